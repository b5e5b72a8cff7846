"""House style as values (版式): sheet, grid, styles, furniture, press.

In: nothing.  Out: frozen, hashable values.  ``Layout`` is style only; where a
story stands is said by the plan (``makeup.dummy``).  Lengths are points
unless a field says em (of the size) or rows (of the grid).

"""

from typing import Literal, NamedTuple

from reform_press.colour import BLACK, Colour
from reform_press.geometry import Size

#: 两端对齐 · 左齐 · 居中 · 右齐 · every line filled, the last as well 均排
Align = Literal["justify", "start", "centre", "end", "justify_all"]
Prohibition = Literal["none", "basic", "gb", "strict"]
#: 横排、竖排
Mode = Literal["horizontal", "vertical"]
#: Mainland 大陆 · Taiwan 台湾 · Hong Kong 香港
Region = Literal["CN", "TW", "HK"]
#: 全角 · 行末半角 · 开明 · 半角 · plain: nothing is squeezed
Width = Literal["quanjiao", "hangmo_banjiao", "kaiming", "banjiao", "plain"]
#: How a brochure is folded or bound (折法、装订); "" of a newspaper.
Format = Literal[
    "", "tri-fold", "accordion", "gate", "saddle", "perfect", "cover", "sheet"
]
#: Marks under or beside emphasised Han 着重号, or another face.
Emphasis = Literal["dot", "face"]


class Punctuation(NamedTuple):
    """The style of marks (标点样式), see CLREQ 3.1.6 and GB/T 15834 5.1."""

    region: Region = "CN"
    width: Width = "quanjiao"
    tight: bool = False  # two neighbours take one em together, not one and a half
    half_start: bool = True  # an opening mark loses its blank at a line's start
    half_end: bool = True  # a mark loses the blank after it at a line's end
    hanging: str = ""  # marks that may stand outside the measure, see CLREQ 3.1.7
    stops_give: bool = True  # 。！？ may be squeezed to fill a line
    whole: str = ""  # marks that keep their blank, whatever line they stand in


class TextStyle(NamedTuple):
    """How a paragraph is set (文字样式)."""

    han: str = "song"  # font roles, see fonts/fonts.yaml
    latin: str = "serif"
    strong_han: str = "hei"
    strong_latin: str = "sans"
    emphasis_han: str = "kai"
    emphasis_latin: str = "serif-italic"
    size: float = 9.0
    leading: float = 12.0  # 行距, baseline to baseline
    indent: float = 2.0  # em, first line of a paragraph
    hang: float = 0.0  # em, every other line (凸排)
    align: Align = "justify"
    colour: Colour = BLACK
    prohibition: Prohibition = "gb"
    autospace: float = 0.25  # em between Han and Latin
    autospace_gives: bool = True  # whether that gap may shrink and grow
    hyphenate: bool = True
    tracking: float = 0.0  # em after every character (字距)
    lang: str = "zh-Hans"
    mode: Mode = "horizontal"
    marks: Punctuation = Punctuation()
    emphasis: Emphasis = "dot"
    runt: int = 2  # Han that a last line takes at least (末行字数)
    optical: bool = False  # hang the marks of Latin text, set margins by eye


class Grid(NamedTuple):
    """The cells of a page (版心网格): columns of whole characters, rows."""

    columns: int  # 栏数
    characters: float  # 每栏字数
    gutter: float  # 栏间, em
    size: float  # 正文字号
    leading: float  # 行距
    rows: int  # 行数

    @property
    def column_width(self) -> float:
        """Width of one column."""
        return self.characters * self.size

    @property
    def gutter_width(self) -> float:
        """Width of one gutter."""
        return self.gutter * self.size

    def span(self, columns: int) -> float:
        """Return the width of ``columns`` columns and the gutters between."""
        return columns * self.column_width + (columns - 1) * self.gutter_width

    @property
    def size_of_area(self) -> Size:
        """Width and height of the type area (版心)."""
        return Size(self.span(self.columns), self.rows * self.leading)


