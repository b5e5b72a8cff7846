"""Chapters laid out apart (分头排): by all processors, or on a cluster.

In: chapters that say what they refer to, and the sides that they may begin on.
Out: their pages, equal to those that would have been made here.  A chapter
depends on nothing of the others but its side and those words.

Forks take what they need from memory.  A worker of a cluster is sent the
chapters, finds house style, fonts and pictures in the same folders as we do,
and refuses where they are not the same.  What it sends back is kept by the
digest of what it was sent.

"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reform_press.cluster import remote
from reform_press.compose.paragraph import Compositor
from reform_press.content.book.model import (
    Chapter,
    Chart,
    Column,
    Float,
    Heading,
    Note,
    Part,
    Table,
    Text,
)
from reform_press.content.book.walk import paragraphs
from reform_press.content.model import Edition, Language, Paragraph, Photo, Run
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, LayoutError, OutputError, Words
from reform_press.fonts.config import load_project_fonts
from reform_press.geometry import Size
from reform_press.jobs import pooled, processors
from reform_press.kept import Kept, Memory
from reform_press.makeup.block import Desk
from reform_press.makeup.book.flowing import fields_of, flow_chapters
from reform_press.makeup.book.landed import FlowedChapter, FlowedPage, Landing
from reform_press.makeup.book.links import told_apart
from reform_press.makeup.book.master import Master
from reform_press.makeup.book.references import referred
from reform_press.makeup.designed import Designed, DesignedFrame, Insets
from reform_press.makeup.grid import page_grid
from reform_press.makeup.keeping import ON_PAGES
from reform_press.store import key_of
from reform_press.style.load import load as load_layout
from reform_press.values import Packing

#: Characters that were not set yet, from which on other processes are worth it.
WORTH = 100_000


class Load(NamedTuple):
    """Chapters to be laid out somewhere, as one stream (一批稿)."""

    chapters: tuple[Chapter, ...]
    part: Part  # without its chapters
    master: Master
    words: tuple[tuple[str, str], ...]  # what runs say, by ``href``
    sides: tuple[bool, ...]  # whether they may begin on the right, on the left


class Wanted(NamedTuple):
    """What a pass asks of a stream: where it begins is known only afterwards."""

    sides: tuple[bool, ...]  # on which it may begin; none: it need not be set
    asked: tuple[tuple[str, str | None], ...]  # what its runs say, by ``href``


class _House(NamedTuple):
    """What a worker has to find as we have it (工作条件)."""

    folder: str  # of the edition
    layout: str
    style: str  # digest of the layout as it was read
    fonts: str
    lang: Language
    terms: tuple[str, ...]
    converted: bool
    maker: str  # our program


#: The pages of a load, for each of its sides.
Laid = tuple[FlowedChapter, ...]
_LAID = Packing(FlowedChapter, FlowedPage, Landing, *ON_PAGES)
_SENT = Packing(
    _House, Load, Chapter, Heading, Text, Float, Table, Column, Chart, Note, Part,
    Paragraph, Photo, Run, Master, Designed, DesignedFrame, Insets, Size, *ON_PAGES,
)  # fmt: skip


class Others:
    """Who lays chapters out besides us, as long as they do (帮手)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._met = False
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def laid_ahead(
        self,
        parts: Sequence[tuple[Part, Sequence[Sequence[Chapter]]]],
        masters: Mapping[int, Master],
        words: Mapping[str, str],
        wanted: Callable[[tuple[int, int]], Wanted],
    ) -> dict[tuple[tuple[int, int], bool], FlowedChapter]:
        """Return what they lay out of a book, by part, stream and side.

        A cluster that leaves anything to us is not asked again.  Raises
        OutputError if it never answered.
        """
        loads: dict[tuple[int, int], Load] = {}
        for number, (part, streams) in enumerate(parts):
            for stream, chapters in enumerate(streams):
                at = number, stream
                sides, asked = wanted(at)
                if sides:
                    said = tuple(referred(one, words) for one in chapters)
                    own = part._replace(chapters=(), pages=())
                    told = tuple((href, one) for href, one in asked if one is not None)
                    loads[at] = Load(said, own, masters[number], told, sides)
        found = self._laid(tuple(loads.values()))
        return {
            (at, right): flowed
            for (at, load), laid in zip(loads.items(), found, strict=True)
            for right, flowed in zip(load.sides, laid or (), strict=False)
        }

    def _laid(self, loads: Sequence[Load]) -> list[Laid | None]:
        try:
            found = laid_apart(loads, self._desk)
        except OutputError:
            if not self._met:
                raise
            found = [None] * len(loads)  # it went between two passes
        if self._desk.cluster and None in found:
            self.diagnostics = (_left_to_us(),)
            self._desk = replace(self._desk, cluster="")
        self._met = self._met or bool(loads)
        return found


