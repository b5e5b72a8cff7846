"""Every scheme, folded, cut and read: pages come in order with heads up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imposition import folding
from reform_press.errors import ContentError
from reform_press.geometry import MM, Size
from reform_press.imposition.model import Flat
from reform_press.imposition.placing import Paper, Side, sides
from reform_press.imposition.schemes import Options, cut_twice, planned
from reform_press.imposition.signature import SECTIONS, signature

A5 = Size(148 * MM, 210 * MM)
#: How a machine folds a section bound at the left, by its pages.
FOLDS = {
    4: ["left"],
    8: ["top", "left"],
    16: ["right", "top", "left"],
    32: ["top", "right", "top", "left"],
    64: ["right", "top", "right", "top", "left"],
}
SWAPPED = {"left": "right", "right": "left", "top": "top"}


def sheets(count: int, options: Options, size: Size = A5) -> list[tuple[Side, Side]]:
    """Return front and back of each sheet."""
    return placed(planned([size] * count, options), [size] * count, options.paper)


def placed(
    flats: tuple[Flat, ...], sizes: list[Size], paper: Paper
) -> list[tuple[Side, Side]]:
    shown = sides(flats, sizes, paper)
    return list(zip(shown[::2], shown[1::2], strict=True))


def section(front: Side, back: Side, bound: str = "left") -> list[folding.Leaf]:
    """Fold a section; its leaves from the first to the last."""
    pile = folding.turned_over(folding.leaves(front, back), front.sheet.width)
    for way in FOLDS[2 * len(front.places)]:
        pile = folding.halved(pile, way if bound == "left" else SWAPPED[way])
    assert all(map(folding.is_upright, pile))
    return pile


def read(count: int) -> list[int]:
    """Return the pages of a booklet in order, blanks at its end."""
    return [*range(1, count + 1), *[0] * (-count % 4)]


@given(
    count=st.integers(1, 150),
    pages=st.sampled_from((0, *SECTIONS)),
    bound=st.sampled_from(("left", "right")),
    leaf=st.sampled_from((0.0, 0.12 * MM)),
)
def test_saddle_reads_from_first_to_last(
    count: int, pages: int, bound: str, leaf: float
) -> None:
    """Sections lie in each other, the first one outermost."""
    options = Options("saddle", section=pages, bound=bound, caliper=leaf)
    book: list[folding.Leaf] = []
    for front, back in reversed(sheets(count, options)):
        pile = section(front, back, bound)
        half = len(pile) // 2
        book = pile[:half] + book + pile[half:]

    assert folding.pages(book) == read(count)


@given(
    count=st.integers(1, 150),
    pages=st.sampled_from((0, *SECTIONS)),
    bound=st.sampled_from(("left", "right")),
)
def test_perfect_reads_from_first_to_last(count: int, pages: int, bound: str) -> None:
    """Sections lie on each other in the order of the sheets."""
    options = Options("perfect", section=pages, bound=bound)
    book = [
        leaf
        for front, back in sheets(count, options)
        for leaf in section(front, back, bound)
    ]

    assert folding.pages(book) == read(count)


@given(count=st.integers(1, 120), up=st.tuples(st.integers(1, 4), st.integers(1, 3)))
def test_piles_of_a_cut_stack_are_in_order(count: int, up: tuple[int, int]) -> None:
    """Cut through all sheets at once, each pile goes under the one before."""
    piles: dict[tuple[float, float], list[folding.Leaf]] = {}
    for front, back in sheets(count, Options("cut-stack", up=up)):
        for leaf in folding.leaves(front, back):
            assert folding.is_upright(leaf)
            piles.setdefault((leaf.rect.y, leaf.rect.x), []).append(leaf)
    book = folding.pages(leaf for at in sorted(piles) for leaf in piles[at])

    assert len(piles) == up[0] * up[1]
    assert book == [*range(1, count + 1), *[0] * (len(book) - count)]


def test_two_up_repeats_a_leaf_with_its_own_back() -> None:
    read = [
        [(leaf.up.page, leaf.down.page) for leaf in folding.leaves(front, back)]
        for front, back in sheets(3, Options("two-up"))
    ]

    assert read == [[(1, 2), (1, 2)], [(3, 0), (3, 0)]]


def test_a_sheet_of_sixteen_is_the_one_of_the_textbook() -> None:
    """The folding table that every stripper knows by heart (四开十六页折手)."""
    table = signature(16)
    front, back = (
        [(cell.page, cell.turned) for cell in side]
        for side in (table.front, table.back)
    )

    assert front == [
        *((5, True), (12, True), (9, True), (8, True)),
        *((4, False), (13, False), (16, False), (1, False)),
    ]
    assert back == [
        *((7, True), (10, True), (11, True), (6, True)),
        *((2, False), (15, False), (14, False), (3, False)),
    ]


@pytest.mark.parametrize("pages", [0, 2, 6, 12, 128])
def test_a_sheet_of_other_numbers_cannot_be_folded(pages: int) -> None:
    with pytest.raises(ValueError, match=str(pages)):
        signature(pages)


@given(count=st.integers(5, 100), pages=st.sampled_from((4, 8, 16)))
def test_creep_keeps_the_outer_margin_of_every_leaf(count: int, pages: int) -> None:
    """What a leaf is pushed out by those around it, its pages stand inwards.

    So each page ends where the outermost does, at the knife.
    """
    paper = 0.12 * MM
    options = Options("saddle", section=pages, caliper=paper)
    book: list[tuple[folding.Leaf, float]] = []
    for front, back in reversed(sheets(count, options)):
        spine = front.edges.down[-1]
        pile = [(leaf, spine) for leaf in section(front, back)]
        half = len(pile) // 2
        book = pile[:half] + book + pile[half:]
    for at, (leaf, _) in enumerate(book):
        around = min(at, len(book) - 1 - at)

        assert leaf.rect.width + around * paper == pytest.approx(A5.width, abs=0.01)
        # Nothing is scaled or lost but at the fold.
        assert leaf.up.rect.width == pytest.approx(A5.width, abs=0.001)
        assert leaf.up.rect.width - leaf.up.trimmed.width == pytest.approx(
            around * paper, abs=0.01
        )


def test_pages_meet_at_the_fold_and_are_cut_off_there() -> None:
    """Neither bleed nor what creep pushes over shows on the neighbour."""
    for front, back in sheets(16, Options("saddle", caliper=0.2 * MM)):
        for side in (front, back):
            left, right = sorted(side.places, key=lambda place: place.clip.x)
            (fold,) = side.edges.down

            assert right.clip.x == fold
            assert left.clip.right == pytest.approx(fold, abs=0.001)
            assert left.clip.x == pytest.approx(left.trimmed.x - 3 * MM, abs=0.002)
            assert left.rect.right >= fold - 0.001


def test_a_glued_spine_has_room_for_the_mill() -> None:
    """Pages bleed into what is ground off; head, foot and fore-edge are cut."""
    ((front, _),) = sheets(16, Options("perfect", grind=3 * MM))
    row = sorted(
        (p for p in front.places if p.rect.y > 300), key=lambda place: place.rect.x
    )
    gaps = [b.rect.x - a.rect.right for a, b in pairwise(row)]

    assert [round(gap / MM) for gap in gaps] == [6, 6, 6]
    assert all(a.clip.right == pytest.approx(b.clip.x, abs=0.002)
               for a, b in pairwise(row))  # fmt: skip
    assert front.step is not None
    assert front.step.x + front.step.width / 2 == pytest.approx(front.edges.down[-1])


@pytest.mark.parametrize("grind", [0.0, 3 * MM])
@given(
    count=st.integers(2, 100),
    pages=st.sampled_from((8, 16, 32)),
    leaf=st.sampled_from((0.0, 0.1 * MM)),
)
def test_a_picture_over_the_fold_is_whole_in_the_block(
    count: int, pages: int, leaf: float, grind: float
) -> None:
    """What the mill leaves of facing pages ends where their trims meet.

    Every leaf begins ``grind`` from the fold that becomes its spine, and its
    pages show on beyond that: the mill finds no white.  Creep moves a page into
    the fold, never from it.
    """
    options = Options("perfect", section=pages, grind=grind, caliper=leaf)
    for sheet in sheets(count, options):
        for side in sheet:
            for place in side.places:
                if not place.page:
                    continue
                at_left = (place.page % 2 == 1) != place.turned
                ends = (place.trimmed, place.clip, place.rect)
                left, shown, page = (one.x if at_left else -one.right for one in ends)
                folds = (x if at_left else -x for x in side.edges.down)
                fold = max(x for x in folds if x <= left + 0.01)

                assert left - fold == pytest.approx(grind, abs=0.01)
                assert left - shown == pytest.approx(min(grind, 3 * MM), abs=0.01)
                assert page <= left + 0.01


def test_marks_of_a_block_make_a_stair() -> None:
    steps = [front.step for front, _ in sheets(64, Options("perfect"))]
    tops = [step.y for step in steps if step]

    assert len(tops) == 4
    assert all(b > a for a, b in pairwise(tops))


def test_a_thin_section_of_a_book_is_not_its_last() -> None:
    sizes = [len(front.places) for front, _ in sheets(44, Options("perfect"))]

    assert sizes == [8, 4, 2, 8]


def test_a_tri_fold_closes_on_its_cover() -> None:
    """The third panel lies inside and ends before the fold."""
    wide, flap = Size(100 * MM, 210 * MM), Size(97 * MM, 210 * MM)
    sizes = [wide, wide, wide, flap, flap, wide]
    ((front, back),) = placed(planned(sizes, Options("tri-fold")), sizes, Paper())
    inside = folding.turned_over(folding.leaves(front, back), front.sheet.width)
    left, right = back.edges.down

    assert [leaf.up.page for leaf in sorted(inside, key=_x)] == [2, 3, 4]
    once = folding.folded(inside, right, "right")
    assert once[0].up.page == 5
    assert (once[0].rect.x - left) / MM == pytest.approx(3, abs=0.01)
    closed = folding.folded(once, left, "left")
    assert [(leaf.up.page, leaf.down.page) for leaf in closed] == [
        (1, 2),
        (5, 4),
        (3, 6),
    ]
    assert all(map(folding.is_upright, closed))


@pytest.mark.parametrize(("wide", "flap"), [(100, 97), (96, 93)])
def test_a_panel_that_is_too_wide_is_cut_at_its_free_edge(
    wide: float, flap: float
) -> None:
    """A4 is 100 + 100 + 97, 大16开 96 + 96 + 93."""
    sizes = [Size(wide * MM, 210 * MM)] * 6
    options = Options("tri-fold", narrow=3 * MM)
    ((front, back),) = placed(planned(sizes, options), sizes, Paper())
    outside = min(front.places, key=lambda place: place.trimmed.x)
    inside = max(back.places, key=lambda place: place.trimmed.x)

    assert front.trim.width / MM == pytest.approx(2 * wide + flap, abs=0.01)
    for place, page in ((outside, 5), (inside, 4)):
        assert place.page == page
        assert place.trimmed.width / MM == pytest.approx(flap, abs=0.01)
    assert outside.rect.right == pytest.approx(outside.trimmed.right, abs=0.002)
    assert inside.rect.x == pytest.approx(inside.trimmed.x, abs=0.002)


@pytest.mark.parametrize(
    ("scheme", "widths", "pages"),
    [
        ("tri-fold", (100, 100, 100, 97, 97, 100), "4, 5"),
        ("gate", (104, 104, 104, 210, 104, 210), "1, 2, 3, 5"),
    ],
)
def test_panels_that_are_narrow_already_are_not_cut_without_a_word(
    scheme: str, widths: tuple[float, ...], pages: str
) -> None:
    sizes = [Size(wide * MM, 210 * MM) for wide in widths]
    (told,) = cut_twice(sizes, Options(scheme, narrow=3 * MM))

    assert (told.severity, told.code) == ("warning", "imposition.narrow")
    assert f"pages {pages} are {widths[4]} mm wide" in told.message.en
    assert "cuts 3 mm off" in told.message.en
    assert cut_twice(sizes, Options(scheme)) == ()


def test_panels_that_need_the_cut_are_cut_without_a_word() -> None:
    for scheme, wide in (("tri-fold", 100), ("gate", 100), ("saddle", 100)):
        sizes = [Size(wide * MM, 210 * MM)] * 6
        assert cut_twice(sizes, Options(scheme, narrow=3 * MM)) == ()


def test_a_gate_closes_on_two_doors() -> None:
    door, middle = Size(104 * MM, 210 * MM), Size(210 * MM, 210 * MM)
    sizes = [door, door, door, middle, door, middle]
    ((front, back),) = placed(planned(sizes, Options("gate")), sizes, Paper())
    pile = folding.turned_over(folding.leaves(front, back), front.sheet.width)
    left, right = back.edges.down

    assert [leaf.up.page for leaf in sorted(pile, key=_x)] == [3, 4, 5]
    closed = folding.folded(folding.folded(pile, left, "left"), right, "right")
    one, two = sorted((leaf for leaf in closed if leaf.up.page in (1, 2)), key=_x)
    assert (one.up.page, two.up.page) == (1, 2)
    assert (two.rect.x - one.rect.right) / MM == pytest.approx(2, abs=0.01)
    assert closed[-1].down.page == 6
    assert all(map(folding.is_upright, closed))


@given(panels=st.integers(2, 8), bound=st.sampled_from(("left", "right")))
def test_an_accordion_reads_on_and_closes_on_its_cover(panels: int, bound: str) -> None:
    options = Options("accordion", bound=bound)
    ((front, back),) = sheets(2 * panels, options)
    order = 1 if bound == "left" else -1
    across = [sorted(side.places, key=lambda p: order * p.rect.x)
              for side in (front, back)]  # fmt: skip

    assert [p.page for p in across[0]] == list(range(1, panels + 1))
    assert [p.page for p in across[1]] == list(range(panels + 1, 2 * panels + 1))
    pile = folding.leaves(front, back)
    moving = "right" if bound == "left" else "left"
    lines = sorted(front.edges.down, key=lambda x: order * x)
    for at in reversed(range(len(lines))):
        pile = folding.folded(pile, lines[at], moving, under=at % 2 == 0)
    assert pile[0].up.page == 1
    assert {round(leaf.rect.x) for leaf in pile} == {round(pile[0].rect.x)}
    assert all(map(folding.is_upright, pile))


@pytest.mark.parametrize("scheme", ["tri-fold", "gate", "accordion", "cover"])
def test_panels_of_a_wrong_number_are_refused(scheme: str) -> None:
    with pytest.raises(ContentError, match=r"imposition\.pages") as caught:
        planned([A5] * 3, Options(scheme, measured=3 * MM))

    assert " 3 " in f"{caught.value.diagnostics[0].message.zh} "


@pytest.mark.parametrize(("scheme", "most"), [("tri-fold", "99.2"), ("gate", "49")])
def test_a_panel_that_would_buckle_is_refused_with_numbers(
    scheme: str, most: str
) -> None:
    with pytest.raises(ContentError) as caught:
        planned([Size(100 * MM, 210 * MM)] * 6, Options(scheme))
    found = caught.value.diagnostics[0]

    assert found.code == "imposition.fold-in"
    assert "100 mm" in found.message.en
    assert f"{most} mm" in found.message.en


def test_pages_of_another_size_are_named_with_numbers() -> None:
    sizes = [A5, A5, Size(140 * MM, 210 * MM), A5]
    with pytest.raises(ContentError) as caught:
        planned(sizes, Options("saddle"))

    assert caught.value.diagnostics[0].message.en == (
        "the trim must be 148 × 210 mm; pages that are not: 3: 140 × 210 mm"
    )


def test_a_cover_goes_round_its_block() -> None:
    """64 leaves of 0.1 mm: back, 6.4 mm of spine, front."""
    options = Options("cover", block=128, caliper=0.1 * MM)
    sizes = [A5] * 4 + [Size(6.4 * MM, 210 * MM)]
    ((front, back),) = placed(planned(sizes, options), sizes, Paper())

    assert [place.page for place in front.places] == [4, 5, 1]
    assert [place.page for place in back.places] == [2, 0, 3]
    assert front.trim.width / MM == pytest.approx(148 + 6.4 + 148, abs=0.01)
    assert len(front.edges.down) == 2


def test_a_spine_of_another_width_is_refused() -> None:
    sizes = [A5] * 4 + [Size(5 * MM, 210 * MM)]
    with pytest.raises(ContentError, match=r"6\.4 × 210 mm"):
        planned(sizes, Options("cover", block=128, caliper=0.1 * MM))


def test_a_sheet_that_is_too_small_is_refused_with_numbers() -> None:
    """296 by 210, 3 of bleed, 12 of marks, 12 of gripper edge."""
    paper = Paper(Size(320 * MM, 240 * MM), gripper=12 * MM)
    with pytest.raises(ContentError, match="326 × 252 mm"):
        sheets(4, Options("saddle", paper))


@given(
    count=st.integers(1, 40),
    pages=st.sampled_from(SECTIONS),
    gripper=st.sampled_from((0.0, 12 * MM)),
)
def test_all_sides_fit_the_sheet_clear_of_the_gripper(
    count: int, pages: int, gripper: float
) -> None:
    options = Options("perfect", Paper(gripper=gripper), section=pages)
    for front, back in sheets(count, options):
        assert front.sheet == back.sheet
        for side in (front, back):
            for place in side.places:
                assert place.clip.x >= 12 * MM - 0.01
                assert place.clip.bottom <= side.sheet.height - gripper - 12 * MM + 0.01


def _x(leaf: folding.Leaf) -> float:
    return leaf.rect.x
