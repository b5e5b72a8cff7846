"""H4, H5 and H7 to H9: a story holds together (题文不断、图文不离).

In: a measured page.  Out: faults of heads, measures, pictures, and of parts
of a story that do not adjoin.

"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reform_press.geometry import MM
from reform_press.makeup.facts import PhotoFacts
from reform_press.makeup.score.places import (
    COLUMN,
    ROW,
    Place,
    StoryPlace,
    View,
    common,
    filled_over,
    touches,
    under,
)
from reform_press.makeup.score.result import Penalty
from reform_press.style.weights import HardLimits

Faults = Iterator[Penalty]

#: Lines of a head may pass their frame by this much, for rounding.
_ROOM = 1.005
#: An aspect may pass the ends of its range by this much, for rounding.
_ASPECT = 0.005
#: Baselines may lie beside the grid, and widths beside the measure, mm.
_BASELINE, _WIDTH = 0.05, 0.2
_OPENING, _CLOSING = "“‘《〈（【", "”’》〉）】"
_NUMBER = re.compile(r"[0-9.%％]$")
_UNIT = re.compile(r"[0-9.%％个项万亿元年月日号人名户家次吨米亩]")
#: Half an em wide at least: Latin, and marks that may be squeezed (标点挤压).
_HALF = re.compile(r"[ -~“”‘’《》〈〉（）【】，。、；：！？·]")


def heads(view: View, limits: HardLimits) -> Faults:
    """H4: main lines within their frame, turned where they may be."""
    for story in view.stories:
        if not story.head:
            continue
        frame = story.head.frame
        parts = frame.parts or ("main",) * (len(frame.words) == 1)
        lines = [
            w for w, part in zip(frame.words, parts, strict=False) if part == "main"
        ]
        room = (frame.rect.height if frame.vertical else frame.rect.width) * MM
        for line in lines:
            wide = (len(line) - 0.5 * len(_HALF.findall(line))) * frame.size
            if wide * frame.narrowed > room * _ROOM:
                numbers = (wide / MM, room / MM)
                yield Penalty("head-wide", 0.0, (story.id,), numbers, line)
        for upper, lower in pairwise(lines):
            if _ill_turned(upper, lower):
                yield Penalty("head-break", 0.0, (story.id,), (), f"{upper}/{lower}")


def _ill_turned(upper: str, lower: str) -> bool:
    """Tell whether a head may not be turned here (转行)."""
    if lower[:1] == "的" or lower[:1] in _CLOSING or upper[-1:] in _OPENING:
        return True
    if any(
        upper.count(start) > upper.count(end)
        for start, end in zip(_OPENING, _CLOSING, strict=True)
    ):
        return True
    return bool(_NUMBER.search(upper) and _UNIT.match(lower))


def measures(view: View, limits: HardLimits) -> Faults:
    """H5: legs begin on the grid's rows; those of a story are of one width."""
    page = view.page
    for story in view.stories:
        for leg in story.legs:
            beside = abs(leg.top - round(leg.top)) * page.leading
            if beside > _BASELINE:
                yield Penalty("off-rows", 0.0, (story.id,), (beside,))
        widths = [leg.frame.rect.width for leg in story.legs]
        if widths and max(widths) - min(widths) > _WIDTH:
            yield Penalty("unequal", 0.0, (story.id,), (min(widths), max(widths)))


def adjoining(view: View, limits: HardLimits) -> Faults:
    """H7: the head adjoins its first leg; legs follow each other, unparted.

    Between a head and its text may stand other parts of the same story.
    """
    for story in view.stories:
        text = [p for p in story.parts if p.frame.role != "picture"]
        if story.head and story.legs and not _adjoins(story, story.legs[0]):
            yield Penalty("head-apart", stories=(story.id,))
        elif not _joined(story.parts, text):
            yield Penalty("legs-apart", stories=(story.id,))
        for one, other in pairwise(story.legs):
            if stranger := _between(view, story, one, other):
                yield Penalty("legs-parted", stories=(story.id, stranger))


def _adjoins(story: StoryPlace, leg: Place) -> bool:
    """Tell whether a head touches a leg, or own frames fill the rows between."""
    head = story.head
    if not head or touches(head, leg):
        return True
    return leg.top >= head.foot - ROW and filled_over(story, leg, head.foot)


def _joined(parts: Sequence[Place], text: Sequence[Place]) -> bool:
    """Tell whether one may go from part to part over touching ones."""
    reached = list(text[:1])
    rest = [part for part in parts if part not in reached]
    for one in reached:
        near = [part for part in rest if touches(one, part)]
        reached += near
        rest = [part for part in rest if part not in near]
    return all(part in reached for part in text)


def _between(view: View, story: StoryPlace, one: Place, other: Place) -> str:
    """Return whose frame stands between two legs that follow each other."""
    left, right = one.right, other.left
    top, foot = max(one.top, other.top), min(one.foot, other.foot)
    if abs(one.left - other.left) <= COLUMN:  # one over the other
        left, right, top, foot = one.left, one.right, one.foot, other.top
    if right - left <= COLUMN or foot - top <= ROW:
        return ""
    for place in (p for s in view.stories if s is not story for p in s.parts):
        across = common(place.left, place.right, left, right) > COLUMN
        if across and common(place.top, place.foot, top, foot) > ROW:
            return place.frame.story
    return ""


def cropped(view: View, limits: HardLimits) -> Faults:
    """H8: a picture's aspect within what its crop allows, and its resolution."""
    for story in view.stories:
        for place, photo in story.pictures:
            if photo is None:
                yield Penalty("photo-unknown", stories=(story.id,))
                continue
            rect = place.frame.rect
            aspect = rect.width / rect.height
            if not photo.least - _ASPECT <= aspect <= photo.most + _ASPECT:
                numbers = (aspect, photo.least, photo.most)
                yield Penalty("crop", 0.0, (story.id,), numbers, photo.id)
            found = _resolution(photo, aspect, rect.width)
            if photo.width and found < limits.resolution:
                ends = (found, limits.resolution)
                yield Penalty("resolution", 0.0, (story.id,), ends, photo.id)


def _resolution(photo: PhotoFacts, aspect: float, width: float) -> float:
    """Return the pixels to an inch of what the crop leaves."""
    kept = min(float(photo.width), photo.height * aspect)
    return kept * 25.4 / width


def captioned(view: View, limits: HardLimits) -> Faults:
    """H8: a caption under a picture of its story, as wide as that."""
    for story in view.stories:
        for caption in story.captions:
            if not any(
                under(place, caption)
                and abs(place.left - caption.left) <= COLUMN
                and abs(place.right - caption.right) <= COLUMN
                for place, _ in story.pictures
            ):
                yield Penalty("caption", stories=(story.id,))


def together(view: View, limits: HardLimits) -> Faults:
    """H9: pictures touch their story."""
    for story in view.stories:
        rest = [p for p in story.parts if p.frame.role not in ("picture", "caption")]
        if not rest:
            continue
        for place, photo in story.pictures:
            if not _joined(story.parts, [*rest[:1], place]):
                name = photo.id if photo else ""
                yield Penalty("photo-apart", stories=(story.id,), name=name)
