"""Make-up beside the prototype's: the practice problems, by the whole scale.

    .venv/bin/python tests/bench/makeup_bench.py [--words] [--seeds 1,2,3] [PAGE ...]

Columns: the prototype's score by its own scorer, which leaves out a part of
the scale; by the whole scale; then ours by the whole scale, white, and
seconds.  A dash stands where no page of the prototype is kept.  A score in
brackets is one that a hard fault makes 0; the faults of ours are named under
it, and so are stories left out and what a refusal says.  ``--words`` says what
each page lost its points for.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from sheets import Sheet, names, problem, sheet

from reform_press.compose.paragraph import Compositor
from reform_press.fonts.config import load_project_fonts
from reform_press.makeup.score.model import of_json
from reform_press.makeup.score.result import Score
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Solution

HERE = Path(__file__).parent
PROTOTYPE = HERE / "prototype"


class Theirs(NamedTuple):
    """A page of the prototype's: its own score, and ours of it."""

    own: float
    whole: Score


class Run(NamedTuple):
    """One page of the prototype's, if there is one, and one of ours."""

    problem: str
    seed: int
    theirs: Theirs | None
    solution: Solution
    ours: Score | None  # None: refused
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("problems", nargs="*")
    options = parser.parse_args()
    fonts, _ = load_project_fonts(HERE.parent.parent)
    compositor = Compositor(fonts)
    seeds = [int(seed) for seed in options.seeds.split(",")]
    print("page seed   prototype      ours   white  seconds")
    print("          own   whole     whole")
    for name in options.problems or names():
        runs = [run(name, seed, compositor) for seed in seeds]
        for one in runs:
            print("\n".join(told(one, words=options.words)))
        print(summary(name, runs))


def run(name: str, seed: int, compositor: Compositor) -> Run:
    """Score the prototype's page, solve and score ours."""
    ready = sheet(problem(name), compositor)
    begun = perf_counter()
    solution = solve(ready.task, Budget(seed=seed))
    seconds = perf_counter() - begun
    ours = None
    if not solution.refusal:
        ours = ready.score(ready.page(solution.page))
    return Run(name, seed, kept(name, seed, ready), solution, ours, seconds)


def kept(name: str, seed: int, ready: Sheet) -> Theirs | None:
    """Return the prototype's page for a seed, None if it has none."""
    file = PROTOTYPE / f"{name}-{seed}.json"
    if not file.exists():
        return None
    page = json.loads(file.read_text("utf-8"))
    return Theirs(page["prototype_score"], ready.score(of_json(page["pages"][0])))


def told(one: Run, *, words: bool) -> Iterator[str]:
    """Say a run in one line, and what is wrong or why under it."""
    own = f"{one.theirs.own:.1f}" if one.theirs else "-"
    whole = shown(one.theirs.whole) if one.theirs else "-"
    ours = shown(one.ours) if one.ours else "refused"
    white = f"{one.ours.white:6.2%}" if one.ours else ""
    yield (
        f"{one.problem} {one.seed:4} {own:>6} {whole:>7} "
        f"{ours:>9} {white:>7} {one.seconds:8.1f}"
    )
    if one.ours:
        yield from (f"    {f.id} {f.words.en}" for f in one.ours.faults)
    if one.solution.omitted:
        yield f"    left out: {', '.join(one.solution.omitted)}"
    if one.solution.refusal:
        yield from (f"    {d.message.en}" for d in one.solution.refusal.diagnostics)
    if words:
        theirs = reasons(one.theirs.whole) if one.theirs else ()
        ours_lost = reasons(one.ours) if one.ours else ()
        yield from (f"    prototype: {line}" for line in theirs)
        yield from (f"    ours: {line}" for line in ours_lost)


def shown(found: Score) -> str:
    return f"({found.soft:.1f})" if found.faults else f"{found.total:.1f}"


def reasons(found: Score) -> Iterator[str]:
    """Yield what took points off a page, faults aside."""
    for term in found.terms:
        for penalty in term.penalties:
            yield f"{term.id} {penalty.points:.2f} {penalty.words.en}"


def summary(name: str, runs: list[Run]) -> str:
    """Return the medians of a page; a refused page counts 0."""
    ours = median(one.ours.total if one.ours else 0.0 for one in runs)
    theirs = [one.theirs.whole.soft for one in runs if one.theirs]
    beside = f"prototype {median(theirs):.1f}, " if theirs else ""
    return f"{name}  median {beside}ours {ours:.1f}\n"


if __name__ == "__main__":
    main()
