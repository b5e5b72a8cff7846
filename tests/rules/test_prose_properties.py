"""What holds for any plausible prose, and for prose with marks between lines.

Digest 6 to 8: no runt, no line out of its measure, no hole that no rule asks
for, and annotations that follow their characters.

"""

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press import set_text
from rules.case import HAN, SLACK, codes

CLAUSES = st.text(st.sampled_from(HAN), min_size=3, max_size=11)
MARKS = st.sampled_from("，，，、；：。？")
#: Han with a mark after some, as sentences have them.
PROSE = st.lists(st.tuples(CLAUSES, MARKS), min_size=2, max_size=12).map(
    lambda parts: "".join(han + mark for han, mark in parts)
)
ANNOTATED = st.lists(
    st.one_of(
        CLAUSES,
        MARKS,
        st.sampled_from(
            [
                "{天地|tiān dì}",
                "{双床|shuāng chuáng}",
                "*玄黄*",
                "[宇宙]{.专名}",
                "[洪荒]{.书名}",
                "日^1^",
            ]
        ),
    ),
    min_size=3,
    max_size=14,
).map(lambda parts: re.sub("。+", "。", "".join(parts)).replace("**", ""))
MEASURES = st.integers(16, 60).map(lambda halves: halves / 2)
MODES = st.sampled_from(["horizontal", "vertical"])

many = settings(max_examples=150, deadline=None, derandomize=True)


def _unmarked(text: str) -> str:
    """Return annotated copy without its marks."""
    text = re.sub(r"\{([^|{}]+)\|[^}]*\}|\[([^]]+)\]\{[^}]*\}", r"\1\2", text)
    return re.sub(r"[*^]", "", text)


def _ends(line: Any) -> list[float]:
    return [x + width for x, width in zip(line.x_em, line.advance_em, strict=True)]


@many
@given(text=PROSE, measure=MEASURES, mode=MODES)
def test_prose_leaves_no_runt(text: str, measure: float, mode: Any) -> None:
    """R47: two Han at least on a last line."""
    lines = set_text(text, measure, mode=mode)

    assert len(lines) == 1 or sum(c in HAN for c in lines[-1].text) >= 2


@many
@given(text=PROSE, measure=MEASURES, mode=MODES, hanging=st.booleans())
def test_prose_stays_in_its_measure(
    text: str, measure: float, mode: Any, hanging: bool
) -> None:
    """R38, R27: nothing stands outside but one hung mark at a line's end."""
    for line in set_text(text, measure, mode=mode, hanging=hanging):
        outside = [
            mark
            for mark, end in zip(line.text, _ends(line), strict=True)
            if end > measure + SLACK
        ]
        assert outside == [] or (hanging and outside == [line.text[-1]])
        assert all(mark in "，、。" for mark in outside)


@many
@given(text=PROSE, measure=MEASURES.filter(lambda m: m >= 12), mode=MODES)
def test_prose_has_no_hole(text: str, measure: float, mode: Any) -> None:
    """R42b: no Han gap over half an em where a line has a dozen characters."""
    for line in set_text(text, measure, mode=mode):
        for (han, x), (other, after) in pairwise(
            zip(line.text, line.x_em, strict=True)
        ):
            assert not {han, other} <= set(HAN) or after - x <= 1.5, line.text


@many
@given(text=PROSE, measure=MEASURES)
def test_han_gaps_of_a_line_are_alike(text: str, measure: float) -> None:
    """R42: equal share."""
    for line in set_text(text, measure):
        places = zip(line.text, line.x_em, strict=True)
        steps = [
            after - x
            for (han, x), (other, after) in pairwise(places)
            if han in HAN and other in HAN
        ]
        assert max(steps, default=0) - min(steps, default=0) <= 0.005, line.text


@many
@given(text=PROSE, measure=MEASURES)
def test_a_line_never_opens_and_closes_up(text: str, measure: float) -> None:
    """CLREQ 3.5: a line that stretches has no mark narrower than its own cell."""
    for line in set_text(text, measure)[:-1]:
        cells = list(zip(line.text, line.x_em, line.advance_em, strict=True))
        opened = any(
            after - x > 1.005
            for (han, x, _), (other, after, _) in pairwise(cells)
            if han in HAN and other in HAN
        )
        narrow = [c for c, _, width in cells[:-1] if c not in HAN and width < 0.99]
        assert not (opened and narrow), line.text


@many
@given(text=ANNOTATED, measure=MEASURES, mode=MODES)
def test_annotated_copy_comes_back_in_flush_lines(
    text: str, measure: float, mode: Any
) -> None:
    """R79, R38: readings and marks are no part of the line's text."""
    lines = set_text(text, measure, mode=mode)

    assert "".join(line.text for line in lines) == _unmarked(text)
    if not codes(lines) & {"compose.ragged", "compose.relaxed", "compose.overfull"}:
        for line in lines[:-1]:
            assert abs(line.x_em[0] + line.width_em - measure) <= SLACK


@many
@given(text=ANNOTATED, measure=MEASURES, mode=MODES)
def test_annotations_follow_their_characters(
    text: str, measure: float, mode: Any
) -> None:
    """R63, R64, R67: in the middle, within the line, and apart."""
    for line in set_text(text, measure, mode=mode):
        middles = [
            (start + end) / 2 for start, end in zip(line.x_em, _ends(line), strict=True)
        ]
        for mark in line.marks:
            middle = mark.x_em + mark.width_em / 2
            assert -SLACK <= mark.x_em <= measure
            assert mark.kind != "dot" or min(abs(middle - m) for m in middles) <= SLACK
        for first, second in pairwise(line.ruby):
            assert second.x_em - first.x_em - first.width_em >= 0.25 - SLACK
