"""A page made up before its copy is there (先画版), from a plan in one file.

In: a file in the format ``makeup-problem/1``, and perhaps one of its edits.
Out: ``plan.pdf``, ``page-1.png``, ``pages.json`` and ``dummy.yaml`` in a
folder, and ``plan.yaml``, the file itself.  What is pinned in a finished plan of
the same stories stays.  With an edit, the finished plan in that folder is laid out
again, and the files go to a folder in it that has the edit's name.  An edition can
be started from either.

    read -> fill with words -> solve, or lay out again -> make up -> score -> write

"""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from reform_press.compose.paragraph import Compositor
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.files import write_whole, written_whole
from reform_press.fonts.config import load_project_fonts
from reform_press.kept import Kept, Memory
from reform_press.makeup.dummy import PLAN, Dummy, PageDummy
from reform_press.makeup.edits import edited, touched
from reform_press.makeup.frame import as_json
from reform_press.makeup.held import pins_of
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.plan import as_file, costs_of
from reform_press.makeup.problem_file import read_problem
from reform_press.makeup.score.result import Score
from reform_press.makeup.score.scoring import score
from reform_press.makeup.shifts import Shift, shift_of
from reform_press.makeup.solve.rank import MOST_LOST, MOST_MOVED, USABLE
from reform_press.makeup.solve.relay import relay
from reform_press.makeup.solve.solve import solve
from reform_press.makeup.solve.task import Budget, Rung, Solution
from reform_press.makeup.started import ORIGIN
from reform_press.pdf.job import Job
from reform_press.pdf.raster import previews
from reform_press.pdf.writer import write_pdf
from reform_press.sheet import Before, Sheet, finished, sheet_of
from reform_press.style.weights import weights_of

Say = Callable[[Words], None]

#: A plan has no day; its PDF has a fixed one, so that its bytes are fixed too.
_DATE = datetime.date(2000, 1, 1)


