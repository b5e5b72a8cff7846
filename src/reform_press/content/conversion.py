"""The conversion of an edition (转换一期): who is converted, and by what.

In: an edition as read, and what its files ask for.  Out: the edition with
Traditional or Simplified copy, which is all that later stages see, and its
``conversions`` for ``review``.  English copy is never converted.

"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reform_press.content.convert import Converter
from reform_press.content.lexicon import CONVERTED, load, missing
from reform_press.content.model import Edition, Language
from reform_press.content.review import reviews
from reform_press.content.scribe import Scribe
from reform_press.content.terms import read_terms, script_of
from reform_press.errors import (
    ContentError,
    Diagnostic,
    Source,
    Words,
    errors_among,
)


class Wish(NamedTuple):
    """What the files of an edition ask for (转换要求)."""

    edition: bool  # titles and running heads
    stories: frozenset[str]  # by id
    wording: bool  # the words of the region as well
    place: Source  # where it is asked for
    chapters: frozenset[str] = frozenset()  # of a book, by id

    def languages(self, edition: Edition) -> tuple[Language, ...]:
        """Return the languages that something is converted to, sorted."""
        wanted = {story.lang for story in edition.stories if story.id in self.stories}
        if self.edition or self.chapters:
            wanted.add(edition.lang)
        return tuple(sorted(wanted & set(CONVERTED)))


def convert(edition: Edition, wish: Wish, root: Path) -> Edition:
    """Return the edition in the scripts that it asks for.

    Its diagnostics grow by those of the files of terms and reviews, by
    ``content.no-opencc`` where the dictionaries are lacking, and by
    ``content.open-conversions``.
    """
    languages = wish.languages(edition)
    found = missing(wish.place) if languages else _idle(wish)
    if found or not languages:
        return edition._replace(diagnostics=(*edition.diagnostics, *found))
    folder = Path(edition.folder)
    scribes: dict[Language, Scribe] = {}
    told: list[Diagnostic] = []
    for language in languages:
        script = script_of(language)
        terms, found = read_terms(folder, root, script)
        told += (one for one in found if one not in told)
        converter = Converter(
            load(language, wording=wish.wording), terms, traditional=script == "hant"
        )
        scribes[language] = Scribe(converter, language)
    edition = _written(edition, wish, scribes)._replace(converted=wish.edition)
    if not errors_among(told):
        told += _still_open(edition, root)
    return edition._replace(diagnostics=(*edition.diagnostics, *told))


def rewriting(edition: Edition, root: Path) -> Callable[[str], str]:
    """Return what writes more words of a converted edition in its script.

    Tables that its templates show are read only there.
    """
    if not edition.converted:
        return str

    @cache
    def converter() -> Converter:
        script = script_of(edition.lang)
        terms, _ = read_terms(Path(edition.folder), root, script)
        lexicon = load(edition.lang, wording=False)
        return Converter(lexicon, terms, traditional=script == "hant")

    return lambda text: converter().text(text)


def _idle(wish: Wish) -> tuple[Diagnostic, ...]:
    """Tell when the words of a region are wanted but nothing is converted."""
    if not wish.wording:
        return ()
    words = Words(
        "wording（地区用词）要同 convert（转换）一起用",
        "wording does nothing without convert",
    )
    hint = Words("加一行 convert: true", "add a line convert: true")
    return (Diagnostic("warning", "content.idle-wording", words, wish.place, hint),)


def _written(edition: Edition, wish: Wish, scribes: dict[Language, Scribe]) -> Edition:
    stories = tuple(
        scribes[story.lang].story(story)
        if story.id in wish.stories and story.lang in scribes
        else story
        for story in edition.stories
    )
    scribe = scribes.get(edition.lang)
    if scribe and edition.book:
        from reform_press.content.book.converted import convert_book  # of yearbooks

        whole = wish.edition
        book = convert_book(edition.book, scribe, wish.chapters, whole=whole)
        edition = edition._replace(book=book)
    if scribe and wish.edition:
        edition = edition._replace(
            title=scribe.line(edition.title, edition.source),
            pages=tuple(scribe.page(plan) for plan in edition.pages),
            terms=tuple(scribe.converter.text(term) for term in edition.terms),
        )
    found = tuple(one for scribe in scribes.values() for one in scribe.found)
    return edition._replace(stories=stories, conversions=found)


def _still_open(edition: Edition, root: Path) -> tuple[Diagnostic, ...]:
    """Tell how many conversions nobody has looked at."""
    try:
        count = sum(review.open for review in reviews(edition, root))
    except ContentError as error:
        return error.diagnostics
    if not count:
        return ()
    name = Path(edition.folder).name
    words = Words(
        f"繁简转换有 {count} 处没有校过", f"{count} conversions were not reviewed yet"
    )
    hint = Words(
        f"运行 reform-press convert content/{name}，看写出的校核文件",
        f"run `reform-press convert content/{name}` and look at what it writes",
    )
    place = edition.source
    return (Diagnostic("note", "content.open-conversions", words, place, hint),)
