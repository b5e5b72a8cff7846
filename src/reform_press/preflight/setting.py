"""Operators that set the graphics state and leave no mark (状态操作符).

In: operators of a content stream with their operands.  Out: a ``Setting``,
the state under which the next mark is made.  ISO 32000-1 annex A.

"""

from collections.abc import Callable
from dataclasses import replace

from reform_press.preflight.lettering import Lettering
from reform_press.preflight.marks import NestingError, Spent
from reform_press.preflight.paint import Paint, device, initial, space
from reform_press.preflight.path import Path
from reform_press.preflight.reading import (
    Value,
    elements,
    entry,
    identity,
    name,
    number,
)
from reform_press.preflight.state import SAME, Matrix, Pen, times

Operands = list[Value]
#: States kept by ``q``: PDF readers need not keep more than 28.
_MOST_STATES = 512


class Setting:
    """The state of one content stream being carried out."""

    def __init__(
        self, spent: Spent, resources: Value | None, pen: Pen, depth: int = 0
    ) -> None:
        self.spent = spent
        self.resources = resources
        self.pen = pen
        self.base = pen.matrix
        self.depth = depth
        self.stack: list[Pen] = []
        self.path = Path()
        self.text = Lettering()

    def resource(self, category: str, operands: Operands) -> Value | None:
        """Return the resource that the last operand names."""
        key = name(operands[-1]) if operands else ""
        return entry(entry(self.resources, category), f"/{key}") if key else None


def matrix(operands: tuple[Value, ...] | Operands) -> Matrix:
    """Return six operands as a matrix; anything else moves nothing."""
    if len(operands) != 6:
        return SAME
    a, b, c, d, e, f = (number(x) for x in operands)
    return a, b, c, d, e, f


Setter = Callable[[Setting, Operands], None]


def _save(now: Setting, _: Operands) -> None:
    if len(now.stack) >= _MOST_STATES:
        raise NestingError(str(_MOST_STATES))
    now.stack.append(replace(now.pen))


def _restore(now: Setting, _: Operands) -> None:
    if now.stack:
        now.pen = now.stack.pop()


def _concatenate(now: Setting, operands: Operands) -> None:
    now.pen.matrix = times(matrix(operands), now.pen.matrix)


def _state(now: Setting, operands: Operands) -> None:
    """Take over what an ExtGState says of lines, overprint, blending and font."""
    found, pen = now.resource("/ExtGState", operands), now.pen
    pen.width = number(entry(found, "/LW"), pen.width)
    pen.over_mode = int(number(entry(found, "/OPM"), pen.over_mode))
    stroke, fill = entry(found, "/OP"), entry(found, "/op")
    if isinstance(stroke, bool):
        pen.over_stroke = pen.over_fill = stroke  # until op says otherwise
    if isinstance(fill, bool):
        pen.over_fill = fill
    font = elements(entry(found, "/Font"))
    if len(font) == 2:
        pen.font, pen.size = now.spent.face(font[0]), number(font[1])
    pen.alpha_fill = number(entry(found, "/ca"), pen.alpha_fill)
    pen.alpha_stroke = number(entry(found, "/CA"), pen.alpha_stroke)
    mode = entry(found, "/BM")
    if mode is not None:
        called = name(mode) or next(map(name, elements(mode)), "")
        pen.blend = "" if called in ("Normal", "Compatible") else called
    mask = entry(found, "/SMask")
    if mask is not None:
        pen.masked = name(mask) != "None"
        group = entry(mask, "/G")
        if group is not None:
            now.spent.masks.setdefault(identity(group), (group, replace(pen)))


def _font(now: Setting, operands: Operands) -> None:
    found = now.resource("/Font", operands[:1])
    now.pen.font = None if found is None else now.spent.face(found)
    now.pen.size = number(operands[1])


def _number(attribute: str, factor: float = 1.0) -> Setter:
    """Return the operator that stores one number in the pen."""

    def setter(now: Setting, operands: Operands) -> None:
        setattr(now.pen, attribute, number(operands[0]) * factor)

    return setter


