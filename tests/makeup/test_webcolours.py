"""Colours in style sheets and drawings: inks stay inks, the others are found."""

import pytest

from reform_press.colour import Colour, stand_in
from reform_press.makeup.webcolours import (
    Light,
    css_of,
    lights_of_css,
    lights_of_markup,
    with_stand_ins,
)


def srgb(*inks: float) -> str:
    c, m, y, k = inks
    return "color(srgb " + " ".join(f"{v:f}" for v in stand_in((c, m, y, k)))


@pytest.mark.parametrize(
    ("css", "inks", "end"),
    [
        ("device-cmyk(0 0.5 1 0.25)", (0, 0.5, 1, 0.25), ")"),
        ("device-cmyk(0, .5, 1, .25)", (0, 0.5, 1, 0.25), ")"),
        ("Device-CMYK( 0% 50% 100% 25% )", (0, 0.5, 1, 0.25), ")"),
        ("device-cmyk(0 0 0 1 / 0.5)", (0, 0, 0, 1), " / 0.5)"),
        ("device-cmyk(0 0 0\n 2)", (0, 0, 0, 1), "\n)"),
    ],
)
def test_inks_become_what_stands_for_them(
    css: str, inks: tuple[float, ...], end: str
) -> None:
    """Line for line: remarks on the sheet keep their places."""
    told = f"a {{ color: {css} }}"

    assert with_stand_ins(told) == f"a {{ color: {srgb(*inks)}{end} }}"


@pytest.mark.parametrize("css", ["device-cmyk(0 0 1)", "device-cmyk(0 0 x 1)"])
def test_what_is_no_colour_stays_for_css_to_refuse(css: str) -> None:
    assert with_stand_ins(css) == css


def test_colour_of_the_palette_is_written_as_css() -> None:
    assert css_of(Colour(c=0.72, k=0.085)) == "device-cmyk(0.72 0 0 0.085)"


@pytest.mark.parametrize(
    "value",
    [
        "#f00", "#1a2b3c", "#f00c", "rgb(1 2 3)", "rgba(1,2,3,.5)", "Teal",
        "oklch(0.6 0.1 20)", "lab(50 20 30)", "color(srgb 1 0 0)", "hwb(9 0% 0%)",
        "hsl(120 50% 50%)",
    ],
)  # fmt: skip
def test_light_is_found_with_its_place(value: str) -> None:
    css = f"a:hover {{\n  border: 1pt solid {value};\n}}"

    assert list(lights_of_css(css)) == [Light(value, 2, 21)]


@pytest.mark.parametrize(
    "css",
    [
        "a { color: #333; background: #eeeeee }",
        "a { color: black; border-color: white silver }",
        "a { color: rgb(9 9 9); background: hsl(9 0% 50%) }",
        "a { color: device-cmyk(0 1 0 0); background: var(--red) }",
        "/* red */ .red { color: inherit } #fade { margin: 0 }",
        "a { font-family: tan, 'red'; background: url(red.svg#f00) }",
        "a { content: '#f00'; grid-area: red }",
    ],
)
def test_inks_greys_and_other_words_are_no_lights(css: str) -> None:
    assert list(lights_of_css(css)) == []


def test_markup_is_read_where_it_paints() -> None:
    html = (
        "<p title=red>#f00 red</p>\n"
        '<p style="color:#c00">\n<style>\np { fill: blue }</style>\n'
        '<rect fill="green" stroke="none" id="red"/>'
    )

    assert list(lights_of_markup(html)) == [
        Light("#c00", 2, 17),
        Light("blue", 4, 11),
        Light("green", 5, 13),
    ]
