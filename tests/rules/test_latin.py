"""Latin in Chinese, and English by itself (西文): words, quotes, addresses.

CLREQ 3.2.3 and 3.2.4; R02, R14.  The house fonts are used where only relations
are told; the square font, with letters of half an em, where places are.

"""

from itertools import accumulate, pairwise
from typing import Any

import pyphen
import pytest

from reform_press import set_text
from reform_press.fonts.library import FontSet
from rules.case import Case, cases, examine, set_copy

MEASURES = [n / 2 for n in range(10, 40)]
WORD = "internationalization"
URL = "https://www.example.com/news/2023/list?id=7&page=2"
MAIL = "editor@mail.example.com"

SQUARE = (
    Case(
        "pairs-are-kerned",
        "R14: real kerning",
        "天AV地",
        at={"A": 1.25, "V": 1.65, "地": 2.4},
    ),
    Case("word-moves-whole", "R14", "天地玄黄word宇宙", 5.5, ("天地玄黄", "word宇宙")),
    Case(
        "word-moves-whole-though-it-leaves-a-hole",
        "R14",
        "天地abcdefghij玄黄宇宙",
        6,
        ("天地", "abcdefghij", "玄黄宇宙"),
    ),
    Case(
        "words-part-at-blanks",
        "R14",
        "ab cd ef gh",
        2.5,
        at={"d": 2, "e": 0, "h": 1.75},
    ),
    Case(
        "word-space-is-the-fonts",
        "digest 5",
        "ab cd",
        at={"a": 0, "c": 1.25, "d": 1.75},
    ),
    Case(
        "break-between-han-and-word",
        "R30, R31",
        "天地玄黄宇宙word洪荒日",
        6,
        ("天地玄黄宇宙", "word洪荒日"),
        {"w": 0, "洪": 2.25},
    ),
    Case(
        "break-between-word-and-han",
        "R30, R31",
        "天地玄黄word宇宙洪荒",
        6.25,
        ("天地玄黄word", "宇宙洪荒"),
        {"w": 4.25, "宇": 0},
        ends={0: 6.25},
    ),
)
SQUARE = tuple(
    case._replace(square=True, options={"hyphenate": False}) for case in SQUARE
)


@cases(SQUARE)
def test_words(case: Case, request: pytest.FixtureRequest) -> None:
    """Kerning, blanks, and where a line may part."""
    examine(case, request)


def test_quotes_in_an_english_line_are_latin() -> None:
    """R02: their font's, narrow, and not squeezed at an edge."""
    copy = set_copy("the “A” team’s “B”")

    assert all(copy.wide(mark) < 0.6 for mark in "“”’")
    assert copy.wide("”#2") == pytest.approx(copy.wide("”"), abs=0.005)


def test_english_quote_keeps_its_word() -> None:
    """R02: a Latin quotation mark never parts from the word that it opens."""
    text = "He said that the “new team” would “never agree” to “such a plan” today."
    for measure in MEASURES:
        for line in set_text(text, measure):
            assert not line.text.rstrip().endswith("“"), (measure, line.text)
            assert not line.text.startswith(("”", ",", ".")), (measure, line.text)


def test_words_break_at_hyphenation_points_only() -> None:
    """R14: pyphen's points, two letters before and three after."""
    hyphens = pyphen.Pyphen(lang="en_US", left=2, right=3)
    allowed = {int(point) for point in hyphens.positions(WORD)}
    text = f"改革开放{WORD}之后的发展"
    broken = {
        end - text.index(WORD)
        for measure in MEASURES
        for end in _ends(set_text(text, measure))
        if 0 < end - text.index(WORD) < len(WORD)
    }

    assert broken
    assert broken <= allowed


def _ends(lines: Any) -> list[int]:
    """Return where in the copy each line but the last one ends."""
    return list(accumulate(len(line.text) for line in lines[:-1]))


def test_hyphenation_can_be_off() -> None:
    """R14: then a word is on one line wherever it has room."""
    for measure in [m for m in MEASURES if m >= 12]:
        lines = set_text(f"改革开放{WORD}之后的发展", measure, hyphenate=False)
        assert any(WORD in line.text for line in lines), measure


@pytest.mark.parametrize("address", [URL, MAIL])
def test_addresses_break_after_their_signs_only(address: str) -> None:
    """R14: after / . ? & and without a hyphen."""
    text = f"详情见{address}上的说明全文。"
    broken = {
        (measure, text[:end])
        for measure in MEASURES[10:]
        for end in _ends(set_text(text, measure))
        if 3 < end < 3 + len(address)
    }

    assert broken
    assert {(m, left) for m, left in broken if left[-1] not in "/.?&"} == set()


@pytest.mark.parametrize("address", [URL, MAIL])
def test_address_gains_no_character(address: str) -> None:
    """R14, R79: what is broken joins to what was typed."""
    assert set_copy(f"详情见{address}上的说明", 10).text == f"详情见{address}上的说明"


def test_letters_are_never_spaced() -> None:
    """Digest 5: a justified line keeps the advances of every word."""
    text = "改革committee办公室reform与发展"
    loose = set_copy(text, 18, align="justify_all")
    solid = set_copy(text)

    for word in ("committee", "reform"):
        first = solid.find(word)
        for n, m in pairwise(range(first, first + len(word))):
            assert loose.x[m] - loose.x[n] == pytest.approx(
                solid.x[m] - solid.x[n], abs=0.005
            )


def test_english_paragraph_is_flush(square: FontSet) -> None:
    """Digest 6: English is justified by its word spaces."""
    text = (
        "The reform of the public hospitals began in the cities and then reached "
        "the counties, where the new rules were tried for a year before they were "
        "written into law."
    )
    lines = set_text(text, 18, fonts=square)

    assert len(lines) > 4
    for line in lines[:-1]:
        assert line.x_em[0] == pytest.approx(0)
        assert line.width_em == pytest.approx(18, abs=0.02)
