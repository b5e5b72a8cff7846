"""Poured copy in its frames (落版): lines become items, frames are told.

In: what was poured into the bays of a chain.  Out: a block for every frame of
it, and what is to be said: copy that found no room in lines, characters and
mm, and frames that stay white.

"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reform_press.errors import Diagnostic, Words
from reform_press.geometry import MM, SLACK
from reform_press.makeup.block import (
    Block,
    Desk,
    placed_line,
    placed_links,
    placed_rect,
    remark,
)
from reform_press.makeup.chains import HEADS, Chain
from reform_press.makeup.filling import Poured, Rest, Stood
from reform_press.makeup.frame import Frame, Overset, Role
from reform_press.makeup.interlinear import placed_marks
from reform_press.makeup.parallel import first_baseline
from reform_press.makeup.remains import overset_marker
from reform_press.makeup.runaround import Bay
from reform_press.page import Item
from reform_press.style.model import TextStyle

#: Share of a chain's lines that may stay white without a word, and how many.
_BARE_SHARE, _BARE_LINES = 0.34, 4


class Seat(NamedTuple):
    """What stands in one frame: its page and number there, from 0.

    ``first`` is the first frame of its chain on that page: the frames of a
    chain are read one after the other.
    """

    page: int
    at: int
    first: int
    block: Block


class Seated(NamedTuple):
    """What stands in the frames of a chain, or of two that go together."""

    seats: tuple[Seat, ...]


def seated(
    chain: Chain, bays: Sequence[Bay], poured: Poured, style: TextStyle, desk: Desk
) -> tuple[Seat, ...]:
    """Return a block for every frame that ``bays`` are columns of."""
    seats = []
    numbered = enumerate(bays)
    for (page, at), own in groupby(numbered, lambda one: (one[1].page, one[1].at)):
        columns = list(own)
        here = [n for n, _ in columns]
        stood = [one for one in poured.stood if one.bay in here]
        items = _items(stood, bays)
        frames = tuple(
            _frame(chain._replace(story=story), bay, lines, style)
            for n, bay in columns
            for story, lines in _by_story([s for s in stood if s.bay == n], chain.story)
        )
        first = min(place.at for place in chain.places if place.page == page)
        seats.append(Seat(page, at, first, Block(items, frames)))
    return _told(chain, bays, poured, style, seats, desk)


def _by_story(stood: Sequence[Stood], first: str) -> list[tuple[str, list[Stood]]]:
    """Divide the lines of a bay by story: a translation may stand in it as well."""
    found: dict[str, list[Stood]] = {first: []}
    for one in stood:
        found.setdefault(one.piece.story, []).append(one)
    return list(found.items())


def _told(
    chain: Chain,
    bays: Sequence[Bay],
    poured: Poured,
    style: TextStyle,
    seats: list[Seat],
    desk: Desk,
) -> tuple[Seat, ...]:
    """Add to the last frame what is to be said of the whole chain."""
    *others, last = seats
    block = last.block
    remarks = [*poured.diagnostics, *_bare(chain, bays, poured, style)]
    items, overset = block.items, block.overset
    if poured.left:
        stories = dict.fromkeys(piece.story for piece, _ in poured.left)
        overset = tuple(_overset(story, poured.left) for story in stories)
        remarks += (_told_overset(chain, rest) for rest in overset)
        lines = sum(rest.lines for rest in overset)
        items += overset_marker(lines, bays[-1].rect, desk)
    block = Block(items, block.frames, tuple(remarks), overset)
    return (*others, last._replace(block=block))


def _items(stood: Sequence[Stood], bays: Sequence[Bay]) -> tuple[Item, ...]:
    """Put lines on their page, then the marks between them and the links."""
    items: list[Item] = []
    about: list[Item] = []
    for one in stood:
        x, y = _origin(one, bays[one.bay])
        piece = one.piece
        items.append(placed_line(one.line, x, y, story=piece.story, role=piece.role))
        about += placed_marks(one.line, x, y)
        about += placed_links(one.line, x, y)
    return (*items, *about)


def _origin(one: Stood, bay: Bay) -> tuple[float, float]:
    """Return the left edge of a line's bay and its baseline; its axis and head."""
    style = one.piece.style
    if bay.vertical:
        return bay.rect.right - one.down - style.leading / 2, bay.rect.y
    return bay.rect.x, bay.rect.y + one.down + first_baseline(style)


