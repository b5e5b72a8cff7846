"""What changed in the copy (稿件改动): story by story, paragraph by paragraph.

In: the stories of two records.  Out: one ``StoryChange`` a story, in the order
of the newer record, stories taken out at the end.

"""

from dataclasses import dataclass
from typing import Literal

from reform_press.collation.matching import Piece, paired
from reform_press.collation.wording import Stretch, stretches
from reform_press.makeup.record_form import RecordForm, StoryRecord

#: edited: the text differs · moved: as it was, elsewhere · same: as it was
Fate = Literal["same", "edited", "moved", "added", "removed"]


@dataclass(frozen=True, slots=True)
class PartChange:
    """One piece of a story's copy, before and after (段落改动).

    Positions count from 1 among the pieces of the story that have its role;
    0 where there is none.
    """

    role: str
    fate: Fate
    before: int
    after: int
    text: tuple[Stretch, ...]
    moved: bool = False  # besides being edited
    id: str = ""
    was: str = ""  # its role before


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One story before and after (稿件改动)."""

    id: str
    title: str  # the newer
    fate: Fate
    parts: tuple[PartChange, ...]  # those that changed
    facts: tuple[tuple[str, str, str], ...] = ()  # what is ranked: name, before, after
    photos: tuple[tuple[str, Fate], ...] = ()  # pictures replaced, added, removed
    kept: int = 0  # pieces as they were

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return self.fate != "same"


def copy_changes(before: RecordForm, after: RecordForm) -> tuple[StoryChange, ...]:
    """Compare the copy of two builds."""
    old = {story.id: story for story in before.stories}
    new = {story.id: story for story in after.stories}
    every = [*new, *(id for id in old if id not in new)]
    return tuple(_story(id, old.get(id), new.get(id)) for id in every)


def _story(
    id: str, before: StoryRecord | None, after: StoryRecord | None
) -> StoryChange:
    parts = _parts(_pieces(before), _pieces(after))
    facts = _facts(before, after) if before and after else ()
    photos = _photos(before, after)
    changed = tuple(part for part in parts if part.fate != "same")
    fate: Fate = "edited" if changed or facts or photos else "same"
    if not before or not after:
        fate = "removed" if before else "added"
    return StoryChange(
        id,
        _title(after or before),
        fate,
        changed,
        facts,
        photos,
        len(parts) - len(changed),
    )


def _title(story: StoryRecord | None) -> str:
    texts = {part.role: part.text for part in story.parts} if story else {}
    return texts.get("title", "").replace("\n", "")


def _pieces(story: StoryRecord | None) -> tuple[Piece, ...]:
    parts = story.parts if story else ()
    return tuple(Piece(part.role, part.id, part.text) for part in parts)


def _parts(
    before: tuple[Piece, ...], after: tuple[Piece, ...]
) -> tuple[PartChange, ...]:
    """Return every piece, those taken out after the ones they followed."""
    pairs = {pair.after: pair for pair in paired(before, after)}
    partners = {pair.before: pair.after for pair in pairs.values()}
    old, new = _numbers(before), _numbers(after)
    placed: list[tuple[tuple[int, int], PartChange]] = []
    for at, piece in enumerate(after):
        pair = pairs.get(at)
        if pair is None:
            found = _alone(piece, "added", 0, new[at])
        else:
            numbers = old[pair.before], new[at]
            found = _both(before[pair.before], piece, numbers, moved=pair.moved)
        placed.append(((at, -1), found))
    here = -1
    for at, piece in enumerate(before):
        here = partners.get(at, here)
        if at not in partners:
            found = _alone(piece, "removed", old[at], 0)
            placed.append(((here, at), found))
    return tuple(found for _, found in sorted(placed, key=lambda one: one[0]))


def _alone(piece: Piece, fate: Fate, before: int, after: int) -> PartChange:
    text = Stretch("", piece.text) if after else Stretch(piece.text, "")
    return PartChange(piece.role, fate, before, after, (text,), id=piece.id)


def _both(
    before: Piece, after: Piece, numbers: tuple[int, int], *, moved: bool
) -> PartChange:
    text = stretches(before.text, after.text)
    fate: Fate = "moved" if moved else "same"
    if before.text != after.text or before.role != after.role:
        fate = "edited"
    return PartChange(after.role, fate, *numbers, text, moved, after.id, before.role)


def _numbers(pieces: tuple[Piece, ...]) -> list[int]:
    """Return the position of each piece among those of its role, from 1."""
    counts: dict[str, int] = {}
    numbers = []
    for piece in pieces:
        counts[piece.role] = counts.get(piece.role, 0) + 1
        numbers.append(counts[piece.role])
    return numbers


def _facts(before: StoryRecord, after: StoryRecord) -> tuple[tuple[str, str, str], ...]:
    told = (
        (name, str(getattr(before, name)), str(getattr(after, name)))
        for name in ("priority", "kind", "lang")
    )
    return tuple(fact for fact in told if fact[1] != fact[2])


def _photos(
    before: StoryRecord | None, after: StoryRecord | None
) -> tuple[tuple[str, Fate], ...]:
    """Return the pictures that differ: by name, and by what is in the file."""
    old = {photo.file: photo.digest for photo in before.photos} if before else {}
    new = {photo.file: photo.digest for photo in after.photos} if after else {}
    found: list[tuple[str, Fate]] = []
    for file in [*new, *(file for file in old if file not in new)]:
        if file not in old:
            found.append((file, "added"))
        elif file not in new:
            found.append((file, "removed"))
        elif old[file] != new[file]:
            found.append((file, "edited"))
    return tuple(found)
