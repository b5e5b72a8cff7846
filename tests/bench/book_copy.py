"""A yearbook made for the bench (合成年鉴): copy by lot, written for both sides.

In: how many pages, and whether it has more than text.  Out: the folder of an
edition, and the same copy for Typst (``book_typst``).

The copy is that of the sample yearbook: its entries with their titles, one
after the other, repeated until the book is full.  ``unlike`` draws the
sentences of every paragraph by lot instead, so that no two are alike.
Pictures, tables, notes and words of the index are made for it.

"""

import json
import random
import re
from itertools import count, cycle
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "content" / "yearbook-2020-2023" / "text"
#: Characters that a page of the yearbook's layout takes of entries so short.
_PAGE = 1_160
#: Pages of a chapter, chapters of a part, entries under a heading.
_CHAPTER, _PART, _SECTION = 20, 5, 8
#: Entries from one picture to the next, from one table, from one note.
_PICTURES, _TABLES, _NOTES = 61, 83, 17
#: Pictures that a book has, each used again and again.
DRAWINGS = 12
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|\{[^}\n]*\}|\[\^[^\]]*\]:?|[*`~_]")


class Entry(NamedTuple):
    """An entry (条目): its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]
    note: str = ""  # called at the end of its first paragraph
    table: tuple[tuple[str, str, str], ...] = ()  # after it
    picture: int = 0  # after it, by number


class Chapter(NamedTuple):
    """A chapter (一章): sections of entries."""

    title: str
    sections: tuple[tuple[str, tuple[Entry, ...]], ...]


class Copy(NamedTuple):
    """A whole book: parts of chapters, words of its index."""

    parts: tuple[tuple[str, tuple[Chapter, ...]], ...]
    terms: tuple[str, ...] = ()  # none: no contents and no index either

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has."""
        return sum(len(entry.paragraphs) for entry in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries in order."""
        return tuple(
            entry
            for _, chapters in self.parts
            for chapter in chapters
            for _, entries in chapter.sections
            for entry in entries
        )


def copy(pages: int, *, full: bool = False, unlike: bool = False) -> Copy:
    """Return the copy of a book of about so many pages."""
    lots = random.Random(pages)
    sample = cycle(_sample())
    pool = [one for entry in _sample() for text in entry[1] for one in _sentences(text)]
    numbers = count(1)
    parts = []
    for part in range(-(-pages // (_CHAPTER * _PART))):
        chapters = []
        for _ in range(min(_PART, -(-(pages - part * _PART * _CHAPTER) // _CHAPTER))):
            entries: list[Entry] = []
            size = 0
            while size < _CHAPTER * _PAGE:
                title, paragraphs = next(sample)
                if unlike:
                    paragraphs = tuple(_by_lot(text, pool, lots) for text in paragraphs)
                entry = Entry(title, paragraphs)
                entries.append(_furnished(entry, next(numbers)) if full else entry)
                size += sum(map(len, paragraphs))
            number = len(chapters) + 1
            chapters.append(Chapter(f"第{number}章　改革纪事", _sections(entries)))
        parts.append((f"第{part + 1}编　改革", tuple(chapters)))
    return Copy(tuple(parts), _terms() if full else ())


def write_edition(book: Copy, folder: Path) -> None:
    """Write a book as an edition of ours into ``folder``."""
    for name in ("text", "tables", "photos"):
        (folder / name).mkdir(parents=True)
    for number in range(1, DRAWINGS + 1):
        (folder / "photos" / f"{number}.svg").write_text(drawing(number), "utf-8")
    lines = [
        "product: yearbook",
        "title: 合成年鉴",
        "date: 2024-01-01",
        "layout: yearbook",
    ]
    if book.terms:
        lines += ["index: index.yaml", "parts:"]
        lines.append("  - {kind: contents, title: 目录, master: wide.html}")
        (folder / "index.yaml").write_text(_told({"terms": book.terms}), "utf-8")
    else:
        lines.append("parts:")
    numbers = count(1)
    for number, (title, chapters) in enumerate(book.parts, 1):
        files = []
        for chapter in chapters:
            name = f"c{next(numbers)}"
            files.append(f"text/{name}.md")
            text = _chapter(chapter, name, folder)
            (folder / "text" / f"{name}.md").write_text(text, "utf-8")
        lines.append(
            f"  - {{kind: text, id: part-{number}, title: {title}, columns: 2, "
            f"master: text.html, files: [{', '.join(files)}]}}"
        )
    if book.terms:
        lines.append("  - {kind: index, title: 索引, master: index.html}")
    (folder / "edition.yaml").write_text("\n".join((*lines, "")), "utf-8")


def drawing(number: int) -> str:
    """Return a picture: bars as high as its number wants."""
    heights = (12 * ((at * number) % 11 + 2) for at in range(7))
    bars = "".join(
        f'<rect x="{20 + 48 * at}" y="{180 - high}" width="32" height="{high}" '
        f'fill="device-cmyk(0.84 0.58 0.5 0.46)"/>'
        for at, high in enumerate(heights)
    )
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200">'
    return f"{head}{bars}</svg>\n"


def _sample() -> list[tuple[str, tuple[str, ...]]]:
    """Return the entries of the sample yearbook, marks left out."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for file in sorted(SAMPLE.glob("*.md")):
        body = file.read_text("utf-8").split("\n---\n", 1)[-1]
        for block in re.split(r"^#### ", body, flags=re.MULTILINE)[1:]:
            title, _, rest = block.partition("\n")
            texts = tuple(
                _MARKS.sub(r"\1", one).replace("\n", "")
                for one in re.split(r"\n\s*\n", rest)
                if re.match(r"[^#!|>\[\-\s]", one.lstrip("\n"))
            )
            if texts:
                found.append((_MARKS.sub(r"\1", title).strip(), texts))
    return found


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？]+[。！？]", text)


def _by_lot(text: str, pool: list[str], lots: random.Random) -> str:
    """Return a paragraph as long as another, of sentences drawn by lot."""
    found = lots.choice(pool)
    while len(found) < len(text):
        found += lots.choice(pool)
    return found


def _furnished(entry: Entry, number: int) -> Entry:
    """Give an entry a note, a picture or a table where it is its turn."""
    note = (
        f"见{entry.title}的说明，据第{number}号资料。" if number % _NOTES == 0 else ""
    )
    picture = 0 if number % _PICTURES else number // _PICTURES % DRAWINGS + 1
    table: tuple[tuple[str, str, str], ...] = ()
    if number % _TABLES == 0:
        table = tuple(
            (f"第{row}项", f"{(row * number) % 997}.{row % 10}", f"{row * 7 % 83}")
            for row in range(1, 13)
        )
    return entry._replace(note=note, picture=picture, table=table)


def _sections(entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    pairs = range(0, len(entries), _SECTION)
    return tuple(
        (entries[at].title, tuple(entries[at : at + _SECTION])) for at in pairs
    )


def _terms() -> tuple[str, ...]:
    """Return words of the index, those of the sample that stand by themselves."""
    text = (SAMPLE.parent / "index.yaml").read_text("utf-8")
    plain = re.findall(r"^  - ([^{\s][^{\n]*)$", text, flags=re.MULTILINE)
    return tuple(dict.fromkeys(plain))


def _chapter(chapter: Chapter, name: str, folder: Path) -> str:
    """Return a chapter as Markdown; its tables are written beside it."""
    blocks = [f"---\nid: {name}\ntitle: {chapter.title}\n---"]
    notes: list[str] = []
    for at, (heading, entries) in enumerate(chapter.sections):
        blocks.append(f"## {heading} {{#{name}-{at}}}")
        for number, entry in enumerate(entries):
            first, *others = entry.paragraphs
            if entry.note:
                notes.append(f"[^{len(notes) + 1}]: {entry.note}")
                first += f"[^{len(notes)}]"
            blocks += [f"#### {entry.title}", first, *others]
            own = f"{name}-{at}-{number}"
            if entry.picture:
                blocks.append(
                    f"![示意图](photos/{entry.picture}.svg){{#fig-{own} 跨栏=1}}"
                )
            if entry.table:
                _write_table(entry, folder / "tables" / f"{own}.yaml")
                blocks.append(
                    f"![{entry.title}](tables/{own}.yaml){{#tab-{own} 跨栏=1}}"
                )
    return "\n\n".join((*blocks, *notes, ""))


def _write_table(entry: Entry, path: Path) -> None:
    columns = ["项目", {"head": "数量", "align": "decimal"}, {"head": "比率"}]
    path.write_text(_told({"columns": columns, "rows": entry.table}), "utf-8")


def _told(value: object) -> str:
    """Return a value as JSON, which YAML reads."""
    return json.dumps(value, ensure_ascii=False, indent=1)
