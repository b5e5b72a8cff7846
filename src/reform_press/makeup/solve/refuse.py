"""Pages that cannot be (拒排): by how much, and what would make them fit.

In: a stock for which no tree was found.  Out: a refusal with numbers: column
rows too many or too few, the stories that fit no width, and the remedies.

"""

from dataclasses import replace
from math import ceil
from random import Random

from reform_press.errors import Diagnostic, counted
from reform_press.makeup.block import advice, remark
from reform_press.makeup.solve.copy import LEAST_LEG
from reform_press.makeup.solve.forest import Forest
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.moves import Mover
from reform_press.makeup.solve.refuse_pins import pins_refused
from reform_press.makeup.solve.refuse_rest import pins_crowd, pins_strand
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.task import Refusal

#: Trees that are looked at for the one that misses the page by least.
_LOOKED_AT = 400
#: Stories named as remedies.
_NAMED = 3


def refused(stock: Stock) -> Refusal:
    """Say why no page was found."""
    told = pins_refused(stock)
    if not told:
        told = _homeless(stock)
    lines = 0 if told else missed(stock)
    rows = lines * stock.ground.columns
    if lines > 0:
        told.append(_too_much(stock, rows, lines))
    elif lines < 0:
        told.append(_too_little(stock, -rows, -lines))
    elif not told:
        told += pins_strand(stock) or [_tangled(stock)]
    if lines:
        told += pins_crowd(stock, lambda one: one.complete and not missed(one))
    return Refusal((*told, *_remedies(stock, rows)), rows)


