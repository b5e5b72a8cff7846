"""Labels of list items (项目编号), hanging before their text (凸排).

In: an item, and its text as set.  Out: the same text with the label in the
blank before its first line.  Label and text are one line of the text layer,
so that what is copied from the page reads as it was written.

"""

from math import ceil

from reform_press.compose.galley import Galley
from reform_press.compose.paragraph import Compositor, set_line
from reform_press.content.model import Paragraph
from reform_press.geometry import rounded
from reform_press.style.model import TextStyle

#: Least white between a label and its text (em).
_GAP = 0.25
#: A label begins this far from the edge (em) where it is short enough.
_INDENT = 1.0


def hanging(
    paragraph: Paragraph, style: TextStyle, compositor: Compositor
) -> TextStyle:
    """Return the style of an item: whole ems of room for its label."""
    if not paragraph.label:
        return style
    wide = set_line(paragraph.label, _own(style), 0.0, compositor).width / style.size
    room = max(style.indent, style.hang, float(ceil(wide + _GAP)))
    return style._replace(indent=room, hang=room)


def labelled(
    galley: Galley, paragraph: Paragraph, style: TextStyle, compositor: Compositor
) -> Galley:
    """Set the label of an item before its first line."""
    if not paragraph.label or not galley.lines:
        return galley
    first, *others = galley.lines
    label = set_line(paragraph.label, _own(style), 0.0, compositor)
    latest = first.x - _GAP * style.size - label.width
    x = rounded(max(0.0, min(_INDENT * style.size, latest)))
    runs = tuple(run._replace(x=rounded(run.x + x)) for run in label.runs)
    whole = first._replace(
        runs=(*runs, *first.runs),
        x=x,
        width=rounded(first.x + first.width - x),
        text=paragraph.label + first.text,
    )
    return galley._replace(lines=(whole, *others))


def _own(style: TextStyle) -> TextStyle:
    return style._replace(indent=0.0, hang=0.0, align="start")
