"""The examination of one PDF from end to end (印前检查).

In: a path and what the plant asks for.  Out: a ``Report``.  Reads page after
page and keeps findings only; a page that cannot be read is a finding itself.
Nothing is written, and no other file is opened.

"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pikepdf

from reform_press.preflight import (
    boxes,
    content,
    document,
    ink,
    interaction,
    metadata,
    resources,
)
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.expect import Expect
from reform_press.preflight.judge import judge
from reform_press.preflight.marks import NestingError, Spent
from reform_press.preflight.noting import Notes
from reform_press.preflight.reading import BROKEN, OversizeError
from reform_press.preflight.report import Finding, Report, merged
from reform_press.preflight.rules import found
from reform_press.preflight.state import SAME, Pen

#: Pages that were not read to the end are not drawn either: what was too much
#: here would cost Ghostscript minutes.
_UNREAD = ("content.too-deep", "content.too-much", "pdf.damaged")

#: Of a page that is not what it says, so many operators are named.
_MOST_UNSOUND = 8


def check(path: Path, expect: Expect | None = None) -> Report:
    """Examine a PDF.

    Never raises for what the file is: an unreadable file has the one finding
    ``pdf.unreadable``.
    """
    expect = expect or Expect()
    notes = Notes(path)
    try:
        with pikepdf.open(path) as pdf:
            findings = merged(_all(pdf, notes, expect))
    except pikepdf.PasswordError:
        findings = (found("pdf.encrypted"),)
    except (*BROKEN, OSError) as error:
        findings = (found("pdf.unreadable", _reason(error)),)
    return Report(expect, findings, notes.facts())


def _all(pdf: pikepdf.Pdf, notes: Notes, expect: Expect) -> Iterator[Finding]:
    notes.document(pdf)
    yield from _guarded(lambda: document.examine(pdf), 0)
    yield from _guarded(lambda: metadata.examine(pdf, expect), 0)
    yield from _guarded(lambda: interaction.examine_document(pdf), 0)
    sheets: list[Sheet] = []
    unread = False
    for at, page in enumerate(pdf.pages, start=1):
        sheet = boxes.read(page)
        sheets.append(sheet)
        notes.page(page, at, sheet)
        for finding in _page(page, at, sheet, (expect, notes)):
            unread = unread or finding.code in _UNREAD
            yield finding
    if not sheets:
        yield found("pdf.unreadable", "0 pages")
    elif unread:
        yield found("ink.unchecked", "PDF")
    elif expect.ink_dpi:
        yield from _guarded(lambda: ink.examine(notes, sheets, expect), 0)
    for words in pdf.get_warnings():
        yield found("pdf.damaged", _reason(words))


def _page(
    page: pikepdf.Page, at: int, sheet: Sheet, desk: tuple[Expect, Notes]
) -> Iterator[Finding]:
    expect, notes = desk
    spent = Spent()
    yield from _guarded(lambda: boxes.examine(page, at, expect), at)
    yield from _guarded(lambda: resources.examine(page, at, spent), at)
    yield from _guarded(lambda: interaction.examine_page(page, at, sheet), at)
    yield from _guarded(lambda: _painted(page, at, sheet, (expect, notes, spent)), at)
    for operator in list(spent.unsound)[:_MOST_UNSOUND]:
        yield found("content.operands", operator, page=at, about=operator)


def _painted(
    page: pikepdf.Page, at: int, sheet: Sheet, desk: tuple[Expect, Notes, Spent]
) -> Iterator[Finding]:
    expect, notes, spent = desk
    for mark in content.page_marks(page, sheet.media, spent):
        notes.mark(mark, sheet)
        yield from judge(mark, at, sheet, expect)
    for form in resources.appearances(page):
        pen = Pen(SAME, sheet.media)
        for mark in content.form_marks(form, pen, spent):
            yield from judge(mark, at, sheet, expect)


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
