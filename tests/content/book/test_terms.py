"""Words of the index are found wherever the book has them."""

from hypothesis import given
from hypothesis import strategies as st

from reform_press.content.book.headings import paths_of
from reform_press.content.book.model import Chapter, IndexTerm, Text
from reform_press.content.book.terms import Finder
from reform_press.content.book.walk import paragraphs
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source


def marked(terms: list[str | IndexTerm], *runs: Run) -> list[tuple[str, str]]:
    words = [one if isinstance(one, IndexTerm) else IndexTerm(one) for one in terms]
    chapter = Chapter("a", "甲", (Text(Paragraph("body", runs)),))
    found, _ = Finder(words).chapter(chapter)
    return [(run.text, run.href) for one in paragraphs(found) for run in one.runs]


def test_the_longest_word_at_a_place_counts() -> None:
    text = Run("石溪村、石溪，和溪")
    assert marked(["石溪", "石溪村", "溪"], text) == [
        ("石溪村", "index:石溪村"),
        ("、", ""),
        ("石溪", "index:石溪"),
        ("，和", ""),
        ("溪", "index:溪"),
    ]


def test_a_word_over_two_runs_is_found_in_both() -> None:
    """A mark in the middle of a word, or the end of a line, hides it from nobody."""
    runs = Run("到石"), Run("溪村", ("strong",))
    assert marked(["石溪村"], *runs) == [
        ("到", ""),
        ("石", "index:石溪村"),
        ("溪村", "index:石溪村"),
    ]


def test_a_link_leads_on_and_its_words_are_listed() -> None:
    run = Run("石溪村小学", ("link",), "#school")
    assert marked(["石溪村"], run) == [
        ("石溪村", "#school index:石溪村"),
        ("小学", "#school"),
    ]


def test_words_under_a_reading_are_listed() -> None:
    run = Run("隽水河", ruby="jun4 shui3 he2")
    assert marked(["隽水"], run) == [("隽水河", "index:隽水")]


def test_what_an_editor_listed_and_what_is_printed_later_stays() -> None:
    runs = Run("石溪", (), "index:溪"), Run("石溪", (), "page:hens")
    assert marked(["石溪"], *runs) == [("石溪", one.href) for one in runs]


def test_a_word_is_listed_under_its_heading_and_a_see_is_not_looked_for() -> None:
    terms: list[str | IndexTerm] = [
        IndexTerm("石溪", heading="石溪村", under="马港镇"),
        IndexTerm("鸡苗", see=("蛋鸡",)),
    ]
    assert marked(terms, Run("石溪的鸡苗")) == [
        ("石溪", "index:马港镇!石溪村"),
        ("的鸡苗", ""),
    ]


def test_an_href_tells_its_entries() -> None:
    assert paths_of("index:马港镇!石溪村|鸡苗") == (("马港镇", "石溪村"), ("鸡苗",))


WORDS = st.text("甲乙丙", min_size=1, max_size=3)


@given(st.lists(WORDS, unique=True, min_size=1, max_size=5), st.lists(WORDS))
def test_every_place_is_found_and_no_text_changes(
    words: list[str], copy: list[str]
) -> None:
    """From the left, the longest word wins; places go with their characters."""
    runs, at = [], 0
    for text in copy:
        runs.append(Run(text, source=Source("f", 1, at + 1)))
        at += len(text)
    chapter = Chapter("a", "甲", (Text(Paragraph("body", tuple(runs))),))
    found, known = Finder(map(IndexTerm, words)).chapter(chapter)
    (paragraph,) = paragraphs(found)

    text = "".join(copy)
    assert paragraph.text == text
    expected, here = [], 0
    while here < len(text):
        at_place = [word for word in words if text.startswith(word, here)]
        word = max(at_place, key=len, default="")
        expected += [word] * (len(word) or 1)
        here += len(word) or 1
    shown = [run.href[len("index:") :] for run in paragraph.runs for _ in run.text]
    assert shown == expected
    assert known == set(expected) - {""}
    column = 1
    for run in paragraph.runs:
        assert run.source == Source("f", 1, column)
        column += len(run.text)
