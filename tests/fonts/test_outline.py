"""Outlines are told in em, whatever the font counts in."""

from pathlib import Path

import pytest

from fonts.make_square import make_square
from reform_press.fonts.check import examine_file
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet


@pytest.mark.parametrize("cff", [False, True])
def test_square_is_told_by_its_corners(tmp_path: Path, *, cff: bool) -> None:
    file = make_square(tmp_path / "square.font", cff=cff)
    fonts = FontSet({"song": (examine_file(file).font,)})
    face = fonts.chain("song")[0]
    path = face.outline(face.glyph("天"))
    corners = {step.points for step in path if step.points}

    assert [step.kind for step in path][:2] == ["move", "line"]
    assert path[-1].kind == "close"
    assert corners == {(0.0, -0.12), (1.0, -0.12), (1.0, 0.88), (0.0, 0.88)}


def test_blank_has_no_outline(square: FontSet) -> None:
    face = square.chain("song")[0]

    assert face.outline(face.glyph(" ")) == ()


def bounds(face: Face, code: int) -> tuple[float, float, float, float]:
    ends = [step.points[-2:] for step in face.outline(code) if step.points]
    xs, ys = zip(*ends, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("role", ["serif", "sans"])
def test_curves_end_where_the_ink_ends(role: str, fonts: FontSet) -> None:
    face = fonts.chain(role)[0]
    code = face.glyph("8")
    ink = face.ink(code)

    assert ink
    assert bounds(face, code) == pytest.approx(ink, abs=0.02)
