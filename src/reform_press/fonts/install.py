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
from reform_press.fonts.library import data_folder
from reform_press.fonts.lock import NPM, PIP, locked_fonts
from reform_press.fonts.store import PART, Stored, standing, store, sweep, write_index
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


def quiet(_: Words) -> None:
    """Say nothing."""


def install(
    *,
    minimal: bool = False,
    from_system: bool = False,
    source: Path | None = None,
    folder: Path | None = None,
    again: bool = False,
    say: Say = quiet,
) -> Installed:
    """Put the house fonts into the data folder, and the index beside them.

    ``source`` is a folder that holds the packages already, for a machine
    without a network; ``again`` installs even what stands.  Where npm and
    the PyPI wheel of Node both fail, the pip route is taken, with a warning.

    Raises FontError (``fonts.no-source``, ``fonts.wrong-hash`` and others)
    and OutputError ``fonts.unwritable``.
    """
    request = Request(SYSTEM if from_system else PIP if minimal else NPM, source, again)
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
        wanted = {font.name: font.sha256 for font in locked_fonts(index.route)}
    if wanted != index.origins:
        return None
    warnings = (_minimal_only(),) if index.asked != index.route else ()
    return Installed(folder, index.route, len(wanted), False, warnings)


def _install(request: Request, folder: Path, say: Say) -> Installed:
    sweep(folder, kept=None)
    work = Path(tempfile.mkdtemp(prefix=PART, dir=folder))
    route = request.route
    warnings: tuple[Diagnostic, ...] = ()
    try:
        if route == SYSTEM:
            stored = _from_system()
        else:
            if request.source:
                modules = request.source / "node_modules"
                tree = modules if modules.is_dir() else request.source
            else:
                route, tree, warnings = _fetch(route, work, say)
            say(Words("校验并放置字体……", "checking the fonts ..."))
            stored = tuple(
                store(locked, tree, folder, work) for locked in locked_fonts(route)
            )
        write_index(folder, request.route, route, stored)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sweep(folder, kept=frozenset(one.font.sha256 for one in stored))
    return Installed(folder, route, len(stored), True, warnings)


def _fetch(
    route: str, work: Path, say: Say
) -> tuple[str, Path, tuple[Diagnostic, ...]]:
    """Return the route that worked, the folder it filled, and warnings."""
    refused: tuple[Diagnostic, ...] = ()
    if route == NPM:
        try:
            return NPM, fetch_npm(work, say), ()
        except FontError as error:
            refused = error.diagnostics
    try:
        tree = fetch_pip(locked_fonts(PIP), work, say)
    except FontError as error:
        raise FontError(*refused, *error.diagnostics, _no_source()) from error
    softened = (
        Diagnostic("warning", one.code, one.message, hint=one.hint) for one in refused
    )
    return PIP, tree, (*softened, _minimal_only()) if refused else ()


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
