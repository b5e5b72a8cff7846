"""Columns of a galley end where no line is left alone."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press.compose.galley import Galley, Line
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic, Words
from reform_press.makeup.feet import (
    SHORTEST,
    Column,
    SetParagraph,
    columns,
    columns_again,
)

REMARK = Diagnostic("warning", "compose.loose", Words("松", "loose"))


def paragraph(
    at: int, lines: int, *, head: bool = False, drop: int = 0
) -> SetParagraph:
    told = Paragraph("crosshead" if head else "body", (), id=str(at), drop=drop)
    return SetParagraph(told, Galley(set_in(at, lines), (REMARK,)))


def set_in(at: int, lines: int) -> tuple[Line, ...]:
    return tuple(Line((), 0.0, 0.0, f"{at}.{n + 1}/{lines}") for n in range(lines))


def never(told: Paragraph, lines: int) -> None:
    """Set no paragraph in another length."""


def always(told: Paragraph, lines: int) -> Galley:
    """Set every paragraph as it is wanted."""
    return Galley(set_in(int(told.id), lines))


Setter = Callable[[Paragraph, int], Galley | None]


def filled(lengths: list[int], rows: int, setter: Setter, *heads: int) -> list[str]:
    """Return the lines of each column; ``heads`` are crossheads by index."""
    set_paragraphs = (
        paragraph(at, lines, head=at in heads) for at, lines in enumerate(lengths)
    )
    return [
        " ".join(line.text for part in column for line in part.lines)
        for column, *_ in columns(set_paragraphs, rows, setter)
    ]


def test_column_is_filled_to_its_foot() -> None:
    assert filled([4, 4], 6, never) == [
        "0.1/4 0.2/4 0.3/4 0.4/4 1.1/4 1.2/4",
        "1.3/4 1.4/4",
    ]


@pytest.mark.parametrize(
    ("lengths", "first"),
    [
        ([3, 4, 3], "1.2/4"),  # the widow takes a line with it
        ([5, 4, 3], "0.5/5"),  # the orphan goes on
        ([4, 3, 3], "0.4/4"),  # three lines are parted nowhere
        ([5, 2, 3], "0.5/5"),
    ],
)
def test_lines_left_alone_go_on_with_their_own(lengths: list[int], first: str) -> None:
    """CLREQ 3.4.4: of six lines one or two stay white."""
    foot = filled(lengths, 6, never)[0].split()[-1]

    assert foot == first


@pytest.mark.parametrize(
    ("lengths", "column"),
    [
        # Best is another length of the paragraph that is parted ...
        ([3, 4, 3], "0.1/3 0.2/3 0.3/3 1.1/3 1.2/3 1.3/3"),
        # ... else of the one before it.
        ([5, 4, 3], "0.1/4 0.2/4 0.3/4 0.4/4 1.1/4 1.2/4"),
        ([5, 2, 3], "0.1/5 0.2/5 0.3/5 0.4/5 0.5/5 1.1/1"),
    ],
)
def test_line_more_or_fewer_fills_the_column(lengths: list[int], column: str) -> None:
    """加行、抽行."""
    assert filled(lengths, 6, always)[0] == column


def test_crosshead_is_never_last() -> None:
    """CLREQ 4.1.3; nor is it with one line of its text."""
    for text in (4, 5):
        first = filled([text, 1, 4], 6, never, 1)[0]

        assert first.split()[-1] == f"0.{text}/{text}"


def test_crossheads_keep_their_length() -> None:
    asked = []

    def note(told: Paragraph, lines: int) -> None:
        asked.append(int(told.id))

    filled([5, 1, 6, 9], 6, note, 1)

    assert asked
    assert 1 not in asked


def test_rows_of_a_drop_cap_stay_together() -> None:
    """首字下沉: three rows are parted nowhere, the fourth may go on."""
    dropped = paragraph(1, 7, drop=3)
    found = [
        sum(part.end - part.begin for part in column)
        for above in (4, 3)
        for column in [next(columns([paragraph(0, above), dropped], 6, never)).column]
    ]

    assert found == [4, 6]


def test_short_columns_are_filled_as_they_come() -> None:
    assert filled([3, 3], 2, always) == ["0.1/3 0.2/3", "0.3/3 1.1/3", "1.2/3 1.3/3"]


def test_remarks_come_with_the_first_line_of_their_paragraph() -> None:
    found = columns(iter([paragraph(0, 10), paragraph(1, 2)]), 6, never)
    told = [
        [remark for part in cut.column for remark in part.diagnostics] for cut in found
    ]

    assert told == [[REMARK], [REMARK]]


def test_no_more_is_composed_than_a_column_needs() -> None:
    """A galley of any length is set in the same memory."""
    read = []

    def copy() -> Iterator[SetParagraph]:
        for at in range(100):
            read.append(at)
            yield paragraph(at, 3)

    next(columns(copy(), 6, never))

    assert len(read) == 3


@given(
    lengths=st.lists(st.integers(1, 12), max_size=60),
    heads=st.sets(st.integers(0, 59)),
    rows=st.integers(SHORTEST, 30),
    setter=st.sampled_from([never, always]),
)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_no_line_is_lost_and_none_is_alone(
    lengths: list[int], heads: set[int], rows: int, setter: Setter
) -> None:
    """Crossheads of one line, never more than one in a row."""
    heads = {at for at in heads if at - 1 not in heads}
    lengths = [1 if at in heads else lines for at, lines in enumerate(lengths)]
    given = (paragraph(at, n, head=at in heads) for at, n in enumerate(lengths))
    found = [cut.column for cut in columns(given, rows, setter)]
    places = [line.text for c in found for part in c for line in part.lines]

    assert [int(text.split(".")[0]) for text in places] == sorted(
        int(text.split(".")[0]) for text in places
    )
    assert {text.split(".")[0] for text in places} == {
        str(n) for n in range(len(lengths))
    }
    for column in found:
        assert sum(len(part.lines) for part in column) <= rows
    for column, after in pairwise(found):
        check_foot(column, after)


@given(
    before=st.lists(st.integers(1, 12), max_size=40),
    fresh=st.lists(st.integers(1, 12), max_size=4),
    at=st.integers(0, 40),
    gone=st.integers(0, 4),
    rows=st.integers(1, 14),
    setter=st.sampled_from([never, always]),
)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_columns_cut_again_are_those_of_a_first_cut(
    before: list[int], fresh: list[int], at: int, gone: int, rows: int, setter: Setter
) -> None:
    """Paragraphs changed, added or taken out anywhere."""
    old = [paragraph(number, lines) for number, lines in enumerate(before)]
    new = [paragraph(100 + number, lines) for number, lines in enumerate(fresh)]
    now = [*old[:at], *new, *old[at + gone :]]
    stood = old, list(columns(old, rows, setter))

    assert list(columns_again(now, rows, setter, stood)) == list(
        columns(now, rows, setter)
    )


def test_columns_below_an_edit_stay_where_they_begin_as_they_did() -> None:
    """The edited paragraph keeps its length, and so do the columns below."""
    old = [paragraph(at, 4) for at in range(60)]
    now = [*old[:30], paragraph(100, 4), *old[31:]]
    cuts = list(columns(old, 10, never))
    again = list(columns_again(now, 10, never, (old, cuts)))
    kept = [one is two for one, two in zip(cuts, again, strict=True)]

    assert kept.count(False) <= 3
    assert kept[0]
    assert kept[-1]


def check_foot(column: Column, after: Column) -> None:
    foot, head = column[-1], after[0]
    lines = len(foot.paragraph.galley.lines)
    if foot.end < lines:
        assert foot.end >= 2
        assert lines - foot.end >= 2
        assert head.begin == foot.end
    else:
        assert not foot.paragraph.crosshead
        assert head.begin == 0
