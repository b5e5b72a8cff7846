"""Frames of designed pages by what they hold (版框链): names read, chains made.

In: designed pages and the edition whose copy they want.  Out: for every part
of a story its frames in the order in which they are filled, on one page or on
many; every name that leads nowhere, at its place in the template; and what of
the copy no frame asks for.

    hens:body    hens.en:head    hens:kicker    hens:deck    hens:byline
    hens:photo   hens:photo-2    hens:caption-2    hens:#p3 (one paragraph)

"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reform_press.content.model import Edition, PagePlan, Story
from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.makeup.block import remark
from reform_press.makeup.designed import Designed, DesignedFrame
from reform_press.schema.nearest import suggested

#: Parts of a story that a frame may ask for; those of its pictures are counted.
HEADS = ("kicker", "head", "deck", "byline")
PARTS = (*HEADS, "body", "introduction", "photo", "caption")
_COUNTED = ("photo", "caption")


class Place(NamedTuple):
    """A frame and where it stands: which page, and which frame of it, from 0."""

    page: int
    at: int
    frame: DesignedFrame


class Chain(NamedTuple):
    """The frames that one part of a story runs through."""

    story: str
    part: str  # of PARTS, or a paragraph: "#p3"
    number: int  # of a picture or its caption, from 1; else 0
    places: tuple[Place, ...]

    @property
    def first(self) -> DesignedFrame:
        """The frame that it begins in."""
        return self.places[0].frame

    @property
    def source(self) -> Source | None:
        """The place of its first frame in a template."""
        return self.first.source


def chains_of(pages: Sequence[Designed]) -> tuple[Chain, ...]:
    """Return the chains of all frames, as they first come."""
    found: dict[str, list[Place]] = {}
    for page, designed in enumerate(pages):
        for at, frame in enumerate(designed.frames):
            found.setdefault(frame.name.strip(), []).append(Place(page, at, frame))
    return tuple(_chain(name, places) for name, places in found.items())


def _chain(name: str, places: Iterable[Place]) -> Chain:
    story, _, part = name.rpartition(":")
    kind, _, number = part.partition("-")
    count = 0
    if kind in _COUNTED and (not number or number.isdecimal()):
        part, count = kind, int(number or 1)
    order = sorted(places, key=lambda p: (p.frame.order, p.page, p.at))
    return Chain(story, part, count, tuple(order))


def frame_faults(chains: Iterable[Chain], edition: Edition) -> Iterator[Diagnostic]:
    """Tell of frames that no copy of their page is for."""
    stories = {story.id: story for story in edition.stories}
    for chain in chains:
        story = stories.get(chain.story)
        if story is None:
            yield _no_story(chain, edition)
            continue
        for page in dict.fromkeys(place.page for place in chain.places):
            plan = edition.pages[page]
            if _named_by(plan, story, chain.part):
                continue
            if edition.lang == "en" and story.twin in plan.stories:
                yield _not_english(chain, story.twin)
            else:
                yield _not_here(chain, plan.folio, plan.source)
        yield from _no_part(chain, story)


def _named_by(plan: PagePlan, story: Story, part: str) -> bool:
    """Tell whether a page names a story; a picture is the same in both languages."""
    either = (story.id, story.twin) if part == "photo" else (story.id,)
    return any(name in plan.stories for name in either)


def _no_story(chain: Chain, edition: Edition) -> Diagnostic:
    hint = Words(
        '写 data-frame="稿件编号:部分"，例：hens:body',
        'write data-frame="STORY:PART", as in hens:body',
    )
    return remark(
        "frame-story",
        f"版框“{_name(chain)}”要的稿件没有",
        f"there is no story for the frame “{_name(chain)}”",
        chain.source,
        hint=suggested(chain.story, [s.id for s in edition.stories], hint),
    )


def _not_here(chain: Chain, folio: str, place: Source | None) -> Diagnostic:
    return remark(
        "frame-not-here",
        f"第 {folio} 面的版框“{_name(chain)}”：这一面的 stories 里没有“{chain.story}”",
        f"page {folio} has a frame “{_name(chain)}”, "
        f"but its stories do not name “{chain.story}”",
        chain.source,
        hint=(
            f"在 edition.yaml 的这一面写上（{place}）",
            f"name it for this page in edition.yaml ({place})",
        ),
    )


def _not_english(chain: Chain, twin: str) -> Diagnostic:
    part = _name(chain).rpartition(":")[2]
    return remark(
        "frame-not-english",
        f"只出英文：版框“{_name(chain)}”要的是中文稿",
        f"in English alone there is no copy for the frame “{_name(chain)}”",
        chain.source,
        hint=(
            f'英文用“{twin}:{part}”，中文的版框放进 {{% if lang != "en" %}}，'
            "或用宏 twins.pair",
            f'English stands in “{twin}:{part}”; put this one into {{% if lang != "en" '
            "%}, or use the macro twins.pair",
        ),
    )


def _no_part(chain: Chain, story: Story) -> Iterator[Diagnostic]:
    """Tell of a part that is none, or that the story has not."""
    part = chain.part
    if part.startswith("#"):
        if part[1:] not in [paragraph.id for paragraph in story.body]:
            yield remark(
                "frame-paragraph",
                f"稿“{story.id}”没有段“{part}”",
                f"story “{story.id}” has no paragraph “{part}”",
                chain.source,
            )
    elif part not in PARTS:
        listed = "、".join(PARTS), ", ".join(PARTS)
        hint = Words(f"可用：{listed[0]}", f"there are {listed[1]}")
        yield remark(
            "frame-part",
            f"版框“{_name(chain)}”：没有“{part}”这一部分",
            f"the frame “{_name(chain)}” asks for a part “{part}”, which is none",
            chain.source,
            hint=suggested(part, PARTS, hint),
        )
    elif chain.number > len(story.photos):
        count = len(story.photos)
        yield remark(
            "frame-photo",
            f"稿“{story.id}”只有 {count} 张图，没有第 {chain.number} 张",
            f"story “{story.id}” has {count} pictures, and none is {chain.number}",
            chain.source,
        )


def _name(chain: Chain) -> str:
    number = f"-{chain.number}" if chain.number > 1 else ""
    return f"{chain.story}:{chain.part}{number}"


def unframed(chains: Iterable[Chain], edition: Edition) -> Iterator[Diagnostic]:
    """Tell of copy that no frame asks for: text is an error, the rest a note.

    Heads and captions may be drawn by the templates themselves.
    """
    asked: dict[str, set[tuple[str, int]]] = {}
    twins = {story.id: story.twin for story in edition.stories}
    for chain in chains:
        asked.setdefault(chain.story, set()).add((chain.part, chain.number))
        if chain.first.flow == "over":  # its translation stands in it as well
            twin = twins.get(chain.story, "")
            asked.setdefault(twin, set()).add((chain.part, chain.number))
    named = {name for plan in edition.pages for name in plan.stories}
    shown = _shown(asked, edition)
    for story in edition.stories:
        if story.id not in named:
            continue
        have = asked.get(story.id, set())
        if _lacks_text(story, have):
            yield remark(
                "unframed-text",
                f"稿“{story.id}”的正文没有版框",
                f"no frame asks for the text of “{story.id}”",
                story.source,
                hint=(
                    f'模板里加 data-frame="{story.id}:body"',
                    f'give a template data-frame="{story.id}:body"',
                ),
            )
        # The pictures of both languages are told of once.
        again = story.lang == "en" and story.twin in named
        lacking = tuple(_lacking(story, have, shown[story.id], pictures=not again))
        if lacking:
            listed = "、".join(lacking), ", ".join(lacking)
            words = Words(
                f"稿“{story.id}”的这些部分没有版框：{listed[0]}",
                f"no frame asks for these parts of “{story.id}”: {listed[1]}",
            )
            yield Diagnostic("note", "makeup.unframed", words, story.source, SILENT)


def _lacks_text(story: Story, have: set[tuple[str, int]]) -> bool:
    """Tell whether a paragraph of a story stands in no frame."""
    if ("body", 0) in have:
        return False
    return any(
        (f"#{paragraph.id}", 0) not in have
        and not (paragraph.role == "introduction" and ("introduction", 0) in have)
        for paragraph in story.body
    )


def _shown(
    asked: Mapping[str, set[tuple[str, int]]], edition: Edition
) -> dict[str, set[str]]:
    """Return the pictures that stand in frames, by story: files.

    A picture is the same in both languages, and stands in one frame for both.
    """
    own = {
        story.id: {
            photo.file
            for number, photo in enumerate(story.photos, 1)
            if ("photo", number) in asked.get(story.id, ())
        }
        for story in edition.stories
    }
    return {s.id: own[s.id] | own.get(s.twin, set()) for s in edition.stories}


def _lacking(
    story: Story, have: set[tuple[str, int]], shown: set[str], *, pictures: bool
) -> Iterator[str]:
    """Name the parts of a story that no frame asks for; ``shown`` are its files."""
    head = story.headline
    said = (("kicker", head.kicker), ("head", head.main), ("deck", head.deck))
    for part, words in said:
        if words and (part, 0) not in have:
            yield part
    # A picture may be shown, and its caption stand, by another number of the same.
    numbered = tuple(enumerate(story.photos, 1))
    told = {photo.caption for n, photo in numbered if ("caption", n) in have}
    for number, photo in numbered:
        if photo.file not in shown:
            yield from [f"photo-{number}"] if pictures else []
        elif photo.caption not in ("", *told):
            yield f"caption-{number}"
