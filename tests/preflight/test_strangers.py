"""Files of other programs: their faults are found where they stand."""

from pathlib import Path

import pytest

from preflight.strangers import STRANGERS, Fault, Maker
from reform_press.preflight import check


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("maker", "faults"), [pytest.param(m, f, id=name) for name, m, f in STRANGERS]
)
def test_faults_of_a_stranger_are_found(
    tmp_path: Path, maker: Maker, faults: tuple[Fault, ...]
) -> None:
    """Each by its code, its page and its place within a millimetre."""
    path = tmp_path / "stranger.pdf"
    maker(path)
    report = check(path)
    lost = []
    for code, page, place in faults:
        found = [f for f in report.findings if (f.code, f.page) == (code, page)]
        places = [(one.x, one.y) for f in found for one in f.places]
        near = [one for one in places if place and one == pytest.approx(place, abs=1)]
        if not (found if place is None else near):
            lost.append((code, page, place, places))

    assert lost == []
