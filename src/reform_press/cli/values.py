"""Values of options, read from what was typed (选项取值).

In: text.  Out: a value, lengths in points.  Whatever is not understood is a
ValueError; ``cli.parse`` turns it into words.

"""

from reform_press.geometry import Size, to_points


def read_length(text: str) -> float:
    """Read a length above nothing, in points when no unit is given."""
    length = to_points(text)
    if not length > 0:
        raise ValueError(text)
    return length


def read_room(text: str) -> float:
    """Read a length that may be nothing, in points when no unit is given."""
    return to_points(text)


def read_count(text: str) -> int:
    """Read a whole number from 1 to 99."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 99):
        raise ValueError(text)
    return int(text)


def read_number(text: str) -> float:
    """Read a number that is not negative: ``2``, ``1.5``."""
    if not text.isascii() or not text.replace(".", "", 1).isdigit():
        raise ValueError(text)
    return float(text)


def read_sheet(text: str) -> Size:
    """Read ``390x540mm``: the unit after the height holds for both."""
    width, cross, height = text.lower().replace("×", "x").partition("x")
    unit = height.lstrip("0123456789. ")
    if not cross:
        raise ValueError(text)
    if width.strip().replace(".", "", 1).isdigit():
        width += unit
    return Size(read_length(width), read_length(height))
