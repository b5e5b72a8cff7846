"""Work spread over several processes comes back as if done by one."""

import os
import signal
import time
from collections import Counter
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


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that other tests have left behind keep no pool from being hired."""
    monkeypatch.setattr(jobs.threading, "active_count", lambda: 1)


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


@pytest.mark.parametrize("others", [0, 1, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 17])
def test_a_pool_returns_results_in_order(
    monkeypatch: pytest.MonkeyPatch, others: int, count: int
) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: others + 1)

    assert jobs.pooled(lambda n: n * n, count, told, read) == [
        n * n for n in range(count)
    ]


def test_every_process_of_a_pool_takes_what_is_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: 3)

    def work(number: int) -> int:
        time.sleep(0.5 if number == 0 else 0.02)
        return os.getpid()

    found = jobs.pooled(work, 24, told, read)

    assert len(set(found)) == 3
    assert found.count(found[0]) < 8, "who has the long job has few others"


def test_a_lost_worker_costs_only_its_job(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """F17: what it has sent counts, what it had in hand is done here."""
    monkeypatch.setattr(jobs, "processors", lambda: 3)
    parent = os.getpid()

    def work(number: int) -> int:
        (tmp_path / f"{number}-{os.getpid()}").touch()
        time.sleep(0.02)
        taken = len(list(tmp_path.glob(f"*-{os.getpid()}")))
        if os.getpid() != parent and taken == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert jobs.pooled(work, 16, told, read) == list(range(16))
    done = Counter(path.name.partition("-")[0] for path in tmp_path.iterdir())
    assert sorted(done.values()) == [1] * 14 + [2] * 2


def test_what_fails_anywhere_is_raised_as_if_done_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: 3)

    def work(number: int) -> int:
        if number in (4, 7, 11):
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match=r"^4$"):
        jobs.pooled(work, 16, told, read)


def test_a_pool_ends_with_what_ended_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves no process behind, however much it has still to send."""
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    parent, fork = os.getpid(), os.fork
    born: list[int] = []

    def noted() -> int:
        born.append(fork())
        return born[-1]

    monkeypatch.setattr(os, "fork", noted)

    def work(number: int) -> int:
        time.sleep(0.05)
        if os.getpid() == parent:
            raise KeyboardInterrupt
        return number

    with pytest.raises(KeyboardInterrupt):
        jobs.pooled(work, 40, lambda n: b"7" * (4 << 20), len)
    (helper,) = born
    with pytest.raises(ChildProcessError):
        os.waitpid(helper, os.WNOHANG)


def test_results_larger_than_a_pipe_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    found = jobs.pooled(lambda n: n, 6, lambda n: b"7" * (3 << 20), len)

    assert {*found} <= {*range(6), 3 << 20}
    assert len(found) == 6


def test_a_galley_survives_its_parcel(fonts: FontSet) -> None:
    text = "他说：“改革（2023年）——从ERP到田埂……”！！" * 6
    runs = (Run(text, source=Source("a.md", 3, 1)), Run("要紧", ("strong",)))
    galley = compose_paragraph(
        Paragraph("body", runs), TextStyle(), Measure((34.0,)), Compositor(fonts)
    )

    assert unpacked(packed(galley)) == galley
    assert galley.diagnostics, "the case shall carry remarks too"
