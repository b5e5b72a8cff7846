"""What a designed page may open (页面用料): files of its layout and edition.

In: addresses as HTML, CSS and SVG ask for them.  Out: bytes, inks replaced by
their stand-ins; or a refusal at the place that asked.

Guarantees (T1, T2, T6): an address is ``data:``, a font role, or a path that
lies, links resolved, in the folder of the layout or of the edition; nothing
else is opened, and no socket is.  Style sheets and drawings alone come in,
drawings as ``furniture.sanitised`` leaves them; sizes and counts are capped.
Paths of this machine are never seen: the page stands at ``file:///page/``.

"""

import re
from base64 import b64decode
from binascii import Error as DecodingError
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes

from reform_press.errors import SILENT, Diagnostic, LayoutError, Source, Words
from reform_press.fonts.library import FontSet
from reform_press.makeup.furniture import sanitised
from reform_press.makeup.webcolours import (
    Light,
    lights_of_css,
    lights_of_markup,
    with_stand_ins,
)
from reform_press.schema.intake import decode, refusal
from reform_press.style.region import local_role

#: Where a page stands for whoever reads it; relative addresses begin here.
ROOT = "file:///page/"
#: Addresses of font roles in the style sheet that we write.
FONT = "reform-font:"
_CSS, _SVG, _TYPE = "text/css", "image/svg+xml", "font/ttf"
_KINDS = {".css": _CSS, ".svg": _SVG}
_FONTS = (".ttf", ".otf", ".ttc", ".woff", ".woff2", ".eot")
_PICTURES = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".avif",
    ".eps", ".ps", ".pdf",
)  # fmt: skip
_BYTES, _TOTAL, _COUNT = 16 << 20, 64 << 20, 200
#: A page is laid out a few times, and opens its sheets each time.
_AGAIN = 50
#: Longer paths are no file's.
_LONGEST = 255
_DATA = re.compile(r"data:([\w.+/-]*)((?:;[\w=.+-]*)*),(.*)", re.S | re.I)


class RefusedError(ValueError):
    """An address that is not opened; what is wrong is told already."""


class Asset(NamedTuple):
    """What was opened: bytes and their kind."""

    data: bytes
    kind: str


