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


def inserted(tree: Tree, leaf: int) -> Iterator[Tree]:
    """Yield trees with a new leaf at a side of each part."""
    for at, part in nodes(tree):
        if isinstance(part, tuple) and part[0] in WHEELS:
            continue
        for way in "HV":
            yield replaced(tree, at, (way, part, leaf))
            yield replaced(tree, at, (way, leaf, part))
