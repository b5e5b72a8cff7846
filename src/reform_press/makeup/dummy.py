"""The plan of the pages (版样): which story stands where, and how.

In: an editor's ``dummy.yaml`` (read by ``makeup.plan``) or a solver's choice.
Out: frozen values that make-up follows to the cell.  Style is the layout's;
here is only what differs from page to page.

Cells count from 1.  On the page a column is a column of the grid.  Inside a
module everything counts from the module's own top left cell, and a column is
one of its legs, so that a box or broken columns (破栏) change no numbers.

"""

from dataclasses import dataclass, field
from typing import Literal

from reform_press.errors import Source
from reform_press.style.model import Mode

Box = Literal["none", "rule", "tint"]
Shape = Literal["plain", "couplet"]
Side = Literal["left", "right"]
#: Of a story that jumps: what stands first 转出, and the rest 接上.
Part = Literal["front", "rest"]
#: What an editor may hold of a slot (钉住): all of it, its cells, the cell that
#: it begins at, size and look of its head, size and crop of its pictures, or
#: only how many columns they take.
Pin = Literal["all", "frame", "place", "head", "picture", "span"]
PINS: tuple[Pin, ...] = ("all", "frame", "place", "head", "picture", "span")

#: The plan of an edition, beside its copy, and the version of its format.
PLAN = "dummy.yaml"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Cells:
    """A rectangle of whole cells (格): first column and row, and how many."""

    column: int
    row: int
    columns: int
    rows: int

    @property
    def last_column(self) -> int:
        """The rightmost column it covers."""
        return self.column + self.columns - 1

    @property
    def last_row(self) -> int:
        """The lowest row it covers."""
        return self.row + self.rows - 1

    def overlaps(self, other: "Cells") -> bool:
        """Tell whether the two share a cell."""
        return (
            self.column <= other.last_column
            and other.column <= self.last_column
            and self.row <= other.last_row
            and other.row <= self.last_row
        )

    def within(self, other: "Cells") -> bool:
        """Tell whether every cell of it belongs to ``other``."""
        return (
            other.column <= self.column
            and other.row <= self.row
            and self.last_column <= other.last_column
            and self.last_row <= other.last_row
        )


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """How a story's head is set (标题规格); 0 and "" leave it to the house.

    ``above`` is air in rows; where it is not given, what whole rows leave
    over goes half to either side.  A vertical head (竖题) stands at one side
    of its story, as high as the module; with ``columns`` it stands in cells
    of its own, as a horizontal one does.
    """

    size: float = 0.0  # pt of the main line
    column: int = 1
    columns: int = 0  # 0: to the right edge of the module
    row: int = 1
    rows: int = 0  # whole rows of the head, air included
    lines: int = 0  # lines of the main head
    align: Literal["", "start", "centre"] = ""
    shape: Shape = "plain"
    shift: float = 0.0  # em from line to line of a couplet (错落)
    kicker_size: float = 0.0
    kicker_lines: int = 0
    deck_size: float = 0.0
    deck_lines: int = 0
    deck_align: Literal["", "start", "centre", "end"] = ""
    face: str = ""  # font role of the main line
    colour: str = ""  # name in the layout's palette
    tracking: float = 0.0  # em
    above: float = -1.0
    byline: bool = True  # set the byline in the head, if the kind has it there
    mode: Mode = "horizontal"
    side: Side = "left"  # of a vertical head without columns (左题、右题)


#: What a head keeps, besides its size and lines, wherever it stands.
LOOKS = (
    "align", "shape", "shift", "kicker_size", "kicker_lines", "deck_size",
    "deck_lines", "deck_align", "face", "colour", "tracking", "byline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextPlan:
    """Where the text stands (正文): its legs, and the row it starts at."""

    legs: int = 0  # 0: as many as the module has columns
    column: int = 1  # first leg used
    columns: int = 0  # legs used; 0: all to the right
    row: int = 0  # 0: under the head
    rows: int = 0  # 0: to the foot of the module


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """Where a picture and its caption stand, rows of the caption included."""

    photo: int  # index among the story's photos
    column: int
    columns: int
    rows: int
    row: int = 0  # 0: directly under the head
    #: left, top, right, bottom in shares; None: round the focus of the photo
    crop: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """Where a block of its own measure stands: introduction, figures."""

    column: int
    columns: int
    rows: int
    row: int = 0  # 0: directly under the head
    legs: int = 1


@dataclass(frozen=True, slots=True)
class JumpPlan:
    """Which part of a story that jumps stands here (转版): up to or from a cut."""

    part: Part
    after: int  # characters of its text before the cut
    page: int  # where the other part stands


@dataclass(frozen=True, slots=True)
class Slot:
    """One story in its module of the page (稿位)."""

    story: str
    cells: Cells
    head: HeadPlan = field(default_factory=HeadPlan)
    text: TextPlan = field(default_factory=TextPlan)
    pictures: tuple[PicturePlan, ...] = ()
    introduction: BlockPlan | None = None
    figures: BlockPlan | None = None
    box: Box = "none"
    cut: int = 0  # characters of text left out at its end (删尾)
    pinned: tuple[Pin, ...] = ()  # what the solver must leave alone
    source: Source | None = None
    jump: JumpPlan | None = None
    filler: int = 0  # rows at its foot that an ornament fills (补白)

    @property
    def whole(self) -> bool:
        """Tell whether the editor holds all of it."""
        return "all" in self.pinned

    @property
    def anchored(self) -> bool:
        """Tell whether the editor holds where it stands."""
        return self.holds("frame") or self.holds("place")

    def holds(self, part: Pin) -> bool:
        """Tell whether the editor holds a part of it."""
        return self.whole or part in self.pinned


@dataclass(frozen=True, slots=True)
class FixedPlan:
    """A place that is no story's (固定版位), and the words printed in it.

    Of an advertisement the label 广告, of a reserved place what it is for.
    """

    id: str
    cells: Cells
    role: Literal["ad", "fixed"]
    label: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PageDummy:
    """The plan of one page; ``tree`` is the cut the solver found, if any."""

    page: int
    slots: tuple[Slot, ...]
    tree: str = ""
    fixed: tuple[FixedPlan, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Dummy:
    """The plan of an edition; ``score`` names the cost of each term."""

    pages: tuple[PageDummy, ...]
    score: tuple[tuple[str, float], ...] = ()
    version: int = VERSION
    source: Source | None = None
