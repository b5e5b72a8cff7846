"""The cover of a small book: its flat, its spine, what is said of it."""

import json
from dataclasses import replace

import pytest

from makeup.newsroom import desk
from reform_press.content.book.model import Cover
from reform_press.content.model import Photo
from reform_press.errors import LayoutError, Source
from reform_press.geometry import MM, Size
from reform_press.makeup.book.cover import covered, designed_cover, printed_on
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.made_up import MadeUp
from reform_press.page import Embed, Picture, TextLine
from reform_press.style.model import TextStyle

HERE = Source("content/small/edition.yaml", 9)
SPINE = """\
<div style="position: absolute; background: device-cmyk(1 0 0 0); left: -3mm; top: -3mm;
  width: {{ cover.width + 6 }}mm; height: {{ cover.height + 6 }}mm"></div>
<div data-frame="title" data-mode="vertical" data-style="spine" style="
  position: absolute; left: {{ cover.spine.x }}mm; width: {{ cover.spine.width }}mm;
  top: 10mm; height: 60mm"></div>
"""
FLAP = """\
<div data-frame="about" style="position: absolute; top: 10mm; height: 30mm;
  left: {{ cover.front_flap.x + 5 }}mm; width: {{ cover.front_flap.width - 10 }}mm">
</div>
"""


@pytest.fixture
def make(fonts, tmp_path):
    """Return what makes a cover of 60 × 90 mm pages, of a template's text."""

    def made(template, pages=200, data=None, **said):
        house = tmp_path / "layouts" / "small"
        house.mkdir(parents=True, exist_ok=True)
        (house / "cover.html").write_text(template, "utf-8")
        at = desk(fonts)
        spine = TextStyle(size=12, leading=16, indent=0, align="centre")
        styles = (*at.layout.styles, ("spine", spine))
        trim = Size(60 * MM, 90 * MM)
        layout = at.layout._replace(trim=trim, styles=styles, bleed=3 * MM)
        edition = at.edition._replace(
            title="改革年鉴", folder=str(tmp_path / "content" / "small")
        )
        at = replace(at, edition=edition, layout=layout)
        cover = Cover("cover.html", json.dumps(data or {}), source=HERE)
        cover = cover._replace(**{"paper": 0.1, "board": 0.25, **said})
        designed = designed_cover(cover, pages, at, house)
        return designed, covered(MadeUp((), (), (), Dummy(())), designed, at), at

    return made


def lines(page):
    return [item for item in page.items if isinstance(item, TextLine)]


def test_a_cover_is_a_page_from_flap_to_flap(make):
    """30 + 60 + 10.5 + 60 + 30 mm, with its ground to the edges of the bleed."""
    _, made, _ = make(SPINE, flaps=30)
    sheet = made.cover.sheet
    ground = next(item for item in made.cover.items if isinstance(item, Embed))

    assert sheet.trim.width / MM == pytest.approx(190.5, abs=0.001)
    assert [round(x / MM, 2) for x in sheet.folds] == [30, 90, 100.5, 160.5]
    assert ground.rect.x == pytest.approx(-3 * MM, abs=0.001)
    assert ground.rect.width / MM == pytest.approx(196.5, abs=0.002)
    assert not made.diagnostics


def test_the_title_stands_upright_in_the_middle_of_the_spine(make):
    _, made, _ = make(SPINE)
    (line,) = lines(made.cover)

    assert line.text == "改革年鉴"
    assert line.vertical
    assert line.x / MM == pytest.approx(60 + 10.5 / 2, abs=0.01)
    assert (line.y + line.width / 2) / MM == pytest.approx(40, abs=0.1)


def test_a_thicker_book_has_its_title_further_to_the_right(make):
    (thin,), (thick,) = (
        lines(make(SPINE, pages=pages)[1].cover) for pages in (160, 320)
    )

    assert (thick.x - thin.x) / MM == pytest.approx(80 * 0.1 / 2, abs=0.01)


def test_words_of_the_data_are_set_under_their_names(make):
    data = {"about": ["第一段，记两个年头。", "第二段。"], "title": "年鉴"}
    designed, made, at = make(SPINE + FLAP, data=data, flaps=40)
    told = {line.role: line.text for line in lines(made.cover)}

    assert told == {"title": "年鉴", "about": "第二段。"}
    assert "".join(line.text for line in lines(made.cover)) == (
        "年鉴第一段，记两个年头。第二段。"
    )
    assert "".join(text for text, _, _ in printed_on(designed, at)) == (
        "年鉴第一段，记两个年头。第二段。"
    )


def test_copy_without_room_is_told(make):
    _, made, _ = make(SPINE + FLAP, data={"about": "字" * 400}, flaps=40)
    (rest,) = made.overset

    assert [one.code for one in made.diagnostics] == ["makeup.overset"]
    assert "cover:about" in made.diagnostics[0].message.en
    assert rest.characters > 100


def test_type_too_large_for_its_spine_is_warned_of(make):
    """12 pt are 4.2 mm; 40 leaves with their cover are 4.5."""
    _, made, _ = make(SPINE, pages=80)
    (told,) = made.diagnostics

    assert (told.severity, told.code) == ("warning", "makeup.type-at-fold")
    assert "4.5" in told.message.zh


def test_type_wider_than_its_spine_is_an_error(make):
    _, made, _ = make(SPINE, pages=60)

    assert [one.severity for one in made.diagnostics] == ["error"]
    assert made.overset[0].text == "改革年鉴"


def test_a_frame_without_words_is_refused_where_it_stands(make):
    with pytest.raises(LayoutError) as caught:
        make(SPINE + FLAP, flaps=40)
    (told,) = caught.value.diagnostics

    assert told.code == "makeup.cover-frame"
    assert told.source.file == "layouts/small/cover.html"
    assert "about" in told.message.zh
    assert str(HERE) in told.hint.en


def test_a_cover_without_its_paper_is_refused(make):
    with pytest.raises(LayoutError) as caught:
        make(SPINE, paper=0.0)

    assert caught.value.diagnostics[0].code == "makeup.no-caliper"
    assert caught.value.diagnostics[0].source == HERE


def test_a_photograph_fills_the_frame_that_is_called_picture(make, tmp_path):
    """Its name is not set as words; without one the frame is refused."""
    frame = '<div data-frame="picture" style="width: 40mm; height: 20mm"></div>'
    photo = Photo("photos/hills.jpg", width=800, height=800, digest="0" * 32)
    data = {"picture": "photos/hills.jpg"}
    _, made, _ = make(SPINE + frame, data=data, picture=photo)
    (drawn,) = (one for one in made.cover.items if isinstance(one, Picture))

    assert drawn.file == "photos/hills.jpg"
    assert [line.text for line in lines(made.cover)] == ["改革年鉴"]
    with pytest.raises(LayoutError, match="picture"):
        make(SPINE + frame, data=data)
