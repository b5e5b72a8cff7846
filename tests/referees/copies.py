"""The copy of an edition as it should come out of its PDF (原稿).

In: an edition.  Out: its pieces, white space left out as ``tools.extracted``
leaves it out; what is left of a text when they are taken away.

"""

from collections import Counter
from collections.abc import Iterable

from referees import tools
from reform_press.content.model import Edition, Story


def copy_of(edition: Edition) -> list[str]:
    """Return every piece of copy of an edition, normalised."""
    pieces = [piece for story in edition.stories for piece in _pieces(story)]
    return [found for found in map(tools.normalised, pieces) if found]


def _pieces(story: Story) -> list[str]:
    head = story.headline
    pieces = [paragraph.label + paragraph.text for paragraph in story.body]
    pieces += [*head.main.split("\n"), *head.kicker.split("\n"), head.deck]
    pieces += [story.byline, story.dateline, story.correspondent, story.supplier]
    for photo in story.photos:
        pieces += [photo.caption, photo.credit]
    if story.figures:
        pieces += [story.figures.title, story.figures.note]
        for figure in story.figures.figures:
            pieces += [figure.number, figure.label]
    return pieces


def without(text: str, pieces: Iterable[str]) -> tuple[str, list[str]]:
    """Return a text with ``|`` for each piece, and the pieces it lacks.

    Long pieces go first; one that is said twice is looked for twice.
    """
    lost = []
    counted = Counter(pieces)
    for piece in sorted(counted, key=len, reverse=True):
        if text.count(piece) < counted[piece]:
            lost.append(piece)
        text = text.replace(piece, "|", counted[piece])
    return text, lost
