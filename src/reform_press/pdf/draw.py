"""Items of a page as operators (绘制): one ``match`` over the closed set.

In: a finished page.  Out: its content stream, with the resources it names.

"""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from math import cos, hypot, pi, radians, sin
from typing import NamedTuple, cast

from reform_press.colour import BLACK, Colour
from reform_press.geometry import Rect
from reform_press.page import (
    Area,
    Embed,
    Group,
    Item,
    Link,
    Page,
    Picture,
    Rule,
    TextLine,
    among,
)
from reform_press.pdf import text
from reform_press.pdf.content import Content, Resource, there
from reform_press.pdf.furniture import placement
from reform_press.pdf.marks import slug
from reform_press.pdf.outlined import draw_outlined
from reform_press.pdf.stock import Stock

#: Black lines up to this weight overprint (pt), and areas up to this size, such
#: as emphasis dots; heavier ones knock out.
_OVERPRINTED_WEIGHT = 4.0
#: Length of half a wave, in swings.
_HALF_WAVE = 4.0
#: A missing picture.
_MARKER, _MARKER_GROUND = Colour(m=1.0), Colour(m=0.1)
#: Where a circle's Bézier handles stand, in radii.
_HANDLE = 0.5523


class Drawing(NamedTuple):
    """What is drawn of a page: its items, the marks around it, its slug line."""

    items: tuple[Item, ...]
    around: tuple[Item, ...] = ()  # one object for all pages of a size
    slug: tuple[TextLine, ...] = ()


def drawing_of(page: Page, stock: Stock) -> Drawing:
    """Return what is to be drawn of a page."""
    if not stock.job.marks or stock.job.screen:
        return Drawing(page.items)
    line = slug(page, stock.job, stock.letters)
    return Drawing(page.items, stock.around(page.sheet), line)


class Found(NamedTuple):
    """What a page asks of any file it goes into (版面用料)."""

    text: text.Survey
    pictures: tuple[Picture, ...]


def survey(drawing: Drawing) -> Found:
    """Find glyphs and pictures among the items."""
    # A line that tells no text is drawn as a shape.
    items = drawing.items
    lines = [line for line in (*among(items, TextLine), *drawing.slug) if line.text]
    return Found(text.survey(lines), tuple(among(items, Picture)))


def draw_page(drawing: Drawing, told: frozenset[int], stock: Stock) -> Content:
    """Draw all items of a page in their order, and the marks around them."""
    content = Content(stock)
    _draw(drawing.items, told, content)
    if drawing.around:
        content.again(drawing.around, lambda: _draw(drawing.around, told, content))
    _draw(drawing.slug, told, content)
    return content


def _draw(items: Iterable[Item], told: frozenset[int], content: Content) -> None:
    for kind, found in groupby(items, type):
        if kind is TextLine:
            lines = tuple(cast("Iterable[TextLine]", found))
            silent = [line for line in lines if not line.text]
            if silent:
                draw_outlined(silent, content)
                lines = tuple(line for line in lines if line.text)
            if lines:
                text.show(lines, told, content)
        else:
            for item in found:
                _draw_one(item, told, content)


def _draw_one(item: Item, told: frozenset[int], content: Content) -> None:
    match item:
        case Rule():
            _rule(item, content)
        case Area():
            _area(item, content)
        case Group():
            _group(item, told, content)
        case Picture():
            _picture(item, content)
        case Embed():
            _embed(item, content)
        case Link() | TextLine():
            pass  # links draw nothing, and lines are drawn many at a time


def _rule(rule: Rule, content: Content) -> None:
    content.stroke(rule.colour, overprint=rule.weight <= _OVERPRINTED_WEIGHT)
    content.numbers(rule.weight)
    content.add(b"w\n")
    if rule.dash:
        content.add(b"[")
        content.numbers(*rule.dash)
        content.add(b"] 0 d\n")
    content.numbers(rule.x1, -rule.y1)
    content.add(b"m ")
    if rule.wave:
        _waves(rule, content)
    else:
        content.numbers(rule.x2, -rule.y2)
        content.add(b"l ")
    content.add(b"S\n")
    if rule.dash:
        content.add(b"[] 0 d\n")


def _waves(rule: Rule, content: Content) -> None:
    """Append a wave to the path, whole half waves from end to end (浪线).

    A Bézier curve whose handles rise by 4/3 of the swing reaches it, and one
    whose handles stand at 4/3π of its length joins the next as a sine does.
    """
    across, up = rule.x2 - rule.x1, rule.y1 - rule.y2
    length = hypot(across, up)
    if not length:
        return
    count = max(1, round(length / (_HALF_WAVE * rule.wave)))
    side = 4 / 3 * rule.wave / length
    for half in range(count):
        side = -side
        for share, off in ((4 / (3 * pi), side), (1 - 4 / (3 * pi), side), (1, 0.0)):
            along = (half + share) / count
            content.numbers(
                rule.x1 + along * across - off * up,
                -rule.y1 + along * up + off * across,
            )
        content.add(b"c ")


