"""The words of a conversion that an editor decides (转换用词).

In: ``terms-hant.yaml`` in the folder of an edition, or ``terms-hans.yaml``
where Traditional copy is set in Simplified.  Out: what is set for each term,
before any dictionary is asked; the longest term at a place wins.

    terms:              # in the copy: what is set
      后街: 后街
      干细胞: 幹細胞
    keep:               # set as it is written
      - 范仲淹

"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from reform_press.content.model import Language
from reform_press.errors import Diagnostic, Words
from reform_press.schema import Form, read_yaml

#: An empty word would delete what it stands for.
Word = Annotated[str, Field(min_length=1)]


class TermsForm(Form):
    """``terms-hant.yaml`` (转换用词)."""

    terms: dict[Word, Word] = Field(default_factory=dict)
    keep: tuple[str, ...] = ()


#: Traditional 繁体, Simplified 简体.
Script = Literal["hant", "hans"]


def script_of(language: Language) -> Script:
    """Return the script of a Chinese language, as files are named."""
    return "hant" if language.startswith("zh-Hant") else "hans"


def read_terms(
    folder: Path, root: Path, script: Script
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the terms for a script, none if there is no such file."""
    file = folder / f"terms-{script}.yaml"
    if not file.exists():
        return {}, ()
    read = read_yaml(file, root, TermsForm)
    if read.value is None:
        return {}, read.diagnostics
    twice = tuple(
        Diagnostic(
            "error",
            "content.term-twice",
            Words(
                f"“{word}”既写在 terms 里，又写在 keep 里",
                f"“{word}” stands under terms and under keep",
            ),
            read.source("keep", at),
            Words("删去其中一处", "delete one of the two"),
        )
        for at, word in enumerate(read.value.keep)
        if word in read.value.terms
    )
    kept = {word: word for word in read.value.keep}
    return kept | read.value.terms, (*read.diagnostics, *twice)
