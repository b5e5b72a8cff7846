"""What pages look like: which are examined, and where a finding is mended."""

from datetime import date
from pathlib import Path

import pytest

from reform_press import inspection
from reform_press.colour import Colour
from reform_press.content.book.model import Book, Chapter, Cover, Heading, Part
from reform_press.content.model import Edition, PagePlan, Paragraph, Run
from reform_press.errors import Diagnostic, Source, Words
from reform_press.geometry import MM, Rect, Size
from reform_press.inspection import Inspected, Seen, beyond
from reform_press.looks import Alike, looks_of, place_of
from reform_press.page import (
    Area,
    Embed,
    GlyphRun,
    Group,
    Item,
    Page,
    Picture,
    Sheet,
    TextLine,
)

TRIM = Size(210 * MM, 285 * MM)
FURNITURE = Embed(Rect(0, 0, *TRIM).inset(-3 * MM), b"", "furniture")
SILENT = Words("", "")
WRONG = Seen("error", "ink.total", SILENT, SILENT, SILENT, False, (0.0, 0.0))


def page(*items: Item) -> Page:
    return Page(1, Sheet(TRIM), (FURNITURE, *items))


def photo(x: float, y: float, wide: float = 200, file: str = "a") -> Picture:
    return Picture(Rect(x, y, wide, wide / 2), file, f"digest of {file}")


def line(x: float = 60, y: float = 90, size: float = 10, text: str = "稻") -> TextLine:
    run = GlyphRun("song", size, 0.0, b"\0\1", colour=Colour(k=1))
    return TextLine(x, y, size, (run,), text)


def parts(*items: Item) -> frozenset[str]:
    return looks_of(page(*items), None).parts


def name(*items: Item) -> str:
    return looks_of(page(*items), None).name


def test_words_and_places_well_inside_are_no_looks() -> None:
    assert name(line()) == name(line(y=200, text="麦"), line(x=90))


@pytest.mark.parametrize(
    "other",
    [
        line(size=10.5),
        line(x=2),
        line(y=8),
        line(y=TRIM.height - 3),
        Area(Rect(60, 60, 9, 9), fill=Colour(c=1)),
        photo(60, 90),
    ],
)
def test_sizes_grounds_pictures_and_what_is_near_the_trim_are(other: Item) -> None:
    assert name(line()) != name(line(), other)
    assert not parts(line(), other) <= parts(line())


def test_a_picture_is_one_part_wherever_it_stands_inside() -> None:
    assert parts(photo(60, 90)) == parts(photo(80, 333))
    assert name(photo(60, 90)) != name(photo(80, 333))
    clip = Rect(60, 90, 90, 90)
    moved = Group((photo(70, 100),), clip._replace(x=70, y=100))
    assert parts(Group((photo(60, 90),), clip)) == parts(moved)
    assert parts(Group((photo(60, 90),), clip)) != parts(moved._replace(oval=True))


@pytest.mark.parametrize(
    "other", [photo(60, 90, 220), photo(60, 90, file="b"), photo(5, 90)]
)
def test_another_size_picture_or_place_at_the_trim_is_another_part(
    other: Picture,
) -> None:
    one = looks_of(page(photo(60, 90)), None)
    two = looks_of(page(other), None)

    assert not two.parts | two.placed <= one.parts | one.placed


def test_pictures_that_lie_on_each_other_are_a_page_of_their_own() -> None:
    apart = parts(photo(60, 90), photo(60, 300, file="b"))

    assert parts(photo(60, 300), photo(60, 90, file="b")) == apart
    assert not parts(photo(60, 90), photo(80, 99, file="b")) <= apart


def looked_at(
    monkeypatch: pytest.MonkeyPatch, looks: dict[str, Alike], wrong: str = ""
) -> tuple[list[list[str]], int]:
    """Return the looks that are examined, run by run, and how many pages are not."""
    runs: list[list[str]] = []

    def found(*given: object) -> dict[str, Inspected]:
        chosen = given[2]
        assert isinstance(chosen, dict)
        runs.append(list(chosen))
        return {
            look: Inspected((WRONG,) if wrong in one.parts else ())
            for look, one in chosen.items()
        }

    monkeypatch.setattr(inspection, "_found", found)
    of_none: tuple[Page, ...] = ()
    _, unseen = inspection._looked_at(Path(), of_none, looks, None)  # type: ignore[arg-type]
    return runs, unseen


