"""All trees one step from a tree (邻树), in a fixed order."""

from collections.abc import Iterator
from itertools import combinations

from reform_press.makeup.solve.tree import WHEELS, Tree, nodes, replaced


def neighbours(tree: Tree) -> Iterator[Tree]:
    """Yield trees with one cut turned, one pair of parts or of leaves swapped."""
    parts = list(nodes(tree))
    for at, part in parts:
        if isinstance(part, tuple) and part[0] not in WHEELS:
            yield replaced(tree, at, ("V" if part[0] == "H" else "H", *part[1:]))
            yield replaced(tree, at, (part[0], part[2], part[1]))
    tips = [(at, part) for at, part in parts if isinstance(part, int)]
    for (at, one), (there, other) in combinations(tips, 2):
        yield replaced(replaced(tree, at, other), there, one)


def arranged(parts: tuple[int, ...], way: str = "") -> Iterator[Tree]:
    """Yield every tree of some leaves, cut otherwise than ``way`` first of all.

    Three in a row are told once, the first cut from the other two.
    """
    if len(parts) == 1:
        yield parts[0]
        return
    for cut in "HV".replace(way, "") if way else "HV":
        for count in range(1, len(parts)):
            for first in combinations(parts, count):
                rest = tuple(one for one in parts if one not in first)
                for one in arranged(first, cut):
                    for other in arranged(rest):
                        yield cut, one, other


def inserted(tree: Tree, leaf: int) -> Iterator[Tree]:
    """Yield trees with a new leaf at a side of each part."""
    for at, part in nodes(tree):
        if isinstance(part, tuple) and part[0] in WHEELS:
            continue
        for way in "HV":
            yield replaced(tree, at, (way, part, leaf))
            yield replaced(tree, at, (way, leaf, part))
