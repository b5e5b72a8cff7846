"""The copy of a galley (毛样的原稿): one file of text.

In: a plain text or Markdown file.  Out: its text, and its paragraphs in order.
Kept light: plain text needs neither YAML nor a parser.

"""

import re
from pathlib import Path

from reform_press.content.plain import Typescript, at_home, plain
from reform_press.errors import SILENT, ContentError, Diagnostic, Source, Words
from reform_press.kept import Kept

#: YAML at the head of a story, which a galley does not set.
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
#: Larger files are refused: a galley is proof of a story, not of a library.
_LARGEST = 64 << 20


def text_of(file: Path) -> str:
    """Return the text of a file.  Raises ContentError ``galley.unreadable``."""
    try:
        if not file.is_file():  # a device has no end
            raise ContentError(_no_text(file))
        data = file.read_bytes()
        if len(data) > _LARGEST:
            raise ContentError(_too_large(file))
        return data.decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or ""
        raise ContentError(_unreadable(file, Words(why, why))) from error
    except UnicodeDecodeError as error:
        raise ContentError(_not_utf8(file, data[: error.start])) from error


def paragraphs_of(
    text: str, lines: list[str], file: Path, kept: Kept
) -> tuple[Typescript, tuple[Diagnostic, ...]]:
    """Read a text of ``lines``: Markdown by the name of its file, else plain."""
    if file.suffix.lower() in (".md", ".markdown"):
        from reform_press.content.markdown import read

        head = _FRONT_MATTER.match(text)  # a story of ours: its body is set
        body = text[head.end() :] if head else text
        found, notes = read(body, file.name, 1 + (head[0].count("\n") if head else 0))
        return at_home(found), notes
    return plain(lines, file.name, kept.memory), ()


def _unreadable(
    file: Path, why: Words, hint: Words = SILENT, place: Source | None = None
) -> Diagnostic:
    return Diagnostic(
        "error",
        "galley.unreadable",
        Words(f"无法读取 {file.name}：{why.zh}", f"cannot read {file.name}: {why.en}"),
        place,
        hint,
    )


def _no_text(file: Path) -> Diagnostic:
    if file.exists():
        hint = Words("给一个文本文件", "name a text file")
        return _unreadable(file, Words("不是文件", "it is no file"), hint)
    hint = Words("放回原处即可", "put it back")
    return _unreadable(file, Words("文件不在了", "it has gone"), hint)


def _too_large(file: Path) -> Diagnostic:
    why = Words("超过 64 MiB", "it is larger than 64 MiB")
    return _unreadable(file, why, Words("分成几个文件", "divide it into several"))


def _not_utf8(file: Path, before: bytes) -> Diagnostic:
    """Tell where a text stops being UTF-8."""
    text = before.decode("utf-8-sig", "ignore")
    place = Source(file.name, text.count("\n") + 1, len(text) - text.rfind("\n"))
    why = Words("不是 UTF-8 编码", "it is not UTF-8")
    hint = Words("用 UTF-8 编码保存文本", "save the text as UTF-8")
    return _unreadable(file, why, hint, place)
