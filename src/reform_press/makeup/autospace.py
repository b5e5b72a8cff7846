"""The blank between Han and Latin (中西间距) where the compositor does not set.

In: text of templates and of charts.  Out: where a blank stands in it, as the
compositor would have one between the same neighbours (CLREQ 3.2.2).  CSS has
``text-autospace`` for this (CSS Text 4), which WeasyPrint does not know.

"""

import re
from collections.abc import Iterator
from typing import Any

#: The blank, in em of the type.
GAP = 0.25
_HAN = (
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30fa\u30fc-\u312f"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
#: Letters, digits and the signs that belong to numbers and words.
_LATIN = "[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff%+$@&#=*_]"
_BETWEEN = re.compile(f"(?<={_HAN})(?={_LATIN})|(?<={_LATIN})(?={_HAN})")
#: What is no running text: letters of drawings are laid one by one.
_NO_TEXT = ("style", "script", "title", "pre", "{http://www.w3.org/2000/svg}svg")


def gaps(text: str) -> Iterator[int]:
    """Yield the indices before which a blank stands."""
    return (found.start() for found in _BETWEEN.finditer(text))


def space_out(root: Any) -> None:
    """Put a space between Han and Latin into the text of a tree of HTML.

    It gives way at the end of a line, and stretches, as word spaces do.
    """
    if isinstance(root.tag, str) and root.tag not in _NO_TEXT:  # else a comment
        root.text = _spaced(root.text)
        for child in root:
            space_out(child)
    root.tail = _spaced(root.tail)


def _spaced(text: str | None) -> str | None:
    return _BETWEEN.sub(" ", text) if text else text
