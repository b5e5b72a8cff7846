"""Oracle: UAX #14 by uniseg (断行规则的旁证), and where Chinese differs.

Every break that we take is an opportunity of UAX #14, or one that the table
below takes from it, clause by clause.  The table is proved from both sides:
uniseg says one thing, our lines another.

"""

import re
from itertools import accumulate
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from reform_press import set_text
from rules.case import CLOSING, HAN, OPENING, PAUSES, STOPS, codes


class Override(NamedTuple):
    """A place in copy where CLREQ does not follow UAX #14."""

    before: str
    after: str
    breaks: bool  # whether we do; UAX #14 says the contrary
    clause: str


OVERRIDES = (
    Override("列夫", "·托尔", False, "R06: MD opens no line; UAX: AI is ID"),
    Override("北京", "—天津", False, "R06: CN opens no line; UAX: B2"),
    Override("北京", "～天津", False, "R06: CN opens no line; UAX: ID"),
    Override("散文", "／诗歌", False, "R06: SO opens no line; UAX: ID"),
    Override("散文／", "诗歌", False, "R08: SO ends no line; UAX: ID"),
    Override("散文/", "诗歌", False, "R08: SO ends no line; UAX: SY"),
    Override("约翰·", "Kay", True, "R06: a break after MD; UAX: AI is AL"),
    Override("完成①", "ERP", True, "R15: ① is of Chinese, LB1; UAX: AI is AL"),
    Override("他说", "“OK”", True, "201C is OP beside Latin too; UAX: LB19a"),
    Override("他说", "‘OK’", True, "2018 is OP beside Latin too; UAX: LB19a"),
    Override("“OK”", "他说", True, "201D is CL beside Latin too; UAX: LB19a"),
    Override("‘OK’", "他说", True, "2019 is CL beside Latin too; UAX: LB19a"),
    Override("青山", "……那时", True, "R09: EL opens a line at gb; UAX: IN"),
    Override("青山……", "……那时", True, "R11: parts between units; UAX: IN"),
    Override("青山——", "——那时", True, "R11: parts between units; UAX: B2"),
)


def _name(override: Override) -> str:
    codes = [f"{ord(sign):04X}" for sign in (override.before[-1], override.after[0])]
    return "-".join(codes)


@pytest.mark.parametrize("override", OVERRIDES, ids=_name)
def test_uax14_says_the_contrary(override: Override) -> None:
    """An override that overrides nothing has no place in the table."""
    text = override.before + override.after
    opportunity = len(override.before) in line_break_boundaries(text)

    assert opportunity is not override.breaks, override.clause


@pytest.mark.parametrize("override", OVERRIDES, ids=_name)
def test_we_do_as_the_clause_says(override: Override) -> None:
    """A measure on which the first part fits exactly asks for the break."""
    before = HAN[:6] + override.before
    (solid,) = set_text(before, 40)
    first = set_text(before + override.after + HAN[6:8], solid.width_em)[0]

    assert (first.text == before) is override.breaks, override.clause


def _overridden(text: str, at: int) -> bool:
    """Tell whether a break there is one that the table allows us."""
    before, after = text[:at], text[at:]
    return (
        before[-1] in "”’·①"
        or after[0] in "“‘"
        or after.startswith("……")
        or (before.endswith("——") and after.startswith("——"))
    )


PARTS = st.one_of(
    st.text(st.sampled_from(HAN), min_size=1, max_size=6),
    st.sampled_from(list(OPENING + CLOSING + PAUSES + STOPS)),
    st.sampled_from(["——", "……", "·", "–", "—", "～", "/", "／", "！！", "①"]),
    st.sampled_from(["ERP", "reform", "A", "28℃", "12.5%", "2018–2023", "12", "3.14"]),
)
#: No copy: a word wider than the measure, which must be cut somewhere, and a
#: number right after the unit of another.
_NO_COPY = re.compile(r"[!-~–]{13,}|[℃%][0-9A-Za-z]")
TEXTS = (
    st.lists(PARTS, min_size=4, max_size=24)
    .map("".join)
    .filter(lambda text: not _NO_COPY.search(text))
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS, measure=st.integers(8, 24))
def test_breaks_are_opportunities_of_uax14(text: str, measure: int) -> None:
    """Where no override speaks, we break where everybody may."""
    lines = set_text(text, measure, hyphenate=False)
    if "compose.relaxed" in codes(lines):
        return
    text = "".join(line.text for line in lines)  # with signs put right (R05b)
    ends = list(accumulate(len(line.text) for line in lines))[:-1]
    allowed = set(line_break_boundaries(text))
    strange = [
        (text[:end], text[end:])
        for end in ends
        if end not in allowed and not _overridden(text, end)
    ]

    assert strange == []


def test_iteration_mark_opens_no_line() -> None:
    """UAX #14: 々 is NS, and no clause takes that from it."""
    assert "々" not in {
        line.text[0] for line in set_text(HAN[:8] + "々" + HAN[8:12], 8)
    }
