"""Filling of legs (灌文): units of whole rows into strips, without taboos.

In: paragraphs as units of whole rows, some of them in several settings, and
the strips of a module in reading order.  Out: the place of each unit, and
what found no room.  No line is lost or doubled; the order of paragraphs is
kept; a unit is never split.

The choice is a shortest path over (strip, rows used) from paragraph to
paragraph: a widow (孤行, at a leg's top), an orphan (段首孤行, at its foot), a
crosshead without two lines after it (背题) and rows left white each have a
price, and so have the air that a crosshead takes to avoid them and a
paragraph set a line longer or shorter (加行、抽行).  The first line of a
paragraph with a run-in head may stand at a leg's foot (CLREQ 4.1.5).

"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from reform_press.makeup.columns import Strip
from reform_press.makeup.units import Filled, Placed, Settings, Unit

#: Prices of what a reader would see, in rows of white at a leg's foot.
WIDOW = 25.0  # rather a row left white, see CLREQ 3.4.4
ORPHAN = 8.0
STRANDED = 1_000_000.0  # more than any rows left white: never to save room
WHITE = 20.0  # a row left white at the foot of a leg that is not the last
LOOSE = 0.7  # a row more about a crosshead, squared
SHORT = 0.4  # a row left white at the foot of the last leg
EMPTY = 2.0  # a row of a leg that nothing reached
#: States kept from paragraph to paragraph, cheapest first.
_ALIVE = 40
#: Rows: nobody leaves a leg farther from its foot than this.
_NEAR = 10

Key = tuple[int, int]  # strip, and rows used of it
#: Units that stand one below the other: strip, first row, air, how many.
_Stand = tuple[int, int, int, int]


class _State(NamedTuple):
    price: float
    before: Key  # of the state before this paragraph
    units: tuple[Unit, ...]  # of the setting chosen
    stands: tuple[_Stand, ...]  # where those units stand
    owed: int = 0  # units that must still follow a crosshead in its leg


_START = _State(0.0, (0, 0), (), ())


def fill(paragraphs: tuple[Settings, ...], legs: tuple[Strip, ...]) -> Filled:
    """Pour ``paragraphs`` into ``legs`` at the least price."""
    if not legs:
        return Filled((), tuple(chain(*(one[0].units for one in paragraphs))), 0.0)
    steps: list[dict[Key, _State]] = [{(0, 0): _START}]
    while len(steps) <= len(paragraphs):
        reached = _advance(paragraphs, len(steps) - 1, steps[-1], legs)
        if not reached:
            break
        steps.append(reached)
    states = steps[-1]
    key = min(states, key=lambda k: (states[k].price + _end(k, legs), k))
    price = states[key].price
    done = len(steps) - 1
    begun, rest = _begun(paragraphs, done, key, legs)
    placed = [begun]
    for index in range(done, 0, -1):
        state = steps[index][key]
        placed.append(tuple(_standing(state)))
        key = state.before
    whole = tuple(chain(*reversed(placed)))
    return Filled(whole, rest, price, () if rest else _stranded(whole))


def _stranded(placed: tuple[Placed, ...]) -> tuple[Unit, ...]:
    """Return the crossheads whose next units stand in another strip (背题)."""
    return tuple(
        one.unit
        for at, one in enumerate(placed)
        if any(
            after.strip != one.strip
            for after in placed[at + 1 : at + 1 + one.unit.holds]
        )
    )


def _standing(state: _State) -> Iterator[Placed]:
    units = iter(state.units)
    for strip, row, air, count in state.stands:
        for unit in islice(units, count):
            yield Placed(unit, strip, row, air)
            row += unit.rows


def _end(key: Key, legs: tuple[Strip, ...]) -> float:
    """Price of ending here: legs that stay empty, and the last one's white."""
    strip, used = key
    empty = sum(leg.rows for leg in legs[strip + 1 :])
    return SHORT * (legs[strip].rows - used) + EMPTY * empty


def _begun(
    paragraphs: tuple[Settings, ...], done: int, key: Key, legs: tuple[Strip, ...]
) -> tuple[tuple[Placed, ...], tuple[Unit, ...]]:
    """Place what fits of the first paragraph that finds no room; keep the rest."""
    if done == len(paragraphs):
        return (), ()
    units = paragraphs[done][0].units
    after = tuple(chain(*(settings[0].units for settings in paragraphs[done + 1 :])))
    placed: list[Placed] = []
    for number, unit in enumerate(units):
        places = [
            (strip, row)
            for strip, row, _ in _places(unit, key, 0.0, legs)
            if row + unit.rows <= legs[strip].rows
        ]
        if not places:
            return tuple(placed), (*units[number:], *after)
        strip, row = places[0]
        placed.append(Placed(unit, strip, row))
        key = (strip, row + unit.rows)
    return tuple(placed), after


