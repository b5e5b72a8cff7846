"""Bringing the fonts to this machine (安装字体): ``fonts install``.

In: the lock, and a route: npm, pip (minimal) or the system's own fonts.
Out: the data folder as ``fonts.store`` keeps it.  Where everything stands
already nothing is fetched and no font is read; afterwards no run of
reform-press needs the network.

"""

import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from reform_press.errors import SILENT, Diagnostic, FontError, OutputError, Words
from reform_press.fonts.check import examine_file
from reform_press.fonts.fetch import Say, fetch_npm, fetch_pip
from reform_press.fonts.installed import data_folder
from reform_press.fonts.lock import NPM, PIP, LockedFont, locked_fonts
from reform_press.fonts.store import (
    PART,
    Stored,
    names_of,
    standing,
    store,
    sweep,
    write_index,
)
from reform_press.fonts.system import system_fonts

SYSTEM = "system"
#: Seconds to wait for another install of the same folder.
_QUEUE = 3600
_APT = "apt-get install fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai"


class Installed(NamedTuple):
    """What stands in the data folder after ``install``."""

    folder: Path
    route: str  # "npm", "pip" or "system"
    fonts: int
    fresh: bool  # whether this run brought it
    diagnostics: tuple[Diagnostic, ...]


class Request(NamedTuple):
    """What is asked of ``install``."""

    route: str
    source: Path | None
    again: bool
    traditional: bool


def quiet(_: Words) -> None:
    """Say nothing."""


def install(
    route: str = NPM,
    *,
    traditional: bool = False,
    source: Path | None = None,
    folder: Path | None = None,
    again: bool = False,
    say: Say = quiet,
) -> Installed:
    """Put the house fonts into the data folder, and the index beside them.

    ``route`` is NPM, PIP for fewer weights, or SYSTEM.  Where npm and the PyPI
    wheel of Node both fail, the pip route is taken, with a warning.
    ``traditional`` adds the forms of Taiwan and Hong Kong; once there, they
    stay.  ``source`` is a folder that holds the packages already, for a
    machine without a network; ``again`` installs even what stands.

    Raises FontError (``fonts.no-source``, ``fonts.wrong-hash`` and others)
    and OutputError ``fonts.unwritable``.
    """
    request = Request(route, source, again, traditional)
    folder = folder or data_folder()
    if done := _done(request, folder):
        return done
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=_QUEUE):
            # Another run may have done it while this one waited.
            return _done(request, folder) or _install(request, folder, say)
    except (OSError, Timeout) as error:
        raise OutputError(_unwritable(folder, error)) from error


def _done(request: Request, folder: Path) -> Installed | None:
    """Return what stands, if it answers the request."""
    index = None if request.again else standing(folder)
    if not index or index.asked != request.route:
        return None
    if index.route == SYSTEM:
        wanted = {font.name: "" for font in system_fonts()}
    else:
        fonts = _wanted(index.route, request, folder)
        wanted = {font.name: font.sha256 for font in fonts}
    if wanted != index.origins:
        return None
    warnings = (_minimal_only(),) if index.asked != index.route else ()
    return Installed(folder, index.route, len(wanted), False, warnings)


def _wanted(route: str, request: Request, folder: Path) -> tuple[LockedFont, ...]:
    """Return the fonts of a route: those for Traditional if ever asked for."""
    fonts = locked_fonts(route)
    before = names_of(folder)
    traditional = request.traditional or any(
        font.package.traditional and font.name in before for font in fonts
    )
    return tuple(font for font in fonts if traditional or not font.package.traditional)


def _install(request: Request, folder: Path, say: Say) -> Installed:
    sweep(folder, kept=None)
    work = Path(tempfile.mkdtemp(prefix=PART, dir=folder))
    try:
        route, stored, warnings = (
            (SYSTEM, _from_system(), ())
            if request.route == SYSTEM
            else _from_packages(request, folder, work, say)
        )
        write_index(folder, request.route, route, stored)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sweep(folder, kept=frozenset(one.font.sha256 for one in stored))
    return Installed(folder, route, len(stored), True, warnings)


