"""Where a Latin word may be cut."""

import pytest

from reform_press.compose.hyphenate import cuts, emergency_cuts, may_be_cut


def parts(word: str, *, hyphenate: bool = True) -> str:
    """Return the word, - where a hyphen may part it, | where nothing is added."""
    shown, start = "", 0
    for cut in cuts(word, hyphenate=hyphenate):
        shown += word[start : cut.offset] + ("-" if cut.kind == "h" else "|")
        start = cut.offset
    return shown + word[start:]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("hyphenation", "hy-phen-ation"),
        ("(hyphenation),", "(hy-phen-ation),"),
        ("about", "about"),
        ("well-known", "well-|known"),
        ("2018-2023", "2018-2023"),
        ("12345678", "12345678"),
        ("inter\u00adnational", "inter\u00ad-national"),
        ("https://a.cn/b?c=d", "https://|a.|cn/|b?|c=|d"),
        ("www.example.com", "www.|example.|com"),
        ("editor@example.com", "editor@example.|com"),
    ],
)
def test_words_are_cut_here(word: str, shown: str) -> None:
    """R14: patterns, at least 2 letters before and 3 after; addresses at signs."""
    assert parts(word) == shown


def test_headlines_are_not_hyphenated_by_pattern() -> None:
    """R14: what the author wrote still counts."""
    assert parts("hyphenation", hyphenate=False) == "hyphenation"
    assert parts("well-known", hyphenate=False) == "well-|known"
    assert parts("in\u00adto", hyphenate=False) == "in\u00ad-to"


@pytest.mark.parametrize("word", ["a", "it’s", "1234567"])
def test_short_words_and_numbers_are_not_looked_at(word: str) -> None:
    """It saves a line of 20 figures a look-up each."""
    assert not may_be_cut(word)


def test_a_fragment_too_wide_is_cut_between_any_two_letters() -> None:
    """No sign leaves the letter before it, where there is one."""
    found = emergency_cuts("ab.cd..", (), lambda part: len(part) > 3)

    assert [cut.offset for cut in found] == [1, 3, 4, 6]
    assert {cut.kind for cut in found} == {"u"}


def test_fragments_that_fit_are_left_whole() -> None:
    """Hyphens first, and anywhere only where they do not help."""
    places = cuts("hyphenation", hyphenate=True)

    assert emergency_cuts("hyphenation", places, lambda part: len(part) > 6) == places
