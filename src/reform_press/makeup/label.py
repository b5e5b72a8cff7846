"""Labels of list items (项目编号) and speakers' names, hanging (凸排).

In: an item, and its text as set.  Out: the same text with the label in the
blank before its first line.  Label and text are one line of the text layer,
so that what is copied from the page reads as it was written.

A paragraph that hangs by N em and begins with a name and a colon is spoken:
the name is spread over N - 1 em (CLREQ 3.4.1), and the words begin under
each other.

"""

import re
from math import ceil
from typing import NamedTuple

from reform_press.compose.galley import Galley, Line, Measure
from reform_press.compose.paragraph import Compositor, natural_width, set_line
from reform_press.content.model import Paragraph
from reform_press.errors import Source
from reform_press.geometry import rounded
from reform_press.style.model import TextStyle

#: Least white between a label and its text (em).
_GAP = 0.25
#: A label begins this far from the edge (em) where it is short enough.
_INDENT = 1.0
#: Em by which the items of a list inside another begin later.
_NESTED = 2.0
#: A speaker: a name of Han, and what ends it.
_SPEAKER = re.compile(r"([一-鿿·]{1,12})：")


class _Label(NamedTuple):
    """What stands in the blank: words, and the width they are spread over (em)."""

    text: str
    spread: float = 0.0
    strong: bool = False


def hanging(
    paragraph: Paragraph, style: TextStyle, compositor: Compositor
) -> TextStyle:
    """Return the style of an item: whole ems of room for its label."""
    if paragraph.even:
        style = style._replace(align="justify_all")
    if paragraph.hang:
        indent = paragraph.hang if _label(paragraph) else 0.0
        return style._replace(indent=indent, hang=paragraph.hang)
    if not paragraph.label:
        return style
    wide = natural_width(paragraph.label, _own(style), compositor) / style.size
    room = max(style.indent, style.hang, float(ceil(wide + _GAP)))
    room += _NESTED * paragraph.level
    return style._replace(indent=room, hang=room)


def measured(paragraph: Paragraph, style: TextStyle, measure: Measure) -> Measure:
    """Return the measure of a paragraph: a line spread evenly (均排) has its own."""
    if not paragraph.even:
        return measure
    wide = (style.indent + paragraph.even) * style.size
    return Measure((min(wide, measure.width(0)),), measure.starts[:1])


def unlabelled(paragraph: Paragraph) -> Paragraph:
    """Return what is set beside the label: a spoken paragraph without its name."""
    label = _label(paragraph)
    if not label or not paragraph.hang:
        return paragraph
    left = len(label.text)
    runs = []
    for run in paragraph.runs:
        cut = min(left, len(run.text))
        left -= cut
        if cut < len(run.text):
            source = run.source and _moved(run.source, cut)
            runs.append(run._replace(text=run.text[cut:], source=source))
    return paragraph._replace(runs=tuple(runs))


def labelled(
    galley: Galley, paragraph: Paragraph, style: TextStyle, compositor: Compositor
) -> Galley:
    """Set the label of an item, or the name of a speaker, before its first line."""
    if paragraph.even:  # its gaps are meant to be wide
        told = tuple(d for d in galley.diagnostics if d.code != "compose.loose")
        galley = galley._replace(diagnostics=told)
    label = _label(paragraph)
    if not label or not galley.lines:
        return galley
    first, *others = galley.lines
    line = _set(label, style, compositor)
    x = 0.0
    if not label.spread:
        latest = first.x - _GAP * style.size - line.width
        x = (_INDENT + _NESTED * paragraph.level) * style.size
        x = rounded(max(0.0, min(x, latest)))
    runs = tuple(run._replace(x=rounded(run.x + x)) for run in line.runs)
    whole = first._replace(
        runs=(*runs, *first.runs),
        x=x,
        width=rounded(first.x + first.width - x),
        text=label.text + first.text,
        source=paragraph.runs[0].source if paragraph.hang else first.source,
    )
    return galley._replace(lines=(whole, *others))


def _label(paragraph: Paragraph) -> _Label | None:
    """Return what stands before the first line, if anything does."""
    if not paragraph.hang:
        return _Label(paragraph.label) if paragraph.label else None
    found = _SPEAKER.match(paragraph.text)
    if not found or len(found[0]) > paragraph.hang or found[0] == paragraph.text:
        return None
    strong = "strong" in paragraph.runs[0].marks
    return _Label(found[0], paragraph.hang - 1, strong)


def _set(label: _Label, style: TextStyle, compositor: Compositor) -> Line:
    """Set a label; a name fills the width it is spread over, its colon follows."""
    own = _own(style)
    if label.strong:
        own = own._replace(han=style.strong_han, latin=style.strong_latin)
    if not label.spread:
        return set_line(label.text, own, 0.0, compositor)
    wide = label.spread * style.size
    name = set_line(label.text[:-1], own._replace(align="justify"), wide, compositor)
    colon = set_line(label.text[-1], own, style.size, compositor)
    after = tuple(run._replace(x=rounded(run.x + wide)) for run in colon.runs)
    return name._replace(runs=(*name.runs, *after), width=wide + style.size)


def _own(style: TextStyle) -> TextStyle:
    return style._replace(indent=0.0, hang=0.0, align="start")


def _moved(source: Source, by: int) -> Source:
    return Source(source.file, source.line, source.column + by)
