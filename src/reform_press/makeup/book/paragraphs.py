"""Paragraphs of a chapter set on its measure (排段): those that read alike once.

In: paragraphs with the titles of their entries, as they are filled in.  Out:
their galleys in all lengths, and the boxes that their lines are.  What is set
knows nothing of where it stands: its lines tell the run that they begin in,
and ``placed_at`` the place of that run.  A paragraph that comes again, in this
chapter or another or after an edit, is not set again.

"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from reform_press.compose.dropcap import compose_dropped
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.lengths import UNNOTICED, compose_foreseeing, compose_to
from reform_press.content.book.model import PartKind, Text
from reform_press.content.model import Paragraph, ParagraphRole
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import ASCENT
from reform_press.kept import Memory
from reform_press.makeup.block import Desk, own_runs
from reform_press.makeup.book.elements import Places, Task
from reform_press.makeup.book.entries import (
    DATED,
    dated,
    dated_style,
    hangs,
    run_in,
    titled_style,
)
from reform_press.makeup.book.noted import CALL
from reform_press.makeup.book.stream import Box
from reform_press.makeup.grid import lead_in
from reform_press.makeup.label import hanging, labelled, measured, unlabelled
from reform_press.page import GlyphRun
from reform_press.style.model import Mode, TextStyle

#: Prices of a column that ends so, see ``prices``: a paragraph's last line
#: alone, its first line alone, beside a drop cap.
WIDOW, ORPHAN, NEVER = 600.0, 400.0, 20_000.0
#: Price of another length of a paragraph, and of each line as open as may be.
_OTHER_LENGTH, _UNEVEN = 2.0, 2.0


class Alike(NamedTuple):
    """A paragraph as set, wherever it stands (排好的段)."""

    style: TextStyle
    galley: Galley  # as it is best
    boxes: tuple[Box, ...]  # of its lines, where they are rows
    calls: tuple[tuple[str, ...], ...]  # hrefs by line, empty if none calls a note
    others: tuple[tuple[float, int], ...]  # of other lengths: price and lines
    task: Task
    runs: tuple[tuple[GlyphRun, ...], ...]  # of its lines, see ``own_runs``


class Setter:
    """Sets the paragraphs of a kind of part on one measure."""

    def __init__(self, kind: PartKind, measure: float, mode: Mode, desk: Desk) -> None:
        self._kind, self._mode, self._desk = kind, mode, desk
        grid = desk.layout.grid
        self.baseline = lead_in(grid) + ASCENT * grid.size  # of a line in its row
        self._memory = desk.kept.memory or Memory()
        layout = self._memory.name(desk.layout)
        self._how = ("alike", desk.kept.maker, layout, kind in DATED, measure, mode)
        self._room = Measure((measure,))
        self._styles: dict[tuple[ParagraphRole, bool, bool], TextStyle] = {}

    def set(self, text: Text) -> Alike:
        """Return a paragraph as set; ``text`` says all that it refers to."""
        key = self._how, _told(text.entry), _told(text.paragraph)
        found: Alike | None = self._memory.get(key)
        if found is None:
            found = self._set(_homed(text))
            self._memory.put(key, found)
        return found

    def _set(self, text: Text) -> Alike:
        desk, paragraph, entry = self._desk, text.paragraph, text.entry
        style = self._style(paragraph)
        date = None
        if entry and self._kind in DATED and paragraph.role == "body":
            date = entry if hangs(entry, style, desk) else None
        if entry and not date:
            style = self._style(paragraph, titled=True)
            paragraph = run_in(entry, paragraph, self._kind)
        own = hanging(paragraph, style, desk.compositor)
        task = Task(paragraph, date, own, measured(paragraph, own, self._room))
        best, opened, beside = _foreseen(task, desk)
        boxes = _boxes(len(best.lines), beside, titled=bool(entry))
        others: tuple[tuple[float, int], ...] = ()
        if opened:
            even = _uneven([line.opened for line in best.lines])
            others = tuple(
                (max(0.0, _OTHER_LENGTH + _UNEVEN * (_uneven(one) - even)), len(one))
                for one in opened
            )
        runs = tuple(map(own_runs, best.lines))
        return Alike(style, best, boxes, _calls(best), others, task, runs)

    def _style(self, paragraph: Paragraph, *, titled: bool = False) -> TextStyle:
        """Return the style of a paragraph, ``titled`` where a title is run in.

        The very same one for all that have it: a compositor knows it at once.
        """
        key = paragraph.role, paragraph.open, titled
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._styled(*key)
        return found

    def _styled(self, role: ParagraphRole, full: bool, titled: bool) -> TextStyle:
        style = self._desk.layout.style(role)._replace(mode=self._mode)
        if full:
            style = style._replace(align="justify_all")
        if self._kind in DATED and role == "body":
            style = dated_style(style)
        return titled_style(style, self._kind) if titled else style


def in_lines(task: Task, lines: int, desk: Desk) -> Galley:
    """Set a paragraph in another of its lengths: one that was foreseen."""
    memory = desk.kept.memory
    if memory is None:
        return _in_lines(task, lines, desk)
    told = lines, desk.kept.maker
    return memory.of("lines", (task,), told, lambda: _in_lines(task, lines, desk))


def _in_lines(task: Task, lines: int, desk: Desk) -> Galley:
    job = unlabelled(task.paragraph), task.style, task.measure, desk.compositor
    if task.paragraph.drop:
        galleys = compose_dropped(*job).galleys
        return _whole(
            next(one for one in galleys if len(one.lines) == lines), task, desk
        )
    galley = compose_to(*job, lines)
    assert galley is not None
    return _whole(galley, task, desk)


def _foreseen(task: Task, desk: Desk) -> tuple[Galley, Sequence[Sequence[float]], int]:
    """Set a paragraph as it is best.

    Return with it how far the lines of its other lengths would open, and the
    rows beside its drop cap.
    """
    job = unlabelled(task.paragraph), task.style, task.measure, desk.compositor
    if task.paragraph.drop:
        (best, *others), beside = compose_dropped(*job)
        opened = [[line.opened for line in one.lines] for one in others]
        return _whole(best, task, desk), opened, beside
    best, foreseen = compose_foreseeing(*job)
    return _whole(best, task, desk), foreseen, 0


def _whole(galley: Galley, task: Task, desk: Desk) -> Galley:
    """Set what stands before the first line of a paragraph: a label, a date."""
    galley = labelled(galley, task.paragraph, task.style, desk.compositor)
    return dated(galley, task.date, task.style, desk) if task.date else galley


def places_of(text: Text) -> Places:
    """Return where the runs of a paragraph stand, those of its entry first."""
    own = tuple([run.source for run in text.paragraph.runs])
    if text.entry is None:
        return (text.paragraph.source, *own)
    entry = [run.source for run in text.entry.runs]
    return (text.paragraph.source, *own, text.entry.source, *entry)


def placed_at(source: Source | None, places: Places) -> Source | None:
    """Return the place in a file that a set paragraph tells by its runs."""
    if source is None or not places:
        return source
    run = places[source.line]
    return run and Source(run.file, run.line, run.column + source.column - 1)


def told_at(galley: Galley, places: Places) -> tuple[Diagnostic, ...]:
    """Return the remarks on a set paragraph at their places in a file."""
    if not galley.diagnostics:
        return ()
    return tuple(
        one._replace(source=placed_at(one.source, places)) for one in galley.diagnostics
    )


def line_at(line: Line, places: Places) -> Line:
    """Return a line of a set paragraph at its place in a file."""
    # Not ``_replace``, which takes four times as long: a book has many lines.
    return Line._make((*line[:4], placed_at(line.source, places), *line[5:]))


def _told(paragraph: Paragraph | None) -> tuple[Any, ...]:
    """Return all of a paragraph but where it stands."""
    if paragraph is None:
        return ()
    # Of a run its place is left out; of the paragraph its place and its id.
    role, runs, _, _, *more = paragraph
    told = [(text, marks, href, *rest) for text, marks, href, _, *rest in runs]
    return (role, *told, *more)


def _homed(text: Text) -> Text:
    """Return a paragraph whose places number its runs as ``places_of`` does."""
    paragraph, entry = text.paragraph, text.entry
    count = len(paragraph.runs)
    return text._replace(
        paragraph=_numbered(paragraph, 0),
        entry=_numbered(entry, count + 1) if entry else None,
    )


def _numbered(paragraph: Paragraph, first: int) -> Paragraph:
    runs = (
        run._replace(source=Source("", number, 1))
        for number, run in enumerate(paragraph.runs, first + 1)
    )
    return paragraph._replace(source=Source("", first, 1), runs=tuple(runs))


@cache
def _boxes(count: int, beside: int, *, titled: bool) -> tuple[Box, ...]:
    """Return the boxes of a paragraph of ``count`` lines."""
    return tuple(
        Box(1, penalty=_price(number, count, beside, titled)) for number in range(count)
    )


def _price(number: int, count: int, beside: int, titled: bool) -> float:
    """Return what it costs to end a column before a line."""
    price = WIDOW if 0 < number == count - 1 else 0.0
    if number == 1 and not titled:  # CLREQ 4.1.5: with a title it may
        price += ORPHAN
    if 0 < number < beside:  # beside a drop cap
        price += NEVER
    return price


def _uneven(opened: Iterable[float]) -> float:
    """Return how far lines are from even colour: 1.0 for one as open as may be."""
    return sum((gap / UNNOTICED) ** 2 for gap in opened)


def _calls(galley: Galley) -> tuple[tuple[str, ...], ...]:
    """Return the hrefs of the notes that each line calls, none where none does."""
    if not any(line.links for line in galley.lines):
        return ()
    calls = tuple(map(_called, galley.lines))
    return calls if any(calls) else ()


def _called(line: Line) -> tuple[str, ...]:
    """Return the hrefs of the notes that a line calls."""
    return tuple(target for _, _, target in line.links if target.startswith(CALL))
