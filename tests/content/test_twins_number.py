"""Ids are given where there are none, and nothing else is touched."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.bilingual import EN, ZH, bilingual, change
from reform_press.content.pairs import pairs_of
from reform_press.content.twins_file import Agreed, write_accepted
from reform_press.content.twins_number import Numbering, number, write
from reform_press.content.twins_survey import survey
from reform_press.errors import ContentError, OutputError

HEAD = "---\ntitle: 标题\n---\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bilingual(tmp_path)


def put(folder: Path, zh: str, en: str | None) -> None:
    (folder / "hens.zh.md").write_bytes((HEAD + zh).encode())
    if en is None:
        (folder / "hens.en.md").unlink()
    else:
        (folder / "hens.en.md").write_bytes((HEAD + en).encode())


def numbered(folder: Path) -> Numbering:
    done = number(survey(folder))
    write(done.files)
    return done


def body(folder: Path, name: str) -> str:
    data = (folder / f"hens.{name}.md").read_bytes()
    return data.decode().removeprefix(HEAD)


def test_twins_get_the_same_ids(folder: Path) -> None:
    put(folder, "一。\n\n## 二\n\n三，\n四。\n", "One.\n\n## Two\n\nThree,\nfour.\n")
    numbered(folder)

    assert body(folder, "zh") == "一。 {#p1}\n\n## 二 {#p2}\n\n三，\n四。 {#p3}\n"
    assert body(folder, "en") == ("One. {#p1}\n\n## Two {#p2}\n\nThree,\nfour. {#p3}\n")


def test_an_id_that_is_there_stays(folder: Path) -> None:
    put(
        folder,
        "一。 {#first}\n\n二。\n\n三。 {#p7}\n",
        "One. {#first}\n\nTwo.\n\nThree. {#p7}\n",
    )
    numbered(folder)

    assert body(folder, "zh") == "一。 {#first}\n\n二。 {#p8}\n\n三。 {#p7}\n"
    assert body(folder, "en") == "One. {#first}\n\nTwo. {#p8}\n\nThree. {#p7}\n"


def test_a_translation_takes_the_ids_of_its_source(folder: Path) -> None:
    put(folder, "一。 {#a}\n\n二。 {#b}\n", "One.\n\nTwo.\n")
    numbered(folder)

    assert body(folder, "en") == "One. {#a}\n\nTwo. {#b}\n"


def test_an_id_that_was_given_once_is_not_given_again(folder: Path) -> None:
    put(folder, "一。\n", "One.\n")
    agreed = Agreed("0" * 16, "1" * 16)
    write_accepted(folder, {("hens", "p4"): agreed, ("eggs", "p9"): agreed})
    numbered(folder)

    assert body(folder, "zh") == "一。 {#p5}\n"


def test_what_does_not_answer_is_left_to_the_editor(folder: Path) -> None:
    """Nobody but a reader knows which of two paragraphs translates which."""
    put(
        folder,
        "一。\n\n二。 {#b}\n\n三。\n\n四。\n",
        "One.\n\nTwo. {#b}\n\nThree and four.\n",
    )
    done = numbered(folder)

    assert body(folder, "zh") == (
        "一。 {#p1}\n\n二。 {#b}\n\n三。 {#p2}\n\n四。 {#p3}\n"
    )
    assert body(folder, "en") == "One. {#p1}\n\nTwo. {#b}\n\nThree and four.\n"
    (one,) = done.diagnostics
    assert f"{one.source} {one.code}" == (
        "content/two/hens.en.md:9:1 content.unequal-twins"
    )
    assert "content/two/hens.zh.md:9:1" in one.message.en


def test_paragraphs_of_another_role_do_not_answer(folder: Path) -> None:
    put(folder, "一。\n\n## 二\n", "## One\n\nTwo.\n")

    assert [one.code for one in numbered(folder).diagnostics] == [
        "content.unequal-twins"
    ]
    assert body(folder, "en") == "## One\n\nTwo.\n"


def test_a_story_without_a_translation_gets_ids(folder: Path) -> None:
    put(folder, "一。\n", None)
    numbered(folder)

    assert body(folder, "zh") == "一。 {#p1}\n"


def test_an_id_goes_into_the_braces_that_are_there(folder: Path) -> None:
    put(folder, "一。{.导语}\n\n二。 { }\n", "One. {.introduction}\n\nTwo.\n")
    numbered(folder)

    assert body(folder, "zh").startswith("一。{#p1 .导语}\n")
    assert body(folder, "en").startswith("One. {#p1 .introduction}\n")


def test_a_second_run_finds_nothing_to_do(folder: Path) -> None:
    put(folder, "一。\n\n二。\n", "One.\n\nTwo.\n")
    numbered(folder)

    assert numbered(folder) == Numbering((), ())


def test_line_ends_byte_order_mark_and_mode_stay(folder: Path) -> None:
    path = folder / "hens.zh.md"
    text = (HEAD + "一。\n\n> 二。\n").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    path.chmod(0o640)
    (folder / "hens.en.md").unlink()
    numbered(folder)

    now = text.replace("一。", "一。 {#p1}").replace("二。", "二。 {#p2}")
    assert path.read_bytes() == b"\xef\xbb\xbf" + now.encode()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_inside_the_edition_stays_a_link(folder: Path) -> None:
    put(folder, "一。\n", None)
    os.rename(folder / "hens.zh.md", folder / "copy.txt")
    (folder / "hens.zh.md").symlink_to("copy.txt")
    numbered(folder)

    assert (folder / "hens.zh.md").is_symlink()
    assert body(folder, "zh") == "一。 {#p1}\n"


def test_a_file_saved_meanwhile_is_not_written_over(folder: Path) -> None:
    put(folder, "一。\n", "One.\n")
    done = number(survey(folder))
    change(folder, "hens.zh.md", "一。", "二。")

    with pytest.raises(OutputError):
        write(done.files)
    assert body(folder, "zh") == "二。\n"


def test_every_kind_of_paragraph_can_be_numbered(folder: Path) -> None:
    copy = (
        "　　一。　\n\n- 二\n- 三\n  四\n\n1. 五\n\n> 六\\\n> 七\n\n## 八|九 ##\n\n"
        "十[^1]**强**\n\n[^1]: 注一\n[^2]: 注二\n\n`码`\n\n[链](https://a.cn)\n\n"
        "> - 十一\n>   十二\n"
    )
    put(folder, copy, None)
    numbered(folder)
    (couple,) = survey(folder).couples

    assert all(pair.key for pair in pairs_of(couple))
    assert re.sub(r" \{#p[0-9]+\}", "", body(folder, "zh")) == copy


lines = st.text("一二三。*`-> #[]{}^|\\　a1.\t", min_size=0, max_size=9)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(lines, min_size=1, max_size=7))
def test_nothing_is_touched_but_the_ends(folder: Path, copy: list[str]) -> None:
    """Whatever is read at all says the same with ids, or is not written."""
    text = "\n".join(copy)
    (folder / "hens.en.md").unlink(missing_ok=True)
    put_source(folder, text)
    try:
        done = number(survey(folder))
    except (ContentError, OutputError):
        return
    write(done.files)
    ids = [name for one in done.files for name in one.ids]

    now = body(folder, "zh")
    for name in ids:
        now = now.replace(f" {{#{name}}}", "").replace(f"#{name} ", "")
    assert now == text
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]


def put_source(folder: Path, text: str) -> None:
    (folder / "hens.zh.md").write_bytes((HEAD + text).encode())


def test_the_samples_of_these_tests_need_no_numbers(folder: Path) -> None:
    assert number(survey(folder)).files == ()
    assert "{#p3}" in ZH
    assert "{#p3}" in EN
