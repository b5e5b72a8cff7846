"""A page plan is read whole, or every fault of it is told at its place."""

from pathlib import Path

import pytest

from reform_press.errors import LayoutError
from reform_press.geometry import MM
from reform_press.makeup.dummy import Cells
from reform_press.makeup.problem import Add, AdResize, Grow, Rehead, SwapPriority
from reform_press.makeup.problem_file import read_problem

PRACTICE = Path(__file__).parent.parent / "practice"
PAGES = sorted(page.stem for page in PRACTICE.glob("*.yaml"))
PLAN = """\
format: makeup-problem/1
id: small
title: 小版
page:
  format: sikai
  trim_mm: [275, 390]
  area_mm: [244.47, 342.9]
  columns: 6
  col_chars: 12
  gutter_chars: 1
  body_pt: 9
  line_pt: 12
  lines: 81
  reserved: [{id: masthead, col: 0, line: 0, cols: 4, lines: 12}]
stories:
- {id: s0, priority: 3, main: 今日天气, chars: 80}
- id: s1
  priority: 1
  kind: news
  kicker: 水利
  main: 水库清淤 年底完工
  sub: 北山 南河 同时开工
  byline: 本报讯
  subheads: 1
  photos: [a]
  paras: [100, 50]
- {id: s2, priority: 2, main: 广告之外, chars: 460, optional: true, box: allowed}
photos:
- {id: a, story: s1, aspect: 1.5, crop: [1.4, 1.6], pixels: [3000, 2000]}
ads:
- {id: ad1, cols: 6, lines: 10}
edits:
- {id: e1, op: grow, story: s1, chars: 40}
- {id: e2, op: headline, story: s1, main: 清淤 完工}
- {id: e3, op: swap_priority, a: s1, b: s2}
- {id: e4, op: ad_resize, ad: ad1, lines: 12}
- {id: e5, op: add, story: {id: s9, priority: 4, main: 新稿, chars: 90}}
"""


@pytest.fixture
def read(tmp_path):
    def reading(text=PLAN):
        path = tmp_path / "plan.yaml"
        path.write_text(text, "utf-8")
        return read_problem(path, tmp_path)

    return reading


@pytest.fixture
def faults(read):
    def finding(*changes):
        text = PLAN
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        with pytest.raises(LayoutError) as caught:
            read(text)
        return [
            (d.code.removeprefix("plan."), d.source.line, d.message.zh)
            for d in caught.value.diagnostics
            if d.severity == "error"
        ]

    return finding


def test_the_grid_is_that_of_the_file(read):
    plan = read()

    assert (plan.grid.columns, plan.grid.rows) == (6, 81)
    assert plan.grid.size_of_area.width / MM == pytest.approx(244.47, abs=0.01)
    assert plan.trim.width / MM == pytest.approx(275)


def test_cells_of_the_file_count_from_nought_and_ours_from_one(read):
    assert read().reserved == (("masthead", Cells(1, 1, 4, 12)),)


def test_blanks_of_a_headline_are_turns_by_meaning(read):
    headline = read().stories[1].headline

    assert headline.main == "水库清淤\n年底完工"
    assert headline.deck == "北山　南河　同时开工"


def test_blanks_between_latin_words_are_no_turns(read):
    plan = read(PLAN.replace("水库清淤 年底完工", "Open AI 平台 上线"))

    assert plan.stories[1].headline.main == "Open AI\n平台\n上线"


def test_a_story_may_tell_its_length_alone(read):
    plan = read()

    assert plan.stories[0].paragraphs == (80,)
    assert plan.stories[2].paragraphs == (154, 153, 153)


def test_paragraphs_count_where_the_length_is_another(read):
    plan = read(PLAN.replace("  subheads: 1\n", "  subheads: 1\n  chars: 149\n"))

    (remark,) = plan.diagnostics
    assert (remark.severity, remark.code) == ("warning", "plan.lengths")
    assert str(remark.source) == "plan.yaml:25:10"
    assert plan.stories[1].characters == 150


