"""One face of a font (字面): shaping, metrics, subsetting, by HarfBuzz.

In: a font file.  Out: glyph ids, advances and outlines' bounds in em, and
the bytes of a subset.  A face answers for itself only; which face serves a
role, and which stands in for a missing glyph, is said by ``fonts.library``.

"""

from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from reform_press.errors import Diagnostic, FontError, Words
from reform_press.fonts.outline import Segment, outline

#: Features that the compositor decides itself: it owns every cell's width.
_OWN_WIDTHS = dict.fromkeys(("chws", "halt", "palt", "vchw", "vhal", "vpal"), False)


class Glyph(NamedTuple):
    """A shaped glyph: id, first character of its cluster, lengths in em."""

    code: int
    cluster: int
    advance: float
    x: float
    y: float


class Ink(NamedTuple):
    """Bounds of the black of a glyph in em, y up from the baseline."""

    left: float
    bottom: float
    right: float
    top: float


class Traits(NamedTuple):
    """What a font says of its design: weight 100-1000, em, degrees."""

    weight: float
    cap_height: float
    slant: float  # negative for italics that lean right


class Subset(NamedTuple):
    """A font cut down to some glyphs, with renumbered glyph ids."""

    data: bytes  # an sfnt
    renumbered: dict[int, int]  # original glyph id -> id in the subset
    cff: bool


