"""Bleed as it is on the plates (出血): bare paper beside printed ground.

In: the plates of a page.  Out: the sides at which ink reaches the trim and
does not fill the bleed, whatever it was drawn by; the fold by its own name.

"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reform_press.geometry import MM, Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.edges import SIDES
from reform_press.preflight.expect import Expect
from reform_press.preflight.plates import Plates
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: Ink is looked for this far inside the trim, in mm, and along several lines
#: inside the bleed: a white line of a drawing is no bare bleed.
_INSIDE, _OUTSIDE = 0.4, (0.2, 0.6, 1.0)
#: A tint that is seen, and paper that is bare, in shares of full ink.
_TINT, _BARE = 0.04, 0.01
#: So much of an edge has to be bare, in mm: strokes of type are narrower.
_LENGTH = 3.0


def unfilled(plates: Plates, sheet: Sheet, expect: Expect) -> Iterator[Finding]:
    """Yield the sides with ink at the trim and bare paper in the bleed."""
    trim, bleed = sheet.place(sheet.trim), expect.bleed / MM
    lines = (
        (0.0, -bleed, False),
        (0.0, -bleed, True),
        (trim.width, trim.width + bleed, False),
        (trim.height, trim.height + bleed, True),
    )
    for side, (name, (edge, out, level)) in enumerate(zip(SIDES, lines, strict=True)):
        inward = 1 if edge == 0 else -1
        inner = _inks(plates, edge + inward * _INSIDE, level)
        beyond = [_inks(plates, out + inward * away, level) for away in _OUTSIDE]
        outer = list(map(max, *beyond))
        start = plates.area.x if level else plates.area.y
        ends = (0.0, trim.width if level else trim.height)
        for first, last in _bare(inner, outer, plates.step):
            a, b = start + first * plates.step, start + last * plates.step
            a, b = max(a, ends[0]), min(b, ends[1])
            if b - a < _LENGTH:
                continue
            low = min(edge, out)
            place = Rect(a, low, b - a, bleed) if level else Rect(low, a, bleed, b - a)
            page, about = plates.page, name.en
            code = "bleed.fold" if side == sheet.fold else "bleed.short"
            yield found(code, name, page=page, place=place, about=about)
            break


def _inks(plates: Plates, at: float, level: bool) -> list[float]:
    """Return the total ink along a line, level or upright, ``at`` mm of the trim.

    What was not drawn is bare.
    """
    start = plates.area.y if level else plates.area.x
    pixel = int((at - start) // plates.step)
    rows = plates.rows[0]
    across = len(rows) if level else len(rows[0])
    if not 0 <= pixel < across:
        return [0.0] * (len(rows[0]) if level else len(rows))
    every = [plate[pixel] if level else _column(plate, pixel) for plate in plates.rows]
    full = 255 * len(every)
    return [(full - sum(inks)) / 255 for inks in zip(*every, strict=False)]


def _column(plate: Sequence[bytes], at: int) -> bytes:
    return bytes(line[at] for line in plate)


def _bare(
    inner: list[float], outer: list[float], step: float
) -> Iterator[tuple[int, int]]:
    """Yield where ink inside has no ink outside, the first and the last pixel."""
    missing = [a > _TINT and b < _BARE for a, b in zip(inner, outer, strict=True)]
    at = 0
    for is_missing, run in groupby(missing):
        count = sum(1 for _ in run)
        if is_missing and count * step >= _LENGTH:
            yield at, at + count
        at += count
