"""What is wrong with a page plan beyond its form (预案差错).

In: the form of a plan whose every field is well made.  Out: every fault and
its place: names that nothing answers to, a grid that is not as large as it
should be, lengths that do not agree.

"""

from collections.abc import Iterable, Iterator
from typing import Literal

from reform_press.errors import SILENT, Diagnostic, Words
from reform_press.geometry import MM
from reform_press.makeup.problem import ABOVE
from reform_press.makeup.problem_form import (
    EditForm,
    PhotoForm,
    ProblemForm,
    ReservedForm,
    SheetForm,
    StoryForm,
)
from reform_press.schema import Read
from reform_press.schema.nearest import suggested
from reform_press.style.model import Furniture

At = tuple[str | int, ...]
Fault = tuple[At, str, Words, Words]

#: How far the grid may be off the area that the plan names, mm.
_SLACK = 0.5
_RENAMED = Words("改一个编号，每个只用一次", "give one of them another id")
#: Fields that an edit must have.
_NEEDS = {
    "grow": ("story", "chars"),
    "shrink": ("story", "chars"),
    "replace_photo": ("photo", "aspect"),
    "headline": ("story", "main"),
    "kill": ("story",),
    "add": ("story",),
    "swap_priority": ("a", "b"),
    "ad_resize": ("ad", "lines"),
    "ad_pull": ("ad",),
}


def faults(form: ProblemForm, read: Read[ProblemForm]) -> tuple[Diagnostic, ...]:
    """Return every fault of a plan, in the order of its file."""
    found = [
        _told(fault, "error", read)
        for part in (_sheet, _named_twice, _stories, _photos, _ads, _edits)
        for fault in part(form)
    ]
    found += [_told(fault, "warning", read) for fault in _lengths(form)]
    return tuple(sorted(found, key=lambda d: (d.source or read.source(), d.code)))


def _told(
    fault: Fault, severity: Literal["error", "warning"], read: Read[ProblemForm]
) -> Diagnostic:
    at, code, words, hint = fault
    return Diagnostic(severity, f"plan.{code}", words, read.source(*at), hint)


def _sheet(form: ProblemForm) -> Iterator[Fault]:
    """Yield what is wrong with sheet, grid and reserved places."""
    page = form.page
    gutters = (page.columns - 1) * page.gutter_chars
    width = (page.columns * page.col_chars + gutters) * page.body_pt / MM
    height = page.lines * page.line_pt / MM
    for number, (made, said, zh, en) in enumerate(
        (
            (width, page.area_mm[0], "宽", "wide"),
            (height, page.area_mm[1], "高", "high"),
        )
    ):
        if abs(made - said) > _SLACK:
            yield (
                ("page", "area_mm", number), "grid",
                Words(
                    f"网格{zh} {made:.2f} 毫米，版心写的是 {said:g} 毫米",
                    f"the grid is {made:.2f} mm {en}, the area says {said:g} mm",
                ),
                Words("改 area_mm，或改栏数、每栏字数、行数",
                      "change area_mm, or columns, characters and lines"),
            )  # fmt: skip
    if width > page.trim_mm[0]:
        words = Words("版心比成品宽", "the type area is wider than the sheet")
        yield ("page", "trim_mm", 0), "too-wide", words, SILENT
    yield from _headroom(page, height)
    for number, place in enumerate(page.reserved):
        over = _beyond(place, page)
        if over:
            words = Words(
                f"保留版位“{place.id}”超出版心{over.zh}",
                f"reserved place “{place.id}” runs off the page by {over.en}",
            )
            yield ("page", "reserved", number), "outside", words, SILENT


def _headroom(page: SheetForm, height: float) -> Iterator[Fault]:
    """Yield a fault where the running head finds no room over the area."""
    furniture = Furniture()
    needed = (furniture.height + furniture.gap) / MM / ABOVE
    if page.trim_mm[1] - height < needed:
        words = Words(
            f"成品高减版心高要有 {needed:.1f} 毫米，放报眉和地脚",
            f"the sheet must be {needed:.1f} mm higher than the area, "
            "for the running head and the foot",
        )
        yield ("page", "trim_mm", 1), "no-headroom", words, SILENT


