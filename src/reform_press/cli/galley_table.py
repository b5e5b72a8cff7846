"""The command ``galley`` as data (毛样命令): an option for every rule of setting.

In: nothing.  Out: ``GALLEY``.  Names and values are those of a style in
``layout.yaml``; so are the defaults, which ``tests/test_cli.py`` compares.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import (
    read_autospace,
    read_count,
    read_hanging,
    read_length,
    read_line,
    read_number,
    read_room,
    read_sheet,
    read_switch,
)
from reform_press.errors import Words

_ON_OFF = ("on", "off")
_EDGE = ("half", "full")

_SHEET = Words("纸张与分栏：", "sheet and columns:")
_TYPE = Words("字：", "type:")
_LINES = Words("行与段：", "lines and paragraphs:")
_MARKS = Words("标点与间距：", "marks and blanks:")
_PROOF = Words("校对：", "proofs:")

_ON_SHEET = (
    Option(
        ("--sheet",),
        Words("纸张，宽×高", "paper, width x height"),
        "WxH",
        read_sheet,
        "390x540mm",
    ),
    Option(("--margin",), Words("四边留白", "margins"), "LENGTH", read_room, "20mm"),
    Option(("--columns",), Words("栏数", "columns"), "N", read_count, "5"),
    Option(("--gutter",), Words("栏间", "gutter"), "LENGTH", read_room, "20pt"),
    Option(
        ("--mode",),
        Words(
            "横排、竖排；竖排的栏上下相叠",
            "direction of lines; vertical columns stand one below the other",
        ),
        "MODE",
        default="horizontal",
        choices=("horizontal", "vertical"),
    ),
    Option(
        ("--snap",),
        Words(
            "行长取整字，余数并入两边",
            "a measure of whole ems, the rest goes to the margins",
        ),
    ),
)

_OF_TYPE = (
    Option(
        ("--font-size",), Words("字号", "size of type"), "LENGTH", read_length, "10"
    ),
    Option(
        ("--leading",),
        Words("行距（基线到基线）", "from baseline to baseline"),
        "LENGTH",
        read_length,
        "16",
    ),
    Option(
        ("--tracking",),
        Words("字距，按字数", "blank after every character in ems"),
        "EM",
        read_number,
        "0",
    ),
    Option(
        ("--font",),
        Words("汉字字体文件或角色，默认正文宋", "font file or role for Chinese"),
        "FONT",
        default="song",
        takes_file=True,
    ),
    Option(
        ("--latin",),
        Words("西文字体文件或角色", "font file or role for Latin"),
        "FONT",
        default="serif",
        takes_file=True,
    ),
    Option(
        ("--text-lang",),
        Words(
            "文字的语言，默认依 --region",
            "language of the text, by default that of --region",
        ),
        "LANG",
        choices=("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"),
    ),
    Option(
        ("--emphasis",),
        Words("着重：加点，或换字体", "emphasis: dots, or another face"),
        "HOW",
        default="dot",
        choices=("dot", "face"),
    ),
)

_OF_LINES = (
    Option(
        ("--align",),
        Words("齐行", "how lines are filled"),
        "ALIGN",
        default="justify",
        choices=("justify", "start", "centre", "end", "justify_all"),
    ),
    Option(
        ("--indent",),
        Words("段首缩进，按字数", "first-line indent in ems"),
        "EM",
        read_number,
        "2",
    ),
    Option(
        ("--hang",),
        Words("其余各行缩进（凸排），按字数", "indent of the other lines in ems"),
        "EM",
        read_number,
        "0",
    ),
    Option(
        ("--prohibition",),
        Words("避头尾的严格程度", "what may not open or close a line"),
        "LEVEL",
        default="gb",
        choices=("none", "basic", "gb", "strict"),
    ),
    Option(
        ("--runt",),
        Words("末行至少占几字", "Han that a last line takes at least"),
        "N",
        read_count,
        "2",
    ),
    Option(
        ("--hyphenation",),
        Words("英文单词可否断开", "whether English words may be divided"),
        "ON",
        read_switch,
        "on",
        choices=_ON_OFF,
    ),
    Option(
        ("--optical",),
        Words("西文行边按视觉对齐", "set the edges of Latin lines by eye"),
    ),
)

_OF_MARKS = (
    Option(
        ("--punctuation",),
        Words(
            "全角、行末半角、开明、半角，或不作处理",
            "style of marks: full, half at line ends, kaiming, half, or left alone",
        ),
        "STYLE",
        default="quanjiao",
        choices=("quanjiao", "hangmo_banjiao", "kaiming", "banjiao", "plain"),
    ),
    Option(
        ("--region",),
        Words(
            "大陆、台湾、香港的标点，默认依 --text-lang",
            "marks as in mainland China, Taiwan or Hong Kong, "
            "by default those of --text-lang",
        ),
        "REGION",
        choices=("CN", "TW", "HK"),
    ),
    Option(
        ("--adjacent",),
        Words(
            "相邻标点共占一字半，或一字", "two neighbours take an em and a half, or one"
        ),
        "HOW",
        default="normal",
        choices=("normal", "tight"),
    ),
    Option(
        ("--line-start",),
        Words("行首前引号占几字", "cell of an opening mark at a line's start"),
        "CELL",
        default="half",
        choices=_EDGE,
    ),
    Option(
        ("--line-end",),
        Words("行末标点占几字", "cell of a mark at a line's end"),
        "CELL",
        default="half",
        choices=_EDGE,
    ),
    Option(
        ("--hanging",),
        Words(
            "标点悬挂：off、on（即，。、），或从，。、．；：！？里写出几个",
            "marks outside the measure: off, on (，。、), or some of ，。、．；：！？",
        ),
        "MARKS",
        read_hanging,
        "off",
    ),
    Option(
        ("--stops",),
        Words("句号、问号、叹号可否压缩", "whether stops give way on a tight line"),
        "HOW",
        default="give",
        choices=("give", "keep"),
    ),
    Option(
        ("--autospace",),
        Words(
            "汉字与西文之间的空隙，按字数；写 fixed 或“0.2,fixed”则不伸缩",
            "blank between Han and Latin in ems; “fixed” or “0.2,fixed” keeps it",
        ),
        "EM",
        read_autospace,
        "0.25",
    ),
)

_OF_PROOFS = (
    Option(
        ("--line-numbers",),
        Words("在每行之旁印出行号", "print its number beside every line"),
    ),
    Option(
        ("--explain",),
        Words(
            "说明一行是怎样排成的：行号，或 页.栏.行",
            "tell how a line came about: its number, or page.column.line",
        ),
        "LINE",
        read_line,
    ),
)


def _under(group: Words, options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(option._replace(group=group) for option in options)


GALLEY = Command(
    "galley",
    Words("把一个文本文件排成毛样", "set a text file into columns"),
    (
        Argument(
            "FILE",
            Words("纯文本或 Markdown 文件（UTF-8）", "plain text or Markdown, UTF-8"),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--out", "-o"),
            Words("输出的 PDF，默认与原文同名", "PDF to write, by default beside FILE"),
            "OUT.pdf",
            Path,
            takes_file=True,
        ),
        Option(
            ("--watch",),
            Words("守着原文，存盘即重排", "set it again each time that it is saved"),
        ),
        *_under(_SHEET, _ON_SHEET),
        *_under(_TYPE, _OF_TYPE),
        *_under(_LINES, _OF_LINES),
        *_under(_MARKS, _OF_MARKS),
        *_under(_PROOF, _OF_PROOFS),
    ),
)
