"""Make-up beside the prototype's: the practice problems, by the whole scale.

    .venv/bin/python tests/bench/makeup_bench.py [--words] [--seeds 1,2,3]

Columns: the prototype's score by its own scorer, which leaves out a part of
the scale; by the whole scale; then ours by the whole scale, white, and
seconds.  A score in brackets is one that a hard fault makes 0.  ``--words``
says what each page lost its points for.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from reform_press.compose.paragraph import Compositor
from reform_press.fonts.config import load_project_fonts
from reform_press.makeup.block import Desk
from reform_press.makeup.dummy import Dummy
from reform_press.makeup.grid import page_grid
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.promised import edition_of, facts_of, layout_of
from reform_press.makeup.score.model import of_frames, of_json
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Task
from reform_press.style.weights import ScoreWeights

HERE = Path(__file__).parent
PROBLEMS = HERE.parent / "practice"
PROTOTYPE = HERE / "prototype"
WEIGHTS = ScoreWeights()


class Run(NamedTuple):
    """One page of the prototype's and one of ours."""

    problem: str
    seed: int
    own: float
    prototype: Score
    ours: Score | None
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
    names = options.problems or sorted(p.stem for p in PROBLEMS.glob("p*.yaml"))
    print("page seed   prototype      ours   white  seconds")
    print("          own   whole     whole")
    for name in names:
        runs = [run(name, seed, compositor) for seed in seeds]
        for one in runs:
            print("\n".join(told(one, words=options.words)))
        print(summary(name, runs))


def run(name: str, seed: int, compositor: Compositor) -> Run:
    """Score the prototype's page, solve and score ours."""
    file = PROBLEMS / f"{name}.yaml"
    problem = read_problem(file, PROBLEMS)
    edition, layout = edition_of(problem, PROBLEMS), layout_of(problem)
    facts = facts_of(problem)
    kept = json.loads((PROTOTYPE / f"{name}-{seed}.json").read_text("utf-8"))
    theirs = score(of_json(kept["pages"][0]), facts, WEIGHTS)
    task = Task(
        Desk(edition, layout, compositor, page_grid(layout)), edition.pages[0], facts
    )
    begun = perf_counter()
    solution = solve(task, Budget(seed=seed))
    seconds = perf_counter() - begun
    ours = None
    if not solution.refusal:
        made = make_up(edition, layout, compositor, Dummy((solution.page,)))
        ours = score(of_frames(made.frames[0]), facts, WEIGHTS)
    return Run(name, seed, kept["prototype_score"], theirs, ours, seconds)


def told(one: Run, *, words: bool) -> Iterator[str]:
    """Say a run in one line, and why."""
    ours = shown(one.ours) if one.ours else "refused"
    white = f"{one.ours.white:6.2%}" if one.ours else ""
    yield (
        f"{one.problem} {one.seed:4} {one.own:6.1f} {shown(one.prototype):>7} "
        f"{ours:>9} {white:>7} {one.seconds:8.1f}"
    )
    if words:
        for whose, found in (("prototype", one.prototype), ("ours", one.ours)):
            yield from (f"    {whose}: {line}" for line in reasons(found))


def shown(found: Score) -> str:
    return f"({found.soft:.1f})" if found.faults else f"{found.total:.1f}"


def reasons(found: Score | None) -> Iterator[str]:
    if found is None:
        return
    for fault in found.faults:
        yield f"{fault.id} {fault.words.en}"
    for term in found.terms:
        for penalty in term.penalties:
            yield f"{term.id} {penalty.points:.2f} {penalty.words.en}"


def summary(name: str, runs: list[Run]) -> str:
    theirs = median(one.prototype.soft for one in runs)
    ours = median(one.ours.total if one.ours else 0.0 for one in runs)
    return f"{name}  median prototype {theirs:.1f}, ours {ours:.1f}\n"


if __name__ == "__main__":
    main()
