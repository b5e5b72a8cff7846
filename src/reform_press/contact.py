"""Candidates side by side for a browser (看样), complete in itself.

In: what each candidate costs and why, and pictures of its pages.  Out: XHTML
in both languages without script, link or anything to fetch.

"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reform_press.collation.sheet import both, document, safe
from reform_press.errors import Words
from reform_press.makeup.score.result import Penalty, Score
from reform_press.makeup.score.words import GROUPS, sentence

#: Reasons told of each page, dearest first; less than this is told as nothing.
_TOLD = 5
_LEAST = 0.05
_STYLE = """
body{max-width:none;margin:1.5em 2em}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(22em,1fr));gap:2em}
.choice h2{margin-top:0;font-size:1.6em;display:flex;align-items:baseline;gap:.5em}
.choice h2 code{margin-left:auto;font-size:.6em;font-weight:normal;color:#555}
.choice h3{font-size:1.1em;margin:.6em 0}
.choice h4{font-size:1em;font-weight:normal;color:#555;margin:1em 0 .2em}
.choice ul{margin:0;padding:0;list-style:none}
.choice li{display:flex;gap:.8em}
.choice .n{flex:none;width:2.6em;text-align:right;color:#555}
.choice td.n{width:auto;padding-left:1em}
.choice .fault,.choice .fault .n{color:#800}
summary{color:#555;margin-top:1em}
"""


class Shown(NamedTuple):
    """One page of a candidate (候选版面)."""

    folio: str
    score: Score
    remedies: tuple[tuple[str, tuple[Words, ...]], ...]  # by story
    picture: bytes  # JPEG


#: What stories and pictures are called in the sentences, by their ids.
Names = Mapping[str, Words]
#: A title in its marks needs no blank beside Han.
_BLANK = re.compile(r" (?=《)|(?<=》) (?=\D)|(?<=》\d) (?=\D)")


def contact_page(
    title: str, take: str, choices: Sequence[Sequence[Shown]], names: Names
) -> str:
    """Return the whole document; ``take`` is the command that keeps one."""
    head = Words(f"{title}：候选版面", f"{title}: candidates")
    how = Words("选定：", "To keep one: ")
    body = "".join(
        (
            f"<h1>{both(head)}</h1>",
            f"<p>{both(how)}<code>{safe(take)} N</code></p><div class='choices'>",
            *(
                _choice(number, take.rpartition(" ")[2], pages, names)
                for number, pages in enumerate(choices, 1)
            ),
            "</div>",
        )
    )
    return document(safe(title), body, _STYLE)


def _choice(number: int, take: str, pages: Sequence[Shown], names: Names) -> str:
    shown = "".join(part for page in pages for part in _page(number, page, names))
    how = f"<code>{safe(take)} {number}</code>"
    return f"<section class='choice'><h2>{number}{how}</h2>{shown}</section>"


def _page(number: int, page: Shown, names: Names) -> Iterator[str]:
    score = page.score
    yield f"<h3>{both(told(page.folio, score))}</h3>"
    data = b64encode(page.picture).decode()
    alt = f"{number} · {safe(page.folio)}"
    yield f"<img alt='{alt}' src='data:image/jpeg;base64,{data}'/>"
    if score.faults:
        yield _titled(Words("硬伤", "Hard faults"))
        yield _listed("!", "fault", [_said(f.penalty, names) for f in score.faults])
    costs = [one for one in score.dearest(_TOLD) if one.points >= _LEAST]
    if costs:
        yield _titled(Words("扣分最多的", "What costs most"))
        yield from ("<ul>", *(_cost(one, names) for one in costs), "</ul>")
    done = [(name, words) for name, words in page.remedies if words]
    if done:
        yield _titled(Words("为排得下", "Done to make it fit"))
        yield _listed("", "", [_done(_named(name, names), w) for name, w in done])
    yield from _terms(score)


def _titled(words: Words) -> str:
    return f"<h4>{both(words)}</h4>"


def _listed(mark: str, kind: str, items: Sequence[Words]) -> str:
    cell = f"<span class='n'>{mark}</span>" if mark else ""
    rows = (f"<li class='{kind}'>{cell}<span>{both(one)}</span></li>" for one in items)
    return f"<ul>{''.join(rows)}</ul>"


def _cost(one: Penalty, names: Names) -> str:
    words = both(_said(one, names))
    return f"<li><span class='n'>{one.points:.1f}</span><span>{words}</span></li>"


def _said(one: Penalty, names: Names) -> Words:
    """Say a penalty with the heads of its stories, not their ids."""
    stories = [_named(id, names) for id in one.stories]
    name = _named(one.name, names)
    zh = sentence(one.kind, tuple(s.zh for s in stories), one.numbers, name.zh).zh
    en = sentence(one.kind, tuple(s.en for s in stories), one.numbers, name.en).en
    return Words(_BLANK.sub("", zh), en)


def _named(id: str, names: Names) -> Words:
    return names.get(id, Words(id, id))


def _done(name: Words, words: tuple[Words, ...]) -> Words:
    return Words(
        f"{name.zh}：{'，'.join(one.zh for one in words)}",
        f"{name.en}: {', '.join(one.en for one in words)}",
    )


def _terms(score: Score) -> Iterator[str]:
    """Yield the points of every term that costs any."""
    yield f"<details><summary>{both(Words('各项扣分', 'Points by term'))}</summary>"
    rows = (
        f"<tr><td>{both(GROUPS[term.id])}</td><td class='n'>{term.points:.1f}</td>"
        f"<td class='n'>/ {term.cap:g}</td></tr>"
        for term in score.terms
        if term.points >= _LEAST
    )
    yield f"<table>{''.join(rows)}</table></details>"


def told(folio: str, score: Score) -> Words:
    """Say how good a page is."""
    return Words(
        f"{folio} 版：{score.total:.1f} 分，留白 {score.white:.1%}",
        f"page {folio}: score {score.total:.1f}, white {score.white:.1%}",
    )
