"""Han beside Latin (中西间距) as pictures.  typesetting.md 5 and 6; CLREQ 3.2.2.

``km`` is 1.549 em wide in the house font and not kerned.

"""

from collections.abc import Mapping
from typing import Any

from references.case import Case, cases, examine
from reform_press.compose.paragraph import Compositor

FILLED: Mapping[str, Any] = {"align": "justify_all"}
QUARTER, NONE = "0 用 1.25 km +0.25 写", "0 用 1 km +0 写"

GAPS = (
    Case("word", "5: natural 0.25", "用km写", (QUARTER,), (NONE,)),
    Case(
        "number",
        "5: digits as letters",
        "至2023年",
        ("0 至 1.25 2023 +0.25 年",),
        ("0 至 1 2023 +0 年",),
    ),
    Case(
        "typed-blank",
        "5: replaced",
        "用 km 写",
        (QUARTER,),
        ("0 用 1.487 km +0.487 写",),
    ),
    Case("markup-is-not-seen", "1, 5", "用[km](#km)写", (QUARTER,), (NONE,)),
    Case(
        "none",
        "5: autospace_em 0",
        "用km写",
        (NONE,),
        (QUARTER,),
        style={"autospace": 0.0},
    ),
    Case(
        "eighth",
        "5: autospace_em 0.125",
        "用km写",
        ("0 用 1.125 km +0.125 写",),
        (QUARTER,),
        style={"autospace": 0.125},
    ),
)

NOTHING_BESIDE = (
    Case(
        "comma-and-stop",
        "5: zero next to PA and ST",
        "好，km。地",
        ("0 好， 2 km +0 。地",),
        ("0 好， 2.25 km +0.25 。地",),
    ),
    Case(
        "brackets",
        "5: zero next to OP and CL",
        "天（km）地",
        ("0 天（ 2 km +0 ）地",),
        ("0 天（ 2.25 km +0.25 ）地",),
    ),
    Case(
        "dash",
        "5: zero next to DA",
        "天——km地",
        ("0 天 1 —— 3 km +0.25 地",),
        ("0 天 1 —— 3.25 km +0.25 地",),
    ),
    Case(
        "line-start",
        "5: zero at line edges",
        "km写",
        ("0 km +0.25 写",),
        ("0.25 km +0.25 写",),
    ),
    Case(
        "line-end",
        "5: zero at line edges",
        "天地玄黄km洪荒",
        ("0 天地玄黄 4.25 km", "0 洪荒"),
        ("0/1.599667 天地玄黄", "0 km +0.25 洪荒"),
        5.799,
    ),
)

ADJUSTED = (
    Case(
        "grows-before-han-gaps-open",
        "6, stretch tier 2",
        "用km写天地",
        ("0 用 1.45 km +0.45 写天地",),
        ("0 用 1.35 km +0.35 写 +0.1 天 +0.1 地",),
        6.449,
        FILLED,
    ),
    Case(
        "shrinks-where-no-mark-gives",
        "6, tier 6",
        "用km写天地",
        ("0 用 1.15 km +0.15 写天地",),
        (f"{QUARTER}天地",),
        5.849,
        FILLED,
    ),
    Case(
        "comma-gives-first",
        "6, tier 5 before tier 6",
        "用km写，天地",
        (f"{QUARTER}， +-0.2 天地",),
        ("0 用 1.15 km +0.15 写，天地",),
        6.849,
        FILLED,
    ),
    Case(
        "fixed-gap-does-not-grow",
        "5: fixed",
        "用km写天地",
        ("0 用 1.25 km +0.25 写 +0.2 天 +0.2 地",),
        ("0 用 1.45 km +0.45 写天地",),
        6.449,
        {**FILLED, "autospace_gives": False},
    ),
)


@cases(GAPS, NOTHING_BESIDE, ADJUSTED)
def test_han_latin(case: Case, compositor: Compositor) -> None:
    """Words stand a quarter em from Han, and touch marks and edges."""
    examine(case, compositor)
