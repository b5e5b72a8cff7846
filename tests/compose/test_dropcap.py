"""A drop cap stands on the grid, and text begins beside it (R61)."""

import pytest

from reform_press.compose.dropcap import compose_dropped
from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.style.model import TextStyle

STYLE = TextStyle(size=10, leading=13)
COPY = "改革潮涌千峰翠，发展花开万户春。" * 6


def dropped(fonts, text, rows=2, *, style=STYLE, measure=120.0, **said):
    runs = (Run(text, source=Source("a.md", 3, 5)),)
    paragraph = Paragraph("body", runs, drop=rows, **said)
    return compose_dropped(paragraph, style, Measure((measure,)), Compositor(fonts))


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_a_han_cap_is_n_pitches_less_one_gap(square, rows):
    cap = dropped(square, COPY, rows).galleys[0].lines[0].runs[0]

    assert cap.size == pytest.approx(rows * 13 - 3)


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_a_han_cap_is_level_with_its_first_and_its_last_row(square, rows):
    """Body of a Han glyph: 0.88 em above its baseline, 0.12 below."""
    cap = dropped(square, COPY, rows).galleys[0].lines[0].runs[0]

    assert -cap.rise - 0.88 * cap.size == pytest.approx(-8.8)
    assert -cap.rise + 0.12 * cap.size == pytest.approx(13 * (rows - 1) + 1.2)


@pytest.mark.parametrize("rows", [2, 3])
def test_text_begins_on_a_whole_character_beside_it(square, rows):
    lines = dropped(square, COPY, rows).galleys[0].lines
    starts = [line.runs[-1].x if n == 0 else line.x for n, line in enumerate(lines)]
    wide = rows * 13 - 3

    assert len(set(starts[:rows])) == 1
    assert starts[0] % 10 == pytest.approx(0)
    assert wide + 2.5 <= starts[0] < wide + 12.5
    assert set(starts[rows:]) == {0.0}


def test_every_line_but_the_last_ends_at_the_measure(square):
    *lines, _ = dropped(square, COPY).galleys[0].lines

    assert {line.x + line.width for line in lines} == {120.0}


def test_nothing_of_the_copy_is_lost_and_its_place_is_known(square):
    found = dropped(square, COPY)
    lines = found.galleys[0].lines

    assert found.rows == 2
    assert "".join(line.text for line in lines) == COPY
    assert lines[0].first
    assert lines[-1].last
    before = len(lines[0].text)
    assert lines[1].source == Source("a.md", 3, 5 + before)


def test_an_opening_mark_before_it_is_trimmed(square):
    """CLREQ 3.1.6: at a line's beginning an opening mark loses its blank."""
    line = dropped(square, "“改革”二字，" * 9).galleys[0].lines[0]
    cap, text = line.runs[0], line.runs[1]

    assert cap.x == pytest.approx(-0.5 * 23)  # the blank half is outside
    assert len(cap.codes) == 4
    assert text.x == 40  # 1.5 x 23 and a quarter, in whole characters


def test_a_latin_cap_is_as_high_as_the_capitals_of_its_first_row(fonts):
    text = "Reform Press sets Chinese and English alike. " * 4
    line = dropped(fonts, text).galleys[0].lines[0]
    cap = line.runs[0]
    face = Compositor(fonts).fonts.face(cap.face)
    high = face.traits().cap_height

    assert cap.rise == -13
    assert high * cap.size - 13 == pytest.approx(high * 10, abs=0.01)


def test_the_ink_of_a_latin_cap_stands_at_the_edge(fonts):
    line = dropped(fonts, "Reform Press sets English. " * 4).galleys[0].lines[0]
    cap = line.runs[0]
    ink = Compositor(fonts).fonts.face(cap.face).ink(int.from_bytes(cap.codes, "big"))

    assert cap.x + ink.left * cap.size == pytest.approx(0, abs=0.01)


def test_a_number_is_not_parted(square):
    line = dropped(square, "2023年，" + COPY).galleys[0].lines[0]

    assert line.runs[0].size > 20
    assert len(line.runs[0].codes) == 8


def test_other_lengths_have_the_cap_as_well(square):
    copy = "正正正，正正正正。" * 13
    found = dropped(square, copy)

    assert len(found.galleys) > 1
    assert {one.lines[0].runs[0].size for one in found.galleys} == {23.0}
    assert {"".join(line.text for line in one.lines) for one in found.galleys} == {copy}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("——破折号在前，" + COPY, 120.0),  # a dash
        ("啊，" + COPY, 120.0),  # a mark would begin the text
        ("改革", 120.0),  # one line
        (COPY, 60.0),  # 3 characters beside it
    ],
)
def test_where_no_cap_can_stand_the_paragraph_is_plain_and_says_so(
    square, text, measure
):
    found = dropped(square, text, measure=measure)
    first = found.galleys[0]

    assert found.rows == 0
    assert first.diagnostics[0].code == "compose.no-drop-cap"
    assert {run.size for line in first.lines for run in line.runs} == {10}


def test_in_vertical_lines_the_cap_reaches_to_the_left(square):
    style = STYLE._replace(mode="vertical")
    found = dropped(square, COPY, style=style).galleys[0].lines
    cap = found[0].runs[0]

    assert cap.rise + cap.size / 2 == pytest.approx(5)  # right edges level
    assert found[1].x == 30
