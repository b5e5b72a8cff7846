"""Imposed files: what they show, what they claim, and whom they take in."""

from contextlib import suppress
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from preflight.factory import make_good
from referees import judge, tools, verapdf
from reform_press.errors import ContentError
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Size
from reform_press.imposition import imposing
from reform_press.imposition.imposing import Imposed, impose
from reform_press.imposition.placing import Paper
from reform_press.imposition.schemes import Options
from reform_press.preflight import check

BARE = Paper(bleed=0.0, marks=False)
TWO_UP = Options("two-up", BARE, up=(1, 1))
WIDE, HIGH = 200.0, 120.0
#: A black square in the upper left corner of each page, as a reader sees it.
SQUARE = 20.0


def book(path: Path, count: int = 4, *, bleed: float = 10.0) -> Path:
    """Write pages with a black corner, each on a yellow ground to the bleed."""
    with Pdf.new() as pdf:
        for at in range(count):
            page = pdf.add_blank_page(page_size=(WIDE + 40, HIGH + 40))
            page.trimbox = Array([20, 20, 20 + WIDE, 20 + HIGH])
            page.obj.BleedBox = Array(
                [20 - bleed, 20 - bleed, 20 + WIDE + bleed, 20 + HIGH + bleed]
            )
            tint = 0.2 + 0.1 * at
            page.contents_add(
                b"0 0 %.1f 0 k 0 0 500 500 re f 0 0 0 1 k 20 %f 20 20 re f"
                % (tint, HIGH)
            )
        pdf.save(path)
    return path


def made(file: Path, options: Options, fonts: FontSet | None = None) -> Imposed:
    return impose(file, file.with_name("sheets.pdf"), options, fonts)


def drawn(pdf: Path, number: int = 0, scale: float = 1) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[number].render(scale=scale).to_pil().convert("RGB")


def is_black(image: Image.Image, x: float, y: float) -> bool:
    pixel = image.getpixel((int(x), int(y)))
    assert isinstance(pixel, tuple)
    return max(pixel) < 80


def is_white(image: Image.Image, x: float, y: float) -> bool:
    return image.getpixel((int(x), int(y))) == (255, 255, 255)


