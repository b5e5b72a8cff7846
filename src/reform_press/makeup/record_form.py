"""The format of ``record.json`` (版次记录文件), and how it is read back.

In: bytes that another build wrote, perhaps a stranger's.  Out: checked frozen
values.  The file itself is written by ``makeup.record``, which needs no model.

"""

from typing import Annotated, Literal

from pydantic import Field

from reform_press.makeup.pages_form import FrameForm, Pair, RectMm
from reform_press.schema import Form

Digest = Annotated[str, Field(pattern="^[0-9a-f]*$", max_length=128)]


class PartForm(Form):
    """A piece of copy that stands by itself: a headline, a paragraph (段)."""

    role: str
    id: Annotated[str, Field(description="given in the copy, or empty")]
    text: str
    digest: Digest


class PhotoFileForm(Form):
    """A picture that a story brought along."""

    file: str
    digest: Digest


class StoryRecord(Form):
    """The copy of one story (稿件)."""

    id: str
    kind: str
    priority: int
    lang: str
    parts: tuple[PartForm, ...]
    photos: tuple[PhotoFileForm, ...]


class PictureRecord(Form):
    """The picture in a frame, and what of it is shown (裁切)."""

    file: str
    digest: Digest
    crop: Annotated[
        tuple[float, float, float, float],
        Field(description="left, top, right, bottom in shares"),
    ]


class FrameRecord(FrameForm):
    """A frame, and a digest of all that is drawn in it."""

    digest: Digest
    picture: PictureRecord | None


class LineRecord(Form):
    """One line as it stands on the page (行)."""

    frame: Annotated[int, Field(description="index among the page's; -1: none")]
    story: str
    role: str
    rect: RectMm
    text: str
    ends: Annotated[bool, Field(description="last line of its paragraph")]


class PageRecord(Form):
    """One page: its frames, and what stands outside all of them."""

    page: int
    label: str
    trim: Pair
    digest: Digest
    rest: Annotated[Digest, Field(description="of what stands in no frame")]
    frames: tuple[FrameRecord, ...]
    lines: tuple[LineRecord, ...]


class RecordForm(Form):
    """What a build is remembered by."""

    version: Literal[1]
    edition: str
    title: str
    date: str
    stories: tuple[StoryRecord, ...]
    pages: tuple[PageRecord, ...]
    cover: Annotated[
        PageRecord | None, Field(description="of a book, laid flat: page 0")
    ] = None

    @property
    def sheets(self) -> tuple[PageRecord, ...]:
        """All that is printed: the cover, the pages."""
        return (self.cover, *self.pages) if self.cover else self.pages
