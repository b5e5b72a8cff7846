"""Hanging marks (标点悬挂): CLREQ 3.1.7, R27.  Off unless it is asked for."""

import pytest

from rules.case import Case, cases, examine

SEVEN = "天地玄黄宇宙洪"
EIGHT = SEVEN + "荒"
REST = "日月盈昃"
ON = {"hanging": True}
TW = {"hanging": True, "region": "TW"}
HK = {"hanging": True, "region": "HK"}
VERTICAL = {"mode": "vertical"}

HUNG = (
    Case(
        "comma-hangs",
        "R27",
        f"{EIGHT}，{REST}",
        8,
        (f"{EIGHT}，", REST),
        {"地": 1, "荒": 7, "，": 8, "日": 0},
        ends={0: 8},
        options=ON,
    ),
    Case("stop-hangs", "R27", f"{EIGHT}。{REST}", 8, ("", REST), {"。": 8}, options=ON),
    Case(
        "pause-hangs", "R27", f"{EIGHT}、{REST}", 8, ("", REST), {"、": 8}, options=ON
    ),
    Case(
        "comma-hangs-in-vertical",
        "R27",
        f"{EIGHT}，{REST}",
        8,
        (f"{EIGHT}，", REST),
        {"荒": 7, "，": 8},
        options=ON | VERTICAL,
    ),
    Case(
        "comma-hangs-in-vertical-taiwan",
        "R27",
        f"{EIGHT}，{REST}",
        8,
        (f"{EIGHT}，", REST),
        {"荒": 7, "，": 8},
        options=TW | VERTICAL,
    ),
    Case(
        "only-one-mark-hangs",
        "R27",
        f"{EIGHT}。”{REST}",
        8,
        (SEVEN, f"荒。”{REST}"),
        options=ON,
    ),
)

NOT_HUNG = (
    Case("off-by-default", "R27", f"{EIGHT}，{REST}", 8, (SEVEN, f"荒，{REST}")),
    Case(
        "closing-never-hangs",
        "R27: never CL",
        f"{EIGHT}）{REST}",
        8,
        (SEVEN, f"荒）{REST}"),
        options=ON,
    ),
    Case(
        "dash-never-hangs",
        "R27: never DA",
        f"{EIGHT}——{REST}",
        8,
        (EIGHT, f"——{REST}"),
        options=ON,
    ),
    Case(
        "never-in-horizontal-taiwan",
        "R27",
        f"{EIGHT}，{REST}",
        8,
        (SEVEN, f"荒，{REST}"),
        options=TW,
    ),
    Case(
        "never-in-horizontal-hong-kong",
        "R27",
        f"{EIGHT}，{REST}",
        8,
        (SEVEN, f"荒，{REST}"),
        options=HK,
    ),
    Case(
        "squeezes-before-it-hangs",
        "digest 6: squeeze, else hang",
        "校长（兼）说全校已复课，学生到校",
        11,
        ("校长（兼）说全校已复课，", "学生到校"),
        {"兼": 2.75, "说": 4.5, "，": 10.5},
        ends={0: 11},
        options=ON,
    ),
    Case(
        "mark-with-room-stays-inside",
        "R27, R24",
        f"{SEVEN}，{REST}",
        7.5,
        (f"{SEVEN}，", REST),
        {"，": 7},
        ends={0: 7.5},
        options=ON,
    ),
)


@cases(HUNG, NOT_HUNG)
def test_hanging(case: Case, request: pytest.FixtureRequest) -> None:
    """Which marks leave the measure, and when."""
    examine(case, request)
