"""What a page shows (页面内容): its content streams read as marks.

In: a page or a form.  Out: every text, path, picture and shading that can be
seen, with its colour, place and size, in the order of painting.  Forms, tiling
patterns, soft masks and glyphs of Type 3 are entered.  Clips are taken as
upright boxes: a mark wholly clipped away is left out, one partly clipped is
kept.  ISO 32000-1, 7.8, 8 and 9.

Raises OversizeError for content that no page needs, NestingError for nesting too deep.

"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from reform_press.preflight.marks import (
    DEEPEST,
    MOST_OPERATORS,
    Kind,
    Mark,
    NestingError,
    Spent,
    weigh,
)
from reform_press.preflight.operands import sound
from reform_press.preflight.paint import Paint, describe, space
from reform_press.preflight.path import NOWHERE, Patch, smaller
from reform_press.preflight.patterns import MOST_TILES, tiles
from reform_press.preflight.pictures import depth, edge, either, own_space, resolution
from reform_press.preflight.reading import (
    OversizeError,
    Value,
    elements,
    entry,
    identity,
    name,
    number,
    numbers,
)
from reform_press.preflight.setting import SETTERS, Operands, Setting, matrix
from reform_press.preflight.state import (
    SAME,
    Box,
    Matrix,
    Pen,
    placed,
    scale,
    times,
    upright,
)

#: A picture fills the unit square of its own space.
_UNIT = Box(0.0, 0.0, 1.0, 1.0)
#: No clip at all.
_EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
#: Type that is filled, that is stroked, and only stroked, by rendering mode.
_FILLED, _STROKED, _OUTLINED = (0, 2, 4, 6), (1, 2, 5, 6), (1, 5)


def page_marks(page: pikepdf.Page, sheet: Box, spent: Spent) -> Iterator[Mark]:
    """Yield the marks of a page's own content that show on ``sheet``."""
    contents = page.obj.get("/Contents")
    for stream in elements(contents) or (contents,):
        if isinstance(stream, pikepdf.Stream):
            weigh(stream)
    run = _Run(spent, page.resources, Pen(SAME, sheet))
    yield from run.play(pikepdf.parse_content_stream(page))


def masks(spent: Spent) -> Iterator[Mark]:
    """Yield the marks of the soft masks that were set: they print nothing."""
    looked: set[tuple[int, int]] = set()
    while waiting := [key for key in spent.masks if key not in looked]:
        looked.update(waiting)
        for group, pen in [spent.masks[key] for key in waiting]:
            for mark in form_marks(group, pen, spent, depth=1):
                yield replace(mark, mask=True)


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
        inner.cut = inner.cut or not upright(inner.matrix)
    weigh(form)
    inside = entry(form, "/Resources")
    run = _Run(spent, resources if inside is None else inside, inner, depth)
    yield from run.play(pikepdf.parse_content_stream(form))


