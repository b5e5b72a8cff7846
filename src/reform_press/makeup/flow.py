"""Filling of legs (灌文): units of whole rows into strips, without taboos.

In: units, each of whole rows, and the strips of a module in reading order.
Out: the place of each unit, and what found no room.  No line is lost or
doubled; the order of units is kept; a unit is never split.

The choice of breaks is a shortest path over (strip, rows used): a widow (孤行
at a leg's top), an orphan (段首孤行 at its foot), a crosshead without two
lines after it (背题) and rows left white each have a price, and so has the
air that a crosshead may take or give up to avoid them.

"""

from dataclasses import dataclass
from typing import NamedTuple

from reform_press.compose.galley import Line
from reform_press.makeup.columns import Strip

#: Prices of what a reader would see, in rows of white at a leg's foot.
WIDOW = 14.0
ORPHAN = 8.0
STRANDED = 200.0
WHITE = 20.0  # a row left white at the foot of a leg that is not the last
LOOSE = 0.7  # a row more or less about a crosshead, squared
#: A state dearer than the best by more than this cannot win any more.
_HOPELESS = 260.0


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line and its baseline below the top of its unit, in points."""

    line: Line
    baseline: float
    role: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands together on whole rows: a line of text, a crosshead."""

    rows: int
    lines: tuple[SetLine, ...]
    paragraph: int  # index of its paragraph in the story
    first: bool = False  # begins its paragraph
    last: bool = False  # ends its paragraph
    holds: int = 0  # units that must follow it in the same leg
    give: int = 0  # rows of air it may take besides its own
    take: int = 0  # rows of air it may give up


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit at its place: strip, row from the strip's top, rows of air."""

    unit: Unit
    strip: int
    row: int
    air: int = 0  # rows more than the unit's own; half stands above it


@dataclass(frozen=True, slots=True)
class Filled:
    """Units as placed, and those that found no room (余稿)."""

    placed: tuple[Placed, ...]
    overset: tuple[Unit, ...]
    price: float


class _State(NamedTuple):
    price: float
    before: tuple[int, int] | None  # key of the state before this unit
    air: int


def fill(units: tuple[Unit, ...], legs: tuple[Strip, ...]) -> Filled:
    """Pour ``units`` into ``legs`` at the least price."""
    steps: list[dict[tuple[int, int], _State]] = [{(0, 0): _State(0.0, None, 0)}]
    for index in range(len(units)):
        reached = _advance(units, index, steps[-1], legs)
        if not reached:
            break
        steps.append(reached)
    count = len(steps) - 1
    key = min(steps[-1], key=lambda k: (steps[-1][k].price + _end(k, legs), k))
    price = steps[-1][key].price
    placed = []
    for index in range(count, 0, -1):
        state = steps[index][key]
        rows = units[index - 1].rows + state.air
        placed.append(Placed(units[index - 1], key[0], key[1] - rows, state.air))
        key = state.before or (0, 0)
    return Filled(tuple(reversed(placed)), units[count:], price)


def _end(key: tuple[int, int], legs: tuple[Strip, ...]) -> float:
    """Price of ending here: legs that stay empty, and the last one's white."""
    strip, used = key
    if not legs:
        return 0.0
    empty = sum(leg.rows for leg in legs[strip + 1 :])
    return 0.4 * (legs[strip].rows - used) + 2.0 * empty


def _advance(
    units: tuple[Unit, ...],
    index: int,
    states: dict[tuple[int, int], _State],
    legs: tuple[Strip, ...],
) -> dict[tuple[int, int], _State]:
    """Place one more unit after every state worth going on from."""
    unit = units[index]
    turn = _turn_price(units, index)
    best = min(state.price for state in states.values())
    reached: dict[tuple[int, int], _State] = {}
    for (strip, used), state in sorted(states.items()):
        if state.price > best + _HOPELESS:
            continue
        for place, row, price in _places(unit, strip, used, turn, legs):
            for air in range(-unit.take, unit.give + 1):
                end = row + unit.rows + air
                if end > legs[place].rows:
                    continue
                total = state.price + price + LOOSE * air * air
                found = reached.get((place, end))
                if found is None or total < found.price:
                    reached[place, end] = _State(total, (strip, used), air)
    return reached


def _places(
    unit: Unit, strip: int, used: int, turn: float, legs: tuple[Strip, ...]
) -> list[tuple[int, int, float]]:
    """List where the unit may go on: in this strip, or in the next that holds it."""
    if not legs:
        return []
    places = [(strip, used, 0.0)]
    white = (legs[strip].rows - used) * WHITE
    for later in range(strip + 1, len(legs)):
        if unit.rows - unit.take <= legs[later].rows:
            return [*places, (later, 0, turn + white)]
        white += legs[later].rows * WHITE
    return places


def _turn_price(units: tuple[Unit, ...], index: int) -> float:
    """Price of a new leg before unit ``index``."""
    if index == 0:
        return 0.0
    price = 0.0
    unit, before = units[index], units[index - 1]
    if before.paragraph == unit.paragraph:
        price += WIDOW if unit.last else 0.0
        price += ORPHAN if before.first else 0.0
    for back in range(1, 4):
        if index >= back and units[index - back].holds >= back:
            price += STRANDED
    return price
