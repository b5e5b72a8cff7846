"""The format of ``pages.json`` (版面模型文件), for those who read it.

In: nothing.  Out: the model from which ``reform-press schema pages`` is made.
The file itself is written by ``makeup.frame``, which needs no model.

"""

from typing import Annotated, Literal

from pydantic import Field

from reform_press.makeup.frame import Role
from reform_press.schema import Form

#: Left, top, width, height in mm from the top left corner of the trim.
RectMm = Annotated[tuple[float, float, float, float], Field(description="mm")]
Pair = tuple[float, float]


class FrameForm(Form):
    """One frame of a page (版框)."""

    role: Role
    rect: RectMm
    story: str
    leg: Annotated[int, Field(description="leg of text, from 1; else 0")]
    column: Annotated[int, Field(description="first column; 0 off the grid")]
    columns: int
    row: Annotated[int, Field(description="first row; 0 off the grid")]
    rows: int
    lines: int
    size: Annotated[float, Field(description="pt of its main type")]
    mode: Literal["horizontal", "vertical"]
    words: Annotated[tuple[str, ...], Field(description="lines of a head")]
    parts: Annotated[
        tuple[str, ...], Field(description="part of the head each line is")
    ]
    slack: Annotated[int, Field(description="rows more than its content asks for")]
    widows: Annotated[int, Field(description="single lines and characters")]
    photo: Annotated[int, Field(description="which of the story's, from 1; else 0")]


class GridForm(Form):
    """The grid of a page (版心网格), mm."""

    origin: Pair
    columns: int
    column_width: float
    gutter: float
    rows: int
    leading: float


class OversetForm(Form):
    """Copy that found no room (余稿)."""

    story: str
    lines: int
    characters: int
    millimetres: float
    text: str
    paragraph: Annotated[str | None, Field(description="file:line:column")]


class PageForm(Form):
    """One page (版)."""

    page: int
    label: str
    trim: Pair
    grid: GridForm
    frames: tuple[FrameForm, ...]
    overset: tuple[OversetForm, ...]


class PagesForm(Form):
    """All pages of a build."""

    version: Literal[1]
    unit: Literal["mm"]
    pages: tuple[PageForm, ...]
