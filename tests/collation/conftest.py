"""Two builds of the small paper, the second one edited as a test says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reform_press.build import build
from reform_press.collation.collate import Collation, collate
from reform_press.history import find, keep
from reform_press.standing import BuildOptions
from smallpaper import change, small_paper

#: An edit: file, what is replaced, by what.
Edit = tuple[str, str, str]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a paper of two pages."""
    return small_paper(tmp_path)


@pytest.fixture
def kept(paper: Path) -> Callable[..., Path]:
    """Edit the paper, build it and keep it under a name; return its project."""

    def kept(name: str, *edits: Edit) -> Path:
        for edit in edits:
            change(paper, *edit)
        built = build(paper, BuildOptions(), lambda words: None)
        root = paper.parent.parent
        keep(built.folder, built.pdf, name, root)
        return root

    return kept


@pytest.fixture
def collated(kept: Callable[..., Path]) -> Callable[..., Collation]:
    """Compare the paper as it is with the paper edited."""

    def collated(*edits: Edit) -> Collation:
        kept("old")
        root = kept("new", *edits)
        return collate(find("old", root).record, find("new", root).record)

    return collated
