"""Marks inside a paragraph, by CommonMark and as Chinese needs them."""

import time

import pytest

from reform_press.content import inline
from reform_press.content.letters import runs
from reform_press.errors import Source


def marked(text):
    """Show a line with its marks: [s:…] strong, [e:…] emphasis, [c:…], [l:…]."""
    letters, found = inline.read([(text, 1, 1)], "f")
    shown = "".join(
        f"[{'+'.join(mark[0] for mark in run.marks)}:{run.text}]"
        if run.marks
        else run.text
        for run in runs(letters, "f")
    )
    return shown, [f"{d.source.column} {d.code}" for d in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**改革**开放", "[s:改革]开放"),
        ("*改革*开放", "[e:改革]开放"),
        ("**“改革”**的成果", "[s:“改革”]的成果"),
        ("改革**“开放”**的", "改革[s:“开放”]的"),
        ("《**改革**》", "《[s:改革]》"),
        ("**——领题破局。**改革", "[s:——领题破局。]改革"),
        ("**一早下田。**3月12日", "[s:一早下田。]3月12日"),
        ("**一、**A级", "[s:一、]A级"),
        ("*一早。*3月", "[e:一早。]3月"),
        ("A**（改革）**B。**“开放”**2", "A[s:（改革）]B。[s:“开放”]2"),
        ("**改革**2023**年**", "[s:改革]2023[s:年]"),
        ("***改革***开放", "[e+s:改革]开放"),
        ("**改*革*开**放", "[s:改][e+s:革][s:开]放"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("`a*b*`与*c*", "[c:a*b*]与[e:c]"),
        (r"\*改革\*", "*改革*"),
        ("[通城](https://a.b/c_(d))网", "[l:通城]网"),
        ("[**通城**](story:lead)", "[l+s:通城]"),
        ("<https://a.b>", "[l:https://a.b]"),
        ("[图1]见左", "[图1]见左"),
        ("3 < 5 & 7 > 6", "3 < 5 & 7 > 6"),
        ("&lt;&amp;&zz;", "<&&zz;"),
    ],
)
def test_marks_are_read(text, shown):
    """CommonMark 0.31 section 6.2; markdown-cjk-friendly beside Han."""
    assert marked(text) == (shown, [])


@pytest.mark.parametrize(
    ("text", "shown", "faults"),
    [
        ("改**革开放", "改**革开放", ["2 content.unpaired-mark"]),
        (
            "<b>改革</b>",
            "<b>改革</b>",
            ["1 content.html", "6 content.html"],
        ),
        ("改<!-- 注 -->革", "改<!-- 注 -->革", ["2 content.html"]),
        ("![图](a.jpg)", "![图](a.jpg)", ["1 content.picture-in-text"]),
        ("[x](javascript:a)", "[l:x]", ["4 content.bad-link"]),
        ("第[页](#a)页", "第[l:页]页", ["5 content.reference-in-story"]),
        ("[全页](#a)", "[l:全页]", []),
    ],
)
def test_what_is_no_mark_stays_and_is_told(text, shown, faults):
    """Silent loss is the worst sin: a refused mark is still copy."""
    assert marked(text) == (shown, faults)


def test_every_character_knows_its_column():
    """Click-to-source: column of a character = run's column + its offset."""
    text = r"改**革“开**放”[通](https://a.b)城\*`x`"
    letters, _ = inline.read([(text, 3, 5)], "f")
    for run in runs(letters, "f"):
        start = run.source.column - 5

        assert text[start : start + len(run.text)] == run.text
        assert run.source.line == 3


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("**改革", 1, "add the other"),
        ("**改革 **开放", 6, "delete the blank before"),
        ("** 改革**开放", 1, "delete the blank behind"),
        ("**改革.**3月", 6, "put the mark outside"),
        ("3**(改革)**开放", 2, "put the mark outside"),
    ],
)
def test_a_mark_that_cannot_pair_is_told_why(text, column, hint):
    """To add another ** mends nothing where two stand already."""
    _, (fault,) = inline.read([(text, 1, 1)], "f")

    assert (fault.code, fault.source.column) == ("content.unpaired-mark", column)
    assert hint in fault.hint.en


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_hard_break_is_a_line_break_of_the_copy(end):
    letters, _ = inline.read([(f"改革{end}", 1, 1), ("开放", 2, 1)], "f")

    assert "".join(letter.text for letter in letters) == "改革\n开放"
    assert not any(letter.soft for letter in letters)


def test_a_text_alone_gives_runs_with_its_signs_put_right():
    """R05b, R44: quotes stay as typed, and an indent is the style's to make."""
    read, found = inline.runs_of("　改--**革** \n开'放", Source("f", 3, 5))

    assert [(r.text, r.marks, r.source) for r in read] == [
        ("改——", (), Source("f", 3, 6)),
        ("革", ("strong",), Source("f", 3, 11)),
        (" \n", (), Source("f", 3, 14)),
        ("开'放", (), Source("f", 4, 1)),
    ]
    assert [remark.code for remark in found] == ["content.normalised"]


@pytest.mark.parametrize(
    "text",
    [
        "**" * 9000 + "改*" * 9000,
        "[*a" * 9000,
        "`a``" * 9000,
        "<!--" * 9000,
        "*a " * 9000,
    ],
)
def test_hostile_marks_cost_no_more_than_their_length(text):
    """F12: the square of the length would be minutes."""
    started = time.process_time()
    inline.read([(text, 1, 1)], "f")

    assert time.process_time() - started < 5
