"""A book as values (书稿): parts in order, each designed or flowing.

In: nothing.  Out: frozen values between the reader of a yearbook and its
make-up.  What a reader may be sent to has an id of its own all over the book;
where in a line something is called, or listed in the index, a run's ``href``
tells, and the compositor gives its place back in ``Line.links``:

    note:3          a note's mark 注码 (the third note of its chapter)
    page:hens       the page of what has this id 见第…页
    number:fig-hens the number of a figure, a table: 图3、表2
    index:石溪村     an index entry; several are parted by "|", and a main
                    heading from what stands under it by "!": 马港镇!石溪村

"""

from typing import Literal, NamedTuple

from reform_press.content.model import PagePlan, Paragraph, Photo
from reform_press.errors import Source

#: cover 封面 · half-title 半书名页 · title 书名页 · imprint 版权页 · notes 编辑说明 ·
#: colour 彩插 · contents 目录 · figures 图表目录 · text 类目、特载、综述 ·
#: chronology 大事记 · tables 统计资料 · documents 文献 · appendix 附录 ·
#: index 索引 · colophon 后记 · plate 整版设计页 (an opener, a picture)
PartKind = Literal[
    "half-title", "title", "imprint", "notes", "colour", "contents", "figures",
    "text", "chronology", "tables", "documents", "appendix", "index", "colophon",
    "plate",
]  # fmt: skip
#: here 文中 · top 版首 · foot 版尾 · page 整版 · spread 跨页 · turned 整版横排 (转 90°)
FloatPlace = Literal["here", "top", "foot", "page", "spread", "turned"]
#: How its cells stand: justify is a text cell, decimal 小数点对齐, even 均排.
CellAlign = Literal["start", "centre", "end", "decimal", "even", "justify"]


class Heading(NamedTuple):
    """A heading in the flow: level 1 类目, 2 分目, 3 子目.

    A chapter begins with its own, of level 1, unless it has none to be set.
    """

    level: int
    paragraph: Paragraph  # role crosshead; a phrase a line
    id: str = ""


class Text(NamedTuple):
    """A paragraph of the flow; one that begins an entry 条目 has its title.

    The title is not among the paragraph's runs: make-up sets it before them,
    in 【】 or bold, as the layout says.
    """

    paragraph: Paragraph
    id: str = ""  # of the entry, or of the paragraph
    entry: Paragraph | None = None


class Column(NamedTuple):
    """A column of a table (栏)."""

    head: Paragraph  # "\n" where the head turns
    align: CellAlign = "start"
    width: float = 0.0  # share beside the other columns', 0: as wide as it needs
    group: Paragraph | None = None  # the head over several columns 合栏表头


class Table(NamedTuple):
    """A table as data (表格): every row has a cell for each column.

    A row of one cell is a band over all columns 分组行.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    unit: str = ""  # 单位, above the table's right end
    notes: tuple[Paragraph, ...] = ()  # under it 表注
    stub: int = 1  # columns that name their row 主词栏
    total: int = 0  # rows at the end that sum up, ruled off 合计


class Chart(NamedTuple):
    """A drawing made of data (图表): a macro of ``charts.html`` and its values."""

    macro: str  # "bars", "lines", "shares", "timeline" …
    values: str  # JSON: {"rows": rows or a file's name, "options": {…}}
    source: Source | None = None  # of its values


class Float(NamedTuple):
    """A picture, a table or a chart in the flow (图、表), in call order."""

    holds: Photo | Table | Chart
    caption: Paragraph | None = None  # without its number
    credit: str = ""
    place: FloatPlace = "top"
    span: int = 0  # columns of the page that it takes, 0: all
    id: str = ""
    source: Source | None = None
    notes: tuple[Paragraph, ...] = ()  # under its caption, their marks as labels

    @property
    def series(self) -> Literal["figure", "table"]:
        """Whose numbers it counts in: 图 or 表."""
        return "table" if isinstance(self.holds, Table) else "figure"


Block = Heading | Text | Float


class Note(NamedTuple):
    """A note called in the text (注): ``name`` as its mark is written."""

    name: str
    paragraph: Paragraph


class Chapter(NamedTuple):
    """One file of a flowing part (一章): its blocks and notes in order."""

    id: str
    title: str  # for contents and running heads, in one line
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()  # in the order in which they are called
    source: Source | None = None


class Part(NamedTuple):
    """A part of the book (部分): designed pages, or chapters that flow.

    A designed part has ``pages`` (as a brochure's, one to a page); a flowing
    one has ``chapters`` and a ``master``; contents, lists and index have a
    master and are made of the rest of the book.
    """

    kind: PartKind
    id: str
    title: str
    chapters: tuple[Chapter, ...] = ()
    pages: tuple[PagePlan, ...] = ()
    master: str = ""  # template of the layout for flowing pages 主页
    opens: Literal["recto", "any"] = "recto"
    folios: Literal["none", "roman", "arabic"] = "arabic"
    restart: bool = False  # numbers begin at 1 here
    notes: Literal["page", "chapter", "end"] = "page"  # where notes stand, and count
    columns: int = 0  # 0: as the master has them
    run_on: bool = False  # a chapter begins where the one before ends 接排
    vertical: bool = False  # 直排
    listed: bool = True  # in the contents
    thumb: str = ""  # in the thumb index 检索标
    #: What contents list: 1 parts, 2 chapters as well, 3 分目, 4 条目.
    depth: int = 3
    source: Source | None = None


class IndexTerm(NamedTuple):
    """A word that the index lists wherever the book has it (索引词)."""

    term: str  # as it stands in the copy
    heading: str = ""  # as listed, "" for the term itself
    under: str = ""  # main heading that it stands under 副标目
    reading: str = ""  # pinyin with tone numbers, where it is not the usual one
    see: tuple[str, ...] = ()  # 见: no pages of its own
    also: tuple[str, ...] = ()  # 参见
    source: Source | None = None


class Cover(NamedTuple):
    """The cover of a bound book (封面): one flat with spine and flaps."""

    template: str
    data: str = "{}"
    paper: float = 0.0  # mm, thickness of one leaf of the block
    board: float = 0.0  # mm, thickness of the cover itself
    flaps: float = 0.0  # mm wide, 0: none 勒口
    source: Source | None = None
    picture: Photo | None = None  # what its data name so, if it is no drawing


class Book(NamedTuple):
    """Everything of a yearbook besides its title and date (一本书)."""

    parts: tuple[Part, ...]
    terms: tuple[IndexTerm, ...] = ()
    sort: Literal["pinyin", "strokes"] = "pinyin"
    cover: Cover | None = None
