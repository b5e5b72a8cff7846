"""Two builds compared (版次比对): start reading here.

In: the records of two builds.  Out: a ``Collation``: what changed in the copy,
what became of each frame, which lines carry a change, and page by page what
stood still.

    copy -> StoryChange      lines -> ChangedLines      frames -> FrameChange

Guarantees: every story, every frame and every page of either build is
accounted for; what is called still has equal digests.

"""

from dataclasses import dataclass

from reform_press.collation.copy import StoryChange, copy_changes
from reform_press.collation.frames import FrameChange, frame_changes
from reform_press.collation.lines import ChangedLines, changed_lines
from reform_press.makeup.record_form import PageRecord, RecordForm


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page before and after (版面改动)."""

    page: int
    label: str
    before: PageRecord | None
    after: PageRecord | None
    frames: tuple[FrameChange, ...]  # those on it, or that were on it last

    @property
    def still(self) -> bool:
        """Whether nothing on it differs: its digest is what it was."""
        both = self.before and self.after
        return bool(both) and self.digests[0] == self.digests[1]

    @property
    def digests(self) -> tuple[str, str]:
        """Digests of the whole page before and after, "" where there is none."""
        before = self.before.digest if self.before else ""
        return before, self.after.digest if self.after else ""

    @property
    def moved(self) -> tuple[FrameChange, ...]:
        """The frames that did not stand still."""
        return tuple(frame for frame in self.frames if frame.moves)

    @property
    def unmoved(self) -> tuple[FrameChange, ...]:
        """The frames that stood still, every one with its digest."""
        return tuple(frame for frame in self.frames if not frame.moves)

    @property
    def outside_still(self) -> bool:
        """Whether what stands in no frame is as it was."""
        return bool(self.before and self.after and self.before.rest == self.after.rest)


@dataclass(frozen=True, slots=True)
class Collation:
    """Everything that differs between two builds, and what does not."""

    before: str  # names of the builds
    after: str
    stories: tuple[StoryChange, ...]
    pages: tuple[PageChange, ...]
    lines: ChangedLines

    @property
    def same(self) -> bool:
        """Whether neither copy nor pages differ."""
        pages = all(page.still for page in self.pages)
        return pages and not any(story.changed for story in self.stories)


def collate(
    before: RecordForm, after: RecordForm, names: tuple[str, str] = ("", "")
) -> Collation:
    """Compare two builds; ``names`` are what they are called."""
    lines = changed_lines(before.sheets, after.sheets)
    frames = frame_changes(before.sheets, after.sheets, lines)
    return Collation(
        *names, copy_changes(before, after), _pages(before, after, frames), lines
    )


def _pages(
    before: RecordForm, after: RecordForm, frames: tuple[FrameChange, ...]
) -> tuple[PageChange, ...]:
    old = {page.page: page for page in before.sheets}
    new = {page.page: page for page in after.sheets}
    on: dict[int, list[FrameChange]] = {}
    for frame in frames:
        on.setdefault(frame.spot.page, []).append(frame)
    return tuple(
        PageChange(
            number,
            (new.get(number) or old[number]).label,
            old.get(number),
            new.get(number),
            tuple(on.get(number, ())),
        )
        for number in sorted({*old, *new})
    )