#: The route that was taken, what stands now, and warnings.
_Brought = tuple[str, tuple[Stored, ...], tuple[Diagnostic, ...]]


def _from_packages(request: Request, folder: Path, work: Path, say: Say) -> _Brought:
    """Bring what is lacking; what stands as it should is left alone."""
    route = request.route
    wanted = _wanted(route, request, folder)
    there = {} if request.again else _there(folder, route)
    lacking = tuple(
        font
        for font in wanted
        if font.name not in there or there[font.name].origin != font.sha256
    )
    warnings: tuple[Diagnostic, ...] = ()
    if request.source:
        modules = request.source / "node_modules"
        tree = modules if modules.is_dir() else request.source
    else:
        try:
            tree = _fetch(route, lacking, work, say)
        except FontError as error:
            if route == PIP or there:  # what stands is better than the basic fonts
                raise
            route, wanted = PIP, _wanted(PIP, request, folder)
            lacking, refused = wanted, error.diagnostics
            tree = _fetch(PIP, lacking, work, say, refused)
            softened = (one._replace(severity="warning") for one in refused)
            warnings = (*softened, _minimal_only())
    say(Words("校验并放置字体……", "checking the fonts ..."))
    fresh = {font.name: store(font, tree, folder, work) for font in lacking}
    stored = tuple(fresh.get(font.name) or there[font.name] for font in wanted)
    return route, stored, warnings


def _there(folder: Path, route: str) -> dict[str, Stored]:
    """Return the fonts of a route that stand in the folder."""
    index = standing(folder)
    return (
        {one.name: one for one in index.stored}
        if index and index.route == route
        else {}
    )


def _fetch(
    route: str,
    fonts: tuple[LockedFont, ...],
    work: Path,
    say: Say,
    refused: tuple[Diagnostic, ...] = (),
) -> Path:
    """Return the folder that a client filled; ``refused`` is what went before."""
    if not fonts:
        return work
    if route == NPM:
        return fetch_npm(fonts, work, say)
    try:
        return fetch_pip(fonts, work, say)
    except FontError as error:
        raise FontError(*refused, *error.diagnostics, _no_source()) from error


def _from_system() -> tuple[Stored, ...]:
    """Return the system's fonts as they lie, hashed but not copied."""
    found = tuple(
        Stored(name, examine_file(path, face_index).font, "")
        for name, path, face_index in system_fonts()
    )
    if not any(one.name.startswith("noto") for one in found):
        raise FontError(_no_system_fonts())
    return found


def _minimal_only() -> Diagnostic:
    return Diagnostic(
        "warning",
        "fonts.minimal",
        Words(
            "只装上了基本字体：标题宋以黑体代替，楷体、仿宋以宋体代替",
            "only the basic fonts are installed: 黑 stands in for heads, 宋 for 楷",
        ),
        hint=Words(
            "有 npm 或网络畅通后运行 reform-press fonts install --again",
            "once npm or the network works, run `reform-press fonts install --again`",
        ),
    )


def _no_source() -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.no-source",
        Words("没有取得任何字体", "no fonts could be fetched"),
        hint=Words(
            f"也可先装系统字体（{_APT}），再运行 "
            "reform-press fonts install --from-system",
            f"or install the system's ({_APT}) and run "
            "`reform-press fonts install --from-system`",
        ),
    )


def _no_system_fonts() -> Diagnostic:
    return Diagnostic(
        "error",
        "fonts.no-system-fonts",
        Words("系统里没有 Noto CJK 字体", "the system has no Noto CJK fonts"),
        hint=Words(f"请先运行 {_APT}", f"run {_APT} first"),
    )


def _unwritable(folder: Path, error: Exception) -> Diagnostic:
    why = getattr(error, "strerror", None) or str(error)
    return Diagnostic(
        "error",
        "fonts.unwritable",
        Words(
            f"字体文件夹无法写入：{folder}（{why}）",
            f"cannot write the folder of the fonts: {folder} ({why})",
        ),
        hint=SILENT,
    )
