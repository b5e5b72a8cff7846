"""Notes of a table against their marks (表注核对).

In: a table with its heads, cells and notes, and the caption over it.  Out:
complaints: of a mark without a note, a note without a mark.  A note begins
with its mark, ``^a^``, ``[^a]`` or ``①``; in a cell the mark is raised.  A
raised figure behind a unit is a power and no mark.

"""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from reform_press.content.book.model import Table
from reform_press.content.book.walk import heads_of
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, Source, Words

#: What the mark of a note leads to.
CALLS = "note:"
_CIRCLED = r"[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf*†‡]"
#: A raised sign that is a mark wherever it stands: a power is in ``$…$``.
_MARK = re.compile(rf"{_CIRCLED}|[a-z]")
_SIGN = re.compile(_CIRCLED)
_FIGURES = re.compile(r"[0-9]+")
#: Behind these a raised figure is a power: m², 10⁶, (x+1)².
_POWERED = re.compile(r"[0-9A-Za-z)\]）〕]$")


def missing(table: Table) -> Iterator[Diagnostic]:
    """Complain of marks in heads and cells that no note of the table begins with."""
    known = {_begins(note) for note in table.notes}
    cells = chain(heads_of(table), chain.from_iterable(table.rows))
    for run in (run for cell in cells for run in _marks(cell)):
        if run.text not in known:
            name = run.text
            words = Words(f"表里没有注“{name}”", f"the table has no note “{name}”")
            hint = Words(
                f'表的注写在表里：notes: ["^{name}^ 注文"]；乘方写成 $2^n$',
                f'write it in the table: notes: ["^{name}^ …"]; a power as $2^n$',
            )
            place = run.source or Source("")
            yield Diagnostic("error", "content.missing-note", words, place, hint)


def idle(table: Table, caption: Paragraph | None) -> Iterator[Diagnostic]:
    """Complain of notes whose mark stands neither in the table nor over it."""
    cells = [*heads_of(table), *chain.from_iterable(table.rows)]
    cells += [caption] if caption else []
    raised = {run.text for cell in cells for run in cell.runs if "super" in run.marks}
    words_ = "".join((*(cell.text for cell in cells), table.unit))
    for note in table.notes:
        name = _begins(note)
        if not name or name in raised or (_SIGN.fullmatch(name) and name in words_):
            continue
        words = Words(f"表里没有注码“{name}”", f"no cell calls note “{name}”")
        hint = Words(
            f"在格里写 ^{name}^，或去掉注前的注码",
            f"write ^{name}^ in a cell, or take the mark off the note",
        )
        place = note.source
        yield Diagnostic("error", "content.idle-note", words, place, hint)


def _begins(note: Paragraph) -> str:
    """Return the mark that a note begins with, "" if it is of the whole table."""
    if note.runs and "super" in note.runs[0].marks:
        return note.runs[0].text
    sign = _SIGN.match(note.text)
    return sign[0] if sign else ""


def _marks(cell: Paragraph) -> Iterator[Run]:
    """Yield the runs of a cell that are marks of notes."""
    for before, run in pairwise((Run(""), *cell.runs)):
        if run.href.startswith(CALLS):
            yield run
        elif "super" in run.marks and "formula" not in run.marks:
            figures = _FIGURES.fullmatch(run.text) and before.text
            power = _POWERED.search(before.text)
            if _MARK.fullmatch(run.text) or (figures and not power):
                yield run
