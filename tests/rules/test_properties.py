"""What holds for any copy, in every mode, region, style and level.

Typesetting.md 10: no forbidden start or end, every line but the last flush,
no Han gap below nothing, the copy comes back.

"""

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reform_press import set_text
from reform_press.compose.paragraph import MOST_REMARKS
from rules.case import (
    CLOSING,
    CONNECTORS,
    HAN,
    OPENING,
    PAUSES,
    SLACK,
    STOPS,
    codes,
)

PARTS = st.one_of(
    st.text(st.sampled_from(HAN), min_size=1, max_size=9),
    st.text(st.sampled_from(HAN), min_size=1, max_size=9),
    st.text(
        st.sampled_from(OPENING + CLOSING + PAUSES + STOPS), min_size=1, max_size=2
    ),
    st.sampled_from(["——", "……", "！！", "？！", "·", "–", "—", "～", "/", "／"]),
    st.sampled_from(["。”", "》、《", "）。", "：“", "！”"]),
    st.sampled_from(["ERP", "reform", "it’s", "A", "α", "Wi-Fi", "in the city"]),
    st.sampled_from(["28℃", "￥12,345.67", "12.5%", "2018–2023", "5", "12", "№15"]),
    st.sampled_from(["https://www.example.com/a/b?c=d", "①", " "]),
)


#: Runs that are normalised to something else, so the copy would not come back.
_NORMALISED = re.compile(r"。{2,}|[–—]{3,}|––|–—|—–")
TEXTS = (
    st.lists(PARTS, min_size=1, max_size=24)
    .map("".join)
    .filter(lambda text: not _NORMALISED.search(text) and bool(text.strip()))
)
MEASURES = st.one_of(st.integers(6, 30).map(float), st.floats(6, 30))
SETTINGS = st.fixed_dictionaries(
    {
        "mode": st.sampled_from(["horizontal", "vertical"]),
        "region": st.sampled_from(["CN", "CN", "TW", "HK"]),
        "kinsoku": st.sampled_from(["gb", "gb", "strict", "basic"]),
        "punctuation": st.sampled_from(
            ["quanjiao", "quanjiao", "hangmo_banjiao", "kaiming", "banjiao", "plain"]
        ),
        "adjacent": st.sampled_from(["normal", "tight"]),
        "line_start": st.sampled_from(["half", "full"]),
        "line_end": st.sampled_from(["half", "full"]),
        "hanging": st.booleans(),
        "autospace_em": st.sampled_from([0.25, 0.125, 0.0]),
        "indent_em": st.sampled_from([0.0, 2.0]),
        "hanging_indent_em": st.sampled_from([0.0, 0.0, 2.0]),
        "orphan_min": st.sampled_from([1, 2, 3]),
        "hyphenate": st.booleans(),
    }
)
NEVER_FIRST = CLOSING + PAUSES + STOPS + CONNECTORS + "·"

many = settings(max_examples=150, deadline=None, derandomize=True)


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_the_copy_comes_back(text: str, measure: float, told: dict[str, Any]) -> None:
    """R79: what was typed, without the blanks that became gaps."""
    lines = set_text(text, measure, **told)

    assert _solid("".join(line.text for line in lines)) == _solid(text)


def _solid(text: str) -> str:
    return "".join(text.split())


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_every_character_has_its_place(
    text: str, measure: float, told: dict[str, Any]
) -> None:
    """One place and one width each; places never step back."""
    for line in set_text(text, measure, **told):
        assert len(line.x_em) == len(line.advance_em) == len(line.text)
        for x, after in pairwise(line.x_em):
            assert after >= x - 0.15, line.text  # what kerning may take
        assert all(width >= 0 for width in line.advance_em)


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_no_forbidden_start_or_end(
    text: str, measure: float, told: dict[str, Any]
) -> None:
    """R06 to R09 at the level asked for, or it is said that a rule yielded."""
    lines = set_text(text, measure, **told)
    if "compose.relaxed" in codes(lines):
        return
    for before, after in pairwise(line.text.strip() for line in lines):
        assert not _forbidden(before, after, told["kinsoku"]), (before, after)


def _forbidden(before: str, after: str, level: str) -> bool:
    """Tell whether a break between two lines is against the rules."""
    if after.startswith(("——", "……")):
        return level == "strict"
    solidus = "/／" if level != "basic" else ""
    latin = (before[-1:] + after[:1]).isascii()
    return not latin and (
        after[:1] in tuple(NEVER_FIRST + "/／")
        or before[-1:] in tuple(OPENING + solidus)
    )


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_lines_are_flush(text: str, measure: float, told: dict[str, Any]) -> None:
    """R38: all but the last, to 0.02 em; for each other line there is a remark."""
    lines = set_text(text, measure, **told)
    remarks = [remark for line in lines for remark in line.diagnostics]
    uneven = [
        line.text
        for line in lines[:-1]
        if abs(line.x_em[0] + line.width_em - measure) > SLACK
    ]
    if len(remarks) >= MOST_REMARKS:  # no more are told of a paragraph
        return
    told_of = [r for r in remarks if r.code in ("compose.ragged", "compose.overfull")]

    assert len(uneven) <= len(told_of), uneven


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_han_never_close_up(text: str, measure: float, told: dict[str, Any]) -> None:
    """CLREQ 3.5.3: between two Han there is nothing to give."""
    for line in set_text(text, measure, **told):
        places = zip(line.text, line.x_em, strict=True)
        for (han, x), (other, after) in pairwise(places):
            if han in HAN and other in HAN:
                assert after - x >= 1 - 0.005, line.text


@many
@given(text=TEXTS, measure=MEASURES, told=SETTINGS)
def test_same_copy_same_lines(text: str, measure: float, told: dict[str, Any]) -> None:
    """Decision: no clock, no order of sets, nothing remembered."""
    once = set_text(text, measure, **told)
    again = set_text(text, measure, **told)

    assert [(a.text, tuple(a.x_em)) for a in once] == [
        (a.text, tuple(a.x_em)) for a in again
    ]


@many
@given(text=st.text(st.sampled_from(HAN + "，。“”（）"), min_size=2), data=st.data())
def test_bold_moves_no_break(text: str, data: st.DataObject) -> None:
    """R16b: any span in bold, the lines are the same."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not (text[start] in HAN and text[end - 1] in HAN):
        return
    marked = f"{text[:start]}**{text[start:end]}**{text[end:]}"

    assert _texts(marked) == _texts(text)


def _texts(text: str) -> list[str]:
    return [line.text for line in set_text(text, 10)]
