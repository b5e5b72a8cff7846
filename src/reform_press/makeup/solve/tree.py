"""Trees of cuts (切分树): a page divided again and again, or once as a wheel.

In: numbers of leaves.  Out: trees as nested tuples, their words in a plan,
and the questions asked of them.  ``("H", a, b)`` has ``a`` over ``b``,
``("V", a, b)`` has ``a`` at the left of ``b``; a wheel of five turns about its
middle, so that no cut crosses it: ``("W", a, b, c, d, e)`` begins with a broad
``a`` at the upper left, ``b`` at its right, ``c`` under ``b``, ``d`` under
``a`` and ``e`` in the middle; ``"M"`` is its mirror image.

"""

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

Tree = Any  # int | tuple[str, Tree, ...]: recursive
Path = tuple[int, ...]

WHEELS = ("W", "M")
#: What a tree calls the corner where advertisements stand.
CORNER = "广告"
#: The part of a node that has its lower right corner; of a cut it is the second.
_LAST = {"W": 3, "M": 4}


def nodes(tree: Tree, at: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """Yield every part of a tree with the path to it."""
    yield at, tree
    if isinstance(tree, tuple):
        for number in range(1, len(tree)):
            yield from nodes(tree[number], (*at, number))


def leaves(tree: Tree) -> tuple[int, ...]:
    """Return the leaves from left to right."""
    return tuple(part for _, part in nodes(tree) if isinstance(part, int))


def replaced(tree: Tree, at: Path, part: Tree) -> Tree:
    """Return the tree with another part at a path."""
    if not at:
        return part
    first, rest = at[0], at[1:]
    return (*tree[:first], replaced(tree[first], rest, part), *tree[first + 1 :])


def part_at(tree: Tree, at: Path) -> Tree:
    """Return the part at a path."""
    for number in at:
        tree = tree[number]
    return tree


def without(tree: Tree, leaf: int) -> Tree:
    """Return the tree less a leaf, None if nothing is left.

    A wheel that loses a whole part becomes a stack of the rest.
    """
    if isinstance(tree, int):
        return None if tree == leaf else tree
    parts = [
        part for part in (without(one, leaf) for one in tree[1:]) if part is not None
    ]
    whole = len(parts) == len(tree) - 1
    return (tree[0], *parts) if whole else _stack(parts)


def _stack(parts: list[Tree]) -> Tree:
    """Return what is left of a node as a stack, None if nothing is."""
    return reduce(lambda upper, lower: ("H", upper, lower), parts) if parts else None


def last_part(tree: Tree) -> int:
    """Return which part of a node has its lower right corner."""
    return _LAST.get(tree[0], 2)


def in_corner(tree: Tree, leaf: int) -> bool:
    """Tell whether a leaf stands in the lower right corner."""
    while isinstance(tree, tuple):
        tree = tree[last_part(tree)]
    return bool(tree == leaf)


def told(tree: Tree, name: Callable[[int], str]) -> str:
    """Return a tree as words of a plan: ``H(lead, V(a, b))``."""
    if isinstance(tree, int):
        return name(tree)
    return f"{tree[0]}({', '.join(told(part, name) for part in tree[1:])})"


def parsed(words: str, number: Callable[[str], int | None]) -> Tree:
    """Return the tree that ``told`` wrote; leaves that are gone are left out.

    None where nothing is left, or where the words are no tree.
    """
    tokens = words.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()
    try:
        tree, rest = _parsed(tokens, number)
    except (IndexError, ValueError):
        return None
    return None if rest else tree


def _parsed(
    tokens: list[str], number: Callable[[str], int | None]
) -> tuple[Tree, list[str]]:
    name, *rest = tokens
    if not rest or rest[0] != "(":
        return number(name), rest
    if name not in ("H", "V", *WHEELS):
        raise ValueError(name)
    parts = []
    while rest[0] != ")":
        part, rest = _parsed(rest[1:], number)
        parts.append(part)
    if len(parts) != (5 if name in WHEELS else 2):
        raise ValueError(name)
    kept = [part for part in parts if part is not None]
    whole = len(kept) == len(parts)
    return (name, *kept) if whole else _stack(kept), rest[1:]
