"""Floats at their places (落图): pictures over captions, tables, turned pages.

In: a float and the area that it has.  Out: a block: items and frames.  What
whole rows leave over goes to the picture.

"""

from collections.abc import Iterator

from reform_press.content.model import Photo
from reform_press.errors import Diagnostic
from reform_press.geometry import Rect, Size, fits
from reform_press.makeup.block import Block, Desk, placed_rect, remark
from reform_press.makeup.book.captions import caption_height
from reform_press.makeup.book.elements import SetFloat
from reform_press.makeup.book.table_parts import goes_on, on_its_side, turned, upright
from reform_press.makeup.frame import Frame
from reform_press.makeup.grid import lead_in
from reform_press.makeup.picture import drawn_in, natural_size
from reform_press.page import Group, Item

#: Share of a page's white that stands above what it holds: its optical middle.
_ABOVE = 0.4


def draw_float(one: SetFloat, area: Rect, story: str, desk: Desk) -> Block:
    """Draw a float in an area, its air left out."""
    lying = one.float.place == "turned"
    if isinstance(one.float.holds, Photo) or one.chart:
        box = Rect(area.x, area.bottom, area.height, area.width) if lying else area
        block = _over_caption(one, box, story, desk)
        if lying:
            items = on_its_side(block.items, (box.x, box.y)).items
            frame = Frame("picture", placed_rect(area), story)
            return Block(items, (frame,), block.diagnostics)
        return block
    room = area.width if lying else area.height
    if lying:
        area = _aside(one, area, desk)
        block = turned(one.block, area, story)
    else:
        block = upright(one.block, area.x, area.y, story)
    frame = Frame("box", placed_rect(area), story)
    return Block(block.items, (frame,), tuple(_too_high(one, room, desk)))


def _aside(one: SetFloat, area: Rect, desk: Desk) -> Rect:
    """Return what a table on its side takes: its page's optical middle.

    One of several pages stands at the edge of each.
    """
    wide = one.block.rows * desk.layout.grid.leading
    if one.part or goes_on(one.block) or wide > area.width:
        return area
    x = area.x + (area.width - wide) * _ABOVE
    return Rect(x, area.y, wide, area.height)


def _too_high(one: SetFloat, room: float, desk: Desk) -> Iterator[Diagnostic]:
    """Tell of a table with a row, or notes, that no page holds."""
    if not fits(one.block.rows * desk.layout.grid.leading, room):
        yield remark(
            "too-high",
            "表里有一行比版心还高，或表注太长",
            "a row of the table, or its notes, are higher than a page",
            one.float.source,
            hint=(
                "缩短它，或拆成几行；长的表注写进正文",
                "shorten it, or make it several rows; put long notes into the text",
            ),
        )


def _over_caption(one: SetFloat, area: Rect, story: str, desk: Desk) -> Block:
    """Draw a picture or a chart, its caption under it."""
    below = caption_height(one.block, desk)
    inset = lead_in(desk.layout.grid)
    # A caption so long that no room is left was told.
    left = max(desk.layout.grid.leading, area.height - inset - below)
    room = Rect(area.x, area.y + inset, area.width, left)
    if one.uncut or one.float.place in ("page", "turned"):
        room = _in_middle(one, room, desk)
    picture, said = _drawn(one, room, desk)
    caption = upright(one.block, area.x, room.bottom, story)
    frames = [Frame("picture", placed_rect(room), story)]
    if one.block.lines:
        under = Rect(area.x, room.bottom, area.width, below)
        frames.append(
            Frame(
                "caption", placed_rect(under), story, lines=len(one.block.lines),
                size=desk.layout.style("caption").size,
            )
        )  # fmt: skip
    return Block((picture, *caption.items), tuple(frames), said)


def _drawn(
    one: SetFloat, room: Rect, desk: Desk
) -> tuple[Item, tuple[Diagnostic, ...]]:
    """Return the picture cut to its room, or the chart, scaled to its if it must be."""
    if one.chart:
        wide, high = one.chart.fitted(Size(room.width, room.height))
        x = room.x + (room.width - wide) / 2
        return one.chart.over(Rect(x, room.bottom - high, wide, high)), ()
    photo = one.float.holds
    assert isinstance(photo, Photo)
    return drawn_in(photo, room, None, desk)


def _in_middle(one: SetFloat, room: Rect, desk: Desk) -> Rect:
    """Return what a float takes that need not fill its room: its optical middle.

    A picture is as large as its own shape allows.
    """
    if one.chart:
        wide, high = one.chart.fitted(Size(room.width, room.height))
    else:
        photo = one.float.holds
        assert isinstance(photo, Photo)
        shape = natural_size(photo, desk.edition.folder)
        scale = min(room.width / shape.width, room.height / shape.height)
        wide, high = shape.width * scale, shape.height * scale
    above = (room.height - high) * _ABOVE
    return Rect(room.x + (room.width - wide) / 2, room.y + above, wide, high)


def draw_half(
    one: SetFloat, half: int, sheet: tuple[Size, float], area: Rect, desk: Desk
) -> Block:
    """Draw one page's half of a picture over a spread (跨页图), with bleed.

    It takes the paper down to its caption, which stands on the left page.
    """
    trim, bleed = sheet
    below = caption_height(one.block, desk)
    photo = one.float.holds
    assert isinstance(photo, Photo)
    bottom = area.bottom - below if one.block.lines else trim.height + bleed
    left = -bleed - (half - 1) * trim.width
    whole = Rect(left, -bleed, 2 * trim.width + 2 * bleed, bottom + bleed)
    drawn, said = drawn_in(photo, whole, None, desk)
    paper = Rect(0.0, 0.0, *trim).inset(-bleed)
    item = Group((drawn,), clip=placed_rect(paper))
    caption = Block()
    if half == 1:
        caption = upright(one.block, area.x, bottom)
    frame = Frame("picture", placed_rect(Rect(0.0, 0.0, trim.width, bottom)))
    return Block((item, *caption.items), (frame,), said if half == 1 else ())
