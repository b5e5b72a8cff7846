"""A flat piece of ground seen from above it: metres in, sheet units out."""

from __future__ import annotations

from dataclasses import dataclass

from ink import Point


@dataclass(frozen=True, slots=True)
class Ground:
    """A view over a plane: x to the right, y up, z away, all in metres."""

    centre: float
    horizon: float
    focal: float
    eye: float

    def spot(self, x: float, y: float, z: float) -> Point:
        """Return where a point falls on the sheet."""
        return (
            self.centre + self.focal * x / z,
            self.horizon - self.focal * (y - self.eye) / z,
        )
