"""What a page shows (页面内容): its content streams read as marks.

In: a page or a form.  Out: every text, path, picture and shading that can be
seen, with its colour, place and size.  Forms and tiling patterns are
entered.  Clips are taken as upright boxes: a mark wholly clipped away is left
out, one partly clipped is kept.  ISO 32000-1, 7.8, 8 and 9.

Raises OversizeError for content that no page needs, NestingError for nesting too deep.

"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import hypot

import pikepdf

from reform_press.preflight.marks import (
    DEEPEST,
    MOST_OPERATORS,
    MOST_TOKENS,
    Kind,
    Mark,
    NestingError,
    Spent,
)
from reform_press.preflight.operands import sound
from reform_press.preflight.paint import Paint, describe, space
from reform_press.preflight.path import NOWHERE
from reform_press.preflight.reading import (
    OversizeError,
    Value,
    elements,
    entry,
    name,
    number,
    numbers,
    unpacked,
)
from reform_press.preflight.setting import SETTERS, Operands, Setting, matrix
from reform_press.preflight.state import SAME, Box, Pen, placed, scale, times

#: A picture fills the unit square of its own space.
_UNIT = Box(0.0, 0.0, 1.0, 1.0)
#: No clip at all.
_EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
#: A picture of two pixels or fewer across is a tint; it has no resolution.
_FLAT = 2
#: Type that is filled, and type that is stroked, by rendering mode.
_FILLED, _STROKED = (0, 2, 4, 6), (1, 2, 5, 6)


def page_marks(page: pikepdf.Page, sheet: Box, spent: Spent) -> Iterator[Mark]:
    """Yield the marks of a page's own content that show on ``sheet``."""
    contents = page.obj.get("/Contents")
    for stream in elements(contents) or (contents,):
        if isinstance(stream, pikepdf.Stream):
            _weigh(stream)
    run = _Run(spent, page.resources, Pen(SAME, sheet))
    yield from run.play(pikepdf.parse_content_stream(page))


def form_marks(
    form: Value,
    pen: Pen,
    spent: Spent,
    resources: Value | None = None,
    depth: int = 0,
) -> Iterator[Mark]:
    """Yield the marks of a form, pattern or appearance drawn with ``pen``.

    ``resources`` are those of the caller, for forms that have none.
    """
    if depth >= DEEPEST:
        raise NestingError(str(depth))
    own = matrix(elements(entry(form, "/Matrix")))
    inner = replace(pen, matrix=times(own, pen.matrix))
    bounds = numbers(entry(form, "/BBox"), 4)
    if bounds:
        clip = placed(inner.matrix, Box(*bounds)).within(pen.clip)
        if clip is None:
            return
        inner.clip = clip
    _weigh(form)
    inside = entry(form, "/Resources")
    run = _Run(spent, resources if inside is None else inside, inner, depth)
    yield from run.play(pikepdf.parse_content_stream(form))


def _weigh(stream: Value) -> None:
    """Refuse a stream that would unpack to more than a page can need."""
    data = unpacked(stream)
    if sum(map(data.count, (b" ", b"\n", b"\r", b"\t", b"[", b"/"))) > MOST_TOKENS:
        raise OversizeError(str(len(data)))


def _either(found: Value, long: str, short: str) -> Value | None:
    """Return an entry of a picture; inline ones shorten the key."""
    value = entry(found, long)
    return entry(found, short) if value is None else value


