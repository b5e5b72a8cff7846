"""Page masters of a book (主页): where its text flows, and what stands about it.

In: a template of the layout as designed, once for a left and once for a right
page.  Out: the rows and columns that text is poured into, and the furniture:
what the template draws, the folio 页码, the running head 书眉, the thumb mark
检索标.  The frames of a master are ``flow``, ``folio``, ``running``, ``thumb``.

"""

from collections.abc import Iterator, Mapping
from math import floor
from typing import NamedTuple

from reform_press.compose.paragraph import set_line
from reform_press.errors import LayoutError
from reform_press.geometry import ASCENT, SLACK, Rect, Size
from reform_press.makeup.block import Desk, placed_line, placed_rect, remark
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.makeup.frame import Frame, Role
from reform_press.makeup.grid import legs_across
from reform_press.page import Embed, Item
from reform_press.style.model import Grid

#: Frames of a master that hold a line of words.
WORDS = ("folio", "running", "thumb")


class Master(NamedTuple):
    """The two sides of a master (左右主页)."""

    left: Designed
    right: Designed

    def side(self, right: bool) -> Designed:
        """Return one of its sides."""
        return self.right if right else self.left


class Field(NamedTuple):
    """The type area of a page (版心): columns side by side, rows of the grid.

    Columns of vertical text lie one below the other, its rows run leftwards.
    """

    rect: Rect
    columns: int
    measure: float  # length of a line
    gutter: float
    rows: int
    leading: float
    vertical: bool = False

    def width(self, columns: int) -> float:
        """Return the width of some columns and the gutters between, in points."""
        return columns * self.measure + (columns - 1) * self.gutter

    def area(self, column: int, columns: int, row: float, rows: int) -> Rect:
        """Return the area of some rows in some columns, counted from 0."""
        along = column * (self.measure + self.gutter)
        down, deep = row * self.leading, rows * self.leading
        if self.vertical:
            x = self.rect.right - down - deep
            return Rect(x, self.rect.y + along, deep, self.width(columns))
        return Rect(self.rect.x + along, self.rect.y + down, self.width(columns), deep)

    def point(
        self, column: int, row: int, baseline: float, size: float
    ) -> tuple[float, float]:
        """Return where a line begins: left edge and baseline, or axis and head.

        ``baseline`` is below the row's edge as in horizontal type of ``size``.
        """
        along = column * (self.measure + self.gutter)
        down = row * self.leading + baseline
        if self.vertical:
            axis = down - (ASCENT - 0.5) * size
            return self.rect.right - axis, self.rect.y + along
        return self.rect.x + along, self.rect.y + down


class Sheet(NamedTuple):
    """The page that a chapter is put on: its paper and its type area."""

    number: int  # of the chapter, from 0
    field: Field
    trim: Size
    bleed: float


def field_of(page: Designed, columns: int, grid: Grid, *, vertical: bool) -> Field:
    """Return the type area of one side of a master.

    ``columns``: 0 for as many as the master has.
    """
    frame = frame_of(page, "flow")
    upright = vertical or frame.mode == "vertical"
    count = columns or max(1, frame.columns)
    rect = frame.rect
    long, deep = (rect.height, rect.width) if upright else (rect.width, rect.height)
    own = grid._replace(gutter=frame.gutter / grid.size or grid.gutter)
    legs = legs_across(0.0, long, count, own)
    if upright:
        rect = rect._replace(y=rect.y + legs.x)
    else:
        rect = rect._replace(x=rect.x + legs.x)
    rows = floor((deep + SLACK) / grid.leading)
    return Field(rect, count, legs.measure, legs.gutter, rows, grid.leading, upright)


def frame_of(page: Designed, name: str) -> DesignedFrame:
    """Return a frame of a master by its name.

    Raises LayoutError ``makeup.no-frame``.
    """
    found = next((one for one in page.frames if one.name.strip() == name), None)
    if found is None:
        raise LayoutError(
            remark(
                "no-frame",
                f"主页没有版框“{name}”",
                f"a page master has no frame “{name}”",
                hint=(f'加 data-frame="{name}"', f'give it data-frame="{name}"'),
            )
        )
    return found


def furniture(page: Designed) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return what a master draws, under the text and over it."""
    whole = Rect(0.0, 0.0, *page.size).inset(-page.bleed)
    under, over = (
        (Embed(placed_rect(whole), pdf, page.digest),) if pdf else ()
        for pdf in (page.under, page.over)
    )
    return under, over


def worded(
    page: Designed, words: Mapping[str, str], desk: Desk
) -> Iterator[tuple[Item, Frame]]:
    """Set folio, running head and thumb mark into their frames."""
    for frame in page.frames:
        name = frame.name.strip()
        text = words.get(name, "") if name in WORDS else ""
        if not text:
            continue
        style = desk.layout.style(frame.style or name)._replace(indent=0.0)
        upright = frame.mode == "vertical"
        style = style._replace(mode=frame.mode)
        rect = frame.rect
        room = rect.height if upright else rect.width
        line = set_line(text, style, room, desk.compositor)._replace(last=True)
        lead = (style.leading - style.size) / 2 + ASCENT * style.size
        x, y = (
            (rect.right - style.leading / 2, rect.y)
            if upright
            else (
                rect.x,
                rect.y + lead,
            )
        )
        item = placed_line(line, x, y, role=name)
        role: Role = "folio" if name == "folio" else "fixed"
        yield item, Frame(role, placed_rect(rect), size=style.size, mode=frame.mode)
