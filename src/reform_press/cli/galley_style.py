"""The options of ``galley`` as a sheet and a style (毛样选项).

In: the values of the command line.  Out: what ``galley`` is set by.  It is
loaded by the command alone.

"""

import argparse
from pathlib import Path

from reform_press.fonts.library import FontSet, load_fonts
from reform_press.makeup.galley import GalleySheet
from reform_press.style.model import Punctuation, TextStyle
from reform_press.style.region import lang_of, region_of

#: Roles of fonts that were named by a file.
_OWN_HAN, _OWN_LATIN = "galley-han", "galley-latin"


def sheet_of(values: argparse.Namespace) -> GalleySheet:
    """Return the paper that the options ask for."""
    return GalleySheet(
        values.sheet,
        values.margin,
        values.columns,
        values.gutter,
        vertical=values.mode == "vertical",
        em=values.font_size if values.snap else 0.0,
        numbered=values.line_numbers,
    )


def style_of(values: argparse.Namespace) -> TextStyle:
    """Return the style that the options ask for.

    Region and language follow from one another where only one is told.
    """
    region = values.region or region_of(values.text_lang or "zh-Hans") or "CN"
    autospace, gives = values.autospace
    return TextStyle(
        han=_OWN_HAN if _is_file(values.font) else values.font,
        latin=_OWN_LATIN if _is_file(values.latin) else values.latin,
        size=values.font_size,
        leading=values.leading,
        indent=values.indent,
        hang=values.hang,
        align=values.align,
        prohibition=values.prohibition,
        autospace=autospace,
        autospace_gives=gives,
        hyphenate=values.hyphenation,
        tracking=values.tracking,
        lang=values.text_lang or lang_of(region),
        mode=values.mode,
        marks=Punctuation(
            region=region,
            width=values.punctuation,
            tight=values.adjacent == "tight",
            half_start=values.line_start == "half",
            half_end=values.line_end == "half",
            hanging=values.hanging,
            stops_give=values.stops == "give",
        ),
        emphasis=values.emphasis,
        runt=values.runt,
        optical=values.optical,
    )


def fonts_of(values: argparse.Namespace) -> FontSet:
    """Return the fonts of the house, and those named by a file.

    Raises FontError of a file that is no font.
    """
    roles = {}
    for role, name in ((_OWN_HAN, values.font), (_OWN_LATIN, values.latin)):
        if _is_file(name):
            from reform_press.fonts.check import examine_file  # loads fontTools

            roles[role] = (examine_file(Path(name)).font,)
    return load_fonts(roles)


def _is_file(name: str) -> bool:
    return "." in name or "/" in name
