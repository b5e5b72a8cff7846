"""The format of a page plan (版面预案文件), ``makeup-problem/1``: its models.

In: the tree of a file.  Out: checked fields, still in the units of the file.
Cells count from 0 here, as its authors count; ``problem_file`` turns them.

"""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from reform_press.errors import Words
from reform_press.makeup.facts import Anchor, BoxRule, Facing
from reform_press.makeup.plan_form import Count, Least
from reform_press.schema import Form, unfit

Characters = Annotated[int, Field(ge=1, le=100_000)]
Pixels = Annotated[int, Field(ge=1, le=100_000)]
Millimetres = Annotated[float, Field(gt=0, le=2000)]
Points = Annotated[float, Field(gt=0, le=400)]
Aspect = Annotated[float, Field(gt=0.05, lt=20)]
Rank = Annotated[int, Field(ge=1, le=5)]
Name = Annotated[str, Field(min_length=1)]


class ReservedForm(Form):
    """A rectangle of the page that is not free (保留版位)."""

    id: Name
    col: Least
    line: Least
    cols: Count
    lines: Count


class SheetForm(Form):
    """Sheet and grid of the page (开本、版心)."""

    format: Literal["duikai", "sikai"]
    trim_mm: tuple[Millimetres, Millimetres]
    area_mm: tuple[Millimetres, Millimetres]
    columns: Annotated[int, Field(ge=1, le=24)]
    col_chars: Annotated[float, Field(gt=0, le=200)]
    gutter_chars: Annotated[float, Field(ge=0, le=20)]
    body_pt: Points
    line_pt: Points
    lines: Annotated[int, Field(ge=1, le=1000)]
    reserved: tuple[ReservedForm, ...] = ()


class StoryForm(Form):
    """A story by its headline, rank and length (稿)."""

    id: Name
    priority: Rank
    kind: Literal[
        "lead", "news", "review", "feature", "photo", "photo_news", "notice"
    ] = "news"
    kicker: str = ""
    main: Name
    sub: str = ""
    byline: str = ""
    chars: Annotated[int, Field(ge=0, le=100_000)] = 0
    paras: tuple[Characters, ...] = ()
    subheads: Annotated[int, Field(ge=0, le=10)] = 0
    summary_chars: Least = 0
    photos: tuple[str, ...] = ()
    box: BoxRule = "no"
    optional: bool = False
    cuttable_chars: Annotated[int, Field(ge=0, le=100_000)] = 0


class PhotoForm(Form):
    """A picture by its shape (图片); without ``crop`` the house's share may go."""

    id: Name
    aspect: Aspect
    crop: tuple[Aspect, Aspect] | None = None
    priority: Rank = 1
    caption_chars: Least = 0
    story: str
    facing: Facing = "none"
    pixels: tuple[Pixels, Pixels] | None = None


class AdForm(Form):
    """An advertisement of a fixed size (广告)."""

    id: Name
    cols: Count
    lines: Count
    anchor: Anchor = "bottom"
    label: Name = "广告"


def _folder(name: str) -> str:
    """Refuse names that cannot be a folder's: each edit is written to its own."""
    if not re.fullmatch(r"\w[\w.-]*", name):
        raise unfit(
            Words(f"“{name}”不能作改动的编号", f"“{name}” cannot name an edit"),
            Words("用字母、数字、汉字和 - _ .", "write letters, digits, - _ and ."),
        )
    return name


def _arm(value: Any) -> str:
    return "name" if isinstance(value, str) else "story"


#: A story that is there, by its name, or one that comes in.
NameOrStory = Annotated[
    Annotated[str, Tag("name")] | Annotated[StoryForm, Tag("story")],
    Discriminator(_arm),
]


class EditForm(Form):
    """A change (改动); which fields it has hangs on ``op``."""

    id: Annotated[str, AfterValidator(_folder)]
    op: Literal[
        "grow", "shrink", "replace_photo", "headline", "kill", "add",
        "swap_priority", "ad_resize", "ad_pull",
    ]  # fmt: skip
    story: NameOrStory | None = None
    photos: tuple[PhotoForm, ...] = ()  # of a story that is added
    chars: Characters | None = None
    photo: str | None = None
    aspect: Aspect | None = None
    main: Name | None = None
    a: str | None = None
    b: str | None = None
    ad: str | None = None
    lines: Count | None = None


class ProblemForm(Form):
    """A page planned before its copy is there (版面预案)."""

    format: Literal["makeup-problem/1"]
    id: Name
    title: str = ""
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    notes: str = ""
    nominal_fill: Annotated[float, Field(ge=0, le=10)] = 0.0
    page: SheetForm
    stories: Annotated[tuple[StoryForm, ...], Field(min_length=1)]
    photos: tuple[PhotoForm, ...] = ()
    ads: tuple[AdForm, ...] = ()
    edits: tuple[EditForm, ...] = ()
