"""An edition is read whole, or refused with every fault over all files."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reform_press.content.edition import read
from reform_press.errors import ContentError, Source
from reform_press.makeup.characters import pieces_of
from reform_press.style.load import load

ROOT = Path(__file__).parent.parent.parent

EDITION = """\
title: 改革专版
date: 2023-12-29
layout: newspaper-sikai
pages:
  - section: 专版
    folio: A4
    stories: [lead]
    staff: 样刊
"""
LEAD = """\
---
id: lead
kind: 头条
priority: 1
引题: 岁末盘点
标题: 改革潮涌|发展花开
副题: ——综述
供稿: 本报
图片:
  - 文件: photos/one.jpg
    图注: 一幅图。
    署名: 制图
    焦点: 0.4 0.6
figures:
  title: 数说
  items:
    - {number: 012, label: 项}
---

## 一句|两句

**——领题。**正文。{#p1}
"""
LEAD = LEAD.replace("    署名: 制图", "    credit: 制图")


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a sound edition."""
    folder = tmp_path / "content" / "one"
    (folder / "photos").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    (folder / "lead.md").write_text(LEAD, encoding="utf-8")
    sink = BytesIO()
    Image.new("RGB", (60, 40)).save(sink, "JPEG")
    (folder / "photos" / "one.jpg").write_bytes(sink.getvalue())
    return folder


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults(folder):
    """Return what is said of an edition, as "file:line:column code"."""
    try:
        found = read(folder).diagnostics
    except ContentError as error:
        found = error.diagnostics
    return [f"{d.source} {d.code}".removeprefix("content/one/") for d in found]


def test_a_sound_edition_is_read_without_a_word(folder):
    edition = read(folder)
    (story,) = edition.stories
    (page,) = edition.pages
    (photo,) = story.photos

    assert edition.diagnostics == ()
    assert (edition.id, edition.product, edition.date) == (
        "one",
        "newspaper",
        date(2023, 12, 29),
    )
    assert (page.number, page.folio, page.stories) == (1, "A4", ("lead",))
    assert (story.kind, story.supplier) == ("lead", "本报")
    assert story.headline.main == "改革潮涌\n发展花开"
    assert story.headline.source == Source("content/one/lead.md", 6, 5)
    assert [p.role for p in story.body] == ["crosshead", "body"]
    assert story.body[1].source == Source("content/one/lead.md", 22, 1)
    assert (photo.width, photo.height, photo.focus) == (60, 40, (0.4, 0.6))
    assert photo.alt == "一幅图。"
    assert story.figures.figures[0].number == "012"


def test_a_headline_turns_at_the_line_breaks_of_a_block(folder):
    change(folder, "lead.md", "改革潮涌|发展花开", "|\n  改革潮涌\n  发展花开")

    assert read(folder).stories[0].headline.main == "改革潮涌\n发展花开"


def test_all_faults_of_all_files_are_told_at_once(folder):
    change(folder, "edition.yaml", "section: 专版", "section：专版")
    change(folder, "lead.md", "priority: 1", "priority: 九")
    change(folder, "lead.md", "正文。", "<b>正文</b>。")
    (folder / "two.md").write_text("标题：两会\n", encoding="utf-8")

    assert faults(folder) == [
        "edition.yaml:5:12 yaml.wide-colon",
        "lead.md:4:11 content.bad-number",
        "lead.md:22:10 content.html",
        "lead.md:22:15 content.html",
        "two.md:1:1 content.no-front",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("edition.yaml", "[lead]", "[leed]", "edition.yaml:7:15 content.unknown-story"),
        (
            "edition.yaml",
            "[lead]",
            "[lead, lead]",
            "edition.yaml:7:21 content.story-twice",
        ),
        ("edition.yaml", "[lead]", "[]", "edition.yaml:5:5 content.empty-page"),
        (
            "edition.yaml",
            "2023-12-29",
            "2023-13-29",
            "edition.yaml:2:7 content.bad-value",
        ),
        ("lead.md", "one.jpg", "two.jpg", "lead.md:10:9 content.missing-picture"),
        ("lead.md", "photos/one.jpg", "../x.jpg", "lead.md:10:9 photo.refused"),
        ("lead.md", "photos/one.jpg", "/etc/passwd", "lead.md:10:9 photo.refused"),
        ("lead.md", "photos/one.jpg", "C:\\a.jpg", "lead.md:10:9 photo.refused"),
        ("lead.md", "    图注: 一幅图。\n", "", "lead.md:10:5 content.missing-caption"),
        ("lead.md", "    credit: 制图\n", "", "lead.md:10:5 content.missing-credit"),
        ("lead.md", "0.4 0.6", "0.4", "lead.md:13:9 content.bad-value"),
        ("lead.md", "priority: 1", "priority: 6", "lead.md:4:11 content.bad-range"),
        ("lead.md", "kind: 头条", "kind: 头版", "lead.md:3:7 content.bad-choice"),
        ("lead.md", "---\n\n##", "——-\n\n##", "lead.md:18:1 content.open-front"),
        ("lead.md", "岁末盘点", "岁末\u202e盘点", "lead.md:5:7 text.bidi-control"),
        ("lead.md", "岁末盘点", '"岁末"盘点', "lead.md:5:9 yaml.quote-tail"),
        ("lead.md", "领题", '"领题"', "lead.md:22:5 content.straight-quote"),
    ],
)
def test_a_fault_is_told_at_its_place(folder, name, old, new, fault):
    change(folder, name, old, new)

    assert fault in faults(folder)