class Face:
    """An open font face.  Opened on first use, and never changed.

    ``key`` names it in pages and caches: PostScript name and the first eight
    digits of the file's SHA-256.
    """

    def __init__(self, path: Path, index: int = 0, *, name: str, sha256: str) -> None:
        self.path = path
        self.index = index
        self.name = name
        self.sha256 = sha256
        self.key = f"{name}-{sha256[:8]}"
        self._font: hb.Font | None = None
        self._source: hb.Face | None = None  # of subsets, once there were any
        self._prepared = False
        self._forms: dict[str, int] = {}  # of characters in vertical lines

    @property
    def _hb(self) -> hb.Font:
        if self._font is None:
            try:
                blob = hb.Blob.from_file_path(self.path)
                self._font = hb.Font(hb.Face(blob, self.index))
            except (OSError, hb.HarfBuzzError) as error:
                raise FontError(unreadable(self.path)) from error
        return self._font

    @property
    def em(self) -> int:
        """Units of the font in one em."""
        return int(self._hb.face.upem)

    @property
    def is_cff(self) -> bool:
        """Whether outlines are PostScript (CFF), not TrueType (glyf)."""
        return "CFF " in self._hb.face.table_tags

    def glyph(self, character: str) -> int:
        """Return the nominal glyph id of one character, 0 if there is none."""
        return int(self._hb.get_nominal_glyph(ord(character)) or 0)

    def form(self, character: str) -> int:
        """Return the glyph of a character for vertical lines, 0 if it has several."""
        found = self._forms.get(character)
        if found is None:
            shaped = self.shape(character, vertical=True)
            found = shaped[0].code if len(shaped) == 1 else 0
            self._forms[character] = found
        return found

    def advance(self, code: int) -> float:
        """Return the horizontal advance of a glyph in em."""
        return float(self._hb.get_glyph_h_advance(code)) / self.em

    def depth(self, code: int) -> float:
        """Return how far a glyph goes down a vertical line, in em."""
        return -float(self._hb.get_glyph_v_advance(code)) / self.em

    def vertical(self, code: int) -> tuple[float, float, float]:
        """Return advance (negative) and origin x, y of a glyph, in em."""
        x, y = self._hb.get_glyph_v_origin(code)
        advance = self._hb.get_glyph_v_advance(code)
        return advance / self.em, x / self.em, y / self.em

    def ink(self, code: int) -> Ink | None:
        """Return the bounds of a glyph's ink in em, None if it is blank."""
        box = self._hb.get_glyph_extents(code)
        if box is None or not (box.width and box.height):
            return None
        k = 1 / self.em
        return Ink(
            box.x_bearing * k,
            (box.y_bearing + box.height) * k,
            (box.x_bearing + box.width) * k,
            box.y_bearing * k,
        )

    def outline(self, code: int) -> tuple[Segment, ...]:
        """Return the shape of a glyph, to be drawn where it is no text."""
        return outline(self._hb, code)

    def extents(self) -> tuple[float, float]:
        """Return ascender and descender (negative) of the face in em."""
        found = self._hb.get_font_extents("ltr")
        return found.ascender / self.em, found.descender / self.em

    def traits(self) -> Traits:
        """Return weight, cap height and slant as the font states them."""
        cap = self._hb.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        return Traits(
            float(self._hb.get_style_value(hb.StyleTag.WEIGHT)),
            cap / self.em,
            float(self._hb.get_style_value(hb.StyleTag.SLANT_ANGLE)),
        )

    def shape(
        self,
        text: str,
        *,
        lang: str = "zh-Hans",
        script: str = "Hani",
        vertical: bool = False,
        features: dict[str, bool] | None = None,
    ) -> tuple[Glyph, ...]:
        """Shape ``text``; advances run right, or down for vertical setting."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.script = script
        buffer.language = lang
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._hb, buffer, _OWN_WIDTHS | (features or {}))
        k = 1 / self.em
        return tuple(
            Glyph(
                info.codepoint,
                info.cluster,
                (-place.y_advance if vertical else place.x_advance) * k,
                place.x_offset * k,
                place.y_offset * k,
            )
            for info, place in zip(
                buffer.glyph_infos, buffer.glyph_positions, strict=True
            )
        )

    def has_vertical_form(self, text: str, *, lang: str = "zh-Hans") -> bool:
        """Tell whether the font draws ``text`` otherwise in vertical lines (竖排字形).

        Where it does not, a mark that follows the line, such as a dash or a
        bracket, must be laid on its right side.  Both ways are shaped: a
        font that joins ``——`` into one glyph need have none for vertical lines.
        """
        level, upright = (
            [glyph.code for glyph in self.shape(text, lang=lang, vertical=down)]
            for down in (False, True)
        )
        return level != upright

    def subset(self, codes: frozenset[int], *, retain: bool = False) -> Subset:
        """Cut the font down to ``codes``, only tables that a PDF may use.

        Glyph ids are renumbered unless ``retain`` is set: retaining them
        costs some 140 KB a Han font.
        """
        self._source = self._source or self._hb.face
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *codes})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        if retain:
            wanted.flags |= hb.SubsetFlags.RETAIN_GIDS
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        for tag in self._hb.face.table_tags:
            if tag not in _KEPT_TABLES:
                dropped.add(int.from_bytes(tag.encode("latin-1"), "big"))
        try:
            plan = hb.SubsetPlan(self._source, wanted)
            data = bytes(plan.execute().blob.data)
        except RuntimeError as error:
            raise FontError(unreadable(self.path)) from error
        numbers = {int(a): int(b) for a, b in plan.old_to_new_glyph_mapping.items()}
        return Subset(data, numbers, self.is_cff)

    def prepare(self) -> None:
        """Make subsets quicker if there was one: 0.6 ms instead of 2.

        It takes 40 ms, once, and changes nothing of what is cut.
        """
        if self._source and not self._prepared:
            self._source = hb.subset_preprocess(self._source)
            self._prepared = True


_KEPT_TABLES = frozenset(
    ("CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep")
)


def unreadable(path: Path) -> Diagnostic:
    """Say that a font file could not be opened."""
    return Diagnostic(
        "error",
        "fonts.unreadable",
        Words(f"字体文件无法打开：{path.name}", f"cannot open font file {path.name}"),
        hint=Words(
            "运行 reform-press fonts install 重新安装字体",
            "run `reform-press fonts install` to install the fonts again",
        ),
    )
