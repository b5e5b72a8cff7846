"""A cover laid flat (封面展开): its panels, its folds, the width of its spine.

In: what the edition says of the cover, the trim of a page, the pages of the
block.  Out: measures in points, from the left as the cover is printed.

    back flap 后勒口 | back 封底 | spine 书脊 | front 封面 | front flap 前勒口

"""

from typing import Literal, NamedTuple

from reform_press.content.book.model import Cover
from reform_press.geometry import MM, Size, rounded

PanelName = Literal["back-flap", "back", "spine", "front", "front-flap"]


class Panel(NamedTuple):
    """A part of the flat between two folds."""

    name: PanelName
    x: float
    width: float


class Flat(NamedTuple):
    """A cover before it is folded (展开)."""

    size: Size  # trimmed
    panels: tuple[Panel, ...]

    @property
    def folds(self) -> tuple[float, ...]:
        """Where it is folded, in points from its left edge (折线)."""
        return tuple(panel.x for panel in self.panels[1:])

    def panel(self, name: PanelName) -> Panel:
        """Return a panel; one that the cover has not got is 0 wide at its place."""
        found = {panel.name: panel for panel in self.panels}
        edge = 0.0 if name == "back-flap" else self.size.width
        return found.get(name, Panel(name, edge, 0.0))


def spine_width(pages: int, paper: float, board: float) -> float:
    """Return the width of a spine in points; ``paper`` and ``board`` in mm.

    Two pages are a leaf.  The cover goes round the block, so the outer side
    of the spine is wider than the block by the board on either side of it.
    """
    leaves = (pages + 1) // 2
    return rounded((leaves * paper + 2 * board) * MM)


def flat_of(cover: Cover, trim: Size, pages: int) -> Flat:
    """Return the flat of a cover round a block of ``pages`` pages of ``trim``."""
    flap = rounded(cover.flaps * MM)
    widths: tuple[tuple[PanelName, float], ...] = (
        ("back-flap", flap),
        ("back", trim.width),
        ("spine", spine_width(pages, cover.paper, cover.board)),
        ("front", trim.width),
        ("front-flap", flap),
    )
    panels: list[Panel] = []
    x = 0.0
    for name, width in widths:
        if width:
            panels.append(Panel(name, rounded(x), width))
            x += width
    return Flat(Size(rounded(x), trim.height), tuple(panels))
