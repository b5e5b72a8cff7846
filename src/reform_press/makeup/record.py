"""What a build is remembered by (版次记录): its copy and its pages.

In: an edition and its finished pages.  Out: the plain values of
``record.json``: story by story the copy, page by page each frame with a
digest of everything that is drawn in it, and each line with its place.

Guarantees: every item of a page counts in just one digest, that of a frame or
that of what stands outside all of them (``rest``), so that equal digests mean
equal pages.  Places in files are left out: an empty line more in a manuscript
changes nothing that is printed.  Places are mm from the top left of the trim.

"""

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from reform_press.content.model import Edition
from reform_press.geometry import ASCENT, MIDDLE, MM, SLACK, Rect
from reform_press.makeup.copy_told import Written, copy_of
from reform_press.makeup.digest import digest_drawn, digest_of
from reform_press.makeup.frame import Frame, PageFrames, as_json
from reform_press.makeup.made_up import MadeUp
from reform_press.page import Embed, Group, Item, Page, Picture, Rule, TextLine

#: Version of the format of ``record.json``.
VERSION = 1
#: Its name among the outputs of a build.
RECORD = "record.json"
#: The number by which the cover of a book is compared.
COVER = 0
#: What stands in no frame of its page.
OUTSIDE = -1


class PageTold(NamedTuple):
    """What is remembered of a page (一版记录)."""

    number: int
    digest: str  # of all that is drawn on it
    json: str  # its place in ``record.json``


def record_of(edition: Edition, made: MadeUp) -> str:
    """Return ``record.json`` as it is written."""
    pairs = zip(made.pages, made.frames, strict=True)
    copy = map(copy_json, copy_of(edition, made.words))
    pages = (told_of(*both).json for both in pairs)
    return joined(edition, copy, pages, cover_told(made))


def cover_told(made: MadeUp) -> str:
    """Return the cover of a book as a page without frames, "" if it has none."""
    if made.cover is None:
        return ""
    page = made.cover._replace(number=COVER)
    frames = PageFrames(
        COVER, page.label, *page.sheet.trim, (0.0, 0.0), 0, 0.0, 0.0, 0, 0.0, ()
    )
    return told_of(page, frames).json


def joined(
    edition: Edition, stories: Iterable[str], pages: Iterable[str], cover: str
) -> str:
    """Return ``record.json`` of stories and pages as they stand there."""
    head = {
        "version": VERSION,
        "edition": edition.id,
        "title": edition.title,
        "date": edition.date.isoformat(),
    }
    lists = f'"stories":[{",".join(stories)}],"pages":[{",".join(pages)}]'
    last = f',"cover":{cover}' if cover else ""
    return f"{compact(head)[:-1]},{lists}{last}}}"


def copy_json(written: Written) -> str:
    """Return the copy of a story as it stands in ``record.json``."""
    one = written.copy()
    return compact(
        {
            "id": one.id,
            "kind": one.kind,
            "priority": one.priority,
            "lang": one.lang,
            "parts": [_part(*piece) for piece in one.pieces if piece.text],
            "photos": [{"file": p.file, "digest": p.digest} for p in one.photos],
        }
    )


def told_of(page: Page, frames: PageFrames) -> PageTold:
    """Return what is remembered of a page: its frames with digests, its lines."""
    (plain,) = as_json((frames,))["pages"]
    within: list[list[Item]] = [[] for _ in frames.frames]
    rest: list[Item] = []
    lines = []
    places = Places(frames.frames)
    for item in page.items:
        if isinstance(item, TextLine):
            room = room_of(item)
            at = places.of_line(item, room)
            lines.append(_line(item, at, room))
        else:
            at = places.of(item)
        (rest if at == OUTSIDE else within[at]).append(item)
    told = [
        frame | {"digest": digest_drawn(items), "picture": _picture(items)}
        for frame, items in zip(plain["frames"], within, strict=True)
    ]
    outside = digest_drawn(rest)
    digest = digest_of(*(frame["digest"] for frame in told), outside)
    head = compact(
        {
            "page": page.number,
            "label": page.label,
            "trim": plain["trim"],
            "digest": digest,
            "rest": outside,
            "frames": told,
        }
    )
    whole = f'{head[:-1]},"lines":[{",".join(lines)}]}}'
    return PageTold(page.number, digest, whole)


