"""The pages of an edition against its stories (版面核对).

In: ``edition.yaml`` as read, and the stories of its folder.  Out: the plans
of the pages, what stands under the nameplate, and a complaint for every name
that is wrong: stories, layout, each at its place.

"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from reform_press.content.book.imprint import imprinted
from reform_press.content.book.model import Book, Part
from reform_press.content.edition_form import EditionForm
from reform_press.content.forms import PageForm
from reform_press.content.jumps import fault_of, jumping, named
from reform_press.content.leaves import as_json, leaf_faults, with_twins
from reform_press.content.model import Jump, Masthead, PagePlan, Story
from reform_press.content.normal import Tally, put_text_right
from reform_press.content.story import Told
from reform_press.errors import SILENT, Diagnostic, Severity, Source, Words
from reform_press.schema import Read
from reform_press.schema.nearest import meant, suggested


class Checking:
    """The pages of the edition against the stories that there are."""

    def __init__(self, form: Read[EditionForm], told: Sequence[Told]) -> None:
        self.form = form
        self.ids = {one.story.id: one.story for one in told if one.story}
        self.failed = {one.id for one in told if not one.story}
        #: name of the file: the story in it
        self.files = {_stem(one.story): one.story for one in told if one.story}
        ids = [one.story.id for one in told if one.story]
        self.shared = {name for name in ids if ids.count(name) > 1}
        self.found: list[Diagnostic] = []

    def complain(
        self,
        severity: Severity,
        code: str,
        words: Words,
        place: Source | None,
        hint: Words = SILENT,
    ) -> None:
        """Add a complaint; its code is of the copy."""
        code = f"content.{code}"
        self.found.append(Diagnostic(severity, code, words, place, hint))

    def check(self, form: EditionForm) -> None:
        """Every story stands on one page, every page has stories.

        Only on pages of a brochure a story may stand again and again.
        """
        placed: dict[str, Source] = {}
        for at, part in enumerate(form.parts):
            for number, page in enumerate(part.pages):
                where = ("parts", at, "pages", number, "stories")
                here: dict[str, Source] = {}
                for nth, name in enumerate(page.stories):
                    place = self.form.source(*where, nth)
                    self.named(_composed(name), place, here)
                placed |= here
        brochure = form.product == "brochure"
        for number, page in enumerate(form.pages):
            here = {} if brochure else placed
            if not page.stories and not page.sections and not brochure:
                words = Words("这一版没有稿件", "there is no story on this page")
                place = self.form.source("pages", number)
                self.complain("warning", "empty-page", words, place)
            for at, name in enumerate(page.stories):
                place = self.form.source("pages", number, "stories", at)
                self.named(_composed(name), place, here)
            if page.ear and not brochure:
                self.ear(form, number, page, here)
            placed |= here
        wanted = self.sections(form)
        for name, story in self.ids.items():
            stands = name in placed or story.twin in placed  # a twin goes with it
            if not stands and story.section not in wanted:
                self.unplaced(story, wanted)

    def sections(self, form: EditionForm) -> tuple[str, ...]:
        """Return the sections that pages take; tell of those without a story."""
        there = tuple(dict.fromkeys(s.section for s in self.ids.values() if s.section))
        wanted: list[str] = []
        for number, page in enumerate(form.pages):
            for at, name in enumerate(page.sections):
                wanted.append(name)
                if name in there or self.failed:
                    continue
                words = Words(f"没有“{name}”栏目的稿件", f"no story is of “{name}”")
                place = self.form.source("pages", number, "sections", at)
                hint = suggested(name, there)
                self.complain("warning", "empty-section", words, place, hint)
        return tuple(dict.fromkeys(wanted))

    def unplaced(self, story: Story, wanted: tuple[str, ...]) -> None:
        """Tell of a story that no page names and no page takes."""
        words = Words(f"稿件“{story.id}”没有上版", f"“{story.id}” stands on no page")
        hint = Words(
            "写进 edition.yaml 某一版的 stories（稿件）",
            "name it in the stories of a page in edition.yaml",
        )
        if wanted:
            listed = "、".join(wanted), ", ".join(wanted)
            hint = Words(
                f"{hint.zh}，或写 section（栏目）：{listed[0]}",
                f"{hint.en}, or give it a section: {listed[1]}",
            )
        self.complain("warning", "unplaced-story", words, story.source, hint)

    def ear(
        self, form: EditionForm, number: int, page: PageForm, placed: dict[str, Source]
    ) -> None:
        """Check the story beside the nameplate (报眼): on the front page only."""
        place = self.form.source("pages", number, "ear")
        if number or form.masthead is None:
            words = Words("只有带报头的头版有报眼", "only a front page has an ear")
            hint = Words(
                "写在第一版，并在 edition.yaml 里写 masthead（报头）",
                "name it on page 1, and give the edition a masthead",
            )
            self.complain("error", "no-ear", words, place, hint)
        elif _composed(page.ear) not in map(_composed, page.stories):
            self.named(_composed(page.ear), place, placed)

    def layout(self, form: EditionForm, folder: Path) -> None:
        """Look for the layout among those of the project, if it has any."""
        name = form.layout
        self.found += leaf_faults(self.form, form, folder / name)
        names = _folders(folder)
        if not names or normalize("NFC", name) in names:
            return
        words = Words(f"没有版式“{name}”", f"there is no layout “{name}”")
        listed = ", ".join(names)
        hint = Words(f"layouts 里有：{listed}", f"layouts holds {listed}")
        hint = suggested(name, names, hint)
        place = self.form.source("layout")
        self.complain("error", "unknown-layout", words, place, hint)

    def named(self, name: str, place: Source, placed: dict[str, Source]) -> None:
        """Check one story that a page names."""
        if name in placed:
            words = Words(
                f"稿件“{name}”上版两次，第 {placed[name].line} 行已有",
                f"“{name}” is placed twice, first on line {placed[name].line}",
            )
            hint = Words("两处留一处", "keep one of the two")
            self.complain("error", "story-twice", words, place, hint)
        # A file that could not be read may hold it: it has complaints enough.
        elif name not in self.ids and not self.failed & {name, ""}:
            held = self.files.get(name)
            if held and held.id in self.shared:
                return  # two stories have one id, which has been said
            words = Words(f"没有稿件“{name}”", f"there is no story “{name}”")
            there = "、".join(self.ids), ", ".join(self.ids)
            hint = Words(f"有：{there[0]}", f"there are: {there[1]}")
            hint = suggested(name, self.ids, hint)
            if held:  # the file is called so, its id is another
                hint = meant(held.id)
            self.complain("error", "unknown-story", words, place, hint)
        placed.setdefault(name, place)

    def pages(self, form: EditionForm, tally: Tally) -> tuple[PagePlan, ...]:
        """Return the plans of the pages."""
        if not form.pages:
            return ()
        first, *others = (
            self.page(page, number, form, tally)
            for number, page in enumerate(form.pages, 1)
        )
        plans = first._replace(masthead=self.masthead(form, tally)), *others
        return jumping(plans, tuple(self.jumps(form, plans)))

    def jumps(self, form: EditionForm, plans: tuple[PagePlan, ...]) -> Iterator[Jump]:
        """Yield the stories that end on another page than they begin on (转版)."""
        come: dict[int, str] = {}
        for number, page in enumerate(form.pages, 1):
            if page.jump is None:
                continue
            place = self.form.source("pages", number - 1, "jump")
            jump = Jump(_composed(page.jump.story), number, page.jump.to, source=place)
            found = fault_of(jump, plans, self.ids, come)
            come[jump.to] = jump.story
            if found is None:
                yield named(jump, plans)
            else:
                self.found.append(found)

    def masthead(self, form: EditionForm, tally: Tally) -> Masthead | None:
        """Return what stands under the nameplate, None if no page has one."""
        if form.masthead is None:
            return None
        told = {
            key: put_text_right(text, tally, self.form.source("masthead", key))
            for key, text in form.masthead.model_dump().items()
        }
        place = self.form.source("masthead")
        return Masthead(**told, pages=len(form.pages), source=place)

    def book(self, form: EditionForm, book: Book, tally: Tally) -> Book:
        """Return the book with the designed pages of its parts."""
        number = 0
        parts: list[Part] = []
        for at, part in enumerate(form.parts):
            pages: list[PagePlan] = []
            for nth, page in enumerate(part.pages):
                number += 1
                where = ("parts", at, "pages", nth)
                plan = self.page(page, number, form, tally, where)
                imprint = form.imprint if part.kind == "imprint" else None
                pages.append(imprinted(plan, imprint))
            parts.append(book.parts[at]._replace(pages=tuple(pages)))
        return book._replace(parts=tuple(parts))

    def page(
        self,
        form: PageForm,
        number: int,
        whole: EditionForm,
        tally: Tally,
        where: tuple[str | int, ...] = (),
    ) -> PagePlan:
        """Return the plan of one page, which stands at ``where`` in the file."""
        where = where or ("pages", number - 1)
        place = self.form.source(*where)
        at = (*where, "sections")
        ear = _composed(form.ear)
        named = tuple(map(_composed, form.stories))
        if whole.product != "newspaper":
            named = with_twins(named, self.ids, whole.language)
        return PagePlan(
            number=number,
            section=put_text_right(form.section, tally, place),
            folio=form.folio or form.label or str(number),
            stories=(*named, ear) if ear and ear not in named else named,
            staff=put_text_right(form.staff or whole.staff, tally, place),
            source=place,
            ear=ear,
            ear_source=self.form.source(*where, "ear"),
            sections=tuple(
                put_text_right(name, tally, self.form.source(*at, n))
                for n, name in enumerate(form.sections)
            ),
            template=form.template,
            data=as_json(form.data),
        )


def _composed(name: str) -> str:
    """Return a name as it is compared."""
    return normalize("NFC", name)


def _folders(folder: Path) -> list[str]:
    """Return the names of the layouts in a folder, composed (NFC)."""
    try:
        found = [one.name for one in folder.iterdir() if (one / "layout.yaml").exists()]
    except OSError:
        return []
    return sorted(normalize("NFC", name) for name in found)


def _stem(story: Story) -> str:
    """Return the name of a story's file, which is its id if it states none."""
    file = story.source.file if story.source else ""
    return normalize("NFC", PurePosixPath(file).stem)
