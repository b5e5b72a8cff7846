"""Where the links of a line stand (行内链接).

In: the pieces of a line and how it is filled.  Out: for each link the place
and the width of its characters.  Asked only of paragraphs that hold a link.

"""

from itertools import accumulate

from reform_press.compose.galley import Linked
from reform_press.compose.justify import Fill
from reform_press.compose.setting import Setting


def links_on(
    setting: Setting, bounds: tuple[int, int], start: float, done: Fill, size: float
) -> tuple[Linked, ...]:
    """Return the links on the line of pieces ``bounds``.

    ``start`` is where the line's ink begins, in em; ``size`` is the em in pt.
    Runs that lead to one place and touch are one link.
    """
    a, b = bounds
    begins, ends, gaps = (
        setting.numbers.begins,
        setting.numbers.ends,
        setting.numbers.gaps,
    )
    gap, changes, _ = done
    moved = list(accumulate((changes.get(i, 0.0) for i in range(b - a)), initial=0.0))
    origin = start - begins[a] - gap * gaps[a + 1]
    found: list[tuple[int, int, str]] = []
    stops = [span.start for span in setting.spans[1:]] + [len(setting.kinds)]
    for span, stop in zip(setting.spans, stops, strict=True):
        p, q, href = max(a, span.start), min(b, stop), span.run.href
        if not href or p >= q:
            continue
        if found and found[-1][1:] == (p, href):
            p = found.pop()[0]
        found.append((p, q, href))
    placed = []
    for p, q, href in found:
        left = origin + begins[p] + gap * gaps[p + 1] + moved[p - a]
        right = origin + ends[q] + gap * gaps[q] + moved[q - 1 - a]
        placed.append((round(left * size, 3), round((right - left) * size, 3), href))
    return tuple(placed)
