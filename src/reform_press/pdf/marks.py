"""Printer's marks (印刷标记): crop and registration marks, colour bar, slug.

In: a page and its job.  Out: items of the page model, all outside the bleed.
Marks stand on every plate; the slug line is black alone.

``imposition.marks`` puts the same signs on sheets that hold many pages.

"""

from collections.abc import Sequence
from math import inf

from reform_press.colour import BLACK, Colour
from reform_press.fonts.face import Face
from reform_press.fonts.fallback import pick
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect
from reform_press.page import Area, GlyphRun, Item, Page, Rule, TextLine
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
    return (
        *_crop_marks(page),
        *_registration_marks(page),
        *_bar(page),
        *_slug(page, job, fonts),
    )


def _crop_marks(page: Page) -> list[Item]:
    """Return two lines at each corner of the trim (裁切线)."""
    width, height = page.sheet.trim.width, page.sheet.trim.height
    near = page.sheet.bleed + AWAY
    far = near + CROP
    lines: list[Item] = []
    for y in (0.0, height):
        lines += [_line(-far, y, -near, y), _line(width + near, y, width + far, y)]
    for x in (0.0, width):
        lines += [_line(x, -far, x, -near), _line(x, height + near, x, height + far)]
    return lines


def _registration_marks(page: Page) -> list[Item]:
    """Return a cross in a circle at the middle of each side (套准线)."""
    width, height = page.sheet.trim.width, page.sheet.trim.height
    away = page.sheet.bleed + AWAY + CROSS
    return [
        item
        for x, y in (
            (width / 2, -away),
            (width / 2, height + away),
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


def _bar(page: Page) -> list[Area]:
    """Return as many patches as fit left of the middle mark."""
    top = page.sheet.trim.height + page.sheet.bleed + AWAY
    return patches(_INDENT, top, _room(page))


def patches(start: float, top: float, room: float) -> list[Area]:
    """Return as many patches of the colour bar as there is room for (色标)."""
    count = max(0, min(len(BAR), int(room / _PATCH)))
    return [
        Area(Rect(start + at * _PATCH, top, _PATCH, _PATCH), BAR[at])
        for at in range(count)
    ]


def _slug(page: Page, job: Job, fonts: FontSet) -> list[Item]:
    """Return what the page is, above it: in one line, on a narrow page in several."""
    day = f"{job.date.year:04}-{job.date.month:02}-{job.date.day:02}"
    told = (job.slug, job.title, page.label or str(page.number), day)
    parts = [part for part in (*told, job.press.condition) if part]
    chain, room = fonts.chain(job.slug_role), _room(page)
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}  {part}" if lines else part
        if lines and slug_line(longer, chain).width > room:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    lowest = -page.sheet.bleed - AWAY - SLUG_DROP
    set_ = [slug_line(line, chain, room) for line in lines[:_MOST_LINES]]
    return [
        line._replace(x=_INDENT, y=lowest - up * _SLUG_LEADING)
        for up, line in zip(range(len(set_) - 1, -1, -1), set_, strict=True)
        if line.runs
    ]


def slug_line(
    text: str, chain: Sequence[Face], room: float = inf, colour: Colour = BLACK
) -> TextLine:
    """Set a line from the left; what has no room or no glyph is left out (标识行)."""
    runs: list[GlyphRun] = []
    shown = ""
    x = 0.0
    for character in text:
        face = pick(chain, character)
        if face is None:
            continue
        glyph = face.glyph(character)
        advance = face.advance(glyph) * SLUG_SIZE
        if x + advance > room:
            break
        code = glyph.to_bytes(2, "big")
        if runs and runs[-1].face == face.key:
            last = runs.pop()
            runs.append(last._replace(codes=last.codes + code))
        else:
            runs.append(GlyphRun(face.key, SLUG_SIZE, x, code, colour=colour))
        x += advance
        shown += character
    return TextLine(0.0, 0.0, x, tuple(runs), shown, role="slug")


def _room(page: Page) -> float:
    """Return what bar and slug line have before the middle mark."""
    return page.sheet.trim.width / 2 - CROSS - AWAY - _INDENT


def _line(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1, y1, x2, y2, WEIGHT, REGISTRATION)
