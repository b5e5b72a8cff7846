"""A collation in words (比对说明), Chinese and English.

In: what changed.  Out: sentences.  Copy is shown as it stands in the records;
whoever prints it makes it harmless for his medium.

"""

from collections.abc import Iterable, Mapping

from reform_press.collation.collate import Collation, PageChange
from reform_press.collation.copy import Fate, PartChange, StoryChange
from reform_press.collation.frames import FrameChange, Move
from reform_press.collation.matching import ONCE
from reform_press.errors import Words
from reform_press.makeup.record import COVER
from reform_press.makeup.record_form import FrameRecord

ROLES: Mapping[str, Words] = {
    "kicker": Words("引题", "kicker"),
    "title": Words("主题", "headline"),
    "deck": Words("副题", "deck"),
    "byline": Words("署名", "byline"),
    "dateline": Words("电头", "dateline"),
    "correspondent": Words("通讯员", "correspondent"),
    "supplier": Words("供稿单位", "supplier"),
    "body": Words("正文", "paragraph"),
    "introduction": Words("导语", "introduction"),
    "crosshead": Words("小标题", "crosshead"),
    "quote": Words("引文", "quotation"),
    "verse": Words("诗行", "verse"),
    "item": Words("列表项", "list item"),
    "source": Words("供稿单位", "source line"),
    "note": Words("注", "note"),
    "caption": Words("图注", "caption"),
    "credit": Words("图片署名", "credit"),
    "table-head": Words("表头", "head of a table"),
    "table-row": Words("表行", "row of a table"),
    "figures-title": Words("数据框标题", "title of the figures"),
    "figure": Words("数据", "figure"),
    "figures-note": Words("数据框附注", "note to the figures"),
}
FATES: Mapping[Fate, Words] = {
    "same": Words("未改", "unchanged"),
    "edited": Words("改", "edited"),
    "moved": Words("移位", "moved"),
    "added": Words("新增", "added"),
    "removed": Words("删去", "removed"),
}
FRAMES: Mapping[str, Words] = {
    "head": Words("标题", "head"),
    "text": Words("正文栏", "leg"),
    "picture": Words("图片", "picture"),
    "caption": Words("图注", "caption"),
    "ad": Words("广告", "advertisement"),
    "box": Words("花框", "box"),
    "filler": Words("补白", "filler"),
    "rule": Words("线", "rule"),
    "folio": Words("报眉", "running head"),
    "fixed": Words("固定版位", "reserved place"),
}
MOVES: Mapping[Move, Words] = {
    "page": Words("换版", "to another page"),
    "moved": Words("移位", "moved"),
    "grew": Words("加大", "grew"),
    "shrank": Words("缩小", "shrank"),
    "size": Words("改字号", "other type size"),
    "headline": Words("转行变", "turned otherwise"),
    "edited": Words("文字改", "copy edited"),
    "reflowed": Words("行位变", "reflowed"),
    "recropped": Words("改裁切", "recropped"),
    "replaced": Words("换图", "picture replaced"),
    "reset": Words("另行排过", "set otherwise"),
    "added": Words("新增", "added"),
    "removed": Words("撤去", "removed"),
}
FACTS: Mapping[str, Words] = {
    "priority": Words("轻重", "priority"),
    "kind": Words("体裁", "kind"),
    "lang": Words("语言", "language"),
}
#: Copy shown on either side of a change, characters.
_AROUND = 12


def summary(collation: Collation) -> Words:
    """Say in a sentence what differs."""
    stories = [story for story in collation.stories if story.changed]
    pages = [page for page in collation.pages if not page.still]
    if collation.same:
        return Words(
            "两版完全相同：稿件未改，版面逐框一致",
            "nothing differs: same copy, and every frame as it was",
        )
    frames = sum(len(page.moved) for page in collation.pages)
    still = sum(len(page.unmoved) for page in collation.pages)
    return Words(
        f"改稿 {len(stories)} 篇，动版 {len(pages)} 个，动框 {frames} 个；"
        f"其余 {len(collation.stories) - len(stories)} 篇、"
        f"{len(collation.pages) - len(pages)} 版、{still} 框未动",
        f"changed: stories {len(stories)}, pages {len(pages)}, frames {frames}; "
        f"as they were: stories {len(collation.stories) - len(stories)}, "
        f"pages {len(collation.pages) - len(pages)}, frames {still}",
    )


def story_said(story: StoryChange) -> Words:
    """Say what became of a story."""
    fate = FATES[story.fate]
    name = f"{story.id}《{story.title}》", f"{story.id} “{story.title}”"
    if story.fate in ("added", "removed"):
        return Words(f"{fate.zh} {name[0]}", f"{fate.en} {name[1]}")
    parts, facts = len(story.parts), [_fact(*fact) for fact in story.facts]
    photos = [
        Words(f"图片{FATES[fate].zh} {file}", f"picture {FATES[fate].en}: {file}")
        for file, fate in story.photos
    ]
    told = [Words(f"{parts} 处", f"{parts} piece(s)")] if parts else []
    return Words(
        f"改 {name[0]}：" + "，".join(one.zh for one in (*told, *facts, *photos)),
        f"edited {name[1]}: " + ", ".join(one.en for one in (*told, *facts, *photos)),
    )


