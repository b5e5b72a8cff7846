"""Findings with their numbers, and where these stand on a page (标号).

In: a report, and how much room a number takes.  Out: findings in their order,
numbered from 1; for each place on a page a box that can be seen and the
middle of its number, in mm from the top left of the trim.

"""

from collections.abc import Iterable
from itertools import groupby, starmap
from typing import NamedTuple

from reform_press.errors import Severity
from reform_press.geometry import Rect
from reform_press.preflight.report import Finding, Report

#: A box is never smaller than this share of the room of a number.
_LEAST = 0.35
#: Numbers on one page: more would hide it.
_MOST = 60


class Numbered(NamedTuple):
    """A finding and its number."""

    number: int
    finding: Finding


class Mark(NamedTuple):
    """The box about a place, and the middle of the number beside it."""

    number: int
    severity: Severity
    box: Rect
    badge: tuple[float, float]


def numbered(report: Report) -> dict[int, tuple[Numbered, ...]]:
    """Return the findings by page, 0 the file as a whole; they count on."""
    every = starmap(Numbered, enumerate(report.findings, 1))
    by_page = groupby(every, lambda one: one.finding.page)  # a report is in order
    return {page: tuple(found) for page, found in by_page}


def marks_on(shown: Rect, found: Iterable[Numbered], apart: float) -> tuple[Mark, ...]:
    """Return the marks of findings on what is shown of a page.

    ``apart`` is the room of a number in mm on the page.
    """
    marks: list[Mark] = []
    for number, finding in found:
        for place in finding.places[: _MOST - len(marks)]:
            box = _visible(place, shown, _LEAST * apart)
            badge = _clear(box, shown, apart, [mark.badge for mark in marks])
            marks.append(Mark(number, finding.severity, box, badge))
    return tuple(marks)


def _visible(place: Rect, shown: Rect, least: float) -> Rect:
    """Return a place as a box that can be seen, inside what is shown."""
    x, wide = _span(place.x, place.right, shown.x, shown.right, least)
    y, high = _span(place.y, place.bottom, shown.y, shown.bottom, least)
    return Rect(x, y, wide, high)


def _span(
    start: float, end: float, first: float, last: float, least: float
) -> tuple[float, float]:
    """Return start and length of a span cut to a room, but never too short."""
    start, end = min(max(start, first), last), min(max(end, first), last)
    short = max(0.0, least - (end - start)) / 2
    return start - short, end - start + 2 * short


def _clear(
    box: Rect, shown: Rect, apart: float, taken: list[tuple[float, float]]
) -> tuple[float, float]:
    """Return the middle of a number: at the corner of its box, clear of others."""
    half = apart / 2
    x = min(max(box.x - 0.2 * apart, shown.x + half), shown.right - half)
    y = min(max(box.y - 0.2 * apart, shown.y + half), shown.bottom - half)
    while any(abs(x - a) < apart and abs(y - b) < apart for a, b in taken):
        x += apart
        if x > shown.right - half:
            x, y = shown.x + half, y + apart
            if y > shown.bottom:  # more numbers than room: they lie on each other
                break
    return x, y
