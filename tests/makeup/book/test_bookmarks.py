"""Bookmarks of a book go as deep as its contents, to sections at least."""

import pytest

from makeup.book.chapters import MASTER, chapter, desk, heading, text
from reform_press.content.book.model import Book, Part
from reform_press.makeup.book.anchors import anchored
from reform_press.makeup.book.bookmarks import marks_of
from reform_press.makeup.book.settling import settle

__all__ = ["desk"]


@pytest.mark.parametrize("depth", [0, 2, 3, 4])
def test_entries_are_bookmarks_where_contents_list_them(desk, depth):
    blocks = (
        heading("分目"),
        text("文", entry="条一"),
        text("文"),
        text("文", "b", "条二"),
    )
    parts = [Part("text", "p", "部", (chapter("章", *blocks),))]
    if depth:
        parts.insert(0, Part("contents", "toc", "目录", listed=False, depth=depth))
    book = anchored(Book(tuple(parts)))
    made = settle(book, dict.fromkeys(range(len(parts)), MASTER), desk)
    marks = [mark for some in marks_of(book, made).values() for mark in some]
    titles = [(mark.title, mark.level) for mark in marks if mark.title]

    entries = [("条一", 4), ("条二", 4)] if depth == 4 else []
    assert titles[bool(depth) :] == [("部", 1), ("章", 2), ("分目", 3), *entries]
