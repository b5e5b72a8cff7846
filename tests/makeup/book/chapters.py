"""A chapter of the tests, poured: two columns of ten characters, twelve rows.

Type is 10 on 12 pt.  Modules that ask for ``desk`` import it.
"""

from dataclasses import replace

import pytest

from makeup.book.tables import column
from makeup.newsroom import BODY, LAYOUT
from makeup.newsroom import desk as desk_of
from reform_press.content.book.model import (
    Chapter,
    Heading,
    Note,
    Part,
    Table,
    Text,
)
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import Rect, Size
from reform_press.makeup.book.flowing import flow_chapters, streams_of
from reform_press.makeup.book.master import Master
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.page import TextLine, among
from reform_press.style.model import Grid

GRID = Grid(columns=2, characters=10, gutter=1, size=10, leading=12, rows=12)
NOTE = BODY._replace(size=8, leading=9, indent=0.0)
NUMBERS = {"number:fig": "图1", "page:far": "57"}


@pytest.fixture
def desk(square):
    found = desk_of(square)
    styles = (*LAYOUT.styles, ("note", NOTE), ("index", NOTE), ("cell", NOTE))
    layout = LAYOUT._replace(grid=GRID, styles=styles)
    return replace(found, layout=layout)


def side(x, **said):
    frame = DesignedFrame("flow", "text", Rect(x, 40, 210, 144), columns=2, gutter=10)
    return Designed(Size(260, 240), 9, (frame._replace(**said),))


MASTER = Master(side(30), side(20))


def text(words, name="", entry=None):
    title = Paragraph("crosshead", (Run(entry),), level=4) if entry else None
    return Text(Paragraph("body", (Run(words),)), name, title)


def heading(words, name="", level=2):
    return Heading(level, Paragraph("crosshead", (Run(words),), level=level), name)


def calling(before, name, after):
    runs = (Run(before), Run(name, ("super",), f"note:{name}"), Run(after))
    return Text(Paragraph("body", runs))


def note(name, words):
    return Note(name, Paragraph("note", (Run(words),), label=name))


def table(rows):
    cells = tuple(
        tuple(Paragraph("body", (Run(word),)) for word in (f"项{n}", str(n)))
        for n in range(rows)
    )
    return Table((column("项目"), column("数")), cells)


def chapter(name, *blocks, notes=(), headed=True):
    title = (heading(name, name, level=1),) if headed else ()
    return Chapter(name, name, (*title, *blocks), tuple(notes))


def flowed(desk, *blocks, notes=(), right=True, counted="page"):
    part = Part("text", "part", "部", notes=counted)
    chapter = Chapter("hens", "养鸡", blocks, tuple(notes))
    return flow_chapters((chapter,), part, MASTER, desk, NUMBERS, right=right)


def run_on(desk, *chapters, counted="page"):
    part = Part("text", "part", "部", chapters, run_on=True, notes=counted)
    (stream,) = streams_of(part)
    return flow_chapters(stream, part, MASTER, desk, NUMBERS, right=True)


def lines(page, role="body"):
    found = among(page.block.items, TextLine)
    return [one for one in found if one.role == role]


def target(made, name):
    return [one[1:3] for one in made.landings if one.target == name]
