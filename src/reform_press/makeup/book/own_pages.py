"""References to the page that they stand on (本页引用): a reader is sent nowhere.

In: a book, settled.  Out: a remark for each such place.

"""

from collections.abc import Iterator

from reform_press.content.book.model import Book, Part
from reform_press.content.book.walk import paragraphs
from reform_press.errors import Diagnostic, Source
from reform_press.makeup.block import advice
from reform_press.makeup.book.references import PAGE
from reform_press.makeup.book.settling import Settled


def told_own_pages(book: Book, settled: Settled) -> Iterator[Diagnostic]:
    """Warn of 见第12页 on page 12."""
    folios = {(leaf.part, leaf.at): leaf.folio for leaf in settled.leaves}
    for at, part in enumerate(book.parts):
        every = (settled.words.get(one.id, ()) for one in part.chapters)
        words = (one for some in every for one in some)
        pages = {href: said for href, said in words if href.startswith(PAGE)}
        seen: dict[str, int] = {}
        for one in settled.parts[at].landings:
            href = one.target
            if href not in pages:
                continue
            number = seen[href] = seen.get(href, -1) + 1
            if pages[href] == folios[at, one.page]:
                yield _own(folios[at, one.page], _place(part, href, number))


def _place(part: Part, href: str, number: int) -> Source | None:
    """Return where the copy of a part refers to a page for the n-th time."""
    runs = (
        run
        for chapter in part.chapters
        for paragraph in paragraphs(chapter)
        for run in paragraph.runs
        if run.href == href
    )
    found = tuple(run.source for run in runs)
    return found[min(number, len(found) - 1)]


def _own(folio: str, place: Source | None) -> Diagnostic:
    return advice(
        "own-page",
        f"引用的就是本页：第{folio}页",
        f"a reference on page {folio} leads to that page",
        place,
        hint=(
            "引题：见“[题](#…)”条，或写“见上文”“见下文”",
            "refer by title: [title](#…), or say that it stands above or below",
        ),
    )
