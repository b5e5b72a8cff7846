"""What a placed PDF paints with (置入件的资源): its streams, masks and gradients.

In: a form, open in pikepdf.  Out: the streams that its pages are made of, each
once, however deep they lie.

"""

from collections.abc import Iterator
from typing import Any

import pikepdf


def streams(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return the form and all forms, patterns and images below it."""
    seen: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        stream = waiting.pop()
        if stream.is_indirect:
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
        yield stream
        for kind in ("/XObject", "/Pattern"):
            for _, found in sorted(resources(stream, kind).items()):
                if isinstance(found, pikepdf.Stream):
                    waiting.append(found)
        waiting.extend(group for _, group in _soft_masks(stream))


def _soft_masks(stream: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Return the groups that mask what a stream paints, each with its kind."""
    for _, state in sorted(resources(stream, "/ExtGState").items()):
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            yield str(mask.get("/S")), mask["/G"]


def masks(root: pikepdf.Object) -> frozenset[tuple[int, int]]:
    """Return the numbers of the luminosity masks, and of all that they paint."""
    found: set[tuple[int, int]] = set()
    for stream in streams(root):
        for kind, group in _soft_masks(stream):
            if kind == "/Luminosity":
                found |= {part.objgen for part in streams(group)}
    return frozenset(found)


def shadings(root: pikepdf.Object, masked: frozenset[tuple[int, int]]) -> Iterator[Any]:
    """Return the gradients of all that is painted with ink."""
    for stream in streams(root):
        if stream.is_indirect and stream.objgen in masked:
            continue
        yield from gradients(stream)


def gradients(stream: pikepdf.Object) -> Iterator[Any]:
    """Return the gradients that a stream paints with, as such or as patterns."""
    for _, shading in resources(stream, "/Shading").items():
        yield shading
    for _, pattern in resources(stream, "/Pattern").items():
        if "/Shading" in pattern:
            yield pattern["/Shading"]


def resources(stream: pikepdf.Object, kind: str) -> Any:
    """Return the resources of one kind that a stream names."""
    named: Any = stream.get("/Resources")
    found: Any = named.get(kind) if named is not None else None
    return {} if found is None else found
