"""Words of an index checked (索引词核对).

In: the words of ``index.yaml``, and what the book has of them.  Out: complaints
of words that stand twice or under themselves, that the book does not have, and
of 见 and 参见 that lead nowhere, or only on.

"""

from collections.abc import Iterable, Iterator

from reform_press.content.book.headings import above_of, heading_of, in_line, listings
from reform_press.content.book.model import Chapter, IndexTerm
from reform_press.content.book.walk import paragraphs
from reform_press.content.targets import INDEX, LEVELS, parted
from reform_press.errors import SILENT, Diagnostic, Severity, Words
from reform_press.schema.nearest import suggested


def faults_of(terms: tuple[IndexTerm, ...]) -> Iterator[Diagnostic]:
    """Complain of words that stand twice, under themselves or too deep."""
    seen: set[str] = set()
    above, lists = above_of(terms), listings(terms)
    for one in terms:
        if one.term in seen:
            words = Words(
                f"索引词“{one.term}”写了两次", f"“{one.term}” is listed twice"
            )
            hint = Words("删去一处", "delete one of the two")
            yield _said("error", "term-twice", words, one, hint)
        seen.add(one.term)
        if _circular(one, above):
            words = Words(
                f"“{heading_of(one)}”列在自己之下",
                f"“{heading_of(one)}” stands under itself",
            )
            hint = Words("改上级标目", "name another heading above it")
            yield _said("error", "index-circle", words, one, hint)
        elif lists[one.term].count("!") >= LEVELS:
            words = Words(
                f"“{in_line(lists[one.term])}”多于 {LEVELS} 级",
                f"“{in_line(lists[one.term])}” has over {LEVELS} levels",
            )
            hint = Words("去掉一级上级标目", "leave out one of the headings above it")
            yield _said("error", "index-depth", words, one, hint)


def _circular(term: IndexTerm, above: dict[str, str]) -> bool:
    """Tell whether a heading is among those that it stands under."""
    passed: set[str] = set()
    heading, under = heading_of(term), term.under
    while under:
        own = under.split("!")
        if heading in own:
            return True
        if own[0] in passed:
            return False  # a circle of others
        passed.add(own[0])
        under = above.get(own[0], "")
    return False


def idle(terms: Iterable[IndexTerm], found: frozenset[str]) -> Iterator[Diagnostic]:
    """Warn of words that the book does not have."""
    for one in terms:
        if not one.see and one.term not in found:
            words = Words(
                f"正文里没有索引词“{one.term}”", f"the book has no “{one.term}”"
            )
            hint = Words("改成正文的写法，或删去", "write it as the copy does")
            yield _said("warning", "idle-term", words, one, hint)


def astray(
    terms: tuple[IndexTerm, ...], headings: Iterable[str]
) -> Iterator[Diagnostic]:
    """Complain of 见 and 参见 that lead to no entry with pages.

    ``headings`` are those that the book has words of.
    """
    paths = [one.split("!") for one in headings]
    known = {"!".join(one[:n]) for one in paths for n in range(1, len(one) + 1)}
    known |= {part for one in paths for part in one}
    led = {heading_of(one): one.see for one in terms if one.see}
    idle = {part for one in listings(terms).values() for part in one.split("!")}
    for one in terms:
        for target in (*one.see, *one.also):
            if target == heading_of(one):
                words = Words(
                    f"索引里“{target}”引到自己",
                    f"“{target}” of the index leads to itself",
                )
                yield _said("error", "see-itself", words, one, SILENT)
            elif target in known:
                continue
            elif target in led:
                words = Words(
                    f"索引里“{target}”也没有页码，见“{led[target][0]}”",
                    f"“{target}” has no pages either: it leads to “{led[target][0]}”",
                )
                hint = _instead(target, led, known)
                yield _said("error", "see-on", words, one, hint)
            else:
                yield from _unknown(target, one, idle, known)


def _unknown(
    target: str, term: IndexTerm, idle: set[str], known: set[str]
) -> Iterator[Diagnostic]:
    if target in idle:
        words = Words(
            f"正文里没有“{target}”，不印“{heading_of(term)}”的这一处参照",
            f"“{heading_of(term)}” does not lead to “{target}”: the book has none",
        )
        yield _said("warning", "idle-see", words, term, SILENT)
        return
    words = Words(f"索引里没有“{target}”", f"the index has no “{target}”")
    yield _said("error", "unknown-see", words, term, suggested(target, sorted(known)))


def _instead(target: str, led: dict[str, tuple[str, ...]], known: set[str]) -> Words:
    """Name the entry with pages that a 见 leads to in the end."""
    passed: set[str] = set()
    while target in led and target not in passed:
        passed.add(target)
        target = led[target][0]
    if target in known:
        return Words(f"直接写“{target}”", f"write “{target}” at once")
    return Words(
        "让其中一个不写“见”，列出页码", "let one of them have pages instead of “see”"
    )


def pages_of_see(
    terms: Iterable[IndexTerm], headings: frozenset[str], chapters: Iterable[Chapter]
) -> Iterator[Diagnostic]:
    """Complain of pages under a heading that only leads to others (见).

    ``headings`` are those that chapters have marks of.
    """
    terms = tuple(terms)
    lists = listings(terms)
    sees = {lists[one.term]: one for one in terms if one.see}
    if sees.keys().isdisjoint(headings):
        return
    runs = (
        run for chapter in chapters for one in paragraphs(chapter) for run in one.runs
    )
    for run in runs:
        _, marked = parted(run.href)
        for heading in marked.removeprefix(INDEX).split("|"):
            if heading in sees:
                led = sees[heading].see
                words = Words(
                    f"索引里“{heading}”见“{led[0]}”，不列页码",
                    f"“{heading}” of the index leads to “{led[0]}”: it has no pages",
                )
                hint = Words(f"标作“{led[0]}”", f"mark it as “{led[0]}”")
                code = "content.see-with-pages"
                yield Diagnostic("error", code, words, run.source, hint)


def _said(
    severity: Severity, code: str, words: Words, term: IndexTerm, hint: Words
) -> Diagnostic:
    return Diagnostic(severity, f"content.{code}", words, term.source, hint)
