"""YAML as editors type it is read as meant, or caught with its mend."""

from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import Field

from reform_press.errors import Source
from reform_press.schema import Date, Form, Length, nodes, read_text, read_yaml
from reform_press.schema.aliases import KEYS
from reform_press.schema.frames import frame
from reform_press.schema.intake import decode


class Picture(Form):
    file: str
    caption: str = ""


class Page(Form):
    page: int
    slots: tuple[Picture, ...] = Field(min_length=1)


class Plan(Form):
    pages: tuple[Page, ...] = Field(min_length=1)


class Sample(Form):
    title: str
    deck: str = ""
    byline: str = ""
    kind: Literal["lead", "news"] = "news"
    priority: int = 3
    size: Length = 9.0
    date: Date | None = None
    reversed: bool = False
    photos: tuple[Picture, ...] = ()
    stories: tuple[str, ...] = ()


def said(text, model=Sample):
    """Return what is said of a text, as "line:column code"."""
    read = read_text(text, "f", model)
    return [f"{d.source.line}:{d.source.column} {d.code}" for d in read.diagnostics]


@pytest.fixture(params=["C", "Python"])
def parser(request, monkeypatch):
    """Run under libyaml and under PyYAML's own parser: wheels may lack C."""
    loader = getattr(yaml, "CSafeLoader", None) if request.param == "C" else None
    monkeypatch.setattr(nodes, "_LOADER", loader or yaml.SafeLoader)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("title: 012", "title", "012"),
        ("title: 12:30", "title", "12:30"),
        ("title: 3:21", "title", "3:21"),
        ("title: 1.10", "title", "1.10"),
        ("title: no", "title", "no"),
        ("title: on", "title", "on"),
        ("title: ~", "title", "~"),
        ("title: 2023-12-29", "title", "2023-12-29"),
        ("title: 1_000", "title", "1_000"),
        ("title: 0x1F", "title", "0x1F"),
        ("title: .inf", "title", ".inf"),
        ("title: <<", "title", "<<"),
        ("title: '“改革”开放'", "title", "“改革”开放"),
        ("title: “改革”开放", "title", "“改革”开放"),
        ("title: 改革#1", "title", "改革#1"),
        ("title: 改革 # 编者按", "title", "改革"),
        ("title: 　改革　", "title", "改革"),
        ("title: -改革", "title", "-改革"),
        ("title: ——改革", "title", "——改革"),
        ("title: a\u200bb", "title", "ab"),
        ("标题: 改革", "title", "改革"),
        ("\ufeff标题: 改革".removeprefix("\ufeff"), "title", "改革"),
        ("title: x\n副题: |\n  上\n  下", "deck", "上\n下"),
        ("title: x\nkind: 头条", "kind", "lead"),
        ("title: x\npriority: 012", "priority", 12),
        ("title: x\nsize: 小五", "size", 9.0),
        ("title: x\nsize: 10", "size", 10.0),
        ("title: x\n日期: 2023年12月29日", "date", None),
        ("title: x\nreversed: 是", "reversed", True),
        ("title: x\nreversed: no", "reversed", False),
        ("title: x\nstories: [012, no]", "stories", ("012", "no")),
        ("title: x\nstories:\n- a\n- b", "stories", ("a", "b")),
        ("title: x\ndeck:", "deck", ""),
    ],
)
def test_a_value_is_what_the_model_says(text, field, value):
    """Scalar types come from the schema, not from YAML 1.1 (product.md 0.1)."""
    read = read_text(text, "f", Sample)
    if field == "date":
        value = read.value.date.replace(2023, 12, 29)

    assert getattr(read.value, field) == value


