"""Two languages side by side: pairs begin level, stand together, or follow."""

import pytest

from makeup.leaflet import (
    english,
    faults,
    frame,
    lines,
    made,
    page,
    paragraph,
    story,
    text_of,
)
from reform_press.errors import LayoutError
from reform_press.makeup.parallel import meeting

ZH = ("甲" * 28, "乙" * 8, "丙" * 18)
EN = ("Aaa " * 40, "Bbb " * 9, "Ccc " * 4)


def twins(zh=ZH, en=EN):
    return [story("hens", *zh, twin="hens.en"), english(*(t.strip() for t in en))]


def bodies(flow, zh=(20, 60, 100, 220), en=(140, 60, 100, 220)):
    return (
        frame("hens:body", zh, flow=flow),
        frame("hens.en:body", en, flow=flow),
    )


def heads(*frames):
    return page(
        frame("hens:head", (20, 10, 120, 24)),
        frame("hens.en:head", (20, 36, 120, 24)),
        *frames,
    )


def starts(done, page, name, letters):
    """Return the baseline at which the paragraph of each letter begins."""
    own = lines(done, page, name, "body")
    return [next(line.y for line in own if line.text[0] == one) for one in letters]


def test_rows_of_two_leadings_meet():
    assert meeting(16, 12) == 48
    assert meeting(16, 16) == 16
    assert meeting(15.5, 13.125) == 15.5  # never within six rows: not waited for


def test_pairs_begin_level_where_the_rows_meet(square):
    done = made(square, twins(), heads(*bodies("level")))

    zh, en = starts(done, 1, "hens", "甲乙丙"), starts(done, 1, "hens.en", "ABC")
    assert zh == en
    assert [(y - zh[0]) / 48 for y in zh] == pytest.approx([0, 2, 3])
    assert faults(done) == []


def test_free_frames_fill_each_by_itself(square):
    done = made(square, twins(), heads(*bodies("free")))

    zh, en = starts(done, 1, "hens", "甲乙丙"), starts(done, 1, "hens.en", "ABC")
    assert [y - zh[0] for y in zh] == pytest.approx([0, 48, 64])
    assert zh[1:] != en[1:]


def test_facing_pages_begin_their_pairs_level(square):
    left, right = bodies("level", en=(20, 60, 100, 220))
    done = made(square, twins(), heads(left), page(right))

    assert starts(done, 1, "hens", "甲乙丙") == starts(done, 2, "hens.en", "ABC")


def test_a_pair_that_is_parted_goes_on_in_both_next_frames(square):
    zh = ("甲" * 68, "乙" * 8)
    en = ("Aaa " * 60, "Bbb")
    first = bodies("level", (20, 60, 100, 80), (140, 60, 100, 80))
    done = made(square, twins(zh, en), heads(*first), page(*bodies("level")))

    assert text_of(done, "hens").count("甲") == 68
    assert text_of(done, "hens.en").count("A") == 60
    assert starts(done, 2, "hens", "乙") == starts(done, 2, "hens.en", "B")
    top = min(line.y for line in lines(done, 2, "hens", "body"))
    assert top == min(line.y for line in lines(done, 2, "hens.en", "body"))


def test_panels_of_one_number_hold_the_same_pairs(square):
    zh, en = bodies("panels", (20, 60, 100, 80), (20, 60, 100, 100))
    done = made(square, twins(), heads(zh), page(en), page(zh), page(en))

    def letters(page, name):
        return {line.text.strip()[0] for line in lines(done, page, name, "body")}

    assert letters(1, "hens") == {"甲"}
    assert letters(2, "hens.en") == {"A"}
    assert letters(3, "hens") == {"乙", "丙"}
    assert {one for one in letters(4, "hens.en") if one.isupper()} == {"B", "C"}


def test_a_translation_follows_its_source_in_one_frame(square):
    both = frame("hens:body", (20, 60, 100, 230), flow="over")
    done = made(square, twins(("甲" * 18, "乙" * 8), ("Aaa " * 9, "Bbb")), heads(both))

    order = [
        line.text[0] for line in lines(done, role="body") if line.text[0] in "甲乙AB"
    ]
    assert [one for at, one in enumerate(order) if one not in order[:at]] == [*"甲A乙B"]
    assert {line.runs[0].size for line in lines(done, 1, "hens.en", "body")} == {8.5}
    assert faults(done) == []


