"""The sheet that people sign tells which file it is for, and all that was found."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from preflight.factory import make_good
from reform_press.compose.paragraph import Compositor
from reform_press.errors import Language
from reform_press.fonts.library import FontSet
from reform_press.page import Area, Picture, TextLine
from reform_press.preflight import Expect, Report, check
from reform_press.signoff.sheet import sheet_pages
from reform_press.signoff.thumbs import Thumbs
from reform_press.signoff.typed import Typist
from reform_press.signoff.writing import write_sheet

NO_INK = Expect(ink_dpi=0)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("good") / "样张.pdf")


@pytest.fixture(scope="module")
def report(good: Path) -> Report:
    return check(good, NO_INK)


def text_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "付印签样单 合格 编辑 校对 印厂 签字 日期 四边3mm"),
        (
            "en",
            "PressSign-offSheet passed Editor Proofreader Printer Signature Date "
            "3mmonallsides",
        ),
    ],
)
def test_a_sheet_tells_the_file_and_has_room_to_sign(
    good: Path,
    report: Report,
    tmp_path: Path,
    fonts: FontSet,
    language: Language,
    words: str,
) -> None:
    """One page of A4 for a sound file of two pages."""
    out = tmp_path / "sheet.pdf"
    count = write_sheet(report, good, out, fonts, language)
    [told] = [flat(page) for page in text_of(out)]

    assert count == 1
    assert [w for w in words.split() if w.casefold() not in told.casefold()] == []
    assert sha256(good.read_bytes()).hexdigest() in told
    assert "样张.pdf" in told
    assert "100×60mm" in told
    assert "200ppi" in told
    with pikepdf.open(out) as pdf:
        box = [float(v) for v in pdf.pages[0].obj.MediaBox]
    assert box == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)


def test_the_same_file_gives_the_same_sheet(
    good: Path, report: Report, tmp_path: Path, fonts: FontSet
) -> None:
    sheets = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for out in sheets:
        write_sheet(report, good, out, fonts, "zh")

    assert sheets[0].read_bytes() == sheets[1].read_bytes()


def test_a_page_is_pictured_to_its_bleed(
    good: Path, report: Report, fonts: FontSet
) -> None:
    """The paper is 10 mm larger than the trim, the bleed 3 mm: 7 mm are cut off."""
    thumbs = Thumbs({1: ("1.jpg", "d"), 2: ("2.jpg", "d")})
    [page] = sheet_pages(report, thumbs, Typist(Compositor(fonts), "zh"))
    pictures = [item for item in page.items if isinstance(item, Picture)]

    assert [picture.file for picture in pictures] == ["1.jpg", "2.jpg"]
    assert pictures[0].crop == pytest.approx((7 / 120, 7 / 80, 113 / 120, 73 / 80))
    ratio = pictures[0].rect.width / pictures[0].rect.height
    assert ratio == pytest.approx(106 / 66, rel=0.001)


def test_findings_run_on_to_further_sheets_and_end_with_a_count(
    report: Report, fonts: FontSet
) -> None:
    """Only the first is signed; every one tells the digest."""
    [one] = check(Path("no such file"), NO_INK).findings
    many = replace(report, findings=(one,) * 90)
    pages = sheet_pages(many, Thumbs({}), Typist(Compositor(fonts), "zh"))
    told = [
        [item.text for item in page.items if isinstance(item, TextLine)]
        for page in pages
    ]

    assert len(pages) > 2
    assert [sum(text == "签字" for text in page) for page in told] == [
        1,
        *(0 for _ in pages[1:]),
    ]
    assert all(any(many.facts.digest in text for text in page) for page in told)
    assert "另有10条" in flat("".join(told[-1]))
    numbers = [text for page in told for text in page if text.isdigit()]
    assert [int(n) for n in numbers[-80:]] == list(range(1, 81))


def test_nothing_stands_outside_the_paper_or_over_the_signatures(
    report: Report, fonts: FontSet
) -> None:
    [one] = check(Path("no such file"), NO_INK).findings
    many = replace(report, findings=(one,) * 60)
    pages = sheet_pages(many, Thumbs({}), Typist(Compositor(fonts), "en"))
    lines = [
        (number, item)
        for number, page in enumerate(pages, 1)
        for item in page.items
        if isinstance(item, TextLine)
    ]
    signed = min(item.y for _, item in lines if item.text == "Editor")
    found = [item.y for number, item in lines if number == 1 and "unread" in item.text]

    assert found
    assert max(found) < signed - 20
    assert all(item.x > 40 and item.x + item.width < 560 for _, item in lines)
    assert all(30 < item.y < 830 for _, item in lines)


def test_a_character_that_no_font_has_shows_as_a_missing_sort(
    good: Path, tmp_path: Path, fonts: FontSet
) -> None:
    """〓 in the line of the title; nothing of a stranger's breaks the sheet."""
    path = tmp_path / "odd.pdf"
    with pikepdf.open(good) as pdf:
        pdf.docinfo["/Title"] = "题\U0001f9a4名\U000e0041"
        pdf.save(path)
    report = check(path, NO_INK)
    out = tmp_path / "sheet.pdf"
    write_sheet(report, path, out, fonts, "zh")

    assert "题〓名" in text_of(out)[0]