def test_a_missing_picture_lets_the_edition_through(folder):
    """Decision 10: a proof with a marker, an error among the diagnostics."""
    (folder / "photos" / "one.jpg").unlink()
    edition = read(folder)

    assert edition.stories[0].photos[0].digest == ""
    assert [d.severity for d in edition.diagnostics] == ["error"]


def test_a_picture_of_another_case_is_missing_on_every_system(folder):
    """F15: what works on one disk must not fail on the next."""
    (folder / "photos" / "one.jpg").rename(folder / "photos" / "One.JPG")
    (fault,) = read(folder).diagnostics

    assert fault.code == "content.missing-picture"
    assert fault.hint.en == "did you mean “photos/One.JPG”?"


def test_a_decomposed_file_name_is_found(folder):
    """F15: macOS may hand out NFD names."""
    (folder / "photos" / "one.jpg").rename(folder / "photos" / "e\u0301.jpg")
    change(folder, "lead.md", "one.jpg", "\u00e9.jpg")

    assert read(folder).stories[0].photos[0].digest


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "/dev/zero", "photos/one.jpg", "../.."]
)
def test_a_link_out_of_the_folder_is_refused(folder, target):
    """T2: also a loop of links; nothing is opened."""
    picture = folder / "photos" / "one.jpg"
    picture.unlink()
    picture.symlink_to(folder / target if target.startswith("p") else target)
    edition = read(folder)

    assert [d.code for d in edition.diagnostics] == ["photo.refused"]
    assert edition.stories[0].photos[0].digest == ""


