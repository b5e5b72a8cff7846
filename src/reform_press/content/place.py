"""Where the files of an edition lie (目录), and what is the name of one."""

import re
from pathlib import Path

#: What files of an edition and of its layout end in; “128.00元” is no file.
_FILE = re.compile(
    r"\.(?:svg|jpe?g|png|gif|tiff?|webp|pdf|csv|ya?ml|json|html?|css|md|txt|[ot]tf)$",
    re.IGNORECASE,
)


def root_of(folder: Path) -> Path:
    """Return the folder from which the files of an edition are named."""
    folder = folder.absolute()
    return folder.parent.parent if folder.parent.name == "content" else folder.parent


def names_file(text: str) -> bool:
    """Tell whether a text in a template or its data is the name of a file."""
    return bool(_FILE.search(text))
