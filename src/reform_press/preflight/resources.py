"""What a page can draw upon (页面资源): fonts, states, forms, pictures.

In: a page.  Out: each resource once, those inside forms, patterns, soft masks
and Type 3 fonts included, and what is wrong with it as it stands.

"""

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from reform_press.preflight.appearance import appearances
from reform_press.preflight.marks import Spent
from reform_press.preflight.paint import describe, space
from reform_press.preflight.reading import (
    Value,
    elements,
    entries,
    entry,
    identity,
    name,
    number,
)
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found

#: Categories of a resource dictionary that are looked into.
_CATEGORIES = ("/Font", "/ExtGState", "/XObject", "/Pattern")
#: Types of halftone that PDF/X allows, if they have no name.
_HALFTONES = (1, 5)
#: A page refers to some dozens of things; this is an attack.
_MOST = 100_000


class Held(NamedTuple):
    """A resource: its category and its object."""

    category: str
    value: Value


def held(page: pikepdf.Page) -> Iterator[Held]:
    """Yield each resource of a page once."""
    seen: set[tuple[int, int]] = set()
    shown = [appearance.form for appearance in appearances(page)]
    waiting: list[Value] = [page.resources, *shown]
    looked = 0
    while waiting and looked < _MOST:
        resources = waiting.pop()
        looked += 1
        if isinstance(resources, pikepdf.Stream):
            if identity(resources) in seen:
                continue
            seen.add(identity(resources))
            yield Held("/XObject", resources)
            resources = resources.get("/Resources")
        for category in _CATEGORIES:
            for _, value in entries(entry(resources, category)):
                looked += 1
                key = identity(value)
                if key in seen:
                    continue
                if key != (0, 0):
                    seen.add(key)
                yield Held(category, value)
                waiting.extend(_inside(value))


def _inside(value: Value) -> Iterator[Value]:
    """Yield the resources that a resource has of its own, and its soft mask."""
    inside = entry(value, "/Resources")
    if inside is not None:
        yield inside
    group = entry(entry(value, "/SMask"), "/G")
    if isinstance(group, pikepdf.Stream):
        yield group


def examine(page: pikepdf.Page, at: int, spent: Spent) -> Iterator[Finding]:
    """Yield what is wrong with the resources of page ``at``."""
    transparent: set[str] = set(_blending(page.obj))
    redefined = set(_defaults(page.resources))
    yield from _group(page.obj, at)
    for category, value in held(page):
        transparent.update(_blending(value))
        redefined.update(_defaults(entry(value, "/Resources")))
        if category == "/Font":
            yield from _font(value, at, spent)
        elif category == "/ExtGState":
            yield from _state(value, at)
        elif category == "/XObject":
            yield from _object(value, at)
            yield from _group(value, at)
    for key in sorted(redefined):
        yield found("colour.default", key, page=at, about=key)
    if transparent:
        yield found("transparency.used", ", ".join(sorted(transparent)), page=at)


def _defaults(resources: Value | None) -> Iterator[str]:
    """Yield the device colours that are redefined (缺省颜色空间)."""
    for key, _ in entries(entry(resources, "/ColorSpace")):
        if key in ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"):
            yield key[1:]


def _font(font: Value, at: int, spent: Spent) -> Iterator[Finding]:
    face = spent.face(font)
    if face.fault:
        yield found(face.fault, face.name, page=at, about=face.name)


def _state(state: Value, at: int) -> Iterator[Finding]:
    for key in ("/TR", "/TR2"):
        value = entry(state, key)
        if value is not None and name(value) != "Default":
            yield found("state.transfer", key[1:], page=at)
    if entry(state, "/HTP") is not None:
        yield found("state.halftone", "HTP", page=at)
    halftone = entry(state, "/HT")
    kind = number(entry(halftone, "/HalftoneType"))
    plain = kind in _HALFTONES and entry(halftone, "/HalftoneName") is None
    if halftone is not None and name(halftone) != "Default" and not plain:
        yield found("state.halftone", "HT", page=at)


def _object(value: Value, at: int) -> Iterator[Finding]:
    about = describe(value)
    if entry(value, "/OPI") is not None:
        yield found("object.opi", page=at, about=about)
    if entry(value, "/Alternates") is not None:
        yield found("object.alternate", page=at, about=about)
    if entry(value, "/Ref") is not None:
        yield found("object.reference", page=at, about=about)
    kinds = (name(entry(value, "/Subtype")), name(entry(value, "/Subtype2")))
    if "PS" in kinds or entry(value, "/PS") is not None:
        yield found("object.postscript", page=at, about=about)


def _group(value: Value, at: int) -> Iterator[Finding]:
    """Yield a finding if a transparency group blends in a foreign space."""
    group = entry(value, "/Group")
    colours = entry(group, "/CS")
    if name(entry(group, "/S")) != "Transparency" or colours is None:
        return
    for family in space(colours, entry(value, "/Resources")).foreign:
        yield found("transparency.group-space", family, page=at, about=family)


def _blending(value: Value) -> Iterator[str]:
    """Yield the kinds of transparency (透明) that a resource brings."""
    if name(entry(entry(value, "/Group"), "/S")) == "Transparency":
        yield "Group"
    mask = entry(value, "/SMask")
    if mask is not None and name(mask) != "None":
        yield "SMask"
    mode = entry(value, "/BM")
    modes = {name(mode)} if name(mode) else {name(item) for item in elements(mode)}
    if modes - {"", "Normal", "Compatible"}:
        yield "BM"
    if min(number(entry(value, "/CA"), 1.0), number(entry(value, "/ca"), 1.0)) < 1:
        yield "CA"
