"""The measures of a cover laid flat, reckoned by hand."""

from itertools import pairwise

import pytest

from reform_press.content.book.model import Cover
from reform_press.geometry import MM, Size
from reform_press.makeup.book.flat import flat_of, spine_width

TRIM = Size(210 * MM, 285 * MM)


def flat(pages=192, **said):
    cover = Cover("cover.html", paper=0.1, board=0.3, **said)
    return flat_of(cover, TRIM, pages)


@pytest.mark.parametrize(
    ("pages", "paper", "board", "wide"),
    [
        (192, 0.1, 0.3, 10.2),  # 96 leaves, and the cover on both sides
        (191, 0.1, 0.3, 10.2),  # the last leaf has one page
        (48, 0.12, 0.0, 2.88),
        (1200, 0.075, 2.5, 50.0),  # bound in boards
    ],
)
def test_a_spine_is_its_leaves_and_the_cover_twice(pages, paper, board, wide):
    assert spine_width(pages, paper, board) / MM == pytest.approx(wide, abs=0.001)


def test_a_flat_runs_from_flap_to_flap():
    """80 + 210 + 10.2 + 210 + 80 mm, folded between any two of them."""
    whole = flat(flaps=80)
    told = [(one.name, round(one.x / MM, 2), round(one.width / MM, 2))
            for one in whole.panels]  # fmt: skip

    assert told == [
        ("back-flap", 0, 80),
        ("back", 80, 210),
        ("spine", 290, 10.2),
        ("front", 300.2, 210),
        ("front-flap", 510.2, 80),
    ]
    assert [round(x / MM, 2) for x in whole.folds] == [80, 290, 300.2, 510.2]
    assert whole.size.width / MM == pytest.approx(590.2, abs=0.001)
    assert whole.size.height == TRIM.height


def test_a_cover_without_flaps_has_two_folds():
    whole = flat()

    assert [one.name for one in whole.panels] == ["back", "spine", "front"]
    assert [round(x / MM, 2) for x in whole.folds] == [210, 220.2]
    assert whole.panel("back-flap")[1:] == (0.0, 0.0)
    assert whole.panel("front-flap")[1:] == (whole.size.width, 0.0)


def test_panels_lie_edge_to_edge():
    panels = flat(137, flaps=63.7).panels
    for one, following in pairwise(panels):
        assert one.x + one.width == pytest.approx(following.x, abs=0.0011)
