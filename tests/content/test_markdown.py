"""The body of a story: every line of copy becomes a paragraph or an error."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reform_press.content import markdown
from reform_press.errors import Source


def told(text):
    """Return paragraphs as (role, label, text), and faults."""
    paragraphs, found = markdown.read(text, "f")
    faults = [f"{d.source.line}:{d.source.column} {d.code}" for d in found]
    return [(p.role, p.label, p.text) for p in paragraphs], faults


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("改革\n\n开放", [("body", "", "改革"), ("body", "", "开放")]),
        ("## 改革|开放", [("crosshead", "", "改革\n开放")]),
        ("## 改革 ｜ 开放 ##", [("crosshead", "", "改革\n开放")]),
        (
            "改革\n## 开放\n发展",
            [("body", "", "改革"), ("crosshead", "", "开放"), ("body", "", "发展")],
        ),
        ("> 改革\n开放", [("quote", "", "改革开放")]),
        ("- 改革\n- 开放", [("item", "·", "改革"), ("item", "·", "开放")]),
        ("3. 改革\n4. 开放", [("item", "3.", "改革"), ("item", "4.", "开放")]),
        ("- 改革\n\n  开放", [("item", "·", "改革"), ("item", "", "开放")]),
        ("改革\n开放", [("body", "", "改革开放")]),
        ("Typeset\nby hand", [("body", "", "Typeset by hand")]),
        ("改革\nReform", [("body", "", "改革Reform")]),
        ("　　改革", [("body", "", "改革")]),
        ("    改革", [("body", "", "改革")]),
        ("改革\n　　\n开放", [("body", "", "改革"), ("body", "", "开放")]),
        ("改革{.导语}", [("introduction", "", "改革")]),
        ("改革 {.note #n1}", [("note", "", "改革")]),
        ("[注]: 改革", [("body", "", "[注]: 改革")]),
        ("> 改革  \n> 开放", [("verse", "", "改革\n开放")]),
        (
            "> 改革\\\n> 开放\n>\n> 发展",
            [("verse", "", "改革\n开放"), ("quote", "", "发展")],
        ),
        ("> 改革  \n> 开放\n> 发展", [("quote", "", "改革\n开放发展")]),
        ("改革\n　　开放 {.诗}", [("verse", "", "改革\n开放")]),
        ("改革{.verse}", [("verse", "", "改革")]),
        ("[^1]: 改革\n开放", [("note", "1", "改革开放")]),
        (
            "[^1]: 改革\n\n    开放\n\n\t发展\n\n正文\n\n    正文",
            [
                ("note", "1", "改革\n开放\n发展"),
                ("body", "", "正文"),
                ("body", "", "正文"),
            ],
        ),
        (
            "[^1]: 改革\n\n    [^2]: 开放\n\n　　正文",
            [("note", "1", "改革"), ("note", "2", "开放"), ("body", "", "正文")],
        ),
        (
            "[^①]: 改革\n[^2]: [张三]{.专名}",
            [("note", "①", "改革"), ("note", "2", "张三")],
        ),
        ("见[^1]: 改革", [("body", "", "见1: 改革")]),
        ("改`革\n开`放", [("body", "", "改革\n开放")]),
        ("1、改革", [("body", "", "1、改革")]),
        ("|a|+|b|", [("body", "", "|a|+|b|")]),
        ("甲|乙\n丙|丁", [("body", "", "甲|乙丙|丁")]),
    ],
)
def test_blocks_become_paragraphs(text, paragraphs):
    assert told(text) == (paragraphs, [])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("##改革", ["1:1 content.hash-space"]),
        ("# 改革", ["1:1 content.heading-level"]),
        ("改革\n\n### 开放", ["3:1 content.heading-level"]),
        ("改革\n---\n开放", ["2:1 content.rule-in-text"]),
        ("改革\n\n##\n\n开放", ["3:1 content.empty-heading"]),
        ("[^1]: 改革\n\n    - 开放", ["3:7 content.note-block"]),
        ("[^1]: 改革\n\n    > 开放", ["3:7 content.note-block"]),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", ["1:1 content.drawn-table"]),
        ("甲 | 乙\n:-- | --:\n1 | 2", ["1:1 content.drawn-table"]),
        ("> | 甲 | 乙 |\n> | 1 | 2 |", ["1:3 content.drawn-table"]),
        ("```\n改革\n```", ["1:1 content.code-block"]),
        ("改革{.要闻}", ["1:4 content.unknown-attribute"]),
        ("改{#a}\n\n革{#a}", ["3:3 content.duplicate-id"]),
        ("改革\n\n{.导语}", ["3:1 content.empty-paragraph"]),
        ("> " * 80 + "改革", ["1:1 content.lost-line"]),
    ],
)
def test_what_cannot_be_set_is_an_error_at_its_place(text, faults):
    assert told(text)[1] == faults


def test_an_id_belongs_to_its_paragraph():
    paragraphs, _ = markdown.read("改革 {#第一段}\n\n开放", "f")

    assert [p.id for p in paragraphs] == ["第一段", ""]


def test_a_run_never_spans_two_lines_of_the_file():
    """Click-to-source at character level needs one place a run."""
    paragraphs, _ = markdown.read("\n　　改革\n  开放\n", "f", first_line=9)

    assert [(r.text, r.source) for r in paragraphs[0].runs] == [
        ("改革", Source("f", 10, 3)),
        ("开放", Source("f", 11, 3)),
    ]


def test_what_was_mended_keeps_the_columns_behind_it():
    paragraphs, _ = markdown.read("等等...好", "f")

    assert [(r.text, r.source.column) for r in paragraphs[0].runs] == [
        ("等等……", 1),
        ("好", 6),
    ]


def test_a_paragraph_of_a_hundred_thousand_characters_is_read():
    """F12."""
    started = time.process_time()
    paragraphs, _ = markdown.read("改" * 100_000, "f")

    assert len(paragraphs[0].text) == 100_000
    assert time.process_time() - started < 5


COPY = st.text(
    st.sampled_from("改革开放Ab1，。“”——…**#->`[](){}|^$_:\\&<! \n　\"'.,"), max_size=60
)


@given(COPY)
@example("改{革|开放}放")
@example("[^改]: 革\n[^开]:放")
@settings(max_examples=300, deadline=None)
def test_no_han_is_ever_lost(text):
    """Silent loss: what is not in a paragraph is in an error."""
    paragraphs, found = markdown.read(text, "f")
    if any(d.severity == "error" for d in found):
        return
    shown = "".join(p.text + p.label + p.id for p in paragraphs)
    shown += "".join(r.href + r.ruby for p in paragraphs for r in p.runs)

    assert sorted(c for c in shown if c in "改革开放") == sorted(
        c for c in text if c in "改革开放"
    )


@given(COPY)
@example("　\n1")
@example("> 　\n> 1")
@example("- 　\n  1")
@example("> 1\n> 　")
@settings(max_examples=300, deadline=None)
def test_every_han_of_a_run_stands_where_the_run_says(text):
    lines = text.split("\n")
    for paragraph in markdown.read(text, "f")[0]:
        for run in paragraph.runs:
            for offset, character in enumerate(run.text):
                if character in "改革开放Ab1":
                    line = lines[run.source.line - 1]

                    assert line[run.source.column - 1 + offset] == character
