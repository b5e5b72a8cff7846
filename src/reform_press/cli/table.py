"""The commands as data (命令表).

In: nothing.  Out: ``COMMANDS``.  The parser, the help in both languages and
the shell completions are all derived from this one table, so they cannot
tell different stories.  Nothing heavy is imported here: ``--help`` costs
what this module costs.

"""

from pathlib import Path

from reform_press.cli.check_table import CHECK
from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.galley_table import GALLEY
from reform_press.cli.imposition_table import IMPOSE
from reform_press.cli.makeup_table import MAKEUP, PLAN, RELAY, SCORE
from reform_press.cli.twin_table import TWINS
from reform_press.cli.values import ROUNDS, read_round
from reform_press.errors import Words

LANGUAGE = Option(
    ("--lang",),
    Words("界面语言，默认随系统", "language, by default the system's"),
    "zh|en",
    choices=("zh", "en"),
)
QUIET = Option(
    ("--quiet", "-q"), Words("只报错误，不报进度", "tell errors only, no progress")
)
JSON = Option(
    ("--json",),
    Words("每行一个 JSON 事件，写到标准输出", "one JSON event a line on stdout"),
)
HELP = Option(("--help", "-h"), Words("显示本说明", "show this help"))
VERSION = Option(("--version",), Words("显示版本号", "show the version"))
#: Understood by every command, before its name or after it.
COMMON = (LANGUAGE, QUIET, JSON, HELP, VERSION)

_EDITION = Words("版面目录，如 content/supplement-2023", "folder of the edition")
_SCREEN = Option(
    ("--screen",), Words("另出一份看屏用的 PDF", "also write a screen PDF")
)
_OUT = Option(
    ("--out", "-o"),
    Words("输出目录，默认 build/<期名>", "folder to write to"),
    "DIR",
    Path,
    takes_file=True,
)
_PNG = Option(("--png",), Words("另出每版的 PNG 小样", "also write a PNG of each page"))

BUILD = Command(
    "build",
    Words("把一期的稿件排成可印的 PDF", "set an edition into a print-ready PDF"),
    (Argument("EDITION", _EDITION, takes_file=True),),
    (
        _OUT,
        _SCREEN,
        _PNG,
        Option(
            ("--draft",),
            Words("只出校样，不出印刷 PDF", "a proof only, no print PDF"),
        ),
        Option(
            ("--force",),
            Words(
                "有错也覆盖原来的 print.pdf",
                "replace print.pdf even when there are errors",
            ),
        ),
        Option(
            ("--fresh",),
            Words("没有改动也重排一遍", "build although nothing has changed"),
        ),
        Option(
            ("--edition-language",),
            Words(
                "不按 edition.yaml，改出这一种：小册子的英文版、繁体版",
                "build it in this language instead: a brochure in English alone",
            ),
            "LANGUAGE",
            choices=("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"),
        ),
        Option(
            ("--proof",),
            Words(
                "只出校样：行号、稿名、版框、余稿标记、校次",
                "a proof only, with line numbers, names, frames, overset marks, round",
            ),
            "ROUND",
            read=read_round,
            choices=(*ROUNDS, "1", "2", "3"),
            bare=ROUNDS[0],
        ),
        Option(
            ("--since",),
            Words(
                "校样上标出自该版以来的改动",
                "show on the proof what changed since that build",
            ),
            "NAME",
        ),
        Option(
            ("--cluster",),
            Words(
                "书由 dask 集群分章排：给调度器地址，如 tcp://host:8786",
                "lay out a book's chapters on the dask cluster with this scheduler",
            ),
            "ADDRESS",
        ),
        Option(
            ("--name",),
            Words(
                "以此名存下这一版，供日后比对",
                "keep this build under a name, to compare others with",
            ),
            "NAME",
        ),
    ),
)

_BUILD = Words(
    "版次名（见 build --name），或排版的输出目录",
    "name of a build (see build --name), or a folder that build has written",
)
DIFF = Command(
    "diff",
    Words(
        "比对两版：改了哪些稿，动了哪些版面",
        "compare two builds: what changed in the copy, what moved on the pages",
    ),
    (
        Argument("OLD", _BUILD, takes_file=True),
        Argument("NEW", _BUILD, takes_file=True),
    ),
    (
        Option(
            ("--out", "-o"),
            Words(
                "结果写到哪个目录，默认 build/diff/旧-新",
                "folder for the result, build/diff/OLD-NEW by default",
            ),
            "DIR",
            Path,
            takes_file=True,
        ),
    ),
)

