"""Numerals, units, note marks (数字与单位): what must not be cut.

GB/T 15835 5.1; UAX #14 LB25; R13, R15.  Each unit is tried at every measure
on which it has room, so that it meets the line's end somewhere.

"""

from itertools import pairwise

import pytest

from reform_press import set_text
from rules.case import Case, cases, examine

MEASURES = [n / 2 for n in range(12, 32)]
BEFORE, AFTER = "全市平均气温今年升至", "以上，各区分别作出应对安排。"

UNITS = (
    "12,345.67",
    "28℃",
    "-5℃",
    "3.14",
    "12.5%",
    "30‰",
    "￥12,345.67",
    "¥100",
    "$5.20",
    "€300",
    "£40",
    "№15",
    "±0.5",
    "45°",
    "5′",
    "3/4",
    "10:30",
    "5kg",
)


@pytest.mark.parametrize("unit", UNITS)
def test_numeral_and_its_signs_are_never_cut(unit: str) -> None:
    """R13: whole on one line, at every measure."""
    cut = [
        measure
        for measure in MEASURES
        if not any(
            unit in line.text for line in set_text(f"{BEFORE}{unit}{AFTER}", measure)
        )
    ]

    assert cut == []


@pytest.mark.parametrize("number", ["第12", "图3", "圖10", "表2", "第2.5"])
def test_number_stays_with_the_han_that_counts(number: str) -> None:
    """A page, a figure or a table is never parted from its number."""
    cut = [
        measure
        for measure in MEASURES
        if not any(
            number in line.text
            for line in set_text(f"{BEFORE}{number}{AFTER}", measure)
        )
    ]

    assert cut == []


@pytest.mark.parametrize("span", ["2018–2023", "1949—1956", "9～17", "北京—上海"])
def test_connector_never_opens_a_line(span: str) -> None:
    """R13, R06: a range may part after its connector, never before."""
    opened = [
        (measure, line.text)
        for measure in MEASURES
        for line in set_text(f"{BEFORE}{span}{AFTER}", measure)
        if line.text[0] in "–—～"
    ]

    assert opened == []


@pytest.mark.parametrize("mark", ["①", "⑩", "^1^"])
def test_note_mark_never_opens_a_line(mark: str) -> None:
    """R15: it stays with the character before it."""
    shown = mark.strip("^")
    opened = [
        (measure, line.text)
        for measure in MEASURES
        for line in set_text(f"{BEFORE}完成{mark}{AFTER}", measure)
        if line.text.startswith(shown)
    ]

    assert opened == []


@pytest.mark.parametrize("host", ["ERP", "45", "。", "”", "28℃"])
@pytest.mark.parametrize("mark", ["①", "^1^"])
def test_note_mark_stays_with_any_host(host: str, mark: str) -> None:
    """R15: a word, a number, a mark may be its host as well as Han."""
    text = f"{BEFORE}{host}{mark}{AFTER}"
    shown = mark.strip("^")
    opened = [
        (measure, line.text)
        for measure in MEASURES
        for line in set_text(text, measure)
        if line.text.startswith(shown)
    ]

    assert opened == []


@pytest.mark.parametrize("unit", ["28℃", "12,345.67"])
def test_range_is_over_when_the_line_is(unit: str) -> None:
    """The sweeps above do move the unit from line to line."""
    places = {
        [unit in line.text for line in lines].index(True)
        for lines in (set_text(f"{BEFORE}{unit}{AFTER}", m) for m in MEASURES)
    }

    assert len(places) > 1


NOTES = (
    Case(
        "note-mark-goes-down-with-its-host",
        "R15",
        "天地玄黄宇宙洪荒①日月盈昃",
        8,
        ("天地玄黄宇宙洪", "荒①日月盈昃"),
    ),
    Case(
        "number-goes-down-whole",
        "R13, R42",
        "全市气温升至28℃以上停课",
        7,
        ("全市气温升至", ""),
        {"市": 1.2, "至": 6, "2": 0},
        ends={0: 7},
    ),
    Case(
        "long-number-goes-down-whole",
        "R13",
        "天地12,345,678玄黄宇宙",
        6,
        ("天地", "12,345,678", "玄黄宇宙"),
        square=True,
    ),
    Case(
        "years-part-after-their-connector",
        "R13: only its start is forbidden; digest 3",
        "天地玄黄2018–2023年改革",
        6.75,
        ("天地玄黄2018–", "2023年改革"),
        ends={0: 6.75},
        square=True,
    ),
    Case(
        "hours-part-after-their-connector",
        "R13: only its start is forbidden; digest 3",
        "天地玄黄10～17时开放",
        6.25,
        ("天地玄黄10～", "17时开放"),
        square=True,
    ),
    Case(
        "currency-goes-down-with-its-number",
        "R13",
        "全部投入共计￥30以上项目",
        7,
        ("全部投入共计", ""),
        {"￥": 0},
    ),
)


@cases(NOTES)
def test_unit_goes_down(case: Case, request: pytest.FixtureRequest) -> None:
    """What does not fit goes to the next line whole."""
    examine(case, request)


def test_squeeze_looks_through_a_note_mark() -> None:
    """R15, R22: `）①。` squeezes as `）。`."""
    (line,) = set_text("天）^1^。地", 20)
    x = dict(zip(line.text, line.x_em, strict=True))
    width = dict(zip(line.text, line.advance_em, strict=True))

    assert x["地"] - x["）"] - width["1"] == pytest.approx(1.5, abs=0.02)


def test_digits_keep_their_advances() -> None:
    """R41: a number is not opened on a stretched line."""
    loose = set_text("天地2023玄黄", 8, align="justify_all")[0]
    solid = set_text("天地2023玄黄", 20)[0]
    first = loose.text.index("2")

    for n, m in pairwise(range(first, first + 4)):
        assert loose.x_em[m] - loose.x_em[n] == pytest.approx(
            solid.x_em[m] - solid.x_em[n], abs=0.005
        )
