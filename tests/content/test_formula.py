"""Formulas in the line: raised and lowered parts; money stays text."""

import pytest

from content.shown import marked


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("$E=mc^2$。", "<f:E=mc><fh:2>。"),
        ("$x_{max}$", "<f:x><df:max>"),
        ("$x^{a_b}$", "<f:x><fh:a><dfh:b>"),
        ("$x^{a_{b}c}+1$", "<f:x><fh:a><dfh:b><fh:c><f:+1>"),
        ("H$_2$O", "H<df:2>O"),
        ("$f'(x) = {a}$", "<f:f'(x) = {a}>"),
        (r"$a\_b\^c$", "<f:a><f:_b><f:^c>"),
        ("$x^{2$", "<f:x^{2>"),
        ("$x^$", "<f:x^>"),
        ("面积$S$为", "面积<f:S>为"),
        ("$*a*`b`$", "<f:*a*`b`>"),
    ],
)
def test_a_formula_stands_between_dollars(text, runs):
    """R34: it is a box of its own; the text layer has none of the signs."""
    assert marked(text) == (runs, [])


@pytest.mark.parametrize(
    "text",
    [
        "$5",
        "US$300",
        "US$300至US$400",
        "$5-$6",
        "$5 and $6",
        "$5, or $6.",
        "US$1=HK$7.8",
        "US$/HK$ rates",
        "$ a$",
        "$a $",
        "$a\nb$",
        "$甲$",
        "$$",
    ],
)
def test_money_stays_text(text):
    assert marked(text) == (text, [])


def test_a_command_is_text_with_a_mend():
    runs, told = marked(r"$a \times b$")

    assert runs == r"<f:a \times b>"
    assert told == ["1:4 formula-command"]
