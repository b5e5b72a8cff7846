"""What a run tells, and to whom (播报).

In: sentences, diagnostics and results.  Out: lines for a person (progress
and diagnostics on standard error, results on standard output), or one JSON
object a line on standard output for a program.

Guarantees: control and bidirectional-override characters that came with the
copy are shown as escapes, never sent to a terminal.  Where the output is no
terminal there is no control character at all.  rich is loaded on a terminal
only, and only when there is something to show.

"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reform_press.errors import Diagnostic, Language, Severity, Words

if TYPE_CHECKING:
    from rich.console import Console as Terminal
    from rich.status import Status

_SEVERITY: Mapping[Severity, tuple[Words, str]] = {
    "error": (Words("错误", "error"), "bold red"),
    "warning": (Words("警告", "warning"), "bold yellow"),
    "note": (Words("提示", "note"), "bold cyan"),
}
_HINT = Words("建议：", "hint: ")
#: What mends an error is told with it, even when quiet.
_MENDS = frozenset(("makeup.remedy",))

#: C0 and C1 controls but line feed and tab, and what turns the direction of
#: text around: a story must not be able to rewrite a terminal.
_UNSAFE = {
    code: f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
    for code in (
        *(c for c in range(32) if chr(c) not in "\n\t"),
        *range(127, 160),
        *(0x200E, 0x200F, 0x2028, 0x2029),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    )
}


def system_language(environment: Mapping[str, str]) -> Language:
    """Return the language that the locale asks for (POSIX order)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def visible(text: str) -> str:
    """Return ``text`` with nothing in it that commands a terminal."""
    return text.translate(_UNSAFE)


class Console:
    """The one place that prints (控制台)."""

    def __init__(
        self, language: Language, *, quiet: bool = False, as_json: bool = False
    ) -> None:
        self.language = language
        self.quiet = quiet
        self.as_json = as_json
        #: Folder from which the copy's files are named, once it is known.
        self.root: Path | None = None
        self._status: Status | None = None
        for stream in (sys.stdout, sys.stderr):
            # A terminal that knows no Chinese gets escapes, not a crash.
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")

    def say(self, words: Words) -> None:
        """Tell how far a long run has come."""
        text = visible(words.said(self.language))
        if self.as_json:
            self._event({"event": "progress", "text": text})
        elif self.quiet:
            return
        elif _on_terminal():
            self._spin(text)
        else:
            print(text, file=sys.stderr, flush=True)

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Show diagnostics, with the line of copy where ``root`` is known."""
        self.close()
        for diagnostic in diagnostics:
            if self.as_json:
                self._event({"event": "diagnostic", **self._told(diagnostic)})
            elif (
                diagnostic.severity == "error"
                or not self.quiet
                or diagnostic.code in _MENDS
            ):
                self._show(diagnostic)

    def result(self, words: Words, **told: Any) -> None:
        """Sum up what was done: to a person in words, else as data."""
        if self.as_json or not self.quiet:
            self.give(words, **told)

    def give(self, words: Words, **told: Any) -> None:
        """Hand out what was asked for, even when quiet."""
        self.close()
        if self.as_json:
            self._event({"event": "result", **told})
        else:
            print(visible(words.said(self.language)), flush=True)

    def end(self, exit_code: int) -> None:
        """Close the run."""
        self.close()
        if self.as_json:
            self._event({"event": "end", "exit": exit_code})

    def close(self) -> None:
        """Take the progress line off the terminal."""
        if self._status:
            self._status.stop()
            self._status = None

    def _spin(self, text: str) -> None:
        if self._status:
            self._status.update(_plain(text))
        else:
            self._status = _terminal().status(_plain(text))
            self._status.start()

    def _event(self, event: Mapping[str, Any]) -> None:
        import json  # a person's run never needs it

        print(json.dumps(event, ensure_ascii=False), flush=True)

    def _told(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """Return a diagnostic as a flat record."""
        told: dict[str, Any] = {
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "message": diagnostic.message.said(self.language),
            "hint": diagnostic.hint.said(self.language),
        }
        if source := diagnostic.source:
            told |= {"file": source.file, "line": source.line, "column": source.column}
        return told

    def _show(self, diagnostic: Diagnostic) -> None:
        severity, style = _SEVERITY[diagnostic.severity]
        place = f"{diagnostic.source}: " if diagnostic.source else ""
        parts = [
            (place, "bold"),
            (severity.said(self.language), style),
            (f": {diagnostic.message.said(self.language)} ", ""),
            (f"[{diagnostic.code}]", "dim"),
        ]
        if frame := _frame(diagnostic, self.root):
            parts.append((f"\n{frame}", ""))
        if hint := diagnostic.hint.said(self.language):
            parts += [(f"\n  {_HINT.said(self.language)}", "bold"), (hint, "")]
        told = [(visible(text), look) for text, look in parts]
        if _on_terminal():
            from rich.text import Text

            _terminal().print(Text.assemble(*told), soft_wrap=True)
        else:
            print("".join(text for text, _ in told), file=sys.stderr, flush=True)


def _frame(diagnostic: Diagnostic, root: Path | None) -> str:
    """Return the line of copy with the place marked, "" if there is none."""
    if not (diagnostic.source and root):
        return ""
    from reform_press.schema.frames import frame  # loads the YAML reader: errors only

    return frame(diagnostic.source, root)


def _on_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _terminal() -> "Terminal":
    from rich.console import Console as Terminal  # 60 ms, on a terminal only

    return Terminal(stderr=True, highlight=False, markup=False, emoji=False)


def _plain(text: str) -> str:
    """Return ``text`` for rich's status line, which always reads markup."""
    return text.replace("[", "\\[")
