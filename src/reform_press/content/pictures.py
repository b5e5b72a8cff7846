"""Pictures by the names that copy gives them (图片文件).

In: the name of a picture, relative to its edition.  Out: its name on disk and
what it says of itself, or the reason why it is not used.

"""

from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reform_press.content.photo import Facts, examine
from reform_press.errors import Diagnostic, Source, Words
from reform_press.schema.nearest import meant, nearest


class Looked(NamedTuple):
    """A picture that was looked at: its name on disk, facts, complaints."""

    file: str
    facts: Facts
    diagnostics: tuple[Diagnostic, ...] = ()


#: No facts, and so no digest, mean that the picture is not used.
_NOTHING = Facts(0, 0, "")


def looked_at(name: str, folder: Path, place: Source) -> Looked:
    """Look at the picture of that name; ``place`` is where it is named."""
    parts = name.split("/")
    if "\\" in name or name.startswith("/") or ".." in parts or ":" in parts[0]:
        words = Words("图片要放在本期文件夹里", "the picture must lie in the edition")
        hint = Words("例：photos/一张图.jpg", "for example photos/one.jpg")
        wrong = Diagnostic("error", "photo.refused", words, place, hint)
        return Looked(name, _NOTHING, (wrong,))
    path = folder / normalize("NFC", name)
    names = names_in(path.parent)
    if path.name not in names:
        words = Words(f"找不到图片 {name}", f"there is no picture {name}")
        hint = _nearest(path, folder)
        wrong = Diagnostic("error", "content.missing-picture", words, place, hint)
        return Looked(name, _NOTHING, (wrong,))
    path = path.with_name(names[path.name])
    facts = examine(path, folder)
    if isinstance(facts, Facts):
        return Looked(path.relative_to(folder).as_posix(), facts)
    words = Words(f"{name}：{facts.words.zh}", f"{name}: {facts.words.en}")
    wrong = Diagnostic("error", f"photo.{facts.code}", words, place, facts.hint)
    return Looked(name, _NOTHING, (wrong,))


def names_in(folder: Path) -> dict[str, str]:
    """Return the files of a folder: composed name (NFC), name on disk.

    Asked of the listing and not of the system: some find ``A.JPG`` for
    ``a.jpg`` and the next one would not; some store names decomposed.
    """
    try:
        found = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return {}
    return {normalize("NFC", name): name for name in found}


def _nearest(path: Path, folder: Path) -> Words:
    """Suggest a file of a similar name."""
    names = {name.casefold(): name for name in names_in(path.parent)}
    near = nearest(path.name.casefold(), names)
    if near is None:
        return Words("把图片放进 photos 文件夹", "put it into the folder photos")
    return meant((path.parent.relative_to(folder) / names[near]).as_posix())
