"""How a story is set in its module (稿区配方), before it has a place.

In: nothing.  Out: the value that a leaf of the tree keeps for each shape it
may take, and the slot of the plan that it becomes.  Columns and rows count
from 1 inside the module, as in ``makeup.dummy``.

"""

from dataclasses import dataclass, field

from reform_press.makeup.columns import Strip
from reform_press.makeup.dummy import (
    BlockPlan,
    Box,
    Cells,
    HeadPlan,
    PicturePlan,
    Pin,
    Slot,
    TextPlan,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to set a story in ``columns`` by ``rows`` cells."""

    story: str
    columns: int
    rows: int
    cost: float
    head: HeadPlan
    text: TextPlan = field(default_factory=TextPlan)
    pictures: tuple[PicturePlan, ...] = ()
    areas: tuple[float, ...] = ()  # of each picture less its caption, in cells
    introduction: BlockPlan | None = None
    box: Box = "none"
    legs: tuple[Strip, ...] = ()
    white: int = 0  # rows of legs that stay empty
    air: int = 0  # rows that the head has more than it asks for
    tight: bool = False  # paragraphs are set a line shorter (抽行)
    head_left: bool = False  # a head stands at its upper left corner, right corner
    head_right: bool = False
    words: tuple[str, ...] = ()  # lines of the head, and which part each of them is
    parts: tuple[str, ...] = ()
    spare: int = 0  # rows that the last leg is short by
    pinned: tuple[Pin, ...] = ()  # what the editor holds of it
    cut: int = 0  # characters of text left out at its end (删尾)
    figures: BlockPlan | None = None
    filler: int = 0  # rows at its foot that an ornament fills (补白)
    longer: int = 0  # lines won by setting paragraphs longer (加行)
    opens: bool = False  # a row more would be filled so
    beside: float = 0.0  # of its price, what no term of the score counts
    steps: int = 0  # of its head over the size aimed at; below 0: under it

    def slot(self, column: int, row: int) -> Slot:
        """Return the slot that begins at a cell of the page."""
        return Slot(
            self.story,
            Cells(column, row, self.columns, self.rows),
            self.head,
            self.text,
            self.pictures,
            self.introduction,
            self.figures,
            box=self.box,
            pinned=self.pinned,
            cut=self.cut,
            filler=self.filler,
        )
