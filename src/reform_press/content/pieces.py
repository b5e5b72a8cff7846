"""The characters of an edition by the font they need (用字清单).

In: an edition.  Out: pieces of text, each with a font role and the place of
its first character, for ``fonts.doctor``.  Roles are those that the house's
standard styles use; a layout may use others of the same fonts.

"""

from collections.abc import Iterator

from reform_press.content.model import Edition, Run, Story
from reform_press.errors import Source

Piece = tuple[str, str, Source | None]

_OF_PARAGRAPH = {
    "introduction": "kai",
    "crosshead": "title",
    "quote": "kai",
    "source": "kai",
}


def pieces(edition: Edition) -> Iterator[Piece]:
    """Yield every piece of text that the edition prints."""
    yield edition.title, "title", edition.source
    for page in edition.pages:
        yield page.section, "title", page.source
        yield page.folio, "hei-black", page.source
        yield page.staff, "song", page.source
    for story in edition.stories:
        yield from _story(story)


def _story(story: Story) -> Iterator[Piece]:
    head = story.headline
    yield head.main, "title", head.source
    yield head.kicker, "kai", head.kicker_source
    yield head.deck, "kai", head.deck_source
    yield story.byline, "kai", story.source
    yield story.dateline, "hei", story.source
    yield story.correspondent, "kai", story.source
    yield story.supplier, "kai", story.source
    for paragraph in story.body:
        yield paragraph.label, "song", paragraph.source
        for run in paragraph.runs:
            yield run.text, _role(run, paragraph.role), run.source
    for photo in story.photos:
        yield photo.caption, "kai", photo.source
        yield photo.credit, "kai", photo.source
    if story.figures:
        yield story.figures.title, "hei-bold", story.figures.source
        yield story.figures.note, "song", story.figures.source
        for figure in story.figures.figures:
            yield figure.number, "hei-bold", figure.source
            yield figure.label, "hei-regular", figure.source


def _role(run: Run, role: str) -> str:
    """Return the font role of a run in a paragraph of ``role``."""
    if "strong" in run.marks:
        return "hei"
    return "kai" if "emphasis" in run.marks else _OF_PARAGRAPH.get(role, "song")
