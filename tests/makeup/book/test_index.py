"""Entries of an index stand in order under initials, with all their places."""

from reform_press.content.book.headings import listings
from reform_press.content.book.model import IndexTerm
from reform_press.makeup.book.folios import Leaf
from reform_press.makeup.book.index import Index, Spot

LEAVES = {n: Leaf(n, 0, n - 1, str(n)) for n in range(1, 30)}


def entries(*marks, terms=(), by="pinyin", leaves=LEAVES):
    index = Index(terms, by)
    for words, *spots in marks:
        for spot in spots:
            index.add(f"index:{words}", Spot(*spot))
    return index.groups(leaves)


def places(group):
    return [
        (one.heading, *(place.words for place in one.locators)) for one in group.entries
    ]


def test_entries_stand_under_their_initials_by_pinyin():
    groups = entries(("油茶", (1,)), ("鸡苗", (1,)), ("5G基站", (2,)), ("鸡粪", (3,)))

    assert [group.initial for group in groups] == ["", "J", "Y"]
    assert [one.heading for one in groups[1].entries] == ["鸡粪", "鸡苗"]


def test_entries_stand_under_strokes():
    groups = entries(("油茶", (1,)), ("一窗", (1,)), by="strokes")

    assert [group.initial for group in groups] == ["1", "8"]


def test_reading_of_a_name_decides():
    terms = (IndexTerm("隽水镇", reading="juan4 shui3 zhen4"),)
    (group,) = entries(("隽水镇", (1,)), terms=terms)

    assert group.initial == "J"


def test_place_is_page_and_column_once_each():
    (group,) = entries(("鸡苗", (12, 0), (12, 1), (12, 0), (3, 1), (7,)))

    assert places(group) == [("鸡苗", "3b", "7", "12a", "12b")]


def test_three_pages_after_one_another_are_a_range():
    (group,) = entries(("鸡苗", (3, 1), (4, 0), (5, 0), (5, 1), (7, 0), (8, 1)))

    assert places(group) == [("鸡苗", "3b–5b", "7a", "8b")]
    assert [one.page for one in group.entries[0].locators] == [3, 7, 8]


def test_range_ends_where_numbers_begin_again():
    leaves = {**LEAVES, 4: Leaf(4, 1, 0, "1"), 5: Leaf(5, 1, 1, "2")}
    (group,) = entries(("鸡苗", (2,), (3,), (4,), (5,)), leaves=leaves)

    assert places(group) == [("鸡苗", "2", "3", "1", "2")]


def test_pages_without_folios_are_not_listed():
    leaves = {**LEAVES, 1: Leaf(1, 0, 0, "")}

    (group,) = entries(("鸡苗", (1,), (2,)), ("鸡粪", (1,)), leaves=leaves)
    assert places(group) == [("鸡苗", "2")]


def test_entry_stands_under_its_main_heading():
    (group,) = entries(
        ("马港镇!石溪村", (2,)), ("马港镇", (1,)), ("马港镇!灵官桥", (4,))
    )

    assert [(one.depth, one.heading) for one in group.entries] == [
        (0, "马港镇"), (1, "灵官桥"), (1, "石溪村"),
    ]  # fmt: skip


def test_headings_stand_three_deep():
    groups = entries(
        ("马港镇!石溪村!一组", (2,)), ("马港镇!灵官桥", (4,)), ("石溪村", (5,))
    )

    assert [(one.depth, one.heading) for g in groups for one in g.entries] == [
        (0, "马港镇"), (1, "灵官桥"), (1, "石溪村"), (2, "一组"), (0, "石溪村"),
    ]  # fmt: skip


def test_word_whose_heading_stands_under_another_is_below_both():
    terms = IndexTerm("一组", under="石溪村"), IndexTerm("石溪村", under="马港镇")
    (term, _), (one, other) = terms, listings(terms).values()

    assert (one, other) == ("马港镇!石溪村!一组", "马港镇!石溪村")
    assert listings((term, IndexTerm("石溪村")))["一组"] == "石溪村!一组"


def test_words_that_only_send_elsewhere_and_have_no_page_are_left_out():
    terms = IndexTerm("鸡苗", also=("蛋鸡",)), IndexTerm("雏鸡", see=("蛋鸡",))
    groups = entries(("蛋鸡", (1,)), terms=terms)

    assert [one.heading for g in groups for one in g.entries] == ["雏鸡", "蛋鸡"]


def test_main_heading_is_there_for_its_entries_alone():
    (group,) = entries(("马港镇!石溪村", (2,)))

    assert places(group) == [("马港镇",), ("石溪村", "2")]


def test_see_and_see_also():
    terms = (
        IndexTerm("改革委", see=("深改委",)),
        IndexTerm("深改委", also=("改革",)),
    )
    groups = entries(("深改委", (3,)), ("改革", (5,)), terms=terms)

    assert [(one.heading, one.see, one.also) for g in groups for one in g.entries] == [
        ("改革", (), ()),
        ("改革委", ("深改委",), ()),
        ("深改委", (), ("改革",)),
    ]


def test_run_of_two_entries_is_listed_twice():
    groups = entries(("鸡苗|鸭苗", (3,)))

    assert [group.initial for group in groups] == ["J", "Y"]