MISSING_IN_A_LIST = ["4:5 content.missing-key", "4:5 content.unknown-key"]
TRAPS = [
    ("标题：改革", "1:3 yaml.wide-colon"),
    ("title: x\n副题：改革\nkind: news", "2:3 yaml.wide-colon"),
    ("title: x\n  副题：改革", "2:5 yaml.wide-colon"),
    ("标题：改革: 再出发", "1:3 yaml.wide-colon"),
    ("title:x", "1:6 yaml.colon-space"),
    ("title: x\ndeck:y\nbyline: z", "2:5 yaml.colon-space"),
    ("标题: [图]改革", "1:5 yaml.bracket-start"),
    ("标题: {图}改革", "1:5 yaml.bracket-start"),
    ("标题: [图", "1:5 yaml.bracket-start"),
    ("标题: ]图", "1:5 yaml.bracket-start"),
    ("标题: @新华社", "1:5 yaml.reserved-start"),
    ("标题: `改革`", "1:5 yaml.reserved-start"),
    ("标题: %5", "1:5 yaml.reserved-start"),
    ("标题: ,改革", "1:5 yaml.reserved-start"),
    ("标题: *改革*", "1:5 yaml.reserved-start"),
    ("标题: &改革 开放", "1:5 yaml.reserved-start"),
    ("标题: !改革 开放", "1:5 yaml.reserved-start"),
    ("title: x\ndeck: *a1", "2:7 yaml.alias"),
    ("title: &a1 x", "1:8 yaml.anchor"),
    ("title: !a1 x", "1:8 yaml.tag"),
    ("标题: !!python/object/apply:os.system ls", "1:5 yaml.tag"),
    ("标题: |改革", "1:5 yaml.block-start"),
    ("标题: > 改革", "1:5 yaml.block-start"),
    ("标题: - 改革", "1:5 yaml.list-start"),
    ("标题: ? 改革", "1:5 yaml.list-start"),
    ('标题: "改革"开放', "1:9 yaml.quote-tail"),
    ("标题: '改革'开放", "1:9 yaml.quote-tail"),
    ('标题: "改革\n副题: 开放', "1:5 yaml.unclosed-quote"),
    ('标题: "a\\q"', "1:7 yaml.backslash"),
    ("标题: 改革: 再出发", "1:7 yaml.colon-in-value"),
    ("标题: 改革 #1", "1:8 yaml.cut-value"),
    ("title: x\nstories:\n  - 改革 #话题", "3:8 yaml.cut-value"),
    ("\ttitle: x", "1:1 yaml.tab"),
    ("title: x\nphotos:\n\t- file: a", "3:1 yaml.tab"),
    ("title: x\nphotos:\n  - file: a\n　　caption: b", "4:1 yaml.wide-blank"),
    (
        "title: x\nphotos:\n  - file: a\n\xa0\xa0\xa0\xa0caption: b",
        "4:1 yaml.wide-blank",
    ),
    ("title: x\n　deck: y", "2:1 yaml.wide-blank"),
    ("title: x\n  deck: y", "2:7 yaml.indent"),
    ("title: x\nphotos:\n  - file: b\n caption: d", "4:2 yaml.indent"),
    ("title: x\n- y", "2:1 yaml.indent"),
    ("title: x\n---\ntitle: y", "2:1 yaml.second-document"),
    ("title: x\ntitle: y", "2:1 content.duplicate-key"),
    ("title: x\n标题: y", "2:1 content.duplicate-key"),
    ("title: x\nheadlin: y", "2:1 content.unknown-key"),
    ("title: x\nkind: 头版", "2:7 content.bad-choice"),
    ("title: x\npriority: 高", "2:11 content.bad-number"),
    ("title: x\npriority: 1.5", "2:11 content.bad-number"),
    ("title: x\nsize: 大", "2:7 content.bad-value"),
    ("title: x\ndate: 2023-02-30", "2:7 content.bad-value"),
    ("title: x\nreversed: 也许", "2:11 content.bad-choice"),
    ("title: [图]", "1:8 content.bad-shape"),
    ("title: {a: b}", "1:8 content.bad-shape"),
    ("title: x\nphotos: a.jpg", "2:9 content.bad-shape"),
    ("title: x\nphotos:\n  file: a.jpg", "3:3 content.bad-shape"),
    ("title: x\nphotos:\n  - a.jpg", "3:5 content.bad-shape"),
    ("title: x\nstories:\n  -a\n  -b", "3:3 content.bad-shape"),
    ("title: x\nstories:\n  - a\n  -", "4:4 content.empty-item"),
    ("title:", "1:1 content.missing-key"),
    ("deck: x", "1:1 content.missing-key"),
    ("title: x\nphotos:\n  - caption: y", "3:5 content.missing-key"),
    ("", "1:1 yaml.empty"),
    ("# 只有注释\n", "1:1 yaml.empty"),
    ("改革", "1:1 yaml.not-a-mapping"),
    ("- title: x", "1:1 yaml.not-a-mapping"),
    ("title: x\nstories: " + "[" * 100, "2:74 yaml.too-deep"),
    ("title: x\nstories:\n " + "- " * 100, "3:128 yaml.too-deep"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "fault"), TRAPS)
def test_a_trap_is_caught_at_its_place(text, fault):
    """One fault, one complaint, at the character that has to change."""
    assert said(text) == [fault]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("pages:\n- page: 46行\n  slots:\n  - file: a", ["2:9 content.bad-number"]),
        ("pages:\n- page: 1\n  slots:\n  - fil: a", MISSING_IN_A_LIST),
        ("pages:\n- page: 1\n  slots:\n  - [a]", ["4:5 content.bad-shape"]),
        ("pages:\n- page: 1\n  slots: []", ["3:10 content.bad-value"]),
        ("pages: []", ["1:8 content.bad-value"]),
    ],
)
def test_a_fault_inside_a_list_is_not_told_of_the_list(text, faults):
    """Pydantic counts a list's sound items only; the file's are all there."""
    assert said(text, Plan) == faults


