"""Characters are put right as CLREQ 3.1.1 and 3.2.1 have them (R05b)."""

import pytest

from reform_press.content.normal import Tally, put_text_right
from reform_press.errors import Source


def right(text):
    tally = Tally("f")
    done = put_text_right(text, tally, Source("f", 1, 1))
    return done, [f"{d.source.column} {d.code}" for d in tally.diagnostics()]


@pytest.mark.parametrize(
    ("text", "done", "faults"),
    [
        ("比尔・盖茨", "比尔·盖茨", ["3 content.normalised"]),
        ("比尔•盖茨", "比尔·盖茨", ["3 content.normalised"]),
        ("比尔‧盖茨", "比尔·盖茨", ["3 content.normalised"]),
        ("二〇〇八‧北京", "二〇〇八·北京", ["5 content.normalised"]),
        ("《管子》•《轻重》", "《管子》·《轻重》", ["5 content.normalised"]),
        ("让･雅克・ルソー", "让·雅克·ルソー", ["2 content.normalised"]),
        ("改革--开放", "改革——开放", ["3 content.normalised"]),
        ("改革－－开放", "改革——开放", ["3 content.normalised"]),
        ("改革––开放", "改革——开放", ["3 content.normalised"]),
        ("改革―开放", "改革——开放", ["3 content.normalised"]),
        ("改革───开放", "改革——开放", ["3 content.normalised"]),
        ("改革────开放", "改革————开放", ["3 content.normalised"]),
        ("等等…", "等等……", ["3 content.normalised"]),
        ("…等等", "……等等", ["1 content.normalised"]),
        ("等………等", "等……等", ["2 content.normalised"]),
        ("等等........", "等等……", ["3 content.normalised"]),
        ("３．５％", "3.5％", ["1 content.normalised"]),
        ("改革----开放", "改革——开放", ["3 content.normalised"]),
        ("改革――开放", "改革——开放", ["3 content.normalised"]),
        ("改革──开放", "改革——开放", ["3 content.normalised"]),
        ("--改革", "——改革", ["1 content.normalised"]),
        ("等等...", "等等……", ["3 content.normalised"]),
        ("等等。。。", "等等……", ["3 content.normalised"]),
        ("Ａ股３００", "A股300", ["1 content.normalised"]),
        ('他说"好"。', "他说“好”。", ["3 content.straight-quote"]),
        ("他说'好'。", "他说‘好’。", ["3 content.straight-quote"]),
        ('他说"好。', '他说"好。', ["3 content.odd-quote"]),
        ("改革,开放", "改革,开放", ["3 content.narrow-mark"]),
        ("改\u200b革", "改革", []),
    ],
)
def test_a_fault_is_put_right_and_told(text, done, faults):
    assert right(text) == (done, faults)


@pytest.mark.parametrize(
    "text",
    [
        "改革——开放……",
        "改革…………开放",
        "改革------",
        "等等。。",
        "コーヒー・ミルク",
        "2019—2020",
        "wait…",
        "第一．第二",
        "比尔·盖茨",
        "it's",
        "12.5%",
        "3,600元",
        "1:30",
        "a--b",
        "wait...",
        "• 项目",
        "Noto Serif SC",
        "“改革”‘开放’",
    ],
)
def test_what_is_right_is_left_alone(text):
    done, faults = right(text)

    assert (done.replace("’", "'") if "'" in text else done) == text
    assert faults == []


def test_a_kind_is_told_once_with_its_count():
    tally = Tally("f")
    put_text_right("１２３４５", tally, Source("f", 2, 7))
    (told,) = tally.diagnostics()

    assert told.source == Source("f", 2, 7)
    assert told.message.zh.endswith("（共 5 处）")
