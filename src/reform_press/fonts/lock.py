"""The lock of the house fonts (字体锁): which file of which package, exactly.

In: ``data/fonts.lock.json`` and ``data/npm``, committed as text.  Out: the
locked fonts of one route.  A font is known by its SHA-256 and by nothing
else: families of one name differ between packages.

"""

import json
from collections.abc import Collection
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

#: Where a package comes from: the npm registry, or PyPI on a bare machine.
NPM, PIP = "npm", "pip"


class Package(NamedTuple):
    """A pinned package of a registry."""

    name: str
    route: str
    version: str
    licence: str  # path of the licence text inside the package
    megabytes: int = 0  # to fetch
    traditional: bool = False  # wanted for Traditional editions only


class LockedFont(NamedTuple):
    """One font file inside a package, and what is made of it."""

    name: str  # as the roles ask for it: "noto-serif-sc-400"
    package: Package
    path: str
    sha256: str  # of the file in the package
    unpacked: str  # SHA-256 of the plain font inside a WOFF; "" otherwise
    axes: tuple[tuple[str, float], ...]  # instance of a variable font


def locked_fonts(route: str) -> tuple[LockedFont, ...]:
    """Return the locked fonts of one route, in the order of the lock."""
    told = json.loads(_data().joinpath("fonts.lock.json").read_text("utf-8"))
    packages = {
        name: Package(
            name,
            entry["route"],
            entry["version"],
            entry["licence"],
            entry["megabytes"],
            entry.get("traditional", False),
        )
        for name, entry in told["packages"].items()
    }
    return tuple(
        LockedFont(
            name,
            packages[entry["package"]],
            entry["path"],
            entry["sha256"],
            entry.get("unpacked", ""),
            tuple(sorted(entry.get("axes", {}).items())),
        )
        for name, entry in told["fonts"].items()
        if packages[entry["package"]].route == route
    )


def npm_manifest(packages: Collection[str]) -> dict[str, bytes]:
    """Return the files that bind npm to our versions, for some packages only."""
    asked, lock = (
        json.loads(_data().joinpath("npm", name).read_bytes())
        for name in ("package.json", "package-lock.json")
    )
    wanted = {
        name: version
        for name, version in asked["dependencies"].items()
        if name in packages
    }
    asked["dependencies"] = wanted
    entries = {f"node_modules/{name}" for name in wanted}
    lock["packages"] = {
        name: entry for name, entry in lock["packages"].items() if name in entries
    }
    lock["packages"][""] = {"name": lock["name"], "dependencies": wanted}
    return {
        "package.json": json.dumps(asked).encode(),
        "package-lock.json": json.dumps(lock).encode(),
    }


def _data() -> Traversable:
    return files("reform_press").joinpath("data")
