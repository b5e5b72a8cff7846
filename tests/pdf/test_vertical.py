"""Vertical lines: where the ink lands, and what is read back."""

import random
from collections.abc import Callable
from pathlib import Path
from subprocess import run as call
from typing import Any

import pytest
from PIL import Image

from pdf.printing import drawn, extracted, is_dark, opened, page, written
from pdf.printing import line as level
from pdf.printing import run as level_run
from referees import tools
from reform_press.fonts.face import Face
from reform_press.fonts.library import FontSet
from reform_press.geometry import Size
from reform_press.page import GlyphRun, TextLine

#: Dots a point of the drawings that are measured.
FINE = 8
#: What one dot, and its half tones, may be off (pt).
NEAR = 0.25
#: Characters that fonts turn for vertical lines, some of two cells.
MARKS = ("农", "，", "。", "（", "》", "——", "…", "～", "“", "！", "：", "·")

Box = tuple[float, float, float, float]


def codes(face: Face, text: str, *, vertical: bool) -> bytes:
    shaped = face.shape(text, vertical=vertical)
    return b"".join(glyph.code.to_bytes(2, "big") for glyph in shaped)


def down(
    face: Face, text: str, size: float = 20, x: float = 0, **more: Any
) -> GlyphRun:
    """Return a run of glyphs made for vertical lines."""
    run = GlyphRun(face.key, size, x, codes(face, text, vertical=True), vertical=True)
    return run._replace(**more)


def lying(
    face: Face, text: str, size: float = 20, x: float = 0, **more: Any
) -> GlyphRun:
    """Return a run that lies on its right side."""
    run = GlyphRun(face.key, size, x, codes(face, text, vertical=False), turned=True)
    return run._replace(**more)


def upright(
    face: Face, text: str, size: float = 20, x: float = 0, **more: Any
) -> GlyphRun:
    """Return a run that stands across the line; ``x`` is its baseline."""
    run = GlyphRun(face.key, size, x, codes(face, text, vertical=False))
    return run._replace(**more)


def column(*runs: GlyphRun, x: float = 50, y: float = 10, text: str = "农") -> TextLine:
    return TextLine(x, y, 60, runs, text, vertical=True)


def by_pdfium(pdf: bytes, scratch: Path) -> Image.Image:
    return drawn(pdf, FINE)


def by_poppler(pdf: bytes, scratch: Path) -> Image.Image:
    lost = tools.missing("pdftoppm")
    if lost:
        pytest.skip(lost)
    (scratch / "page.pdf").write_bytes(pdf)
    dots = ["pdftoppm", "-r", str(72 * FINE), "-singlefile", "-png"]
    call([*dots, str(scratch / "page.pdf"), str(scratch / "page")], check=True)
    with Image.open(scratch / "page.png") as image:
        return image.convert("RGB")


