"""Designed pages examined before they are called ``print.pdf`` (印前自检).

In: the PDF of a brochure, of a book or its cover as written, the pages and the
layout that it was written of.  Out: the errors and warnings of ``preflight``,
each at the page's template or at the palette.

Text that an edit changes stands in frames that stay where they are, in the
colours and sizes of its styles.  So what was found is kept by all but the
words: by what is drawn, the press, and the looks of the text.  Only lines
close to the trim are known by their places as well.  Pages that look alike,
as most of a book's do, are examined once, and not at all where other pages
have all of their parts, furniture, pictures, looks of text, and nothing is
wrong with these.  Of very many others not all are examined, which is told.

"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, Severity, Words
from reform_press.geometry import MM, Rect
from reform_press.kept import file_digest
from reform_press.looks import Alike, bringing, looks_of, place_of
from reform_press.page import Embed, Group, Item, Page, Picture
from reform_press.pdf.job import Job
from reform_press.values import Packing

if TYPE_CHECKING:
    from reform_press.preflight import Expect, Finding

#: Looks of pages that are examined in one build: some ten seconds.
_MOST = 48
#: Narrower pages are spines.
_SPINE = 25 * MM
#: Without the plates, a page was not examined as another run may examine it.
_UNSURE = "ink.unchecked"


class Seen(NamedTuple):
    """What was found on a page, whatever its number is."""

    severity: Severity
    code: str
    words: Words
    at: Words
    hint: Words
    whole: bool  # of the file, not of a page
    spot: tuple[float, float]  # its middle, pt from the top left of the trim


class Inspected(NamedTuple):
    """What was found on one page, and in the file as a whole."""

    seen: tuple[Seen, ...]


_PACKING = Packing(Inspected, Seen, Words)


def inspected(
    pdf: Path, pages: tuple[Page, ...], edition: Edition, job: Job
) -> tuple[Diagnostic, ...]:
    """Return what forbids printing ``pages``, and what a printer should know.

    Newspapers have no designed pages: nothing is examined of them.
    """
    if edition.product == "newspaper":
        return ()
    looks: dict[str, Alike] = {}
    for at, page in enumerate(pages):
        if page.items:  # a blank page of a book is meant to be blank
            # The same drawing ends at the fold here and at a cut edge there.
            side = at % 2 if job.facing and any(map(_is_drawn, page.items)) else 0
            look = looks_of(page, job.kept.memory)
            parts = look.parts | {f"{side} {part}" for part in look.placed}
            alike = looks.setdefault(f"{side} {look.name}", Alike([], parts))
            alike.pages.append(at)
    found, unseen = _looked_at(pdf, pages, looks, job)
    told = [
        _told(one, pages, looks[look].pages, edition)
        for look, inside in found.items()
        for one in inside.seen
    ]
    if unseen:
        told.append(_partly(unseen, edition))
    return tuple(dict.fromkeys(told))


def beyond(
    seen: tuple[Diagnostic, ...], told: tuple[Diagnostic, ...]
) -> Iterator[Diagnostic]:
    """Yield what was seen of pages beside what was ``told`` while they were written.

    Of a picture with too few pixels both warn: only an error is told again.
    """
    known = {(one.code, one.source) for one in told}
    for one in seen:
        if one.severity == "error" or (one.code, one.source) not in known:
            yield one


def _looked_at(
    pdf: Path, pages: tuple[Page, ...], looks: Mapping[str, Alike], job: Job
) -> tuple[dict[str, Inspected], int]:
    """Return what is found of looks, and how many pages nobody looked at.

    First those that bring a part which none before them has; then those that
    have parts of pages with which something is wrong.
    """
    first = bringing(looks)[:_MOST]
    found = _found(pdf, pages, {look: looks[look] for look in first}, job)
    right = {
        part
        for look, inside in found.items()
        if all(one.whole for one in inside.seen)
        for part in looks[look].parts
    }
    others = [
        look
        for look, alike in looks.items()
        if look not in found and not alike.parts <= right
    ]
    more = others[: _MOST - len(found)]
    if more:
        found |= _found(pdf, pages, {look: looks[look] for look in more}, job)
    unseen = sum(len(looks[look].pages) for look in others[len(more) :])
    return {look: found[look] for look in looks if look in found}, unseen


def _is_drawn(item: Item) -> bool:
    return isinstance(item, Picture | Embed | Group)


class _UnknownError(Exception):
    """No examination of this page is kept."""


def _found(
    pdf: Path, pages: tuple[Page, ...], looks: Mapping[str, Alike], job: Job
) -> dict[str, Inspected]:
    """Return what is found of each look, by the first of its pages."""
    profile = file_digest(job.profile) if job.profile else b""
    found: dict[str, Inspected] = {}

    def keep(look: str, make: Callable[[], Inspected]) -> None:
        told = (job.press, profile, look)
        found[look] = job.kept.result("inspected", told, _PACKING, make)

    unknown = []
    for look in looks:
        try:
            keep(look, _unknown)
        except _UnknownError:
            unknown.append(look)
    if not unknown:
        return {look: found[look] for look in looks}
    fresh, sure = _examined(pdf, pages, [looks[look].pages[0] for look in unknown], job)
    for look, one in zip(unknown, fresh, strict=True):
        if sure:
            keep(look, partial(Inspected, one.seen))
        else:  # something was not examined: the rest is told, and not kept
            found[look] = one
    return {look: found[look] for look in looks}


def _unknown() -> Inspected:
    raise _UnknownError


def _examined(
    pdf: Path, pages: tuple[Page, ...], chosen: list[int], job: Job
) -> tuple[list[Inspected], bool]:
    """Examine some pages; return what each has, and if all was looked at."""
    from reform_press.preflight import check  # brings pikepdf

    report = check(pdf, _limits(pdf, job), {at + 1 for at in chosen})
    told: dict[int, list[Seen]] = {at: [] for at in (-1, *chosen)}
    for finding in report.findings:
        at = finding.page - 1
        page = pages[at] if finding.page else None
        if finding.severity != "note" and not _is_meant(finding, page):
            told.setdefault(at, []).append(_seen(finding))
    sure = all(finding.code != _UNSURE for finding in report.findings)
    whole = told[-1]
    return [Inspected((*whole, *told[at])) for at in chosen], sure


def _limits(pdf: Path, job: Job) -> "Expect":
    """Return the limits of the press that the file names, or the layout's own.

    The closer of both counts: what passes here passes ``check`` as well.
    """
    from dataclasses import replace

    import pikepdf

    from reform_press.preflight import intent

    with pikepdf.open(pdf) as document:
        expect, press = intent.read(document).expected(), job.press
    return replace(
        expect,
        ink_limit=min(expect.ink_limit, press.ink_limit),
        ppi_min=max(expect.ppi_min, press.ppi_min),
        rule_min=max(expect.rule_min, press.rule_min),
    )


def _is_meant(finding: "Finding", page: Page | None) -> bool:
    """Tell whether a finding is what the layout asks for.

    Panels have widths of their own, and a spine is folded at its sides.
    """
    if finding.code == "text.unsafe" and page:
        return page.sheet.trim.width < _SPINE
    return finding.code == "boxes.mixed-sizes"


def _seen(finding: "Finding") -> Seen:
    """Return a finding without its page."""
    words = finding.message
    if finding.count > 1:
        words = Words(*(f"{one} ×{finding.count}" for one in words))
    at = (Words("", ""), *map(_at, finding.places[:1]))[-1]
    severity, code, hint = finding.severity, finding.code, finding.hint
    place = finding.place or Rect(0.0, 0.0, 0.0, 0.0)
    spot = (place.x + place.width / 2) * MM, (place.y + place.height / 2) * MM
    return Seen(severity, code, words, at, hint, not finding.page, spot)


def _told(
    seen: Seen, pages: tuple[Page, ...], alike: list[int], edition: Edition
) -> Diagnostic:
    """Return what was seen as a remark at the template of its page."""
    words, source = seen.words, edition.source
    if not seen.whole:
        name, source = place_of(pages[alike[0]], seen.code, seen.spot, edition)
        more = len(alike) - 1
        others = f"，另有 {more} 面相同", f", {more} more alike"
        beside = Words(*(others if more else ("", "")))
        words = Words(
            f"{name.zh}{seen.at.zh}{beside.zh}：{words.zh}",
            f"{name.en}{seen.at.en}{beside.en}: {words.en}",
        )
    return Diagnostic(seen.severity, seen.code, words, source, seen.hint)


def _partly(pages: int, edition: Edition) -> Diagnostic:
    words = Words(
        f"{pages} 面没有自检：样子各异的面太多",
        f"{pages} pages were not examined: too many look unlike all others",
    )
    hint = Words(
        "用 reform-press check 查 print.pdf", "run reform-press check on print.pdf"
    )
    return Diagnostic("note", "output.examined-partly", words, edition.source, hint)


def _at(place: Rect) -> Words:
    """Say where on a page, from the top left corner of its trim."""
    return Words(
        f"（{place.x:.1f}, {place.y:.1f} 毫米）", f" ({place.x:.1f}, {place.y:.1f} mm)"
    )
