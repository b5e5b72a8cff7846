"""Captions under pictures and charts (图注), and the notes that they call (图题注).

In: a float as the text calls it, its number.  Out: lines: the number before the
words, the credit behind them, each note under them behind its mark.  A note
that a caption alone calls stands with it, wherever that is, be it under the last
part of a table: its mark is a star, which no note of a page has.

"""

from collections import Counter
from collections.abc import Iterator, Mapping

from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.book.model import Block, Chapter, Float, Note, Table
from reform_press.content.book.walk import paragraphs
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import ASCENT, rounded
from reform_press.makeup.block import Desk
from reform_press.makeup.book.noted import CALL
from reform_press.makeup.book.tabled import CellLine, SetRow
from reform_press.makeup.label import hanging, labelled

#: White between a picture and its caption, pt.
_GAP = 4.0
_STAR = "*"


def captioned(chapter: Chapter) -> Chapter:
    """Return a chapter whose captions have the notes that they alone call.

    Under a table they are the first of its notes.
    """
    calls = Counter(
        run.href
        for paragraph in paragraphs(chapter)
        for run in paragraph.runs
        if run.href.startswith(CALL)
    )
    if not calls:
        return chapter
    notes = {CALL + note.name: note for note in chapter.notes}
    blocks: list[Block] = []
    for block in chapter.blocks:
        if isinstance(block, Float) and block.caption:
            own = tuple(_called(block.caption, calls))
            blocks.append(_noted(block, [notes.pop(href) for href in own]))
        else:
            blocks.append(block)
    return chapter._replace(blocks=tuple(blocks), notes=tuple(notes.values()))


def _called(caption: Paragraph, calls: Mapping[str, int]) -> Iterator[str]:
    """Yield what a caption alone calls, each once, in order."""
    here = Counter(run.href for run in caption.runs if run.href.startswith(CALL))
    yield from (href for href, count in here.items() if count == calls[href])


def _noted(one: Float, notes: list[Note]) -> Float:
    """Return a float with its notes, and their marks in its caption."""
    sign = _sign(one)
    marks = {CALL + note.name: sign * n for n, note in enumerate(notes, 1)}
    if not marks or not one.caption:
        return one
    runs = tuple(
        # Stars are small and high as they are.
        run._replace(text=marks[run.href], marks=()) if run.href in marks else run
        for run in one.caption.runs
    )
    one = one._replace(caption=one.caption._replace(runs=runs))
    own = tuple(
        note.paragraph._replace(label=mark)
        for note, mark in zip(notes, marks.values(), strict=True)
    )
    if not isinstance(one.holds, Table):
        return one._replace(notes=own)
    table = one.holds
    return one._replace(holds=table._replace(notes=(*own, *table.notes)))


def _sign(one: Float) -> str:
    """Return the mark of a caption's first note: not the one of a table's own."""
    own = one.holds.notes if isinstance(one.holds, Table) else ()
    return "†" if any(note.text.startswith(_STAR) for note in own) else _STAR


def number_of(one: Float, numbers: Mapping[str, str]) -> str:
    """Return a float's number as it is printed, "" while it has none."""
    return numbers.get(f"number:{one.id}", "") if one.id else ""


def caption_of(one: Float, number: str, measure: float, desk: Desk) -> SetRow:
    """Set the caption of a picture on a measure, and its notes."""
    style = desk.layout.style("caption")._replace(indent=0.0)
    runs: list[Run] = []
    if number:
        runs.append(Run(number, ("strong",)))
    for more in (one.caption.runs if one.caption else (), _credit(one)):
        if more and runs:
            runs.append(Run("　"))
        runs += more
    if not runs:
        return SetRow(0)
    paragraph = Paragraph("note", tuple(runs), one.source)
    galley = compose_paragraph(paragraph, style, Measure((measure,)), desk.compositor)
    lines = [("caption", line) for line in galley.lines]
    for note in one.notes:
        lines += (("note", line) for line in _note(note, measure, desk))
    return SetRow(0, tuple(_placed(lines, desk)))


def _note(note: Paragraph, measure: float, desk: Desk) -> tuple[Line, ...]:
    """Set a note behind its mark."""
    style = desk.layout.style("note")._replace(indent=0.0)
    style = hanging(note, style, desk.compositor)
    galley = compose_paragraph(note, style, Measure((measure,)), desk.compositor)
    return labelled(galley, note, style, desk.compositor).lines


def _placed(lines: list[tuple[str, Line]], desk: Desk) -> Iterator[CellLine]:
    """Yield lines by their roles, one under the other."""
    top = _GAP
    for role, line in lines:
        style = desk.layout.style(role)
        base = top + (style.leading - style.size) / 2 + ASCENT * style.size
        yield CellLine(line, 0.0, rounded(base), role)
        top += style.leading


def caption_height(caption: SetRow, desk: Desk) -> float:
    """Return the height of a caption, its notes, the white above, in points."""
    if not caption.lines:
        return 0.0
    return _GAP + sum(desk.layout.style(one.role).leading for one in caption.lines)


def _credit(one: Float) -> tuple[Run, ...]:
    return (Run(one.credit, source=one.source),) if one.credit else ()
