"""The re-layout (重排): what every practice page makes of an editor's changes.

    .venv/bin/python tests/bench/relay_bench.py [--seeds 1] [--own] [--cold] [PAGE ...]

A page is solved; then each of its file's edits, and some made by rule (not with
``--own``), is applied alone to it.  Columns: the rung of the ladder;
milliseconds that laying out again took this process, in which the copy has
been set before, as at an editor's desk (``--cold``: nothing has); its score,
stability aside; the share of the page that moved; the score of a page solved
anew; whether that one was offered.  Under it stands what breaks a bar: a
refusal or a hard fault, more white or movement than is allowed, a low rung that
is slow, a page far below the new one that is not offered.
"""

import argparse
import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import NamedTuple

from sheets import Sheet, names, problem, sheet

from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Headline
from reform_press.fonts.config import load_project_fonts
from reform_press.fonts.library import FontSet
from reform_press.kept import Kept, Memory
from reform_press.makeup.dummy import PageDummy
from reform_press.makeup.edits import edited, touched
from reform_press.makeup.facts import StoryFacts
from reform_press.makeup.problem import (
    Add,
    AdPull,
    AdResize,
    Change,
    Edit,
    Grow,
    Kill,
    Problem,
    PromisedStory,
    Rehead,
    ReplacePhoto,
    Shrink,
    SwapPriority,
)
from reform_press.makeup.score.result import Score
from reform_press.makeup.shifts import shift_of
from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution
from reform_press.planning import Planned

#: Bars: share moved, ms of the rungs that search nothing, points under a page
#: solved anew, white.
MOVED, QUICK, UNDER, WHITE = 0.12, 100.0, 8.0, 0.01


class Base(NamedTuple):
    """A page as it was before an edit."""

    sheet: Sheet
    plan: PageDummy
    total: float


class Run(NamedTuple):
    """An edit and what became of it."""

    id: str
    solution: Solution
    fresh: Solution
    milliseconds: float
    score: Score | None = None  # None: refused
    moved: float = 0.0
    anew: Score | None = None  # of the fresh page
    offered: bool = False

    @property
    def alone(self) -> float:
        """The score of the page for itself: what moved does not count."""
        if self.score is None or self.score.faults:
            return 0.0
        return self.score.total + self.score.term("S13").points


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("problems", nargs="*")
    options = parser.parse_args()
    fonts, _ = load_project_fonts(Path(__file__).parent.parent.parent)
    gc.disable()  # as the command line does
    print("page seed edit         rung     ms  score  moved  fresh  offered")
    broken = runs = 0
    for name in options.problems or names():
        for seed in map(int, options.seeds.split(",")):
            page = problem(name) if options.own else with_edits(problem(name))
            if not page.edits:
                continue
            base = solved(page, seed, Compositor(fonts))
            if base is None:
                print(f"{name} {seed:4} refused")
                continue
            for edit in page.edits:
                one = run(base, edit.id, seed, fonts if options.cold else None)
                print("\n".join(told(name, seed, one)))
                runs += 1
                broken += any(True for _ in faults(one))
    print(f"{runs} edits, {broken} of them break a bar")


def with_edits(page: Problem) -> Problem:
    """Return a page with its own edits and those that every page gets."""
    by_rule = tuple(Edit(f"r-{name}", change) for name, change in ruled(page))
    return replace(page, edits=(*page.edits, *by_rule))


