"""Small pages for tests of the score, built from cells.

The grid has 6 columns of 28 mm with gutters of 4 mm and 60 rows of 4 mm, on a
sheet of 300 x 300 mm; the type area begins at 20, 30.  A column has room for
8.8 characters of 9 pt.
"""

from reform_press.geometry import Rect
from reform_press.makeup.facts import PageFacts, PhotoFacts, StoryFacts
from reform_press.makeup.score.model import ScoredFrame, ScoredPage
from reform_press.makeup.score.scoring import score
from reform_press.style.weights import ScoreWeights

COLUMNS, ROWS = 6, 60
STANDARD = ScoreWeights()


def rect(column, row, columns, rows):
    """Return cells, counted from 1, in mm."""
    return Rect(
        20 + (column - 1) * 32.0, 30 + (row - 1) * 4.0, columns * 32.0 - 4, rows * 4.0
    )


def frame(role, cells, story="", **said):
    return ScoredFrame(role, rect(*cells), story, **said)


FOLIO = ScoredFrame("folio", Rect(20, 15, 188, 10))


def head(name, cells, size=20.0, **said):
    words = said.pop("words", ("题",))
    return frame("head", cells, name, size=size, words=words, **said)


def text(name, cells, first=1, **said):
    """Return the legs of a story, one a column."""
    column, row, columns, rows = cells
    return [
        frame(
            "text", (column + n, row, 1, rows), name, leg=first + n, lines=rows,
            size=9.0, **said,
        )
        for n in range(columns)
    ]  # fmt: skip


def story(name, cells, size=20.0, rows=4, **said):
    """Return a head over legs that fill the cells."""
    column, row, columns, high = cells
    return [
        head(name, (column, row, columns, rows), size, **said),
        *text(name, (column, row + rows, columns, high - rows)),
    ]


def page(*parts, **said):
    frames = [FOLIO]
    for part in parts:
        frames += part if isinstance(part, list) else [part]
    return ScoredPage(
        (300.0, 300.0), (20.0, 30.0), COLUMNS, 28.0, 4.0, ROWS, 4.0, tuple(frames),
        **said,
    )  # fmt: skip


def facts(*ranks, photos=(), **said):
    """Return the facts of stories a, b, c … by their priorities."""
    stories = tuple(
        StoryFacts(
            name, rank, "news",
            tuple(photo.id for photo in photos if photo.story == name),
        )
        for name, rank in zip("abcdefgh", ranks, strict=False)
    )  # fmt: skip
    return PageFacts(stories, tuple(photos), **said)


def photo(name, of, **said):
    return PhotoFacts(
        **({"id": name, "story": of, "aspect": 1.5, "least": 0.1, "most": 9.0} | said)
    )


def judged(made, about, **said):
    return score(made, about, said.pop("weights", STANDARD), **said)


def points(made, about, term, **said):
    return judged(made, about, **said).term(term).points


def kinds(made, about, term, **said):
    found = judged(made, about, **said).term(term).penalties
    return [penalty.kind for penalty in found]


def broken(made, about):
    """Return the ids and kinds of the hard faults of a page."""
    return [(f.id, f.penalty.kind) for f in judged(made, about).faults]


#: Its pictures, in the shares of the page that they should take.
PICTURES = (photo("p", "b"), photo("q", "c", priority=2))
#: Five stories, their places in the order of their priorities.
SOUND = facts(1, 2, 3, 4, 5, photos=PICTURES)


def sound():
    """Return a page without fault: a wheel of five, which nothing cuts."""
    return page(
        story("a", (1, 1, 4, 24), 40.0),
        frame("picture", (5, 1, 2, 12), "b"),
        story("b", (5, 13, 2, 24), 30.0, rows=3),
        ScoredFrame("rule", Rect(148, 176, 60, 0)),  # between b and e
        frame("picture", (1, 26, 2, 8), "c"),
        story("c", (1, 34, 2, 27), 24.0),
        story("d", (3, 26, 2, 11), 18.0, rows=3),
        head("e", (3, 38, 2, 3), 15.0),
        text("e", (3, 41, 2, 20)),
        text("e", (5, 38, 2, 23), first=3),
    )
