"""Han in order (汉字字序): the tables, read once.

In: ``data/order``, text made of Unihan by ``scripts/han_order.py``, and the
readings of characters that have several.  Out: for each Han how it is read
most and its place among all by strokes.  Nothing is loaded before an index
asks for it.

"""

from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

#: Before a reading that is a surname's 姓.
_SURNAME = "姓"


class Reading(NamedTuple):
    """A way to read a Han: in which words, or at the head of a name."""

    said: str  # "zhang3"
    words: tuple[str, ...] = ()
    surname: bool = False


class Strokes(NamedTuple):
    """Han by their strokes: each one's place, and the first place of each count."""

    place: dict[str, int]
    begins: tuple[int, ...]  # where the groups begin
    counts: tuple[int, ...]  # strokes of each group


@cache
def readings() -> dict[str, str]:
    """Return the syllable of each Han as it is read most: "zhong4", "lv3"."""
    return {han: said for said, some in _rows("pinyin") for han in some}


@cache
def several() -> dict[str, tuple[Reading, ...]]:
    """Return the readings of Han that have several, the usual one first."""
    return dict(_several(line) for line in _lines("readings"))


@cache
def simple_forms() -> dict[int, str]:
    """Return a translation of Traditional Han among those of several readings.

    著 has readings of its own in Simplified: it stays.
    """
    rows, own = _rows("traditional"), several()
    return {
        ord(form): simple for simple, forms in rows for form in forms if form not in own
    }


@cache
def strokes() -> Strokes:
    """Return all Han by strokes: count 笔画数, first stroke 起笔 一丨丿丶乛, list."""
    groups = [(int(head[:-1]), some) for head, some in _rows("strokes")]
    order = "".join(some for _, some in groups)
    ends = accumulate((len(some) for _, some in groups), initial=0)
    counts = tuple(count for count, _ in groups)
    place = {han: at for at, han in enumerate(order)}
    return Strokes(place, tuple(ends)[:-1], counts)


def _several(line: str) -> tuple[str, tuple[Reading, ...]]:
    """Return the readings that a line of ``readings.txt`` states."""
    usual, *others = line.split(" | ")
    han, *rest = usual.split()
    return han, (_reading(rest), *(_reading(other.split()) for other in others))


def _reading(parts: list[str]) -> Reading:
    if parts[0] == _SURNAME:
        return Reading(parts[1], surname=True)
    return Reading(parts[0], tuple(parts[1:]))


def _rows(name: str) -> list[tuple[str, str]]:
    """Return the rows of a table, each a head and its characters."""
    return [(head, some) for head, _, some in (s.partition("\t") for s in _lines(name))]


def _lines(name: str) -> list[str]:
    """Return the lines of a file, comments left out."""
    path = files("reform_press") / "data" / "order" / f"{name}.txt"
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
