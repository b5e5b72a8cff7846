"""The commands ``build``, ``watch`` and ``diff`` as data (排版命令).

In: nothing.  Out: a ``Command`` each, and how all commands call an edition.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import ROUNDS, read_round
from reform_press.errors import Words

EDITION = Words("版面目录，如 content/supplement-2023", "folder of the edition")
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
    (Argument("EDITION", EDITION, takes_file=True),),
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
    (Argument("EDITION", EDITION, takes_file=True),),
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
