"""Rules, areas and groups, told by their ink; marks around the page."""

from collections.abc import Callable
from math import pi, sin

import pytest
from PIL import Image

from pdf.printing import PLAIN, RED, drawn, is_dark, line, opened, operators, page
from pdf.printing import written as write
from reform_press.colour import BLACK, Colour
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect, Size
from reform_press.page import Area, Group, Item, Link, Rule, TextLine
from reform_press.pdf.marks import BAR, marks

Shown = Callable[..., Image.Image]


@pytest.fixture
def shown(square: FontSet) -> Shown:
    def draw(*items: Item) -> Image.Image:
        return drawn(write(square, page(*items)))

    return draw


def test_rule_is_centred_on_its_ends(shown: Shown) -> None:
    image = shown(Rule(10, 20, 50, 20, 4))

    assert [is_dark(image, 30, y) for y in (17, 18, 21, 22)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not is_dark(image, 8, 20)
    assert not is_dark(image, 51, 20)


def test_dash_ends_with_its_rule(shown: Shown) -> None:
    image = shown(Rule(10, 20, 50, 20, 2, BLACK, (4, 4)), Rule(10, 40, 50, 40, 2))

    assert [is_dark(image, x, 20) for x in (12, 16, 20, 24)] == [
        True, False, True, False,
    ]  # fmt: skip
    assert all(is_dark(image, x, 40) for x in (12, 16, 20, 24))


def crests(image: Image.Image, ends: tuple[int, int], scale: int) -> list[float]:
    """Return how far below y = 40 the ink of each column lies, in points."""
    found = []
    for x in range(*ends):
        dark = [y for y in range(image.height) if is_dark(image, x, y)]
        assert dark
        found.append((sum(dark) / len(dark) + 0.5) / scale - 40)
    return found


def test_wave_swings_as_far_to_either_side(square: FontSet) -> None:
    """Whole half waves from end to end, as smooth as a sine (浪线)."""
    wave = Rule(10, 40, 58, 40, 0.5, BLACK, wave=3)
    image = drawn(write(square, page(wave)), 8)
    found = crests(image, (8 * 10 + 2, 8 * 58 - 2), 8)
    sine = [3 * sin(pi * (x + 2.5) / (8 * 12)) for x in range(len(found))]

    assert found == pytest.approx(sine, abs=0.25)
    assert not is_dark(image, 8 * 10 - 2, 8 * 40)
    assert not is_dark(image, 8 * 58 + 2, 8 * 40)


def test_wave_follows_its_rule(shown: Shown) -> None:
    """Downwards as well, and with a half wave at least."""
    image = shown(
        Rule(30, 10, 30, 70, 1, BLACK, wave=5), Rule(60, 40, 64, 40, 1, BLACK, wave=5)
    )
    left, right = (image.crop(box).convert("L").point(lambda v: 255 * (v < 128))
                   for box in ((0, 0, 50, 80), (50, 0, 100, 80)))  # fmt: skip

    assert left.getbbox() == pytest.approx((24, 10, 36, 70), abs=1)
    assert right.getbbox() == pytest.approx((10, 40, 14, 46), abs=1)


def test_wave_of_no_length_draws_nothing(shown: Shown) -> None:
    image = shown(Rule(30, 10, 30, 10, 1, BLACK, wave=5))

    assert image.convert("L").getextrema() == (255, 255)


def test_area_fills_its_rectangle(shown: Shown) -> None:
    image = shown(Area(Rect(10, 20, 30, 15), BLACK))

    assert is_dark(image, 10, 20)
    assert is_dark(image, 39, 34)
    assert not is_dark(image, 40, 35)
    assert not is_dark(image, 9, 19)


def test_outline_lies_on_the_edge(shown: Shown) -> None:
    image = shown(Area(Rect(10, 20, 30, 20), Colour(), BLACK, 2))

    assert is_dark(image, 9, 30)
    assert is_dark(image, 10, 30)
    assert not is_dark(image, 12, 30)


def test_round_corners_leave_paper(shown: Shown) -> None:
    image = shown(Area(Rect(10, 20, 40, 40), BLACK, radius=100))

    assert is_dark(image, 30, 21)
    assert is_dark(image, 11, 40)
    assert not is_dark(image, 13, 23)
    assert not is_dark(image, 46, 56)


def test_group_turns_clockwise_about_its_point(shown: Shown) -> None:
    image = shown(Group((Area(Rect(50, 30, 30, 4), BLACK),), turn=90, at=(50, 30)))

    assert is_dark(image, 48, 50)
    assert not is_dark(image, 60, 32)


def test_group_clips_what_it_holds_and_no_more(shown: Shown) -> None:
    clipped = Group((Area(Rect(0, 0, 100, 80), BLACK),), clip=Rect(20, 10, 10, 10))
    image = shown(clipped, Area(Rect(60, 60, 10, 10), BLACK))

    assert is_dark(image, 25, 15)
    assert not is_dark(image, 35, 15)
    assert not is_dark(image, 25, 25)
    assert is_dark(image, 65, 65)


def test_a_group_is_clipped_to_an_ellipse(shown: Shown) -> None:
    ground = Area(Rect(0, 0, 100, 80), BLACK)
    image = shown(Group((ground,), clip=Rect(20, 10, 60, 30), oval=True))

    for x, y in ((50, 12), (50, 38), (22, 25), (78, 25), (50, 25)):
        assert is_dark(image, x, y)
    for x, y in ((24, 12), (76, 12), (24, 38), (76, 38), (50, 42)):
        assert not is_dark(image, x, y)


def test_later_items_cover_earlier_ones(square: FontSet) -> None:
    face = square.chain("song")[0]
    items = (line(face, "农"), Area(Rect(0, 0, 50, 50), RED), line(face, "农", x=30))
    image = drawn(write(square, page(*items)))

    assert not is_dark(image, 15, 15) or image.getpixel((15, 15))[0] > 128
    assert image.getpixel((35, 15))[0] < 128


def test_thin_black_rules_overprint_and_heavy_ones_do_not(square: FontSet) -> None:
    """Print.md 5: rules up to 4 pt carry one ink and overprint."""
    called = operators(
        write(
            square,
            page(Rule(1, 1, 9, 1, 0.3), Rule(1, 9, 9, 9, 5), Rule(1, 1, 2, 2, 1, RED)),
        )
    )

    assert [c for c in called if c.endswith("gs")] == ["/Over gs", "/Knock gs"]


def test_emphasis_dots_overprint_and_grounds_do_not(square: FontSet) -> None:
    """A dot is type: nobody may see paper around it on a tint."""
    ground, dot = Rect(0, 0, 50, 50), Rect(5, 5, 2, 2)
    items = (Area(ground, BLACK), Area(dot, BLACK, radius=1), Area(dot, RED, radius=1))
    called = operators(write(square, page(*items)))

    assert [c for c in called if c.endswith("gs")] == [
        "/Knock gs",
        "/Over gs",
        "/Knock gs",
    ]


def test_links_leave_no_trace_in_print(square: FontSet) -> None:
    pdf = write(square, page(Link(Rect(1, 1, 9, 9), "https://example.org")))
    with opened(pdf) as document:
        assert "/Annots" not in document.pages[0]


# --- marks ----------------------------------------------------------------------


def reach(item: Item) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a mark."""
    match item:
        case Rule():
            xs, ys = (item.x1, item.x2), (item.y1, item.y2)
            half = item.weight / 2
            return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
        case Area():
            return item.rect.x, item.rect.y, item.rect.right, item.rect.bottom
    return item.x, item.y - 7, item.x + item.width, item.y + 2


@pytest.mark.parametrize("trim", [Size(60, 40), Size(400, 300), Size(1106, 1531)])
def test_marks_keep_clear_of_the_bleed_and_on_the_sheet(
    square: FontSet, trim: Size
) -> None:
    """Nothing of a mark may be cut into the page, nor fall off the film."""
    bleed = 3 * MM
    job = PLAIN._replace(marks=True, slug="样报", title="改革专版" * 9)
    sheet = page(trim=trim, bleed=bleed)
    around = bleed + 12 * MM
    for item in marks(sheet, job, square):
        left, top, right, bottom = reach(item)

        assert (
            right <= -bleed or bottom <= -bleed
            or left >= trim.width + bleed or top >= trim.height + bleed
        ), item  # fmt: skip
        assert left >= -around
        assert top >= -around
        assert right <= trim.width + around
        assert bottom <= trim.height + around


def test_marks_stand_on_every_plate_and_the_slug_line_on_one(square: FontSet) -> None:
    """Registration colour is for marks alone; type in it never prints sharp."""
    pdf = write(square, page(trim=Size(300, 200)), job=PLAIN._replace(marks=True))
    with opened(pdf) as document:
        (space,) = document.pages[0].Resources.ColorSpace.values()

        assert space[1] == "/All"
        assert [float(v) for v in space[3].C1] == [1, 1, 1, 1]
    steps = operators(pdf)
    begun = steps.index("BT")

    assert "0 0 0 1 k" in steps[begun:]


def test_bar_shows_full_inks_and_tints(square: FontSet) -> None:
    found = marks(page(trim=Size(600, 200)), PLAIN, square)
    patches = [m.fill for m in found if isinstance(m, Area) and m.fill]

    assert tuple(patches) == BAR


def test_slug_line_says_what_the_page_is(fonts: FontSet) -> None:
    job = PLAIN._replace(marks=True, slug="样报", title="改革专版")
    sheet = page(trim=Size(900, 300), label="A4")
    (slug,) = [m for m in marks(sheet, job, fonts) if hasattr(m, "runs")]

    assert slug.text == "样报  改革专版  A4  2023-12-29  CGATS TR 002"


def test_slug_line_of_a_narrow_panel_goes_on_in_the_next(fonts: FontSet) -> None:
    """What is to be printed how is not cut off: FOGRA39 stands whole."""
    job = PLAIN._replace(marks=True, title="石溪蛋鸡基地")
    sheet = page(trim=Size(100 * MM, 210 * MM), label="1")
    lines = [m for m in marks(sheet, job, fonts) if isinstance(m, TextLine)]
    lines.sort(key=lambda line: line.y)

    assert [line.text for line in lines] == [
        "石溪蛋鸡基地  1  2023-12-29", "CGATS TR 002"
    ]  # fmt: skip
    assert all(line.width <= 50 * MM - 12 * MM for line in lines)
    assert lines[1].y - lines[0].y == 8.5
