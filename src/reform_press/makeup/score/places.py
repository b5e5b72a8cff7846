"""Frames on the grid (版面测量), before they are judged.

In: a page and the facts about it.  Out: every frame in columns and rows, and
what belongs to each story.  A column counts with the gutter to its right, so
that frames across one gutter touch; both counts begin at 0.

"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.score.model import ScoredFrame, ScoredPage

#: Frames that are nearer than this touch, rows and columns.  Pictures and
#: boxed text keep a little white inside their cells.
ROW, COLUMN = 0.6, 0.25
#: White between two stories takes one row (文线).
BETWEEN = 1.0
#: Edges farther from the grid than this are off it, columns and rows.
OFF = 0.02


class Place(NamedTuple):
    """Where a frame stands: columns and rows from the grid's corner."""

    frame: ScoredFrame
    left: float
    top: float
    right: float
    foot: float

    @property
    def columns(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def rows(self) -> float:
        """Its height."""
        return self.foot - self.top

    @property
    def filled(self) -> float:
        """Rows of it that hold something."""
        return self.foot - self.top - self.frame.slack


class StoryPlace(NamedTuple):
    """All of one story on the page (一稿所占)."""

    id: str
    facts: StoryFacts
    head: Place | None  # the one with the largest type
    legs: tuple[Place, ...]  # in reading order
    pictures: tuple[tuple[Place, PhotoFacts | None], ...]
    captions: tuple[Place, ...]
    parts: tuple[Place, ...]  # all of these and what else it has
    box: Place | None
    left: float
    top: float
    right: float
    foot: float

    @property
    def broken(self) -> bool:
        """Whether its legs are no columns of the grid (变栏)."""
        return not self.box and any(map(off_grid, self.legs))


class View(NamedTuple):
    """A page as measured."""

    page: ScoredPage
    facts: PageFacts
    stories: tuple[StoryPlace, ...]  # in the order of the facts
    fixed: tuple[Place, ...]  # advertisements and reserved places
    rules: tuple[Place, ...]
    others: tuple[Place, ...]  # of stories that no fact tells of
    top: float  # rows between the strips at top and foot of the page
    foot: float

    @property
    def lead(self) -> int:
        """The least priority number on the page."""
        return min((story.facts.priority for story in self.stories), default=0)


def off_grid(place: Place) -> bool:
    """Tell whether a side of a frame lies beside the columns' edges."""
    return _off(place.left) or _off(place.right)


def _off(edge: float) -> bool:
    return abs(edge - round(edge)) > OFF


def common(a0: float, a1: float, b0: float, b1: float) -> float:
    """Return how much two intervals share, below 0 if they are apart."""
    return min(a1, b1) - max(a0, b0)


def beside(a: Place, b: Place) -> bool:
    """Tell whether two frames stand side by side across one gutter."""
    return min(abs(a.right - b.left), abs(b.right - a.left)) <= COLUMN and (
        common(a.top, a.foot, b.top, b.foot) > 0
    )


def under(a: Place, b: Place, gap: float = ROW) -> bool:
    """Tell whether ``b`` follows directly under ``a``."""
    return abs(b.top - a.foot) <= gap and common(a.left, a.right, b.left, b.right) > (
        COLUMN
    )


def touches(a: Place, b: Place) -> bool:
    """Tell whether two frames of a story touch: no white and nothing between."""
    side = min(abs(a.right - b.left), abs(b.right - a.left)) <= COLUMN
    level = common(a.top, a.foot, b.top, b.foot)
    stacked = min(abs(a.foot - b.top), abs(b.foot - a.top)) <= ROW
    over = common(a.left, a.right, b.left, b.right)
    return (side and level > 0) or (stacked and over > 0) or (level > 0 and over > 0)


def filled_over(story: StoryPlace, leg: Place, top: float) -> bool:
    """Tell whether a story's other frames fill the rows over a leg, from ``top`` on."""
    for place in sorted(story.parts, key=lambda p: p.top):
        across = common(place.left, place.right, leg.left, leg.right) > COLUMN
        if across and place.top <= top + ROW and place is not leg:
            top = max(top, place.foot)
    return top >= leg.top - ROW


def view_of(page: ScoredPage, facts: PageFacts) -> View:
    """Measure a page."""
    owned: dict[str, list[Place]] = defaultdict(list)
    fixed, rules = [], []
    for frame in page.frames:
        place = _place(page, frame)
        if frame.role in ("ad", "fixed"):
            fixed.append(place)
        elif frame.role == "rule":
            rules.append(place)
        elif frame.role != "folio":
            owned[frame.story].append(place)
    photos = {photo.id: photo for photo in facts.photos}
    stories = tuple(
        _story(story, owned.pop(story.id), photos)
        for story in facts.stories
        if story.id in owned
    )
    strangers = tuple(place for places in owned.values() for place in places)
    top, foot = _between_strips(page, fixed)
    return View(
        page, facts, stories, tuple(fixed), tuple(rules), strangers, top, foot
    )  # fmt: skip


def _place(page: ScoredPage, frame: ScoredFrame) -> Place:
    x, y, width, height = frame.rect
    x -= page.origin[0]
    y -= page.origin[1]
    return Place(
        frame,
        x / page.step,
        y / page.leading,
        (x + width + page.gutter) / page.step,
        (y + height) / page.leading,
    )


def _story(
    facts: StoryFacts, places: list[Place], photos: dict[str, PhotoFacts]
) -> StoryPlace:
    heads, legs, pictures, captions, boxes = [], [], [], [], []
    for place in places:
        frame = place.frame
        match frame.role:
            case "head":
                heads.append(place)
            case "text" if frame.leg:
                legs.append(place)
            case "picture":
                pictures.append(place)
            case "caption":
                captions.append(place)
            case "box" if not frame.lines:
                boxes.append(place)
    # A box that holds no lines itself is drawn round the story.
    parts = [p for p in places if p.frame.role != "box" or p.frame.lines] or places
    return StoryPlace(
        facts.id,
        facts,
        max(heads, key=lambda p: p.frame.size, default=None),
        tuple(sorted(legs, key=lambda p: (p.frame.leg, p.top))),
        tuple(_known(pictures, facts, photos)),
        tuple(captions),
        tuple(parts),
        boxes[0] if boxes else None,
        min(p.left for p in places),
        min(p.top for p in places),
        max(p.right for p in places),
        max(p.foot for p in places),
    )


def _known(
    pictures: Iterable[Place], story: StoryFacts, photos: dict[str, PhotoFacts]
) -> Iterable[tuple[Place, PhotoFacts | None]]:
    """Find out which photo each picture shows."""
    for number, place in enumerate(pictures, 1):
        index = (place.frame.photo or number) - 1
        name = story.photos[index] if index < len(story.photos) else ""
        yield place, photos.get(name)


def is_strip(page: ScoredPage, place: Place) -> bool:
    """Tell whether a fixed place is as wide as the page (通栏)."""
    return place.columns > page.columns - COLUMN


def _between_strips(page: ScoredPage, fixed: list[Place]) -> tuple[float, float]:
    """Return the rows between a masthead and the strips at the foot."""
    top, foot = 0.0, float(page.rows)
    for place in sorted(fixed, key=lambda p: p.top):
        if place.frame.role == "fixed" and place.top <= top + ROW:
            top = max(top, place.foot)
    for place in sorted(fixed, key=lambda p: -p.foot):
        if is_strip(page, place) and place.foot >= foot - ROW and place.top > top:
            foot = place.top
    return top, foot