def _mode(now: Setting, operands: Operands) -> None:
    now.pen.mode = int(number(operands[0]))


def _device(attribute: str, family: str) -> Setter:
    """Return the operator that sets a device colour."""

    def setter(now: Setting, operands: Operands) -> None:
        values = tuple(number(x) for x in operands)
        setattr(now.pen, attribute, device(family, values))

    return setter


def _space(attribute: str) -> Setter:
    """Return the operator that selects a colour space."""

    def setter(now: Setting, operands: Operands) -> None:
        setattr(now.pen, attribute, initial(space(operands[0], now.resources)))

    return setter


def _colour(attribute: str) -> Setter:
    """Return the operator that sets a colour: numbers, a pattern's name."""

    def setter(now: Setting, operands: Operands) -> None:
        old: Paint = getattr(now.pen, attribute)
        values = tuple(number(x) for x in operands if not name(x))
        pattern = now.resource("/Pattern", operands)
        setattr(now.pen, attribute, Paint(old.space, values, pattern))

    return setter


def _point(now: Setting, operands: Operands) -> None:
    now.path.add(now.pen.matrix, operands)


def _rectangle(now: Setting, operands: Operands) -> None:
    now.path.add_rectangle(now.pen.matrix, operands)


def _begin(now: Setting, operands: Operands) -> None:
    now.path.begin(now.pen.matrix, operands)


def _curve(now: Setting, operands: Operands) -> None:
    now.path.add(now.pen.matrix, operands, curved=True)


def _marked(now: Setting, operands: Operands) -> None:
    """Enter marked content, of a layer perhaps: ``BMC``, ``BDC``."""
    if len(now.spent.marked) >= _MOST_STATES:
        raise NestingError(str(_MOST_STATES))
    of_layer = len(operands) == 2 and name(operands[0]) == "OC"
    layer = now.resource("/Properties", operands) if of_layer else None
    now.spent.marked.append(now.spent.layers.hiding(layer))


def _unmarked(now: Setting, _: Operands) -> None:
    if now.spent.marked:
        now.spent.marked.pop()


def _clip(now: Setting, _: Operands) -> None:
    now.path.clipping = True


def _move(now: Setting, operands: Operands) -> None:
    now.text.move(number(operands[0]), number(operands[1]))


def _move_leading(now: Setting, operands: Operands) -> None:
    now.pen.leading = -number(operands[1])
    _move(now, operands)


#: Operator to what it sets.
SETTERS: dict[str, Setter] = {
    "q": _save,
    "Q": _restore,
    "cm": _concatenate,
    "w": _number("width"),
    "J": lambda now, operands: setattr(now.pen, "cap", int(number(operands[0]))),
    "BMC": _marked,
    "BDC": _marked,
    "EMC": _unmarked,
    "gs": _state,
    "g": _device("fill", "DeviceGray"),
    "G": _device("stroke", "DeviceGray"),
    "rg": _device("fill", "DeviceRGB"),
    "RG": _device("stroke", "DeviceRGB"),
    "k": _device("fill", "DeviceCMYK"),
    "K": _device("stroke", "DeviceCMYK"),
    "cs": _space("fill"),
    "CS": _space("stroke"),
    "sc": _colour("fill"),
    "scn": _colour("fill"),
    "SC": _colour("stroke"),
    "SCN": _colour("stroke"),
    "m": _begin,
    "l": _point,
    "c": _curve,
    "v": _curve,
    "y": _curve,
    "re": _rectangle,
    "W": _clip,
    "W*": _clip,
    "BT": lambda now, _: now.text.begin(),
    "Tm": lambda now, operands: now.text.begin(matrix(operands)),
    "Td": _move,
    "TD": _move_leading,
    "T*": lambda now, _: now.text.move(0.0, -now.pen.leading),
    "Tf": _font,
    "Tc": _number("between"),
    "Tw": _number("words"),
    "Tz": _number("stretch", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": _mode,
}
