"""Charts in templates: by macros, in the inks of the palette, kept and told."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from makeup.charts.drawn import PALETTE, SHARES, easel_of
from pdf.printing import PLAIN, opened
from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import Rect, Size
from reform_press.kept import NOTHING, Kept
from reform_press.makeup import webpage
from reform_press.makeup.designed import Designed
from reform_press.makeup.webpage import Ask, design
from reform_press.page import Embed, Page, Sheet
from reform_press.pdf.writer import write_pdf
from reform_press.store import Store

TRIM = Size(320.0, 800.0)
HEAD = '{% import "reform/charts.html" as charts %}<style>*{margin:0}</style>\n'
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<circle cx="5" cy="5" r="5" fill="device-cmyk(0 0.26 0.84 0)"/></svg>'
)


class Press:
    """A layout and an edition, whose one page is designed and printed."""

    def __init__(self, folder: Path, fonts: FontSet) -> None:
        self.house = folder / "layouts" / "plain"
        self.edition = folder / "content" / "sample"
        self.fonts = fonts
        self.house.mkdir(parents=True)
        self.edition.mkdir(parents=True)

    def page(self, body: str, kept: Kept = NOTHING, lang: str = "zh-Hans") -> Designed:
        (self.house / "page.html").write_text(HEAD + body, "utf-8")
        ask = Ask(
            "page.html", self.house, self.edition, TRIM, 0.0,
            tuple(PALETTE.items()), {"data": {"shares": SHARES}}, lang=lang,
        )  # fmt: skip
        return design(ask, self.fonts, kept)

    def printed(self, body: str) -> bytes:
        whole = Rect(0, 0, *TRIM)
        item = Embed(whole, self.page(body).under, "")
        sink = BytesIO()
        told = write_pdf([Page(1, Sheet(TRIM), (item,))], sink, self.fonts, PLAIN)
        assert told == ()
        return sink.getvalue()


@pytest.fixture
def press(tmp_path: Path, fonts: FontSet) -> Press:
    return Press(tmp_path, fonts)


ALL = """
{{ charts.bars(data.shares, width=300, unit="%") }}
{{ charts.columns(data.shares, width=300, height=100, colours="field") }}
{{ charts.lines(data.shares, width=300, height=90) }}
{{ charts.share(data.shares, width=300, colours=["canal", "field", "yolk"]) }}
{{ charts.ring(data.shares, width=300) }}
{{ charts.gauges(data.shares, width=300) }}
{{ charts.table(data.shares, width=300) }}
"""
MORE = """
{{ charts.figures(data.shares, width=300) }}
{{ charts.timeline([{"date": "2019", "name": "一|One"}], width=200) }}
{{ charts.process([{"icon": "feed.svg", "name": "喂食|Fed"}], width=100) }}
{{ charts.qr("https://example.org", width="20mm") }}
"""


@pytest.mark.parametrize("body", [ALL, MORE])
def test_every_macro_is_printed_in_inks_alone(press: Press, body: str) -> None:
    (press.house / "feed.svg").write_text(ICON)
    with opened(press.printed(body)) as document:
        used = {
            str(step.operator)
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
            for step in pikepdf.parse_content_stream(thing)
        }

    assert used & {"rg", "RG", "g", "G", "sc", "SC", "scn", "SCN", "cs", "CS"} == set()
    assert "k" in used


def test_words_of_charts_are_text_in_fonts_of_the_house(press: Press) -> None:
    pdf = press.printed(ALL)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    with opened(pdf) as document:
        fonts = {
            str(thing["/FontName"]).partition("+")[2]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing
        }

    assert "森林覆盖" in text
    assert "Water up to standard" in text
    assert "54.07%" in text
    assert fonts
    assert all(name.startswith(("sans", "hei")) for name in fonts)


def test_words_are_as_wide_as_they_were_measured(press: Press) -> None:
    """WeasyPrint draws signs of SVG without kerning: they ran out of their room."""
    pdf = press.printed("{{ charts.gauges(data.shares, width=300, height=200) }}")
    words = "Water up to standard"
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        at = text.get_text_range().index(words)
        ends = [text.get_charbox(n, loose=True) for n in (at, at + len(words) - 1)]
    easel = easel_of(press.fonts)

    assert ends[1][2] == pytest.approx(300, abs=0.02)
    measured = easel.width(words, easel.letters(7.5))
    assert ends[1][2] - ends[0][0] == pytest.approx(measured, abs=0.02)


def test_the_first_bar_has_the_inks_of_the_palette(press: Press) -> None:
    """Of the stream, and where the page is rendered."""
    pdf = press.printed('{{ charts.bars(data.shares, width=300, colours="yolk") }}')
    with opened(pdf) as document:
        inks = {
            tuple(round(float(v), 3) for v in step.operands)
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
            for step in pikepdf.parse_content_stream(thing)
            if str(step.operator) == "k"
        }
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    red, green, blue = picture.getpixel((2 * 150, 2 * 12))

    assert (0.0, 0.26, 0.84, 0.0) in inks
    assert inks <= {(0.0, 0.26, 0.84, 0.0), (0.0, 0.0, 0.0, 1.0)}
    assert red > 200
    assert green > 150
    assert blue < 120


def test_an_edit_of_a_data_file_draws_the_page_again(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(Store(tmp_path / "cache"), maker="maker")
    table = press.edition / "yield.csv"
    body = '{{ charts.bars("yield.csv", width=300) }}'
    table.write_text("name,value\n粮食|Grain,1\n", "utf-8")
    first = press.page(body, kept)
    with monkeypatch.context() as patched:
        patched.setattr(webpage, "render", None)
        again = press.page(body, kept)
    table.write_text("name,value\n粮食|Grain,1\n油料|Oil,2\n", "utf-8")

    assert again == first
    assert press.page(body, kept).under != first.under


def test_faults_of_a_call_stand_at_its_line_and_of_a_file_in_it(press: Press) -> None:
    (press.edition / "yield.csv").write_text("name,value\na,x\nb,y\n", "utf-8")
    with pytest.raises(LayoutError) as of_call:
        press.page('\n\n<p>\n{{ charts.bars(data.shares, widht="1mm") }}')
    with pytest.raises(LayoutError) as of_file:
        press.page('{{ charts.bars("yield.csv", width=300) }}')

    assert [str(d.source) for d in of_call.value.diagnostics] == [
        "layouts/plain/page.html:5:1"
    ]
    assert [str(d.source) for d in of_file.value.diagnostics] == [
        "content/sample/yield.csv:2:3",
        "content/sample/yield.csv:3:3",
    ]


def test_an_english_page_says_nothing_in_chinese(press: Press) -> None:
    made = press.page(ALL, lang="en")
    with pypdfium2.PdfDocument(made.under) as document:
        text = document[0].get_textpage().get_text_range()

    assert "Forest cover" in text
    assert not [sign for sign in text if "\u4e00" <= sign <= "\u9fff"]
