"""Words that have no marks (素文字): titles of chapters, units, credits.

In: words that are printed as they are written, and their place.  Out: a
complaint where they have marks, which would be printed as signs.

"""

from collections.abc import Iterator

from reform_press.content import inline
from reform_press.errors import Diagnostic, Source, Words


def marked(text: str, place: Source) -> Iterator[Diagnostic]:
    """Complain of words that have marks, a reference or the mark of a note."""
    letters, _ = inline.read([(text, place.line, place.column)], place.file, book=True)
    if any(one.marks or one.href for one in letters):
        words = Words(f"“{text}”里不能用标记", f"“{text}” cannot have marks")
        hint = Words(
            "照印出的样子写：m³、CO₂；注和引用写在正文、图注或表里",
            "write it as it prints: m³, CO₂; notes and references stand in the text, "
            "captions and tables",
        )
        yield Diagnostic("error", "content.plain-words", words, place, hint)
