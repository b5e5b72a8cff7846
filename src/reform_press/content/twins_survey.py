"""The twins of an edition, looked at by themselves (译文清点).

In: the folder of an edition; nothing but its bilingual stories has to be in
order.  Out: each pair with its state, and what is confirmed once an editor
has said which pairs agree.

"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reform_press.content import story
from reform_press.content.edition import copy_in, no_folder
from reform_press.content.model import Story
from reform_press.content.pairs import Couple, Pair, couples
from reform_press.content.place import root_of
from reform_press.content.twins import named
from reform_press.content.twins_file import Accepted, Agreed, read_accepted
from reform_press.content.twins_state import Judged, judged
from reform_press.errors import (
    SILENT,
    ContentError,
    Diagnostic,
    UsageError,
    Words,
    errors_among,
)
from reform_press.schema.nearest import suggested


class Survey(NamedTuple):
    """The twins of an edition and what was confirmed of them (清点)."""

    folder: Path
    couples: tuple[Couple, ...]
    accepted: Accepted

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Every pair with its state, in the order of the stories."""
        found = (judged(couple, self.accepted) for couple in self.couples)
        return tuple(one for every in found for one in every)


def survey(folder: Path) -> Survey:
    """Look at the twins in the folder of an edition.

    Raises ContentError: one of them, or ``twins.yaml``, cannot be read.
    """
    if not folder.is_dir():
        raise ContentError(no_folder(folder))
    folder = folder.absolute()
    root = root_of(folder)
    told = [
        story.read(path, folder, root) for path in copy_in(folder) if named(path).tongue
    ]
    accepted, found = read_accepted(folder, root)
    found = (*(d for one in told if not one.story for d in one.diagnostics), *found)
    if errors_among(found):
        raise ContentError(*found)
    stories = tuple(one.story for one in told if one.story)
    return Survey(folder, couples(stories), accepted)


def file_of(one: Story, root: Path) -> Path:
    """Return the file that a story was read from."""
    assert one.source
    return root / one.source.file


def confirmed(known: Survey, wanted: Iterable[str] | None) -> Accepted:
    """Return what is confirmed when the pairs of these names are; None: all.

    With all of them goes what was confirmed of stories that are gone.
    A name is that of a story, ``hens``, or of a pair: ``hens#p3``,
    ``hens/title``.  Raises UsageError ``usage.unknown-pair``,
    ``usage.half-pair``.
    """
    pairs = [one.pair for one in known.judged if one.pair.key]
    if wanted is None:
        there = {couple.id for couple in known.couples}
        kept = {key: one for key, one in known.accepted.items() if key[0] in there}
        return {**kept, **dict(_agreed(pairs))}
    chosen = [pair for name in wanted for pair in _chosen(name, pairs)]
    return {**known.accepted, **dict(_agreed(chosen))}


def _chosen(name: str, pairs: list[Pair]) -> list[Pair]:
    of_story = [pair for pair in pairs if name in (pair.story, f"{pair.story}.en")]
    found = of_story or [pair for pair in pairs if pair.id == name]
    if not found:
        names = [*(pair.id for pair in pairs), *(pair.story for pair in pairs)]
        words = Words(f"没有对译段落“{name}”", f"there is no pair “{name}”")
        hint = Words(
            "运行 reform-press twins 看清单", "`reform-press twins` lists them"
        )
        raise UsageError(_wrong("unknown-pair", words, suggested(name, names, hint)))
    one = found[0]
    if not of_story and not (one.source and one.twin):
        words = Words(
            f"“{name}”只有一种语言，无从确认", f"“{name}” is there in one language only"
        )
        raise UsageError(_wrong("half-pair", words))
    return found


def _agreed(pairs: Iterable[Pair]) -> Iterator[tuple[tuple[str, str], Agreed]]:
    for pair in pairs:
        if pair.source and pair.twin:
            agreed = Agreed(pair.source.digest, pair.twin.digest)
            yield (pair.story, pair.key), agreed


def _wrong(code: str, words: Words, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"usage.{code}", words, hint=hint)
