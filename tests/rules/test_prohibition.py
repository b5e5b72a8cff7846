"""What may not open or close a line (避头尾), at four levels.

CLREQ 3.1.4 and 3.1.5; GB/T 15834 5.1; R05 to R12, R16.

"""

import pytest

from reform_press import set_text
from rules.case import (
    CLOSING,
    CONNECTORS,
    OPENING,
    PAUSES,
    STOPS,
    Case,
    cases,
    codes,
    examine,
)

SEVEN = "天地玄黄宇宙洪"
EIGHT = SEVEN + "荒"
REST = "日月盈昃"
NONE = {"kinsoku": "none"}
BASIC = {"kinsoku": "basic"}
STRICT = {"kinsoku": "strict"}

PUSHED = (
    Case("comma", "R06", f"{EIGHT}，{REST}", 8, (SEVEN, f"荒，{REST}")),
    Case("two-marks", "R06", f"{EIGHT}。”{REST}", 8, (SEVEN, f"荒。”{REST}")),
    Case("middle-dot", "R06", f"{EIGHT}·{REST}", 8, (SEVEN, f"荒·{REST}")),
    Case("en-dash", "R06", f"{EIGHT}–{REST}", 8, (SEVEN, f"荒–{REST}")),
    Case("em-dash", "R06", f"{EIGHT}—{REST}", 8, (SEVEN, f"荒—{REST}")),
    Case("wave-dash", "R06", f"{EIGHT}～{REST}", 8, (SEVEN, f"荒～{REST}")),
    Case("solidus", "R06", f"{EIGHT}/{REST}", 8, (SEVEN, f"荒/{REST}")),
    Case("wide-solidus", "R06", f"{EIGHT}／{REST}", 8, (SEVEN, f"荒／{REST}")),
    Case("two-exclamations", "R06, R19", f"{EIGHT}！！{REST}", 8, (SEVEN, "")),
    Case("interrobang", "R06; 2049", f"{EIGHT}⁉{REST}", 8, (SEVEN, f"荒⁉{REST}")),
    Case("quote-at-line-end", "R07", f"{SEVEN}“{REST}”", 8, (SEVEN, f"“{REST}”")),
    Case("title-at-line-end", "R07", f"{SEVEN}（《{REST}", 8, (SEVEN, f"（《{REST}")),
    Case(
        "pushed-down-unit-opens-its-line",
        "R42; CLREQ 3.5.4",
        f"{EIGHT}，{REST}",
        8,
        (SEVEN, f"荒，{REST}"),
        {"天": 0, "地": 7 / 6, "洪": 7, "荒": 0, "，": 1},
        ends={0: 8},
    ),
)

SOLIDUS = (
    Case(
        "solidus-ends-no-line",
        "R08; GB 5.1.9",
        "作品分成散文/诗歌两组",
        6.5,
        ("作品分成散", "文/诗歌两组"),
        {"作": 0, "散": 5.5, "文": 0, "诗": 1.5},
    ),
    Case(
        "solidus-may-end-a-line-at-basic",
        "R06",
        "作品分成散文/诗歌两组",
        6.5,
        ("作品分成散文/", "诗歌两组"),
        options=BASIC,
    ),
    Case(
        "wide-solidus-ends-no-line",
        "R08; GB 5.1.9",
        "作品分成散文／诗歌两组",
        7,
        ("作品分成散", "文／诗歌两组"),
    ),
)

WHOLE = (
    Case("dash-is-whole", "R11", f"{SEVEN}——{REST}", 8, (SEVEN, f"——{REST}")),
    Case("ellipsis-is-whole", "R11", f"{SEVEN}……{REST}", 8, (SEVEN, f"……{REST}")),
    Case("two-em-dash-is-whole", "R11; 2E3A", f"{SEVEN}⸺{REST}", 8, (SEVEN, "")),
    Case("dash-opens-a-line-at-gb", "R09", f"{EIGHT}——{REST}", 8, (EIGHT, "")),
    Case("ellipsis-opens-a-line-at-gb", "R09", f"{EIGHT}……{REST}", 8, (EIGHT, "")),
    Case("dash-ends-a-line", "R11", f"天地玄黄宇宙——{REST}", 8, ("", REST)),
    Case(
        "double-dash-parts-between-units",
        "R11",
        f"天地玄黄宇宙————{REST}",
        8,
        ("天地玄黄宇宙——", f"——{REST}"),
    ),
    Case(
        "double-ellipsis-parts-between-units",
        "R11, R12",
        f"天地玄黄宇宙…………{REST}",
        8,
        ("天地玄黄宇宙……", f"……{REST}"),
    ),
)

