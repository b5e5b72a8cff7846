"""Numbers of charts: read, said, and on round steps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.makeup.charts.numbers import is_grouped, number, said, scale

D = Decimal
NUMBERS = st.decimals(-(10**9), 10**9, places=2)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"), ("1,234.50", "1234.50"), ("-3", "-3"), ("−3.5", "-3.5"),
        ("0012", "12"), (" 7 ", "7"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_typed(typed: str, value: str) -> None:
    assert str(number(typed)) == str(D(value))


@pytest.mark.parametrize(
    "typed", ["", "12%", "1,23", "三", "１２", "1e5", "nan", "--1", "1.2.3", "9" * 20]
)
def test_what_is_no_number_of_a_chart_is_none(typed: str) -> None:
    assert number(typed) is None


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("94.70", "%", "94.70%"), ("3", "万吨", "3万吨"), ("3", "kt", "3\u00a0kt"),
        ("-12", "℃", "−12℃"), ("12345.678", "", "12,345.678"), ("-0.5", "", "−0.5"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_decimals_and_has_a_true_minus(
    value: str, unit: str, text: str
) -> None:
    assert said(D(value), unit, grouped=True) == text


@pytest.mark.parametrize(
    ("lang", "values", "grouped"),
    [
        ("zh-Hans", ["9999"], False), ("zh-Hans", ["10000", "1"], True),
        ("en", ["999"], False), ("en", ["-1000"], True),
        ("zh-Hant-TW", ["1000"], False),
    ],
)  # fmt: skip
def test_four_digits_stay_together_in_chinese(
    lang: str, values: list[str], grouped: bool
) -> None:
    """GB/T 15835-2011 5.1.1."""
    assert is_grouped(map(D, values), lang) is grouped


@given(NUMBERS, NUMBERS, st.integers(1, 8))
def test_a_scale_holds_all_in_few_round_steps(low: D, high: D, most: int) -> None:
    low, high = min(low, high), max(low, high)

    found = scale(low, high, most)

    assert found.low <= low
    assert found.high >= high
    assert 1 <= found.steps <= max(most, 2 if low < 0 < high else 1)
    digits = found.step.normalize().as_tuple().digits
    assert digits in ((1,), (2,), (5,))
    assert found.low % found.step == 0


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        ("0", "16.25", 6, "0 5 10 15 20"),
        ("0", "1", 6, "0.0 0.2 0.4 0.6 0.8 1.0"),
        ("-12", "20", 6, "-20 -10 0 10 20"),
        ("0", "100", 5, "0 20 40 60 80 100"),
        ("7", "7", 4, "6 8 10 12 14"),
    ],
)
def test_steps_are_those_that_a_reader_expects(
    low: str, high: str, most: int, ticks: str
) -> None:
    assert " ".join(map(str, scale(D(low), D(high), most).ticks)) == ticks


def test_places_on_a_scale_are_shares_of_it() -> None:
    found = scale(D(0), D(100), 5)

    assert [found.place(D(v)) for v in (0, 25, 100)] == [0.0, 0.25, 1.0]
