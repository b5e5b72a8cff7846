"""The pipeline on one page (排版流程): start reading here.

In: the folder of an edition.  Out: ``print.pdf``, of a book ``cover.pdf``,
``pages.json``, ``report.json``, ``record.json``, ``dummy.yaml``, and on request
PNG previews and a screen PDF.

    (stands already?) -> read -> load -> fonts -> make up -> write -> report

How each product is made up, ``products`` says; what its PDFs must be before
they may be called ``print.pdf``, ``delivery``.  What is not fit to print never
becomes ``print.pdf``: overset copy and missing pictures give ``proof.pdf`` with
markers and leave the last good ``print.pdf`` as it was; what cannot be read
raises ``PressError`` and writes no PDF at all (decision 10).

"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from reform_press.alone import built_alone
from reform_press.content.edition import read
from reform_press.content.model import Edition
from reform_press.content.place import root_of
from reform_press.delivery import (
    Order,
    write_cover,
    write_pages,
    write_previews,
    write_screen,
)
from reform_press.errors import Words
from reform_press.files import write_whole
from reform_press.fonts.config import load_project_fonts
from reform_press.kept import Kept
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import PLAN, Dummy
from reform_press.makeup.grid import page_grid
from reform_press.outputs import Ledger, write_report
from reform_press.pdf.job import Job
from reform_press.products import made_of
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

#: Brochures whose pages face each other.
_BOUND = ("saddle", "perfect")
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
    kept = shop.kept(root_of(folder) / "build" / "cache", program_digest())
    with built_alone(options.folder(folder)):
        inputs = inputs_digest(folder, options, shop.memory)
        built = _built(folder, options, _Watch(say), shop, kept, held)
        # Inputs that changed meanwhile belong to the next build (F8).
        now = inputs_digest(folder, options, shop.memory)
        if inputs == now and (held is None or (folder / PLAN).is_file()):
            mark = json.dumps(mark_of(built, inputs)).encode()
            write_whole(built.folder / MARK, mark, lasting=False)
        if inputs.startswith(_LOT):
            kept.store.trim()
    return built


def _built(
    folder: Path,
    options: BuildOptions,
    watch: "_Watch",
    shop: Workshop,
    kept: Kept,
    held: Dummy | None,
) -> Built:
    """Go through the stages one by one."""
    root, out = root_of(folder), options.folder(folder)
    with watch.stage("read", Words("读稿", "reading the copy")):
        edition = read(folder, kept, options.language, draft=options.draft)
        house = root / "layouts" / edition.layout
        layout = load(house, edition.lang, book=edition.book is not None)
        plan = _own_plan(folder / PLAN, root, shop) or held
    with watch.stage("fonts", Words("核对字体", "proving the fonts")):
        found_fonts, remarks = load_project_fonts(root)
        compositor = shop.compositor(found_fonts)
        kept = kept.of(compositor.fonts.digest)
    with watch.stage("make up", Words("组版", "making up the pages")):
        grid = page_grid(layout)
        desk = Desk(edition, layout, compositor, grid, kept, options.cluster)
        edition, made, found = made_of(desk, plan, house)
    shop.pages = pages = made.pages
    told = (*edition.diagnostics, *remarks, *found, *made.diagnostics)
    with watch.stage("write", Words("出片", "writing the PDF")):
        if options.proof:
            from reform_press.proofing import proof_pages  # few builds are proofs

            asked = options.proof, options.since
            pages = proof_pages(made, edition, layout, compositor, asked)
        job = _job(edition, layout, house, shop.passing(kept))
        order = Order(edition, compositor.fonts, job, options, out)
        pdf, found = write_pages(pages, order, told)
        told += (*found, *write_cover(made.cover, order, pdf))
    with watch.stage("report", Words("写报告", "writing the report")):
        write_screen(made.pages, order)
        write_previews(pages, order, pdf, shop.memory)
        ledger = Ledger(edition, made, job.kept.memory)
        ledger.write(out, record=options.record)
    write_report(ledger, told, watch.seconds, out)
    return Built(out, pdf, len(pages), told, tuple(watch.seconds.items()))


def _own_plan(file: Path, root: Path, shop: Workshop) -> Dummy | None:
    """Return the plan that an edition brings, None if it brings none."""
    if not file.is_file():
        return None
    from reform_press.paper import own_plan  # only newspapers have one

    return own_plan(file, root, shop.memory)


def _job(edition: Edition, layout: Layout, house: Path, kept: Kept) -> Job:
    return Job(
        edition.title,
        edition.date,
        language=edition.lang,
        press=layout.press,
        profile=profile(layout, house),
        folder=Path(edition.folder),
        kept=kept,
        facing=edition.book is not None or layout.format in _BOUND,
    )


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
