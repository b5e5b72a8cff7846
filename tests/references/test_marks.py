"""Marks between lines (行间标号) as pictures: dots, name lines, title lines.

typesetting.md 8; CLREQ 3.1.8, 3.3.4; GB/T 15834 5.1.8, 5.2.4, 5.2.5.

"""

from references.case import Case, cases, examine
from reform_press.compose.paragraph import Compositor

FILLED = {"align": "justify_all"}
DOWN = {"mode": "vertical"}

DOTS = (
    Case(
        "dot-under-each",
        "8: below, centred per character",
        "天*地玄*黄",
        ("0 天地玄黄 1.5 • 2.5 •",),
        ("0 天地玄黄 2 •",),
    ),
    Case(
        "none-under-marks",
        "8: skip marks",
        "*天，地*玄",
        ("0 天，地玄 0.5 • 2.5 •",),
        ("0 天，地玄 0.5 • 1.5 • 2.5 •",),
    ),
    Case(
        "dots-follow-an-opened-line",
        "8",
        "天*地玄*黄宇宙",
        ("0/1.2 天地玄黄宇宙 1.7 • 2.9 •",),
        ("0/1.2 天地玄黄宇宙 1.5 • 2.5 •",),
        7.0,
        FILLED,
    ),
    Case(
        "dots-on-two-lines",
        "8",
        "天地*玄黄宇*宙",
        ("0 天地玄黄 2.5 • 3.5 •", "0 宇宙 0.5 •"),
        ("0 天地玄黄 2.5 • 3.5 •", "0 宇宙"),
        4.0,
    ),
    Case(
        "dots-to-the-right",
        "8, vertical",
        "天*地玄*黄",
        ("0 天地玄黄 1.5 • 2.5 •",),
        ("0 天地玄黄 1.5@-0.615 • 2.5@-0.615 •",),
        style=DOWN,
    ),
)

LINES = (
    Case(
        "name",
        "8: one unbroken segment",
        "天[地玄]{.专名}黄",
        ("0 天地玄黄 1:3 ＿",),
        ("0 天地玄黄 1:1.9 ＿ 2.1:3 ＿",),
    ),
    Case(
        "names-side-by-side",
        "8: adjacent items visibly apart",
        "[天地]{.专名}[玄黄]{.专名}",
        ("0 天地玄黄 0:1.94 ＿ 2.06:4 ＿",),
        ("0 天地玄黄 0:4 ＿",),
    ),
    Case(
        "name-on-two-lines",
        "8",
        "天地[玄黄宇宙]{.专名}",
        ("0 天地玄黄 2:4 ＿", "0 宇宙 0:2 ＿"),
        ("0 天地玄黄 2:4 ＿", "0 宇宙"),
        4.0,
    ),
    Case(
        "name-follows-an-opened-line",
        "8: follow tracking",
        "天[地玄]{.专名}黄宇宙",
        ("0/1.2 天地玄黄宇宙 1.2:3.4 ＿",),
        ("0/1.2 天地玄黄宇宙 1:3 ＿",),
        7.0,
        FILLED,
    ),
    Case(
        "name-to-the-left",
        "8, vertical",
        "天[地玄]{.专名}黄",
        ("0 天地玄黄 1:3 ＿",),
        ("0 天地玄黄",),
        style=DOWN,
    ),
    Case(
        "title",
        "8: a wave",
        "天[地玄]{.书名}黄",
        ("0 天地玄黄 1:3 ﹏",),
        ("0 天地玄黄 1:3 ＿",),
    ),
    Case(
        "title-to-the-left",
        "8, vertical",
        "天[地玄]{.书名}黄",
        ("0 天地玄黄 1:3 ﹏",),
        ("0 天地玄黄 1:3 ＿",),
        style=DOWN,
    ),
    Case(
        "line-before-dot",
        "8; CLREQ 3.1.8: the line is nearer",
        "天[*地*玄]{.专名}黄",
        ("0 天地玄黄 1:3 ＿ 1.5@0.29 •",),
        ("0 天地玄黄 1:3 ＿ 1.5 •",),
    ),
)


@cases(DOTS, LINES)
def test_marks(case: Case, compositor: Compositor) -> None:
    """Marks stand by the characters they belong to."""
    examine(case, compositor)