def laid_apart(loads: Sequence[Load], desk: Desk) -> list[Laid | None]:
    """Return the pages of each load; None for what is to be laid out here."""
    if desk.cluster:
        return _by_cluster(loads, desk)
    if processors() < 2 or _characters(loads) < WORTH:
        return [None] * len(loads)

    def work(number: int) -> Laid | None:
        with suppress(LayoutError):  # raised when it is laid out here
            return lay(loads[number], desk)
        return None

    return pooled(work, len(loads), _packed, _unpacked)


def lay(load: Load, desk: Desk) -> Laid:
    """Lay a load out on each of its sides."""
    fields = fields_of(load.part, load.master, desk)
    words = dict(load.words)
    return tuple(
        told_apart(
            flow_chapters(
                load.chapters, load.part, load.master, desk, words, right=right
            ),
            fields,
            right=right,
        )
        for right in load.sides
    )


def lay_anywhere(sent: bytes) -> bytes:
    """Lay a load out as a worker of a cluster does."""
    house, load = _SENT.unpacked(sent)
    desk = _desk(house)
    assert desk.kept.memory
    desk.kept.memory.turn()
    return _LAID.packed(lay(load, desk))


def _by_cluster(loads: Sequence[Load], desk: Desk) -> list[Laid | None]:
    house = _house(desk)
    sent = [_SENT.packed((house, load)) for load in loads]
    keys = [key_of(house.maker, one.hex()) for one in sent]
    found = [_kept(key, desk) for key in keys]
    missing = [number for number, one in enumerate(found) if one is None]
    if missing:
        done = remote(desk.cluster, lay_anywhere, [sent[n] for n in missing])
        for number, data in zip(missing, done, strict=True):
            found[number] = data
            # Data of charts may change where nobody sees it.
            if data and not _charted(loads[number]):
                desk.kept.store.put("laid", keys[number], data)
    return [None if one is None else _unpacked(one) for one in found]


def _kept(key: str, desk: Desk) -> bytes | None:
    return desk.kept.store.get("laid", key)


def _packed(laid: Laid | None) -> bytes:
    return b"" if laid is None else _LAID.packed(laid)


def _unpacked(data: bytes) -> Laid | None:
    laid: Laid | None = _LAID.unpacked(data) if data else None
    return laid


def _house(desk: Desk) -> _House:
    edition, fonts = desk.edition, desk.compositor.fonts
    return _House(
        edition.folder, edition.layout, key_of(desk.layout), fonts.digest,
        edition.lang, edition.terms, edition.converted, desk.kept.maker,
    )  # fmt: skip


@lru_cache(2)
def _desk(house: _House) -> Desk:
    """Return a desk in the house that is asked for.

    Raises LookupError where style or fonts here are not those of the asker.
    """
    folder = Path(house.folder)
    root = root_of(folder)
    layout = load_layout(root / "layouts" / house.layout, house.lang)
    fonts, _ = load_project_fonts(root)
    if (key_of(layout), fonts.digest) != (house.style, house.fonts):
        raise LookupError("this worker has another house style, or other fonts")
    edition = Edition(
        folder.name, house.folder, "yearbook", "", date.min, house.layout, (), (),
        terms=house.terms, lang=house.lang, converted=house.converted,
    )  # fmt: skip
    kept = Kept(memory=Memory(), maker=house.maker)
    return Desk(edition, layout, Compositor(fonts), page_grid(layout), kept)


def _characters(loads: Sequence[Load]) -> int:
    """Count the characters of loads, those that come again but once."""
    return sum(
        map(
            len,
            {
                run.text
                for load in loads
                for chapter in load.chapters
                for paragraph in paragraphs(chapter)
                for run in paragraph.runs
            },
        )
    )


def _charted(load: Load) -> bool:
    return any(
        isinstance(block, Float) and isinstance(block.holds, Chart)
        for chapter in load.chapters
        for block in chapter.blocks
    )


def _left_to_us() -> Diagnostic:
    """Say that a cluster did not lay out all that it was asked for."""
    return Diagnostic(
        "warning",
        "cluster.lost",
        Words(
            "集群没有排完，余下的在本机排",
            "the cluster did not finish: the rest was laid out here",
        ),
        None,
        Words(
            "看调度器和工作进程是否还在，版式和字体是否与本机相同",
            "see whether scheduler and workers live, with our layout and fonts",
        ),
    )
