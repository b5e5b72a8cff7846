"""A text file set into columns: what it takes, refuses and keeps."""

import subprocess
import sys
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from referees import positions
from reform_press import jobs
from reform_press.compose.paragraph import MOST_REMARKS
from reform_press.errors import ContentError, OutputError
from reform_press.fonts.library import FontSet
from reform_press.galley import Galleys, set_galley
from reform_press.geometry import MM, Size
from reform_press.makeup.galley import GalleySheet
from reform_press.style.model import TextStyle

SHEET = GalleySheet(Size(120 * MM, 170 * MM), 10 * MM, 3, 12.0)
STYLE = TextStyle(size=9.0, leading=13.0)
SENTENCE = "“渠”水入田——秧苗返青……2023年12月6日，G353线旁（东冲灌区）ERP上线！？"


def galley(folder: Path, text: str, fonts: FontSet, name: str = "a.txt") -> Galleys:
    file = folder / name
    file.write_text(text, "utf-8")
    return set_galley(file, folder / "out.pdf", SHEET, STYLE, fonts)


def shown(path: Path) -> str:
    """Return what a reader copies, white space left out."""
    with PdfDocument(path) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(found).split())


def test_every_character_is_on_a_page(tmp_path: Path, fonts: FontSet) -> None:
    text = "\n".join(SENTENCE * n for n in range(1, 30))
    done = galley(tmp_path, text, fonts)

    assert done.pages > 3
    assert shown(done.path) == "".join(text.split())


def test_two_processes_write_the_bytes_of_one(
    tmp_path: Path, fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(SENTENCE * (n % 7 + 1) for n in range(500))
    written = []
    for processors in (1, 2):
        monkeypatch.setattr(jobs, "processors", lambda n=processors: n)
        written.append(galley(tmp_path, text, fonts).path.read_bytes())

    assert written[0] == written[1]


def test_a_story_of_ours_is_set_without_its_head(
    tmp_path: Path, fonts: FontSet
) -> None:
    text = "---\nid: lead\ntitle: 不排\n---\n## 小标题\n\n正文**加粗**。\n"
    done = galley(tmp_path, text, fonts, "lead.md")

    assert shown(done.path) == "小标题正文加粗。"
    assert not done.diagnostics


def test_a_paragraph_has_what_it_asks_for(tmp_path: Path, fonts: FontSet) -> None:
    """首字下沉、项目编号、凸排: each is one line of the text layer."""
    text = "问渠那得清如许，为有源头活水来。{.首字}\n\n1. 一项\n\n甲：答。{.凸排=4}\n"
    done = galley(tmp_path, text, fonts, "a.md")
    glyphs = positions.read(done.path)
    sizes = {glyph.text: glyph.size for glyph in glyphs}

    assert shown(done.path) == "问渠那得清如许，为有源头活水来。1.一项甲：答。"
    assert sizes["问"] == pytest.approx(STYLE.leading + STYLE.size)
    assert sizes["渠"] == STYLE.size


def test_an_empty_file_gives_one_empty_page(tmp_path: Path, fonts: FontSet) -> None:
    assert galley(tmp_path, "\n  \n", fonts).pages == 1


def test_text_in_another_encoding_is_refused(tmp_path: Path, fonts: FontSet) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("改革\n开放".encode() + "改革".encode("gbk"))

    with pytest.raises(ContentError, match=r"galley\.unreadable") as caught:
        set_galley(file, tmp_path / "a.pdf", SHEET, STYLE, fonts)
    assert str(caught.value.diagnostics[0].source) == "a.txt:2:3"


def test_a_text_that_has_gone_is_not_told_to_be_saved_otherwise(
    tmp_path: Path, fonts: FontSet
) -> None:
    with pytest.raises(ContentError, match=r"galley\.unreadable") as caught:
        set_galley(tmp_path / "a.txt", tmp_path / "a.pdf", SHEET, STYLE, fonts)
    assert caught.value.diagnostics[0].hint.en == "put it back"


@pytest.mark.parametrize(
    ("sheet", "style", "code"),
    [
        (SHEET._replace(columns=40), STYLE, r"galley\.no-room"),
        (SHEET._replace(margin=90 * MM), STYLE, r"galley\.no-room"),
        (SHEET, STYLE._replace(leading=8.0), r"galley\.overlapping"),
    ],
)
def test_a_sheet_that_cannot_be_filled_is_refused(
    sheet: GalleySheet, style: TextStyle, code: str, tmp_path: Path, fonts: FontSet
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("改革", "utf-8")

    with pytest.raises(ContentError, match=code):
        set_galley(file, tmp_path / "a.pdf", sheet, style, fonts)


def test_no_folder_is_made_for_a_galley(tmp_path: Path, fonts: FontSet) -> None:
    file = tmp_path / "a.txt"
    file.write_text("改革", "utf-8")

    with pytest.raises(OutputError, match=r"output\.no-folder"):
        set_galley(file, tmp_path / "new" / "a.pdf", SHEET, STYLE, fonts)
    assert not (tmp_path / "new").exists()


def test_a_galley_never_replaces_its_text(tmp_path: Path, fonts: FontSet) -> None:
    file = tmp_path / "a.txt"
    file.write_text("改革", "utf-8")

    with pytest.raises(ContentError, match=r"galley\.same-file"):
        set_galley(file, file, SHEET, STYLE, fonts)
    assert file.read_text("utf-8") == "改革"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read(tmp_path: Path, fonts: FontSet) -> None:
    """It has no end (T2)."""
    with pytest.raises(ContentError, match=r"galley\.unreadable"):
        set_galley(Path("/dev/zero"), tmp_path / "a.pdf", SHEET, STYLE, fonts)


@pytest.mark.parametrize("text", ["a" * 30_000, "[" * 5_000, "a**b" * 2_000])
def test_a_word_without_end_is_set_and_told_briefly(
    text: str, tmp_path: Path, fonts: FontSet
) -> None:
    """F12: nothing is lost, and one paragraph has so many remarks and no more."""
    done = galley(tmp_path, text, fonts)

    assert shown(done.path) == text
    assert 0 < len(done.diagnostics) <= MOST_REMARKS + 1  # that it was relaxed


@pytest.mark.parametrize(
    ("size", "measure"), [(9.0, 108.0), (10.0, 110.0), (0.0, 116.0)]
)
def test_measure_of_whole_ems_gives_the_rest_to_the_margins(
    size: float, measure: float
) -> None:
    """CLREQ 2.3.5: columns stay as far apart as they are asked to be."""
    sheet = GalleySheet(Size(300.0, 400.0), 27.0, 2, 14.0, em=size)
    style = STYLE._replace(size=9.0)
    first, second = (sheet.places(column, style)[0][0] for column in (0, 1))

    assert sheet.measure == measure
    assert first == 27.0 + 2 * (116.0 - measure) / 2
    assert second - first == measure + 14.0


def test_vertical_columns_stand_one_below_the_other() -> None:
    """Lines run from right to left, a line's axis half an em inside the margin."""
    sheet = GalleySheet(Size(300.0, 400.0), 20.0, 2, 20.0, vertical=True)
    upper, lower = (sheet.places(column, STYLE) for column in (0, 1))

    assert sheet.measure == 170.0
    assert upper[:2] == [(275.5, 20.0), (262.5, 20.0)]
    assert lower[0] == (275.5, 210.0)
    assert len(upper) == sheet.rows(STYLE) == 20


def test_line_numbers_stand_beside_their_lines(tmp_path: Path, fonts: FontSet) -> None:
    """They are ink alone: what is copied and searched is the copy."""
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE * 4, "utf-8")
    plain, numbered = (
        set_galley(file, tmp_path / name, sheet, STYLE, fonts).path
        for name, sheet in (("a.pdf", SHEET), ("b.pdf", SHEET._replace(numbered=True)))
    )
    with PdfDocument(numbered) as document:
        page = document[0].render(scale=8).to_pil().convert("L")
    margin = page.crop((0, 0, int(8 * SHEET.margin), page.height))
    lines = {round(glyph.y) for glyph in positions.read(plain)}
    inked = [
        y
        for y in range(margin.height)
        if margin.crop((0, y, margin.width, y + 1)).getextrema()[0] < 128
    ]

    assert shown(numbered) == shown(plain)
    assert all(any(y - 5 <= row / 8 <= y + 1 for row in inked) for y in lines)
    assert all(any(y - 5 <= row / 8 <= y + 1 for y in lines) for row in inked)


def test_line_numbers_that_nobody_can_read_are_refused(
    tmp_path: Path, fonts: FontSet
) -> None:
    sheet = SHEET._replace(numbered=True, gutter=8.0)
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE, "utf-8")

    with pytest.raises(ContentError, match=r"galley\.no-room-for-numbers"):
        set_galley(file, tmp_path / "a.pdf", sheet, STYLE, fonts)


