"""What is higher than a page (排不下), said at its place in the copy.

In: a chapter as set, which the breaker refused.  Out: a diagnostic that names
the first box that no page holds: a heading, a row of a table, a line with its
notes.

"""

from reform_press.content.book.model import Chapter, Part
from reform_press.errors import Diagnostic, Source
from reform_press.makeup.block import remark
from reform_press.makeup.book.elements import SetBlock, SetChapter, SetText
from reform_press.makeup.book.paragraphs import placed_at
from reform_press.makeup.book.stream import Stream


def too_high(told: Chapter | Part, made: SetChapter, rows: int) -> Diagnostic:
    """Return what is wrong with a chapter that pages of so many rows do not hold."""
    stream = made.stream
    for box in range(stream.n):
        high = stream.rows(box, box + 1)
        if high > rows:
            return _block(told, made, box)
        lines = _at_least(stream, box)
        if high + stream.notes.rows(lines) > rows:
            return _notes(_place(made, box) or told.source)
    return remark(
        "too-high",
        f"“{told.title}”里有一块比一面还高",
        f"something in “{told.title}” is higher than a page",
        told.source,
    )


def high_title(told: Chapter | Part) -> Diagnostic:
    """Say that a title leaves no room under it."""
    return remark(
        "too-high",
        f"标题“{told.title}”太长，一面排不下",
        f"the title “{told.title}” is so long that no page holds it",
        told.source,
        hint=("缩短标题", "shorten it"),
    )


def _at_least(stream: Stream, box: int) -> int:
    """Return the lines of a box's notes that stand in its column."""
    before, wanted = stream.noted[box : box + 2]
    if before == wanted:
        return 0
    begun = stream.notes.begins[wanted - 1]  # every note begins there
    parts = (line for line in range(begun, wanted) if stream.notes.parts[line])
    return next(parts, wanted) - before


def _block(told: Chapter | Part, made: SetChapter, box: int) -> Diagnostic:
    element = made.elements[made.element_at(box)]
    heading = isinstance(element, SetBlock) and bool(element.heading)
    what = ("这个标题", "this heading") if heading else ("表的这一行", "this row")
    return remark(
        "too-high",
        f"{what[0]}比一面还高",
        f"{what[1]} is higher than a page",
        _place(made, box) or told.source,
        hint=("缩短它，或拆成几行", "shorten it, or make it several rows"),
    )


def _notes(place: Source | None) -> Diagnostic:
    return remark(
        "too-high",
        "这一行叫的注太多，和它同一面排不下",
        "the notes that this line calls are higher than a page",
        place,
        hint=(
            "缩短注文，或分到几段去叫，或写 notes: end",
            "shorten them, call them from several paragraphs, or write notes: end",
        ),
    )


def _place(made: SetChapter, box: int) -> Source | None:
    """Return where in its file the copy of a box stands."""
    number = made.element_at(box)
    element = made.elements[number]
    if isinstance(element, SetText):
        line = element.galley.lines[box - made.starts[number]]
        return placed_at(line.source, element.places)
    sources = (one.line.source for one in element.row.lines)
    return next((source for source in sources if source), None)
