"""A planned page as an edition whose words are filler (代文).

In: a problem.  Out: the edition, the layout and the facts that make-up takes.
Filler is the same text every time and is taken by rule, so that a plan can
be compared between machines: story ``i`` begins 137 ``i`` characters into it;
a paragraph of ``n`` takes the next ``n - 1`` characters and ends with a full
stop; a mark that may not begin a line is passed over at a paragraph's
beginning.  Captions and summary go on where the body stopped, and what an
edit adds comes after these, so that no edit changes words that it is not
about.

"""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from reform_press.content.model import (
    Edition,
    PagePlan,
    Paragraph,
    ParagraphRole,
    Photo,
    Run,
    Story,
)
from reform_press.errors import Source
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import PageFacts, StoryFacts
from reform_press.makeup.problem import ABOVE, Problem, PromisedPhoto, PromisedStory
from reform_press.makeup.running import UNDATED
from reform_press.style.form import FurnitureForm, LayoutForm, StyleForm
from reform_press.style.load import standard_layout
from reform_press.style.model import Layout

#: Characters of filler between the beginnings of two stories.
_STEP = 137
#: More crossheads than these a page has no room for.
_NUMERALS = "零一二三四五六七八九十"
_NEVER_FIRST = frozenset("，。、；：？！”’）》")
#: The story beside the masthead (报眼) is known by its name.
_EAR = "s0"
#: A crosshead of this size stands in two rows of common grids.
_CROSSHEAD = 12.0
#: Titles of plans are longer than names of sections.
_SECTION = 16.0


def facts_of(problem: Problem) -> PageFacts:
    """Return what the score and the solver must know of the page."""
    places = {_EAR: _ear(problem)}
    return PageFacts(
        tuple(
            replace(_ranked(s.facts), place=places.get(s.facts.id))
            for s in problem.stories
        ),
        tuple(photo.facts for photo in problem.photos),
        problem.ads,
        problem.reserved,
    )


def _ranked(facts: StoryFacts) -> StoryFacts:
    """Let the first news of a page have the head of a lead (头条)."""
    lead = facts.priority == 1 and facts.kind == "news"
    return replace(facts, kind="lead") if lead else facts


def _ear(problem: Problem) -> Cells | None:
    """Return the cells right of the masthead, as high as it is (报眼)."""
    if not problem.reserved:
        return None
    _, mast = problem.reserved[0]
    left = mast.last_column + 1
    columns = problem.grid.columns - mast.last_column
    return Cells(left, mast.row, columns, mast.rows) if columns else None


def layout_of(problem: Problem) -> Layout:
    """Return the house's standard style on the page's own sheet and grid."""
    grid = problem.grid
    above = ABOVE * (problem.trim.height - grid.size_of_area.height)
    form = LayoutForm.model_validate(
        {
            "trim": tuple(problem.trim),
            "top": above,
            "grid": grid._asdict(),
            "styles": {"crosshead": StyleForm(size=_CROSSHEAD)},
            "furniture": FurnitureForm(section_size=_SECTION),
        }
    )
    return standard_layout(problem.id, form)


def edition_of(problem: Problem, folder: Path) -> Edition:
    """Return the page as an edition of one page; ``folder`` holds its file."""
    plan = PagePlan(
        1,
        problem.title,
        "1",
        tuple(story.facts.id for story in problem.stories),
        source=problem.source,
    )
    return Edition(
        id=problem.id,
        folder=str(folder),
        product="newspaper",
        title="版样",
        date=UNDATED,
        layout=problem.id,
        pages=(plan,),
        stories=tuple(_story(story, problem) for story in problem.stories),
        diagnostics=problem.diagnostics,
        source=problem.source,
    )


def _story(story: PromisedStory, problem: Problem) -> Story:
    facts = _ranked(story.facts)
    photos = {photo.facts.id: photo for photo in problem.photos}
    shown = tuple(photos[name] for name in facts.photos)
    filler = _Filler(_STEP * story.number)
    given = [filler.take(n) for n in story.paragraphs]
    captions = [filler.take(photo.caption) for photo in shown]
    summary = filler.take(story.summary)
    added = [filler.take(n) for n in story.added]
    body = _cut([*given, *added], story.cut)
    byline = story.byline.lstrip("○ ")
    dated = byline.endswith(("讯", "电"))  # 本报讯 stands before the first words
    return Story(
        facts.id,
        facts.kind,
        facts.priority,
        story.headline,
        _body(story, summary, body),
        byline="" if dated else byline,
        dateline=byline if dated else "",
        photos=tuple(
            _photo(photo, caption, story.source)
            for photo, caption in zip(shown, captions, strict=True)
        ),
        source=story.source,
    )


def _body(story: PromisedStory, summary: str, body: list[str]) -> tuple[Paragraph, ...]:
    """Return summary, paragraphs and the crossheads spread among these."""

    def paragraph(role: ParagraphRole, text: str) -> Paragraph:
        return Paragraph(role, (Run(text, source=story.source),), story.source)

    # By the promised paragraphs: what is added moves no crosshead.
    each = len(story.paragraphs) / (story.crossheads + 1)
    before = {int(n * each): n for n in range(1, story.crossheads + 1)}
    done = [paragraph("introduction", summary)] if summary else []
    for number, text in enumerate(body):
        if number in before:
            done.append(paragraph("crosshead", f"小标题{_NUMERALS[before[number]]}"))
        done.append(paragraph("body", text))
    return tuple(done)


def _photo(photo: PromisedPhoto, caption: str, source: Source | None) -> Photo:
    facts = photo.facts
    return Photo(
        facts.id, caption, width=facts.width, height=facts.height, source=source
    )


def _cut(body: list[str], characters: int) -> list[str]:
    """Take characters off the end; a paragraph never keeps its stop alone."""
    kept = list(body)
    while kept and characters:
        last = kept.pop()
        left = len(last) - characters
        characters = max(0, -left)
        if left > 1:
            kept.append(last[: left - 1] + "。")
    return kept


class _Filler:
    """The filler as it is taken, piece after piece, round and round."""

    def __init__(self, at: int) -> None:
        self._text = _filler()
        self._at = at

    def take(self, length: int) -> str:
        """Return the next passage of ``length`` characters, its stop included."""
        if not length:
            return ""
        while self._character(0) in _NEVER_FIRST:
            self._at += 1
        words = "".join(map(self._character, range(length - 1)))
        self._at += length - 1
        return f"{words}。"

    def _character(self, ahead: int) -> str:
        return self._text[(self._at + ahead) % len(self._text)]


@cache
def _filler() -> str:
    text = (files("reform_press") / "data" / "filler.txt").read_text("utf-8")
    return text.replace("\n", "")
