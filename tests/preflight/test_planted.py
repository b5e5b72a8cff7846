"""Faults are found by code, page and place; what is no fault is not told."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from preflight.factory import make_good
from preflight.mutants import Mutation, spoilt
from preflight.planted import ON_PLATES
from preflight.planted_fine import INNOCENT, PLANTED
from reform_press.preflight import Expect, check

PLATES = Expect()
NO_PLATES = replace(PLATES, ink_dpi=0)
NEEDS_GHOSTSCRIPT = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_good(tmp_path_factory.mktemp("planted") / "good.pdf")


@pytest.mark.parametrize(
    ("code", "place", "mutation"),
    [
        pytest.param(*rest, id=name, marks=NEEDS_GHOSTSCRIPT)
        if rest[0] in ON_PLATES
        else pytest.param(*rest, id=name)
        for name, *rest in PLANTED
    ],
)
def test_a_fault_is_found_where_it_stands(
    good: Path,
    tmp_path: Path,
    code: str,
    place: tuple[float, float],
    mutation: Mutation,
) -> None:
    """The upper left corner agrees within a millimetre, on the right page."""
    expect = PLATES if code in ON_PLATES else NO_PLATES
    report = check(spoilt(good, tmp_path, mutation), expect)
    found = [f for f in report.findings if f.code == code]

    assert found, [f.code for f in report.findings]
    assert {f.page for f in found} == {2}
    places = [(place.x, place.y) for f in found for place in f.places]
    assert any(found == pytest.approx(place, abs=1) for found in places), places


@pytest.mark.parametrize(
    ("code", "mutation"), [pytest.param(*rest, id=name) for name, *rest in INNOCENT]
)
def test_what_is_no_fault_is_not_told(
    good: Path, tmp_path: Path, code: str, mutation: Mutation
) -> None:
    report = check(spoilt(good, tmp_path, mutation), PLATES)

    assert code not in {finding.code for finding in report.findings}
