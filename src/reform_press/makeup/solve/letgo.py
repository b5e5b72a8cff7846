"""Which stories of a page are let go (放开), the fewest first.

In: the cuts of a page, where its stories stood, and those that an edit
touched.  Out: sets of stories; all others stay as they are.

"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from reform_press.makeup.dummy import Cells
from reform_press.makeup.solve.tree import Path, Tree, leaves, nodes, part_at

Free = frozenset[int]


def about(tree: Tree, touched: Collection[int]) -> Iterator[Free]:
    """Yield the touched stories, and the ever larger parts that hold them."""
    paths = {part: at for at, part in nodes(tree) if isinstance(part, int)}

    def part(leaf: int, up: int) -> Tree:
        at: Path = paths[leaf]
        return part_at(tree, at[: max(0, len(at) - up)])

    for up in range(max(map(len, paths.values()), default=0)):
        yield frozenset(leaf for one in touched for leaf in leaves(part(one, up)))


def at_edges(places: Mapping[int, Cells], columns: int) -> Iterator[Free]:
    """Yield the stories at the foot of the page, then those at its head.

    These alone, and with one other: they take what a strip gives, or give it.
    """
    for best in (max, min):
        edge = frozenset(
            best(here, key=lambda leaf: places[leaf].row)
            for column in range(1, columns + 1)
            if (here := [n for n, at in places.items() if _covers(at, column)])
        )
        yield edge
        for other in places:
            yield edge | {other}


def varied(touched: Free, others: Collection[int]) -> Iterator[Free]:
    """Yield the touched stories with any one or two others."""
    for count in (1, 2):
        for more in combinations([n for n in others if n not in touched], count):
            yield touched.union(more)


def _covers(cells: Cells, column: int) -> bool:
    return cells.column <= column <= cells.last_column
