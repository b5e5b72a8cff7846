"""``reform-press watch``: every save becomes a PDF (守望排版).

In: the values of the command line and a console.  Out: nothing but what is
written and told; only a signal ends it.  Whatever goes wrong is said and
waits for the next save; the last good ``print.pdf`` stays.

"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from reform_press.alone import watched_alone
from reform_press.build import build
from reform_press.cli.console import Console
from reform_press.cli.faults import tell_fault
from reform_press.cli.following import Follower, silent
from reform_press.cli.turning import until_stopped
from reform_press.content.edition import read
from reform_press.content.place import root_of
from reform_press.errors import (
    Diagnostic,
    PressError,
    UsageError,
    Words,
    errors_among,
)
from reform_press.makeup.moved import Moved, moved
from reform_press.page import Page
from reform_press.standing import BuildOptions, Built
from reform_press.workshop import Workshop

#: Stories named in one line; an edit of house style moves everything.
_MOST_STORIES = 6


def watch(values: argparse.Namespace, console: Console) -> int:
    """Build an edition, and again after each save, until a signal comes."""
    folder = Path(values.edition).absolute()
    if not folder.is_dir():
        read(folder)  # says what is wrong, and raises
    console.root = root_of(folder)
    options = BuildOptions(values.out, png=values.png, screen=values.screen)
    out = options.folder(folder).absolute()
    inputs = (folder, console.root / "layouts", console.root / "fonts")
    if any(out.is_relative_to(one) for one in inputs):
        raise UsageError(_among_inputs(out))
    room = _Room(folder, options, console, relay=values.relay)
    with watched_alone(out):
        return until_stopped(inputs, room.turn, console)


class _Room:
    """One edition under watch, and what was last told of it."""

    def __init__(
        self, folder: Path, options: BuildOptions, console: Console, *, relay: bool
    ) -> None:
        self._folder = folder
        self._options = options
        self._console = console
        self._shop = Workshop()
        out = options.folder(folder)
        self._follower = Follower(folder, out, console, self._shop, writes=relay)
        self._told: tuple[Diagnostic, ...] = ()
        self._ailing = False  # the last save left an error

    def turn(self) -> None:
        """Build once and tell of it; no error of a build ends the watch."""
        before = self._shop.pages
        begun = perf_counter()
        try:
            held = self._follower.plan()
            built = build(self._folder, self._options, silent, self._shop, held)
        except PressError as error:
            # Errors are told until they are mended.
            known = tuple(one for one in self._told if one.severity != "error")
            news = tuple(_news(error.diagnostics, known))
            self._console.tell(news)
            self._follower.remind(error.diagnostics)
            self._told, self._ailing = (*known, *news), True
        except Exception as error:
            tell_fault(error, self._console)
            self._told, self._ailing = (), True
        else:
            if built.stood and before and not self._ailing:
                self._shop.rest()
                return  # woken by what it wrote itself, or by what changes nothing
            self._tell(built, before, perf_counter() - begun)
            self._follower.remind(built.diagnostics)
            self._follower.built()
        self._console.say(Words("等待存盘", "waiting for a save"))
        # The command line has turned the gathering of garbage off.
        self._shop.rest()

    def _tell(self, built: Built, before: tuple[Page, ...], seconds: float) -> None:
        """Say what is new about the copy, and what the edit did to the pages."""
        console = self._console
        console.tell(_news(built.diagnostics, self._told))
        self._told = built.diagnostics
        faults = len(errors_among(built.diagnostics))
        changes = moved(before, self._shop.pages) if before else ()
        zh, en = told_of(changes) if before else ("", "")
        mended = self._ailing and not faults
        self._ailing = faults > 0
        took = round(1000 * seconds)
        console.result(
            Words(
                f"{built.pdf.name}：{took} 毫秒{zh}"
                + (f"；{faults} 个错误" if faults else "")
                + ("；差错已消除" if mended else ""),
                f"{built.pdf.name}: {took} ms{en}"
                + (f"; errors: {faults}" if faults else "")
                + ("; no error is left" if mended else ""),
            ),
            pdf=str(built.pdf),
            pages=built.pages,
            errors=faults,
            mended=mended,
            milliseconds=took,
            stood=built.stood,
            changes=[one._asdict() for one in changes],
        )


def _among_inputs(out: Path) -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.out-among-inputs",
        Words(
            f"{out} 在所守的目录里：写一次就又要排一次",
            f"{out} lies in a folder that is watched: what is written would wake it",
        ),
        hint=Words("另选输出目录", "write to another folder"),
    )


def _news(
    found: Iterable[Diagnostic], told: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what was not told before, on whatever line it stood then."""
    known = Counter(map(_told_as, told))
    for one in found:
        if known[_told_as(one)] <= 0:
            yield one
        known[_told_as(one)] -= 1


def _told_as(one: Diagnostic) -> tuple[str, Words, str]:
    return one.code, one.message, one.source.file if one.source else ""


def told_of(changes: Iterable[Moved]) -> tuple[str, str]:
    """Return both languages' words for what became of the lines."""
    found = [(one.story, one) for one in changes]
    if not found:
        return "；版面未动", "; no line changed"
    more = len(found) - _MOST_STORIES
    zh = "、".join(_zh(name, one) for name, one in found[:_MOST_STORIES])
    en = ", ".join(_en(name, one) for name, one in found[:_MOST_STORIES])
    if more > 0:
        zh, en = f"{zh}，另有 {more} 处", f"{en}, and {more} more"
    return f"；{zh}；其余未动", f"; {en}; nothing else moved"


def _zh(name: str, one: Moved) -> str:
    counts = ((one.fresh, "改"), (one.moved, "移"), (one.gone, "减"))
    told = "、".join(f"{word} {count} 行" for count, word in counts if count)
    return f"{name or '版面'}（第 {one.folio or one.page} 版）{told}"


def _en(name: str, one: Moved) -> str:
    counts = ((one.fresh, "set anew"), (one.moved, "moved"), (one.gone, "fewer"))
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{name or 'furniture'} (page {one.folio or one.page}): {told}"
