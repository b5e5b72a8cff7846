"""What readers on screens get besides (阅读版): bookmarks, links, labels.

In: the pages as they are written.  Out: entries of pages and of the catalog.
Nothing of this stands in print PDFs.

"""

from reform_press.page import Link, Page, among
from reform_press.pdf.objects import Entries, Name, PdfFile, Ref, Value

#: Links that a reader may follow; anything else is dropped.
_SCHEMES = ("https://", "http://", "mailto:")


class Guide:
    """Collects where stories stand while pages are written."""

    def __init__(self) -> None:
        self._titles: list[tuple[str, int, Ref, float]] = []
        self._stories: dict[str, tuple[Ref, float]] = {}
        self._labels: list[str] = []

    def add(self, page: Page, ref: Ref) -> None:
        """Note the marks and the label of a page."""
        height = page.sheet.trim.height
        self._labels.append(page.label or str(page.number))
        for mark in page.marks:
            if mark.title:
                self._titles.append((mark.title, mark.level, ref, height - mark.y))
            self._stories.setdefault(mark.story, (ref, height - mark.y))

    def entries(self, file: PdfFile) -> Entries:
        """Write bookmarks; return the entries of the catalog."""
        numbers: list[Value] = []
        for index, label in enumerate(self._labels):
            numbers += [index, {"P": label}]
        told: Entries = {"PageLabels": {"Nums": numbers}}
        if self._titles:
            told["Outlines"] = self._outlines(file)
            told["PageMode"] = Name("UseOutlines")
        if self._stories:
            names: list[Value] = []
            for story in sorted(self._stories, key=lambda s: s.encode("utf-16-be")):
                names += [f"story:{story}", _place(*self._stories[story])]
            told["Names"] = {"Dests": {"Names": names}}
        return told

    def _outlines(self, file: PdfFile) -> Ref:
        """Write the bookmarks, each below the last one of a lower level."""
        root = _Bookmark(file.reserve(), {"Type": Name("Outlines")}, 0)
        above = [root]
        for title, level, page, y in self._titles:
            entry: Entries = {"Title": title, "Dest": _place(page, y)}
            one = _Bookmark(file.reserve(), entry, level)
            while above[-1].level >= level:
                above.pop()
            above[-1].take(one)
            above.append(one)
        return root.written(file)


class _Bookmark:
    """A bookmark and those below it."""

    def __init__(self, ref: Ref, entries: Entries, level: int) -> None:
        self.ref, self.level = ref, level
        self._entries = entries
        self._below: list[_Bookmark] = []

    def take(self, other: "_Bookmark") -> None:
        """Put a bookmark below this one, behind those that it has."""
        other._entries["Parent"] = self.ref
        if self._below:
            before = self._below[-1]
            before._entries["Next"] = other.ref
            other._entries["Prev"] = before.ref
        self._below.append(other)

    def written(self, file: PdfFile) -> Ref:
        """Write it with all below it; those of the first level are shown open."""
        if self._below:
            self._entries["First"] = self._below[0].ref
            self._entries["Last"] = self._below[-1].ref
            count = len(self._below)
            self._entries["Count"] = -count if self.level else count
        for one in self._below:
            one.written(file)
        return file.put(self._entries, self.ref)


def links(page: Page) -> list[Value]:
    """Return the link annotations of a page."""
    height = page.sheet.trim.height
    told: list[Value] = []
    for link in among(page.items, Link):
        entry: Entries = {
            "Type": Name("Annot"),
            "Subtype": Name("Link"),
            "Rect": [
                link.rect.x,
                height - link.rect.bottom,
                link.rect.right,
                height - link.rect.y,
            ],
            "Border": [0, 0, 0],
            "F": 4,  # prints, as PDF/A wants of all annotations
        }
        if link.target.startswith("story:"):
            entry["Dest"] = link.target
        elif link.target.lower().startswith(_SCHEMES):
            uri = link.target.encode("ascii", "backslashreplace").decode()
            entry["A"] = {"S": Name("URI"), "URI": uri}
        else:
            continue
        told.append(entry)
    return told


def _place(page: Ref, y: float) -> list[Value]:
    return [page, Name("XYZ"), None, y, None]
