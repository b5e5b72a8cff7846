"""What a module leaves over (余稿、余白): copy without room, room without copy.

In: text as poured.  Out: remarks in lines, characters and millimetres, and
the copy itself, so that nothing is ever dropped in silence.

"""

from reform_press.colour import PAPER, Colour
from reform_press.compose.paragraph import natural_width, set_line
from reform_press.content.model import Story
from reform_press.errors import Source
from reform_press.geometry import MIDDLE, MM, Rect
from reform_press.makeup.block import (
    Block,
    Desk,
    advice,
    placed_line,
    placed_rect,
    remark,
)
from reform_press.makeup.frame import Overset
from reform_press.makeup.units import Filled, Unit
from reform_press.page import Area, Item

#: The mark of overset copy on a proof: its size, and a colour no page uses.
_MARK = 8.0
_WARNING = Colour(m=1.0)


def told_white(story: Story, rows: int, legs: int, place: Source | None) -> Block:
    """Remark on column rows that stay white, more than a last leg explains."""
    if rows <= legs:
        return Block()
    return Block(
        diagnostics=(
            advice(
                "white",
                f"稿“{story.id}”空 {rows} 栏行",
                f"story “{story.id}” leaves {rows} column rows white",
                place or story.source,
                hint=(
                    f"版位减 {rows // legs} 行，或加大图片、标题",
                    f"give it {rows // legs} rows fewer, or a larger head or picture",
                ),
            ),
        )
    )


def told_stranded(story: Story, filled: Filled) -> Block:
    """Remark on crossheads that no room was left to join to their text (背题)."""
    return Block(
        diagnostics=tuple(
            advice(
                "stranded",
                f"稿“{story.id}”的小标题落在栏尾：{_words(unit)}",
                f"a crosshead of “{story.id}” stands at a leg's foot: {_words(unit)}",
                (unit.lines[0].line.source if unit.lines else None) or story.source,
                hint=("加大版位，或增删几行", "give it more rows, or edit some lines"),
            )
            for unit in filled.stranded
        )
    )


def _words(unit: Unit) -> str:
    return " ".join(one.line.text for one in unit.lines)


def told_overset(
    story: Story, filled: Filled, area: Rect, legs: int, desk: Desk
) -> Block:
    """Tell of the copy that found no room (余稿), keep it, and mark the place.

    ``legs``: how many legs share the rows that an editor may add.
    """
    if not filled.overset:
        return Block()
    grid = desk.layout.grid
    text = "\n".join(_paragraphs(filled.overset))
    rows = sum(unit.rows for unit in filled.overset)
    characters = sum(not c.isspace() for c in text)
    lacks = -(-rows // max(1, legs))
    first = next((u.lines[0].line.source for u in filled.overset if u.lines), None)
    high = round(rows * grid.leading / MM, 1)
    told = remark(
        "overset",
        f"稿“{story.id}”超出版位",
        f"story “{story.id}” does not fit its place",
        first or story.source,
        hint=(
            f"超 {rows} 行，约 {characters} 字，合一栏 {high:g} 毫米：删稿，"
            f"或再给 {lacks} 行（共 {legs} 栏）",
            f"{rows} lines, about {characters} characters, {high:g} mm of one column "
            f"too long: cut it, or give it {lacks} rows more ({legs} legs)",
        ),
    )
    rest = Overset(story.id, rows, characters, high, text, first)
    return Block(overset_marker(rows, area, desk), (), (told,), (rest,))


def overset_marker(rows: int, area: Rect, desk: Desk) -> tuple[Item, ...]:
    """Draw the mark of overset copy under the last leg: 余 12 行.

    It stands below the module, so that it hides none of the last words.
    """
    style = desk.layout.style("body")._replace(
        han="hei-bold", latin="sans-bold", size=_MARK, indent=0.0, align="start",
        colour=PAPER,
    )  # fmt: skip
    words = f"余{rows}行"
    wide = natural_width(words, style, desk.compositor)
    box = Rect(area.right - wide - _MARK, area.bottom, wide + _MARK, 1.5 * _MARK)
    line = set_line(words, style, wide, desk.compositor)
    y = box.y + box.height / 2 + MIDDLE * _MARK
    text = placed_line(line, box.x + _MARK / 2, y, role="marker")
    return Area(placed_rect(box), fill=_WARNING), text


def _paragraphs(units: tuple[Unit, ...]) -> list[str]:
    """Return the words of units, a string for every paragraph."""
    words: dict[int, str] = {}
    for unit in units:
        said = "".join(one.line.text for one in unit.lines)
        words[unit.paragraph] = words.get(unit.paragraph, "") + said
    return list(words.values())
