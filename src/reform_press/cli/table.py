"""The commands as data (命令表).

In: nothing.  Out: ``COMMANDS``.  The parser, the help in both languages and
the shell completions are all derived from this one table, so they cannot
tell different stories.  Nothing heavy is imported here: ``--help`` costs
what this module costs.

"""

from pathlib import Path

from reform_press.cli.build_table import BUILD, DIFF, EDITION, WATCH
from reform_press.cli.check_table import CHECK
from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.galley_table import GALLEY
from reform_press.cli.imposition_table import IMPOSE
from reform_press.cli.makeup_table import MAKEUP, PLAN, RELAY, SCORE
from reform_press.cli.twin_table import TWINS
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
    (Argument("EDITION", EDITION, needed=False, takes_file=True),),
    home="font_actions",
)

CONVERT = Command(
    "convert",
    Words(
        "写出繁简转换的校核文件",
        "write what a conversion chose, for an editor to review",
    ),
    (Argument("EDITION", EDITION, takes_file=True),),
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
