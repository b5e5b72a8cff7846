"""The file as a whole: boxes, intent, metadata, sameness of bytes."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import fullbleed
import pikepdf
import pytest

from pdf.printing import DAY, PLAIN, RED, line, opened, page, run, stream, written
from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect, Size
from reform_press.page import Area, Page, TextLine
from reform_press.pdf.job import Job
from reform_press.pdf.writer import write_pdf
from reform_press.style.model import PressProfile

MARKED = Job("改革专版", DAY, author="某某", slug="样报")


def numbers(box: pikepdf.Object) -> list[float]:
    return [round(float(v), 2) for v in box]


@pytest.fixture
def marked(square: FontSet) -> bytes:
    face = square.chain("song")[0]
    sheet = page(line(face, "县里办农业"), trim=Size(200, 150), bleed=3 * MM)
    return written(square, sheet, job=MARKED)


def test_boxes_lie_inside_each_other(marked: bytes) -> None:
    """Media holds bleed, bleed holds trim: 3 mm and room for marks around."""
    with opened(marked) as document:
        boxes = document.pages[0].obj
        around, bleed = 15 * MM, 12 * MM

        assert numbers(boxes.MediaBox) == [
            0, 0, round(200 + 2 * around, 2), round(150 + 2 * around, 2),
        ]  # fmt: skip
        assert numbers(boxes.BleedBox)[:2] == [round(bleed, 2)] * 2
        assert numbers(boxes.TrimBox) == [
            round(v, 2) for v in (around, around, around + 200, around + 150)
        ]
        assert "/CropBox" not in boxes
        assert "/ArtBox" not in boxes


def test_output_intent_carries_the_press_profile(marked: bytes) -> None:
    with opened(marked) as document:
        (intent,) = document.Root.OutputIntents
        profile = intent.DestOutputProfile

        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 002"
        assert profile.N == 4
        assert profile.read_bytes()[12:20] == b"prtrCMYK"


def test_file_is_a_valid_x4(marked: bytes, tmp_path: Path) -> None:
    """The structure holds before an examiner that is not ours."""
    path = tmp_path / "marked.pdf"
    path.write_bytes(marked)
    found = fullbleed.inspect_pdf(str(path))["profile"]

    assert found["seed_blockers"] == []
    assert found["pdfx_contract_valid"]
    assert marked.startswith(b"%PDF-1.6")


def test_info_and_xmp_say_the_same(marked: bytes) -> None:
    with opened(marked) as document, document.open_metadata() as xmp:
        info = document.docinfo

        assert str(info.Title) == xmp["dc:title"] == "改革专版"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20231229000000Z"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2023-12-29T00:00:00Z"
        assert info.Trapped == "/False"
        assert xmp["pdf:Trapped"] == "False"
        assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert xmp["dc:creator"] == [str(info.Author)] == ["某某"]


@pytest.mark.parametrize(
    "title", ['"><script>', "]]> & <b>", "a\x00b\x0bc", "\\)(", "‮逆", "\ud800"]
)
def test_hostile_title_breaks_neither_info_nor_xmp(square: FontSet, title: str) -> None:
    """T8: one way of escaping for each sink; what XML cannot hold is dropped."""
    told = "".join(c for c in title if c >= " ").replace("\ud800", "?")
    pdf = written(square, page(), job=PLAIN._replace(title=title))
    with opened(pdf) as document, document.open_metadata(strict=True) as xmp:
        assert str(document.docinfo.Title) == told
        assert xmp["dc:title"] == told


def test_no_font_colour_or_stream_comes_from_elsewhere(square: FontSet) -> None:
    """No Helvetica of ReportLab's, no RGB, a line end before endstream."""
    face = square.chain("song")[0]
    pdf = written(square, page(line(face, "农业", colour=RED)))

    assert b"Helvetica" not in pdf
    assert pdf.count(b"stream\n") == 2 * pdf.count(b"\nendstream\n")
    assert b" rg\n" not in stream(pdf)
    assert b"0 1 1 0 k\n" in stream(pdf)


