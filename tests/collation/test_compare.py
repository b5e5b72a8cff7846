"""The comparison as files: for people, for programs, for the plant."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from jsonschema import validate

from reform_press.cli.main import main
from reform_press.compare import Compared, compare
from reform_press.errors import ContentError, UsageError
from reform_press.formats import schema_of
from reform_press.pdf.overlay import stream_digests

Compare = Callable[..., Compared]

ONE_WORD = ("water.md", "闸门", "水闸")
#: What a browser, a terminal or a reader could take for more than copy.
HOSTILE = "<script>alert(1)</script>&amp;\"><img src='https://example.org/x'>"
SPACE = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def compared(kept: Callable[..., Path]) -> Compare:
    """Compare the paper as it is with the paper edited, and write the files."""

    def compared(*edits: tuple[str, str, str]) -> Compared:
        kept("old")
        return compare("old", "new", kept("new", *edits))

    return compared


def names(done: Compared) -> set[str]:
    return {path.name for path in done.folder.iterdir()}


def test_only_pages_that_changed_are_shown_before_and_after(compared: Compare) -> None:
    done = compared(ONE_WORD)

    assert names(done) == {
        "diff.json", "diff.html", "diff.pdf", "page-1-before.png", "page-1-after.png",
    }  # fmt: skip
    with pikepdf.open(done.folder / "diff.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert [page.label for page in pdf.pages] == ["old 1", "new 1"]


def test_a_page_that_did_not_change_has_the_same_stream(compared: Compare) -> None:
    done = compared(ONE_WORD)
    history = done.folder.parent.parent / "history"
    before = stream_digests(history / "old" / "print.pdf")
    after = stream_digests(history / "new" / "print.pdf")

    assert before[0] != after[0]
    assert before[1] == after[1]
    assert done.streams == {1: (before[0], after[0]), 2: (before[1], after[1])}


def test_nothing_changed_shows_no_page(compared: Compare) -> None:
    done = compared()

    assert done.collation.same
    assert names(done) == {"diff.json", "diff.html"}


def test_what_an_earlier_comparison_left_is_taken_away(
    compared: Compare, kept: Callable[..., Path], paper: Path
) -> None:
    done = compared(ONE_WORD)
    root = paper.parent.parent
    again = compare("old", "old", root, done.folder)

    assert names(again) == {"diff.json", "diff.html"}


def test_marks_are_over_the_page_and_the_page_is_under_them(compared: Compare) -> None:
    """The stream of the page stands unchanged between a save and a restore."""
    done = compared(ONE_WORD)
    kept = done.folder.parent.parent / "history" / "new" / "print.pdf"
    with pikepdf.open(done.folder / "diff.pdf") as pdf, pikepdf.open(kept) as own:
        first, page, last = (part.read_bytes() for part in pdf.pages[1].Contents)
        stream = own.pages[0].Contents.read_bytes()

    assert first == b"q\n"
    assert page == stream
    assert last.startswith(b"Q q ")
    assert last.count(b" re f") == 2  # one line: its shade and its bar


def test_the_sheet_is_complete_in_itself(compared: Compare) -> None:
    done = compared(ONE_WORD)
    tree = ElementTree.parse(done.folder / "diff.html").getroot()
    tags = {element.tag.removeprefix(SPACE) for element in tree.iter()}
    sources = [element.get("src") for element in tree.iter(f"{SPACE}img")]

    assert not tags & {"script", "link", "iframe", "object", "a", "base", "form"}
    assert len(sources) == 2
    assert all(str(source).startswith("data:image/jpeg;base64,") for source in sources)
    named = {name for element in tree.iter() for name in element.attrib}
    assert not named & {"href", "srcset", "action", "style", "onload", "onclick"}
    assert "url(" not in (done.folder / "diff.html").read_text("utf-8")


def test_the_sheet_says_everything_in_both_languages(compared: Compare) -> None:
    done = compared(ONE_WORD)
    tree = ElementTree.parse(done.folder / "diff.html").getroot()
    spans = [span.get("lang") for span in tree.iter(f"{SPACE}span")]

    assert spans.count("zh") == spans.count("en") > 20


def test_hostile_copy_is_shown_and_not_obeyed(compared: Compare, paper: Path) -> None:
    """Copy is a string of characters, whatever it looks like to a browser."""
    done = compared(
        ("road.md", "title: 山路通了客车", f"title: '{HOSTILE.replace(chr(39), '’')}'"),
        ("road.md", "山路修到组", "`" + HOSTILE + "`"),
    )
    text = (done.folder / "diff.html").read_text("utf-8")
    tree = ElementTree.fromstring(text)
    seen: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            seen.append(tag)

    Tags().feed(text)
    assert "script" not in seen
    assert seen.count("img") == 2
    assert "<script>alert(1)</script>" in "".join(tree.itertext())


@pytest.mark.parametrize("code", [0x00, 0x1B, 0x202E, 0x2066, 0xFFFF, 0xD800])
def test_characters_that_no_document_may_hold_are_written_out(code: int) -> None:
    from reform_press.collation.sheet import safe

    assert safe(f"水{chr(code)}渠") == f"水⟦U+{code:04X}⟧渠"


def test_diff_json_is_what_its_schema_says(compared: Compare) -> None:
    done = compared(ONE_WORD, ("dummy.yaml", "{size: 26", "{size: 30"))
    told = json.loads((done.folder / "diff.json").read_text("utf-8"))

    validate(told, schema_of("diff"))
    assert [story["fate"] for story in told["stories"]] == ["edited", "same", "same"]
    for page in told["pages"]:
        assert page["changed"] or page["still"]
        assert all(len(frame["digest"]) == 32 for frame in page["unchanged"])


def test_the_same_comparison_gives_the_same_bytes(
    compared: Compare, paper: Path, tmp_path: Path
) -> None:
    done = compared(ONE_WORD)
    again = compare("old", "new", paper.parent.parent, tmp_path / "again")

    for name in done.files:
        assert (done.folder / name).read_bytes() == (again.folder / name).read_bytes()


def test_a_folder_of_outputs_is_compared_with_a_name(
    kept: Callable[..., Path], paper: Path
) -> None:
    root = kept("old")
    done = compare("old", str(root / "build" / "small"), root)

    assert done.collation.same
    assert done.folder == root / "build" / "diff" / "old-small"


def test_a_pdf_that_is_none_is_told(kept: Callable[..., Path]) -> None:
    root = kept("old")
    (root / "build" / "small" / "print.pdf").write_bytes(b"not a PDF")

    with pytest.raises(ContentError) as caught:
        compare("old", str(root / "build" / "small"), root)
    assert caught.value.diagnostics[0].code == "pdf.unreadable"


def test_a_pdf_of_other_pages_than_its_record_is_told(
    kept: Callable[..., Path],
) -> None:
    root = kept("old")
    path = root / "build" / "small" / "print.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(path)

    with pytest.raises(ContentError) as caught:
        compare("old", str(path.parent), root)
    assert caught.value.diagnostics[0].code == "compare.pages"


def test_a_build_that_is_not_there_is_told(kept: Callable[..., Path]) -> None:
    root = kept("old")

    with pytest.raises(UsageError):
        compare("old", "new", root)


@pytest.mark.parametrize("edits", [(), (ONE_WORD,)])
def test_a_difference_is_no_error(
    edits: tuple[tuple[str, str, str], ...],
    kept: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept("old")
    monkeypatch.chdir(kept("new", *edits))
    exit_code = main(["diff", "old", "new", "--json"])
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (result,) = [event for event in events if event["event"] == "result"]

    assert exit_code == 0
    assert result["same"] == (not edits)


def test_an_editor_reads_what_changed_and_what_did_not(
    kept: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept("一校")
    monkeypatch.chdir(kept("二校", ONE_WORD))
    main(["diff", "一校", "二校", "--lang", "zh"])
    told = capsys.readouterr().out

    assert "改稿 1 篇，动版 1 个，动框 1 个；其余 2 篇、1 版、17 框未动" in told
    assert "正文第 1 段改：…" in told
    assert "把[-闸门-]{+水闸+}逐个看过。" in told
    assert "第 2 版（2）未动" in told
