"""What a screen would do and paper cannot (交互内容).

In: a document or a page.  Out: scripts, actions, forms and annotations that
PDF/X forbids.

"""

from collections.abc import Iterator

import pikepdf

from reform_press.geometry import Rect
from reform_press.preflight.boxes import Sheet
from reform_press.preflight.reading import Value, elements, entry, name, numbers
from reform_press.preflight.report import Finding
from reform_press.preflight.rules import found
from reform_press.preflight.state import Box

#: Annotations that are made for print (ISO 32000-1 14.11).
_FOR_PRINT = ("PrinterMark", "TrapNet")


def examine_document(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what the catalog holds of scripts, actions and forms."""
    root = pdf.Root
    if entry(entry(root, "/Names"), "/JavaScript") is not None:
        yield found("interaction.javascript")
    opening = entry(root, "/OpenAction")
    if isinstance(opening, pikepdf.Dictionary):
        yield from _action(opening, 0)
    if entry(root, "/AA") is not None:
        yield found("interaction.action", "AA")
    if any(_holds_script(value) for value in pdf.objects):
        yield found("interaction.javascript")
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
        if inside and inside.right > inside.left and inside.top > inside.bottom:
            place = sheet.place(inside)
            yield found("interaction.annotation", kind, page=at, place=place)


def _holds_script(value: Value) -> bool:
    """Tell whether an object is a script, or has one as its action."""
    return any(
        name(entry(each, "/S")) == "JavaScript"
        for each in (value, entry(value, "/A"), entry(value, "/Next"))
    )


def _action(action: Value, at: int, place: Rect | None = None) -> Iterator[Finding]:
    kind = name(entry(action, "/S"))
    if kind == "JavaScript":
        yield found("interaction.javascript", page=at, place=place)
    elif kind:
        yield found("interaction.action", kind, page=at, place=place, about=kind)
