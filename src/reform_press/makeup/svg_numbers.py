"""Numbers of a drawing (图中数值), judged before they can reach a PDF.

In: an element of an SVG.  Out: the first number that no page can hold, or
none; dashes that would round to nothing are taken away.

What draws an SVG passes numbers on as they are: 1e400 becomes ``inf``, which
is an operator nobody knows, and dashes of 1e-9 become ``[0 0]``, which
ISO 32000-1 8.4.3.6 forbids and some presses never finish.

"""

import re
from xml.etree.ElementTree import Element

#: Larger numbers are no lengths of a drawing, in any unit.
LARGEST = 1e6
#: Six decimals are written; a dash below this is none.
_LEAST = 1e-4
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
#: In a path a letter stands before a number without a space.
_NO_NUMBER = re.compile(
    r"(?:(?<![\w#.-])|(?<=^d=[MLHVCSQTA])|(?<=[\s\d,][MLHVCSQTA]))"
    r"[-+]?(?:nan|inf(?:inity)?)(?![\w-])",
    re.I,
)
#: Colours and names hold digits that are no numbers: #1e9999, url(#a1), .st2.
_NAMES = re.compile(r"#[\w-]+|\.[A-Za-z_][\w-]*")
_NAMING = frozenset(("id", "class", "href", "lang"))
_DASHES = re.compile(r"stroke-dasharray\s*:\s*([^;}!]*)(?:![^;}]*)?", re.I)
_DASH = "stroke-dasharray"


def absurd(element: Element) -> str:
    """Return what is no number for a page in an element, "" if nothing is."""
    said = [
        f"{name}={value}"
        for name, value in element.attrib.items()
        if name.rpartition("}")[2] not in _NAMING
        and not name.startswith(("data-", "aria-"))
    ]
    if element.text and element.tag.rpartition("}")[2] == "style":
        said.append(element.text)
    for text in said:
        plain = _NAMES.sub(" ", text)
        found = _NO_NUMBER.search(plain)
        if found:
            return found[0]
        for number in _NUMBER.findall(plain):
            if abs(float(number)) > LARGEST:
                return str(number)
    if element.tag.rpartition("}")[2] == "svg":
        return _flat(element.get("viewBox", ""))
    return ""


def _flat(view_box: str) -> str:
    """Return a viewBox that would scale a drawing out of all bounds."""
    if not view_box.strip():
        return ""
    try:
        _, _, wide, high = map(float, view_box.replace(",", " ").split())
    except ValueError:
        return f"viewBox={view_box}"
    return "" if min(wide, high) > 1 / LARGEST else f"viewBox={view_box}"


def drop_dashes(element: Element) -> None:
    """Take dashes away that are negative or round to nothing."""
    if _nothing(element.get(_DASH, "none")):
        del element.attrib[_DASH]
    if "style" in element.attrib:
        element.set("style", _without(element.attrib["style"]))
    if element.text and element.tag.rpartition("}")[2] == "style":
        element.text = _without(element.text)


def _without(css: str) -> str:
    return _DASHES.sub(lambda m: "" if _nothing(m[1]) else m[0], css)


def _nothing(dashes: str) -> bool:
    lengths = [float(number) for number in _NUMBER.findall(dashes)]
    return bool(lengths) and (min(lengths) < 0 or sum(lengths) < _LEAST)
