"""Turning of headlines by meaning (题文转行).

In: the words of a head, the house dictionary and how many lines they shall
make.  Out: the lines, the most even ones among those that hurt the meaning
least; ``words`` knows where a turn may stand at all.  English is turned at its
blanks, evenly.  The author's own turns
win; they are cut before this module is asked.

"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise, product
from math import inf

from reform_press.geometry import fits
from reform_press.makeup.words import FORCED, turning_places

#: Characters that a line of a turned head has at least (孤字).
_LEAST = 3
#: Up to so many places every division is tried; of more, the nearest to even.
_TRY_ALL = 20
_MOST_TRIED = 200


def turned(
    text: str,
    lines: int,
    width: Callable[[str], float],
    terms: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return ``text`` in ``lines`` lines as even as its meaning allows.

    Fewer lines come back where there are not places enough to turn it, or a
    line would be left with less than ``_LEAST`` characters.
    """
    if lines < 2:
        return (text,)
    strains = turning_places(text, terms)
    known = cache(width)  # many divisions share a line
    for most in (FORCED, inf):
        places = {at: strain for at, strain in strains.items() if strain < most}
        for count in range(min(lines, len(places) + 1), 1, -1):
            cut = _best(text, places, count, known)
            if cut:
                return _divided(text, cut)
    return (text,)


def even(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """Return a head of words between blanks in as few lines as ``room`` holds.

    The lines are as narrow as so many can be: no single word is left to the last.
    """
    width = cache(width)
    best = _filled(text, room, width)
    least, most = room / 2, room
    while most - least > 1.0:
        middle = (least + most) / 2
        tried = _filled(text, middle, width)
        if len(tried) == len(best) and max(map(width, tried)) <= middle:
            best, most = tried, middle
        else:
            least = middle
    return best


def _filled(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and not fits(width(longer), room):
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return tuple(lines)


def _best(
    text: str, strains: dict[int, float], count: int, width: Callable[[str], float]
) -> tuple[int, ...]:
    """Return the best division into ``count`` lines, () where there is none."""
    priced = [
        (_price(lines, width) + sum(strains[at] for at in cut), cut)
        for cut in _cuts(tuple(strains), count, len(text))
        for lines in (_divided(text, cut),)
        if min(map(len, lines)) >= _LEAST
    ]
    return min(priced, default=(0.0, ()))[1]


def hopeless(whole: float, lines: int, room: float, size: float) -> bool:
    """Tell whether text ``whole`` points wide cannot stand in ``lines`` of ``room``.

    A turn saves at most the blank of two marks: an em of ``size``.
    """
    return whole > lines * (room + size)


def _cuts(
    places: tuple[int, ...], count: int, length: int
) -> Iterator[tuple[int, ...]]:
    """Yield the divisions into ``count`` lines that are worth pricing."""
    if len(places) <= _TRY_ALL:
        yield from combinations(places, count - 1)
        return
    few = max(2, int(_MOST_TRIED ** (1 / (count - 1))))
    near = [
        sorted(places, key=lambda at: (abs(at * count - length * cut), at))[:few]
        for cut in range(1, count)
    ]
    found = [cut for cut in product(*near) if all(a < b for a, b in pairwise(cut))]
    yield from found or [tuple(sorted(places)[: count - 1])]


def _divided(text: str, cut: tuple[int, ...]) -> tuple[str, ...]:
    edges = (0, *cut, len(text))
    return tuple(text[start:end].strip(" 　") for start, end in pairwise(edges))


def _price(lines: tuple[str, ...], width: Callable[[str], float]) -> float:
    """Return by how much the widest line exceeds the narrowest, in mean widths."""
    widths = [width(line) for line in lines]
    return (max(widths) - min(widths)) * len(widths) / sum(widths)
