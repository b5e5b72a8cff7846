"""The pipeline on one page (排版流程): start reading here.

In: the folder of an edition.  Out: ``print.pdf``, of a book ``cover.pdf``,
``pages.json``, ``report.json``, ``record.json``, ``dummy.yaml``, and on request
PNG previews and a screen PDF.

    (stands already?) -> read -> load -> prove fonts -> make up -> write -> report

A newspaper is made up by its plan, a brochure in the frames of its templates,
a yearbook on the masters of its parts.  The PDF of a brochure, of a yearbook and
its cover is examined before it may go to press (``inspection``).

What is not fit to print never becomes ``print.pdf``: overset copy and missing
pictures give ``proof.pdf`` with markers and leave the last good ``print.pdf``
as it was; what cannot be read raises ``PressError`` and writes no PDF at all
(decision 10).

"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from reform_press.content.edition import read
from reform_press.content.model import Edition
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, FontError, OutputError, Words, errors_among
from reform_press.files import unwritable, write_whole, written_whole
from reform_press.fonts.config import load_project_fonts
from reform_press.fonts.doctor import prove
from reform_press.fonts.library import FontSet
from reform_press.inspection import inspected
from reform_press.kept import Kept, Memory
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.newspaper import MadeUp, make_up
from reform_press.makeup.plan import PLAN
from reform_press.makeup.sections import recorded
from reform_press.outputs import Ledger, write_report
from reform_press.page import Page
from reform_press.paper import own_plan
from reform_press.pdf.job import Job
from reform_press.pdf.writer import write_pdf
from reform_press.standing import (
    MARK,
    BuildOptions,
    Built,
    inputs_digest,
    mark_of,
    program_digest,
    standing,
)
from reform_press.style.load import load, profile
from reform_press.style.model import Layout
from reform_press.workshop import Workshop

Say = Callable[[Words], None]

#: Seconds to wait for another build of the same edition.
PATIENCE = 60.0
#: One build of sixteen, by the digest of its inputs, looks after the cache.
_LOT = "0"


def build(
    folder: Path,
    options: BuildOptions,
    say: Say,
    shop: Workshop | None = None,
    held: Dummy | None = None,
) -> Built:
    """Build the edition in ``folder`` (排一期).

    ``shop`` is what a resident process has kept of its builds before, ``held``
    the plan that it goes by where the edition brings none.  Such a plan is no
    input: the next build without it begins anew.
    Raises PressError: content, layout, fonts or the disk forbid any output.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        read(folder)  # says what is wrong, and raises
    shop = shop or Workshop(stays=False)
    if stood := standing(folder, options, shop.memory):
        return stood
    root = root_of(folder)
    out = options.folder(folder)
    kept = shop.kept(root / "build" / "cache", program_digest())
    watch = _Watch(say)
    with _alone(out):
        inputs = inputs_digest(folder, options, shop.memory)
        with watch.stage("read", Words("读稿", "reading the copy")):
            edition = read(folder, kept, options.language, draft=options.draft)
            house = root / "layouts" / edition.layout
            layout = load(house, edition.lang, book=edition.book is not None)
            own = own_plan(folder / PLAN, root, shop.memory)
        with watch.stage("fonts", Words("核对字体", "proving the fonts")):
            found_fonts, remarks = load_project_fonts(root)
            compositor = shop.compositor(found_fonts)
            fonts = compositor.fonts
            kept = kept.of(fonts.digest)
        with watch.stage("make up", Words("组版", "making up the pages")):
            grid = page_grid(layout)
            desk = Desk(edition, layout, compositor, grid, kept, options.cluster)
            make = _MAKERS[edition.product]
            edition, made, found = make(desk, own or held, house)
        remarks += found
        shop.pages = made.pages
        told = (*edition.diagnostics, *remarks, *made.diagnostics)
        job = _job(edition, layout, house, shop.passing(kept))
        with watch.stage("write", Words("出片", "writing the PDF")):
            pages = made.pages
            if options.proof:
                from reform_press.proofing import proof_pages  # few builds are proofs

                asked = options.proof, options.since
                pages = proof_pages(made, edition, layout, compositor, asked)
            pdf, found = _write(pages, fonts, job, out, (told, options, edition))
            jacket = _write_cover(made.cover, fonts, job, pdf, (options, edition))
            told += (*found, *jacket)
        with watch.stage("report", Words("写报告", "writing the report")):
            _write_screen(made.pages, fonts, job, out, options)
            _write_previews(pages, pdf, out, options, shop.memory)
            ledger = Ledger(edition, made, job.kept.memory)
            ledger.write(out, record=options.record)
        write_report(ledger, told, watch.seconds, out)
        built = Built(out, pdf, len(made.pages), told, tuple(watch.seconds.items()))
        # Inputs that changed meanwhile belong to the next build (F8).
        now = inputs_digest(folder, options, shop.memory)
        if inputs == now and (own or held is None):
            mark = json.dumps(mark_of(built, inputs)).encode()
            write_whole(out / MARK, mark, lasting=False)
        if inputs.startswith(_LOT):
            kept.store.trim()
    return built