def test_a_story_linked_from_elsewhere_is_refused(folder, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(LEAD, encoding="utf-8")
    (folder / "lead.md").unlink()
    (folder / "lead.md").symlink_to(secret)

    assert faults(folder)[0] == "lead.md:1:1 file.unreadable"


def test_two_stories_of_one_id_are_an_error(folder):
    (folder / "two.md").write_text(LEAD, encoding="utf-8")

    assert faults(folder) == ["two.md:1:1 content.duplicate-id"]


def test_two_stories_of_one_id_bring_no_second_error(folder):
    """The page names what the second was meant to be called."""
    (folder / "two.md").write_text(LEAD, encoding="utf-8")
    change(folder, "edition.yaml", "[lead]", "[lead, two]")

    assert faults(folder) == ["two.md:1:1 content.duplicate-id"]


def test_a_story_named_by_its_file_is_told_its_id(folder):
    (folder / "lead.md").rename(folder / "main.md")
    change(folder, "edition.yaml", "[lead]", "[main]")
    with pytest.raises(ContentError) as raised:
        read(folder)

    assert raised.value.diagnostics[0].hint.en == "did you mean “lead”?"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("newspaper-sikia", "did you mean “newspaper-sikai”?"), ("书", "layouts holds")],
)
def test_a_wrong_layout_is_told_where_it_is_named(folder, tmp_path, name, hint):
    """Not as a file that is missing, at a place that nobody wrote."""
    for layout in ("newspaper-sikai", "yearbook"):
        (tmp_path / "layouts" / layout).mkdir(parents=True)
        (tmp_path / "layouts" / layout / "layout.yaml").touch()
    change(folder, "edition.yaml", "newspaper-sikai", name)
    with pytest.raises(ContentError) as raised:
        read(folder)
    (fault,) = raised.value.diagnostics

    assert fault.code == "content.unknown-layout"
    assert fault.source == Source("content/one/edition.yaml", 3, 9)
    assert fault.hint.en.startswith(hint)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff\xd8\xff\xe0torn", "photo.torn"), (b"GIF89a", "photo.format")],
)
def test_a_picture_that_cannot_be_used_is_told_once(folder, data, code):
    (folder / "photos" / "one.jpg").write_bytes(data)

    assert faults(folder) == [f"lead.md:10:9 {code}"]


def test_a_story_on_no_page_is_a_warning(folder):
    text = LEAD.replace("id: lead", "id: two")
    (folder / "two.md").write_text(text, encoding="utf-8")

    assert faults(folder) == ["two.md:1:1 content.unplaced-story"]


def test_an_empty_story_is_told(folder):
    """F13."""
    (folder / "lead.md").write_text("---\nid: lead\ntitle: 题\n---\n", encoding="utf-8")

    assert faults(folder) == ["lead.md:1:1 content.empty-story"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ContentError) as raised:
        read(tmp_path / "none")

    assert raised.value.diagnostics[0].code == "content.no-edition"


def test_reading_twice_gives_the_same(folder):
    assert read(folder) == read(folder)


def test_every_character_that_is_printed_is_among_the_pieces(folder):
    layout = load(ROOT / "layouts" / "newspaper-duikai")
    shown = "".join(text for text, _, _ in pieces_of(read(folder), layout))

    for text in (
        "改革专版",
        "A4",
        "样刊",
        "岁末盘点",
        "发展花开",
        "领题。",
        "制图",
        "012",
    ):
        assert text in shown


def test_a_file_in_place_of_a_folder_is_told_the_folder(folder):
    """`build lead.md` is what one types who has edited that."""
    with pytest.raises(ContentError) as raised:
        read(folder / "lead.md")
    (fault,) = raised.value.diagnostics

    assert fault.code == "content.no-edition"
    assert fault.hint.en == f"give its edition: `reform-press build {folder}`"


def test_a_front_page_knows_what_stands_under_the_name(folder):
    change(folder, "edition.yaml", "pages:", "报头: {期号: 第12期, 农历: 腊月}\npages:")
    said = read(folder).pages[0].masthead

    assert (said.issue, said.lunar, said.url, said.pages) == ("第12期", "腊月", "", 1)
    assert said.source == Source("content/one/edition.yaml", 4, 5)


@pytest.mark.parametrize(
    ("masthead", "ear", "fault"),
    [
        ("", "lead", "edition.yaml:9:10 content.no-ear"),
        ("报头: {期号: 1}", "led", "edition.yaml:9:10 content.unknown-story"),
        ("报头: {期: 1}", "lead", "edition.yaml:4:6 content.unknown-key"),
    ],
)
def test_an_ear_stands_on_a_front_page_and_holds_a_story(folder, masthead, ear, fault):
    change(folder, "edition.yaml", "pages:", f"{masthead}\npages:")
    change(folder, "edition.yaml", "staff: 样刊", f"ear: {ear}\n    staff: 样刊")

    assert faults(folder) == [fault]


