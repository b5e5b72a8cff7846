"""A layout is short: what it leaves out is the house's standard."""

from pathlib import Path

import pytest

from reform_press.colour import Colour
from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.style.load import colour_of, load, profile
from reform_press.style.model import Punctuation
from reform_press.style.score_form import ScoreForm
from reform_press.style.weights import ScoreWeights, weights_of

LAYOUTS = Path(__file__).parent.parent.parent / "layouts"
LEAST = """\
trim: 390x545mm
top: 37mm
grid: {columns: 8, characters: 13, rows: 113}
"""


def loaded(tmp_path, text):
    folder = tmp_path / "layouts" / "a"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def faults(tmp_path, text):
    with pytest.raises(LayoutError) as raised:
        loaded(tmp_path, text)
    return [
        f"{d.source.line}:{d.source.column} {d.code}" for d in raised.value.diagnostics
    ]


@pytest.mark.parametrize(
    ("name", "columns", "characters", "rows", "width"),
    [("newspaper-duikai", 8, 13, 113, 999), ("newspaper-sikai", 6, 12, 81, 693)],
)
def test_the_shipped_layouts_hold_the_grid_table(
    name, columns, characters, rows, width
):
    layout = load(LAYOUTS / name)
    grid = layout.grid

    assert (grid.columns, grid.characters, grid.rows) == (columns, characters, rows)
    assert grid.size_of_area.width == pytest.approx(width)
    assert profile(layout, LAYOUTS / name).is_file()


def test_three_lines_make_a_layout(tmp_path):
    layout = loaded(tmp_path, LEAST)

    assert layout.trim.width == pytest.approx(390 * MM)
    assert layout.bleed == pytest.approx(3 * MM, abs=0.01)
    assert layout.style("body").size == 9
    assert layout.style("dateline").han == "hei"
    assert layout.style("caption").size == 8.5
    assert layout.head("lead").main == "title"


def test_body_is_the_base_of_every_style(tmp_path):
    layout = loaded(tmp_path, LEAST + "styles: {正文: {}, body: {autospace: 0.2}}\n")

    assert layout.style("caption").autospace == 0.2


def test_lengths_are_read_in_every_unit(tmp_path):
    text = LEAST + "styles: {body: {size: 小五, leading: 16Q}, note: {size: 2mm}}\n"
    layout = loaded(tmp_path, text)

    assert layout.style("body").size == 9
    assert layout.style("body").leading == pytest.approx(4 * MM)
    assert layout.style("note").size == pytest.approx(2 * MM)


def test_a_colour_is_inks_or_a_name(tmp_path):
    text = "palette: {accent: C90 K20}\nheads: {lead: {colour: accent}}\n"
    layout = loaded(tmp_path, LEAST + text)

    assert layout.head("lead").colour == Colour(c=0.9, k=0.2)
    assert layout.colour("black") == Colour(k=1.0)


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ("region: TW", Punctuation(region="TW")),
        ("地区: 香港", Punctuation(region="HK")),
        ("punctuation: kaiming", Punctuation(width="kaiming")),
        ("标点: 行末半角", Punctuation(width="hangmo_banjiao")),
        ("标点: 普通", Punctuation(width="plain")),
        ("adjacent: tight", Punctuation(tight=True)),
        ("相邻标点: 常规", Punctuation(tight=False)),
        ("line_start: full", Punctuation(half_start=False)),
        ("行末标点: 整字", Punctuation(half_end=False)),
        ("hanging: on", Punctuation(hanging="，。、")),
        ("hanging: 。，", Punctuation(hanging="。，")),
        ("hanging: off", Punctuation()),
        ("stops_give: false", Punctuation(stops_give=False)),
    ],
)
def test_the_style_of_marks_is_said_word_by_word(tmp_path, said, marks):
    """CLREQ 3.1.6, 3.1.7; GB/T 15834 5.1."""
    layout = loaded(tmp_path, LEAST + f"styles: {{body: {{{said}}}}}\n")

    assert layout.style("body").marks == marks


def test_a_style_keeps_what_it_does_not_say_of_the_bodys_marks(tmp_path):
    text = "styles: {body: {region: TW}, caption: {标点悬挂: 悬挂}}\n"
    layout = loaded(tmp_path, LEAST + text)

    assert layout.style("caption").marks == Punctuation("TW", hanging="，。、")
    assert layout.style("note").marks == Punctuation("TW")


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("排向: 竖排", "mode", "vertical"),
        ("末行字数: 3", "runt", 3),
        ("optical: true", "optical", True),
        ("视觉边距: 是", "optical", True),
        ("着重: 换字体", "emphasis", "face"),
        ("autospace_gives: false", "autospace_gives", False),
        ("中西间距: 0.2", "autospace", 0.2),
        ("避头尾: 严格", "prohibition", "strict"),
        ("凸排: 2", "hang", 2),
        ("断词: 否", "hyphenate", False),
        ("对齐: 均排", "align", "justify_all"),
        ("字距: 0.25", "tracking", 0.25),
    ],
)
def test_every_rule_of_setting_can_be_said_in_chinese(tmp_path, said, field, value):
    layout = loaded(tmp_path, LEAST + f"styles: {{caption: {{{said}}}}}\n")

    assert getattr(layout.style("caption"), field) == value


