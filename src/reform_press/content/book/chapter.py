"""One Markdown file in, a chapter of a book out (读一章).

In: a file with a head of YAML, then the text: ``## 分目``, ``### 子目``,
``#### 条目``, paragraphs, notes, and lines that are pictures.  Out: a
``Sketch``, a chapter whose pictures, tables and charts are not looked at yet,
and every complaint.

"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reform_press.content.book.calls import Call, read_call
from reform_press.content.book.forms import ChapterForm
from reform_press.content.book.model import Heading, Note, Text
from reform_press.content.book.notes import notes_of
from reform_press.content.book.plain_words import marked
from reform_press.content.front import read_front
from reform_press.content.markdown import Copy, Picture, read_chapter
from reform_press.content.model import Paragraph, Run
from reform_press.content.normal import Tally, put_text_right
from reform_press.content.pinyin import Readings
from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema import Read


class Sketch(NamedTuple):
    """A chapter as its file has it (章稿)."""

    id: str
    title: str
    blocks: tuple[Heading | Text | Call, ...]
    notes: tuple[Note, ...]
    source: Source
    convert: bool | None = None


class Drawn(NamedTuple):
    """What a file gave: a chapter as far as it was understood, and complaints."""

    sketch: Sketch | None
    diagnostics: tuple[Diagnostic, ...]
    whole: bool = False  # all its ids are known


def read(
    path: Path, folder: Path, root: Path, pinyin: Mapping[str, str] | None = None
) -> Drawn:
    """Read a chapter; ``folder`` is its edition's, ``root`` names files.

    ``pinyin`` are readings that the edition states; the chapter's own win.
    """
    front, found = read_front(path, folder, root, ChapterForm, pinyin)
    if front is None:
        return Drawn(None, found)
    head, file, readings = front.head, front.head.file, front.readings
    copy = read_chapter(front.text, file, front.line, readings)
    found = (*found, *copy.diagnostics)
    tally = Tally(file)
    blocks, notes, wrongs = _blocks(copy, file, readings, tally)
    if head.value is None:
        return Drawn(None, (*found, *wrongs, *tally.diagnostics()))
    sketch = _sketch(head, head.value, path, tally)
    found = (*found, *marked(sketch.title, head.source("title")))
    opening = _opening(sketch, head) if head.value.headed else ()
    if not opening and not copy.paragraphs and not copy.pictures:
        wrongs = (*wrongs, _empty(head))
    sketch = sketch._replace(blocks=(*opening, *blocks), notes=notes)
    whole = sum(isinstance(block, Call) for block in blocks) == len(copy.pictures)
    return Drawn(sketch, (*found, *wrongs, *tally.diagnostics()), whole)


def _sketch(
    head: Read[ChapterForm], form: ChapterForm, path: Path, tally: Tally
) -> Sketch:
    name = normalize("NFC", form.id or path.stem)
    title = put_text_right(form.title, tally, head.source("title"))
    return Sketch(name, title, (), (), Source(head.file), form.convert)


def _opening(sketch: Sketch, head: Read[ChapterForm]) -> tuple[Heading, ...]:
    """Return the chapter's own heading, which stands above its text."""
    place = head.source("title")
    runs = (Run(sketch.title, source=place),)
    return (Heading(1, Paragraph("crosshead", runs, place, level=1), sketch.id),)


def _empty(head: Read[ChapterForm]) -> Diagnostic:
    words = Words("这一章既没有标题也没有正文", "the chapter has no title and no text")
    hint = Words("写正文，或去掉 headed: false", "write its text, or leave headed out")
    place = head.source("headed")
    return Diagnostic("error", "content.empty-chapter", words, place, hint)


_Blocks = tuple[Heading | Text | Call, ...]


def _blocks(
    copy: Copy, file: str, readings: Readings, tally: Tally
) -> tuple[_Blocks, tuple[Note, ...], tuple[Diagnostic, ...]]:
    """Return the blocks of a chapter, its notes, and complaints."""
    found: list[Diagnostic] = []
    blocks: list[Heading | Text | Call] = []
    entry: Paragraph | None = None  # a title that waits for its paragraph
    notes: list[Paragraph] = []
    for one in _in_order(copy):
        if isinstance(one, Picture):
            call, wrong = read_call(one, readings, tally)
            found += wrong
            blocks += [call] if call else []
        elif one.role == "note" and one.label:
            notes.append(one)
        elif one.role == "crosshead":
            found += _idle(entry)
            entry = one if one.level == _ENTRY else None
            if entry is None:
                blocks.append(Heading(one.level, one, one.id))
        else:
            found += _unfit(entry, one)
            named = entry.id if entry else ""
            blocks.append(Text(one, named or one.id, entry))
            entry = None
    found += _idle(entry)
    found += _bare(blocks)
    called, wrong = notes_of(blocks, notes)
    return tuple(blocks), called, (*found, *wrong)


#: Signs of the title of an entry.
_ENTRY = 4


def _in_order(copy: Copy) -> Iterator[Paragraph | Picture]:
    """Yield paragraphs and pictures as they stand in the file."""
    pictures = iter(copy.pictures)
    picture = next(pictures, None)
    for at, paragraph in enumerate(copy.paragraphs):
        while picture and picture.at <= at:
            yield picture
            picture = next(pictures, None)
        yield paragraph
    while picture:
        yield picture
        picture = next(pictures, None)


def _idle(entry: Paragraph | None) -> Iterator[Diagnostic]:
    """Complain of the title of an entry without a text."""
    if entry:
        words = Words(f"条目“{entry.text}”没有正文", f"“{entry.text}” has no text")
        hint = Words("标题之后另起一段写正文", "write a paragraph under its title")
        yield Diagnostic("error", "content.empty-entry", words, entry.source, hint)


def _bare(blocks: Sequence[Heading | Text | Call]) -> Iterator[Diagnostic]:
    """Warn of headings with nothing under them: no text, no lower heading."""
    for one, under in zip_longest(blocks, blocks[1:]):
        if not isinstance(one, Heading):
            continue
        next_level = under.level if isinstance(under, Heading) else 0
        if under is None or 0 < next_level <= one.level:
            title = one.paragraph.text
            words = Words(f"“{title}”之下没有内容", f"nothing stands under “{title}”")
            hint = Words("写正文，或删去这个标题", "write its text, or delete it")
            place = one.paragraph.source
            yield Diagnostic("warning", "content.bare-heading", words, place, hint)


def _unfit(entry: Paragraph | None, text: Paragraph) -> Iterator[Diagnostic]:
    """Complain of an entry that does not begin with a paragraph."""
    if entry and text.role != "body":
        words = Words("条目要以正文一段开头", "an entry begins with a paragraph")
        hint = Words(
            "条目标题排在段首；列表、引文写在其后",
            "its title runs into that paragraph; lists and quotes follow",
        )
        yield Diagnostic("error", "content.entry-start", words, text.source, hint)