class PlanOptions(NamedTuple):
    """What the command line asks of a plan."""

    out: Path | None = None  # build/plan/<name of the file>
    edit: str = ""
    #: After an edit: solve anew, do not lay out again; without one: let pins go.
    fresh: bool = False
    seed: int = 0
    steps: int = 0  # evaluations; 0: as many as usual

    def folder(self, file: Path) -> Path:
        """Return where the finished plan of ``file`` goes."""
        return self.out or Path("build") / "plan" / file.stem

    @property
    def budget(self) -> Budget:
        """How long the solver may search."""
        return Budget.of(self.steps, self.seed)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page as planned: where it was written, how good it is, what moved."""

    folder: Path
    score: Score
    rung: Rung
    remedies: tuple[tuple[str, tuple[Words, ...]], ...]
    omitted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float  # of the solver
    moved: Shift | None = None  # after an edit
    before: float = 0.0  # score of the page before it
    relaid: bool = False  # the page was to stay near the one before

    @property
    def fresh_offered(self) -> bool:
        """Whether an editor may want a page solved anew instead.

        So it is where the page laid out again is clearly worse than it was
        before the edit, needs a hand, or could not stay near it.
        """
        if not self.relaid:
            return False
        alone = self.score.total + self.score.term("S13").points
        moved = self.moved.share if self.moved else 0.0
        return alone < max(self.before - MOST_LOST, USABLE) or moved > MOST_MOVED


def plan(file: Path, options: PlanOptions, say: Say) -> Planned:
    """Make up the page that ``file`` plans, or lay it out again after an edit.

    Raises LayoutError when the file is faulty or its page cannot be made up,
    UsageError ``usage.unknown-edit``, and OutputError.
    """
    problem = read_problem(file.absolute(), file.absolute().parent)
    after = edited(problem, options.edit) if options.edit else problem
    fonts, remarks = load_project_fonts(Path.cwd())
    compositor = Compositor(fonts)
    folder = options.folder(file)
    # What an edit does not touch is set but once.
    kept = Kept(memory=Memory(), maker=fonts.digest)
    sheet = sheet_of(problem, file, compositor, kept)
    anew = options.fresh and not options.edit
    page = None if anew else finished(folder, sheet)
    if page is None or not options.edit:
        say(Words("组版", "making up the page"))
        if page and pins_of(page):
            sheet, remarks = sheet.holding(page), (*remarks, _kept(page))
        done = _solved(sheet, None, options, remarks)
        planned = _written(sheet, done, folder, remarks)
        write_whole(folder / ORIGIN, file.read_bytes())
        if not options.edit:
            return planned
        page = done.solution.page
    say(Words(f"重排：{options.edit}", f"laying out again: {options.edit}"))
    again = sheet_of(after, file, compositor, kept).holding(page)
    about = touched(problem, options.edit)
    before = Before.of(sheet, page, about, options.fresh)
    done = _solved(again, before, options)
    return _written(again, done, folder / options.edit, remarks, before)


class _Done(NamedTuple):
    """A solution and the seconds that it took."""

    solution: Solution
    seconds: float


def _kept(page: PageDummy) -> Diagnostic:
    """Tell that what is pinned in the finished plan stays."""
    stories = [slot.story for slot in pins_of(page)]
    return Diagnostic(
        "note",
        "plan.pins-kept",
        Words(
            f"上次排好的版样里钉住的照留：{'、'.join(stories)}",
            f"pinned in the finished plan, and kept: {', '.join(stories)}",
        ),
        hint=Words("不留则加 --fresh", "--fresh lets them go"),
    )


def _solved(
    sheet: Sheet,
    before: Before | None,
    options: PlanOptions,
    notes: tuple[Diagnostic, ...] = (),
) -> _Done:
    """Solve a page, or lay one out again.

    Raises LayoutError if it is refused, with ``notes``.
    """
    begun = perf_counter()
    if before is None or before.fresh:
        solution = solve(sheet.task, options.budget)
    else:
        solution = relay(
            sheet.task, before.page, options.budget, before.points, before.edited
        )
    if solution.refusal:
        raise LayoutError(*solution.refusal.diagnostics, *notes)
    return _Done(solution, perf_counter() - begun)


def _written(
    sheet: Sheet,
    done: _Done,
    folder: Path,
    remarks: tuple[Diagnostic, ...],
    before: Before | None = None,
) -> Planned:
    """Make a solution up, score it and write its files."""
    solution = done.solution
    made = sheet.made(solution.page)
    layout = sheet.task.desk.layout
    near = before if before and not before.fresh else None
    scored = score(
        sheet.scored(made),
        sheet.task.facts,
        weights_of(layout.score),
        near and near.scored,
        before.edited if before else (),
    )
    remarks = (*sheet.problem.diagnostics, *remarks, *made.diagnostics)
    told = _files(made, scored, sheet, folder)
    return Planned(
        folder,
        scored,
        solution.rung,
        solution.words,
        solution.omitted,
        (*remarks, *told),
        done.seconds,
        before
        and shift_of(before.page, solution.page, layout.grid.columns, layout.grid.rows),
        before.points if before else 0.0,
        near is not None,
    )


def _files(
    made: MadeUp, scored: Score, sheet: Sheet, folder: Path
) -> tuple[Diagnostic, ...]:
    """Write a plan's four files; return what the writer of the PDF had to say."""
    desk = sheet.task.desk
    job = Job(desk.edition.id, _DATE, marks=False)
    pdf = folder / "plan.pdf"
    with written_whole(pdf) as sink:
        told = write_pdf(made.pages, sink, desk.compositor.fonts, job)
    for number, image in previews(pdf):
        write_whole(folder / f"page-{number}.png", image)
    pages = json.dumps(as_json(made.frames), ensure_ascii=False, indent=1)
    write_whole(folder / "pages.json", f"{pages}\n".encode())
    dummy = Dummy(made.dummy.pages, costs_of((scored,)))
    write_whole(folder / PLAN, as_file(dummy))
    return told