class Assets:
    """One page's files, what was opened of them, and what was refused."""

    def __init__(
        self,
        folders: tuple[Path, Path],
        fonts: FontSet,
        texts: dict[str, str],
        lang: str,
    ) -> None:
        """``texts`` are sources of the page by name, to find who asked.

        ``folders`` are those of the layout and of the edition, whose language
        says which forms a role of fonts has.
        """
        self._folders = folders
        self.fonts = fonts
        self._lang = lang
        self.texts = dict(texts)
        #: Digests of the files that were opened, "" of those that are not
        #: there; by folder (0 layout, 1 edition) and path.
        self.opened: dict[tuple[int, str], str] = {}
        self.sheets: dict[str, str] = {}  # style sheets by address
        self.lights: list[tuple[str, Light]] = []  # with the file's name
        self._found: dict[tuple[str, str], Diagnostic] = {}
        self._known: dict[str, Asset] = {}
        self._times: dict[str, int] = {}  # that a style sheet was opened
        self._total = 0

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What was refused, each address once."""
        return tuple(self._found.values())

    @property
    def lacks_sheet(self) -> bool:
        """Whether a style sheet was refused: the page is not what it would be."""
        addresses = (url.partition("?")[0].lower() for _, url in self._found)
        return any(url.endswith(".css") for url in addresses)

    def open(self, url: str) -> Asset:
        """Return what stands at an address.  Raises RefusedError."""
        if url not in self._known:
            if len(self._known) >= _COUNT:
                raise self._refused("too-many", url, _TOO_MANY)
            self._known[url] = self._read(url)
        found = self._known[url]
        if found.kind == _CSS:
            self._times[url] = self._times.get(url, 0) + 1
            if self._times[url] > _AGAIN:
                raise self._refused("too-many", url, _ENDLESS)
        return found

    def place_of(self, *needles: str) -> Source | None:
        """Return where the first needle that stands in a source is written."""
        for needle in filter(None, needles):
            for name, text in self.texts.items():
                at = text.find(needle)
                if at >= 0:
                    line = text.count("\n", 0, at) + 1
                    return Source(name, line, at - text.rfind("\n", 0, at))
        return Source(next(iter(self.texts))) if self.texts else None

    def _read(self, url: str) -> Asset:
        if url.startswith(FONT):
            return Asset(self._font(url.removeprefix(FONT)), _TYPE)
        if url[:5].lower() == "data:":
            return self._data(url)
        if not url.startswith("file:"):
            raise self._refused("network", url, _NETWORK)
        path = unquote(url.partition("?")[0].partition("#")[0])
        inside = path.removeprefix(ROOT)
        odd = ".." in inside.split("/") or re.search(r"^/|[\\\0:]", inside)
        if inside == path or odd or len(inside) > _LONGEST:
            raise self._refused("outside", url, _OUTSIDE)
        suffix = Path(inside).suffix.lower()
        if suffix in _FONTS:
            raise self._refused("font", url, _OWN_FONT)
        if suffix in _PICTURES:
            raise self._refused("picture", url, _PICTURE)
        if suffix not in _KINDS:
            raise self._refused("unsupported", url, _UNSUPPORTED)
        return self._taken(url, *self._file(url, inside), _KINDS[suffix])

    def _font(self, role: str) -> bytes:
        local = local_role(role, self._lang)
        faces = self.fonts.fonts(local if local in self.fonts.roles() else role)
        return faces[0].path.read_bytes()

    def _data(self, url: str) -> Asset:
        told = _DATA.fullmatch(url)
        kind = told[1].lower() if told else ""
        if not told or kind not in (_CSS, _SVG):
            raise self._refused(
                "picture" if "image/" in kind else "unsupported", url, _PICTURE
            )
        try:
            packed = "base64" in told[2].lower()
            data = b64decode(unquote(told[3])) if packed else unquote_to_bytes(told[3])
        except (DecodingError, ValueError):
            data = b""
        return self._taken(url, "", data, kind)

    def _file(self, url: str, inside: str) -> tuple[str, bytes]:
        """Return the name and the bytes of a file of the layout or the edition."""
        for number, folder in enumerate(self._folders):
            path = folder / inside
            if not path.is_symlink() and not path.exists():
                self.opened[number, inside] = ""
                continue
            if refusal(path, folder):
                raise self._refused("outside", url, _OUTSIDE)
            try:
                with path.open("rb") as stream:
                    data = stream.read(_BYTES + 1)
            except OSError:
                break
            self.opened[number, inside] = digest_of(data)
            return self._name(number, inside), data
        raise self._refused("missing-file", url, _MISSING)

    def _name(self, number: int, inside: str) -> str:
        folder = self._folders[number]
        above = folder.parent.name
        parts = (above, folder.name) if above in ("layouts", "content") else ()
        return "/".join((*parts, inside))

    def _taken(self, url: str, name: str, data: bytes, kind: str) -> Asset:
        """Return a style sheet or a drawing, made harmless, in stand-ins."""
        self._total += len(data)
        if len(data) > _BYTES or self._total > _TOTAL:
            raise self._refused("too-large", url, _TOO_LARGE)
        written = data  # places are those of the file, not of what is left of it
        if kind == _SVG:
            try:
                data = sanitised(data)
            except LayoutError as error:
                for remark in error.diagnostics:
                    self._note(remark._replace(source=self._asked(url)), url)
                raise RefusedError(url) from error
        read = decode(data, name or "data:")
        if read.text is None:
            for remark in read.diagnostics:
                self._note(remark, url)
            raise RefusedError(url)
        scan = lights_of_css if kind == _CSS else lights_of_markup
        text = decode(written, name or "data:").text or read.text
        self.lights += [(name, light) for light in scan(text)]
        if kind == _CSS:
            self.sheets[url] = read.text
            if name:
                self.texts[name] = read.text
        return Asset(with_stand_ins(read.text).encode(), kind)

    def _asked(self, url: str) -> Source | None:
        inside = unquote(url.removeprefix(ROOT))
        return self.place_of(url, inside, url.rpartition("/")[2], url[:40])

    def _refused(self, code: str, url: str, told: tuple[Words, Words]) -> RefusedError:
        """Note what is wrong with an address, and return what to raise."""
        words, hint = told
        shown = url.removeprefix(ROOT)[:80]
        message = Words(f"{words.zh}：{shown}", f"{words.en}: {shown}")
        remark = Diagnostic(
            "error", f"furniture.{code}", message, self._asked(url), hint
        )
        self._note(remark, url)
        return RefusedError(url)

    def _note(self, remark: Diagnostic, url: str) -> None:
        self._found.setdefault((remark.code, url), remark)


def digest_of(data: bytes) -> str:
    """Return the digest by which a file is known again."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_within(folder: Path, inside: str) -> str:
    """Return the digest of a file as ``Assets`` would read it.

    It is "" if the file is not there, and no file's if it may not be opened.
    """
    path = folder / inside
    if refusal(path, folder):
        return "refused" if path.is_symlink() or path.exists() else ""
    try:
        with path.open("rb") as stream:
            return digest_of(stream.read(_BYTES + 1))
    except OSError:
        return "refused"


_OWN = Words(
    "只用 data: 和版式、本期文件夹里的文件",
    "only data: and files in the folders of the layout and the edition",
)
_NETWORK = (Words("页面要联网取用", "the page asks the network for"), _OWN)
_OUTSIDE = (Words("页面要用文件夹之外的文件", "the page reaches outside for"), _OWN)
_MISSING = (
    Words("页面要用的文件没有", "the page asks for a file that is not there"),
    Words(
        "先在版式文件夹里找，再在本期文件夹里找",
        "it is looked for in the layout's folder, then in the edition's",
    ),
)
_OWN_FONT = (
    Words("页面自带字体", "the page brings a font of its own"),
    Words(
        "字体写角色名，例：font-family: title；自备字体写进 fonts/fonts.yaml",
        "name a role, as font-family: title; fonts of yours go into fonts/fonts.yaml",
    ),
)
_PICTURE = (
    Words("页面里直接放了图片", "a picture stands in the page itself"),
    Words(
        '照片放进版框：<div data-frame="稿名:photo">，年鉴类目页写 story；画用 SVG',
        'photos stand in frames, <div data-frame="story:photo"> '
        "(openers of yearbooks: story); drawings are SVG",
    ),
)
_UNSUPPORTED = (
    Words("页面要用的文件不是样式表或 SVG", "neither a style sheet nor an SVG"),
    SILENT,
)
_TOO_MANY = (
    Words(f"页面用的文件超过 {_COUNT} 个", f"more than {_COUNT} files"),
    SILENT,
)
_ENDLESS = (
    Words("样式表引入了自己，或引入了太多次", "a style sheet is imported without end"),
    Words("每个样式表只引入一次", "import each style sheet once"),
)
_TOO_LARGE = (
    Words("页面用的文件太大", "the page's files are too large"),
    Words("每个不超过 16 MiB，共不超过 64 MiB", "16 MiB each, 64 MiB together"),
)
