"""A translation that is older than its source, or not there, is told by name."""

from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.bilingual import bilingual, change
from reform_press.content.edition import read
from reform_press.content.model import Story
from reform_press.content.pairs import couples, pairs_of
from reform_press.content.twins_file import (
    FILE,
    Accepted,
    Agreed,
    read_accepted,
    write_accepted,
)
from reform_press.content.twins_state import STATES
from reform_press.errors import ContentError, Diagnostic
from reform_press.formats import schema_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an edition whose translations have all been confirmed."""
    folder = bilingual(tmp_path)
    confirm(folder)
    return folder


def confirm(folder: Path) -> None:
    write_accepted(folder, agreed(folder))


def agreed(folder: Path) -> Accepted:
    """Return the digests of every pair as it stands."""
    (couple,) = couples(read(folder).stories)
    return {
        (pair.story, pair.key): Agreed(pair.source.digest, pair.twin.digest)
        for pair in pairs_of(couple)
        if pair.source and pair.twin
    }


def found(folder: Path, *, draft: bool = False) -> tuple[Diagnostic, ...]:
    try:
        return read(folder, draft=draft).diagnostics
    except ContentError as error:
        return error.diagnostics


def told(folder: Path) -> list[str]:
    """Return what is said of an edition, as "file:line:column code"."""
    return [f"{d.source} {d.code}".removeprefix("content/two/") for d in found(folder)]


def stories(folder: Path, *, draft: bool = False) -> dict[str, Story]:
    return {story.id: story for story in read(folder, draft=draft).stories}


def test_nothing_is_said_of_what_was_confirmed(folder: Path) -> None:
    assert told(folder) == []


def test_what_nobody_has_confirmed_is_a_note(folder: Path) -> None:
    (folder / FILE).unlink()
    (one,) = found(folder)

    assert (one.severity, one.code) == ("note", "content.open-twins")
    assert one.message.en.endswith(": 9")


def test_an_edit_names_the_translation_and_both_places(folder: Path) -> None:
    change(folder, "hens.zh.md", "村东", "村西")
    (one,) = found(folder)

    assert one.severity == "warning"
    assert f"{one.source} {one.code}" == (
        "content/two/hens.en.md:13:1 content.stale-twin"
    )
    for said in one.message:
        assert "“hens#p1”" in said
        assert "content/two/hens.zh.md:13:1" in said
    for hint in one.hint:
        assert "reform-press twins content/two --accept hens#p1" in hint


def test_an_edit_to_a_translation_makes_it_no_older(folder: Path) -> None:
    change(folder, "hens.en.md", "stand east", "lie east")

    assert told(folder) == []


def test_a_translation_edited_as_well_waits_to_be_confirmed(folder: Path) -> None:
    change(folder, "hens.zh.md", "村东", "村西")
    change(folder, "hens.en.md", "stand east", "stand west")
    (one,) = found(folder)

    assert one.code == "content.stale-twin"
    assert "edited here and in its source" in one.message.en


def test_an_edit_taken_back_is_no_edit(folder: Path) -> None:
    change(folder, "hens.zh.md", "村东", "村西")
    change(folder, "hens.zh.md", "村西", "村东")

    assert told(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("一枚蛋的|", "一枚鸡蛋的|", "hens/title"),
        ("鸡舍。（示意图）", "鸡舍内。（示意图）", "hens/a.svg"),
        ("12栋", "14栋", "hens/figures/1"),
        ("一条线", "一条龙", "hens#p2"),
    ],
)
def test_heads_captions_and_figures_are_watched_as_well(
    folder: Path, old: str, new: str, name: str
) -> None:
    change(folder, "hens.zh.md", old, new)
    (one,) = found(folder)

    assert one.code == "content.stale-twin"
    assert f"“{name}”" in one.message.en


def test_a_traditional_edition_knows_them_as_the_simplified_one(folder: Path) -> None:
    change(
        folder, "edition.yaml", "pages:", "language: zh-Hant-TW\nconvert: 是\npages:"
    )

    assert "content.stale-twin" not in {one.code for one in found(folder)}
    assert stories(folder)["hens"].body[0].text == "雞舍建在村東。"


words = st.text("鸡舍建在村东，蛋下到传送带上一路送到车间。", min_size=1, max_size=30)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(words, min_size=1, max_size=8), st.data())
def test_an_edit_to_one_paragraph_flags_its_translation_alone(
    folder: Path, copy: list[str], data: st.DataObject
) -> None:
    """Done when: exactly the English twin of the paragraph that was edited."""

    def write(name: str, title: str, paragraphs: list[str]) -> None:
        marked = [f"{text} {{#p{n}}}" for n, text in enumerate(paragraphs)]
        body = "\n\n".join(marked)
        text = f"---\ntitle: {title}\n---\n\n{body}\n"
        (folder / name).write_text(text, "utf-8")

    (folder / FILE).unlink(missing_ok=True)
    write("hens.en.md", "Hens", [f"Paragraph {n}." for n in range(len(copy))])
    write("hens.zh.md", "鸡", [f"一{text}" for text in copy])
    confirm(folder)
    which = data.draw(st.integers(0, len(copy) - 1))
    edited = [f"{'二' if n == which else '一'}{text}" for n, text in enumerate(copy)]
    write("hens.zh.md", "鸡", edited)

    old = [one for one in told(folder) if not one.endswith("normalised")]
    assert old == [f"hens.en.md:{5 + 2 * which}:1 content.stale-twin"]


def test_a_paragraph_that_is_not_translated_is_an_error(folder: Path) -> None:
    change(folder, "hens.en.md", "{#p3}", "{#p4}")

    assert told(folder) == [
        "hens.zh.md:17:1 content.missing-twin",
        "hens.en.md:17:1 content.missing-source",
    ]


def test_a_caption_that_is_not_translated_is_an_error(folder: Path) -> None:
    change(folder, "hens.en.md", "caption: A hen house., credit: Drawing", "alt: hens")

    assert "hens.zh.md:6:10 content.missing-twin" in told(folder)


def test_a_story_that_is_not_translated_is_one_error(folder: Path) -> None:
    (folder / "hens.en.md").unlink()

    assert told(folder) == ["hens.zh.md:1:1 content.missing-twin"]


def test_a_translation_of_nothing_is_an_error(folder: Path) -> None:
    (folder / "hens.zh.md").unlink()

    assert "hens.en.md:1:1 content.missing-source" in told(folder)


def test_a_source_whose_name_has_no_language_is_to_be_renamed(folder: Path) -> None:
    (folder / "hens.zh.md").rename(folder / "hens.md")
    (one,) = found(folder)

    assert one.code == "content.missing-source"
    assert one.hint.en == "rename hens.md to hens.zh.md"


def test_twins_of_different_ids_are_told_once(folder: Path) -> None:
    change(folder, "hens.en.md", "---\nkind", "---\nid: eggs\nkind")

    assert [one for one in told(folder) if "unplaced" not in one] == [
        "hens.en.md:1:1 content.twin-id"
    ]


def test_nothing_is_said_of_a_twin_that_could_not_be_read(folder: Path) -> None:
    change(folder, "hens.en.md", "---\nkind", "kind")

    assert told(folder) == ["hens.en.md:1:1 content.no-front"]


def test_paragraphs_without_ids_are_counted_file_by_file(folder: Path) -> None:
    for name in ("hens.zh.md", "hens.en.md"):
        change(folder, name, " {#p2}", "")
        change(folder, name, "{#p3}", "")

    assert told(folder) == [
        "hens.zh.md:15:4 content.unnumbered",
        "hens.en.md:15:4 content.unnumbered",
    ]


def test_another_order_and_another_role_are_told(folder: Path) -> None:
    change(folder, "hens.en.md", "{#p1}", "{#p0}")
    change(folder, "hens.en.md", "{#p3}", "{#p1}")
    change(folder, "hens.en.md", "{#p0}", "{#p3 .note}")
    codes = [one.split()[1] for one in told(folder)]

    assert codes.count("content.twin-order") == 1
    assert codes.count("content.twin-role") == 1


def test_a_draft_stands_in_for_a_story(folder: Path) -> None:
    (folder / "hens.en.md").unlink()
    twin = stories(folder, draft=True)["hens.en"]

    assert twin.lang == "en"
    assert twin.headline.main == "[hens/title]"
    assert [(one.id, one.role, one.text) for one in twin.body] == [
        ("p1", "body", "[Not yet translated: hens#p1]"),
        ("p2", "crosshead", "[Not yet translated: hens#p2]"),
        ("p3", "body", "[Not yet translated: hens#p3]"),
    ]
    assert [(one.file, one.caption) for one in twin.photos] == [
        ("a.svg", "[hens/a.svg]")
    ]


def test_a_draft_stands_in_for_what_a_translation_lacks(folder: Path) -> None:
    change(folder, "hens.en.md", "## Six steps, one line {#p2}", "")
    change(folder, "hens.en.md", "caption: A hen house., credit: Drawing", "alt: hens")
    change(folder, "hens.en.md", "kicker: The laying-hen base\n", "")
    twin = stories(folder, draft=True)["hens.en"]

    assert [one.id for one in twin.body] == ["p1", "p2", "p3"]
    assert twin.body[1].text == "[Not yet translated: hens#p2]"
    assert twin.body[2].text.startswith("Eggs drop")
    assert twin.headline == twin.headline._replace(
        main="Six steps of an egg", kicker="[hens/kicker]"
    )
    assert [one.caption for one in twin.photos] == ["[hens/a.svg]"]


def test_a_draft_stands_in_for_a_source(folder: Path) -> None:
    (folder / "hens.zh.md").unlink()
    source = stories(folder, draft=True)["hens"]

    assert source.lang == "zh-Hans"
    assert source.body[0].text == "［原文未写：hens#p1］"


def test_a_draft_still_tells_the_error(folder: Path) -> None:
    (folder / "hens.en.md").unlink()

    assert [one.code for one in found(folder, draft=True)] == ["content.missing-twin"]


def test_the_file_is_as_its_schema_says_and_reads_back(folder: Path) -> None:
    plain = yaml.safe_load((folder / FILE).read_text("utf-8"))
    jsonschema.validate(plain, schema_of("twins"))

    assert read_accepted(folder, folder) == (agreed(folder), ())


def test_the_file_is_sorted_as_people_count(folder: Path) -> None:
    one = Agreed("0" * 16, "1" * 16)
    write_accepted(folder, {("b", "p10"): one, ("b", "p9"): one, ("a", "/deck"): one})
    lines = (folder / FILE).read_text("utf-8").splitlines()

    assert [line.split(": {")[0].strip() for line in lines[5:]] == [
        "'a':", "'/deck'", "'b':", "'p9'", "'p10'",
    ]  # fmt: skip


def test_a_file_that_is_damaged_is_told_by_its_place(folder: Path) -> None:
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text(text.replace("source: ", "source: x", 1), "utf-8")

    assert any(one.startswith("twins.yaml:7:") for one in told(folder))


@pytest.mark.parametrize("name", ["brochures.md", "brochures.zh.md"])
def test_the_manual_names_every_state(name: str) -> None:
    docs = Path(__file__).parent.parent.parent / "docs"
    rows = [
        line.split("|")[1].split()[-1]
        for line in (docs / name).read_text("utf-8").splitlines()
        if line.startswith("| ") and "---" not in line
    ]

    assert [row for row in rows if row in STATES] == list(STATES)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("photos:", "byline: 王小明\nphotos:", "hens.en.md:5:9"),
        ("credit: Drawing", "credit: 制图", "hens.en.md:7:12"),
        ("title: Six steps of an egg", "title: 六道工序", "hens.en.md:4:8"),
    ],
)
def test_chinese_alone_is_no_translation(
    folder: Path, old: str, new: str, place: str
) -> None:
    """An English page would show a byline that its reader cannot read."""
    change(folder, "hens.zh.md", "图片:", "署名: 王小明\n图片:")
    if "byline" not in new:
        change(folder, "hens.en.md", "photos:", "byline: Wang Xiaoming\nphotos:")
    change(folder, "hens.en.md", old, new)

    assert [one for one in told(folder) if "untranslated" in one] == [
        f"{place} content.untranslated"
    ]


def test_a_name_in_chinese_may_follow_its_english(folder: Path) -> None:
    change(folder, "hens.zh.md", "图片:", "署名: 王小明\n图片:")
    change(folder, "hens.en.md", "photos:", "byline: Wang Xiaoming (王小明)\nphotos:")

    assert [one.split()[1] for one in told(folder)] == ["content.open-twins"]


def test_a_draft_stands_in_for_a_byline(folder: Path) -> None:
    """Not the Chinese one: it would go unseen into the English page."""
    change(folder, "hens.zh.md", "图片:", "署名: 王小明\n图片:")
    twin = stories(folder, draft=True)["hens.en"]

    assert twin.byline == "[hens/byline]"
