"""An edition written out in another script (誊录): every piece of its copy.

In: stories, pages and titles as read, and a ``Converter``.  Out: the same
values with other text, and what an editor should look at.  Code, formulas,
file names and ids stay.  Every run knows its place as before: where a word
changed its length, a new run begins behind it.

"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from reform_press.content.convert import Choice, Converter, Unit
from reform_press.content.leaves import as_json
from reform_press.content.model import (
    AS_TYPED,
    Conversion,
    FigureBox,
    Headline,
    Language,
    Masthead,
    PagePlan,
    Paragraph,
    Photo,
    Run,
    Story,
)
from reform_press.content.place import names_file
from reform_press.errors import Source

#: Stands for what is not converted: no dictionary has it.
_OPAQUE = "\ufffc"
#: Characters of copy shown on either side of a conversion.
_AROUND = 6


@dataclass(slots=True)
class Scribe:
    """Writes copy out in another script, and notes where it chose."""

    converter: Converter
    language: Language
    found: list[Conversion] = field(default_factory=list)

    def line(self, text: str, place: Source | None) -> str:
        """Return a field: a headline, a caption, a name."""
        units = self.converter.units(text)
        for choice in self.converter.choices(text, units):
            self._note(text, choice, place)
        return "".join(unit.text for unit in units)

    def story(self, story: Story) -> Story:
        """Return a story with all that is read of it."""
        at = story.source
        return story._replace(
            headline=self._headline(story.headline),
            body=tuple(self.paragraph(paragraph) for paragraph in story.body),
            byline=self.line(story.byline, story.byline_source),
            dateline=self.line(story.dateline, at),
            correspondent=self.line(story.correspondent, at),
            supplier=self.line(story.supplier, at),
            photos=tuple(self._photo(photo) for photo in story.photos),
            figures=self._figures(story.figures) if story.figures else None,
        )

    def page(self, plan: PagePlan) -> PagePlan:
        """Return what the running head says of a page."""
        return plan._replace(
            section=self.line(plan.section, plan.source),
            folio=self.line(plan.folio, plan.source),
            staff=self.line(plan.staff, plan.source),
            masthead=plan.masthead and self.masthead(plan.masthead),
            data=as_json(self.data(json.loads(plan.data), plan.source)),
        )

    def data(self, data: Any, place: Source | None) -> Any:
        """Return what a template is told; names of files stay as they are."""
        if isinstance(data, dict):
            return {key: self.data(value, place) for key, value in data.items()}
        if isinstance(data, list):
            return [self.data(value, place) for value in data]
        if isinstance(data, str) and not names_file(data):
            return self.line(data, place)
        return data

    def masthead(self, said: Masthead) -> Masthead:
        """Return what stands under the nameplate; an address stays as it is."""
        return said._replace(
            lunar=self.line(said.lunar, said.source),
            issue=self.line(said.issue, said.source),
            organizer=self.line(said.organizer, said.source),
            registration=self.line(said.registration, said.source),
        )

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Return a paragraph; marks do not keep a word from being seen whole."""
        runs = paragraph.runs
        text = "".join(
            _OPAQUE * len(run.text) if AS_TYPED & {*run.marks} else run.text
            for run in runs
        )
        begins = list(accumulate((len(run.text) for run in runs), initial=0))
        units = self.converter.units(text)
        for choice in self.converter.choices(text, units):
            at = bisect_right(begins, choice.start, hi=len(runs)) - 1
            place = _moved(runs[at], choice.start - begins[at])
            self._note(paragraph.text, choice, place)
        set_, cuts = _characters(units)
        done: list[Run] = []
        for run, start in zip(runs, begins, strict=False):
            end = start + len(run.text)
            inside = [] if run.ruby else [cut for cut in cuts if start < cut < end]
            if AS_TYPED & {*run.marks}:
                done.append(run)
            else:
                done += _divided(run, set_, (start, *inside, end))
        return paragraph._replace(runs=tuple(done))

    def _headline(self, head: Headline) -> Headline:
        return head._replace(
            main=self.line(head.main, head.source),
            kicker=self.line(head.kicker, head.kicker_source),
            deck=self.line(head.deck, head.deck_source),
        )

    def _photo(self, photo: Photo) -> Photo:
        return photo._replace(
            caption=self.line(photo.caption, photo.source),
            credit=self.line(photo.credit, photo.source),
            alt=self.line(photo.alt, photo.source),
        )

    def _figures(self, box: FigureBox) -> FigureBox:
        return box._replace(
            title=self.line(box.title, box.source),
            figures=tuple(
                figure._replace(
                    number=self.line(figure.number, figure.source),
                    label=self.line(figure.label, figure.source),
                )
                for figure in box.figures
            ),
            note=self.line(box.note, box.source),
        )

    def _note(self, text: str, choice: Choice, place: Source | None) -> None:
        start, end = choice.start, choice.end
        before = text[max(0, start - _AROUND) : start]
        after = text[end : end + _AROUND]
        source = text[start:end]
        context = f"{before}【{source}】{after}".replace("\n", "|")
        self.found.append(
            Conversion(
                source,
                choice.chosen,
                choice.others,
                choice.reworded,
                context,
                place,
                self.language,
            )
        )


def _characters(units: Iterable[Unit]) -> tuple[list[str], list[int]]:
    """Return what is set for each character, and where runs must part.

    What changed its length stands with its first character.
    """
    done: list[str] = []
    cuts: list[int] = []
    for unit in units:
        if unit.aligned:
            done += unit.text
        else:
            done += [unit.text, *[""] * (unit.end - unit.start - 1)]
            cuts.append(unit.end)
    return done, cuts


def _divided(run: Run, characters: list[str], edges: Iterable[int]) -> Iterable[Run]:
    """Yield a run in its parts, each with the place where it begins."""
    first, *ends = edges
    start, opens = first, run.opens
    for end in ends:
        text = "".join(characters[start:end])
        if text:
            place = _moved(run, start - first)
            yield run._replace(text=text, source=place, opens=opens)
            opens = ()
        start = end


def _moved(run: Run, by: int) -> Source | None:
    """Return the place of a character of a run."""
    place = run.source
    return place and place._replace(column=place.column + by)
