"""A yearbook's files in, a ``Book`` out (读书稿).

In: ``edition.yaml`` as read, and the chapters, tables and pictures that it
names.  Out: the book, and every complaint over all files.

"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from reform_press.content.book.bound import Bound
from reform_press.content.book.floats import filled
from reform_press.content.book.forms import PartForm
from reform_press.content.book.imprint import isbn_faults, jacketed
from reform_press.content.book.keeping import Shelf
from reform_press.content.book.model import Book, Chapter, Cover, IndexTerm, Part
from reform_press.content.book.parts import (
    USAGE,
    named,
    part_of,
    restarted,
    unnumbered,
)
from reform_press.content.book.references import doubled, unresolved
from reform_press.content.book.survey import Survey, survey
from reform_press.content.book.term_faults import astray, idle, pages_of_see
from reform_press.content.book.terms import Finder, read_terms
from reform_press.content.book.title_references import untold_titles
from reform_press.content.edition_form import EditionForm
from reform_press.content.leaves import as_json
from reform_press.content.model import Photo
from reform_press.content.normal import Tally
from reform_press.content.pictures import names_in
from reform_press.errors import Diagnostic, Source, Words
from reform_press.kept import Kept
from reform_press.schema import Read
from reform_press.schema.nearest import suggested


def read_book(
    read: Read[EditionForm], form: EditionForm, folder: Path, root: Path, kept: Kept
) -> Bound:
    """Read the book of the yearbook in ``folder``; ``root`` names files."""
    work = _Binding(read, Shelf(folder, root, form.pinyin, kept))
    terms = work.terms(form)
    parts = tuple(work.part(one, at, terms) for at, one in enumerate(form.parts))
    ids = [name for one in work.surveys for name in one.ids]
    ids += [(part.id, "part", part.source) for part in parts]
    parts = named(restarted(parts, form.parts), frozenset(name for name, *_ in ids))
    work.found += (*isbn_faults(read, form), *doubled(ids), *unnumbered(parts))
    if not work.failed:
        ids += [(part.id, "part", part.source) for part in parts]
        calls = [run for one in work.surveys for run in one.references]
        work.found += unresolved(calls, ids)
        work.found += untold_titles((one.chapter for one in work.surveys), calls)
    work.found += work.index_faults(parts, terms)
    book = Book(parts, terms, form.sort, work.cover(form))
    found = (*work.found, *work.tally.diagnostics())
    return Bound(book, found, frozenset(work.convert), frozenset(work.plain))


@dataclass(slots=True)
class _Binding:
    """A book being read."""

    read: Read[EditionForm]
    shelf: Shelf
    found: list[Diagnostic] = field(default_factory=list)
    files: dict[str, Source] = field(default_factory=dict)  # those that were named
    surveys: list[Survey] = field(default_factory=list)  # of all chapters
    failed: bool = False  # a part of the copy is lacking: its ids are not known
    convert: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    tally: Tally = field(init=False)

    def __post_init__(self) -> None:
        self.tally = Tally(self.read.file)

    def terms(self, form: EditionForm) -> tuple[IndexTerm, ...]:
        """Read the words of the index."""
        if not form.index:
            return ()
        path = self.shelf.folder / normalize("NFC", form.index)
        if not path.exists():
            words = Words(f"找不到 {form.index}", f"there is no file {form.index}")
            place = self.read.source("index")
            hint = Words("写词表的文件名", "name the file with the words")
            self.complain("no-index", words, place, hint)
            return ()
        memory, root = self.shelf.memory, self.shelf.root
        terms, found = memory.file("index", path, lambda: read_terms(path, root))
        self.found += found
        return terms

    def part(self, form: PartForm, at: int, terms: tuple[IndexTerm, ...]) -> Part:
        """Return a part with its chapters."""
        part, found = part_of(form, at, self.read, self.tally)
        self.found += found
        self.failed |= bool(found)
        wanted = USAGE[form.kind].indexed if form.indexed is None else form.indexed
        chapters: list[Chapter] = []
        for number, name in enumerate(form.files):
            place = self.read.source("parts", at, "files", number)
            chapter = self.chapter(name, place)
            if chapter:
                seen = self.survey(chapter, terms if wanted else ())
                self.surveys.append(seen)
                chapters.append(seen.chapter)
        return part._replace(chapters=tuple(chapters))

    def survey(self, chapter: Chapter, terms: tuple[IndexTerm, ...]) -> Survey:
        """Look through a chapter, unless that was done before."""
        memory = self.shelf.memory
        if not terms:
            return memory.of("survey", (chapter,), (), lambda: survey(chapter, None))
        finder = memory.of("finder", (terms,), (), lambda: Finder(terms))
        about = (chapter, finder)
        return memory.of("survey", about, (), lambda: survey(chapter, finder))

    def chapter(self, name: str, place: Source) -> Chapter | None:
        """Read a chapter, whose name stands at ``place``."""
        path = self.path(name, place)
        drawn = self.shelf.chapter(path) if path else None
        self.found += drawn.diagnostics if drawn else ()
        if drawn is None or drawn.sketch is None:
            self.failed = True
            return None
        sketch = drawn.sketch
        if sketch.convert is not None:
            (self.convert if sketch.convert else self.plain).add(sketch.id)
        chapter, found = filled(sketch, self.shelf)
        self.found += found
        self.failed |= not drawn.whole or len(chapter.blocks) < len(sketch.blocks)
        return chapter

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
        path = self.shelf.folder / name
        names = names_in(path.parent)
        own = Path(name)
        within = not own.is_absolute() and ".." not in own.parts
        if not within or own.suffix.lower() != ".md":
            words = Words(f"“{name}”不是书稿", f"“{name}” is no chapter")
            hint = Words(
                "写本期文件夹里的 .md 文件", "name a .md file of the edition's folder"
            )
            self.complain("no-chapter", words, place, hint)
            return None
        if path.name not in names:
            words = Words(f"找不到书稿 {name}", f"there is no chapter {name}")
            hint = suggested(path.name, sorted(names))
            self.complain("no-chapter", words, place, hint)
            return None
        return path.with_name(names[path.name])

    def complain(self, code: str, words: Words, place: Source, hint: Words) -> None:
        code = f"content.{code}"
        self.found.append(Diagnostic("error", code, words, place, hint))

    def index_faults(
        self, parts: tuple[Part, ...], terms: tuple[IndexTerm, ...]
    ) -> Iterator[Diagnostic]:
        """Complain of words of the index that lead nowhere."""
        marks = frozenset().union(*(one.headings for one in self.surveys))
        if not self.failed:
            found = frozenset().union(*(one.terms for one in self.surveys))
            yield from idle(terms, found)
            yield from astray(terms, marks)
        yield from pages_of_see(terms, marks, (one.chapter for one in self.surveys))
        if (terms or marks) and not any(part.kind == "index" for part in parts):
            words = Words("书里没有索引这一部分", "the book has no index")
            hint = Words("加一部分 kind: index", "add a part of kind: index")
            place = self.read.source("parts")
            code = "content.unprinted-index"
            yield Diagnostic("warning", code, words, place, hint)

    def cover(self, form: EditionForm) -> Cover | None:
        """Return the cover that the edition asks for, its photograph looked at.

        Drawings are opened by the template that shows them.
        """
        said = form.cover
        if said is None:
            return None
        place = self.read.source("cover")
        data = as_json(jacketed(said.data, form.imprint))
        cover = Cover(said.template, data, said.paper, said.board, said.flaps, place)
        name = said.data.get("picture")
        if not isinstance(name, str) or name.endswith(".svg"):
            return cover
        place = self.read.source("cover", "data", "picture")
        file, facts, wrong = self.shelf.picture(name, place)
        self.found += wrong
        photo = Photo(
            file, width=facts.width, height=facts.height, digest=facts.digest,
            source=place,
        )  # fmt: skip
        return cover._replace(picture=photo)
