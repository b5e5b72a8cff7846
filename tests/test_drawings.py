"""The drawn pictures of the sample editions are what the pages expect."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from PIL import Image

HERE = Path(__file__).parents[1]
PROGRAMS = HERE / "scripts" / "drawings"
SUPPLEMENT = HERE / "content" / "supplement-2023" / "photos"
REVIEW = HERE / "content" / "review-2020" / "photos"
DRAWINGS = {
    "hen_house": SUPPLEMENT / "hen-house.svg",
    "canal": SUPPLEMENT / "canal.svg",
    "county": REVIEW / "county.svg",
}


@pytest.mark.parametrize("program", sorted(DRAWINGS))
def test_a_program_draws_the_same_bytes_again(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SVG in the repository is the output of its program, byte for byte."""
    monkeypatch.syspath_prepend(str(PROGRAMS))

    importlib.import_module(program).main(tmp_path / "fresh.svg")

    assert (tmp_path / "fresh.svg").read_bytes() == DRAWINGS[program].read_bytes()


@pytest.mark.parametrize("file", DRAWINGS.values(), ids=lambda file: file.stem)
def test_a_drawing_is_small_and_reaches_for_nothing_outside(file: Path) -> None:
    """No script, style, text, picture or address but the SVG name space."""
    text = file.read_text(encoding="utf-8")
    elements = set(re.findall(r"<(\w+)", text))
    addresses = re.findall(r'(?:https?:|data:)[^"\s]*', text)

    assert elements <= {
        "svg", "title", "defs", "g", "use", "path", "stop",
        "linearGradient", "radialGradient",
    }  # fmt: skip
    assert addresses == ["http://www.w3.org/2000/svg"]
    assert len(text) < 400_000


def test_the_vector_drawing_is_flat() -> None:
    """Only plain fills and strokes turn into CMYK without a transparency group."""
    text = DRAWINGS["county"].read_text(encoding="utf-8")
    paints = set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) - {"none"}

    assert paints
    assert all(re.fullmatch(r"#[0-9a-f]{6}", paint) for paint in paints)
    assert not re.search(r"opacity|<use|<g|Gradient", text)


@pytest.mark.parametrize("name", ["hen-house", "canal"])
def test_a_photograph_has_pixels_for_eight_columns(name: str) -> None:
    """3,600 pixels, 3 to 2, sRGB with its profile, below 2 MB, no date inside."""
    file = SUPPLEMENT / f"{name}.jpg"
    with Image.open(file) as picture:
        size, mode, facts = picture.size, picture.mode, picture.info
        dated = dict(picture.getexif())

    assert size == (3600, 2400)
    assert mode == "RGB"
    assert "sRGB".encode("utf-16-be") in facts["icc_profile"]
    assert not dated
    assert file.stat().st_size < 2_000_000
