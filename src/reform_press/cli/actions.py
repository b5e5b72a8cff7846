"""One function a command (各命令): it loads what it needs, calls, reports.

In: the values of the command line and a console.  Out: an exit code.  Every
import of another part stands inside the function that needs it.

"""

import argparse

from reform_press.cli.console import Console
from reform_press.errors import Words


def completion(values: argparse.Namespace, console: Console) -> int:
    """Print the completion script of a shell."""
    from reform_press.cli.completion import script

    text = script(values.shell, console.language)
    console.result(Words(text.rstrip("\n"), text.rstrip("\n")), script=text)
    return 0
