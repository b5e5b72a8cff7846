"""A turn for each save, until a signal comes (守望).

In: files and folders to watch, what to do on a save, and a console.  Out: the
exit code of a watch that was ended, which is how every watch ends.

"""

import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from reform_press.cli.console import Console
from reform_press.errors import Words
from reform_press.watching import turns


def until_stopped(
    inputs: Iterable[Path], turn: Callable[[], None], console: Console
) -> int:
    """Take a turn at once and after each save.  ``turn`` may not raise."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        for _ in turns(inputs):
            turn()
    except KeyboardInterrupt:
        console.close()
        console.say(Words("不再守望", "no longer watching"))
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End as an interrupt does: to be stopped is how a watch ends."""
    raise KeyboardInterrupt
