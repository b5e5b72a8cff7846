"""A page planned before its copy is there (版面预案), as values.

In: nothing; ``problem_form`` reads them from a file.  Out: frozen values that
know of every story its headline, rank and length, of every picture its shape,
and the grid they are for.  What is not there yet is the words: those are
filled in by ``promised``.  Changes of an editor are values as well; ``edits``
makes them.

"""

from dataclasses import dataclass

from reform_press.content.model import Headline
from reform_press.errors import Diagnostic, Source
from reform_press.geometry import Size
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import AdFacts, PhotoFacts, StoryFacts
from reform_press.style.model import Grid

#: Share of the white over and under the type area that stands over it.
ABOVE = 0.56


@dataclass(frozen=True, slots=True)
class PromisedStory:
    """A story as promised to the make-up editor (预告稿)."""

    facts: StoryFacts
    headline: Headline
    paragraphs: tuple[int, ...]  # characters of each, the indent not counted
    byline: str = ""
    crossheads: int = 0
    summary: int = 0  # characters of the 提要题
    number: int = 0  # order in the file; says where its filler begins
    added: tuple[int, ...] = ()  # paragraphs that came in later
    cut: int = 0  # characters taken off the end of all of them
    source: Source | None = None

    @property
    def characters(self) -> int:
        """Length of the body as it is now."""
        return sum(self.paragraphs) + sum(self.added) - self.cut


@dataclass(frozen=True, slots=True)
class PromisedPhoto:
    """A picture as promised: its facts, and how long its caption will be."""

    facts: PhotoFacts
    caption: int = 0  # characters; 0: the story itself is the caption


@dataclass(frozen=True, slots=True)
class Grow:
    """A paragraph comes in at the end of a story (加稿)."""

    story: str
    characters: int


@dataclass(frozen=True, slots=True)
class Shrink:
    """A story is cut from its end (删稿)."""

    story: str
    characters: int


@dataclass(frozen=True, slots=True)
class ReplacePhoto:
    """Another picture takes the place of one (换图)."""

    photo: str
    aspect: float  # width to height


@dataclass(frozen=True, slots=True)
class Rehead:
    """A story has another main headline (改题)."""

    story: str
    main: str


@dataclass(frozen=True, slots=True)
class Kill:
    """A story and its pictures are taken off the page (撤稿)."""

    story: str


@dataclass(frozen=True, slots=True)
class Add:
    """A story comes in, with its pictures (补稿)."""

    story: PromisedStory
    photos: tuple[PromisedPhoto, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapPriority:
    """Two stories change rank (调换主次)."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class AdResize:
    """An advertisement gets higher or lower (广告改尺寸)."""

    ad: str
    rows: int


@dataclass(frozen=True, slots=True)
class AdPull:
    """An advertisement is pulled (撤广告)."""

    ad: str


OfStory = Grow | Shrink | Rehead | Kill | Add | SwapPriority
Change = OfStory | ReplacePhoto | AdResize | AdPull


@dataclass(frozen=True, slots=True)
class Edit:
    """A change by its name in the file (改动)."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Problem:
    """A page to be made up (一版预案): its grid, what stands on it, edits."""

    id: str
    title: str
    trim: Size  # of the sheet, points
    grid: Grid
    stories: tuple[PromisedStory, ...]
    photos: tuple[PromisedPhoto, ...] = ()
    ads: tuple[AdFacts, ...] = ()
    reserved: tuple[tuple[str, Cells], ...] = ()
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()  # of its file
    source: Source | None = None