WATCH = Command(
    "watch",
    Words("守着一期，存盘即重排", "rebuild an edition each time a file is saved"),
    (Argument("EDITION", _EDITION, takes_file=True),),
    (
        _OUT,
        _SCREEN,
        _PNG,
        Option(
            ("--relay",),
            Words(
                "稿件排不下了，版样跟着重排（改写 dummy.yaml）",
                "lay pages out again that no longer fit (rewrites dummy.yaml)",
            ),
        ),
    ),
)

FONTS_INSTALL = Command(
    "fonts install",
    Words("安装字体，此后不再联网", "install the fonts; offline afterwards"),
    (),
    (
        Option(
            ("--minimal",),
            Words("只用 pip，字重较少", "by pip alone, with fewer weights"),
        ),
        Option(
            ("--from-system",),
            Words("用系统里已装的思源与文楷", "use the Noto and LXGW of the system"),
        ),
        Option(
            ("--traditional",),
            Words(
                "另装台湾、香港字形的字体",
                "also those with the forms of Taiwan and Hong Kong",
            ),
        ),
        Option(
            ("--again",),
            Words("已装好也重装一遍", "install although they are there"),
        ),
        Option(
            ("--source",),
            Words("从这个目录取字体包，不联网", "take the packages from this folder"),
            "DIR",
            Path,
            takes_file=True,
        ),
    ),
    home="font_actions",
)

FONTS_LIST = Command(
    "fonts list",
    Words("列出各字体角色", "list the font roles"),
    home="font_actions",
)

FONTS_DOCTOR = Command(
    "fonts doctor",
    Words("检查字体，或某一期的用字", "examine the fonts, or an edition's characters"),
    (Argument("EDITION", _EDITION, needed=False, takes_file=True),),
    home="font_actions",
)

CONVERT = Command(
    "convert",
    Words(
        "写出繁简转换的校核文件",
        "write what a conversion chose, for an editor to review",
    ),
    (Argument("EDITION", _EDITION, takes_file=True),),
    (
        Option(
            ("--accept",),
            Words(
                "已看过全部，都记为已校", "all of it has been read: mark it accepted"
            ),
        ),
    ),
)

NEW = Command(
    "new",
    Words("新建一期，建好即可排版", "start an edition that builds at once"),
    (Argument("NAME", Words("期名，如 2024-03", "its name, such as 2024-03")),),
    (
        Option(
            ("--into",),
            Words("放在哪个目录下", "parent folder"),
            "DIR",
            Path,
            default="content",
            takes_file=True,
        ),
        Option(
            ("--plan",),
            Words("由画好的版开始，见 plan", "start from a finished plan, see plan"),
            "DIR",
            Path,
            takes_file=True,
        ),
        Option(
            ("--kind",),
            Words(
                "报纸、中英对照的小册子，或年鉴",
                "a newspaper, a brochure in Chinese and English, or a yearbook",
            ),
            "KIND",
            choices=("newspaper", "brochure", "yearbook"),
            default="newspaper",
        ),
    ),
)

SCHEMA = Command(
    "schema",
    Words("输出各种文件格式的 JSON Schema", "export the JSON Schemas of our files"),
    (
        Argument(
            "NAME",
            Words("格式名；不写则列出全部", "a format; without it, list them all"),
            needed=False,
        ),
    ),
    (
        Option(
            ("--out", "-o"),
            Words("把全部格式写进这个目录", "write all of them into this folder"),
            "DIR",
            Path,
            takes_file=True,
        ),
    ),
)

COMPLETION = Command(
    "completion",
    Words("输出命令行补全脚本", "print a completion script for your shell"),
    (
        Argument(
            "SHELL", Words("哪一种", "which shell"), choices=("bash", "fish", "zsh")
        ),
    ),
)

#: In the order of the help.
COMMANDS = (
    NEW,
    PLAN,
    MAKEUP,
    RELAY,
    SCORE,
    BUILD,
    WATCH,
    DIFF,
    CHECK,
    IMPOSE,
    CONVERT,
    TWINS,
    GALLEY,
    FONTS_INSTALL,
    FONTS_LIST,
    FONTS_DOCTOR,
    SCHEMA,
    COMPLETION,
)