def test_a_number_with_its_unit_is_told_the_number():
    (fault,) = read_text("title: x\npriority: ４6行", "f", Sample).diagnostics

    assert fault.hint.en == "write the digits alone: 46"


@pytest.mark.parametrize("text", [text for text, _ in TRAPS])
def test_every_complaint_speaks_both_languages(text):
    for one in read_text(text, "f", Sample).diagnostics:
        chinese = one.message.zh
        english = one.message.en

        assert any("\u4e00" <= c <= "\u9fff" for c in chinese)
        assert english
        assert bool(one.hint.zh) == bool(one.hint.en)


def test_all_faults_of_a_file_are_told_at_once():
    text = "标题: [图]改革\n副题：开放\n署名: @新华社\nkind: 头版\nfoo: 1\n"

    assert said(text) == [
        "1:5 yaml.bracket-start",
        "2:3 yaml.wide-colon",
        "3:5 yaml.reserved-start",
        "4:7 content.bad-choice",
        "5:1 content.unknown-key",
    ]


def test_a_mend_is_never_used_to_set_anything():
    """The mended line only serves to look for further faults."""
    assert read_text("标题: [图]改革", "f", Sample).value is None


def test_the_hint_holds_the_line_as_it_should_be():
    (fault,) = read_text('标题: "改革"开放', "f", Sample).diagnostics

    assert fault.hint.zh == "给整个值加引号：'\"改革\"开放'"


@pytest.mark.parametrize(
    ("value", "bare", "printed"),
    [
        ('"村小添了科学实验室', "村小添了科学实验室", "“村小添了科学实验室”"),
        ("'村小", "村小", "“村小”"),
        ('"村小”', "村小", "“村小”"),
        ('"村小: 添了', "'村小: 添了'", "“村小: 添了”"),
    ],
)
def test_a_lone_quotation_mark_is_left_out_of_its_mend(value, bare, printed):
    (fault,) = read_text(f"title: {value}", "f", Sample).diagnostics

    assert fault.hint.zh == f"去掉引号：{bare}；要印出引号：{printed}"


def test_the_nearest_key_is_suggested():
    (fault,) = read_text("title: x\ndekc: y", "f", Sample).diagnostics

    assert fault.hint.en == "did you mean “deck”?"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("付题: y", "did you mean “副题”?"),
        ("负标题: y", "did you mean “副标题”?"),
        ("属名: y", "did you mean “署名”?"),
        ("体才: 消息", "did you mean “体裁”?"),
        ("kind: 头跳", "choose 头条, 消息"),
        ("体裁: 新闻稿", "choose 头条, 消息"),
        ("kind: newz", "did you mean “news”?"),
        ("kind: 消西", "did you mean “消息”?"),
        ("kind: zzz", "choose lead, news"),
    ],
)
def test_a_slip_is_mended_in_the_language_it_was_typed_in(typed, hint):
    """Pinyin input gives characters of the same sound."""
    (fault,) = read_text(f"title: x\n{typed}", "f", Sample).diagnostics

    assert fault.hint.en == hint


def test_a_duplicate_names_both_places():
    (fault,) = read_text("title: x\ndeck: y\n标题: z", "f", Sample).diagnostics

    assert (fault.source.line, "line 1" in fault.message.en) == (3, True)


def test_every_value_knows_its_place():
    text = "title: x\n图片:\n  - 文件: a\n    图注: '某'\n"
    read = read_text(text, "f", Sample, first_line=11)

    assert read.source("title") == Source("f", 11, 8)
    assert read.source("photos", 0, "caption") == Source("f", 14, 9)
    assert read.source("photos", 7, "file") == Source("f", 13, 3)
    assert not read.has("deck")


def test_no_chinese_name_stands_for_two_keys_of_a_form():
    names = [word for words in KEYS.values() for word in words]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("title: 改革\n".encode("gbk"), "1:8 file.encoding"),
        ("title: 改革\n".encode("utf-16"), "1:1 file.encoding"),
        ("title: 改革\n".encode("utf-16-le"), "1:1 file.encoding"),
        ("title: x\n".encode("utf-16-le"), "1:2 text.control-character"),
        (b"title: a\0b\n", "1:9 text.control-character"),
        (b"title: x\ndeck: a\x07b\n", "2:8 text.control-character"),
        ("title: a\u2028b\n".encode(), "1:9 text.control-character"),
        ("title: a\u202eb\n".encode(), "1:9 text.bidi-control"),
        ("title: a\ue000b\n".encode(), "1:9 text.private-use"),
        ("title: a\u200bb\n".encode(), "1:9 text.invisible"),
    ],
)
def test_bytes_that_are_no_copy_are_caught_at_their_place(data, fault):
    """F11, T13: encodings and characters that nobody sees on a screen."""
    first = decode(data, "f").diagnostics[0]

    assert f"{first.source.line}:{first.source.column} {first.code}" == fault


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        (r"a\0b\0", ["2:7 text.control-character"]),
        (r"\u202ea\ue000", ["2:7 text.bidi-control", "2:7 text.private-use"]),
        (r"a\nb\tc\x41", []),
    ],
)
def test_what_an_escape_brings_in_is_told_once_where_it_stands(written, faults):
    found = read_text(f'title: x\ndeck: "{written}"\n', "f", Sample).diagnostics

    told = [f"{one.source.line}:{one.source.column} {one.code}" for one in found]
    assert told == faults


