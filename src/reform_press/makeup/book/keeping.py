"""What of a book need not be made again (留用): chapters poured, pages finished.

In: chapters or a page, and what else they depend on.  Out: what ``make``
makes of them.  Only a process that stays keeps them, by the very objects that
they were made of: a chapter whose file nobody touched is the same object in
the next build.

"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from reform_press.content.book.model import Chapter, Chart, Float
from reform_press.content.model import Photo
from reform_press.kept import Memory, file_digest
from reform_press.makeup.block import Desk
from reform_press.makeup.book.landed import FlowedChapter, FlowedPage

T = TypeVar("T")


class _SavedMeanwhileError(Exception):
    """A drawing was saved while it was put on its page."""


def poured_or_kept(
    chapters: Sequence[Chapter],
    told: Hashable,
    desk: Desk,
    make: Callable[[], FlowedChapter],
) -> FlowedChapter:
    """Pour chapters, or a list that ``told`` tells whole, unless it was just done.

    Charts may read files of data: chapters with one are always poured anew.
    """
    floats = tuple(_floats(chapters))
    charted = any(isinstance(one.holds, Chart) for one in floats)
    if charted or not _as_told(floats, desk):
        return make()

    def made() -> FlowedChapter:
        flowed = make()
        if not _as_told(floats, desk):
            raise _SavedMeanwhileError
        return flowed

    try:
        return _of("poured", chapters, told, desk, made)
    except _SavedMeanwhileError:
        return make()


def is_kept(chapters: Sequence[Chapter], told: Hashable, desk: Desk) -> bool:
    """Tell whether this process has just poured chapters."""
    memory = desk.kept.memory
    if memory is None or not memory.stays:
        return False
    return memory.has("poured", tuple(chapters), _depends(told, desk, memory))


def finished_or_kept(
    page: FlowedPage, told: Hashable, desk: Desk, make: Callable[[], T]
) -> T:
    """Finish a page, unless this process has just done so."""
    return _of("finished", (page,), told, desk, make)


def _of(
    kind: str,
    about: Sequence[object],
    told: Hashable,
    desk: Desk,
    make: Callable[[], T],
) -> T:
    memory = desk.kept.memory
    if memory is None or not memory.stays:
        return make()
    return memory.of(kind, tuple(about), _depends(told, desk, memory), make)


def _depends(told: Hashable, desk: Desk, memory: Memory) -> tuple[Hashable, ...]:
    """Return what a page of a book depends on besides its copy."""
    edition = desk.edition
    house = memory.name(desk.layout), edition.lang, edition.terms, edition.folder
    return told, house, desk.kept.maker


def _floats(chapters: Sequence[Chapter]) -> Iterator[Float]:
    for chapter in chapters:
        yield from (one for one in chapter.blocks if isinstance(one, Float))


def _as_told(floats: Sequence[Float], desk: Desk) -> bool:
    """Tell whether all drawings are still those that the chapters tell of.

    They are read while pages are made up.
    """
    folder = Path(desk.edition.folder)
    photos = (one.holds for one in floats if isinstance(one.holds, Photo))
    return all(
        file_digest(folder / photo.file, desk.kept.memory).hex() == photo.digest
        for photo in photos
        if photo.digest and not photo.width
    )
