"""An edition laid out again when its copy has changed (重排): a pipeline.

In: the folder of an edition.  Out: its ``dummy.yaml``, changed whole or not at
all, and page by page what was done and why.  The plan that it takes the place
of is kept (``old_plans``), and can be taken back.

    read -> what no longer stands -> ladder -> keep the old plan, write the new

"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reform_press.errors import (
    Diagnostic,
    LayoutError,
    OutputError,
    UsageError,
    Words,
)
from reform_press.makeup.again import Asked, PageAgain, laid_out_again
from reform_press.makeup.dummy import PLAN, Dummy
from reform_press.makeup.plan import as_file, as_plain, costs_of, read_dummy
from reform_press.makeup.solve.task import Budget
from reform_press.makeup.still import Doubts
from reform_press.old_plans import file_bytes, replace_plan
from reform_press.paper import Paper, read_paper
from reform_press.standing import BuildOptions
from reform_press.workshop import Workshop

Say = Callable[[Words], None]


class RelayOptions(NamedTuple):
    """What the command line asks of a re-layout."""

    anew: int = 0  # page to be solved anew, however much moves; 0: none
    dry: bool = False  # tell what would be done, and write nothing
    keep: bool = False  # begin from the plan that the last build followed
    seed: int = 0
    steps: int = 0  # evaluations of each search; 0: as many as usual
    borne: frozenset[tuple[int, Doubts]] = frozenset()  # left as they are before

    @property
    def asked(self) -> Asked:
        """What make-up is asked."""
        return Asked(Budget.of(self.steps, self.seed), self.anew, self.borne)


class Relaid(NamedTuple):
    """An edition laid out again (重排结果)."""

    plan: Path  # dummy.yaml
    dummy: Dummy
    pages: tuple[PageAgain, ...]
    diagnostics: tuple[Diagnostic, ...]
    written: bool = False
    replaced: Path | None = None  # the plan before, as it was kept

    @property
    def stands(self) -> bool:
        """Whether the plan was left as it is."""
        return all(page.stands for page in self.pages)


def relay_edition(
    folder: Path, options: RelayOptions, say: Say, shop: Workshop | None = None
) -> Relaid:
    """Lay out again the pages of the edition in ``folder`` that need it.

    An edition without a plan gets the one that a build would make.  ``shop`` is
    what a resident process has kept.  Raises PressError: what cannot be read or
    made up, with numbers; UsageError ``usage.no-page``, ``usage.not-built``;
    OutputError ``output.plan-changed``.
    """
    folder = folder.absolute()
    file = folder / PLAN
    data = file_bytes(file)
    plan = built_plan(folder) if options.keep else None
    paper, remarks = read_paper(folder, shop, plan)
    say(Words("核对版样", "examining the plan"))
    dummy, pages = followed(paper, options)
    done = Relaid(file, dummy, pages, remarks)
    wanted = data is None or not done.stands
    if options.keep:
        wanted = data is None or not _is_there(file, dummy)
    if options.dry or not wanted:
        return done
    if file_bytes(file) != data:
        raise OutputError(_changed())
    replaced = replace_plan(folder, as_file(dummy))
    return done._replace(written=True, replaced=replaced)


def _is_there(file: Path, dummy: Dummy) -> bool:
    """Tell whether a file has these pages already, whatever its form."""
    try:
        own = read_dummy(file, file.parent)
    except LayoutError:
        return False
    return as_plain(Dummy(own.pages)) == as_plain(Dummy(dummy.pages))


def built_plan(folder: Path, out: Path | None = None) -> Dummy:
    """Return the plan that the last build followed, its editor's or its own.

    ``out`` is where it was written, if not where builds usually are.
    Raises UsageError ``usage.not-built``.
    """
    out = BuildOptions(out).folder(folder)
    file = out / PLAN
    if not file.is_file():
        raise UsageError(_not_built())
    return read_dummy(file, out)


def followed(
    paper: Paper, options: RelayOptions
) -> tuple[Dummy, tuple[PageAgain, ...]]:
    """Return a plan that follows the copy, and what was done to its pages.

    It is that of ``paper`` itself where all of it stands.
    """
    edition = paper.edition
    if options.anew and options.anew not in {plan.number for plan in edition.pages}:
        raise UsageError(_no_page(options.anew, len(edition.pages)))
    pages = laid_out_again(paper.desk, paper.before, options.asked)
    here = {one.plan.number for one in pages}
    if all(one.stands for one in pages) and here == {
        page.page for page in paper.before.pages
    }:
        return paper.before, pages
    return Dummy(tuple(one.page for one in pages), _costs(pages)), pages


def _costs(pages: tuple[PageAgain, ...]) -> tuple[tuple[str, float], ...]:
    """Return what each term of the score costs, if every page was scored."""
    scores = [page.score for page in pages if page.score]
    return costs_of(scores) if len(scores) == len(pages) else ()


def _changed() -> Diagnostic:
    return Diagnostic(
        "error",
        "output.plan-changed",
        Words(
            "重排期间 dummy.yaml 被改过，未写入",
            "dummy.yaml was changed meanwhile; nothing was written",
        ),
        hint=Words("再运行一次", "run it again"),
    )


def _not_built() -> Diagnostic:
    return Diagnostic(
        "error",
        "usage.not-built",
        Words("这一期还没有排过版", "this edition has not been built"),
        hint=Words("先 build，或不加 --keep", "build it first, or leave out --keep"),
    )


def _no_page(number: int, last: int) -> Diagnostic:
    words = Words(f"没有第 {number} 版", f"there is no page {number}")
    hint = Words(f"这一期共 {last} 版", f"the last page is {last}")
    return Diagnostic("error", "usage.no-page", words, hint=hint)
