"""Pins round which the rest makes no page (钉住而拼不成), each by name.

In: a stock for which no page was found, though each of its pins could be
obeyed.  Out: without which pin there would be a page, how far it must move,
or what size of its head would do.

"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from reform_press.errors import Diagnostic, Words
from reform_press.makeup.block import advice, remark
from reform_press.makeup.dummy import Slot
from reform_press.makeup.solve.anneal import anneal
from reform_press.makeup.solve.forest import Forest
from reform_press.makeup.solve.refuse_pins import let_go
from reform_press.makeup.solve.stock import Stock
from reform_press.makeup.solve.tables import sizes

#: Evaluations and seeds spent to see whether a page would be full without a pin,
#: and with one elsewhere; rows up to which it is moved.
_LOOKED_AT, _SEEDS, _AGAIN, _MOVED = 600, 3, 250, 6
#: Sizes of the ladder that a pinned head is tried in, one under the other.
_STEPS = 6


def pins_strand(stock: Stock) -> list[Diagnostic]:
    """Tell of pins round which the rest makes no page, though it would without."""
    pins = [pin for pin in stock.pins if pin.holds("frame") or pin.holds("place")]
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
    for pin in stock.pins:
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


def _fills(forest: Forest, evaluations: int, seeds: int) -> bool:
    """Tell whether a tree is found that fills the page."""
    return any(anneal(forest, Random(seed), evaluations) for seed in range(seeds))


def _stranding(stock: Stock, pin: Slot, others: list[Slot]) -> Diagnostic:
    """Tell that a page would be full were it not for a pin, and where it may go."""
    move = _moved(stock, pin, others)
    hint = let_go("place")
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
        least = min(columns * rows for columns, rows, _ in sizes(table))
        if number in held:
            taken += least
        else:
            needed += least
    left = stock.ground.columns * stock.ground.rows - taken
    return (
        f"它们至少要 {needed} 行（一栏），版上还有 {left} 行",
        f"it needs {needed} column rows at least, {left} are left",
    )
