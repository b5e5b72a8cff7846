"""One Markdown file in, one ``Story`` out (读一篇稿件).

In: a file whose YAML front matter stands between two lines of ``---``, with
the body under it.  Out: the story or None, and every complaint.  Pictures
are looked at; one that cannot be used is kept with an empty digest, to be
shown as a marker (decision 10).

"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from reform_press.content import markdown
from reform_press.content.forms import FiguresForm, PhotoForm, StoryForm
from reform_press.content.front import read_front
from reform_press.content.model import (
    Figure,
    FigureBox,
    Headline,
    Language,
    Photo,
    Story,
)
from reform_press.content.normal import Tally, put_text_right
from reform_press.content.pictures import looked_at
from reform_press.content.twins import Named, named
from reform_press.errors import (
    SILENT,
    Diagnostic,
    Severity,
    Source,
    Words,
    errors_among,
)
from reform_press.schema import Read

_TURN = re.compile(r"[ \u3000]*[|｜\n][ \u3000]*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a file gave: perhaps a story, and complaints."""

    story: Story | None
    diagnostics: tuple[Diagnostic, ...]
    id: str = ""  # as far as it is known when there is no story
    convert: bool | None = None  # into its language; None: as the edition is


def read(
    path: Path,
    folder: Path,
    root: Path,
    language: Language = "zh-Hans",
    pinyin: Mapping[str, str] | None = None,
) -> Told:
    """Read a story; ``folder`` is its edition's, ``root`` names files.

    ``pinyin`` are readings that the edition states; the story's own win.
    """
    front, found = read_front(path, folder, root, StoryForm, pinyin)
    if front is None:
        return Told(None, found)
    read, file = front.head, front.head.file
    body, remarks = markdown.read(front.text, file, front.line, front.readings)
    found = (*found, *remarks)
    if read.value is None:
        return Told(None, found)
    made = _Making(read, file, folder)
    story = made.story(read.value, named(path), language)
    if not body and story.kind != "photo":
        words = Words("稿件没有正文", "the story has no text")
        made.complain("error", "content.empty-story", words, Source(file))
    story = story._replace(body=body)
    every = (*found, *made.found, *made.tally.diagnostics())
    fatal = [d for d in errors_among(every) if not carried(d)]
    return Told(None if fatal else story, every, story.id, read.value.convert)


#: Faults that a page can show: a marker, or the room that was meant for copy.
_CARRIED = ("content.missing-picture", "content.empty-story")


def carried(diagnostic: Diagnostic) -> bool:
    """Tell whether a build goes on to a proof with markers (decision 10)."""
    return diagnostic.code.startswith("photo.") or diagnostic.code in _CARRIED


class _Making:
    """The fields of one file on their way into a story."""

    def __init__(self, read: Read[StoryForm], file: str, folder: Path) -> None:
        self.read = read
        self.file = file
        self.folder = folder
        self.tally = Tally(file)
        self.found: list[Diagnostic] = []

    def complain(
        self,
        severity: Severity,
        code: str,
        words: Words,
        place: Source,
        hint: Words = SILENT,
    ) -> None:
        self.found.append(Diagnostic(severity, code, words, place, hint))

    def text(self, value: str, *at: str | int) -> str:
        """Return a field as the house writes it."""
        return put_text_right(value, self.tally, self.read.source(*at))

    def head(self, value: str, *at: str | int) -> str:
        """Return a headline: its lines turned where the writer said."""
        parts = (part.strip() for part in _TURN.split(self.text(value, *at)))
        return "\n".join(part for part in parts if part)

    def story(self, form: StoryForm, name: Named, language: Language) -> Story:
        base = normalize("NFC", form.id or name.base)
        headline = Headline(
            main=self.head(form.title, "title"),
            kicker=self.head(form.kicker, "kicker"),
            deck=self.head(form.deck, "deck"),
            source=self.read.source("title"),
            kicker_source=self.read.source("kicker") if form.kicker else None,
            deck_source=self.read.source("deck") if form.deck else None,
        )
        return Story(
            id=name.id(base),
            kind=form.kind,
            priority=form.priority,
            headline=headline,
            body=(),
            byline=self.text(form.byline, "byline"),
            dateline=self.text(form.dateline, "dateline"),
            correspondent=self.text(form.correspondent, "correspondent"),
            supplier=self.text(form.supplier, "supplier"),
            photos=tuple(self.photo(p, i) for i, p in enumerate(form.photos)),
            figures=self.figures(form.figures) if form.figures else None,
            lang=self.language(form, name, language),
            source=Source(self.file),
            section=self.text(form.section, "section"),
            twin=name.twin(base),
            byline_source=self.read.source("byline") if form.byline else None,
        )

    def language(self, form: StoryForm, name: Named, language: Language) -> Language:
        """Return the language of the story; that of a twin is in its file's name."""
        if name.tongue and form.lang and not name.allows(form.lang):
            words = Words(
                f"文件名说是 {name.tongue}，这里写 {form.lang}",
                f"the file's name says {name.tongue}, this says {form.lang}",
            )
            hint = Words(
                "删去这一行，或改文件名", "delete this line, or rename the file"
            )
            place = self.read.source("lang")
            self.complain("error", "content.twin-language", words, place, hint)
        return form.lang or name.language(language)

    def figures(self, form: FiguresForm) -> FigureBox:
        return FigureBox(
            self.text(form.title, "figures", "title"),
            tuple(
                Figure(
                    self.text(item.number, "figures", "items", i, "number"),
                    self.text(item.label, "figures", "items", i, "label"),
                    self.read.source("figures", "items", i),
                )
                for i, item in enumerate(form.items)
            ),
            self.text(form.note, "figures", "note"),
            self.read.source("figures"),
        )

    def photo(self, form: PhotoForm, at: int) -> Photo:
        """Look at a picture, and ask for what must be said of it."""
        place = self.read.source("photos", at, "file")
        around = self.read.source("photos", at)
        for key, zh in (("caption", "图注"), ("credit", "署名")):
            if not getattr(form, key):
                words = Words(f"图片没有{zh}", f"the picture has no {key}")
                hint = Words(f"加一行 {key}: …", f"add a line {key}: …")
                self.complain("warning", f"content.missing-{key}", words, around, hint)
        caption = self.text(form.caption, "photos", at, "caption")
        file, facts, wrong = looked_at(form.file, self.folder, place)
        self.found += wrong
        return Photo(
            file=file,
            caption=caption,
            credit=self.text(form.credit, "photos", at, "credit"),
            alt=self.text(form.alt, "photos", at, "alt") or caption,
            focus=form.focus,
            width=facts.width,
            height=facts.height,
            digest=facts.digest,
            source=place,
        )
