"""WeasyPrint as it is loaded (网页排版引擎): without what it seldom needs.

In: nothing.  Out: the library.  It cuts fonts by HarfBuzz; what does so by
fontTools comes only where that is missing, or a font is variable.

"""

from typing import Any

from reform_press.later import later

_SELDOM = {
    "fontTools.subset": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def browser() -> Any:
    """Return WeasyPrint, loaded now if it was not: it takes a quarter of a second."""
    with later(_SELDOM):
        import weasyprint
    return weasyprint
