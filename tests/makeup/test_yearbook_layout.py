"""The templates of ``layouts/yearbook``: long words push, pictures fill."""

from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from reform_press.errors import LayoutError
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Size
from reform_press.kept import NOTHING
from reform_press.makeup.designed import Designed
from reform_press.makeup.webpage import Ask, design
from reform_press.style.load import load

HOUSE = Path(__file__).parents[2] / "layouts" / "yearbook"
TRIM, BLEED = Size(210 * MM, 285 * MM), 3 * MM
LONG = "湖北省咸宁市通城县改革开放与经济社会发展年鉴"
LONGEST = "武汉经济技术开发区（汉南区）改革开放四十五年经济社会发展资料长编与年鉴合刊"
#: A cover without flaps; its spine is 10 mm wide.
FLAT = Size(430 * MM, 285 * MM)
COVER = {
    "pages": 200, "width": 430, "height": 285,
    "back_flap": {"x": 0, "width": 0}, "front_flap": {"x": 430, "width": 0},
    "back": {"x": 0, "width": 210}, "spine": {"x": 210, "width": 10},
    "front": {"x": 220, "width": 210},
}  # fmt: skip
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    '<rect width="100" height="100" fill="#000"/></svg>'
)


@pytest.fixture
def page(fonts: FontSet, tmp_path: Path) -> Any:
    """Return what designs a page of the layout, of its template and data."""
    (tmp_path / "square.svg").write_text(SQUARE, "utf-8")
    layout = load(HOUSE, book=True)

    def made(template: str, title: str = LONG, size: Size = TRIM, **more: Any) -> Any:
        values = {
            "edition": {"title": title}, "data": {}, "side": "right",
            "part": {}, "stories": {}, **more,
        }  # fmt: skip
        ask = Ask(template, HOUSE, tmp_path, size, BLEED, layout.palette, values)
        return design(ask, fonts, NOTHING)

    return made


def words(page: Designed) -> list[tuple[float, float, float, float]]:
    """Return the boxes of all lines of words: left, foot, right, head."""
    text = pypdfium2.PdfDocument(BytesIO(page.under))[0].get_textpage()
    return [text.get_rect(at) for at in range(text.count_rects())]


def clear(page: Designed) -> bool:
    """Tell whether no words overlie others, and all are 5 mm within the trim."""
    boxes = words(page)
    edge = BLEED + 5 * MM
    wide, high = page.size.width + 2 * BLEED, page.size.height + 2 * BLEED
    apart = all(
        a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5
        or b[3] <= a[1] + 0.5
        for a, b in combinations(boxes, 2)
    )  # fmt: skip
    within = all(
        edge < b[0] and b[2] < wide - edge and edge < b[1] and b[3] < high - edge
        for b in boxes
    )
    return len(boxes) > 1 and apart and within


@pytest.mark.parametrize("title", ["年鉴", "通城改革年鉴", LONG, LONGEST])
def test_what_stands_under_a_title_is_pushed_by_it(page: Any, title: str) -> None:
    data = {"years": ["2024", "2025"], "subtitle": "两个年度", "by": "某某编纂委员会"}

    assert clear(page("title.html", title, data=data))
    assert clear(page("half-title.html", title, data={"years": "2024"}))


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_opener_has_room_for_a_long_title_and_many_sections(
    page: Any, side: str
) -> None:
    data = {
        "numeral": "第十二", "title": "一个很长的类目名称超过一行",
        "picture": "square.svg", "sections": list("一二三四五六七八九十子"),
    }  # fmt: skip

    assert clear(page("opener.html", data=data, side=side))


def test_an_opener_of_more_sections_than_it_holds_is_refused(page: Any) -> None:
    data = {"title": "类目", "picture": "square.svg", "sections": ["分目"] * 24}
    with pytest.raises(LayoutError) as caught:
        page("opener.html", data=data)

    assert "furniture.overflow" in {one.code for one in caught.value.diagnostics}


@pytest.mark.parametrize("template", ["opener.html", "cover.html"])
def test_a_drawing_of_any_shape_fills_its_frame(page: Any, template: str) -> None:
    """A square one: shown whole it would leave paper at the left and the right."""
    data = {"title": "类目", "picture": "square.svg"}
    size, more = (TRIM, {}) if template == "opener.html" else (FLAT, {"cover": COVER})
    made = page(template, size=size, data=data, **more)
    image = pypdfium2.PdfDocument(BytesIO(made.under))[0].render().to_pil()
    row = image.convert("L").crop((2, 400, image.width - 2, 401))

    assert row.getextrema() == (0, 0)


@pytest.mark.parametrize("title", ["年鉴", LONG, LONGEST])
def test_a_cover_of_any_title_prints_apart_what_it_prints(
    page: Any, title: str
) -> None:
    data = {
        "years": ["2024", "2025"], "subtitle": "两个年度", "volume": "总第12卷",
        "publisher": "某某出版社", "picture": "square.svg", "note": "封面图为示意图",
    }  # fmt: skip
    made = page("cover.html", title, FLAT, data=data, cover=COVER)
    boxes = [frame.rect for frame in made.frames]

    assert clear(made)
    assert [frame.name for frame in made.frames] == ["title", "volume", "publisher"]
    assert all(a.bottom <= b.y for a, b in pairwise(boxes))
    assert boxes[-1].bottom < TRIM.height


def test_a_cover_needs_no_years_and_no_picture(page: Any) -> None:
    made = page("cover.html", size=FLAT, cover=COVER)

    assert [frame.name for frame in made.frames] == ["title"]


def test_an_opener_has_frames_for_a_photograph_of_a_story(page: Any) -> None:
    made = page("opener.html", data={"title": "类目", "story": "pics", "photo": 2})
    picture, caption = made.frames

    assert (picture.name, caption.name) == ("pics:photo-2", "pics:caption-2")
    assert (picture.rect.x, picture.rect.right) == pytest.approx(
        (-BLEED, TRIM.width + BLEED), abs=0.01
    )
    assert caption.rect.y >= picture.rect.bottom


@pytest.mark.parametrize(
    "given", [[], ["图书在版编目（CIP）数据"], ["圖書在版編目(CIP)資料"]]
)
def test_the_head_of_the_record_is_printed_once(page: Any, given: list[str]) -> None:
    """The record 在版编目数据 itself is not set as its head, whether it has one."""
    record = "通城改革年鉴. 2024 / 某某编. -- 北京 : 某某出版社, 2024"
    approved = "国家版本馆CIP数据核字（2024）第000001号"
    made = page("imprint.html", data={"fields": [], "cip": [*given, record, approved]})
    text = pypdfium2.PdfDocument(BytesIO(made.under))[0].get_textpage()
    lines = text.get_text_range().split()

    assert lines[0].startswith("图书在版编目")
    assert sum("CIP" in one for one in lines) == 2


@pytest.mark.parametrize(
    ("template", "rules"), [("vertical.html", 0), ("vertical-ruled.html", 15)]
)
def test_rules_between_vertical_lines_are_those_of_one_page_alone(
    page: Any, template: str, rules: int
) -> None:
    """Rules would run through heads and captions of what goes on."""
    made = page(template)
    image = pypdfium2.PdfDocument(BytesIO(made.under))[0].render(scale=4).to_pil()
    row = image.convert("L").crop((0, 4 * 400, image.width, 4 * 400 + 1))
    dark = [shade < 235 for shade in row.get_flattened_data()]
    runs = sum(a < b for a, b in pairwise(dark))

    assert runs == rules + 4