NONES = (
    Case("none-lets-a-comma-open", "R05", f"{EIGHT}，{REST}", 8, (EIGHT, f"，{REST}")),
    Case("none-lets-a-quote-close", "R05", f"{SEVEN}“{REST}", 8, ("", REST)),
    Case("none-lets-a-dot-open", "R05", f"{EIGHT}·{REST}", 8, (EIGHT, f"·{REST}")),
)
NONES = tuple(case._replace(options=NONE) for case in NONES)

LEVELS = (
    Case(
        "basic-holds-commas", "R06", f"{EIGHT}，{REST}", 8, (SEVEN, ""), options=BASIC
    ),
    Case("basic-holds-dots", "R06", f"{EIGHT}·{REST}", 8, (SEVEN, ""), options=BASIC),
    Case("basic-holds-quotes", "R07", f"{SEVEN}“{REST}", 8, (SEVEN, ""), options=BASIC),
    Case(
        "strict-keeps-a-dash-from-opening",
        "R09",
        f"{EIGHT}——{REST}",
        8,
        (SEVEN, f"荒——{REST}"),
        options=STRICT,
    ),
    Case(
        "strict-keeps-an-ellipsis-from-opening",
        "R09",
        f"{EIGHT}……{REST}",
        8,
        (SEVEN, f"荒……{REST}"),
        options=STRICT,
    ),
    Case(
        "strict-exempts-the-paragraph-start",
        "R09; clreq#510",
        f"{EIGHT}\n——{REST}",
        8,
        (EIGHT, f"——{REST}"),
        {"日": 2},
        options=STRICT,
    ),
    Case(
        "strict-holds-commas", "R06", f"{EIGHT}，{REST}", 8, (SEVEN, ""), options=STRICT
    ),
)


@cases(PUSHED, SOLIDUS, WHOLE, NONES, LEVELS)
def test_prohibition(case: Case, request: pytest.FixtureRequest) -> None:
    """Which unit goes down to the next line."""
    examine(case, request)


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_no_member_of_its_class_opens_a_line(level: str, mode: str) -> None:
    """R06, R73: CL PA ST MD CN SO, at each level, in both modes."""
    opened = [
        mark
        for mark in CLOSING + PAUSES + STOPS + CONNECTORS + "·／‼⁇⁈⁉"
        if _second(f"{EIGHT}{mark}{REST}", level, mode).startswith(mark)
    ]

    assert opened == []


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_no_opening_mark_closes_a_line(level: str, mode: str) -> None:
    """R07, R73: each of OP, at each level, in both modes."""
    kept = [
        mark
        for mark in OPENING
        if not _second(f"{SEVEN}{mark}{REST}", level, mode).startswith(mark)
    ]

    assert kept == []


def _second(text: str, level: str, mode: str) -> str:
    lines = set_text(text, 8, kinsoku=level, mode=mode)
    return str(lines[1].text)


def test_too_many_marks_for_the_measure_are_parted_with_a_warning() -> None:
    """R16: a rule that cannot be kept yields here alone, and it is said."""
    lines = set_text("天地玄。』」）》”黄宇宙", 3)

    assert "compose.relaxed" in codes(lines)
    assert all(line.x_em[0] + line.width_em <= 3.02 for line in lines)


def test_three_marks_open_no_hole() -> None:
    """R16: `。』」` on a measure of 4 leaves no gap over half an em."""
    for line in set_text("天地玄黄。』」宇宙洪荒", 4):
        steps = zip(line.x_em[1:], line.x_em, line.advance_em, strict=False)
        assert all(after - x - width <= 0.52 for after, x, width in steps), line.text
