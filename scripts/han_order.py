"""Make the tables by which Han are put in order: Unihan in, text out.

Unihan states readings and counts of strokes, but of the strokes themselves
nothing.  It does state each character's number in 《通用规范汉字表》 (``kTGH``),
whose three lists are in the national order of strokes: by their count, then by
the first stroke, the second, and so on.  So within one count the first strokes
一丨丿丶乛 follow each other in five stretches.  Where one ends is found from
radicals that are written first, as 氵, by the cut that contradicts the fewest;
``ANCHORS`` are characters at the edges that no radical tells of.

    apt-get download unicode-data && dpkg -x unicode-data_*.deb DIR
    python scripts/han_order.py DIR/usr/share/unicode

Characters of the other blocks and those that 8105 characters leave out take
the stroke that their radical begins with; they follow the listed ones.
"""

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "reform_press"
DATA = OUT / "data" / "order"
#: The last characters of the three lists of the standard.
LISTS = (3500, 6500, 8105)
STROKES = "一丨丿丶乛"
MOST = 64  # strokes
#: Radicals, by their numbers, that stand first and begin with each stroke.
RADICALS = (
    (1, 27, 32, 48, 64, 75, 96, 112, 127, 128, 140, 151, 156, 159, 164, 173, 177,
     178, 190, 199, 207),
    (30, 31, 46, 50, 72, 102, 109, 122, 141, 142, 157, 188, 203, 211),
    (9, 60, 91, 93, 94, 111, 115, 118, 130, 135, 137, 148, 153, 158, 167, 184, 195,
     208),
    (8, 15, 40, 53, 63, 70, 85, 86, 104, 113, 116, 117, 119, 123, 145, 149, 169, 198,
     200),
    (6, 38, 39, 44, 57, 110, 120, 170, 187),
)  # fmt: skip
#: Characters whose first stroke is known, where radicals do not tell.
ANCHORS = (
    "囊矗虿毖趸蠹翘",
    "卜上止曰卡北占凸卢业此贞肉步卤坚肖叔歧肯韭背战点柴桌颅紫凿辉敞棠赏掌雌裳"
    "颗瞅墅冀餐耀卟乩邶忐卣邺遽氅黼颦氍饕芈赀𫚖䴗夥甗𨟠非小少辈悲斐棐剕觇尜",
    "八千乞川午生罐乂齉卬殳氕皭龢齇爨衢年",
    "六文主市变峦弯奖哀酱裹敲豪膏遮腐磨鹰颤靡魔赣瓤卞邝邙孪娈弈奕鸾孰亵脔鹑銮塾鹧"
    "麒鏖饔戆忞勍鹡䗪馘鹯将壮",
    "乙刁司寻君灵即建肃录隶帚垦退既剥恳逮尉犀群殿辟慰劈壁避臀臂翼璧戳疆譬乜尹夬爿"
    "毋聿艮戕郡咫逯郿隈遐暨熨檗擘邋襞鐾羼蠡鬻毌鸤叚堲疍艴鹔愍螱甓䴙彟那迅敢憨粜厾彝",
)
_BY_RADICAL = {n: stroke for stroke, some in enumerate(RADICALS) for n in some}
_BY_ANCHOR = {han: stroke for stroke, some in enumerate(ANCHORS) for han in some}
#: How much more an anchor says than a radical, which may stand elsewhere.
_SURE = 20

Field = dict[str, str]
#: What it costs to say a value of an element.
Cost = Callable[[int, int], int]


def main(folder: Path) -> None:
    """Write the tables of readings, of strokes and of Traditional forms."""
    fields = unihan(folder)
    strokes = by_strokes(fields)
    tables = {
        "strokes": strokes,
        "pinyin": by_readings(fields, [han for _, some in strokes for han in some]),
        "traditional": traditional(fields),
    }
    for name, rows in tables.items():
        text = "".join(f"{head}\t{body}\n" for head, body in rows)
        (DATA / f"{name}.txt").write_text(text, "utf-8")


def unihan(folder: Path) -> dict[str, Field]:
    """Return the fields of Unihan by name, each by character."""
    fields: dict[str, Field] = defaultdict(dict)
    for name in ("IRGSources", "OtherMappings", "Readings", "Variants"):
        with bz2.open(
            folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8"
        ) as file:
            for line in file:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    fields[field][chr(int(code[2:], 16))] = value
    return fields


