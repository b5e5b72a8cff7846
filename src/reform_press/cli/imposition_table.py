"""The command that lays pages out on sheets, as data (拼大版).

In: nothing.  Out: ``IMPOSE``, a command of ``cli.table``.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import (
    read_length,
    read_ordinal,
    read_paper,
    read_room,
    read_sheet,
    read_up,
)
from reform_press.errors import Words

_BOUND = Words("骑马钉与胶订：", "booklets and books:")
_FOLDED = Words("折页：", "folders:")
_COVER = Words("封面：", "covers:")
_CUT = Words("裁叠与双联：", "pages to be cut apart:")

IMPOSE = Command(
    "impose",
    Words(
        "把任何程序做的 PDF 拼成印刷大版",
        "lay the pages of any PDF out on printing sheets",
    ),
    (
        Argument(
            "FILE",
            Words("单页 PDF，折页一面板一页", "a PDF of single pages or panels"),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--scheme",),
            Words("拼版方式", "how they are laid out"),
            "NAME",
            choices=(
                *("saddle", "perfect", "tri-fold", "accordion"),
                *("gate", "cover", "cut-stack", "two-up"),
            ),
        ),
        Option(
            ("--out", "-o"),
            Words(
                "写到哪个文件，默认在原文件旁：名-方式.pdf",
                "file to write, by default beside the PDF: name-scheme.pdf",
            ),
            "FILE",
            Path,
            takes_file=True,
        ),
        Option(
            ("--sheet",),
            Words(
                "纸张尺寸，如 460x320mm，默认放得下即可",
                "size of the sheet, such as 460x320mm; as small as may be by default",
            ),
            "WxH",
            read_sheet,
        ),
        Option(
            ("--bleed",),
            Words("出血，也是切口裁去的宽", "bleed, and what is cut off at each edge"),
            "LENGTH",
            read_room,
            default="3mm",
        ),
        Option(
            ("--gripper",),
            Words("咬口，留在纸的下边", "gripper edge, along the foot of the sheet"),
            "LENGTH",
            read_room,
            default="0mm",
        ),
        Option(
            ("--bound",),
            Words(
                "从哪边翻：left 左翻，right 右翻（直排）",
                "the edge it is bound or opened at; right for vertical Chinese",
            ),
            "left|right",
            default="left",
            choices=("left", "right"),
        ),
        Option(
            ("--no-marks",),
            Words("不加裁切线、折线、套准线、色标", "no marks, no colour bar, no slug"),
        ),
        Option(
            ("--section",),
            Words(
                "一帖几页，骑马钉默认 4，胶订默认 16",
                "pages of a section: 4 if stitched, 16 if glued, by default",
            ),
            "N",
            int,
            choices=("4", "8", "16", "32", "64"),
            group=_BOUND,
        ),
        Option(
            ("--creep",),
            Words(
                "爬移，每层里帖移动多少，如 0.12mm",
                "how far each inner leaf is pushed out, such as 0.12mm",
            ),
            "LENGTH",
            read_room,
            group=_BOUND,
        ),
        Option(
            ("--paper",),
            Words(
                "内页用纸，由此算爬移与书脊：157gsm、80gsm-offset，或量得的厚度；"
                "coated 铜版、matt 哑粉、offset 双胶、bulky 轻型、newsprint 新闻纸",
                "paper of the leaves, for creep and spine: 157gsm, 80gsm-offset, or "
                "a caliper; coated, matt, offset, bulky, newsprint",
            ),
            "PAPER",
            read_paper,
            group=_BOUND,
        ),
        Option(
            ("--grind",),
            Words("胶订铣背的深", "what the mill takes off a glued spine"),
            "LENGTH",
            read_room,
            default="3mm",
            group=_BOUND,
        ),
        Option(
            ("--turn",),
            Words(
                "小帖自翻（或滚翻）：一套版印两面，裁开得两份",
                "print small sections with one forme for both sides, two at a time",
            ),
            group=_BOUND,
        ),
        Option(
            ("--narrow",),
            Words(
                "折进去的面板从外边裁去多少，常用 3mm",
                "cut this off the free edge of a panel that folds in, commonly 3mm",
            ),
            "LENGTH",
            read_length,
            group=_FOLDED,
        ),
        Option(
            ("--pages",),
            Words(
                "书芯页数，与 --paper 同算书脊宽", "pages of the book, for its spine"
            ),
            "N",
            read_ordinal,
            group=_COVER,
        ),
        Option(
            ("--spine",),
            Words("量得的书脊宽", "width of the spine, where it was measured"),
            "LENGTH",
            read_length,
            group=_COVER,
        ),
        Option(
            ("--up",),
            Words("一面几列几行", "columns and rows of pages on a side"),
            "CxR",
            read_up,
            default="2x1",
            group=_CUT,
        ),
    ),
    home="imposition_actions",
)
