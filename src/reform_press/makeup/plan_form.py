"""The format of ``dummy.yaml`` (版样文件), before it becomes values.

In: nothing.  Out: the model by which the file is read and written, and from
which ``reform-press schema dummy`` is made.

"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from reform_press.errors import Words
from reform_press.makeup.dummy import VERSION, Part, Side
from reform_press.makeup.pins import Pinned, read_pins
from reform_press.schema import Form, Length, unfit
from reform_press.style.model import Mode

Count = Annotated[int, Field(ge=1, le=2000)]
Least = Annotated[int, Field(ge=0, le=2000)]
#: Type smaller than this cannot be read, pt.
_LEGIBLE = 5.0


def _legible(size: float) -> float:
    """Refuse sizes that nobody can read; 0 leaves the size to the house."""
    if 0 < size < _LEGIBLE:
        raise unfit(
            Words(f"{size:g} 点的字看不清", f"nobody can read type of {size:g} pt"),
            Words(
                f"写 {_LEGIBLE:g} 到 400，不写则由版式决定",
                f"write {_LEGIBLE:g} to 400, or leave it to the layout",
            ),
        )
    return size


Size = Annotated[Length, Field(ge=0, le=400), AfterValidator(_legible)]
Share = Annotated[float, Field(ge=0, le=1)]


class CellsForm(Form):
    """Cells of the page (格)."""

    column: Count
    row: Count
    columns: Count
    rows: Count


class HeadForm(Form):
    """How a head is set (标题规格)."""

    size: Size = 0.0
    column: Count = 1
    columns: Least = 0
    row: Count = 1
    rows: Least = 0
    lines: Annotated[int, Field(ge=0, le=6)] = 0
    align: Literal["", "start", "centre"] = ""
    shape: Literal["plain", "couplet"] = "plain"
    shift: Annotated[float, Field(ge=-20, le=20)] = 0.0
    kicker_size: Size = 0.0
    kicker_lines: Annotated[int, Field(ge=0, le=2)] = 0
    deck_size: Size = 0.0
    deck_lines: Annotated[int, Field(ge=0, le=2)] = 0
    deck_align: Literal["", "start", "centre", "end"] = ""
    face: str = ""
    colour: str = ""
    tracking: Annotated[float, Field(ge=-0.1, le=1)] = 0.0
    above: Annotated[float, Field(ge=-1, le=20)] = -1.0
    byline: bool = True
    mode: Mode = "horizontal"
    side: Side = "left"


class TextForm(Form):
    """Where text stands (正文)."""

    legs: Least = 0
    column: Count = 1
    columns: Least = 0
    row: Least = 0
    rows: Least = 0


def _window(crop: tuple[float, float, float, float]) -> object:
    left, top, right, bottom = crop
    if left < right and top < bottom:
        return crop
    raise unfit(
        Words("裁切的左上角不在右下角的左上方", "a crop of nothing: its corners cross"),
        Words(
            "依次写左、上、右、下，例：[0, 0.1, 1, 0.9]",
            "write left, top, right, bottom, such as [0, 0.1, 1, 0.9]",
        ),
    )


#: Left, top, right, bottom of what is shown, in shares of the picture.
Window = Annotated[tuple[Share, Share, Share, Share], AfterValidator(_window)]


class PictureForm(Form):
    """Where a picture stands (图片)."""

    photo: Least
    column: Count
    columns: Count
    rows: Count
    row: Least = 0
    crop: Window | None = None


class BlockForm(Form):
    """Where an introduction or a figures box stands (导语、数据框)."""

    column: Count
    columns: Count
    rows: Count
    row: Least = 0
    legs: Count = 1


class JumpForm(Form):
    """Which part of a story that jumps stands here (转版)."""

    part: Part
    after: Annotated[int, Field(ge=1, le=1_000_000)]
    page: Count


class SlotForm(Form):
    """One story in its place (稿位)."""

    story: str
    cells: CellsForm
    # A plain call would build a validator that only the whole needs.
    head: HeadForm = HeadForm.model_construct()
    text: TextForm = TextForm.model_construct()
    pictures: tuple[PictureForm, ...] = ()
    introduction: BlockForm | None = None
    figures: BlockForm | None = None
    box: Literal["none", "rule", "tint"] = "none"
    cut: Annotated[int, Field(ge=0, le=100_000)] = 0
    jump: JumpForm | None = None
    filler: Annotated[int, Field(ge=0, le=40)] = 0
    pinned: Pinned = ()

    @model_validator(mode="after")
    def _text_has_rows(self) -> "SlotForm":
        """Refuse an ornament that leaves no row for its story."""
        if self.filler >= self.cells.rows:
            rows = self.cells.rows
            raise unfit(
                Words(
                    f"补白 {self.filler} 行，版位才 {rows} 行",
                    f"an ornament of {self.filler} rows leaves no text in {rows}",
                ),
                Words("写 3 到 5", "write 3 to 5"),
            )
        return self

    @model_validator(mode="after")
    def _something_is_pinned(self) -> "SlotForm":
        """Refuse to hold what the plan does not say."""
        pins = read_pins(self.pinned)
        if "head" in pins and not (self.head.size or self.head.lines):
            raise unfit(
                Words("钉住了题，却没写题的字号", "a head is pinned that has no size"),
                Words("写 head: {size: …}", "write head: {size: ...}"),
            )
        if {"picture", "span"} & set(pins) and not self.pictures:
            raise unfit(
                Words("钉住了图片，却没写图片", "a picture is pinned, there is none"),
                Words(
                    "写 pictures，或不钉 picture、span",
                    "write pictures, or do not pin picture or span",
                ),
            )
        return self


class FixedForm(Form):
    """A place that is no story's (固定版位): an advertisement, the masthead."""

    id: str
    cells: CellsForm
    role: Literal["ad", "fixed"]
    label: Annotated[str, Field(min_length=1)]


class PageForm(Form):
    """The plan of one page (一版)."""

    page: Count
    slots: Annotated[tuple[SlotForm, ...], Field(min_length=1)]
    tree: str = ""
    fixed: tuple[FixedForm, ...] = ()


class DummyForm(Form):
    """The plan of an edition (版样)."""

    dummy: Annotated[int, Field(ge=1, le=VERSION)]
    pages: Annotated[tuple[PageForm, ...], Field(min_length=1)]
    score: dict[str, float] = Field(default_factory=dict)
