"""Characters of a paragraph with their marks and places (字符流).

In: nothing.  Out: the value between ``inline``, which finds marks, and
``normal``, which mends characters; ``runs`` turns it into runs.  A stretch
without signs is one letter until somebody has to look into it.  A run never
spans two lines of the file nor a character that was mended to another
length, so that the column of every character is ``run.source.column`` plus
its offset.

"""

from collections.abc import Iterable
from typing import NamedTuple

from reform_press.content.model import MarkName, Run
from reform_press.errors import Source


class Letter(NamedTuple):
    """A character of copy, or some that stand side by side on a line."""

    text: str
    line: int
    column: int
    marks: tuple[MarkName, ...] = ()
    href: str = ""
    soft: bool = False  # a line break of the file, not of the copy
    ruby: str = ""  # its reading; that of a whole group is at the first of it
    group: int = 0  # the letters that one reading stands over
    opens: tuple[MarkName, ...] = ()  # names and titles that begin here


def single(letters: Iterable[Letter]) -> list[Letter]:
    """Return a letter for every character."""
    done: list[Letter] = []
    for letter in letters:
        if len(letter.text) < 2:
            done.append(letter)
            continue
        line, column, rest = letter.line, letter.column, letter[3:-1]
        done.append(letter._replace(text=letter.text[0]))
        done += [
            Letter(text, line, column + at, *rest)
            for at, text in enumerate(letter.text[1:], 1)
        ]
    return done


def runs(letters: list[Letter], file: str) -> tuple[Run, ...]:
    """Gather letters of one style that stand side by side in the file."""
    done: list[Run] = []
    start = 0
    for at in range(1, len(letters) + 1):
        if at < len(letters) and _adjoin(letters[at - 1], letters[at]):
            continue
        if letters:
            done.append(_run(letters[start:at], file))
        start = at
    return tuple(done)


def _run(letters: list[Letter], file: str) -> Run:
    first = letters[0]
    text = "".join(letter.text for letter in letters)
    ruby = " ".join(letter.ruby for letter in letters if letter.ruby)
    place = Source(file, first.line, first.column)
    return Run(text, first.marks, first.href, place, ruby, first.opens)


def _adjoin(one: Letter, next_: Letter) -> bool:
    return (
        next_.line == one.line
        and next_.column == one.column + len(one.text)
        and next_.marks == one.marks
        and next_.href == one.href
        and next_.group == one.group
        and not next_.opens
    )
