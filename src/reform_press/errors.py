"""What can go wrong and how it is told (诊断).

In: facts found by any stage.  Out: values that print as
``path:line:column: severity: message [code]``.  Stages return diagnostics;
only a run that cannot go on raises a ``PressError``, which carries them to
the command line together with its exit code.

    PressError            4  a fault of our own
      ContentError        1  the copy cannot be set as it stands
        LayoutError       1  the house style or the plan cannot be used
      UsageError          2  the command was not understood
      FontError           3  a font is missing or unfit
      OutputError         3  a file cannot be written

"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
Language = Literal["zh", "en"]


class Words(NamedTuple):
    """One sentence in both languages of the interface (双语文字)."""

    zh: str
    en: str

    def said(self, language: Language) -> str:
        """Return the sentence in ``language``."""
        return self.zh if language == "zh" else self.en


#: No hint.
SILENT = Words("", "")


def counted(number: int, name: str) -> str:
    """Return a count in English: 1 row, 2 rows."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


class Source(NamedTuple):
    """A place in a file of the edition; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One remark about the edition, from any stage."""

    severity: Severity
    code: str  # stable, greppable: "content.unknown-key"
    message: Words
    source: Source | None = None
    hint: Words = SILENT

    def said(self, language: Language) -> str:
        """Return the head line, without code frame and hint."""
        place = f"{self.source}: " if self.source else ""
        words = self.message.said(language)
        return f"{place}{self.severity}: {words} [{self.code}]"


class PressError(Exception):
    """A run that cannot go on; carries every diagnostic found until then."""

    exit_code = 4

    def __init__(self, *diagnostics: Diagnostic) -> None:
        # All of it goes to args, so that the error survives a worker process.
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(d.said("en") for d in self.diagnostics)


class ContentError(PressError):
    """The copy cannot be set as it stands."""

    exit_code = 1


class LayoutError(ContentError):
    """The house style or the plan of a page cannot be used."""


class UsageError(PressError):
    """The command was not understood."""

    exit_code = 2


class FontError(PressError):
    """A font is missing, damaged or may not be embedded."""

    exit_code = 3


class OutputError(PressError):
    """A file cannot be written or a tool of the machine is missing."""

    exit_code = 3


def errors_among(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those that forbid a print PDF."""
    return tuple(d for d in diagnostics if d.severity == "error")
