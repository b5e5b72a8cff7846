"""Pictures are judged by their structure, before anything is decoded (T5)."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from reform_press.content.photo import Facts, examine


def picture(kind, size=(60, 40), orientation=1, mode="RGB"):
    sink = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new(mode, size, 128 if mode == "L" else None).save(sink, kind, exif=exif)
    return sink.getvalue()


def judged(tmp_path, data, name="a.jpg"):
    path = tmp_path / name
    path.write_bytes(data)
    found = examine(path, tmp_path)
    return (found.width, found.height) if isinstance(found, Facts) else found.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (6, (40, 60))])
def test_the_size_is_that_of_the_upright_picture(tmp_path, kind, orientation, size):
    assert judged(tmp_path, picture(kind, orientation=orientation)) == size


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_any_mode_of_a_photograph_is_taken(tmp_path, mode):
    assert judged(tmp_path, picture("JPEG", mode=mode)) == (60, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_torn_picture_is_refused(tmp_path, kind, share):
    """A grey band in print is worse than a marker."""
    data = picture(kind, size=(600, 400))
    verdict = judged(tmp_path, data[: int(len(data) * share)])

    assert verdict in ("torn", "damaged", "format")


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_picture(tmp_path):
    thumbnail = picture("JPEG", size=(8, 8))
    data = picture("JPEG")
    block = b"\xff\xe1" + struct.pack(">H", len(thumbnail) + 2) + thumbnail
    torn = data[:2] + block + data[2:-2]

    assert judged(tmp_path, torn) == "torn"
    assert judged(tmp_path, torn + data[-2:]) == (60, 40)


def chunk(name, data):
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def test_a_bomb_is_refused_by_its_header(tmp_path):
    """400 megapixels in 100 bytes: never decoded."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"")
    data += chunk(b"IEND", b"")

    assert judged(tmp_path, data) == "too-many-pixels"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "format"),
        (b"\xc5\xd0\xd3\xc6" + bytes(40), "format"),
        (b"%PDF-1.4\n", "format"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "format"),
        (b"GIF89a" + bytes(40), "format"),
        (b"just text, no picture", "format"),
        (b"", "empty"),
        (b"\xff\xd8\xff" + bytes(100), "torn"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40) + b"IEND\xaeB`\x82", "damaged"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(tmp_path, data, code):
    assert judged(tmp_path, data) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", (0, 0)),
        (b"<svg><g>", "torn"),
        (b"<!DOCTYPE svg><svg></svg>", "unsafe-svg"),
        (b"<!ENTITY a 'b'><svg></svg>", "unsafe-svg"),
    ],
)
def test_a_drawing_has_no_entities(tmp_path, data, code):
    assert judged(tmp_path, data, "a.svg") == code


def test_the_digest_is_that_of_the_bytes(tmp_path):
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(picture("JPEG"))
    one, other = (examine(tmp_path / name, tmp_path) for name in ("a.jpg", "b.jpg"))

    assert one.digest == other.digest
    assert len(one.digest) == 32


def test_no_mutilated_picture_does_harm(tmp_path):
    """F7: every single byte turned in a header ends in a verdict."""
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        data = picture(kind, size=(8, 8))
        for at in range(min(len(data), 160)):
            turned = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]

            assert judged(tmp_path, turned) is not None