@pytest.mark.parametrize("text", ["", "C101", "C10 C20", "R10", "C", "10", "#ff0000"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match=text or ".*"):
        colour_of(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("styles: {body: {colour: acent}}", "4:25 layout.bad-colour"),
        ("styles: {body: {siz: 9}}", "4:17 layout.unknown-key"),
        ("styles: {body: {size: 0}}", "4:23 layout.bad-range"),
        ("styles: {body: {align: left}}", "4:24 layout.bad-choice"),
        ("styles: {body: {hanging: 。（}}", "4:26 layout.bad-value"),
        ("styles: {body: {punctuation: half}}", "4:30 layout.bad-choice"),
        ("styles: {body: {地区: 内地}}", "4:21 layout.bad-choice"),
        ("styles: {body: {runt: 0}}", "4:23 layout.bad-range"),
        ("palette: {accent: red}", "4:19 layout.bad-colour"),
        ("bands: {1: [48, 36]}", "4:12 layout.bad-band"),
        ("bands: {6: [36, 48]}", "4:9 layout.unknown-key"),
        ("press: {icc: ../x.icc}", "4:14 layout.no-profile"),
        ("press: {ink_limit: 240}", "4:20 layout.bad-range"),
        ("press: {rgb: ignore}", "4:14 layout.bad-choice"),
        ("furniture: {height: 60mm}", "2:6 layout.no-headroom"),
        ("furniture: {folio_size: 101}", "4:25 layout.bad-range"),
        ("furniture: {heavy_rule: 21}", "4:25 layout.bad-range"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path, text, fault):
    assert faults(tmp_path, LEAST + text + "\n") == [fault]


def test_a_grid_that_leaves_the_sheet_is_an_error(tmp_path):
    text = LEAST.replace("13,", "15,").replace("113", "130")

    assert faults(tmp_path, text) == ["3:7 layout.too-wide", "3:42 layout.too-high"]


def test_a_layout_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(LayoutError) as raised:
        load(tmp_path / "layouts" / "none")

    assert raised.value.diagnostics[0].code == "file.unreadable"


def test_a_layout_without_its_file_is_told_where_it_belongs(tmp_path):
    (tmp_path / "layouts" / "a").mkdir(parents=True)
    with pytest.raises(LayoutError) as raised:
        load(tmp_path / "layouts" / "a")

    assert raised.value.diagnostics[0].hint.en.startswith("a layout is layouts/NAME")


def test_a_layout_says_what_faults_cost(tmp_path):
    """A modular paper takes cuts for no fault; the rest stays the standard."""
    said = LEAST + "评分:\n  断版: {封顶: 0}\n  white: {points: 30, free: 0.02}\n"
    score, standard = weights_of(loaded(tmp_path, said).score), ScoreWeights()

    assert score.cuts == standard.cuts._replace(cap=0)
    assert score.white == standard.white._replace(points=30, free=0.02)
    assert score.butted == standard.butted
    (tmp_path / "b").mkdir()
    assert weights_of(loaded(tmp_path / "b", LEAST).score) == standard


def test_every_weight_can_be_said_and_is_the_standard_where_it_is_not():
    said = ScoreForm().model_dump()

    assert said == {t: w._asdict() for t, w in ScoreWeights()._asdict().items()}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("score: {white: {points: -1}}", "4:25 layout.bad-range"),
        ("score: {white: {span: 0}}", "4:23 layout.bad-range"),
        ("score: {whit: {}}", "4:9 layout.unknown-key"),
    ],
)
def test_weights_that_are_none_are_told(tmp_path, text, fault):
    assert faults(tmp_path, LEAST + text + "\n") == [fault]


def test_a_masthead_is_set_in_the_accent_across_the_page_unless_the_file_says(tmp_path):
    plain = loaded(tmp_path / "a", LEAST).masthead
    said = "masthead: {columns: 5, rows: 14, face: hei-black, colour: black}"
    other = loaded(tmp_path / "b", f"{LEAST}{said}\n").masthead

    assert (plain.columns, plain.face) == (0, "title")
    assert plain.colour == Colour(0.15, 1.0, 1.0, 0.05)
    assert (other.columns, other.rows, other.face) == (5, 14, "hei-black")
    assert other.colour == Colour(k=1.0)


def test_a_masthead_may_be_drawn(tmp_path):
    folder = tmp_path / "layouts" / "a"
    folder.mkdir(parents=True)
    (folder / "name.svg").write_text("<svg/>")
    (folder / "layout.yaml").write_text(f"{LEAST}masthead: {{logo: name.svg}}\n")

    assert load(folder).masthead.logo == "<svg/>"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("logo: none.svg", "4:18 layout.no-logo"),
        ("logo: ../../x.svg", "4:18 layout.no-logo"),
        ("columns: 9", "4:21 layout.wide-masthead"),
        ("rows: 113", "4:18 layout.high-masthead"),
        ("colour: red", "4:20 layout.bad-colour"),
    ],
)
def test_faults_of_a_masthead_are_told_at_their_place(tmp_path, said, fault):
    assert faults(tmp_path, f"{LEAST}masthead: {{{said}}}\n") == [fault]


def test_a_small_book_needs_no_room_for_a_masthead_and_a_running_head(tmp_path):
    small = "trim: 60x90mm\ntop: 10mm\ngrid: {columns: 1, characters: 12, rows: 12}\n"

    assert faults(tmp_path / "a", small) == [
        "2:6 layout.no-headroom",
        "1:1 layout.high-masthead",
    ]
    assert load(tmp_path / "a" / "layouts" / "a", book=True).top == 10 * MM
