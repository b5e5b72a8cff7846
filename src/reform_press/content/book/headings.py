"""Where the words of an index are listed (标目): under which headings.

In: the words of ``index.yaml``, the ``href`` of a run.  Out: headings, each
below those that it stands under: ``马港镇!石溪村``.

"""

from collections.abc import Iterable, Mapping

from reform_press.content.book.model import IndexTerm
from reform_press.content.targets import INDEX


def in_line(path: str) -> str:
    """Return a heading and those above it as they are printed in a line."""
    return path.replace("!", "·")


def heading_of(term: IndexTerm) -> str:
    """Return a word's own heading."""
    return term.heading or term.term


def listings(terms: Iterable[IndexTerm]) -> dict[str, str]:
    """Return what each word is listed as: ``马港镇!石溪村`` under another heading.

    Where this heading stands under one itself, both stand above the word.
    """
    terms = tuple(terms)
    above = above_of(terms)
    return {one.term: "!".join(_path(one, above)) for one in terms}


def above_of(terms: Iterable[IndexTerm]) -> dict[str, str]:
    """Return what headings stand under, those that have one place alone.

    Any other is a main heading where it is named.
    """
    places: dict[str, set[str]] = {}
    for one in terms:
        places.setdefault(heading_of(one), set()).add(one.under)
    single = ((one, some) for one, some in places.items() if len(some) == 1)
    return {one: under for one, (under,) in single}


def _path(term: IndexTerm, above: Mapping[str, str]) -> tuple[str, ...]:
    """Return a heading below all that it stands under."""
    path: tuple[str, ...] = (heading_of(term),)
    under = term.under
    # A circle was told: it is left where it closes.
    while under and not set(under.split("!")) & set(path):
        path = (*under.split("!"), *path)
        under = above.get(path[0], "")
    return path


def paths_of(href: str) -> tuple[tuple[str, ...], ...]:
    """Return the headings that ``index:马港镇!石溪村|鸡苗`` leads to."""
    return tuple(tuple(one.split("!")) for one in href.removeprefix(INDEX).split("|"))
