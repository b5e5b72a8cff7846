"""Everything the compositor knows of a paragraph it has set (逐行说明).

In: a paragraph, a style and a measure.  Out: its lines, each with its ruler:
where every character stands, which gap took how much in which tier, and
where it might have ended.  The same steps as ``compose.paragraph``, kept.

"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reform_press.compose import classes as k
from reform_press.compose.breaks import Rule, rule_against
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.linebreak import break_to
from reform_press.compose.paragraph import Compositor, Job, job_of, parts_of
from reform_press.compose.ruler import Ruler
from reform_press.compose.typeline import fit_lines
from reform_press.content.model import Paragraph
from reform_press.errors import Diagnostic
from reform_press.style.model import TextStyle


class Character(NamedTuple):
    """A character of copy on its line; em along the line."""

    text: str
    x: float  # where its cell begins
    width: float  # of the cell; 0 for those that share the cell of one before


class Gap(NamedTuple):
    """What lies between two characters of a line; em."""

    before: str
    after: str
    glue: float  # as the rules have it: a gap, or the blank two marks share
    change: float  # taken or added to fill the line
    opened: float  # with all Han gaps alike
    tier: int  # of CLREQ 3.5.3 in which it gave, 0 where it gave nothing


class Break(NamedTuple):
    """A place where the line might have ended."""

    before: str
    after: str
    rule: Rule  # that forbids it, "" if the line may end here
    taken: bool  # whether it does
    spare: float  # em the line would have left; negative: too much


class Explained(NamedTuple):
    """A line and how it came about."""

    line: Line
    ruler: Ruler
    job: Job
    number: int  # in its part of the paragraph, from 0

    def characters(self) -> Iterator[Character]:
        """Yield the characters of the line in reading order."""
        ruler, setting = self.ruler, self.job.setting
        for p in range(*ruler.bounds):
            cell = ruler.cell(p)
            yield from _spread(setting.pieces[p], cell.x, cell.width, self._edges(p))

    def gaps(self) -> Iterator[Gap]:
        """Yield every gap of the line that is not simply nothing."""
        (a, b), setting = self.ruler.bounds, self.job.setting
        for p in range(a + 1, b):
            at, change = setting.junctions[p], self.ruler.change(p)
            opened = self.ruler.done.gap if at.gap else 0.0
            if at.glue or change or opened:
                tier = next((tier for tier, _ in at.gives), 0) if change < 0 else 0
                pair = setting.pieces[p - 1], setting.pieces[p]
                yield Gap(*pair, at.glue, change, opened, tier)

    def edges(self) -> tuple[float, float]:
        """Return the blank that its first and its last mark lose; em."""
        (a, b), setting = self.ruler.bounds, self.job.setting
        lost = 0.0 if setting.kinds[b - 1] == k.SPACE else setting.junctions[b].trail
        return setting.junctions[a].pulled, lost

    def breaks(self, reach: int = 4) -> Iterator[Break]:
        """Yield the places within ``reach`` pieces of the line's end."""
        (a, b), setting = self.ruler.bounds, self.job.setting
        numbers, level = setting.numbers, self.job.shape.style.prohibition
        room = self.room
        for p in range(max(a + 1, b - reach), min(numbers.n, b + reach + 1)):
            if setting.kinds[p] == k.SPACE:  # a line ends after it
                continue
            before, after = setting.pieces[p - 1], setting.pieces[p]
            rule = rule_against(setting.kinds[p - 1], setting.kinds[p], level)
            if not rule and not numbers.legal[p]:
                rule = "unit"
            spare = room - (numbers.ends[p] - numbers.begins[a])
            yield Break(before, after, rule, p == b, spare)

    @property
    def room(self) -> float:
        """The width that the line had to fill, in em."""
        widths = self.job.shape.widths
        return widths[min(self.number, len(widths) - 1)]

    def _edges(self, p: int) -> list[float] | None:
        """Return how far a Latin word reaches before each character, else None."""
        setting = self.job.setting
        piece = setting.pieces[p]
        span = setting.span_of(p)
        if len(piece) == 1 or not span.case.is_latin(piece):
            return None
        scale = span.case.fount.scale
        return [x * scale for x in span.case.words.edges(piece, range(len(piece) + 1))]


def _spread(
    piece: str, x: float, width: float, edges: list[float] | None
) -> Iterator[Character]:
    """Divide the cell of a piece among its characters."""
    if len(piece) == 1:
        yield Character(piece, x, width)
    elif edges is not None:
        for i, character in enumerate(piece):
            shares = i and edges[i] == edges[i - 1]  # a ligature with the one before
            end = next((to for to in edges[i + 1 :] if to > edges[i]), edges[i])
            yield Character(character, x + edges[i], 0.0 if shares else end - edges[i])
    elif piece[0] in "—…！？":  # —— …… ！？
        share = width / len(piece)
        for i, character in enumerate(piece):
            yield Character(character, x + i * share, share)
    else:  # 12 in one cell, a character with its variation selector
        for i, character in enumerate(piece):
            yield Character(character, x, 0.0 if i else width)


def explained(
    paragraph: Paragraph,
    style: TextStyle,
    measure: Measure,
    compositor: Compositor,
    lines: int = 0,
) -> tuple[tuple[Explained, ...], tuple[Diagnostic, ...]]:
    """Set a paragraph as ``compose_paragraph`` does, and keep what it knew.

    ``lines`` not 0: as ``compose_to`` sets it, where it can.
    """
    found: list[Explained] = []
    notes: list[Diagnostic] = []
    for number, runs in enumerate(parts_of(paragraph.runs)):
        shape = measure.after(len(found))
        job = job_of(runs, style, shape, compositor, first=number == 0)
        if job.setting.numbers.n:
            ends, galley = _set(job, lines)
            found += _explained(job, ends, galley.lines)
            notes += galley.diagnostics
    return tuple(found), tuple(notes)


def _set(job: Job, lines: int) -> tuple[Sequence[int], Galley]:
    """Set a part of a paragraph, in so many lines if it can be."""
    numbers, widths = job.setting.numbers, job.shape.widths
    asked = break_to(numbers, widths, lines) if lines else None
    if asked:
        return asked, job.lines(asked)
    ends, relaxed = job.ends()
    return ends, job.told(ends, relaxed)


def _explained(
    job: Job, ends: Sequence[int], lines: Iterable[Line]
) -> Iterator[Explained]:
    ragged = job.shape.style.align != "justify_all"
    fitted = fit_lines(job.setting, ends, job.shape, ragged=ragged)
    for number, (line, fit) in enumerate(zip(lines, fitted, strict=True)):
        a, b, start, _, done, _ = fit
        yield Explained(line, Ruler(job.setting, (a, b), start, done), job, number)
