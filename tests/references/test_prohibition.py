"""Where lines may not end (避头尾) as pictures: level by level.

typesetting.md 3, 6 and 10; CLREQ 3.1.4, 3.1.5, 3.4.4; GB/T 15834 5.1.

"""

from collections.abc import Iterator

from references.case import Case, cases, examine
from reform_press.compose.paragraph import Compositor

SEVEN, EIGHT = "天地玄黄宇宙洪", "天地玄黄宇宙洪荒"
#: Seven Han on a line of eight: each of six gaps takes a sixth.
OPENED = f"0/1.166667 {SEVEN}"
LEVELS = ("none", "basic", "gb", "strict")


def levels(case: Case, kept_from: str) -> Iterator[Case]:
    """Yield a case for each level: the rule holds from ``kept_from`` on."""
    first = LEVELS.index(kept_from)
    for number, level in enumerate(LEVELS):
        like, unlike = case.like, case.unlike
        if number < first:
            like, unlike = unlike, like
        yield case._replace(
            name=f"{case.name}-{level}",
            like=like,
            unlike=unlike,
            style={"prohibition": level},
        )


COMMA = Case(
    "comma-opens-no-line",
    "3: never before PA",
    f"{EIGHT}，日月盈",
    (OPENED, "0 荒，日月盈"),
    (f"0 {EIGHT}", "0 ，日月盈"),
    8.0,
)
OPENING = Case(
    "opening-closes-no-line",
    "3: never after OP",
    f"{SEVEN}“荒日月",
    (OPENED, "-0.5 “ 0.5 荒日月"),
    (f"0 {SEVEN}“", "0 荒日月"),
    8.0,
)
SOLIDUS = Case(
    "solidus-closes-no-line",
    "3: after SO, from gb on",
    f"{SEVEN}/荒日月",
    ("0/1.3 天地玄黄宇宙", "0 洪 ~1.25 / 1.5 荒日月"),
    (f"0 {SEVEN} ~7.25 /", "0 荒日月"),
    7.5,
)
DASH = Case(
    "dash-opens-no-line",
    "3: never before DA, strict",
    f"{EIGHT}——日月",
    (OPENED, "0 荒 1 —— 3 日月"),
    (f"0 {EIGHT}", "0 —— 2 日月"),
    8.0,
)

WHOLE = (
    Case(
        "dash-is-not-cut",
        "3: inside DA; GB/T 15834 5.1.4",
        f"{EIGHT}——日月",
        (f"0/1.142857 {EIGHT}", "0 —— 2 日月"),
        (f"0 {EIGHT}—", "0 —日月"),
        9.0,
    ),
    Case(
        "ellipsis-is-not-cut",
        "3: inside EL; GB/T 15834 5.1.5",
        f"{EIGHT}……日月",
        (f"0/1.142857 {EIGHT}", "0 ……日月"),
        (f"0 {EIGHT}…", "0 …日月"),
        9.0,
    ),
    Case(
        "number-is-not-cut",
        "3: numerals",
        f"{SEVEN}2023年日月",
        (f"0/1.25 {SEVEN}", "0 2023 +0.25 年日月"),
        (f"0 {SEVEN} 7.25 20", "0 23 +0.25 年日月"),
        8.5,
    ),
    Case(
        "no-last-line-of-one",
        "6, 10: two Han at least",
        f"{EIGHT}。",
        ("0/1.2 天地玄黄宇宙", "0 洪荒。"),
        (f"0 {SEVEN}", "0 荒。"),
        7.0,
    ),
)


@cases(
    tuple(levels(COMMA, "basic")),
    tuple(levels(OPENING, "basic")),
    tuple(levels(SOLIDUS, "gb")),
    tuple(levels(DASH, "strict")),
    WHOLE,
)
def test_prohibition(case: Case, compositor: Compositor) -> None:
    """Lines end where the level lets them, filled to the measure."""
    examine(case, compositor)
