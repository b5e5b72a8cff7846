"""Boxes of a chapter one after the other (逐块累计), as its setting adds them.

In: elements with their boxes.  Out: a ``SetChapter``.  Kept here: what a
heading holds below it, white that waits for the next box, the notes that were
called, paragraphs in other lengths.

"""

from collections.abc import Iterable, Sequence

from reform_press.errors import Diagnostic
from reform_press.makeup.book.elements import (
    Begun,
    Element,
    InText,
    Other,
    SetBlock,
    SetChapter,
    SetNotes,
)
from reform_press.makeup.book.floating import Ready
from reform_press.makeup.book.noted import APART, CALL
from reform_press.makeup.book.stream import Box, Give, note_lines, stream_of
from reform_press.makeup.book.tabled import SetRow

#: Price of a heading without two lines below it, in its column (背题).
STRANDED = 3_000.0
#: Lines of text that stand under a heading.
HELD = 2
#: What keeps a row of white before and after it, see CLREQ 3.4.2.
_APART = frozenset(("quote", "verse"))


class Boxes:
    """A chapter so far."""

    def __init__(self, notes: SetNotes) -> None:
        self.said: list[Diagnostic] = []
        self.ready: list[Ready] = []
        self.tables: list[InText] = []
        self.opening: SetBlock | None = None
        self._notes = notes
        self._begun: list[tuple[str, int, int]] = []
        self._called = 0  # notes that were called
        self._boxes: list[Box] = []
        self._elements: list[Element] = []
        self._starts: list[int] = []
        self._longer: list[tuple[Give, Other]] = []
        self._shorter: list[tuple[Give, Other]] = []
        self._held = 0  # boxes that still go with the heading above
        self._role = ""  # of the element before
        self._lead = 0  # rows of white after it

    def chapter(self, story: str) -> None:
        """Begin a chapter: what follows is its own."""
        self._begun.append((story, len(self._elements), len(self.ready)))

    @property
    def count(self) -> int:
        """How many boxes there are."""
        return len(self._boxes)

    @property
    def headed(self) -> bool:
        """Whether a heading stands right above."""
        return self._role == "crosshead"

    def begin(self, element: Element) -> None:
        """Add an element; its boxes follow."""
        self._starts.append(len(self._boxes))
        self._elements.append(element)

    def add(self, box: Box, hrefs: Iterable[str] = ()) -> None:
        """Add a box of the last element, and the notes that it calls first."""
        names = self._notes.names
        called = {href.removeprefix(CALL) for href in hrefs if href.startswith(CALL)}
        end = self._called
        if called:
            for number in range(self._called, len(names)):
                if names[number] in called:
                    end = number + 1
        lines = sum(self._notes.counts[self._called : end])
        self._called = end
        price = box.penalty + (STRANDED if self._held > 0 else 0.0)
        self._held -= 1
        self._boxes.append(box._replace(penalty=price, notes=lines))

    def lines(
        self, boxes: Sequence[Box], lead: int, calls: Sequence[Sequence[str]]
    ) -> None:
        """Add lines of the last element, white before the first of them.

        ``calls`` are the notes that each calls, none where no line does.
        """
        if calls or self._held > 0:
            for number, box in enumerate(boxes):
                own = box if number else box._replace(lead=lead)
                self.add(own, calls[number] if calls else ())
            return
        self._held -= len(boxes)
        at = len(self._boxes)
        self._boxes += boxes
        if lead:
            self._boxes[at] = boxes[0]._replace(lead=lead)

    def lead(self, role: str) -> int:
        """Return the rows of white before an element of a role."""
        before = self._role
        parted = before not in ("", "crosshead") and before != role
        apart = parted and (role in _APART or before in _APART)
        return max(self._lead, int(apart))

    def ended(self, role: str, *, lead: int = 0, holds: int | None = None) -> None:
        """Say what the last element was: the white after it, the lines it holds."""
        self._role, self._lead = role, lead
        if holds is not None:
            self._held = holds

    def other(self, give: Give, lines: int, *, longer: bool) -> None:
        """Note that the next element may be set longer or shorter, in ``lines``."""
        kept = self._longer if longer else self._shorter
        kept.append((give, (len(self._elements), lines)))

    def done(self, row: float) -> SetChapter:
        """Return what there is; ``row`` is the height of a line of notes."""
        left = sum(self._notes.counts[self._called :])
        if left:  # called by what is no box: a caption
            if not self._boxes:  # and there is no text to go with
                self.begin(SetBlock(SetRow(1)))
                self.add(Box(1))
            last = self._boxes[-1]
            self._boxes[-1] = last._replace(notes=last.notes + left)
        stream = stream_of(
            self._boxes,
            (one.numbers for one in self.ready),
            (give for give, _ in self._longer),
            (give for give, _ in self._shorter),
            note_lines(self._notes.counts, row, APART),
        )
        stories, elements, floats = zip(*self._begun, strict=True)
        return SetChapter(
            Begun(stories, elements, floats),
            stream,
            tuple(self._elements),
            tuple(self._starts),
            tuple(one.float for one in self.ready),
            self._notes,
            tuple(other for _, other in self._longer),
            tuple(other for _, other in self._shorter),
            self.opening,
            tuple(self.said),
            tuple(self.tables),
        )
