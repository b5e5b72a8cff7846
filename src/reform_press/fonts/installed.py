"""The fonts that are installed, and how each is known again (已装字体).

In: the data folder, and the index that ``fonts.install`` left there.  Out: the
files behind every role.  A file is known again by its size and time, else by
its hash.  Kept light on imports, as ``library``.

"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, FontError, Words

#: Folder of the fonts, where it is not the user's data folder.
FOLDER_VARIABLE = "REFORM_PRESS_FONTS"
INDEX = "installed.json"
#: Raised when the form of the index changes; an older one is installed anew.
INDEX_VERSION = 1
#: Files are hashed in pieces, so that a font never stands in memory whole.
_PIECE = 1 << 20
_INSTALL = Words(
    "运行 reform-press fonts install 安装字体",
    "run `reform-press fonts install`",
)


class RoleFont(NamedTuple):
    """One face that serves a role: a file, and how to know it again."""

    path: Path
    face_index: int  # in a collection (TTC), else 0
    name: str  # PostScript name
    sha256: str
    size: int = -1  # bytes, when it was hashed; -1: hash it now
    mtime_ns: int = -1
    known_as: str = ""  # name in the lock; "" for a project's own font
    licence: str = ""  # what a project notes of its licence


def data_folder() -> Path:
    """Return the folder that holds the installed fonts.

    The same as platformdirs would say, without the time to import it.
    """
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", ""))
        # The specification bids us ignore a relative XDG_DATA_HOME.
        base = base if base.is_absolute() else home / ".local" / "share"
    return base / "reform-press" / "fonts"


def read_index(folder: Path) -> dict[str, tuple[RoleFont, ...]]:
    """Read which files ``install`` put behind which role.

    Raises FontError: ``fonts.not-installed``, ``fonts.damaged-index``.
    """
    try:
        told = json.loads((folder / INDEX).read_bytes())
    except FileNotFoundError as error:
        raise FontError(_not_installed()) from error
    except (OSError, ValueError) as error:
        raise FontError(_damaged()) from error
    try:
        if told["version"] != INDEX_VERSION:
            raise FontError(_not_installed())
        fonts = {
            name: role_font(folder, name, entry)
            for name, entry in told["fonts"].items()
        }
        return {
            role: tuple(fonts[name] for name in names)
            for role, names in told["roles"].items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FontError(_damaged()) from error


def confirm(font: RoleFont, role: str) -> None:
    """Make sure that the file is still the one that was hashed.

    Size and time are looked at first; only where they differ is the file
    hashed.  Raises FontError: ``fonts.missing-file``, ``fonts.changed-file``.
    """
    try:
        found = os.stat(font.path)
    except OSError as error:
        raise FontError(_gone(font, role)) from error
    if (found.st_size, found.st_mtime_ns) != (font.size, font.mtime_ns):
        prove_hash(font, role)


def prove_hash(font: RoleFont, role: str) -> None:
    """Hash the file, and raise FontError when it is another one."""
    try:
        same = file_hash(font.path) == font.sha256
    except OSError as error:
        raise FontError(_gone(font, role)) from error
    if not same:
        raise FontError(_changed(font, role))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    from hashlib import sha256  # 1 ms that a galley never needs

    digest = sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def role_font(folder: Path, name: str, entry: Mapping[str, Any]) -> RoleFont:
    """Return the font of an entry of the index."""
    return RoleFont(
        folder / str(entry["file"]),
        int(entry["index"]),
        str(entry["name"]),
        str(entry["sha256"]),
        int(entry["size"]),
        int(entry["mtime_ns"]),
        name,
    )


def _not_installed() -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.not-installed",
        Words("字体尚未安装", "the fonts are not installed"),
        hint=_INSTALL,
    )


def _damaged() -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.damaged-index",
        Words("字体索引已损坏", "the index of the fonts is damaged"),
        hint=_INSTALL,
    )


def _gone(font: RoleFont, role: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.missing-file",
        Words(
            f"角色“{role}”的字体文件不见了：{font.name}（SHA-256 {font.sha256}）",
            f"the font file of role “{role}” is gone: {font.name} "
            f"(SHA-256 {font.sha256})",
        ),
        hint=_INSTALL,
    )


def _changed(font: RoleFont, role: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.changed-file",
        Words(
            f"角色“{role}”的字体文件已被换掉：{font.name}"
            f"（应为 SHA-256 {font.sha256}）",
            f"the font file of role “{role}” was replaced: {font.name} "
            f"(expected SHA-256 {font.sha256})",
        ),
        hint=_INSTALL,
    )
