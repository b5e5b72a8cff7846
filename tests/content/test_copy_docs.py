"""What the documents say of copy is what is read."""

import re
from pathlib import Path

import pytest

from reform_press.content import markdown

DOCS = Path(__file__).parent.parent.parent / "docs"
_CODE = re.compile(r"`` (.+?) ``|`([^`]+)`")


def examples():
    """Yield the code of the first cells of all tables."""
    for path in (DOCS / "copy.md", DOCS / "copy.zh.md"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("| ") and not line.startswith("| --- |"):
                cell = re.split(r"(?<!\\)\|", line)[1]
                for match in _CODE.finditer(cell):
                    text = (match[1] or match[2]).replace("\\|", "|")
                    yield f"文字 {text}" if text.startswith(("{.", "{#")) else text


@pytest.mark.parametrize("text", sorted(set(examples())))
def test_every_example_is_read_without_a_word(text):
    paragraphs, found = markdown.read(text, "f")

    assert not found
    assert paragraphs or text == "\\"


def test_there_are_examples_of_every_mark():
    read = [markdown.read(text, "f")[0] for text in examples()]
    runs = [run for paragraphs in read for one in paragraphs for run in one.runs]
    roles = {one.role for paragraphs in read for one in paragraphs}

    assert {mark for run in runs for mark in run.marks} == {
        "strong", "emphasis", "code", "link", "name", "title", "super", "sub",
        "formula",
    }  # fmt: skip
    assert roles >= {"introduction", "quote", "verse", "note", "source", "item"}
    assert any(run.ruby for run in runs)