def test_gbk_is_told_how_to_convert():
    (fault,) = decode("标题: 改革".encode("gbk"), "a/b.yaml").diagnostics

    assert "iconv -f GBK -t UTF-8 b.yaml" in fault.hint.en


def test_a_byte_order_mark_and_crlf_are_taken_off(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: x\r\ndeck: y\r\n")
    read = read_yaml(path, tmp_path, Sample)

    assert (read.value.title, read.value.deck) == ("x", "y")
    assert read.source("deck") == Source("a.yaml", 2, 7)


def read_code(path: Path, root: Path):
    return read_yaml(path, root, Sample).diagnostics[0].code


def test_a_file_that_is_no_file_of_the_folder_is_refused(tmp_path):
    """T2: links out of the folder, devices, loops, pipes; none is opened."""
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("title: x")
    (root / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "zero.yaml").symlink_to("/dev/zero")
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    (root / "folder.yaml").mkdir()
    names = ("out", "zero", "loop", "folder", "gone", "x" * 300)

    assert {read_code(root / f"{name}.yaml", root) for name in names} == {
        "file.unreadable"
    }


@pytest.mark.parametrize(
    ("there", "hint"),
    [("dumy.yaml", "rename “dumy.yaml” to “dummy.yaml”"), ("a.md", "make an edition")],
)
def test_a_file_that_is_missing_is_told_how_to_mend(tmp_path, there, hint):
    (tmp_path / there).touch()
    (fault,) = read_yaml(tmp_path / "dummy.yaml", tmp_path, Sample).diagnostics

    assert fault.hint.en.startswith(hint)


def test_a_file_over_the_cap_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a" * (4 * 2**20 + 1))

    assert read_code(path, tmp_path) == "file.too-large"


def test_nesting_that_kills_a_parser_is_an_error():
    """T3: CSafeLoader's composer ends the process at 200,000 brackets."""
    assert said("title: " + "[" * 200_000) == ["1:72 yaml.too-deep"]


def test_a_frame_points_at_the_column(tmp_path):
    """Han are two cells wide on a terminal, and so is the way to the mark."""
    (tmp_path / "a.md").write_text("---\n标题：改革\n", encoding="utf-8")

    assert frame(Source("a.md", 2, 3), tmp_path) == "  2 | 标题：改革\n    |     ^"


def test_a_frame_of_a_long_line_is_cut_around_the_column(tmp_path):
    (tmp_path / "a.md").write_text("改" * 500 + "x" + "革" * 500, encoding="utf-8")
    first, second = frame(Source("a.md", 1, 501), tmp_path).split("\n")
    mark = second.index("^")

    assert first.count("x") == 1
    assert len(first) < 60
    assert (
        sum(2 if c in "改…" and c == "改" else 1 for c in first.split("x")[0]) == mark
    )


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        ("改革", 4),
        ("\U0001f469\u200d\U0001f52c", 2),
        ("e\u0301", 1),
        ("\U0001f600\ufe0f", 2),
    ],
)
def test_a_frame_counts_the_cells_of_a_terminal(tmp_path, before, cells):
    """A family of emoji is one sign; what combines takes no cell."""
    (tmp_path / "a.md").write_text(f"{before}x", encoding="utf-8")
    first, second = frame(Source("a.md", 1, len(before) + 1), tmp_path).split("\n")

    assert first == f"  1 | {before}x"
    assert second == f"    | {' ' * cells}^"


def test_a_frame_of_a_hostile_line_costs_little(tmp_path):
    """F12: nothing of it takes a cell, so no width ever ends the search."""
    (tmp_path / "a.md").write_text("\u0301" * 1_000_000, encoding="utf-8")

    assert len(frame(Source("a.md", 1, 500_000), tmp_path)) < 1000


def test_a_frame_of_what_is_not_there_is_empty(tmp_path):
    (tmp_path / "a.md").write_text("x\n")

    assert frame(Source("b.md", 1, 1), tmp_path) == ""
    assert frame(Source("a.md", 9, 1), tmp_path) == ""
    assert frame(Source("../../etc/passwd", 1, 1), tmp_path) == ""
