"""``python -m reform_press`` and the ``reform-press`` script."""

import atexit
import gc
import os
import sys
import threading
from contextlib import suppress

from reform_press.cli.main import main


def run() -> int:
    """Run a command, and leave at once what it has made.

    To take apart what a long book has made would take the system a tenth of
    the time again that making it took; to look through it for rubbish once
    more, as happens where a command turns that on again, a sixteenth.
    """
    gc.disable()
    code = main()
    if threading.active_count() > 1:
        return code
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed by whoever read it
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(run())
