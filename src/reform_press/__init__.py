"""Reform Press: typesetting and print publication for Chinese.

The steps of a build as functions (公开接口).  Each is loaded when its name
is first asked for, so importing the package costs next to nothing.

"""

from typing import Any

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "PressError",
    "build_edition",
    "check",
    "compose_paragraph",
    "load_fonts",
    "load_layout",
    "make_up",
    "read_edition",
    "set_galley",
    "set_text",
    "write_pdf",
]

_HOMES = {
    "Diagnostic": "errors:Diagnostic",
    "PressError": "errors:PressError",
    "build_edition": "build:build",
    "check": "preflight:check",
    "compose_paragraph": "compose.paragraph:compose_paragraph",
    "load_fonts": "fonts.library:load_fonts",
    "load_layout": "style.load:load",
    "make_up": "makeup.newspaper:make_up",
    "read_edition": "content.edition:read",
    "set_galley": "galley:set_galley",
    "set_text": "typeset:set_text",
    "write_pdf": "pdf.writer:write_pdf",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, _, attribute = _HOMES[name].partition(":")
    return getattr(import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
