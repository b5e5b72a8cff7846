"""The PDF for reading: bookmarks, links, labels, RGB, no marks."""

from pdf.printing import RED, SCREEN, drawn, line, opened, operators, page, written
from reform_press.colour import Colour
from reform_press.fonts.library import FontSet
from reform_press.geometry import MM, Rect, Size
from reform_press.page import Area, Group, Item, Link, Mark, Page, Sheet

STORIES = (Mark("头条（一）", 20.0, "lead"), Mark("简讯", 50.0, "short"))


def screened(fonts: FontSet, *items: Item, **more: object) -> bytes:
    return written(fonts, page(*items, **more), job=SCREEN)


def test_page_is_its_trim_without_marks(square: FontSet) -> None:
    """Bleed is trimmed away on screens."""
    sheet = Page(1, Sheet(Size(100, 80), 3 * MM), (Area(Rect(-9, -9, 40, 40), RED),))
    pdf = written(square, sheet, job=SCREEN)
    with opened(pdf) as document:
        boxes = document.pages[0].obj

        assert [float(v) for v in boxes.MediaBox] == [0, 0, 100, 80]
        assert "/OutputIntents" not in document.Root
        assert "/GTS_PDFXVersion" not in document.docinfo
    assert b"PDF/X" not in pdf


def test_stories_are_bookmarks(square: FontSet) -> None:
    pdf = screened(square, marks=STORIES)
    with opened(pdf) as document, document.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["头条（一）", "简讯"]
        assert float(outline.root[0].destination[3]) == 60.0
        assert document.Root.PageMode == "/UseOutlines"


def test_bookmarks_of_a_book_stand_below_one_another(square: FontSet) -> None:
    titles = (("部", 1), ("章", 2), ("节", 3), ("次章", 2), ("次部", 1))
    marks = tuple(Mark(title, 20.0, title, level) for title, level in titles)
    pdf = screened(square, marks=(*marks, Mark("", 0.0, "leaf:1")))
    with opened(pdf) as document, document.open_outline() as outline:
        first, second = outline.root

        assert [one.title for one in first.children] == ["章", "次章"]
        assert [one.title for one in first.children[0].children] == ["节"]
        assert (second.title, list(second.children)) == ("次部", [])
        assert document.Root.Outlines.Count == 2
        assert document.Root.Outlines.First.Count == -2
        assert "story:leaf:1" in map(str, document.Root.Names.Dests.Names[::2])


def test_links_lead_out_and_to_stories(square: FontSet) -> None:
    pdf = screened(
        square,
        Link(Rect(10, 20, 30, 10), "https://example.org/a(b)?中"),
        Group((Link(Rect(10, 40, 30, 10), "story:lead"),)),
        marks=STORIES,
    )
    with opened(pdf) as document:
        out, inside = document.pages[0].Annots

        assert str(out.A.URI) == "https://example.org/a(b)?\\u4e2d"
        assert [float(v) for v in out.Rect] == [10, 50, 40, 60]
        assert str(inside.Dest) == "story:lead"
        names = document.Root.Names.Dests.Names
        assert str(names[0]) == "story:lead"
        assert names[1][0].objgen == document.pages[0].objgen


def test_links_of_other_schemes_are_dropped(square: FontSet) -> None:
    """A story may not run or open anything on a reader's machine."""
    targets = ("javascript:alert(1)", "file:///etc/passwd", "launch:x", "")
    pdf = screened(square, *(Link(Rect(0, 0, 9, 9), t) for t in targets))
    with opened(pdf) as document:
        assert "/Annots" not in document.pages[0]


def test_pages_are_called_by_their_folio(square: FontSet) -> None:
    pdf = written(square, page(label="A1"), page(label="A（2）"), job=SCREEN)
    with opened(pdf) as document:
        assert [p.label for p in document.pages] == ["A1", "A（2）"]


def test_language_and_title_are_told(square: FontSet) -> None:
    with opened(screened(square)) as document:
        assert str(document.Root.Lang) == "zh-Hans"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_ink_mixes_are_shown_in_rgb_and_black_stays_black(square: FontSet) -> None:
    """Screens know no inks: only black and its tints stay as they are."""
    face = square.chain("song")[0]
    spot = Colour(c=1.0, m=0.6, spot="PANTONE 300 C", tint=0.5)
    items = (
        line(face, "农"),
        Area(Rect(50, 10, 10, 10), Colour(c=1.0)),
        Area(Rect(70, 10, 10, 10), Colour(k=0.2)),
        Area(Rect(50, 40, 10, 10), spot),
    )
    pdf = screened(square, *items)
    called = [step.split()[-1] for step in operators(pdf)]
    image = drawn(pdf)

    assert not {"k", "K", "cs", "scn", "gs"} & set(called)
    assert image.getpixel((15, 15)) == (0, 0, 0)
    red, green, blue = image.getpixel((55, 15))
    assert red < green < blue
    assert image.getpixel((75, 15)) == (204, 204, 204)
    assert image.getpixel((55, 45))[2] > image.getpixel((55, 45))[0]