LOOKS = {
    "text": Alike([0, 3], frozenset({"master"})),
    "a": Alike([1], frozenset({"master", "a"})),
    "a b": Alike([2], frozenset({"master", "a", "b"})),
    "b": Alike([4, 5], frozenset({"master", "b"})),
}


def test_pages_that_bring_no_part_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_at(monkeypatch, LOOKS) == ([["text", "a", "a b"]], 0)


def test_parts_of_wrong_pages_are_looked_at_wherever_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of page "a b" nobody knows which part of it is wrong."""
    runs, unseen = looked_at(monkeypatch, LOOKS, "b")

    assert (runs, unseen) == ([["text", "a", "a b"], ["b"]], 0)


def test_what_is_too_much_to_look_at_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inspection, "_MOST", 2)

    assert looked_at(monkeypatch, LOOKS) == ([["text", "a"]], 3)


HERE = Source("content/book/edition.yaml", 8)
TOLD = '{"title": "概况", "art": ["photos/tea.svg"], "price": "1.50元"}'


def edition(data: str, cover: str = "{}") -> Edition:
    plan = PagePlan(1, "", "1", (), source=HERE, template="opener.html", data=data)
    book = Book((), cover=Cover("cover.html", cover, source=HERE))
    return Edition(
        "book", "", "yearbook", "", date(2024, 1, 1), "house", (plan,), (), book=book
    )


@pytest.mark.parametrize(
    ("data", "code", "file", "words"),
    [
        ("{}", "rule.hairline", "layouts/house/opener.html", "page 1"),
        (TOLD, "text.unsafe", "layouts/house/opener.html", "page 1"),
        (TOLD, "rule.tint", HERE.file, "page 1 (opener.html, photos/tea.svg)"),
    ],
)
def test_what_a_page_is_told_to_show_is_mended_where_it_is_told(
    data: str, code: str, file: str, words: str
) -> None:
    found = place_of(page(), code, (0.0, 0.0), edition(data))

    assert found.source is not None
    assert (found.source.file, found.name.en) == (file, words)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("综述", Source("content/book/edition.yaml", 9)),
        ("农业", Source("content/book/a.md", 3, 8)),
        ("养殖", Source("content/book/a.md", 7, 4)),
        ("五", HERE),
    ],
)
def test_a_running_head_is_mended_where_its_title_is_written(
    title: str, wanted: Source
) -> None:
    """``五`` is a folio: nobody wrote it."""
    headings = tuple(
        Heading(level, Paragraph("crosshead", (Run(text),), Source(*place)))
        for level, text, place in (
            (1, "农业", ("content/book/a.md", 3, 8)),
            (2, "养殖", ("content/book/a.md", 7, 4)),
        )
    )
    chapter = Chapter("a", "农业", headings, source=Source("content/book/a.md"))
    part = Part("text", "p", "综述", (chapter,), source=Source(HERE.file, 9))
    told = edition("{}")._replace(pages=(), book=Book((part,)), source=HERE)
    running = page(line(x=60, y=30, text=title))

    assert place_of(running, "text.cut", (65.0, 28.0), told).source == wanted
    assert place_of(running, "text.cut", (300.0, 28.0), told).source == HERE


def test_a_picture_of_the_cover_is_named() -> None:
    flat = Page(0, Sheet(TRIM, folds=(100.0,)), ())
    found = place_of(flat, "bleed.short", (0.0, 0.0), edition("{}", TOLD))

    assert found.source == HERE
    assert found.name.zh == "封面（cover.html, photos/tea.svg）"


def test_what_was_told_of_a_picture_is_told_again_only_as_an_error() -> None:
    warned = Diagnostic("warning", "picture.low-resolution", SILENT, HERE)
    seen = (warned._replace(message=Words("同", "same")), warned._replace(source=None))
    coarse = warned._replace(severity="error")

    assert tuple(beyond((*seen, coarse), (warned,))) == (seen[1], coarse)
