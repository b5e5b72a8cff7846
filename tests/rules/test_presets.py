"""Styles of punctuation (标点样式): 全角, 行末半角, 开明, 半角, and none.

R20; xeCJK's PunctStyle for the names; GB/T 15834 5.1.10 and 5.1.11 for the
line's end and for compression at all.

"""

from collections.abc import Iterable

import pytest

from rules.case import Case, cases, examine


def styled(preset: str, group: Iterable[Case]) -> tuple[Case, ...]:
    """Return cases under one style of punctuation, named after it."""
    return tuple(
        case._replace(
            name=f"{preset}-{case.name}",
            options={**case.options, "punctuation": preset},
        )
        for case in group
    )


QUANJIAO = styled(
    "quanjiao",
    (
        Case("pause", "R20", "天，地", at={"地": 2}),
        Case("pair", "R20", "天》《地", at={"地": 2.5}),
        Case("line-end", "R20", "天地。", wide={"。": 0.5}),
        Case("line-start", "R20", "“天地”", at={"天": 0.5}),
    ),
)
HANGMO = styled(
    "hangmo_banjiao",
    (
        Case("pause", "R20", "天，地", at={"地": 2}),
        Case("closing-opening-full", "R20", "天》《地", at={"《": 2, "地": 3}),
        Case("closing-stop-full", "R20", "天”。地", at={"。": 2, "地": 3}),
        Case("stop-closing-full", "R20", "天。”地", at={"”": 2, "地": 3}),
        Case("opening-opening-full", "R20", "天《“地", at={"“": 2, "地": 3}),
        Case("line-end-half", "R20; GB 5.1.10", "天地。", wide={"。": 0.5}),
        Case("line-start-half", "R20, R25", "“天地”", at={"天": 0.5}),
        Case(
            "line-end-half-within",
            "R20; GB 5.1.10",
            "天地玄黄宇宙，洪荒日月盈",
            6.5,
            ("天地玄黄宇宙，", "洪荒日月盈"),
            wide={"，": 0.5},
        ),
    ),
)
KAIMING = styled(
    "kaiming",
    (
        Case("comma", "R20", "天，地", wide={"，": 0.5}, at={"地": 1.5}),
        Case("enumeration-comma", "R20", "天、地", at={"地": 1.5}),
        Case("semicolon", "R20", "天；地", at={"地": 1.5}),
        Case("colon", "R20", "天：地", at={"地": 1.5}),
        Case("brackets", "R20", "天（地）玄", at={"地": 1.5, "玄": 3}),
        Case("titles", "R20", "天《地》玄", at={"地": 1.5, "玄": 3}),
        Case("quotes", "R20", "天“地”玄", at={"地": 1.5, "玄": 3}),
        Case("full-stop", "R20", "天。地", wide={"。": 1}, at={"地": 2}),
        Case("exclamation", "R20", "天！地", at={"地": 2}),
        Case("question", "R20", "天？地", at={"地": 2}),
        Case("full-width-point", "R20", "天．地", at={"地": 2}),
        Case("dash-unchanged", "R20", "天——地", wide={"——": 2}, at={"地": 3}),
    ),
)
BANJIAO = styled(
    "banjiao",
    (
        Case("comma", "R20", "天，地", at={"地": 1.5}),
        Case("full-stop", "R20", "天。地", at={"地": 1.5}),
        Case("question", "R20", "天？地", at={"地": 1.5}),
        Case("brackets", "R20", "天（地）玄", at={"地": 1.5, "玄": 3}),
        Case("pair", "R20", "天》《地", at={"地": 2}),
        Case("ellipsis-unchanged", "R20", "天……地", at={"地": 3}),
        Case("middle-dot-unchanged", "R20", "天·地", at={"地": 1.5}),
    ),
)
PLAIN = styled(
    "plain",
    (
        Case("comma", "R20", "天，地", at={"地": 2}),
        Case("closing-opening", "R20", "天》《地", at={"《": 2, "地": 3}),
        Case("stop-closing", "R20", "天。”地", at={"”": 2, "地": 3}),
        Case("three", "R20", "天》、《地", at={"地": 4}),
        Case("line-start", "R20", "“天地”", at={"“": 0, "天": 1}),
        Case(
            "line-end",
            "R20",
            "天地玄黄宇宙洪，荒日月盈",
            8,
            ("天地玄黄宇宙洪，", "荒日月盈"),
            at={"，": 7, "荒": 0},
            wide={"，": 1},
        ),
        Case(
            "prohibition-still-holds",
            "R20, R06",
            "天地玄黄宇宙洪荒，日月盈",
            8,
            ("天地玄黄宇宙洪", "荒，日月盈"),
        ),
    ),
)


@cases(QUANJIAO, HANGMO, KAIMING, BANJIAO, PLAIN)
def test_preset(case: Case, request: pytest.FixtureRequest) -> None:
    """Widths within the line, of pairs and at both edges."""
    examine(case, request)
