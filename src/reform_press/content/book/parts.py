"""The parts of a book (部分) as ``edition.yaml`` lists them.

In: the form of a part.  Out: the part with what its kind leaves unsaid, and
complaints: a designed part has pages, a flowing one has files and a master,
one that is made of the rest of the book has a master alone.

"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reform_press.content.book.forms import PartForm
from reform_press.content.book.model import Part, PartKind
from reform_press.content.edition_form import EditionForm
from reform_press.content.normal import Tally, put_text_right
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.schema import Read


@dataclass(frozen=True, slots=True)
class Usage:
    """What holds for a kind of part where its form says nothing (惯例)."""

    title: str = ""
    makes: Literal["designed", "flowing", "made"] = "flowing"
    opens: Literal["recto", "any"] = "recto"
    folios: Literal["none", "roman", "arabic"] = "arabic"
    listed: bool = True
    indexed: bool = True


USAGE: dict[PartKind, Usage] = {
    "half-title": Usage("半书名页", "designed", folios="none", listed=False),
    "title": Usage("书名页", "designed", folios="none", listed=False),
    "imprint": Usage("版权页", "designed", "any", "none", listed=False),
    "notes": Usage("编辑说明", folios="roman", indexed=False),
    "colour": Usage("彩插", "designed", folios="none", listed=False),
    "contents": Usage("目录", "made", folios="roman", listed=False),
    "figures": Usage("图表目录", "made", "any", "roman", listed=False),
    "text": Usage(),
    "chronology": Usage("大事记", indexed=False),
    "tables": Usage("统计资料"),
    "documents": Usage("文献", indexed=False),
    "appendix": Usage("附录"),
    "index": Usage("索引", "made"),
    "colophon": Usage("后记", "flowing", indexed=False),
    "plate": Usage("插页", "designed", listed=False),
}


def part_of(
    form: PartForm, at: int, read: Read[EditionForm], tally: Tally
) -> tuple[Part, tuple[Diagnostic, ...]]:
    """Return a part, whose chapters and pages are still to come."""
    usage = USAGE[form.kind]
    place = read.source("parts", at)
    title = put_text_right(form.title, tally, read.source("parts", at, "title"))
    part = Part(
        kind=form.kind,
        id=form.id,
        title=title or usage.title,
        master=form.master,
        opens=form.opens or usage.opens,
        folios=form.folios or usage.folios,
        restart=bool(form.restart),
        notes=form.notes,
        columns=form.columns,
        depth=form.depth,
        run_on=form.run_on,
        vertical=form.vertical,
        listed=usage.listed if form.listed is None else form.listed,
        thumb=put_text_right(form.thumb, tally, read.source("parts", at, "thumb")),
        source=place,
    )
    return part, tuple(_faults(form, part, at, read))


def _faults(
    form: PartForm, part: Part, at: int, read: Read[EditionForm]
) -> Iterator[Diagnostic]:
    """Complain of a part that has not what its kind needs, or what it may not."""
    makes = USAGE[form.kind].makes
    place = part.source
    if not part.title:
        words = Words("这一部分没有标题", "this part has no title")
        hint = Words("写 title: 标题", "write title: and its title")
        yield _wrong("part-title", words, place, hint)
    if makes == "made":
        for key in ("files", "pages"):
            if read.has("parts", at, key):
                words = Words(
                    f"{part.title}由全书自动生成，不写 {key}",
                    f"“{form.kind}” is made of the book: it has no {key}",
                )
                there = read.source("parts", at, key)
                yield _wrong("part-made", words, there, _TAKE_OUT)
    elif form.files and form.pages:
        words = Words("一部分只有 files 或 pages", "a part has files or pages")
        there = read.source("parts", at, "pages")
        hint = Words("分成两部分写", "write them as two parts")
        yield _wrong("part-both", words, there, hint)
    elif makes == "designed" and not form.pages:
        words = Words("这一部分没有 pages（版面）", "this part has no pages")
        hint = Words("写 pages: [{template: …}]", "write pages: [{template: …}]")
        yield _wrong("part-empty", words, place, hint)
    elif not form.files and not form.pages:
        words = Words("这一部分没有 files（书稿）", "this part has no files")
        hint = Words("写 files: [一章.md]", "write files: [chapter.md]")
        yield _wrong("part-empty", words, place, hint)
    if not form.master and not form.pages and makes != "designed":
        words = Words("这一部分没有主页", "this part has no master")
        hint = Words("写 master: 模板文件名", "write master: and a file's name")
        yield _wrong("no-template", words, place, hint)


_TAKE_OUT = Words("请删去", "take it out")


def _wrong(
    code: str, words: Words, place: Source | None, hint: Words = SILENT
) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, place, hint)


def unnumbered(parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Tell of parts that contents list, but whose pages have no number."""
    if not any(part.kind == "contents" for part in parts):
        return
    for part in parts:
        if part.listed and part.folios == "none":
            words = Words(
                f"“{part.title}”列入目录，却没有页码",
                f"“{part.title}” is listed in the contents and has no page numbers",
            )
            hint = Words(
                "写 listed: false，或 folios: roman",
                "write listed: false, or folios: roman",
            )
            code = "content.listed-unnumbered"
            yield Diagnostic("warning", code, words, part.source, hint)


def restarted(parts: Sequence[Part], forms: Sequence[PartForm]) -> tuple[Part, ...]:
    """Begin numbers at 1 where the first part has figures after Roman numerals.

    After figures Roman numerals go on, and figures after these: no number comes
    twice.  What a form says of it holds.
    """
    done: list[Part] = []
    first = True
    for part, form in zip(parts, forms, strict=True):
        turn = first and part.folios == "arabic"
        restart = turn if form.restart is None else form.restart
        done.append(part._replace(restart=restart))
        first = first and part.folios != "arabic"
    return tuple(done)


def named(parts: Sequence[Part], taken: frozenset[str]) -> tuple[Part, ...]:
    """Give parts without an id that of their kind, numbered where it is taken."""
    used = {*taken, *(part.id for part in parts)}
    done: list[Part] = []
    for part in parts:
        name, number = part.id or part.kind, 1
        while not part.id and name in used:
            number += 1
            name = f"{part.kind}-{number}"
        used.add(name)
        done.append(part._replace(id=name))
    return tuple(done)
