"""What changed within a text: no character lost, none invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reform_press.collation.wording import Stretch, likeness, stretches

TEXTS = st.text("渠水入田，秧苗返青。3%a", max_size=60)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("渠水入田", "渠水入田", "渠水入田"),
        ("渠水入田", "渠水进田", "渠水[入|进]田"),
        ("渠水入田", "渠水流入田", "渠水[|流]入田"),
        ("渠水入田", "水入田", "[渠|]水入田"),
        ("", "渠", "[|渠]"),
        # Numbers and words are changed as a whole.
        ("产值3000万余元", "产值3500万余元", "产值[3000|3500]万余元"),
        ("投资2.1亿元", "投资2.15亿元", "投资[2.1|2.15]亿元"),
        # One character that two changes have between them is chance.
        ("甲乙丙丁戊", "子乙丑寅戊", "[甲乙丙丁|子乙丑寅]戊"),
    ],
)
def test_stretches(before: str, after: str, found: str) -> None:
    told = "".join(
        f"[{s.before}|{s.after}]" if s.changed else s.after
        for s in stretches(before, after)
    )

    assert told == found


@given(TEXTS, TEXTS)
def test_stretches_joined_are_the_two_texts(before: str, after: str) -> None:
    found = stretches(before, after)

    assert "".join(s.before for s in found) == before
    assert "".join(s.after for s in found) == after
    assert Stretch("", "") not in found
    kinds = [s.changed for s in found]
    assert all(one != other for one, other in pairwise(kinds))


def test_a_long_text_is_compared_in_reasonable_time() -> None:
    """Two texts of 40,000 like characters would take hours pair by pair."""
    before, after = "的" * 40_000, "的" * 20_000 + "地。" + "的" * 30_000 + "得"
    found = stretches(before, after)

    assert "".join(s.before for s in found) == before
    assert "".join(s.after for s in found) == after


def test_long_texts_are_compared_within_their_sentences() -> None:
    body = "".join(f"第{n}句写的是水。" for n in range(2000))
    after = body.replace("第7句", "第七句").replace("第1990句", "第一九九〇句")
    found = [s for s in stretches(body, after) if s.changed]

    assert found == [Stretch("7", "七"), Stretch("1990", "一九九〇")]


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ("渠水入田，秧苗返青", "渠水入田，秧苗都已返青", True),
        ("渠水入田，秧苗返青", "山路修到组，客车开进村", False),
        ("", "", False),
    ],
)
def test_likeness(before: str, after: str, alike: bool) -> None:
    assert bool(likeness(before, after, 0.5)) == alike
