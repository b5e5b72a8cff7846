"""One function a command (各命令): it loads what it needs, calls, reports.

In: the values of the command line and a console.  Out: an exit code.  Every
import of another part stands inside the function that needs it.

"""

import argparse
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.errors import ContentError, Diagnostic, UsageError, Words


def fonts_install(values: argparse.Namespace, console: Console) -> int:
    """Install the fonts of the house."""
    from reform_press.fonts.install import install

    installed = install(
        minimal=values.minimal, from_system=values.from_system, say=console.say
    )
    console.tell(installed.diagnostics)
    console.result(
        Words(
            f"字体 {installed.fonts} 款，在 {installed.folder}",
            f"{installed.fonts} fonts in {installed.folder}",
        ),
        folder=str(installed.folder),
        route=installed.route,
        fonts=installed.fonts,
        fresh=installed.fresh,
    )
    return 0


def check(values: argparse.Namespace, console: Console) -> int:
    """Examine a finished PDF, or the copy of an edition."""
    path = _existing(values.file)
    if path.is_dir():
        return _check_edition(path, console)
    from reform_press.preflight import check

    console.say(Words(f"检查 {path.name}", f"examining {path.name}"))
    report = check(path)
    text = Words(report.as_text("zh"), report.as_text("en"))
    console.result(text, file=str(path), **report.as_json())
    return 0 if report.passed else ContentError.exit_code


def completion(values: argparse.Namespace, console: Console) -> int:
    """Print the completion script of a shell."""
    from reform_press.cli.completion import script

    text = script(values.shell, console.language)
    console.result(Words(text.rstrip("\n"), text.rstrip("\n")), script=text)
    return 0


def _check_edition(path: Path, console: Console) -> int:
    from reform_press.content.edition import read

    edition = read(path)
    console.tell(edition.diagnostics, path.parent)
    stories = len(edition.stories)
    console.result(
        Words(f"稿件 {stories} 篇，没有错误", f"{stories} stories, no errors"),
        stories=stories,
    )
    return 0


def _existing(name: str) -> Path:
    """Return the path of a file or folder that was named.

    Raises UsageError ``usage.no-file``.
    """
    path = Path(name)
    if not path.exists():
        raise UsageError(
            Diagnostic(
                "error",
                "usage.no-file",
                Words(f"找不到“{name}”", f"there is no “{name}”"),
            )
        )
    return path