def test_every_translation_under_its_source_begins_flush(square):
    both = frame("hens:body", (20, 60, 100, 230), flow="over")
    done = made(square, twins(("甲" * 18, "乙" * 8), ("Aaa " * 9, "Bbb")), heads(both))

    english = lines(done, 1, "hens.en", "body")
    assert {line.text[0]: line.x for line in english}["B"] == 20
    assert {line.x for line in english} == {20}


def over(*heights):
    """Return pages whose one frame takes both languages."""
    return [
        heads(frame("hens:body", (20, 60, 100, high), flow="over")) for high in heights
    ]


def test_a_pair_goes_on_whole_to_the_next_frame(square):
    """A reader of one language need not turn the page for the other."""
    pairs = ("甲" * 18, "乙" * 18), ("Aaa " * 12, "Bbb " * 9)
    done = made(square, twins(*pairs), *over(120, 120))
    second = [line.text[0] for line in lines(done, 2, role="body")]

    assert {line.text[0] for line in lines(done, 1, role="body")} == {"甲", "A"}
    assert (second[0], second[-1]) == ("乙", "B")
    assert faults(done) == []


def test_a_head_goes_on_with_the_pair_that_it_is_over(square):
    zh = ["甲" * 18, paragraph("鸡", "p2", "crosshead"), "乙" * 18]
    en = ["Aaa " * 9, paragraph("H", "p2", "crosshead"), "Bbb " * 6]
    copy = [story("hens", *zh, twin="hens.en"), english(*en)]
    done = made(square, copy, *over(120, 180))

    assert [line.text[0] for line in lines(done, 2) if line.role != "main"][:2] == [
        "鸡", "H"
    ]  # fmt: skip
    assert faults(done) == []


def test_a_pair_is_parted_where_half_a_frame_would_stay_white(square):
    pairs = ("甲" * 8, "乙" * 58), ("Aaa " * 2, "Bbb " * 9)
    done = made(square, twins(*pairs), *over(130, 180))

    assert "乙" in {line.text[0] for line in lines(done, 1, role="body")}
    assert faults(done) == []


def test_copy_that_has_room_when_parted_is_parted(square):
    """Rather than told to be overset."""
    pairs = tuple(c * 18 for c in "甲乙丙"), ("Aaa " * 9, "Bbb " * 9, "Ccc " * 9)
    done = made(square, twins(*pairs), *over(118, 100))

    assert "乙" in {line.text[0] for line in lines(done, 1, role="body")}
    assert faults(done) == []


def test_english_beside_chinese_is_smaller_and_flush_at_its_head(square):
    done = made(square, twins(), heads(*bodies("free")))

    body = lines(done, 1, "hens.en", "body")
    assert {run.size for line in body for run in line.runs} == {8.5}
    assert body[1].y - body[0].y == 12
    assert body[0].x == 140
    second = next(line for line in body if line.text[0] == "B")
    assert second.x == pytest.approx(140 + 1.5 * 8.5)


def test_both_languages_have_as_many_frames(square):
    left, right = bodies("level")
    with pytest.raises(LayoutError) as refused:
        made(square, twins(), heads(left, right), page(left))

    (told,) = refused.value.diagnostics
    assert told.code == "makeup.unequal-frames"


def test_what_finds_no_room_is_told_of_each_language(square):
    small = bodies("level", (20, 60, 100, 48), (140, 60, 100, 48))
    done = made(square, twins(), heads(*small))

    assert [rest.story for rest in done.overset] == ["hens", "hens.en"]
    whole = sum(len(t.replace(" ", "")) for t in EN)
    shown = len(text_of(done, "hens.en").replace(" ", "").replace("Fivetiers", ""))
    assert done.overset[1].characters + shown == whole


def test_nothing_is_set_over_what_found_no_room(square):
    small = bodies("level", (20, 60, 100, 48), (140, 60, 100, 48))
    done = made(square, twins(), heads(*small))

    for name in ("hens", "hens.en"):
        rows = [line.y for line in lines(done, 1, name, "body")]
        assert len(rows) > 1
        assert rows == sorted(set(rows))
        assert max(rows) <= 60 + 48


def test_only_english_needs_no_chinese_frames(square):
    _, en = twins()
    done = made(
        square,
        [en],
        page(
            frame("hens.en:head", (20, 10, 120, 24)),
            frame("hens.en:body", (20, 60, 100, 220)),
        ),
        lang="en",
    )

    assert {line.story for line in lines(done)} == {"hens.en"}
    assert faults(done) == []
