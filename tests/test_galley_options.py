"""Every rule of setting has its option, of the same name and values as in a layout."""

from pathlib import Path
from typing import get_args

import pytest

from reform_press.cli.galley_style import sheet_of, style_of
from reform_press.cli.galley_table import GALLEY
from reform_press.cli.main import main
from reform_press.cli.parse import parse
from reform_press.cli.values import HANGABLE, HUNG
from reform_press.fonts.library import FontSet
from reform_press.style import form
from reform_press.style.model import (
    Align,
    Emphasis,
    Mode,
    Prohibition,
    Punctuation,
    Region,
    TextStyle,
    Width,
)
from reform_press.typeset import HANGING

STANDARD = TextStyle(size=10.0, leading=16.0)
#: Options, and what they make of the standard style.
OPTIONS = {
    "--font-size 9": {"size": 9.0},
    "--leading 18pt": {"leading": 18.0},
    "--font kai": {"han": "kai"},
    "--latin sans": {"latin": "sans"},
    "--tracking 0.1": {"tracking": 0.1},
    "--emphasis face": {"emphasis": "face"},
    "--align justify_all": {"align": "justify_all"},
    "--indent 0": {"indent": 0.0},
    "--hang 2": {"hang": 2.0},
    "--prohibition strict": {"prohibition": "strict"},
    "--runt 3": {"runt": 3},
    "--hyphenation off": {"hyphenate": False},
    "--optical": {"optical": True},
    "--mode vertical": {"mode": "vertical"},
    "--text-lang en": {"lang": "en"},
    "--autospace 0": {"autospace": 0.0},
    "--autospace fixed": {"autospace_gives": False},
    "--autospace 0.2,fixed": {"autospace": 0.2, "autospace_gives": False},
}
MARKS = {
    "--punctuation kaiming": {"width": "kaiming"},
    "--adjacent tight": {"tight": True},
    "--line-start full": {"half_start": False},
    "--line-end full": {"half_end": False},
    "--hanging on": {"hanging": "，。、"},
    "--hanging ；：": {"hanging": "；："},
    "--stops keep": {"stops_give": False},
}


def style(words: str) -> TextStyle:
    return style_of(parse(GALLEY, ["copy.txt", *words.split()]))


def test_without_options_the_standard_holds() -> None:
    """But for size and leading, which a galley of its own has."""
    assert style("") == STANDARD


@pytest.mark.parametrize("words", OPTIONS)
def test_option_changes_its_own_rule_alone(words: str) -> None:
    assert style(words) == STANDARD._replace(**OPTIONS[words])


@pytest.mark.parametrize("words", MARKS)
def test_option_changes_its_own_mark_alone(words: str) -> None:
    marks = STANDARD.marks._replace(**MARKS[words])

    assert style(words) == STANDARD._replace(marks=marks)


def test_every_rule_of_a_style_has_an_option() -> None:
    """Colours, the faces of marked words, marks after titles are the layout's alone."""
    changed = {field for fields in OPTIONS.values() for field in fields}
    others = {"strong_han", "strong_latin", "colour", "marks"}
    others |= {"emphasis_han", "emphasis_latin"}
    marks = {field for fields in MARKS.values() for field in fields}

    assert changed | others == set(TextStyle._fields)
    assert marks | {"region", "whole"} == set(Punctuation._fields)


@pytest.mark.parametrize(
    ("words", "region", "lang"),
    [
        ("", "CN", "zh-Hans"),
        ("--region TW", "TW", "zh-Hant-TW"),
        ("--text-lang zh-Hant-HK", "HK", "zh-Hant-HK"),
        ("--text-lang en", "CN", "en"),
        ("--region TW --text-lang zh-Hans", "TW", "zh-Hans"),
    ],
)
def test_region_and_language_follow_from_one_another(
    words: str, region: str, lang: str
) -> None:
    found = style(words)

    assert (found.marks.region, found.lang) == (region, lang)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("align", Align),
        ("prohibition", Prohibition),
        ("mode", Mode),
        ("region", Region),
        ("punctuation", Width),
        ("emphasis", Emphasis),
        ("adjacent", form.StyleForm.model_fields["adjacent"].annotation),
        ("line_start", form.Edge),
        ("line_end", form.Edge),
    ],
)
def test_values_are_those_of_a_layout(key: str, values: object) -> None:
    found = next(option for option in GALLEY.options if option.key == key)

    assert set(found.choices) == set(get_args(values))


def test_marks_that_hang_are_those_of_a_layout() -> None:
    assert (HUNG, HANGABLE) == (form._HUNG, form._HANGABLE)
    assert HUNG == HANGING


def test_sheet_is_what_the_options_ask_for() -> None:
    plain = sheet_of(parse(GALLEY, ["a"]))
    asked = ["a", "--snap", "--mode", "vertical", "--line-numbers"]

    assert plain[4:] == (False, 0.0, False)
    assert sheet_of(parse(GALLEY, asked))[4:] == (True, 10.0, True)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("--region JP", "choose from: CN TW HK"),
        ("--prohibition loose", "choose from: none basic gb strict"),
        ("--hanging 甲", "，。、．；：！？"),
        ("--autospace 2", "such as 0.25"),
        ("--autospace 0.2,loose", "such as 0.25"),
        ("--explain 0", "page.column.line"),
        ("--explain 1.2", "page.column.line"),
        ("--runt 0", "such as 2"),
    ],
)
def test_wrong_value_is_told_with_the_right_ones(
    words: str,
    hint: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    assert main(["galley", "copy.txt", *words.split()]) == 2
    assert hint in capsys.readouterr().err


def test_a_line_that_the_galley_has_not_is_told(
    fonts: FontSet,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    copy = tmp_path / "copy.txt"
    copy.write_text("鹅下水。\n", "utf-8")

    assert main(["galley", str(copy), "--explain", "1.2.3"]) == 2
    told = capsys.readouterr().err
    assert "no line 1.2.3" in told
    assert "[usage.no-line]" in told
