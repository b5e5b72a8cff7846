"""Any text at all (任意文字): what properties are proved on.

In: nothing.  Out: strategies for mixed copy, measures in em and styles, and
how many examples a test tries.  The same examples come on every run.

"""

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from compose.prose import SIZE
from compose.reading import CLOSING, INKLESS, OPENING, PAUSES, STOPS
from reform_press.style.model import TextStyle

MARKS = OPENING + CLOSING + PAUSES + STOPS + "·–—～/／%‰℃￥№"
UNITS = (
    "——",
    "……",
    "…………",
    "————",
    "！！",
    "？！",
    "！！！",
    "？？？",
    "。”）",
    "》、《",
)
NUMBERS = ("28℃", "￥12,345.67", "12.5%", "2018–2023", "30°C", "№15", "１２％", "3/4")
WORDS = ("(it)", "AV", "typesetting", "internationalization", "a", "well-known", "(A)")
ADDRESSES = ("https://www.example.com/a/b?c=d", "www.example.com", "a.b@example.org")
BLANKS = (" ", "  ", "\t", "\u00ad", "\u200b")

PARTS = st.one_of(
    st.text(st.sampled_from("天地玄黄宇宙洪荒日月盈昃"), min_size=1, max_size=9),
    st.text(st.sampled_from(MARKS), min_size=1, max_size=3),
    st.sampled_from(UNITS + NUMBERS + WORDS + ADDRESSES + BLANKS),
    st.text(st.sampled_from("abcxyzAV.,-0123456789 "), min_size=1, max_size=8),
)
#: The square font draws · and ’ on an em; as letters they look like marks.
_SIGN_AS_LETTER = re.compile(r"(?<=[!-~\u00ad])[·’](?=[!-~\u00ad])")
TEXTS = st.lists(PARTS, min_size=1, max_size=24).map(
    lambda parts: _SIGN_AS_LETTER.sub("", "".join(parts))
)
MEASURES = st.one_of(
    st.integers(3, 40).map(float), st.floats(3, 40).map(lambda x: round(x, 2))
)
STYLES = st.fixed_dictionaries(
    {
        "indent": st.sampled_from([0.0, 1.0, 2.0]),
        "hang": st.sampled_from([0.0, 0.0, 1.0]),
        "align": st.sampled_from(["justify", "justify", "start", "centre", "end"]),
        "prohibition": st.sampled_from(["gb", "gb", "strict", "basic", "none"]),
        "autospace": st.sampled_from([0.25, 0.25, 0.125, 0.0]),
        "hyphenate": st.booleans(),
        "tracking": st.sampled_from([0.0, 0.0, 0.0, 0.1]),
    }
).map(lambda told: TextStyle(size=SIZE)._replace(**told))

checked = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def inked(text: str) -> str:
    """Return the characters that leave ink."""
    return "".join(c for c in text if c not in INKLESS and c not in "\t\u200b")
