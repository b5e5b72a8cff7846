"""Chapters as numbers, for tests of the breaker: paragraphs of so many lines."""

from reform_press.makeup.book.stream import Box

WIDOW, ORPHAN = 600.0, 400.0


def paragraph(lines, **said):
    """Return a paragraph whose first and last lines do not stand alone."""
    prices = [0.0] + [0.0] * (lines - 1)
    if lines > 1:
        prices[1] += ORPHAN
        prices[-1] += WIDOW
    return [Box(penalty=price, **said) for price in prices]


def text(*lines):
    return [box for count in lines for box in paragraph(count)]
