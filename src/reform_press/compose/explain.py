"""Everything the compositor knows of a paragraph it has set (逐行说明).

In: a paragraph, a style and a measure.  Out: its lines, each with its ruler:
where every character stands, which gap took how much in which tier, and
where it might have ended.  The same steps as ``compose.paragraph``, kept.

"""

from collections.abc import Iterator
from typing import NamedTuple

from reform_press.compose.galley import Line, Measure
from reform_press.compose.paragraph import Compositor, Job, job_of, parts_of
from reform_press.compose.ruler import Ruler
from reform_press.compose.typeline import Fitted, fit_lines, set_lines
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.style.model import TextStyle


class Character(NamedTuple):
    """A character of copy on its line; em along the line."""

    text: str
    x: float  # where its cell begins
    width: float  # of the cell; 0 for those that share the cell of one before


class Explained(NamedTuple):
    """A line and how it came about."""

    line: Line
    ruler: Ruler
    job: Job

    def characters(self) -> Iterator[Character]:
        """Yield the characters of the line in reading order."""
        ruler, setting = self.ruler, self.job.setting
        for p in range(*ruler.bounds):
            cell = ruler.cell(p)
            yield from _spread(setting.pieces[p], cell.x, cell.width, self._edges(p))

    def _edges(self, p: int) -> list[float] | None:
        """Return how far a Latin word reaches before each character, else None."""
        setting = self.job.setting
        piece = setting.pieces[p]
        span = setting.span_of(p)
        if len(piece) == 1 or not span.case.is_latin(piece):
            return None
        scale = span.case.fount.scale
        return [x * scale for x in span.case.edges(piece, range(len(piece) + 1))]


def _spread(
    piece: str, x: float, width: float, edges: list[float] | None
) -> Iterator[Character]:
    """Divide the cell of a piece among its characters."""
    if len(piece) == 1:
        yield Character(piece, x, width)
    elif edges is not None:
        for i, character in enumerate(piece):
            yield Character(character, x + edges[i], edges[i + 1] - edges[i])
    elif len(set(piece)) == 1 or piece[0] in "！？":  # —— …… ！？
        share = width / len(piece)
        for i, character in enumerate(piece):
            yield Character(character, x + i * share, share)
    else:  # 12 in one cell, a character with its variation selector
        for i, character in enumerate(piece):
            yield Character(character, x, 0.0 if i else width)


def explained(
    paragraph: Paragraph, style: TextStyle, measure: Measure, compositor: Compositor
) -> tuple[tuple[Explained, ...], tuple[Diagnostic, ...]]:
    """Set a paragraph as ``compose_paragraph`` does, and keep what it knew."""
    found: list[Explained] = []
    notes: list[Diagnostic] = []
    for number, runs in enumerate(parts_of(paragraph.runs)):
        shape = measure.after(len(found))
        job = job_of(runs, style, shape, compositor, first=number == 0)
        notes += job.galley().diagnostics
        found += _lines_of(job)
    return tuple(found), tuple(notes)


def _lines_of(job: Job) -> Iterator[Explained]:
    setting, shape = job
    if not setting.numbers.n:
        return
    ends, _ = job.ends()
    ragged = shape.style.align != "justify_all"
    lines = set_lines(setting, ends, shape, ragged=ragged)
    fitted = fit_lines(setting, ends, shape, ragged=ragged)
    for line, fit in zip(lines, fitted, strict=True):
        yield Explained(line, _ruler(job, fit), job)


def _ruler(job: Job, fit: Fitted) -> Ruler:
    return Ruler(job.setting, (fit.a, fit.b), fit.start, fit.done)
