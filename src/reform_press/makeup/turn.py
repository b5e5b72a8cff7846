"""Turning of headlines by meaning (题文转行).

In: the words of a head, the house dictionary and how many lines they shall
make.  Out: the lines.  A line never ends inside a word, between “ ” or 《 》,
or between a number and its unit, and never begins with 的 or a closing mark.
The author's own turns win; they are cut before this module is asked.

"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise, product

#: Marks that open and close what may not be divided.
_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "【": "】"}
#: A line may not begin with these (避头): particles, closing marks.
_NEVER_FIRST = frozenset("的地得了着过们”’》〉）】，。、；：！？…—·～％%")
#: A line may not end with these (避尾).
_NEVER_LAST = frozenset("“‘《〈（【第")
#: After these a turn is what a reader expects.
_PAUSES = frozenset("，。、；：！？　 ")
#: Words that lean on what follows; a line should not end with them.
_LEANING = frozenset("和与及把将被为向对在从以让使等不更最很再")
_NUMBER = frozenset("0123456789０１２３４５６７８９.一二三四五六七八九十百千万亿两几")
#: Up to so many places every division is tried; of more, the nearest to even.
_TRY_ALL = 20
_MOST_TRIED = 200


def turns(text: str, terms: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the places where ``text`` may be turned, as offsets."""
    inside = _enclosed(text)
    found = []
    at = 0
    for word in _words(text, tuple(terms)):
        at += len(word)
        if at >= len(text) or at in inside:
            continue
        if text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST:
            continue
        if text[at - 1] in _NUMBER and text[at] not in _PAUSES:
            continue
        found.append(at)
    return tuple(found)


def turned(
    text: str,
    lines: int,
    width: Callable[[str], float],
    terms: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return ``text`` in ``lines`` lines as even as its meaning allows.

    Fewer lines come back when there are not places enough to turn it.
    """
    if lines < 2:
        return (text,)
    places = turns(text, terms)
    count = min(lines, len(places) + 1)
    if count < 2:
        return (text,)
    known = cache(width)  # many divisions share a line
    best = min(
        _cuts(places, count, len(text)),
        key=lambda cut: (_price(_divided(text, cut), known), cut),
    )
    return _divided(text, best)


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
    """Widest line against the mean, eased where a line ends with a pause."""
    widths = [width(line) for line in lines]
    mean = sum(widths) / len(widths)
    uneven = max(widths) / mean - min(widths) / mean
    leaning = sum(line[-1:] in _LEANING for line in lines[:-1])
    pauses = sum(line[-1:] in _PAUSES for line in lines[:-1])
    return uneven + 0.4 * leaning - 0.35 * pauses


def _enclosed(text: str) -> frozenset[int]:
    """Return the offsets that lie inside a pair of marks."""
    closing: list[str] = []
    inside = set()
    for at, character in enumerate(text):
        if closing and at:
            inside.add(at)
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            closing.append(_PAIRS[character])
    return frozenset(inside)


def _words(text: str, terms: tuple[str, ...]) -> list[str]:
    """Divide into words: the house dictionary first, then the general one."""
    import rjieba  # 1 MB of dictionary: only heads without turns need it

    own = sorted((term for term in terms if term), key=lambda t: (-len(t), t))
    if not own:
        return list(rjieba.cut(text))
    pattern = re.compile("|".join(map(re.escape, own)))
    words: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        words.extend(rjieba.cut(text[at : match.start()]))
        words.append(match.group())
        at = match.end()
    words.extend(rjieba.cut(text[at:]))
    return [word for word in words if word]