def _advance(
    paragraphs: tuple[Settings, ...],
    index: int,
    states: dict[Key, _State],
    legs: tuple[Strip, ...],
) -> dict[Key, _State]:
    """Place one more paragraph after every state worth going on from."""
    alive = _alive(states)
    reached: dict[Key, _State] = {}
    for choice in paragraphs[index]:
        plain = all(
            unit.rows == 1 and not unit.give and not unit.lead for unit in choice.units
        )
        run = _rows_on if plain else _run
        owing = {
            owed: _turn_prices(owed, choice.units)
            for owed in {states[key].owed for key in alive}
        }
        for key in alive:
            price = states[key].price + choice.price
            turns, owed = owing[states[key].owed]
            ends = run(choice.units, turns, (key, price), legs)
            for end, (total, stands) in ends.items():
                found = reached.get(end)
                if found is None or total < found.price:
                    reached[end] = _State(total, key, choice.units, stands, owed)
    return reached


def _alive(states: dict[Key, _State]) -> list[Key]:
    """Return the cheapest states, and those that have used the fewest rows.

    Of these one for every number of stranded crossheads: what a full module
    has room for is found even if forty looser states are cheaper.
    """
    by_price = sorted(states, key=lambda key: (states[key].price, key))
    tightest: dict[int, Key] = {}
    for key in sorted(states):
        tightest.setdefault(int(states[key].price // STRANDED), key)
    return [*dict.fromkeys((*by_price[:_ALIVE], *tightest.values()))]


_Reached = dict[Key, tuple[float, tuple[_Stand, ...]]]


def _rows_on(
    units: tuple[Unit, ...],
    turns: list[float],
    start: tuple[Key, float],
    legs: tuple[Strip, ...],
) -> _Reached:
    """Place lines of a row each: what ``_run`` does, in short."""
    (strip, row), price = start
    count, room = len(units), legs[strip].rows
    if row + count + _NEAR < room:
        return {(strip, row + count): (price, ((strip, row, 0, count),))}
    after = strip + 1
    if after < len(legs) and count + _NEAR >= legs[after].rows:
        return _run(units, turns, start, legs)  # may turn once more
    ends: _Reached = {}
    if row + count <= room:
        ends[strip, row + count] = (price, ((strip, row, 0, count),))
    if after < len(legs):
        for i in range(max(0, room - _NEAR - 1 - row), min(count, room - row + 1)):
            total = price + (turns[i] + (room - row - i) * WHITE)
            stands = ((strip, row, 0, i), (after, 0, 0, count - i))
            ends[after, count - i] = (total, stands)
    return ends


def _run(
    units: tuple[Unit, ...],
    turns: list[float],
    start: tuple[Key, float],
    legs: tuple[Strip, ...],
) -> _Reached:
    """Place the units of one setting from one state on."""
    here: _Reached = {start[0]: (start[1], ())}
    for unit, turn in zip(units, turns, strict=True):
        there: _Reached = {}
        for key, (cost, done) in here.items():
            for strip, row, more in _places(unit, key, turn, legs):
                for air in range(unit.give + 1):
                    end = row + unit.rows + air
                    if end > legs[strip].rows:
                        break
                    total = cost + more + LOOSE * air * air
                    found = there.get((strip, end))
                    if found is None or total < found[0]:
                        there[strip, end] = (total, (*done, (strip, row, air, 1)))
        here = there
    return here


def _places(
    unit: Unit, key: Key, turn: float, legs: tuple[Strip, ...]
) -> list[tuple[int, int, float]]:
    """List where the unit may go on: in this strip, or in the next that holds it.

    A crosshead may pass by strips too short for it and its text.
    """
    strip, used = key
    room = legs[strip].rows
    places = [(strip, used + (unit.lead if used else 0), 0.0)]
    if used + unit.rows + _NEAR < room and not unit.holds:
        return places
    white = (room - used) * WHITE
    for later in range(strip + 1, len(legs)):
        if unit.rows <= legs[later].rows:
            places.append((later, 0, turn + white))
            if unit.rows + unit.holds <= legs[later].rows:
                break
        white += legs[later].rows * WHITE
    return places


def _turn_prices(owed: int, units: tuple[Unit, ...]) -> tuple[list[float], int]:
    """Price of a new leg before each unit, and what is owed after the last.

    ``owed`` units must still follow in the leg where the first would stand.
    """
    prices = []
    before: Unit | None = None
    for unit in units:
        price = STRANDED if owed else 0.0
        if before and before.paragraph == unit.paragraph:
            price += WIDOW if unit.last else 0.0
            price += ORPHAN if before.first and not before.run_in else 0.0
        prices.append(price)
        owed = max(owed - 1, unit.holds)
        before = unit
    return prices, owed
