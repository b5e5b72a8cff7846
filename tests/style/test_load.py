"""A layout is short: what it leaves out is the house's standard."""

from pathlib import Path

import pytest

from reform_press.colour import Colour
from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.style.load import colour_of, load, profile

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
        ("palette: {accent: red}", "4:19 layout.bad-colour"),
        ("bands: {1: [48, 36]}", "4:12 layout.bad-band"),
        ("bands: {6: [36, 48]}", "4:9 layout.unknown-key"),
        ("press: {icc: ../x.icc}", "4:14 layout.no-profile"),
        ("press: {ink_limit: 240}", "4:20 layout.bad-range"),
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
