"""A laying hen in profile, drawn in centimetres.

The origin lies at the front of the cage, on its floor; the hen stands behind
(negative x) and puts her head out over the trough (positive x).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import inks
from ink import Figure, Sheet, ellipse, filled, mix, stroked

#: Light in the house: what distance mixes into every colour.
HAZE = "#f6eddb"

_BODY = {
    "alert": Figure(
        "M4,40 C0.6,39.4 -1,35.6 -3.6,32 C-7,27.6 -12,28.8 -18,28.8"
        " C-23,28.8 -27,31.5 -31.5,37"
        " C-34.5,33.5 -33.5,26.5 -29,21 C-26.5,13.5 -19.5,8.6 -12,8.6"
        " C-5,8.6 0.4,13 1.8,19.5"
        " C2.8,24.5 5.2,29 8.2,33.2 C10.8,34.6 11.4,37.8 9.6,40 C8.2,41.6"
        " 5.8,41.4 4,40 Z"
    ),
    "feeding": Figure(
        "M8.6,30.2 C4.5,32.5 0,32.6 -4.4,30.6 C-9,28.4 -13,29 -18,29"
        " C-23,29 -27,31.5 -31.5,37"
        " C-34.5,33.5 -33.5,26.5 -29,21 C-26.5,13.5 -19.5,8.6 -12,8.6"
        " C-5,8.6 -0.4,12.6 1.2,18"
        " C2,20.6 4.4,22.4 7.4,22.6 C9,21.4 12,21.4 13.2,23.6 C14.2,26.4"
        " 12,29.2 8.6,30.2 Z"
    ),
}
_SHADE = Figure(
    "M-29,21 C-26.5,13.5 -19.5,8.6 -12,8.6 C-5,8.6 0.4,13 1.8,19.5"
    " C-1,14.8 -6,12.6 -12,12.8 C-19,13 -25,16 -29,21 Z"
)
_WING = Figure(
    "M-5.5,24 C-9,27.6 -17,27.4 -24.5,24.4 C-26,22.2 -27.2,20.8"
    " -28.4,20 C-25.6,18.4 -22.6,16.4 -18.4,15.4"
    " C-11.5,14.2 -5.6,17.6 -5.5,24 Z"
)
_FEATHERS = (
    Figure("M-10,19.2 C-13.5,18 -17.5,18 -21,19.4"),
    Figure("M-12,21.8 C-16,20.8 -20,21 -24.5,21.4"),
    Figure("M-24.6,29.4 C-27,28.6 -29.4,26.4 -30.6,23.6"),
)
_LEGS = Figure(
    "M-14,9.4 L-14.6,1 M-14.6,1 L-11.4,0.2 M-9.4,9.2 L-9.6,1 M-9.6,1 L-6.4,0.2"
)
_COMB = {
    "alert": Figure(
        "M3,40 C1.6,42 1.8,43.2 2.6,44 C3.4,43.6 3.9,43.2 4.3,42.6"
        " C4.6,44.4 5.2,45.4 6.2,45.8"
        " C7,45 7.3,44 7.5,42.8 C8.2,44 9,44.5 9.9,44.4 C10.4,42.8 10.2,41"
        " 9.6,39.6 C7.6,41.4 5,41.2 3,40 Z"
    ),
    "feeding": Figure(
        "M6.2,30.6 C6,32.8 6.6,34 7.4,34.6 C8.2,34.2 8.7,33.6 9,32.8"
        " C9.8,34.2 10.8,34.8 12,34.8"
        " C12.4,33.8 12.4,32.6 12.2,31.6 C13.2,32.2 14.2,32.2 15,31.6"
        " C14.8,29.8 14,28 12.9,26.8 C11.4,29.2 9,30.6 6.2,30.6 Z"
    ),
}
_WATTLE = {
    "alert": Figure(
        "M8.6,34.8 C7.4,33.4 7.4,31 8.6,29.8 C10.2,29.6 11.2,31.4 10.9,33.2"
        " C10.7,34.6 9.8,35.4 8.6,34.8 Z"
    ),
    "feeding": Figure(
        "M9.4,22.6 C8,21.8 7.4,19.4 8.2,18 C9.8,17.8 11,19.2 11.2,20.8"
        " C11.2,22 10.6,22.8 9.4,22.6 Z"
    ),
}
_BEAK = {
    "alert": Figure(
        "M10.2,38.8 C11.8,39 13.6,38.2 14.8,36.6 C13.2,36.2 11.6,35.8 10.3,35.8 Z"
    ),
    "feeding": Figure(
        "M13.2,25.6 C14.4,24.4 15,22.4 14.6,20.4 C13.2,20.8 11.8,21.6 11,22.4 Z"
    ),
}
_EAR = {
    "alert": Figure(
        "M5.4,36.6 C6.4,36.8 6.8,35.6 6.2,34.6 C5.2,34.4 4.6,35.8 5.4,36.6 Z"
    ),
    "feeding": Figure(
        "M8.4,26.2 C9.2,26.2 9.6,25 8.8,24.2 C7.8,24.4 7.6,25.8 8.4,26.2 Z"
    ),
}
_EYE = {"alert": (8.3, 38.1), "feeding": (11.5, 26.0)}

_PLUMAGE = {
    "white": ("#fbf6ea", "#e3d5bd", "#efe4d0", "#cdbb9c"),
    "brown": ("#c98a54", "#a4683a", "#b97844", "#8f5730"),
}


Plumage = Literal["white", "brown"]
Pose = Literal["alert", "feeding"]


@dataclass(frozen=True, slots=True)
class Look:
    """How one hen looks: plumage, pose, haze from 0 to 1, detail from 1 to 3."""

    plumage: Plumage
    pose: Pose
    haze: float
    detail: int

    @property
    def name(self) -> str:
        """The name of the symbol."""
        return f"{self.plumage[0]}{self.pose[0]}{self.detail}-{round(self.haze * 100)}"


def stamp(
    sheet: Sheet, place: tuple[float, float], scale: tuple[float, float], look: Look
) -> None:
    """Set down a hen with her cage front at ``place``; scales are units a cm."""
    sheet.stamp(look.name, *place, *scale)


def define(sheet: Sheet, look: Look) -> None:
    """Define the symbol of a look, in centimetres, y up."""

    def ink(colour: str) -> str:
        return mix(colour, HAZE, look.haze)

    body, shade, wing, edge = (ink(c) for c in _PLUMAGE[look.plumage])
    red, pose = ink("#cf4331"), look.pose
    parts = []
    if look.detail > 2:
        parts.append(stroked(_own(_LEGS), ink("#c99a4e"), 1.1))
    parts.append(filled(_own(_COMB[pose]), red))
    parts.append(filled(_own(_BODY[pose]), body))
    if look.detail > 1:
        parts += [filled(_own(_SHADE), shade), filled(_own(_WING), wing)]
    parts += [
        filled(_own(_BEAK[pose]), ink("#e0a94a")),
        filled(_own(_WATTLE[pose]), red),
    ]
    if look.detail > 2:
        parts += [stroked(_own(feather), edge, 0.45) for feather in _FEATHERS]
        parts.append(filled(_own(_EAR[pose]), red))
    if look.detail > 1:
        x, y = _EYE[pose]
        parts.append(filled(ellipse(x, y, 0.6, 0.6), ink("#33271d")))
    sheet.symbol(look.name, parts)


def portrait(
    sheet: Sheet,
    place: tuple[float, float],
    scale: float,
    pose: Pose = "alert",
    rim: float = 0.0,
) -> None:
    """Draw a white hen in press inks, ``scale`` units a centimetre.

    ``rim`` is the weight of the line about her, 0 for none.
    """
    at = (*place, scale, scale)

    def part(form: Figure, paint: str) -> None:
        sheet.fill(form.at(*at), paint)
        if rim:
            sheet.stroke(form.at(*at), inks.BROWN, rim)

    sheet.stroke(_LEGS.at(*at), inks.BROWN if rim else inks.AMBER, rim or 1.3 * scale)
    part(_COMB[pose], inks.COMB)
    part(_BODY[pose], inks.WHITE)
    if rim:
        sheet.stroke(_WING.at(*at), inks.BROWN, rim * 0.8)
    else:
        sheet.fill(_SHADE.at(*at), inks.CREAM)
        sheet.fill(_WING.at(*at), inks.STRAW)
        for feather in _FEATHERS:
            sheet.stroke(feather.at(*at), inks.STONE, 0.6 * scale)
        sheet.fill(_EAR[pose].at(*at), inks.COMB)
    sheet.fill(_BEAK[pose].at(*at), inks.AMBER)
    sheet.fill(_WATTLE[pose].at(*at), inks.COMB)
    x, y = _EYE[pose]
    eye = (place[0] + x * scale, place[1] - y * scale)
    sheet.fill(ellipse(*eye, 0.8 * scale, 0.8 * scale), inks.BROWN)


def _own(figure: Figure) -> str:
    return figure.at(0, 0, 1, -1)
