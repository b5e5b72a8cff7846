"""What a language brings with it (语言与地区): where marks stand, which fonts.

In: the language of an edition or a story.  Out: the region whose punctuation
it has, the font roles that draw its characters, and a layout in it.  The tag
itself goes to the shaper, which chooses a font's regional forms (locl).

"""

from typing import NamedTuple

from reform_press.style.model import Layout, Region, TextStyle


class _Local(NamedTuple):
    """One language with its region."""

    region: Region
    suffix: str  # of the font roles that have its characters


_LOCALS = {
    "zh-Hans": _Local("CN", ""),
    "zh-Hant-TW": _Local("TW", "-tw"),
    "zh-Hant-HK": _Local("HK", "-hk"),
}


def region_of(lang: str) -> Region | None:
    """Return the region of a language, None for one that is not Chinese."""
    return _LOCALS[lang].region if lang in _LOCALS else None


def lang_of(region: Region) -> str:
    """Return the language of Chinese as it is written in a region."""
    return next(lang for lang, local in _LOCALS.items() if local.region == region)


def local_role(role: str, lang: str) -> str:
    """Return the font role that serves ``role`` in a language: song, song-tw.

    A set of fonts that has no such role takes ``role`` itself.
    """
    return role + (_LOCALS[lang].suffix if lang in _LOCALS else "")


def in_language(layout: Layout, lang: str) -> Layout:
    """Return a layout for a story in ``lang``.

    What the house style itself says of language or region stays: it is what
    differs from the layout's own language.
    """
    if lang == layout.lang:
        return layout
    styles = tuple(
        (role, _spoken(style, layout.lang, lang)) for role, style in layout.styles
    )
    return layout._replace(styles=styles, lang=lang)


def _spoken(style: TextStyle, before: str, lang: str) -> TextStyle:
    region = region_of(lang)
    if region and style.marks.region == (region_of(before) or "CN"):
        style = style._replace(marks=style.marks._replace(region=region))
    return style._replace(lang=lang) if style.lang == before else style
