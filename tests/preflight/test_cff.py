"""The charset of a CFF font says which CIDs it can show."""

import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fonts.make_square import make_square
from reform_press.preflight.cff import cids


def index(*items: bytes) -> bytes:
    """Write an INDEX with offsets of one byte."""
    if not items:
        return b"\0\0"
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    return struct.pack(">HB", len(items), 1) + bytes(ends) + b"".join(items)


def whole(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def cid_keyed(charset: bytes, glyphs: int) -> bytes:
    """Write as much of a CID-keyed CFF font as a charset needs."""

    def file(charset_at: int, glyphs_at: int) -> bytes:
        real = b"\x1e\x0a\x14\x0f"  # a real operand on the way: skipped
        ros = whole(391) + whole(392) + whole(0) + b"\x0c\x1e"
        top = ros + real + b"\x05" + whole(charset_at) + b"\x0f"
        top += whole(glyphs_at) + b"\x11"
        return b"\1\0\4\1" + index(b"Name") + index(top) + index() + index()

    start = len(file(0, 0))
    programs = index(*[b"\x0e"] * glyphs)
    return file(start, start + len(charset)) + charset + programs


@pytest.mark.parametrize(
    "charset",
    [
        b"\0" + struct.pack(">3H", 5, 6, 900),
        b"\1" + struct.pack(">HBHB", 5, 1, 900, 0),
        b"\2" + struct.pack(">HHHH", 5, 1, 900, 0),
    ],
    ids=["format-0", "format-1", "format-2"],
)
def test_cids_are_read_from_every_format(charset: bytes) -> None:
    """Adobe technical note 5176, section 13: three ways to list them."""
    assert cids(cid_keyed(charset, 4)) == {0, 5, 6, 900}


def test_name_keyed_font_numbers_its_glyphs(tmp_path: Path) -> None:
    """There a CID is the glyph id (ISO 32000-1 9.7.4.2)."""
    path = make_square(tmp_path / "square.ttf", cff=True)
    with TTFont(path) as square:
        names = square.getGlyphOrder()
        data = square.getTableData("CFF ")

    assert cids(data) == set(range(len(names)))
