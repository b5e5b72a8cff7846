"""Which paragraph became which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.collation.matching import Piece, paired

#: Four paragraphs that have nothing in common.
A, B, C, D = (
    "渠水入田秧苗返青",
    "鸡蛋落槽传送带转",
    "山路修到客车进村",
    "竹笋茶叶当天出山",
)


def pieces(*texts: str) -> tuple[Piece, ...]:
    """Return paragraphs; ``#id`` may begin one."""
    made = []
    for text in texts:
        id, _, rest = text[1:].partition(" ") if text[0] == "#" else ("", "", text)
        made.append(Piece("body", id, rest))
    return tuple(made)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ((A, B), (A, B), {(0, 0, False), (1, 1, False)}),
        ((A, B), (A, C, B), {(0, 0, False), (1, 2, False)}),
        ((A, B, C), (A, C), {(0, 0, False), (2, 1, False)}),
        ((A, B), (A, B[:-1] + "动"), {(0, 0, False), (1, 1, False)}),
        ((A, B, C), (C, A, B), {(2, 0, True), (0, 1, False), (1, 2, False)}),
        ((A, B), (C, D), set()),
        # An id holds through any rewriting.
        (("#p " + A,), ("#p " + C,), {(0, 0, False)}),
        # Edited and moved at once.
        ((A, B, C), (C[:-1] + "镇", A, B),
         {(2, 0, True), (0, 1, False), (1, 2, False)}),
        # The same words twice are two paragraphs.
        ((A, A), (A,), {(0, 0, False)}),
    ],
)  # fmt: skip
def test_paired(
    before: tuple[str, ...], after: tuple[str, ...], pairs: set[tuple[int, int, bool]]
) -> None:
    found = {tuple(pair) for pair in paired(pieces(*before), pieces(*after))}

    assert found == pairs


def test_a_headline_stays_a_headline_whatever_it_says() -> None:
    before, after = (Piece("title", "", A),), (Piece("title", "", D),)

    assert len(paired(before, after)) == 1


@given(
    st.lists(st.sampled_from([A, B, C, D, A[:5] + B[:3]]), max_size=7),
    st.lists(st.sampled_from([A, B, C, D, C[:4] + D[:4]]), max_size=7),
)
def test_no_paragraph_has_two_partners(before: list[str], after: list[str]) -> None:
    pairs = paired(pieces(*before), pieces(*after))

    assert len({pair.before for pair in pairs}) == len(pairs)
    assert len({pair.after for pair in pairs}) == len(pairs)
    stayed = [pair.before for pair in pairs if not pair.moved]
    assert stayed == sorted(stayed)
