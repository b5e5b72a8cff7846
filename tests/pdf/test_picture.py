"""Photographs: cut, turned, resampled, in press inks, or honestly missing."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageFile

from pdf.printing import PLAIN, SCREEN, drawn, opened, page
from reform_press.errors import Diagnostic, Source
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect
from reform_press.kept import Kept
from reform_press.page import Group, Picture
from reform_press.pdf.writer import write_pdf
from reform_press.store import Store

#: Two inches by one on the page.
FRAME = Rect(0, 0, 144, 72)
ORIENTATION = 274
Printed = tuple[pikepdf.Object, Image.Image, tuple[Diagnostic, ...]]
Prints = Callable[..., Printed]


def halves(
    left: object = "red", right: object = "blue", mode: str = "RGB", wide: int = 800
) -> Image.Image:
    """Return a picture of two halves, 2:1."""
    image = Image.new(mode, (wide, wide // 2), left)  # type: ignore[arg-type]
    image.paste(right, (wide // 2, 0, wide, wide // 2))  # type: ignore[arg-type]
    return image


@pytest.fixture
def printed(square: FontSet, tmp_path: Path) -> Prints:
    """Return a function that prints a picture and gives it back from the PDF."""

    def prints(
        image: Image.Image | bytes,
        name: str = "a.jpg",
        screen: bool = False,
        **more: object,
    ) -> Printed:
        path = tmp_path / name
        saved = {k: more.pop(k) for k in ("exif", "icc_profile", "dpi") if k in more}
        if isinstance(image, bytes):
            path.write_bytes(image)
        else:
            image.save(path, **({"quality": 95} | saved))
        rect = more.pop("rect", FRAME)
        job = (SCREEN if screen else PLAIN)._replace(folder=tmp_path)
        store = Store(more.pop("cache", None))
        job = job._replace(kept=Kept(store))
        item = Picture(rect, name, more.pop("digest", ""), **more)
        sink = BytesIO()
        remarks = write_pdf([page(item)], sink, square, job)
        with opened(sink.getvalue()) as document:
            found = document.pages[0].Resources.get("/XObject", {})
            if not found:
                return pikepdf.Dictionary(), drawn(sink.getvalue()), remarks
            (xobject,) = found.values()
            entries = pikepdf.Dictionary(
                {k: v for k, v in xobject.items() if k not in ("/Length",)}
            )
            pixels = Image.open(BytesIO(xobject.read_raw_bytes()))
            pixels.load()
            return entries, pixels, remarks

    return prints


def inks(pixels: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the inks of a dot, 0 to 255, at shares of the picture."""
    place = (int(x * (pixels.width - 1)), int(y * (pixels.height - 1)))
    found = pixels.getpixel(place)

    assert isinstance(found, tuple)
    return found


def test_picture_is_converted_to_the_inks_of_the_press(
    printed: Prints,
) -> None:
    """CMYK only, within the ink limit, stored as Adobe does: upside down."""
    entries, pixels, remarks = printed(halves())
    red, blue = inks(pixels, 0.2, 0.5), inks(pixels, 0.8, 0.5)

    assert entries.ColorSpace == "/DeviceCMYK"
    assert [int(v) for v in entries.Decode] == [1, 0] * 4
    assert red[1] > 200
    assert red[0] < 60
    assert blue[0] > 150
    assert blue[2] < 60
    assert remarks == ()


def test_picture_is_no_finer_than_the_press_can_use(
    printed: Prints,
) -> None:
    """800 px on two inches are 400 ppi: 200 are kept."""
    entries, _, _ = printed(halves())

    assert (int(entries.Width), int(entries.Height)) == (400, 200)


def test_picture_is_never_blown_up(printed: Prints) -> None:
    entries, _, _ = printed(halves(wide=320))

    assert (int(entries.Width), int(entries.Height)) == (320, 160)


def test_coarse_picture_is_told_with_the_size_it_serves(
    printed: Prints,
) -> None:
    """The issue: low effective ppi in cm."""
    place = Source("lead.md", 4, 3)
    _, _, (remark,) = printed(halves(wide=200), source=place)

    assert (remark.severity, remark.code) == ("warning", "picture.low-resolution")
    assert remark.source == place
    assert "宽 5.1 cm，仅 100 ppi（至少 150），最宽可用 3.4 cm" in remark.message.zh
    assert "up to 3.4 cm" in remark.message.en


def test_crop_shows_its_part_alone(printed: Prints) -> None:
    entries, pixels, _ = printed(halves(), crop=(0.5, 0.0, 1.0, 1.0))

    assert inks(pixels, 0.02, 0.5)[0] > 150
    assert int(entries.Width) == 400


