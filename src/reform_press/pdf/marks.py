"""Printer's marks (印刷标记): crop and registration marks, colour bar, slug.

In: a page and its job.  Out: items of the page model, all outside the bleed.
Marks stand on every plate; the slug line is black alone.

"""

from reform_press.colour import Colour
from reform_press.fonts.fallback import pick
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect
from reform_press.page import Area, GlyphRun, Item, Page, Rule, TextLine
from reform_press.pdf.job import Job

#: Prints on all plates (套准色).
REGISTRATION = Colour(1.0, 1.0, 1.0, 1.0, spot="All")
_WEIGHT = 0.25
_AWAY = 1 * MM  # from the bleed to anything drawn here
_CROP = 6 * MM  # length of a crop mark
_RADIUS = 1.6 * MM  # of a registration mark
_CROSS = 2.6 * MM  # half a registration mark
_PATCH = 5 * MM
_SLUG_SIZE = 7.0
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
    near = page.sheet.bleed + _AWAY
    far = near + _CROP
    lines: list[Item] = []
    for y in (0.0, height):
        lines += [_line(-far, y, -near, y), _line(width + near, y, width + far, y)]
    for x in (0.0, width):
        lines += [_line(x, -far, x, -near), _line(x, height + near, x, height + far)]
    return lines


def _registration_marks(page: Page) -> list[Item]:
    """Return a cross in a circle at the middle of each side (套准线)."""
    width, height = page.sheet.trim.width, page.sheet.trim.height
    away = page.sheet.bleed + _AWAY + _CROSS
    items: list[Item] = []
    for x, y in (
        (width / 2, -away),
        (width / 2, height + away),
        (-away, height / 2),
        (width + away, height / 2),
    ):
        ring = Rect(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        items += [
            _line(x - _CROSS, y, x + _CROSS, y),
            _line(x, y - _CROSS, x, y + _CROSS),
            Area(ring, None, REGISTRATION, _WEIGHT, _RADIUS),
        ]
    return items


def _bar(page: Page) -> list[Item]:
    """Return as many patches as fit left of the middle mark (色标)."""
    room = page.sheet.trim.width / 2 - _CROSS - _AWAY - _INDENT
    top = page.sheet.trim.height + page.sheet.bleed + _AWAY
    count = max(0, min(len(BAR), int(room / _PATCH)))
    return [
        Area(Rect(_INDENT + i * _PATCH, top, _PATCH, _PATCH), BAR[i])
        for i in range(count)
    ]


def _slug(page: Page, job: Job, fonts: FontSet) -> list[Item]:
    """Return what the page is, in one line above it (标识行)."""
    room = page.sheet.trim.width / 2 - _CROSS - _AWAY - _INDENT
    day = f"{job.date.year:04}-{job.date.month:02}-{job.date.day:02}"
    told = (job.slug, job.title, page.label or str(page.number), day)
    text = "  ".join(part for part in (*told, job.press.condition) if part)
    runs: list[GlyphRun] = []
    shown = ""
    x = 0.0
    for character in text:
        face = pick(fonts.chain(job.slug_role), character)
        if face is None:
            continue
        glyph = face.glyph(character)
        advance = face.advance(glyph) * _SLUG_SIZE
        if x + advance > room:
            break
        code = glyph.to_bytes(2, "big")
        if runs and runs[-1].face == face.key:
            last = runs.pop()
            runs.append(GlyphRun(face.key, _SLUG_SIZE, last.x, last.codes + code))
        else:
            runs.append(GlyphRun(face.key, _SLUG_SIZE, x, code))
        x += advance
        shown += character
    if not runs:
        return []
    y = -page.sheet.bleed - _AWAY - 2.0
    return [TextLine(_INDENT, y, x, tuple(runs), shown, role="slug")]


def _line(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1, y1, x2, y2, _WEIGHT, REGISTRATION)
