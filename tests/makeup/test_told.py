"""A line of a galley is told as it stands on its page."""

from pathlib import Path

import pytest

from reform_press.cli.explained import as_record, as_words
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Paragraph, Run
from reform_press.fonts.library import FontSet
from reform_press.geometry import Size
from reform_press.makeup.galley import Copy, GalleySheet, columns_of, compose_galleys
from reform_press.makeup.told import ToldLine, Watch
from reform_press.style.model import TextStyle

STYLE = TextStyle(size=10.0, leading=16.0, indent=0.0)
#: Two columns of 12 em and 8 lines a page.
SHEET = GalleySheet(Size(300.0, 162.0), 20.0, 2, 20.0)
DENSE = Path(__file__).parents[1] / "galley" / "county.txt"


def copy_of(text: str, fonts: FontSet) -> Copy:
    lines = filter(None, text.splitlines())
    paragraphs = tuple(Paragraph("body", (Run(line),)) for line in lines)
    return Copy(paragraphs, SHEET.measure, STYLE, Compositor(fonts))


def told(copy: Copy, *place: int) -> ToldLine | None:
    watch = Watch(place)
    list(watch.passing(columns_of(compose_galleys(copy), copy, SHEET)))
    return watch.told(copy)


@pytest.mark.slow
def test_each_line_is_told_as_it_stands(fonts: FontSet) -> None:
    """Those of paragraphs set a line longer or shorter as well."""
    copy = copy_of(DENSE.read_text("utf-8"), fonts)
    columns = list(columns_of(compose_galleys(copy), copy, SHEET))
    other = [
        part.paragraph.paragraph
        for column in columns
        for part in column.parts
        if part.paragraph.galley != copy.galley(part.paragraph.paragraph)
    ]

    assert other
    for column in columns:
        for row, line in enumerate(column.lines):
            watch = Watch((column.page, column.number, row + 1))
            list(watch.passing(columns))
            found = watch.told(copy)

            assert found
            assert found.explained.line == line
            assert found.number == column.first + row


def test_line_is_found_by_number_and_by_place(fonts: FontSet) -> None:
    """Page 2, column 1, line 3: two columns of eight lines stand before it."""
    copy = copy_of("问渠那得清如许为有源头活水来" * 40, fonts)
    found = told(copy, 19)

    assert found
    assert (found.page, found.column, found.row) == (2, 1, 3)
    assert (again := told(copy, 2, 1, 3))
    assert again[:4] == found[:4]


@pytest.mark.parametrize("place", [(999,), (1, 3, 1), (1, 1, 9), (0, 1, 1)])
def test_line_that_is_not_there_is_not_told(
    place: tuple[int, ...], fonts: FontSet
) -> None:
    assert told(copy_of("问渠那得清如许" * 40, fonts), *place) is None


def test_gaps_are_told_tier_by_tier(fonts: FontSet) -> None:
    """Brackets give way before commas (CLREQ 3.5.3)."""
    copy = copy_of("校长（兼）说，全校已复课，天地玄黄宇宙洪荒日月盈昃", fonts)
    found = told(copy, 1)

    assert found
    words = as_words(found)
    assert "第 4 层 括号、引号：-0.250 × 2  长|（ ）|说" in words.zh
    assert "tier 4, brackets and quotation marks: -0.250 × 2" in words.en
    assert "第 5 层" not in words.zh
    assert "行末「，」的空白去掉 0.50 字" in words.zh


def test_rule_against_a_break_is_told(fonts: FontSet) -> None:
    copy = copy_of("问渠那得清如许为有《清渠》一二三四五六七八九", fonts)
    found = told(copy, 1)

    assert found
    assert "「《」不得居行末" in as_words(found).zh
    rules = {
        place["before"] + place["after"]: place["rule"]
        for place in as_record(found)["breaks"]
    }
    assert rules["《清"] == "end"
    assert rules["清渠"] == ""


def test_last_line_is_not_filled(fonts: FontSet) -> None:
    copy = copy_of("问渠那得清如许为有源头活水来。", fonts)
    found = told(copy, 2)

    assert found
    assert "段末一行不拉开" in as_words(found).zh
    assert as_record(found)["edges"] == [0.0, 0.5]
