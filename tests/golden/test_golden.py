"""The golden corpus (定稿语料): whole texts, set as they were when last looked at.

``pytest tests/golden --update`` writes the lines anew; ``README.md`` tells how
to read the diff.

"""

import pytest

from golden.dump import CORPUS, HERE, Golden, Set, copy_of, dump, read
from golden.rules import complaints
from reform_press.compose.paragraph import Compositor
from reform_press.fonts.library import FontSet

#: All dumps together stay smaller than this, in bytes.
LARGEST = 400_000


@pytest.fixture(scope="module")
def compositor(fonts: FontSet) -> Compositor:
    """Return a compositor for all texts; what it keeps changes no result."""
    return Compositor(fonts)


#: Gives a test every text of the corpus.
of_corpus = pytest.mark.parametrize("golden", CORPUS, ids=[one.name for one in CORPUS])


@of_corpus
def test_lines_are_those_of_the_corpus(
    golden: Golden, compositor: Compositor, request: pytest.FixtureRequest
) -> None:
    found = dump(golden, compositor)
    if request.config.getoption("--update"):
        golden.file.write_text(found, encoding="utf-8")

    assert found == golden.file.read_text("utf-8")


@of_corpus
def test_lines_obey_the_rules(golden: Golden) -> None:
    """Told by the dump alone."""
    paragraphs = read(golden.file.read_text("utf-8"))

    assert complaints(paragraphs, copy_of(golden), golden.measure) == []


def test_no_dump_is_left_over() -> None:
    """Each file is of a text of the corpus, and all together are small."""
    files = sorted((HERE / "lines").iterdir())

    assert files == sorted(golden.file for golden in CORPUS)
    assert sum(file.stat().st_size for file in files) < LARGEST


# --- the rules themselves --------------------------------------------------------

GOOD = ("春风化雨，润物无", "声。田里——那时", "10/121是https://a.", "cn/的一部分")
BAD = (
    ("forbidden start", ("春风化雨", "，润物")),
    ("forbidden start", ("春风化雨", "—润物")),
    ("forbidden end", ("春风化雨“", "润物”")),
    ("forbidden end", ("春风/", "润物无声")),
    ("cut unit", ("春风——化雨—", "—润物")),
    ("cut unit", ("春风化雨…", "…润物")),
    ("cut unit", ("全年20", "23项")),
    ("cut unit", ("增长12", "%以上")),
    ("cut unit", ("共3.", "5万")),
    ("cut unit", ("售￥", "35元")),
    ("runt", ("春风化雨润物无", "声。")),
    ("overfull", ("春风化雨润物无声",)),
    ("hole", ("春 风",)),
    ("not the copy", ("春风化雨",)),
)


def test_good_lines_pass() -> None:
    lines = [Set(text) for text in GOOD]

    assert complaints([lines], ["".join(GOOD)], 10.0) == []


@pytest.mark.parametrize(("rule", "texts"), BAD)
def test_bad_lines_are_found(rule: str, texts: tuple[str, ...]) -> None:
    opened = 0.6 if rule == "hole" else 0.0
    lines = [Set(text, opened) for text in texts]
    copy = "".join(texts) + ("。" if rule == "not the copy" else "")
    found = complaints([lines], [copy], 9.0)

    assert [complaint for complaint in found if complaint.startswith(rule)]


def test_what_a_rule_had_to_yield_to_is_no_fault() -> None:
    lines = [Set("春风化雨"), Set("，润物", codes=("compose.relaxed",))]

    assert complaints([lines], ["春风化雨，润物"], 9.0) == []


def test_a_dump_is_read_as_it_was_written() -> None:
    line = Set("a | b|", 0.014, ("compose.loose", "compose.ragged"))

    assert str(line) == "|a | b|| +0.014 ! compose.loose compose.ragged"
    assert read(f"head\n\n{line}\n|终|\n") == [[line, Set("终")]]
