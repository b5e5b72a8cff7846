"""What charts are drawn with (画架): the inks and the letters of a brochure.

In: its palette, language and fonts.  Out: colours by name, labels as measured
lines in the languages of the edition.  Letters are never smaller than may be
read on coated paper.

"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reform_press.colour import Colour
from reform_press.errors import Diagnostic, LayoutError, Words
from reform_press.fonts.library import FontSet
from reform_press.geometry import fits
from reform_press.makeup.autospace import GAP, gaps
from reform_press.makeup.charts.data import Label
from reform_press.schema.nearest import suggested
from reform_press.style.region import local_role

#: Smallest letters, pt.
SMALLEST = 6.5
#: Tints of one ink tell series apart where no colours are named.
_TINTS = (1.0, 0.55, 0.28, 0.75, 0.4)
#: Every sign is drawn by itself: none is joined with the next.
_SIGN_BY_SIGN = {"liga": False, "clig": False}
#: Marks that may not begin or end a line of a label.
_NO_START, _NO_END = "，。、；：？！）》”’〉】％%·", "（《“‘〈【"


class Letters(NamedTuple):
    """Faces of Han and Latin, and a size (字样)."""

    han: str
    latin: str
    size: float


class Said(NamedTuple):
    """One line of a label (标签行)."""

    text: str
    letters: Letters
    width: float


@dataclass(frozen=True, slots=True)
class Easel:
    """What a brochure's charts share (画架)."""

    palette: Mapping[str, Colour]
    lang: str
    fonts: FontSet
    folder: Path | None = None  # of the edition: files of data lie there
    #: Chinese of data files into the edition's script.
    converted: Callable[[str], str] = str
    #: Told the name of every file of data that is read, for those who keep pages.
    opened: Callable[[str], object] = str
    _known: dict[tuple[str, Letters], tuple[float, ...]] = field(
        default_factory=dict, repr=False
    )

    def letters(self, size: float, weight: str = "") -> Letters:
        """Return faces of a weight ("", bold, black) in a size."""
        end = f"-{weight}" if weight else ""
        return Letters(f"hei{end}", f"sans{end}", size)

    def ink(self, name: str) -> Colour:
        """Return a colour of the palette.  Raises LayoutError ``chart.colour``."""
        if name in self.palette:
            return self.palette[name]
        names = ", ".join(sorted(self.palette))
        listed = Words(f"版式里的颜色：{names}", f"colours of the layout: {names}")
        raise LayoutError(
            Diagnostic(
                "error",
                "chart.colour",
                Words(f"没有叫“{name}”的颜色", f"there is no colour “{name}”"),
                hint=suggested(name, sorted(self.palette), listed),
            )
        )

    def inks(self, names: Sequence[str], count: int) -> tuple[Colour, ...]:
        """Return the colours of ``count`` things: named, or tints of the accent."""
        if names:
            return tuple(self.ink(names[n % len(names)]) for n in range(count))
        accent = self.ink("accent")
        return tuple(tint(accent, _TINTS[n % len(_TINTS)]) for n in range(count))

    def families(self, letters: Letters) -> str:
        """Return the faces of letters as a CSS list: font roles are families."""
        han = local_role(letters.han, self.lang)
        known = han if han in self.fonts.roles() else letters.han
        return f"{letters.latin}, {known}"

    def spoken(self, label: Label) -> str:
        """Return the words of a label in the language of the edition."""
        return label.en if self.lang == "en" else label.zh

    def width(self, text: str, letters: Letters) -> float:
        """Return the width of a line of text, as it will be set."""
        return self.places(text, letters)[-1]

    def places(self, text: str, letters: Letters) -> tuple[float, ...]:
        """Return where each sign of a line begins, and where the line ends (pt)."""
        key = (text, letters)
        if key not in self._known:
            self._known[key] = self._measured(text, letters)
        return self._known[key]

    def _measured(self, text: str, letters: Letters) -> tuple[float, ...]:
        chains = [self.fonts.chain(letters.latin), self.fonts.chain(letters.han)]
        faces = [chains[0][0], *chains[1]]
        parted = frozenset(gaps(text))
        runs: list[tuple[int, str]] = []
        for n, sign in enumerate(text):
            at = next((n for n, face in enumerate(faces) if face.glyph(sign)), 1)
            if runs and runs[-1][0] == at and n not in parted:
                runs[-1] = (at, runs[-1][1] + sign)
            else:
                runs.append((at, sign))
        ems = 0.0
        begins: list[float] = []
        for at, run in runs:
            ems += GAP if len(begins) in parted else 0.0
            script = "Hani" if at else "Latn"
            shaped = faces[at].shape(
                run, lang=self.lang, script=script, features=_SIGN_BY_SIGN
            )
            placed: dict[int, float] = {}
            for glyph in shaped:
                placed.setdefault(glyph.cluster, ems)
                ems += glyph.advance
            here = min(placed.values(), default=ems)
            for n in range(len(run)):
                here = placed.get(n, here)
                begins.append(here)
        return tuple(em * letters.size for em in (*begins, ems))

    def label(
        self, label: Label, size: float, weight: str = "", room: float = 1e6
    ) -> tuple[Said, ...]:
        """Return the lines of a label: Chinese, and English smaller under it.

        Lines are turned to fit ``room``; what cannot be turned stays too wide.
        Raises LayoutError ``chart.no-english`` for an English edition.
        """
        under = max(SMALLEST, size - 1)
        parts = [(label.zh, size), (label.en, under)] if label.zh != label.en else []
        if self.lang == "en":
            if any(map(is_han, label.en or label.zh)):
                raise LayoutError(_no_english(label))
            parts = [(label.en or label.zh, size)]
        elif not parts:
            parts = [(label.zh, size)]
        lines = []
        for text, points in parts:
            if text:
                letters = self.letters(points, weight if points == size else "")
                lines += [
                    Said(line, letters, self.width(line, letters))
                    for line in self._turned(text, letters, room)
                ]
        return tuple(lines)

    def _turned(self, text: str, letters: Letters, room: float) -> tuple[str, ...]:
        """Turn a text into lines of ``room`` at most, as even as may be."""
        best = self._filled(_atoms(text), letters, room)
        if len(best) == 1:
            return best
        # By the sense, where that takes no more lines.
        sense = self._filled(_phrases(text), letters, room)
        if len(sense) == len(best) and self._fit(sense, letters, room):
            return sense
        # The least measure that takes no more lines: 一长一短 becomes even.
        least, most = room / 2, room
        while most - least > letters.size / 4:
            middle = (least + most) / 2
            tried = self._filled(_atoms(text), letters, middle)
            if len(tried) == len(best) and self._fit(tried, letters, middle):
                best, most = tried, middle
            else:
                least = middle
        return best

    def _fit(self, lines: Sequence[str], letters: Letters, room: float) -> bool:
        return all(fits(self.width(line, letters), room) for line in lines)

    def _filled(
        self, atoms: Sequence[str], letters: Letters, room: float
    ) -> tuple[str, ...]:
        lines: list[str] = [""]
        for atom in atoms:
            longer = self.width((lines[-1] + atom).rstrip(), letters)
            if lines[-1] and not fits(longer, room):
                lines.append("")
            lines[-1] += atom
        return tuple(line.strip() for line in lines)