def ruled(page: Problem) -> Iterator[tuple[str, Change]]:
    """Yield changes for any page: of the lead, of shorts, of pictures, of ads."""
    free = [s for s in page.stories if s.facts.id != "s0"]
    lead, *others = sorted(free, key=lambda s: s.facts.priority)
    shorts = sorted(others, key=lambda s: (-s.facts.priority, s.characters))
    last, other = shorts[0].facts.id, shorts[min(1, len(shorts) - 1)].facts.id
    yield "grow120", Grow(last, 120)
    yield "grow220", Grow(other, 220)
    yield "shrink", Shrink(lead.facts.id, min(400, lead.characters // 2))
    for photo in page.photos[:1]:
        yield "photo", ReplacePhoto(photo.facts.id, photo.facts.aspect / 1.2)
    second = others[0]
    yield "head", Rehead(second.facts.id, longer(second.headline))
    yield "kill", Kill(last)
    yield "add", Add(short())
    lower = [s for s in others if s.facts.priority > second.facts.priority]
    for story in lower[:1]:
        yield "swap", SwapPriority(second.facts.id, story.facts.id)
    for ad in page.ads:
        yield f"{ad.id}+7", AdResize(ad.id, ad.rows + 7)
        yield f"{ad.id}-out", AdPull(ad.id)


def longer(headline: Headline) -> str:
    """Return a main head with five characters more, in its last line or a new one."""
    turned = "" if "\n" in headline.main else "\n"
    return f"{headline.main}{turned}年底前见效"


def short() -> PromisedStory:
    """Return a short that comes in late."""
    facts = StoryFacts("late", 4, "news", (), "no", False, 0)
    return PromisedStory(facts, Headline("村道夜间加装照明灯"), (110, 90), "本报讯")


def solved(page: Problem, seed: int, compositor: Compositor) -> Base | None:
    """Solve a page, None if it is refused."""
    ready = sheet(page, compositor, Kept(memory=Memory(), maker="bench"))
    done = solve(ready.task, Budget(seed=seed))
    if done.refusal:
        return None
    return Base(ready, done.page, ready.score(ready.page(done.page)).total)


def run(base: Base, id: str, seed: int, cold: FontSet | None) -> Run:
    """Lay a page out again after one edit; solve the same page anew."""
    page = base.sheet.problem
    desk = base.sheet.task.desk
    again = sheet(edited(page, id), desk.compositor, desk.kept)
    if cold:
        again = sheet(edited(page, id), Compositor(cold))
    begun = process_time()
    about = touched(page, id)
    solution = relay(again.task, base.plan, Budget(seed=seed), base.total, about)
    milliseconds = 1000 * (process_time() - begun)
    fresh = solve(again.task, Budget(seed=seed))
    anew = None if fresh.refusal else again.score(again.page(fresh.page))
    if solution.refusal:
        return Run(id, solution, fresh, milliseconds, anew=anew)
    old = base.sheet.page(base.plan)
    score = again.score(again.page(solution.page), old, about)
    shift = shift_of(base.plan, solution.page, page.grid.columns, page.grid.rows)
    planned = Planned(
        Path(), score, solution.rung, (), (), (), 0.0, shift, base.total, relaid=True
    )
    return Run(
        id, solution, fresh, milliseconds, score, shift.share, anew,
        planned.fresh_offered,
    )  # fmt: skip


def told(name: str, seed: int, one: Run) -> Iterator[str]:
    """Say a run in one line, and under it what breaks a bar."""
    fresh = f"{one.anew.total:.1f}" if one.anew else "refused"
    if one.score is None:
        yield f"{name} {seed:4} {one.id:12} refused{'':22} {fresh}"
    else:
        yield (
            f"{name} {seed:4} {one.id:12} {one.solution.rung:4} "
            f"{one.milliseconds:6.0f} {one.alone:6.1f} {one.moved:6.1%} "
            f"{fresh:>6}  {'offered' if one.offered else ''}"
        ).rstrip()
    yield from (f"    ! {fault}" for fault in faults(one))


def faults(one: Run) -> Iterator[str]:
    """Yield what breaks a bar."""
    if one.score is None:
        if one.anew:
            yield "refused, but it can be solved anew"
        return
    yield from (f"{f.id} {f.words.en}" for f in one.score.faults)
    if one.score.white > WHITE:
        yield f"{one.score.white:.1%} white"
    if one.moved > MOVED:
        yield f"{one.moved:.0%} moved"
    if one.solution.rung in ("L0", "L1") and one.milliseconds > QUICK:
        yield f"{one.solution.rung} took {one.milliseconds:.0f} ms"
    anew = one.anew.total if one.anew else 0.0
    if anew - one.alone > UNDER and not one.offered:
        yield f"{anew - one.alone:.1f} points under a fresh page, which is not offered"


if __name__ == "__main__":
    main()
