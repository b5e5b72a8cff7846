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
HENS = HERE / "content" / "brochure-laying-hens" / "photos"
CANALS = HERE / "content" / "brochure-irrigation" / "photos"
YEARBOOK = HERE / "content" / "yearbook-2020-2023" / "photos"
ICONS = HERE / "layouts" / "brochure-trifold" / "icons"
#: Programs that write several drawings: where they stand, and which they are.
SETS = {
    "fields_cover": (CANALS, {"fields", "courses"}),
    "water_way": (CANALS, {"way-left", "way-right"}),
    "county_parts": (CANALS, {"hills", "river"}),
    "process_icons": (
        ICONS,
        {"feed", "trough", "climate", "belt", "store", "ferment"},
    ),
    "year_scenes": (YEARBOOK, {"clinic", "mediation", "studio", "window", "yard"}),
    **{
        program: (YEARBOOK, {name})
        for program, name in {
            "canal_reach": "canal",
            "dragon_boat": "dragon-boat",
            "emery_cloth": "emery",
            "evening_class": "evening",
            "hills_spread": "hills",
            "school_yard": "school",
            "tea_rows": "tea",
            "village": "village",
            "wetland_park": "wetland",
        }.items()
    },
}
#: Drawings in the inks of the press, see ``inks``.
INKED = [
    HENS / "egg.svg",
    *(CANALS / f"{n}.svg" for n in ("fields", "courses", "way-left", "way-right")),
    *(ICONS / f"{name}.svg" for name in sorted(SETS["process_icons"][1])),
    *sorted(YEARBOOK.glob("*.svg")),
]
#: Pictures cut for their places, of 300 pixels an inch: pixels across and down.
CUT = {
    HENS / "hen-house-left.jpg": (1252, 815),
    HENS / "hen-house-centre.jpg": (1252, 815),
    HENS / "hen-house-right.jpg": (1217, 816),
    CANALS / "canal-works.jpg": (1820, 2552),
}
DRAWINGS = {
    "egg_cover": HENS / "egg.svg",
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


@pytest.mark.parametrize("program", sorted(SETS))
def test_a_program_draws_its_set_again(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PROGRAMS))
    folder, names = SETS[program]

    importlib.import_module(program).main(tmp_path)

    assert {file.stem for file in tmp_path.iterdir()} == names
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (folder / file.name).read_bytes()


@pytest.mark.parametrize("file", INKED, ids=lambda file: file.stem)
def test_a_drawing_for_coated_paper_holds_inks_alone(file: Path) -> None:
    """Every paint is CMYK, below 300 % in all, and no line below 0.25 pt."""
    text = file.read_text(encoding="utf-8")
    paints = set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) - {"none"}
    inks = [re.fullmatch(r"device-cmyk\(([\d. ]+)\)", paint) for paint in paints]

    assert paints
    assert all(inks)
    assert all(sum(map(float, ink[1].split())) <= 3 for ink in inks if ink)
    # Glints and mist of the yearbook's pictures let through; X-4 keeps that live.
    assert "opacity" not in text or file.parent == YEARBOOK
    # A tenth of a millimetre a unit, in icons a little less than that.
    unit = 18 / 25.4 * 72 / 480 if file.parent == ICONS else 0.1 / 25.4 * 72
    widths = [float(w) for w in re.findall(r'stroke-width="([^"]+)"', text)]
    assert not widths or min(widths) * unit >= 0.25


@pytest.mark.parametrize("file", CUT, ids=lambda file: file.stem)
def test_a_picture_is_cut_for_its_place(file: Path) -> None:
    """300 pixels an inch with its bleed, sRGB with its profile."""
    with Image.open(file) as picture:
        assert picture.size == CUT[file]
        assert "sRGB".encode("utf-16-be") in picture.info["icc_profile"]
        assert not dict(picture.getexif())


@pytest.mark.parametrize("file", DRAWINGS.values(), ids=lambda file: file.stem)
def test_a_drawing_is_small_and_reaches_for_nothing_outside(file: Path) -> None:
    """No script, style, text, picture or address but the SVG name space."""
    text = file.read_text(encoding="utf-8")
    elements = set(re.findall(r"<(\w+)", text))
    addresses = re.findall(r'(?:https?:|data:)[^"\s]*', text)

    assert elements <= {
        "svg", "title", "defs", "g", "use", "path", "stop",
        "linearGradient", "radialGradient", "clipPath",
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
