"""Notes of a chapter at the feet of columns (脚注), their marks (注码).

In: the notes in the order of their calls, the runs that call them.  Out: marks
as they are printed, lines of notes.  Where numbers begin again on each page,
the pages are known only after they are broken: then some marks change.

"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import is_

from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.book.model import Chapter, Float, Table
from reform_press.content.book.walk import changed_table, paragraphs
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic
from reform_press.makeup.block import Desk, remark
from reform_press.makeup.book.elements import SetNotes
from reform_press.makeup.book.landed import Landing
from reform_press.makeup.label import hanging, labelled
from reform_press.style.model import Mode, TextStyle

CALL = "note:"
#: Numbers in circles: the first of each run of them, and how many it has.
_CIRCLED = ((0x2460, 20), (0x3251, 15), (0x32B1, 15))
#: White above notes with their rule (rows), length and weight of it (em of
#: body, pt), and how far above the first line it stands (pt).
APART, RULE, WEIGHT, ABOVE = 0.5, 2.0, 0.35, 3.0


def mark_of(number: int) -> str:
    """Return a note's mark: ①, ② … ㊿, then [51]."""
    left = number
    for first, count in _CIRCLED:
        if left <= count:
            return chr(first + left - 1)
        left -= count
    return f"[{number}]"


def marks_through(chapters: Iterable[Chapter]) -> dict[str, str]:
    """Return the marks of notes counted through each chapter."""
    return {
        note.name: mark_of(number)
        for chapter in chapters
        for number, note in enumerate(chapter.notes, 1)
    }


def marks_by_page(names: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the marks of notes counted anew on each page."""
    return {name: mark_of(n) for page in names for n, name in enumerate(page, 1)}


def filled(
    paragraph: Paragraph, marks: Mapping[str, str], numbers: Mapping[str, str]
) -> Paragraph:
    """Return a paragraph with its marks, and the numbers that it refers to.

    ``numbers`` are by ``href``; what is not known yet stays as it is written.
    """
    if not any(run.href for run in paragraph.runs):
        return paragraph
    runs = tuple(_filled(run, marks, numbers) for run in paragraph.runs)
    if all(map(is_, runs, paragraph.runs)):
        return paragraph
    return paragraph._replace(runs=runs)


def filled_float(
    one: Float, marks: Mapping[str, str], numbers: Mapping[str, str]
) -> Float:
    """Return a float whose caption, cells and notes say what they refer to."""
    caption = filled(one.caption, marks, numbers) if one.caption else None
    table = one.holds
    if not isinstance(table, Table):
        under = tuple(filled(note, marks, numbers) for note in one.notes)
        return one._replace(caption=caption, notes=under)
    table = changed_table(table, partial(filled, marks=marks, numbers=numbers))
    return one._replace(caption=caption, holds=table)


def _filled(run: Run, marks: Mapping[str, str], numbers: Mapping[str, str]) -> Run:
    if run.href.startswith(CALL):
        text = marks.get(run.href.removeprefix(CALL), run.text)
    else:
        text = numbers.get(run.href, run.text)
    return run if text == run.text else run._replace(text=text)


def called_on(line: Line) -> list[str]:
    """Return the names of the notes that a line calls."""
    return [
        target.removeprefix(CALL)
        for _, _, target in line.links
        if target.startswith(CALL)
    ]


def called_again(
    chapters: Iterable[Chapter], landings: Iterable[Landing]
) -> Iterator[Diagnostic]:
    """Tell notes that another page calls again than the one they stand on.

    Where numbers begin anew on each page, theirs is another note's there.
    """
    pages: dict[str, set[int]] = {}
    for one in landings:
        if one.target.startswith(CALL):
            pages.setdefault(one.target, set()).add(one.page)
    again = {target for target, own in pages.items() if len(own) > 1}
    if not again:
        return
    seen: set[str] = set()
    for paragraph in chain.from_iterable(map(paragraphs, chapters)):
        for run in paragraph.runs:
            if run.href in again and run.href in seen:
                yield remark(
                    "note-again",
                    f"注“{run.text}”在另一面又叫，那里没有这条注，号码也不同",
                    f"note “{run.text}” is called again on another page, where it "
                    "does not stand and its number is another's",
                    run.source or paragraph.source,
                    hint=(
                        "另写一条注，或写 notes: chapter，全章连续编号",
                        "write a note of its own, or notes: chapter",
                    ),
                )
            seen.add(run.href)


def note_style(desk: Desk, mode: Mode) -> TextStyle:
    """Return the style of notes."""
    return desk.layout.style("note")._replace(mode=mode)


def joined(notes: Sequence[SetNotes]) -> SetNotes:
    """Return the notes of several chapters as those of one."""
    return SetNotes(*map(tuple, map(chain.from_iterable, zip(*notes, strict=True))))


def set_notes(
    chapter: Chapter,
    marks: Mapping[str, str],
    numbers: Mapping[str, str],
    how: tuple[float, Mode],
    desk: Desk,
) -> tuple[SetNotes, tuple[Diagnostic, ...]]:
    """Set all notes of a chapter on a measure, each behind its mark."""
    measure, mode = how
    style = note_style(desk, mode)
    lines: list[Line] = []
    counts: list[int] = []
    said: list[Diagnostic] = []
    for note in chapter.notes:
        text = filled(note.paragraph, marks, numbers)
        text = text._replace(label=marks[note.name])
        own = hanging(text, style._replace(indent=0.0), desk.compositor)
        galley = compose_paragraph(text, own, Measure((measure,)), desk.compositor)
        galley = labelled(galley, text, own, desk.compositor)
        lines += galley.lines
        counts.append(len(galley.lines))
        said += galley.diagnostics
    names = tuple(note.name for note in chapter.notes)
    stories = (chapter.id,) * len(lines)
    return SetNotes(tuple(lines), tuple(counts), names, stories), tuple(said)
