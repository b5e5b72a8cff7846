"""From the words of a command line to a function and an exit code (入口).

In: the arguments.  Out: 0 done, 1 errors in the copy, 2 usage, 3 fonts, disk
or libraries, 4 a fault of ours, 130 and 143 when stopped from outside.

Nothing but the command that was asked for is loaded.

"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import FrameType

from reform_press.cli.command import Command
from reform_press.cli.console import Console, system_language
from reform_press.cli.faults import tell_fault
from reform_press.cli.parse import Found, find_command, parse
from reform_press.cli.table import COMMANDS, LANGUAGE
from reform_press.errors import Language, UsageError, Words

#: What a shell reports for a process that an interrupt ended.
_INTERRUPTED = 130
_TERMINATED = 143
_PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    console = Console(
        _language(words),
        quiet="--quiet" in words or "-q" in words,
        as_json="--json" in words,
    )
    try:
        return _guarded(words, console)
    except BrokenPipeError:
        # The reader of our output has gone; say nothing more, crash nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED


def _guarded(words: list[str], console: Console) -> int:
    """Run, and turn whatever is raised into words and an exit code."""
    try:
        code = _run(words, console)
    except KeyboardInterrupt:
        console.close()
        console.say(Words("已中断", "interrupted"))
        code = _INTERRUPTED
    except _Terminated:
        code = _TERMINATED
    except BrokenPipeError:
        raise
    except Exception as error:
        code = tell_fault(error, console)
    console.end(code)
    return code


def _run(words: list[str], console: Console) -> int:
    found = find_command(words)
    if not found.command:
        return _without_command(found, console)
    values = parse(found.command, found.words)
    if values.help or values.version:
        return _told(values, found.command, console)
    home = import_module(f"reform_press.cli.{found.command.home}")
    with _Terminable(), _uncollected():
        action = getattr(home, found.command.name.replace(" ", "_"))
        return int(action(values, console))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave rubbish in circles alone: a command ends before it matters.

    Looking for it takes an eighth of the time of a long galley.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _language(words: Sequence[str]) -> Language:
    """Return the language asked for, before anything else is understood."""
    for index, word in enumerate(words):
        value = word.partition("=")[2]
        if word == "--lang":
            value = words[index + 1] if index + 1 < len(words) else ""
        if word.startswith("--lang") and value in LANGUAGE.choices:
            return "zh" if value == "zh" else "en"
    return system_language(os.environ)


def _without_command(found: Found, console: Console) -> int:
    """Answer ``--help``, ``--version``, ``fonts``, or nothing at all."""
    if "--version" in found.words:
        return _version()
    from reform_press.cli.help import overview

    asked = "--help" in found.words or "-h" in found.words
    inside = tuple(c for c in COMMANDS if c.name.startswith(f"{found.group} "))
    text = overview(console.language, inside or COMMANDS)
    print(text, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else UsageError.exit_code


def _told(values: argparse.Namespace, command: Command, console: Console) -> int:
    if values.version:
        return _version()
    from reform_press.cli.help import about

    print(about(command, console.language))
    return 0


def _version() -> int:
    from reform_press import __version__

    print(f"reform-press {__version__}")
    return 0


class _Terminated(BaseException):
    """SIGTERM arrived: unwind, so that unfinished files are taken away."""


class _Terminable:
    """While inside, SIGTERM unwinds the stack instead of cutting it off."""

    def __enter__(self) -> None:
        import signal

        def stop(number: int, frame: FrameType | None) -> None:
            raise _Terminated

        self._before = signal.signal(signal.SIGTERM, stop)

    def __exit__(self, *_: object) -> None:
        import signal

        signal.signal(signal.SIGTERM, self._before)
