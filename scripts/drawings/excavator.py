"""An excavator from the side, drawn in centimetres, y up, its boom towards +x."""

from __future__ import annotations

from ink import Figure, Point, Sheet, ellipse, line

YELLOW, DARK, PALE, SOIL = "#efb73e", "#c88f2b", "#f4c658", "#6d5a3c"
IRON, STEEL, RUBBER = "#6d7476", "#848b8d", "#5d6365"

_TRACK = Figure(
    "M-150,0 L150,0 C185,0 200,20 200,42 C200,66 182,84 150,84 L-150,84"
    " C-182,84 -200,66 -200,42 C-200,20 -185,0 -150,0 Z"
)
_TRACK_IN = Figure(
    "M-150,12 L150,12 C176,12 187,26 187,42 C187,60 174,72 150,72"
    " L-150,72 C-174,72 -187,60 -187,42 C-187,26 -176,12 -150,12 Z"
)
_FRAME = Figure("M-130,34 L130,34 L118,56 L-118,56 Z")
_TURNTABLE = Figure("M-66,82 L66,82 L66,104 L-66,104 Z")
_HOUSE = Figure(
    "M-206,104 L162,104 L162,140 L52,150 L52,206 C20,216 -60,222"
    " -180,222 C-208,218 -222,186 -222,146 C-222,124 -216,104 -206,104"
    " Z"
)
_WEIGHT = Figure(
    "M-206,104 L-118,104 L-118,222 C-140,222.6 -160,222.6 -180,222"
    " C-208,218 -222,186 -222,146 C-222,124 -216,104 -206,104 Z"
)
_SKIRT = Figure("M-206,104 L162,104 L162,118 L-212,118 Z")
_CAB = Figure(
    "M44,118 L44,292 C44,302 50,308 60,308 L122,308 C134,308 140,302"
    " 143,292 L164,196 L164,118 Z"
)
_GLASS = Figure("M56,196 L56,292 L92,292 L92,196 Z")
_GLASS_2 = Figure(
    "M100,150 L100,292 L120,292 C127,292 130,290 132,284 L150,196 L150,150 Z"
)
_GLARE = Figure("M104,292 L118,292 L108,200 L100,200 Z")
_BOOM = Figure(
    "M84,134 L122,160 L214,352 C228,380 246,390 272,388 L478,330"
    " L492,362 L292,424 C246,434 216,420 196,386 L74,170 Z"
)
_BOOM_SHADE = Figure(
    "M84,134 L122,160 L214,352 C228,380 246,390 272,388 L478,330"
    " L482,342 L274,402 C240,406 218,394 204,366 L98,158 Z"
)
_STICK = Figure("M446,398 L470,416 L508,352 L560,70 L534,62 L478,326 Z")
_STICK_SHADE = Figure("M470,416 L508,352 L560,70 L549,67 L494,344 L462,410 Z")
_BUCKET = Figure(
    "M530,78 L574,70 C596,30 590,-24 548,-46 L486,-50 L480,-36 C508,-28 522,-8 520,24 Z"
)
_BUCKET_IN = Figure(
    "M486,-50 L480,-36 C508,-28 522,-8 520,24 L532,20 C536,-14 520,-40 486,-50 Z"
)
_TEETH = Figure("M486,-50 L466,-46 L480,-36 Z")
_CYLINDERS = (
    (Figure("M150,132 L184,264"), 15.0, "#8d9496"),
    (Figure("M184,264 L206,349"), 9.0, "#dfe3e2"),
    (Figure("M262,436 L370,424"), 15.0, "#8d9496"),
    (Figure("M370,424 L452,404"), 8.0, "#dfe3e2"),
    (Figure("M500,330 L552,200"), 12.0, "#8d9496"),
    (Figure("M552,200 L571,80"), 7.0, "#dfe3e2"),
)


#: Undercarriage, upper carriage and cab, in painting order.
_MACHINE = (
    (_TRACK, RUBBER), (_TRACK_IN, STEEL), (_FRAME, IRON), (_TURNTABLE, IRON),
    (_HOUSE, YELLOW), (_WEIGHT, DARK), (_SKIRT, "#a87a2a"), (_CAB, PALE),
    (_GLASS, "#b9d6df"), (_GLASS_2, "#a6c8d4"), (_GLARE, "#d9ebef"),
)  # fmt: skip
_ARM = ((_BOOM, YELLOW), (_BOOM_SHADE, DARK), (_STICK, YELLOW), (_STICK_SHADE, DARK))
_SCOOP = ((_BUCKET, "#7a7f80"), (_BUCKET_IN, "#9aa0a0"), (_TEETH, "#c9cbc7"))
_PINS = ((480, 352, 12), (464, 404, 9), (548, 72, 9), (90, 152, 13))


def draw_excavator(sheet: Sheet, place: Point, scale: Point) -> None:
    """Set the machine down; ``scale`` is units a cm, mirrored if across is negative."""
    (x, y), (across, up) = place, scale

    def fill(*parts: tuple[Figure, str]) -> None:
        for figure, tone in parts:
            sheet.fill(figure.at(x, y, across, up), tone)

    def discs(tone: str, *parts: tuple[float, float, float]) -> None:
        for px, py, radius in parts:
            shape = ellipse(x + px * across, y - py * up, radius * up, radius * up)
            sheet.fill(shape, tone)

    def rods(*parts: tuple[Figure, float, str]) -> None:
        for figure, width, tone in parts:
            sheet.stroke(figure.at(x, y, across, up), tone, width * up)

    shadow = ellipse(x - 40 * across, y, 270 * up, 20 * up)
    sheet.fill(shadow, SOIL, 0.35)
    rods(*_CYLINDERS[2:4])
    fill(*_ARM)
    rods(*_CYLINDERS[:2], *_CYLINDERS[4:])
    fill(*_SCOOP)
    discs("#6d6a60", *_PINS)
    fill(*_MACHINE)
    discs(RUBBER, (-150, 42, 24), (150, 42, 24))
    discs("#aab0b0", (-150, 42, 10.8), (150, 42, 10.8))
    discs(RUBBER, *((px, 20, 9) for px in (-92, -46, 0, 46, 92)))
    heights = [y - (150 + 14 * k) * up for k in range(4)]
    vents = "".join(
        line([(x - 60 * across, h), (x - 104 * across, h)]) for h in heights
    )
    sheet.stroke(vents, "#a87a2a", 4 * up)
    pipe = line([(x - 30 * across, y - 220 * up), (x - 30 * across, y - 252 * up)])
    sheet.stroke(pipe, IRON, 10 * up)
