"""English lines whose signs hang: the margins look straight (西文光学边距)."""

import pytest

from reform_press.compose.galley import Line, Measure
from reform_press.compose.optical import overhang
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.content.model import Paragraph, Run
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle

COPY = "“The water of the reservoir, stored in spring, turns the fields green.” " * 3
STYLE = TextStyle(size=10.0, indent=0.0, lang="en")


@pytest.fixture(scope="module")
def compositor(fonts: FontSet) -> Compositor:
    return Compositor(fonts)


def lines(compositor: Compositor, style: TextStyle) -> tuple[Line, ...]:
    paragraph = Paragraph("body", (Run(COPY),))
    return compose_paragraph(paragraph, style, Measure((150.0,)), compositor).lines


def test_an_opening_quote_stands_before_the_margin(compositor: Compositor) -> None:
    hung = lines(compositor, STYLE._replace(optical=True))[0]

    assert hung.text.startswith("“")
    assert hung.runs[0].x == pytest.approx(-10 * overhang("“", start=True))
    assert lines(compositor, STYLE)[0].runs[0].x == 0.0


def test_a_line_is_as_wide_as_its_measure_without_what_hangs(
    compositor: Compositor,
) -> None:
    for line in lines(compositor, STYLE._replace(optical=True))[:-1]:
        assert line.width == pytest.approx(150.0, abs=0.01)
