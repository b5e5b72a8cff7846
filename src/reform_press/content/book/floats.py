"""Called pictures, tables and charts looked at (图表核对).

In: a chapter whose floats are calls.  Out: the chapter with what the calls
name, and complaints.  A picture that cannot be used is kept with an empty
digest, to be shown as a marker (decision 10).

"""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from reform_press.content.book import tables
from reform_press.content.book.calls import Call
from reform_press.content.book.chapter import Sketch
from reform_press.content.book.model import Block, Chapter, Chart, Float, Table
from reform_press.content.model import Photo
from reform_press.content.pictures import looked_at, names_in
from reform_press.errors import Diagnostic, Source, Words

_TABLES = (".yaml", ".yml", ".csv")


def filled(
    sketch: Sketch, folder: Path, root: Path
) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """Return the chapter of a sketch; a table that cannot be read is left out."""
    found: list[Diagnostic] = []
    blocks: list[Block] = []
    for block in sketch.blocks:
        if not isinstance(block, Call):
            blocks.append(block)
            continue
        made, wrong = _float(block, folder, root)
        found += wrong
        blocks += [made] if made else []
    chapter = Chapter(
        sketch.id, sketch.title, tuple(blocks), sketch.notes, sketch.source
    )
    return chapter, tuple(found)


def _float(
    call: Call, folder: Path, root: Path
) -> tuple[Float | None, tuple[Diagnostic, ...]]:
    place = call.named or call.source or Source(folder.name)
    found = [*_bare(call)]
    holds: Photo | Table | Chart | None
    if Path(call.file).suffix.lower() in _TABLES:
        holds, wrong = _table(call, place, folder, root)
    else:
        holds, wrong = _photo(call, place, folder)
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
    call: Call, place: Source, folder: Path
) -> tuple[Photo, tuple[Diagnostic, ...]]:
    file, facts, found = looked_at(call.file, folder, place)
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
    call: Call, place: Source, folder: Path, root: Path
) -> tuple[Table | Chart | None, tuple[Diagnostic, ...]]:
    path = folder / normalize("NFC", call.file)
    names = names_in(path.parent)
    if ".." in path.parts or path.name not in names:
        words = Words(f"找不到文件 {call.file}", f"there is no file {call.file}")
        hint = Words("写它在本期文件夹里的位置", "name it from the edition's folder")
        return None, (Diagnostic("error", "content.no-table", words, place, hint),)
    made = tables.read(path.with_name(names[path.name]), folder, root)
    return made.holds, made.diagnostics
