"""The format of ``layout.yaml`` (版式文件): models at the border.

In: the tree of a file.  Out: checked fields, lengths already in points.  A
key that is left out keeps the house's standard, see ``style.standard``.

"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from reform_press.errors import Words
from reform_press.geometry import to_points
from reform_press.schema import Form, Length, unfit
from reform_press.style.model import (
    Align,
    Emphasis,
    Filler,
    Mode,
    Prohibition,
    Region,
    Width,
)
from reform_press.style.papers import BULK, read_caliper
from reform_press.style.score_form import ScoreForm

Share = Annotated[float, Field(ge=0, le=1)]
#: Sizes and pitches of type; a page has no room for larger ones.
Positive = Annotated[Length, Field(gt=0, le=400)]
#: Type and lengths of the running head, which stands in the top margin.
Small = Annotated[Length, Field(gt=0, le=100)]
Strip = Annotated[Length, Field(ge=0, le=200)]
#: Weight of a rule.
Weight = Annotated[Length, Field(ge=0, le=20)]


def _sheet(value: object) -> object:
    """Read ``390x545mm``."""
    if not isinstance(value, str):
        return value
    text = value.replace("×", "x").lower()
    width, cross, height = text.partition("x")
    unit = next((u for u in ("mm", "cm", "in", "pt") if height.strip().endswith(u)), "")
    try:
        if not cross:
            raise ValueError(value)
        wide = width if width.strip()[-1:].isalpha() else width + unit
        return (to_points(wide), to_points(height))
    except ValueError:
        raise unfit(
            Words(f"“{value}”不是开本尺寸", f"“{value}” is no sheet size"),
            Words("例：390x545mm", "for example 390x545mm"),
        ) from None


#: Width and height of the trimmed sheet (成品尺寸), in points.
Sheet = Annotated[
    tuple[float, float],
    BeforeValidator(_sheet),
    WithJsonSchema(
        {"type": "string", "pattern": r"^[\d.]+\s*(mm|cm|in|pt)?\s*[x×].*$"}
    ),
]


#: Marks that CLREQ 3.1.7 lets stand outside the measure, and those that a
#: house may add to them.
_HUNG = "，。、"
_HANGABLE = _HUNG + "．；：！？"


def _hanging(value: str) -> str:
    """Read ``off``, ``on`` or the marks themselves."""
    if value in ("on", "悬挂"):
        return _HUNG
    if value in ("off", "不悬挂"):
        return ""
    wrong = "".join(sorted(set(value) - set(_HANGABLE)))
    if wrong:
        raise unfit(
            Words(f"“{wrong}”不能悬挂", f"“{wrong}” cannot hang"),
            Words(
                f"写 on（{_HUNG}）、off，或从这些里选：{_HANGABLE}",
                f"write on ({_HUNG}), off, or some of {_HANGABLE}",
            ),
        )
    return value


Hanging = Annotated[str, AfterValidator(_hanging)]
#: What is left of a mark's blank at an edge of its line: half of it or all.
Edge = Literal["half", "full"]


class GridForm(Form):
    """The cells of the page (版心网格)."""

    columns: int = Field(ge=1, le=24)
    characters: float = Field(gt=0, le=200)
    gutter: float = Field(default=1.0, ge=0, le=20)
    size: Positive = 9.0
    leading: Positive = 12.0
    rows: int = Field(ge=1, le=1000)


class StyleForm(Form):
    """One text style (文字样式); what is left out comes from the standard."""

    han: str = ""
    latin: str = ""
    strong_han: str = ""
    strong_latin: str = ""
    emphasis_han: str = ""
    emphasis_latin: str = ""
    size: Positive = 9.0
    leading: Positive = 12.0
    indent: float = Field(default=0.0, ge=0, le=40)
    hang: float = Field(default=0.0, ge=0, le=40)
    align: Align = "justify"
    colour: str = "black"
    prohibition: Prohibition = "gb"
    autospace: float = Field(default=0.25, ge=0, le=1)
    hyphenate: bool = True
    tracking: float = Field(default=0.0, ge=-0.5, le=2)
    lang: str = ""
    mode: Mode = "horizontal"
    emphasis: Emphasis = "dot"
    runt: int = Field(default=2, ge=1, le=10)
    optical: bool = False
    autospace_gives: bool = True
    punctuation: Width = "quanjiao"
    region: Region = "CN"
    adjacent: Literal["normal", "tight"] = "normal"
    line_start: Edge = "half"
    line_end: Edge = "half"
    hanging: Hanging = ""
    stops_give: bool = True


class HeadForm(Form):
    """Headlines of one kind of story (标题样式)."""

    main: str = ""
    main_latin: str = ""
    kicker: str = ""
    deck: str = ""
    latin: str = ""
    ratio: float = Field(default=0.45, gt=0, le=1)
    smallest: Positive = 12.0
    largest: Positive = 24.0
    pitch: float = Field(default=1.18, ge=1, le=3)
    colour: str = "black"
    align: Align = "centre"


class FurnitureForm(Form):
    """Running head and rules (报眉、栏线)."""

    height: Strip = 34.0
    gap: Strip = 8.0
    folio_size: Small = 24.0
    section_size: Small = 25.0
    nameplate_size: Small = 24.0
    small_size: Small = 8.0
    reversed: bool = True
    column_rule: Weight = 0.3
    story_rule: Weight = 0.5
    heavy_rule: Weight = 2.0
    light_rule: Weight = 0.5
    filler: Filler = "lozenge"


class MastheadForm(Form):
    """The nameplate of a front page (报头)."""

    columns: int = Field(default=0, ge=0, le=24)
    rows: int = Field(default=12, ge=4, le=200)
    face: str = ""
    latin: str = ""
    colour: str = "accent"
    small_size: Small = 8.0
    logo: str = ""


class PressForm(Form):
    """What the plant asks for (印刷条件).  ``ink_limit`` in shares: 2.4 is 240 %."""

    name: str = ""
    icc: str = ""
    condition: str = ""
    ink_limit: float = Field(default=2.4, ge=1, le=4)
    ppi_min: float = Field(default=150.0, ge=36, le=2400)
    ppi: float = Field(default=200.0, ge=36, le=2400)
    rule_min: Length = 0.25
    overprint_black: bool = True
    rgb: Literal["convert", "refuse"] = "convert"


#: Priorities of stories (重要性).
Priority = Literal["1", "2", "3", "4", "5"]


def _caliper(value: object) -> object:
    """Read ``80gsm-offset`` or ``0.12mm``."""
    try:
        return read_caliper(str(value))
    except ValueError:
        kinds = "、".join(BULK), ", ".join(BULK)
        raise unfit(
            Words(f"“{value}”不是纸", f"“{value}” is no paper"),
            Words(
                f"写克重和纸种（{kinds[0]}）或厚度，例：80gsm-offset、0.12mm",
                f"write grammage and kind ({kinds[1]}) or caliper, "
                "as 80gsm-offset, 0.12mm",
            ),
        ) from None


class BlockForm(Form):
    """The pages that a cover is glued to (书芯): their number and their paper."""

    pages: Annotated[int, Field(ge=2, le=2000)]
    paper: Annotated[
        float, BeforeValidator(_caliper), WithJsonSchema({"type": "string"})
    ]


class LayoutForm(Form):
    """``layout.yaml`` (版式): of a newspaper a grid, of a brochure a format."""

    name: str = ""
    format: (
        Literal["tri-fold", "accordion", "gate", "saddle", "perfect", "cover", "sheet"]
        | None
    ) = None
    spine: Length | None = None
    block: BlockForm | None = None
    trim: Sheet
    bleed: Length = 8.504
    top: Length | None = None
    grid: GridForm | None = None
    styles: dict[str, StyleForm] = Field(default_factory=dict)
    heads: dict[str, HeadForm] = Field(default_factory=dict)
    ladder: tuple[Positive, ...] = ()
    bands: dict[Priority, tuple[Positive, Positive]] = Field(default_factory=dict)
    palette: dict[str, str] = Field(default_factory=dict)
    # A plain call would build a validator that only the whole needs.
    furniture: FurnitureForm = FurnitureForm.model_construct()
    masthead: MastheadForm = MastheadForm.model_construct()
    press: PressForm = PressForm.model_construct()
    score: ScoreForm = ScoreForm.model_construct()
