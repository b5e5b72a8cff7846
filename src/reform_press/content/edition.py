"""A folder in, a checked ``Edition`` out (读一期稿件).

In: ``content/<edition>`` with ``edition.yaml``, a Markdown file a story and
``photos/``.  Out: frozen values; warnings are in ``Edition.diagnostics``.
Raises ``ContentError`` with every complaint over all files when one of them
is an error.  The exception is a picture that is missing or cannot be used:
its error is among the diagnostics, its ``Photo.digest`` is "", and the build
makes a proof with a marker (decision 10).

Files are named from the folder above ``content`` ("content/x/lead.md").

"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from reform_press.content.conversion import Wish, convert
from reform_press.content.forms import EditionForm, PageForm
from reform_press.content.model import Edition, Language, PagePlan, Story
from reform_press.content.normal import Tally, put_text_right
from reform_press.content.parsed import reader
from reform_press.content.pinyin import miscounted
from reform_press.content.place import root_of
from reform_press.content.story import Told, carried
from reform_press.errors import (
    SILENT,
    ContentError,
    Diagnostic,
    Severity,
    Source,
    Words,
    errors_among,
)
from reform_press.kept import NOTHING, Kept, Memory
from reform_press.schema import Read, read_yaml


def read(path: Path, kept: Kept = NOTHING) -> Edition:
    """Read the edition in the folder ``path``.

    ``kept`` are stories that were read before; they change only the time.
    """
    folder = path.absolute()
    root = root_of(folder)
    file = folder / "edition.yaml"
    if not folder.is_dir():
        raise ContentError(_no_folder(path))
    memory = kept.memory or Memory()
    form = memory.file("edition", file, lambda: read_yaml(file, root, EditionForm))
    language: Language = form.value.language if form.value else "zh-Hans"
    stated = form.value.pinyin if form.value else {}
    told = [*map(reader(folder, root, language, stated, kept).read, _copy(folder))]
    found = [*form.diagnostics, *(d for one in told for d in one.diagnostics)]
    found += miscounted(stated, lambda word: form.source("pinyin", word))
    read_ = tuple(one.story for one in told if one.story)
    found += _twice(read_)
    if form.value is None:
        raise ContentError(*found)
    checking = _Checking(form, told)
    checking.check(form.value)
    checking.layout(form.value.layout, root / "layouts")
    tally = Tally(form.file)
    edition = Edition(
        id=folder.name,
        folder=str(folder),
        product=form.value.product,
        title=put_text_right(form.value.title, tally, form.source("title")),
        date=form.value.date,
        layout=form.value.layout,
        pages=checking.pages(form.value, tally),
        stories=_ordered(read_, form.value),
        diagnostics=(*found, *checking.found, *tally.diagnostics()),
        terms=tuple(dict.fromkeys(form.value.terms)),
        source=Source(form.file),
        lang=language,
    )
    edition = convert(edition, _wish(form, told, form.value), root)
    if any(not carried(d) for d in errors_among(edition.diagnostics)):
        raise ContentError(*edition.diagnostics)
    return edition


def _wish(read: Read[EditionForm], told: list[Told], form: EditionForm) -> Wish:
    """Gather what is to be converted: a story may differ from its edition."""
    return Wish(
        form.convert,
        frozenset(
            one.id
            for one in told
            if (form.convert if one.convert is None else one.convert)
        ),
        form.wording,
        read.source("wording" if form.wording else "convert"),
    )


def _no_folder(path: Path) -> Diagnostic:
    """Say that an edition is a folder, and which was meant if that is known."""
    words = Words(f"找不到文件夹 {path.name}", f"there is no folder {path.name}")
    hint = Words(
        "用 reform-press new 名称 建一期", "make one with `reform-press new NAME`"
    )
    if path.exists():
        words = Words(f"{path.name} 不是文件夹", f"{path.name} is not a folder")
        command = f"reform-press galley {path.as_posix()}"
        hint = Words(f"单排一篇：{command}", f"to set a text alone: `{command}`")
        if (path.parent / "edition.yaml").is_file():
            command = f"reform-press build {path.parent.as_posix()}"
            hint = Words(f"排整期：{command}", f"give its edition: `{command}`")
    return Diagnostic("error", "content.no-edition", words, None, hint)


def _copy(folder: Path) -> Iterator[Path]:
    """Yield the stories' files, in the order of their names.

    A name that begins with a dot or an underscore is the editor's own.
    """
    for path in sorted(folder.iterdir(), key=lambda p: normalize("NFC", p.name)):
        if path.suffix.lower() != ".md" or path.name.startswith((".", "_", "~")):
            continue
        if path.name.lower() != "readme.md":
            yield path


def _ordered(read_: tuple[Story, ...], form: EditionForm) -> tuple[Story, ...]:
    """Return the stories as the pages name them, those on no page last."""
    names = [normalize("NFC", name) for page in form.pages for name in page.stories]
    order = {name: at for at, name in reversed(list(enumerate(names)))}
    return tuple(sorted(read_, key=lambda story: order.get(story.id, len(names))))


def _twice(read_: tuple[Story, ...]) -> Iterator[Diagnostic]:
    """Complain of two stories with one id."""
    first: dict[str, Source | None] = {}
    for one in read_:
        if one.id in first:
            words = Words(
                f"稿件编号“{one.id}”重复，{first[one.id]} 已用",
                f"story id “{one.id}” is used by {first[one.id]} already",
            )
            hint = Words("请改 id（编号）", "change its id")
            yield Diagnostic("error", "content.duplicate-id", words, one.source, hint)
        first.setdefault(one.id, one.source)


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


class _Checking:
    """The pages of the edition against the stories that there are."""

    def __init__(self, form: Read[EditionForm], told: list[Told]) -> None:
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
        code = f"content.{code}"
        self.found.append(Diagnostic(severity, code, words, place, hint))

    def check(self, form: EditionForm) -> None:
        """Every story stands on one page, every page has stories."""
        placed: dict[str, Source] = {}
        for number, page in enumerate(form.pages):
            if not page.stories:
                words = Words("这一版没有稿件", "there is no story on this page")
                place = self.form.source("pages", number)
                self.complain("warning", "empty-page", words, place)
            for at, name in enumerate(page.stories):
                place = self.form.source("pages", number, "stories", at)
                self.named(normalize("NFC", name), place, placed)
        for name, story in self.ids.items():
            if name not in placed:
                words = Words(f"稿件“{name}”没有上版", f"“{name}” stands on no page")
                hint = Words(
                    "写进 edition.yaml 某一版的 stories（稿件）",
                    "name it in the stories of a page in edition.yaml",
                )
                self.complain("warning", "unplaced-story", words, story.source, hint)

    def layout(self, name: str, folder: Path) -> None:
        """Look for the layout among those of the project, if it has any."""
        names = _folders(folder)
        if not names or normalize("NFC", name) in names:
            return
        words = Words(f"没有版式“{name}”", f"there is no layout “{name}”")
        near = get_close_matches(name, names, n=1, cutoff=0.4)
        listed = ", ".join(names)
        hint = Words(f"layouts 里有：{listed}", f"layouts holds {listed}")
        if near:
            hint = Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
        place = self.form.source("layout")
        self.complain("error", "unknown-layout", words, place, hint)

    def named(self, name: str, place: Source, placed: dict[str, Source]) -> None:
        """Check one story that a page names."""
        if name in placed:
            words = Words(
                f"稿件“{name}”上版两次，第 {placed[name].line} 行已有",
                f"“{name}” is placed twice, first on line {placed[name].line}",
            )
            self.complain("error", "story-twice", words, place)
        # A file that could not be read may hold it: it has complaints enough.
        elif name not in self.ids and not self.failed & {name, ""}:
            held = self.files.get(name)
            if held and held.id in self.shared:
                return  # two stories have one id, which has been said
            near = get_close_matches(name, list(self.ids), n=1, cutoff=0.5)
            if held:
                near = [held.id]  # the file is called so, its id is another
            words = Words(f"没有稿件“{name}”", f"there is no story “{name}”")
            hint = SILENT
            if near:
                hint = Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
            self.complain("error", "unknown-story", words, place, hint)
        placed.setdefault(name, place)

    def pages(self, form: EditionForm, tally: Tally) -> tuple[PagePlan, ...]:
        """Return the plans of the pages."""
        return tuple(
            self.page(page, number, form.staff, tally)
            for number, page in enumerate(form.pages, 1)
        )

    def page(self, form: PageForm, number: int, staff: str, tally: Tally) -> PagePlan:
        place = self.form.source("pages", number - 1)
        return PagePlan(
            number=number,
            section=put_text_right(form.section, tally, place),
            folio=form.folio or str(number),
            stories=tuple(normalize("NFC", name) for name in form.stories),
            staff=put_text_right(form.staff or staff, tally, place),
            source=place,
        )
