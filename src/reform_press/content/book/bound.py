"""The book of an edition, if it has one (书稿与本期).

In: ``edition.yaml`` as read.  Out: which of its files are chapters, and what
reading them gave.  Only a yearbook loads what reads books.

"""

from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reform_press.content.book.model import Book
from reform_press.content.edition_form import EditionForm
from reform_press.errors import Diagnostic, Words
from reform_press.kept import Kept
from reform_press.schema import Read


class Bound(NamedTuple):
    """A book as read (书稿): perhaps the book, and complaints."""

    book: Book | None
    diagnostics: tuple[Diagnostic, ...]
    convert: frozenset[str] = frozenset()  # chapters that say so themselves
    plain: frozenset[str] = frozenset()  # chapters that say that they are not


def chapter_files(form: EditionForm | None) -> frozenset[str]:
    """Return the files that are chapters, as the edition names them: no stories."""
    parts = form.parts if form else ()
    return frozenset(normalize("NFC", name) for part in parts for name in part.files)


def bound(read: Read[EditionForm], folder: Path, root: Path, kept: Kept) -> Bound:
    """Read the book of the edition in ``folder``; ``root`` names files."""
    form = read.value
    if form is None:
        return Bound(None, ())
    wrong = _misfit(read, form)
    if form.product != "yearbook" or wrong:
        return Bound(None, wrong)
    from reform_press.content.book.reading import read_book  # of yearbooks alone

    return read_book(read, form, folder, root, kept)


def _misfit(read: Read[EditionForm], form: EditionForm) -> tuple[Diagnostic, ...]:
    """Complain of an edition without pages, of a yearbook without parts."""
    book = form.product == "yearbook"
    wanted, other = ("parts", "pages") if book else ("pages", "parts")
    found: list[Diagnostic] = []
    if not getattr(form, wanted):
        zh = {"parts": "各部分", "pages": "版面"}[wanted]
        words = Words(f"缺少“{wanted}”（{zh}）", f"“{wanted}” is missing")
        hint = Words(f"加一行 {wanted}: …", f"add a line {wanted}: …")
        place = read.source()
        found.append(Diagnostic("error", "content.missing-key", words, place, hint))
    idle = (other, "masthead", "staff") if book else (other, *_OF_BOOKS)
    for key in idle:
        if read.has(key):
            words = Words(
                f"{form.product} 没有 {key}", f"a {form.product} has no {key}"
            )
            hint = Words("请删去", "take it out")
            code = "content.other-product"
            found.append(Diagnostic("error", code, words, read.source(key), hint))
    return tuple(found)


#: Keys of an edition that only a yearbook has.
_OF_BOOKS = ("imprint", "index", "sort", "cover")
