"""A comparison as an editor reads it in a terminal (比对结果).

In: what ``compare`` found.  Out: a sentence a line, or a record.

"""

from collections.abc import Iterator
from typing import Any

from reform_press.collation.plain import as_plain
from reform_press.collation.words import (
    frame_said,
    page_said,
    part_said,
    story_said,
    summary,
    wording_said,
)
from reform_press.compare import Compared
from reform_press.errors import Words


def as_words(done: Compared) -> Iterator[Words]:
    """Yield the summary, the copy story by story, the pages frame by frame."""
    yield summary(done.collation)
    for story in done.collation.stories:
        if story.changed:
            yield story_said(story)
        for part in story.parts:
            said, wording = part_said(part), wording_said(part)
            yield Words(f"  {said.zh}：{wording}", f"  {said.en}: {wording}")
    for page in done.collation.pages:
        yield page_said(page)
        if not (page.before and page.after):
            continue  # all its frames came or went with it
        for change in page.moved:
            said = frame_said(change)
            yield Words(f"  {said.zh}", f"  {said.en}")


def as_record(done: Compared) -> dict[str, Any]:
    """Return the comparison as plain values."""
    return as_plain(done.collation, done.streams)
