"""H1 to H12: what no page may break (硬约束).

In: a measured page.  Out: faults, each with its place.  H4 looks at what the
page model shows, the lines of the heads; that a word is whole across them is
the compositor's to prove.  H3 counts stories and overset lines; that no
character is lost or doubled between is proved on the text of the pages.

"""

from collections.abc import Callable, Iterator

from reform_press.geometry import MM, Rect
from reform_press.makeup.score.hard_stories import (
    adjoining,
    captioned,
    cropped,
    heads,
    measures,
    together,
)
from reform_press.makeup.score.places import COLUMN, ROW, Place, View, common, is_strip
from reform_press.makeup.score.result import Fault, Penalty
from reform_press.style.weights import HardLimits

#: Frames may overlap, or stand out, by this much, mm.
_SLACK = 0.2
#: Names of the reserved place that holds the paper's name.
_MASTHEADS = ("masthead", "报头")

Faults = Iterator[Penalty]


def faults(view: View, limits: HardLimits) -> tuple[Fault, ...]:
    """Return every hard constraint that a page breaks."""
    checks: tuple[tuple[str, Callable[[View, HardLimits], Faults]], ...] = (
        ("H1", _overlaps),
        ("H2", _outside),
        ("H3", _missing),
        ("H4", heads),
        ("H5", measures),
        ("H6", _legs),
        ("H7", adjoining),
        ("H8", cropped),
        ("H8", captioned),
        ("H9", together),
        ("H10", _lead),
        ("H11", _furniture),
        ("H12", _masthead),
    )
    return tuple(
        Fault(id, penalty) for id, check in checks for penalty in check(view, limits)
    )


def _overlaps(view: View, limits: HardLimits) -> Faults:
    """H1: frames share no area, but a box and what is in it."""
    frames = sorted(
        (f for f in view.page.frames if f.role not in ("rule", "folio")),
        key=lambda f: (f.rect.y, f.rect.x),
    )
    for index, one in enumerate(frames):
        foot = one.rect.bottom - _SLACK
        for other in frames[index + 1 :]:
            if other.rect.y >= foot:
                break
            boxed = one.story == other.story and "box" in (one.role, other.role)
            if not boxed and _shared(one.rect, other.rect):
                yield Penalty("overlap", stories=(one.story, other.story))


def _shared(a: Rect, b: Rect) -> bool:
    across = common(a.x, a.right, b.x, b.right)
    return across > _SLACK and common(a.y, a.bottom, b.y, b.bottom) > _SLACK


def _outside(view: View, limits: HardLimits) -> Faults:
    """H2: all inside the type area; advertisements and reserved places exact."""
    page = view.page
    wide, high = page.area
    for frame in page.frames:
        if frame.role in ("rule", "folio"):
            continue
        x, y = frame.rect.x - page.origin[0], frame.rect.y - page.origin[1]
        right, foot = x + frame.rect.width, y + frame.rect.height
        if min(x, y) < -_SLACK or right > wide + _SLACK or foot > high + _SLACK:
            yield Penalty("outside", stories=(frame.story,), name=frame.role)
    placed = {place.frame.story: place for place in view.fixed}
    for ad in view.facts.ads:
        if ad.id not in placed:
            yield Penalty("ad-missing", name=ad.id)
        elif not _exact(placed[ad.id], ad.columns, ad.rows):
            yield Penalty("ad-size", numbers=(ad.columns, ad.rows), name=ad.id)
        elif not _anchored(view, placed[ad.id], right=ad.anchor == "bottom-right"):
            yield Penalty("ad-moved", name=ad.id)
    for name, cells in view.facts.reserved:
        left, top = cells.column - 1, cells.row - 1
        right, foot = cells.last_column, cells.last_row
        for story in view.stories:
            across = common(story.left, story.right, left, right) > COLUMN
            if across and common(story.top, story.foot, top, foot) > ROW:
                yield Penalty("reserved", stories=(story.id,), name=name)
    for story in view.stories:
        place = story.facts.place
        if place and not (
            story.left >= place.column - 1 - COLUMN
            and story.top >= place.row - 1 - ROW
            and story.right <= place.last_column + COLUMN
            and story.foot <= place.last_row + ROW
        ):
            yield Penalty("place", stories=(story.id,))


def _exact(place: Place, columns: int, rows: int) -> bool:
    return abs(place.columns - columns) <= COLUMN and abs(place.rows - rows) <= ROW


def _anchored(view: View, place: Place, *, right: bool) -> bool:
    """Tell whether an advertisement stands at the foot, or on another one."""
    if right and place.right < view.page.columns - COLUMN:
        return False
    feet = [float(view.page.rows)]
    feet += [p.top for p in view.fixed if p is not place and is_strip(view.page, p)]
    return any(abs(place.foot - foot) <= ROW for foot in feet)


def _missing(view: View, limits: HardLimits) -> Faults:
    """H3: every story that must be there, once, and whole."""
    placed = {story.id for story in view.stories}
    for story in view.facts.stories:
        if story.id not in placed and not story.optional:
            yield Penalty("missing", stories=(story.id,))
    for name in sorted({place.frame.story for place in view.others}):
        yield Penalty("unknown", stories=(name,))
    for name, lines in view.page.overset:
        yield Penalty("overset", stories=(name,), numbers=(lines,))


def _legs(view: View, limits: HardLimits) -> Faults:
    """H6: legs of four lines, measures of 8 to 30 characters.

    The text of a picture story is its caption, which may be shorter.
    """
    for story in view.stories:
        for leg in story.legs:
            if leg.filled < limits.leg - ROW / 2 and story.facts.kind != "photo":
                yield Penalty("leg-least", 0.0, (story.id,), (leg.filled,))
            size = leg.frame.size
            if not size or leg.frame.vertical:
                continue
            characters = leg.frame.rect.width * MM / size
            if not limits.least - 0.05 <= characters <= limits.most + 0.05:
                yield Penalty("measure", 0.0, (story.id,), (characters,))


def _lead(view: View, limits: HardLimits) -> Faults:
    """H10: no head is larger than the lead's."""
    sizes = [(s.head.frame.size, s) for s in view.stories if s.head]
    leads = [size for size, s in sizes if s.facts.priority == view.lead]
    largest = max(leads, default=0.0)
    for size, story in sizes:
        if largest and story.facts.priority != view.lead and size > largest:
            yield Penalty("lead-smaller", 0.0, (story.id,), (size, largest))


def _furniture(view: View, limits: HardLimits) -> Faults:
    """H11: the running head with its folio; the label of each advertisement."""
    if all(frame.role != "folio" for frame in view.page.frames):
        yield Penalty("no-folio")
    labels = {ad.id: ad.label for ad in view.facts.ads}
    for place in view.fixed:
        label = labels.get(place.frame.story)
        if label and all(label not in words for words in place.frame.words):
            yield Penalty("no-label", name=place.frame.story)


def _masthead(view: View, limits: HardLimits) -> Faults:
    """H12: the paper's name is larger than every head on its page."""
    names = [p.frame.size for p in view.fixed if p.frame.story in _MASTHEADS]
    largest = max(names, default=0.0)
    for story in view.stories:
        size = story.head.frame.size if story.head else 0.0
        if largest and size >= largest:
            yield Penalty("masthead", 0.0, (story.id,), (size, largest))