def _beyond(place: ReservedForm, page: SheetForm) -> Words | None:
    right = place.col + place.cols - page.columns
    foot = place.line + place.lines - page.lines
    zh = [f" {n} {unit}" for n, unit in ((right, "栏"), (foot, "行")) if n > 0]
    en = [f"{n} {unit}" for n, unit in ((right, "columns"), (foot, "rows")) if n > 0]
    return Words("、".join(zh), ", ".join(en)) if zh else None


def _named_twice(form: ProblemForm) -> Iterator[Fault]:
    """Yield names that two things of a kind bear."""
    kinds: tuple[tuple[str, str, str, Iterable[str]], ...] = (
        ("stories", "稿", "stories", (s.id for s in form.stories)),
        ("photos", "图片", "photos", (p.id for p in form.photos)),
        ("ads", "广告", "advertisements", (a.id for a in form.ads)),
        ("edits", "改动", "edits", (e.id for e in form.edits)),
    )
    for key, zh, en, names in kinds:
        seen: set[str] = set()
        for number, name in enumerate(names):
            if name in seen:
                words = Words(f"有两个{zh}叫“{name}”", f"two {en} are named “{name}”")
                yield (key, number, "id"), "name-twice", words, _RENAMED
            seen.add(name)


def _stories(form: ProblemForm) -> Iterator[Fault]:
    """Yield what is wrong with stories: their pictures, crossheads, lengths."""
    photos = {photo.id: photo for photo in form.photos}
    for number, story in enumerate(form.stories):
        yield from _story(story, ("stories", number), photos)


def _story(story: StoryForm, at: At, photos: dict[str, PhotoForm]) -> Iterator[Fault]:
    for place, name in enumerate(story.photos):
        photo = photos.get(name)
        if photo is None:
            yield _unknown((*at, "photos", place), "图片", "photo", name, photos)
        elif photo.story != story.id:
            words = Words(
                f"图片“{name}”属于稿“{photo.story}”",
                f"photo “{name}” belongs to story “{photo.story}”",
            )
            yield (*at, "photos", place), "other-story", words, SILENT
    if story.subheads and story.paras and story.subheads >= len(story.paras):
        words = Words(
            f"{len(story.paras)} 段放不下 {story.subheads} 个小标题",
            f"{len(story.paras)} paragraphs hold no {story.subheads} crossheads",
        )
        hint = Words("小标题要少于段落", "have fewer crossheads than paragraphs")
        yield (*at, "subheads"), "crossheads", words, hint
    if story.cuttable_chars >= max(1, story.chars or sum(story.paras)):
        words = Words("可删字数不少于全文", "all of the story may be cut")
        hint = Words("整篇可撤写 optional: true", "write optional: true for that")
        yield (*at, "cuttable_chars"), "all-cuttable", words, hint


def _photos(form: ProblemForm) -> Iterator[Fault]:
    """Yield what is wrong with pictures."""
    stories = {story.id: story for story in form.stories}
    for number, photo in enumerate(form.photos):
        at: At = ("photos", number)
        story = stories.get(photo.story)
        if story is None:
            yield _unknown((*at, "story"), "稿", "story", photo.story, stories)
        elif photo.id not in story.photos:
            words = Words(
                f"稿“{photo.story}”没有用图片“{photo.id}”",
                f"story “{photo.story}” does not show photo “{photo.id}”",
            )
            hint = Words("写进稿的 photos", "name it in the story's photos")
            yield (*at, "story"), "unused", words, hint
        if photo.crop and photo.crop[0] > photo.crop[1]:
            words = Words("裁切范围前大后小", "the crop range begins above its end")
            yield (*at, "crop"), "crop", words, SILENT


def _ads(form: ProblemForm) -> Iterator[Fault]:
    """Yield advertisements that are larger than the page."""
    for number, ad in enumerate(form.ads):
        if ad.cols > form.page.columns:
            words = Words(
                f"广告“{ad.id}”比版面宽 {ad.cols - form.page.columns} 栏",
                f"advertisement “{ad.id}” is {ad.cols - form.page.columns} "
                "columns wider than the page",
            )
            yield ("ads", number, "cols"), "ad-too-wide", words, SILENT
        yield from _ad_height(ad.lines, ("ads", number, "lines"), form)


