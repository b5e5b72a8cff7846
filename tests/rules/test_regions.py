"""Taiwan and Hong Kong (地区): where marks differ from the mainland's.

CLREQ 3.1.1, 3.1.2, 3.1.6; table 1: pauses and stops stand in the middle of
their cell, the middle dot has an em.

"""

from collections.abc import Iterable

import pytest

from rules.case import CLOSING, OPENING, PAUSES, STOPS, Case, cases, examine, set_copy

SIX = "天地玄黃宇宙"
REST = "洪荒日月盈"


def of(region: str, group: Iterable[Case]) -> tuple[Case, ...]:
    """Return cases set for one region, named after it."""
    return tuple(
        case._replace(
            name=f"{region}-{case.name}", options={**case.options, "region": region}
        )
        for case in group
    )


CENTRED = (
    Case("middle-dot", "R18", "列夫·托爾", wide={"·": 1}, at={"·": 2, "托": 3}),
    Case("wide-solidus", "table 1, SO", "散文／詩歌", at={"／": 2, "詩": 3}),
    Case("single-em-dash", "R18", "臺北—高雄", at={"—": 2, "高": 3}),
    Case("wave-dash", "R18", "臺北～高雄", at={"～": 2, "高": 3}),
    Case("dash", "R17", "青山——那時", wide={"——": 2}),
    Case("ellipsis", "R17", "青山……那時", wide={"……": 2}),
    Case("opening-opening", "R22", "天《「地", at={"《": 1, "「": 2, "地": 2.5}),
    Case("closing-closing", "R22", "天」》地", at={"」": 1, "》": 1.5, "地": 2.5}),
    Case("closing-opening", "R22", "天》《地", at={"》": 1, "地": 2.5}),
    Case("closing-stop", "R22", "天」。地", at={"」": 1, "地": 2.5}),
    Case("closing-comma", "R22", "天）、地", at={"）": 1, "地": 2.5}),
    Case("stop-closing", "R22", "天。」地", at={"。": 1, "地": 2.5}),
    Case("comma-comma", "2.3a", "天，、地", at={"地": 3}),
    Case(
        "closing-dot", "digest 4.1: CL MD of 1 em", "天》·地", at={"》": 1, "地": 2.5}
    ),
    Case(
        "closing-at-line-end",
        "R24",
        f"{SIX}」{REST}",
        6.5,
        (f"{SIX}」", REST),
        wide={"」": 0.5},
        ends={0: 6.5},
    ),
    Case(
        "opening-at-line-start",
        "R25",
        f"{SIX}「{REST}」",
        6,
        (SIX, f"「{REST}」"),
        {"「": 0, "洪": 0.5},
    ),
    Case("opening-at-paragraph-start", "R26", "「天地」", at={"天": 0.5}),
    Case(
        "comma-opens-no-line",
        "R06",
        f"{SIX}洪荒，日月盈昃",
        8,
        (f"{SIX}洪", "荒，日月盈昃"),
    ),
    Case(
        "dot-opens-no-line",
        "R06",
        f"{SIX}洪荒·日月盈昃",
        8,
        (f"{SIX}洪", "荒·日月盈昃"),
    ),
    Case(
        "comma-gives-on-both-sides",
        "R39, tier 5",
        f"{SIX}，洪荒日月盈昃」辰宿列張",
        13.2,
        (f"{SIX}，洪荒日月盈昃」", "辰宿列張"),
        {"宙": 5, "，": 6, "洪": 6.7, "昃": 11.7},
        {"，": 0.7},
        ends={0: 13.2},
    ),
    Case("exclamation", "table 1: rigid", "天地！玄黃", at={"玄": 3}),
    Case("han-latin", "R30", "進ERP系", gap={"進E": 0.25, "P系": 0.25}),
)
PLAIN = tuple(
    case._replace(options={"punctuation": "plain"})
    for case in (
        Case("plain-closing-opening", "R20", "天》《地", at={"《": 2, "地": 3}),
        Case("plain-closing-stop", "R20", "天」。地", at={"。": 2, "地": 3}),
        Case("plain-line-start", "R20", "「天地」", at={"天": 1}),
    )
)


@cases(of("TW", CENTRED + PLAIN), of("HK", CENTRED))
def test_region(case: Case, request: pytest.FixtureRequest) -> None:
    """Cells, pairs and edges where marks are centred."""
    examine(case, request)


@pytest.mark.parametrize("region", ["CN", "TW", "HK"])
def test_every_mark_is_one_em_in_every_region(region: str) -> None:
    """R17: only where the ink stands in the cell differs."""
    seen = {}
    for mark in OPENING + CLOSING + PAUSES + STOPS:
        copy = set_copy(f"天{mark}地", region=region)
        seen[mark] = (copy.wide(mark), copy.at("地"))

    assert {m: at for m, at in seen.items() if at != pytest.approx((1, 2))} == {}


@pytest.mark.parametrize("region", ["TW", "HK"])
def test_text_keeps_its_marks(region: str) -> None:
    """R03, R79: shapes differ by region, characters do not."""
    text = "他說：「早。」又說《詩經》·小雅……"

    assert set_copy(text, region=region).text == text
