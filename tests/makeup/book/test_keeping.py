"""A process that stays pours a chapter again only where that may show."""

from dataclasses import replace

import pytest

from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import Chapter, Chart, Float
from reform_press.content.model import Photo
from reform_press.kept import Kept, Memory
from reform_press.makeup.block import Block
from reform_press.makeup.book.keeping import finished_or_kept, poured_or_kept
from reform_press.makeup.book.landed import FlowedChapter, FlowedPage

CHAPTER = Chapter("a", "甲", ())


@pytest.fixture
def desk(square, tmp_path):
    found = desk_of(square)
    edition = found.edition._replace(folder=str(tmp_path))
    return replace(found, edition=edition, kept=Kept(memory=Memory(stays=True)))


def poured(desk, chapter=CHAPTER, told=()):
    return poured_or_kept((chapter,), told, desk, lambda: FlowedChapter((), ()))


def test_chapter_that_stays_the_same_is_not_poured_again(desk):
    assert poured(desk) is poured(desk)


@pytest.mark.parametrize(
    ("chapter", "told"), [(CHAPTER._replace(title="乙"), ()), (CHAPTER, ("57",))]
)
def test_another_chapter_or_other_words_are_poured(desk, chapter, told):
    assert poured(desk) is not poured(desk, chapter, told)


def test_another_layout_is_another_book(desk):
    layout = desk.layout._replace(grid=desk.layout.grid._replace(rows=9))

    assert poured(desk) is not poured(replace(desk, layout=layout))


def test_process_that_ends_keeps_nothing(desk):
    desk = replace(desk, kept=Kept(memory=Memory()))

    assert poured(desk) is not poured(desk)


def test_chart_is_drawn_each_time(desk):
    chart = Float(Chart("bars", "{}"))
    chapter = CHAPTER._replace(blocks=(chart,))

    assert poured(desk, chapter) is not poured(desk, chapter)


def test_drawing_that_was_saved_meanwhile_is_put_on_its_page(desk, tmp_path):
    file = tmp_path / "a.svg"
    file.write_text("<svg/>")
    digest = "4d2b65e351321cce3465ec2b7883ced2"
    chapter = CHAPTER._replace(blocks=(Float(Photo("a.svg", digest=digest)),))
    first = poured(desk, chapter)

    assert poured(desk, chapter) is first
    file.write_text("<svg>鸡</svg>")
    assert poured(desk, chapter) is not first


def test_page_is_finished_once_for_the_same_words(desk):
    page = FlowedPage(Block())

    def finished(folio):
        return finished_or_kept(page, (folio,), desk, lambda: [folio])

    assert finished("12") is finished("12")
    assert finished("12") != finished("13")
