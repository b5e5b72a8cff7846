"""Bytes of a file in, text that may be parsed out (读入文件).

A file is opened only when it is a regular file inside ``root`` (T2): links
that leave it, pipes and devices are refused before a byte is read.  Text is
UTF-8, a byte order mark and CRLF are taken off; whatever else it is (GBK,
UTF-16, binary) is said with the way to convert it.

"""

import codecs
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from reform_press.errors import SILENT, Diagnostic, Source, Words
from reform_press.schema.nearest import nearest

#: A story of 4 MiB has 1.4 million characters; nobody writes that by hand.
MOST_BYTES = 4 * 2**20

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HAN = re.compile("[\u4e00-\u9fff]")

#: Characters that no copy may hold, by kind (T13).  Form feeds and line
#: separators come from word processors, private-use ones from symbol fonts.
_UNWANTED = re.compile(
    "(?P<control>[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff])"
    "|(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010ffff])"
    "|(?P<invisible>[\u200b\u2060\ufeff])"
)
#: Of these, what makes a file unfit: the replacement keeps every column.
_FATAL = re.compile(_UNWANTED.pattern.rsplit("|", 1)[0])
_KINDS = {
    "control": ("error", "control-character", "控制字符", "a control character"),
    "bidi": ("error", "bidi-control", "改变文字方向的字符", "a bidi control"),
    "private": ("error", "private-use", "专用区字符", "a private-use character"),
    "invisible": ("warning", "invisible", "不可见字符", "an invisible character"),
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file held (读入): its text, or None and the reasons."""

    file: str
    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def name_of(path: Path, root: Path) -> str:
    """Return how messages name ``path``: from ``root``, with slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def refusal(path: Path, root: Path) -> Words | None:
    """Say why ``path`` may not be opened, None when it may (T2).

    Only regular files whose real place is inside ``root`` may: a link to a
    device would be read for ever, one to the outside would leak.
    """
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Words(f"找不到文件 {path.name}", f"there is no file {path.name}")
    except (OSError, RuntimeError, ValueError):
        # A loop of links, a name too long or with a NUL, no permission.
        return Words("文件无法打开", "the file cannot be opened")
    if not real.is_relative_to(root.resolve()):
        return Words(
            "文件在本期文件夹之外，不能使用",
            "the file lies outside the folder and is not used",
        )
    if not stat.S_ISREG(mode):
        return Words("这不是普通文件", "this is not a regular file")
    return None


def take(path: Path, within: Path, root: Path | None = None) -> Intake:
    """Read a text file below ``within``, named from ``root`` or else from there."""
    file = name_of(path, root or within)
    refused = refusal(path, within)
    if refused:
        return _refuse(file, "file.unreadable", refused, _instead(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        words = Words("文件无法读取", "the file cannot be read")
        return _refuse(file, "file.unreadable", words)
    if len(data) > MOST_BYTES:
        words = Words("文件超过 4 MiB", "the file is larger than 4 MiB")
        return _refuse(file, "file.too-large", words)
    return decode(data, file)


def decode(data: bytes, file: str) -> Intake:
    """Decode UTF-8, and look for characters that copy may not hold."""
    if data.startswith(_UTF16):
        return _refuse(file, "file.encoding", _NOT_UTF8, _convert("UTF-16", file))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, error.start, file)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.replace("\n", "").isprintable():  # most copy, and at once
        return Intake(file, text, ())
    # What may not stand is reported, and made harmless so that reading goes on.
    return Intake(file, _FATAL.sub("\ufffd", text), unwanted(text, file))


def unwanted(text: str, file: str, first_line: int = 1) -> tuple[Diagnostic, ...]:
    """Report the characters that copy may not hold, at most twenty."""
    found = []
    for match in _UNWANTED.finditer(text):
        kind = match.lastgroup or "control"
        severity, code, zh, en = _KINDS[kind]
        point = f"U+{ord(match[0]):04X}"
        line = text.count("\n", 0, match.start()) + first_line
        column = match.start() - text.rfind("\n", 0, match.start())
        found.append(
            Diagnostic(
                "warning" if severity == "warning" else "error",
                f"text.{code}",
                Words(f"文字里有{zh} {point}", f"the text holds {en} {point}"),
                Source(file, line, column),
                Words("请删去这个字符", "delete this character"),
            )
        )
        if len(found) == 20:
            break
    return tuple(found)


_NEW = Words(
    "用 reform-press new 名称 建一期，照其中的文件写",
    "make an edition with `reform-press new NAME` and begin from its file",
)
#: What to do when a file of the house is not there.
_MISSING = {
    "dummy.yaml": _NEW,
    "edition.yaml": _NEW,
    "layout.yaml": Words(
        "版式放在 layouts/名称/layout.yaml；名称写在 edition.yaml 的 layout（版式）",
        "a layout is layouts/NAME/layout.yaml; edition.yaml names it as layout",
    ),
}


def _instead(path: Path) -> Words:
    """Say how to mend that a file is not there: it may be called nearly so."""
    try:
        if path.exists() or path.is_symlink():
            return SILENT
        names = sorted(one.name for one in path.parent.iterdir() if one.is_file())
    except (OSError, ValueError):
        names = []
    taken = [name for name in names if name not in _MISSING]
    near = nearest(path.name, taken, 0.7)
    if near:
        return Words(
            f"把“{near}”改名为“{path.name}”", f"rename “{near}” to “{path.name}”"
        )
    return _MISSING.get(path.name, SILENT)


_NOT_UTF8 = Words("文件不是 UTF-8 编码", "the file is not UTF-8")


def _convert(encoding: str, file: str) -> Words:
    """Tell how to turn a file into UTF-8."""
    name = file.rsplit("/", 1)[-1]
    command = f"iconv -f {encoding} -t UTF-8 {name}"
    return Words(
        f"文件像是 {encoding}；请另存为 UTF-8，或用 {command}",
        f"it looks like {encoding}: save it as UTF-8, or use `{command}`",
    )


def _other_encoding(data: bytes, at: int, file: str) -> Intake:
    """Say where UTF-8 ends, and whether the bytes read well as GBK."""
    before = data[:at].decode("utf-8")
    place = Source(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    if b"\0" in data:
        return _refuse(file, "file.encoding", _NOT_UTF8, _convert("UTF-16", file))
    try:
        looks_chinese = bool(_HAN.search(data.decode("gb18030")))
    except UnicodeDecodeError:
        looks_chinese = False
    hint = _convert("GBK", file) if looks_chinese else SILENT
    wrong = Diagnostic("error", "file.encoding", _NOT_UTF8, place, hint)
    return Intake(file, None, (wrong,))


def _refuse(file: str, code: str, words: Words, hint: Words = SILENT) -> Intake:
    return Intake(file, None, (Diagnostic("error", code, words, Source(file), hint),))
