"""The edition as values (稿件): what editors wrote, checked and typed.

In: nothing.  Out: frozen values shared by every later stage.  Sequences are
tuples; every piece of copy knows its place in a file.

"""

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, Optional

from reform_press.errors import Diagnostic, Source

if TYPE_CHECKING:
    from reform_press.content.book.model import Book

Product = Literal["newspaper", "brochure", "yearbook"]
#: strong 加粗 · emphasis 着重 · code 代码 · link 链接 · name 专名 · title 书名
#: · voice in 楷, as a correspondent 通讯员 · super 上标、注码 · sub 下标 · formula 算式
MarkName = Literal[
    "strong",
    "emphasis",
    "code",
    "link",
    "name",
    "title",
    "voice",
    "super",
    "sub",
    "formula",
]
#: Marks of what is set as it was typed: nothing is mended, converted or read.
AS_TYPED: frozenset[MarkName] = frozenset(("code", "formula"))
#: body 正文 · introduction 导语 · crosshead 小标题 · quote 引文 · verse 诗行
#: · item 列表项 · source 供稿单位 · note 注
ParagraphRole = Literal[
    "body", "introduction", "crosshead", "quote", "verse", "item", "source", "note"
]
#: Simplified 简体 · Traditional of Taiwan 台湾繁体, of Hong Kong 香港繁体 · English
Language = Literal["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"]
#: lead 头条 · news 消息 · feature 通讯 · photo 图片新闻 · review 综述 · notice 公告
StoryKind = Literal["lead", "news", "feature", "photo", "review", "notice"]


class Run(NamedTuple):
    """Text of one set of marks (一段同属性文字)."""

    text: str
    marks: tuple[MarkName, ...] = ()  # sorted
    href: str = ""
    source: Source | None = None
    ruby: str = ""  # reading of these characters, syllables parted by blanks 注音
    opens: tuple[MarkName, ...] = ()  # a name, a title that begins here, not before


class Paragraph(NamedTuple):
    r"""A paragraph (段): its role on the page and its runs.

    ``label`` is what a list item starts with ("1." or "·"); a crosshead's
    phrases and the lines of verse are divided by "\n" in the text, each to
    stand on its own line.
    """

    role: ParagraphRole
    runs: tuple[Run, ...]
    source: Source | None = None
    id: str = ""
    label: str = ""
    level: int = (
        0  # lists that the item's own list stands in; signs of a head in a book
    )
    hang: float = 0.0  # em, every line but the first 凸排; 0 leaves it to the style
    even: float = 0.0  # em that a single line is spread over 均排; 0: it is not
    drop: int = 0  # rows that the first character stands in 首字下沉; 0: it does not
    open: bool = False  # it goes on elsewhere: its last line is full 转版

    @property
    def text(self) -> str:
        """The characters of the paragraph, marks left out."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


class Photo(NamedTuple):
    """A picture and what is said of it (图片、图注、署名)."""

    file: str  # relative to the edition folder
    caption: str = ""
    credit: str = ""
    alt: str = ""
    focus: tuple[float, float] = (0.5, 0.5)  # shares of width and height
    width: int = 0  # pixels, upright; 0 for drawings (SVG)
    height: int = 0
    digest: str = ""  # blake2b-128 of the bytes, "" if the file is missing
    source: Source | None = None


class Figure(NamedTuple):
    """A number worth a display line (数据): "165项", what it counts."""

    number: str
    label: str
    source: Source | None = None


class FigureBox(NamedTuple):
    """A box of figures beside a story (数据框)."""

    title: str
    figures: tuple[Figure, ...]
    note: str = ""
    source: Source | None = None


class Headline(NamedTuple):
    r"""Kicker 引题, main 主题 and deck 副题; lines turned at "\n"."""

    main: str
    kicker: str = ""
    deck: str = ""
    source: Source | None = None  # of the main line
    kicker_source: Source | None = None
    deck_source: Source | None = None


class Story(NamedTuple):
    """One story (稿): headline, body and pictures."""

    id: str
    kind: StoryKind
    priority: int  # 1 (lead 头条) to 5 (filler 补白)
    headline: Headline
    body: tuple[Paragraph, ...]
    byline: str = ""  # 署名
    dateline: str = ""  # 电头, "本报讯"
    correspondent: str = ""  # 通讯员, set in 楷 after the dateline
    supplier: str = ""  # 供稿单位, closing source line
    photos: tuple[Photo, ...] = ()
    figures: FigureBox | None = None
    lang: Language = "zh-Hans"
    source: Source | None = None
    section: str = ""  # 栏目, by which a page takes it
    twin: str = ""  # id of the same story in the other language 对译稿
    byline_source: Source | None = None


class Masthead(NamedTuple):
    """What stands under the paper's name on its front page (报头), as given."""

    lunar: str = ""  # 农历
    issue: str = ""  # 期号
    organizer: str = ""  # 主办
    registration: str = ""  # 刊号、内部资料准印证号
    url: str = ""  # 网址
    pages: int = 1  # of this issue
    source: Source | None = None


class Jump(NamedTuple):
    """A story that begins on one page and ends on another (转版)."""

    story: str
    start: int  # the page that it begins on
    to: int  # the page that it ends on
    start_name: str = ""  # as printed: 第一版
    to_name: str = ""
    after: int = 0  # characters before the cut, 0 as long as it is not known
    source: Source | None = None


class PagePlan(NamedTuple):
    """What stands on one page (版): section, folio and stories in order."""

    number: int
    section: str  # 版名
    folio: str  # as printed: "A4"
    stories: tuple[str, ...]
    staff: str = ""  # 责任编辑、版式、校对
    source: Source | None = None
    ear: str = ""  # the story beside the nameplate 报眼
    ear_source: Source | None = None
    masthead: Masthead | None = None  # of a front page (头版)
    sections: tuple[str, ...] = ()  # whose stories it takes (收稿栏目)
    taken: tuple[str, ...] = ()  # those of its stories that no editor named
    jump: Jump | None = None  # of the story that goes on elsewhere 下转
    continues: Jump | None = None  # of the one that comes from elsewhere 上接
    template: str = ""  # of a designed page 模板: a file of the layout
    data: str = "{}"  # what the template is told besides stories: JSON


class Conversion(NamedTuple):
    """What was set for a stretch of copy in another script (转换)."""

    source: str  # as it stands in the copy
    chosen: str
    others: tuple[str, ...]  # other forms of a single character
    reworded: bool  # another word, not the same in other characters
    context: str  # the copy around it, 【 】 about the stretch itself
    place: Source | None
    lang: Language  # that it was converted to


class Edition(NamedTuple):
    """An issue, brochure or book (一期): everything that a build starts from."""

    id: str  # folder name
    folder: str  # absolute path, never written to an output
    product: Product
    title: str  # 报名
    date: date
    layout: str
    pages: tuple[PagePlan, ...]
    stories: tuple[Story, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    terms: tuple[str, ...] = ()  # house dictionary: never broken in headlines
    source: Source | None = None
    lang: Language = "zh-Hans"
    conversions: tuple[Conversion, ...] = ()  # that an editor should look at
    converted: bool = False  # its copy was written in another script
    book: Optional["Book"] = None  # of a yearbook 书稿