@pytest.fixture(params=[by_pdfium, by_poppler], ids=["pdfium", "poppler"])
def ink(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[bytes], Box]:
    """Return what tells left, top, right, bottom of the ink in points."""

    def box(pdf: bytes) -> Box:
        found = inked(request.param(pdf, tmp_path))
        left, top, right, bottom = (edge / FINE for edge in found)
        return left, top, right, bottom

    return box


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box around the dots that are more black than white."""
    dots = image.convert("L").point(lambda v: 255 if v < 128 else 0)
    found = dots.getbbox()
    assert found
    return found


# --- where the ink lands ---------------------------------------------------------


@pytest.mark.parametrize("role", ["song", "hei", "kai"])
@pytest.mark.parametrize("mark", MARKS)
def test_vertical_glyph_stands_in_its_cell(
    fonts: FontSet, ink: Callable[[bytes], Box], role: str, mark: str
) -> None:
    """The cell hangs from its upper edge, centred on the axis of the line."""
    face, size = fonts.chain(role)[0], 20
    run = down(face, mark, x=5)
    shown = ink(written(fonts, page(column(run, text=mark))))
    glyphs = [int.from_bytes(run.codes[i : i + 2]) for i in range(0, len(run.codes), 2)]
    expected, pen = [], 15.0
    for glyph in glyphs:
        advance, x, y = face.vertical(glyph)
        drawing = face.ink(glyph)
        assert drawing
        expected.append(
            (
                50 + (drawing.left - x) * size,
                pen + (y - drawing.top) * size,
                50 + (drawing.right - x) * size,
                pen + (y - drawing.bottom) * size,
            )
        )
        pen -= advance * size
    lefts, tops, rights, bottoms = zip(*expected, strict=True)
    assert shown == pytest.approx(
        (min(lefts), min(tops), max(rights), max(bottoms)), abs=NEAR
    )
    assert 40 - NEAR <= shown[0] <= shown[2] <= 60 + NEAR
    assert 15 - NEAR <= shown[1] <= shown[3] <= 15 + len(mark) * size + NEAR


def test_glyph_of_another_height_keeps_to_its_pen(
    fonts: FontSet, ink: Callable[[bytes], Box]
) -> None:
    """A Latin face says 1.37 em a glyph: the pen obeys, in points down."""
    face = fonts.chain("serif")[0]
    shown = ink(written(fonts, page(column(down(face, "LL"), text="LL"))))
    advance, _, y = face.vertical(face.glyph("L"))
    drawing = face.ink(face.glyph("L"))

    assert drawing
    assert advance < -1.2
    assert shown[1] == pytest.approx(10 + (y - drawing.top) * 20, abs=NEAR)
    assert shown[3] == pytest.approx(10 + (y - advance) * 20, abs=NEAR)


def test_turned_run_lies_on_its_right_side(
    fonts: FontSet, ink: Callable[[bytes], Box]
) -> None:
    """Clockwise: what was above shows to the right, what followed below."""
    face = fonts.chain("serif")[0]
    shown = ink(
        written(fonts, page(column(lying(face, "bl", x=5, rise=-6), text="bl")))
    )
    first, last = (face.ink(face.glyph(c)) for c in "bl")
    width = face.advance(face.glyph("b"))

    assert first
    assert last
    assert shown == pytest.approx(
        (
            50 - 6 + 20 * min(first.bottom, last.bottom),
            10 + 5 + 20 * first.left,
            50 - 6 + 20 * max(first.top, last.top),
            10 + 5 + 20 * (width + last.right),
        ),
        abs=NEAR,
    )


def test_turned_shifts_and_tracking_run_down(square: FontSet) -> None:
    face = square.chain("song")[0]
    run = lying(face, "农农农", size=10, rise=-3.8, tracking=4, shifts=((2, 6.0),))
    image = drawn(written(square, page(column(run, text="农农农"))))

    assert [is_dark(image, 50, y) for y in (12, 22, 26, 36, 41, 46)] == [
        True, False, True, False, False, True,
    ]  # fmt: skip
    assert is_dark(image, 46, 12)
    assert is_dark(image, 53, 12)
    assert not is_dark(image, 57, 12)


def test_upright_run_stands_across_the_line(
    fonts: FontSet, ink: Callable[[bytes], Box]
) -> None:
    """Its baseline is ``x`` down, its pen ``rise`` to the right of the axis."""
    face = fonts.chain("serif")[0]
    shown = ink(written(fonts, page(column(upright(face, "L", x=17, rise=-5)))))
    drawing = face.ink(face.glyph("L"))

    assert drawing
    assert shown == pytest.approx(
        (45 + 20 * drawing.left, 27 - 20 * drawing.top, 45 + 20 * drawing.right, 27),
        abs=NEAR,
    )


def test_condensed_run_is_as_much_narrower_and_no_lower(
    fonts: FontSet, ink: Callable[[bytes], Box]
) -> None:
    face = fonts.chain("serif")[0]
    full, narrow = (
        ink(
            written(
                fonts,
                page(column(upright(face, "128", x=17, condensed=by), text="128")),
            )
        )
        for by in (1.0, 0.6)
    )

    assert narrow[2] - narrow[0] == pytest.approx(0.6 * (full[2] - full[0]), abs=NEAR)
    assert narrow[1::2] == full[1::2]


def test_shifts_and_tracking_of_a_condensed_run_are_as_drawn(square: FontSet) -> None:
    """A cell of 10 pt shrinks to 5; 3 pt of tracking and 4 of shift do not."""
    face = square.chain("song")[0]
    run = upright(face, "农农农", size=10, x=20, rise=-20)
    run = run._replace(condensed=0.5, tracking=3.0, shifts=((2, 4.0),))
    image = drawn(written(square, page(column(run, text="农农农"))))

    assert [is_dark(image, x, 25) for x in (32, 36, 39, 42, 45, 48, 51, 54, 56)] == [
        True, False, True, True, False, False, True, True, False,
    ]  # fmt: skip


def test_rise_of_a_vertical_run_is_to_the_right(square: FontSet) -> None:
    face = square.chain("song")[0]
    image = drawn(written(square, page(column(down(face, "农", size=10, rise=7)))))

    assert not is_dark(image, 50, 15)
    assert is_dark(image, 53, 15)
    assert is_dark(image, 61, 15)


def test_every_way_of_standing_leaves_the_next_run_as_it_should_be(
    square: FontSet,
) -> None:
    """Raised, tracked, narrowed, turned and vertical, each after each other."""
    face = square.chain("song")[0]
    raised = TextLine(
        5, 75, 10, (level_run(face, "农", rise=3, size=4, tracking=2),), "农"
    )
    ways = [
        raised,
        column(down(face, "农", size=10, tracking=2), x=20, y=5),
        column(lying(face, "农", size=10, rise=-3.8), x=35, y=5),
        column(upright(face, "农", size=10, x=8.8, rise=-5, condensed=0.5), x=50, y=5),
    ]
    cells = [(20, 10), (35, 10), (47.5, 10)]
    rng = random.Random(1)
    for _ in range(6):
        rng.shuffle(ways)
        items = [*ways, level(face, "农", x=70, y=13.8)]
        image = drawn(written(square, page(*items)), 2)
        for x, y in (*cells, (75, 10)):
            assert is_dark(image, 2 * x, 2 * y)
        box = inked(image.crop((20, 0, 200, 60)))
        assert (box[1], box[3]) == (10, 30)
        assert not is_dark(image, 2 * 52, 20)  # the narrow one ends at 50


def test_short_columns_are_drawn_in_their_cells(square: FontSet) -> None:
    """Columns of one cell are shown in other ways, with the same ink."""
    face = square.chain("song")[0]
    items = [column(down(face, "农", size=10), x=80 - 20 * i, y=30) for i in range(4)]
    image = drawn(written(square, page(*items)), 2)

    for i in range(4):
        middle = 2 * (80 - 20 * i)
        cell = inked(image.crop((middle - 20, 0, middle + 20, 160)))
        assert cell == (10, 60, 30, 80)


# --- the text layer --------------------------------------------------------------


def read_back(pdf: bytes, scratch: Path) -> dict[str, str]:
    """Return what each extractor reads, or skip for want of one."""
    lost = tools.missing("pdftotext", "mutool")
    if lost:
        pytest.skip(lost)
    (scratch / "page.pdf").write_bytes(pdf)
    return tools.extracted(scratch / "page.pdf")


def mixed(fonts: FontSet, *parts: tuple[str, str], x: float, y: float = 20) -> TextLine:
    """Return a line of parts that run down, lie ("t") or stand upright ("u")."""
    song, serif = fonts.chain("song")[0], fonts.chain("serif")[0]
    size, runs, pen = 10.0, [], 0.0
    for way, text in parts:
        width = sum(glyph.advance for glyph in serif.shape(text)) * size
        if way == "v":
            runs.append(down(song, text, size, pen))
            pen += size * len(text)
        elif way == "t":
            runs.append(lying(serif, text, size, pen + 2.5, rise=-3.3))
            pen += width + 5
        else:
            by = min(1.0, size / width)
            stands = pen + 0.85 * size
            runs.append(
                upright(serif, text, size, stands, rise=-width * by / 2, condensed=by)
            )
            pen += size
    text = "".join(text for _, text in parts)
    return TextLine(x, y, pen, tuple(runs), text, vertical=True)


COLUMNS = (
    [("v", "新闻工作者在"), ("u", "12"), ("v", "月"), ("u", "31"), ("v", "日开会讨论")],
    [("v", "农村改革——“包产到户”和‘大包干’的"), ("t", "Reform"), ("v", "经验。")],
    [("v", "全省粮食产量"), ("t", "2023"), ("v", "年比上年增长"), ("u", "100")],
    [("v", "（一）继续深化农村土地制度改革；")],
    [("v", "《决定》共有"), ("t", "1978–1984")],
    [("v", "终")],
    [("v", "落实承包……")],
)  # fmt: skip


def test_columns_are_read_from_right_to_left(fonts: FontSet, tmp_path: Path) -> None:
    items = [mixed(fonts, *parts, x=180 - 18 * i) for i, parts in enumerate(COLUMNS)]
    pdf = written(fonts, page(*items, trim=Size(200, 300)))
    copy = "".join(text for parts in COLUMNS for _, text in parts)

    assert read_back(pdf, tmp_path) == dict.fromkeys(
        ("pdfium", "pdftotext", "mutool"), copy
    )


@pytest.mark.parametrize("cells", range(1, 7))
@pytest.mark.parametrize("indent", [0, 20])
@pytest.mark.parametrize("first", [("v", "新闻"), ("t", "1978"), ("u", "12")])
def test_short_last_line_is_read_before_the_next_paragraph(
    fonts: FontSet, cells: int, indent: float, first: tuple[str, str]
) -> None:
    """No two lines begin strings level, which pdfium would sort."""
    items = [
        mixed(fonts, ("v", "农村改革取得进展。"), x=86),
        mixed(fonts, ("v", "稳步向前走。"[-cells:]), x=68),
        mixed(fonts, first, ("v", "年的会议"), x=50, y=20 + indent),
        mixed(fonts, ("v", "讨论了决定"), x=32),
    ]
    pdf = written(fonts, page(*items, trim=Size(100, 160)))

    assert extracted(pdf).split() == [item.text for item in items]


@pytest.mark.parametrize("tracking", [0.0, 0.4, 3.0, 8.0])
def test_tiers_of_columns_are_read_one_after_the_other(
    fonts: FontSet, tmp_path: Path, tracking: float
) -> None:
    """Vertical pages have their columns in tiers; loose lines gain no spaces."""
    song = fonts.chain("song")[0]
    copy = "改革开放以来，农村经济体制发生了深刻变化。家庭联产承包责任制的推行，" * 2
    rows = [copy[i : i + 8] for i in range(0, len(copy), 8)]
    items = [
        column(
            down(song, text, 10, tracking=tracking),
            x=280 - 16 * (i % 5), y=20 + 180 * (i // 5), text=text,
        )
        for i, text in enumerate(rows)
    ]  # fmt: skip
    pdf = written(fonts, page(*items, trim=Size(300, 400)))
    found = read_back(pdf, tmp_path)

    assert found == dict.fromkeys(found, copy)
    assert " " not in extracted(pdf)


def test_vertical_headline_stands_beside_level_text(
    fonts: FontSet, tmp_path: Path
) -> None:
    """R78: a vertical headline in a horizontal page is read where it is drawn."""
    song = fonts.chain("song")[0]
    body = ["改革开放以来，农村", "经济体制发生了深刻", "变化，粮食连年增产。"]
    left = [level(song, t, x=20, y=30 + 14 * i) for i, t in enumerate(body)]
    right = [level(song, t, x=180, y=30 + 14 * i) for i, t in enumerate(body)]
    head = [
        column(down(song, t, 30), x=160 - 36 * i, y=20, text=t)
        for i, t in enumerate(("农村改革", "开新局"))
    ]
    pdf = written(fonts, page(*left, *head, *right, trim=Size(300, 200)))
    found = read_back(pdf, tmp_path)
    copy = "".join(body)

    assert found == dict.fromkeys(found, copy + "农村改革开新局" + copy)


def test_vertical_line_is_one_span(fonts: FontSet) -> None:
    """Forms for vertical setting never reach the text layer (R79)."""
    pdf = written(fonts, page(mixed(fonts, *COLUMNS[1], x=50), trim=Size(100, 400)))
    with opened(pdf) as document:
        told = document.pages[0].Contents.read_bytes()

    assert told.count(b"BDC") == told.count(b"EMC") == 1
    assert extracted(pdf).strip() == "".join(text for _, text in COLUMNS[1])
