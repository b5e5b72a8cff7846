"""Plates that need not be drawn, and those that must: nothing is missed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

from preflight.factory import make_good
from preflight.hidden import MUTANTS
from preflight.mutants import Mutation, draw, spoilt
from preflight.planted import at, box
from preflight.planted_fine import INNOCENT, PLANTED
from reform_press.preflight import Expect, check, ink

FAULTS = [(name, mutation) for name, *_, mutation in (*MUTANTS, *PLANTED, *INNOCENT)]
NEEDS_GHOSTSCRIPT = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"
)
#: The middle of a shape without a right angle, so that its box is not its place.
LEANING = b"0.5 0 0 0 k %s m %s l %s l h f"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the good PDF without its picture, which only plates can judge."""
    path = make_good(tmp_path_factory.mktemp("plain") / "good.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            page.Contents.write(content.replace(b"/Photo Do", b""))
        pdf.save(path, fix_metadata_version=False)
    return path


def drawn(path: Path, monkeypatch: pytest.MonkeyPatch, expect: Expect) -> list[int]:
    """Return the pages whose plates are asked for where both are examined."""
    asked: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(ink, "drawn", lambda _, sheets, __: asked.extend(sheets) or ())
        check(path, expect, only=(1, 2))
    return asked


@NEEDS_GHOSTSCRIPT
@pytest.mark.parametrize(("name", "mutation"), FAULTS, ids=[one[0] for one in FAULTS])
def test_what_is_told_is_the_same_with_few_plates(
    good: Path, tmp_path: Path, name: str, mutation: Mutation
) -> None:
    path = spoilt(good, tmp_path, mutation)
    pages = range(1, 20)

    assert check(path, Expect(), pages).findings == check(path, Expect()).findings


def test_pages_of_type_rules_and_grounds_that_bleed_need_no_plates(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drawn(good, monkeypatch, Expect()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"q 36 0 0 36 150 60 cm /Photo Do Q",
        b"/Sheer gs 0.5 0 0 0 k %s re f" % box(20, 20, 30, 10),
        b"/Pressed gs 0.8 0.8 0.6 0 k %s re f" % box(20, 20, 30, 10),
        LEANING % (at(70, 20), at(100, 25), at(70, 50)),
        b"0.5 0 0 0 k %s re f" % box(80, 20, 19.8, 10),
        b"0 0 0 0 k %s re f" % box(90, 20, 15, 10),
        b"0.7 0.7 0.7 0.4 k %s re f" % box(20, 20, 30, 10),
    ],
    ids=["picture", "sheer", "pressed", "leaning", "askew", "white", "heavy"],
)
def test_what_marks_leave_open_is_for_the_plates(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """On page 2 alone; the limit is 240 %."""

    def mutation(pdf: Pdf) -> None:
        states = pdf.pages[1].Resources.ExtGState
        states["/Sheer"] = pikepdf.Dictionary(ca=0.5)
        draw(pdf, content)

    path = spoilt(good, tmp_path, mutation)

    assert drawn(path, monkeypatch, Expect()) == [2]


def test_ink_is_added_up_where_some_overprints(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Black type of 100 % over 160 %, and beside it."""

    def on(x: float) -> Mutation:
        colour = b"0.8 0.8 0 0 k %s re f" % box(x, 20, 30, 10)
        black = b"/Black gs 0 0 0 1 k %s re f" % box(20, 22, 20, 3)
        return lambda pdf: draw(pdf, colour + b" " + black)

    near, most = replace(Expect(), ink_limit=2.5), replace(Expect(), ink_limit=2.7)
    path = spoilt(good, tmp_path, on(20))
    assert drawn(path, monkeypatch, near) == [2]
    assert drawn(path, monkeypatch, most) == []
    path = spoilt(good, tmp_path, on(60))
    assert drawn(path, monkeypatch, near) == []


def test_other_pages_are_not_looked_at(good: Path, tmp_path: Path) -> None:
    def mutation(pdf: Pdf) -> None:
        draw(pdf, b"1 0 0 rg %s re f" % box(20, 20, 30, 10))

    path = spoilt(good, tmp_path, mutation)

    assert check(path, Expect(), only=(1,)).findings == ()
    assert [f.code for f in check(path, Expect(), only=(2,)).findings] == ["colour.rgb"]
