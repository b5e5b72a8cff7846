"""What is accepted as a font, and how the rest is refused."""

import random
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fonts.make_square import make_collection, make_square
from reform_press.errors import FontError
from reform_press.fonts.check import LARGEST, examine_file
from reform_press.fonts.face import Face


@pytest.fixture(scope="module")
def glyf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound TrueType font."""
    return make_square(tmp_path_factory.mktemp("glyf") / "square.ttf")


@pytest.fixture(scope="module")
def cff(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound PostScript-flavoured font."""
    return make_square(tmp_path_factory.mktemp("cff") / "square.otf", cff=True)


def _refusal(path: Path, face_index: int = 0) -> str:
    with pytest.raises(FontError) as caught:
        examine_file(path, face_index)
    return caught.value.diagnostics[0].code


def _with_bits(source: Path, target: Path, bits: int) -> Path:
    with TTFont(source) as font:
        font["OS/2"].fsType = bits
        font.save(target)
    return target


def test_facts_of_a_font_are_read(glyf: Path, cff: Path) -> None:
    """Both kinds of outlines are set with."""
    one, two = examine_file(glyf), examine_file(cff)

    assert (one.font.name, one.cff) == ("Square", False)
    assert (two.font.name, two.cff) == ("SquareCFF", True)
    assert ord("改") in one.characters


def test_every_face_of_a_collection_is_reached(
    tmp_path: Path, glyf: Path, cff: Path
) -> None:
    """A TTC is named with an index."""
    bundle = make_collection(tmp_path / "both.ttc", glyf, glyf)

    assert examine_file(bundle, 1).font.name == "Square"
    assert _refusal(bundle, 2) == "fonts.no-such-face"


def test_single_font_has_one_face(glyf: Path) -> None:
    """HarfBuzz would give an empty face instead."""
    assert _refusal(glyf, 1) == "fonts.no-such-face"


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_licence_bits_that_forbid_a_subset_are_kept(
    tmp_path: Path, glyf: Path, bits: int
) -> None:
    """OpenType OS/2 fsType: restricted, no subsetting, bitmaps only."""
    path = _with_bits(glyf, tmp_path / "closed.ttf", bits)

    assert _refusal(path) == "fonts.restricted"
    assert examine_file(path, allow_restricted=True).fs_type == bits


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_licence_bits_that_allow_embedding_pass(
    tmp_path: Path, glyf: Path, bits: int
) -> None:
    """Preview and print, editable and installable embedding are enough."""
    path = _with_bits(glyf, tmp_path / "open.ttf", bits)

    assert examine_file(path).fs_type == bits


def test_file_larger_than_the_cap_is_not_read(tmp_path: Path) -> None:
    """Reliability T7: 64 MiB."""
    path = tmp_path / "huge.ttf"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)

    assert _refusal(path) == "fonts.too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "fonts.unreadable"),
        (b"%PDF-1.6", "fonts.unreadable"),
        (b"\x00\x01\x00\x00", "fonts.no-outlines"),
        (b"OTTO" + b"\xff" * 200, "fonts.no-outlines"),
        (b"ttcf" + b"\x00" * 8, "fonts.no-such-face"),
        (b"wOFF" + b"\x00" * 40, "fonts.web-font"),
        (b"wOF2" + b"\x00" * 40, "fonts.web-font"),
    ],
)
def test_what_is_no_font_is_refused_by_name(
    tmp_path: Path, data: bytes, code: str
) -> None:
    """The suffix is not believed."""
    path = tmp_path / "font.ttf"
    path.write_bytes(data)

    assert _refusal(path) == code


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    """No traceback for a path that leads nowhere."""
    assert _refusal(tmp_path / "none.ttf") == "fonts.unreadable"
    assert _refusal(tmp_path) == "fonts.unreadable"
    assert _refusal(tmp_path / "a\0b.ttf") == "fonts.unreadable"


def test_name_of_a_font_is_made_safe(tmp_path: Path, glyf: Path) -> None:
    """The name goes into a PDF and into keys: it is the font maker's word."""
    path = tmp_path / "odd.ttf"
    with TTFont(glyf) as font:
        font["name"].setName("方正/小标宋 (A)<x>" + "b" * 99, 6, 3, 1, 0x409)
        font.save(path)
    name = examine_file(path).font.name

    assert name == ("A-x-" + "b" * 99)[:63]


@pytest.mark.parametrize("flavour", ["glyf", "cff"])
def test_mutated_fonts_end_in_clean_errors(
    request: pytest.FixtureRequest, tmp_path: Path, flavour: str
) -> None:
    """Reliability T7: a damaged font sets, or is refused, and nothing else."""
    sound = request.getfixturevalue(flavour).read_bytes()
    refused = 0
    for seed in range(120):
        chance = random.Random(seed)
        data = bytearray(sound)
        reach = 400 if seed % 2 else len(data)
        for _ in range(chance.choice((1, 4, 40))):
            data[chance.randrange(reach)] = chance.randrange(256)
        path = tmp_path / f"{seed}.ttf"
        path.write_bytes(data if seed % 3 else data[: chance.randrange(len(data))])
        refused += not _sets(path)

    assert 20 < refused < 120


def _sets(path: Path) -> bool:
    try:
        font = examine_file(path).font
        face = Face(path, name=font.name, sha256=font.sha256)
        face.shape("改，AV")
        face.ink(face.glyph("改"))
        face.subset(frozenset((face.glyph("改"),)))
    except FontError:
        return False
    return True
