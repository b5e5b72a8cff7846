"""Several good pages of an edition to choose from (候选版面): a pipeline.

In: the folder of an edition; of its ``dummy.yaml``, if it has one, the slots
that its editor holds and the places that are no story's.  Out: a folder with
a numbered candidate in each of its folders (``dummy.yaml``, ``sketch.pdf``,
``page-N.png``), and ``contact.html`` and ``contact.png`` that show them all.

    read -> ways to make up each page -> make up -> draw -> show side by side

One of them becomes the edition's plan by ``taking``.

"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reform_press.contact import Shown, contact_page
from reform_press.content.model import Edition
from reform_press.content.place import root_of
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.files import write_whole, written_whole
from reform_press.makeup.dummy import PLAN, Cells, Dummy
from reform_press.makeup.held import pins_of
from reform_press.makeup.newspaper import make_up
from reform_press.makeup.plan import as_file, costs_of
from reform_press.makeup.planned import check, planned_part
from reform_press.makeup.solve.pages import photo_id, task_of
from reform_press.makeup.solve.task import Budget
from reform_press.makeup.ways import Way, jumping_in, ways_of
from reform_press.paper import Paper, read_paper
from reform_press.pdf.job import Job
from reform_press.pdf.raster import contact_sheet, lighter, previews
from reform_press.pdf.writer import write_pdf
from reform_press.style.load import profile

Say = Callable[[Words], None]

#: Candidates in a row of the sheet.
_ACROSS = 3
_SKETCH = "sketch.pdf"
_HTML, _PNG = "contact.html", "contact.png"
#: A cell of every page.
_ANYWHERE = Cells(1, 1, 1, 1)


class CandidateOptions(NamedTuple):
    """What the command line asks of candidates."""

    number: int = 6
    seed: int = 0
    steps: int = 0  # evaluations of each search; 0: as many as usual
    out: Path | None = None  # build/candidates/<edition>

    def folder(self, edition: Path) -> Path:
        """Return the folder of the candidates of an edition."""
        usual = root_of(edition) / "build" / "candidates" / edition.absolute().name
        return self.out or usual

    @property
    def budget(self) -> Budget:
        """How long each of the searches may take."""
        return Budget.of(self.steps, self.seed)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edition made up in one way; a page of it has a folio and a way."""

    number: int
    pages: tuple[tuple[str, Way], ...]

    @property
    def dummy(self) -> Dummy:
        """The plan, with what each term of the score costs over its pages."""
        ways = [way for _, way in self.pages]
        costs = costs_of(way.score for way in ways)
        return Dummy(tuple(way.page for way in ways), costs)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Candidates as written (候选结果)."""

    folder: Path
    candidates: tuple[Candidate, ...]
    diagnostics: tuple[Diagnostic, ...]


def candidates(folder: Path, options: CandidateOptions, say: Say) -> Chosen:
    """Make up the edition in ``folder`` in several ways and write them.

    Raises PressError: what cannot be read or made up at all, with numbers.
    """
    folder = folder.absolute()
    paper, remarks = read_paper(folder)
    _check_pins(paper)
    found = _found(paper, options, say)
    if len(found) < options.number:
        remarks = (*remarks, _fewer(len(found), options.number))
    out = options.folder(folder)
    say(Words("画出候选版面", "drawing the candidates"))
    _write(paper, found, out)
    return Chosen(out, found, remarks)


def _found(paper: Paper, options: CandidateOptions, say: Say) -> tuple[Candidate, ...]:
    """Search each page for ways to make it up, and put them together."""
    plans = paper.edition.pages
    ways = []
    for plan in plans:
        say(Words(f"{plan.folio} 版：求解", f"page {plan.folio}: searching"))
        page = paper.planned(plan)
        task = replace(task_of(plan, paper.desk, page), tree=page.tree)
        ways.append(ways_of(task, options.number, options.budget, page.fixed))
    found = []
    for number in range(max(map(len, ways))):
        # A page with fewer ways than others repeats its last.
        some = [of[min(number, len(of) - 1)] for of in ways]
        pages = dict(zip(plans, some, strict=True))
        jumping = jumping_in(paper.desk, pages, options.budget)
        told = tuple((plan.folio, way) for plan, way in jumping.items())
        found.append(Candidate(number + 1, told))
    return tuple(found)


def _check_pins(paper: Paper) -> None:
    """Refuse pinned slots and fixed places that do not fit the edition.

    What is free is no matter: it is made up anew, whatever it was.
    """
    pages = tuple(map(paper.planned, paper.edition.pages))
    placed = tuple(
        replace(page, slots=tuple(one for one in page.slots if one.holds("frame")))
        for page in pages
    )
    # Of the others only their names and their pictures are looked at.
    others = [
        replace(page, slots=(replace(slot, cells=_ANYWHERE),), fixed=())
        for page in pages
        for slot in pins_of(page)
        if not slot.holds("frame")
    ]
    wrong: list[Diagnostic] = []
    for some in (placed, *((one,) for one in others)):
        numbers = {page.page for page in some}
        edition = planned_part(paper.edition, some)
        edition = edition._replace(
            pages=tuple(plan for plan in edition.pages if plan.number in numbers)
        )
        try:
            check(edition, paper.layout, Dummy(some, source=paper.before.source))
        except LayoutError as error:
            wrong += error.diagnostics
    if wrong:
        raise LayoutError(*wrong)


def _write(paper: Paper, found: tuple[Candidate, ...], out: Path) -> None:
    """Write every candidate, then the sheets that show them."""
    _clear(out)
    pictures = [_draw(paper, one, out / str(one.number)) for one in found]
    labels = [
        f"{one.number}   {' '.join(f'{way.score.total:.1f}' for _, way in one.pages)}"
        for one in found
    ]
    sheet = contact_sheet(list(zip(labels, pictures, strict=True)), _ACROSS)
    write_whole(out / _PNG, sheet)
    shown = [
        [
            Shown(folio, way.score, way.remedies, lighter(png))
            for (folio, way), png in zip(one.pages, pngs, strict=True)
        ]
        for one, pngs in zip(found, pictures, strict=True)
    ]
    folder = Path(paper.edition.folder)
    command = f"reform-press makeup {folder.parent.name}/{folder.name} --take"
    title = f"{paper.edition.title} {folder.name}"
    page = contact_page(title, command, shown, _names(paper.edition))
    write_whole(out / _HTML, page.encode())


def _names(edition: Edition) -> dict[str, Words]:
    """Return what an editor calls stories and pictures, by their ids."""
    names = {}
    for story in edition.stories:
        name = story.headline.main.split("\n")[0]
        called = (
            Words(f"《{name}》", f"“{name}”") if name else Words(story.id, story.id)
        )
        names[story.id] = called
        for number in range(1, len(story.photos) + 1):
            numbered = Words(f"{called.zh}{number}", f"{called.en} {number}")
            names[photo_id(story, number - 1)] = numbered
    return names


def _draw(paper: Paper, one: Candidate, folder: Path) -> list[bytes]:
    """Write a candidate's plan, sketch and pictures; return the pictures."""
    edition, layout, fonts = paper.edition, paper.layout, paper.compositor.fonts
    made = make_up(edition, layout, paper.compositor, one.dummy)
    write_whole(folder / PLAN, as_file(one.dummy))
    job = Job(
        edition.title,
        edition.date,
        language=edition.lang,
        press=layout.press,
        profile=profile(layout, paper.house),
        folder=Path(edition.folder),
        marks=False,
    )
    with written_whole(folder / _SKETCH) as sink:
        write_pdf(made.pages, sink, fonts, job)
    pictures = []
    for number, png in previews(folder / _SKETCH):
        write_whole(folder / f"page-{number}.png", png)
        pictures.append(png)
    return pictures


def _clear(out: Path) -> None:
    """Take away the candidates of a run before, and nothing else."""
    for name in (_HTML, _PNG):
        (out / name).unlink(missing_ok=True)
    for folder in out.glob("[1-9]*"):
        if folder.is_dir() and folder.name.isdigit():
            for old in (folder / PLAN, folder / _SKETCH, *folder.glob("page-*.png")):
                old.unlink(missing_ok=True)
            with suppress(OSError):  # somebody else's files are in it
                folder.rmdir()


def _fewer(found: int, asked: int) -> Diagnostic:
    return Diagnostic(
        "note",
        "makeup.few-candidates",
        Words(
            f"要 {asked} 个候选版面，差别够大的只有 {found} 个",
            f"{asked} candidates were asked for, {found} differ enough",
        ),
        hint=Words(
            "加大 --steps，换 --seed，或少钉几篇稿",
            "give more --steps, another --seed, or pin fewer stories",
        ),
    )
