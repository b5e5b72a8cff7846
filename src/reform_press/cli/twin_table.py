"""The command of bilingual editions, as data (双语).

In: nothing.  Out: ``TWINS``, a command of ``cli.table``.

"""

from reform_press.cli.command import Argument, Command, Option
from reform_press.cli.values import read_names
from reform_press.errors import Words

TWINS = Command(
    "twins",
    Words(
        "双语稿的译文：哪些旧了、缺了，确认，编号",
        "translations: list those that are old or lacking, confirm, give ids",
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
            ("--accept",),
            Words(
                "确认译文与原文相符：稿件或段落，逗号分开，如 hens、hens#p3,hens/title",
                "these agree with their sources: stories or parts, with commas "
                "between, such as hens or hens#p3,hens/title",
            ),
            "ID,…",
            read_names,
        ),
        Option(
            ("--all",),
            Words("确认全部译文", "all translations agree with their sources"),
        ),
        Option(
            ("--number",),
            Words(
                "给没有编号的段落写上 {#编号}，别处一字不动",
                "write {#id} at paragraphs without one, and nothing else",
            ),
        ),
    ),
    home="twin_actions",
)
