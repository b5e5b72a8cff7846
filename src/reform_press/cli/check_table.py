"""The command that examines, as data (印前检查).

In: nothing.  Out: ``CHECK``, a command of ``cli.table``.

"""

from pathlib import Path

from reform_press.cli.command import Argument, Command, Option
from reform_press.errors import Words

CHECK = Command(
    "check",
    Words("印前检查一个 PDF，或检查一期的稿件", "preflight a PDF, or check an edition"),
    (
        Argument(
            "FILE",
            Words(
                "PDF 文件，或版面目录（连同它上次出的 print.pdf）",
                "a PDF, or the folder of an edition (with its last print.pdf)",
            ),
            takes_file=True,
        ),
    ),
    (
        Option(
            ("--report",),
            Words(
                "把检查报告写进这个目录：check.html 带图，check.json 供程序读",
                "write a report into this folder: check.html with pictures of the "
                "pages, check.json for programs",
            ),
            "DIR",
            Path,
            takes_file=True,
        ),
        Option(
            ("--sheet",),
            Words(
                "另出付印签样单，A4，可打印签字",
                "also write a sign-off sheet, A4, to be printed and signed",
            ),
            "FILE",
            Path,
            takes_file=True,
        ),
    ),
    home="check_actions",
)
