"""What a screen would do and paper cannot (交互内容).

In: a document or a page.  Out: scripts, actions, forms and annotations that
PDF/X forbids.

"""

from collections.abc import Iterator

import pikepdf

from reform_press.geometry import Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.reading import (
    Value,
    elements,
    entries,
    entry,
    identity,
    name,
    numbers,
)
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Annotations that are made for print (ISO 32000-1 14.11).
_FOR_PRINT = ("PrinterMark", "TrapNet")
#: Annotations that carry a file: attached, or to be played.
_CARRIERS = ("FileAttachment", "RichMedia", "3D", "Movie", "Sound")


def examine_document(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what the catalog holds of scripts, actions and forms."""
    root = pdf.Root
    named = entry(entry(root, "/Names"), "/JavaScript") is not None
    if named or any(map(_holds_script, pdf.objects)):
        yield found("interaction.javascript")
    opening = entry(root, "/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and not _is_script(opening):
        yield from _action(opening, 0)
    if entry(root, "/AA") is not None:
        yield found("interaction.action", "AA")
    if entry(root, "/AcroForm") is not None:
        yield found("interaction.form")


def examine_page(page: pikepdf.Page, at: int, sheet: Sheet) -> Iterator[Finding]:
    """Yield the actions of page ``at``, and annotations inside its bleed."""
    if "/AA" in page.obj:
        yield found("interaction.action", "AA", page=at)
    for annotation in elements(page.obj.get("/Annots")):
        kind = name(entry(annotation, "/Subtype"))
        corners = numbers(entry(annotation, "/Rect"), 4)
        box = Box(0.0, 0.0, 0.0, 0.0)
        if corners:
            a, b, c, d = corners
            box = Box(min(a, c), min(b, d), max(a, c), max(b, d))
        place = sheet.place(box) if corners else None
        action = entry(annotation, "/A")
        if action is not None:
            yield from _action(action, at, place)
        if entry(annotation, "/AA") is not None:
            yield found("interaction.action", "AA", page=at, place=place)
        inside = box.within(sheet.bleed) if kind not in _FOR_PRINT else None
        if kind in _CARRIERS:
            yield found("object.attachment", kind, page=at, place=place, about=kind)
        if inside and inside.right > inside.left and inside.top > inside.bottom:
            place = sheet.place(inside)
            yield found("interaction.annotation", kind, page=at, place=place)


def _holds_script(value: Value) -> bool:
    """Tell whether an object is a script, or starts one, at once or after others."""
    waiting = [value, entry(value, "/A"), entry(value, "/OpenAction")]
    waiting += [action for _, action in entries(entry(value, "/AA"))]
    while waiting:
        action = waiting.pop()
        if _is_script(action):
            return True
        after = entry(action, "/Next")
        # What is an object of its own is asked by itself.
        each = elements(after) or (after,)
        waiting += [next for next in each if next and identity(next) == (0, 0)]
    return False


def _is_script(action: Value) -> bool:
    """Tell whether an action is a script, or plays something by one (12.6.4.13)."""
    kind = name(entry(action, "/S"))
    played = kind == "Rendition" and entry(action, "/JS") is not None
    return kind == "JavaScript" or played


def _action(action: Value, at: int, place: Rect | None = None) -> Iterator[Finding]:
    kind = name(entry(action, "/S"))
    if _is_script(action):
        yield found("interaction.javascript", page=at, place=place)
    elif kind:
        yield found("interaction.action", kind, page=at, place=place, about=kind)
