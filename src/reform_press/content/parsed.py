"""Stories that need not be read again (解析留存).

In: the file of a story, what its edition states, and the pictures that lie
there.  Out: what ``story.read`` says of it.  The bytes of the file and of
every picture are part of the key: a story is read anew when a picture comes,
goes, or is replaced under its name.

"""

from collections.abc import Mapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from reform_press.content import story
from reform_press.content.model import (
    Figure,
    FigureBox,
    Headline,
    Language,
    Paragraph,
    Photo,
    Run,
    Story,
)
from reform_press.content.story import Told
from reform_press.errors import Diagnostic, Source, Words
from reform_press.kept import Kept, file_digest
from reform_press.schema.intake import MOST_BYTES
from reform_press.values import Packing

STORIES = Packing(
    Told, Story, Headline, Paragraph, Run, Photo, Figure, FigureBox,
    Source, Diagnostic, Words,
)  # fmt: skip
#: Ends of the names of files that are no pictures.
_COPY = (".md", ".yaml", ".yml")


class _SavedMeanwhileError(Exception):
    """A file was saved while it was read: what was read has no sure key."""


class Reader(NamedTuple):
    """What reading the stories of one edition depends on (读稿条件)."""

    folder: Path  # of the edition
    root: Path  # files are named from it
    language: Language
    pinyin: Mapping[str, str]  # readings that the edition states
    kept: Kept
    pictures: str  # digest of all of them

    def read(self, path: Path) -> Told:
        """Read a story, unless that was done before."""
        own = own_digest(path) if self.kept.keeps else ""
        if not own:  # ``story.read`` will say what is wrong with the file
            return self._read(path)
        place = path.relative_to(self.root).as_posix()
        stated = self.language, tuple(sorted(self.pinyin.items()))
        told = (place, own, stated, self.pictures)
        try:
            make = partial(self._made, path, own)
            return self.kept.result("stories", told, STORIES, make)
        except _SavedMeanwhileError:
            return self._read(path)

    def _made(self, path: Path, own: str) -> Told:
        told = self._read(path)
        same = own == own_digest(path)
        if told.story and told.story.photos:
            same = same and self.pictures == _pictures(self.folder, self.kept)
        if not same:
            raise _SavedMeanwhileError
        return told

    def _read(self, path: Path) -> Told:
        return story.read(path, self.folder, self.root, self.language, self.pinyin)


def reader(
    folder: Path, root: Path, language: Language, pinyin: Mapping[str, str], kept: Kept
) -> Reader:
    """Return a reader of the stories in ``folder``."""
    pictures = _pictures(folder, kept) if kept.keeps else ""
    return Reader(folder, root, language, pinyin, kept, pictures)


def _pictures(folder: Path, kept: Kept) -> str:
    """Return a digest of the names and bytes of all pictures."""
    known = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in _COPY and path.is_file():
            name = path.relative_to(folder).as_posix()
            known.update(f"{name}\0".encode("utf-8", "surrogateescape"))
            known.update(file_digest(path, kept.memory))
    return known.hexdigest()


def own_digest(path: Path) -> str:
    """Return a digest of a story's bytes, "" if it is none that may be read."""
    try:
        found = path.lstat()
        if not S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            return ""
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
