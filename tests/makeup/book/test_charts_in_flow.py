"""Charts in the text are as wide as their columns and tell faults where called."""

import json
from dataclasses import replace

from makeup.newsroom import desk
from reform_press.content.book.model import Chart
from reform_press.errors import Source
from reform_press.makeup.book.charts_in_flow import draw_chart
from reform_press.page import Group

HERE = Source("chapter.md", 7, 1)
ROWS = [{"name": "一期", "value": 97}, {"name": "二期", "value": 70}]


def drawn(
    fonts, tmp_path, measure=200.0, macro="bars", rows=ROWS, source=None, **options
):
    at = desk(fonts)
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True, exist_ok=True)
    at = replace(at, edition=at.edition._replace(folder=str(folder)))
    chart = Chart(macro, json.dumps({"rows": rows, "options": options}), source)
    return draw_chart(chart, measure, at, HERE, "改造进度")


def test_a_chart_is_as_wide_as_the_measure_whatever_it_says(fonts, tmp_path):
    done = drawn(fonts, tmp_path, width="40mm")
    placed = done.at(30, 50)

    assert not done.diagnostics
    assert placed.rect[:3] == (30, 50, 200)
    assert placed.rect.height > 20
    assert placed.pdf.startswith(b"%PDF")
    assert placed.alt == "改造进度"


def test_more_rows_make_it_higher(fonts, tmp_path):
    one = drawn(fonts, tmp_path, rows=ROWS[:1]).size.height
    two = drawn(fonts, tmp_path).size.height

    assert two > one


def test_the_same_chart_is_the_same_drawing(fonts, tmp_path):
    assert drawn(fonts, tmp_path) == drawn(fonts, tmp_path)


def test_what_is_wrong_is_told_where_the_chart_is_called(fonts, tmp_path):
    done = drawn(fonts, tmp_path, colour="accent")
    (told,) = done.diagnostics

    assert told.code == "chart.option"
    assert told.source == HERE
    assert (done.pdf, done.size.height) == (b"", 0.0)


def test_data_that_cannot_be_drawn_are_told_there_too(fonts, tmp_path):
    done = drawn(fonts, tmp_path, rows=[{"name": "一期", "value": "多"}])

    assert [one.source for one in done.diagnostics] == [HERE]
    assert done.diagnostics[0].severity == "error"
    assert done.at(30, 50) == Group(())


def test_they_are_told_in_the_file_of_the_chart_where_it_is_known(fonts, tmp_path):
    values = Source("charts/estates.yaml", 2, 1)
    rows = [{"name": "一期", "value": "多"}]
    done = drawn(fonts, tmp_path, rows=rows, source=values)

    assert [one.source for one in done.diagnostics] == [values]
