"""What a chart of a book is asked for besides what its file says."""

from typing import Any

import pytest

from reform_press.content.book.float_forms import ChartForm

WRITTEN: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("bars", {}, {"grouped": False}),
    ("lines", {"numbers": False}, {"grouped": False, "values": False}),
    ("ring", {"grouped": True}, {"grouped": True}),
    ("timeline", {"even": True}, {"even": True}),
)


@pytest.mark.parametrize(("chart", "said", "options"), WRITTEN)
def test_numbers_of_a_chart_are_as_those_of_tables_unless_it_groups_them(
    chart: str, said: dict[str, Any], options: dict[str, Any]
) -> None:
    form = ChartForm.model_validate({"chart": chart, "values": [], **said})

    assert form.options() == options
