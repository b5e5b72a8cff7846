"""Notes of several paragraphs (注文分段).

In: a note as read, and a paragraph behind it whose line is indented, as
Markdown has it.  Out: one note, each of whose paragraphs begins a line.

"""

import re

from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, Source, Words

#: A line that belongs to what stands above it.
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")


def goes_on(line: str, before: Paragraph | None) -> bool:
    """Tell whether a line is of the note ``before`` it."""
    indented = bool(_INDENTED.match(line))
    return bool(indented and before and before.role == "note" and before.label)


def continued(note: Paragraph, more: Paragraph) -> Paragraph:
    """Return a note with another paragraph, on a line of its own."""
    turn = Run("\n", source=more.source)
    runs = (*note.runs, turn, *more.runs)
    return note._replace(runs=runs, id=note.id or more.id)


def note_fault(place: Source) -> Diagnostic:
    """Complain of a list, a quote or a heading in a note."""
    words = Words("注文里只能有段落", "a note has paragraphs alone")
    hint = Words(
        "列表、引文写进一段；不是注文的，行首不要空四格",
        "write its list as a paragraph; what is no note is not indented",
    )
    return Diagnostic("error", "content.note-block", words, place, hint)
