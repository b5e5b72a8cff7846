"""Fonts of designed pages (页面字体): the roles of the house and no others.

In: the style sheets of a page and the fonts of the edition.  Out: the
``@font-face`` rules of the roles that it names.  What is missing is missed:
``browser.configuration`` has no fonts besides.

"""

import re
from collections.abc import Iterable

from reform_press.fonts.library import FontSet
from reform_press.fonts.roles import ROLES
from reform_press.makeup.webassets import FONT

#: Names of CSS that stand for a role of ours; Pango takes the role for them, too.
_GENERIC = {"sans-serif": "sans"}


def families_in(texts: Iterable[str], fonts: FontSet) -> tuple[tuple[str, str], ...]:
    """Return the families that style sheets and HTML name, and their roles, sorted.

    A role has its own name, its Chinese one and perhaps a generic one of CSS; a
    face is read once for each name, and is large.
    """
    # The face that a page begins with, where it names none.
    words = {word for text in texts for word in re.findall(r"[\w-]+", text)} | {"serif"}
    words |= {generic for generic, role in _GENERIC.items() if role in words}
    names = {name: role.name for role in ROLES for name in (role.name, role.chinese)}
    names |= {role: role for role in fonts.roles()} | _GENERIC
    there = set(fonts.roles())
    asked = ((name, names[name]) for name in words & names.keys())
    return tuple(sorted(one for one in asked if one[1] in there))


def face_rules(families: Iterable[tuple[str, str]]) -> str:
    """Return the rules that make roles families of CSS, by the names given."""
    return "".join(
        f'@font-face{{font-family:"{name}";src:url("{FONT}{role}")}}\n'
        for name, role in families
    )


def strangers(families: Iterable[str]) -> tuple[str, ...]:
    """Return the families that are no role's name, sorted."""
    known = {role.name for role in ROLES} | {role.chinese for role in ROLES}
    return tuple(sorted(set(families) - known - set(_GENERIC)))
