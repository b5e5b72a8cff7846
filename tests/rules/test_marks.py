"""Marks between lines (行间标号): dots, name and title lines, pinyin.

CLREQ 3.1.2, 3.1.8, 3.3.4; GB/T 15834 5.1.8, 5.2.4, 5.2.5; R63 to R65, R67.

"""

from typing import Any

import pytest

from reform_press import set_text
from rules.case import HAN, Case, cases, examine, set_copy

ALL = {"align": "justify_all"}
MODES = ["horizontal", "vertical"]


def _middles(line: Any, kind: str) -> list[float]:
    return [mark.x_em + mark.width_em / 2 for mark in line.marks if mark.kind == kind]


def _spans(line: Any, kind: str) -> list[tuple[str, float, float]]:
    return [
        (mark.text, mark.x_em, mark.x_em + mark.width_em)
        for mark in line.marks
        if mark.kind == kind
    ]


@pytest.mark.parametrize("mode", MODES)
def test_each_han_has_a_dot_in_its_middle(mode: str) -> None:
    """R63: one a character, centred; none elsewhere."""
    (line,) = set_text("天*地玄黄*宇", 20, mode=mode)

    assert _middles(line, "dot") == pytest.approx([1.5, 2.5, 3.5], abs=0.02)


@pytest.mark.parametrize("mode", MODES)
def test_marks_of_punctuation_have_no_dot(mode: str) -> None:
    """R63: 、 “ ” —— …… and their like are skipped."""
    (line,) = set_text("*天、“地”——玄……黄*", 30, mode=mode)
    han = [x + 0.5 for c, x in zip(line.text, line.x_em, strict=True) if c in HAN]

    assert _middles(line, "dot") == pytest.approx(han, abs=0.02)
    assert len(han) == 4


def test_dots_follow_a_stretched_line() -> None:
    """R63: centred under their character also where gaps opened."""
    (line,) = set_text("*天地玄黄宇宙*", 7, **ALL)

    assert _middles(line, "dot") == pytest.approx(
        [0.5, 1.7, 2.9, 4.1, 5.3, 6.5], abs=0.02
    )


def test_dots_stand_on_the_lines_of_their_han() -> None:
    """R63: emphasis over two lines."""
    lines = set_text(f"{HAN[:6]}*{HAN[6:10]}*{HAN[10:12]}", 8)

    assert _middles(lines[0], "dot") == pytest.approx([6.5, 7.5], abs=0.02)
    assert _middles(lines[1], "dot") == pytest.approx([0.5, 1.5], abs=0.02)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("style", "kind"), [("专名", "name"), ("书名", "title")])
def test_a_line_is_one_segment_under_its_words(
    mode: str, style: str, kind: str
) -> None:
    """R64, R65: from the first to the last character, and not beyond."""
    (line,) = set_text(f"天[地玄黄]{{.{style}}}宇", 20, mode=mode)
    ((text, start, end),) = _spans(line, kind)

    assert text == "地玄黄"
    assert 1 - 0.02 <= start < 1.2
    assert 3.8 < end <= 4 + 0.02


@pytest.mark.parametrize(("style", "kind"), [("专名", "name"), ("书名", "title")])
def test_neighbours_are_visibly_apart(style: str, kind: str) -> None:
    """R64: two names side by side are two lines with a gap."""
    (line,) = set_text(f"[天地]{{.{style}}}[玄黄]{{.{style}}}", 20)
    first, second = _spans(line, kind)

    assert second[1] - first[2] > 0.05
    assert (first[0], second[0]) == ("天地", "玄黄")


def test_name_line_follows_a_stretched_line() -> None:
    """R64: one unbroken segment, longer by what the gaps opened."""
    (line,) = set_text("天[地玄黄]{.专名}宇宙", 7, **ALL)
    ((_, start, end),) = _spans(line, "name")

    assert 1.2 - 0.02 <= start < 1.4
    assert 4.4 < end <= 4.6 + 0.02


def test_name_over_two_lines_has_a_segment_on_each() -> None:
    """R64."""
    lines = set_text(f"{HAN[:6]}[{HAN[6:10]}]{{.专名}}{HAN[10:12]}", 8)

    assert [[span[0] for span in _spans(line, "name")] for line in lines] == [
        [HAN[6:8]],
        [HAN[8:10]],
    ]


SAME_PLACES = (
    Case("dots-move-nothing", "R63", "天*地玄*黄，", at={"地": 1, "黄": 3}),
    Case("name-lines-move-nothing", "R64", "[张三]{.专名}来", at={"三": 1, "来": 2}),
    Case("title-lines-move-nothing", "R65", "看[诗经]{.书名}吧", at={"诗": 1, "吧": 3}),
    Case("short-pinyin-moves-nothing", "R67", "{大|dà}天", at={"大": 0, "天": 1}),
    Case("pinyin-is-no-text", "R67, R79", "看{大地|dà dì}上", 20, ("看大地上",)),
    Case(
        "comma-after-a-name-opens-no-line",
        "R16b, R06",
        "天地玄黄宇宙洪[荒]{.专名}，日月盈昃",
        8,
        ("天地玄黄宇宙洪", "荒，日月盈昃"),
    ),
)


@cases(SAME_PLACES)
def test_line_is_set_as_without_marks(
    case: Case, request: pytest.FixtureRequest
) -> None:
    """Digest 8: marks stand between lines and take no room in them."""
    examine(case, request)


@pytest.mark.parametrize("mode", MODES)
def test_pinyin_stands_over_the_middle_of_its_han(mode: str) -> None:
    """R67: a reading for each character, centred."""
    (line,) = set_text("天{大地|dà dì}上", 20, mode=mode)

    assert [ruby.text for ruby in line.ruby] == ["dà", "dì"]
    assert [ruby.x_em + ruby.width_em / 2 for ruby in line.ruby] == pytest.approx(
        [line.x_em[1] + 0.5, line.x_em[2] + 0.5], abs=0.02
    )


def test_long_readings_keep_apart() -> None:
    """R67: a quarter of an em between neighbours; the base opens for it."""
    (line,) = set_text("天{双床|shuāng chuáng}地", 20)
    first, second = line.ruby

    assert second.x_em - (first.x_em + first.width_em) >= 0.25 - 0.02
    assert line.x_em[2] - line.x_em[1] > 1.1


def test_reading_is_half_as_large() -> None:
    """R67: solid, about half the size: a letter is a quarter to half an em."""
    (line,) = set_text("天{地|dì}玄", 20)

    assert 0.2 < line.ruby[0].width_em < 0.6


def test_base_goes_down_with_its_reading() -> None:
    """R67: a reading stands on the line of its character."""
    lines = set_text(f"{HAN[:7]}{{双床|shuāng chuáng}}{HAN[7:10]}", 8)

    for line in lines:
        bases = [c for c in line.text if c in "双床"]
        assert len(line.ruby) == len(bases)


def test_no_mark_without_markup() -> None:
    """Plain copy has none."""
    (line,) = set_text("天，“地”", 20)

    assert not line.marks
    assert not line.ruby


def test_formula_has_the_gap_of_latin() -> None:
    """R34: a formula counts as a Latin word."""
    copy = set_copy("取$x$值")

    assert copy.at("x") - copy.at("取") == pytest.approx(1.25, abs=0.02)
