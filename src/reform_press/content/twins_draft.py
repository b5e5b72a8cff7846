"""What stands in for a translation in a draft (缺文代文).

In: stories, some of whose twins or paragraphs are not there.  Out: the same
with placeholders that name what is lacking, of the same ids and roles: a
draft shows how much room is waiting.  Nothing of it may go to press: what is
lacking is an error all the same.

"""

from collections.abc import Iterable

from reform_press.content.model import (
    Figure,
    FigureBox,
    Headline,
    Language,
    Paragraph,
    Photo,
    Run,
    Story,
)
from reform_press.content.pairs import couples, pair_id
from reform_press.content.twins import is_translation


def completed(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return the stories, those that are there in their order."""
    stories = tuple(stories)
    done: dict[str, Story] = {}
    for couple in couples(stories):
        for one, other in ((couple.source, couple.twin), (couple.twin, couple.source)):
            if other is not None:
                done[other.twin] = _completed(one, _Stand(other).story())
    have = {story.id for story in stories}
    more = (story for name, story in done.items() if name not in have)
    return (*(done.get(story.id, story) for story in stories), *more)


class _Stand:
    """A placeholder of the twin of a story (代文)."""

    def __init__(self, of: Story) -> None:
        self._of = of
        self._base = of.twin if is_translation(of) else of.id
        self._language: Language = "zh-Hans" if is_translation(of) else "en"

    def story(self) -> Story:
        """Return the whole story, a placeholder for each part."""
        of = self._of
        return of._replace(
            id=of.twin,
            twin=of.id,
            lang=self._language,
            headline=self._headline(of.headline),
            byline=self._head("/byline", of.byline),
            dateline=self._head("/dateline", of.dateline),
            correspondent=self._head("/correspondent", of.correspondent),
            supplier=self._head("/supplier", of.supplier),
            body=tuple(self._paragraph(one) for one in of.body if one.id),
            photos=tuple(self._photo(photo) for photo in of.photos),
            figures=self._figures(of.figures) if of.figures else None,
        )

    def _head(self, key: str, text: str) -> str:
        return f"[{pair_id(self._base, key)}]" if text else ""

    def _headline(self, head: Headline) -> Headline:
        return head._replace(
            main=self._head("/title", head.main),
            kicker=self._head("/kicker", head.kicker),
            deck=self._head("/deck", head.deck),
        )

    def _paragraph(self, one: Paragraph) -> Paragraph:
        name = pair_id(self._base, one.id)
        if self._language == "en":
            text = f"[Not yet translated: {name}]"
        else:
            text = f"［原文未写：{name}］"
        return one._replace(runs=(Run(text, source=one.source),))

    def _photo(self, photo: Photo) -> Photo:
        caption = self._head(f"/{photo.file}", photo.caption)
        credit = self._head(f"/{photo.file}/credit", photo.credit)
        return photo._replace(caption=caption, credit=credit, alt=caption)

    def _figures(self, box: FigureBox) -> FigureBox:
        return box._replace(
            title=self._head("/figures", box.title),
            figures=tuple(
                Figure(one.number, self._head(f"/figures/{nth}", "-"), one.source)
                for nth, one in enumerate(box.figures, 1)
            ),
            note="",
        )


def _completed(story: Story | None, stand: Story) -> Story:
    """Return a story with what it lacks taken from its placeholder."""
    if story is None:
        return stand
    head, other = story.headline, stand.headline
    return story._replace(
        headline=head._replace(
            kicker=head.kicker or other.kicker, deck=head.deck or other.deck
        ),
        byline=story.byline or stand.byline,
        dateline=story.dateline or stand.dateline,
        correspondent=story.correspondent or stand.correspondent,
        supplier=story.supplier or stand.supplier,
        body=_filled(story.body, stand.body),
        photos=_pictured(story.photos, stand.photos),
        figures=_counted(story.figures, stand.figures),
    )


def _filled(
    body: tuple[Paragraph, ...], stand: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """Put each paragraph that is lacking behind the one that it follows there."""
    done = list(body)
    at = 0
    for one in stand:
        ids = [paragraph.id for paragraph in done]
        if one.id not in ids:
            done.insert(at, one)
            at += 1
        else:
            at = ids.index(one.id) + 1
    return tuple(done)


def _pictured(photos: tuple[Photo, ...], stand: tuple[Photo, ...]) -> tuple[Photo, ...]:
    known = {photo.file: photo for photo in stand}
    done = tuple(
        photo._replace(
            caption=photo.caption or known.get(photo.file, photo).caption,
            credit=photo.credit or known.get(photo.file, photo).credit,
        )
        for photo in photos
    )
    have = {photo.file for photo in photos}
    return (*done, *(photo for photo in stand if photo.file not in have))


def _counted(box: FigureBox | None, stand: FigureBox | None) -> FigureBox | None:
    if box is None or stand is None:
        return box or stand
    more = stand.figures[len(box.figures) :]
    title = box.title or stand.title
    return box._replace(title=title, figures=(*box.figures, *more))
