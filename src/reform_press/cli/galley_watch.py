"""``reform-press galley FILE --watch``: every save becomes a galley (守望毛样).

In: the values of the command line and a console.  Out: nothing but what is
written and told; only a signal ends it.  Only what a save changed is set
again.  Whatever goes wrong is said and waits for the next save; the last good
PDF stays.

"""

import argparse
from pathlib import Path
from time import perf_counter

from reform_press.cli.console import Console
from reform_press.cli.explained import tell_line
from reform_press.cli.faults import tell_fault
from reform_press.cli.galley_style import fonts_of, sheet_of, style_of
from reform_press.cli.turning import until_stopped
from reform_press.errors import Diagnostic, Words, errors_among
from reform_press.galley import Galleys, set_galley_again
from reform_press.workshop import Workshop


def watch_galley(
    file: Path, out: Path, values: argparse.Namespace, console: Console
) -> int:
    """Set a text file, and again after each save, until a signal comes."""
    room = _Room(file, out, values, console)
    return until_stopped((file,), room.turn, console)


class _Room:
    """One text under watch, and what was last told of it."""

    def __init__(
        self, file: Path, out: Path, values: argparse.Namespace, console: Console
    ) -> None:
        self._places = file, out
        self._how = sheet_of(values), style_of(values)
        self._fonts = fonts_of(values)
        self._asked: tuple[int, ...] = values.explain or ()
        self._console = console
        self._shop = Workshop()
        self._told: tuple[Diagnostic, ...] = ()

    def turn(self) -> None:
        """Set the text once and tell of it; no error ends the watch."""
        begun = perf_counter()
        try:
            done = set_galley_again(
                *self._places, *self._how, self._fonts, self._shop, self._asked
            )
            self._tell(done, round(1000 * (perf_counter() - begun)))
            if self._asked:
                tell_line(done.told, self._asked, self._console)
        except Exception as error:
            tell_fault(error, self._console)
            self._told = ()
        self._console.say(Words("等待存盘", "waiting for a save"))
        # The command line has turned the gathering of garbage off.
        self._shop.rest()

    def _tell(self, done: Galleys, took: int) -> None:
        console = self._console
        console.tell(one for one in done.diagnostics if one not in self._told)
        self._told = done.diagnostics
        faults = len(errors_among(done.diagnostics))
        console.result(
            Words(
                f"{done.path}：{done.pages} 页，{took} 毫秒"
                + (f"；{faults} 个错误" if faults else ""),
                f"{done.path}: {done.pages} page(s), {took} ms"
                + (f"; errors: {faults}" if faults else ""),
            ),
            file=str(done.path),
            pages=done.pages,
            errors=faults,
            milliseconds=took,
        )
