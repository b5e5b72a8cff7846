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
