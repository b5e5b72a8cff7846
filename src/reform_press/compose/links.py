"""Where the links of a line stand (行内链接).

In: a line beside its ruler.  Out: for each link the place and the width of
its characters.  Asked only of paragraphs that hold a link.

"""

from reform_press.compose.galley import Linked
from reform_press.compose.lettered import spans_on
from reform_press.compose.ruler import Ruler
from reform_press.content.targets import parted


def links_on(ruler: Ruler, size: float) -> tuple[Linked, ...]:
    """Return the links on a line; ``size`` is the em in pt.

    Runs that lead to one place and touch are one link; one whose words the
    index lists as well is two.
    """
    (a, b), setting = ruler.bounds, ruler.setting
    found: list[tuple[int, int, str]] = []
    ends: dict[tuple[int, str], int] = {}  # where a link ends: its place in found
    for span, p, q in spans_on(setting.spans, a, b):
        for target in filter(None, parted(span.run.href)):
            at = ends.pop((p, target), len(found))
            begin = found[at][0] if at < len(found) else p
            found[at : at + 1] = [(begin, q, target)]
            ends[q, target] = at
    placed = []
    for p, q, href in found:
        left, right = ruler.cell(p).x, ruler.cell(q - 1).end
        placed.append((round(left * size, 3), round((right - left) * size, 3), href))
    return tuple(placed)
