"""What work and weather have left along the canal.

Seepage on the bed, scratches of the bucket, stones, wheel tracks, dry grass and
the line of pegs that sets out the edge of the right slope.
"""

from __future__ import annotations

import math

from ink import Sheet, line, scatter
from reach import BED, BED_LINING, DEEP, GATE, LEFT_BERM, RIGHT_BERM, TOP, Reach


def draw_traces(sheet: Sheet, reach: Reach) -> None:
    """Draw all traces over the finished canal."""
    _draw_seepage(sheet, reach)
    _draw_scratches(sheet, reach)
    _draw_stones(sheet, reach)
    _draw_wheel_tracks(sheet, reach)
    for edge in (LEFT_BERM - 0.2, RIGHT_BERM + 0.3):
        _draw_grass(sheet, reach, edge)
    _draw_pegs(sheet, reach)


def _draw_seepage(sheet: Sheet, reach: Reach) -> None:
    """Draw the thread of water that comes through the gate."""
    start = BED_LINING + 2.5
    runs = [start + 0.8 * i for i in range(int((GATE - start) / 0.8) + 1)]
    left, right = [], []
    for run in runs:
        spread = 0.02 * (run - BED_LINING)
        left.append(reach.at(run, -0.5 - 0.35 * math.sin(run / 3.1) - spread, -DEEP))
        right.append(reach.at(run, 0.25 + 0.3 * math.sin(run / 2.3) + spread, -DEEP))
    sheet.face([*left, *right[::-1]], "#a9c9d3")


def _draw_scratches(sheet: Sheet, reach: Reach) -> None:
    """Draw the marks of the bucket on the slope that is still earth."""
    parts = []
    for i in range(150):
        run, share = 3 + 34 * scatter(i, 1), scatter(i, 2)
        long = 0.12 + 0.2 * scatter(i, 3)
        if run < 25 + 15 * share:
            low, high = reach.slope(share), reach.slope(min(1.0, share + long))
            ends = (reach.at(run, *low), reach.at(run + 0.5 * long, *high))
            parts.append(line(ends))
    sheet.stroke("".join(parts), "#a87a48", 1.4, 0.34)


def _draw_stones(sheet: Sheet, reach: Reach) -> None:
    """Draw stones on the bed that is not lined yet."""
    parts = []
    for i in range(90):
        run, off = 3 + 27 * scatter(i, 5) ** 1.4, BED * 0.95 * (2 * scatter(i, 6) - 1)
        x, y = reach.at(run, off, -DEEP)
        parts.append(f"M{x:.1f},{y:.1f}h{2 + 3 * scatter(i, 7):.1f}")
    sheet.stroke("".join(parts), "#9d7a50", 2.2, 0.7)


def _draw_wheel_tracks(sheet: Sheet, reach: Reach) -> None:
    """Draw the prints of lugged tyres on the works road."""
    for off in (8.6, 10.9, 12.6):
        for i in range(96):
            run = 2.5 + 0.55 * i
            edges = ((off, 0.01), (off + 0.5, 0.01))
            reach.strip(sheet, (run, run + 0.3), edges, "#cbaf7f")


def _draw_grass(sheet: Sheet, reach: Reach, edge: float) -> None:
    """Draw tufts of dry grass along the outer edge of a bank."""
    blades: tuple[list[str], list[str]] = ([], [])
    for i in range(150):
        run = 3 + 57 * scatter(i, 11, int(edge)) ** 1.6
        off = edge + 1.5 * (scatter(i, 12) - 0.5)
        x, y = reach.at(run, off, -0.1 if abs(off) > abs(edge) else 0.0)
        tall = (0.22 + 0.3 * scatter(i, 13)) * reach.scale(run, off)
        for lean in (-0.5, -0.15, 0.2, 0.55):
            tip = (x + lean * tall, y - tall * (1 - 0.4 * abs(lean)))
            blades[i % 2].append(line([(x, y), tip]))
    sheet.stroke("".join(blades[0]), "#9a8f52", 1.5)
    sheet.stroke("".join(blades[1]), "#bdae70", 1.5)


def _draw_pegs(sheet: Sheet, reach: Reach) -> None:
    """Draw red and white pegs with a cord between them."""
    off = TOP + 0.35
    runs = [6.0 + 3 * i for i in range(11)]
    sheet.stroke(line(reach.at(run, off, 0.55) for run in runs), "#f6efe0", 1.3)
    for run in runs:
        width = 0.07 * reach.scale(run, TOP)
        foot, neck, top = (reach.at(run, off, y) for y in (0.0, 0.5, 0.72))
        sheet.stroke(line([foot, neck]), "#f6efe0", width)
        sheet.stroke(line([neck, top]), "#cf4b36", width)
