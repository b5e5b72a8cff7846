"""Small sections with one forme: printed, turned, cut in two, folded and read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imposition import folding
from imposition.test_folding import A5, FOLDS, SWAPPED, read
from reform_press.geometry import MM
from reform_press.imposition.placing import Paper, Side, sides
from reform_press.imposition.schemes import Options, planned


def laid(count, options):
    """Return the sides of all sheets: of some two, of some one."""
    flats = planned([A5] * count, options)
    return flats, iter(sides(flats, [A5] * count, options.paper))


def headlong(side: Side) -> Side:
    """Return a side as it lies when its sheet was turned head over foot."""
    wide, high = side.sheet
    return side._replace(
        places=tuple(
            place._replace(
                trimmed=place.trimmed._replace(
                    x=wide - place.trimmed.right, y=high - place.trimmed.bottom
                ),
                turned=not place.turned,
            )
            for place in side.places
        )
    )


def copies(side: Side, bound: str) -> list[list[folding.Leaf]]:
    """Print a sheet on both sides with one forme, and cut it in two.

    Each half lies with the side up that its section has inside: the fronts are
    printed on the half at which the section is bound.
    """
    wide, high = side.sheet
    if side.turn == "turn":
        pile = folding.leaves(side, side)
        left = [leaf for leaf in pile if leaf.rect.x < wide / 2]
        right = [leaf for leaf in pile if leaf.rect.x > wide / 2]
        fronts, backs = (left, right) if bound == "left" else (right, left)
        return [folding.turned_over(fronts, wide), backs]
    pile = folding.leaves(side, headlong(side))
    upper = [leaf for leaf in pile if leaf.rect.y < high / 2]
    lower = [leaf for leaf in pile if leaf.rect.y > high / 2]
    return [folding.turned_over(upper, wide), [_about(leaf) for leaf in lower]]


def _about(leaf: folding.Leaf) -> folding.Leaf:
    """Turn a leaf half round on the table."""
    rect = leaf.rect._replace(x=-leaf.rect.right, y=-leaf.rect.bottom)
    return leaf._replace(rect=rect, head_up=not leaf.head_up)


def folded(pile: list[folding.Leaf], bound: str) -> list[int]:
    for way in FOLDS[2 * len(pile)]:
        pile = folding.halved(pile, way if bound == "left" else SWAPPED[way])
    assert all(map(folding.is_upright, pile))
    return folding.pages(pile)


@given(
    count=st.integers(1, 130),
    whole=st.sampled_from((8, 16, 32, 64)),
    bound=st.sampled_from(("left", "right")),
)
def test_both_copies_of_a_small_section_read_in_order(
    count: int, whole: int, bound: str
) -> None:
    options = Options("perfect", section=whole, bound=bound, turn=True)
    flats, shown = laid(count, options)
    book: list[int] = []
    for flat in flats:
        side = next(shown)
        if flat.turn:
            one, other = (folded(pile, bound) for pile in copies(side, bound))
            assert one == other
        else:
            pile = folding.leaves(side, next(shown))
            one = folded(folding.turned_over(pile, side.sheet.width), bound)
        book += one

    assert book == read(count)
    assert next(shown, None) is None


@pytest.mark.parametrize(
    ("whole", "count", "ways"),
    [
        (16, 44, ["", "turn", "turn", ""]),  # 16, 8, 4, and 16 at the end
        (32, 56, ["", "tumble", "turn"]),  # 16 stands below its own back
        (8, 12, ["", "tumble"]),
        (16, 32, ["", ""]),
        (16, 8, [""]),  # it is the largest
    ],
)
def test_only_sections_smaller_than_the_largest_are_turned(whole, count, ways):
    options = Options("perfect", section=whole, turn=True)
    flats, _ = laid(count, options)

    assert sorted(flat.turn for flat in flats) == sorted(ways)


def test_a_turned_section_needs_no_larger_sheet():
    whole, turned = (
        next(laid(88, Options("perfect", section=32, turn=turn))[1]).sheet
        for turn in (False, True)
    )

    assert whole == turned


def test_a_sheet_that_tumbles_is_white_at_both_edges():
    """Head and foot go under the gripper, one after the other."""
    paper = Paper(gripper=12 * MM)
    _, shown = laid(12, Options("perfect", paper, section=8, turn=True))
    side = next(one for one in shown if one.turn == "tumble")
    tops = min(place.clip.y for place in side.places)
    feet = max(place.clip.bottom for place in side.places)

    assert tops == pytest.approx(side.sheet.height - feet, abs=0.01)
    assert tops >= 12 * MM + 12 * MM - 0.01


def test_the_mark_of_a_turned_section_stands_on_its_own_spine():
    _, shown = laid(44, Options("perfect", section=16, turn=True))
    for side in shown:
        if side.turn == "turn" and len(side.places) == 8:
            first = next(place for place in side.places if place.page == 17)
            assert side.step is not None
            assert side.step.right == pytest.approx(
                first.rect.x - 3 * MM + side.step.width / 2, abs=0.01
            )
            break
    else:
        pytest.fail("no section of eight")
