"""Called pictures, tables and charts looked at (图表核对).

In: a chapter whose floats are calls.  Out: the chapter with what the calls
name, and complaints.  A picture that cannot be used is kept with an empty
digest, to be shown as a marker (decision 10).

"""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from reform_press.content.book.calls import Call
from reform_press.content.book.chapter import Sketch
from reform_press.content.book.keeping import Shelf
from reform_press.content.book.model import Block, Chapter, Chart, Float, Table
from reform_press.content.book.table_notes import idle
from reform_press.content.model import Photo
from reform_press.content.pictures import names_in
from reform_press.errors import Diagnostic, Source, Words

_TABLES = (".yaml", ".yml", ".csv")


def filled(sketch: Sketch, shelf: Shelf) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """Return the chapter of a sketch; a table that cannot be read is left out."""
    calls = (block for block in sketch.blocks if isinstance(block, Call))
    made = [_float(call, shelf) for call in calls]
    floats = tuple(one for one, _ in made)
    found = tuple(one for _, wrong in made for one in wrong)
    key = ("filled", sketch.source)
    before: tuple[Sketch, tuple[Float | None, ...], Chapter] | None
    before = shelf.memory.get(key)
    if before and before[0] is sketch and before[1] == floats:
        return before[2], found  # the very same: what is made of it is kept by it
    chapter = _chapter(sketch, floats)
    shelf.memory.put(key, (sketch, floats, chapter))
    return chapter, found


def _chapter(sketch: Sketch, floats: tuple[Float | None, ...]) -> Chapter:
    left = iter(floats)
    every = (next(left) if isinstance(one, Call) else one for one in sketch.blocks)
    blocks: tuple[Block, ...] = tuple(one for one in every if one)
    return Chapter(sketch.id, sketch.title, blocks, sketch.notes, sketch.source)


def _float(call: Call, shelf: Shelf) -> tuple[Float | None, tuple[Diagnostic, ...]]:
    place = call.named or call.source or Source(shelf.folder.name)
    found = [*_bare(call)]
    holds: Photo | Table | Chart | None
    if Path(call.file).suffix.lower() in _TABLES:
        holds, wrong = _table(call, place, shelf)
    else:
        holds, wrong = _photo(call, place, shelf)
    found += wrong
    if holds is None:
        return None, tuple(found)
    made = Float(
        holds, call.caption, call.credit, call.place, call.span, call.id, call.source
    )
    return made, tuple(found)


def _bare(call: Call) -> Iterator[Diagnostic]:
    """Ask for what must be said of a picture or a table."""
    if call.caption is None:
        words = Words("图表没有图注", "there is no caption")
        hint = Words("写在方括号里：![图注](…)", "write it in the brackets: ![…](…)")
        place = call.source
        yield Diagnostic("warning", "content.missing-caption", words, place, hint)


def _photo(
    call: Call, place: Source, shelf: Shelf
) -> tuple[Photo, tuple[Diagnostic, ...]]:
    file, facts, found = shelf.picture(call.file, place)
    if not call.credit:
        words = Words("图片没有署名", "the picture has no credit")
        hint = Words("在花括号里写 署名=…", "write credit=… in the braces")
        wrong = Diagnostic("warning", "content.missing-credit", words, place, hint)
        found = (*found, wrong)
    caption = call.caption.text if call.caption else ""
    photo = Photo(
        file=file,
        caption=caption,
        credit=call.credit,
        alt=call.alt or caption,
        width=facts.width,
        height=facts.height,
        digest=facts.digest,
        source=place,
    )
    return photo, found


def _table(
    call: Call, place: Source, shelf: Shelf
) -> tuple[Table | Chart | None, tuple[Diagnostic, ...]]:
    name = normalize("NFC", call.file)
    path = shelf.folder / name
    names = names_in(path.parent)
    if ".." in Path(name).parts or path.name not in names:
        words = Words(f"找不到文件 {call.file}", f"there is no file {call.file}")
        hint = Words("写它在本期文件夹里的位置", "name it from the edition's folder")
        return None, (Diagnostic("error", "content.no-table", words, place, hint),)
    made = shelf.table(path.with_name(names[path.name]))
    holds, found = made.holds, (*made.diagnostics, *_misplaced(call, place))
    if isinstance(holds, Table):
        found += tuple(idle(holds, call.caption))
    return holds, found


def _misplaced(call: Call, place: Source) -> Iterator[Diagnostic]:
    """Complain of a table or a chart over the fold, which would cut its words."""
    if call.place == "spread":
        words = Words(
            "表和统计图不能跨页", "a table or a chart cannot go over a spread"
        )
        hint = Words(
            "写 位置=整版，或 位置=整版横排", "write place=page or place=turned"
        )
        yield Diagnostic("error", "content.spread-table", words, place, hint)
