"""What an edit leaves of a page's cuts (余下的切分): the tree less what has gone.

In: the words of the old tree, and the cells of all that stood there.  Out: the
tree of what is left, the columns that each leaf now has, and the leaves beside
those that have gone: they take its place.

"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.tree import WHEELS, Tree, leaves, parsed, without

#: Numbers of leaves that have gone.
_GONE = 1000

#: First and last column.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Remnant:
    """A tree as an edit leaves it (余树); None where there was none."""

    tree: Tree
    spans: Mapping[int, Span] = field(default_factory=dict)
    beside: frozenset[int] = frozenset()


def remnant(
    words: str, places: Mapping[str, Cells], numbers: Mapping[str, int], columns: int
) -> Remnant:
    """Return what is left of a tree whose leaves stood at ``places``.

    ``numbers`` are those of the leaves that are still there.
    """
    gone = [name for name in places if name not in numbers]
    every = {**{name: _GONE + n for n, name in enumerate(gone)}, **numbers}
    old = parsed(words, lambda name: every[name] if name in places else None)
    if old is None:
        return Remnant(None)
    pruner = _Pruner({every[name]: cells for name, cells in places.items()})
    tree = pruner.kept(old, (1, columns))
    return Remnant(tree, pruner.spans, frozenset(pruner.beside))


class _Pruner:
    """Takes leaves out of a tree; what stood beside them grows into their place."""

    def __init__(self, places: Mapping[int, Cells]) -> None:
        self._places = places
        self.spans: dict[int, Span] = {}
        self.beside: set[int] = set()

    def kept(self, tree: Tree, span: Span) -> Tree:
        """Return what is left of a part in some columns, None if nothing is."""
        if isinstance(tree, int):
            self.spans[tree] = span
            return tree
        left = [part for part in tree[1:] if min(leaves(part)) < _GONE]
        if len(left) == len(tree) - 1:
            spans = [span, span]
            if tree[0] == "V":
                cut = self._last(tree[1])
                spans = [(span[0], cut), (cut + 1, span[1])]
            elif tree[0] in WHEELS:
                spans = [self._across(part) for part in tree[1:]]
            parts = zip(tree[1:], spans, strict=True)
            return (tree[0], *(self.kept(part, at) for part, at in parts))
        if not left:
            return None
        stays = [n for part in left for n in leaves(part) if n < _GONE]
        self.beside.update(stays)
        if tree[0] not in WHEELS:
            return self.kept(left[0], span)
        gone = [n for n in leaves(tree) if n >= _GONE]
        missing = [part for part in tree[1:] if part not in left]
        rest: Tree = _unwheeled(tree, missing[0]) if len(missing) == 1 else tree
        for leaf in gone:
            rest = without(rest, leaf)
        return self.kept(rest, span)

    def _last(self, part: Tree) -> int:
        return max(self._places[leaf].last_column for leaf in leaves(part))

    def _across(self, part: Tree) -> Span:
        return min(self._places[n].column for n in leaves(part)), self._last(part)


def _unwheeled(wheel: Any, missing: Tree) -> Tree:
    """Return the cuts of a wheel that has lost a part: its neighbours grow."""
    a, b, c, d, e = wheel[1:]

    def beside(left: Tree, right: Tree) -> Tree:
        return ("V", right, left) if wheel[0] == "M" else ("V", left, right)

    ways: tuple[tuple[Tree, Callable[[], Tree]], ...] = (
        (a, lambda: beside(d, ("H", beside(e, b), c))),
        (b, lambda: ("H", a, beside(d, ("H", e, c)))),
        (c, lambda: beside(("H", a, beside(d, e)), b)),
        (d, lambda: ("H", beside(("H", a, e), b), c)),
        (e, lambda: ("H", beside(a, b), beside(d, c))),
    )
    return next(make() for part, make in ways if part == missing)
