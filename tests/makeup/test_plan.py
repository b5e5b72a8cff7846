"""A plan is read with every fault at its place, and written back as it was."""

import json

import pytest
import yaml

from reform_press.errors import LayoutError
from reform_press.makeup.dummy import Cells, PicturePlan
from reform_press.makeup.plan import as_plain, read_dummy

GOOD = """\
dummy: 1
pages:
  - page: 1
    slots:
      - story: lead
        cells: {column: 1, row: 1, columns: 8, rows: 62}
        head: {size: 54, shape: couplet, shift: 2}
        pictures: [{photo: 0, column: 1, columns: 4, rows: 20}]
        box: tint
"""


@pytest.fixture
def read(tmp_path):
    def reading(text):
        path = tmp_path / "dummy.yaml"
        path.write_text(text, "utf-8")
        return read_dummy(path, tmp_path)

    return reading


def test_a_plan_says_where_every_story_stands(read):
    (slot,) = read(GOOD).pages[0].slots

    assert slot.cells == Cells(1, 1, 8, 62)
    assert (slot.head.size, slot.head.shape, slot.box) == (54, "couplet", "tint")
    assert slot.pictures == (PicturePlan(0, 1, 4, 20),)


def test_a_slot_knows_its_place_in_the_file(read):
    (slot,) = read(GOOD).pages[0].slots

    assert (slot.source.file, slot.source.line) == ("dummy.yaml", 5)


@pytest.mark.parametrize(
    "said", ["mode: vertical, side: right", "排向: 竖排, 题位: 右"]
)
def test_a_head_may_stand_upright_at_a_side(read, said):
    (slot,) = read(GOOD.replace("size: 54", said)).pages[0].slots

    assert (slot.head.mode, slot.head.side) == ("vertical", "right")


def test_what_is_written_is_read_back_as_it_was(read):
    plan = read(GOOD)
    written = yaml.safe_dump(json.loads(json.dumps(as_plain(plan))))

    assert as_plain(read(written)) == as_plain(plan)


@pytest.mark.parametrize("said", ["filler: 4", "补白: 4"])
def test_rows_at_the_foot_of_a_slot_may_hold_an_ornament(read, said):
    plan = read(GOOD.replace("box: tint", said))

    assert plan.pages[0].slots[0].filler == 4
    assert as_plain(plan)["pages"][0]["slots"][0]["filler"] == 4


def test_an_ornament_leaves_rows_for_its_story(read):
    with pytest.raises(LayoutError) as caught:
        read(GOOD.replace("rows: 62", "rows: 20").replace("box: tint", "filler: 20"))
    (told,) = caught.value.diagnostics
    assert told.source.line == 5
    assert "20" in told.message.en


@pytest.mark.parametrize(
    ("said", "pins", "written"),
    [
        ("pinned: true", ("all",), True),
        ("pinned: [head, all]", ("all",), True),
        ("pinned: false", (), None),
        ("pinned: head", ("head",), ["head"]),
        ("pinned: [span, frame]", ("frame", "span"), ["frame", "span"]),
        ("钉住: 是", ("all",), True),
        ("钉住: [题, 图片]", ("head", "picture"), ["head", "picture"]),
        ("钉住: 起点", ("place",), ["place"]),
    ],
)
def test_a_slot_is_pinned_whole_or_in_part(read, said, pins, written):
    plan = read(GOOD.replace("box: tint", said))
    (slot,) = plan.pages[0].slots

    assert slot.pinned == pins
    assert as_plain(plan)["pages"][0]["slots"][0].get("pinned") == written
    again = read(yaml.safe_dump(as_plain(plan), allow_unicode=True))
    assert again.pages[0].slots[0].pinned == pins


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("pinned: heads", "heads"),
        ("pinned: [head, [frame]]", "frame"),
        ("pinned: {head: true}", "head"),
        ("pinned: [span]\n        pictures: []", "no"),
    ],
)
def test_what_cannot_be_pinned_is_refused_by_name(read, said, words):
    text = GOOD.replace("box: tint", said)
    if "pictures: []" in said:
        text = text.replace(
            "        pictures: [{photo: 0, column: 1, columns: 4, rows: 20}]\n", ""
        )
    with pytest.raises(LayoutError) as caught:
        read(text)
    (told,) = caught.value.diagnostics
    assert told.code in ("dummy.bad-value", "dummy.bad-shape")
    assert words in told.message.en


def test_a_head_without_a_size_cannot_be_pinned(read):
    with pytest.raises(LayoutError) as caught:
        read(GOOD.replace("size: 54, ", "").replace("box: tint", "pinned: [head]"))
    (told,) = caught.value.diagnostics
    assert (told.code, told.source.line) == ("dummy.bad-value", 5)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (GOOD.replace("rows: 62", "rows: 0"), "dummy.bad-range", 6),
        (
            GOOD.replace("rows: 20}", "rows: 20, crop: [0, 0.5, 1, 0.4]}"),
            "dummy.bad-value",
            8,
        ),
        (GOOD.replace("size: 54", "size: big"), "dummy.bad-value", 7),
        (GOOD.replace("size: 54", "size: 0.001"), "dummy.bad-value", 7),
        (GOOD.replace("size: 54", "lines: 7"), "dummy.bad-range", 7),
        (GOOD.replace("size: 54", "side: top"), "dummy.bad-choice", 7),
        (GOOD.replace("couplet", "round"), "dummy.bad-choice", 7),
        (GOOD.replace("box:", "boxes:"), "dummy.unknown-key", 9),
        (GOOD.replace("dummy: 1", "dummy: 2"), "dummy.bad-range", 1),
        (GOOD.replace("story: lead", "pinned: true"), "dummy.missing-key", 5),
    ],
)
def test_every_fault_is_told_with_its_line(read, text, code, line):
    with pytest.raises(LayoutError) as caught:
        read(text)
    told = [(d.code, d.source.line) for d in caught.value.diagnostics if d.source]

    assert (code, line) in told
