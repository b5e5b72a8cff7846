"""Squeeze (标点挤压) as pictures: pairs, edges, presets, lines that give way.

typesetting.md 4 and 6; CLREQ 3.1.6, 3.5.3, 3.5.4; GB/T 15834 5.1.

"""

from references.case import Case, cases, examine
from reform_press.compose.paragraph import Compositor
from reform_press.style.model import Punctuation

SIX, REST = "天地玄黄宇宙", "洪荒日月"
TAIWAN = Punctuation(region="TW")


def pair(name: str, marks: str, *, squeezed: bool = True) -> Case:
    """Return a case of two marks that take an em and a half, or two."""
    first, second = marks[0], marks[1]
    tight, solid = f"0 天{first} 1.5 {second} 2.5 地", f"0 天{first}{second}地"
    like, unlike = (tight, solid) if squeezed else (solid, tight)
    return Case(name, "4.1; CLREQ 3.1.6.2", f"天{marks}地", (like,), (unlike,))


PAIRS = (
    pair("opening-opening", "《“"),
    pair("closing-closing", "”》"),
    pair("closing-comma", "”，"),
    pair("closing-stop", "）。"),
    pair("comma-closing", "，”"),
    pair("stop-closing", "。”"),
    pair("question-closing", "？）"),
    pair("closing-opening", "》《"),
    pair("comma-opening", "，“"),
    pair("stop-opening", "。《"),
    pair("opening-closing", "（）", squeezed=False),
    pair("two-pauses", "，、", squeezed=False),
    Case(
        "closing-dot",
        "4.1, 2: a dot in half an em",
        "天》·地",
        ("0 天》 ~1.75 · 2 地",),
        ("0 天》 ~2.25 · 2.5 地",),
    ),
    Case(
        "han-beside-brackets",
        "4.1",
        "天《地》玄",
        ("0 天《地》玄",),
        ("0 天 0.5 《 1.5 地》 3 玄",),
    ),
    Case(
        "three-in-a-row",
        "4.1: each junction once",
        "天。”）地",
        ("0 天。 1.5 ” 2 ） 3 地",),
        ("0 天。 1.5 ” 2.5 ） 3.5 地",),
    ),
    Case(
        "four-in-a-row",
        "4.1: each junction once",
        "天）》（“地",
        ("0 天） 1.5 》 2 （ 2.5 “ 3.5 地",),
        ("0 天） 1.5 》（ 3 “ 4 地",),
    ),
    Case(
        "two-exclamations-share-an-em",
        "2, EX2; GB/T 15834 5.1.2",
        "天！！地",
        ("0 天 1 ！ 1.5 ！ 2 地",),
        ("0 天！！地",),
    ),
    Case(
        "markup-is-not-seen",
        "1: boundaries are invisible",
        "天*。*”地",
        ("0 天。 1.5 ” 2.5 地",),
        ("0 天。”地",),
    ),
    Case(
        "centred-comma-before-opening",
        "4.1, TW",
        "天，「地」",
        ("0 天 ~1.5 ， 1.5 「 2.5 地」",),
        ("0 天 ~1.5 ， 2 「地」",),
        marks=TAIWAN,
    ),
    Case(
        "centred-stop-before-closing",
        "4.1, TW: the stop loses a quarter on either side",
        "天。」地",
        ("0 天 ~1.25 。 1.5 」 2.5 地",),
        ("0 天 ~1.5 。 2 」地",),
        marks=TAIWAN,
    ),
)

