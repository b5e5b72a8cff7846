"""The keeper in the aisle, seen from the side, drawn in centimetres."""

from __future__ import annotations

from hen import HAZE
from ink import Figure, Point, Sheet, ellipse, mix

_FAR_LEG = Figure("M-2,70 L10,70 C12,50 14,34 16,13 L7,11 C4,30 0,50 -2,70 Z")
_NEAR_LEG = Figure("M-11,72 L8,72 C8,50 3,32 1,13 L-9,12 C-10,34 -11,50 -11,72 Z")
_FAR_BOOT = Figure("M6,14 L17,15 L17.5,7 C22,6 25,4 25,1 L6,0 Z")
_NEAR_BOOT = Figure("M-10,15 L2,15 L2,7 C7,6 10,4 10,0.4 L-10,0 Z")
_COAT = Figure(
    "M-6,145 C-13,142 -16,130 -16,116 C-16,100 -17,80 -18,60 C-8,57"
    " 6,57 15,60 C14,80 13,95 13,110"
    " C13,126 12,138 6,145 C3,147 -3,147 -6,145 Z"
)
_COAT_SHADE = Figure(
    "M-6,145 C-13,142 -16,130 -16,116 C-16,100 -17,80 -18,60 L-8,58.4"
    " C-8,80 -10,100 -9,116 C-8.6,130 -8,140 -6,145 Z"
)
_ARM = Figure(
    "M-6,139 C-9,130 -8,114 -5,107 C-3,103 1,103 4,104 C12,107 20,112"
    " 26,116 L23,124 C16,121 9,118 5,116"
    " C5.6,124 5.6,132 3,138 C0,142 -4,142 -6,139 Z"
)
_TABLET = Figure("M18,116 L33,132 L37,129 L23,112 Z")
_HAND = Figure("M22.6,123.4 C25,125 28,124.6 28.8,122 C29.2,119 27,116.4 25,116.4 Z")
_NECK = Figure("M-4,143 L5,143 L5,152 L-4,152 Z")
_FACE = Figure(
    "M-6,166 C-8,158 -6,151 0,149 C4,148 8,149.4 9,152 L10,156 L12,158"
    " L10.4,161 L10.4,168 L-4,170 Z"
)
_MASK = Figure(
    "M0.4,157.4 L11,157.8 C11.6,154 10,150 6.4,148.6 C3.4,149.4 1.2,152.4 0.4,157.4 Z"
)
_EYE = Figure(
    "M6.2,162.6 C7.2,163.6 8.6,163.2 8.8,162 C8.4,161.2 6.8,161.4 6.2,162.6 Z"
)
_HAIR = Figure(
    "M-7.4,166 C-9.4,160 -9,154 -5.6,151.4 C-4,154 -2.6,158 -0.8,161 L0,168 Z"
)
_CAP = Figure(
    "M-9,165 C-10,174 -4,178 2,178 C8,178 11.6,173 11.4,166.6 C5,164.6 -3,164 -9,165 Z"
)
_PEAK = Figure("M8.6,168.6 C13,168.8 17,167.2 19,164.8 C15,164.4 11,164.8 8,165.6 Z")


def draw(sheet: Sheet, place: Point, size: float, haze: float) -> None:
    """Set the keeper down with the feet at ``place``; she looks to the left."""
    x, y = place
    sheet.fill(
        ellipse(x + 4 * size, y - 2 * size, 26 * size, 4 * size),
        mix("#bfb39d", HAZE, haze),
    )
    for figure, colour in (
        (_FAR_LEG, "#56707d"),
        (_FAR_BOOT, "#c9cdc6"),
        (_NEAR_LEG, "#6a8693"),
        (_NEAR_BOOT, "#eef0ea"),
        (_NECK, "#d9a583"),
        (_COAT, "#a9cbd6"),
        (_COAT_SHADE, "#7fa9b8"),
        (_FACE, "#edc09c"),
        (_MASK, "#f4f6f2"),
        (_EYE, "#43352e"),
        (_HAIR, "#4b3b33"),
        (_CAP, "#a9cbd6"),
        (_PEAK, "#7fa9b8"),
        (_TABLET, "#5d6a6c"),
        (_ARM, "#bfdbe3"),
        (_HAND, "#edc09c"),
    ):
        sheet.fill(figure.at(x, y, -size, size), mix(colour, HAZE, haze))
