"""The formats of a book (书稿格式): models at the border.

In: trees of YAML.  Out: checked fields, of which ``parts`` and ``chapter``
make the values of ``model``.

"""

from typing import Annotated, Any, Literal

from pydantic import Field

from reform_press.content.book.model import PartKind
from reform_press.content.forms import Name, PageForm, Said, Text
from reform_press.schema import Form

_Millimetres = Annotated[float, Field(ge=0, le=500)]


class PartForm(Form):
    """A part of the book (部分)."""

    kind: PartKind
    id: Name = ""
    title: Text = ""
    files: tuple[Said, ...] = ()
    pages: tuple[PageForm, ...] = ()
    master: Text = ""
    opens: Literal["recto", "any"] | None = None
    folios: Literal["none", "roman", "arabic"] | None = None
    restart: bool | None = None
    notes: Literal["page", "chapter", "end"] = "page"
    columns: int = Field(default=0, ge=0, le=6)
    depth: int = Field(default=3, ge=1, le=4)
    run_on: bool = False
    vertical: bool = False
    listed: bool | None = None
    indexed: bool | None = None  # the words of index.yaml are looked for here
    thumb: Text = ""


class CoverForm(Form):
    """The cover (封面): lengths in mm."""

    template: Said
    data: dict[str, Any] = Field(default_factory=dict)
    paper: _Millimetres = 0.0
    board: _Millimetres = 0.0
    flaps: _Millimetres = 0.0


class ImprintForm(Form):
    """What the imprint page says (版权页, GB/T 12450), all of it as given."""

    subtitle: Text = ""
    series: Text = ""
    authors: Text = ""
    editor: Text = ""
    designer: Text = ""
    proofreader: Text = ""
    publisher: Text = ""
    place: Text = ""
    address: Text = ""
    postcode: Text = ""
    phone: Text = ""
    url: Text = ""
    printer: Text = ""
    distributor: Text = ""
    format: Text = ""  # 开本
    sheets: Text = ""  # 印张
    words: Text = ""  # 字数
    edition: Text = ""  # 版次
    printing: Text = ""  # 印次
    copies: Text = ""  # 印数
    isbn: Text = ""
    price: Text = ""
    permit: Text = ""  # 内部资料准印证号
    rights: Text = ""
    cip: tuple[Text, ...] = ()  # 图书在版编目数据, a line a line
    more: dict[Said, Text] = Field(default_factory=dict)


class ChapterForm(Form):
    """The head of a chapter (书稿头部)."""

    id: Name = ""
    title: Said
    headed: bool = True  # its title stands above its text
    convert: bool | None = None
    pinyin: dict[Said, Said] = Field(default_factory=dict)
