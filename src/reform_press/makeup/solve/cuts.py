"""Where a story that jumps may be cut (转版断点).

In: a story, set on the columns of its page.  Out: the ends of lines where it
may go on elsewhere: inside a paragraph, neither after its first line nor
before its last one, with a third of the text and ten lines before the cut and
ten lines after it.

"""

from typing import NamedTuple

from reform_press.content.model import AS_TYPED, Paragraph, Story
from reform_press.makeup.block import Desk
from reform_press.makeup.jump_faults import FRONT, LEAST
from reform_press.makeup.jumped import characters
from reform_press.makeup.solve.copy import Copy
from reform_press.makeup.units import Unit


class Cut(NamedTuple):
    """A place to cut a story: characters and rows of text before it."""

    after: int
    rows: int


class Cuts(NamedTuple):
    """The places to cut a story, and the rows of its whole text."""

    cuts: tuple[Cut, ...]
    rows: int

    def nearest(self, rows: float, tried: frozenset[int] = frozenset()) -> Cut | None:
        """Return the cut with about so many rows before it, None if none is left."""
        free = [cut for cut in self.cuts if cut.after not in tried]
        return min(free, key=lambda c: (abs(c.rows - rows), c.after), default=None)


def cuts_of(story: Story, desk: Desk) -> Cuts:
    """Return where a story may be cut when it is set in columns of the page."""
    inside = any(paragraph.role == "introduction" for paragraph in story.body)
    measure = desk.layout.grid.column_width
    text = Copy(story, desk).text(measure, lead_in_set=inside)
    body = [p for p in story.body if not (inside and p.role == "introduction")]
    before = characters(story) - sum(len(p.text) for p in body)
    by_paragraph: list[list[tuple[int, Unit]]] = [[] for _ in body]
    rows = 0
    for unit in text.units:
        rows += unit.rows + unit.lead
        if unit.paragraph < len(body):
            by_paragraph[unit.paragraph].append((rows, unit))
    every = characters(story)
    found: list[Cut] = []
    for number, (paragraph, units) in enumerate(zip(body, by_paragraph, strict=True)):
        if number and paragraph.role == "body":  # the first has its dateline
            found += [
                Cut(before + at, rows_then)
                for at, rows_then in _ends(paragraph, units)
                if before + at >= FRONT * every and LEAST <= rows_then <= rows - LEAST
            ]
        before += len(paragraph.text)
    return Cuts(tuple(found), rows)


def _ends(paragraph: Paragraph, units: list[tuple[int, Unit]]) -> list[tuple[int, int]]:
    """Return the ends of lines inside a paragraph: characters and rows before."""
    text, at = paragraph.text, 0
    found: list[tuple[int, int]] = []
    for number, (rows, unit) in enumerate(units[:-2]):
        for placed in unit.lines:
            end = _after(text, at, placed.line.text)
            if end is None:  # a word is cut here
                return found
            at = end
        if number and _may_cut(paragraph, at):
            found.append((at, rows))
    return found


def _after(text: str, at: int, line: str) -> int | None:
    """Return where the text goes on after a line, None if it does not say."""
    for character in line:
        if character.isspace():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text) or text[at] != character:
            return None
        at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _may_cut(paragraph: Paragraph, at: int) -> bool:
    """Tell whether a cut parts no reading and nothing that is set as typed."""
    for run in paragraph.runs:
        if at <= 0:
            return True
        if at < len(run.text):
            return not run.ruby and not AS_TYPED & {*run.marks}
        at -= len(run.text)
    return False
