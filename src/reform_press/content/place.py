"""Where the files of an edition lie (目录)."""

from pathlib import Path


def root_of(folder: Path) -> Path:
    """Return the folder from which the files of an edition are named."""
    folder = folder.absolute()
    return folder.parent.parent if folder.parent.name == "content" else folder.parent
