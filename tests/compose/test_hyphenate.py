"""Where a Latin word may be cut."""

from itertools import pairwise

import pytest

from reform_press.compose.hyphenate import Cut, cuts, emergency_cuts, may_be_cut


def parts(word: str, *, hyphenate: bool = True, last: bool = False) -> str:
    """Return the word, - where a hyphen may part it, | where nothing is added."""
    shown, start = "", 0
    for cut in cuts(word, hyphenate=hyphenate, last=last):
        shown += word[start : cut.offset] + ("-" if cut.kind == "h" else "|")
        start = cut.offset
    return shown + word[start:]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("hyphenation", "hy-phen-ation"),
        ("(hyphenation),", "(hy-phen-ation),"),
        ("government’s", "gov-ern-ment’s"),
        ("about", "about"),
        ("inter\u00adnational", "inter\u00ad-national"),
        ("12345678", "12345678"),
        ("UNESCO", "UNESCO"),
        ("PowerPoint", "PowerPoint"),
        ("version2product", "version2product"),
    ],
)
def test_words_are_cut_between_syllables(word: str, shown: str) -> None:
    """R14: at least 2 letters before and 3 after; no names in capitals."""
    assert parts(word) == shown


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("well-known", "well-|known"),
        ("e-mail", "e-mail"),
        ("COVID-19", "COVID-19"),
        ("2018-2023", "2018-2023"),
        ("2019—2020", "2019—|2020"),
        ("10–15%", "10–|15%"),
        ("3–5", "3–5"),
        ("3—5", "3—5"),
        ("A–B", "A–B"),
        ("Rome–Paris", "Rome–|Paris"),
        ("yes—no", "yes—|no"),
        ("“Yes”—“no”", "“Yes”—|“no”"),
        ("wait…what", "wait…|what"),
        ("and/or", "and/|or"),
        ("km/h", "km/h"),
        ("GB/T 15834", "GB/T 15834"),
        ("12 345 678", "12 345 678"),
    ],
)
def test_joined_words_are_cut_at_their_joint(word: str, shown: str) -> None:
    """A line may end after a connector; numbers and units are whole (R13)."""
    assert parts(word) == shown


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("https://a.cn/b?c=d", "https://|a.|cn/|b?|c=d"),
        ("(https://a.cn/v1.2/index.html).", "(https://|a.|cn/|v1.2/|index.|html)."),
        ("www.example.com", "www.|example.|com"),
        ("example.com/news/", "example.|com/|news/"),
        ("editor@example.com", "editor@example.|com"),
    ],
)
def test_an_address_is_cut_after_its_signs(word: str, shown: str) -> None:
    """R14: without a hyphen."""
    assert parts(word) == shown


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("hyphenation", "hy-phen-ation"),
        ("newspapers", "news-pa-pers"),
        ("typesetter", "type-setter"),
        ("mother-in-law", "mother-|in-law"),
        ("and/or", "and/or"),
        ("www.example.com", "www.|example.|com"),
    ],
)
def test_four_letters_are_left_for_the_last_line(word: str, shown: str) -> None:
    """A paragraph does not end with the stump of a word; an address has none."""
    assert parts(word, last=True) == shown


def test_headlines_are_not_hyphenated_by_pattern() -> None:
    """R14: what the author wrote still counts."""
    assert parts("hyphenation", hyphenate=False) == "hyphenation"
    assert parts("well-known", hyphenate=False) == "well-|known"
    assert parts("in\u00adto", hyphenate=False) == "in\u00ad-to"


@pytest.mark.parametrize("word", ["a", "it’s", "1234567"])
def test_short_words_and_numbers_are_not_looked_at(word: str) -> None:
    """It saves a line of 20 figures a look-up each."""
    assert not may_be_cut(word)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("ab.cd..", "a|b.|c|d.."),
        ("“(abc)”", "“(a|b|c)”"),
        ("ab(cd)$5", "a|b|(c|d)|$5"),
        ("-----", "-|-|-|-|-"),
    ],
)
def test_a_fragment_too_wide_is_cut_between_any_two_letters(
    word: str, shown: str
) -> None:
    """No sign leaves its letter, where there is one."""
    found = emergency_cuts(word, (), lambda part: len(part) > 4)
    bounds = [0, *(cut.offset for cut in found), len(word)]

    assert "|".join(word[a:b] for a, b in pairwise(bounds)) == shown
    assert {cut.kind for cut in found} == {"u"}


def test_a_number_too_wide_is_parted_at_its_blanks() -> None:
    """The blank is a word space then, which counts for nothing at a line's end."""
    found = emergency_cuts("GB/T 15834", (), lambda part: len(part) > 7)

    assert found == (Cut(4, "W"), Cut(5, "A"))


def test_fragments_that_fit_are_left_whole() -> None:
    """Hyphens first, and anywhere only where they do not help."""
    places = cuts("hyphenation", hyphenate=True)

    assert emergency_cuts("hyphenation", places, lambda part: len(part) > 6) == places
