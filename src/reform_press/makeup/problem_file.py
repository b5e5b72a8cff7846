"""The file of a page plan read (读版面预案).

In: a YAML file in the format ``makeup-problem/1``.  Out: a ``Problem``, or
every fault of the file at its place.

"""

import re
from pathlib import Path

from reform_press.content.model import Headline, StoryKind
from reform_press.errors import LayoutError, Source, errors_among
from reform_press.geometry import MM, Size
from reform_press.makeup.dummy import Cells
from reform_press.makeup.facts import CROP, AdFacts, PhotoFacts, StoryFacts
from reform_press.makeup.problem import (
    Add,
    AdPull,
    AdResize,
    Change,
    Edit,
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
from reform_press.makeup.problem_faults import faults
from reform_press.makeup.problem_form import EditForm, PhotoForm, ProblemForm, StoryForm
from reform_press.schema import read_yaml
from reform_press.style.model import Grid

#: Length of a paragraph where the plan tells only how long the story is.
_PARAGRAPH = 150
#: A blank in a headline is a turn by meaning, but not between Latin words.
_TURN = re.compile(r"(?<![A-Za-z0-9])[ 　]+|[ 　]+(?![A-Za-z0-9])")


def read_problem(path: Path, root: Path) -> Problem:
    """Read a page plan.  Raises LayoutError with every fault of the file."""
    read = read_yaml(path, root, ProblemForm, topic="plan")
    if read.value is None:
        raise LayoutError(*read.diagnostics)
    form = read.value
    told = (*read.diagnostics, *faults(form, read))
    if errors_among(told):
        raise LayoutError(*told)
    sheet = form.page
    grid = Grid(
        sheet.columns, sheet.col_chars, sheet.gutter_chars, sheet.body_pt,
        sheet.line_pt, sheet.lines,
    )  # fmt: skip
    return Problem(
        form.id,
        form.title,
        Size(sheet.trim_mm[0] * MM, sheet.trim_mm[1] * MM),
        grid,
        tuple(
            _story(story, number, read.source("stories", number))
            for number, story in enumerate(form.stories)
        ),
        tuple(map(_photo, form.photos)),
        tuple(AdFacts(a.id, a.cols, a.lines, a.anchor, a.label) for a in form.ads),
        tuple(
            (r.id, Cells(r.col + 1, r.line + 1, r.cols, r.lines))
            for r in sheet.reserved
        ),
        tuple(
            Edit(edit.id, _change(edit, read.source("edits", number)))
            for number, edit in enumerate(form.edits)
        ),
        told,
        read.source("page"),
    )


def _story(form: StoryForm, number: int, source: Source) -> PromisedStory:
    kind: StoryKind = "photo" if form.kind == "photo_news" else form.kind
    facts = StoryFacts(
        form.id, form.priority, kind, form.photos, form.box, form.optional,
        form.cuttable_chars,
    )  # fmt: skip
    headline = Headline(
        _main(form.main),
        _TURN.sub("　", form.kicker.strip()),
        _TURN.sub("　", form.sub.strip()),
        source,
        source,
        source,
    )
    return PromisedStory(
        facts,
        headline,
        form.paras or _paragraphs(form.chars),
        form.byline.strip(),
        form.subheads,
        form.summary_chars,
        number,
        source=source,
    )


def _main(text: str) -> str:
    return _TURN.sub("\n", text.strip())


def _paragraphs(characters: int) -> tuple[int, ...]:
    """Divide a story of which only the length is known."""
    count = max(1, round(characters / _PARAGRAPH))
    each, over = divmod(characters, count)
    return tuple(each + (n < over) for n in range(count)) if characters else ()


def _photo(form: PhotoForm) -> PromisedPhoto:
    least, most = form.crop or (
        form.aspect * (1 - CROP),
        form.aspect * (1 + CROP),
    )
    width, height = form.pixels or (0, 0)
    facts = PhotoFacts(
        form.id, form.story, form.aspect, least, most, form.priority, form.facing,
        width, height,
    )  # fmt: skip
    return PromisedPhoto(facts, form.caption_chars)


def _change(form: EditForm, source: Source) -> Change:
    """Return an edit as a value; ``faults`` has seen that its fields are there."""
    story = form.story if isinstance(form.story, str) else ""
    match form.op:
        case "grow":
            return Grow(story, form.chars or 0)
        case "shrink":
            return Shrink(story, form.chars or 0)
        case "headline":
            return Rehead(story, _main(form.main or ""))
        case "kill":
            return Kill(story)
        case "replace_photo":
            return ReplacePhoto(form.photo or "", form.aspect or 1.0)
        case "swap_priority":
            return SwapPriority(form.a or "", form.b or "")
        case "ad_resize":
            return AdResize(form.ad or "", form.lines or 0)
        case "ad_pull":
            return AdPull(form.ad or "")
        case "add":
            assert isinstance(form.story, StoryForm)
            photos = tuple(map(_photo, form.photos))
            return Add(_story(form.story, 0, source), photos)
