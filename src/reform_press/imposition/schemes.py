"""Which scheme lays pages out how (拼版方式).

In: how the pages of a file lie, and what is asked.  Out: the sheets, before
anything stands on paper.

"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reform_press.errors import Diagnostic
from reform_press.geometry import MM, Size
from reform_press.imposition import booklet, copies, faults, panels
from reform_press.imposition.model import Flat, Hand, mirrored
from reform_press.imposition.placing import Paper
from reform_press.imposition.turning import small_turned
from reform_press.style.papers import spine_width

#: Every scheme, and what a printer calls it.
SCHEMES = {
    "saddle": "骑马钉",
    "perfect": "胶订",
    "tri-fold": "三折页",
    "accordion": "风琴折",
    "gate": "关门折",
    "cover": "封面",
    "cut-stack": "裁叠",
    "two-up": "双联",
}
#: Schemes whose sheets are sections, and how many pages a whole one has.
SECTION = {"saddle": 4, "perfect": 16}
#: Columns and rows of pages that are cut apart.
UP = (2, 1)


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a run; lengths in points."""

    scheme: str
    paper: Paper = field(default_factory=Paper)
    section: int = 0  # pages of a whole section; 0: as ``SECTION`` says
    caliper: float = 0.0  # of one leaf: creep of a booklet, spine of a cover
    bound: Hand = "left"
    grind: float = 3 * MM  # what the mill takes at a glued spine (铣背)
    narrow: float = 0.0  # cut off the free edge of a panel that folds in
    up: tuple[int, int] = UP
    turn: bool = False  # small sections are printed with one forme (自翻版)
    block: int = 0  # pages of the book that a cover is for
    measured: float = 0.0  # width of its spine, where that is known

    @property
    def spine(self) -> float:
        """The width of a cover's spine (书脊宽)."""
        return self.measured or spine_width(self.block, self.caliper)


def planned(sizes: Sequence[Size], options: Options) -> tuple[Flat, ...]:
    """Return the sheets for pages of these sizes.

    Raises ContentError ``imposition.pages``, ``imposition.mixed``,
    ``imposition.fold-in``.
    """
    flats = _planned(sizes, options)
    if options.turn and options.scheme in SECTION:
        flats = small_turned(flats, options.paper.bleed)
    return tuple(map(mirrored, flats)) if options.bound == "right" else flats


def cut_twice(sizes: Sequence[Size], options: Options) -> tuple[Diagnostic, ...]:
    """Warn of panels that are narrow already and are cut all the same."""
    pages = panels.narrow_already(options.scheme, sizes) if options.narrow else ()
    if not pages:
        return ()
    width = sizes[pages[0] - 1].width
    return (faults.narrow_already(pages, width, options.narrow),)


def _planned(sizes: Sequence[Size], options: Options) -> tuple[Flat, ...]:
    match options.scheme:
        case "tri-fold":
            return panels.tri_fold(sizes, options.narrow)
        case "gate":
            return panels.gate(sizes, options.narrow)
        case "accordion":
            return panels.accordion(sizes)
        case "cover":
            return panels.cover(sizes, options.spine)
    count, size, trim = len(sizes), sizes[0], options.paper.bleed
    panels.same(sizes, (tuple(range(1, count + 1)),))
    section = options.section or SECTION.get(options.scheme, 0)
    match options.scheme:
        case "saddle":
            return booklet.saddle(count, size, section, trim, options.caliper)
        case "perfect":
            trims = trim, options.grind
            return booklet.perfect(count, size, section, trims, options.caliper)
        case "cut-stack":
            return copies.cut_stack(count, size, options.up, trim)
        case "two-up":
            return copies.repeated(count, size, options.up, trim)
    raise ValueError(options.scheme)
