"""Pictures and tables stand beside the text of a chapter, or on their own pages."""

from makeup.book.chapters import desk, flowed, heading, lines, note, target, text
from makeup.newsroom import photo
from reform_press.content.book.model import Float
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import Rect
from reform_press.page import Group, Link, Picture, among

__all__ = ["desk"]


def test_picture_stands_at_the_head_of_its_columns_over_its_caption(desk):
    one = Float(photo(width=300, height=100), None, "供图", "top", 2, "fig")
    made = flowed(desk, text("正" * 38), one, text("正" * 58))
    (page, *_) = made.pages
    (picture,) = among(page.block.items, Picture)
    (caption,) = lines(page, "caption")

    assert (picture.rect.x, picture.rect.width) == (20, 210)
    assert caption.text == "图1　供图"
    assert min(line.y for line in lines(page)) > caption.y > picture.rect.bottom
    assert target(made, "id:fig") == [(0, 0)]


def test_picture_over_a_spread_is_split_with_bleed(desk):
    one = Float(photo(width=300, height=100), None, "供图", "spread", 0, "fig")
    made = flowed(desk, text("正" * 58), one, *[text("正" * 118)] * 4)
    _, left, right, *_ = made.pages
    halves = [list(among(page.block.items, Picture)) for page in (left, right)]

    assert (left.bare, right.bare) == (True, True)
    assert [half.rect.x for (half,) in halves] == [-9, -269]
    assert halves[0][0].rect.width == 2 * 260 + 2 * 9
    for page in (left, right):
        clips = [one.clip for one in page.block.items if isinstance(one, Group)]
        assert clips == [Rect(-9, -9, 278, 258)]


def test_page_before_a_picture_over_a_spread_at_the_end_is_blank(desk):
    one = Float(photo(width=300, height=100), None, "供图", "spread", 0, "fig")
    made = flowed(desk, text("正" * 58), one, right=False)

    assert [page.bare for page in made.pages] == [False, True, True, True]
    assert made.pages[1].block.items == ()


def test_picture_on_a_page_of_its_own_stands_at_the_optical_middle(desk):
    one = Float(photo(width=300, height=100), None, "供图", "page", 0, "fig")
    made = flowed(desk, text("正" * 58), one)
    page = made.pages[1]
    (picture,), (caption,) = among(page.block.items, Picture), lines(page, "caption")
    above = picture.rect.y - 40
    below = 40 + 144 - caption.y

    assert (picture.rect.width, picture.rect.height) == (210, 70)
    assert picture.rect.bottom < caption.y < picture.rect.bottom + 20
    assert 20 < above < below


def test_turned_picture_lies_on_a_page_of_its_own(desk):
    words = Paragraph("note", (Run("鸡"), Run("石溪村", (), "index:石溪村")))
    one = Float(photo(width=300, height=100), words, "", "turned", 0, "fig")
    made = flowed(desk, text("正" * 58), one)
    items = made.pages[1].block.items
    (group,) = (i for i in items if isinstance(i, Group))
    (link,) = (i for i in items if isinstance(i, Link))  # not in the group

    assert group.turn == -90
    assert group.at == (30, 40 + 144)
    assert link.target == "index:石溪村"
    assert link.rect[2:] == (8, 24)  # three characters, one below the other
    assert 30 < link.rect.x < 30 + 210
    assert 40 < link.rect.y < 40 + 144


def test_note_of_a_caption_is_printed_where_there_is_no_text(desk):
    words = (Run("鸡"), Run("a", ("super",), "note:a"))
    one = Float(photo(), Paragraph("note", words), "", "top", 2, "fig")
    made = flowed(desk, heading("养鸡", level=1), one, notes=[note("a", "注文")])

    assert [line.text for page in made.pages for line in lines(page, "note")] == [
        "①注文"
    ]
