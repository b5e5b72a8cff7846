"""A planned page as an editor reads it in a terminal (画版结果).

In: what ``planning`` made.  Out: a sentence a line, or a record.

"""

from collections.abc import Iterator
from typing import Any

from reform_press.errors import Words
from reform_press.planning import Planned

#: How far the re-layout ladder was climbed (重排阶梯).
RUNGS = {
    "L0": Words("版框未动", "the same frames"),
    "L1": Words("版式未动，各稿增减", "the same tree, other sizes"),
    "L2": Words("版式相近", "the tree, or one near it"),
    "L3": Words("全版重排", "the whole page anew"),
}


def as_words(done: Planned) -> Iterator[Words]:
    """Yield the score, what moved, what was done to fit, what costs most."""
    score = done.score
    yield Words(
        f"{score.total:.1f} 分，留白 {score.white:.1%}，求解 {done.seconds:.2f} 秒",
        f"score {score.total:.1f}, white {score.white:.1%}, "
        f"solved in {done.seconds:.2f} s",
    )
    if done.moved:
        rung = RUNGS[done.rung]
        yield Words(
            f"重排：{rung.zh}；版面变动 {done.moved.share:.1%}",
            f"laid out again: {rung.en}; {done.moved.share:.1%} of the page moved",
        )
        for name, words in done.moved.stories:
            yield Words(f"  {name}：{words.zh}", f"  {name} {words.en}")
    if done.fresh_offered:
        yield Words(
            f"改前 {done.before:.1f} 分；不求少动，可用 --fresh 整版重新求解",
            f"before the edit it was {done.before:.1f}; "
            "--fresh solves the page anew, however much moves",
        )
    for name in done.omitted:
        yield Words(f"  {name}：版面放不下，未用", f"  {name}: left out, no room")
    for name, remedies in done.remedies:
        if remedies:
            yield remedies_said(name, remedies)
    for words in score.remarks():
        yield Words(f"  扣分：{words.zh}", f"  costs: {words.en}")


def remedies_said(name: str, remedies: tuple[Words, ...]) -> Words:
    """Say what was done to make a story fit."""
    zh = "；".join(words.zh for words in remedies)
    en = "; ".join(words.en for words in remedies)
    return Words(f"  {name}：{zh}", f"  {name}: {en}")


def as_record(done: Planned) -> dict[str, Any]:
    """Return the same as plain values."""
    score = done.score
    told: dict[str, Any] = {
        "score": round(score.total, 2),
        "soft": round(score.soft, 2),
        "white": round(score.white, 4),
        "faults": [fault.id for fault in score.faults],
        "terms": {term.id: round(term.points, 2) for term in score.terms},
        "rung": done.rung,
        "omitted": list(done.omitted),
        "remedies": {
            name: [words.en for words in remedies] for name, remedies in done.remedies
        },
        "seconds": round(done.seconds, 3),
    }
    if done.moved:
        told["moved"] = {
            "share": round(done.moved.share, 4),
            "stories": {name: words.en for name, words in done.moved.stories},
        }
        told["before"] = round(done.before, 2)
        told["fresh_offered"] = done.fresh_offered
    return told
