"""The command ``makeup`` as data (自动组版，任选一版).

In: nothing.  Out: ``MAKEUP``, one of the commands of ``cli.table``.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import read_count, read_whole
from reform_press.errors import Words

MAKEUP = Command(
    "makeup",
    Words(
        "自动组版，出几种版面供编辑选定",
        "make an edition up in several ways, or keep one of them",
    ),
    (
        Argument(
            "EDITION",
            Words(
                "一期的文件夹，例如 content/2024-01",
                "folder of the edition, for example content/2024-01",
            ),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--candidates",),
            Words("候选版面数，默认 6", "how many ways, 6 by default"),
            "N",
            read_count,
            default="6",
        ),
        Option(
            ("--seed",),
            Words(
                "随机种子，默认 0；同一种子得同样的版",
                "seed of the search, 0 by default",
            ),
            "N",
            read_whole,
            default="0",
        ),
        Option(
            ("--steps",),
            Words(
                "每次搜索的步数，默认 0，即照常",
                "trees that each search evaluates; 0, as many as usual",
            ),
            "N",
            read_whole,
            default="0",
        ),
        Option(
            ("--out", "-o"),
            Words(
                "候选版面的目录，默认 build/candidates/<期名>",
                "folder of candidates, build/candidates/<edition> by default",
            ),
            "DIR",
            Path,
            takes_file=True,
        ),
        Option(
            ("--take",),
            Words(
                "选定第 N 个候选版面，写入这一期的 dummy.yaml",
                "make candidate N the edition's dummy.yaml",
            ),
            "N",
            read_count,
        ),
        Option(
            ("--force",),
            Words(
                "与 --take 同用：编辑画的版样也替换",
                "with --take: replace an editor's plan as well",
            ),
        ),
    ),
    home="makeup_actions",
)
