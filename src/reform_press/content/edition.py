"""A folder in, a checked ``Edition`` out (读一期稿件).

In: ``content/<edition>`` with ``edition.yaml``, a Markdown file a story and
``photos/``.  Out: frozen values; warnings are in ``Edition.diagnostics``.
Raises ``ContentError`` with every complaint over all files when one of them
is an error.  The exception is a picture that is missing or cannot be used:
its error is among the diagnostics, its ``Photo.digest`` is "", and the build
makes a proof with a marker (decision 10).

Files are named from the folder above ``content`` ("content/x/lead.md").

"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reform_press.content.book.bound import Bound, bound, stories_among, unbound
from reform_press.content.conversion import Wish, convert
from reform_press.content.edition_form import EditionForm
from reform_press.content.model import Edition, Language, Story
from reform_press.content.normal import Tally, put_text_right
from reform_press.content.pages import Checking
from reform_press.content.parsed import reader
from reform_press.content.pinyin import miscounted
from reform_press.content.place import root_of
from reform_press.content.story import Told, carried
from reform_press.content.twins import is_translation
from reform_press.content.twins_draft import completed
from reform_press.content.twins_faults import DRAFTED, faults
from reform_press.content.twins_file import FILE, read_accepted
from reform_press.errors import (
    ContentError,
    Diagnostic,
    Source,
    Words,
    errors_among,
)
from reform_press.kept import NOTHING, Kept, Memory
from reform_press.schema import Read, read_yaml


def read(
    path: Path,
    kept: Kept = NOTHING,
    switched: Language | None = None,
    *,
    draft: bool = False,
) -> Edition:
    """Read the edition in the folder ``path``.

    ``kept`` are stories that were read before; they change only the time.  The
    edition is in the language that it is ``switched`` to, else in its own.  A
    ``draft`` has placeholders for translations that are not there.
    """
    folder = path.absolute()
    root = root_of(folder)
    file = folder / "edition.yaml"
    if not folder.is_dir():
        raise ContentError(no_folder(path))
    memory = kept.memory or Memory()
    form = memory.file("edition", file, lambda: read_yaml(file, root, EditionForm))
    form, language = _spoken(form, switched)
    copy = _copy(form, language, folder, kept)
    if draft:
        copy = copy._replace(told=_drafted(copy.told))
    if form.value is None:
        raise ContentError(*copy.found)
    edition = _edition(form, form.value, language, folder, copy)
    wish = _wish(form, copy.told, form.value, copy.written)
    edition = convert(edition, wish, root)
    drafted = DRAFTED if draft else frozenset()
    for error in errors_among(edition.diagnostics):
        if not carried(error) and error.code not in drafted:
            raise ContentError(*edition.diagnostics)
    return edition


class _Copy(NamedTuple):
    """All copy of an edition, before it is known what stands where."""

    told: tuple[Told, ...]
    written: Bound
    found: tuple[Diagnostic, ...]


def _copy(
    form: Read[EditionForm], language: Language, folder: Path, kept: Kept
) -> _Copy:
    """Read the stories, the chapters, and all that is wrong with either."""
    root, memory = root_of(folder), kept.memory or Memory()
    stated = form.value.pinyin if form.value else {}
    here, below = copy_in(folder), copy_below(folder)
    files, idle = stories_among(here, below, form.value, folder)
    told = tuple(map(reader(folder, root, language, stated, kept).read, files))
    written = bound(form, folder, root, kept)
    found = (
        *form.diagnostics,
        *(remark for one in told for remark in one.diagnostics),
        *written.diagnostics,
        *unbound(idle, root),
        *miscounted(stated, partial(form.source, "pinyin")),
        *_twice(_stories(told)),
        *_untrue(told, folder, memory),
    )
    return _Copy(told, written, found)


def _stories(told: Iterable[Told]) -> tuple[Story, ...]:
    return tuple(one.story for one in told if one.story)


def _drafted(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Put placeholders where translations, or parts of them, are not there."""
    made = {one.id: one for one in completed(_stories(told))}
    known = tuple(
        replace(one, story=made.pop(one.story.id, one.story)) if one.story else one
        for one in told
    )
    return (*known, *(Told(one, ()) for one in made.values()))


