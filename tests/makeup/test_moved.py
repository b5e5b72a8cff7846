"""What an edit did to the pages is told by the numbers that they print."""

from reform_press.cli.watch import told_of
from reform_press.geometry import Size
from reform_press.makeup.moved import moved
from reform_press.page import GlyphRun, Page, Sheet, TextLine

SHEET = Sheet(Size(500, 700))


def page(text: str, number: int = 17, label: str = "12") -> Page:
    run = GlyphRun("song", 10.0, 0.0, text.encode("utf-16-be"))
    line = TextLine(60, 90, 10.0, (run,), text, story="farming")
    return Page(number, SHEET, (line,), label=label)


def test_a_page_is_called_by_its_folio() -> None:
    zh, en = told_of(moved([page("稻")], [page("麦")]))

    assert zh == "；farming（第 12 版）改 1 行；其余未动"
    assert en == "; farming (page 12): 1 set anew; nothing else moved"


def test_a_page_without_a_folio_is_counted() -> None:
    (change,) = moved([], [page("稻", 3, "")])

    assert told_of([change])[1].startswith("; farming (page 3)")
