"""Pins that no page can obey (钉住而排不成), each by name.

In: a stock for which no page was found, and what the editor holds.  Out: which
pin it is, by how many rows its story does not fit, and what would mend it.

"""

from dataclasses import replace
from itertools import combinations
from math import ceil

from reform_press.errors import Diagnostic, Words
from reform_press.makeup.block import remark
from reform_press.makeup.dummy import Pin, Slot
from reform_press.makeup.planned import shared
from reform_press.makeup.solve.leaf import Maker
from reform_press.makeup.solve.prove import Stand
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.tables import sizes
from reform_press.makeup.solve.variants import recipes


def pins_refused(stock: Stock) -> list[Diagnostic]:
    """Tell of pins that no page can obey, each by itself or two together."""
    told = []
    for pin in stock.pins:
        found = _by_itself(stock, pin)
        if found:
            told.append(found)
    placed = [pin for pin in stock.pins if pin.holds("frame")]
    for one, other in combinations(placed, 2):
        if one.cells.overlaps(other.cells):
            told.append(_overlapping(one, other))
    return told


def _by_itself(stock: Stock, pin: Slot) -> Diagnostic | None:
    """Tell why a pinned story cannot stand as it is pinned, None if it can."""
    stand = stock.stands.get(pin.story)
    if stand:
        if not stand.possible:
            return _overset(pin, stand)
    elif not _ways(stock, pin):
        return _unobeyed(stock, pin)
    held = pin.holds("frame") or pin.holds("place")
    if held and pin.story in stock.ids and not stock.anchor(pin):
        return _outside(stock, pin)
    return None


def _ways(stock: Stock, pin: Slot) -> list[Recipe]:
    """Return the ways to set a story, were it pinned so."""
    others = tuple(one for one in stock.task.pins if one.story != pin.story)
    maker = Maker(replace(stock.task, pins=(*others, pin)), stock.ground)
    leaf = maker.leaf(stock.task.facts.story(pin.story))
    return [
        recipe
        for columns in range(1, stock.ground.columns + 1)
        for recipe in recipes(leaf, columns)
        if recipe.rows < stock.ground.rows
    ]


def _overset(pin: Slot, stand: Stand) -> Diagnostic:
    cells, lines = pin.cells, stand.lost
    legs = pin.text.columns or pin.text.legs or cells.columns
    rows = ceil(lines / legs)
    if not lines:
        why = next((one for one in stand.told if one.severity == "error"), None)
        zh, en = why.message if why else ("图片的裁切出了范围", "a crop out of range")
        return remark(
            "pin-faulty",
            f"钉住的稿“{pin.story}”照样排不成：{zh}",
            f"the pinned story “{pin.story}” cannot be set as it is: {en}",
            pin.source,
            hint=let_go("all"),
        )
    return remark(
        "pin-overset",
        f"钉住的稿“{pin.story}”在 {cells.columns} 栏 {cells.rows} 行里余 {lines} 行",
        f"the pinned story “{pin.story}” is overset by {lines} lines in "
        f"{cells.columns} columns of {cells.rows} rows",
        pin.source,
        hint=(
            f"rows 改为 {cells.rows + rows} 左右，删 {lines} 行，或只钉 place（起点）",
            f"make it about {cells.rows + rows} rows, cut {lines} lines, "
            "or pin its place alone",
        ),
    )


def _unobeyed(stock: Stock, pin: Slot) -> Diagnostic:
    """Tell which part of a pin leaves a story no way to be set."""
    if pin.holds("frame") and (free := _ways(stock, _without(pin, "frame"))):
        return _wrong_size(stock, pin, free)
    if pin.holds("head") and _ways(stock, _without(pin, "head")):
        return _wrong_head(stock, pin)
    for part in ("picture", "span"):
        if pin.holds(part) and _ways(stock, _without(pin, part)):
            return remark(
                "pin-picture",
                f"钉住的稿“{pin.story}”带上这样大的图片，在任何栏数上都排不下",
                f"with pictures of the pinned size “{pin.story}” fits no width",
                pin.source,
                hint=let_go(part),
            )
    return remark(
        "pin-faulty",
        f"稿“{pin.story}”钉住的几样凑在一起排不成",
        f"what is pinned of “{pin.story}” cannot be had together",
        pin.source,
        hint=("少钉一样", "pin one thing less"),
    )


def _without(pin: Slot, part: Pin) -> Slot:
    return replace(pin, pinned=tuple(one for one in pin.pinned if one != part))


