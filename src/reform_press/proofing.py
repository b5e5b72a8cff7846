"""The pages of a proof (出校样): those to be printed, with a layer over each.

In: pages as made up, the round, and perhaps an earlier build.  Out: pages
that show what a corrector needs.  Change bars come from comparing the copy as
it is set now with that of the earlier build.

"""

from pathlib import Path

from reform_press.collation.lines import changed_lines
from reform_press.compose.paragraph import Compositor
from reform_press.content.model import Edition
from reform_press.history import opened
from reform_press.makeup.made_up import MadeUp
from reform_press.makeup.proof import Correction, proof_page
from reform_press.makeup.record import record_of
from reform_press.makeup.record_form import RecordForm
from reform_press.page import Page
from reform_press.style.model import Layout


def proof_pages(
    made: MadeUp,
    edition: Edition,
    layout: Layout,
    compositor: Compositor,
    asked: tuple[str, Path | None],
) -> tuple[Page, ...]:
    """Return the pages of a proof; ``asked`` are its round and a build before.

    Raises ContentError when that build cannot be read.
    """
    round_, since = asked
    titles = tuple(
        (story.id, story.headline.main.replace("\n", "　")) for story in edition.stories
    )
    changed = _changed(made, edition, since) if since else frozenset()
    correction = Correction(round_, titles, changed)
    return tuple(
        proof_page(page, frames, correction, layout, compositor)
        for page, frames in zip(made.pages, made.frames, strict=True)
    )


def _changed(made: MadeUp, edition: Edition, since: Path) -> frozenset[tuple[int, int]]:
    """Return the lines whose copy is not that of the build before."""
    told = record_of(edition, made)
    now = RecordForm.model_validate_json(told)
    return changed_lines(opened(since).record.pages, now.pages).after
