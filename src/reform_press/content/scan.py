"""One paragraph while its marks are being read (行内扫描).

In: nothing.  Out: the state that ``inline`` and the readers of single marks
share: the copy, the letters read so far, and what was found about them.  A
sign that became a mark is a letter without text, so that indexes hold until
the end.

"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from reform_press.content.letters import Letter
from reform_press.content.model import MarkName
from reform_press.content.pinyin import Readings
from reform_press.content.stars import Stars
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words

#: Characters of a heading of the index, or of what stands for a number.
LONGEST = 60
_OFFSET = itemgetter(0)


@dataclass(slots=True)
class Scan:
    r"""A paragraph's copy, lines parted by "\n", and what was read of it."""

    file: str
    copy: str
    starts: list[tuple[int, int, int]]  # of each line: offset in copy, line, column
    readings: Readings
    letters: list[Letter] = field(default_factory=list)
    stars: list[Stars] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)  # letters that are an open [
    marks: list[tuple[int, int, MarkName]] = field(default_factory=list)
    opens: dict[int, list[MarkName]] = field(default_factory=dict)
    hrefs: list[tuple[int, int, str]] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    book: bool = False  # notes, references and the index are called here
    groups: int = 0  # readings that stand over several letters
    unclosed: set[int] = field(default_factory=set)  # ticks that have no partner

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of an offset of the copy."""
        start, line, column = self.starts[
            bisect_right(self.starts, at, key=_OFFSET) - 1
        ]
        return line, column + at - start

    def add(self, text: str, at: int) -> None:
        """Take a stretch that stands at ``at``, all of it on one line."""
        if text:
            self.letters.append(Letter(text, *self.place(at)))

    def signs(self, text: str, at: int) -> None:
        """Take signs that stand at ``at``, any of which may become a mark."""
        line, column = self.place(at)
        for offset, character in enumerate(text):
            self.letters.append(Letter(character, line, column + offset))

    def keep(self, at: int, end: int) -> None:
        """Take a stretch of the copy as it was typed, line feeds as well."""
        for number, text in enumerate(self.copy[at:end].split("\n")):
            if number:
                self.add("\n", at - 1)
            self.add(text, at)
            at += len(text) + 1

    def read(self, text: str, said: Iterable[str], at: int) -> None:
        """Take a group that stands at ``at``, a reading for each of its letters."""
        self.groups += 1
        line, column = self.place(at)
        for offset, (letter, ruby) in enumerate(zip(text, said, strict=True)):
            self.letters.append(
                Letter(letter, line, column + offset, ruby=ruby, group=self.groups)
            )

    def words(self, first: int) -> str:
        """Return the text from a letter on, if it is no longer than a heading.

        Longer is cut, so that brackets within brackets cost no more than one.
        """
        letters = self.letters[first : first + LONGEST + 1]
        return "".join(letter.text for letter in letters)[: LONGEST + 1]

    def blank(self, at: int, count: int) -> None:
        """Take the text of letters that became signs of a mark."""
        for index in range(at, at + count):
            self.letters[index] = self.letters[index]._replace(text="")

    def complain(
        self,
        severity: Severity,
        code: str,
        words: Words,
        at: int,
        hint: Words = SILENT,
    ) -> None:
        """Remark on what stands at the offset ``at``."""
        self.remark(severity, code, words, self.place(at), hint)

    def remark(
        self,
        severity: Severity,
        code: str,
        words: Words,
        place: tuple[int, int],
        hint: Words = SILENT,
    ) -> None:
        """Remark on what stands at a line and column."""
        source = Source(self.file, *place)
        self.found.append(Diagnostic(severity, f"content.{code}", words, source, hint))
