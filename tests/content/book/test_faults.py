"""Every fault of a book is told at its place, all of them in one run."""

from pathlib import Path

import pytest

from reform_press.content.edition import read
from reform_press.errors import ContentError

Edit = tuple[str, str, str]  # file, what stands in it, what is written instead


def told(folder: Path) -> list[str]:
    try:
        found = read(folder).diagnostics
    except ContentError as error:
        found = error.diagnostics
    return [
        f"{one.source.file.removeprefix('content/book/')}:{one.source.line}:"
        f"{one.source.column} {one.severity} {one.code.removeprefix('content.')}"
        for one in found
        if one.source
    ]


def edit(folder: Path, *edits: Edit) -> None:
    for name, before, after in edits:
        path = folder / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")


COPY = "overview.md"
FAULTS: dict[str, tuple[Edit, list[str]]] = {
    "a mark without its note": (
        (COPY, "[^1]: 今属通城县。", ""),
        ["overview.md:4:23 error missing-note"],
    ),
    "a note without a mark": (
        (COPY, "马港镇[^1]", "马港镇"),
        ["overview.md:18:7 error idle-note"],
    ),
    "two notes of one name": (
        (COPY, "[^1]: 今", "[^1]: 甲。\n\n[^1]: 今"),
        ["overview.md:20:7 error duplicate-note"],
    ),
    "a mark in a table without its note": (
        ("tables/main.yaml", "[鸡蛋,", '["鸡蛋[^a]、鸭蛋[^b]",'),
        ["tables/main.yaml:5:17 error missing-note"],
    ),
    "a raised mark in a table without its note": (
        ("tables/main.yaml", "[鸡蛋,", "[鸡蛋^b^、场地m^2^、10^6^,"),
        ["tables/main.yaml:5:9 error missing-note"],
    ),
    "a raised figure behind a word in a table": (
        ("tables/main.yaml", "[鸡蛋,", "[鸡蛋^2^、$2^n$,"),
        ["tables/main.yaml:5:9 error missing-note"],
    ),
    "a raised mark in a column's name without its note": (
        ("tables/main.yaml", "columns: [项目,", "columns: [项目^b^、km^2^,"),
        ["tables/main.yaml:2:14 error missing-note"],
    ),
    "marks in a unit": (
        ("tables/main.yaml", "单位: 万元", "单位: 万m^3^"),
        ["tables/main.yaml:1:5 error plain-words"],
    ),
    "marks in the title of a chapter": (
        (COPY, "title: 改革综述", 'title: "改革[^1]**综**述"'),
        ["overview.md:2:8 error plain-words"],
    ),
    "marks in a credit": (
        (COPY, "署名=制图", "署名=王^1^某"),
        ["overview.md:14:1 error plain-words"],
    ),
    "a note of a table without a mark": (
        ("tables/main.yaml", '"[^a] 按现价。"', '"[^a] 按现价。", "^b^ 甲。", "乙。"'),
        ["tables/main.yaml:8:22 error idle-note"],
    ),
    "a note of a table that begins with a sign": (
        ("tables/main.yaml", '"[^a] 按现价。"', '"[^a] 按现价。", ① 甲。'),
        ["tables/main.yaml:8:22 error idle-note"],
    ),
    "a table drawn with lines": (
        (COPY, "## 农业", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n## 农业"),
        ["overview.md:6:1 error drawn-table"],
    ),
    "a heading without a word": (
        (COPY, "## 农业", "## 农业\n\n##\n"),
        ["overview.md:8:1 error empty-heading"],
    ),
    "a heading that has an id alone": (
        (COPY, "## 农业", "## 农业\n\n### {#a}"),
        ["overview.md:8:5 error empty-heading"],
    ),
    "an unknown id": (
        (COPY, "[页](#hens)", "[页](#hen)"),
        ["overview.md:12:39 error unknown-reference"],
    ),
    "a plain link within the book": (
        (COPY, "[页](#hens)", "[养鸡](#hen)"),
        ["overview.md:12:39 error unknown-reference"],
    ),
    "titles that name each other": (
        (
            COPY,
            "## 农业",
            "## 农业[题](#b){#a}\n\n甲\n\n## [题](#a)业{#b}\n\n乙\n\n## [题](#b)",
        ),
        [
            "overview.md:6:7 error title-circle",
            "overview.md:10:5 error title-circle",
        ],
    ),
    "a title asked of what has none": (
        (COPY, "“[题](#hens)”。", "[题](#f)。\n\n![](photos/hens.svg){#f 署名=制图}"),
        [
            "overview.md:14:1 warning missing-caption",
            "overview.md:12:50 error reference-kind",
        ],
    ),
    "a table that is called a figure": (
        (COPY, "[图](#fig-hens)", "[图](#tab-x)"),
        ["overview.md:12:11 error reference-kind"],
    ),
    "the number of an entry": (
        (COPY, "[图](#fig-hens)", "[图](#hens)"),
        ["overview.md:12:11 error reference-kind"],
    ),
    "the title of a paragraph": (
        (COPY, "，属通城县。", "，通城县“[题](#p1)”。{#p1}"),
        ["overview.md:4:31 error reference-kind"],
    ),
    "one id for a heading and an entry": (
        (COPY, "### 养殖", "### 养殖 {#hens}"),
        ["overview.md:10:14 error duplicate-id"],
    ),
    "one id for paragraphs of several lines": (
        (COPY, "石溪村建成", "甲，\n乙。{#p1}\n\n丙，\n丁。{#p1}\n\n石溪村建成"),
        ["overview.md:16:4 error duplicate-id"],
    ),
    "one id for an entry and a table": (
        (COPY, "{#tab-x}", "{#hens}"),
        [
            "overview.md:16:1 error duplicate-id",
            "overview.md:12:26 error unknown-reference",
        ],
    ),
    "an entry without a text": (
        (COPY, "## 农业", "#### 空条目\n\n## 农业"),
        ["overview.md:6:6 error empty-entry"],
    ),
    "headings with nothing under them": (
        (COPY, "## 农业", "## 甲\n\n### 乙\n\n## 农业"),
        ["overview.md:8:5 warning bare-heading"],
    ),
    "a heading that ends a chapter": (
        (COPY, "[^1]: 今属", "### 末\n\n[^1]: 今属"),
        ["overview.md:18:5 warning bare-heading"],
    ),
    "an entry that begins with a list": (
        (COPY, "石溪村建成", "- 石溪村建成"),
        ["overview.md:12:3 error entry-start"],
    ),
    "a heading of one sign": (
        (COPY, "## 农业", "# 农业"),
        ["overview.md:6:1 error heading-level"],
    ),
    "a picture within a paragraph": (
        (COPY, "开头一段", "![甲](a.svg)开头一段"),
        ["overview.md:4:1 error picture-in-text"],
    ),
    "a heading of the index that is too long": (
        (COPY, "{索引}", '{索引="' + "长" * 61 + '"}'),
        ["overview.md:4:13 error index-heading"],
    ),
    "a heading of the index without a word": (
        (COPY, "{索引}", '{索引="!"}'),
        ["overview.md:4:13 error index-heading"],
    ),
    "a place that there is not": (
        (COPY, "位置=版尾", "位置=下面"),
        ["overview.md:14:36 error float-place"],
    ),
    "a span that is no number": (
        (COPY, "跨栏=2", "跨栏=两"),
        ["overview.md:14:42 error float-span"],
    ),
    "braces that say something else": (
        (COPY, "{#tab-x}", "{#tab-x 大 色=红}"),
        [
            "overview.md:16:34 error unknown-attribute",
            "overview.md:16:36 error unknown-attribute",
        ],
    ),
    "a picture that is not there": (
        (COPY, "photos/hens.svg", "photos/hen.svg"),
        ["overview.md:14:9 error missing-picture"],
    ),
    "a picture without a credit": (
        (COPY, " 署名=制图", ""),
        ["overview.md:14:9 warning missing-credit"],
    ),
    "a table that is not there": (
        (COPY, "tables/main", "tables/mein"),
        ["overview.md:16:9 error no-table"],
    ),
    "a table over a spread": (
        (COPY, "{#tab-x}", "{#tab-x 位置=跨页}"),
        ["overview.md:16:9 error spread-table"],
    ),
    "a row of too few cells": (
        ("tables/main.yaml", "[鸡蛋, 12.3, 14.5]", "[鸡蛋, 12.3]"),
        ["tables/main.yaml:5:6 error uneven-row"],
    ),
    "a key that a table has not": (
        ("tables/main.yaml", "total: 1", "totl: 1"),
        ["tables/main.yaml:7:1 error unknown-key"],
    ),
    "a table without rows": (
        ("tables/main.yaml", "rows:\n  - 农业", "notes2:\n  - 农业"),
        ["tables/main.yaml:3:1 error unknown-key"],
    ),
    "a chapter that is not there": (
        ("edition.yaml", "[overview.md]", "[overviews.md]"),
        [
            "edition.yaml:12:13 error no-chapter",
            "overview.md:1:1 warning unbound-chapter",
        ],
    ),
    "a chapter that stands twice": (
        ("edition.yaml", "[overview.md]", "[overview.md, overview.md]"),
        ["edition.yaml:12:26 error chapter-twice"],
    ),
    "a chapter of elsewhere": (
        ("edition.yaml", "[overview.md]", "[../overview.md]"),
        [
            "edition.yaml:12:13 error no-chapter",
            "overview.md:1:1 warning unbound-chapter",
        ],
    ),
    "a part of no chapters": (
        ("edition.yaml", "    files: [overview.md]\n", ""),
        [
            "edition.yaml:10:5 error part-empty",
            "overview.md:1:1 warning unbound-chapter",
        ],
    ),
    "a part without a master": (
        ("edition.yaml", "    master: text.html\n", ""),
        ["edition.yaml:10:5 error no-template"],
    ),
    "a part without a title": (
        ("edition.yaml", "    title: 综述\n", ""),
        ["edition.yaml:10:5 error part-title"],
    ),
    "contents that are written": (
        ("edition.yaml", "{kind: 目录, ", "{kind: 目录, files: [a.md], "),
        ["edition.yaml:9:23 error part-made", "edition.yaml:9:24 error no-chapter"],
    ),
    "a key of a newspaper": (
        (
            "edition.yaml",
            "index: index.yaml",
            "index: index.yaml\nmasthead: {issue: 1}",
        ),
        ["edition.yaml:6:11 error other-product"],
    ),
    "a false ISBN": (
        ("edition.yaml", "index:", "imprint: {isbn: 978-7-100-00001-0}\nindex:"),
        ["edition.yaml:5:17 error isbn"],
    ),
    "a word that the book has not": (
        ("index.yaml", "- 马港镇", "- 马港乡"),
        ["index.yaml:2:5 warning idle-term"],
    ),
    "a word that stands twice": (
        ("index.yaml", "- 马港镇", "- 马港镇\n  - 马港镇"),
        ["index.yaml:3:5 error term-twice"],
    ),
    "见 that leads nowhere": (
        ("index.yaml", "see: [养殖]", "see: [养猪]"),
        ["index.yaml:5:5 error unknown-see"],
    ),
    "见 that leads to itself": (
        ("index.yaml", "see: [养殖]", "see: [鸡苗]"),
        ["index.yaml:5:5 error see-itself"],
    ),
    "words that lead to one another": (
        ("index.yaml", "see: [养殖]", "see: [小鸡]}\n  - {term: 小鸡, see: [鸡苗]"),
        ["index.yaml:5:5 error see-on", "index.yaml:6:5 error see-on"],
    ),
    "见 that leads to a word that the book has not": (
        ("index.yaml", "see: [养殖]", "see: [养猪]}\n  - {term: 养猪"),
        ["index.yaml:6:5 warning idle-term", "index.yaml:5:5 warning idle-see"],
    ),
    "a word that stands under itself": (
        ("index.yaml", "under: 养殖", "under: 养殖}\n  - {term: 养殖, under: 鸡舍"),
        ["index.yaml:4:5 error index-circle", "index.yaml:5:5 error index-circle"],
    ),
    "a word under three headings": (
        ("index.yaml", "under: 养殖", "under: 通城!农业!养殖"),
        ["index.yaml:4:5 error index-depth"],
    ),
    "a mark of four headings": (
        (COPY, "[石溪村]{索引}", '[石溪村]{索引="甲!乙!丙!石溪村"}'),
        ["overview.md:4:13 error index-depth"],
    ),
    "pages of a word that leads to another": (
        (COPY, "[石溪村]{索引}", '[石溪村]{索引}、[小鸡]{索引="养殖!小鸡;鸡苗"}'),
        ["overview.md:4:19 error see-with-pages"],
    ),
    "a reading without tones": (
        ("index.yaml", "tong1 cheng2 xian4", "tong cheng xian"),
        ["index.yaml:3:26 error bad-value"],
    ),
    "an index that is not there": (
        ("edition.yaml", "index: index.yaml", "index: words.yaml"),
        ["edition.yaml:5:8 error no-index"],
    ),
    "words without an index": (
        ("edition.yaml", "  - {kind: 索引, master: list.html}\n", ""),
        ["edition.yaml:7:3 warning unprinted-index"],
    ),
}


def test_a_note_of_a_table_may_be_called_by_its_caption_or_its_head(
    folder: Path,
) -> None:
    edit(
        folder,
        (COPY, "![主要指标]", "![主要指标^c^]"),
        ("tables/main.yaml", '"[^a] 按现价。"', '"[^a] 按现价。", "^c^ 甲。", ① 乙。'),
        ("tables/main.yaml", "group: 近年", "group: 近年①"),
    )

    assert told(folder) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place(folder: Path, name: str) -> None:
    change, expected = FAULTS[name]
    edit(folder, change)
    assert told(folder) == expected


def test_a_chapter_with_nothing_in_it_is_told(folder: Path) -> None:
    front = "---\nid: b\ntitle: 乙\nheaded: false\n---\n"
    (folder / "b.md").write_text(front, "utf-8")
    edit(folder, ("edition.yaml", "[overview.md]", "[overview.md, b.md]"))

    assert told(folder) == ["b.md:4:9 error empty-chapter"]


def test_a_chart_without_values_is_told(folder: Path) -> None:
    (folder / "tables" / "main.yaml").write_text("chart: bars\nvalues: []\n", "utf-8")
    faults = told(folder)

    assert "tables/main.yaml:2:9 error chart-values" in faults


def test_faults_of_every_file_are_told_in_one_run(folder: Path) -> None:
    edit(
        folder,
        (COPY, "马港镇[^1]", "马港镇[^2]"),
        ("tables/main.yaml", "12.3, ", ""),
        ("index.yaml", "see: [养殖]", "se: [养殖]"),
    )
    files = {one.split(":")[0] for one in told(folder)}
    assert files == {COPY, "tables/main.yaml", "index.yaml"}


def test_a_file_in_a_folder_that_no_part_names_is_told(folder: Path) -> None:
    chapters = folder / "text"
    chapters.mkdir()
    (folder / COPY).rename(chapters / COPY)
    edit(folder, ("edition.yaml", "[overview.md]", "[./text/overview.md]"))
    for name in ("idle.md", "README.md", "_own.md"):
        (chapters / name).write_text("一段。\n", "utf-8")

    assert told(folder) == ["text/idle.md:1:1 warning unbound-chapter"]


def test_a_folder_may_be_named_from_another(folder: Path) -> None:
    (folder.parent / "other").mkdir()

    assert told(folder.parent / "other" / ".." / folder.name) == told(folder) == []


def test_a_newspaper_has_no_parts_and_wants_pages(folder: Path) -> None:
    edit(folder, ("edition.yaml", "product: yearbook", "product: newspaper"))
    assert told(folder)[-3:] == [
        "edition.yaml:1:1 error missing-key",
        "edition.yaml:7:3 error other-product",
        "edition.yaml:5:8 error other-product",
    ]


def test_a_yearbook_has_no_pages_beside_its_parts(folder: Path) -> None:
    edit(folder, ("edition.yaml", "index: index.yaml", "pages: [{template: a}]"))
    assert "edition.yaml:5:8 error other-product" in told(folder)


def test_a_yearbook_wants_parts(folder: Path) -> None:
    path = folder / "edition.yaml"
    path.write_text(path.read_text("utf-8").split("parts:")[0], "utf-8")
    assert "edition.yaml:1:1 error missing-key" in told(folder)


@pytest.mark.parametrize("kind", ["md", "yaml"])
def test_a_file_that_is_no_text_is_told(folder: Path, kind: str) -> None:
    path = folder / {"md": COPY, "yaml": "tables/main.yaml"}[kind]
    path.write_bytes("改革开放".encode("gbk"))
    name = path.relative_to(folder).as_posix()
    assert [one for one in told(folder) if one.startswith(name)]


def test_a_character_that_data_may_not_hold_is_told(folder: Path) -> None:
    """It was made harmless in a table's rows, and nobody was told."""
    table = "columns: [项目, 数]\nfile: rows.csv\n"
    (folder / "tables/main.yaml").write_text(table, "utf-8")
    (folder / "rows.csv").write_text("项目,数\n鸡\x07蛋,12\n", "utf-8")

    assert "rows.csv:2:2 error text.control-character" in told(folder)
