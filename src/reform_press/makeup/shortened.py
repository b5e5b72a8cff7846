"""A story cut from its end (删尾), as the plan asks, where its editor allows it.

In: a story and a number of characters.  Out: the story without them.
Headline, introduction, notes and closing lines are never cut.

"""

from collections.abc import Iterable

from reform_press.content.model import Paragraph, Run, Story
from reform_press.errors import Diagnostic
from reform_press.makeup.block import advice
from reform_press.makeup.dummy import Slot
from reform_press.makeup.jumped import characters

#: Paragraphs that may be cut.
_TEXT = frozenset(("body", "quote", "verse", "item"))
#: What a sentence ends with, and what may still follow it.
_STOPS, _CLOSING = "。！？…", "”’）》"


def shortened(story: Story, characters: int) -> Story:
    """Return ``story`` without the last ``characters`` of its text.

    A crosshead that nothing follows any more goes as well.
    """
    kept: list[Paragraph] = []
    bare = characters > 0  # no text has been kept yet
    for paragraph in reversed(story.body):
        if paragraph.role == "crosshead" and bare:
            continue
        if paragraph.role in _TEXT:
            taken = min(characters, len(paragraph.text))
            characters -= taken
            if taken == len(paragraph.text):
                continue
            paragraph = paragraph._replace(runs=_cut(paragraph.runs, taken))
            bare = False
        kept.append(paragraph)
    return story._replace(body=tuple(reversed(kept)))


def cuts_at_sentences(story: Story, most: int) -> tuple[int, ...]:
    """Return how many characters may be cut so that a sentence ends the story.

    No more than ``most``, fewest first; of a story something is left.
    """
    found = []
    gone = 0
    text = [one.text for one in story.body if one.role in _TEXT]
    for number, words in enumerate(reversed(text)):
        ends = [
            len(words) - at
            for at in range(len(words) - 1, 0, -1)
            if words[at - 1] in _STOPS + _CLOSING
            and words[at] not in _STOPS + _CLOSING
            and words[:at].rstrip(_CLOSING)[-1:] in _STOPS
        ]
        whole = [len(words)] if number < len(text) - 1 else []
        found += [gone + end for end in (*ends, *whole)]
        gone += len(words)
        if gone > most:
            break
    return tuple(cut for cut in found if cut <= most)


def shares_cut(
    slots: Iterable[Slot], stories: Iterable[Story]
) -> tuple[tuple[str, float], ...]:
    """Return the share of its characters that each shortened story loses."""
    whole = {one.id: one for one in stories}
    return tuple(
        (one.story, share_cut(whole[one.story], one.cut)) for one in slots if one.cut
    )


def share_cut(story: Story, cut: int) -> float:
    """Return the share of a story's characters that so many are."""
    return cut / max(1, characters(story))


def told_cut(story: Story, slot: Slot) -> tuple[Diagnostic, ...]:
    """Remark on copy that the plan leaves out: its editor must agree."""
    if not slot.cut:
        return ()
    return (
        advice(
            "cut",
            f"稿“{story.id}”按版样删去末尾 {slot.cut} 字",
            f"the plan cuts {slot.cut} characters off the end of “{story.id}”",
            slot.source or story.source,
        ),
    )


def _cut(runs: tuple[Run, ...], characters: int) -> tuple[Run, ...]:
    kept = list(runs)
    while characters:
        last = kept.pop()
        left = last.text[: max(0, len(last.text) - characters)]
        characters -= len(last.text) - len(left)
        if left:
            kept.append(last._replace(text=left))
    return tuple(kept)
