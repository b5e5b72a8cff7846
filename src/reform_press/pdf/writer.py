"""Finished pages become a PDF (出片).

In: pages one after the other, fonts, and the job.  Out: a PDF/X-4 written to
a sink as the pages come, or a PDF for screens; and what is to be said of its
pictures.  Same pages, same fonts, same job: same bytes.

"""

from collections import deque
from collections.abc import Callable, Iterable
from typing import BinaryIO

from reform_press.errors import Diagnostic
from reform_press.fonts.library import FontSet
from reform_press.page import Page
from reform_press.pdf import pdfx
from reform_press.pdf.drawn import Resources, drawn, foreseen
from reform_press.pdf.job import Job
from reform_press.pdf.objects import (
    Entries,
    Name,
    PdfFile,
    Ref,
    Value,
)
from reform_press.pdf.packed import deflated_or_kept
from reform_press.pdf.screen import Guide, links
from reform_press.pdf.stock import Stock

#: Pages that may wait for their packing before the next one is drawn.
_WAITING = 2


def write_pdf(
    pages: Iterable[Page], sink: BinaryIO, fonts: FontSet, job: Job
) -> tuple[Diagnostic, ...]:
    """Write ``pages`` to ``sink`` and say what is wrong with pictures.

    Raises LayoutError ``pdf.profile`` and FontError of the faces used.
    """
    profile = pdfx.read_profile(job)
    packed_profile = deflated_or_kept("profile", profile, job.kept)
    file = PdfFile(sink)
    stock = Stock(file, fonts, job, profile)
    guide = Guide()
    tree = file.reserve()
    kids = _put_pages(pages, stock, tree, guide)
    stock.write_fonts()
    file.put({"Type": Name("Pages"), "Kids": kids, "Count": len(kids)}, tree)
    catalog: Entries = {
        "Type": Name("Catalog"),
        "Pages": tree,
        "Lang": job.language,
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    if job.facing:
        catalog["PageLayout"] = Name("TwoPageRight")
    if job.screen:
        catalog |= guide.entries(file)
    else:
        catalog["OutputIntents"] = [pdfx.output_intent(job, packed_profile(), file)]
    info = pdfx.information(job, file)
    catalog["Metadata"] = pdfx.metadata(job, file)
    file.finish(file.put(catalog), info)
    return tuple(stock.diagnostics)


def _put_pages(
    pages: Iterable[Page], stock: Stock, tree: Ref, guide: Guide
) -> list[Value]:
    """Write all pages; each is packed while the next ones are drawn."""
    memory = stock.job.kept.memory
    known = False
    if memory:
        pages = tuple(pages)
        known = foreseen(pages, stock, memory)
    kids: list[Value] = []
    waiting: deque[tuple[Ref, Callable[[], bytes]]] = deque()
    for page in pages:
        stream = stock.file.reserve()
        packed, named = drawn(page, stock, known=known)
        waiting.append((stream, packed))
        kid = _put_page(page, stock, tree, stream, named)
        guide.add(page, kid)
        kids.append(kid)
        while len(waiting) > _WAITING:
            _put_stream(stock.file, *waiting.popleft())
    while waiting:
        _put_stream(stock.file, *waiting.popleft())
    return kids


def _put_page(
    page: Page,
    stock: Stock,
    tree: Ref,
    stream: Ref,
    named: Resources,
) -> Ref:
    """Write a page but for its stream, which is being packed meanwhile."""
    resources: Entries = {
        kind: dict(sorted(found.items())) for kind, found in sorted(named.items())
    }
    entries: Entries = {
        "Type": Name("Page"),
        "Parent": tree,
        "Contents": stream,
        "Resources": resources,
        **pdfx.boxes(stock.job, page.sheet),
    }
    annotations = links(page) if stock.job.screen else []
    if annotations:
        entries["Annots"] = annotations
    return stock.file.put(entries)


def _put_stream(file: PdfFile, ref: Ref, packed: Callable[[], bytes]) -> None:
    file.put_stream(packed(), ref=ref, filtered="FlateDecode")
