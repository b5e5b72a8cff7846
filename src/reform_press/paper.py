"""An edition on the make-up editor's table (一期的稿与版样).

In: the folder of an edition.  Out: its copy, its house style, its plan so far
and a compositor, and what each page asks of make-up.  Every character has its
glyph, or the edition is refused.

"""

from dataclasses import dataclass
from pathlib import Path

from reform_press.compose.paragraph import Compositor
from reform_press.content.edition import read
from reform_press.content.model import Edition, PagePlan
from reform_press.content.place import root_of
from reform_press.errors import ContentError, Diagnostic, errors_among
from reform_press.fonts.config import load_project_fonts
from reform_press.fonts.doctor import prove
from reform_press.makeup.block import Desk
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.dummy import Dummy, PageDummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.plan import read_dummy
from reform_press.style.load import load
from reform_press.style.model import Layout

#: The plan of an edition, beside its copy.
PLAN = "dummy.yaml"


@dataclass(frozen=True, slots=True)
class Paper:
    """An edition and all that make-up needs to set it."""

    edition: Edition
    layout: Layout
    compositor: Compositor
    house: Path
    before: Dummy  # the plan so far; without pages where there is none

    @property
    def desk(self) -> Desk:
        """What make-up works at."""
        grid = page_grid(self.layout)
        return Desk(self.edition, self.layout, self.compositor, grid)

    def planned(self, plan: PagePlan) -> PageDummy:
        """Return the plan of a page so far."""
        pages = {page.page: page for page in self.before.pages}
        return pages.get(plan.number, PageDummy(plan.number, ()))


def read_paper(folder: Path) -> tuple[Paper, tuple[Diagnostic, ...]]:
    """Read an edition and its plan; prove a glyph for every character.

    Raises PressError with all that is wrong.
    """
    root = root_of(folder)
    edition = read(folder)
    house = root / "layouts" / edition.layout
    layout = load(house, edition.lang)
    file = folder / PLAN
    before = read_dummy(file, root) if file.exists() else Dummy(())
    fonts, remarks = load_project_fonts(root)
    proven = prove(pieces_of(edition, layout), fonts)
    if errors_among(proven):
        raise ContentError(*edition.diagnostics, *proven)
    paper = Paper(edition, layout, Compositor(fonts), house, before)
    return paper, (*edition.diagnostics, *remarks, *proven)
