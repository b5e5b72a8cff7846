"""The introduction (导语) in a block of its own measure, beside or under a head.

In: the introduction of a story and its cells on the page.  Out: its lines in
the middle of the block, and a rule in the accent colour that ties them
together where the block stands beside a head.

"""

from reform_press.compose.dropcap import compose_dropped
from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.model import Paragraph, Story
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import ASCENT, rounded
from reform_press.makeup.block import (
    Block,
    Desk,
    Place,
    placed_line,
    placed_links,
    remark,
)
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import legs_across, rows_for
from reform_press.makeup.interlinear import placed_marks
from reform_press.page import Item, Rule
from reform_press.style.model import Grid, TextStyle

#: White between the rule beside an introduction and its text.
_RULE_GAP = 9.0


def place_introduction(
    story: Story, place: Place, legs: int, desk: Desk, *, ruled: bool
) -> Block:
    """Set the introduction of ``story`` into its place in ``legs`` legs."""
    rect = place.rect
    style = desk.layout.style("introduction")
    shift = _RULE_GAP if ruled else 0.0
    own = Grid(
        legs, rect.width // style.size, desk.layout.grid.gutter, style.size,
        style.leading, 1,
    )  # fmt: skip
    inner = legs_across(rect.x + shift, rect.width - shift, legs, own)
    lines, remarks = _lines(story, style, inner.measure, desk)
    each = -(-len(lines) // legs)
    height = max(0, each - 1) * style.leading + style.size
    # A single leg keeps to the right edge of its cells, level with the text.
    first = rect.right - inner.measure if legs == 1 else inner.x
    top = rect.y + (rect.height - height) / 2
    items: list[Item] = []
    about: list[Item] = []  # marks and links
    if ruled:
        x = rounded(first - _RULE_GAP)
        foot = rounded(top + height)
        accent = desk.layout.colour("accent")
        weight = desk.layout.furniture.heavy_rule
        items.append(Rule(x, rounded(top), x, foot, weight, accent))
    for number, line in enumerate(lines):
        leg, row = divmod(number, each)
        x = first + leg * (inner.measure + inner.gutter)
        y = top + ASCENT * style.size + row * style.leading
        items.append(placed_line(line, x, y, story=story.id, role="introduction"))
        about += placed_marks(line, x, y)
        about += placed_links(line, x, y)
    frame = Frame(
        "text", rect, story.id, column=place.column, columns=place.columns,
        row=place.row, rows=place.rows, lines=len(lines), size=style.size,
    )  # fmt: skip
    needed = rows_for(height, desk.layout.grid)
    if needed > place.rows:
        remarks = (*remarks, _overset(needed, place.rows, story.source))
    return Block((*items, *about), (frame,), remarks)


def _lines(
    story: Story, style: TextStyle, measure: float, desk: Desk
) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    shape = Measure((measure,))

    def galley(paragraph: Paragraph) -> Galley:
        if paragraph.drop:
            return compose_dropped(paragraph, style, shape, desk.compositor).galleys[0]
        return compose_paragraph(paragraph, style, shape, desk.compositor)

    galleys = [galley(one) for one in story.body if one.role == "introduction"]
    lines = tuple(line for galley in galleys for line in galley.lines)
    return lines, tuple(one for galley in galleys for one in galley.diagnostics)


def _overset(needed: int, given: int, source: Source | None) -> Diagnostic:
    return remark(
        "introduction-overset",
        f"导语需 {needed} 行，版样只给 {given} 行",
        f"the introduction takes {needed} rows, the plan gives {given}",
        source,
    )