def test_a_place_on_a_page_is_marked_with_its_number(
    good: Path, tmp_path: Path, fonts: FontSet
) -> None:
    """An RGB rectangle a quarter across and half down: so is its frame."""
    path = tmp_path / "rgb.pdf"
    with pikepdf.open(good) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(v) for v in page.obj.TrimBox)
        x, y = left + (right - left) / 4, bottom + (top - bottom) / 2
        page.contents_add(f"1 0 0 rg {x} {y - 30} 60 30 re f".encode())
        pdf.save(path)
    report = check(path, NO_INK)
    thumbs = Thumbs({1: ("1.jpg", "d"), 2: ("2.jpg", "d")})
    [sheet] = sheet_pages(report, thumbs, Typist(Compositor(fonts), "zh"))
    at = next(n for n, i in enumerate(sheet.items) if isinstance(i, Picture))
    trim, frame, disc, number = sheet.items[at + 1 : at + 5]

    assert isinstance(trim, Area)
    assert isinstance(frame, Area)
    assert frame.rect.x == pytest.approx(trim.rect.x + trim.rect.width / 4, abs=0.1)
    assert frame.rect.y == pytest.approx(trim.rect.y + trim.rect.height / 2, abs=0.1)
    assert isinstance(disc, Area)
    assert isinstance(number, TextLine)
    assert report.findings[int(number.text) - 1].code == "colour.rgb"


def test_a_torn_file_has_a_sheet_too(tmp_path: Path, fonts: FontSet) -> None:
    path = tmp_path / "torn.pdf"
    path.write_bytes(b"%PDF-1.6\nnothing")
    out = tmp_path / "sheet.pdf"
    write_sheet(check(path, NO_INK), path, out, fonts, "zh")
    told = flat(text_of(out)[0])

    assert "不合格" in told
    assert "pdf.unreadable" in told
    assert sha256(path.read_bytes()).hexdigest() in told


def test_a_font_that_is_not_embedded_is_named_for_the_signer(
    good: Path, tmp_path: Path, fonts: FontSet
) -> None:
    path = tmp_path / "bare.pdf"
    with pikepdf.open(good) as pdf:
        for page in pdf.pages:
            cid = page.Resources.Font["/F1"].DescendantFonts[0]
            cid.FontDescriptor = pikepdf.Dictionary(Type=Name.FontDescriptor)
        pdf.save(path)
    out = tmp_path / "sheet.pdf"
    write_sheet(check(path, NO_INK), path, out, fonts, "zh")

    assert "没有嵌入" in flat(text_of(out)[0])