class _Run(Setting):
    """One content stream being carried out, yielding its marks."""

    def play(self, instructions: list[Value]) -> Iterator[Mark]:
        """Carry out the instructions one by one."""
        opened = len(self.spent.marked)
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
        del self.spent.marked[opened:]  # what was left open ends here

    def painted(self, *kinds: Kind, even_odd: bool = False) -> Iterator[Mark]:
        """Yield the marks of the current path, and end it."""
        pen = self.pen
        if "fill" in kinds:
            for patch in self.path.filled(even_odd):
                yield from self.seen("fill", patch, pen.fill)
        if "stroke" in kinds:
            width = pen.width * scale(pen.matrix)
            for patch in self.path.stroked(pen, width):
                yield from self.seen("stroke", patch, pen.stroke)
        self.path.close(pen)

    def mark(self, kind: Kind, box: Box, paint: Paint, **more: Any) -> Mark:
        """Return a mark under the state in force."""
        pen = self.pen
        stroked = kind == "stroke"
        alpha = pen.alpha_stroke if stroked else pen.alpha_fill
        return Mark(
            kind,
            box,
            paint,
            overprint=pen.over_stroke if stroked else pen.over_fill,
            over_mode=pen.over_mode,
            solid=alpha >= 1 and not pen.blend and not pen.masked,
            blend=pen.blend,
            layer=self.spent.layer,
            **more,
        )

    def seen(self, kind: Kind, patch: Patch, paint: Paint) -> Iterator[Mark]:
        """Yield a mark if it can be seen, and those of its pattern."""
        shown = patch.box.within(self.pen.clip)
        if shown is None:
            return
        exact, size = patch.exact and not self.pen.cut, patch.thickness
        if exact and shown == self.pen.clip:  # seen through a slit, perhaps
            size = min(size, smaller(shown))
        known = {"size": size, "exact": exact, "ruled": patch.ruled}
        mark = self.mark(kind, shown, paint, **known)
        yield mark
        yield from self.patterned(mark)

    def patterned(self, mark: Mark) -> Iterator[Mark]:
        """Yield what a pattern brings to the area of a mark."""
        paint = mark.paint
        shading = entry(paint.pattern, "/Shading")
        if shading is not None:
            yield self.shaded(shading, mark.box, mark.exact)
        elif isinstance(paint.pattern, pikepdf.Stream):
            under = Paint(paint.space, paint.values)
            inner = Pen(self.base, _EVERYWHERE, fill=under, stroke=under)
            if (count := tiles(paint.pattern, self.base, mark.box)) > MOST_TILES:
                self.spent.crowded = self.spent.crowded or (mark.box, count)
            tile = form_marks(paint.pattern, inner, self.spent, None, self.depth + 1)
            for each in tile:
                yield replace(each, box=mark.box, exact=False, tiled=True)

    def shaded(self, shading: Value, box: Box, exact: bool) -> Mark:
        """Return the mark of a shading (渐变)."""
        paint = Paint(space(entry(shading, "/ColorSpace"), self.resources), ())
        return self.mark("shading", box, paint, exact=exact)

    def shading(self, operands: Operands) -> Iterator[Mark]:
        """Paint the clip with a shading: ``sh``."""
        found = self.resource("/Shading", operands)
        if found is not None and self.pen.clip != NOWHERE:
            yield self.shaded(found, self.pen.clip, not self.pen.cut)

    def draw(self, operands: Operands) -> Iterator[Mark]:
        """Draw a picture or a form: ``Do``."""
        found = self.resource("/XObject", operands)
        kind = name(entry(found, "/Subtype"))
        self.spent.marked.append(self.spent.layers.hiding(entry(found, "/OC")))
        if kind == "Image":
            yield from self.image(found)
        elif kind == "Form" and isinstance(found, pikepdf.Stream):
            yield from form_marks(
                found, self.pen, self.spent, self.resources, self.depth + 1
            )
        self.spent.marked.pop()

    def image(self, found: Value) -> Iterator[Mark]:
        """Draw a picture, with its effective resolution (有效分辨率)."""
        pen = self.pen
        shown = placed(pen.matrix, _UNIT).within(pen.clip)
        if shown is None:
            return
        stencil = either(found, "/ImageMask", "/IM") is True
        colours = either(found, "/ColorSpace", "/CS")
        inside = own_space(found) if colours is None else space(colours, self.resources)
        masked = any(entry(found, key) is not None for key in ("/SMask", "/Mask"))
        mark = self.mark(
            "image",
            shown,
            pen.fill if stencil else Paint(inside, ()),
            size=resolution(found, pen.matrix),
            one_bit=stencil or depth(found) == 1,
            about=describe(found),
            picture=found,
            edge=edge(found, pen.matrix),
            exact=upright(pen.matrix) and not (pen.cut or stencil or masked),
        )
        yield mark
        if stencil:
            yield from self.patterned(mark)

    def show(self, shown: Value) -> Iterator[Mark]:
        """Show text: ``Tj`` and its kin."""
        pen = self.pen
        found = self.text.show(pen, shown)
        seen = found and found.box.within(pen.clip)
        if not found or not seen:
            return
        thin = pen.width * scale(pen.matrix) if pen.mode in _OUTLINED else None
        known: dict[str, Any] = {"size": found.size, "face": pen.font, "outline": thin}
        known["missing"] = tuple(found.missing)
        for modes, paint in ((_FILLED, pen.fill), (_STROKED, pen.stroke)):
            if pen.mode in modes:
                mark = self.mark("text", seen, paint, **known)
                if modes is _STROKED:
                    mark = replace(mark, overprint=pen.over_stroke)
                yield mark
                yield from self.patterned(mark)
        for glyph, at in found.drawn:
            yield from self.glyph(glyph, at, found.size)

    def glyph(self, glyph: Value, at: Matrix, size: float) -> Iterator[Mark]:
        """Look into a glyph of Type 3, once a page for each size."""
        key = (*identity(glyph), size)
        if key not in self.spent.glyphs:
            self.spent.glyphs.add(key)
            inner = replace(self.pen, matrix=at)
            font = self.pen.font
            own = (font.resources if font else None) or self.resources
            for mark in form_marks(glyph, inner, self.spent, own, self.depth + 1):
                of_its_own = mark.paint != self.pen.fill  # else the text tells it
                yield replace(mark, letter=size) if of_its_own else mark

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
    "f*": lambda run, _: run.painted("fill", even_odd=True),
    "S": lambda run, _: run.painted("stroke"),
    "s": lambda run, _: run.painted("stroke"),
    "B": lambda run, _: run.painted("fill", "stroke"),
    "B*": lambda run, _: run.painted("fill", "stroke", even_odd=True),
    "b": lambda run, _: run.painted("fill", "stroke"),
    "b*": lambda run, _: run.painted("fill", "stroke", even_odd=True),
    "sh": _Run.shading,
    "Do": _Run.draw,
    "Tj": lambda run, operands: run.show(operands[0]),
    "TJ": lambda run, operands: run.show(operands[0]),
    "'": lambda run, operands: run.next_line(operands[0]),
    '"': _Run.spaced,
}
