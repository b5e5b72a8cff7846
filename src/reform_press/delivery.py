"""The PDFs of an edition and the pictures of its pages (出片).

In: finished pages, and what was said of them.  Out: ``print.pdf``, of a book
``cover.pdf``, on request ``screen.pdf`` and a PNG of each page.  What is not fit
to print is written as ``proof.pdf``, and the last good ``print.pdf`` stays as it
was; the PDF of a brochure, of a book and its cover is examined first
(``inspection``).

"""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from reform_press.content.model import Edition
from reform_press.errors import Diagnostic, errors_among
from reform_press.files import write_whole, written_whole
from reform_press.fonts.library import FontSet
from reform_press.inspection import beyond, inspected
from reform_press.kept import Memory
from reform_press.page import Page
from reform_press.pdf.job import Job
from reform_press.pdf.writer import write_pdf
from reform_press.standing import BuildOptions


class Order(NamedTuple):
    """What is asked of the PDFs of an edition (出片要求)."""

    edition: Edition
    fonts: FontSet
    job: Job
    options: BuildOptions
    out: Path  # folder to write to


def write_pages(
    pages: tuple[Page, ...], order: Order, told: tuple[Diagnostic, ...]
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Write the pages: under their name when fit to print, else as a proof.

    Return the file and what was found in it; ``told`` is what was said before.
    """
    options = order.options
    fresh, found = _written(pages, order)
    if not options.proof and not errors_among((*told, *found)):
        seen = inspected(fresh, pages, order.edition, order.job)
        found += tuple(beyond(seen, found))
    fit = not errors_among((*told, *found)) and not options.draft
    final = (fit or options.force) and not options.proof
    pdf = fresh.replace(order.out / ("print.pdf" if final else "proof.pdf"))
    if final:
        for old in (order.out / "proof.pdf", *order.out.glob("proof-*.png")):
            old.unlink(missing_ok=True)
    return pdf, found


def write_cover(cover: Page | None, order: Order, pdf: Path) -> tuple[Diagnostic, ...]:
    """Write the cover of a book beside its pages, a proof of it beside a proof."""
    final, proof = order.out / "cover.pdf", order.out / "cover-proof.pdf"
    if cover is None:
        final.unlink(missing_ok=True)
        proof.unlink(missing_ok=True)
        return ()
    flat = order._replace(job=order.job._replace(facing=False))
    fresh, found = _written((cover,), flat)
    fit = pdf.name == "print.pdf"
    if fit:
        found += inspected(fresh, (cover,), order.edition, flat.job)
        fit = order.options.force or not errors_among(found)
    proof.unlink(missing_ok=True)
    fresh.replace(final if fit else proof)
    return found


def write_screen(pages: tuple[Page, ...], order: Order) -> None:
    """Write the PDF that is read on a screen, if it is asked for."""
    if order.options.screen:
        job = order.job._replace(screen=True, marks=False)
        with written_whole(order.out / "screen.pdf") as sink:
            write_pdf(pages, sink, order.fonts, job)


def _written(
    pages: tuple[Page, ...], order: Order
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Write a PDF that has no name yet; return it and what was said of it."""
    fresh = order.out / ".fresh.pdf"
    with written_whole(fresh) as sink:
        found = write_pdf(pages, sink, order.fonts, order.job)
    return fresh, found


def write_previews(
    pages: tuple[Page, ...], order: Order, pdf: Path, memory: Memory
) -> None:
    """Write a picture of each page and of a cover, if pictures are asked for.

    A page that is as it was in the last build is not drawn again.
    """
    if not order.options.png:
        return
    from reform_press.pdf.raster import previews

    # A page's id is another page's when it is gone: the page is held with it.
    known = {n: memory.get(("preview", id(page))) for n, page in enumerate(pages, 1)}
    fresh = {number for number, found in known.items() if found is None}
    for number, image in previews(pdf, numbers=fresh):
        known[number] = pages[number - 1], image
        memory.put(("preview", id(pages[number - 1])), known[number])
    # A proof's pictures never stand beside the last good PDF as if they were its.
    stem = "page" if pdf.name == "print.pdf" else "proof"
    for number, (_, image) in known.items():
        write_whole(order.out / f"{stem}-{number}.png", image)
    for old in order.out.glob(f"{stem}-*.png"):  # of a build that had more pages
        named = old.stem.rpartition("-")[2]
        if named.isdecimal() and int(named) > len(known):
            old.unlink()
    for cover in (order.out / "cover.pdf", order.out / "cover-proof.pdf"):
        picture = cover.with_suffix(".png")
        if cover.is_file():
            make = partial(_first, cover)
            write_whole(picture, memory.file("preview", cover, make))
        else:
            picture.unlink(missing_ok=True)


def _first(pdf: Path) -> bytes:
    """Return a picture of the first page of a PDF."""
    from reform_press.pdf.raster import previews

    ((_, image),) = previews(pdf, numbers={1})
    return image