def codes(done: Imposed) -> list[str]:
    return [found.code for found in done.diagnostics]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Return a PDF/X-4 of two pages without a fault."""
    return make_good(tmp_path / "good.pdf")


SCHEMES = (
    Options("saddle", caliper=0.12 * MM),
    Options("perfect", Paper(gripper=10 * MM)),
    Options("cut-stack"),
    Options("two-up", up=(2, 2)),
)


@pytest.mark.parametrize("options", SCHEMES, ids=lambda options: options.scheme)
def test_sheets_are_a_sound_x4(good: Path, options: Options, fonts: FontSet) -> None:
    """What was PDF/X-4 stays one, by our examiner and by others."""
    done = made(good, options, fonts)
    report = check(done.path)

    assert [f.code for f in report.findings if f.severity == "error"] == []
    assert list(judge.fullbleed_complaints(done.path)) == []
    if not tools.missing("qpdf"):
        assert list(tools.qpdf_complaints(done.path)) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "installed")
def test_verapdf_passes_sheets(good: Path, fonts: FontSet, tmp_path: Path) -> None:
    done = made(good, Options("saddle"), fonts)

    assert list(verapdf.complaints(done.path, tmp_path)) == []


def test_the_same_sheets_are_the_same_bytes(good: Path, fonts: FontSet) -> None:
    first = made(good, SCHEMES[0], fonts).path.read_bytes()

    assert made(good, SCHEMES[0], fonts).path.read_bytes() == first


def test_the_file_that_was_read_stays_as_it_is(good: Path) -> None:
    before = good.read_bytes()
    made(good, TWO_UP)

    assert good.read_bytes() == before


def test_a_stranger_claims_no_standard(tmp_path: Path, fonts: FontSet) -> None:
    done = made(book(tmp_path / "book.pdf"), Options("saddle"), fonts)
    with pikepdf.open(done.path) as pdf:
        packet = bytes(pdf.Root.Metadata.read_bytes())

        assert b"PDF/X" not in packet
        assert "/GTS_PDFXVersion" not in pdf.trailer.Info
        assert str(pdf.trailer.Info.Title) == "book"


def test_a_sheet_of_eight_shows_upper_pages_on_their_heads(tmp_path: Path) -> None:
    """5 and 4 stand upside down over 8 and 1."""
    options = Options("saddle", BARE, section=8)
    image = drawn(made(book(tmp_path / "book.pdf", 8), options).path)

    assert image.size == (2 * WIDE, 2 * HIGH)
    for left, top in ((0, HIGH), (WIDE, HIGH)):
        assert is_black(image, left + 5, top + 5)
        assert not is_black(image, left + WIDE - 5, top + HIGH - 5)
    for left, top in ((0, 0), (WIDE, 0)):
        assert is_black(image, left + WIDE - 5, top + HIGH - 5)
        assert not is_black(image, left + 5, top + 5)


def test_pages_bleed_outwards_and_never_over_the_fold(tmp_path: Path) -> None:
    """A blank neighbour stays blank; the outer edges bleed by what is asked."""
    paper = Paper(bleed=8.0, marks=False)
    done = made(book(tmp_path / "book.pdf", 1), Options("saddle", paper))
    image = drawn(done.path)
    fold = 8 + WIDE

    assert codes(done) == ["imposition.blanks"]
    assert is_white(image, fold - 2, 60)
    assert not is_white(image, fold + 2, 60)
    assert not is_white(image, 8 + 2 * WIDE + 6, 60)
    assert not is_white(image, fold + 50, 2)


def test_marks_keep_off_the_bleed_and_the_gripper(
    tmp_path: Path, fonts: FontSet
) -> None:
    file = book(tmp_path / "book.pdf")
    paper = Paper(bleed=8.0, gripper=30.0)
    with_marks = drawn(made(file, Options("saddle", paper), fonts).path)
    without = drawn(made(file, Options("saddle", paper)).path)
    around = int(8 + 12 * MM)
    wide, high = with_marks.size
    forme = (around - 7, around - 7, wide - around + 7, high - 30 - around + 7)
    gripper = with_marks.crop((0, high - 30, wide, high)).getextrema()

    assert with_marks.crop(forme).tobytes() == without.crop(forme).tobytes()
    assert gripper == ((255, 255),) * 3
    top = with_marks.crop((0, 0, wide, around - 10))
    assert any(low < 100 for low, _ in top.getextrema())
    assert without.crop((0, 0, wide, around - 10)).getextrema() == ((255, 255),) * 3


def test_marks_are_on_every_plate_and_words_are_shapes(
    good: Path, fonts: FontSet
) -> None:
    """The slug adds no font; spot plates are named in their own ink."""
    with pikepdf.open(good, allow_overwriting_input=True) as pdf:
        tint = Dictionary(
            FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.6, 1, 0], N=1
        )
        orange = Array([Name.Separation, Name("/Orange 021"), Name.DeviceCMYK, tint])
        pdf.pages[0].Resources.ColorSpace["/Spot"] = orange
        pdf.save()
    done = made(good, Options("saddle"), fonts)
    with pikepdf.open(done.path) as pdf:
        page = pdf.pages[0]
        content = bytes(page.Contents.read_bytes())
        spaces = page.Resources.ColorSpace

        assert "/Font" not in page.Resources
        assert str(spaces.RegistrationAll[1]) == "/All"
        assert str(spaces.Spot1[1]) == "/Orange 021"
        assert b"/Spot1 cs 1 scn" in content
        assert content.count(b"/RegistrationAll CS") > 12


@pytest.mark.parametrize(
    ("title", "day", "told"),
    [
        ("石溪蛋鸡基地", "D:20231229000000Z", "石溪蛋鸡基地  2023-12-29  "),
        ("Water\nfor  fields", "yesterday", "Water for fields  "),
        ("长" * 40, "", "长" * 23 + "…  "),
        ("", "D:20231229000000Z", "strange.pdf  "),
    ],
)
def test_a_sheet_says_which_job_it_is(
    tmp_path: Path,
    fonts: FontSet,
    monkeypatch: pytest.MonkeyPatch,
    title: str,
    day: str,
    told: str,
) -> None:
    """Every brochure is a print.pdf: a plant knows it by title and date."""
    file = book(tmp_path / "strange.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.docinfo.Title, pdf.docinfo.CreationDate = title, day
        pdf.save()
    lines: list[str] = []
    monkeypatch.setattr(
        imposing, "marks", lambda side, bleed, legend: lines.append(legend.line) or ()
    )
    impose(file, tmp_path / "out.pdf", Options("saddle"), fonts)

    assert len(lines) == 2
    assert all(line.startswith(f"{told}骑马") for line in lines)
    assert all(line.count("strange.pdf") == 1 for line in lines)


def test_a_form_is_there_once_and_packed_as_it_was(good: Path) -> None:
    done = made(good, Options("two-up", BARE, up=(3, 3)))
    with pikepdf.open(good) as before, pikepdf.open(done.path) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        packed = before.pages[0].Contents.read_bytes()

        assert form.read_bytes().strip() == packed.strip()
        assert pdf.pages[0].Contents.read_bytes().count(b" Do") == 9


def test_layers_and_intent_stay_actions_and_notes_go(good: Path) -> None:
    with pikepdf.open(good, allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Lower"))
        pdf.Root.OCProperties = Dictionary(
            OCGs=[layer], D=Dictionary(OFF=Array([layer]))
        )
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9])
        pdf.pages[1].Annots = Array([note, note])
        pdf.save()
    done = made(good, TWO_UP)
    with pikepdf.open(done.path) as pdf:
        assert len(pdf.Root.OCProperties.D.OFF) == 1
        assert len(pdf.Root.OutputIntents) == 1
        assert "/OpenAction" not in pdf.Root
        assert not any("/Annots" in page for page in pdf.pages)
    assert "imposition.annotations" in codes(done)
    assert any(" 2 " in found.message.zh or "2 个" in found.message.zh
               for found in done.diagnostics)  # fmt: skip


def turned(path: Path, degrees: int, unit: float) -> Path:
    """Write a page that a viewer turns and scales, its boxes off the origin."""
    across = degrees % 180 == 0
    wide, high = (WIDE, HIGH) if across else (HIGH, WIDE)
    wide, high, side = wide / unit, high / unit, SQUARE / unit
    corners = {
        0: (0, high - side),
        90: (0, 0),
        180: (wide - side, 0),
        270: (wide - side, high - side),
    }
    x, y = corners[degrees]
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(wide, high))
        box = Array([-30, 50, wide - 30, high + 50])
        parent = pdf.Root.Pages
        parent.MediaBox, parent.Rotate = box, degrees - 360
        parent.Resources = Dictionary()
        del page.obj["/MediaBox"]
        if "/Resources" in page.obj:
            del page.obj["/Resources"]
        page.obj.UserUnit = unit
        operators = b"0 0 0 1 k %f %f %f %f re f" % (x - 30, y + 50, side, side)
        half = operators.index(b" re")
        page.obj.Contents = Array(
            [pdf.make_stream(operators[:half]), pdf.make_stream(operators[half:])]
        )
        pdf.save(path)
    return path


@pytest.mark.parametrize("unit", [1.0, 2.0])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_strangers_pages_stand_as_a_viewer_shows_them(
    tmp_path: Path, degrees: int, unit: float
) -> None:
    done = made(turned(tmp_path / "turned.pdf", degrees, unit), TWO_UP)
    image = drawn(done.path)

    assert image.size == (WIDE, HIGH)
    assert is_black(image, 5, 5)
    assert is_black(image, SQUARE - 2, SQUARE - 2)
    assert is_white(image, SQUARE + 3, 5)
    assert is_white(image, 5, SQUARE + 3)


def test_what_a_viewer_shows_is_the_trim_where_none_is_told(tmp_path: Path) -> None:
    file = book(tmp_path / "book.pdf", 1)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        page.CropBox = page.TrimBox
        del page["/TrimBox"], page["/BleedBox"]
        pdf.save()
    done = made(file, Options("two-up", Paper(marks=False), up=(1, 1)))

    assert done.trim == Size(WIDE, HIGH)
    assert codes(done) == ["imposition.bleed", "imposition.blanks"]


def test_a_bleed_box_off_the_page_is_no_bleed(tmp_path: Path) -> None:
    file = book(tmp_path / "book.pdf", 1)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.BleedBox = Array([900, 900, 990, 990])
        pdf.save()
    done = made(file, TWO_UP)
    with pikepdf.open(done.path) as sheets:
        (form,) = sheets.pages[0].Resources.XObject.values()

        assert [float(x) for x in form.BBox] == [20, 20, 20 + WIDE, 20 + HIGH]


def test_missing_bleed_is_told_by_page(tmp_path: Path) -> None:
    file = book(tmp_path / "book.pdf", bleed=2 * MM)
    (found,) = made(file, Options("saddle", Paper(marks=False))).diagnostics

    assert found.severity == "warning"
    assert found.message.en == (
        "less than 3 mm of bleed on pages 1, 2, 3, 4; 2 mm at the least"
    )


def encrypted(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user=""))


def locked(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def torn(path: Path) -> None:
    path.write_bytes(book(path).read_bytes()[:300])


def text(path: Path) -> None:
    path.write_text("一页纸。", "utf-8")


def empty(path: Path) -> None:
    with Pdf.new() as pdf:
        pdf.save(path)


def flat(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.TrimBox = Array([900, 900, 950, 950])
        pdf.pages[2].obj.Rotate = 45
        pdf.save()


def boundless(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.MediaBox = Array([0, 0, 0, 0])
        pdf.pages[2].obj.CropBox = Array([900, 900, 950, 950])
        del pdf.pages[2].obj["/TrimBox"]
        pdf.save()


def vast(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        for page, unit in enumerate((1000.0, 0.001)):
            pdf.pages[page].obj.UserUnit = unit
        pdf.save()


def endless(path: Path) -> None:
    with pikepdf.open(book(path), allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
        pdf.save()


@pytest.mark.parametrize(
    ("spoil", "code", "times"),
    [
        (encrypted, "encrypted", 1),
        (locked, "encrypted", 1),
        (torn, "unreadable", 1),
        (text, "unreadable", 1),
        (empty, "pages", 1),
        (flat, "boxes", 2),
        (boundless, "boxes", 2),
        (vast, "boxes", 2),
        (endless, "unreadable", 1),
    ],
)
def test_what_cannot_be_imposed_is_named(
    tmp_path: Path, spoil, code: str, times: int
) -> None:
    """Every page at fault is told, and no file is written over."""
    file, out = tmp_path / "bad.pdf", tmp_path / "sheets.pdf"
    spoil(file)
    out.write_bytes(b"the last good one")
    with pytest.raises(ContentError) as caught:
        impose(file, out, Options("saddle"), None)

    assert [found.code for found in caught.value.diagnostics] == [
        f"imposition.{code}"
    ] * times
    assert out.read_bytes() == b"the last good one"


def test_thick_booklets_and_white_spines_are_told(tmp_path: Path) -> None:
    file = book(tmp_path / "book.pdf", 64)

    assert codes(made(file, Options("saddle", BARE))) == ["imposition.thick"]
    four = book(tmp_path / "four.pdf", 4)
    cover = Options("cover", BARE, measured=5 * MM)
    assert codes(made(four, cover)) == ["imposition.spine"]


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_are_survived(good: Path, seed: int) -> None:
    """A broken file is imposed or named, never a crash."""
    random = Random(seed)
    data = bytearray(good.read_bytes())
    for _ in range(8):
        data[random.randrange(len(data))] = random.randrange(256)
    good.write_bytes(bytes(data))
    with suppress(ContentError) as told:
        told = made(good, Options("saddle"))

    assert told is None or told.sheets == 1


def test_a_folder_no_program_could_open_is_refused(tmp_path: Path) -> None:
    file = book(tmp_path / "book.pdf", 160)
    with pytest.raises(ContentError, match=r"5080 mm"):
        made(file, Options("accordion"))
