"""Builds kept under a name (版次存档), and found again.

In: the folder that a build has written, and a name.  Out: a folder of
``build/history`` with its record, page model and PDF, and the digests of them
and of the previews.  It appears whole or not at all, and is never changed: a
name that is taken stays with its build.

"""

import json
import os
import re
import shutil
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reform_press.errors import (
    SILENT,
    ContentError,
    Diagnostic,
    OutputError,
    PressError,
    UsageError,
    Words,
)
from reform_press.files import unwritable, write_whole
from reform_press.makeup.record import RECORD

if TYPE_CHECKING:
    from reform_press.makeup.record_form import RecordForm

#: Names and digests of what is kept.
DIGESTS = "digests.json"
#: PDFs that a build may leave, the better one first.
_PDFS = ("print.pdf", "proof.pdf")
_COVERS = ("cover.pdf", "cover-proof.pdf")
_PAGES = "pages.json"
#: A word that is a name on every system: no separators, no dot in front.
_NAME = re.compile(r"[^\W_][\w.·-]{0,79}")
#: A record of more bytes is none of ours.
_LARGEST = 256 << 20


class KeptBuild(NamedTuple):
    """A build that can be compared (一个版次)."""

    name: str
    folder: Path
    pdf: Path
    record: "RecordForm"
    cover: Path | None = None  # of a book

    def leaves(self) -> dict[int, tuple[Path, int]]:
        """Return where each page stands, by its number: a PDF, its page from 1."""
        pages = enumerate(self.record.pages, 1)
        found = {page.page: (self.pdf, at) for at, page in pages}
        if self.cover and self.record.cover:
            found[self.record.cover.page] = self.cover, 1
        return found


def history_folder(root: Path) -> Path:
    """Return where a project keeps its named builds."""
    return root / "build" / "history"


def fit_name(name: str) -> str:
    """Return a name that a build may be kept under.

    Raises UsageError ``history.bad-name``.
    """
    if _NAME.fullmatch(name) and not name.endswith("."):
        return name
    words = Words(f"“{name}”不能作版次名", f"“{name}” is no name for a build")
    hint = Words(
        "用汉字、字母、数字、点和连字符，如 一校、v2",
        "use letters, digits, dots and hyphens, such as first-proof or v2",
    )
    raise UsageError(_wrong("bad-name", words, hint))


def keep(out: Path, pdf: Path, name: str, root: Path) -> Path:
    """Keep the build in ``out`` under ``name``; return the folder.

    Raises UsageError ``history.taken``: another build has the name, and
    OutputError ``output.unwritable``.
    """
    kept = history_folder(root) / fit_name(name)
    cover = _cover_in(out)
    own = (cover.name,) if cover else ()
    files = {file: out / file for file in (RECORD, _PAGES, pdf.name, *own)}
    told = {file: _digest(path) for file, path in files.items()}
    previews = sorted(out.glob("page-*.png" if pdf.name == _PDFS[0] else "proof-*.png"))
    told |= {path.name: _digest(path) for path in previews}
    if kept.exists():
        known = _digests(kept)
        if all(known.get(file) == told[file] for file in files):
            return kept
        raise UsageError(_taken(name))
    part = kept.with_name(f".{name}.{os.getpid()}.part")
    try:
        for left in kept.parent.glob(f".{name}.*.part"):  # by one that was killed
            shutil.rmtree(left, ignore_errors=True)
        part.mkdir(parents=True)
        for file, path in files.items():
            write_whole(part / file, path.read_bytes())
        write_whole(part / DIGESTS, (json.dumps(told, indent=1) + "\n").encode())
        os.rename(part, kept)
    except OSError as error:
        raise OutputError(unwritable(kept, error)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return kept


def find(word: str, root: Path) -> KeptBuild:
    """Return the build that ``word`` means: a name, or a folder of outputs.

    Raises UsageError ``history.unknown``, and ContentError
    ``history.unreadable`` or ``history.damaged``.
    """
    return opened(folder_of(word, root))


def folder_of(word: str, root: Path) -> Path:
    """Return the folder of a build that is kept, or the one that was named.

    Raises UsageError ``history.unknown``.
    """
    named = history_folder(root) / word
    if _NAME.fullmatch(word) and named.is_dir():
        return named
    if Path(word).is_dir():
        return Path(word).absolute()
    words = Words(f"没有名为“{word}”的版次", f"there is no build named “{word}”")
    raise UsageError(_wrong("unknown", words, _known(root)))


def opened(folder: Path) -> KeptBuild:
    """Read the build in a folder; one that was kept must be as it was.

    Raises ContentError ``history.unreadable`` or ``history.damaged``.
    """
    from reform_press.makeup.record_form import RecordForm

    if (folder / DIGESTS).exists():
        _proven(folder)
    # A good build takes the proof before it away: where both are, it is the last.
    pdfs = [folder / pdf for pdf in _PDFS if (folder / pdf).is_file()]
    try:
        if (folder / RECORD).stat().st_size > _LARGEST:
            raise ValueError(RECORD)
        data = (folder / RECORD).read_bytes()
        record = RecordForm.model_validate_json(data)
    except (OSError, ValueError) as error:  # pydantic's is a ValueError
        raise _unreadable(folder, RECORD) from error
    if not pdfs:
        raise _unreadable(folder, _PDFS[0])
    cover = _cover_in(folder)
    if record.cover and cover is None:
        raise _unreadable(folder, _COVERS[0])
    return KeptBuild(folder.name, folder, pdfs[-1], record, cover)


def _cover_in(folder: Path) -> Path | None:
    """Return the cover of the last build: a good one takes its proof away."""
    found = [folder / name for name in _COVERS if (folder / name).is_file()]
    return found[-1] if found else None


def _proven(folder: Path) -> None:
    """Make sure that a kept build is as it was kept.

    Raises ContentError ``history.damaged``.
    """
    told = _digests(folder)
    for file in sorted(path.name for path in folder.iterdir()):
        if file in told and told[file] != _digest(folder / file):
            words = Words(
                f"存档已被改动：{folder.name}/{file}",
                f"{folder.name}/{file} is not as it was kept",
            )
            raise ContentError(_wrong("damaged", words))


def _digests(folder: Path) -> dict[str, str]:
    try:
        told = json.loads((folder / DIGESTS).read_bytes())
    except (OSError, ValueError):
        told = None
    if not isinstance(told, dict):
        raise _unreadable(folder, DIGESTS)
    return told


def _digest(path: Path) -> str:
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        raise _unreadable(path.parent, path.name) from error


def _known(root: Path) -> Words:
    folder = history_folder(root)
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    names = " ".join(path.name for path in found if _NAME.fullmatch(path.name))
    if not names:
        return Words(
            "排版时加 --name 名称，就存下这一版",
            "keep a build with build --name NAME",
        )
    return Words(f"现有：{names}", f"there are: {names}")


def _taken(name: str) -> Diagnostic:
    words = Words(
        f"版次名“{name}”已用于另一次排版", f"another build is kept as “{name}”"
    )
    hint = Words(
        f"换一个名字；真要重用，先删去 build/history/{name}",
        f"take another name, or remove build/history/{name} first",
    )
    return _wrong("taken", words, hint)


def _unreadable(folder: Path, file: str) -> PressError:
    words = Words(
        f"{folder} 里没有可用的 {file}", f"there is no {file} to be read in {folder}"
    )
    hint = Words(
        "那里应是 reform-press build 的输出目录",
        "it should be a folder that reform-press build has written",
    )
    return ContentError(_wrong("unreadable", words, hint))


def _wrong(code: str, words: Words, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"history.{code}", words, hint=hint)
