"""Which faces serve a role (字体角色): the installed set and a project's own.

In: the index that ``fonts.install`` left in the data folder, and the roles a
project names in ``fonts/fonts.yaml``.  Out: a ``FontSet``: for every role a
chain of faces, the role's own first, its stand-ins after it.

Guarantees: nothing is opened and no font file is read before its role is
asked for; a file that is not the one that was installed is refused.  Kept
light on imports: a galley is set within the time this module takes to load.

"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, FontError, Words
from reform_press.fonts.face import Face

#: Folder of the fonts, where it is not the user's data folder.
FOLDER_VARIABLE = "REFORM_PRESS_FONTS"
INDEX = "installed.json"
#: Raised when the form of the index changes; an older one is installed anew.
INDEX_VERSION = 1
#: Ends of the names of roles that draw as a region of Traditional does (字形).
REGIONAL = ("-tw", "-hk")
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


class FontSet:
    """The faces of one edition by role.  Nothing of it changes once made."""

    def __init__(self, chains: Mapping[str, tuple[RoleFont, ...]]) -> None:
        self._fonts = {role: chains[role] for role in sorted(chains)}
        self._faces: dict[RoleFont, Face] = {}
        self._chains: dict[str, tuple[Face, ...]] = {}
        self._digest = ""

    @property
    def digest(self) -> str:
        """Name the whole set: another file in any role gives another one."""
        if not self._digest:
            from hashlib import blake2b  # a galley never asks

            told = [
                [role, [[font.name, font.face_index, font.sha256] for font in chain]]
                for role, chain in self._fonts.items()
            ]
            self._digest = blake2b(
                json.dumps(told).encode(), digest_size=16
            ).hexdigest()
        return self._digest

    def roles(self) -> tuple[str, ...]:
        """Return the names of all roles, sorted."""
        return tuple(self._fonts)

    def fonts(self, role: str) -> tuple[RoleFont, ...]:
        """Return the files behind a role, none of them opened.

        A region's role that is not there is served by the common one.
        Raises FontError ``fonts.unknown-role``.
        """
        if role not in self._fonts:
            common = common_role(role)
            if common in self._fonts:
                return self._fonts[common]
            raise FontError(_unknown("role", role, self._fonts))
        return self._fonts[role]

    def chain(self, role: str) -> tuple[Face, ...]:
        """Return the role's face, then its stand-ins in order (字体后备链).

        Raises FontError: ``fonts.unknown-role``, ``fonts.missing-file``,
        ``fonts.changed-file``.
        """
        if role not in self._chains:
            self._chains[role] = tuple(
                self._face(font, role) for font in self.fonts(role)
            )
        return self._chains[role]

    def face(self, key: str) -> Face:
        """Return the face that has this ``Face.key``.

        Raises FontError ``fonts.unknown-face``.
        """
        for role, chain in self._fonts.items():
            for font in chain:
                if key == f"{font.name}-{font.sha256[:8]}":
                    return self._face(font, role)
        keys = (f"{f.name}-{f.sha256[:8]}" for c in self._fonts.values() for f in c)
        raise FontError(_unknown("face", key, keys))

    def confirm(self) -> None:
        """Make sure that every font in use is still the file that was opened.

        Raises FontError: ``fonts.missing-file``, ``fonts.changed-file``.
        """
        for role in self._chains:
            for font in self.fonts(role):
                confirm(font, role)

    def prepare(self) -> None:
        """Make the next subsets of faces quicker of which there was one."""
        for face in self._faces.values():
            face.prepare()

    def _face(self, font: RoleFont, role: str) -> Face:
        if font not in self._faces:
            confirm(font, role)
            self._faces[font] = Face(
                font.path, font.face_index, name=font.name, sha256=font.sha256
            )
        return self._faces[font]


def common_role(role: str) -> str:
    """Return the role that a region's is a form of: song for song-tw."""
    return role[:-3] if role.endswith(REGIONAL) else role


def load_fonts(
    roles: Mapping[str, tuple[RoleFont, ...]] | None = None,
    *,
    folder: Path | None = None,
) -> FontSet:
    """Return the installed fonts, with a project's own roles before them.

    A project's face comes first in its role; the installed chain of that
    role (of ``song``, for a role that is new) stands in after it.

    Raises FontError: ``fonts.not-installed``, ``fonts.damaged-index``.
    """
    chains = read_index(folder or data_folder())
    for role, own in (roles or {}).items():
        after = chains.get(role) or chains.get(
            common_role(role), chains.get("song", ())
        )
        chains[role] = own + tuple(font for font in after if font not in own)
    return FontSet(chains)


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


def _unknown(what: str, name: str, names: Iterable[str]) -> Diagnostic:
    from reform_press.schema.nearest import suggested  # only for a hint

    chinese = {"role": "字体角色", "face": "字面"}[what]
    hint = Words(
        "运行 reform-press fonts list 查看全部角色",
        "`reform-press fonts list` shows them all",
    )
    return Diagnostic(
        "error",
        f"fonts.unknown-{what}",
        Words(f"没有名为“{name}”的{chinese}", f"there is no font {what} “{name}”"),
        hint=suggested(name, sorted(names), hint),
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