def _phrases(text: str) -> tuple[str, ...]:
    """Cut a text where its sense pauses: after marks of Chinese."""
    return tuple(part for part in re.split("(?<=[，、；：])", text) if part)


def _atoms(text: str) -> tuple[str, ...]:
    """Cut a text where a line of a label may end."""
    atoms: list[str] = []
    for sign in text:
        last = atoms[-1][-1] if atoms else ""
        stays = (
            sign in _NO_START
            or sign == " "
            or (last and last in _NO_END)
            or (last not in (" ", "") and not is_han(sign) and not is_han(last))
        )
        if atoms and stays:
            atoms[-1] += sign
        else:
            atoms.append(sign)
    return tuple(atoms)


def tint(colour: Colour, share: float) -> Colour:
    """Return a colour printed with a share of its ink (淡色)."""
    c, m, y, k = (round(v * share, 4) for v in colour[:4])
    return Colour(c, m, y, k)


def is_han(sign: str) -> bool:
    """Tell whether a character is Han or one of its marks."""
    return "\u2e80" <= sign <= "\u9fff" or sign >= "\uff00"


def _no_english(label: Label) -> Diagnostic:
    return Diagnostic(
        "error",
        "chart.no-english",
        Words(f"“{label.zh}”没有英文", f"“{label.zh}” has no English"),
        hint=Words("写成 {zh: …, en: …} 或 中文|English", "write 中文|English"),
    )
