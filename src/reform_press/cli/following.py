"""The plan of an edition under watch (守望中的版样): how it follows the copy.

In: an edition, and whether its ``dummy.yaml`` may be written.  Out: the plan
that the next build goes by where the edition brings none, and words about
what was laid out again.  A plan that is not written is held by this process
alone; whoever builds without it begins anew.

"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reform_press.cli.console import Console
from reform_press.cli.relaid import as_record, as_words
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.makeup.again import PageAgain
from reform_press.makeup.dummy import PLAN, Dummy
from reform_press.makeup.still import Doubts
from reform_press.paper import read_paper
from reform_press.relaying import RelayOptions, built_plan, followed, relay_edition
from reform_press.workshop import Workshop

#: What is said when a plan no longer serves its copy.
_OUTGROWN = frozenset(
    f"makeup.{code}"
    for code in (
        "overset", "white", "page-unplanned", "story-unplanned", "unknown-story",
        "no-such-photo",
    )
)  # fmt: skip


class Follower:
    """Lays pages out again when a save has made them fit no more."""

    def __init__(
        self,
        folder: Path,
        out: Path,
        console: Console,
        shop: Workshop,
        *,
        writes: bool,
    ) -> None:
        self._folder, self._out = folder, out
        self._console, self._shop = console, shop
        self._writes = writes
        self._held: Dummy | None = None
        # What was looked at before and left is not looked at again at each save.
        self._options = RelayOptions()

    @property
    def _named(self) -> str:
        return f"{self._folder.parent.name}/{self._folder.name}"

    @property
    def _own(self) -> bool:
        """Whether the edition brings a plan."""
        return (self._folder / PLAN).is_file()

    def plan(self) -> Dummy | None:
        """Follow the copy; return the plan to build by, None for its own.

        Raises PressError for an edition that cannot be read.
        """
        if self._writes:
            self._write()
        elif self._own:
            self._held = None
        elif self._held:
            try:
                paper, _ = read_paper(self._folder, self._shop, self._held)
                self._held, pages = followed(paper, self._options)
                self._bear(pages)
            except LayoutError:  # no page is near: a build says what is wrong
                self._held = None
        return self._held

    def built(self) -> None:
        """Hold the plan of the first good build, if the edition brings none."""
        if self._writes or self._own or self._held:
            return
        if (self._out / PLAN).is_file():  # no brochure
            self._held = built_plan(self._folder, self._out)
            self._console.tell([_unsaved(self._named)])

    def remind(self, told: tuple[Diagnostic, ...]) -> None:
        """Name the command that lays out again what no longer fits."""
        outgrown = any(one.code in _OUTGROWN for one in told)
        if outgrown and self._own and not self._writes:
            command = f"reform-press relay {self._named}"
            self._console.say(
                Words(
                    f"版样跟不上稿件；重排：{command}，或 watch --relay",
                    f"the plan no longer fits the copy; to lay it out again: "
                    f"{command}, or watch --relay",
                )
            )

    def _bear(self, pages: Iterable[PageAgain]) -> None:
        """Remember what does not stand well and was left, nothing being better."""
        borne = frozenset((p.plan.number, p.doubts) for p in pages if p.stands)
        self._options = RelayOptions(borne=borne)

    def _write(self) -> None:
        """Lay out again what needs it, and tell of it; a refusal is told as well."""
        try:
            done = relay_edition(self._folder, self._options, silent, self._shop)
        except LayoutError as error:
            self._console.tell(error.diagnostics)
            return
        borne = self._options.borne
        self._bear(done.pages)
        if not done.written:
            # What is left as it is, nothing near being better, is told once.
            done = done._replace(pages=tuple(_ill(done.pages, borne)))
            if not done.pages:
                return
        if self._console.as_json:
            words = Words(PLAN, PLAN)
            self._console.result(words, **as_record(done))
            return
        for words in as_words(done):
            self._console.result(words)


def _ill(
    pages: Iterable[PageAgain], known: frozenset[tuple[int, Doubts]]
) -> Iterator[PageAgain]:
    """Yield pages that do not stand well in a way that was not known."""
    for page in pages:
        if page.doubts and (page.plan.number, page.doubts) not in known:
            yield page


def silent(words: Words) -> None:
    """Say nothing of the stages: they take less time than reading of them."""


def _unsaved(named: str) -> Diagnostic:
    return Diagnostic(
        "note",
        "watch.plan-unsaved",
        Words(
            "这一期没有版样：守望期间沿用首次求解的版面，只在必要处改动；"
            "不存下来，别处排版会重新求解",
            "this edition has no plan: its first solution is held while you watch, "
            "and changed where it must be; unless it is kept, a build elsewhere "
            "solves the pages anew",
        ),
        hint=Words(
            f"存成版样：reform-press relay {named} --keep",
            f"keep it as the plan: reform-press relay {named} --keep",
        ),
    )
