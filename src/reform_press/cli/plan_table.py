"""The command ``plan`` as data (先画版).

In: nothing.  Out: ``PLAN``, one of the commands of ``cli.table``.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import read_whole
from reform_press.errors import Words

PLAN = Command(
    "plan",
    Words(
        "稿件未到先画版：自动组版，或改动后重排",
        "make up a page before its copy is there, or again after an edit",
    ),
    (
        Argument(
            "FILE",
            Words(
                "版面预案（YAML），格式见 schema plan",
                "the planned page (YAML); its format: schema plan",
            ),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--out", "-o"),
            Words(
                "输出目录，默认 build/plan/<文件名>",
                "folder to write to, build/plan/<name> by default",
            ),
            "DIR",
            Path,
            takes_file=True,
        ),
        Option(
            ("--edit",),
            Words(
                "在排好的版上做预案里的一处改动，再重排",
                "lay the finished page out again after one of the file's edits",
            ),
            "ID",
        ),
        Option(
            ("--fresh",),
            Words(
                "改动后整版重新求解，不求少动",
                "after the edit solve anew, however much moves",
            ),
        ),
        Option(
            ("--seed",),
            Words(
                "随机种子，默认 0；同一种子得同一版", "seed of the search, 0 by default"
            ),
            "N",
            read_whole,
            default="0",
        ),
        Option(
            ("--steps",),
            Words("搜索步数，默认 0，即照常", "trees to evaluate; 0, as many as usual"),
            "N",
            read_whole,
            default="0",
        ),
    ),
    home="makeup_actions",
)