def compact(value: Any) -> str:
    """Return as JSON what only programs read."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _part(role: str, text: str, id: str) -> dict[str, str]:
    return {"role": role, "id": id, "text": text, "digest": digest_of(role, text)}


class Places:
    """The frames of a page, to be asked which one an item stands in."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        # The smallest first: a picture in a box belongs to the picture's frame.
        order = sorted(
            range(len(frames)),
            key=lambda at: (frames[at].rect.width * frames[at].rect.height, at),
        )
        self._all = [(at, *_edges(frames[at].rect)) for at in order]
        self._of: dict[str, list[tuple[int, float, float, float, float]]] = {}
        for one in self._all:
            self._of.setdefault(frames[one[0]].story, []).append(one)

    def of(self, item: Item) -> int:
        """Return the frame that an item stands in."""
        if isinstance(item, TextLine):
            return self.of_line(item, room_of(item))
        room = extent(item)
        x, y, right, bottom = room.x, room.y, room.right, room.bottom
        for at, left, top, end, foot in self._all:
            if left <= x and right <= end and top <= y and bottom <= foot:
                return at
        return OUTSIDE

    def of_line(self, line: TextLine, room: Rect) -> int:
        """Return the frame of a line, whose cells fill ``room``."""
        x, y, width, height = room
        # The middle of its ink, near enough.
        x += width / 2
        y += height / 2 if line.vertical else (ASCENT - MIDDLE) * height
        for at, left, top, end, foot in self._of.get(line.story, ()):
            if left <= x <= end and top <= y <= foot:
                return at
        return OUTSIDE


def _edges(rect: Rect) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a rectangle, and a little more."""
    grown = rect.inset(-10 * SLACK)
    return grown.x, grown.y, grown.right, grown.bottom


def size_of(line: TextLine) -> float:
    """Return the size of the largest type on a line, points."""
    return max([run.size for run in line.runs], default=0.0)


def room_of(line: TextLine) -> Rect:
    """Return the cells that a line fills, points."""
    size = size_of(line)
    if line.vertical:
        return Rect(line.x - size / 2, line.y, size, line.width)
    return Rect(line.x, line.y - ASCENT * size, line.width, size)


def extent(item: Item) -> Rect:
    """Return the rectangle that an item is drawn in, points."""
    match item:
        case TextLine():
            return room_of(item)
        case Rule():
            left, right = sorted((item.x1, item.x2))
            top, bottom = sorted((item.y1, item.y2))
            return Rect(left, top, right - left, bottom - top)
        case Group(clip=Rect() as clip):
            return clip
        case Group():
            return around([extent(one) for one in item.items])
    return item.rect


def around(rects: list[Rect]) -> Rect:
    """Return the least rectangle that holds all of ``rects``."""
    left = min((rect.x for rect in rects), default=0.0)
    top = min((rect.y for rect in rects), default=0.0)
    right = max((rect.right for rect in rects), default=0.0)
    bottom = max((rect.bottom for rect in rects), default=0.0)
    return Rect(left, top, right - left, bottom - top)


def _line(line: TextLine, at: int, room: Rect) -> str:
    """Return a line as it stands in the file: a book has too many to go round."""
    x, y, width, height = (length / MM for length in room)
    ends = "true" if line.ends_paragraph else "false"
    return (
        f'{{"frame":{at},"story":{_quoted(line.story)},"role":{_quoted(line.role)},'
        f'"rect":[{x:.3f},{y:.3f},{width:.3f},{height:.3f}],'
        f'"text":{encode_basestring(line.text)},"ends":{ends}}}'
    )


@lru_cache(1 << 8)
def _quoted(name: str) -> str:
    """Return the name of a story or a role in JSON."""
    return encode_basestring(name)


def _picture(items: Iterable[Item]) -> dict[str, Any] | None:
    """Return the picture among ``items`` and what is cut off it."""
    for item in items:
        match item:
            case Picture():
                return _cut(item.file, item.digest, item.crop)
            case Group(items=(Embed() as drawing,), clip=Rect() as clip):
                file = drawing.source.file if drawing.source else ""
                return _cut(file, drawing.digest, _shares(clip, drawing.rect))
            case Group(oval=True):
                return _picture(item.items)
    return None


def _cut(
    file: str, digest: str, crop: tuple[float, float, float, float]
) -> dict[str, Any]:
    return {"file": file, "digest": digest, "crop": [round(c, 5) for c in crop]}


def _shares(clip: Rect, whole: Rect) -> tuple[float, float, float, float]:
    return (
        (clip.x - whole.x) / whole.width,
        (clip.y - whole.y) / whole.height,
        (clip.right - whole.x) / whole.width,
        (clip.bottom - whole.y) / whole.height,
    )
