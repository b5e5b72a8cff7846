"""A story cut from its end (删尾), as the plan asks, where its editor allows it.

In: a story and a number of characters.  Out: the story without them, and the
numbers that leave it ending with a sentence.  Headline, introduction, notes
and closing lines are never cut.

"""

from reform_press.content.model import Paragraph, Run, Story
from reform_press.errors import Diagnostic
from reform_press.makeup.block import advice
from reform_press.makeup.dummy import Slot

#: Paragraphs that may be cut.
_TEXT = frozenset(("body", "quote", "verse", "item"))
_STOPS = frozenset("。！？…")
_CLOSING = "”’）》」』"


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


def sentence_cuts(story: Story, most: int) -> tuple[int, ...]:
    """Return the cuts of at most ``most`` characters that end with a sentence.

    The shortest comes first; something is left of every story.
    """
    text = "".join(p.text for p in story.body if p.role in _TEXT)
    ends = [p for p in range(max(1, len(text) - most), len(text)) if _ends(text, p)]
    return tuple(len(text) - end for end in reversed(ends))


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


def _ends(text: str, at: int) -> bool:
    """Tell whether a sentence ends before ``at``, its closing marks included."""
    return text[at] not in _CLOSING and text[:at].rstrip(_CLOSING)[-1:] in _STOPS


def _cut(runs: tuple[Run, ...], characters: int) -> tuple[Run, ...]:
    kept = list(runs)
    while characters:
        last = kept.pop()
        left = last.text[: max(0, len(last.text) - characters)]
        characters -= len(last.text) - len(left)
        if left:
            kept.append(last._replace(text=left))
    return tuple(kept)
