"""Words that a template says itself, in the script of the edition (模板文字转换).

In: templates as Jinja2 reads them.  Out: the same, the Chinese between their
tags converted, and that in quotes between ``{{ }}`` and ``{% %}``.  Tags,
styles, comments, and what is a name stay as they are: names of fonts, stories,
colours, files and keys are no words.

"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from reform_press.content.place import names_file

#: What begins where text ends, and what ends it in turn.
_OPENED = re.compile(r"<!--|<style\b|<", re.I)
_CLOSED = {
    "<!--": re.compile("-->"),
    "<style": re.compile(r"</style\s*>", re.I),
    "<": re.compile(">"),
}
#: Before these words stands the name of a template.
_TEMPLATES = frozenset(("import", "include", "extends", "from"))
#: What stands before ``[`` where it asks for a part of something.
_WHOLES = frozenset(("name", "rbracket", "rparen", "string"))


class Markup:
    """Text of a template, which comes in parts: a tag may go on over several."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        self._rewrite = rewrite
        self._inside = ""  # what was opened and not closed yet

    @property
    def between(self) -> bool:
        """Whether words of the page stand here: neither a tag nor a style."""
        return not self._inside

    def rewritten(self, text: str) -> str:
        """Return a part with its words converted."""
        return "".join(self._parts(text))

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            if self._inside:
                found = _CLOSED[self._inside].search(text, at)
                end = found.end() if found else len(text)
                yield text[at:end]
                self._inside = "" if found else self._inside
            else:
                found = _OPENED.search(text, at)
                end = found.start() if found else len(text)
                yield self._rewrite(text[at:end])
                self._inside = found[0].lower() if found else ""
            at = end


def converting(rewrite: Callable[[str], str], names: Collection[str] = ()) -> Any:
    """Return what has Jinja2 convert the words of every template.

    ``names`` are those of stories, colours and fonts: they stay.
    """
    from jinja2.ext import Extension
    from jinja2.lexer import Token

    class Converting(Extension):  # one for each environment
        def filter_stream(self, stream: Any) -> Iterator[Any]:
            markup = Markup(rewrite)
            tokens = list(stream)
            for at, token in enumerate(tokens):
                text = token.value
                if token.type == "data":
                    text = markup.rewritten(text)
                elif token.type == "string" and markup.between:
                    named = text in names or names_file(text) or _is_name(tokens, at)
                    text = text if named else rewrite(text)
                yield Token(token.lineno, token.type, text)

    return Converting


def _is_name(tokens: Sequence[Any], at: int) -> bool:
    """Tell whether a text in quotes is a key, a part of something or a template."""
    after = tokens[at + 1].type if at + 1 < len(tokens) else ""
    before = [(token.type, token.value) for token in tokens[max(0, at - 2) : at]]
    (above, _), (last, word) = [("", ""), ("", ""), *before][-2:]
    asked = last == "lbracket" and above in _WHOLES
    return after == "colon" or asked or (last == "name" and word in _TEMPLATES)
