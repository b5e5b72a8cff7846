"""What holds for any text on any measure (typesetting.md 10)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.anytext import MEASURES, STYLES, TEXTS, checked, inked
from compose.prose import SIZE
from compose.reading import (
    CLOSING,
    OPENING,
    PAUSES,
    SLACK,
    STOPS,
    TRIMMED,
    Cell,
    read,
)
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import (
    MOST_REMARKS,
    Compositor,
    compose_paragraph,
)
from reform_press.content.model import Paragraph, Run
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

#: Marks that never open a line at level gb; a dash and a solidus have a rule.
NEVER_FIRST = CLOSING + PAUSES + STOPS + "·–～"


@pytest.fixture(scope="module")
def compositor(square: FontSet) -> Compositor:
    return Compositor(square)


def compose(
    compositor: Compositor, runs: tuple[Run, ...], style: TextStyle, *widths: float
) -> Galley:
    measure = Measure(tuple(width * SIZE for width in widths))
    return compose_paragraph(Paragraph("body", runs), style, measure, compositor)


def codes(galley: Galley) -> set[str]:
    return {remark.code for remark in galley.diagnostics}


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_no_character_is_lost_or_doubled(
    compositor: Compositor, text: str, width: float, style: TextStyle
) -> None:
    """Every character is on exactly one line, and has its glyphs there."""
    galley = compose(compositor, (Run(text),), style, width)
    shown = "".join(line.text for line in galley.lines)
    drawn = "".join(
        cell.text
        for line in galley.lines
        for cell in _without_hyphen(line, compositor.fonts)
    )

    assert inked(shown) == inked(text)
    assert drawn == inked(text)


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_no_line_leaves_its_measure(
    compositor: Compositor, text: str, width: float, style: TextStyle
) -> None:
    """Glyphs stand between the indent and the right edge, or it is said."""
    galley = compose(compositor, (Run(text),), style, width)

    if "compose.overfull" in codes(galley):
        return
    for line in galley.lines:
        cells = read(line, compositor.fonts)
        for cell in cells[:1]:
            assert cell.start >= line.x / SIZE - SLACK
        for cell in cells[-1:]:
            assert cell.end <= width + SLACK
            assert cell.end == pytest.approx((line.x + line.width) / SIZE, abs=SLACK)


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_justified_lines_are_flush(
    compositor: Compositor, text: str, width: float, style: TextStyle
) -> None:
    """All lines but the last end on the edge, unless nothing can open."""
    justified = style._replace(align="justify")
    galley = compose(compositor, (Run(text),), justified, width)
    ragged = sum(remark.code == "compose.ragged" for remark in galley.diagnostics)
    if len(galley.diagnostics) >= MOST_REMARKS:  # no more are told of a paragraph
        return
    ends = [
        (read(line, compositor.fonts) or [Cell("", 0.0, 0.0, "")])[-1].end
        for line in galley.lines[:-1]
    ]

    assert sum(abs(end - width) > SLACK for end in ends) <= ragged


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_no_line_begins_or_ends_with_a_forbidden_mark(
    compositor: Compositor, text: str, width: float, style: TextStyle
) -> None:
    """CLREQ 3.1.4, level gb; where a rule yields, a remark says so."""
    galley = compose(compositor, (Run(text),), style._replace(prohibition="gb"), width)

    if "compose.relaxed" in codes(galley):
        return
    for before, after in pairwise(line.text.strip() for line in galley.lines):
        assert after[:1] not in tuple(NEVER_FIRST)
        assert after.startswith("——") or not after.startswith("—")
        assert before[-1:] not in tuple(OPENING)
        if not (before[-1:] + after[:1]).isascii():
            assert after[:1] not in ("/", "／")
            assert before[-1:] not in ("/", "／")


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_nothing_closes_up_but_marks(
    compositor: Compositor, text: str, width: float, style: TextStyle
) -> None:
    """CLREQ 3.5.3: Han never close up; a mark gives its own blank at most."""
    galley = compose(compositor, (Run(text),), style, width)

    for line in galley.lines:
        for cell, after in pairwise(read(line, compositor.fonts)):
            step = after.x - cell.x
            blank = 0.5 * ((cell.text in TRIMMED) + (after.text in OPENING))
            if cell.text + after.text == "AV":
                blank = 0.1  # kerned
            assert step >= cell.width - blank - 0.005, line.text


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES)
def test_same_text_gives_the_same_galley(
    square: FontSet, text: str, width: float, style: TextStyle
) -> None:
    """What a compositor remembers changes nothing."""
    fresh = compose(Compositor(square), (Run(text),), style, width)
    used = Compositor(square)
    compose(used, (Run(text[::-1]),), style, width)

    assert compose(used, (Run(text),), style, width) == fresh


@checked
@given(
    text=TEXTS,
    width=MEASURES,
    style=STYLES,
    cuts=st.lists(st.integers(0, 200), max_size=4),
)
def test_ends_of_runs_cannot_be_seen(
    compositor: Compositor, text: str, width: float, style: TextStyle, cuts: list[int]
) -> None:
    """R16b: marks on runs change faces, and nothing else.

    Latin words are not cut here: each half is shaped by itself.
    """
    whole = compose(compositor, (Run(text),), style, width)
    runs = _cut(text, cuts)
    parted = compose(compositor, runs, style, width)
    marked = compose(
        compositor,
        tuple(Run(run.text, ("strong",) * (i % 2)) for i, run in enumerate(runs)),
        style,
        width,
    )

    for galley in (parted, marked):
        assert [line.text for line in galley.lines] == [
            line.text for line in whole.lines
        ]
        for line, same in zip(galley.lines, whole.lines, strict=True):
            assert _xs(line, compositor.fonts) == pytest.approx(
                _xs(same, compositor.fonts), abs=0.001
            )


@checked
@given(text=TEXTS, width=MEASURES, style=STYLES, cuts=st.lists(st.integers(0, 200)))
def test_cut_words_lose_no_letter(
    compositor: Compositor, text: str, width: float, style: TextStyle, cuts: list[int]
) -> None:
    """Runs may end anywhere."""
    bounds = sorted({0, *(cut % (len(text) + 1) for cut in cuts), len(text)})
    runs = tuple(Run(text[a:b]) for a, b in pairwise(bounds))
    galley = compose(compositor, runs, style, width)

    assert inked("".join(line.text for line in galley.lines)) == inked(text)


@checked
@given(
    text=TEXTS,
    widths=st.lists(st.integers(3, 20), min_size=1, max_size=5),
    style=STYLES,
)
def test_lines_may_differ_in_measure(
    compositor: Compositor, text: str, widths: list[int], style: TextStyle
) -> None:
    """Runaround (绕排): every line keeps to the width of its own place."""
    galley = compose(compositor, (Run(text),), style, *map(float, widths))

    if "compose.overfull" in codes(galley):
        return
    for number, line in enumerate(galley.lines):
        for cell in read(line, compositor.fonts)[-1:]:
            assert cell.end <= widths[min(number, len(widths) - 1)] + SLACK


def _without_hyphen(line: Line, fonts: FontSet) -> list[Cell]:
    """Return the cells of a line without the hyphen that a cut word got."""
    cells = read(line, fonts)
    added = len("".join(cell.text for cell in cells)) > len(inked(line.text))
    return cells[:-1] if added else cells


def _cut(text: str, cuts: list[int]) -> tuple[Run, ...]:
    bounds = {cut % (len(text) + 1) for cut in cuts} | {0, len(text)}
    kept = [
        at
        for at in sorted(bounds)
        if not (0 < at < len(text) and _latin(text[at - 1]) and _latin(text[at]))
    ]
    return tuple(Run(text[a:b]) for a, b in pairwise(kept))


def _latin(character: str) -> bool:
    return "!" <= character <= "~" or character in "\u00ad\u200b’"


def _xs(line: Line, fonts: FontSet) -> list[float]:
    return [cell.x for cell in read(line, fonts)]
