"""A yearbook's files in, a ``Book`` out (读书稿).

In: ``edition.yaml`` as read, and the chapters, tables and pictures that it
names.  Out: the book, and every complaint over all files.

"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from reform_press.content.book import chapter as chapters
from reform_press.content.book.bound import Bound
from reform_press.content.book.chapter import Sketch
from reform_press.content.book.floats import filled
from reform_press.content.book.forms import PartForm
from reform_press.content.book.imprint import isbn_faults
from reform_press.content.book.model import Book, Chapter, Cover, IndexTerm, Part
from reform_press.content.book.parts import USAGE, named, part_of, restarted
from reform_press.content.book.references import doubled, every_id, unresolved
from reform_press.content.book.terms import Finder, astray, idle, listed, read_terms
from reform_press.content.book.walk import paragraphs
from reform_press.content.edition_form import EditionForm
from reform_press.content.leaves import as_json
from reform_press.content.normal import Tally
from reform_press.content.pictures import names_in
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.kept import Kept
from reform_press.schema import Read


def read_book(
    read: Read[EditionForm], form: EditionForm, folder: Path, root: Path, kept: Kept
) -> Bound:
    """Read the book of the yearbook in ``folder``; ``root`` names files."""
    work = _Binding(read, folder, root, form.pinyin, kept)
    parts = tuple(work.part(one, at) for at, one in enumerate(form.parts))
    parts = restarted(parts, form.parts)
    parts = named(parts, frozenset(name for name, _, _ in every_id(parts)))
    ids = tuple(every_id(parts))
    work.found += isbn_faults(read, form)
    work.found += doubled(ids)
    every = [chapter for part in parts for chapter in part.chapters]
    if not work.failed:
        work.found += unresolved(every, ids)
    terms = work.terms(form)
    parts = work.indexed(parts, form.parts, terms)
    book = Book(parts, terms, form.sort, work.cover(form))
    found = (*work.found, *work.tally.diagnostics())
    return Bound(book, found, frozenset(work.convert), frozenset(work.plain))


@dataclass(slots=True)
class _Binding:
    """A book being read."""

    read: Read[EditionForm]
    folder: Path
    root: Path
    pinyin: Mapping[str, str]
    kept: Kept
    found: list[Diagnostic] = field(default_factory=list)
    files: dict[str, Source] = field(default_factory=dict)  # those that were named
    failed: bool = False  # a chapter is lacking: its ids are not known
    convert: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    tally: Tally = field(init=False)

    def __post_init__(self) -> None:
        self.tally = Tally(self.read.file)

    def part(self, form: PartForm, at: int) -> Part:
        """Return a part with its chapters."""
        part, found = part_of(form, at, self.read, self.tally)
        self.found += found
        self.failed |= bool(found)
        made = [
            self.chapter(name, self.read.source("parts", at, "files", number))
            for number, name in enumerate(form.files)
        ]
        return part._replace(chapters=tuple(one for one in made if one))

    def chapter(self, name: str, place: Source) -> Chapter | None:
        """Read a chapter, whose name stands at ``place``."""
        path = self.path(name, place)
        if path is None:
            self.failed = True
            return None
        drawn = chapters.read(path, self.folder, self.root, self.pinyin)
        self.found += drawn.diagnostics
        if drawn.sketch is None:
            self.failed = True
            return None
        self.failed |= not drawn.whole
        self.wish(drawn.sketch)
        chapter, found = filled(drawn.sketch, self.folder, self.root)
        self.failed |= len(chapter.blocks) < len(drawn.sketch.blocks)
        self.found += found
        return chapter

    def wish(self, sketch: Sketch) -> None:
        """Note whether a chapter says itself that it is to be converted."""
        if sketch.convert is not None:
            (self.convert if sketch.convert else self.plain).add(sketch.id)

    def path(self, name: str, place: Source) -> Path | None:
        """Return the path of a chapter, None if it cannot be one."""
        name = normalize("NFC", name)
        if name in self.files:
            words = Words(
                f"“{name}”写了两次，第 {self.files[name].line} 行已有",
                f"“{name}” is named on line {self.files[name].line} already",
            )
            hint = Words("两处留一处", "keep one of the two")
            self.complain("chapter-twice", words, place, hint)
            return None
        self.files[name] = place
        path = self.folder / name
        names = names_in(path.parent)
        if ".." in path.parts or path.suffix.lower() != ".md":
            words = Words(f"“{name}”不是书稿", f"“{name}” is no chapter")
            hint = Words(
                "写本期文件夹里的 .md 文件", "name a .md file of the edition's folder"
            )
            self.complain("no-chapter", words, place, hint)
            return None
        if path.name not in names:
            near = get_close_matches(path.name, sorted(names), n=1, cutoff=0.6)
            words = Words(f"找不到书稿 {name}", f"there is no chapter {name}")
            hint = SILENT
            if near:
                hint = Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
            self.complain("no-chapter", words, place, hint)
            return None
        return path.with_name(names[path.name])

    def complain(self, code: str, words: Words, place: Source, hint: Words) -> None:
        code = f"content.{code}"
        self.found.append(Diagnostic("error", code, words, place, hint))

    def terms(self, form: EditionForm) -> tuple[IndexTerm, ...]:
        """Read the words of the index."""
        if not form.index:
            return ()
        path = self.folder / normalize("NFC", form.index)
        if not path.is_file():
            words = Words(f"找不到 {form.index}", f"there is no file {form.index}")
            place = self.read.source("index")
            hint = Words("写词表的文件名", "name the file with the words")
            self.complain("no-index", words, place, hint)
            return ()
        terms, found = read_terms(path, self.root)
        self.found += found
        return terms

    def indexed(
        self,
        parts: tuple[Part, ...],
        forms: tuple[PartForm, ...],
        terms: tuple[IndexTerm, ...],
    ) -> tuple[Part, ...]:
        """Return the parts with the words of the index marked."""
        finder = Finder(terms)
        done: list[Part] = []
        for part, form in zip(parts, forms, strict=True):
            wanted = form.indexed
            wanted = USAGE[part.kind].indexed if wanted is None else wanted
            if wanted and terms:
                marked = tuple(map(finder.chapter, part.chapters))
                part = part._replace(chapters=marked)
            done.append(part)
        marks = set(_headings(done))
        if not self.failed:
            self.found += idle(terms, finder.found)
            self.found += astray(terms, marks | {listed(one) for one in terms})
        if (terms or marks) and not any(part.kind == "index" for part in done):
            words = Words("书里没有索引这一部分", "the book has no index")
            hint = Words("加一部分 kind: index", "add a part of kind: index")
            place = self.read.source("parts")
            code = "content.unprinted-index"
            self.found.append(Diagnostic("warning", code, words, place, hint))
        return tuple(done)

    def cover(self, form: EditionForm) -> Cover | None:
        """Return the cover that the edition asks for."""
        said = form.cover
        if said is None:
            return None
        place = self.read.source("cover")
        data = as_json(said.data)
        return Cover(said.template, data, said.paper, said.board, said.flaps, place)


def _headings(parts: list[Part]) -> Iterator[str]:
    """Yield what the marks of the copy lead to."""
    for part in parts:
        for chapter in part.chapters:
            for paragraph in paragraphs(chapter):
                for run in paragraph.runs:
                    if run.href.startswith("index:"):
                        yield from run.href.removeprefix("index:").split("|")
