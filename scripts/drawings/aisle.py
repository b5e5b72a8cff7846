"""The space of the hen house and its perspective.

Metres: x right of the middle of the aisle, y up from the floor, z into the
picture.  The eye stands in the aisle, ``EYE`` above the floor.  Distance mixes
``HAZE`` into every colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from hen import HAZE
from ink import Point, Sheet, line, mix

WIDTH, HEIGHT = 1800, 1200
CENTRE_X, HORIZON, FOCAL = 870.0, 596.0, 1000.0
EYE = 1.66
NEAR, FAR = 1.12, 19.0
SLOTS = 72  # hens in a row
PITCH = 0.24  # length of stack that one hen takes
CEILING = 3.75

Edge = tuple[float, float]


def spot(x: float, y: float, z: float) -> Point:
    """Return where a point of the house falls on the sheet."""
    return CENTRE_X + FOCAL * x / z, HORIZON - FOCAL * (y - EYE) / z


def haze(z: float) -> float:
    """Return how much of a colour the light in the air has taken."""
    return 0.86 * (1 - math.exp(-max(0.0, z - 1.6) / 7.5))


def ink(colour: str, z: float) -> str:
    """Return ``colour`` as it looks at depth ``z``."""
    return mix(colour, HAZE, haze(z))


def depth(slot: int) -> float:
    """Return how far away the hen of a place stands."""
    return NEAR + PITCH * (slot + 1)


@dataclass(frozen=True, slots=True)
class Run:
    """A length of stack that is painted at once: its places, far to near."""

    slots: tuple[int, ...]

    @property
    def far(self) -> float:
        """Depth of the far end."""
        return depth(self.slots[0])

    @property
    def near(self) -> float:
        """Depth of the near end, with a hair of overlap that hides the joint."""
        return depth(self.slots[-1]) - PITCH - 0.012


def runs() -> Iterator[Run]:
    """Yield the lengths of stack from far to near; the far ones are longer."""
    slot = SLOTS - 1
    while slot >= 0:
        count = 6 if slot > 47 else 3 if slot > 11 else 1
        yield Run(tuple(range(slot, slot - count, -1)))
        slot -= count


def across(sheet: Sheet, low: Edge, high: Edge, z: float, paint: str) -> None:
    """Fill an upright rectangle that faces the eye."""
    (x1, y1), (x2, y2) = low, high
    corners = ((x1, y1), (x2, y1), (x2, y2), (x1, y2))
    sheet.face((spot(x, y, z) for x, y in corners), paint)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the aisle, -1 or 1: faces and lines that run along it."""

    sheet: Sheet
    sign: int

    def along(self, run: Run, edges: tuple[Edge, Edge], colour: str) -> None:
        """Fill the face between two edges (x, y) over the length of a run."""
        (x1, y1), (x2, y2) = edges
        corners = (
            (x1, y1, run.far),
            (x2, y2, run.far),
            (x2, y2, run.near),
            (x1, y1, run.near),
        )
        self.face(corners, ink(colour, run.far))

    def face(self, corners: tuple[tuple[float, float, float], ...], paint: str) -> None:
        """Fill any face of this side."""
        self.sheet.face((spot(self.sign * x, y, z) for x, y, z in corners), paint)

    def line(self, x: float, y: float, run: Run) -> str:
        """Return the path of an edge over the length of a run."""
        ends = (spot(self.sign * x, y, z) for z in (run.far, run.near))
        return line(ends)
