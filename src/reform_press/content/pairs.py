"""The parts of two twins side by side (对译配对).

In: stories as their files have them.  Out: twins, and their pairs: paragraphs
by their ids, and what the front matter says by its place in it.

    hens#p3                  the paragraph {#p3}
    hens/title  hens/deck    a head
    hens/byline              who wrote it; hens/supplier, hens/dateline
    hens/photos/hen.jpg      caption of a picture, by its file
    hens/photos/hen.jpg/credit
    hens/figures             title and note of the box of figures
    hens/figures/2           its second figure

A digest tells whether a part reads as it did: words, marks and role, but not
readings, turns of heads, line breaks of the file and places.

"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

from reform_press.content.model import Paragraph, Photo, Run, Story
from reform_press.content.twins import is_translation
from reform_press.errors import Source


class Part(NamedTuple):
    """One thing that has a counterpart in the other language (对译单位)."""

    key: str  # "p3", "/title"; "" of a paragraph without an id
    text: str
    digest: str
    source: Source | None
    role: str = ""  # of a paragraph


class Pair(NamedTuple):
    """A part and its counterpart (一对); one of the two may be lacking."""

    story: str  # id of the source
    source: Part | None
    twin: Part | None

    @property
    def key(self) -> str:
        """The name of both within their story, "" if one has no id."""
        part = self.source or self.twin
        return part.key if part else ""

    @property
    def id(self) -> str:
        """The name of the pair in its edition."""
        return pair_id(self.story, self.key)


class Couple(NamedTuple):
    """Two twins (一稿两文); a file that is not there is None."""

    source: Story | None
    twin: Story | None

    @property
    def id(self) -> str:
        """The id of the source, by which pages name both."""
        if self.source:
            return self.source.id
        return self.twin.twin if self.twin else ""


def couples(stories: Iterable[Story]) -> tuple[Couple, ...]:
    """Return the twins among stories, in their order."""
    every = {story.id: story for story in stories if story.twin}
    sources = [one for one in every.values() if not is_translation(one)]
    found = [Couple(one, every.get(one.twin)) for one in sources]
    alone = (one for one in every.values() if is_translation(one))
    return (*found, *(Couple(None, one) for one in alone if one.twin not in every))


def pair_id(story: str, key: str) -> str:
    """Return the name of a pair: ``hens#p3``, ``hens/title``."""
    return story + key if key.startswith("/") else f"{story}#{key}"


def pairs_of(couple: Couple) -> tuple[Pair, ...]:
    """Return the pairs of two twins, in the order of the source.

    What only the twin has comes last.  A paragraph without an id stands alone.
    """
    ours = parts_of(couple.source) if couple.source else ()
    every = parts_of(couple.twin) if couple.twin else ()
    theirs = {part.key: part for part in every if part.key}
    found = [
        Pair(couple.id, part, theirs.pop(part.key, None) if part.key else None)
        for part in ours
    ]
    found += [Pair(couple.id, None, part) for part in theirs.values()]
    bare = (part for part in every if not part.key)
    return (*found, *(Pair(couple.id, None, part) for part in bare))


def parts_of(story: Story) -> tuple[Part, ...]:
    """Return the parts of a story: heads, names, captions, figures, paragraphs."""
    return (
        *_heads(story),
        *_names(story),
        *_captions(story),
        *_figures(story),
        *_body(story),
    )


def _heads(story: Story) -> Iterator[Part]:
    head = story.headline
    for key, text, place in (
        ("/title", head.main, head.source),
        ("/kicker", head.kicker, head.kicker_source),
        ("/deck", head.deck, head.deck_source),
    ):
        if text:
            yield _part(key, (_unturned(text),), place)


def _names(story: Story) -> Iterator[Part]:
    """Yield who wrote and who sent a story: an English page says it in English."""
    for key, text, place in (
        ("/byline", story.byline, story.byline_source),
        ("/dateline", story.dateline, story.source),
        ("/correspondent", story.correspondent, story.source),
        ("/supplier", story.supplier, story.source),
    ):
        if text:
            yield _part(key, (text,), place)


def _captions(story: Story) -> Iterator[Part]:
    """Yield what is said of each picture; one that stands twice is counted."""
    for photo, nth in _counted(story.photos):
        key = f"/{photo.file}" + (f":{nth}" if nth > 1 else "")
        if photo.caption:
            yield _part(key, (photo.caption,), photo.source)
        if photo.credit:
            yield _part(f"{key}/credit", (photo.credit,), photo.source)


def _counted(photos: Iterable[Photo]) -> Iterator[tuple[Photo, int]]:
    seen: list[str] = []
    for photo in photos:
        seen.append(photo.file)
        yield photo, seen.count(photo.file)


def _figures(story: Story) -> Iterator[Part]:
    box = story.figures
    if box is None:
        return
    if box.title or box.note:
        yield _part("/figures", (box.title, box.note), box.source)
    for nth, figure in enumerate(box.figures, 1):
        said = figure.number, figure.label
        yield _part(f"/figures/{nth}", said, figure.source)


def _body(story: Story) -> Iterator[Part]:
    for paragraph in story.body:
        yield Part(
            paragraph.id,
            paragraph.text,
            _digest(_spoken(paragraph)),
            paragraph.source,
            paragraph.role,
        )


def _spoken(paragraph: Paragraph) -> Iterator[str]:
    """Yield what a translator has to follow; runs are parted by marks alone."""
    yield paragraph.role
    for (marks, href), runs in groupby(paragraph.runs, _look):
        yield " ".join((*marks, href))
        text = "".join(run.text for run in runs)
        yield _unturned(text) if paragraph.role == "crosshead" else text


def _look(run: Run) -> tuple[tuple[str, ...], str]:
    return run.marks, run.href


def _unturned(head: str) -> str:
    """Return a head without its turns: where it is divided is no translator's."""
    return head.replace("\n", "")


def _part(key: str, said: tuple[str, ...], place: Source | None) -> Part:
    text = " ".join(word for word in said if word)
    return Part(key, text, _digest(said), place)


def _digest(said: Iterable[str]) -> str:
    """Return 16 hexadecimal figures that name words."""
    return blake2b("\0".join(said).encode(), digest_size=8).hexdigest()
