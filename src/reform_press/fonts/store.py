"""The folder of the installed fonts (字库): placing, indexing, sweeping.

In: packages as they came, and the lock.  Out: one folder a file, named by
its SHA-256, the licence beside the font, and the index for the library.

Guarantees: a file whose hash is not the locked one is never put in place;
files appear under their names complete or not at all; the index comes last.

"""

import json
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, FontError, Words
from reform_press.files import write_whole
from reform_press.fonts.check import examine_file
from reform_press.fonts.installed import (
    INDEX,
    INDEX_VERSION,
    RoleFont,
    file_hash,
    role_font,
)
from reform_press.fonts.lock import NPM, LockedFont
from reform_press.fonts.roles import ROLES
from reform_press.fonts.unpack import unpack

#: Start of the names of folders that a run works in and removes.
PART = ".part-"
LICENCE = "OFL.txt"


class Stored(NamedTuple):
    """One font in place."""

    name: str  # in the lock
    font: RoleFont
    origin: str  # SHA-256 of the file in the package; "" for a system font


class Index(NamedTuple):
    """What the index says of itself, beyond what the library reads."""

    asked: str  # route that was asked for
    route: str  # route that was taken
    stored: tuple[Stored, ...]

    @property
    def origins(self) -> dict[str, str]:
        """Hashes of the files in the packages, by name in the lock."""
        return {one.name: one.origin for one in self.stored}


def store(locked: LockedFont, tree: Path, folder: Path, work: Path) -> Stored:
    """Check one font of the lock and put it in place with its licence.

    Raises FontError: ``fonts.wrong-hash``, and what ``examine_file`` raises.
    """
    package = tree / locked.package.name if locked.package.route == NPM else tree
    source = package / locked.path
    if not source.is_file() or file_hash(source) != locked.sha256:
        raise FontError(_wrong_hash(locked))
    part = work / locked.name
    part.mkdir()
    plain = part / _file_name(locked)
    unpack(source, plain, locked.axes)
    facts = examine_file(plain)
    if locked.unpacked not in ("", facts.font.sha256):
        raise FontError(_wrong_hash(locked))
    shutil.copyfile(package / locked.package.licence, part / LICENCE)
    home = folder / facts.font.sha256
    if not (_same(home / plain.name, facts.font.sha256) and _has_licence(home)):
        _settle(part)
        if home.exists():
            home.rename(work / f"{locked.name}-before")
        part.rename(home)
    found = (home / plain.name).stat()
    name = _instance_name(facts.font.name, locked.axes)
    return Stored(
        locked.name,
        facts.font._replace(
            path=home / plain.name, name=name, mtime_ns=found.st_mtime_ns
        ),
        locked.sha256,
    )


def write_index(folder: Path, asked: str, route: str, stored: Iterable[Stored]) -> None:
    """Write the index of the library, whole or not at all."""
    fonts = {one.name: one for one in stored}
    told = {
        "version": INDEX_VERSION,
        "asked": asked,
        "route": route,
        "fonts": {name: _entry(folder, one) for name, one in fonts.items()},
        "roles": _chains(fonts),
    }
    write_whole(folder / INDEX, json.dumps(told, indent=1).encode())


def standing(folder: Path) -> Index | None:
    """Return what is installed, None unless every file of it is as it was.

    Told by size and time; the contents are hashed by ``doctor``.
    """
    try:
        told: dict[str, Any] = json.loads((folder / INDEX).read_bytes())
        # Another release may ask for the same fonts in other roles.
        if told["version"] != INDEX_VERSION or told["roles"] != _chains(told["fonts"]):
            return None
        for entry in told["fonts"].values():
            found = os.stat(folder / entry["file"])
            if [found.st_size, found.st_mtime_ns] != [entry["size"], entry["mtime_ns"]]:
                return None
        stored = tuple(
            Stored(name, role_font(folder, name, entry), entry["from"])
            for name, entry in told["fonts"].items()
        )
        return Index(told["asked"], told["route"], stored)
    except (OSError, AttributeError, KeyError, TypeError, ValueError):
        return None


def names_of(folder: Path) -> frozenset[str]:
    """Return the fonts that the index names, sound or not; none without one."""
    try:
        return frozenset(json.loads((folder / INDEX).read_bytes())["fonts"])
    except (OSError, KeyError, TypeError, ValueError):
        return frozenset()


def sweep(folder: Path, kept: frozenset[str] | None) -> None:
    """Remove what broken runs left, and fonts that no index names any more.

    ``kept`` are the hashes in use; None keeps every font.
    """
    for path in sorted(folder.iterdir()):
        old = kept is not None and _is_hash(path.name) and path.name not in kept
        if path.name.startswith(PART) or old:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _chains(names: Collection[str]) -> dict[str, list[str]]:
    """Return, for every role, those of the fonts that serve it, best first.

    A region's role is there only if some font has the forms of that region.
    """
    return {
        role.name: list(dict.fromkeys(name for name in role.wanted if name in names))
        for role in ROLES
        if not role.local or not set(names).isdisjoint(role.wanted[: role.local])
    }


def _file_name(locked: LockedFont) -> str:
    path = Path(locked.path)
    if locked.axes:
        return f"{locked.name}.ttf"
    return path.with_suffix(".ttf").name if path.suffix == ".woff" else path.name


def _instance_name(name: str, axes: tuple[tuple[str, float], ...]) -> str:
    """Tell apart the instances of one variable font, which share a name."""
    weight = dict(axes).get("wght")
    return name if weight is None else f"{name.rpartition('-')[0] or name}-{weight}"


def _same(path: Path, sha256: str) -> bool:
    return path.is_file() and file_hash(path) == sha256


def _has_licence(home: Path) -> bool:
    return (home / LICENCE).is_file()


def _settle(part: Path) -> None:
    """Have everything in a folder on the disk before it gets its name."""
    for path in sorted(part.iterdir()):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def _entry(folder: Path, one: Stored) -> dict[str, Any]:
    path = one.font.path
    inside = path.is_relative_to(folder)
    return {
        "file": path.relative_to(folder).as_posix() if inside else str(path),
        "index": one.font.face_index,
        "name": one.font.name,
        "sha256": one.font.sha256,
        "size": one.font.size,
        "mtime_ns": one.font.mtime_ns,
        "from": one.origin,
    }


def _is_hash(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _wrong_hash(locked: LockedFont) -> Diagnostic:
    place = f"{locked.package.name}@{locked.package.version}/{locked.path}"
    return Diagnostic(
        "error",
        "fonts.wrong-hash",
        Words(
            f"{place} 缺失或与锁定的 SHA-256 不符，未安装",
            f"{place} is missing or not the locked file; it was not installed",
        ),
        hint=Words(
            f"应为 {locked.sha256}；请换一个镜像或稍后重试",
            f"expected {locked.sha256}; try another mirror, or again later",
        ),
    )