class _Run(Setting):
    """One content stream being carried out, yielding its marks."""

    def play(self, instructions: list[Value]) -> Iterator[Mark]:
        """Carry out the instructions one by one."""
        for instruction in instructions:
            self.spent.operators += 1
            if self.spent.operators > MOST_OPERATORS:
                raise OversizeError(str(MOST_OPERATORS))
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                yield from self.image(instruction.iimage.obj)
                continue
            operator, operands = str(instruction.operator), list(instruction.operands)
            if not sound(operator, operands):
                # Told once, and not carried out: readers differ in what it is.
                self.spent.unsound.setdefault(operator)
            elif operator in SETTERS:
                SETTERS[operator](self, operands)
            elif operator in _PAINTERS:
                yield from _PAINTERS[operator](self, operands)

    def painted(self, *kinds: Kind) -> Iterator[Mark]:
        """Yield the marks of the current path, and end it."""
        box, pen = self.path.box(), self.pen
        if box and "fill" in kinds:
            yield from self.seen("fill", box, pen.fill, self.path.thickness())
        if box and "stroke" in kinds:
            width = pen.width * scale(pen.matrix)
            yield from self.seen("stroke", box, pen.stroke, width)
        self.path.close(pen)

    def seen(self, kind: Kind, box: Box, paint: Paint, size: float) -> Iterator[Mark]:
        """Yield a mark if it can be seen, and those of its pattern."""
        pen = self.pen
        shown = box.within(pen.clip)
        if shown is None:
            return
        lapped = pen.over_stroke if kind == "stroke" else pen.over_fill
        yield Mark(kind, shown, paint, size, lapped, pen.over_mode)
        shading = entry(paint.pattern, "/Shading")
        if shading is not None:
            yield self.shaded(shading, shown)
        elif isinstance(paint.pattern, pikepdf.Stream):
            under = Paint(paint.space, paint.values)
            inner = Pen(self.base, _EVERYWHERE, under, under)
            inside = form_marks(paint.pattern, inner, self.spent, None, self.depth + 1)
            for mark in inside:
                yield replace(mark, box=shown)

    def shaded(self, shading: Value, box: Box) -> Mark:
        """Return the mark of a shading (渐变)."""
        colours = entry(shading, "/ColorSpace")
        return Mark("shading", box, Paint(space(colours, self.resources), ()))

    def shading(self, operands: Operands) -> Iterator[Mark]:
        """Paint the clip with a shading: ``sh``."""
        found = self.resource("/Shading", operands)
        if found is not None and self.pen.clip != NOWHERE:
            yield self.shaded(found, self.pen.clip)

    def draw(self, operands: Operands) -> Iterator[Mark]:
        """Draw a picture or a form: ``Do``."""
        found = self.resource("/XObject", operands)
        kind = name(entry(found, "/Subtype"))
        if kind == "Image":
            yield from self.image(found)
        elif kind == "Form" and isinstance(found, pikepdf.Stream):
            yield from form_marks(
                found, self.pen, self.spent, self.resources, self.depth + 1
            )

    def image(self, found: Value) -> Iterator[Mark]:
        """Draw a picture, with its effective resolution (有效分辨率)."""
        shown = placed(self.pen.matrix, _UNIT).within(self.pen.clip)
        if shown is None:
            return
        mask = _either(found, "/ImageMask", "/IM") is True
        bits = number(_either(found, "/BitsPerComponent", "/BPC"), 8.0)
        colours = _either(found, "/ColorSpace", "/CS")
        paint = self.pen.fill if mask else Paint(space(colours, self.resources), ())
        yield Mark(
            "image",
            shown,
            paint,
            self.resolution(found),
            one_bit=mask or bits == 1,
            about=describe(found),
        )

    def resolution(self, found: Value) -> float:
        """Return the lower ppi of both axes; 0 for a mere tint."""
        across = number(_either(found, "/Width", "/W"))
        down = number(_either(found, "/Height", "/H"))
        a, b, c, d = self.pen.matrix[:4]
        wide, tall = hypot(a, b), hypot(c, d)
        if min(across, down) <= _FLAT or not (wide and tall):
            return 0.0
        return min(across * 72 / wide, down * 72 / tall)

    def show(self, shown: Value) -> Iterator[Mark]:
        """Show text: ``Tj`` and its kin."""
        pen = self.pen
        found = self.text.show(pen, shown)
        seen = found and found[0].within(pen.clip)
        if not found or not seen:
            return
        _, size, missing = found
        for modes, paint, lapped in (
            (_FILLED, pen.fill, pen.over_fill),
            (_STROKED, pen.stroke, pen.over_stroke),
        ):
            if pen.mode in modes:
                mark = Mark("text", seen, paint, size, lapped, pen.over_mode, pen.font)
                yield replace(mark, missing=missing)

    def next_line(self, shown: Value) -> Iterator[Mark]:
        """Show text on the next line: the operator of one quote mark."""
        self.text.move(0.0, -self.pen.leading)
        yield from self.show(shown)

    def spaced(self, operands: Operands) -> Iterator[Mark]:
        """Show spaced text on the next line: the operator of two quote marks."""
        self.pen.words, self.pen.between = number(operands[0]), number(operands[1])
        yield from self.next_line(operands[2])


#: Operators that paint.
_PAINTERS: dict[str, Callable[[_Run, Operands], Iterator[Mark]]] = {
    "n": lambda run, _: run.painted(),
    "f": lambda run, _: run.painted("fill"),
    "F": lambda run, _: run.painted("fill"),
    "f*": lambda run, _: run.painted("fill"),
    "S": lambda run, _: run.painted("stroke"),
    "s": lambda run, _: run.painted("stroke"),
    "B": lambda run, _: run.painted("fill", "stroke"),
    "B*": lambda run, _: run.painted("fill", "stroke"),
    "b": lambda run, _: run.painted("fill", "stroke"),
    "b*": lambda run, _: run.painted("fill", "stroke"),
    "sh": _Run.shading,
    "Do": _Run.draw,
    "Tj": lambda run, operands: run.show(operands[0]),
    "TJ": lambda run, operands: run.show(operands[0]),
    "'": lambda run, operands: run.next_line(operands[0]),
    '"': _Run.spaced,
}