EDGES = (
    Case(
        "mark-at-line-end",
        "4.2; GB/T 15834 5.1.10",
        f"{SIX}，{REST}",
        (f"0 {SIX}，", f"0 {REST}"),
        ("0/1.3 天地玄黄宇", f"0 宙，{REST}"),
        6.5,
    ),
    Case(
        "mark-at-the-end-of-a-centred-line",
        "4.2: on centred lines too",
        "天地。",
        ("1.75 天地。",),
        ("1.5 天地。",),
        6.0,
        {"align": "centre"},
    ),
    Case(
        "mark-at-the-end-of-a-line-set-to-the-end",
        "4.2",
        "天地”",
        ("3.5 天地”",),
        ("3 天地”",),
        6.0,
        {"align": "end"},
    ),
    Case(
        "full-mark-at-line-end",
        "4.2, line_end full",
        f"{SIX}，{REST}",
        (f"0 {SIX}，", f"0 {REST}"),
        (f"0/1.083333 {SIX}，", f"0 {REST}"),
        7.0,
        marks=Punctuation(half_end=False),
    ),
    Case(
        "opening-at-line-start",
        "4.3; CLREQ 3.1.6.3",
        f"{SIX}“{REST}",
        (f"0 {SIX}", f"-0.5 “ 0.5 {REST}"),
        (f"0 {SIX}", f"0 “{REST}"),
        6.0,
    ),
    Case(
        "full-opening-at-line-start",
        "4.3, line_start full",
        f"{SIX}“{REST}",
        (f"0 {SIX}", f"0 “{REST}"),
        (f"0 {SIX}", f"-0.5 “ 0.5 {REST}"),
        6.0,
        marks=Punctuation(half_start=False),
    ),
    Case(
        "opening-at-paragraph-start",
        "4.3: after the indent",
        "“天地”",
        ("1.5 “ 2.5 天地”",),
        ("2 “天地”",),
        style={"indent": 2.0},
    ),
    Case(
        "comma-hangs",
        "4.5; CLREQ 3.1.7",
        f"{SIX}，{REST}",
        (f"0 {SIX}，", f"0 {REST}"),
        ("0/1.25 天地玄黄宇", f"0 宙，{REST}"),
        6.0,
        marks=Punctuation(hanging="，"),
    ),
)

PRESETS = (
    Case(
        "half-at-line-end-only",
        "4.4 hangmo_banjiao",
        f"天地。”玄黄，{REST}",
        ("0 天地。”玄黄，", f"0 {REST}"),
        ("0/1.1 天地。 2.8 ” 3.9 玄 5 黄，", f"0 {REST}"),
        6.5,
        marks=Punctuation(width="hangmo_banjiao"),
    ),
    Case(
        "only-stops-are-full",
        "4.4 kaiming",
        "天，地。玄（黄）宇",
        ("0 天， 1.5 地。 3.5 玄 4 （ 5 黄） 6.5 宇",),
        ("0 天，地。玄（黄）宇",),
        marks=Punctuation(width="kaiming"),
    ),
    Case(
        "every-mark-is-half",
        "4.4 banjiao",
        "天，地。玄",
        ("0 天， 1.5 地。 3 玄",),
        ("0 天， 1.5 地。 3.5 玄",),
        marks=Punctuation(width="banjiao"),
    ),
    Case(
        "no-mark-gives",
        "4.4 plain, TW",
        "天，「地」。玄",
        ("0 天 ~1.5 ， 2 「地」 ~5.5 。 6 玄",),
        ("0 天 ~1.5 ， 1.5 「 2.5 地」 ~4.5 。 5 玄",),
        marks=Punctuation(region="TW", width="plain"),
    ),
    Case(
        "two-marks-on-one-em",
        "4.1 tight",
        "天。”地》《玄",
        ("0 天。 1.5 ” 2 地》 3 《 4 玄",),
        ("0 天。 1.5 ” 2.5 地》 4 《 5 玄",),
        marks=Punctuation(tight=True),
    ),
)

ADJUSTED = (
    Case(
        "comma-gives-to-hold-the-next",
        "6, tier 5: squeeze in before pushing down",
        "天地，玄黄宇宙洪，荒日月盈",
        ("0 天地， 2.5 玄黄宇宙洪，", "0 荒日月盈"),
        ("0/1.25 天地，玄黄宇宙", "0 洪，荒日月盈"),
        8.0,
    ),
    Case(
        "brackets-give-before-commas",
        "6, tier 4 before tier 5",
        "天地（玄）黄，宇宙洪荒日，月盈昃辰",
        ("0 天地 1.75 （ 2.75 玄） 4.5 黄，宇宙洪荒日，", "0 月盈昃辰"),
        ("0 天地（玄）黄， 6.5 宇宙洪荒日，", "0 月盈昃辰"),
        12.0,
    ),
    Case(
        "gaps-open-alike",
        "6, stretch tier 3",
        SIX,
        (f"0/1.2 {SIX}",),
        (f"0 {SIX}",),
        7.0,
        {"align": "justify_all"},
    ),
    Case(
        "nothing-opens-inside-a-dash",
        "6: except inside DA",
        "天地——玄黄",
        ("0/1.25 天地 2.5 —— 4.75 玄 6 黄",),
        ("0/1.2 天地 2.4 —— 4.8 玄 6 黄",),
        7.0,
        {"align": "justify_all"},
    ),
)


@cases(PAIRS, EDGES, PRESETS, ADJUSTED)
def test_squeeze(case: Case, compositor: Compositor) -> None:
    """Marks stand where the clause puts them, and nowhere else."""
    examine(case, compositor)
