"""Files and folders as a person names them (路径).

In: a word of the command line, or a path.  Out: the path, or how it is shown.

"""

from pathlib import Path

from reform_press.errors import Diagnostic, UsageError, Words


def existing(name: str) -> Path:
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


def shown(path: Path) -> Path:
    """Return a path as a person would type it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
