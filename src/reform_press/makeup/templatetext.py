"""Words that a template says itself, in the script of the edition (模板文字转换).

In: templates as Jinja2 reads them.  Out: the same, the Chinese between their
tags converted.  Tags, styles, comments and all that stands in ``{{ }}`` and
``{% %}`` stay as they are: names of fonts and of stories are no words.

"""

import re
from collections.abc import Callable, Iterator
from typing import Any

#: What begins where text ends, and what ends it in turn.
_OPENED = re.compile(r"<!--|<style\b|<", re.I)
_CLOSED = {
    "<!--": re.compile("-->"),
    "<style": re.compile(r"</style\s*>", re.I),
    "<": re.compile(">"),
}


class Markup:
    """Text of a template, which comes in parts: a tag may go on over several."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        self._rewrite = rewrite
        self._inside = ""  # what was opened and not closed yet

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


def converting(rewrite: Callable[[str], str]) -> Any:
    """Return what has Jinja2 convert the text of every template."""
    from jinja2.ext import Extension
    from jinja2.lexer import Token

    class Converting(Extension):  # one for each environment
        def filter_stream(self, stream: Any) -> Iterator[Any]:
            markup = Markup(rewrite)
            for token in stream:
                if token.type == "data":
                    token = Token(token.lineno, "data", markup.rewritten(token.value))
                yield token

    return Converting
