"""Heads of entries (条目标题) and headings of sections (分目、子目).

In: an entry's title and its first paragraph, a heading.  Out: the paragraph
with the title run in, in 【】 and bold; a chronology's date in bold in the blank
before its text, or run in where it is wider; a heading as a block of whole rows.

"""

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import compose_paragraph
from reform_press.content.book.model import Heading, PartKind
from reform_press.content.model import Paragraph, Run
from reform_press.geometry import ASCENT, fits, rounded
from reform_press.kept import Memory
from reform_press.makeup.block import Desk
from reform_press.makeup.book.elements import SetBlock
from reform_press.makeup.book.references import in_line
from reform_press.makeup.book.tabled import CellLine, SetRow
from reform_press.makeup.crosshead import crosshead_unit
from reform_press.makeup.grid import lead_in
from reform_press.style.model import Mode, TextStyle

#: Kinds of parts whose entries are dates that hang before their text.
DATED: frozenset[PartKind] = frozenset(("chronology",))
#: A chronology's dates stand in a column so wide (em).
_DATE = 6.0
#: White between a date and its text at the least (em).
_BEHIND = 0.5
#: Dates are set in one line.
_ENDLESS = Measure((1e6,))
#: Headings where the layout has no style for them: size to the body's; by
#: level, 0 for the title of a chapter that stands in its column.
_SIZES = (1.8, 2.2, 1.4, 1.1)
#: What the title of a chapter has for a level where chapters run on.
RUN_ON = 0
_PITCH = 1.3
#: Rows of white under the title of a chapter over all columns.
_UNDER = 1


def run_in(entry: Paragraph, paragraph: Paragraph, kind: PartKind) -> Paragraph:
    """Return a paragraph behind the title of its entry, or behind a date."""
    strong = _strong(entry)
    opened, closed = (Run(mark, ("strong",), source=entry.source) for mark in "【】")
    if kind in DATED:
        title: tuple[Run, ...] = (*strong, Run("　", source=entry.source))
    else:
        title = (opened, *strong, closed)
    return paragraph._replace(runs=(*title, *paragraph.runs), drop=0)


def titled_style(style: TextStyle, kind: PartKind) -> TextStyle:
    """Return the style of a paragraph behind a title, or behind a date run in.

    What follows a title stands equally far behind it everywhere.
    """
    if kind in DATED:
        return style._replace(indent=0.0)
    return style._replace(marks=style.marks._replace(whole="】"))


def _strong(entry: Paragraph) -> tuple[Run, ...]:
    return tuple(
        run._replace(marks=tuple(sorted({*run.marks, "strong"}))) for run in entry.runs
    )


def hangs(date: Paragraph, style: TextStyle, desk: Desk) -> bool:
    """Tell whether a date stands in the blank before its text."""
    return fits(_date_line(date, style, desk).width, (_DATE - _BEHIND) * style.size)


def dated_style(style: TextStyle) -> TextStyle:
    """Return the style of text that stands behind dates."""
    return style._replace(indent=_DATE, hang=_DATE)


def dated(galley: Galley, date: Paragraph, style: TextStyle, desk: Desk) -> Galley:
    """Set a date in the blank before the first line; both are one line."""
    if not galley.lines:
        return galley
    first, *others = galley.lines
    label = _date_line(date, style, desk)
    return galley._replace(lines=(_before(label, first, date), *others))


def _date_line(date: Paragraph, style: TextStyle, desk: Desk) -> Line:
    own = style._replace(indent=0.0, hang=0.0, align="start")
    bold = date._replace(role="body", runs=_strong(date))
    (line, *_) = compose_paragraph(bold, own, _ENDLESS, desk.compositor).lines
    return line


def _before(label: Line, first: Line, date: Paragraph) -> Line:
    return first._replace(
        runs=(*label.runs, *first.runs),
        x=0.0,
        width=rounded(first.x + first.width),
        text=label.text + first.text,
        source=date.source,
        links=(*label.links, *first.links),
    )


def heading_style(level: int, mode: Mode, desk: Desk) -> TextStyle:
    """Return the style of headings of a level, ``heading-1`` … in the layout.

    That of ``RUN_ON`` is ``chapter``.
    """
    styles = dict(desk.layout.styles)
    body = styles["body"]
    found = styles.get(f"heading-{level}" if level else "chapter")
    if found is None:
        size = round(body.size * _SIZES[min(level, len(_SIZES) - 1)] * 2) / 2
        found = body._replace(
            han=body.strong_han, latin=body.strong_latin, size=size,
            leading=size * _PITCH, align="start",
        )  # fmt: skip
    return found._replace(indent=0.0, hang=0.0, mode=mode)


def set_heading(
    heading: Heading, measure: float, mode: Mode, desk: Desk, *, opening: bool
) -> SetBlock:
    """Set a heading as a block; ``opening`` is the title of a chapter over all.

    At the head of a column the first line of a chapter's title stands where
    one of text would.
    What reads alike is set but once in a process.
    """
    memory = desk.kept.memory or Memory()
    layout = memory.name(desk.layout)
    paragraph = heading.paragraph
    hrefs = tuple(run.href for run in paragraph.runs)
    told = paragraph.text, hrefs, heading.level, measure, mode, opening
    key = ("heading", desk.kept.maker, layout, desk.edition.terms, *told)
    found: SetBlock | None = memory.get(key)
    if found is None:
        found = _set_heading(heading, measure, mode, desk, opening=opening)
        memory.put(key, found)
    source = heading.paragraph.source
    lines = tuple(
        one._replace(line=one.line._replace(source=source)) for one in found.row.lines
    )
    ids = (heading.id,) if heading.id else ()
    return found._replace(row=found.row._replace(lines=lines), ids=ids)


def _set_heading(
    heading: Heading, measure: float, mode: Mode, desk: Desk, *, opening: bool
) -> SetBlock:
    level = RUN_ON if heading.level == 1 and not opening else heading.level
    style = heading_style(level, mode, desk)
    unit = crosshead_unit(heading.paragraph, style, measure, 0, desk)
    role = f"heading-{heading.level}"
    first = lead_in(desk.layout.grid) + ASCENT * style.size
    # A section stands in the middle of its rows at a column's head, too: its
    # white is the same everywhere (居中占行).
    rise = max(0.0, unit.lines[0].baseline - first) if level <= 1 else 0.0
    moved = rise if opening else 0.0
    lines = tuple(
        CellLine(one.line, 0.0, rounded(one.baseline - moved), role)
        for one in unit.lines
    )
    rows = unit.rows + (_UNDER if opening else 0)
    words = in_line(heading.paragraph, {})
    row = SetRow(rows, lines)
    return SetBlock(row, None, (), words, heading.level, rounded(rise - moved))