def test_effective_resolution_counts_the_crop(printed: Prints) -> None:
    """400 px of 800 on two inches are 200 ppi; 240 px are 120."""
    _, _, fine = printed(halves(), crop=(0.0, 0.0, 0.5, 0.5))
    _, _, coarse = printed(halves(), crop=(0.0, 0.0, 0.3, 0.3))

    assert fine == ()
    assert [d.code for d in coarse] == ["picture.low-resolution"]


@pytest.mark.parametrize(("turn", "left"), [(1, "red"), (3, "blue"), (2, "blue")])
def test_camera_orientation_is_followed(printed: Prints, turn: int, left: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    _, pixels, _ = printed(halves(), exif=exif)

    assert (inks(pixels, 0.1, 0.5)[0] < 60) == (left == "red")


@pytest.mark.parametrize("turn", [5, 6, 7, 8])
def test_lying_picture_is_set_upright_before_it_is_cut(
    printed: Prints, turn: int
) -> None:
    """Crops are shares of the upright picture; here its lower half."""
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    lying = halves(wide=1600)
    upright = {5: "red", 6: "red", 7: "blue", 8: "blue"}[turn]
    entries, pixels, _ = printed(
        lying, exif=exif, crop=(0.0, 0.0, 1.0, 0.4), rect=Rect(0, 0, 72, 57.6)
    )

    assert (int(entries.Width), int(entries.Height)) == (200, 160)
    assert (inks(pixels, 0.5, 0.5)[0] < 60) == (upright == "red")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
def test_grey_photograph_prints_in_black_alone(printed: Prints, name: str) -> None:
    """Print.md 5: grey photos go to the K plate, not through four inks."""
    entries, pixels, _ = printed(halves(60, 220, "L"), name)

    assert entries.ColorSpace == "/DeviceGray"
    assert "/Decode" not in entries
    assert pixels.mode == "L"


def test_grey_saved_as_rgb_is_grey(printed: Prints) -> None:
    entries, _, _ = printed(halves(60, 220, "L").convert("RGB"))

    assert entries.ColorSpace == "/DeviceGray"


def test_greys_are_lifted_against_the_spread_of_dots(
    printed: Prints,
) -> None:
    """A mid grey prints as light as it looks; black and paper stay."""
    _, pixels, _ = printed(halves(118, 255, "L"), "a.png")
    _, ends, _ = printed(halves(0, 255, "L"), "a.png")
    grey = pixels.getpixel((50, 50))

    assert isinstance(grey, int)
    assert 128 < grey < 200
    assert ends.getpixel((50, 50)) in (0, 1)
    assert ends.getpixel((350, 50)) == 255


def test_cmyk_of_adobe_keeps_its_inks(printed: Prints) -> None:
    """A separated picture without a profile is meant for this press."""
    _, pixels, _ = printed(halves((255, 0, 0, 0), (0, 0, 0, 128), "CMYK"))

    assert inks(pixels, 0.2, 0.5)[0] > 250
    assert inks(pixels, 0.2, 0.5)[1] < 5
    assert abs(inks(pixels, 0.8, 0.5)[3] - 128) < 4


def plain_cmyk() -> bytes:
    """Return a CMYK JPEG without Adobe's mark, whose inks stand upright."""
    sink = BytesIO()
    # Pillow stores inverted values and a mark; both are taken back.
    ImageChops.invert(halves((255, 0, 0, 0), (0, 0, 0, 128), "CMYK")).save(
        sink, "JPEG", quality=95
    )
    data = sink.getvalue()
    at = data.index(b"\xff\xee")
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    return data[:at] + data[at + 2 + length :]


def test_cmyk_without_the_mark_of_adobe_keeps_its_inks(
    printed: Prints,
) -> None:
    _, pixels, _ = printed(plain_cmyk())

    assert inks(pixels, 0.2, 0.5)[0] > 250
    assert inks(pixels, 0.2, 0.5)[1] < 5


def test_total_ink_stays_within_the_limit(printed: Prints) -> None:
    """Decision 13: pixels are clamped, black is left as it was."""
    dark = halves((255, 255, 255, 200), (200, 180, 190, 0), "CMYK")
    _, pixels, _ = printed(dark)
    c, m, y, k = inks(pixels, 0.2, 0.5)

    for x in (0.1, 0.3, 0.49, 0.51, 0.7, 0.9):
        assert sum(inks(pixels, x, 0.5)) <= 2.4 * 255
    assert abs(k - 200) < 4
    assert c == pytest.approx(m, abs=3) == pytest.approx(y, abs=3)


def test_own_profile_of_a_picture_counts(printed: Prints) -> None:
    """The same numbers in a wider space are a stronger colour."""
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    broken = b"\0" * 200
    image = halves((200, 60, 60), (60, 60, 200))
    _, plain, _ = printed(image)
    _, told, _ = printed(image, icc_profile=wide)
    _, hostile, _ = printed(image, icc_profile=broken)

    assert inks(plain, 0.2, 0.5) == inks(hostile, 0.2, 0.5)
    assert inks(plain, 0.2, 0.5) == pytest.approx(inks(told, 0.2, 0.5), abs=4)


def test_transparency_lies_on_paper(printed: Prints) -> None:
    layered = halves((255, 0, 0, 0), (0, 0, 255, 255), "RGBA")
    _, pixels, _ = printed(layered, "a.png")

    assert sum(inks(pixels, 0.2, 0.5)) < 12
    assert inks(pixels, 0.8, 0.5)[0] > 150


@pytest.mark.parametrize("mode", ["1", "P", "LA", "I;16", "RGBA"])
def test_every_kind_of_pixel_is_read(printed: Prints, mode: str) -> None:
    grey = halves(0, 255, "L")
    image = (
        grey.convert("I").point(lambda v: v * 257).convert("I;16")
        if mode == "I;16"
        else grey.convert(mode)
    )
    entries, pixels, remarks = printed(image, "a.png")

    assert remarks == ()
    assert entries.ColorSpace == "/DeviceGray"
    assert pixels.getpixel((50, 50)) < 8
    assert pixels.getpixel((350, 50)) > 248


def test_nothing_of_the_camera_is_printed(printed: Prints) -> None:
    """T14: no place, no name, no profile travels in the picture."""
    exif = Image.Exif()
    exif[315] = "PhotographerName"
    _, pixels, _ = printed(halves(), exif=exif)

    assert not pixels.getexif()
    assert "icc_profile" not in pixels.info


# --- faults ---------------------------------------------------------------------


def is_marked(image: Image.Image) -> bool:
    """Tell whether the crossed box stands where the picture should."""
    red, green, blue = image.getpixel((50, 5))  # type: ignore[misc]
    return bool(green < red and green < blue)


def jpeg(image: Image.Image) -> bytes:
    sink = BytesIO()
    image.save(sink, "JPEG", quality=95)
    return sink.getvalue()


def huge() -> bytes:
    """Return the header of a PNG of 20,000 by 20,000 pixels."""
    head = b"IHDR" + struct.pack(">LLBBBBB", 20000, 20000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">L", 13) + head
    data += struct.pack(">L", zlib.crc32(head))
    return data + b"\0\0\0\0IDAT" + struct.pack(">L", zlib.crc32(b"IDAT"))


FAULTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut at 98 %": (lambda: jpeg(halves())[: -len(jpeg(halves())) // 50], "damaged"),
    "cut in half": (lambda: jpeg(halves())[: len(jpeg(halves())) // 2], "damaged"),
    "empty": (lambda: b"", "damaged"),
    "no picture": (lambda: b"GIF89a" + bytes(40), "damaged"),
    "program": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n" + bytes(99), "damaged"),
    "bomb": (huge, "damaged"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_unfit_picture_is_told_and_marked(printed: Prints, fault: str) -> None:
    """F7: a visible marker on the page and a named error, other pages go on."""
    make, code = FAULTS[fault]
    place = Source("lead.md", 4, 3)
    _, image, (remark,) = printed(make(), source=place)

    assert (remark.severity, remark.code) == ("error", f"picture.{code}")
    assert remark.source == place
    assert "a.jpg" in remark.message.zh
    assert is_marked(image)


@pytest.mark.parametrize("name", ["none.jpg", "../out.jpg", "folder", "link.jpg"])
def test_only_files_of_the_edition_are_read(
    printed: Prints, tmp_path: Path, name: str
) -> None:
    """T2: no path leads out of the edition, nor to what is no file."""
    (tmp_path.parent / "out.jpg").write_bytes(jpeg(halves()))
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.jpg").symlink_to(tmp_path.parent / "out.jpg")
    sound = printed(halves())
    faulty = Picture(FRAME, name, "")
    sink = BytesIO()
    job = PLAIN._replace(folder=tmp_path)
    remarks = write_pdf([page(faulty)], sink, FontSet({}), job)

    assert sound[2] == ()
    assert [d.code for d in remarks] == ["picture.missing"]
    assert is_marked(drawn(sink.getvalue()))


def test_picture_known_to_be_missing_is_marked_without_another_word(
    printed: Prints,
) -> None:
    """Make-up has told it already."""
    _, image, remarks = printed(halves(), missing=True)

    assert remarks == ()
    assert is_marked(image)


def test_picture_changed_since_it_was_read_is_told(
    printed: Prints,
) -> None:
    """F8: never a mix of the old picture's crop and the new one's pixels."""
    _, image, (remark,) = printed(halves(), digest="0" * 32)

    assert remark.code == "picture.changed"
    assert is_marked(image)


# --- the store and the screen -----------------------------------------------------


def test_kept_picture_gives_the_same_bytes(printed: Prints, tmp_path: Path) -> None:
    """Cache on is cache off, and a damaged entry is done anew (T10)."""
    cache = tmp_path / "cache"
    plain = printed(halves())[1].tobytes()
    first = printed(halves(), cache=cache)[1].tobytes()
    kept = printed(halves(), cache=cache)[1].tobytes()
    (entry,) = (p for p in cache.rglob("*") if p.is_file())
    entry.write_bytes(entry.read_bytes()[:-1] + b"\0")

    assert plain == first == kept == printed(halves(), cache=cache)[1].tobytes()


def test_kept_picture_is_warned_of_again(printed: Prints, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for _ in range(2):
        _, _, remarks = printed(halves(wide=200), cache=cache)

        assert [d.code for d in remarks] == ["picture.low-resolution"]


def test_screen_gets_rgb_at_its_own_fineness(printed: Prints) -> None:
    entries, pixels, _ = printed(halves(), screen=True)
    red, green, blue = inks(pixels, 0.2, 0.5)

    assert entries.ColorSpace == "/DeviceRGB"
    assert int(entries.Width) == 288
    assert red > 240
    assert green < 15
    assert blue < 15


def test_screen_shows_separated_pictures_in_rgb(
    printed: Prints,
) -> None:
    _, pixels, _ = printed(halves((0, 255, 255, 0), (0, 0, 0, 0), "CMYK"), screen=True)
    red, green, blue = inks(pixels, 0.2, 0.5)

    assert red > 150 > green
    assert red > 150 > blue
    assert min(inks(pixels, 0.8, 0.5)) > 245


def test_pictures_of_a_page_are_written_once_each(
    square: FontSet, tmp_path: Path
) -> None:
    halves().save(tmp_path / "a.jpg")
    halves("green").save(tmp_path / "b.jpg")
    one, two = Picture(FRAME, "a.jpg", ""), Picture(FRAME, "b.jpg", "")
    sink = BytesIO()
    sheet = page(one, Group((two, one)))
    write_pdf([sheet, sheet], sink, square, PLAIN._replace(folder=tmp_path))
    with opened(sink.getvalue()) as document:
        images = [o for o in document.objects if isinstance(o, pikepdf.Stream)]

        assert sum(o.get("/Subtype") == "/Image" for o in images) == 2


# --- pictures that only look whole ----------------------------------------------

KINDS = [
    {},
    {"progressive": True},
    {"restart_marker_blocks": 5},
    {"restart_marker_rows": 1},
    {"subsampling": 0, "quality": 95},
]


def jpeg_of(noise: Image.Image, **kind: object) -> bytes:
    out = BytesIO()
    noise.save(out, "JPEG", **kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_half_a_jpeg_with_an_end_is_no_picture(
    printed: Prints, kind: dict[str, object], share: float
) -> None:
    """T5: an end marker behind half the data hides nothing from us."""
    data = jpeg_of(Image.effect_noise((800, 400), 60).convert("RGB"), **kind)
    cut = data[: int(share * len(data))].rstrip(b"\xff") + b"\xff\xd9"
    _, _, remarks = printed(cut)

    assert [d.code for d in remarks] == ["picture.damaged"]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("more", [b"", b"trailing", b"\xff\xd8\xff\xd9"])
def test_whole_jpegs_of_all_kinds_pass(
    printed: Prints, kind: dict[str, object], more: bytes
) -> None:
    """Whatever stands behind the end is another matter (MPO)."""
    data = jpeg_of(Image.effect_noise((800, 400), 60).convert("RGB"), **kind)
    _, _, remarks = printed(data + more)

    assert remarks == ()


@pytest.mark.parametrize("packing", ["tiff_lzw", "tiff_adobe_deflate"])
def test_a_damaged_tiff_is_refused_without_a_word_of_libtiff(
    printed: Prints, packing: str, capfd: pytest.CaptureFixture[str]
) -> None:
    out = BytesIO()
    noise = Image.effect_noise((800, 400), 60).convert("RGB")
    noise.save(out, "TIFF", compression=packing)
    data = bytearray(out.getvalue())
    data[2000:2400] = bytes(n * 37 % 256 for n in range(400))
    _, _, remarks = printed(bytes(data), name="a.tif")

    assert [d.code for d in remarks] == ["picture.damaged"]
    assert capfd.readouterr() == ("", "")


def test_pillow_told_to_take_halves_is_told_otherwise(
    printed: Prints, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint tells it so; a picture without its end stays refused."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = jpeg_of(Image.effect_noise((800, 400), 60).convert("RGB"))
    _, _, remarks = printed(data[: len(data) // 2])

    assert [d.code for d in remarks] == ["picture.damaged"]
