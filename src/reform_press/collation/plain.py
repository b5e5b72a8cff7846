"""A collation as plain values (比对结果文件), for programs.

In: a collation and the digests of page streams.  Out: what ``diff.json``
holds.  Every frame that stood still is listed with its digest, so that
"nothing else moved" can be checked by anyone who has the two builds.

"""

from typing import Any

from reform_press.collation.collate import Collation, PageChange
from reform_press.collation.copy import PartChange, StoryChange
from reform_press.collation.frames import FrameChange, Spot

#: Version of the format of ``diff.json``.
VERSION = 1

#: Page number: digests of its content stream before and after.
Streams = dict[int, tuple[str, str]]


def as_plain(collation: Collation, streams: Streams) -> dict[str, Any]:
    """Return ``diff.json`` as plain values; places are mm."""
    return {
        "version": VERSION,
        "before": collation.before,
        "after": collation.after,
        "same": collation.same,
        "stories": [_story(story) for story in collation.stories],
        "pages": [
            _page(page, streams.get(page.page, ("", ""))) for page in collation.pages
        ],
    }


def _story(story: StoryChange) -> dict[str, Any]:
    return {
        "story": story.id,
        "title": story.title,
        "fate": story.fate,
        "kept": story.kept,
        "parts": [_part(part) for part in story.parts],
        "facts": [
            {"name": name, "before": before, "after": after}
            for name, before, after in story.facts
        ],
        "photos": [{"file": file, "fate": fate} for file, fate in story.photos],
    }


def _part(part: PartChange) -> dict[str, Any]:
    return {
        "role": part.role,
        "was": part.was,
        "id": part.id,
        "fate": part.fate,
        "moved": part.moved,
        "before": part.before,
        "after": part.after,
        "text": [
            {"before": stretch.before, "after": stretch.after} for stretch in part.text
        ],
    }


def _page(page: PageChange, streams: tuple[str, str]) -> dict[str, Any]:
    return {
        "page": page.page,
        "label": page.label,
        "still": page.still,
        "digest": list(page.digests),
        "stream": list(streams),
        "outside_still": page.outside_still,
        "changed": [_frame(change) for change in page.moved],
        "unchanged": [
            {
                "role": change.frame.role,
                "story": change.frame.story,
                "leg": change.frame.leg,
                "rect": list(change.frame.rect),
                "digest": change.frame.digest,
            }
            for change in page.unmoved
        ],
    }


def _frame(change: FrameChange) -> dict[str, Any]:
    return {
        "role": change.frame.role,
        "story": change.frame.story,
        "leg": change.frame.leg,
        "moves": list(change.moves),
        "before": _spot(change.before),
        "after": _spot(change.after),
    }


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    frame = spot.frame
    return {
        "page": spot.page,
        "rect": list(frame.rect),
        "size": frame.size,
        "lines": frame.lines,
        "crop": list(frame.picture.crop) if frame.picture else None,
        "file": frame.picture.file if frame.picture else None,
        "digest": frame.digest,
    }
