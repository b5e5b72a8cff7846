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

#: Names of CSS that stand for a role of ours.
_GENERIC = {"sans-serif": "sans"}


def roles_in(texts: Iterable[str], fonts: FontSet) -> tuple[str, ...]:
    """Return the roles that are named anywhere in style sheets and HTML, sorted."""
    words = {word for text in texts for word in re.findall(r"[\w-]+", text)}
    there = fonts.roles()
    asked = {_GENERIC.get(word, word) for word in words}
    asked |= {role.name for role in ROLES if role.chinese in words}
    # The face that a page begins with, where it names none.
    return tuple(sorted((asked | {"serif"}) & set(there)))


def face_rules(roles: Iterable[str]) -> str:
    """Return the rules that make roles families of CSS, by all their names."""
    chinese = {role.name: role.chinese for role in ROLES}
    named = [(name, role) for role in roles for name in (role, chinese.get(role, role))]
    named += [(name, role) for name, role in _GENERIC.items() if role in roles]
    return "".join(
        f'@font-face{{font-family:"{name}";src:url("{FONT}{role}")}}\n'
        for name, role in sorted(set(named))
    )


def strangers(families: Iterable[str]) -> tuple[str, ...]:
    """Return the families that are no role's name, sorted."""
    known = {role.name for role in ROLES} | {role.chinese for role in ROLES}
    return tuple(sorted(set(families) - known - set(_GENERIC)))
