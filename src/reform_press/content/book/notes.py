"""Notes of a chapter against their marks (注码核对).

In: the blocks of a chapter in order, and the notes as written.  Out: the
notes in the order in which they are called, and complaints: of a mark without
a note, a note without a mark, a name for two notes.

"""

from collections.abc import Iterable, Iterator, Sequence

from reform_press.content.book.calls import Call
from reform_press.content.book.model import Heading, Note, Text
from reform_press.content.model import Paragraph, Run
from reform_press.errors import SILENT, Diagnostic, Severity, Words

_CALLS = "note:"


def notes_of(
    blocks: Iterable[Heading | Text | Call], written: Sequence[Paragraph]
) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
    """Return the notes as they are called; ``written`` have their names as labels."""
    found: list[Diagnostic] = []
    notes: dict[str, Note] = {}
    for one in written:
        first = notes.get(one.label)
        if first and first.paragraph.source:
            line = first.paragraph.source.line
            words = Words(
                f"注“{one.label}”重复，第 {line} 行已有",
                f"note “{one.label}” is written on line {line} already",
            )
            found.append(_said("error", "duplicate-note", words, one))
        notes.setdefault(one.label, Note(one.label, one))
    called: dict[str, Note] = {}
    for run in _marks(blocks):
        name = run.href.removeprefix(_CALLS)
        if name in notes:
            called.setdefault(name, notes[name])
        else:
            words = Words(f"注码“{name}”没有注文", f"mark “{name}” has no note")
            hint = Words(f"另起一行写 [^{name}]: 注文", f"write a line [^{name}]: …")
            found.append(_said("error", "missing-note", words, run, hint))
    for name, note in notes.items():
        if name not in called:
            words = Words(f"注“{name}”在正文里没有注码", f"no text calls note “{name}”")
            hint = Words(
                f"在正文里写 [^{name}]，或删去", f"write [^{name}] in the text"
            )
            found.append(_said("error", "idle-note", words, note.paragraph, hint))
    return tuple(called.values()), tuple(found)


def _marks(blocks: Iterable[Heading | Text | Call]) -> Iterator[Run]:
    """Yield the runs that call a note, in order."""
    for block in blocks:
        for paragraph in _paragraphs(block):
            yield from (one for one in paragraph.runs if one.href.startswith(_CALLS))


def _paragraphs(block: Heading | Text | Call) -> tuple[Paragraph, ...]:
    if isinstance(block, Call):
        return (block.caption,) if block.caption else ()
    entry = block.entry if isinstance(block, Text) else None
    return (entry, block.paragraph) if entry else (block.paragraph,)


def _said(
    severity: Severity,
    code: str,
    words: Words,
    at: Paragraph | Run,
    hint: Words = SILENT,
) -> Diagnostic:
    return Diagnostic(severity, f"content.{code}", words, at.source, hint)