def _wrong_size(stock: Stock, pin: Slot, free: list[Recipe]) -> Diagnostic:
    """Tell by how many rows a frame is too low or too high for its story."""
    cells = pin.cells
    same = {recipe.rows for recipe in free if recipe.columns == cells.columns}
    if not same:
        others = sorted({recipe.columns for recipe in free})
        zh = "、".join(map(str, others))
        en = ", ".join(map(str, others))
        return remark(
            "pin-frame",
            f"钉住的稿“{pin.story}”不能排成 {cells.columns} 栏",
            f"the pinned story “{pin.story}” cannot be set in {cells.columns} columns",
            pin.source,
            hint=(f"可排 {zh} 栏", f"it can be set in {en}"),
        )
    rows = min(same, key=lambda rows: (abs(rows - cells.rows), rows))
    off = rows - cells.rows
    zh, en = ("少", "few") if off > 0 else ("多", "many")
    hint = (
        f"把 rows 改为 {rows}，或只钉 place（起点）",
        f"make it {rows} rows, or pin its place alone",
    )
    last = stock.ground.above + stock.ground.rows - 1
    if cells.row + rows - 1 > last:  # it would run off the page
        row = last - rows + 1
        hint = (
            f"把 rows 改为 {rows}，起点上移到第 {row} 行，或放开",
            f"make it {rows} rows from row {row} on, or let it go",
        )
    return remark(
        "pin-frame",
        f"钉住的稿“{pin.story}”版位 {cells.columns} 栏 {cells.rows} 行，"
        f"{zh} {abs(off)} 行",
        f"the pinned frame of “{pin.story}”, {cells.columns} columns of {cells.rows} "
        f"rows, has {abs(off)} rows too {en}",
        pin.source,
        hint=hint,
    )


def _wrong_head(stock: Stock, pin: Slot) -> Diagnostic:
    """Tell that a head fits no width, and the largest that would."""
    smaller = sorted(
        (size for size in stock.task.desk.layout.ladder if size < pin.head.size),
        reverse=True,
    )
    for size in smaller:
        if _ways(stock, replace(pin, head=replace(pin.head, size=size))):
            hint = (f"字号至多 {size:g} 磅", f"{size:g} pt is the largest that fits")
            break
    else:
        hint = let_go("head")
    lines = Words("", "")
    if pin.head.lines:
        lines = Words(f" {pin.head.lines} 行", f" in {pin.head.lines} lines")
    return remark(
        "pin-head",
        f"稿“{pin.story}”钉住的题 {pin.head.size:g} 磅{lines.zh}，在任何栏数上都排不下",
        f"the pinned head of “{pin.story}”, {pin.head.size:g} pt{lines.en}, "
        "fits no width",
        pin.source,
        hint=hint,
    )


def _outside(stock: Stock, pin: Slot) -> Diagnostic:
    """Tell that a pinned place runs off what is free of the page."""
    ground, cells = stock.ground, pin.cells
    first, last = ground.above + 1, ground.above + ground.rows - 1
    table = stock.tables[stock.ids.index(pin.story)]
    least = min(rows - 1 for _, rows, _ in sizes(table))
    over = max(first - cells.row, cells.row + least - 1 - last, 0)
    return remark(
        "pin-outside",
        f"钉住的稿“{pin.story}”从第 {cells.column} 栏第 {cells.row} 行起排不下，"
        f"超出可用版面 {over} 行",
        f"the pinned story “{pin.story}” does not fit from column {cells.column}, "
        f"row {cells.row}: {over} rows off what is free of the page",
        pin.source,
        hint=(
            f"可用第 1–{ground.columns} 栏、第 {first}–{last} 行",
            f"columns 1 to {ground.columns}, rows {first} to {last} are free",
        ),
    )


def _overlapping(one: Slot, other: Slot) -> Diagnostic:
    zh, en = shared(one.cells, other.cells)
    return remark(
        "pin-overlap",
        f"钉住的稿“{one.story}”与“{other.story}”相叠：{zh}",
        f"the pinned stories “{one.story}” and “{other.story}” share cells: {en}",
        one.source,
        hint=("移开一个，或放开一个", "move one of them, or let it go"),
    )


def let_go(part: Pin) -> tuple[str, str]:
    """Return the hint to let a pin go, or a part of it."""
    if part == "all":
        return "放开，或只钉一部分", "let it go, or pin a part of it"
    names = {"place": "起点", "head": "题", "picture": "图片", "span": "图宽"}
    return f"不钉 {part}（{names[part]}）", f"do not pin its {part}"
