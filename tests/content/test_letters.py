"""A stretch of copy is one letter until somebody looks into it."""

from hypothesis import given
from hypothesis import strategies as st

from reform_press.content import inline
from reform_press.content.joins import joined, phrases
from reform_press.content.letters import runs, single
from reform_press.content.normal import Tally, put_right

COPY = st.text(st.sampled_from("改革 ab|*[]()#{}.专名12^$`“\"'-…　\\"), max_size=40)


@given(st.lists(COPY, min_size=1, max_size=3))
def test_runs_are_the_same_letter_by_letter(lines: list[str]) -> None:
    """Whether a stretch is one letter or many shows in no run."""
    copy = [(line, number, 1) for number, line in enumerate(lines, 1)]
    letters, _ = inline.read(copy, "f", book=True)

    assert runs(letters, "f") == runs(single(letters), "f")
    for verse in (False, True):
        whole = joined(letters, verse=verse)
        each = joined(single(letters), verse=verse)
        assert runs(whole, "f") == runs(each, "f")
        assert phrases(whole) == phrases(each)
        right = put_right(whole, Tally("f")), put_right(each, Tally("f"))
        assert runs(right[0], "f") == runs(right[1], "f")


def test_every_character_knows_its_place() -> None:
    letters, _ = inline.read([("甲乙**丙丁**", 3, 5)], "f")
    placed = [(one.text, one.line, one.column) for one in single(letters)]
    assert placed == [("甲", 3, 5), ("乙", 3, 6), ("丙", 3, 9), ("丁", 3, 10)]
