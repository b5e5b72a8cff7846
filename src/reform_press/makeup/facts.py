"""What make-up must know of a page's stories beyond their copy (稿件要求).

In: nothing.  Out: frozen values that the score judges by and the solver keeps
to: priorities, what may be cut or left out, how far a picture may be cropped,
advertisements and reserved places.  Both an edition and a page plan without
copy are told in them.

"""

from dataclasses import dataclass
from typing import Literal

from reform_press.content.model import StoryKind
from reform_press.makeup.dummy import Cells

#: How far a picture may be cropped to either side of its own shape, where its
#: editor does not say.
CROP = 0.15

#: Whether a story may or must stand in a box (花框).
BoxRule = Literal["no", "allowed", "required"]
#: Where the main figure of a picture looks (视线).
Facing = Literal["left", "right", "none"]
#: Which edges an advertisement touches.
Anchor = Literal["bottom", "bottom-right"]


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """One story as an editor ranks it (稿件)."""

    id: str
    priority: int  # 1 (lead 头条) to 5 (filler 补白)
    kind: StoryKind
    photos: tuple[str, ...] = ()  # ids, in the order they are shown
    box: BoxRule = "no"
    optional: bool = False  # may be left out
    cuttable: int = 0  # characters that may be cut from the end of the body
    place: Cells | None = None  # cells that it must fill (报眼)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """One picture and what may be done to it (图片)."""

    id: str
    story: str
    aspect: float  # width to height
    least: float  # narrowest aspect that a crop may have
    most: float  # widest
    priority: int = 1
    facing: Facing = "none"
    width: int = 0  # pixels, 0 for drawings
    height: int = 0


@dataclass(frozen=True, slots=True)
class AdFacts:
    """An advertisement of a fixed size (广告)."""

    id: str
    columns: int
    rows: int
    anchor: Anchor = "bottom"
    label: str = "广告"  # must be printed beside it


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Everything that stands, or may not stand, on one page."""

    stories: tuple[StoryFacts, ...]
    photos: tuple[PhotoFacts, ...] = ()
    ads: tuple[AdFacts, ...] = ()
    reserved: tuple[tuple[str, Cells], ...] = ()  # masthead and the like, by id

    def story(self, id: str) -> StoryFacts:
        """Return a story by its id; KeyError if it is not of this page."""
        return {story.id: story for story in self.stories}[id]

    @property
    def lead(self) -> StoryFacts:
        """The story of the first rank (头条), the first of several."""
        return min(self.stories, key=lambda one: one.priority)

    def photos_of(self, story: str) -> tuple[PhotoFacts, ...]:
        """Return the pictures of a story, in the order they are shown."""
        return tuple(one for one in self.photos if one.story == story)
