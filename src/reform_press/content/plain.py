"""Paragraphs wherever they stand in their file (原稿分段).

In: the lines of a plain text, or paragraphs as they were read.  Out: the same
paragraphs with the lines of their sources counted from their own first one,
and how many lines of the file are above each.  A paragraph that only moves
down its file stays the value that it was.

"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reform_press.content.model import Paragraph, Run
from reform_press.errors import Diagnostic, Source
from reform_press.kept import Memory, common_ends


class Typescript(NamedTuple):
    """Paragraphs in their order (原稿)."""

    paragraphs: tuple[Paragraph, ...]
    above: tuple[int, ...]  # lines of the file above each


def plain(lines: Sequence[str], file: str, memory: Memory | None) -> Typescript:
    """Read a paragraph a line; blank lines part nothing more.

    Lines that the text had at its head and its tail when this process read it
    last are not read again.
    """
    before, read = (memory and memory.get(("plain", file))) or ((), ())
    head, tail = common_ends(before, lines)
    end = len(lines) - tail
    fresh = (_paragraph(line, file) for line in lines[head:end])
    read = (*read[:head], *fresh, *read[len(before) - tail :])
    if memory:
        memory.put(("plain", file), (lines, read))
    return Typescript(
        tuple([one for one in read if one]),
        tuple([at for at, one in enumerate(read) if one]),
    )


def _paragraph(line: str, file: str) -> Paragraph | None:
    words = line.strip()
    if not words:
        return None
    source = Source(file, 1, line.index(words[0]) + 1)
    return Paragraph("body", (Run(words, source=source),), source)


def at_home(paragraphs: Iterable[Paragraph]) -> Typescript:
    """Count the lines of every paragraph's sources from its own first one."""
    found = tuple(paragraphs)
    above = tuple(map(lines_above, found))
    return Typescript(tuple(map(raised, found, above)), above)


def lines_above(paragraph: Paragraph) -> int:
    """Return how many lines of its file are above a paragraph."""
    return paragraph.source.line - 1 if paragraph.source else 0


def raised(paragraph: Paragraph, by: int) -> Paragraph:
    """Return a paragraph as if it stood so many lines further up its file."""
    runs = tuple(
        run._replace(source=lowered(run.source, -by)) for run in paragraph.runs
    )
    return paragraph._replace(runs=runs, source=lowered(paragraph.source, -by))


def lowered(source: Source | None, by: int) -> Source | None:
    """Return a place so many lines further down its file."""
    return source and source._replace(line=source.line + by)


def told_lower(remark: Diagnostic, by: int) -> Diagnostic:
    """Return a remark about a place so many lines further down its file."""
    return remark._replace(source=lowered(remark.source, by))
