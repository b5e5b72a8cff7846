"""A reference case (参照图样): copy, and a picture made by hand that it must match.

In: copy with options, the picture it must look like, and one it must not, as
in the web platform tests.  Out: a failed assertion that tells where the two
differ.  All three are pages of one PDF, drawn by pdfium and compared dot by
dot.  ``byhand`` has the notation of the pictures.

"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pypdfium2
import pytest
from PIL import Image, ImageChops

from pdf.printing import SCREEN, written
from references.byhand import LEADING, SIZE, paper, sheet, starts
from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.content.inline import runs_of
from reform_press.content.model import Paragraph
from reform_press.errors import Source
from reform_press.makeup.block import placed_line
from reform_press.makeup.interlinear import placed_marks
from reform_press.page import Item, Page
from reform_press.style.model import Punctuation, TextStyle
from reform_press.style.region import lang_of

#: Dots a point.  Type is 80 dots large: pdfium then draws its outlines, and does
#: not move glyphs to whole dots.
FINE = 8
#: Steps of 255 by which the grey of a dot may differ where two pictures are the
#: same: what a stroke does that is a thousandth of an em off its place.
ALIKE = 28
#: And by which one dot at least differs where they are not.
APART = 128
#: A measure on which every short copy is one line, and the last.
WIDE = 14.0

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Case(NamedTuple):
    """What a clause says of one piece of copy, as two pictures."""

    name: str
    clause: str
    copy: str
    like: tuple[str, ...]  # lines by hand
    unlike: tuple[str, ...]  # what it would be without the rule
    measure: float = WIDE
    style: Mapping[str, Any] = NOTHING  # fields of TextStyle
    marks: Punctuation = Punctuation()

    @property
    def vertical(self) -> bool:
        """Whether lines run down."""
        return self.style.get("mode") == "vertical"


def cases(*groups: tuple[Case, ...]) -> Callable[[Any], Any]:
    """Give a test every case of the groups, each under its own name."""
    every = [case for group in groups for case in group]
    return pytest.mark.parametrize("case", every, ids=[case.name for case in every])


def examine(case: Case, compositor: Compositor) -> None:
    """Set the copy; it must match the one picture and not the other."""
    lang = lang_of(case.marks.region)
    pages = [set_copy(case, compositor)]
    for lines in (case.like, case.unlike):
        pages.append(sheet(lines, compositor.fonts, lang, vertical=case.vertical))
    copy, like, unlike = pictures(compositor, *pages)

    assert apart(copy, like) <= ALIKE, _told(case, copy, like)
    assert apart(copy, unlike) >= APART, f"{case.name}: the pictures do not differ"


def set_copy(case: Case, compositor: Compositor, *over: Item) -> Page:
    """Return the page of the copy as composed, with some items over it."""
    style = TextStyle(
        size=SIZE,
        leading=LEADING,
        indent=0.0,
        lang=lang_of(case.marks.region),
        marks=case.marks,
    )._replace(**case.style)
    runs, _ = runs_of(case.copy, Source(case.name, 1, 1))
    measure = Measure((case.measure * SIZE,))
    galley = compose_paragraph(Paragraph("body", runs), style, measure, compositor)
    items: list[Item] = []
    for line, (x, y) in zip(galley.lines, starts(vertical=case.vertical), strict=False):
        items += [placed_line(line, x, y), *placed_marks(line, x, y)]
    return paper((*items, *over), vertical=case.vertical)


def pictures(compositor: Compositor, *pages: Page) -> list[Image.Image]:
    """Write pages to one PDF and draw each in grey."""
    pdf = written(compositor.fonts, *pages, job=SCREEN)
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.render(scale=FINE, grayscale=True).to_pil().copy() for page in document
        ]


def apart(one: Image.Image, other: Image.Image) -> int:
    """Return by how many steps of grey two pictures differ at most."""
    extrema: Any = ImageChops.difference(one, other).getextrema()
    return int(extrema[1])


def _told(case: Case, copy: Image.Image, like: Image.Image) -> str:
    """Say where two pictures differ, in em from the origin of the first line."""
    dots = ImageChops.difference(copy, like).point(lambda v: 255 * (v > ALIKE))
    box = dots.getbbox()
    assert box
    (x, y) = next(starts(vertical=case.vertical))
    left, upper, right, lower = (edge / FINE for edge in box)
    across = f"{(left - x) / SIZE:.2f} to {(right - x) / SIZE:.2f} em across"
    down = f"{(upper - y) / SIZE:.2f} to {(lower - y) / SIZE:.2f} em down"
    return f"{case.name} ({case.clause}) {case.copy}: differs {across}, {down}"
