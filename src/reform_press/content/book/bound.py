"""The book of an edition, if it has one (书稿与本期).

In: ``edition.yaml`` as read.  Out: which of its files are chapters, and what
reading them gave.  Only a yearbook loads what reads books.

"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple
from unicodedata import normalize

from reform_press.content.book.model import Book
from reform_press.content.edition_form import EditionForm
from reform_press.errors import Diagnostic, Source, Words
from reform_press.kept import Kept
from reform_press.schema import Read


class Bound(NamedTuple):
    """A book as read (书稿): perhaps the book, and complaints."""

    book: Book | None
    diagnostics: tuple[Diagnostic, ...]
    convert: frozenset[str] = frozenset()  # chapters that say so themselves
    plain: frozenset[str] = frozenset()  # chapters that say that they are not

    def wished(self, *, whole: bool) -> frozenset[str]:
        """Return the chapters to be converted, by id; ``whole`` of the edition."""
        parts = self.book.parts if self.book and whole else ()
        every = frozenset(one.id for part in parts for one in part.chapters)
        return (every | self.convert) - self.plain


#: What a story says in its head, and no chapter does.
_STORY = re.compile(r"^[\"']?(?:kind|体裁|类型)[\"']?[ \t]*:", re.MULTILINE)
#: Characters in which a head ends.
_HEAD = 4096


def stories_among(
    copy: Iterable[Path], below: Iterable[Path], form: EditionForm | None, folder: Path
) -> tuple[list[Path], list[Path]]:
    """Part the files of an edition into stories and those that a book leaves out.

    ``copy`` stands in the edition's ``folder``, other files ``below`` it.  A
    yearbook's chapters are named by its parts; its stories say their kind.
    """
    if form is None or form.product != "yearbook":
        return list(copy), []
    named = (normalize("NFC", name) for part in form.parts for name in part.files)
    names = {PurePath(name).as_posix() for name in named}
    stories: list[Path] = []
    idle: list[Path] = []
    for path in copy:
        if normalize("NFC", path.name) not in names:
            (stories if _is_story(path) else idle).append(path)
    for path in below:
        if normalize("NFC", path.relative_to(folder).as_posix()) not in names:
            idle.append(path)
    return stories, idle


def _is_story(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as stream:
            return bool(_STORY.search(stream.read(_HEAD).partition("\n---")[0]))
    except (OSError, ValueError):
        return True  # whoever reads it says what is wrong with it


def unbound(idle: Iterable[Path], root: Path) -> Iterator[Diagnostic]:
    """Warn of files that are neither chapters nor stories."""
    for path in idle:
        words = Words(
            f"{path.name} 没有编进书里", f"no part of the book has {path.name}"
        )
        hint = Words(
            "写进某一部分的 files（书稿）；稿件要写 kind（体裁）",
            "name it in the files of a part; a story says its kind",
        )
        place = Source(path.relative_to(root).as_posix())
        yield Diagnostic("warning", "content.unbound-chapter", words, place, hint)


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
