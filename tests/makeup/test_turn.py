"""Headlines are turned by meaning, never inside what belongs together."""

import pytest

from reform_press.makeup.turn import hopeless, turned, turns


def evenly(text, lines, terms=()):
    return turned(text, lines, len, terms)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("加快推进全面深化改革", "改革"),
        ("我县出台“一村一品”新办法", "“一村一品”"),
        ("学习《中国共产党章程》体会", "《中国共产党章程》"),
        ("新增就业5000人创新高", "5000人"),
        ("第四届湖北改革奖揭晓", "第四届"),
    ],
)
@pytest.mark.parametrize("lines", [2, 3])
def test_what_belongs_together_stays_on_one_line(text, apart, lines):
    assert any(apart in line for line in evenly(text, lines))


def test_no_line_begins_with_a_particle():
    """A line beginning with 的 reads as a slip."""
    for at in turns("人民群众满意的改革答卷的故事"):
        assert "人民群众满意的改革答卷的故事"[at] != "的"


def test_a_word_of_the_house_dictionary_is_not_divided():
    """The house dictionary goes before the general one."""
    text = "生鲜灯专项清理行动开始"

    assert 2 in turns(text)
    assert 2 not in turns(text, ["生鲜灯"])


def test_lines_come_out_even():
    first, second = evenly("农贸市场商超肉铺专项清理行动", 2)

    assert abs(len(first) - len(second)) <= 2


def test_a_pause_is_the_best_place_to_turn():
    assert evenly("收官之年迎大考，攻坚克难", 2)[0] == "收官之年迎大考，"


def test_nothing_of_the_words_is_lost():
    text = "县教育局组织开展护河行动"

    assert "".join(evenly(text, 3)) == text


def test_a_word_that_cannot_be_turned_stays_whole():
    assert evenly("改革", 2) == ("改革",)


@pytest.mark.parametrize("text", ["改革发展" * 750, "一二三" * 1000, "“" * 3000])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_title_of_any_length_is_priced_a_few_hundred_times(text, count):
    """A file with a body for its title must not hold up the edition."""
    asked = []
    lines = turned(text, count, lambda line: asked.append(line) or len(line))

    assert "".join(lines) == text
    assert len(asked) < 500


def test_a_line_of_a_division_is_measured_once():
    asked = []
    turned("农贸市场商超肉铺专项清理行动开始", 3, lambda t: asked.append(t) or len(t))

    assert len(asked) == len(set(asked))


def test_what_no_turn_can_fit_is_known_from_its_width():
    assert hopeless(1000, 3, 300, 20)
    assert not hopeless(920, 3, 300, 20)
