"""Stories that end on another page than they begin on (转版), as asked for.

In: what ``edition.yaml`` says of them, and the plans of the pages.  Out: the
plans that know of it, or what is wrong.  Only the lead of a page may jump,
once, and to a later page.

"""

from collections.abc import Iterable, Mapping

from reform_press.content.model import Jump, PagePlan, Story
from reform_press.errors import SILENT, Diagnostic, Words

_NUMERALS = "零一二三四五六七八九"


def jumping(plans: tuple[PagePlan, ...], jumps: Iterable[Jump]) -> tuple[PagePlan, ...]:
    """Return plans that know which stories leave them and come to them."""
    done = {plan.number: plan for plan in plans}
    for jump in jumps:
        to = done[jump.to]
        done[jump.start] = done[jump.start]._replace(jump=jump)
        done[jump.to] = to._replace(continues=jump, stories=(*to.stories, jump.story))
    return tuple(done[plan.number] for plan in plans)


def named(jump: Jump, plans: tuple[PagePlan, ...]) -> Jump:
    """Return a jump that knows what its pages are called in print."""
    folios = {plan.number: plan.folio for plan in plans}
    return jump._replace(
        start_name=page_name(folios[jump.start]), to_name=page_name(folios[jump.to])
    )


def page_name(folio: str) -> str:
    """Return a page as readers are sent to it: 第三版, A4版."""
    number = folio.lstrip("0")
    if not (number.isascii() and number.isdecimal()) or int(number) > 99:
        return f"{folio}版"
    tens, ones = divmod(int(number), 10)
    words = _NUMERALS[tens] * (tens > 1) + "十" * (tens > 0)
    return f"第{words}{_NUMERALS[ones] * (ones > 0)}版"


def fault_of(
    jump: Jump,
    plans: tuple[PagePlan, ...],
    stories: Mapping[str, Story],
    come: Mapping[int, str],
) -> Diagnostic | None:
    """Return what is wrong with a jump, None if nothing is.

    ``come`` are the stories that jump already, by the page they come to.
    """
    pages = {plan.number: plan for plan in plans}
    here = [stories[id] for id in pages[jump.start].stories if id in stories]
    story = stories.get(jump.story)
    if story is None or story not in here:
        words = Words(
            f"要转版的稿“{jump.story}”没有点名在这一版",
            f"“{jump.story}”, which is to jump, is not named on this page",
        )
        hint = Words("写进这一版的 stories（稿件）", "name it in the page's stories")
        return _fault("jump-elsewhere", words, jump, hint)
    if jump.to not in pages or jump.to <= jump.start:
        words = Words(
            f"不能转到第 {jump.to} 版", f"a story cannot jump to page {jump.to}"
        )
        first, last = jump.start + 1, max(pages)
        hint = Words(
            f"写后面的版：{first} 到 {last}", f"write a later page, {first} to {last}"
        )
        if first == last:
            hint = Words(f"只能转到第 {last} 版", f"only page {last} is later")
        if first > last:
            hint = Words("后面没有版了", "there is no later page")
        return _fault("jump-nowhere", words, jump, hint)
    if jump.to in come:
        words = Words(
            f"“{come[jump.to]}”已经转到第 {jump.to} 版",
            f"“{come[jump.to]}” jumps to page {jump.to} already",
        )
        hint = Words("一版只接一稿", "a page continues one story only")
        return _fault("jump-twice", words, jump, hint)
    if any(other.priority < story.priority for other in here):
        words = Words(
            f"只有头条可以转版，“{jump.story}”不是这一版的头条",
            f"only a lead may jump, “{jump.story}” is not that of its page",
        )
        return _fault("jump-no-lead", words, jump)
    return None


def _fault(code: str, words: Words, jump: Jump, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"content.{code}", words, jump.source, hint)
