"""Two builds compared and the result written (比对): a pipeline of its own.

In: two builds, by name or folder.  Out: a ``Collation``, and a folder with
``diff.json``, ``diff.html``, and for the pages that changed ``diff.pdf`` and
PNG pictures, each page as it was and as it is, with its changes marked.

    find (history) -> collate (collation) -> lay marks over the pages (pdf)

"""

import json
from pathlib import Path
from typing import NamedTuple

from reform_press.collation.collate import Collation, PageChange, collate
from reform_press.collation.marks import marks_after, marks_before
from reform_press.collation.plain import Streams, as_plain
from reform_press.collation.sheet import Pictures, sheet
from reform_press.errors import ContentError, Diagnostic, Words
from reform_press.files import write_whole, written_whole
from reform_press.history import KeptBuild, find
from reform_press.pdf.overlay import Leaf, stream_digests, write_overlaid
from reform_press.pdf.raster import lighter, previews

#: Pixels to the inch of page pictures: a line of 9 pt can still be read.
_PPI = 96
_SIDES = ("before", "after")
_JSON, _HTML, _PDF = "diff.json", "diff.html", "diff.pdf"


class Compared(NamedTuple):
    """What a comparison left behind."""

    folder: Path
    files: tuple[str, ...]
    collation: Collation
    streams: Streams


def compare(before: str, after: str, root: Path, out: Path | None = None) -> Compared:
    """Compare two builds and write what differs.

    Raises PressError: a build is not there or cannot be read, or nothing can
    be written.
    """
    old, new = find(before, root), find(after, root)
    collation = collate(old.record, new.record, (old.name, new.name))
    streams = _streams(old, new, collation)
    folder = out or root / "build" / "diff" / f"{old.name}-{new.name}"
    pictures = _write_pages(collation, old, new, folder)
    told = json.dumps(as_plain(collation, streams), ensure_ascii=False, indent=1)
    write_whole(folder / _JSON, f"{told}\n".encode())
    html = sheet(collation, pictures, streams).encode("utf-8")
    write_whole(folder / _HTML, html)
    files = (_JSON, _HTML, *((_PDF,) if pictures else ()))
    return Compared(folder, files, collation, streams)


def _streams(old: KeptBuild, new: KeptBuild, collation: Collation) -> Streams:
    """Return the digests of the pages' streams, by page number."""
    before = _by_number(old)
    after = _by_number(new)
    return {
        page.page: (before.get(page.page, ""), after.get(page.page, ""))
        for page in collation.pages
    }


def _by_number(kept: KeptBuild) -> dict[int, str]:
    leaves = kept.leaves()
    digests = {pdf: stream_digests(pdf) for pdf in {pdf for pdf, _ in leaves.values()}}
    told = len(kept.record.pages)
    if len(digests.get(kept.pdf, ())) != told:
        raise ContentError(_mismatch(kept, len(digests.get(kept.pdf, ())), told))
    return {number: digests[pdf][at - 1] for number, (pdf, at) in leaves.items()}


def _mismatch(kept: KeptBuild, pages: int, told: int) -> Diagnostic:
    return Diagnostic(
        "error",
        "compare.pages",
        Words(
            f"{kept.pdf} 有 {pages} 版，record.json 记的是 {told} 版",
            f"{kept.pdf} has {pages} page(s), its record.json tells of {told}",
        ),
        hint=Words("重排一遍，使两者相符", "build again, so that the two agree"),
    )


def _write_pages(
    collation: Collation, old: KeptBuild, new: KeptBuild, folder: Path
) -> Pictures:
    """Write the pages that changed, as PDF and PNG; return pictures by page."""
    (folder / _PDF).unlink(missing_ok=True)
    for side in _SIDES:  # of a comparison before
        for left in folder.glob(f"page-*-{side}.png"):
            left.unlink()
    leaves = [
        leaf
        for page in collation.pages
        if not page.still
        for leaf in _leaves(page, collation, old, new)
    ]
    if not leaves:
        return {}
    with written_whole(folder / _PDF) as sink:
        write_overlaid([leaf for _, _, leaf in leaves], sink)
    found: dict[int, list[bytes | None]] = {}
    drawn = previews(folder / _PDF, _PPI)
    for (number, at, _), (_, png) in zip(leaves, drawn, strict=True):
        found.setdefault(number, [None, None])[at] = lighter(png)
        name = f"page-{number}-{_SIDES[at]}.png"
        write_whole(folder / name, png)
    return {number: (sides[0], sides[1]) for number, sides in found.items()}


def _leaves(
    page: PageChange, collation: Collation, old: KeptBuild, new: KeptBuild
) -> list[tuple[int, int, Leaf]]:
    """Return number, side and leaf of a page before and after."""
    found = []
    sides = (
        (old, marks_before(page, collation)),
        (new, marks_after(page, collation)),
    )
    for at, (kept, marks) in enumerate(sides):
        where = kept.leaves().get(page.page)
        if where:
            leaf = Leaf(*where, f"{kept.name} {page.label}".strip(), marks)
            found.append((page.page, at, leaf))
    return found
