"""Candidates side by side for a browser (看样), complete in itself.

In: what each candidate costs and why, and pictures of its pages.  Out: XHTML
in both languages without script, link or anything to fetch.

"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reform_press.collation.sheet import both, document, safe
from reform_press.errors import Words
from reform_press.makeup.score.result import Score

#: Reasons told of each page, dearest first.
_TOLD = 5
_STYLE = """
main{max-width:none}
.choices{display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start}
.choice{flex:1 1 22em;max-width:40em}
.fault{color:#800}
td.n{text-align:right}
"""


class Shown(NamedTuple):
    """One page of a candidate (候选版面)."""

    folio: str
    score: Score
    remedies: tuple[tuple[str, tuple[Words, ...]], ...]  # by story
    picture: bytes  # JPEG


def contact_page(title: str, take: str, choices: Sequence[Sequence[Shown]]) -> str:
    """Return the whole document; ``take`` is the command that keeps one."""
    head = Words(f"{title}：候选版面", f"{title}: candidates")
    how = Words("选定：", "To keep one: ")
    body = "".join(
        (
            f"<h1>{both(head)}</h1>",
            f"<p>{both(how)}<code>{safe(take)}</code></p><div class='choices'>",
            *(_choice(number, pages) for number, pages in enumerate(choices, 1)),
            "</div>",
        )
    )
    return document(safe(title), body, _STYLE)


def _choice(number: int, pages: Sequence[Shown]) -> str:
    shown = "".join(part for page in pages for part in _page(number, page))
    return f"<section class='choice'><h2>{number}</h2>{shown}</section>"


def _page(number: int, page: Shown) -> Iterator[str]:
    score = page.score
    yield f"<h3>{both(told(page.folio, score))}</h3>"
    data = b64encode(page.picture).decode()
    alt = f"{number} · {safe(page.folio)}"
    yield f"<img alt='{alt}' src='data:image/jpeg;base64,{data}'/>"
    faults = "".join(f"<li class='fault'>{both(f.words)}</li>" for f in score.faults)
    costs = score.remarks(_TOLD)[len(score.faults) :]
    yield f"<ul>{faults}{''.join(f'<li>{both(words)}</li>' for words in costs)}</ul>"
    done = [(name, words) for name, words in page.remedies if words]
    if done:
        yield f"<p>{both(Words('为排得下：', 'To make it fit:'))}</p><ul>"
        for name, words in done:
            said = Words(
                f"{name}：{'；'.join(one.zh for one in words)}",
                f"{name}: {'; '.join(one.en for one in words)}",
            )
            yield f"<li>{both(said)}</li>"
        yield "</ul>"
    yield f"<details><summary>{both(Words('各项扣分', 'Points by term'))}</summary>"
    rows = (
        f"<tr><td>{term.id}</td><td class='n'>{term.points:.2f}</td>"
        f"<td class='n'>/ {term.cap:g}</td></tr>"
        for term in score.terms
        if term.cap
    )
    yield f"<table>{''.join(rows)}</table></details>"


def told(folio: str, score: Score) -> Words:
    """Say how good a page is."""
    return Words(
        f"{folio} 版：{score.total:.1f} 分，留白 {score.white:.1%}",
        f"page {folio}: score {score.total:.1f}, white {score.white:.1%}",
    )
