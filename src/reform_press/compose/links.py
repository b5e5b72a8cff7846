"""Where the links of a line stand (行内链接).

In: a line beside its ruler.  Out: for each link the place and the width of
its characters.  Asked only of paragraphs that hold a link.

"""

from reform_press.compose.galley import Linked
from reform_press.compose.lettered import spans_on
from reform_press.compose.ruler import Ruler


def links_on(ruler: Ruler, size: float) -> tuple[Linked, ...]:
    """Return the links on a line; ``size`` is the em in pt.

    Runs that lead to one place and touch are one link.
    """
    (a, b), setting = ruler.bounds, ruler.setting
    found: list[tuple[int, int, str]] = []
    for span, p, q in spans_on(setting.spans, a, b):
        href = span.run.href
        if not href:
            continue
        if found and found[-1][1:] == (p, href):
            p = found.pop()[0]
        found.append((p, q, href))
    placed = []
    for p, q, href in found:
        left, right = ruler.cell(p).x, ruler.cell(q - 1).end
        placed.append((round(left * size, 3), round((right - left) * size, 3), href))
    return tuple(placed)