def _job(edition: Edition, layout: Layout, house: Path, kept: Kept) -> Job:
    return Job(
        edition.title,
        edition.date,
        language=edition.lang,
        press=layout.press,
        profile=profile(layout, house),
        folder=Path(edition.folder),
        kept=kept,
    )


_Remarks = tuple[Diagnostic, ...]


def _newspaper(
    desk: Desk, dummy: Dummy | None, _: Path
) -> tuple[Edition, MadeUp, _Remarks]:
    """Make up the pages by their plan, or by one that is made for them.

    The plan tells on which pages stories stand that were named on none.
    """
    edition, layout, compositor = desk.edition, desk.layout, desk.compositor
    kept = desk.kept
    found = prove(pieces_of(edition, layout, kept.memory), compositor.fonts)
    _refuse_lacking(edition, found)
    if dummy is None:
        from reform_press.makeup.solve.edition import made_plan  # seldom asked for

        dummy = made_plan(edition, layout, compositor, kept)
    edition = recorded(edition, dummy)
    return edition, make_up(edition, layout, compositor, dummy, kept), found


def _brochure(
    desk: Desk, _: Dummy | None, house: Path
) -> tuple[Edition, MadeUp, _Remarks]:
    """Design the pages by their templates, and fill the frames."""
    from reform_press.makeup import brochure  # the other product
    from reform_press.makeup.designing import designed_pages

    edition = desk.edition
    said = brochure.check_format(edition, desk.layout)
    pages = designed_pages(desk, house)
    brochure.check_frames(edition, pages)
    found = brochure.proven(pages, desk)
    _refuse_lacking(edition, found)
    return edition, brochure.make_up_brochure(pages, desk), (*said, *found)


def _yearbook(
    desk: Desk, _: Dummy | None, house: Path
) -> tuple[Edition, MadeUp, _Remarks]:
    """Pour the chapters over the pages of their masters, and gather the rest."""
    from reform_press.makeup import brochure  # the third product
    from reform_press.makeup.book.cover import covered, designed_cover, printed_on
    from reform_press.makeup.book.printed import printed
    from reform_press.makeup.book.volume import laid_out
    from reform_press.makeup.book.yearbook import make_up_yearbook

    edition, fonts = desk.edition, desk.compositor.fonts
    found = prove(printed(desk), fonts)
    _refuse_lacking(edition, found)
    volume = laid_out(desk, house)
    found += brochure.proven(volume.designed, volume.desk)
    _refuse_lacking(edition, found)
    made = make_up_yearbook(volume)
    cover = edition.book and edition.book.cover
    if cover:
        flat = designed_cover(cover, len(made.pages), desk, house)
        found += prove(printed_on(flat, desk), fonts)
        _refuse_lacking(edition, found)
        made = covered(made, flat, desk)
    return volume.desk.edition, made, found


_MAKERS = {"newspaper": _newspaper, "brochure": _brochure, "yearbook": _yearbook}


def _refuse_lacking(edition: Edition, found: tuple[Diagnostic, ...]) -> None:
    """Raise when no font has a character of the copy."""
    if errors_among(found):
        raise CopyGlyphError(*edition.diagnostics, *found)


class CopyGlyphError(FontError):
    """Copy holds a character that no font has: an error of content."""

    exit_code = 1


