"""Which paragraph became which (段落对应).

In: the pieces of a story before and after.  Out: pairs of positions; a piece
without a partner was added or taken out.  Ids given in the copy decide, then
equal text, then text of which at least half is the same.

"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reform_press.collation.wording import likeness

#: Share of common text from which two paragraphs are one that was edited.
_ALIKE = 0.5
#: Of a gap with more pairs only those of one place are compared.
_MANY_PAIRS = 400


class Piece(NamedTuple):
    """A piece of copy: a headline, a paragraph, a caption."""

    role: str
    id: str
    text: str


class Pair(NamedTuple):
    """A piece before and after; ``moved``: others have overtaken it."""

    before: int
    after: int
    moved: bool = False


def paired(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[Pair, ...]:
    """Return the pieces that belong together, in their new order."""
    found: dict[int, int] = {}  # before -> after
    _by_id(before, after, found)
    _by_text(before, after, found)
    _by_likeness(before, after, found)
    order = sorted(found.items(), key=lambda pair: pair[1])
    stayed = _stayed([a for a, _ in order], [len(before[a].text) for a, _ in order])
    return tuple(Pair(a, b, at not in stayed) for at, (a, b) in enumerate(order))


def _by_id(
    before: Sequence[Piece], after: Sequence[Piece], found: dict[int, int]
) -> None:
    places = {piece.id: at for at, piece in enumerate(after) if piece.id}
    for at, piece in enumerate(before):
        if piece.id in places:
            found[at] = places.pop(piece.id)


def _by_text(
    before: Sequence[Piece], after: Sequence[Piece], found: dict[int, int]
) -> None:
    """Pair equal text: first what kept its order, then what was moved."""
    old, new = _left(before, found), _left(after, found.values())
    matcher = SequenceMatcher(
        None,
        [before[at][::2] for at in old],
        [after[at][::2] for at in new],
        autojunk=False,
    )
    for a, b, size in matcher.get_matching_blocks():
        found.update(zip(old[a : a + size], new[b : b + size], strict=True))
    places: dict[str, list[int]] = {}
    for at in _left(after, found.values()):
        places.setdefault(after[at].text, []).append(at)
    for at in _left(before, found):
        if places.get(before[at].text):
            found[at] = places[before[at].text].pop(0)


def _by_likeness(
    before: Sequence[Piece], after: Sequence[Piece], found: dict[int, int]
) -> None:
    """Pair what was edited, the likest first."""
    old, new = _left(before, found), _left(after, found.values())
    if len(old) * len(new) > _MANY_PAIRS:
        several: Iterable[tuple[int, int]] = zip(old, new, strict=False)
    else:
        several = ((a, b) for a in old for b in new)
    likely = sorted(
        (-share, a, b) for a, b in several if (share := _alike(before[a], after[b]))
    )
    taken = set(found.values())
    for _, a, b in likely:
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)


#: A story has one of each: it is itself, whatever it says.
ONCE = frozenset(
    ("kicker", "title", "deck", "byline", "dateline", "correspondent", "supplier")
)


def _alike(one: Piece, other: Piece) -> float:
    if ONCE & {one.role, other.role}:
        return float(one.role == other.role)
    return likeness(one.text, other.text, _ALIKE)


def _left(pieces: Sequence[Piece], taken: Iterable[int]) -> list[int]:
    known = frozenset(taken)
    return [at for at in range(len(pieces)) if at not in known]


def _stayed(order: list[int], weights: list[int]) -> frozenset[int]:
    """Return the places of the heaviest rising subsequence: what stood still."""
    if order == sorted(order):
        return frozenset(range(len(order)))
    best: list[tuple[int, int]] = []  # weight up to here, place before
    for at, value in enumerate(order):
        weight, source = 0, -1
        for earlier in range(at):
            if order[earlier] < value and best[earlier][0] > weight:
                weight, source = best[earlier][0], earlier
        best.append((weight + weights[at] + 1, source))
    at = max(range(len(best)), key=lambda place: best[place][0])
    stayed = set()
    while at >= 0:
        stayed.add(at)
        at = best[at][1]
    return frozenset(stayed)
