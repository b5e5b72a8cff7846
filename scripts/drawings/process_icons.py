"""Draw the six icons of the process, from feed to fertiliser.

Each fills a disc of cream; forms are flat, in yolk and white, with one weight
of line.  A disc of 480 units is placed 18 mm wide.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import inks
from hen import portrait
from ink import Figure, Sheet, box, ellipse, line, points, polygon

SIZE = 480
LINE = 9.0


def outline(sheet: Sheet, path: str, paint: str) -> None:
    """Fill a form and draw its outline."""
    sheet.fill(path, paint)
    sheet.stroke(path, inks.BROWN, LINE)


def egg(x: float, y: float, size: float) -> str:
    """Return an egg that stands at ``x``, ``y``."""
    shape = Figure(
        "M0,0 C17,0 30,12 30,32 C30,56 16,80 0,80 C-16,80 -30,56 -30,32"
        " C-30,12 -17,0 0,0 Z"
    )
    return shape.at(x, y, size, size)


def feed(sheet: Sheet) -> None:
    """Draw a silo and the shed of the feed mill."""
    outline(sheet, polygon(points("228,372 228,214 312,158 396,214 396,372")),
            inks.WHITE)  # fmt: skip
    outline(sheet, polygon(box(280, 292, 344, 372)), inks.AMBER)
    outline(sheet, polygon(points("100,256 196,256 164,322 132,322")), inks.YOLK)
    outline(sheet, polygon(box(100, 140, 196, 256)), inks.YOLK)
    outline(sheet, polygon(points("100,140 148,98 196,140")), inks.WHITE)
    sheet.stroke(line(points("104,260 104,372")), inks.BROWN, LINE)
    sheet.stroke(line(points("192,260 192,372")), inks.BROWN, LINE)
    sheet.stroke(line(points("72,374 420,374")), inks.BROWN, LINE)
    for y in (180, 216):
        sheet.stroke(line([(100, y), (196, y)]), inks.BROWN, LINE * 0.6)


def trough(sheet: Sheet) -> None:
    """Draw a hen at the trough."""
    portrait(sheet, (268, 374), 5.6, "feeding", LINE)
    outline(sheet, polygon(points("296,306 424,306 406,366 314,366")), inks.YOLK)
    sheet.stroke(line(points("72,372 420,372")), inks.BROWN, LINE)
    drop = Figure("M0,58 C-8,40 -22,28 -22,14 C-22,0 -12,-8 0,-8 C12,-8 22,0 22,14"
                  " C22,28 8,40 0,58 Z")  # fmt: skip
    outline(sheet, drop.at(376, 158, 0.9, 0.9), inks.WATER)


def climate(sheet: Sheet) -> None:
    """Draw a fan and a thermometer."""
    outline(sheet, ellipse(196, 240, 122, 122), inks.WHITE)
    blade = "M0,0 C20,40 66,64 92,34 C76,0 36,-14 0,0 Z"
    for turn in range(4):
        sheet.open(f'transform="translate(196 240) rotate({90 * turn})"')
        outline(sheet, blade, inks.YOLK)
        sheet.close()
    sheet.fill(ellipse(196, 240, 17, 17), inks.BROWN)
    tube = ("M350,128 C350,100 398,100 398,128 L398,286 C430,310 420,368 374,368"
            " C328,368 318,310 350,286 Z")  # fmt: skip
    outline(sheet, tube, inks.WHITE)
    sheet.fill(ellipse(374, 326, 24, 24), inks.COMB)
    sheet.stroke(line(points("374,326 374,208")), inks.COMB, 17)


def belt(sheet: Sheet) -> None:
    """Draw eggs riding on a belt."""
    for x in (138, 240, 342):
        outline(sheet, egg(x, 272, 1.36), inks.WHITE)
    band = ("M104,278 L376,278 C400,278 416,296 416,318 C416,340 400,358 376,358"
            " L104,358 C80,358 64,340 64,318 C64,296 80,278 104,278 Z")  # fmt: skip
    outline(sheet, band, inks.YOLK)
    for x in (106, 196, 284, 374):
        outline(sheet, ellipse(x, 318, 20, 20), inks.WHITE)


def store(sheet: Sheet) -> None:
    """Draw trays of eggs under the roof of the store."""
    outline(sheet, polygon(points("76,372 76,206 240,104 404,206 404,372")),
            inks.WHITE)  # fmt: skip
    for y, count in ((270, 3), (346, 3)):
        for rank in range(count):
            outline(sheet, egg(172 + 68 * rank, y - 4, 0.72), inks.YOLK)
        sheet.stroke(line([(120, y), (360, y)]), inks.BROWN, LINE)
    sheet.stroke(line(points("64,374 416,374")), inks.BROWN, LINE)


def ferment(sheet: Sheet) -> None:
    """Draw the fermenting tank and what grows of it."""
    tank = "M88,184 C88,128 248,128 248,184 L248,330 C248,366 88,366 88,330 Z"
    outline(sheet, tank, inks.YOLK)
    sheet.stroke("M88,190 C120,222 216,222 248,190", inks.BROWN, LINE)
    for x in (116, 220):
        sheet.stroke(line([(x, 352), (x, 374)]), inks.BROWN, LINE)
    outline(sheet, polygon(box(152, 104, 184, 144)), inks.WHITE)
    sheet.stroke(line(points("348,372 348,256")), inks.BROWN, LINE)
    outline(sheet, "M348,262 C348,196 392,170 430,172 C432,222 404,262 348,262 Z",
            inks.RICE)  # fmt: skip
    outline(sheet, "M348,312 C348,262 314,238 280,240 C280,284 304,312 348,312 Z",
            inks.RICE)  # fmt: skip
    sheet.stroke(line(points("64,374 430,374")), inks.BROWN, LINE)


ICONS: tuple[Callable[[Sheet], None], ...] = (
    feed, trough, climate, belt, store, ferment,
)  # fmt: skip


def main(folder: Path) -> None:
    """Draw every icon into ``folder``."""
    for draw in ICONS:
        sheet = Sheet(SIZE, SIZE)
        sheet.fill(ellipse(240, 240, 236, 236), inks.CREAM)
        draw(sheet)
        sheet.save(folder / f"{draw.__name__}.svg", draw.__name__)


if __name__ == "__main__":
    main(Path(__file__).parents[2] / "layouts/brochure-trifold/icons")