def test_edits_are_values(read):
    changes = {edit.id: edit.change for edit in read().edits}

    assert changes["e1"] == Grow("s1", 40)
    assert changes["e2"] == Rehead("s1", "清淤\n完工")
    assert changes["e3"] == SwapPriority("s1", "s2")
    assert changes["e4"] == AdResize("ad1", 12)
    assert isinstance(changes["e5"], Add)
    assert changes["e5"].story.facts.id == "s9"


@pytest.mark.parametrize("name", PAGES)
def test_the_practice_pages_are_read_without_a_remark(name):
    problem = read_problem(PRACTICE / f"{name}.yaml", PRACTICE)

    assert (problem.id, problem.diagnostics) == (name, ())
    assert {p.facts.story for p in problem.photos} <= {
        s.facts.id for s in problem.stories
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[244.47,", "[250,", ("grid", 7, "网格宽 244.47 毫米，版心写的是 250 毫米")),
        ("342.9]", "340]", ("grid", 7, "网格高 342.90 毫米，版心写的是 340 毫米")),
        ("[275, 390]", "[240, 390]", ("too-wide", 6, "版心比成品宽")),
        ("[275, 390]", "[275, 360]", ("no-headroom", 6,
         "成品高减版心高要有 26.5 毫米，放报眉和地脚")),
        ("cols: 4, lines: 12", "cols: 7, lines: 82", ("outside", 14,
         "保留版位“masthead”超出版心 1 栏、 1 行")),
        ("id: s2,", "id: s1,", ("name-twice", 27, "有两个稿叫“s1”")),
        ("photos: [a]", "photos: [a, b]", ("unknown-name", 25, "没有图片“b”")),
        ("story: s1, aspect", "story: s2, aspect",
         ("other-story", 25, "图片“a”属于稿“s2”")),
        ("  photos: [a]\n", "", ("unused", 28, "稿“s1”没有用图片“a”")),
        ("subheads: 1", "subheads: 2", ("crossheads", 24, "2 段放不下 2 个小标题")),
        ("[1.4, 1.6]", "[1.6, 1.4]", ("crop", 29, "裁切范围前大后小")),
        ("cols: 6, lines: 10", "cols: 7, lines: 10",
         ("ad-too-wide", 31, "广告“ad1”比版面宽 1 栏")),
        ("lines: 10", "lines: 81",
         ("ad-too-high", 31, "广告高 81 行，版面只有 81 行")),
        ("lines: 12}\n- {id: e5", "lines: 90}\n- {id: e5",
         ("ad-too-high", 36, "广告高 90 行，版面只有 81 行")),
        ("op: grow, story: s1, chars: 40", "op: grow, story: s1",
         ("missing-key", 33, "缺少键“chars”")),
        ("op: grow, story: s1", "op: grow, story: s7",
         ("unknown-name", 33, "没有稿“s7”")),
        ("op: grow, story: s1, chars: 40", "op: shrink, story: s1, chars: 150",
         ("all-cut", 33, "稿“s1”只有 150 字")),
        ("story: {id: s9, priority: 4, main: 新稿, chars: 90}", "story: s1",
         ("bad-shape", 37, "要写出整篇稿")),
        ("story: {id: s9,", "story: {id: s1,", ("name-twice", 37, "已有稿“s1”")),
        ("optional: true", "cuttable_chars: 460",
         ("all-cuttable", 27, "可删字数不少于全文")),
        ("id: e1,", "id: ../e1,", ("bad-value", 33, "“../e1”不能作改动的编号")),
        ("op: grow", "op: enlarge", ("bad-choice", 33, None)),
        ("priority: 1", "priority: 6", ("bad-range", 18, None)),
        ("main: 今日天气", "headline: 今日天气", ("unknown-key", 16, None)),
    ],
)  # fmt: skip
def test_every_fault_is_told_at_its_place(faults, old, new, told):
    found = faults((old, new))

    assert told[:2] in [one[:2] for one in found]
    if told[2]:
        assert told in found


def test_all_faults_of_a_file_are_told_in_one_run(faults):
    found = faults(
        ("[244.47,", "[250,"), ("id: s2,", "id: s1,"), ("[1.4, 1.6]", "[1.6, 1.4]")
    )

    assert {code for code, *_ in found} >= {"grid", "name-twice", "crop"}
    assert [line for _, line, _ in found] == sorted(line for _, line, _ in found)
