"""What changed in the copy, what moved on the pages, what stood still."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from reform_press.collation.collate import Collation, collate
from reform_press.collation.words import frame_said, part_said, wording_said
from reform_press.history import find
from smallpaper import change

Collated = Callable[..., Collation]

ONE_WORD = ("water.md", "闸门", "水闸")
FIRST = (
    "渠水入田，秧苗返青，村里的人都说今年的水来得早。"
    "管水的人沿渠走了一遍，把闸门逐个看过。"
)
CROP = ("dummy.yaml", "crop: [0, 0, 1, 0.9]", "crop: [0, 0.1, 1, 1]")
HEAD = ("dummy.yaml", "head: {size: 26, rows: 4}", "head: {size: 30, rows: 4}")


def changed(collation: Collation) -> dict[str, list[str]]:
    """Return for each changed story what was said of its pieces."""
    return {
        story.id: [part_said(part).en for part in story.parts]
        for story in collation.stories
        if story.changed
    }


def moved(collation: Collation) -> dict[tuple[str, str, int], tuple[str, ...]]:
    """Return what became of the frames that did not stand still."""
    return {
        (one.frame.story, one.frame.role, one.frame.leg): one.moves
        for page in collation.pages
        for one in page.moved
    }


def test_the_same_build_twice_differs_in_nothing(collated: Collated) -> None:
    found = collated()

    assert found.same
    assert changed(found) == {}
    assert moved(found) == {}
    assert found.lines == (frozenset(), frozenset())
    assert all(page.still and page.outside_still for page in found.pages)


def test_one_word_is_one_story_and_one_paragraph(collated: Collated) -> None:
    found = collated(ONE_WORD)
    (story,) = [story for story in found.stories if story.changed]
    (part,) = story.parts

    assert (story.id, part.role, part.after) == ("water", "body", 1)
    assert [tuple(s) for s in part.text if s.changed] == [("闸门", "水闸")]
    assert story.kept == 6  # headline, byline, two paragraphs, caption, credit


def test_one_word_leaves_everything_else_where_it_was(collated: Collated) -> None:
    """Nothing else moved: every other frame is listed, and has its old digest."""
    found = collated(ONE_WORD)

    assert moved(found) == {("water", "text", 1): ("edited",)}
    first, second = found.pages
    assert second.still
    assert len(first.unmoved) == len(first.frames) - 1
    assert first.outside_still
    for page in found.pages:
        for still in page.unmoved:
            assert still.before
            assert still.after
            assert still.before.frame == still.after.frame


def test_one_word_marks_the_one_line_that_holds_it(collated: Collated) -> None:
    found = collated(ONE_WORD)
    page = found.pages[0]
    ((number, at),) = found.lines.after
    assert page.after

    assert number == 1
    assert "水闸" in page.after.lines[at].text


def test_a_paragraph_put_elsewhere_is_moved_not_rewritten(collated: Collated) -> None:
    body = "山路修到组，客车开进村。赶集的人在村口上车，半个小时就到了镇上。\n\n"
    last = "路通了，山里的竹笋、茶叶当天就能出山，价钱也比从前卖得好。\n"
    found = collated(("road.md", body + last, f"{last}\n{body}"))

    assert changed(found) == {"road": ["paragraph 2 moved (was 1)"]} or changed(
        found
    ) == {"road": ["paragraph 1 moved (was 2)"]}


def test_paragraphs_that_came_and_went(collated: Collated) -> None:
    found = collated(
        ("hens.md", "笼架分作五层，每层都有食槽。饲料顺着食槽送到嘴边，喂得匀，"
                    "也省下不少力气。\n", ""),
        ("road.md", "就到了镇上。\n", "就到了镇上。\n\n班车一天四趟，早晚各两趟。\n"),
    )  # fmt: skip

    assert changed(found) == {
        "hens": ["paragraph 2 removed"],
        "road": ["paragraph 2 added"],
    }


def test_a_paragraph_before_another_does_not_mark_that_one(collated: Collated) -> None:
    """What was only pushed down has no change bar."""
    came = "班车一天四趟，早晚各两趟。"
    found = collated(("road.md", "山路修到组", f"{came}\n\n山路修到组"))
    after = found.pages[1].after
    assert after

    shown = "".join(after.lines[at].text for _, at in sorted(found.lines.after))
    assert shown == came


def test_a_headline_reads_as_one_change(collated: Collated) -> None:
    found = collated(("road.md", "山路通了客车", "客车开进山村"))

    assert changed(found) == {"road": ["headline edited"]}
    assert ("road", "head", 0) in moved(found)


def test_a_picture_recropped_is_told_with_its_numbers(collated: Collated) -> None:
    found = collated(CROP)

    assert moved(found) == {("water", "picture", 0): ("recropped",)}
    assert changed(found) == {}
    (picture,) = found.pages[0].moved
    assert frame_said(picture).en == (
        "water picture: recropped 0.0-100.0×0.0-90.0 % → 0.0-100.0×10.0-100.0 %"
    )


def test_a_picture_replaced_is_told(collated: Collated, paper: Path) -> None:
    Image.new("L", (900, 600), 80).save(paper / "photos" / "other.png")
    found = collated(("water.md", "photos/canal.png", "photos/other.png"))
    (water,) = [story for story in found.stories if story.changed]

    assert moved(found)["water", "picture", 0] == ("replaced",)
    assert water.photos == (
        ("photos/other.png", "added"),
        ("photos/canal.png", "removed"),
    )


def test_a_head_of_another_size_is_told_with_its_numbers(collated: Collated) -> None:
    found = collated(HEAD)

    assert moved(found) == {("hens", "head", 0): ("size",)}
    (head,) = found.pages[0].moved
    assert frame_said(head).zh == "hens 标题：改字号 26 → 30 pt"


def test_a_story_moved_and_grown(collated: Collated) -> None:
    found = collated(
        ("dummy.yaml", "{column: 1, row: 1, columns: 6, rows: 20}",
         "{column: 1, row: 11, columns: 6, rows: 20}"),
        ("dummy.yaml", "{size: 30, rows: 5}", "{size: 30, rows: 6}"),
    )  # fmt: skip
    told = moved(found)

    assert told["road", "head", 0] == ("moved", "grew")
    assert told["road", "text", 1][0] == "moved"
    assert found.pages[0].still


def test_a_story_on_another_page_is_known_again(collated: Collated) -> None:
    found = collated(
        ("edition.yaml", "stories: [water, hens]", "stories: [water]"),
        ("edition.yaml", "stories: [road]", "stories: [road, hens]"),
        ("dummy.yaml", """      - story: hens
        cells: {column: 4, row: 1, columns: 3, rows: 40}
        head: {size: 26, rows: 4}
