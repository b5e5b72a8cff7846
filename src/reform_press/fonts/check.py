"""Whether a font file may be used at all (字体检验).

In: any file that calls itself a font; it is hostile until checked.  Out: its
facts, or a ``FontError``.  Read by HarfBuzz alone, which sanitises every
table before it looks at it; a whole file is never parsed in Python.

"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from reform_press.errors import SILENT, Diagnostic, FontError, Words
from reform_press.fonts.installed import RoleFont, file_hash

#: No font for print comes near; a larger file is refused before it is read.
LARGEST = 64 << 20
_SINGLE = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_WEB = (b"wOFF", b"wOF2")
#: OS/2 fsType: restricted licence, no subsetting, bitmaps only.
_RESTRICTED, _WHOLE, _BITMAPS = 0x0002, 0x0100, 0x0200
#: Licences that open any less strict door beside a restriction (OS/2 v0 to 2).
_OPEN = 0x000C
#: What PDF allows in a name without an escape, and no more than 63 of them.
_FOREIGN = re.compile(r"[^A-Za-z0-9+._-]+")


class Facts(NamedTuple):
    """What a font says of itself, and how to know it again."""

    font: RoleFont
    family: str
    version: str
    licence: str
    fs_type: int
    cff: bool
    characters: frozenset[int]


def examine_file(
    path: Path, face_index: int = 0, *, allow_restricted: bool = False
) -> Facts:
    """Check one face of a font file and return its facts.

    Raises FontError: ``fonts.unreadable``, ``fonts.too-large``,
    ``fonts.web-font``, ``fonts.no-such-face``, ``fonts.no-outlines``,
    ``fonts.restricted``.
    """
    found = _open(path, face_index)
    face = _face(path, face_index)
    tags = set(face.table_tags)
    if not ({"glyf", "loca"} <= tags or "CFF " in tags):
        raise FontError(_no_outlines(path))
    if not (face.glyph_count and len(face.unicodes)):
        raise FontError(_unreadable(path))
    fs_type = _fs_type(face)
    if refuses(fs_type) and not allow_restricted:
        raise FontError(_restricted(path, fs_type))
    ids = hb.OTNameIdPredefined
    name = _name(face, ids.POSTSCRIPT_NAME) or _name(face, ids.FONT_FAMILY)
    font = RoleFont(
        path,
        face_index,
        _printable(name or path.stem),
        file_hash(path),
        found.st_size,
        found.st_mtime_ns,
    )
    return _facts(face, font)


def describe(font: RoleFont) -> Facts:
    """Return the facts of a font that was checked before; nothing is hashed.

    Raises FontError: ``fonts.unreadable`` and its like.
    """
    _open(font.path, font.face_index)
    return _facts(_face(font.path, font.face_index), font)


def _facts(face: hb.Face, font: RoleFont) -> Facts:
    ids = hb.OTNameIdPredefined
    return Facts(
        font,
        _name(face, ids.FONT_FAMILY),
        _name(face, ids.VERSION_STRING),
        _name(face, ids.LICENSE) or _name(face, ids.COPYRIGHT),
        _fs_type(face),
        "CFF " in face.table_tags,
        frozenset(face.unicodes),
    )


def _open(path: Path, face_index: int) -> os.stat_result:
    try:
        found = path.stat()
        if not path.is_file():
            raise FontError(_unreadable(path))
        if found.st_size > LARGEST:
            raise FontError(_too_large(path, found.st_size))
        with path.open("rb") as stream:
            head = stream.read(12)
    except (OSError, ValueError) as error:  # ValueError: NUL in the path
        raise FontError(_unreadable(path)) from error
    magic = head[:4]
    if magic in _WEB:
        raise FontError(_web_font(path))
    if magic not in (*_SINGLE, _COLLECTION):
        raise FontError(_unreadable(path))
    count = int.from_bytes(head[8:12], "big") if magic == _COLLECTION else 1
    if not 0 <= face_index < count:
        raise FontError(_no_such_face(path, face_index, count))
    return found


def _face(path: Path, face_index: int) -> hb.Face:
    try:
        face = hb.Face(hb.Blob.from_file_path(path), face_index)
        # Tags that are not even text: no table of such a file is worth a look.
        face.table_tags  # noqa: B018
    except (OSError, UnicodeDecodeError, hb.HarfBuzzError) as error:
        raise FontError(_unreadable(path)) from error
    return face


def _fs_type(face: hb.Face) -> int:
    table = bytes(face.reference_table("OS/2").data)
    return int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0


def refuses(fs_type: int) -> bool:
    """Tell whether the licence bits forbid a subset in a PDF (许可位)."""
    closed = bool(fs_type & _RESTRICTED) and not fs_type & _OPEN
    return closed or bool(fs_type & (_WHOLE | _BITMAPS))


def _name(face: hb.Face, number: int) -> str:
    return str(face.get_name(number) or "").replace("\x00", "").strip()


def _printable(name: str) -> str:
    return _FOREIGN.sub("-", name).strip("-")[:63] or "Unnamed"


def _error(code: str, message: Words, hint: Words = SILENT) -> Diagnostic:
    return Diagnostic("error", f"fonts.{code}", message, hint=hint)


def _unreadable(path: Path) -> Diagnostic:
    return _error(
        "unreadable",
        Words(
            f"{path.name} 不是可用的字体文件", f"{path.name} is not a usable font file"
        ),
        Words(
            "请使用 OTF、TTF 或 TTC 文件；若已损坏，请重新取得",
            "use an OTF, TTF or TTC file; fetch it again if it is damaged",
        ),
    )


def _too_large(path: Path, size: int) -> Diagnostic:
    return _error(
        "too-large",
        Words(
            f"字体文件 {path.name} 有 {size >> 20} MiB，上限为 {LARGEST >> 20} MiB",
            f"font file {path.name} has {size >> 20} MiB, "
            f"at most {LARGEST >> 20} are read",
        ),
    )


def _web_font(path: Path) -> Diagnostic:
    return _error(
        "web-font",
        Words(
            f"{path.name} 是网页字体（WOFF），不能用于印刷",
            f"{path.name} is a web font (WOFF), not for print",
        ),
        Words("请改用 OTF 或 TTF 原文件", "use the OTF or TTF it was made from"),
    )


def _no_such_face(path: Path, face_index: int, count: int) -> Diagnostic:
    return _error(
        "no-such-face",
        Words(
            f"{path.name} 没有第 {face_index} 个字面（共 {count} 个，从 0 数起）",
            f"{path.name} has no face {face_index} ({count} faces, counted from 0)",
        ),
    )


def _no_outlines(path: Path) -> Diagnostic:
    return _error(
        "no-outlines",
        Words(
            f"{path.name} 没有 TrueType 或 CFF 轮廓，无法嵌入",
            f"{path.name} has no TrueType or CFF outlines to embed",
        ),
        Words(
            "位图、彩色及 CFF2 可变字体不能用于印刷，请改用静态 OTF 或 TTF",
            "bitmap, colour and variable CFF2 fonts cannot go to print: "
            "use a static OTF or TTF",
        ),
    )


def _restricted(path: Path, fs_type: int) -> Diagnostic:
    return _error(
        "restricted",
        Words(
            f"{path.name} 的许可位（fsType 0x{fs_type:04X}）不允许取子集嵌入 PDF",
            f"{path.name} does not permit a subset in a PDF (fsType 0x{fs_type:04X})",
        ),
        Words(
            "若另有授权，可在 fonts/fonts.yaml 该角色下写 allow_restricted: true",
            "if you hold a licence that does, write allow_restricted: true "
            "for the role in fonts/fonts.yaml",
        ),
    )
