"""Frames of a designed page (版框): read from the boxes that CSS laid out.

In: WeasyPrint's page.  Out: ``DesignedFrame`` for each element with
``data-frame``, in the order of the document, and what is wrong with any.

"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, cast, get_args

from reform_press.errors import Diagnostic, Source, Words
from reform_press.geometry import Rect, rounded, to_points
from reform_press.makeup.designed import DesignedFrame, Exclusion, Flow, Insets
from reform_press.style.model import Mode

#: Points in a CSS pixel.
PIXEL = 0.75
#: Parts of a story that are pictures, alone or with their number.
_PICTURES = ("photo", "picture")
#: Elements without a box of their own lay none out.
_FLAT = 0.01
PlaceOf = Callable[..., Source | None]


def frames_of(
    document: Any, root: Any, around: float, place_of: PlaceOf
) -> tuple[tuple[DesignedFrame, ...], tuple[Diagnostic, ...]]:
    """Return the frames of the first page, whose trim begins ``around`` points in.

    ``root`` is the element that the document was laid out from.
    """
    reading = _Reading(around, place_of)
    boxes: dict[Any, tuple[Any, bool]] = {}
    for box, turned in _marked(document.pages[0]._page_box):
        # An element may have several boxes, of which the first is the outer one.
        boxes.setdefault(box.element, (box, turned))
    for element in root.iter():
        if element.get("data-frame") is not None:
            reading.add(element, *boxes.get(element, (None, False)))
    return tuple(reading.frames), tuple(reading.found)


def _marked(root: Any) -> Iterator[tuple[Any, bool]]:
    """Yield boxes with ``data-frame``, and whether CSS has turned them."""
    waiting = [(root, False)]
    while waiting:
        box, turned = waiting.pop()
        turned = turned or bool(box.style["transform"])
        element = getattr(box, "element", None)
        if element is not None and element.get("data-frame") is not None:
            yield box, turned
        children = getattr(box, "children", ())
        waiting += [(child, turned) for child in reversed(children)]


class _Reading:
    """Boxes on their way to frames."""

    def __init__(self, around: float, place_of: PlaceOf) -> None:
        self._around = around
        self._place_of = place_of
        self.frames: list[DesignedFrame] = []
        self.found: list[Diagnostic] = []

    def add(self, element: Any, box: Any, turned: bool) -> None:
        """Read an element's frame; ``box`` is None where CSS gave it none."""
        said = element.get
        name = said("data-frame").strip()
        story = name.partition(":")[0].partition(".")[0]
        # A macro may have written it: then by the story that it was asked for.
        place = self._place_of(f'data-frame="{name}"', name, f"'{story}'", story)
        if "".join(element.itertext()).strip() or len(element):
            self._say("filled-frame", name, place)
        if box is None:
            self._say("flat-frame", name, place)
            return
        rect = Rect(
            *(
                rounded(PIXEL * length - off)
                for length, off in (
                    (box.content_box_x(), self._around),
                    (box.content_box_y(), self._around),
                    (box.width, 0.0),
                    (box.height, 0.0),
                )
            )
        )
        if turned:
            self._say("turned-frame", name, place)
        if min(rect.width, rect.height) < _FLAT:
            self._say("flat-frame", name, place)
        part = name.partition(":")[2]
        picture = part.partition("-")[0] in _PICTURES
        role: Literal["text", "picture"] = "picture" if picture else "text"
        self.frames.append(
            DesignedFrame(
                name,
                role,
                rect,
                _insets(box),
                columns=self._count(said, "columns", "1", place),
                gutter=self._length(said, "gutter", "0", place),
                mode=cast("Mode", self._word(said, "mode", Mode, place)),
                order=self._count(said, "order", "0", place),
                flow=cast("Flow", self._word(said, "flow", Flow, place)),
                exclusion=cast(
                    "Exclusion", self._word(said, "exclude", Exclusion, place)
                ),
                style=said("data-style", "").strip(),
                source=place,
            )
        )

    def _word(self, said: Any, key: str, words: Any, place: Source | None) -> str:
        """Return the word of an attribute, the first of its words if it has none."""
        known = get_args(words)
        word = said(f"data-{key}", known[0]).strip()
        if word not in known:
            self._unfit(key, word, "、".join(known), place)
            return str(known[0])
        return str(word)

    def _count(self, said: Any, key: str, other: str, place: Source | None) -> int:
        told = said(f"data-{key}", other)
        if not told.strip().isdecimal() or len(told) > 3:
            self._unfit(key, told, "1、2、3……", place)
            return 1
        return int(told)

    def _length(self, said: Any, key: str, other: str, place: Source | None) -> float:
        told = said(f"data-{key}", other)
        try:
            return rounded(to_points(told))
        except ValueError:
            self._unfit(key, told, "12pt、4mm", place)
            return 0.0

    def _unfit(self, key: str, told: str, known: str, place: Source | None) -> None:
        words = Words(f"data-{key} 不能是“{told}”", f"data-{key} cannot be “{told}”")
        hint = Words(f"可以写：{known}", f"it may be {known}")
        self.found.append(Diagnostic("error", "furniture.frame", words, place, hint))

    def _say(self, code: str, name: str, place: Source | None) -> None:
        told, hint = _WORDS[code]
        words = Words(told.zh.format(name), told.en.format(name))
        self.found.append(Diagnostic("error", f"furniture.{code}", words, place, hint))


def _insets(box: Any) -> Insets:
    """Return the white from the content box to the edge of the margin."""
    sides = ("top", "right", "bottom", "left")
    return Insets(
        *(
            rounded(
                PIXEL
                * sum(
                    max(0.0, getattr(box, part.format(side)))
                    for part in ("margin_{}", "border_{}_width", "padding_{}")
                )
            )
            for side in sides
        )
    )


_WORDS = {
    "turned-frame": (
        Words("版框 {} 被 transform 转动或缩放了", "frame {} is turned by a transform"),
        Words("版框要横平竖直，装饰另放", "frames stand upright; turn what surrounds"),
    ),
    "filled-frame": (
        Words("版框 {} 里已有内容", "frame {} has something in it already"),
        Words("版框留空，正文由排版器排入", "leave it empty: the compositor fills it"),
    ),
    "flat-frame": (
        Words("版框 {} 没有宽度或高度", "frame {} has no width or no height"),
        Words("在 CSS 里给它 width 和 height", "give it a width and a height in CSS"),
    ),
}
