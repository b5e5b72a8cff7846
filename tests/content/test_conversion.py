"""An edition set in the other script: all of its copy, its places, its review."""

from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from reform_press.content import lexicon
from reform_press.content.convert import Converter
from reform_press.content.edition import read
from reform_press.content.model import Edition, Paragraph, Run
from reform_press.content.review import reviews, write_review
from reform_press.content.scribe import Scribe
from reform_press.errors import ContentError, Source
from reform_press.formats import schema_of

EDITION = """\
title: 后山报
date: 2023-12-29
layout: newspaper-sikai
language: 台湾繁体
convert: 是
terms: [后山村]
pages:
  - section: 乡里
    stories: [lead]
    staff: 编辑部
"""
LEAD = """\
---
kicker: “后山”里的新闻
title: 干部进村|面对面
deck: 几里路
byline: 本报记者
dateline: 本报后山讯
supplier: 县里
figures:
  title: 数说
  items: [{number: 12里, label: 修路}]
---

## 一里路|两里路

后山**村里**有`code里`，村民说：“这‘路’好。”
接着说第二行。

- 干净的头**发**
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a small edition that asks to be converted."""
    folder = tmp_path / "content" / "one"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    (folder / "lead.md").write_text(LEAD, "utf-8")
    return folder


def changed(folder: Path, old: str, new: str, name: str = "edition.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def codes(edition: Edition) -> list[str]:
    return [one.code for one in edition.diagnostics]


def refused(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(folder)
    return [f"{one.source} {one.code}" for one in caught.value.diagnostics]


def test_every_piece_of_copy_is_converted(folder: Path) -> None:
    edition = read(folder)
    (story,) = edition.stories
    (figure,) = story.figures.figures

    assert (edition.lang, story.lang) == ("zh-Hant-TW", "zh-Hant-TW")
    assert (edition.title, edition.terms) == ("後山報", ("後山村",))
    assert [(p.section, p.staff) for p in edition.pages] == [("鄉里", "編輯部")]
    assert story.headline[:3] == ("幹部進村\n面對面", "「後山」裡的新聞", "幾里路")
    assert (story.byline, story.supplier) == ("本報記者", "縣裡")
    assert story.dateline == "本報後山訊"
    assert (story.figures.title, figure.number) == ("數說", "12裡")


def test_the_body_keeps_its_marks_and_code(folder: Path) -> None:
    (story,) = read(folder).stories
    head, text, item = story.body

    assert head.text == "一里路\n兩里路"
    assert text.text == "後山村裡有code里，村民說：「這『路』好。」接著說第二行。"
    assert [run.text for run in text.runs if "strong" in run.marks] == ["村裡"]
    # A phrase is seen whole though a mark divides it.
    assert [(run.text, run.marks) for run in item.runs] == [
        ("乾淨的頭", ()),
        ("髮", ("strong",)),
    ]


def test_every_run_keeps_its_place(folder: Path) -> None:
    plain = _runs(folder, "convert: 是", "convert: 否")
    converted = _runs(folder, "convert: 否", "convert: 是")

    assert [run.source for run in converted] == [run.source for run in plain]
    assert [len(run.text) for run in converted] == [len(run.text) for run in plain]


def _runs(folder: Path, old: str, new: str) -> list[Run]:
    changed(folder, old, new)
    (story,) = read(folder).stories
    return [run for paragraph in story.body for run in paragraph.runs]


def test_behind_a_word_of_another_length_a_new_run_begins(folder: Path) -> None:
    """So that the column of each character is that of its run and its offset."""
    changed(folder, "convert: 是", "convert: 是\nwording: 是")
    changed(folder, "- 干净的头**发**", "新U盘在**数据库里**。", "lead.md")
    (story,) = read(folder).stories
    runs = story.body[-1].runs

    assert "".join(run.text for run in runs) == "新隨身碟在資料庫裡。"
    assert [(run.text, run.source.column) for run in runs][:2] == [
        ("新隨身碟", 1),
        ("在", 4),
    ]
    assert runs[2].source.column == 7


def test_a_word_across_a_mark_stands_where_it_begins(folder: Path) -> None:
    changed(folder, "- 干净的头**发**", "新U**盘**好", "lead.md")
    changed(folder, "convert: 是", "convert: 是\nwording: 是")
    (story,) = read(folder).stories

    assert [run.text for run in story.body[-1].runs] == ["新隨身碟", "好"]


def test_a_reading_stays_with_all_its_characters() -> None:
    """A run with ruby is never parted; only its first part opens a name."""
    lexicon_ = lexicon.load("zh-Hant-TW", wording=True)
    scribe = Scribe(Converter(lexicon_, {}, traditional=True), "zh-Hant-TW")
    place = Source("lead.md", 4, 1)
    runs = (
        Run("新U盘在", ruby="xīn yōu pán zài", source=place),
        Run("数据库里", ("name",), source=place._replace(column=9), opens=("name",)),
    )
    done = scribe.paragraph(Paragraph("body", runs)).runs

    assert [(run.text, run.ruby) for run in done] == [
        ("新隨身碟在", "xīn yōu pán zài"),
        ("資料庫裡", ""),
    ]
    assert [run.opens for run in done] == [(), ("name",)]
    parted = scribe.paragraph(Paragraph("body", (runs[0]._replace(ruby=""),))).runs
    assert [(run.text, run.source.column) for run in parted] == [
        ("新隨身碟", 1),
        ("在", 4),
    ]


def test_without_the_wish_the_copy_is_as_written(folder: Path) -> None:
    changed(folder, "convert: 是\n", "")
    edition = read(folder)

    assert edition.lang == "zh-Hant-TW"
    assert edition.title == "后山报"
    assert edition.stories[0].headline.kicker == "“后山”里的新闻"
    assert (edition.conversions, codes(edition)) == ((), [])


def test_a_story_may_differ_from_its_edition(folder: Path) -> None:
    """One that was written in Traditional, one for another region, an English one."""
    changed(folder, "[lead]", "[lead, ready, hk, en]")
    head = "---\ntitle: 后里\n{}\n---\n\n后里“x后”\n"
    (folder / "ready.md").write_text(head.format("convert: 否"), "utf-8")
    (folder / "hk.md").write_text(head.format("lang: 香港繁体"), "utf-8")
    (folder / "en.md").write_text(head.format("lang: en"), "utf-8")
    stories = {story.id: story for story in read(folder).stories}

    assert stories["ready"].body[0].text == "后里“x后”"
    assert stories["en"].body[0].text == "后里“x后”"
    assert stories["hk"].body[0].text == "后里「x後」"
    assert stories["hk"].lang == "zh-Hant-HK"


def test_one_story_alone_may_be_converted(folder: Path) -> None:
    changed(folder, "language: 台湾繁体\nconvert: 是\n", "")
    changed(
        folder, "title: 干部", "lang: zh-Hant-TW\nconvert: true\ntitle: 干部", "lead.md"
    )
    edition = read(folder)

    assert edition.title == "后山报"
    assert edition.stories[0].headline.main == "幹部進村\n面對面"


def test_traditional_copy_is_set_in_simplified(folder: Path) -> None:
    changed(folder, "台湾繁体", "简体")
    (folder / "lead.md").write_text(
        "---\ntitle: 「後山」\n---\n\n村裡說：「這『路』好。」著作看著。\n", "utf-8"
    )
    (story,) = read(folder).stories

    assert story.headline.main == "“后山”"
    assert story.body[0].text == "村里说：“这‘路’好。”著作看着。"


def test_terms_win(folder: Path) -> None:
    (folder / "terms-hant.yaml").write_text(
        "terms:\n  一里: 壹里\n转换用词外: 1\n", "utf-8"
    )
    assert refused(folder) == ["content/one/terms-hant.yaml:3:1 content.unknown-key"]

    (folder / "terms-hant.yaml").write_text(
        "转换用词:\n  几里: 幾裡\n  里路: 里程\n不转: [后山]\n", "utf-8"
    )
    edition = read(folder)
    (story,) = edition.stories

    assert edition.title == "后山報"
    assert story.headline.deck == "幾裡路"
    assert story.body[0].text == "一里程\n兩里程"
    assert all("后山" not in one.source for one in edition.conversions)


def test_a_term_may_stand_in_one_list_only(folder: Path) -> None:
    (folder / "terms-hant.yaml").write_text(
        "terms:\n  后山: 後山\nkeep: [后山]\n", "utf-8"
    )

    assert refused(folder) == ["content/one/terms-hant.yaml:3:8 content.term-twice"]


def test_without_the_dictionaries_the_mend_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "find_spec", lambda name: None)
    with pytest.raises(ContentError) as caught:
        read(folder)
    (one,) = caught.value.diagnostics

    assert (one.code, str(one.source)) == (
        "content.no-opencc",
        "content/one/edition.yaml:5:10",
    )
    assert "reform-press[traditional]" in one.hint.en


def test_copy_that_stays_needs_no_dictionaries(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "find_spec", lambda name: None)
    changed(folder, "convert: 是\n", "")

    assert codes(read(folder)) == []


def test_wording_alone_is_told(folder: Path) -> None:
    changed(folder, "convert: 是", "用词: 是")

    assert codes(read(folder)) == ["content.idle-wording"]


def test_a_language_that_is_none_is_refused(folder: Path) -> None:
    changed(folder, "台湾繁体", "zh-Hant")
    (wrong,) = refused(folder)

    assert wrong == "content/one/edition.yaml:4:11 content.bad-choice"


def review(folder: Path, *, accept: bool = False) -> str:
    """Write the review as ``reform-press convert`` does; return its text."""
    edition = read(folder)
    (one,) = reviews(edition, folder.parent.parent, accept=accept)
    write_review(one)
    return one.file.read_text("utf-8")


def entry(text: str, source: str) -> str:
    """Return the lines of one entry, without the places."""
    start = text.index(f"  - source: '{source}'\n")
    return text[start : text.index("    places:", start)]


def test_the_review_holds_to_its_schema(folder: Path) -> None:
    """Editors complete and check it by the schema."""
    tree = yaml.safe_load(review(folder))

    jsonschema.validate(tree, schema_of("review"))


def test_the_review_tells_place_context_and_choice(folder: Path) -> None:
    text = review(folder)

    assert "- 'lead.md:3:8 【干部】进村|面对面'\n" in text
    assert entry(text, "里") == (
        "  - source: '里'\n    chosen: '裡'\n    others: '里 哩'\n    state: open\n"
    )
    assert "- 'lead.md:15:6 后山村【里】有code里'\n" not in text


def test_a_note_counts_what_nobody_has_looked_at(folder: Path) -> None:
    before = read(folder)
    review(folder, accept=True)

    assert codes(before) == ["content.open-conversions"]
    assert codes(read(folder)) == []


@pytest.mark.parametrize(
    "touched", [lambda text: text, lambda text: text.replace("open", "accepted")]
)
def test_what_was_written_is_written_again(
    folder: Path, touched: Callable[[str], str]
) -> None:
    """Deterministic, and an editor's decisions stand."""
    text = touched(review(folder))
    (folder / "review-hant.yaml").write_text(text, "utf-8")

    assert review(folder) == text


def test_new_copy_is_asked_about_and_old_stays_accepted(folder: Path) -> None:
    accepted = review(folder, accept=True)
    changed(folder, "接着说第二行。", "接着说第后行。", "lead.md")
    text = review(folder)

    assert text.count("state: open") == 1
    assert "      - 'lead.md:16:5 。”接着说第【后行】。'\n" in text
    assert {line for line in accepted.splitlines() if "- 'lead" in line} <= set(
        text.splitlines()
    )


def test_copy_that_is_gone_stays_accepted(folder: Path) -> None:
    """It may come back."""
    text = review(folder, accept=True)
    changed(folder, "- 干净的头**发**", "", "lead.md")
    assert "干净" in review(folder)
    changed(folder, "接着说第二行。", "接着说第二行。\n\n- 干净的头**发**", "lead.md")

    assert "state: open" not in review(folder)
    assert "干净" in text


def test_a_character_may_be_settled_for_good(folder: Path) -> None:
    text = review(folder)
    settled = entry(text, "里").replace("open", "always")
    (folder / "review-hant.yaml").write_text(
        text.replace(entry(text, "里"), settled), "utf-8"
    )
    changed(folder, "第二行", "第里行", "lead.md")
    text = review(folder)

    assert entry(text, "里") == settled
    assert "接着说第【里】行。" in text


def test_what_a_term_puts_right_is_asked_no_more(folder: Path) -> None:
    before = review(folder)
    (folder / "terms-hant.yaml").write_text("keep: [后山]\n", "utf-8")

    assert "【后山】村" in before
    assert "【后山】村" not in review(folder)


def test_a_review_that_cannot_be_read_is_not_overwritten(folder: Path) -> None:
    (folder / "review-hant.yaml").write_text("review: 1\nwords: x\n", "utf-8")

    assert refused(folder) == [
        "content/one/review-hant.yaml:2:8 content.bad-shape",
    ]


def test_the_place_of_a_choice_is_its_own(folder: Path) -> None:
    edition = read(folder)
    (one,) = (c for c in edition.conversions if c.context.startswith("干净的【头发】"))

    assert one.place == Source("content/one/lead.md", 18, 6)
