"""Oracle: Noto's `halt` and `vhal` (字体的半宽特性) against our blanks.

The makers of Noto have written CLREQ's adjustable space into two features:
what a mark loses there is the blank that we may take from it.  Our blank is
read at the line's edges, where GB/T 15834 5.1.10 takes all of it.

"""

import pytest
import uharfbuzz as hb

from reform_press.fonts.library import FontSet
from rules.case import CLOSING, OPENING, PAUSES, STOPS, set_copy

#: `vhal` leaves them whole, and so does table 1: they have no blank there.
WHOLE_IN_VHAL = "；：？！"


@pytest.fixture(scope="module")
def noto(fonts: FontSet) -> hb.Font:
    """Return 正文宋, which is Noto Serif SC."""
    face = fonts.chain("song")[0]
    assert face.name.startswith("NotoSerif")
    return hb.Font(hb.Face(hb.Blob.from_file_path(face.path), face.index))


def _advance(font: hb.Font, mark: str, feature: str) -> float:
    """Return the advance in em of a mark under a feature, in its direction."""
    buffer = hb.Buffer()
    buffer.add_str(mark)
    buffer.direction = "ttb" if feature == "vhal" else "ltr"
    buffer.script, buffer.language = "Hani", "zh-Hans"
    hb.shape(font, buffer, {feature: True, "vert": feature == "vhal"})
    (place,) = buffer.glyph_positions
    units = place.y_advance if feature == "vhal" else place.x_advance
    return abs(units) / font.face.upem


def _blank(mark: str, mode: str) -> float:
    """Return what we take from a mark at the edge of a line."""
    text = f"{mark}天" if mark in OPENING else f"天{mark}"
    return 1 - set_copy(text, mode=mode).wide(mark)


@pytest.mark.parametrize("mark", OPENING + CLOSING + PAUSES + STOPS)
def test_blank_is_what_halt_takes(mark: str, noto: hb.Font) -> None:
    """Table 1, horizontal: every mark of OP CL PA ST."""
    taken = 1 - _advance(noto, mark, "halt")

    assert taken > 0
    assert _blank(mark, "horizontal") == pytest.approx(taken, abs=0.01)


@pytest.mark.parametrize("mark", OPENING + CLOSING + PAUSES + STOPS)
def test_blank_is_what_vhal_takes(mark: str, noto: hb.Font) -> None:
    """Table 1, vertical: `；：？！` are rigid in both."""
    taken = 1 - _advance(noto, mark, "vhal")

    assert _blank(mark, "vertical") == pytest.approx(taken, abs=0.01)
    assert (taken == 0) == (mark in WHOLE_IN_VHAL)
