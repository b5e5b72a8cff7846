"""The pages of a brochure (小册子各面) against its layout: templates and data.

In: a page of ``edition.yaml`` as read.  Out: complaints, each at its place,
and what the page's template is told.  A story may stand on many pages of a
brochure, in many frames; how, the templates say.

"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from reform_press.content.model import Story
from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema.nearest import suggested

if TYPE_CHECKING:
    from reform_press.content.book.forms import PartForm
    from reform_press.content.edition_form import EditionForm
    from reform_press.schema import Read

#: Keys of a page that only a newspaper has, and those that only a brochure has.
_OF_NEWSPAPERS = ("sections", "ear", "jump", "section", "staff")
_OF_BROCHURES = ("template", "data", "label")


def leaf_faults(
    read: "Read[EditionForm]", form: "EditionForm", folder: Path
) -> Iterator[Diagnostic]:
    """Tell of keys that the product has no use for, and of missing templates.

    ``folder`` is that of the layout.
    """
    brochure = form.product == "brochure"
    for number, part in enumerate(form.parts):
        yield from _part(read, ("parts", number), part, folder)
    if brochure and form.masthead:
        yield _idle("masthead", "brochure", read.source("masthead"))
    for number, page in enumerate(form.pages):
        for key in _OF_NEWSPAPERS if brochure else _OF_BROCHURES:
            if read.has("pages", number, key):
                place = read.source("pages", number, key)
                yield _idle(key, form.product, place)
        if brochure:
            at = ("pages", number, "template")
            place = read.source(*at if read.has(*at) else at[:2])
            yield from _template(page.template, folder, place)


def _part(
    read: "Read[EditionForm]", at: tuple[str | int, ...], part: "PartForm", folder: Path
) -> Iterator[Diagnostic]:
    """Tell of what no page of a book has, and of missing templates and masters."""
    if part.master:
        yield from _template(part.master, folder, read.source(*at, "master"))
    for nth, page in enumerate(part.pages):
        here = (*at, "pages", nth)
        for key in _OF_NEWSPAPERS:
            if read.has(*here, key):
                yield _idle(key, "yearbook", read.source(*here, key))
        place = read.source(*here, "template") if page.template else read.source(*here)
        yield from _template(page.template, folder, place)


def _idle(key: str, product: str, place: Source) -> Diagnostic:
    """Complain of a key of another product."""
    words = Words(f"{product} 的版面没有 {key}", f"a page of a {product} has no {key}")
    hint = Words("请删去", "take it out")
    return Diagnostic("error", "content.other-product", words, place, hint)


def _template(name: str, folder: Path, place: Source) -> Iterator[Diagnostic]:
    """Look for a template among those of the layout."""
    if not name:
        words = Words("这一面没有模板", "this page has no template")
        hint = Words("写 template: 模板文件名", "write template: and a file's name")
        yield Diagnostic("error", "content.no-template", words, place, hint)
        return
    there = _templates(folder)
    if not there or normalize("NFC", name) in there:
        return
    words = Words(f"版式里没有模板“{name}”", f"the layout has no template “{name}”")
    hint = suggested(name, there)
    yield Diagnostic("error", "content.unknown-template", words, place, hint)


def _templates(folder: Path) -> list[str]:
    """Return the names of a layout's templates below its folder, composed."""
    found = (file.relative_to(folder) for file in folder.rglob("*.html"))
    return sorted(normalize("NFC", PurePosixPath(name).as_posix()) for name in found)


def as_json(data: Mapping[str, Any]) -> str:
    """Return values of a file as JSON, keys as they come: they may be columns."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def with_twins(
    names: tuple[str, ...], stories: Mapping[str, Story], language: str
) -> tuple[str, ...]:
    """Return the stories of a page, each before its twin.

    In English a story that has a twin is left to it.
    """
    found: list[str] = []
    for name in names:
        twin = stories[name].twin if name in stories else ""
        there = [twin] if twin in stories else []
        alone = language == "en" and there
        found += there if alone else [name, *there]
    return tuple(dict.fromkeys(found))
