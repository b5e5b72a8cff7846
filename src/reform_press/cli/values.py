"""Values of options, read from what was typed (选项取值).

In: text.  Out: a value, lengths in points.  Whatever is not understood is a
ValueError; ``cli.parse`` turns it into words.

"""

from collections.abc import Callable, Mapping

from reform_press.errors import Words
from reform_press.geometry import Size, to_points

#: Marks that stand outside the measure where hanging is on, and all that may
#: (CLREQ 3.1.7).
HUNG, HANGABLE = "，。、", "，。、．；：！？"
#: Blank between Han and Latin that is kept unless another is asked for.
KEPT_BLANK = 0.25


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
    return read_ordinal(text, 99)


def read_whole(text: str) -> int:
    """Read a whole number of at most nine figures."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ValueError(text)
    return int(text)


def read_ordinal(text: str, most: int = 999_999_999) -> int:
    """Read a whole number from 1 to ``most``."""
    number = read_whole(text)
    if not 1 <= number <= most:
        raise ValueError(text)
    return number


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


def read_switch(text: str) -> bool:
    """Read ``on`` or ``off``."""
    if text not in ("on", "off"):
        raise ValueError(text)
    return text == "on"


def read_hanging(text: str) -> str:
    """Read ``on``, ``off`` or marks as the marks that hang."""
    if text in ("on", "off"):
        return HUNG if text == "on" else ""
    if not text or not set(text) <= set(HANGABLE):
        raise ValueError(text)
    return text


def read_autospace(text: str) -> tuple[float, bool]:
    """Read ``0.25``, ``fixed`` or ``0.2,fixed``: ems, and whether they give."""
    if text == "fixed":
        return KEPT_BLANK, False
    ems, comma, how = text.partition(",")
    if comma and how.strip() != "fixed":
        raise ValueError(text)
    blank = read_number(ems)
    if blank > 1:
        raise ValueError(text)
    return blank, not comma


def read_line(text: str) -> tuple[int, ...]:
    """Read ``12``, or ``1.2.30``: page, column and line."""
    numbers = tuple(map(read_ordinal, text.split(".")))
    if len(numbers) not in (1, 3):
        raise ValueError(text)
    return numbers


def read_names(text: str) -> tuple[str, ...]:
    """Read names with commas between, of either script."""
    parts = (part.strip() for part in text.replace("，", ",").split(","))
    names = tuple(part for part in parts if part)
    if not names:
        raise ValueError(text)
    return names


#: Rounds of correction (校次).
ROUNDS = ("一校", "二校", "三校")


def read_round(text: str) -> str:
    """Read a round of correction: ``二校``, or ``2``."""
    return ROUNDS[int(text) - 1] if text in ("1", "2", "3") else text


def read_paper(text: str) -> float:
    """Read how thick a paper is, ``157gsm`` or ``0.12mm``, in points."""
    from reform_press.style.papers import read_caliper  # one command folds

    return read_caliper(text)


def read_up(text: str) -> tuple[int, int]:
    """Read ``2x1``: columns and rows, at most 99 of each."""
    columns, cross, rows = text.lower().replace("×", "x").partition("x")
    if not cross:
        raise ValueError(text)
    return read_count(columns), read_count(rows)


#: What may be written where a number is read, for whoever wrote something else.
WRITTEN: Mapping[Callable[[str], object], Words] = {
    read_whole: Words("写 0 或更大的整数", "write a whole number, 0 or more"),
    read_count: Words("写 1 到 99 的整数", "write a whole number, 1 to 99"),
    read_ordinal: Words("写 1 或更大的整数", "write a whole number, 1 or more"),
}
