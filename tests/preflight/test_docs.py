"""The limits in the documents are those that files are measured by."""

import re
from pathlib import Path

import pytest

from reform_press.geometry import MM
from reform_press.preflight.expect import COATED, NEWSPRINT, Expect

DOCS = Path(__file__).parents[2] / "docs"


def told(expect: Expect) -> list[list[float]]:
    """Return the rows of the table of limits for one press."""
    return [
        [expect.bleed / MM, expect.safe / MM],
        [expect.ink_limit * 100],
        [expect.ppi_min, expect.ppi_coarse],
        [expect.ppi_line_art],
        [expect.rule_min],
        [expect.small_text],
    ]


@pytest.mark.parametrize("name", ["check.md", "check.zh.md"])
def test_the_limits_that_are_told_are_those_that_hold(name: str) -> None:
    text = (DOCS / name).read_text("utf-8")
    table = text.partition("FOGRA27")[2].split("\n\n")[0].splitlines()[2:]
    columns = [
        [[float(n) for n in re.findall(r"[\d.]+", row.split("|")[at])] for row in table]
        for at in (2, 3)
    ]

    for column, expect in zip(columns, (NEWSPRINT, COATED), strict=True):
        assert column == [pytest.approx(row) for row in told(expect)]
