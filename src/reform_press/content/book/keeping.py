"""Chapters and tables that need not be read again (书稿留存).

In: a file, and what its reading depends on.  Out: what ``chapter.read`` and
``tables.read`` say of it, kept by the bytes of the file; and what is made of a
chapter, kept in a resident process by the chapter itself.

"""

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from reform_press.content.book import chapter, tables
from reform_press.content.book.chapter import Drawn
from reform_press.content.book.model import Chart, Column, Table
from reform_press.content.book.tables import Set
from reform_press.content.model import Paragraph, Run
from reform_press.content.parsed import own_digest
from reform_press.content.pictures import Looked, looked_at
from reform_press.errors import Diagnostic, Source, Words
from reform_press.kept import Kept, Memory, file_digest
from reform_press.store import EMPTY
from reform_press.values import Packing

T = TypeVar("T")

_TABLES = Packing(Set, Table, Column, Chart, Paragraph, Run, Source, Diagnostic, Words)


class _SavedMeanwhileError(Exception):
    """A file was saved while it was read: what was read has no sure key."""


class Shelf:
    """What reading the files of one book depends on (读书稿条件)."""

    def __init__(
        self, folder: Path, root: Path, pinyin: Mapping[str, str], kept: Kept
    ) -> None:
        self.folder = folder
        self.root = root
        self.memory = kept.memory or Memory()
        self._pinyin = pinyin
        self._kept = kept

    def chapter(self, path: Path) -> Drawn:
        """Read a chapter, unless this process has just done so.

        Reading it takes hardly longer than to bring it back from a disk.
        """

        def make() -> Drawn:
            return chapter.read(path, self.folder, self.root, self._pinyin)

        told = tuple(sorted(self._pinyin.items()))
        kept = self._kept._replace(store=EMPTY)
        return self._once("chapters", path, told, make, kept)

    def table(self, path: Path) -> Set:
        """Read a table or a chart, unless that was done before."""

        def make() -> Set:
            return tables.read(path, self.folder, self.root)

        return self._once("tables", path, self._data, make, self._kept)

    def picture(self, name: str, place: Source) -> Looked:
        """Look at a picture; a resident process knows it by size and times."""

        def make() -> Looked:
            return looked_at(name, self.folder, place)

        path = self.folder / name
        if not self._kept.memory or ".." in Path(name).parts or not path.is_file():
            return make()
        known = file_digest(path, self.memory)
        key = ("picture", str(self.folder), name, place, known)
        found: Looked | None = self.memory.get(key)
        if found is None:
            found = make()
            self.memory.put(key, found)
        return found

    @cached_property
    def _data(self) -> str:
        """A digest of the CSV files, in which rows of tables may stand."""
        known = blake2b(digest_size=16)
        if self._kept.keeps:
            for path in sorted(self.folder.rglob("*.csv")):
                name = path.relative_to(self.folder).as_posix()
                known.update(f"{name}\0".encode("utf-8", "surrogateescape"))
                known.update(file_digest(path, self._kept.memory))
        return known.hexdigest()

    def _once(
        self,
        kind: str,
        path: Path,
        told: object,
        make: Callable[[], T],
        kept: Kept,
    ) -> T:
        own = own_digest(path) if kept.keeps else ""
        if not own:  # whoever reads the file says what is wrong with it
            return make()

        def made() -> T:
            result = make()
            if own != own_digest(path):
                raise _SavedMeanwhileError
            return result

        place = path.relative_to(self.root).as_posix()
        try:
            return kept.result(kind, (place, own, told), _TABLES, made)
        except _SavedMeanwhileError:
            return make()