def test_same_pages_give_the_same_bytes(square: FontSet) -> None:
    face = square.chain("song")[0]
    sheet = page(line(face, "农业"), Area(Rect(1, 2, 3, 4), RED))

    assert written(square, sheet) == written(square, sheet)


_PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from pdf.printing import DAY, Job, line, page, written
from reform_press.fonts.check import examine_file
from reform_press.fonts.library import FontSet
font = examine_file(Path(sys.argv[1])).font
fonts = FontSet({role: (font,) for role in ("song", "hei")})
face = fonts.chain("song")[0]
items = [line(face, "县里办农业AV", y=10 + i, tracking=i / 7) for i in range(9)]
print(sha256(written(fonts, page(*items), job=Job("样", DAY))).hexdigest())
"""


def test_bytes_do_not_depend_on_the_machine(square: FontSet, tmp_path: Path) -> None:
    """F22: other hash seeds, time zones and folders give the same file."""
    path = square.fonts("song")[0].path
    found = set()
    for seed, zone, folder in (("1", "UTC", "/"), ("9", "Asia/Tokyo", str(tmp_path))):
        paths = [str(Path(__file__).parents[1]), *filter(None, sys.path)]
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(path)],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(paths)},
            cwd=folder, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found.add(done.stdout)

    assert len(found) == 1


def test_page_keeps_its_operators_whatever_stands_on_other_pages(
    square: FontSet,
) -> None:
    """A page's stream depends on that page alone."""
    face = square.chain("song")[0]
    sheet = page(line(face, "农业"))
    before = page(line(face, "县里AVX,.1"), line(square.chain("hei")[0], "改革"))

    assert stream(written(square, sheet)) == stream(written(square, before, sheet), 1)


def test_pages_are_written_as_they_come(square: FontSet) -> None:
    """Decision 23: the first pages are out before the last is asked for."""
    face = square.chain("song")[0]
    sink = BytesIO()
    sizes = []

    def pages() -> Iterator[Page]:
        for number in range(12):
            sizes.append(sink.tell())
            yield page(line(face, "农业"))._replace(number=number)

    write_pdf(pages(), sink, square, PLAIN)

    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[4] > 0


@pytest.mark.parametrize("kind", ["missing", "text", "screen"])
def test_unfit_profile_is_told(square: FontSet, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "press.icc"
    if kind == "text":
        path.write_text("no profile")
    elif kind == "screen":
        from PIL import ImageCms

        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        path.write_bytes(srgb.tobytes())
    with pytest.raises(LayoutError) as caught:
        write_pdf([page()], BytesIO(), square, PLAIN._replace(profile=path))

    assert [d.code for d in caught.value.diagnostics] == ["pdf.profile"]


def test_other_press_gives_another_intent(square: FontSet) -> None:
    coated = PressProfile("coated", "FOGRA39L_coated.icc", "FOGRA39")
    with opened(written(square, page(), job=PLAIN._replace(press=coated))) as document:
        (intent,) = document.Root.OutputIntents

        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert len(intent.DestOutputProfile.read_bytes()) > 100_000


def test_empty_page_is_a_page(square: FontSet) -> None:
    with opened(written(square, page(), page(TextLine(1, 1, 1, (), "")))) as document:
        assert len(document.pages) == 2


def test_runs_of_two_faces_embed_both(square: FontSet, fonts: FontSet) -> None:
    song, serif = fonts.chain("song")[0], fonts.chain("serif")[0]
    mixed = TextLine(5, 20, 50, (run(song, "养"), run(serif, "12", x=12.5)), "养12")
    with opened(written(fonts, page(mixed))) as document:
        faces = document.pages[0].Resources.Font

        names = sorted(str(font.BaseFont).split("+")[1] for font in faces.values())

    assert names == ["NotoSerifSC-Regular", "SourceSerif4-Regular"]