class HeadStyle(NamedTuple):
    """A headline's faces and proportions (标题样式), sizes by the ladder."""

    main: str = "title"  # font role of the main line
    main_latin: str = "serif-black"
    kicker: str = "kai"
    deck: str = "kai"
    latin: str = "serif"
    ratio: float = 0.45  # kicker and deck to main
    smallest: float = 12.0  # of kicker and deck
    largest: float = 24.0
    pitch: float = 1.18  # line pitch of the main line to its size
    colour: Colour = BLACK
    align: Align = "centre"


#: The ornament that fills rows under a story; none: they stay white.
Filler = Literal["lozenge", "none"]


class Furniture(NamedTuple):
    """Running head and rules of a page (报眉、栏线)."""

    height: float = 34.0  # 报眉, above the grid
    gap: float = 8.0  # between 报眉 and the first row
    folio_size: float = 24.0
    section_size: float = 25.0
    nameplate_size: float = 24.0
    small_size: float = 8.0
    reversed: bool = True  # section name out of a block in the accent colour
    column_rule: float = 0.3  # between stories, 0 for none
    story_rule: float = 0.5
    heavy_rule: float = 2.0  # 文武线
    light_rule: float = 0.5
    filler: Filler = "lozenge"  # 补白, under a story that is too short


class MastheadStyle(NamedTuple):
    """The nameplate of a front page (报头) and what stands under it."""

    columns: int = 0  # from the left; 0: across the page (通栏)
    rows: int = 12  # the last one holds the rule at its foot
    face: str = "title"  # font roles of the name
    latin: str = "serif-black"
    colour: Colour = BLACK  # of the name
    small_size: float = 8.0  # of date, issue and the rest
    logo: str = ""  # the name as an SVG drawing, "" to set it


class PressProfile(NamedTuple):
    """What the plant asks for (印刷条件)."""

    name: str = "newsprint"
    icc: str = "newsprint-tr002-240.icc"
    condition: str = "CGATS TR 002"  # registered identifier
    ink_limit: float = 2.40  # total, 总墨量
    ppi_min: float = 150.0
    ppi: float = 200.0  # pictures are resampled to it
    rule_min: float = 0.25
    overprint_black: bool = True
    #: Colours of designed pages that are no inks: converted, or refused.
    rgb: Literal["convert", "refuse"] = "convert"


class Layout(NamedTuple):
    """One house style (一套版式)."""

    name: str
    trim: Size
    bleed: float
    top: float  # from trim to first row; left and right are centred
    grid: Grid
    styles: tuple[tuple[str, TextStyle], ...]  # by paragraph role
    heads: tuple[tuple[str, HeadStyle], ...]  # by story kind, "" for the rest
    ladder: tuple[float, ...]  # head sizes that may be used
    bands: tuple[tuple[int, float, float], ...]  # priority, least, most pt
    palette: tuple[tuple[str, Colour], ...]
    furniture: Furniture
    press: PressProfile
    lang: str = "zh-Hans"  # of its styles, where they do not say another
    #: What faults of a page cost here, where it is not the standard: term, name
    #: and number of ``style.weights``, which only make-up loads.
    score: tuple[tuple[str, str, float], ...] = ()
    masthead: MastheadStyle = MastheadStyle()
    format: Format = ""
    spine: float = 0.0  # of a cover 书脊宽

    def style(self, role: str) -> TextStyle:
        """Return the style of a paragraph role, or of body."""
        styles = dict(self.styles)
        return styles.get(role, styles["body"])

    def head(self, kind: str) -> HeadStyle:
        """Return the head style of a story kind, or the common one."""
        heads = dict(self.heads)
        return heads.get(kind, heads[""])

    def colour(self, name: str) -> Colour:
        """Return a colour of the palette; black if it has no such name."""
        return dict(self.palette).get(name, BLACK)