def test_forms_of_a_region_that_no_font_has_are_told(
    tmp_path: Path, fonts: FontSet
) -> None:
    """The fonts of the mainland alone, asked for the forms of Taiwan."""
    mainland = FontSet({role: fonts.fonts(role) for role in ("song", "serif")})
    file = tmp_path / "a.txt"
    file.write_text("「直」的字形。", "utf-8")
    for lang, codes in (("zh-Hant-TW", ["fonts.foreign-forms"]), ("zh-Hans", [])):
        style = STYLE._replace(lang=lang)
        done = set_galley(file, tmp_path / "a.pdf", SHEET, style, mainland)

        assert [remark.code for remark in done.diagnostics] == codes


@pytest.mark.parametrize("text", ["abc def", "7", "!"])
def test_text_without_han_is_set(text: str, tmp_path: Path, fonts: FontSet) -> None:
    assert shown(galley(tmp_path, text, fonts).path) == text.replace(" ", "")


#: Tells when Python looks for rubbish in circles.
_COLLECTED = """
import gc, sys
from reform_press.__main__ import run
gc.callbacks.append(lambda phase, told: sys.stderr.write(f"{phase}\\n"))
sys.exit(run())
"""


def test_a_command_never_looks_for_rubbish(tmp_path: Path) -> None:
    """Not even at its end, where all that it made would be looked through."""
    copy, target = tmp_path / "copy.txt", tmp_path / "galley.pdf"
    copy.write_text("问渠那得清如许，为有源头活水来。\n\n" * 50, "utf-8")
    command = [sys.executable, "-c", _COLLECTED, "galley", copy, "-o", target]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert target.exists()
    assert "start" not in done.stderr
