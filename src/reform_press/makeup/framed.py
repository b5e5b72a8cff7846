"""The chains of a brochure filled (灌框): each by its part and its flow.

In: chains of frames, designed pages, and the desk.  Out: what stands in every
frame.  A chain is filled by itself, or with that of its translation where the
template asks for pairs (``data-flow``); what neither story nor frames have
changed is not filled again.

"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from reform_press.content.model import Story
from reform_press.errors import Diagnostic
from reform_press.geometry import Rect, fits
from reform_press.makeup.block import Block, Desk, placed_rect, remark
from reform_press.makeup.chains import HEADS, Chain
from reform_press.makeup.designed import Designed
from reform_press.makeup.filling import Piece
from reform_press.makeup.frame import Frame
from reform_press.makeup.keeping import ON_PAGES
from reform_press.makeup.levelled import pour_level
from reform_press.makeup.manuscript import Asked, head_in, pieces_of, style_of
from reform_press.makeup.parallel import (
    Side,
    paired,
    pour_pairs,
    pour_panels,
)
from reform_press.makeup.picture import drawn_in
from reform_press.makeup.runaround import Bay, bays_of
from reform_press.makeup.seating import Seat, Seated, seated
from reform_press.makeup.woven import pour_over
from reform_press.page import Group
from reform_press.style.model import TextStyle
from reform_press.values import Packing

_SEATED = Packing(Seated, Seat, *ON_PAGES)
#: Flows that fill two chains at once.
_OF_PAIRS = ("level", "panels")


class Job(NamedTuple):
    """One chain to be filled: its story, its bays, its style."""

    chain: Chain
    story: Story
    asked: Asked
    bays: tuple[Bay, ...]
    style: TextStyle
    papers: tuple[Rect, ...]  # of the page of each frame, bleed included

    def pieces(self, desk: Desk) -> tuple[Piece, ...]:
        """Return its copy; a head is turned to fit."""
        pieces = pieces_of(self.story, self.asked, self.style, desk)
        if self.chain.part in HEADS:
            width = self.bays[0].length
            return tuple(head_in(piece, width, desk) for piece in pieces)
        return pieces


def jobs_of(
    chains: Sequence[Chain], pages: Sequence[Designed], desk: Desk
) -> tuple[Job, ...]:
    """Return the chains with all that it takes to fill them."""
    stories = {story.id: story for story in desk.edition.stories}
    return tuple(
        _job(chain, chains, stories[chain.story], pages, desk) for chain in chains
    )


def _job(
    chain: Chain,
    chains: Sequence[Chain],
    story: Story,
    pages: Sequence[Designed],
    desk: Desk,
) -> Job:
    others = (c.part for c in chains if c.story == chain.story and c is not chain)
    apart = frozenset(p for p in others if p not in ("photo", "caption", "body"))
    asked = Asked(chain.part, chain.number, apart, chain.first.style)
    bays = tuple(
        bay for place in chain.places for bay in bays_of(pages[place.page], *place[:2])
    )
    style = style_of(chain.part, chain.first.style, story, desk.layout)
    mode = chain.first.mode
    papers = tuple(_paper(pages[place.page]) for place in chain.places)
    return Job(chain, story, asked, bays, style._replace(mode=mode), papers)


def _paper(page: Designed) -> Rect:
    return placed_rect(Rect(0.0, 0.0, *page.size).inset(-page.bleed))


def filled(jobs: Sequence[Job], desk: Desk) -> Iterator[Seat]:
    """Fill all chains; yield what stands in each frame."""
    known = {(job.story.id, *job.asked[:2]): job for job in jobs}
    done: set[Chain] = set()
    for job in jobs:
        if job.chain in done:
            continue
        if job.chain.part == "photo":
            yield from _pictures(job, desk)
            continue
        twin = known.get((job.story.twin, *job.asked[:2]))
        flow = job.chain.first.flow
        together: tuple[Job, ...] = (job,)
        if flow in _OF_PAIRS and twin and twin.chain not in done:
            together = (job, twin)
        done.update(one.chain for one in together)
        about = (desk.layout, desk.edition.terms, _woven_in(job, desk))
        told = (*(part for one in together for part in one), *about)
        make = partial(_filled, together, desk)
        yield from desk.kept.result("frames", told, _SEATED, make).seats


def _woven_in(job: Job, desk: Desk) -> Story | None:
    """Return the translation that stands in the same frames as its source."""
    if job.chain.first.flow != "over":
        return None
    found = (story for story in desk.edition.stories if story.id == job.story.twin)
    return next(found, None)


def _filled(jobs: Sequence[Job], desk: Desk) -> Seated:
    first = jobs[0]
    if len(jobs) == 2:
        return _side_by_side(jobs[0], jobs[1], desk)
    pieces = first.pieces(desk)
    other = _woven_in(first, desk)
    if other:
        style = style_of(first.chain.part, "", other, desk.layout)
        theirs = pieces_of(other, first.asked, style, desk)
        pairs = paired(pieces, theirs)
        poured = pour_over(pairs, first.bays, first.style.leading, desk)
    else:
        poured = pour_level(pieces, first.bays, first.style.leading, desk)
    return Seated(seated(first.chain, first.bays, poured, first.style, desk))


def _side_by_side(one: Job, other: Job, desk: Desk) -> Seated:
    """Fill the frames of two languages, pair by pair."""
    source, twin = (other, one) if one.story.id.endswith(".en") else (one, other)
    pairs = paired(source.pieces(desk), twin.pieces(desk))
    sides = Side(source.bays, source.style), Side(twin.bays, twin.style)
    how = pour_pairs if one.chain.first.flow == "level" else pour_panels
    seats: list[Seat] = []
    for job, poured in zip((source, twin), how(pairs, *sides, desk), strict=True):
        seats += seated(job.chain, job.bays, poured, job.style, desk)
    return Seated(tuple(seats))


def flow_faults(jobs: Sequence[Job]) -> Iterator[Diagnostic]:
    """Tell of languages side by side whose frames are not the same in number."""
    known = {(job.story.id, *job.asked[:2]): job for job in jobs}
    for job in jobs:
        twin = known.get((job.story.twin, *job.asked[:2]))
        if job.chain.first.flow not in _OF_PAIRS or twin is None:
            continue
        ours, theirs = len(job.bays), len(twin.bays)
        if ours != theirs and job.story.id < twin.story.id:
            yield remark(
                "unequal-frames",
                f"对照的版框数目不同：{job.story.id} 有 {ours} 栏，"
                f"{twin.story.id} 有 {theirs} 栏",
                f"side by side “{job.story.id}” has {ours} columns of frames, "
                f"“{twin.story.id}” {theirs}",
                job.chain.source,
                hint=("两种文字各给同样多的版框", "give both as many frames"),
            )


def _pictures(job: Job, desk: Desk) -> Iterator[Seat]:
    """Cut a picture to each of its frames, round its focus.

    What text runs round as an ellipse is cut to one (椭圆裁切).
        if not (fits(rect.right, paper.right) and fits(paper.x, rect.x)):
            drawn = Group((drawn,), clip=paper)
    """
    photo = job.story.photos[job.chain.number - 1]
    for place, paper in zip(job.chain.places, job.papers, strict=True):
        rect = place.frame.rect
        drawn, remarks = drawn_in(photo, rect, None, desk)
        if place.frame.exclusion == "ellipse":  # text stands in its corners
            drawn = Group((drawn,), clip=placed_rect(rect), oval=True)
        if not (fits(rect.right, paper.right) and fits(paper.x, rect.x)):
            drawn = Group((drawn,), clip=paper)
        frame = Frame(
            "picture", placed_rect(rect), job.story.id, photo=job.chain.number
        )
        block = Block((drawn,), (frame,), remarks)
        yield Seat(place.page, place.at, place.at, block)
