"""The operators of one page (页面流) and the resources they name.

In: drawing orders from ``draw`` and ``text``.  Out: the bytes of a content
stream.  The origin is the top left corner of the trim; PDF's y runs up, so
every y of the page model is written with its sign turned.

Guarantees: a state operator is written only where the state changes.

"""

from collections.abc import Callable
from functools import partial
from math import inf
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.pdf.colour import is_black
from reform_press.pdf.objects import Ref, name, number
from reform_press.pdf.stock import Stock

#: Kind, name and object of a resource; how a page asks its file for one.
Resource = tuple[str, str, Ref]
Wish = Callable[[Stock], Resource]
#: Font, size, direction, spacing and rise of a stream's text.
TextState = tuple[str, float, bool, float, float]


class Repeated(NamedTuple):
    """What was drawn once and stands on many pages (重复图元)."""

    what: object  # held, so that its id is no other's
    operators: bytes
    wishes: tuple[Wish, ...]
    state: tuple[Colour | None, Colour | None, bool | None]  # that it leaves


class Content:
    """The stream of one page while it is drawn."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.parts: list[bytes] = []
        # Operators that choose a font, by face, direction and size.
        self.fonts: dict[tuple[str, bool, float], bytes] = {}
        self.resources: dict[str, dict[str, Ref]] = {}
        self.wishes: list[Wish] = []  # the resources in the order of asking
        # Colours and overprint as the stream left them; None: not yet said.
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._over: bool | None = None
        self.text: TextState = ("", 0.0, False, 0.0, 0.0)
        self.above = -inf  # y, down, where the last string begins
        self._saved: list[
            tuple[Colour | None, Colour | None, bool | None, TextState]
        ] = []

    def add(self, *parts: bytes) -> None:
        """Append operators."""
        self.parts.extend(parts)

    def numbers(self, *values: float) -> None:
        """Append operands."""
        self.parts.append(b" ".join([number(v) for v in values]) + b" ")

    def save(self) -> None:
        """Push the graphics state."""
        self._saved.append((self._fill, self._stroke, self._over, self.text))
        self.parts.append(b"q\n")

    def restore(self) -> None:
        """Pop the graphics state."""
        self._fill, self._stroke, self._over, self.text = self._saved.pop()
        self.parts.append(b"Q\n")

    def use(self, wish: Wish) -> bytes:
        """Name a resource of this page, which the file is asked for now."""
        kind, key, ref = wish(self.stock)
        self.wishes.append(wish)
        self.resources.setdefault(kind, {})[key] = ref
        return name(key)

    def again(self, what: object, draw: Callable[[], None]) -> None:
        """Draw what many pages have: the operators that it was drawn by before.

        It is told by what it is, and by the state that it begins in; it sets no
        text.
        """
        told = id(what), self._fill, self._stroke, self._over
        found: Repeated | None = self.stock.repeated.get(told)
        if found is None:
            parts, wishes = len(self.parts), len(self.wishes)
            draw()
            self.stock.repeated[told] = Repeated(
                what,
                b"".join(self.parts[parts:]),
                tuple(self.wishes[wishes:]),
                (self._fill, self._stroke, self._over),
            )
            return
        self.parts.append(found.operators)
        for wish in found.wishes:
            self.use(wish)
        self._fill, self._stroke, self._over = found.state

    def fill(self, colour: Colour, *, overprint: bool = False) -> None:
        """Set the colour of areas and text."""
        self._overprint(overprint and is_black(colour))
        if colour != self._fill:
            self._fill = colour
            self.parts.append(self._operator(colour, stroke=False))

    def stroke(self, colour: Colour, *, overprint: bool = False) -> None:
        """Set the colour of lines."""
        self._overprint(overprint and is_black(colour))
        if colour != self._stroke:
            self._stroke = colour
            self.parts.append(self._operator(colour, stroke=True))

    def knock_out(self) -> None:
        """Turn overprinting off, whatever is drawn next."""
        self._overprint(False)

    def _operator(self, colour: Colour, *, stroke: bool) -> bytes:
        if self.stock.space(colour):
            self.use(partial(_space, colour))
        return self.stock.operator(colour, stroke=stroke)

    def _overprint(self, over: bool) -> None:
        over = over and self.stock.overprints
        if over == self._over:
            return
        self._over = over
        if self.stock.overprint_state(over):
            self.parts.append(self.use(partial(_state, over)) + b" gs\n")


def _space(colour: Colour, stock: Stock) -> Resource:
    return "ColorSpace", *there(stock.space(colour))


def _state(over: bool, stock: Stock) -> Resource:
    return "ExtGState", *there(stock.overprint_state(over))


def there(found: tuple[str, Ref] | None) -> tuple[str, Ref]:
    """Return what is asked for only where the file has it."""
    if found is None:
        raise AssertionError("a page names what its file has not")
    return found
