"""Which font role sets which text (用字清单).

In: an edition and its layout.  Out: every text that will be printed, divided
by script, with the role of the face that shows it and its place: what
``fonts.doctor`` proves before a page is made up.

"""

from collections.abc import Iterator
from functools import partial

from reform_press.compose.dropcap import initial_of
from reform_press.compose.itemize import by_script
from reform_press.content.model import Edition, PagePlan, Paragraph, Run, Story
from reform_press.errors import Source
from reform_press.kept import Memory
from reform_press.makeup.masthead import printed
from reform_press.style.model import Layout, TextStyle
from reform_press.style.region import local_role

Piece = tuple[str, str, Source | None]


def pieces_of(
    edition: Edition, layout: Layout, memory: Memory | None = None
) -> Iterator[Piece]:
    """Yield text, font role and place of everything that is printed.

    ``memory`` may hold those of stories that did not change.
    """
    memory = memory or Memory()
    for plan in edition.pages:
        for text, role, source in (
            *_running(edition, plan),
            *_masthead(edition, plan, layout),
        ):
            yield text, local_role(role, edition.lang), source
    for story in edition.stories:
        told = memory.name(layout)
        yield from memory.of("pieces", (story,), told, partial(_local, story, layout))


def _local(story: Story, layout: Layout) -> tuple[Piece, ...]:
    """Return what a story prints, in the roles of its region."""
    return tuple(
        (text, local_role(role, story.lang), source)
        for text, role, source in _story(story, layout)
    )


def _story(story: Story, layout: Layout) -> Iterator[Piece]:
    yield from _head(story, layout)
    yield from _body(story, layout)
    yield from _beside(story, layout)


def _running(edition: Edition, plan: PagePlan) -> Iterator[Piece]:
    for text in (edition.title, plan.section):
        yield from _divided(text, "title", "serif-black", plan.source)
    yield from _divided(plan.folio, "hei-black", "sans-black", plan.source)
    yield from _divided(plan.staff, "hei", "sans", plan.source)


def _masthead(edition: Edition, plan: PagePlan, layout: Layout) -> Iterator[Piece]:
    if plan.masthead:
        place, said = plan.masthead.source, layout.masthead
        yield from _divided(edition.title, said.face, said.latin, place)
        for text in printed(plan, edition):
            yield from _divided(text, "hei", "sans", place)


def _head(story: Story, layout: Layout) -> Iterator[Piece]:
    style, head = layout.head(story.kind), story.headline
    yield from _divided(head.main, style.main, style.main_latin, head.source)
    yield from _divided(head.kicker, style.kicker, style.latin, head.kicker_source)
    yield from _divided(head.deck, style.deck, style.latin, head.deck_source)


def _body(story: Story, layout: Layout) -> Iterator[Piece]:
    for paragraph in story.body:
        yield from of_paragraph(paragraph, layout.style(paragraph.role))
    body = layout.style("body")
    yield from _divided(
        story.dateline, body.strong_han, body.strong_latin, story.source
    )
    yield from _divided(
        story.correspondent, body.emphasis_han, body.latin, story.source
    )


def of_paragraph(paragraph: Paragraph, style: TextStyle) -> Iterator[Piece]:
    """Yield the texts of a paragraph with the roles of its style."""
    yield from _styled(paragraph.label, style, paragraph.source)
    if paragraph.drop:
        initial = initial_of(paragraph.text)
        strong = style.strong_han, style.strong_latin
        yield from _divided(initial, *strong, paragraph.source)
    for run in paragraph.runs:
        han, latin = faces_of(run, style)
        yield from _divided(run.text, han, latin, run.source)
        if run.ruby:
            yield run.ruby, latin, run.source


def faces_of(run: Run, style: TextStyle) -> tuple[str, str]:
    """Return the roles of the faces that show Han and Latin of a run."""
    if "strong" in run.marks:
        return style.strong_han, style.strong_latin
    if "emphasis" in run.marks:
        return style.emphasis_han, style.emphasis_latin
    return style.han, style.latin


def strong(style: TextStyle) -> TextStyle:
    """Return the style of text all of which is set strong."""
    han, latin = style.strong_han, style.strong_latin
    return style._replace(han=han, latin=latin, emphasis_han=han, emphasis_latin=latin)


def _beside(story: Story, layout: Layout) -> Iterator[Piece]:
    closing, caption = layout.style("source"), layout.style("caption")
    for text in (story.byline, story.supplier):
        yield from _styled(text, closing, story.source)
    for photo in story.photos:
        yield from _styled(photo.caption, caption, photo.source)
        yield from _styled(photo.credit, caption, photo.source)
    if story.figures:
        label = layout.style("figure-label")
        box = story.figures
        yield from _divided(box.title, "title", "serif-black", box.source)
        yield from _styled(box.note, label, box.source)
        for figure in box.figures:
            yield from _divided(figure.number, "hei-black", "sans-black", figure.source)
            yield from _styled(figure.label, label, figure.source)


def _styled(text: str, style: TextStyle, source: Source | None) -> Iterator[Piece]:
    yield from _divided(text, style.han, style.latin, source)


def _divided(text: str, han: str, latin: str, source: Source | None) -> Iterator[Piece]:
    for offset, part, western in by_script(text):
        place = source
        if source is not None and "\n" not in text[:offset]:
            place = Source(source.file, source.line, source.column + offset)
        yield part, latin if western else han, place
