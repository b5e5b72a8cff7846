"""Pins that make a page impossible (钉住而排不成), each by name.

In: a stock for which no page was found, and what the editor holds.  Out: which
pin it is, by how many rows its story or the rest does not fit, and what would
mend it.

"""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from math import ceil
from random import Random

from reform_press.errors import Diagnostic, Words
from reform_press.makeup.block import advice, remark
from reform_press.makeup.dummy import Pin, Slot
from reform_press.makeup.planned import shared
from reform_press.makeup.solve.anneal import anneal
from reform_press.makeup.solve.forest import Forest
from reform_press.makeup.solve.leaf import Maker
from reform_press.makeup.solve.prove import Stand
from reform_press.makeup.solve.recipe import Recipe
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.variants import recipes

#: Evaluations and seeds spent to see whether a page would be full without a pin,
#: and with one elsewhere; rows up to which it is moved.
_LOOKED_AT, _SEEDS, _AGAIN, _MOVED = 600, 3, 250, 6
#: Sizes of the ladder that a pinned head is tried in, one under the other.
_STEPS = 6


def pins_refused(stock: Stock) -> list[Diagnostic]:
    """Tell of pins that no page can obey, each by itself or two together."""
    told = []
    for pin in _there(stock):
        found = _by_itself(stock, pin)
        if found:
            told.append(found)
    placed = [pin for pin in _there(stock) if pin.holds("frame")]
    for one, other in combinations(placed, 2):
        if one.cells.overlaps(other.cells):
            told.append(_overlapping(one, other))
    return told


def pins_strand(stock: Stock) -> list[Diagnostic]:
    """Tell of pins round which the rest makes no page, though it would without."""
    pins = [pin for pin in _there(stock) if pin.holds("frame") or pin.holds("place")]
    told = []
    for pin in pins:
        others = [other for other in pins if other is not pin]
        if _fills(stock.anchored(others), _LOOKED_AT, _SEEDS):
            told.append(_stranding(stock, pin, others))
    if pins and not told:
        told.append(_together(stock, pins))
    return told


def pins_crowd(stock: Stock, fits: Callable[[Stock], bool]) -> list[Diagnostic]:
    """Tell of pins without which the page would hold its copy, or be full."""
    told = []
    for pin in _there(stock):
        others = tuple(one for one in stock.task.pins if one is not pin)
        if not fits(Stock(replace(stock.task, pins=others))):
            continue
        zh = f"放开钉住的稿“{pin.story}”即可排下"
        en = f"the page can be made up if “{pin.story}” is let go"
        if size := _smaller(stock, pin, others, fits):
            zh += f"，或把它的题改为 {size:g} 磅"
            en += f", or its head is {size:g} pt"
        told.append(advice("remedy", zh, en, pin.source))
    return told


def _smaller(
    stock: Stock, pin: Slot, others: tuple[Slot, ...], fits: Callable[[Stock], bool]
) -> float:
    """Return the largest size of a pinned head with which the page fits, 0 if none."""
    if pin.whole or not pin.holds("head") or not pin.head.size:
        return 0.0
    ladder = sorted(stock.task.desk.layout.ladder, reverse=True)
    for size in [step for step in ladder if step < pin.head.size][:_STEPS]:
        tried = replace(pin, head=replace(pin.head, size=size))
        if fits(Stock(replace(stock.task, pins=(*others, tried)))):
            return size
    return 0.0


def _there(stock: Stock) -> list[Slot]:
    stories = {one.id for one in stock.task.facts.stories}
    return [pin for pin in stock.task.pins if pin.story in stories]


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
            hint=_let_go("all"),
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
                hint=_let_go(part),
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
        hint = _let_go("head")
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
    least = min(
        rows - 1
        for widths in table.values()
        for heights in widths
        for rows in heights
    )  # fmt: skip
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


def _fills(forest: Forest, evaluations: int, seeds: int) -> bool:
    """Tell whether a tree is found that fills the page."""
    return any(anneal(forest, Random(seed), evaluations) for seed in range(seeds))


def _stranding(stock: Stock, pin: Slot, others: list[Slot]) -> Diagnostic:
    """Tell that a page would be full were it not for a pin, and where it may go."""
    move = _moved(stock, pin, others)
    hint = _let_go("place")
    if move:
        way = Words("下移", "down") if move > 0 else Words("上移", "up")
        hint = (
            f"{way.zh} {abs(move)} 行即可，或放开",
            f"move it {way.en} by {abs(move)} rows, or let it go",
        )
    zh, en = _room(stock, [pin, *others])
    return remark(
        "pin-strands",
        f"稿“{pin.story}”钉在第 {pin.cells.column} 栏第 {pin.cells.row} 行，"
        f"其余的稿拼不满版：{zh}",
        f"round “{pin.story}”, pinned to column {pin.cells.column}, row "
        f"{pin.cells.row}, the rest makes no page: {en}",
        pin.source,
        hint=hint,
    )


def _together(stock: Stock, pins: list[Slot]) -> Diagnostic:
    names = [pin.story for pin in pins]
    zh, en = _room(stock, pins)
    return remark(
        "pins-strand",
        f"钉住 {'、'.join(names)} 之后，其余的稿拼不满版：{zh}",
        f"round what is pinned ({', '.join(names)}) the rest makes no page: {en}",
        pins[0].source,
        hint=("放开不止一篇", "let go of more than one"),
    )


def _moved(stock: Stock, pin: Slot, others: list[Slot]) -> int:
    """Return the fewest rows by which a pin must move for a page; 0 if it is far."""
    for rows in range(1, _MOVED + 1):
        for move in (rows, -rows):
            cells = replace(pin.cells, row=pin.cells.row + move)
            pins = [replace(pin, cells=cells), *others]
            taken = any(cells.overlaps(other.cells) for other in others)
            if taken or not all(map(stock.anchor, pins)):
                continue
            if _fills(stock.anchored(pins), _AGAIN, 1):
                return move
    return 0


def _room(stock: Stock, pins: list[Slot]) -> tuple[str, str]:
    """Say how many column rows the other stories need, and how many are left."""
    held = {stock.ids.index(pin.story) for pin in pins}
    needed, taken = 0, 0
    for number, table in enumerate(stock.tables):
        least = min(
            columns * rows
            for widths in table.values()
            for columns, heights in enumerate(widths)
            for rows in heights
        )
        if number in held:
            taken += least
        else:
            needed += least
    left = stock.ground.columns * stock.ground.rows - taken
    return (
        f"它们至少要 {needed} 行（一栏），版上还有 {left} 行",
        f"it needs {needed} column rows at least, {left} are left",
    )


def _let_go(part: Pin) -> tuple[str, str]:
    if part == "all":
        return "放开，或只钉一部分", "let it go, or pin a part of it"
    names = {"place": "起点", "head": "题", "picture": "图片", "span": "图宽"}
    return f"不钉 {part}（{names[part]}）", f"do not pin its {part}"