def _ad_height(lines: int, at: At, form: ProblemForm) -> Iterator[Fault]:
    if lines >= form.page.lines:
        words = Words(
            f"广告高 {lines} 行，版面只有 {form.page.lines} 行",
            f"the advertisement is {lines} rows high, the page {form.page.lines}",
        )
        yield at, "ad-too-high", words, SILENT


def _edits(form: ProblemForm) -> Iterator[Fault]:
    """Yield edits that lack a field, or name what is not there."""
    known: dict[str, tuple[str, str, dict[str, object]]] = {
        "story": ("稿", "story", {s.id: s for s in form.stories}),
        "a": ("稿", "story", {s.id: s for s in form.stories}),
        "b": ("稿", "story", {s.id: s for s in form.stories}),
        "photo": ("图片", "photo", {p.id: p for p in form.photos}),
        "ad": ("广告", "advertisement", {a.id: a for a in form.ads}),
    }
    for number, edit in enumerate(form.edits):
        at: At = ("edits", number)
        for name in _NEEDS[edit.op]:
            value = getattr(edit, name)
            if value is None:
                words = Words(f"缺少键“{name}”", f"missing key “{name}”")
                listed = ", ".join(_NEEDS[edit.op])
                hint = Words(f"{edit.op} 要写：{listed}", f"{edit.op} takes {listed}")
                yield at, "missing-key", words, hint
            elif isinstance(value, str) and name in known:
                zh, en, names = known[name]
                if value not in names:
                    yield _unknown((*at, name), zh, en, value, names)
        yield from _edit(edit, at, form)


def _edit(edit: EditForm, at: At, form: ProblemForm) -> Iterator[Fault]:
    """Yield what is wrong with one edit and the page it is for."""
    stories = {story.id: story for story in form.stories}
    if edit.op == "add" and edit.story is not None:
        if not isinstance(edit.story, StoryForm):
            words = Words("要写出整篇稿", "the whole story must stand here")
            example = "story: {id: s9, priority: 4, main: 标题, chars: 200}"
            hint = Words(f"例：{example}", f"as {example}")
            yield (*at, "story"), "bad-shape", words, hint
            return
        photos = {photo.id: photo for photo in edit.photos}
        yield from _story(edit.story, (*at, "story"), photos)
        if edit.story.id in stories:
            name = edit.story.id
            words = Words(f"已有稿“{name}”", f"there is a story “{name}” already")
            yield (*at, "story", "id"), "name-twice", words, _RENAMED
    elif isinstance(edit.story, StoryForm):
        words = Words("只写稿的编号", "only the story's id stands here")
        yield (*at, "story"), "bad-shape", words, SILENT
    story = stories.get(edit.story) if isinstance(edit.story, str) else None
    if edit.op == "shrink" and story and edit.chars:
        length = sum(story.paras) or story.chars
        if edit.chars >= length:
            words = Words(
                f"稿“{story.id}”只有 {length} 字",
                f"story “{story.id}” has only {length} characters",
            )
            hint = Words("整篇撤下用 kill", "take it off the page with kill")
            yield (*at, "chars"), "all-cut", words, hint
    if edit.op == "ad_resize" and edit.lines:
        yield from _ad_height(edit.lines, (*at, "lines"), form)


def _lengths(form: ProblemForm) -> Iterator[Fault]:
    """Yield stories whose paragraphs are not as long as the story; these win."""
    for number, story in enumerate(form.stories):
        total = sum(story.paras)
        if story.paras and story.chars and story.chars != total:
            words = Words(
                f"各段共 {total} 字，chars 写的是 {story.chars}；按各段排",
                f"the paragraphs have {total} characters, chars says {story.chars}; "
                "the paragraphs count",
            )
            yield ("stories", number, "chars"), "lengths", words, SILENT


def _unknown(at: At, zh: str, en: str, name: str, names: Iterable[str]) -> Fault:
    listed = tuple(names)
    hint = SILENT
    if listed:
        hint = Words(f"有：{'、'.join(listed)}", f"there is {', '.join(listed)}")
        hint = suggested(name, listed, hint)
    words = Words(f"没有{zh}“{name}”", f"there is no {en} “{name}”")
    return at, "unknown-name", words, hint