def _frame(chain: Chain, bay: Bay, stood: Sequence[Stood], style: TextStyle) -> Frame:
    """Return a column of a frame as ``pages.json`` tells of it."""
    role: Role = "head" if chain.part in HEADS else "text"
    if chain.part == "caption":
        role = "caption"
    words = tuple(one.line.text for one in stood) if role == "head" else ()
    rows = _room(bay, style)
    return Frame(
        role, placed_rect(bay.rect), chain.story,
        leg=bay.leg if role == "text" else 0, rows=rows, lines=len(stood),
        size=style.size, mode="vertical" if bay.vertical else "horizontal",
        words=words, parts=tuple(one.piece.role for one in stood if words),
        slack=rows - len(stood) if role == "text" else 0, widows=_lonely(stood),
        photo=chain.number,
    )  # fmt: skip


def _room(bay: Bay, style: TextStyle) -> int:
    """Return how many lines a bay has room for, with nothing in their way."""
    above = (style.leading - style.size) / 2
    return max(0, int((bay.depth - above - style.size + SLACK) / style.leading) + 1)


def _lonely(stood: Sequence[Stood]) -> int:
    """Count the single lines of paragraphs at a bay's head and foot (孤行)."""
    if not stood:
        return 0
    top, foot = stood[0].line, stood[-1].line
    return int(top.last and not top.first) + int(foot.first and not foot.last)


def _bare(
    chain: Chain, bays: Sequence[Bay], poured: Poured, style: TextStyle
) -> Iterator[Diagnostic]:
    """Note that frames have room for much more than was written."""
    room = sum(_room(bay, style) for bay in bays)
    last = poured.stood[-1] if poured.stood else None
    white = sum(_room(bay, style) for bay in bays[last.bay :]) if last else room
    if last:
        white -= int(last.down / style.leading) + 1
    if poured.left or white < max(_BARE_LINES, _BARE_SHARE * room):
        return
    words = Words(
        f"版框“{chain.story}:{chain.part}”空 {white} 行，共 {room} 行",
        f"the frames “{chain.story}:{chain.part}” have {room} lines, "
        f"{white} of them white",
    )
    hint = Words("缩小版框或补稿", "make them smaller, or write more")
    yield Diagnostic("note", "makeup.bare-frame", words, chain.source, hint)


def _overset(story: str, every: Sequence[Rest]) -> Overset:
    """Return copy of a story without room (余稿) in every unit."""
    left = [(piece, rest) for piece, rest in every if piece.story == story]
    lines = [line for _, rest in left for line in rest]
    text = "\n".join("".join(line.text for line in rest) for _, rest in left)
    high = sum(len(rest) * piece.style.leading for piece, rest in left)
    first = next((line.source for line in lines if line.source), None)
    return Overset(
        story,
        len(lines),
        sum(not c.isspace() for c in text),
        round(high / MM, 1),
        text,
        first or left[0][0].paragraph.source,
    )


def _told_overset(chain: Chain, rest: Overset) -> Diagnostic:
    return remark(
        "overset",
        f"版框“{rest.story}:{chain.part}”装不下：多 {rest.lines} 行",
        f"the frames “{rest.story}:{chain.part}” are too short: "
        f"{rest.lines} line(s) over",
        rest.paragraph or chain.source,
        hint=(
            f"约 {rest.characters} 字，高 {rest.millimetres:g} 毫米：删稿，"
            f"或在模板里加大版框（{chain.source}）",
            f"about {rest.characters} characters, {rest.millimetres:g} mm: cut the "
            f"copy, or make the frame larger in its template ({chain.source})",
        ),
    )
