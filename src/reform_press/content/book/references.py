"""Ids of a book, and what refers to them (编号与引用核对).

In: the parts of a book.  Out: complaints of an id that two things have, and
of references to what is not there, or is no figure, no table.

"""

from collections.abc import Iterable, Iterator

from reform_press.content.book.model import Chapter, Float, Heading
from reform_press.content.model import Run
from reform_press.content.targets import CALLED
from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema.nearest import suggested

#: An id, what it is of, and its place.
Named = tuple[str, str, Source | None]
_Id = tuple[str, Source | None]

#: What is a paragraph in its file: no two in one file have one id.
_PARAGRAPHS = {"heading", "entry", "paragraph"}


def ids_of(chapter: Chapter) -> Iterator[Named]:
    """Yield the ids of a chapter: its own, of headings, entries, floats."""
    yield chapter.id, "chapter", chapter.source
    for block in chapter.blocks:
        if isinstance(block, Float):
            yield block.id, block.series, block.source
        elif isinstance(block, Heading):
            if block.paragraph.level != 1:  # its own heading has the chapter's id
                yield block.id, "heading", block.paragraph.source
        else:
            if block.entry:
                yield block.id, "entry", block.entry.source
            yield block.paragraph.id, "paragraph", block.paragraph.source


def doubled(names: Iterable[Named]) -> Iterator[Diagnostic]:
    """Complain of an id that two things have."""
    first: dict[str, tuple[str, Source | None]] = {}
    for name, kind, place in names:
        if not name:
            continue
        known = first.setdefault(name, (kind, place))
        if known == (kind, place) or _told(known, (kind, place)):
            continue
        words = Words(
            f"编号“{name}”重复，{known[1]} 已有", f"id “{name}” is used by {known[1]}"
        )
        hint = Words("请改其中一个", "change one of the two")
        yield Diagnostic("error", "content.duplicate-id", words, place, hint)


def _told(one: _Id, other: _Id) -> bool:
    """Tell whether the reader of their chapter has complained of two ids."""
    files = {place.file if place else "" for _, place in (one, other)}
    return len(files) == 1 and {one[0], other[0]} <= _PARAGRAPHS


def unresolved(
    references: Iterable[Run], names: Iterable[Named]
) -> Iterator[Diagnostic]:
    """Complain of references to what is not there."""
    kinds = {name: kind for name, kind, _ in names if name}
    for run in references:
        yield from _reference(run, kinds)


def _reference(run: Run, kinds: dict[str, str]) -> Iterator[Diagnostic]:
    called, _, name = run.href.partition("#" if run.href[0] == "#" else ":")
    kind = kinds.get(name)
    if kind is None:
        words = Words(f"没有编号“{name}”", f"nothing has the id “{name}”")
        hint = suggested(name, sorted(kinds))
        yield _wrong("unknown-reference", words, run, hint)
    elif called == "number" and kind != CALLED.get(run.text.strip(), kind):
        said = {"figure": Words("图", "figure"), "table": Words("表", "table")}
        wanted = said[CALLED[run.text.strip()]]
        words = Words(f"“{name}”不是{wanted.zh}", f"“{name}” is no {wanted.en}")
        hint = Words("写 [图](#…) 或 [表](#…)", "write [图](#…) or [表](#…)")
        yield _wrong("reference-kind", words, run, hint)
    elif called == "title" and kind == "paragraph":
        words = Words(f"“{name}”没有题", f"“{name}” has no title")
        hint = Words("引用条目、分目或图表", "refer to an entry, a heading or a float")
        yield _wrong("reference-kind", words, run, hint)


def _wrong(code: str, words: Words, run: Run, hint: Words) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, run.source, hint)