def test_the_story_of_the_ear_need_not_be_named_twice(folder):
    change(folder, "edition.yaml", "pages:", "报头: {期号: 1}\npages:")
    change(folder, "edition.yaml", "stories: [lead]", "报眼: lead")

    assert read(folder).pages[0].stories == ("lead",)


def test_a_page_may_take_stories_by_their_section(folder):
    change(folder, "edition.yaml", "stories: [lead]", "收稿: [要闻]")
    change(folder, "lead.md", "priority: 1", "priority: 1\n栏目: 要闻")
    edition = read(folder)

    assert edition.diagnostics == ()
    assert edition.pages[0].sections == ("要闻",)
    assert edition.stories[0].section == "要闻"


def test_a_section_without_stories_and_a_story_of_no_section_are_told(folder):
    change(folder, "edition.yaml", "stories: [lead]", "sections: [要问]")
    change(folder, "lead.md", "priority: 1", "priority: 1\nsection: 要闻")
    found = read(folder).diagnostics

    assert faults(folder) == [
        "edition.yaml:7:16 content.empty-section",
        "lead.md:1:1 content.unplaced-story",
    ]
    assert found[0].hint.zh == "是不是“要闻”？"
    assert "或写 section（栏目）：要问" in found[1].hint.zh


SECOND = "  - {section: 综合, folio: A5, stories: [two]}\n"


def second(folder, priority=3):
    """Give the edition a second story on a second page."""
    text = f"---\nid: two\npriority: {priority}\ntitle: 二题\n---\n正文。\n"
    (folder / "two.md").write_text(text, encoding="utf-8")
    path = folder / "edition.yaml"
    path.write_text(path.read_text("utf-8") + SECOND, encoding="utf-8")


def test_a_lead_jumps_to_a_later_page_where_asked(folder):
    second(folder)
    change(folder, "edition.yaml", "staff: 样刊", "转版: {稿: lead, 转至: 2}")
    first, other = read(folder).pages

    assert first.jump == other.continues
    assert (first.jump.start_name, first.jump.to_name) == ("A4版", "A5版")
    assert (first.stories, other.stories) == (("lead",), ("two", "lead"))
    assert first.jump.source == Source("content/one/edition.yaml", 8, 9)


@pytest.mark.parametrize(
    ("jump", "code"),
    [
        ("{story: two, to: 2}", "jump-elsewhere"),
        ("{story: lead, to: 1}", "jump-nowhere"),
        ("{story: lead, to: 3}", "jump-nowhere"),
    ],
)
def test_a_jump_that_cannot_be_is_told_at_its_place(folder, jump, code):
    second(folder)
    change(folder, "edition.yaml", "staff: 样刊", f"jump: {jump}")

    assert faults(folder) == [f"edition.yaml:8:11 content.{code}"]


def test_the_one_page_that_a_lead_may_jump_to_is_named(folder):
    second(folder)
    change(folder, "edition.yaml", "staff: 样刊", "jump: {story: lead, to: 3}")
    with pytest.raises(ContentError) as caught:
        read(folder)
    (told,) = caught.value.diagnostics

    assert told.hint.en == "only page 2 is later"


def test_only_the_lead_of_a_page_jumps(folder):
    second(folder, priority=1)
    change(folder, "lead.md", "priority: 1", "priority: 2")
    change(folder, "edition.yaml", SECOND, SECOND.replace("two", ""))
    change(folder, "edition.yaml", "[lead]", "[lead, two]")
    change(folder, "edition.yaml", "staff: 样刊", "jump: {story: lead, to: 2}")

    assert "edition.yaml:8:11 content.jump-no-lead" in faults(folder)


def test_a_page_continues_one_story_only(folder):
    second(folder)
    third = "    jump: {story: two, to: 3}\n  - {section: 三, folio: A6}\n"
    text = SECOND.replace("  - {", "  - ").replace("}", "").replace(", ", "\n    ")
    change(folder, "edition.yaml", SECOND, text + third)
    change(folder, "edition.yaml", "staff: 样刊", "jump: {story: lead, to: 3}")

    assert "edition.yaml:12:11 content.jump-twice" in faults(folder)
