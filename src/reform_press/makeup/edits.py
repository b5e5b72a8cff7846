"""What an editor changes on a planned page (改动), made on the plan itself.

In: a problem and the name of one of its edits.  Out: the problem as it is
after that edit alone.  Pure: the words of a story that no edit touches stay
the same, since they hang on its number, not on its place in the list.

"""

from collections.abc import Callable
from dataclasses import replace

from reform_press.content.model import Headline
from reform_press.errors import Diagnostic, UsageError, Words
from reform_press.makeup.facts import AdFacts, PhotoFacts
from reform_press.makeup.problem import (
    Add,
    AdPull,
    AdResize,
    Change,
    Grow,
    Kill,
    Problem,
    PromisedPhoto,
    PromisedStory,
    Rehead,
    ReplacePhoto,
    Shrink,
    SwapPriority,
)
from reform_press.schema.nearest import suggested


def edited(problem: Problem, id: str) -> Problem:
    """Return ``problem`` after one of its edits.

    Raises UsageError ``usage.unknown-edit``.
    """
    return changed(problem, _named(problem, id))


def changed(problem: Problem, change: Change) -> Problem:
    """Return ``problem`` after a change; what it names must be there."""
    match change:
        case Grow(story, characters):
            return _stories(
                problem, story, lambda s: replace(s, added=(*s.added, characters))
            )
        case Shrink(story, characters):
            return _stories(
                problem, story, lambda s: replace(s, cut=s.cut + characters)
            )
        case Rehead(story, main):
            return _stories(problem, story, lambda s: _reheaded(s, main))
        case Kill(story):
            return _killed(problem, story)
        case Add(story, photos):
            return _added(problem, story, photos)
        case SwapPriority(one, other):
            return _swapped(problem, one, other)
        case ReplacePhoto(photo, aspect):
            return _rephotographed(problem, photo, aspect)
        case AdResize(ad, rows):
            return _ads(problem, ad, lambda one: (replace(one, rows=rows),))
        case AdPull(ad):
            return _ads(problem, ad, lambda one: ())


def touched(problem: Problem, id: str) -> tuple[str, ...]:
    """Return the stories that one of a problem's edits is about.

    Raises UsageError ``usage.unknown-edit``.
    """
    match _named(problem, id):
        case Grow(story) | Shrink(story) | Rehead(story) | Kill(story):
            return (story,)
        case SwapPriority(one, other):
            return (one, other)
        case Add(new):
            return (new.facts.id,)
        case ReplacePhoto(photo):
            return tuple(p.facts.story for p in problem.photos if p.facts.id == photo)
        case AdResize() | AdPull():
            return ()


def reshaped(photo: PhotoFacts, aspect: float) -> PhotoFacts:
    """Return a picture of another shape, as wide and as readily cropped."""
    ratio = aspect / photo.aspect
    return replace(
        photo,
        aspect=aspect,
        least=photo.least * ratio,
        most=photo.most * ratio,
        height=round(photo.width / aspect),
    )


def _stories(
    problem: Problem, id: str, change: Callable[[PromisedStory], PromisedStory]
) -> Problem:
    stories = tuple(change(s) if s.facts.id == id else s for s in problem.stories)
    return replace(problem, stories=stories)


def _reheaded(story: PromisedStory, main: str) -> PromisedStory:
    headline: Headline = story.headline._replace(main=main)
    return replace(story, headline=headline)


def _rephotographed(problem: Problem, id: str, aspect: float) -> Problem:
    photos = tuple(
        replace(one, facts=reshaped(one.facts, aspect)) if one.facts.id == id else one
        for one in problem.photos
    )
    return replace(problem, photos=photos)


def _killed(problem: Problem, id: str) -> Problem:
    return replace(
        problem,
        stories=tuple(s for s in problem.stories if s.facts.id != id),
        photos=tuple(p for p in problem.photos if p.facts.story != id),
    )


def _added(
    problem: Problem, story: PromisedStory, photos: tuple[PromisedPhoto, ...]
) -> Problem:
    number = 1 + max(s.number for s in problem.stories)
    return replace(
        problem,
        stories=(*problem.stories, replace(story, number=number)),
        photos=(*problem.photos, *photos),
    )


def _swapped(problem: Problem, one: str, other: str) -> Problem:
    ranks = {s.facts.id: s.facts.priority for s in problem.stories}
    turned = {one: ranks[other], other: ranks[one]}
    stories = tuple(
        replace(s, facts=replace(s.facts, priority=turned[s.facts.id]))
        if s.facts.id in turned
        else s
        for s in problem.stories
    )
    return replace(problem, stories=stories)


def _ads(
    problem: Problem, id: str, change: Callable[[AdFacts], tuple[AdFacts, ...]]
) -> Problem:
    ads = tuple(
        one for ad in problem.ads for one in (change(ad) if ad.id == id else (ad,))
    )
    return replace(problem, ads=ads)


def _named(problem: Problem, id: str) -> Change:
    changes = {edit.id: edit.change for edit in problem.edits}
    if id not in changes:
        raise UsageError(_unknown(id, tuple(changes)))
    return changes[id]


def _unknown(id: str, names: tuple[str, ...]) -> Diagnostic:
    hint = Words("这个预案没有改动", "this plan has no edits")
    if names:
        hint = Words(f"可用：{'、'.join(names)}", f"choose one of {', '.join(names)}")
        hint = suggested(id, names, hint)
    words = Words(f"没有改动“{id}”", f"there is no edit “{id}”")
    return Diagnostic("error", "usage.unknown-edit", words, hint=hint)
