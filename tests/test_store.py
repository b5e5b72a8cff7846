"""Results kept on disk: verified, atomic, never needed."""

import os
from pathlib import Path

import pytest

from reform_press.store import Store, key_of


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    store.put("pictures", key_of("a", 1), b"pixels")

    assert store.get("pictures", key_of("a", 1)) == b"pixels"
    assert store.get("pictures", key_of("a", 2)) is None
    assert store.get("forms", key_of("a", 1)) is None


def test_no_folder_keeps_nothing() -> None:
    store = Store(None)
    store.put("pictures", key_of("a"), b"pixels")

    assert store.get("pictures", key_of("a")) is None


@pytest.mark.parametrize("harm", ["flip", "cut", "empty"])
def test_damaged_entry_counts_as_never_put(tmp_path: Path, harm: str) -> None:
    """T10: whatever happened to the disk, a build gives the same bytes."""
    store = Store(tmp_path)
    store.put("pictures", key_of("a"), b"pixels")
    (path,) = (p for p in tmp_path.rglob("*") if p.is_file())
    data = path.read_bytes()
    harmed = {"flip": data[:-1] + b"!", "cut": data[:20], "empty": b""}
    path.write_bytes(harmed[harm])

    assert store.get("pictures", key_of("a")) is None


def test_folder_that_refuses_is_no_error(tmp_path: Path) -> None:
    """F18: on a full or read-only disk the work is done anew each time."""
    occupied = tmp_path / "cache"
    occupied.write_bytes(b"a file where a folder should be")
    store = Store(occupied)
    store.put("pictures", key_of("a"), b"pixels")

    assert store.get("pictures", key_of("a")) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_folder_is_its_owners_alone(tmp_path: Path) -> None:
    Store(tmp_path / "cache").put("pictures", key_of("a"), b"pixels")

    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Store(tmp_path).put("pictures", key_of("a"), b"pixels")

    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [key_of("a")]


def test_keys_tell_parts_apart() -> None:
    """The parts "ab", "c" are not "a", "bc"."""
    assert key_of("ab", "c") != key_of("a", "bc")


def filled(folder: Path, *names: str, size: int = 100) -> Store:
    """Return a store with entries of a known size, used an hour apart."""
    store = Store(folder)
    for at, name in enumerate(names):
        store.put("pictures", key_of(name), bytes(size))
        age(folder, name, 3600 * at)
    return store


def age(folder: Path, name: str, used: float) -> None:
    (path,) = (p for p in folder.rglob(key_of(name)) if p.is_file())
    os.utime(path, (1e9 + used, 1e9 + used))


def kept(folder: Path, *names: str) -> set[str]:
    """Return what of ``names`` is there; looked at from outside, not used."""
    files = {path.name for path in folder.rglob("*") if path.is_file()}
    return {name for name in names if key_of(name) in files}


def test_what_was_used_the_longest_ago_goes_first(tmp_path: Path) -> None:
    store = filled(tmp_path, "a", "b", "c", "d", size=1000 - 16)
    store.trim(most=3500)

    assert kept(tmp_path, "a", "b", "c", "d") == {"c", "d"}  # three quarters are left


def test_a_store_within_its_bounds_stays_whole(tmp_path: Path) -> None:
    store = filled(tmp_path, "a", "b", "c")
    store.trim(most=1000)

    assert kept(tmp_path, "a", "b", "c") == {"a", "b", "c"}


def test_what_is_asked_for_counts_as_new(tmp_path: Path) -> None:
    store = filled(tmp_path, "a", "b", size=1000 - 16)
    assert store.get("pictures", key_of("a"))
    store.trim(most=1500)

    assert kept(tmp_path, "a", "b") == {"a"}


def test_age_is_told_by_the_newest_entry(tmp_path: Path) -> None:
    """A folder that was not built for a year loses nothing by that."""
    store = filled(tmp_path, "a", "b", "c")
    store.trim(longest=1.5 * 3600)

    assert kept(tmp_path, "a", "b", "c") == {"b", "c"}


def test_half_written_files_of_a_killed_process_go(tmp_path: Path) -> None:
    store = filled(tmp_path, "a", "b")
    part = tmp_path / "pictures" / "00" / "x.1.tmp"
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(b"half")
    os.utime(part, (1e9, 1e9))
    store.trim()

    assert not part.exists()
    assert kept(tmp_path, "a", "b") == {"a", "b"}
