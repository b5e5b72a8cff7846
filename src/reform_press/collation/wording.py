"""What changed within a piece of text (改动), character by character.

In: two texts.  Out: stretches in order, each as it was and as it is.  Joined,
their halves are the two texts again.

"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

#: Texts of more pairs of characters are compared by sentences first.
_MANY_PAIRS = 1 << 22
#: A stretch between two changes that is shorter is no common text but chance.
_CHANCE = 2
#: Numbers and Latin words are changed as a whole: 3000 to 3500, not 0 to 5.
_WORD = re.compile(r"[0-9A-Za-z.%]+")
_WORD_END = re.compile(r"[0-9A-Za-z.%]+$")
_SENTENCE = re.compile(r"[^。！？；\n.!?;]*[。！？；\n.!?;”’]*|.", re.S)


class Stretch(NamedTuple):
    """A part of a text, as it was and as it is; equal where nothing changed."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Return what two texts have in common and where they differ."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [Stretch(before[:head], after[:head])]
    if len(old) * len(new) > _MANY_PAIRS:
        found += _by_sentence(old, new)
    else:
        found += _by_character(old, new)
    found.append(Stretch(before[len(before) - tail :], after[len(after) - tail :]))
    return _joined(_worded(_joined(found)))


def likeness(before: str, after: str, least: float) -> float:
    """Return the share of two texts that is common, 0 if it is under ``least``."""
    total = len(before) + len(after)
    if not total or 2 * min(len(before), len(after)) / total < least:
        return 0.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < least:
        return 0.0
    same = sum(len(s.before) for s in stretches(before, after) if not s.changed)
    share = 2 * same / total
    return share if share >= least else 0.0


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def _by_character(before: str, after: str) -> Iterator[Stretch]:
    if not before or not after:
        yield Stretch(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield Stretch(before[a:b], after[c:d])


def _by_sentence(before: str, after: str) -> Iterator[Stretch]:
    """Compare long texts by whole sentences, and those that differ within."""
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        one, other = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal" or len(one) * len(other) > _MANY_PAIRS:
            yield Stretch(one, other)
        else:
            yield from _by_character(one, other)


def _worded(found: Sequence[Stretch]) -> list[Stretch]:
    """Let changes take in the numbers and words that they are a part of."""
    done = list(found)
    for at in range(1, len(done)):
        one, other = done[at - 1], done[at]
        if one.changed:
            end = _WORD.match(other.before)
            if end and any(_WORD.match(text[-1:]) for text in one):
                cut = end.end()
                done[at - 1] = Stretch(*(text + end[0] for text in one))
                done[at] = Stretch(other.before[cut:], other.after[cut:])
        elif other.changed:
            begin = _WORD_END.search(one.before)
            if begin and any(_WORD.match(text) for text in other):
                cut = begin.start()
                done[at - 1] = Stretch(one.before[:cut], one.after[:cut])
                done[at] = Stretch(*(begin[0] + text for text in other))
    return done


def _joined(found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours of one kind, and changes that only chance divides."""
    found = [stretch for stretch in found if stretch != ("", "")]
    done: list[Stretch] = []
    last = len(found) - 1
    for at, stretch in enumerate(found):
        by_chance = (
            not stretch.changed
            and 0 < at < last
            and len(stretch.before) < _CHANCE
            and found[at - 1].changed
            and found[at + 1].changed
        )
        changed = stretch.changed or by_chance
        if done and done[-1].changed == changed:
            before, after = done.pop()
            stretch = Stretch(before + stretch.before, after + stretch.after)
        done.append(stretch)
    return tuple(done)
