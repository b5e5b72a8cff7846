"""Work spread over two processes comes back as if done by one."""

import os
from pathlib import Path

import pytest

from reform_press import jobs
from reform_press.compose.galley import Measure
from reform_press.compose.paragraph import Compositor, compose_paragraph
from reform_press.compose.parcel import packed, unpacked
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.fonts.library import FontSet
from reform_press.style.model import TextStyle


def told(number: int) -> bytes:
    return str(number).encode()


def read(data: bytes) -> int:
    return int(data)


@pytest.fixture(params=[1, 2])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(jobs, "processors", lambda: request.param)
    return int(request.param)


@pytest.mark.usefixtures("processors")
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_results_come_in_order_whoever_did_them(count: int) -> None:
    found = list(jobs.spread(lambda n: n * n, count, told, read))

    assert found == [n * n for n in range(count)]


def test_two_of_three_jobs_are_done_by_one_helper(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    found = list(jobs.spread(lambda n: os.getpid(), 9, told, read))

    assert set(found[::3]) == {os.getpid()}
    assert len({*found[1::3], *found[2::3]} - {os.getpid()}) == 1
    assert found.count(os.getpid()) == 3


def test_a_helper_that_dies_costs_only_its_jobs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """F17: what a lost worker owes is done here."""
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 4 and os.getpid() != parent:
            os._exit(9)
        return number

    assert list(jobs.spread(work, 8, told, read)) == list(range(8))


def test_results_left_unread_do_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that stops early does not wait for a helper with a full pipe."""
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    results = jobs.spread(lambda n: n, 40, lambda n: b"7" * (1 << 20), len)

    assert next(results) == 0
    results.close()


def test_a_galley_survives_its_parcel(fonts: FontSet) -> None:
    text = "他说：“改革（2023年）——从ERP到田埂……”！！" * 6
    runs = (Run(text, source=Source("a.md", 3, 1)), Run("要紧", ("strong",)))
    galley = compose_paragraph(
        Paragraph("body", runs), TextStyle(), Measure((34.0,)), Compositor(fonts)
    )

    assert unpacked(packed(galley)) == galley
    assert galley.diagnostics, "the case shall carry remarks too"
