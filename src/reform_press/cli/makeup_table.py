"""Commands of pages that make themselves up, as data (先画版；组版；重排；评分).

In: nothing.  Out: ``PLAN``, ``MAKEUP``, ``RELAY`` and ``SCORE``, commands of
``cli.table``.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import read_count, read_ordinal, read_whole
from reform_press.errors import Words

_SEED = Option(
    ("--seed",),
    Words("随机种子，同一种子得同一版", "seed of the search"),
    "N",
    read_whole,
    default="0",
)
_STEPS = Option(
    ("--steps",),
    Words(
        "每次搜索的步数，0 即照常（8000）",
        "trees that each search evaluates; 0, as many as usual (8000)",
    ),
    "N",
    read_whole,
    default="0",
)

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
                "改动后整版重新求解，不求少动；不带 --edit 则不留钉住的",
                "after the edit solve anew, however much moves; without --edit "
                "let go what is pinned",
            ),
        ),
        _SEED,
        _STEPS,
    ),
    home="makeup_actions",
)

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
            Words("候选版面数", "how many ways"),
            "N",
            read_count,
            default="6",
        ),
        _SEED,
        _STEPS,
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

SCORE = Command(
    "score",
    Words(
        "给版面打分，逐项说明扣分",
        "score pages, and tell what each point was lost for",
    ),
    (
        Argument(
            "PAGES",
            Words(
                "一期的文件夹，或任何程序写的版面模型 pages.json",
                "folder of an edition, or a pages.json of any program",
            ),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--problem",),
            Words(
                "版面模型按哪份版面预案或哪一期评（pages.json 必写）",
                "what must stand on them, for a pages.json: a planned page, "
                "or the folder of an edition",
            ),
            "FILE",
            takes_file=True,
        ),
    ),
    home="makeup_actions",
)

RELAY = Command(
    "relay",
    Words(
        "稿件改动后重排，只动非动不可的",
        "lay an edition out again after an edit, moving only what must move",
    ),
    (
        Argument(
            "EDITION",
            Words("版面目录，如 content/2024-01", "folder of the edition"),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--dry-run",),
            Words("只报告，不改 dummy.yaml", "tell only; leave dummy.yaml alone"),
        ),
        Option(
            ("--fresh",),
            Words(
                "第 N 版整版重新求解，不求少动",
                "solve page N anew, however much moves",
            ),
            "N",
            read_count,
        ),
        Option(
            ("--keep",),
            Words(
                "以最近一次排版所用的版样为底，写成 dummy.yaml",
                "begin from the plan that the last build followed, and keep it",
            ),
        ),
        Option(
            ("--back",),
            Words(
                "退回第 N 份旧版样（在 build/plans）",
                "take back old plan N, of build/plans",
            ),
            "N",
            read_ordinal,
        ),
        _SEED,
        _STEPS,
    ),
    home="makeup_actions",
)
