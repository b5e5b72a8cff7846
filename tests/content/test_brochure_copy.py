"""The copy of the two brochures: both languages agree, and no number is new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reform_press.content.twins_survey import survey

CONTENT = Path(__file__).parents[2] / "content"
#: Every number that the public material gives, as the Chinese copy writes it.
KNOWN = {
    "brochure-laying-hens": {"2.1", "9", "3", "100", "3000", "1500", "2023"},
    "brochure-irrigation": {
        "2020", "2023", "53", "8000", "5", "3", "101", "2", "1",
    },
}  # fmt: skip


@pytest.mark.parametrize("edition", sorted(KNOWN))
def test_every_translation_is_as_new_as_its_source(edition: str) -> None:
    judged = survey(CONTENT / edition).judged

    assert judged
    assert {one.state for one in judged} == {"fresh"}


@pytest.mark.parametrize("edition", sorted(KNOWN))
def test_the_copy_gives_no_number_of_its_own(edition: str) -> None:
    found = set()
    for file in (CONTENT / edition).glob("*.zh.md"):
        said = re.sub(r"(?m)^priority:.*|\{#.*?\}|photos/\S+", "", file.read_text())
        found |= set(re.findall(r"\d+(?:\.\d+)?", said))

    assert found == KNOWN[edition]
