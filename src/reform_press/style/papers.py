"""How thick paper is (纸张厚度), and what follows from it: creep and spine.

In: grammage and kind of a paper, or its measured caliper.  Out: lengths in
points.  Caliper is grammage times bulk (ISO 534).  The bulks here are trade
practice, good to some 5 %: mills differ, and a caliper that was measured goes
before them.

"""

import re

from reform_press.geometry import MM, to_points

#: Bulk in cm³/g by the kind of paper.  Trade practice: 157 g/m² of coated
#: paper are 0.12 mm thick, 80 g/m² of offset paper 0.10 mm.
BULK = {
    "coated": 0.76,  # 铜版纸
    "matt": 0.88,  # 哑粉纸
    "offset": 1.25,  # 双胶纸
    "bulky": 1.7,  # 轻型纸
    "newsprint": 1.45,  # 新闻纸
}
_GRAMMAGE = re.compile(r"([0-9]{2,3})\s*(?:gsm|g/m2|g/m²|g|克)(?:-([a-z]+))?")
#: Thicker than any board that is folded.
_THICKEST = 1 * MM


def read_caliper(text: str) -> float:
    """Read ``157gsm``, ``80gsm-offset`` or a caliper such as ``0.12mm``.

    Returns points.  A paper whose kind is not told is coated.  Raises
    ValueError for what is neither, or is thicker than 1 mm.
    """
    match = _GRAMMAGE.fullmatch(text.strip().lower())
    if match is None:
        caliper = to_points(text)
    elif (kind := match[2] or "coated") in BULK:
        caliper = int(match[1]) * BULK[kind] / 1000 * MM
    else:
        raise ValueError(text)
    if not 0 < caliper <= _THICKEST:
        raise ValueError(text)
    return caliper


def spine_width(pages: int, caliper: float) -> float:
    """Return how thick a block of ``pages`` pages is (书脊宽), in points.

    The film of glue is left out: it is under a tenth of a millimetre.
    """
    return (pages + 1) // 2 * caliper
