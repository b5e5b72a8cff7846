"""Every address that a page names (页面网址), whether or not anybody goes there.

In: the elements of a page, and the text of style sheets.  Out: addresses as
they are written, so that each is opened or refused by ``webassets``: what
WeasyPrint would never ask for is an attempt nevertheless (T1).

"""

import re
from collections.abc import Iterator
from typing import Any

from reform_press.makeup.furniture import unescaped

#: Attributes that are addresses; ``a`` and ``use`` are looked at elsewhere.
_NAMED = frozenset(
    ("href", "src", "background", "poster", "action", "formaction", "manifest",
     "lowsrc", "dynsrc")
)  # fmt: skip
_ELSEWHERE = frozenset(("a", "area", "base", "use"))
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_QUOTED = r"\"([^\"\n]*)\"|'([^'\n]*)'"
_NAMESPACE = re.compile(r"@namespace[^;]*;?", re.I)
_CALLED = re.compile(rf"(?:(?<![\w-])(?:url|src)\(|@import)\s*(?:{_QUOTED})", re.I)
_BARE = re.compile(r"(?<![\w-])url\(\s*([^\s\"')][^)]*?)\s*\)", re.I)
_SET = re.compile(r"image-set\(([^)]*)", re.I)


def in_page(root: Any) -> Iterator[str]:
    """Yield the addresses in the elements of a page, but those within it (#id)."""
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2].lower()
        for name, value in element.attrib.items():
            for address in _of_attribute(tag, str(name), str(value)):
                yield from _leading(address)
        if tag == "style":
            yield from in_sheet(element.text or "")


def in_sheet(css: str) -> Iterator[str]:
    """Yield the addresses in a style sheet, but those within the page (#id)."""
    css = _NAMESPACE.sub("", unescaped(_COMMENT.sub(" ", css)))
    found = [one[1] or one[2] or "" for one in _CALLED.finditer(css)]
    found += _BARE.findall(css)
    for images in _SET.findall(css):
        found += (one[1] or one[2] or "" for one in re.finditer(_QUOTED, images))
    for address in found:
        yield from _leading(address)


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    plain = name.rpartition("}")[2].lower()
    if plain == "srcset":
        yield from (one.split()[0] for one in value.split(",") if one.strip())
    elif plain in _NAMED:
        if tag not in _ELSEWHERE or plain != "href":
            yield value
    elif "(" in value or "\\" in value:  # styles, fill, mask, filter
        yield from in_sheet(value)


def _leading(address: str) -> Iterator[str]:
    address = address.strip()
    if address and not address.startswith("#"):
        yield address