def by_strokes(fields: dict[str, Field]) -> list[tuple[str, str]]:
    """Return characters by the count of their strokes and the first of these."""
    number = {han: int(said[5:]) for han, said in fields["kTGH"].items()}
    lists: list[list[str]] = [[] for _ in LISTS]
    for han in sorted(number, key=lambda han: number[han]):
        lists[sum(number[han] > last for last in LISTS)].append(han)
    count = {han: int(said.split()[0]) for han, said in fields["kTotalStrokes"].items()}
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for some in lists:
        for many, group in counted(some, count):
            for han, stroke in zip(group, first_strokes(group, fields), strict=True):
                groups[many, stroke].append(han)
    groups[1, 4] += ["〇"]
    common = [chr(code) for code in range(0x4E00, 0x9FA6)]
    for han in sorted(common, key=lambda han: (radical(han, fields), han)):
        if han in count and han not in number:
            own = radical(han, fields)[0]
            stroke = _BY_RADICAL.get(own, beginning(own, groups))
            groups[count[han], stroke].append(han)
    return [
        (f"{many}{STROKES[stroke]}", "".join(groups[many, stroke]))
        for many, stroke in sorted(groups)
    ]


def radical(han: str, fields: dict[str, Field]) -> tuple[int, int]:
    """Return a character's radical, and how many strokes there are besides."""
    said = fields["kRSUnicode"].get(han, "0.0").split()[0]
    own, more = re.sub("'", "", said).split(".")
    return int(own), int(more)


def beginning(own: int, groups: dict[tuple[int, int], list[str]]) -> int:
    """Return the first stroke of a radical that stands by itself."""
    alone = unicodedata.normalize("NFKC", chr(0x2F00 + own - 1))
    return next((stroke for (_, stroke), some in groups.items() if alone in some), 0)


def counted(some: Sequence[str], count: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield a list's characters by the count of their strokes, which only grows.

    The list is right where Unihan has the count of an older form.
    """
    fitted = rising(len(some), MOST, lambda at, many: many != count[some[at]])
    groups: dict[int, str] = defaultdict(str)
    for han, many in zip(some, fitted, strict=True):
        groups[many] += han
    yield from groups.items()


def first_strokes(group: str, fields: dict[str, Field]) -> list[int]:
    """Return the first strokes of characters of one count in the list's order."""

    def cost(at: int, stroke: int) -> int:
        anchor = _BY_ANCHOR.get(group[at])
        if anchor is not None:
            return _SURE * (anchor != stroke)
        told = _BY_RADICAL.get(radical(group[at], fields)[0])
        return told is not None and told != stroke

    return rising(len(group), len(STROKES), cost)


def rising(length: int, values: int, cost: Cost) -> list[int]:
    """Return the values of a row that only rise, at the least cost."""
    best, back = [0] * values, []
    for at in range(length):
        least, froms, prices = 0, [], []
        for value in range(values):
            if best[value] < best[least]:
                least = value
            froms.append(least)
            prices.append(best[least] + cost(at, value))
        best = prices
        back.append(froms)
    value = min(range(values), key=lambda one: best[one])
    row = []
    for froms in reversed(back):
        row.append(value)
        value = froms[value]
    return row[::-1]


def by_readings(
    fields: dict[str, Field], known: Iterable[str]
) -> list[tuple[str, str]]:
    """Return the characters of each syllable, as they are read most."""
    said: dict[str, str] = defaultdict(str)
    for han in known:
        reading = fields["kMandarin"].get(han)
        if reading:
            said[numbered(reading.split()[0])] += han
    return sorted(said.items())


def numbered(syllable: str) -> str:
    """Return a syllable with its tone as a number, and v for ü: "lv4"."""
    tones = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
    plain = unicodedata.normalize("NFD", syllable)
    tone = next((tones[mark] for mark in plain if mark in tones), "5")
    letters = "".join(mark for mark in plain if mark not in tones)
    return letters.replace("u\u0308", "v").replace("e\u0302", "e") + tone


def traditional(fields: dict[str, Field]) -> list[tuple[str, str]]:
    """Return the Traditional forms of characters of several readings."""
    wanted = set((DATA / "readings.txt").read_text("utf-8"))
    forms: dict[str, str] = defaultdict(str)
    for han, said in fields["kSimplifiedVariant"].items():
        simple = {chr(int(one[2:], 16)) for one in said.split()} - {han}
        if len(simple) == 1 and simple <= wanted and "\u4e00" <= han <= "\u9fa5":
            forms[simple.pop()] += han
    return sorted(forms.items())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
