"""The examination of one PDF from end to end (印前检查).

In: a path and what the plant asks for.  Out: a ``Report``.  Reads page after
page and keeps findings only; a page that cannot be read is a finding itself.
Nothing is written, and no other file is opened.

"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from reform_press.errors import Words
from reform_press.preflight import (
    boxes,
    content,
    document,
    ink,
    intent,
    interaction,
    layers,
    metadata,
    resources,
)
from reform_press.preflight.appearance import appearances
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.edges import Edges
from reform_press.preflight.expect import Expect
from reform_press.preflight.ground import Ground
from reform_press.preflight.inks import Inks
from reform_press.preflight.intent import Intent
from reform_press.preflight.judge import judge
from reform_press.preflight.layers import Layers
from reform_press.preflight.marks import Faces, Mark, NestingError, Spent
from reform_press.preflight.noting import Notes
from reform_press.preflight.plain import Plain
from reform_press.preflight.reading import BROKEN, OversizeError
from reform_press.preflight.report import Finding, Report, merged
from reform_press.preflight.rules import found
from reform_press.preflight.state import Pen

#: Pages that were not read to the end are not drawn either: what was too much
#: here would cost Ghostscript minutes.
_UNREAD = ("content.too-deep", "content.too-much", "pdf.damaged")

#: Of a page that is not what it says, so many operators are named.
_MOST_UNSOUND = 8


def check(
    path: Path, expect: Expect | None = None, only: Collection[int] | None = None
) -> Report:
    """Examine a PDF.

    Without ``expect`` it is measured by the press that its output intent names.
    With ``only``, of the pages just these are, for what is wrong with them:
    plates are drawn where the marks of a page leave it open (``Plain``).
    Never raises for what the file is: an unreadable file has the one finding
    ``pdf.unreadable``.
    """
    notes = Notes(path)
    limits = expect or Expect()
    try:
        with pikepdf.open(path) as pdf:
            meant = intent.read(pdf)
            limits = expect or meant.expected()
            findings = merged(_all(_Desk(pdf, notes, limits, meant, only)))
    except pikepdf.PasswordError:
        findings = (found("pdf.encrypted"),)
    except (*BROKEN, OSError) as error:
        findings = (found("pdf.unreadable", _reason(error)),)
    return Report(limits, findings, notes.facts())


@dataclass
class _Desk:
    """What one examination works with."""

    pdf: pikepdf.Pdf
    notes: Notes
    expect: Expect
    intent: Intent
    only: Collection[int] | None = None  # pages, if not all
    plain: set[int] = field(default_factory=set)  # pages that need no plates
    inks: Inks = field(init=False)
    layers: Layers = field(init=False)
    faces: Faces = field(default_factory=dict)  # every font is read once

    def __post_init__(self) -> None:
        self.inks = Inks(self.pdf, self.intent)
        self.layers = layers.read(self.pdf.Root)


def _all(desk: _Desk) -> Iterator[Finding]:
    pdf, notes, expect = desk.pdf, desk.notes, desk.expect
    notes.document(pdf)
    yield from _guarded(lambda: document.examine(pdf), 0)
    yield from _guarded(lambda: intent.examine(pdf, desk.intent, expect), 0)
    yield from _guarded(lambda: metadata.examine(pdf, expect), 0)
    yield from _guarded(lambda: interaction.examine_document(pdf), 0)
    sheets: list[Sheet] = []
    drawn: dict[int, Sheet] = {}
    unread = False
    for at, page in enumerate(pdf.pages, start=1):
        sheet = boxes.read(page)._replace(fold=document.fold(pdf, at))
        sheets.append(sheet)
        notes.page(page, at, sheet)
        if desk.only is not None and at not in desk.only:
            continue
        sound = True
        for finding in _page(page, at, sheet, desk):
            sound, unread = False, unread or finding.code in _UNREAD
            yield finding
        if not sound or at not in desk.plain:
            drawn[at] = sheet
    yield from boxes.compare(sheets)
    yield from desk.inks.examine()
    if not sheets:
        yield found("pdf.unreadable", "0 pages")
    elif unread:
        yield found("ink.unchecked", "PDF")
    elif expect.ink_dpi:
        yield from _guarded(lambda: ink.examine(notes, drawn, expect), 0)
    for words in pdf.get_warnings():
        yield found("pdf.damaged", _reason(words))


def _page(page: pikepdf.Page, at: int, sheet: Sheet, desk: _Desk) -> Iterator[Finding]:
    spent = Spent(desk.faces, desk.layers)
    yield from _guarded(lambda: boxes.examine(page, at, desk.expect), at)
    yield from _guarded(lambda: resources.examine(page, at, spent), at)
    yield from _guarded(lambda: interaction.examine_page(page, at, sheet), at)
    yield from _guarded(lambda: _painted(page, at, sheet, (desk, spent)), at)
    if spent.crowded:
        area, tiles = spent.crowded
        often = Words(
            f"图案重复 {tiles:.0e} 次", f"a pattern repeats {tiles:.0e} times"
        )
        yield found("content.too-much", often, page=at, place=sheet.place(area))
    for operator in list(spent.unsound)[:_MOST_UNSOUND]:
        yield found("content.operands", operator, page=at, about=operator)


def _painted(
    page: pikepdf.Page, at: int, sheet: Sheet, tools: tuple[_Desk, Spent]
) -> Iterator[Finding]:
    desk, spent = tools
    expect, ground, plain = desk.expect, Ground(), Plain(sheet, desk.expect)
    edges = Edges(sheet, expect)
    for mark in _marks(page, sheet, spent):
        desk.notes.mark(mark, sheet)
        yield from judge(mark, at, sheet, expect)
        yield from ground.judge(mark, at, sheet, expect)
        yield from edges.add(mark, at)
        yield from desk.inks.add(mark, at, sheet)
        if desk.only is not None:
            plain.add(mark)
    yield from edges.examine(at)
    if desk.only is not None and plain.holds():
        desk.plain.add(at)


def _marks(page: pikepdf.Page, sheet: Sheet, spent: Spent) -> Iterator[Mark]:
    """Yield the marks of a page, and of what its annotations show."""
    yield from content.page_marks(page, sheet.media, spent)
    for form, placed, layer in appearances(page):
        spent.marked[:] = [spent.layers.hiding(layer)]
        yield from content.form_marks(form, Pen(placed, sheet.media), spent)
    yield from content.masks(spent)


def _guarded(step: Callable[[], Iterable[Finding]], at: int) -> Iterator[Finding]:
    """Yield the findings of one step; what breaks it is one more finding."""
    try:
        yield from step()
    except NestingError:
        yield found("content.too-deep", page=at)
    except OversizeError as error:
        yield found("content.too-much", error, page=at)
    except BROKEN as error:
        yield found("pdf.damaged", _reason(error), page=at)


def _reason(error: object) -> str:
    """Return the last part of a library's message: it begins with a path."""
    return str(error).rpartition(": ")[2] or type(error).__name__
