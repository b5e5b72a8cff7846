"""The pages of a brochure designed (画版): every template with what it may show.

In: an edition, its layout and its fonts.  Out: ``Designed`` pages in the
order of the edition.  A template is told heads and facts of stories, never
their text, so that an edit of text leaves its page as it was.

"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reform_press.content.conversion import rewriting
from reform_press.content.model import Edition, PagePlan, Photo, Story
from reform_press.content.place import root_of
from reform_press.content.terms import script_of
from reform_press.errors import LayoutError
from reform_press.geometry import Size
from reform_press.kept import file_digest
from reform_press.makeup.block import Desk
from reform_press.makeup.designed import Designed
from reform_press.makeup.webpage import Ask, design_each
from reform_press.style.sheets import sizes_of


class Want(NamedTuple):
    """A page to be designed, and what its template is told besides the edition."""

    template: str
    size: Size
    values: Mapping[str, Any]


def designed_pages(desk: Desk, house: Path) -> tuple[Designed, ...]:
    """Return every page as its template, in the layout's folder, designs it.

    Raises LayoutError with the faults of all pages.
    """
    plans = desk.edition.pages
    sizes = sizes_of(desk.layout, len(plans))
    told = (page_told(plan, len(plans), desk.edition) for plan in plans)
    return designed(
        (
            Want(plan.template, size, values)
            for plan, size, values in zip(plans, sizes, told, strict=True)
        ),
        desk,
        house,
    )


def page_told(plan: PagePlan, count: int, edition: Edition) -> dict[str, Any]:
    """Return what the template of a page is told: its data, heads of stories."""
    every = {story.id: story for story in edition.stories}
    return {
        "page": _page(plan, count),
        "data": json.loads(plan.data),
        "stories": {
            id_: _story(story, every.get(story.twin)) for id_, story in every.items()
        },
    }


def designed(wants: Iterable[Want], desk: Desk, house: Path) -> tuple[Designed, ...]:
    """Return pages as their templates design them.

    Raises LayoutError with the faults of all pages.
    """
    edition, layout = desk.edition, desk.layout
    folder = Path(edition.folder)
    rewrite = rewriting(edition, root_of(folder))
    about = {"edition": told_of(edition), "lang": edition.lang}
    asks = [
        Ask(
            want.template, house, folder, want.size, layout.bleed, layout.palette,
            {**about, **want.values}, lang=edition.lang, rewrite=rewrite,
            strict=layout.press.rgb == "refuse",
        )
        for want in wants
    ]  # fmt: skip
    made = design_each(asks, desk.compositor.fonts, desk.kept)
    wrong = [one for one in made if isinstance(one, LayoutError)]
    if wrong:
        found = (fault for error in wrong for fault in error.diagnostics)
        raise LayoutError(*dict.fromkeys(found))
    return tuple(one for one in made if not isinstance(one, LayoutError))


def told_of(edition: Edition) -> dict[str, Any]:
    """Return what templates are told of the edition."""
    return {
        "id": edition.id,
        "title": edition.title,
        "date": edition.date.isoformat(),
        "script": _script(edition),
    }


def _script(edition: Edition) -> str:
    """Name how words of a converted edition are chosen, "" if it is none."""
    if not edition.converted:
        return ""
    chosen = Path(edition.folder) / f"terms-{script_of(edition.lang)}.yaml"
    return f"{edition.lang} {file_digest(chosen).hex()}"


def _page(plan: PagePlan, count: int) -> dict[str, Any]:
    return {
        "number": plan.number,
        "label": plan.folio,
        "count": count,
        "stories": list(plan.stories),
    }


def _story(story: Story, twin: Story | None) -> dict[str, Any]:
    """Return heads and facts of a story; its figures in both languages."""
    box, head = story.figures, story.headline
    return {
        "id": story.id,
        "lang": story.lang,
        "kicker": head.kicker,
        "title": head.main.replace("\n", " " if story.lang == "en" else ""),
        "deck": head.deck,
        "byline": story.byline,
        "photos": [_photo(photo) for photo in story.photos],
        "figures": _figures(story, twin),
        "figures_title": box.title if box else "",
        "figures_note": box.note if box else "",
    }


def _photo(photo: Photo) -> dict[str, str]:
    told = photo._asdict()
    return {key: told[key] for key in ("file", "caption", "credit", "alt")}


def _figures(story: Story, twin: Story | None) -> list[dict[str, Any]]:
    """Return the figures of a story, as they are and as charts take them."""
    own = story.figures.figures if story.figures else ()
    other = twin.figures.figures if twin and twin.figures else ()
    told = []
    for figure, theirs in zip(own, (*other, *own[len(other) :]), strict=False):
        zh, en = (theirs, figure) if story.lang == "en" else (figure, theirs)
        told.append(
            {
                "number": figure.number,
                "label": figure.label,
                "value": {"zh": zh.number, "en": en.number},
                "zh": zh.label,
                "en": en.label,
            }
        )
    return told
