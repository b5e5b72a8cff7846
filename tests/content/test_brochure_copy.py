"""The copy of the two brochures: both languages agree, and no number is new."""

from __future__ import annotations

import re
import shutil
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
def test_an_edit_of_a_paragraph_leaves_its_own_translation_behind(
    edition: str, tmp_path: Path
) -> None:
    """Each paragraph of both samples is edited once, and put back."""
    folder = Path(shutil.copytree(CONTENT / edition, tmp_path / edition))
    edited = 0
    for file in sorted(folder.glob("*.zh.md")):
        text = file.read_text("utf-8")
        for mark in re.findall(r"\{#([\w-]+)", text):
            file.write_text(text.replace(f"{{#{mark}", f"另说一句。{{#{mark}"), "utf-8")
            old = {one.pair.id for one in survey(folder).judged if one.state != "fresh"}
            assert old == {f"{file.name[:-6]}#{mark}"}
            edited += 1
        file.write_text(text, "utf-8")

    assert edited >= 6


@pytest.mark.parametrize("edition", sorted(KNOWN))
def test_the_copy_gives_no_number_of_its_own(edition: str) -> None:
    found = set()
    for file in (CONTENT / edition).glob("*.zh.md"):
        said = re.sub(r"(?m)^priority:.*|\{#.*?\}|photos/\S+", "", file.read_text())
        found |= set(re.findall(r"\d+(?:\.\d+)?", said))

    assert found == KNOWN[edition]
