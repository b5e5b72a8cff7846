"""Pages of a stranger's file as pictures (版面图样), drawn in a process of their own.

In: a PDF and numbers of pages.  Out: a JPEG for each page that could be drawn.
A file that breaks the renderer, takes too long or asks for too much memory
costs its pictures and nothing else.

Run as a module it is that process: a PDF, a folder, pixels of the longer
side, and numbers of pages.

"""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reform_press.files import write_whole

#: Seconds that all pages together may take, and memory in bytes.
_PATIENCE = 120.0
_MEMORY = 4 << 30
_QUALITY = 82


def page_pictures(pdf: Path, numbers: Sequence[int], longest: int) -> dict[int, bytes]:
    """Return JPEGs of pages by number, counted from 1, as a reader shows them.

    ``longest`` is the longer side in pixels.  What could not be drawn is
    left out.
    """
    if not numbers:
        return {}
    with TemporaryDirectory(prefix="reform-press-") as folder:
        command = [sys.executable, "-m", __name__, str(pdf.absolute()), folder]
        asked = [str(longest), *map(str, numbers)]
        with suppress(subprocess.TimeoutExpired):  # what was drawn by then is taken
            subprocess.run(
                [*command, *asked],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_PATIENCE,
            )
        drawn = ((number, Path(folder) / f"{number}.jpg") for number in numbers)
        return {number: file.read_bytes() for number, file in drawn if file.exists()}


def _draw(
    pdf: Path, numbers: Iterable[int], longest: int
) -> Iterator[tuple[int, bytes]]:
    from pypdfium2 import PdfDocument, PdfiumError

    with PdfDocument(pdf) as document:
        for number in numbers:
            try:
                page = document[number - 1]
                scale = longest / max(page.get_size())
                image = page.render(scale=scale).to_pil().convert("RGB")
            except PdfiumError:
                continue
            sink = BytesIO()
            # Type keeps its edges where colour is as fine as brightness.
            image.save(sink, "JPEG", quality=_QUALITY, subsampling=0)
            yield number, sink.getvalue()


def _bound() -> None:
    """Let this process have no more memory than pages need."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    file, into, side, *asked = sys.argv[1:]
    _bound()
    for at, picture in _draw(Path(file), map(int, asked), int(side)):
        write_whole(Path(into) / f"{at}.jpg", picture, lasting=False)
