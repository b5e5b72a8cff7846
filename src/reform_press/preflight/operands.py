"""Operands of content streams, judged by their operator (操作数检查).

In: an operator with its operands.  Out: whether a printer's reader may carry
it out.  Readers differ in what they do with ``null w``, ``1e-5 w`` or a dash
of nothing: some guess, some stop the page.  ISO 32000-1 annex A, 7.3.3 (no
exponents), 8.4.3.6 (dashes).

"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

import pikepdf

from reform_press.preflight.reading import Value

Taken = TypeVar("Taken")

#: The largest number that readers must know (ISO 32000-1 annex C).
_LARGEST = 2_147_483_647


def _each(operators: str, taken: Taken) -> dict[str, Taken]:
    return dict.fromkeys(operators.split(), taken)


#: How many numbers an operator takes, where it takes nothing else.
_NUMBERS = {
    **_each("w J j M i Tc Tw Tz TL Tr Ts g G", 1),
    **_each("m l Td TD d0", 2),
    **_each("rg RG", 3),
    **_each("v y re k K", 4),
    **_each("cm c Tm d1", 6),
    **_each("q Q h S s f F f* B B* b b* n W W* BT ET T* EMC BX EX", 0),
}


def sound(operator: str, operands: Sequence[Value]) -> bool:
    """Tell whether ``operator`` is one, and its operands are its own."""
    count = _NUMBERS.get(operator)
    if count is not None:
        return len(operands) == count and all(map(_number, operands))
    judge = _OTHERS.get(operator)
    return judge is not None and judge(operands)


def _number(value: Value) -> bool:
    kind = type(value)
    return (kind is int or kind is Decimal) and -_LARGEST <= value <= _LARGEST


def _name(value: Value) -> bool:
    return isinstance(value, pikepdf.Name)


def _string(value: Value) -> bool:
    return isinstance(value, pikepdf.String)


def _named(operands: Sequence[Value]) -> bool:
    return len(operands) == 1 and _name(operands[0])


def _font(operands: Sequence[Value]) -> bool:
    return len(operands) == 2 and _name(operands[0]) and _number(operands[1])


def _shown(operands: Sequence[Value]) -> bool:
    return len(operands) == 1 and _string(operands[0])


def _spaced(operands: Sequence[Value]) -> bool:
    return (
        len(operands) == 3 and all(map(_number, operands[:2])) and _string(operands[2])
    )


def _shifted(operands: Sequence[Value]) -> bool:
    return (
        len(operands) == 1
        and isinstance(operands[0], pikepdf.Array)
        and all(_number(item) or _string(item) for item in operands[0])
    )


def _dashed(operands: Sequence[Value]) -> bool:
    if len(operands) != 2 or not isinstance(operands[0], pikepdf.Array):
        return False
    dashes = list(operands[0])
    if not (_number(operands[1]) and all(map(_number, dashes))):
        return False
    return not dashes or (min(dashes) >= 0 and any(dashes))


def _coloured(operands: Sequence[Value]) -> bool:
    if not operands:
        return False
    *values, last = operands
    return all(map(_number, values)) and (_number(last) or _name(last))


def _marked(operands: Sequence[Value]) -> bool:
    """Judge ``BDC`` and ``DP``: a tag, and a list or its name."""
    return (
        len(operands) == 2
        and _name(operands[0])
        and (_name(operands[1]) or isinstance(operands[1], pikepdf.Dictionary))
    )


#: What takes more than numbers.
_OTHERS: dict[str, Callable[[Sequence[Value]], bool]] = {
    **_each("gs Do sh cs CS ri BMC MP", _named),
    **_each("sc SC scn SCN", _coloured),
    **_each("BDC DP", _marked),
    "Tf": _font,
    "Tj": _shown,
    "'": _shown,
    '"': _spaced,
    "TJ": _shifted,
    "d": _dashed,
}
