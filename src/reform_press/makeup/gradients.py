"""Colours that WeasyPrint reckons with, reckoned in inks (油墨运算).

In: nothing.  Out: a context in which the middle of a gradient, and the lit
and shaded sides of a border, are mixed of inks.  WeasyPrint mixes channels of
sRGB, and half way between two stand-ins (代色) there is no stand-in.

"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reform_press.colour import meant, stand_in
from reform_press.makeup.browser import browser

#: What the shaded side of a border gets in black, and the lit one keeps.
_SHADE, _LIGHT = 0.3, 0.6
Inks = tuple[float, float, float, float]


@contextmanager
def reckoned_in_inks() -> Iterator[None]:
    """Let WeasyPrint mix inks as long as this lasts."""
    browser()
    from weasyprint import images
    from weasyprint.draw import color

    kept = images.gradient_average_color, color.darken, color.lighten
    images.gradient_average_color = _averaging(kept[0])
    color.darken = _changing(kept[1], _darker)
    color.lighten = _changing(kept[2], _lighter)
    try:
        yield
    finally:
        images.gradient_average_color, color.darken, color.lighten = kept


def average(parts: Sequence[tuple[Inks, float]]) -> tuple[Inks, float]:
    """Return the mean of inks, each with its opacity and weight in one number.

    Weights are those of CSS Images 3, 3.6.2, times the opacity: what cannot
    be seen has no colour.
    """
    whole = sum(weight for _, weight in parts)
    if not whole:
        return (0.0, 0.0, 0.0, 0.0), 0.0
    c, m, y, k = (
        sum(inks[at] * weight for inks, weight in parts) / whole for at in range(4)
    )
    return (c, m, y, k), whole


def _averaging(theirs: Any) -> Any:
    def averaged(colors: Sequence[Any], positions: Sequence[float]) -> Any:
        inks = [_inks(color) for color in colors]
        if not any(meant(*color.coordinates) for color in colors):
            return theirs(colors, positions)
        parts: list[tuple[Inks, float]] = []
        if positions[-1] == positions[0]:
            positions = list(range(len(positions)))
        length = positions[-1] - positions[0]
        for at in range(1, len(positions)):
            weight = (positions[at] - positions[at - 1]) / (2 * length)
            parts += [(inks[n], weight * colors[n].alpha) for n in (at - 1, at)]
        mean, alpha = average(parts)
        return _made(mean, alpha)

    return averaged


def _changing(theirs: Any, change: Any) -> Any:
    def changed(color: Any) -> Any:
        inks = meant(*color.coordinates)
        return _made(change(inks), color.alpha) if inks else theirs(color)

    return changed


def _darker(inks: Inks) -> Inks:
    c, m, y, k = inks
    return c, m, y, min(1.0, k + _SHADE)


def _lighter(inks: Inks) -> Inks:
    c, m, y, k = (share * _LIGHT for share in inks)
    return c, m, y, k


def _inks(color: Any) -> Inks:
    """Return the inks of a stand-in; of another colour its plain complement.

    Beside stand-ins there are white, black and greys; other colours are told
    as faults of their own.
    """
    red, green, blue = color.to("srgb").coordinates
    found = meant(red, green, blue)
    if found:
        return found
    k = 1 - max(red, green, blue)
    return 1 - red - k, 1 - green - k, 1 - blue - k, k


def _made(inks: Inks, alpha: float) -> Any:
    from weasyprint.images import parse_color

    red, green, blue = stand_in(inks)
    return parse_color(f"color(srgb {red:f} {green:f} {blue:f} / {alpha:f})")
