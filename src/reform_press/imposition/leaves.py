"""The pages of a stranger's file (页面读入): sizes, bleed, inks.

In: a PDF of any program.  Out: for each page its trim as a reader sees it,
and how it lies in the file; every page that cannot be used is named.

Where a page has no TrimBox, its ArtBox is its trim, else what a viewer shows
of it (ISO 32000-1, 14.11.2).

"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf

from reform_press.errors import ContentError, Diagnostic
from reform_press.geometry import Size
from reform_press.imposition.faults import (
    bad_box,
    empty,
    encrypted,
    unreadable,
)
from reform_press.preflight.boxes import box
from reform_press.preflight.reading import (
    BROKEN,
    Value,
    elements,
    entries,
    entry,
    identity,
    inherited,
    name,
    number,
)
from reform_press.preflight.state import Box, around

#: Forms in forms: real pages need three or four.
_DEEPEST = 8
#: Sides of a page in points: below the first it is none, the second is the
#: largest that programs open (ISO 32000-1, annex C.2).
_LEAST, LARGEST = 1.0, 14_400.0
#: A title in a slug line is no longer, so that the side is still told.
_TITLE = 24
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Leaf(NamedTuple):
    """A page as it is to be placed (页)."""

    size: Size  # of the trim, in points, as a reader sees it
    trim: Box
    bleed: Box
    turn: int  # degrees clockwise by which a reader sees it turned
    unit: float  # points in a unit of its user space

    @property
    def least_bleed(self) -> float:
        """The bleed where it is narrowest, in points."""
        return self.unit * self.bleed.past(self.trim)


def opened(path: Path) -> pikepdf.Pdf:
    """Open a PDF; the caller closes it.

    Raises ContentError ``imposition.unreadable``, ``imposition.encrypted``.
    """
    try:
        pdf = pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise ContentError(encrypted(path.name)) from error
    except (OSError, *BROKEN) as error:
        raise ContentError(unreadable(path.name)) from error
    if pdf.is_encrypted:
        pdf.close()
        raise ContentError(encrypted(path.name))
    return pdf


def title_of(pdf: pikepdf.Pdf) -> str:
    """Return title and date of a file, as it tells them (ISO 32000-1, 14.3.3)."""
    about = pdf.trailer.get("/Info")
    if not isinstance(about, pikepdf.Dictionary):
        return ""
    said = [about.get(key) for key in ("/Title", "/CreationDate")]
    title, day = (str(one) if isinstance(one, pikepdf.String) else "" for one in said)
    title = " ".join(title.split())
    date = _DAY.match(day)
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return f"{short}  {'-'.join(date.groups())}" if short and date else short


def leaves(pdf: pikepdf.Pdf, told: str) -> tuple[Leaf, ...]:
    """Return every page of a file that is called ``told``.

    Raises ContentError ``imposition.boxes`` with all pages that do not tell
    their size, ``imposition.pages``, ``imposition.unreadable``.
    """
    try:
        pages = [page.obj for page in pdf.pages]
        read = [_leaf(page, at) for at, page in enumerate(pages, 1)]
    except BROKEN as error:
        raise ContentError(unreadable(told)) from error
    if not read:
        raise ContentError(empty(told))
    faults = [found for found in read if isinstance(found, Diagnostic)]
    if faults:
        raise ContentError(*faults)
    return tuple(found for found in read if isinstance(found, Leaf))


def _leaf(page: Value, at: int) -> Leaf | Diagnostic:
    media = box(inherited(page, "/MediaBox"))
    if media is None:
        return bad_box(at, "MediaBox")
    shown = (box(inherited(page, "/CropBox")) or media).within(media)
    told = box(page.get("/TrimBox")) or box(page.get("/ArtBox")) or shown
    trim = told.within(media) if told else None
    if trim is None:
        return bad_box(at, "TrimBox")
    unit = number(page.get("/UserUnit"), 1.0)
    unit = unit if unit > 0 else 1.0
    size = Size((trim.right - trim.left) * unit, (trim.top - trim.bottom) * unit)
    if not (min(size) > _LEAST and max(size) < LARGEST):
        return bad_box(at, "TrimBox")
    bleed = (box(page.get("/BleedBox")) or shown or trim).within(media) or trim
    outer = around([bleed[:2], bleed[2:], trim[:2], trim[2:]])
    turn = number(inherited(page, "/Rotate"))
    if turn % 90:
        return bad_box(at, "Rotate")
    turn = int(turn) % 360
    return Leaf(Size(*size[::-1]) if turn % 180 else size, trim, outer, turn, unit)


def loose_annotations(pdf: pikepdf.Pdf) -> int:
    """Count what is pinned to pages; printer's marks do not count."""
    return sum(
        1
        for page in pdf.pages
        for note in elements(page.obj.get("/Annots"))
        if name(entry(note, "/Subtype")) not in ("PrinterMark", "TrapNet")
    )


def spots(pdf: pikepdf.Pdf) -> dict[str, Value]:
    """Return the spot inks that pages ask for, by name (专色)."""
    found: dict[str, Value] = {}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for space in _spaces(inherited(page.obj, "/Resources"), seen, 0):
            ink = name(_entry_at(space, 1))
            if name(_entry_at(space, 0)) == "Separation" and ink not in ("All", "None"):
                found.setdefault(ink, space)
    return dict(sorted(found.items()))


def _entry_at(value: Value, at: int) -> Value | None:
    """Return one element of an array, None for anything else."""
    every = elements(value)
    return every[at] if len(every) > at else None


def _spaces(
    resources: Value | None, seen: set[tuple[int, int]], deep: int
) -> Iterator[Value]:
    """Yield the colour spaces of resources, of pictures and forms as well."""
    yield from (value for _, value in entries(entry(resources, "/ColorSpace")))
    for _, form in entries(entry(resources, "/XObject")):
        if deep > _DEEPEST or identity(form) in seen:
            continue
        seen.add(identity(form))
        if (space := entry(form, "/ColorSpace")) is not None:
            yield space
        yield from _spaces(entry(form, "/Resources"), seen, deep + 1)