def missed(stock: Stock) -> int:
    """Return by how many rows the nearest page is too high; below 0: too low.

    0 if a page would be full, but not with the editor's pins.  Where none of the
    trees looked at has pieces that fit, the area of all stories tells.
    """
    ground = stock.ground
    if not stock.ids:  # all stories have places of their own
        return -ground.rows
    roomy = Forest(
        stock.tables,
        stock.forest.ranks,
        replace(ground, rows=2 * ground.rows),
        stock.corner,
    )
    mover = Mover(roomy.ranks, stock.corner, Random(0))
    nearest: list[int] = []
    tree = mover.anew()
    for number in range(_LOOKED_AT):
        tree = mover.moved(tree) if number % 8 else mover.anew()
        nearest += (rows - ground.rows for rows in roomy.heights(tree))
    if not nearest:
        least, most = stock.areas
        over = ceil(least / ground.columns) - ground.rows
        return over if over > 0 else min(0, most // ground.columns - ground.rows)
    return min(nearest, key=lambda off: (abs(off), off))


def _homeless(stock: Stock) -> list[Diagnostic]:
    """Tell of stories that no width of the page holds."""
    told = []
    for number, table in enumerate(stock.tables):
        if any(any(widths) for widths in table.values()):
            continue
        id = stock.ids[number]
        told.append(_fits_nowhere(stock, id))
    for id in stock.unseated:
        cells, off = stock.seated(id), stock.misses(id)
        rows = abs(off) * cells.columns
        way = ("多", "删去", "high", "cut") if off > 0 else ("少", "添", "low", "add")
        plan = stock.task.plan
        ear = id == plan.ear
        told.append(
            remark(
                "story-fits-not-its-place",
                f"{'报眼的' * ear}稿“{id}”排不进指定的 {cells.columns} 栏 "
                f"{cells.rows} 行",
                f"story “{id}”{', the ear,' * ear} does not fit its place of "
                f"{counted(cells.columns, 'column')} and {counted(cells.rows, 'row')}",
                (ear and plan.ear_source) or stock.task.story(id).source,
                hint=(
                    f"最接近的排法{way[0]} {abs(off)} 行："
                    f"{way[1]}约 {rows} 行，或改版位",
                    f"the nearest way is {counted(abs(off), 'row')} too {way[2]}: "
                    f"{way[3]} about {counted(rows, 'line')}, or change the place",
                ),
            )
        )
    return told


def _fits_nowhere(stock: Stock, id: str) -> Diagnostic:
    """Say that no width holds a story: too short, too long by so much, or neither."""
    columns, rows = stock.ground.columns, stock.ground.rows - 1
    leaf = stock.leaf(id)
    lines = _lines(leaf) if leaf else 0
    hint = (
        "缩短标题或删稿，放宽图片的裁切范围",
        "shorten its head or its text, or allow its pictures more crop",
    )
    if leaf and lines < LEAST_LEG:
        more = LEAST_LEG - lines
        hint = (
            f"太短：一栏至少 {LEAST_LEG} 行，添 {more} 行以上",
            f"it is too short: a leg has {LEAST_LEG} lines at least; add {more} or "
            "more",
        )
    elif leaf and (over := _over(leaf, columns, rows, lines)) > 0:
        hint = (
            f"删去约 {over} 行，或分作两稿",
            f"cut about {over} lines, or make two stories of it",
        )
    return remark(
        "story-fits-nowhere",
        f"稿“{id}”在任何栏数上都排不下：正文 {lines} 行，另有标题、图片，"
        f"版面 {columns} 栏、{rows} 行",
        f"story “{id}” fits no width of the page: {lines} lines of text, "
        f"its head and pictures, on {columns} columns of {rows} rows",
        stock.task.story(id).source,
        hint=hint,
    )


def _over(leaf: Leaf, columns: int, rows: int, lines: int) -> int:
    """Return the lines of a story beyond a whole page under its lowest head."""
    over = [
        lines - wide * (rows - head.rows)
        for wide in range(1, columns + 1)
        for head in leaf.heads.across(leaf.desk.layout.grid.span(wide))
    ]
    return min(over, default=0)


def _too_much(stock: Stock, rows: int, lines: int) -> Diagnostic:
    return remark(
        "page-overfull",
        f"第 {stock.task.plan.number} 版稿件超 {rows} 行（一栏），合全版 {lines} 行",
        f"page {stock.task.plan.number} has {counted(rows, 'column row')} too many, "
        f"{counted(lines, 'row')} of the whole page",
        stock.task.plan.source,
    )


def _tangled(stock: Stock) -> Diagnostic:
    return remark(
        "page-tangled",
        f"第 {stock.task.plan.number} 版找不到排法：稿件总量合适，但拼不成整版",
        f"no way was found to make up page {stock.task.plan.number}: "
        "there is as much copy as it holds, but no pieces that fit",
        stock.task.plan.source,
        hint=("加大求解步数（--steps）", "search longer (--steps)"),
    )


def _too_little(stock: Stock, rows: int, lines: int) -> Diagnostic:
    return remark(
        "page-underfull",
        f"第 {stock.task.plan.number} 版稿件少 {rows} 行（一栏），合全版 {lines} 行",
        f"page {stock.task.plan.number} lacks {counted(rows, 'column row')}, "
        f"{counted(lines, 'row')} of the whole page",
        stock.task.plan.source,
        hint=("添稿、补白或加大图片", "add a story, a filler or larger pictures"),
    )


def _remedies(stock: Stock, rows: int) -> list[Diagnostic]:
    """Name what would make the page fit: lines to cut, stories to leave out."""
    if rows <= 0:
        return []
    told = []
    for one in sorted(stock.task.facts.stories, key=lambda s: -s.priority):
        leaf = stock.leaf(one.id)
        if leaf is None:
            continue
        lines = _lines(leaf)
        if lines >= rows:
            told.append(_leave_out(leaf, lines, rows))
    return told[:_NAMED] or [_cut_all(stock, rows)]


def _lines(leaf: Leaf) -> int:
    """Return the lines of a story's text on a column."""
    measure = leaf.desk.layout.grid.column_width
    return leaf.copy.text(measure, lead_in_set=False).rows


def _leave_out(leaf: Leaf, lines: int, rows: int) -> Diagnostic:
    return advice(
        "remedy",
        f"撤下稿“{leaf.story.id}”（正文 {lines} 行）即可排下，或从它删去 {rows} 行",
        f"the page fits without “{leaf.story.id}” ({counted(lines, 'line')} of text), "
        f"or with {counted(rows, 'line')} fewer of it",
        leaf.story.source,
    )


def _cut_all(stock: Stock, rows: int) -> Diagnostic:
    return advice(
        "remedy",
        f"各稿共删 {rows} 行，或撤下不止一稿",
        f"cut {counted(rows, 'line')} in all, or leave out more than one story",
        stock.task.plan.source,
    )
