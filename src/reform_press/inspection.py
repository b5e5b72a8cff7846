"""A brochure examined before it is called ``print.pdf`` (印前自检).

In: the PDF as written, and the pages and the layout that it was written of.
Out: the errors and warnings of ``preflight``, each at the page's template or
at the palette.

Text that an edit changes stands in frames that stay where they are, in the
colours and sizes of its styles.  So what was found is kept by all but the
words: by the designed pages, the pictures, the press, and the looks of the
text.  Only lines close to the trim are known by their places as well.

"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, Source, Words
from reform_press.geometry import MM, Rect
from reform_press.kept import Memory, file_digest
from reform_press.makeup.record import extent
from reform_press.page import Area, Embed, Group, Item, Page, Picture, Rule, TextLine
from reform_press.pdf.job import Job
from reform_press.values import Packing

if TYPE_CHECKING:
    from reform_press.preflight import Expect, Finding, Report

#: Lines nearer to the trim than this are known by their places: the safe zone
#: of the examiner, and a little for signs that hang.
_NEAR = 4 * MM
#: Narrower pages are spines.
_SPINE = 25 * MM
#: Without the plates, a page was not examined as another run may examine it.
_UNSURE = "ink.unchecked"


class Inspected(NamedTuple):
    """What was found in a PDF."""

    diagnostics: tuple[Diagnostic, ...]


_PACKING = Packing(Inspected, Diagnostic, Source, Words)


def inspected(
    pdf: Path, pages: tuple[Page, ...], edition: Edition, job: Job
) -> tuple[Diagnostic, ...]:
    """Return what forbids printing a brochure, and what a printer should know."""
    if edition.product != "brochure":
        return ()
    kept = job.kept
    told = (
        job.press,
        file_digest(job.profile) if job.profile else b"",
        edition.layout,
        tuple((plan.folio, plan.template) for plan in edition.pages),
        tuple(_looks(page, kept.memory) for page in pages),
    )
    make = partial(_examined, pdf, pages, edition, job)
    try:
        found: Inspected = kept.result("inspected", told, _PACKING, make)
    except _UnsureError as unsure:
        found = unsure.found
    return found.diagnostics


class _UnsureError(Exception):
    """Something was not examined: the rest is told, and not kept."""

    def __init__(self, found: Inspected) -> None:
        super().__init__()
        self.found = found


def _examined(
    pdf: Path, pages: tuple[Page, ...], edition: Edition, job: Job
) -> Inspected:
    from reform_press.preflight import check  # brings pikepdf

    report = check(pdf)
    limits = _limits(report, job)
    if limits != report.expect:
        report = check(pdf, limits)
    found = Inspected(
        tuple(
            _told(finding, edition)
            for finding in report.findings
            if finding.severity != "note" and not _is_meant(finding, pages)
        )
    )
    if any(finding.code == _UNSURE for finding in report.findings):
        raise _UnsureError(found)
    return found


def _limits(report: "Report", job: Job) -> "Expect":
    """Return the limits of the press that the file names, or the layout's own.

    The closer of both counts: what passes here passes ``check`` as well.
    """
    from dataclasses import replace

    expect, press = report.expect, job.press
    return replace(
        expect,
        ink_limit=min(expect.ink_limit, press.ink_limit),
        ppi_min=max(expect.ppi_min, press.ppi_min),
        rule_min=max(expect.rule_min, press.rule_min),
    )


def _is_meant(finding: "Finding", pages: tuple[Page, ...]) -> bool:
    """Tell whether a finding is what the layout asks for.

    Panels have widths of their own, and a spine is folded at its sides.
    """
    if finding.code == "text.unsafe":
        return pages[finding.page - 1].sheet.trim.width < _SPINE
    return finding.code == "boxes.mixed-sizes"


def _told(finding: "Finding", edition: Edition) -> Diagnostic:
    """Return a finding as a remark at the template of its page."""
    words = finding.message
    if finding.count > 1:
        words = Words(*(f"{one} ×{finding.count}" for one in words))
    place = edition.source
    if finding.page:
        plan = edition.pages[finding.page - 1]
        at = (Words("", ""), *map(_at, finding.places[:1]))[-1]
        words = Words(
            f"第 {plan.folio} 面{at.zh}：{words.zh}",
            f"page {plan.folio}{at.en}: {words.en}",
        )
        place = Source(f"layouts/{edition.layout}/{plan.template}")
    return Diagnostic(finding.severity, finding.code, words, place, finding.hint)


def _at(place: Rect) -> Words:
    """Say where on a page, from the top left corner of its trim."""
    return Words(
        f"（{place.x:.1f}, {place.y:.1f} 毫米）", f" ({place.x:.1f}, {place.y:.1f} mm)"
    )


def _looks(page: Page, memory: Memory | None) -> str:
    """Name all of a page but its words."""
    make = partial(_look, page)
    return memory.of("looks", (page,), "", make) if memory else make()


def _look(page: Page) -> str:
    trim = Rect(0.0, 0.0, *page.sheet.trim)
    parts = list(_parts(page.items, trim.inset(_NEAR)))
    drawn = [part for part in parts if part[0] == "drawn"]
    text = sorted({repr(part) for part in parts if part[0] == "text"})
    return repr((page.sheet, drawn, text))


def _parts(items: tuple[Item, ...], safe: Rect) -> Iterator[tuple[Any, ...]]:
    """Yield what is drawn in its order, and how text looks."""
    for item in items:
        match item:
            case TextLine():
                place = _if_near(extent(item), safe)
                for run in item.runs:
                    yield "text", run.size, run.colour, run.condensed, place
            case Rule():
                place = _if_near(extent(item), safe)
                yield "text", item.weight, item.colour, item.dash, place
            case Area():
                place = _if_near(extent(item), safe)
                yield "text", item.fill, item.stroke, item.weight, place
            case Picture():
                yield "drawn", item._replace(alt="", source=None)
            case Embed():
                yield "drawn", item.rect, item.digest
            case Group():
                yield "drawn", item.clip, item.turn, item.at, item.oval
                yield from _parts(item.items, safe)


def _if_near(rect: Rect, safe: Rect) -> Rect | None:
    """Return a rectangle that leaves the safe part of a page, else nothing."""
    inside = rect.x >= safe.x and rect.right <= safe.right
    return None if inside and safe.y <= rect.y and rect.bottom <= safe.bottom else rect
