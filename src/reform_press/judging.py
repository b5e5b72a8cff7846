"""Finished pages scored (评版): ours as they would be made up, or anybody's.

In: the folder of an edition, or a ``pages.json`` of any program and what must
stand on its pages.  Out: the score of every page.  Nothing is written.

    read -> make up, or read the page model -> score

"""

import json
from collections.abc import Callable
from dataclasses import replace
from math import inf, isfinite
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, LayoutError, Source, Words
from reform_press.makeup.dummy import PageDummy
from reform_press.makeup.facts import PageFacts
from reform_press.makeup.held import decided
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import facts_of as promised_facts
from reform_press.makeup.promised import layout_of
from reform_press.makeup.score.model import ScoredPage, of_frames, of_json
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.sections import recorded
from reform_press.makeup.shortened import shares_cut
from reform_press.makeup.solve.edition import made_plan
from reform_press.makeup.solve.pages import facts_of
from reform_press.paper import Paper, read_paper
from reform_press.style.weights import ScoreWeights, weights_of

Say = Callable[[Words], None]

#: A file of more bytes than this is no page model.
_MOST_BYTES = 64_000_000


class Judged(NamedTuple):
    """One page and its score (一版的评分)."""

    page: int
    score: Score


class _Asked(NamedTuple):
    """What must stand on a page, by which scale, and what was cut on purpose."""

    facts: PageFacts
    weights: ScoreWeights
    cuts: tuple[tuple[str, float], ...] = ()

    def judge(self, page: ScoredPage, number: int) -> Judged:
        page = page._replace(cuts=page.cuts or self.cuts)
        return Judged(number, score(page, self.facts, self.weights))


def judge_edition(
    folder: Path, say: Say
) -> tuple[tuple[Judged, ...], tuple[Diagnostic, ...]]:
    """Make an edition up by its plan, or by ours if it has none, and score it.

    Raises PressError: what cannot be read or made up.
    """
    paper, remarks = read_paper(folder.absolute())
    say(Words("组版", "making up the pages"))
    edition, layout, compositor = paper.edition, paper.layout, paper.compositor
    dummy = paper.before
    if not dummy.pages:
        dummy = made_plan(edition, layout, compositor)
        edition = recorded(edition, dummy)
        paper = replace(paper, edition=edition)
    made = make_up(edition, layout, compositor, dummy)
    asked = _of_edition(paper, dummy.pages)
    judged = tuple(
        asked[page.number].judge(of_frames(page), page.number) for page in made.frames
    )
    return judged, (*remarks, *made.diagnostics)


def judge_pages(file: Path, problem: Path) -> tuple[Judged, ...]:
    """Score the pages of a page model, whoever wrote it.

    ``problem`` says what must stand on them: the file of a planned page, for
    which every page is taken, or the folder of an edition.  Raises LayoutError
    ``score.bad-model`` ``score.no-such-page``, and what is wrong with
    ``problem``.
    """
    pages = _models(file)
    if not problem.is_dir():
        planned = read_problem(problem.absolute(), problem.absolute().parent)
        weights = weights_of(layout_of(planned).score)
        asked = _Asked(promised_facts(planned), weights)
        return tuple(asked.judge(page, number) for number, page in pages)
    paper, _ = read_paper(problem.absolute())
    known = _of_edition(paper, paper.before.pages)
    strange = [number for number, _ in pages if number not in known]
    if strange:
        raise LayoutError(_no_such_page(file, problem, strange[0]))
    return tuple(known[number].judge(page, number) for number, page in pages)


def _of_edition(paper: Paper, pages: tuple[PageDummy, ...]) -> dict[int, _Asked]:
    """Return what is asked of each page of an edition; its plan has a say.

    Pictures are cropped as the plan wants them.
    """
    edition, layout = paper.edition, paper.layout
    planned = {page.page: page for page in pages}
    weights = weights_of(layout.score)
    asked = {}
    for plan in edition.pages:
        page = planned.get(plan.number, PageDummy(plan.number, ()))
        facts = decided(facts_of(plan, edition), page, layout.grid)
        if page.slots:
            free = (replace(one, least=0.0, most=inf) for one in facts.photos)
            facts = replace(facts, photos=tuple(free))
        cuts = shares_cut(page.slots, edition.stories)
        asked[plan.number] = _Asked(facts, weights, cuts)
    return asked


def _models(file: Path) -> list[tuple[int, ScoredPage]]:
    """Read the pages of a page model and their numbers."""
    data = _parsed(file)
    if not isinstance(data, dict) or not isinstance(data.get("pages"), list):
        raise LayoutError(_bad(file, "没有 pages", "there is no “pages”"))
    pages = []
    for place, page in enumerate(data["pages"]):
        number = page.get("page", place + 1) if isinstance(page, dict) else place + 1
        try:
            pages.append((number, _sane(of_json(page))))
        except KeyError as missing:
            name = missing.args[0]
            zh = f"第 {place + 1} 版缺“{name}”"
            raise LayoutError(_bad(file, zh, f"page {place + 1} lacks “{name}”")) from (
                missing
            )
        except (TypeError, ValueError, LookupError, ArithmeticError) as wrong:
            zh = f"第 {place + 1} 版有值不合格式"
            en = f"page {place + 1} has a value that is not of the format"
            raise LayoutError(_bad(file, zh, en)) from wrong
    return pages


def _sane(page: ScoredPage) -> ScoredPage:
    """Return the page; ValueError if its sizes are none."""
    sizes = (
        *page.trim, page.columns, page.column_width, page.rows, page.leading,
        page.step,
    )  # fmt: skip
    places = (*sizes, *page.origin, page.gutter)
    every = (*places, *(n for frame in page.frames for n in (*frame.rect, frame.size)))
    if not all(isfinite(number) for number in every) or min(sizes) <= 0:
        raise ValueError(page)
    return page


def _parsed(file: Path) -> Any:
    if file.stat().st_size > _MOST_BYTES:
        raise LayoutError(_bad(file, "文件太大", "the file is too large"))
    try:
        return json.loads(file.read_bytes())
    except json.JSONDecodeError as wrong:
        place = Source(file.name, wrong.lineno, wrong.colno)
        remark = _bad(file, "不是 JSON", "it is not JSON")
        raise LayoutError(remark._replace(source=place)) from wrong
    except (UnicodeDecodeError, RecursionError) as wrong:
        raise LayoutError(_bad(file, "不是 JSON", "it is not JSON")) from wrong


def _bad(file: Path, zh: str, en: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "score.bad-model",
        Words(
            f"“{file.name}”读不成版面模型：{zh}", f"{file.name} cannot be read: {en}"
        ),
        Source(file.name),
        Words("格式见 schema pages", "its format: schema pages"),
    )


def _no_such_page(file: Path, problem: Path, number: int) -> Diagnostic:
    return Diagnostic(
        "error",
        "score.no-such-page",
        Words(
            f"“{problem.name}”没有第 {number} 版，“{file.name}”里有",
            f"“{problem.name}” has no page {number}, {file.name} has one",
        ),
        Source(file.name),
    )
