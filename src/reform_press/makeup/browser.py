"""WeasyPrint as it is loaded (网页排版引擎): without what it seldom needs.

In: nothing.  Out: the library, and fonts for it, of which there are none at
first.  It cuts fonts by HarfBuzz; what does so by fontTools comes only where
that is missing, or a font is variable, and what reads colour profiles, WOFF2
and the net only where something asks for it.  It tries several names for each
library of the system, and on Linux the true one among them: for the others
neither ldconfig nor a compiler is started.

"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from reform_press.later import later

_SELDOM = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "PIL.ImageCms": ("ImageCmsProfile",),
    "ssl": (),
}


#: Types of C that every page asks for; reading one takes as long as a drawing.
_TYPES = (
    "PangoFcFontMap *",
    "PangoRectangle *",
    "unsigned int *",
)


def load() -> None:
    """Load all that pages and drawings take, for processes that come after.

    It takes a quarter of a second, and each of them would.
    """
    import email.policy  # noqa: F401  # of each file that is handed over

    browser()
    from weasyprint.text.ffi import ffi

    configuration()
    for name in _TYPES:
        ffi.typeof(name)


def browser() -> Any:
    """Return WeasyPrint, loaded now if it was not."""
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


def configuration() -> Any:
    """Return WeasyPrint's font configuration with not one font in it.

    It knows neither the machine's fonts nor its settings, so that a page comes
    out the same everywhere.
    """
    browser()
    from weasyprint.text import fonts
    from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2

    _declare()

    class HouseFonts(fonts.FontConfiguration):  # type: ignore[misc]  # untyped
        """As its base, but begun with nothing."""

        def __init__(self) -> None:
            self._config = fontconfig.FcConfigCreate()
            font_map = pangoft2.pango_ft2_font_map_new()
            self.font_map = ffi.gc(font_map, gobject.g_object_unref)
            map_of_pango = ffi.cast("PangoFcFontMap *", self.font_map)
            pangoft2.pango_fc_font_map_set_config(map_of_pango, self._config)
            fontconfig.FcConfigDestroy(self._config)  # the map holds it
            self._folder = None
            self.strut_layouts: dict[Any, Any] = {}
            self.font_features: dict[Any, Any] = {}

    return HouseFonts()


@cache
def _declare() -> None:
    """Declare how an empty configuration is made: WeasyPrint never makes one."""
    from weasyprint.text.ffi import ffi

    ffi.cdef("FcConfig * FcConfigCreate (void);", override=True)
