"""Tables over pages (续表), and where they stand on them.

In: a set table and the rows that pages have for it.  Out: blocks of whole
rows, one to a page: the head, rows, the rule that closes them.  A block is
placed upright, or turned on a page of its own (整版横排).

"""

from collections.abc import Iterable, Iterator

from reform_press.geometry import Rect
from reform_press.makeup.block import (
    Block,
    placed_line,
    placed_links,
    placed_rect,
)
from reform_press.makeup.book.table_heads import FINE, STRONG
from reform_press.makeup.book.tabled import SetRow, SetTable, stacked
from reform_press.makeup.interlinear import placed_marks
from reform_press.page import Group, Item, Link, Rule

#: Rows of a table that stand together on either side of a break.
TOGETHER = 5


def whole(table: SetTable) -> SetRow:
    """Return a table as one block."""
    return part(table, 0, len(table.body))


def part(table: SetTable, first: int, end: int) -> SetRow:
    """Return rows ``first`` to before ``end`` under their head.

    The last part closes with the strong rule and has the notes.
    """
    ends = end == len(table.body)
    head = table.again_over(first) if first else table.head
    rows = stacked((head, *table.body[first:end]), table.leading)
    foot = rows.rows * table.leading
    weight = STRONG if ends else FINE
    rule = Rule(0.0, foot, table.measure, foot, weight)
    rows = rows._replace(rules=(*rows.rules, rule))
    return stacked((rows, table.notes), table.leading) if ends else rows


def goes_on(block: SetRow) -> bool:
    """Tell whether a part of a table is not its last: closed with a fine rule."""
    return bool(block.rules) and block.rules[-1].weight == FINE


def rows_closed(table: SetTable) -> tuple[SetRow, ...]:
    """Return the rows of a table, the last with its strong rule and the notes."""
    *others, last = table.body
    foot = last.rows * table.leading
    rule = Rule(0.0, foot, table.measure, foot, STRONG)
    last = last._replace(rules=(*last.rules, rule))
    return (*others, stacked((last, table.notes), table.leading))


def divided(table: SetTable, room: int) -> tuple[SetRow, ...]:
    """Return a table in parts, each of ``room`` rows of the grid at most.

    No part ends with a band, unless it has nothing else; the last one has
    ``TOGETHER`` rows, or half of those that it shares with the one before; a row
    that is taller than a page is a part of its own.
    """
    return tuple(part(table, *span) for span in _spans(table, room))


def _spans(table: SetTable, room: int) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(table.body):
        end = _end(table, begin, room)
        yield begin, end
        begin = end


def _end(table: SetTable, begin: int, room: int) -> int:
    """Return before which row a part ends that begins with row ``begin``."""
    head = table.again_over(begin) if begin else table.head
    free = room - head.rows
    count = len(table.body)
    end = begin
    while end < count and free >= table.body[end].rows:
        free -= table.body[end].rows
        end += 1
    if end == count and free >= table.notes.rows:
        return end
    end = min(max(end, begin + 1), count - 1) if begin < count - 1 else count
    best = min(end, max(count - TOGETHER, (begin + count) // 2))
    while best > begin and table.body[best - 1].held:
        best -= 1
    return best if best > begin else end  # bands alone: no rows stand below them


def upright(block: SetRow, x: float, y: float, story: str = "") -> Block:
    """Place a block with its upper left corner at ``x``, ``y``."""
    items: list[Item] = [_moved(rule, x, y) for rule in block.rules]
    about: list[Item] = []
    for one in block.lines:
        left, base = x + one.x, y + one.y
        items.append(placed_line(one.line, left, base, story=story, role=one.role))
        about += placed_marks(one.line, left, base)
        about += placed_links(one.line, left, base)
    return Block((*items, *about))


def turned(block: SetRow, area: Rect, story: str = "") -> Block:
    """Place a block lying on its left side in an area: its head to the left.

    So it stands on left and on right pages alike.  Its measure is the height
    of the area.
    """
    at = area.x, area.bottom
    return on_its_side(upright(block, *at, story=story).items, at)


def on_its_side(items: Iterable[Item], at: tuple[float, float]) -> Block:
    """Turn items to the left about a point, their links beside them."""
    items = tuple(items)
    links = [_turned(one, at) for one in items if isinstance(one, Link)]
    drawn = tuple(one for one in items if not isinstance(one, Link))
    return Block((Group(drawn, turn=-90.0, at=at), *links))


def _moved(rule: Rule, x: float, y: float) -> Rule:
    x1, y1, *_ = placed_rect(Rect(rule.x1 + x, rule.y1 + y, 0.0, 0.0))
    x2, y2, *_ = placed_rect(Rect(rule.x2 + x, rule.y2 + y, 0.0, 0.0))
    return rule._replace(x1=x1, y1=y1, x2=x2, y2=y2)


def _turned(link: Link, at: tuple[float, float]) -> Link:
    """Turn a link to the left about a point: groups have their items' places."""
    x, y, width, height = link.rect
    rect = Rect(at[0] + y - at[1], at[1] - (x - at[0]) - width, height, width)
    return link._replace(rect=placed_rect(rect))
