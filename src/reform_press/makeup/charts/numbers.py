"""Numbers of charts and tables (图表数字): read, said, and on round steps.

In: numbers as they are typed.  Out: exact decimals, the words for them in
either language, and the steps of an axis.  What was typed is what is shown:
``94.70`` keeps its two decimals.

"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

_TYPED = re.compile(r"[-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
#: Signs that follow a number without a blank (GB/T 15835, ISO 80000-1 7.1.4).
SIGNS = ("%", "‰", "°", "％")
#: What stands where there is no number (GB/T 1.1).
NONE = "—"
_LATIN = re.compile(r"[A-Za-zµ$€£]")
#: From so many digits on a number is grouped in threes: GB/T 15835-2011 5.1.1
#: leaves four digits together, English style groups them.
_GROUPED = {"zh": 5, "en": 4}
#: Of each power of ten, what is a round step.
_STEPS = (1, 2, 5)
#: No chart has numbers beyond these: an axis of them could not be drawn.
_LARGEST = Decimal(10) ** 15


class Scale(NamedTuple):
    """A span of numbers in round steps (刻度)."""

    low: Decimal
    step: Decimal
    steps: int

    @property
    def high(self) -> Decimal:
        """The number at the far end."""
        return self.low + self.step * self.steps

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """All round numbers from one end to the other."""
        return tuple(self.low + self.step * n for n in range(self.steps + 1))

    def place(self, value: Decimal) -> float:
        """Return where a number stands between the ends, 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def number(typed: str) -> Decimal | None:
    """Read ``1,234.5`` or ``-3``; None for what is no number of a chart."""
    text = typed.strip()
    if not _TYPED.fullmatch(text):
        return None
    found = Decimal(text.replace(",", "").replace("−", "-"))
    return found if abs(found) < _LARGEST else None


def is_grouped(numbers: Iterable[Decimal], lang: str) -> bool:
    """Tell whether the numbers of one chart are written in groups of three."""
    least = Decimal(10) ** (_GROUPED["en" if lang == "en" else "zh"] - 1)
    return any(abs(value) >= least for value in numbers)


def said(value: Decimal, unit: str = "", *, grouped: bool = False) -> str:
    """Return a number in words, with a true minus and its unit."""
    whole, point, rest = f"{abs(value):f}".partition(".")
    if grouped:
        whole = f"{int(whole):,}"
    sign = "−" if value < 0 else ""
    return f"{sign}{whole}{point}{rest}{_gap(unit)}{unit}"


def _gap(unit: str) -> str:
    """Return the blank between a number and its unit: none before Han."""
    apart = unit and not unit.startswith(SIGNS) and _LATIN.match(unit)
    return "\u00a0" if apart else ""


def scale(low: Decimal, high: Decimal, most: int) -> Scale:
    """Return the closest round span round ``low`` to ``high``.

    At most ``most`` steps, but two where zero lies within; equal ends are
    taken for a span that goes on from them, away from zero.
    """
    most = max(most, 2 if low < 0 < high else 1)
    if low == high:
        on = max(abs(low), Decimal(1))
        low, high = (low - on, high) if low < 0 else (low, high + on)
    power = Decimal(10) ** ((high - low) / most).adjusted()
    while True:
        for factor in _STEPS:
            step = power * factor
            first, last = _floor(low / step), -_floor(-high / step)
            if last - first <= most:
                return Scale(_plain(step * first), _plain(step), last - first)
        power *= 10


def _floor(value: Decimal) -> int:
    whole = int(value)
    return whole - (value < whole)


def _plain(value: Decimal) -> Decimal:
    """Return the number without an exponent: 2E+1 as 20."""
    return Decimal(f"{value.normalize():f}")
