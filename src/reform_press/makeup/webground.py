"""The ground of a page out to the edge of its bleed (满版底).

In: a page as WeasyPrint has laid it out.  Out: the same page, the ground of
its ``html`` or ``body`` painted over the bleed as well.  What fills the trim
(a gradient, a drawing that covers) fills the whole sheet: it does not begin
again beyond the trim, where a knife that slips would show it.

"""

from typing import Any

#: A ground fills the trim that lacks no more of it, px.
_SLACK = 0.01
_Area = tuple[float, float, float, float]


def fill_bleed(document: Any) -> None:
    """Let the ground of every page reach the edges of its bleed."""
    for page in document.pages:
        box = page._page_box
        if box.canvas_background is not None:
            whole = (0.0, 0.0, box.margin_width(), box.margin_height())
            layers = [_grown(one, whole) for one in box.canvas_background.layers]
            box.canvas_background = box.canvas_background._replace(layers=layers)


def _grown(layer: Any, whole: _Area) -> Any:
    """Return a layer painted over the whole sheet, larger if it filled the trim."""
    layer = layer._replace(painting_area=whole)
    if layer.image is None:
        return layer
    trim, size = layer.positioning_area[2:], layer.size
    if any(own < there - _SLACK for own, there in zip(size, trim, strict=True)):
        return layer  # a pattern goes on as it began
    scales = [there / own for there, own in zip(whole[2:], trim, strict=True)]
    if not _stretches(layer.image):
        scales = [max(scales)] * 2
    larger = [own * scale for own, scale in zip(size, scales, strict=True)]
    places = [
        (there - new) * _share(at, room - own)
        for there, new, at, room, own in zip(
            whole[2:], larger, layer.position, trim, size, strict=True
        )
    ]
    return layer._replace(
        size=tuple(larger), position=tuple(places), positioning_area=whole
    )


def _stretches(image: Any) -> bool:
    """Tell whether an image has no proportions of its own, as gradients have none."""
    from weasyprint.images import Gradient

    return isinstance(image, Gradient)


def _share(at: float, room: float) -> float:
    """Return which share of the room beside an image is before it."""
    return at / room if abs(room) > _SLACK else 0.5
