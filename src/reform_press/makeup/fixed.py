"""Places that no story may take (固定版位): advertisements, masthead.

In: the facts of a page, or the plan of one.  Out: where such places lie, and
their outlines on the page with the words that must be printed in them.  An
advertisement is never without its label (广告).

"""

from reform_press.compose.paragraph import natural_width, set_line
from reform_press.geometry import ASCENT, Rect, rounded
from reform_press.makeup.block import Block, Desk, joined, placed_line, placed_rect
from reform_press.makeup.dummy import Cells, FixedPlan
from reform_press.makeup.facts import PageFacts
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import lead_in
from reform_press.page import Area
from reform_press.style.model import TextStyle

#: What is printed in a reserved place that is known by a name of ours.
_NAMES = {"masthead": "报头"}
#: Share of a reserved place that its words may take, across and down.
_ACROSS, _DOWN = 0.8, 0.6


def fixed_places(facts: PageFacts, columns: int, rows: int) -> tuple[FixedPlan, ...]:
    """Return the places that a page's facts alone decide.

    Advertisements as wide as the page stand on each other from its foot, the
    first one lowest; narrower ones stand above these at the right edge.
    """
    places = [
        FixedPlan(name, cells, "fixed", _NAMES.get(name, name))
        for name, cells in facts.reserved
    ]
    foot = rows
    for ad in sorted(facts.ads, key=lambda ad: ad.columns < columns):
        foot -= ad.rows
        cells = Cells(columns - ad.columns + 1, foot + 1, ad.columns, ad.rows)
        places.append(FixedPlan(ad.id, cells, "ad", ad.label))
    return tuple(places)


def corner_ads(fixed: tuple[FixedPlan, ...], columns: int) -> list[FixedPlan]:
    """Return the advertisements in the corner: all that are not as wide as the page."""
    return [p for p in fixed if p.role == "ad" and p.cells.columns < columns]


def corner_cells(fixed: tuple[FixedPlan, ...], columns: int) -> Cells | None:
    """Return the cells that the advertisements in the corner take, None for none."""
    cells = [plan.cells for plan in corner_ads(fixed, columns)]
    if not cells:
        return None
    column, row = min(c.column for c in cells), min(c.row for c in cells)
    wide = max(c.last_column for c in cells) - column + 1
    return Cells(column, row, wide, max(c.last_row for c in cells) - row + 1)


def place_fixed(plans: tuple[FixedPlan, ...], desk: Desk) -> Block:
    """Outline the fixed places of a page, each with its words."""
    return joined(_ad(p, desk) if p.role == "ad" else _reserved(p, desk) for p in plans)


def _ad(plan: FixedPlan, desk: Desk) -> Block:
    """Outline an advertisement; its label stands in the upper right corner."""
    size = desk.layout.furniture.small_size
    style = _style(desk, size)
    rect = desk.grid.rect(plan.cells)
    wide = natural_width(plan.label, style, desk.compositor)
    inset = lead_in(desk.layout.grid)
    at = rect.right - wide - size / 2, rect.y + inset + ASCENT * size
    return _outlined(plan, rect, style, at, desk)


def _reserved(plan: FixedPlan, desk: Desk) -> Block:
    """Outline a reserved place; its words are as large as it allows."""
    rect = desk.grid.rect(plan.cells)
    # Half a row is air for what stands under it.
    rect = rect._replace(height=rect.height - desk.layout.grid.leading / 2)
    one = natural_width(plan.label, _style(desk, 1.0), desk.compositor)
    size = rounded(min(_DOWN * rect.height, _ACROSS * rect.width / one))
    at = (
        rect.x + (rect.width - one * size) / 2,
        rect.y + (rect.height - size) / 2 + ASCENT * size,
    )
    return _outlined(plan, rect, _style(desk, size), at, desk)


def _outlined(
    plan: FixedPlan,
    drawn: Rect,
    style: TextStyle,
    at: tuple[float, float],
    desk: Desk,
) -> Block:
    area = Area(
        placed_rect(drawn), stroke=style.colour, weight=desk.layout.furniture.light_rule
    )
    wide = natural_width(plan.label, style, desk.compositor)
    line = set_line(plan.label, style, wide, desk.compositor)
    words = placed_line(line, *at, story=plan.id, role=plan.role)
    rect = placed_rect(desk.grid.rect(plan.cells))
    return Block((area, words), (_frame(plan, rect, style.size),))


def _frame(plan: FixedPlan, rect: Rect, size: float) -> Frame:
    cells = plan.cells
    return Frame(
        plan.role, rect, plan.id, column=cells.column, columns=cells.columns,
        row=cells.row, rows=cells.rows, lines=1, size=size, words=(plan.label,),
    )  # fmt: skip


def _style(desk: Desk, size: float) -> TextStyle:
    base = desk.layout.style("body")._replace(indent=0.0, hang=0.0, align="start")
    return base._replace(han="hei", latin="sans", size=size, leading=size * 1.2)
