"""A chart to draw, and how a template wants it (图表选项).

In: the options of a macro as they are typed.  Out: a ``Look``, checked: what
is wrong is told with the option's name, and where it is misspelt the nearest
one.  Widths and heights are read as anywhere: ``104mm``, ``295pt``.

"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from reform_press.colour import Colour
from reform_press.errors import SILENT, Diagnostic, LayoutError, Words
from reform_press.geometry import to_points
from reform_press.makeup.charts.data import Data, Label
from reform_press.makeup.charts.easel import SMALLEST, Easel, Said
from reform_press.makeup.charts.numbers import NONE, SIGNS, is_grouped, number, said
from reform_press.schema.nearest import suggested

#: A4 twice: no chart of a brochure is larger (pt).
_LARGEST = 1700.0


class Look(NamedTuple):
    """Options of a chart (图表选项); each chart says which it takes."""

    width: float = 0.0  # pt
    height: float = 0.0  # 0: as much as it takes
    size: float = 8.5  # of its labels, pt
    colours: tuple[str, ...] = ()  # of the palette; none: tints of the accent
    unit: Label = Label()  # said after every number
    grouped: bool = True  # long numbers in threes
    values: bool = True  # numbers beside what they measure
    axis: bool = False  # numbers on an axis
    labels: str = ""  # beside or above their bars; "": as there is room
    low: Decimal | None = None  # least and most of an axis
    high: Decimal | None = None
    total: Decimal | None = None  # of shares; none: their sum
    centre: Label = Label()  # within a ring
    even: bool = False  # dates at equal distances
    heavy: tuple[str, ...] = ()  # names of rows that are set bold
    head: bool = True  # a table's names of columns
    lined: bool = False  # a fine rule under each row of a table
    numbered: str = ""  # colour of numbers before the rows of a table
    widths: tuple[float, ...] = ()  # of a table's columns, pt
    columns: int = 0  # figures side by side
    numerals: float = 0.0  # size of large numerals, at most, pt
    rule: str = ""  # colour of the rules over figures; ``none``
    icon: float = 0.0  # width of an icon, pt
    before: float = 0.0  # how far a process comes from, and goes on, pt
    after: float = 0.0
    error: str = "M"  # correction of a QR code: L M Q H
    colour: str = ""


class Chart(NamedTuple):
    """One chart to draw (图表): what it shows, how it is wanted, with what."""

    data: Data
    look: Look
    easel: Easel

    def unit(self) -> str:
        """Return the unit in the language of the edition."""
        return self.easel.spoken(self.look.unit)

    def inks(self) -> tuple[Colour, ...]:
        """Return the colours of its series."""
        return self.easel.inks(self.look.colours, len(self.data.series))

    def bare(self) -> "Chart":
        """Return the chart without the unit that its legend says: any but %."""
        if self.unit() in SIGNS:
            return self
        return self._replace(look=self.look._replace(unit=Label()))

    def say(self, value: Decimal | None) -> Said:
        """Return a number as it stands in the chart: bold, with its unit."""
        unit, grouped = self.unit(), self.groups(self.data.numbers)
        text = NONE if value is None else said(value, unit, grouped=grouped)
        letters = self.easel.letters(self.look.size, "bold")
        return Said(text, letters, self.easel.width(text, letters))

    def groups(self, numbers: Iterable[Decimal]) -> bool:
        """Tell whether numbers beside one another are written in threes (分节)."""
        return self.look.grouped and is_grouped(numbers, self.easel.lang)

    def ends(self, *, zero: bool) -> tuple[Decimal, Decimal]:
        """Return the least and the greatest number that the chart must hold.

        Bars are measured from zero (``zero``): their lengths are compared.
        """
        held = [*self.data.numbers] or [Decimal(0)]
        held += [Decimal(0)] if zero else []
        held += [end for end in (self.look.low, self.look.high) if end is not None]
        return min(held), max(held)


def looked(typed: Mapping[str, Any], allowed: Sequence[str]) -> Look:
    """Return the options of a macro.

    Raises LayoutError ``chart.option``, with all that is wrong.
    """
    found: list[Diagnostic] = []
    read: dict[str, Any] = {}
    for name, value in typed.items():
        if name not in allowed:
            found.append(_unknown(name, allowed))
            continue
        if value is None or value == "":
            continue
        try:
            read[name] = _READ[name](value)
        except (ValueError, TypeError, LookupError, ArithmeticError):
            found.append(_bad(name, value))
    if "width" in allowed and "width" not in read and not found:
        words = Words("没有写 width（宽）", "`width` is lacking")
        hint = Words('写 width="104mm"', 'write width="104mm"')
        found.append(Diagnostic("error", "chart.option", words, hint=hint))
    if found:
        raise LayoutError(*found)
    return Look()._replace(**read)


def _length(value: Any) -> float:
    points = float(value) if isinstance(value, int | float) else to_points(str(value))
    if not 0 < points <= _LARGEST:
        raise ValueError(value)
    return points


def _size(value: Any) -> float:
    points = _length(value)
    if points < SMALLEST:
        raise ValueError(value)
    return points


def _number(value: Any) -> Decimal:
    found = number(str(value))
    if found is None:
        raise ValueError(value)
    return found


def _truth(value: Any) -> bool:
    if str(value) not in ("True", "False", "true", "false"):
        raise ValueError(value)
    return str(value).lower() == "true"


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(one) for one in value)


def _lengths(value: Any) -> tuple[float, ...]:
    typed = value.split() if isinstance(value, str) else value
    return tuple(_length(one) for one in typed)


def _label(value: Any) -> Label:
    if isinstance(value, Mapping):
        return Label(str(value.get("zh", value["en"])), str(value["en"]))
    return Label.of(str(value))


def _place(value: Any) -> str:
    if value not in ("beside", "above"):
        raise ValueError(value)
    return str(value)


def _level(value: Any) -> str:
    if value not in ("L", "M", "Q", "H"):
        raise ValueError(value)
    return str(value)


def _count(value: Any) -> int:
    if not 1 <= int(value) <= 12:
        raise ValueError(value)
    return int(value)


_READ: dict[str, Callable[[Any], Any]] = {
    "width": _length, "height": _length, "size": _size, "colours": _names,
    "unit": _label, "grouped": _truth, "values": _truth, "axis": _truth,
    "labels": _place,
    "low": _number, "high": _number, "total": _number, "centre": _label,
    "even": _truth, "heavy": _names, "columns": _count, "error": _level,
    "colour": str, "icon": _length, "head": _truth, "lined": _truth,
    "numbered": str, "widths": _lengths, "numerals": _size, "rule": str,
    "before": _length, "after": _length,
}  # fmt: skip


def _unknown(name: str, allowed: Sequence[str]) -> Diagnostic:
    listed = ", ".join(allowed)
    return Diagnostic(
        "error",
        "chart.option",
        Words(f"没有叫 {name} 的选项", f"there is no option {name}"),
        hint=suggested(
            name, allowed, Words(f"可用的：{listed}", f"there are {listed}")
        ),
    )


_WANTED = {
    "unit": Words("写成 {zh: …, en: …} 或 中文|English", "write 中文|English"),
    "labels": Words("用 beside 或 above", "use beside or above"),
    "error": Words("用 L、M、Q 或 H", "use L, M, Q or H"),
    "size": Words(f"不小于 {SMALLEST} 点", f"{SMALLEST} pt at least"),
    "width": Words('写 "104mm" 或点数', 'write "104mm", or points'),
    "height": Words('写 "60mm" 或点数', 'write "60mm", or points'),
    "widths": Words('写 "56mm 40mm"', 'write "56mm 40mm"'),
}


def _bad(name: str, value: Any) -> Diagnostic:
    shown = str(value)[:40]
    return Diagnostic(
        "error",
        "chart.option",
        Words(f"{name} 不能是“{shown}”", f"{name} cannot be “{shown}”"),
        hint=_WANTED.get(name, SILENT),
    )
