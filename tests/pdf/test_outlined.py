"""Lines that are no text are drawn as shapes, and told by their ink alone."""

from PIL import ImageChops

from pdf.printing import drawn, extracted, line, opened, page, written
from reform_press.fonts.library import FontSet
from reform_press.page import Group, TextLine


def silent(told: TextLine) -> TextLine:
    return told._replace(text="")


def test_shapes_look_like_the_text_they_are(fonts: FontSet) -> None:
    """Curves of TrueType are raised without a change."""
    face = fonts.chain("serif")[0]
    told = line(face, "0123456789", size=9)
    images = [
        drawn(written(fonts, page(found)), 8).convert("L")
        for found in (told, silent(told))
    ]
    apart = ImageChops.difference(*images).histogram()

    # Hinting and smoothing move an edge by less than a pixel of 1/576 inch.
    assert sum(apart[160:]) == 0
    assert sum(images[1].histogram()[:128]) > 1000


def test_shapes_are_in_no_text_layer_and_need_no_font(square: FontSet) -> None:
    face = square.chain("song")[0]
    pdf = written(square, page(silent(line(face, "12"))))

    assert extracted(pdf) == ""
    with opened(pdf) as document:
        assert "/Font" not in document.pages[0].Resources


def test_shapes_leave_the_text_around_them_alone(square: FontSet) -> None:
    face = square.chain("song")[0]
    above, number, below = (line(face, "天地", y=y) for y in (20, 40, 60))
    pdf = written(square, page(above, silent(number), Group((silent(number), below))))

    assert extracted(pdf).split() == ["天地", "天地"]
