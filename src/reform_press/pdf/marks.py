"""Printer's marks (印刷标记): crop and registration marks, colour bar, slug.

In: a page and its job.  Out: items of the page model, all outside the bleed.
Marks stand on every plate; the slug line is black alone.

``imposition.marks`` puts the same signs on sheets that hold many pages.

"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from reform_press.colour import BLACK, Colour
from reform_press.fonts.face import Face
from reform_press.fonts.fallback import pick
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, SLACK, Rect, fits
from reform_press.page import Area, GlyphRun, Item, Page, Rule, Sheet, TextLine
from reform_press.pdf.job import Job

#: Prints on all plates (套准色).
REGISTRATION = Colour(1.0, 1.0, 1.0, 1.0, spot="All")
WEIGHT = 0.25
AWAY = 1 * MM  # from the bleed to anything drawn here
CROP = 6 * MM  # length of a crop mark
_RADIUS = 1.6 * MM  # of a registration mark
CROSS = 2.6 * MM  # half a registration mark
_PATCH = 5 * MM
SLUG_SIZE = 7.0
#: From where marks begin up to the baseline of the slug line.
SLUG_DROP = 2.0
#: Lines of the slug of a narrow page: their pitch, and how many have room.
_SLUG_LEADING, _MOST_LINES = 8.5, 3
#: Where bar and slug line begin, from the left edge of the trim.
_INDENT = 12 * MM
#: Fold marks are dashed: nobody cuts there.
FOLD = (1 * MM, 0.7 * MM)

_HALF = (Colour(c=0.5), Colour(m=0.5), Colour(y=0.5), Colour(k=0.5))
#: Full inks, half tints, the overprints of two, and grey of three beside black.
BAR = (
    Colour(c=1.0),
    Colour(m=1.0),
    Colour(y=1.0),
    Colour(k=1.0),
    *_HALF,
    Colour(m=1.0, y=1.0),
    Colour(c=1.0, y=1.0),
    Colour(c=1.0, m=1.0),
    Colour(c=0.5, m=0.4, y=0.4),
    Colour(k=0.5),
)


def marks(page: Page, job: Job, fonts: FontSet) -> tuple[Item, ...]:
    """Return all marks of a page."""
    letters = Letters(fonts.chain(job.slug_role))
    return (*around(page.sheet), *slug(page, job, letters))


def around(sheet: Sheet) -> tuple[Item, ...]:
    """Return the marks that all pages of one size have: all but the slug line."""
    return (
        *_crop_marks(sheet),
        *_fold_marks(sheet),
        *_registration_marks(sheet),
        *_bar(sheet),
    )


def _crop_marks(sheet: Sheet) -> list[Item]:
    """Return two lines at each corner of the trim (裁切线)."""
    width, height = sheet.trim.width, sheet.trim.height
    near = sheet.bleed + AWAY
    far = near + CROP
    lines: list[Item] = []
    for y in (0.0, height):
        lines += [_line(-far, y, -near, y), _line(width + near, y, width + far, y)]
    for x in (0.0, width):
        lines += [_line(x, -far, x, -near), _line(x, height + near, x, height + far)]
    return lines


def _fold_marks(sheet: Sheet) -> list[Item]:
    """Return two dashed lines at each fold (折线)."""
    height, near = sheet.trim.height, sheet.bleed + AWAY
    far = near + CROP
    return [
        _line(x, start, x, end)._replace(dash=FOLD)
        for x in sheet.folds
        for start, end in ((-far, -near), (height + near, height + far))
    ]


def _registration_marks(sheet: Sheet) -> list[Item]:
    """Return a cross in a circle at the middle of each side (套准线).

    A page with folds has them in the middle of its last wide panel.
    """
    width, height = sheet.trim.width, sheet.trim.height
    away = sheet.bleed + AWAY + CROSS
    start, end = _panels(sheet)[-1]
    middle = (start + end) / 2
    return [
        item
        for x, y in (
            (middle, -away),
            (middle, height + away),
            (-away, height / 2),
            (width + away, height / 2),
        )
        for item in registration_mark(x, y)
    ]


def registration_mark(x: float, y: float) -> tuple[Rule, Rule, Area]:
    """Return a cross in a circle, its middle at a point (套准线)."""
    ring = Rect(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
    return (
        _line(x - CROSS, y, x + CROSS, y),
        _line(x, y - CROSS, x, y + CROSS),
        Area(ring, None, REGISTRATION, WEIGHT, _RADIUS),
    )


def _bar(sheet: Sheet) -> list[Area]:
    """Return as many patches as fit left of the middle mark."""
    top = sheet.trim.height + sheet.bleed + AWAY
    start, room = _room(sheet)
    return patches(start, top, room)


def patches(start: float, top: float, room: float) -> list[Area]:
    """Return as many patches of the colour bar as there is room for (色标)."""
    count = max(0, min(len(BAR), int(room / _PATCH)))
    return [
        Area(Rect(start + at * _PATCH, top, _PATCH, _PATCH), BAR[at])
        for at in range(count)
    ]


def slug(page: Page, job: Job, letters: "Letters") -> tuple[TextLine, ...]:
    """Return what the page is, above it (标识行).

    It stands in one line, on a narrow page in several.
    """
    day = f"{job.date.year:04}-{job.date.month:02}-{job.date.day:02}"
    told = (job.slug, job.title, page.label or str(page.number), day)
    parts = [part for part in (*told, job.press.condition) if part]
    start, room = _room(page.sheet)
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}  {part}" if lines else part
        if lines and slug_line(longer, letters).width > room:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    lowest = -page.sheet.bleed - AWAY - SLUG_DROP
    placed = [slug_line(line, letters, room) for line in lines[:_MOST_LINES]]
    return tuple(
        line._replace(x=start, y=lowest - up * _SLUG_LEADING)
        for up, line in zip(range(len(placed) - 1, -1, -1), placed, strict=True)
        if line.runs
    )


class Letters(dict[str, tuple[str, bytes, float] | None]):
    """Letters of slug lines: face, code and advance in em; None: no face has it."""

    def __init__(self, chain: Sequence[Face]) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> tuple[str, bytes, float] | None:
        face = pick(self._chain, character)
        found = None
        if face:
            glyph = face.glyph(character)
            found = face.key, glyph.to_bytes(2, "big"), face.advance(glyph)
        self[character] = found
        return found


def slug_line(
    text: str, letters: Letters, room: float = inf, colour: Colour = BLACK
) -> TextLine:
    """Set a line from the left; what has no room or no glyph is left out (标识行)."""
    spans: list[tuple[str, float, list[bytes]]] = []  # of one face each
    shown = ""
    x = 0.0
    for character in text:
        found = letters[character]
        if found is None:
            continue
        key, code, advance = found
        advance *= SLUG_SIZE
        if x + advance > room:
            break
        if not spans or spans[-1][0] != key:
            spans.append((key, x, []))
        spans[-1][2].append(code)
        x += advance
        shown += character
    runs = tuple(
        GlyphRun(key, SLUG_SIZE, at, b"".join(codes), colour=colour)
        for key, at, codes in spans
    )
    return TextLine(0.0, 0.0, x, runs, shown, role="slug")


def _room(sheet: Sheet) -> tuple[float, float]:
    """Return where bar and slug line begin, and what they have before a mark."""
    panels = _panels(sheet)
    start, end = panels[0]
    last = end if len(panels) > 1 else (start + end) / 2 - CROSS
    return start + _INDENT, last - AWAY - start - _INDENT


def _panels(sheet: Sheet) -> list[tuple[float, float]]:
    """Return left and right of the widest panels between folds."""
    edges = (0.0, *sheet.folds, sheet.trim.width)
    found = list(pairwise(edges))
    widest = max(end - start for start, end in found) - 2 * SLACK  # edges are rounded
    return [one for one in found if fits(widest, one[1] - one[0])]


def _line(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1, y1, x2, y2, WEIGHT, REGISTRATION)
