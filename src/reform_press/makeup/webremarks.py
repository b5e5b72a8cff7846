"""What is remarked on a designed page (网页提示), each remark at its place.

In: what WeasyPrint logs while it lays a page out, and the sources of the page.
Out: diagnostics.  WeasyPrint counts lines from where a style begins, be it a
file, an element or an attribute; here they are lines of a file.

"""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.makeup.webassets import Assets
from reform_press.schema.nearest import suggested

#: Told with its place by who draws the page.
_MISSED = ".notdef glyph"
#: Remarks that follow from a fault that is told better.
_NO_ANCHOR, _NO_VALUE = "No anchor", "no value."
_AT = re.compile(r" at (\d+):(\d+)")
_STYLE = re.compile(r"<style[^>]*>(.*?)</style|\sstyle=(?:\"([^\"]*)|'([^']*))", re.S)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_USED = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_DECLARED = re.compile(r"(?<![\w-])--([\w-]+)\s*:")


def variable_faults(html: str, palette: str, assets: Assets) -> Iterator[Diagnostic]:
    """Yield a warning for each variable of CSS that nobody has declared."""
    texts = [_COMMENT.sub("", text) for text in (html, *assets.texts.values())]
    known = {name for text in (*texts, palette) for name in _DECLARED.findall(text)}
    for name in dict.fromkeys(name for text in texts for name in _USED.findall(text)):
        if name not in known:
            yield _variable(name, sorted(known), assets)


def remarks(
    records: Sequence[logging.LogRecord], assets: Assets, found: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what WeasyPrint has remarked; ``found`` are faults told already."""
    codes = {fault.code for fault in found}
    for record in records:
        message = record.getMessage()
        if record.levelno >= logging.ERROR:
            linked = message.startswith(_NO_ANCHOR) and "furniture.link" in codes
            if not assets.found and not linked:
                yield _failed(message, assets)
        elif message.endswith(_NO_VALUE) and "furniture.variable" in codes:
            continue
        elif not message.startswith(_MISSED):
            yield _css(message, assets)


def _place_of(message: str, assets: Assets) -> Source | None:
    """Return the place in a style that a remark is about."""
    at = _AT.search(message)
    named = re.search(r"[`']([^`':]+)", message)
    written = named[1].strip() if named else ""
    if not at:
        return assets.place_of(written)
    line, column = int(at[1]), int(at[2])
    for name, text, begin, end in _styles(assets):
        lines = text[begin:end].split("\n")
        there = lines[line - 1] if line <= len(lines) else ""
        if not there or written not in there:
            continue
        start = begin + sum(len(one) + 1 for one in lines[: line - 1])
        exact = not written or there.startswith(written, column - 1)
        start += column - 1 if exact else there.find(written)
        row = text.count("\n", 0, start) + 1
        return Source(name, row, start - text.rfind("\n", 0, start))
    return assets.place_of(f"{written}:" if written else "")


def _styles(assets: Assets) -> Iterator[tuple[str, str, int, int]]:
    """Yield file, text and span of every style: sheets, elements, attributes."""
    for name, text in assets.texts.items():
        if name.endswith(".css"):
            yield name, text, 0, len(text)
            continue
        for style in _STYLE.finditer(text):
            assert style.lastindex
            yield name, text, *style.span(style.lastindex)


class _Listener(logging.Handler):
    """Keeps all that is logged."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs, and let none of it reach a terminal."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger("weasyprint")
    handler = _Listener(records)
    kept = logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = kept


def _variable(name: str, known: Sequence[str], assets: Assets) -> Diagnostic:
    palette = Words("色板的颜色都是变量", "each colour of the palette is a variable")
    return Diagnostic(
        "warning",
        "furniture.variable",
        Words(f"没有变量 --{name}", f"there is no variable --{name}"),
        assets.place_of(f"var(--{name}", f"--{name}", name),
        suggested(f"--{name}", [f"--{one}" for one in known], palette),
    )


def _css(message: str, assets: Assets) -> Diagnostic:
    said = _AT.sub("", message)
    words = Words(f"样式表：{said}", f"style sheet: {said}")
    place = _place_of(message, assets)
    return Diagnostic("warning", "furniture.css", words, place, SILENT)


def _failed(message: str, assets: Assets) -> Diagnostic:
    words = Words(f"画不出来：{message[:120]}", f"not drawn: {message[:120]}")
    named = re.search(r"#[\w-]+", message)
    place = assets.place_of(named[0] if named else "")
    return Diagnostic("error", "furniture.failed", words, place)
