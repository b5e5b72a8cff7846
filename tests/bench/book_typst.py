"""The bench's yearbook for Typst (同稿对照).

In: the copy of a book.  Out: a source for Typst that sets it as far alike as
Typst can: paper, type area, two columns, running heads and folios, titles of
entries run in; with more than text also contents with leaders, figures at the
head of their column, tables, notes at the foot, and an index of pages.

"""

import re

from book_copy import Chapter, Copy, Entry

HEAD = """\
#set page(
  width: 210mm, height: 285mm, columns: 2,
  margin: (top: 25mm, bottom: 22.9mm, inside: 20mm, outside: 27.7mm),
  header: context {
    let found = query(selector(heading.where(level: 2)).before(here()))
    text(8.5pt, if found.len() > 0 { found.last().body } else { [] })
    line(length: 100%, stroke: 0.5pt)
  },
  footer: context text(9pt, counter(page).display()),
)
#set columns(gutter: 20pt)
#set text(font: ("Source Serif 4", "Noto Serif SC"), size: 10pt,
  lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 6pt, spacing: 6pt,
  first-line-indent: (amount: 2em, all: true))
#show heading: set text(font: ("Source Sans 3", "Noto Sans SC"), weight: 500)
#show heading.where(level: 1): it => {
  pagebreak(weak: true)
  place(top, scope: "parent", float: true, block(text(22pt, it.body)))
}
#show heading.where(level: 2): set text(size: 14pt)
#let e(title) = text(
  font: ("Source Sans 3", "Noto Sans SC"), weight: 500, [【#title】])
"""
FULL = """\
#set footnote.entry(gap: 3pt)
#let ix(term) = [#metadata(term)<ix>]
#let word(term) = [#ix(term)#term]
#outline(depth: 2)
"""
INDEX = """
#pagebreak(weak: true)
= 索引
#context {
  let found = (:)
  for one in query(<ix>) {
    let pages = found.at(one.value, default: ())
    let page = counter(page).at(one.location()).first()
    if pages.len() == 0 or pages.last() != page { pages.push(page) }
    found.insert(one.value, pages)
  }
  for term in found.keys().sorted() {
    text(8pt)[#term　#found.at(term).map(str).join("、")]
    linebreak()
  }
}
"""
_ESCAPED = re.compile(r"([\\#$*_`<>@~=+/\[\]-])")


def source(book: Copy) -> str:
    """Return a book as Typst source."""
    words = re.compile("|".join(sorted(book.terms, key=len, reverse=True)) or r"(?!)")
    blocks = [HEAD, FULL if book.terms else ""]
    for _, chapters in book.parts:
        for chapter in chapters:
            blocks += _chapter(chapter, words)
    return "\n\n".join((*blocks, INDEX if book.terms else ""))


def _chapter(chapter: Chapter, words: re.Pattern[str]) -> list[str]:
    blocks = [f"= {_plain(chapter.title)}"]
    for heading, entries in chapter.sections:
        blocks.append(f"== {_plain(heading)}")
        for entry in entries:
            blocks += _entry(entry, words)
    return blocks


def _entry(entry: Entry, words: re.Pattern[str]) -> list[str]:
    first, *others = (_marked(one, words) for one in entry.paragraphs)
    note = f"#footnote[{_plain(entry.note)}]" if entry.note else ""
    blocks = [f"#e[{_plain(entry.title)}]{first}{note}", *others]
    if entry.picture:
        blocks.append(
            f'#figure(image("photos/{entry.picture}.svg", width: 100%), '
            "placement: top, caption: [示意图])"
        )
    if entry.table:
        cells = "".join(f"[{_plain(cell)}], " for row in entry.table for cell in row)
        blocks.append(
            "#figure(table(columns: 3, stroke: none, table.hline(), "
            "table.header([项目], [数量], [比率]), table.hline(stroke: 0.5pt), "
            f"{cells}table.hline()), placement: top, "
            f"caption: [{_plain(entry.title)}])"
        )
    return blocks


def _marked(text: str, words: re.Pattern[str]) -> str:
    """Return a paragraph with the words of the index marked."""
    parts = []
    end = 0
    for found in words.finditer(text):
        parts += [_plain(text[end : found.start()]), f'#word("{found[0]}")']
        end = found.end()
    parts.append(_plain(text[end:]))
    return "".join(parts)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", text)
