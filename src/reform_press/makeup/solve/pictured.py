"""Where the pictures of a story stand (图片位置): on top, under the head, beside it."""

from collections.abc import Iterator
from dataclasses import replace

from reform_press.makeup.dummy import PicturePlan, TextPlan
from reform_press.makeup.solve.drafts import Draft, aside_of, is_short, tops_over
from reform_press.makeup.solve.leaf import Leaf
from reform_press.makeup.solve.prices import FACING


def with_pictures(leaf: Leaf, columns: int) -> Iterator[Draft]:
    """Yield the places of the pictures: top, under the head, beside it."""
    measure = leaf.desk.layout.grid.column_width
    for art in leaf.gallery.arranged(columns):
        pictures = placed_pieces(art.pieces, 1, 1)
        cost = art.cost + FACING * leaf.gallery.facing_out(art, "left", "right")
        for top in tops_over(leaf, columns, 1, art.rows + 1):
            yield Draft(
                columns, top, (art.rows + top.rows,) * columns, measure, cost,
                pictures=pictures, areas=art.areas, corners=(False, False),
            )  # fmt: skip
        for aside in range(1, columns // 2 + 1) if is_short(leaf) else ():
            for draft in aside_of(leaf, columns, aside, art.rows, pictures):
                yield replace(draft, cost=draft.cost + cost, areas=art.areas)
    for wide in range(1, columns):
        rest = columns - wide
        for art in leaf.gallery.arranged(wide):
            cost = art.cost + FACING * leaf.gallery.facing_out(art, "right")
            for top in tops_over(leaf, columns):  # under the head, at its right
                tops = (top.rows,) * rest + (top.rows + art.rows,) * wide
                pictures = placed_pieces(art.pieces, rest + 1, top.rows + 1)
                yield Draft(
                    columns, top, tops, measure, cost, pictures=pictures,
                    areas=art.areas,
                )  # fmt: skip
            for top in tops_over(leaf, rest):  # beside the head, at its right
                tops = (top.rows,) * rest + (art.rows,) * wide
                pictures = placed_pieces(art.pieces, rest + 1, 1)
                yield Draft(
                    columns, top, tops, measure, cost, pictures=pictures,
                    areas=art.areas, corners=(True, False),
                )  # fmt: skip
            cost = art.cost + FACING * leaf.gallery.facing_out(art, "left")
            for top in tops_over(leaf, rest, wide + 1):  # down the whole left side
                tops = (art.rows,) * wide + (top.rows,) * rest
                yield Draft(
                    columns, top, tops, measure, cost, TextPlan(column=wide + 1),
                    placed_pieces(art.pieces, 1, 1), art.areas, corners=(False, True),
                    first=wide + 1,
                )  # fmt: skip


def placed_pieces(
    pieces: tuple[PicturePlan, ...], column: int, row: int
) -> tuple[PicturePlan, ...]:
    """Return the pictures of a block that begins at a cell of the module."""
    return tuple(
        replace(one, column=one.column + column, row=one.row + row) for one in pieces
    )
