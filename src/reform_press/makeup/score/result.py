"""What a score says (评分结果): points, faults, and why.

In: nothing.  Out: frozen values.  A penalty keeps its kind and numbers;
its sentence is only made when somebody asks for it, since a solver asks for
the total of hundreds of pages and for the words of one.

"""

from collections.abc import Iterable
from typing import NamedTuple

from reform_press.errors import Words
from reform_press.makeup.score.words import sentence


class Penalty(NamedTuple):
    """One fault of a page and what it costs (扣分)."""

    kind: str  # a key of ``words.SENTENCES``
    points: float = 0.0  # before the cap of its term; 0 for a hard fault
    stories: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    name: str = ""  # of a picture or another frame

    @property
    def words(self) -> Words:
        """Say it in both languages: who, what, how much."""
        return sentence(self.kind, self.stories, self.numbers, self.name)


class Fault(NamedTuple):
    """A hard constraint that the page breaks (硬伤), H1 to H12."""

    id: str
    penalty: Penalty

    @property
    def words(self) -> Words:
        """Say it in both languages."""
        return self.penalty.words


class Term(NamedTuple):
    """One soft term, S1 to S15, and everything that counted in it."""

    id: str
    cap: float
    penalties: tuple[Penalty, ...]

    @property
    def raw(self) -> float:
        """Points before the cap."""
        return sum(penalty.points for penalty in self.penalties)

    @property
    def points(self) -> float:
        """Points taken off the page."""
        return min(self.cap, self.raw)


class Score(NamedTuple):
    """How good a page is, out of 100 (评分)."""

    faults: tuple[Fault, ...]
    terms: tuple[Term, ...]
    white: float  # share of the page that is white, air between stories aside

    @property
    def soft(self) -> float:
        """100 less all soft points, whether or not the page may be printed."""
        return max(0.0, 100.0 - sum(term.points for term in self.terms))

    @property
    def total(self) -> float:
        """The score: 0 if any hard constraint is broken."""
        return 0.0 if self.faults else self.soft

    def term(self, id: str) -> Term:
        """Return a term by its id; KeyError for one that does not exist."""
        return {term.id: term for term in self.terms}[id]

    def of_story(self, story: str) -> tuple[Penalty, ...]:
        """Return what counted against one story, dearest first."""
        return _dearest(p for p in self._all() if story in p.stories)

    def dearest(self, count: int) -> tuple[Penalty, ...]:
        """Return the dearest penalties, hard faults aside."""
        return _dearest(self._all())[:count]

    def remarks(self, count: int = 3) -> tuple[Words, ...]:
        """Say the worst: every hard fault, then the dearest penalties."""
        worst = self.dearest(count)
        return (*(f.words for f in self.faults), *(p.words for p in worst))

    def _all(self) -> Iterable[Penalty]:
        return (p for term in self.terms if term.cap for p in term.penalties)


def _dearest(penalties: Iterable[Penalty]) -> tuple[Penalty, ...]:
    return tuple(sorted(penalties, key=lambda p: (-p.points, p.kind, p.stories)))