def _edition(
    read: Read[EditionForm],
    form: EditionForm,
    language: Language,
    folder: Path,
    copy: _Copy,
) -> Edition:
    """Put the copy on its pages; all that is wrong stands in the diagnostics."""
    checking = Checking(read, copy.told)
    checking.check(form)
    checking.layout(form, root_of(folder) / "layouts")
    tally = Tally(read.file)
    written = copy.written.book
    book = written and checking.book(form, written, tally)
    return Edition(
        id=folder.name,
        folder=str(folder),
        product=form.product,
        title=put_text_right(form.title, tally, read.source("title")),
        date=form.date,
        layout=form.layout,
        pages=checking.pages(form, tally),
        stories=_ordered(_stories(copy.told), form),
        diagnostics=(*copy.found, *checking.found, *tally.diagnostics()),
        terms=tuple(dict.fromkeys(form.terms)),
        source=Source(read.file),
        lang=language,
        book=book,
    )


def _spoken(
    form: Read[EditionForm], switched: Language | None
) -> tuple[Read[EditionForm], Language]:
    """Return the form in the language that the edition is to be in, and that.

    Chinese that is switched to the other script is converted.
    """
    said = form.value
    if said is None:
        return form, switched or "zh-Hans"
    if not switched or switched == said.language:
        return form, said.language
    convert = said.convert or (switched != "en" and said.language != "en")
    update = {"language": switched, "convert": convert}
    return replace(form, value=said.model_copy(update=update)), switched


def _untrue(
    told: tuple[Told, ...], folder: Path, memory: Memory
) -> Iterator[Diagnostic]:
    """Tell of translations that are lacking, or older than their sources."""
    stories = _stories(told)
    if any(story.twin for story in stories):
        accepted, found = memory.file(
            "twins", folder / FILE, lambda: read_accepted(folder, root_of(folder))
        )
        yield from found
        if errors_among(found):
            return
        failed = frozenset(one.id for one in told if not one.story)
        yield from faults(stories, failed, accepted, folder.name)


def _wish(
    read: Read[EditionForm],
    told: tuple[Told, ...],
    form: EditionForm,
    written: Bound,
) -> Wish:
    """Gather what is to be converted: a story may differ from its edition.

    A brochure or a book in Traditional characters is the one in Simplified,
    converted.
    """
    whole = form.convert
    if form.product != "newspaper" and not read.has("convert"):
        whole = form.language.startswith("zh-Hant")
    return Wish(
        whole,
        frozenset(
            one.id for one in told if (whole if one.convert is None else one.convert)
        ),
        form.wording,
        read.source("wording" if form.wording else "convert"),
        written.wished(whole=whole),
    )


def no_folder(path: Path) -> Diagnostic:
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


def copy_in(folder: Path) -> Iterator[Path]:
    """Yield the stories' files, in the order of their names.

    A name that begins with a dot or an underscore is the editor's own.
    """
    for path in sorted(folder.iterdir(), key=lambda p: normalize("NFC", p.name)):
        if path.suffix.lower() != ".md" or path.name.startswith((".", "_", "~")):
            continue
        if path.name.lower() != "readme.md":
            yield path


def copy_below(folder: Path) -> Iterator[Path]:
    """Yield such files of the folders in an edition's folder, however deep."""
    for path in sorted(folder.iterdir(), key=lambda p: normalize("NFC", p.name)):
        if path.is_dir() and not path.name.startswith((".", "_", "~")):
            yield from copy_in(path)
            yield from copy_below(path)


def _ordered(read_: tuple[Story, ...], form: EditionForm) -> tuple[Story, ...]:
    """Return the stories as the pages name them, those on no page last.

    A twin stands behind its source.
    """
    names = [normalize("NFC", name) for page in form.pages for name in page.stories]
    order = {name: at for at, name in reversed(list(enumerate(names)))}

    def rank(story: Story) -> tuple[int, bool]:
        at = order.get(story.id, order.get(story.twin, len(names)))
        return at, is_translation(story)

    return tuple(sorted(read_, key=rank))


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
