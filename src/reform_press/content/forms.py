"""The formats of a story and of pages (稿件格式): models at the border.

In: trees of YAML.  Out: checked fields.  The frozen values of ``model`` are
made from these by ``edition`` and ``story``.

"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from reform_press.content.model import Language, StoryKind
from reform_press.errors import Words
from reform_press.schema import Form, unfit

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[\w.\-]+$", max_length=100)]


def _focus(value: object) -> object:
    """Read ``0.4 0.5``: shares of width and height."""
    if not isinstance(value, str):
        return value
    parts = value.replace(",", " ").replace("，", " ").split()
    try:
        x, y = (float(part) for part in parts)
        if not (0 <= x <= 1 and 0 <= y <= 1):
            raise ValueError(value)
        return (x, y)
    except ValueError:
        raise unfit(
            Words(f"“{value}”不是焦点位置", f"“{value}” is no focus point"),
            Words(
                "写两个 0 到 1 的数：左起、上起，例：0.4 0.5",
                "write two numbers from 0 to 1, from the left and the top: 0.4 0.5",
            ),
        ) from None


Unit = Annotated[float, Field(ge=0, le=1)]
Focus = Annotated[
    tuple[Unit, Unit],
    BeforeValidator(_focus),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^[\d.]+[ ,]+[\d.]+$"},
                {
                    "type": "array",
                    "items": {"type": "number", "minimum": 0, "maximum": 1},
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]


class PhotoForm(Form):
    """A picture of a story (图片)."""

    file: Said
    caption: Text = ""
    credit: Text = ""
    alt: Text = ""
    focus: Focus = (0.5, 0.5)


class FigureForm(Form):
    """A number and what it counts (数据)."""

    number: Said
    label: Said


class FiguresForm(Form):
    """A box of figures (数据框)."""

    title: Text = ""
    items: tuple[FigureForm, ...] = Field(min_length=1)
    note: Text = ""


class StoryForm(Form):
    """The front matter of a story (稿件头部)."""

    id: Name = ""
    kind: StoryKind = "news"
    priority: int = Field(default=3, ge=1, le=5)
    section: Text = ""
    kicker: Text = ""
    title: Said
    deck: Text = ""
    byline: Text = ""
    dateline: Text = ""
    correspondent: Text = ""
    supplier: Text = ""
    lang: Language | None = None
    convert: bool | None = None
    pinyin: dict[Said, Said] = Field(default_factory=dict)
    photos: tuple[PhotoForm, ...] = ()
    figures: FiguresForm | None = None


class JumpForm(Form):
    """A story that ends on another page (转版)."""

    story: Said
    to: int = Field(ge=1, le=1000)


class PageForm(Form):
    """One page of the edition (版面), or one panel of a brochure."""

    section: Text = ""
    folio: Text = ""
    stories: tuple[Said, ...] = ()
    sections: tuple[Said, ...] = ()
    staff: Text = ""
    ear: Text = ""
    jump: JumpForm | None = None
    template: Text = ""  # of a brochure: a file of the layout
    label: Text = ""  # of a brochure: its folio
    data: dict[str, Any] = Field(default_factory=dict)  # for the template


class MastheadForm(Form):
    """What stands under the name of the paper on its front page (报头)."""

    lunar: Text = ""
    issue: Text = ""
    organizer: Text = ""
    registration: Text = ""
    url: Text = ""
