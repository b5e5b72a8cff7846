"""Results kept: made once, found again, forgotten when nobody asks for them."""

import os
import time
from pathlib import Path

import pytest

from reform_press.kept import NOTHING, Kept, Memory, file_digest
from reform_press.store import Store
from reform_press.values import Packing

PACKING = Packing()


class Maker:
    """Counts how often it makes its result."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> tuple[str, int]:
        self.made += 1
        return "行", 7


def asked(kept: Kept, make: Maker, told: str = "段") -> tuple[str, int]:
    return kept.result("galleys", (told,), PACKING, make)


def test_without_a_place_to_keep_it_is_made_each_time() -> None:
    make = Maker()
    assert [asked(NOTHING, make), asked(NOTHING, make)] == [("行", 7)] * 2
    assert make.made == 2


def test_a_process_makes_it_once() -> None:
    kept, make = Kept(memory=Memory()), Maker()
    first, second = asked(kept, make), asked(kept, make)

    assert first is second
    assert make.made == 1


def test_a_process_that_stays_fills_the_disk_when_it_rests(tmp_path: Path) -> None:
    make, memory = Maker(), Memory(stays=True)
    asked(Kept(Store(tmp_path), memory), make)

    assert not list(tmp_path.iterdir())

    memory.rest()
    asked(Kept(Store(tmp_path), Memory()), make)

    assert make.made == 1


def test_the_next_process_finds_it_on_the_disk(tmp_path: Path) -> None:
    make = Maker()
    asked(Kept(Store(tmp_path), Memory()), make)

    assert asked(Kept(Store(tmp_path), Memory()), make) == ("行", 7)
    assert make.made == 1


@pytest.mark.parametrize("other", [Kept(maker="b"), Kept(maker="a").of("fonts")])
def test_another_maker_makes_its_own(tmp_path: Path, other: Kept) -> None:
    """T10, F10: another program or font may give another result."""
    make, store = Maker(), Store(tmp_path)
    asked(Kept(store, maker="a"), make)
    asked(other._replace(store=store), make)

    assert make.made == 2


def test_bytes_that_are_no_value_count_as_never_put(tmp_path: Path) -> None:
    """T10: even with the digest that our own would have."""
    kept, make = Kept(Store(tmp_path)), Maker()
    asked(kept, make)
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.store.put("galleys", entry.name, b"\0\0\0\1[")

    assert asked(kept, make) == ("行", 7)
    assert make.made == 2


def test_what_nobody_asks_for_is_forgotten() -> None:
    memory = Memory()
    kept, used, unused = Kept(memory=memory), Maker(), Maker()
    asked(kept, unused, "旧")
    for _ in range(40):
        memory.turn()
        asked(kept, used)
    asked(kept, unused, "旧")

    assert (used.made, unused.made) == (1, 2)


def test_what_was_undone_is_still_there() -> None:
    memory = Memory()
    kept, make = Kept(memory=memory), Maker()
    asked(kept, make)
    for _ in range(3):
        memory.turn()
    asked(kept, make)

    assert make.made == 1


def test_equal_objects_are_told_apart_by_what_they_are() -> None:
    memory, make = Memory(), Maker()
    one, other = ["字"], ["字"]
    memory.of("page", (one,), "", make)
    memory.of("page", (other,), "", make)
    memory.of("page", (one,), "", make)

    assert make.made == 2


def test_an_object_s_place_is_not_given_away() -> None:
    """Ids are only told apart while their objects live: so they are held."""
    memory = Memory()
    results = [memory.of("page", ([n],), "", lambda n=n: (n,)) for n in range(500)]

    assert results == [(n,) for n in range(500)]


@pytest.mark.parametrize("size", [10, 1 << 17])
def test_a_file_replaced_is_seen_though_size_and_time_are_the_same(
    tmp_path: Path, size: int
) -> None:
    memory, file = Memory(), tmp_path / "a.jpg"
    digests = set()
    for letter in (b"a", b"b"):
        file.write_bytes(letter * size)
        os.utime(file, (1e9, 1e9))
        digests.add(file_digest(file, memory))
        time.sleep(0.02)  # longer than the system takes for one moment

    assert len(digests) == 2


def test_a_file_that_is_not_there_has_no_digest(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "a.jpg", Memory()) == b""


def test_a_pipe_has_no_digest_nor_is_it_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")

    assert file_digest(tmp_path / "a.csv", Memory()) == b""


def test_what_equals_what_is_held_becomes_the_same() -> None:
    memory, first = Memory(), ("行", 7)
    equal, other = ("行", int("7")), ("行", 8)

    assert memory.same("line", first) is first
    assert memory.same("line", equal) is first
    assert memory.same("line", other) is other
    assert memory.same("line", first) is first
    assert memory.same("another line", equal) is equal
