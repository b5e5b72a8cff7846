"""Paper folded in thought: an independent judge of imposition (折纸).

A sheet is cut into its leaves at once; each is moved as the folds move it,
by mirroring rectangles, and keeps its faces and heads.  Nothing here knows
tables or schemes: only where pages stand on the paper, and where one folds.

"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reform_press.geometry import Rect
from reform_press.imposition.placing import Place, Side


class Leaf(NamedTuple):
    """A piece of paper of one page's size, as it now lies."""

    rect: Rect  # what is left of it after cutting
    up: Place  # on the face that is up
    down: Place
    head_up: bool = True  # were the sheet's upper edge still away from us


def leaves(front: Side, back: Side) -> list[Leaf]:
    """Take a sheet, its front up, apart; the back lies as a turned leaf would."""
    wide = front.sheet.width
    found = []
    for up in front.places:
        behind = [p for p in back.places if _same(_over(p.trimmed, wide), up.trimmed)]
        assert len(behind) == 1, (up, back.places)
        assert behind[0].turned == up.turned
        found.append(Leaf(up.trimmed, up, behind[0]))
    return found


def turned_over(pile: Iterable[Leaf], wide: float) -> list[Leaf]:
    """Turn the whole sheet over like a leaf of a book."""
    return [
        Leaf(_over(leaf.rect, wide), leaf.down, leaf.up, leaf.head_up)
        for leaf in reversed(list(pile))
    ]


def folded(
    pile: Sequence[Leaf], line: float, way: str, *, under: bool = False
) -> list[Leaf]:
    """Fold along ``line``: what is ``left``, ``right`` or ``top`` of it moves.

    It comes to lie over the rest, or ``under`` it.
    """
    moves, stays = [], []
    for leaf in pile:
        x, y = leaf.rect.x + leaf.rect.width / 2, leaf.rect.y + leaf.rect.height / 2
        goes = {"left": x < line, "right": x > line, "top": y < line}[way]
        (moves if goes else stays).append(leaf)
    laid = [_turned(leaf, line, way) for leaf in reversed(moves)]
    return stays + laid if under else laid + stays


def _turned(leaf: Leaf, line: float, way: str) -> Leaf:
    rect = leaf.rect
    if way == "top":
        rect = rect._replace(y=2 * line - rect.bottom)
        return Leaf(rect, leaf.down, leaf.up, not leaf.head_up)
    rect = rect._replace(x=2 * line - rect.right)
    return Leaf(rect, leaf.down, leaf.up, leaf.head_up)


def halved(pile: Sequence[Leaf], way: str) -> list[Leaf]:
    """Fold along the middle of what lies there."""
    if way == "top":
        ends = [(leaf.rect.y, leaf.rect.bottom) for leaf in pile]
    else:
        ends = [(leaf.rect.x, leaf.rect.right) for leaf in pile]
    line = (min(start for start, _ in ends) + max(end for _, end in ends)) / 2
    return folded(pile, line, way)


def is_upright(leaf: Leaf) -> bool:
    """Tell whether both pages of a leaf have their heads away from us."""
    return leaf.head_up != leaf.up.turned


def pages(pile: Iterable[Leaf]) -> list[int]:
    """Read a pile from the top: both sides of each leaf."""
    return [page for leaf in pile for page in (leaf.up.page, leaf.down.page)]


def _over(rect: Rect, wide: float) -> Rect:
    return rect._replace(x=wide - rect.right)


def _same(one: Rect, other: Rect) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(one, other, strict=True))