""", ""),
        ("dummy.yaml", "head: {size: 30, rows: 5}\n", """head: {size: 30, rows: 5}
      - story: hens
        cells: {column: 4, row: 30, columns: 3, rows: 40}
        head: {size: 26, rows: 4}
"""),
    )  # fmt: skip

    assert moved(found)["hens", "head", 0] == ("page", "moved")
    assert changed(found) == {}


def test_a_story_killed_and_one_added(collated: Collated, paper: Path) -> None:
    text = (paper / "hens.md").read_text("utf-8").replace("id: hens", "id: eggs")
    (paper / "eggs.md").write_text(text.replace("鸡", "鸭"), "utf-8")
    found = collated(
        ("edition.yaml", "[water, hens]", "[water, eggs]"),
        ("dummy.yaml", "story: hens", "story: eggs"),
    )
    fates = {story.id: story.fate for story in found.stories}

    assert fates == {
        "water": "same", "eggs": "added", "road": "same", "hens": "removed",
    }  # fmt: skip


def test_a_priority_is_a_change_of_the_story(collated: Collated) -> None:
    found = collated(("hens.md", "priority: 2", "priority: 3"))
    (hens,) = [story for story in found.stories if story.changed]

    assert hens.facts == (("priority", "2", "3"),)
    assert found.pages[0].still


def test_an_id_holds_a_paragraph_through_any_rewriting(
    collated: Collated, paper: Path
) -> None:
    change(paper, "water.md", FIRST, FIRST + "{#open}")
    rewritten = "今年放水比往年早了十天。{#open}"
    found = collated(("water.md", FIRST + "{#open}", rewritten))

    assert changed(found) == {"water": ["paragraph 1 edited"]}


def test_without_an_id_rewriting_takes_out_and_adds(collated: Collated) -> None:
    found = collated(("water.md", FIRST, "今年放水比往年早了十天。"))

    assert sorted(changed(found)["water"]) == [
        "paragraph 1 added", "paragraph 1 removed",
    ]  # fmt: skip


@pytest.mark.parametrize("edit", [ONE_WORD, CROP, HEAD])
def test_both_ways_round_tell_the_same(
    edit: tuple[str, str, str], collated: Collated, paper: Path
) -> None:
    """Swapped, a comparison has the same frames and lines the other way."""
    there = collated(edit)
    root = paper.parent.parent
    back = collate(find("new", root).record, find("old", root).record)

    assert there.lines.before == back.lines.after
    assert len(moved(there)) == len(moved(back))


def test_wording_shows_a_change_within_its_copy(collated: Collated) -> None:
    found = collated(ONE_WORD)
    (part,) = found.stories[0].parts

    assert wording_said(part).endswith("把[-闸门-]{+水闸+}逐个看过。")
