"""Text in the other script (繁简转换), by OpenCC's rules and an editor's terms.

In: a text, a lexicon and the terms that win over it.  Out: units that cover
the text in order, each a stretch of it and what is set instead; ``choices``
tells where another form was possible.  The result is OpenCC's own: text is
cut into the longest words that its dictionary of phrases has, and each word
goes through the steps of the configuration.

"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from reform_press.content.lexicon import Lexicon, Step
from reform_press.content.quotes import turn_quotes


class Unit(NamedTuple):
    """A stretch of a text and what is set for it (转换单位).

    Where both are of one length, each character stands for its own; else
    only the whole stands for the whole.
    """

    start: int
    end: int
    text: str
    decided: bool = False  # by a term of the editor's

    @property
    def aligned(self) -> bool:
        """Whether character answers to character."""
        return len(self.text) == self.end - self.start


class Choice(NamedTuple):
    """A place where the conversion chose (选字): a word, or one of several forms."""

    start: int
    end: int
    chosen: str
    others: tuple[str, ...] = ()  # of a single character
    reworded: bool = False  # no character for character, but another word


class Converter:
    """Turns text into another script.  Nothing of it changes once made."""

    def __init__(
        self, lexicon: Lexicon, terms: Mapping[str, str], *, traditional: bool
    ) -> None:
        self._lexicon = lexicon
        self._terms = dict(terms)
        longest = sorted(self._terms, key=lambda term: (-len(term), term))
        self._found = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
        self._traditional = traditional
        self._forms = cache(lexicon.forms)

    def text(self, text: str) -> str:
        """Return ``text`` in the other script."""
        return "".join(unit.text for unit in self.units(text))

    def units(self, text: str) -> tuple[Unit, ...]:
        """Return the units of a paragraph or a field; they cover all of it."""
        turned = self._turned(text)
        units: list[Unit] = []
        at = 0
        for term in self._found.finditer(text):
            units += self._converted(turned, at, term.start())
            at = term.end()
            units.append(Unit(term.start(), at, self._terms[term[0]], decided=True))
        return (*units, *self._converted(turned, at, len(turned)))

    def choices(self, text: str, units: Iterable[Unit]) -> Iterator[Choice]:
        """Yield the places where what is set might have been something else.

        ``units`` are those of ``text``.
        """
        turned = self._turned(text)
        for unit in units:
            if unit.decided:
                continue
            forms = [
                self._forms(character) for character in turned[unit.start : unit.end]
            ]
            plain = unit.aligned and all(
                character in found
                for character, found in zip(unit.text, forms, strict=True)
            )
            if plain and all(len(found) == 1 for found in forms):
                continue
            others: tuple[str, ...] = ()
            if plain and len(forms) == 1:
                others = tuple(form for form in forms[0] if form != unit.text)
            yield Choice(unit.start, unit.end, unit.text, others, reworded=not plain)

    def _turned(self, text: str) -> str:
        """Return a text with its new quotation marks, character for character."""
        turned = turn_quotes(text, traditional=self._traditional)
        return turned.translate(self._lexicon.normal)

    def _converted(self, text: str, start: int, end: int) -> Iterator[Unit]:
        """Yield the units of a stretch that no term has decided."""
        piece = text[start:end]
        for first, last in _words(piece, self._lexicon.words):
            units = [
                Unit(start + i, start + i + 1, piece[i]) for i in range(first, last)
            ]
            for step in self._lexicon.steps:
                units = _stepped(units, step)
            yield from units


def _words(text: str, words: Step) -> Iterator[tuple[int, int]]:
    """Yield the ends of each word that is known, and of what lies between."""
    at = begun = 0
    while at < len(text):
        length = _match(text, at, words)[0]
        if length:
            if begun < at:
                yield begun, at
            yield at, at + length
            begun = at = at + length
        else:
            at += 1
    if begun < at:
        yield begun, at


def _stepped(units: Sequence[Unit], step: Step) -> list[Unit]:
    """Take units through one step; those that a word spans become one."""
    text = "".join(unit.text for unit in units)
    ends = {end: at for at, end in enumerate(accumulate(len(u.text) for u in units))}
    done: list[Unit] = []
    first = at = 0
    made = ""
    while at < len(text):
        length, found = _match(text, at, step)
        made += found or text[at]
        at += length or 1
        last = ends.get(at)
        if last is not None:
            done.append(Unit(units[first].start, units[last].end, made))
            first, made = last + 1, ""
    return done


def _match(text: str, at: int, step: Step) -> tuple[int, str]:
    """Return how long a word begins at a place and what it becomes."""
    for table in step:
        length = table.match(text, at)
        if length:
            return length, table.forms(text[at : at + length])[0]
    return 0, ""
