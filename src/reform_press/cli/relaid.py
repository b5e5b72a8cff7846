"""An edition laid out again, as an editor reads it in a terminal (重排结果).

In: what ``relaying`` did.  Out: a sentence a line, or a record.

"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reform_press.cli.paths import shown
from reform_press.cli.planned import RUNGS, remedies_said
from reform_press.errors import Words
from reform_press.makeup.again import ANEW, PageAgain
from reform_press.makeup.score.result import Score
from reform_press.relaying import Relaid

_ANEW = Words("整版重新求解", "solved anew")


def as_words(done: Relaid) -> Iterator[Words]:
    """Yield page by page what was done and why, then where the old plan is."""
    for page in done.pages:
        yield from _page(page)
    if done.replaced:
        yield replaced_said(done.replaced)


def replaced_said(kept: Path) -> Words:
    """Say where an old plan is kept, and how to have it back."""
    back = f"relay --back {kept.stem}"
    return Words(
        f"原版样存为 {shown(kept)}；退回：{back}",
        f"the old plan is kept as {shown(kept)}; {back} takes it back",
    )


def _page(page: PageAgain) -> Iterator[Words]:
    folio = page.plan.folio
    if page.stands:
        yield Words(f"{folio} 版：版样未动", f"page {folio}: the plan stands")
    elif page.before is None:
        points = _points(page)
        yield Words(f"{folio} 版：首次求解；{points.zh}", f"page {folio}: {points.en}")
        return
    else:
        how = _ANEW if page.done == ANEW else RUNGS[page.done]
        points = _points(page)
        yield Words(
            f"{folio} 版：{how.zh}；版面变动 {page.moved.share:.1%}；{points.zh}",
            f"page {folio}: {how.en}; {page.moved.share:.1%} of the page moved; "
            f"{points.en}",
        )
    for name, words in page.doubts:
        named = name in words.en  # what its make-up says of it names it already
        yield Words(
            f"  缘由：{words.zh if named else f'{name}：{words.zh}'}",
            f"  because {words.en}" if named else f"  because of {name}: {words.en}",
        )
    for name, words in page.moved.stories:
        yield Words(f"  {name}：{words.zh}", f"  {name} {words.en}")
    about = {name for name, _ in (*page.doubts, *page.moved.stories)}
    for name, remedies in page.remedies:
        if remedies and name in about:
            yield remedies_said(name, remedies)
    if page.score and page.score.faults:
        for fault in page.score.faults:
            yield Words(f"  硬伤：{fault.words.zh}", f"  fault: {fault.words.en}")
    if page.fresh_offered:
        number = page.plan.number
        yield Words(
            f"  不求少动，可用 --fresh {number} 整版重新求解",
            f"  --fresh {number} solves the page anew, however much moves",
        )


def _points(page: PageAgain) -> Words:
    """Say what the page was worth with the new copy, and what it is worth now."""
    if page.score is None:
        return Words("", "")
    now = f"{page.score.soft:.1f}"
    if page.before is None:
        return Words(f"{now} 分", f"score {now}")
    was = f"{page.before.soft:.1f}"
    if page.before.faults:
        return Words(
            f"{now} 分（照旧为 {was} 分，有硬伤）",
            f"score {now} (unchanged it would be {was}, with faults)",
        )
    return Words(f"{now} 分（照旧为 {was} 分）", f"score {now} (unchanged {was})")


def as_record(done: Relaid) -> dict[str, Any]:
    """Return the same as plain values."""
    return {
        "plan": str(done.plan),
        "stands": done.stands,
        "written": done.written,
        "replaced": str(done.replaced) if done.replaced else None,
        "pages": [_record(page) for page in done.pages],
    }


def _record(page: PageAgain) -> dict[str, Any]:
    return {
        "page": page.plan.number,
        "folio": page.plan.folio,
        "rung": page.done,
        "doubts": {name: words.en for name, words in page.doubts},
        "moved": round(page.moved.share, 4),
        "stories": {name: words.en for name, words in page.moved.stories},
        "remedies": {
            name: [words.en for words in remedies] for name, remedies in page.remedies
        },
        "score": _rounded(page.score),
        "before": _rounded(page.before),
        "faults": [fault.id for fault in page.score.faults] if page.score else [],
        "fresh_offered": page.fresh_offered,
    }


def _rounded(score: Score | None) -> float | None:
    return round(score.soft, 2) if score else None
