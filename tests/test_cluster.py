"""Jobs on the workers of a cluster come back as if done here.

A cluster of two workers on this machine, each a process.
"""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

import pytest

from reform_press import cluster
from reform_press.build import build
from reform_press.errors import OutputError
from reform_press.standing import BuildOptions

distributed = pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.slow,
    # Sockets of workers that were killed.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def workers() -> Iterator[str]:
    """Return the address of a scheduler with two workers."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


def test_results_come_in_the_order_of_their_jobs(workers: str) -> None:
    loads = [str(number).encode() for number in range(12)]

    def doubled(load: bytes) -> bytes:
        return load * 2

    assert cluster.remote(workers, doubled, loads) == [one * 2 for one in loads]


def test_a_lost_worker_costs_only_its_jobs(workers: str, tmp_path: Path) -> None:
    """F17: the other worker does them; those that came back are not done again."""
    loads = [str(number).encode() for number in range(8)]
    folder = str(tmp_path)

    def mortal(load: bytes) -> bytes:
        first = load == b"3" and not list(Path(folder).glob("3-*"))
        Path(folder, f"{load.decode()}-{os.getpid()}").touch()
        if first:
            os.kill(os.getpid(), signal.SIGKILL)
        return load

    assert cluster.remote(workers, mortal, loads) == loads
    done = Counter(path.name.partition("-")[0] for path in tmp_path.iterdir())
    assert done["3"] == 2
    assert sum(done.values()) < 2 * len(loads)


def test_what_no_worker_can_do_is_left_to_us(workers: str) -> None:
    def choosy(load: bytes) -> bytes:
        if load == b"1":
            raise LookupError("not here")
        return load

    assert cluster.remote(workers, choosy, [b"0", b"1", b"2"]) == [b"0", None, b"2"]


def test_a_cluster_without_workers_leaves_all_to_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_BEAT", 0.2)
    with distributed.LocalCluster(
        n_workers=0, dashboard_address=None, silence_logs=50
    ) as local:
        found = cluster.remote(local.scheduler_address, bytes.upper, [b"a", b"b"])

    assert found == [None, None]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Return the address and the process of a scheduler with one worker."""
    told = tmp_path / "scheduler.json"
    commands = (
        ("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
        ("dask_worker", "--no-nanny", "--no-dashboard"),
    )
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *options,
             "--scheduler-file", str(told)],
            cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for name, *options in commands
    ]  # fmt: skip
    try:
        while not told.exists():
            sleep(0.1)
        yield json.loads(told.read_bytes())["address"], begun[0].pid
    finally:
        for one in begun:
            one.kill()
            one.wait()


def test_a_lost_scheduler_leaves_the_rest_to_us(
    scheduler: tuple[str, int], capfd: pytest.CaptureFixture[str]
) -> None:
    address, process = scheduler

    def fatal(load: bytes) -> bytes:
        if load == b"1":
            os.kill(process, signal.SIGKILL)
        return load

    found = cluster.remote(address, fatal, [b"0", b"1", b"2"])

    assert found[2] is None
    assert found[0] in (b"0", None)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("address", ["nonsense", "tcp://host", "x://host:1"])
def test_what_is_no_address_is_told_at_once(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    begun = perf_counter()

    with pytest.raises(OutputError) as told:
        cluster.remote(address, bytes.upper, [b"a"])
    assert [one.code for one in told.value.diagnostics] == ["cluster.unreachable"]
    gc.collect()
    assert perf_counter() - begun < 5
    assert capfd.readouterr().err == ""


def test_an_address_where_nobody_answers_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)

    with pytest.raises(OutputError) as told:
        cluster.remote("tcp://127.0.0.1:9", bytes.upper, [b"a"])
    assert [one.code for one in told.value.diagnostics] == ["cluster.unreachable"]


EDITION = """\
product: yearbook
title: 合排年鉴
date: 2024-03-01
layout: yearbook
parts:
  - {kind: contents, title: 目录, master: wide.html}
  - {kind: text, title: 综述, master: text.html, columns: 2, files: [a.md, b.md]}
"""


def test_a_book_has_the_same_bytes_wherever_it_was_laid_out(
    workers: str, tmp_path: Path
) -> None:
    root = Path(__file__).parents[1]
    for part in ("layouts/yearbook", "fonts"):
        shutil.copytree(root / part, tmp_path / part)
    folder = tmp_path / "content" / "book"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, "utf-8")
    for name, other in (("a", "b"), ("b", "a")):
        copy = "".join(
            f"## 第{n}节 {{#{name}{n}}}\n\n通城的第{n}件事[^{n}]，"
            f"见第[页](#{other}{n})页。{'改革到田埂。' * 40}\n\n"
            f"[^{n}]: 据第{n}号资料。\n\n"
            for n in range(1, 9)
        )
        head = f"---\ntitle: 改革{name}\n---\n\n"
        (folder / f"{name}.md").write_text(head + copy, "utf-8")
    made = []
    for address in ("", workers):
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
        options = BuildOptions(cluster=address)
        built = build(folder, options, lambda words: None)
        assert built.fit_to_print, built.diagnostics
        made.append(built.pdf.read_bytes())

    assert made[0] == made[1]
    kept = list((tmp_path / "build" / "cache" / "laid").rglob("*"))
    assert len([path for path in kept if path.is_file()]) >= 2
