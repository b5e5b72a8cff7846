"""The format of ``diff.json`` (比对结果文件), for those who read it.

In: nothing.  Out: the model from which ``reform-press schema diff`` is made.
The file itself is written by ``collation.plain``, which needs no model.

"""

from typing import Annotated, Literal

from pydantic import Field

from reform_press.collation.copy import Fate
from reform_press.collation.frames import Move
from reform_press.makeup.frame import Role
from reform_press.makeup.pages_form import RectMm
from reform_press.schema import Form

Both = Annotated[tuple[str, str], Field(description="before and after")]


class StretchForm(Form):
    """A part of a text, as it was and as it is."""

    before: str
    after: str


class PartForm(Form):
    """A piece of copy that changed; positions count from 1, 0 is none."""

    role: str
    was: Annotated[str, Field(description="its role before")]
    id: str
    fate: Fate
    moved: bool
    before: int
    after: int
    text: tuple[StretchForm, ...]


class FactForm(Form):
    """Priority, kind or language of a story that changed."""

    name: str
    before: str
    after: str


class PhotoForm(Form):
    """A picture that came, went, or is another one under the old name."""

    file: str
    fate: Fate


class StoryForm(Form):
    """One story before and after."""

    story: str
    title: str
    fate: Fate
    kept: Annotated[int, Field(description="pieces that are as they were")]
    parts: tuple[PartForm, ...]
    facts: tuple[FactForm, ...]
    photos: tuple[PhotoForm, ...]


class SpotForm(Form):
    """A frame as it was or as it is."""

    page: int
    rect: RectMm
    size: float
    lines: int
    crop: tuple[float, float, float, float] | None
    file: str | None
    digest: str


class ChangedFrameForm(Form):
    """A frame that did not stand still."""

    role: Role
    story: str
    leg: int
    moves: tuple[Move, ...]
    before: SpotForm | None
    after: SpotForm | None


class StillFrameForm(Form):
    """A frame that is as it was, and the digest that proves it."""

    role: Role
    story: str
    leg: int
    rect: RectMm
    digest: str


class PageForm(Form):
    """One page before and after."""

    page: int
    label: str
    still: bool
    digest: Both
    stream: Annotated[Both, Field(description="digests of the PDF's page streams")]
    outside_still: Annotated[bool, Field(description="as is what no frame holds")]
    changed: tuple[ChangedFrameForm, ...]
    unchanged: tuple[StillFrameForm, ...]


class DiffForm(Form):
    """What differs between two builds, and what does not."""

    version: Literal[1]
    before: str
    after: str
    same: bool
    stories: tuple[StoryForm, ...]
    pages: tuple[PageForm, ...]
