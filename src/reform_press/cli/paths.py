"""Files and folders as a person names them (路径).

In: a word of the command line, or a path.  Out: the path, or how it is shown.

"""

from pathlib import Path

from reform_press.errors import Diagnostic, UsageError, Words

#: Names of files told of where one is not there.
_NAMED = 8


def existing(name: str) -> Path:
    """Return the path of a file or folder that was named.

    Raises UsageError ``usage.no-file``, ``usage.not-regular``: pipes and devices
    may have no end.
    """
    path = Path(name)
    if not path.exists():
        raise UsageError(
            Diagnostic(
                "error",
                "usage.no-file",
                Words(f"找不到“{name}”", f"there is no “{name}”"),
                hint=_there(path),
            )
        )
    if not (path.is_file() or path.is_dir()):
        words = Words(f"“{path}”不是普通文件", f"“{path}” is not a regular file")
        hint = Words("先存成文件，再给文件名", "save it as a file, and name that")
        raise UsageError(Diagnostic("error", "usage.not-regular", words, hint=hint))
    return path


def _there(path: Path) -> Words:
    """Say what is there instead: a name nearly the same, or what lies beside it."""
    from reform_press.schema.nearest import meant, nearest  # only for a hint

    folder = path.parent
    if not folder.is_dir():
        return Words(f"也没有目录“{folder}”", f"there is no folder “{folder}” either")
    names = sorted(one.name for one in folder.iterdir() if one.name[0] != ".")
    if near := nearest(path.name, names):
        return meant(str(folder / near))
    told = names[:_NAMED] + ["…"] * (len(names) > _NAMED)
    if not told:
        return Words(f"目录“{folder}”是空的", f"the folder “{folder}” is empty")
    zh, en = "、".join(told), ", ".join(told)
    return Words(f"“{folder}”里有：{zh}", f"in “{folder}” there are: {en}")


def shown(path: Path) -> Path:
    """Return a path as a person would type it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