def _fact(name: str, before: str, after: str) -> Words:
    known = FACTS[name]
    return Words(f"{known.zh} {before} → {after}", f"{known.en} {before} → {after}")


def part_said(part: PartChange) -> Words:
    """Name a piece of copy and what became of it."""
    role, fate = ROLES.get(part.role, Words(part.role, part.role)), FATES[part.fate]
    number = part.after or part.before
    elsewhere = part.before and part.after and part.before != part.after
    zh, en = f"{role.zh}第 {number} 段{fate.zh}", f"{role.en} {number} {fate.en}"
    if part.role in ONCE:
        zh, en = f"{role.zh}{fate.zh}", f"{role.en} {fate.en}"
    if part.was and part.was != part.role:
        was = ROLES.get(part.was, Words(part.was, part.was))
        return Words(f"{zh}（原为{was.zh}）", f"{en} (was {was.en})")
    if part.moved:
        also = part.fate == "edited"
        zh += "并移位" if also else ""
        en += " and moved" if also else ""
    if elsewhere:
        return Words(f"{zh}（原第 {part.before} 段）", f"{en} (was {part.before})")
    return Words(zh, en)


def wording_said(part: PartChange) -> str:
    """Return the changed text within a little of its copy: 渠水[-入-]{+进+}田."""
    told = []
    last = len(part.text) - 1
    for at, stretch in enumerate(part.text):
        if stretch.changed:
            told.append(f"[-{stretch.before}-]" if stretch.before else "")
            told.append(f"{{+{stretch.after}+}}" if stretch.after else "")
        else:
            told.append(_shortened(stretch.after, first=at == 0, last=at == last))
    return "".join(told)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    keep = _AROUND * (not first) + _AROUND * (not last)
    if len(text) <= keep + 1:
        return text
    before = "" if first else text[:_AROUND]
    return f"{before}…{'' if last else text[-_AROUND:]}"


def frame_named(frame: FrameRecord) -> Words:
    """Name a frame: whose it is, what it is, which leg."""
    role = FRAMES[frame.role]
    leg = f" {frame.leg}" if frame.leg else ""
    owner = f"{frame.story} " if frame.story else ""
    return Words(f"{owner}{role.zh}{leg}", f"{owner}{role.en}{leg}")


def frame_said(change: FrameChange) -> Words:
    """Say what became of a frame, with the numbers."""
    name = frame_named(change.frame)
    told = [_move(move, change) for move in change.moves]
    return Words(
        f"{name.zh}：" + "，".join(one.zh for one in told),
        f"{name.en}: " + ", ".join(one.en for one in told),
    )


def _move(move: Move, change: FrameChange) -> Words:
    words = MOVES[move]
    before, after = change.before, change.after
    if not before or not after:
        return words
    one, other = before.frame, after.frame
    match move:
        case "page":
            shown = f"{before.page} → {after.page}"
        case "moved":
            shown = f"{_pair(one.rect[:2])} → {_pair(other.rect[:2])} mm"
        case "grew" | "shrank":
            shown = f"{_pair(one.rect[2:], '×')} → {_pair(other.rect[2:], '×')} mm"
        case "size":
            shown = f"{one.size:g} → {other.size:g} pt"
        case "recropped" if one.picture and other.picture:
            shown = f"{_crop(one.picture.crop)} → {_crop(other.picture.crop)}"
        case "replaced" if one.picture and other.picture:
            shown = f"{one.picture.file} → {other.picture.file}"
        case _:
            return words
    return Words(f"{words.zh} {shown}", f"{words.en} {shown}")


def _pair(lengths: Iterable[float], between: str = ",") -> str:
    return between.join(f"{length:.1f}" for length in lengths)


def _crop(crop: tuple[float, float, float, float]) -> str:
    """Return what is shown of a picture: 0-100 × 5-95 %."""
    left, top, right, bottom = (f"{100 * share:.1f}" for share in crop)
    return f"{left}-{right}×{top}-{bottom} %"


def page_said(page: PageChange) -> Words:
    """Say of a page what changed on it and what is proved to have stood still."""
    label = f"（{page.label}）" if page.label else ""
    zh, en = f"第 {page.page} 版{label}", f"page {page.page} ({page.label})"
    if page.page == COVER:
        zh, en = "封面", "the cover"
    if page.still:
        return Words(
            f"{zh}未动，{len(page.unmoved)} 框全同，摘要 {page.digests[1]}",
            f"{en} as it was, all {len(page.unmoved)} frames, digest {page.digests[1]}",
        )
    if not page.before or not page.after:
        fate: Fate = "added" if page.after else "removed"
        return Words(f"{zh}{FATES[fate].zh}", f"{en} {FATES[fate].en}")
    outside = Words("框外未动", "nothing outside frames differs")
    if not page.outside_still:
        outside = Words("框外有变", "something outside frames differs")
    return Words(
        f"{zh}动 {len(page.moved)} 框，另 {len(page.unmoved)} 框全同，{outside.zh}",
        f"{en}: frames changed {len(page.moved)}, as they were "
        f"{len(page.unmoved)}; {outside.en}",
    )
