"""Paragraphs a line shorter or longer than is best for them (抽行、加行).

In: the paragraphs of a story, each in all its settings, and the rows that are
to be won.  Out: the same paragraphs, those set that lose least by it.

"""

from reform_press.makeup.units import Choice, Settings, rows_of


def least_rows(paragraphs: tuple[Settings, ...]) -> int:
    """Return the rows of paragraphs that are all set as short as they go."""
    return sum(min(map(rows_of, one)) for one in paragraphs)


def most_rows(paragraphs: tuple[Settings, ...]) -> int:
    """Return the rows of paragraphs that are all set as long as they go."""
    return sum(max(map(rows_of, one)) for one in paragraphs)


def shorter(paragraphs: tuple[Settings, ...], rows: int) -> tuple[Settings, ...]:
    """Set some paragraphs to take so many rows less, or as many as can be."""
    return _set(paragraphs, rows, -1)


def longer(paragraphs: tuple[Settings, ...], rows: int) -> tuple[Settings, ...]:
    """Set some paragraphs to take so many rows more, or as many as can be."""
    return _set(paragraphs, rows, 1)


def _set(
    paragraphs: tuple[Settings, ...], rows: int, turn: int
) -> tuple[Settings, ...]:
    """Choose settings with so many rows more or less, the least uneven ones."""
    chosen: dict[int, Choice] = {}
    ways = sorted(
        (
            (way.price / won, number, won, way)
            for number, one in enumerate(paragraphs)
            for way in one[1:]
            if (won := turn * (rows_of(way) - rows_of(one[0]))) > 0
        ),
        key=lambda found: found[:3],
    )
    for _, number, won, way in ways:
        if rows > 0 and number not in chosen:
            chosen[number] = way
            rows -= won
    return tuple(
        (chosen[number],) if number in chosen else one
        for number, one in enumerate(paragraphs)
    )
