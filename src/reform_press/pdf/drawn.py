"""A page's stream (页面流): drawn and packed now, or as it was a moment ago.

In: a finished page and the stock of the file.  Out: the packed stream, which
may still be in the making, and the resources that it names.  A resident
process keeps the streams of the pages it has just drawn; what they need of
the file is asked for again in the same order, so that objects get the numbers
that a first drawing gives them.

"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from typing import NamedTuple

from reform_press.kept import Memory
from reform_press.page import Page
from reform_press.pdf import pdfx, text
from reform_press.pdf.content import Content, Wish
from reform_press.pdf.draw import Drawing, Found, draw_page, drawing_of, survey
from reform_press.pdf.embed_font import Used
from reform_press.pdf.objects import Ref, deflated_aside, number
from reform_press.pdf.stock import Stock

Packed = Callable[[], bytes]
Resources = dict[str, dict[str, Ref]]


class _Stream(NamedTuple):
    """A stream that may serve again, and what it asks of the file."""

    packed: Packed
    wishes: tuple[Wish, ...]


def foreseen(pages: Iterable[Page], stock: Stock, memory: Memory) -> bool:
    """Note the glyphs of all pages at once; False: each is to be studied in turn.

    What two pages use together is known if neither changed, and so on for four
    and eight: an edited page costs as many unions as there are such steps.
    """
    uses = [_found(page, stock, memory)[1].text.used for page in pages]
    while len(uses) > 1:
        pairs = zip(uses[::2], uses[1::2], strict=False)
        joined = [
            memory.of("uses", pair, (), partial(text.together, *pair)) for pair in pairs
        ]
        uses = joined + uses[2 * len(joined) :]
    # Equal ones become the same: what is made of them is known by what they are.
    return all(
        stock.font(key).foresee(memory.of("used", (), used, partial(Used, *used)))
        for key, used in chain.from_iterable(uses)
    )


def drawn(page: Page, stock: Stock, *, known: bool = False) -> tuple[Packed, Resources]:
    """Return a page's packed stream and its resources.

    Where its glyphs are ``known``, they are foreseen.
    """
    memory = stock.job.kept.memory
    if memory is None:
        drawing = drawing_of(page, stock)
        found = survey(drawing)
        told = text.study(found.text, stock)
        stock.prepare(found.pictures)
        content = draw_page(drawing, told, stock)
        return _packed(page, content), content.resources
    drawing, found = _found(page, stock, memory)
    told = found.text.told if known else text.study(found.text, stock)
    stock.prepare(found.pictures)
    # A picture that cannot be used leaves a marker in the stream.
    missing = tuple(stock.picture(one) is None for one in found.pictures)
    made: list[Content] = []
    stream = memory.of(
        "stream",
        (page, drawing),
        (stock.made_for, told, missing),
        lambda: _stream(page, drawing, told, stock, made),
    )
    content = made[0] if made else Content(stock)
    if not made:
        for wish in stream.wishes:
            content.use(wish)
    return stream.packed, content.resources


def _found(page: Page, stock: Stock, memory: Memory) -> tuple[Drawing, Found]:
    """Return what is to be drawn of a page, and what it asks of a file."""
    make = partial(drawing_of, page, stock)
    drawing = memory.of("drawing", (page,), stock.made_for, make)
    return drawing, memory.of("survey", (drawing,), (), partial(survey, drawing))


def _stream(
    page: Page,
    drawing: Drawing,
    told: frozenset[int],
    stock: Stock,
    made: list[Content],
) -> _Stream:
    """Draw a page; its content is left in ``made``."""
    content = draw_page(drawing, told, stock)
    made.append(content)
    return _Stream(_packed(page, content), tuple(content.wishes))


def _packed(page: Page, content: Content) -> Packed:
    """Begin to pack a stream, its origin moved to the top left of the trim."""
    around = pdfx.margin(content.stock.job, page.sheet)
    down = number(around + page.sheet.trim.height)
    head = b"q 1 0 0 1 %b %b cm\n" % (number(around), down)
    return deflated_aside(b"".join((head, *content.parts, b"Q\n")))
