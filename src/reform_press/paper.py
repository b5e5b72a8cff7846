"""An edition on the make-up editor's table (一期的稿与版样).

In: the folder of an edition.  Out: its copy, its house style, its plan so far
and a compositor, and what each page asks of make-up.  Every character has its
glyph, or the edition is refused.

"""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reform_press.compose.paragraph import Compositor
from reform_press.content.edition import read
from reform_press.content.model import Edition, PagePlan
from reform_press.content.place import root_of
from reform_press.errors import (
    ContentError,
    Diagnostic,
    LayoutError,
    Words,
    errors_among,
)
from reform_press.fonts.config import load_project_fonts
from reform_press.fonts.doctor import prove
from reform_press.kept import NOTHING, Kept, Memory
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import PLAN, Dummy, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.plan import read_dummy
from reform_press.standing import program_digest
from reform_press.style.load import load
from reform_press.style.model import Layout
from reform_press.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Paper:
    """An edition and all that make-up needs to set it."""

    edition: Edition
    layout: Layout
    compositor: Compositor
    house: Path
    before: Dummy  # the plan so far; without pages where there is none
    kept: Kept = NOTHING

    @property
    def desk(self) -> Desk:
        """What make-up works at."""
        grid = page_grid(self.layout)
        return Desk(self.edition, self.layout, self.compositor, grid, self.kept)

    def planned(self, plan: PagePlan) -> PageDummy:
        """Return the plan of a page so far."""
        pages = {page.page: page for page in self.before.pages}
        return pages.get(plan.number, PageDummy(plan.number, ()))


def read_paper(
    folder: Path, shop: Workshop | None = None, plan: Dummy | None = None
) -> tuple[Paper, tuple[Diagnostic, ...]]:
    """Read an edition and its plan; prove a glyph for every character.

    Stories that pages take by their section stand on one of them.
    ``shop`` is what a resident process has kept, ``plan`` one to be taken for
    the edition's.  Raises PressError with all that is wrong.
    """
    root = root_of(folder)
    cache = root / "build" / "cache"
    kept = shop.at_hand(cache, program_digest()) if shop else NOTHING
    memory = kept.memory or Memory()
    edition = read(folder, kept)
    if edition.product != "newspaper":
        raise LayoutError(_designed(edition))
    house = root / "layouts" / edition.layout
    layout = load(house, edition.lang)
    before = plan or own_plan(folder / PLAN, root, memory) or Dummy(())
    fonts, remarks = load_project_fonts(root)
    compositor = shop.compositor(fonts) if shop else Compositor(fonts)
    proven = prove(pieces_of(edition, layout, memory), compositor.fonts)
    if errors_among(proven):
        raise ContentError(*edition.diagnostics, *proven)
    kept = kept.of(compositor.fonts.digest)
    paper = Paper(edition, layout, compositor, house, before, kept)
    if any(plan.sections or plan.jump for plan in edition.pages):
        from reform_press.makeup.solve.edition import settled  # brings the solver

        paper = replace(paper, edition=settled(paper.desk, before))
    return paper, (*edition.diagnostics, *remarks, *proven)


def _designed(edition: Edition) -> Diagnostic:
    """Say that templates, not plans, tell where copy of other products stands."""
    words = Words("小册子由模板安排，没有版样", "templates design a brochure: no plan")
    if edition.product == "yearbook":
        words = Words(
            "年鉴在主页上排，没有版样", "a yearbook flows over its masters: no plan"
        )
    return Diagnostic(
        "error",
        "makeup.designed",
        words,
        edition.source,
        Words(
            f"改模板：layouts/{edition.layout}",
            f"change its templates: layouts/{edition.layout}",
        ),
    )


def own_plan(file: Path, root: Path, memory: Memory) -> Dummy | None:
    """Return the plan that an edition brings, None if it brings none."""
    reading = partial(read_dummy, file, root)
    return memory.file("dummy", file, reading) if file.is_file() else None
