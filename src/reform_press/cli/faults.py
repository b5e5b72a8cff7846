"""What was raised, in words (出错播报): said to a person, with an exit code.

In: an exception and a console.  Out: the code that the run ends with.

"""

import sys

from reform_press.cli.console import Console
from reform_press.errors import Diagnostic, OutputError, PressError, Words


def tell_fault(error: Exception, console: Console) -> int:
    """Say what went wrong and return the exit code for it."""
    if isinstance(error, PressError):
        console.tell(error.diagnostics)
        return error.exit_code
    if isinstance(error, OSError):
        console.tell([_environment(error)])
        return OutputError.exit_code
    _confess(error, console)  # the last net: our own fault, told as such
    return PressError.exit_code


def _environment(error: OSError) -> Diagnostic:
    """Tell what the machine refused: a full disk, a missing file, a right."""
    name = f"{error.filename}: " if error.filename else ""
    reason = f"{name}{error.strerror or error}"
    return Diagnostic(
        "error",
        "environment.os",
        Words(f"系统报错：{reason}", f"the system refused: {reason}"),
    )


def _confess(error: Exception, console: Console) -> None:
    """Show what a report of a fault needs, and ask for one."""
    from traceback import format_exception

    from reform_press import __version__

    console.close()
    sys.stderr.write("".join(format_exception(error)))
    version = f"reform-press {__version__}, Python {sys.version.split()[0]}"
    console.tell(
        [
            Diagnostic(
                "error",
                "internal.fault",
                Words(
                    f"程序自身出错：{type(error).__name__}（{version}）",
                    f"a fault of ours: {type(error).__name__} ({version})",
                ),
                hint=Words(
                    "稿件没有问题；请把以上全文连同所用命令报告给我们",
                    "your copy is not to blame; please report all of the above "
                    "with the command you ran",
                ),
            )
        ]
    )
