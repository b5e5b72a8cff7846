"""Small tables for tests, set in square type on rows of 12 pt."""

from dataclasses import replace

from makeup.newsroom import BODY, LAYOUT, desk
from reform_press.content.book.model import Column, Table
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.makeup.book.table import set_table
from reform_press.makeup.book.table_heads import Title

CELL = BODY._replace(size=8, leading=10, indent=0.0, align="start")
MEASURE = 200.0


def cell(text, href=""):
    return Paragraph("body", (Run(text, href=href),))


def column(head, align="start", width=0.0, group=""):
    return Column(cell(head), align, width, cell(group) if group else None)


def table(*rows, columns=None, **said):
    count = max(map(len, rows))
    columns = columns or tuple(column("栏" * (n + 1)) for n in range(count))
    return Table(columns, tuple(tuple(map(cell, row)) for row in rows), **said)


def laid(square, data, title=None, measure=MEASURE, style=CELL):
    styles = (*LAYOUT.styles, ("cell", style), ("note", CELL))
    at = replace(desk(square), layout=LAYOUT._replace(styles=styles))
    title = title or Title("", None, data.unit, "zh-Hans")
    return set_table(data, title, measure, at, Source("a.md", 3, 1))


def ends(row):
    """Return the text of each line of a row and the x at which its ink ends."""
    return [(o.line.text, o.x + o.line.x + o.line.width) for o in row.lines]


def begins(row):
    return [(o.line.text, round(o.x + o.line.x, 3)) for o in row.lines]


def long_table(square, count=20):
    rows = [(f"第{n}项", str(n)) for n in range(count)]
    data = table(*rows, notes=(cell("注：年报。"),))
    return laid(square, data, Title("表2", cell("收入"), "", "zh-Hans"))


def texts(block):
    return [one.line.text for one in block.lines]
