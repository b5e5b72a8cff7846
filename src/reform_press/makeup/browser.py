"""WeasyPrint as it is loaded (网页排版引擎): without what it seldom needs.

In: nothing.  Out: the library.  It cuts fonts by HarfBuzz; what does so by
fontTools comes only where that is missing, or a font is variable.  It tries
several names for each library of the system, and on Linux the true one among
them: for the others neither ldconfig nor a compiler is started.

"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reform_press.later import later

_SELDOM = {
    "fontTools.subset": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def browser() -> Any:
    """Return WeasyPrint, loaded now if it was not: it takes a quarter of a second."""
    with later(_SELDOM), _by_true_names():
        import weasyprint
    return weasyprint


@contextmanager
def _by_true_names() -> Iterator[None]:
    """Let nobody search for a library that has not the name he gives it."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(name: str) -> str | None:
    return None
