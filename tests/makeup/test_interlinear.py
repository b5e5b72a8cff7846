"""Dots, name lines and title lines: where they stand, and clear of all type."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from makeup.newsroom import LAYOUT, dummy, edition, slot, story
from pdf.printing import DAY, drawn, page, written
from referees import judge
from reform_press.colour import BLACK, Colour
from reform_press.compose.galley import Line, Marked
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Paragraph, Run
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect, Size
from reform_press.makeup.block import placed_line, placed_links
from reform_press.makeup.dummy import HeadPlan
from reform_press.makeup.interlinear import placed_marks
from reform_press.makeup.newspaper import make_up
from reform_press.page import Area, GlyphRun, Item, Rule, TextLine
from reform_press.pdf.job import Job
from reform_press.preflight import check

SIZE = 10.0
#: The tightest leading of running text, in em.
TIGHT = 1.33
#: What may stand by one character.
MET = (("dot",), ("name",), ("title",), ("dot", "name"), ("dot", "title"))


def marked(*marks: Marked, vertical: bool = False, **run: object) -> Line:
    """Return a line of ten cells that has only marks to show."""
    shown = GlyphRun("Square", SIZE, 0.0, b"\x00\x01" * 10, **run)
    return Line((shown,), 0.0, 100.0, "农" * 10, marks=marks, vertical=vertical)


def mark(kind: str, cell: int, cells: int = 1) -> tuple[Marked, ...]:
    """Return the marks of some cells, as composition gives them."""
    if kind == "dot":
        return tuple(Marked("dot", (cell + i) * SIZE, SIZE) for i in range(cells))
    left = (cell + 0.06) * SIZE
    return (Marked(kind, left, (cells - 0.12) * SIZE),)  # type: ignore[arg-type]


def reach(item: Area | Rule) -> Rect:
    """Return the ink of a mark."""
    if isinstance(item, Area):
        return item.rect
    more = item.wave + item.weight / 2
    wide, tall = item.x2 - item.x1, item.y2 - item.y1
    along, down = (0.0, more) if wide else (more, 0.0)
    return Rect(item.x1 - along, item.y1 - down, wide + 2 * along, tall + 2 * down)


def test_line_without_marks_has_none() -> None:
    assert placed_marks(marked(), 10, 20) == ()


def test_dot_is_a_circle_under_the_middle_of_its_character() -> None:
    """R63: 0.02 em at most off the middle, 0.16 to 0.2 em across."""
    (dot,) = placed_marks(marked(*mark("dot", 3)), 10, 20)

    assert isinstance(dot, Area)
    assert dot.rect.x + dot.rect.width / 2 == pytest.approx(10 + 35)
    assert dot.rect.width == dot.rect.height == 2 * dot.radius
    assert 0.16 * SIZE <= dot.rect.width <= 0.2 * SIZE
    assert dot.rect.y > 20 + 0.12 * SIZE


def test_dot_of_a_vertical_line_is_to_its_right() -> None:
    """GB/T 15834 5.2.4."""
    (dot,) = placed_marks(marked(*mark("dot", 3), vertical=True), 50, 20)

    assert isinstance(dot, Area)
    assert dot.rect.y + dot.rect.height / 2 == pytest.approx(20 + 35)
    assert dot.rect.x > 50 + 0.5 * SIZE


@pytest.mark.parametrize(("kind", "waves"), [("name", False), ("title", True)])
def test_line_stands_below_or_to_the_left(kind: str, waves: bool) -> None:
    """GB/T 15834 5.2.5: one unbroken line; a title's is a wave."""
    (level,) = placed_marks(marked(*mark(kind, 2, 3)), 10, 20)
    (upright,) = placed_marks(marked(*mark(kind, 2, 3), vertical=True), 50, 20)

    assert isinstance(level, Rule)
    assert isinstance(upright, Rule)
    assert (level.x1, level.x2) == pytest.approx((30.6, 59.4))
    assert level.y1 == level.y2 > 20 + 0.12 * SIZE
    assert (upright.y1, upright.y2) == pytest.approx((40.6, 69.4))
    assert upright.x1 == upright.x2 < 50 - 0.5 * SIZE
    assert bool(level.wave) is bool(upright.wave) is waves


def test_lines_are_never_thinner_than_a_press_can_hold() -> None:
    small = marked(*mark("name", 0))
    small = small._replace(runs=(small.runs[0]._replace(size=4.0),))
    (rule,) = placed_marks(small, 0, 0)

    assert isinstance(rule, Rule)
    assert rule.weight == 0.25


def test_marks_have_the_colour_of_their_text() -> None:
    blue = Colour(c=1.0, m=0.5)
    dot, rule = placed_marks(
        marked(*mark("dot", 0), *mark("name", 2), colour=blue), 0, 0
    )

    assert isinstance(dot, Area)
    assert isinstance(rule, Rule)
    assert dot.fill == rule.colour == blue != BLACK


