"""A score as an editor reads it in a terminal (评分表).

In: the score of a page.  Out: lines, or a record.

"""

from collections.abc import Iterator
from typing import Any

from reform_press.cli.help import cells
from reform_press.errors import Language, Words
from reform_press.makeup.score.result import Penalty, Score, Term
from reform_press.makeup.score.words import GROUPS

#: Width of a term's name, and reasons told of each term and each story.
_WIDE = {"zh": 18, "en": 22}
_TOLD = 3
#: Less than this is told as nothing.
_LEAST = 0.005


def as_words(page: int, score: Score) -> Iterator[Words]:
    """Yield the score of a page, its faults, the table of terms, the stories."""
    yield Words(
        f"第 {page} 版：{score.total:.1f} 分，留白 {score.white:.1%}",
        f"page {page}: score {score.total:.1f}, white {score.white:.1%}",
    )
    if score.faults:
        yield Words(
            f"  有硬伤，计 0 分；不计硬伤为 {score.soft:.1f} 分",
            f"  hard faults make it 0; without them it would be {score.soft:.1f}",
        )
    for fault in score.faults:
        group, words = GROUPS[fault.id], fault.words
        yield Words(
            f"  {fault.id} {group.zh}：{words.zh}",
            f"  {fault.id} {group.en}: {words.en}",
        )
    for term in score.terms:
        if term.cap:
            yield Words(_row(term, "zh"), _row(term, "en"))
            yield from _reasons(term)
    yield Words("各稿牵涉的扣分：", "points that each story has to do with:")
    for story in _stories(score):
        yield _story(story, score.of_story(story))


def _row(term: Term, language: Language) -> str:
    """Return a term in one line: its name, what it cost, its cap."""
    name = GROUPS[term.id].said(language)
    blank = " " * max(1, _WIDE[language] - cells(name))
    return f"  {term.id:<4}{name}{blank}{term.points:6.2f} / {term.cap:g}"


def _reasons(term: Term) -> Iterator[Words]:
    """Yield the dearest reasons of a term, and how many more there are."""
    costs = [p for p in term.penalties if p.points >= _LEAST]
    costs.sort(key=lambda penalty: -penalty.points)
    for one in costs[:_TOLD]:
        zh, en = one.words
        yield Words(f"      {one.points:5.2f}  {zh}", f"      {one.points:5.2f}  {en}")
    more = len(costs) - _TOLD
    if more > 0:
        yield Words(f"             另有 {more} 处", f"             and {more} more")


def _story(story: str, penalties: tuple[Penalty, ...]) -> Words:
    total = sum(penalty.points for penalty in penalties)
    dearest = [penalty.words for penalty in penalties[:_TOLD]]
    zh = "；".join(words.zh for words in dearest)
    en = "; ".join(words.en for words in dearest)
    return Words(f"  {story}  {total:.1f}：{zh}", f"  {story}  {total:.1f}: {en}")


def _stories(score: Score) -> list[str]:
    """Return the stories that cost anything, the dearest first."""
    costs: dict[str, float] = {}
    for term in score.terms:
        for penalty in term.penalties if term.cap else ():
            for story in penalty.stories:
                costs[story] = costs.get(story, 0.0) + penalty.points
    dear = [story for story, points in costs.items() if points >= _LEAST]
    return sorted(dear, key=lambda story: (-costs[story], story))


def as_record(page: int, score: Score) -> dict[str, Any]:
    """Return all of it as plain values, sentences in both languages."""
    return {
        "page": page,
        "score": round(score.total, 2),
        "soft": round(score.soft, 2),
        "white": round(score.white, 4),
        "faults": [
            {"id": fault.id, **_penalty(fault.penalty)} for fault in score.faults
        ],
        "terms": [
            {
                "id": term.id,
                "name": GROUPS[term.id]._asdict(),
                "points": round(term.points, 2),
                "cap": term.cap,
                "penalties": [_penalty(one) for one in term.penalties],
            }
            for term in score.terms
        ],
        "stories": {
            story: [_penalty(one) for one in score.of_story(story)]
            for story in _stories(score)
        },
    }


def _penalty(one: Penalty) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "points": round(one.points, 3),
        "stories": list(one.stories),
        "words": one.words._asdict(),
    }