def _write(
    pages: tuple[Page, ...],
    fonts: FontSet,
    job: Job,
    out: Path,
    state: tuple[_Remarks, BuildOptions, Edition],
) -> tuple[Path, _Remarks]:
    """Write the PDF: under its name when fit to print, else as a proof."""
    told, options, edition = state
    fresh = out / ".fresh.pdf"
    with written_whole(fresh) as sink:
        found = write_pdf(pages, sink, fonts, job)
    if not options.proof and not errors_among((*told, *found)):
        found += inspected(fresh, pages, edition, job)
    fit = not errors_among((*told, *found)) and not options.draft
    final = (fit or options.force) and not options.proof
    name = "print.pdf" if final else "proof.pdf"
    fresh.replace(out / name)
    if name == "print.pdf":
        for old in (out / "proof.pdf", *out.glob("proof-*.png")):
            old.unlink(missing_ok=True)
    return out / name, found


def _write_cover(
    cover: Page | None,
    fonts: FontSet,
    job: Job,
    pdf: Path,
    state: tuple[BuildOptions, Edition],
) -> _Remarks:
    """Write the cover of a book beside its pages, a proof of it beside a proof."""
    options, edition = state
    out = pdf.parent
    if cover is None:
        for old in ("cover.pdf", "cover-proof.pdf"):
            (out / old).unlink(missing_ok=True)
        return ()
    fresh = out / ".fresh.pdf"
    with written_whole(fresh) as sink:
        found = write_pdf((cover,), sink, fonts, job)
    fit = pdf.name == "print.pdf"
    if fit:
        found += inspected(fresh, (cover,), edition, job)
        fit = options.force or not errors_among(found)
    (out / "cover-proof.pdf").unlink(missing_ok=True)
    fresh.replace(out / ("cover.pdf" if fit else "cover-proof.pdf"))
    return found


def _write_screen(
    pages: tuple[Page, ...], fonts: FontSet, job: Job, out: Path, options: BuildOptions
) -> None:
    if not options.screen:
        return
    with written_whole(out / "screen.pdf") as sink:
        write_pdf(pages, sink, fonts, job._replace(screen=True, marks=False))


def _write_previews(
    pages: tuple[Page, ...], pdf: Path, out: Path, options: BuildOptions, memory: Memory
) -> None:
    """Write a picture of each page; a page that is as it was is not drawn again."""
    if not options.png:
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
        write_whole(out / f"{stem}-{number}.png", image)
    for old in out.glob(f"{stem}-*.png"):  # of a build that had more pages
        named = old.stem.rpartition("-")[2]
        if named.isdecimal() and int(named) > len(known):
            old.unlink()


class _Watch:
    """The time of each stage, and what is said when it begins."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, words: Words) -> Iterator[None]:
        self._say(words)
        begun = perf_counter()
        yield
        self.seconds[name] = perf_counter() - begun


@contextmanager
def watched_alone(folder: Path) -> Iterator[None]:
    """Keep a second watch of the same edition away.

    Raises OutputError ``output.watched`` and ``output.unwritable``.
    """
    out = BuildOptions().folder(folder.absolute())
    with _locked(out, ".watch", 0.0, _watched()):
        yield


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second build of the same edition waiting (F5)."""
    with _locked(out, ".lock", PATIENCE, _busy()):
        for part in out.glob(".*.part"):  # of a build that was killed
            part.unlink(missing_ok=True)
        yield


@contextmanager
def _locked(out: Path, name: str, patience: float, busy: Diagnostic) -> Iterator[None]:
    """Hold a lock in a folder, or say after so many seconds that another does."""
    from filelock import FileLock, Timeout

    lock = FileLock(out / name, timeout=patience)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise OutputError(busy) from error
    except OSError as error:
        raise OutputError(unwritable(out, error)) from error
    try:
        yield
    finally:
        lock.release()


def _watched() -> Diagnostic:
    return Diagnostic(
        "error",
        "output.watched",
        Words("另一个进程正在守望这一期", "another process is watching this edition"),
        hint=Words("用它，或先结束它", "use that one, or end it first"),
    )


def _busy() -> Diagnostic:
    return Diagnostic(
        "error",
        "output.busy",
        Words("另一个进程正在排这一期", "another process is building this edition"),
        hint=Words("等它结束后再试", "try again when it has finished"),
    )
