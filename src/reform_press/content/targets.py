"""What the words of a book refer to (行内引用): pages, numbers, the index.

In: what stands behind the ``]`` of a bracket in a book's copy.  Out: the
``href`` of its run, as ``book.model`` has it.

    [页](#hens)              the page of what has this id: page:hens
    [图](#fig-hens)          its number as it is printed, 图3: number:fig-hens
    [表](#tab-x)             of a table, 表2: number:tab-x
    [题](#hens)              its title: title:hens
    [石溪村]{索引}            listed in the index: index:石溪村
    [村里]{索引="石溪村"}      listed there as something else
    [石溪村]{索引="马港镇!石溪村；鸡苗"}   under another heading, and as two entries

A link whose words the index lists has both, parted by a blank, which no
address has: ``#hens index:石溪村``.

"""

import re
from typing import Literal

#: What a bracket may be replaced by, and the words that say so.
Called = Literal["page", "figure", "table", "title"]
CALLED: dict[str, Called] = {
    "页": "page",
    "页码": "page",
    "page": "page",
    "图": "figure",
    "figure": "figure",
    "表": "table",
    "table": "table",
    "题": "title",
    "题目": "title",
    "title": "title",
}
_KIND = {"page": "page", "figure": "number", "table": "number", "title": "title"}
#: The word that lists a span in the index, perhaps with what it is listed as.
INDEXED = re.compile(
    r"(?<!\S)(?:索引|index)(?:[=＝](?:\"([^\"]*)\"|“([^”]*)”|([^\s\"“]+)))?(?!\S)"
)
#: What begins the ``href`` of words that the index lists.
INDEX = "index:"
#: Headings of the index one under the other, at most.
LEVELS = 3
#: Runs that print what is known later: a note's mark, a page, 图3, a title.
SAYS = ("note:", "page:", "number:", "title:")
_APART = re.compile(r"\s*[;；]\s*")
_UNDER = re.compile(r"\s*[!！]\s*")


def reference(words: str, target: str) -> str:
    """Return the ``href`` of ``[words](#target)``: a plain link says itself."""
    called = CALLED.get(words.strip())
    return f"{_KIND[called]}:{target[1:]}" if called else target


def entries(words: str, said: re.Match[str]) -> str:
    """Return the ``href`` of words that the index lists, "" if it says nothing."""
    written = next((one for one in said.groups() if one is not None), words)
    headings = (_UNDER.sub("!", one).strip("! ") for one in _APART.split(written))
    listed = "|".join(dict.fromkeys(one for one in headings if one))
    return f"{INDEX}{listed}" if listed else ""


def listed_too(href: str, *headings: str) -> str:
    """Return the ``href`` of words that are listed as well as what they are."""
    listed = INDEX + "|".join(dict.fromkeys(headings))
    return f"{href} {listed}" if href else listed


def nested(outer: str, inner: str) -> str:
    """Return the ``href`` of words in two brackets: the inner one's.

    A link and an entry of the index are both, whichever is the inner one.
    """
    for link, listed in ((outer, inner), (inner, outer)):
        leads = link and not link.startswith((INDEX, *SAYS))
        if leads and listed.startswith(INDEX):
            return f"{link} {listed}"
    return inner


def parted(href: str) -> tuple[str, str]:
    """Return what a reader is led to, and what the index lists: ``index:…``.

    Either may be "".
    """
    if href.startswith(INDEX):
        return "", href
    link, also, listed = href.partition(f" {INDEX}")
    return link, INDEX + listed if also else ""