@pytest.mark.parametrize("kind", ["name", "title"])
def test_dot_stands_below_the_line_of_its_character(kind: str) -> None:
    """CLREQ 3.1.8: first the line, then the dot; all dots of a line level."""
    here = marked(*mark(kind, 0, 2), *mark("dot", 1), *mark("dot", 5))
    rule, *dots = placed_marks(here, 0, 0)
    (alone,) = placed_marks(marked(*mark("dot", 5)), 0, 0)
    _, far = placed_marks(marked(*mark(kind, 0, 2), *mark("dot", 5)), 0, 0)

    assert {reach(dot).y for dot in dots} == {reach(dots[0]).y}
    assert reach(dots[0]).y > reach(rule).bottom
    assert reach(dots[0]).y > reach(alone).y
    assert far == alone


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("ours", MET)
@pytest.mark.parametrize("theirs", MET)
def test_marks_touch_neither_type_nor_each_other(
    ours: tuple[str, ...], theirs: tuple[str, ...], vertical: bool
) -> None:
    """Whatever meets whatever in the next line, set as tight as text may be."""
    step = TIGHT * SIZE
    found: list[Rect] = []
    for number, kinds in enumerate((theirs, ours, theirs)):
        marks = tuple(one for kind in kinds for one in mark(kind, 2, 3))
        x, y = (100 - number * step, 10) if vertical else (10, 100 + number * step)
        cells = Rect(x - SIZE / 2, y, SIZE, 100)
        if not vertical:
            cells = Rect(x, y - 0.88 * SIZE, 100, SIZE)
        line = marked(*marks, vertical=vertical)
        found += [cells, *(reach(item) for item in placed_marks(line, x, y))]

    for one, other in combinations(found, 2):
        assert not one.overlaps(other)


def test_names_side_by_side_have_a_line_each(square: FontSet) -> None:
    """R64: two names are seen to be two."""
    rules = placed_marks(marked(*mark("name", 0, 2), *mark("name", 2, 2)), 10, 20)
    image = drawn(written(square, page(*rules)), 8)
    y = round(8 * reach(rules[0]).y) + 1
    dark = [image.getpixel((x, y))[0] < 128 for x in range(8 * 10, 8 * 50)]  # type: ignore[index]

    assert sum(a and not b for a, b in pairwise(dark)) == 2
    assert 8 <= dark[100:220].count(False) <= 11  # 1.2 pt


def test_marks_of_a_story_stand_on_its_page(square: FontSet) -> None:
    """A name that the line's end parts has a line on either."""
    words = (Run("甲" * 7), Run("乙" * 4, marks=("name",)), Run("丙" * 20))
    one = story("a", Paragraph("body", words))
    plan = dummy(slot(head=HeadPlan(size=26)))
    done = make_up(edition(one), LAYOUT, Compositor(square), plan)
    (found,) = done.pages
    lines = [i for i in found.items if isinstance(i, TextLine) and i.role == "body"]
    rules = [i for i in found.items if isinstance(i, Rule) and i.y1 > lines[0].y]
    names = [rule for rule in rules if rule.y1 == rule.y2 and rule.weight < 0.4]

    ends = [(r.x1 - t.x, r.x2 - t.x) for r, t in zip(names, lines, strict=False)]
    assert ends == [pytest.approx((70, 80)), pytest.approx((0, 30))]


# --- lines and links -------------------------------------------------------------


def test_vertical_line_is_placed_by_its_axis_and_upper_edge() -> None:
    """An indent is a way down; the runs count from where the line begins."""
    line = marked(vertical=True)
    line = line._replace(x=20.0, runs=(line.runs[0]._replace(x=20.0),))
    placed = placed_line(line, 50, 30, story="a", role="head")

    assert isinstance(placed, TextLine)
    assert (placed.x, placed.y, placed.width) == (50, 50, 100)
    assert placed.runs[0].x == 0
    assert placed.vertical


def test_link_of_a_vertical_line_is_as_wide_as_its_type() -> None:
    line = marked(vertical=True)._replace(links=((15.0, 30.0, "https://a.cn"),))
    (link,) = placed_links(line, 50, 30)

    assert link.rect == Rect(45, 45, 10, 30)


# --- the press -------------------------------------------------------------------


def vertical_codes(face: Face, text: str) -> bytes:
    return b"".join(g.code.to_bytes(2, "big") for g in face.shape(text, vertical=True))


def test_page_with_every_mark_goes_to_press(fonts: FontSet, tmp_path: Path) -> None:
    """All referees: syntax, contract, fonts, and three renderers alike."""
    lost = judge.absent()
    if lost:
        pytest.skip("; ".join(lost))
    song, serif = fonts.chain("song")[0], fonts.chain("serif")[0]
    text = "改革开放——从农村到城市，"
    marks = (*mark("dot", 0, 4), *mark("name", 6, 3), *mark("title", 9, 2))
    down = GlyphRun(song.key, SIZE, 0, vertical_codes(song, text), vertical=True)
    latin = b"".join(g.code.to_bytes(2, "big") for g in serif.shape("Reform"))
    lying = GlyphRun(serif.key, SIZE, 122.5, latin, rise=-3.3, turned=True)
    figures = b"".join(g.code.to_bytes(2, "big") for g in serif.shape("128"))
    upright = GlyphRun(serif.key, SIZE, 163.5, figures, rise=-5, condensed=0.63)
    level = b"".join(g.code.to_bytes(2, "big") for g in song.shape(text))
    items: list[Item] = []
    for vertical, runs, places in (
        (True, (down, lying, upright), [(260 - 16 * i, 20) for i in range(4)]),
        (
            False,
            (GlyphRun(song.key, SIZE, 0, level),),
            [(20, 40 + 14 * i) for i in range(4)],
        ),
    ):
        line = Line(
            runs,
            0.0,
            165.0,
            text + "Reform128" * vertical,
            marks=marks,
            vertical=vertical,
        )
        items += [placed_line(line, x, y) for x, y in places]
        items += [item for x, y in places for item in placed_marks(line, x, y)]
    target = tmp_path / "marks.pdf"
    job = Job("样", DAY)
    sheet = page(*items, trim=Size(300, 240), bleed=3 * MM)
    target.write_bytes(written(fonts, sheet, job=job))

    assert judge.judge(target, tmp_path) == []
    told = [f for f in check(target).findings if f.code != "ink.unchecked"]
    assert told == []
