"""A link lies over its characters and nothing else, on every line it is on."""

import pytest

from reform_press.compose.galley import Line, Linked, Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.compose.parcel import packed, unpacked
from reform_press.content.model import Paragraph, Run
from reform_press.fonts.library import FontSet
from reform_press.style.model import Align, TextStyle

HREF = "https://example.org"


def lines(
    square: FontSet, *runs: Run, width: float = 4, align: Align = "justify"
) -> tuple[Line, ...]:
    style = TextStyle(size=10, indent=0.0, align=align)
    shape = Measure((width * 10,))
    paragraph = Paragraph("body", runs)
    return compose_paragraph(paragraph, style, shape, Compositor(square)).lines


def links(square: FontSet, *runs: Run, **said: object) -> list[tuple[Linked, ...]]:
    return [line.links for line in lines(square, *runs, **said)]  # type: ignore[arg-type]


def test_a_link_goes_on_from_line_to_line(square: FontSet) -> None:
    found = links(square, Run("天地"), Run("玄黄宇宙洪荒", href=HREF), Run("日月"))

    assert found == [((20.0, 20.0, HREF),), ((0.0, 40.0, HREF),), ()]


def test_a_link_moves_with_the_gaps_of_its_line(square: FontSet) -> None:
    """Four Han on a line of 5.5: gaps of half an em."""
    runs = (Run("天"), Run("地玄", href=HREF), Run("黄宇宙"))
    found = links(square, *runs, width=5.5, align="start")
    filled = links(square, *runs[:2], Run("黄——宇宙"), width=5.5)

    assert found[0] == ((10.0, 20.0, HREF),)
    assert filled[0] == ((15.0, 25.0, HREF),)


def test_the_blank_of_marks_beside_a_link_is_not_part_of_it(square: FontSet) -> None:
    found = links(square, Run("《"), Run("天地", href=HREF), Run("》玄"), width=9)

    assert found == [((5.0, 20.0, HREF),)]


def test_runs_that_lead_to_one_place_are_one_link(square: FontSet) -> None:
    near = (Run("天地", href=HREF), Run("玄", ("strong",), HREF))
    apart = (*near, Run("黄"), Run("宇", href=HREF))

    assert links(square, *near) == [((0.0, 30.0, HREF),)]
    assert len(links(square, *apart, width=9)[0]) == 2


def test_words_of_a_link_that_the_index_lists_are_both(square: FontSet) -> None:
    runs = Run("天", href="#a"), Run("地玄", href="#a index:地玄"), Run("黄", href="#a")

    assert links(square, *runs) == [((0.0, 40.0, "#a"), (10.0, 20.0, "index:地玄"))]


@pytest.mark.parametrize("align", ["start", "end"])
def test_a_line_that_is_all_link_is_covered_whole(
    square: FontSet, align: Align
) -> None:
    (line,) = lines(square, Run("天地ERP", href=HREF), width=9, align=align)

    assert line.links == ((line.x, line.width, HREF),)


def test_links_survive_the_parcel(square: FontSet) -> None:
    runs = (Run("天"), Run("地玄", href=HREF))
    style, compositor = TextStyle(), Compositor(square)
    galley = compose_paragraph(
        Paragraph("body", runs), style, Measure((90.0,)), compositor
    )

    assert unpacked(packed(galley)) == galley
    assert galley.lines[0].links