def _area(area: Area, content: Content) -> None:
    if area.fill is not None:
        small = max(area.rect.width, area.rect.height) <= _OVERPRINTED_WEIGHT
        content.fill(area.fill, overprint=small and area.stroke is None)
    if area.stroke is not None:
        content.stroke(area.stroke)
        content.numbers(area.weight)
        content.add(b"w\n")
    trace(area.rect, area.radius, content)
    match area.fill is not None, area.stroke is not None:
        case True, True:
            content.add(b"B\n")
        case True, False:
            content.add(b"f\n")
        case False, True:
            content.add(b"S\n")
        case _:
            content.add(b"n\n")


def trace(rect: Rect, radius: float, content: Content) -> None:
    """Append the path of a rectangle, its corners rounded by ``radius``."""
    x, y, w, h = rect.x, -rect.bottom, rect.width, rect.height
    r = min(radius, w / 2, h / 2)
    if r <= 0:
        content.numbers(x, y, w, h)
        content.add(b"re ")
        return
    k = r * (1 - _HANDLE)
    right, top = x + w, y + h
    content.numbers(x + r, y)
    content.add(b"m ")
    for edge, corner in (
        ((right - r, y), (right - k, y, right, y + k, right, y + r)),
        ((right, top - r), (right, top - k, right - k, top, right - r, top)),
        ((x + r, top), (x + k, top, x, top - k, x, top - r)),
        ((x, y + r), (x, y + k, x + k, y, x + r, y)),
    ):
        content.numbers(*edge)
        content.add(b"l ")
        content.numbers(*corner)
        content.add(b"c ")
    content.add(b"h ")


def _rectangle(rect: Rect, content: Content) -> None:
    trace(rect, 0, content)


def _ellipse(rect: Rect, content: Content) -> None:
    """Append the path of the ellipse in a rectangle."""
    across, up = rect.width / 2, rect.height / 2
    x, y = rect.x + across, -rect.y - up
    content.numbers(x + across, y)
    content.add(b"m ")
    near = _HANDLE
    for curve in (
        ((1, near), (near, 1), (0, 1)),
        ((-near, 1), (-1, near), (-1, 0)),
        ((-1, -near), (-near, -1), (0, -1)),
        ((near, -1), (1, -near), (1, 0)),
    ):
        content.numbers(*(v for a, b in curve for v in (x + a * across, y + b * up)))
        content.add(b"c ")
    content.add(b"h ")


def _picture(picture: Picture, content: Content) -> None:
    if content.stock.picture(picture) is None:
        _marker(picture.rect, content)
        return
    rect = picture.rect
    content.save()
    content.knock_out()
    content.numbers(rect.width, 0, 0, rect.height, rect.x, -rect.bottom)
    content.add(b"cm ", content.use(partial(_image, picture)), b" Do\n")
    content.restore()


def _image(picture: Picture, stock: Stock) -> Resource:
    return "XObject", *there(stock.picture(picture))


def _form(embed: Embed, stock: Stock) -> Resource:
    key, ref, _ = stock.form(embed)
    return "XObject", key, ref


def _marker(rect: Rect, content: Content) -> None:
    """Draw a crossed box where a picture is missing: nobody overlooks it."""
    _area(Area(rect, _MARKER_GROUND, _MARKER, 1.0), content)
    _rule(Rule(rect.x, rect.y, rect.right, rect.bottom, 1.0, _MARKER), content)
    _rule(Rule(rect.x, rect.bottom, rect.right, rect.y, 1.0, _MARKER), content)


def _embed(embed: Embed, content: Content) -> None:
    # Wished for first: a stream that serves again asks in the order of its wishes.
    called = content.use(partial(_form, embed))
    _, _, parcel = content.stock.form(embed)
    content.save()
    # A form begins with what its caller left: black, nothing overprinting.
    content.knock_out()
    content.fill(BLACK)
    content.stroke(BLACK)
    content.add(_fine(*placement(parcel, embed.rect)))
    content.add(b"cm ", called, b" Do\n")
    content.restore()


def _group(group: Group, told: frozenset[int], content: Content) -> None:
    content.save()
    if group.turn:
        # Clockwise for the reader is a negative angle where y runs up.
        c, s = cos(radians(group.turn)), sin(radians(group.turn))
        x, y = group.at[0], -group.at[1]
        content.add(_fine(c, -s, s, c))
        content.numbers(x - c * x - s * y, y + s * x - c * y)
        content.add(b"cm\n")
    if group.clip is not None:
        (_ellipse if group.oval else _rectangle)(group.clip, content)
        content.add(b"W n\n")
    _draw(group.items, told, content)
    content.restore()


def _fine(*values: float) -> bytes:
    """Return factors of a matrix, finer than lengths need be."""
    return b"".join(b"%.7f " % value for value in values)
