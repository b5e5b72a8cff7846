"""A galley set again after an edit (改后重排): the bytes of a clean one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reform_press.errors import ContentError
from reform_press.fonts.library import FontSet
from reform_press.galley import set_galley, set_galley_again
from reform_press.geometry import MM, Size
from reform_press.makeup import galley as makeup_galley
from reform_press.makeup import galley_page
from reform_press.makeup.galley import GalleySheet
from reform_press.style.model import TextStyle
from reform_press.workshop import Workshop

SHEET = GalleySheet(Size(120 * MM, 170 * MM), 10 * MM, 3, 12.0)
STYLE = TextStyle(size=9.0, leading=13.0)
SENTENCES = (
    "“渠”水入田——秧苗返青……",
    "2023年12月6日，G353线旁（东冲灌区）ERP上线！？",
    "村里把旧渠清了一遍，水又流进了田。",
    "他说：“今年的稻子，比去年早熟了十天。”",
)
COPY = ["".join(SENTENCES[(n + k) % 4] for k in range(n % 5 + 1)) for n in range(90)]
#: Which paragraph; what becomes of it: a new head, a double, nothing.
EDITS = st.lists(
    st.tuples(
        st.integers(0, 89), st.sampled_from(("渠", "A", "龘", "𰻞", "twice", "out"))
    ),
    min_size=1,
    max_size=4,
)


def edited(paragraphs: list[str], at: int, what: str) -> list[str]:
    """Return the copy after one edit."""
    at %= len(paragraphs)
    head, one, tail = paragraphs[:at], paragraphs[at], paragraphs[at + 1 :]
    match what:
        case "twice":
            return [*head, one, one, *tail]
        case "out":
            return [*head, *tail]
    return [*head, what + one, *tail]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS, numbered=st.booleans())
def test_a_galley_set_again_has_the_bytes_of_a_clean_one(
    tmp_path: Path, fonts: FontSet, edits: list[tuple[int, str]], numbered: bool
) -> None:
    """Whatever was edited, and whatever sheet was asked for before."""
    file, shop = tmp_path / "a.txt", Workshop()
    sheet = SHEET._replace(numbered=numbered)
    paragraphs = COPY
    for count, (at, what) in enumerate(edits):
        paragraphs = edited(paragraphs, at, what)
        file.write_text("\n".join(paragraphs), "utf-8")
        asked = SHEET if count == 1 else sheet  # once another one
        again = set_galley_again(file, tmp_path / "b.pdf", asked, STYLE, fonts, shop)
        clean = set_galley(file, tmp_path / "c.pdf", asked, STYLE, fonts)

        assert again.path.read_bytes() == clean.path.read_bytes()
        assert again.diagnostics == clean.diagnostics
        assert again.pages == clean.pages


def test_markdown_set_again_has_the_bytes_of_a_clean_one(
    tmp_path: Path, fonts: FontSet
) -> None:
    file, shop = tmp_path / "a.md", Workshop()
    body = "\n\n".join(["## 小标题", *COPY[:30], "1. 一项", "2. **两项**"])
    for word in ("渠", "田"):
        file.write_text(f"{word}水{{.首字}}\n\n{body}", "utf-8")
        again = set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
        clean = set_galley(file, tmp_path / "c.pdf", SHEET, STYLE, fonts)

        assert again.path.read_bytes() == clean.path.read_bytes()


def test_only_what_changed_is_set_and_laid_again(
    tmp_path: Path, fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One paragraph of ninety, and the page it stands on."""
    file, shop = tmp_path / "a.txt", Workshop()
    file.write_text("\n".join(COPY), "utf-8")
    whole = set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
    composed: list[str] = []
    laid: list[int] = []
    compose, lay = makeup_galley.compose_paragraph, galley_page._page
    monkeypatch.setattr(
        makeup_galley,
        "compose_paragraph",
        lambda p, *rest: composed.append(p.text) or compose(p, *rest),
    )
    monkeypatch.setattr(
        galley_page, "_page", lambda n, *rest: laid.append(n) or lay(n, *rest)
    )
    paragraphs = [*COPY[:2], COPY[2].replace("旧渠", "老渠"), *COPY[3:]]
    assert paragraphs != COPY
    file.write_text("\n".join(paragraphs), "utf-8")
    set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)

    assert whole.pages > 1
    assert composed == [paragraphs[2]]
    assert laid == [1]

    composed.clear()
    file.write_text("\n".join(["", "渠水。", *paragraphs]), "utf-8")
    set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)

    assert composed == ["渠水。"]  # though every other one moved down


def test_what_cannot_be_set_leaves_the_process_as_good_as_new(
    tmp_path: Path, fonts: FontSet
) -> None:
    file, shop = tmp_path / "a.txt", Workshop()
    file.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(ContentError):
        set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
    file.write_text("\n".join(COPY), "utf-8")
    again = set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
    clean = set_galley(file, tmp_path / "c.pdf", SHEET, STYLE, fonts)

    assert again.path.read_bytes() == clean.path.read_bytes()


def test_a_missing_glyph_is_told_until_it_is_mended(
    tmp_path: Path, fonts: FontSet
) -> None:
    """Lines that were in order are not looked at again, this one is."""
    file, shop = tmp_path / "a.txt", Workshop()
    told = []
    for first in ("渠水", "渠\ue123水", "渠\ue123水入田", "渠水入田"):
        file.write_text("\n".join((first, *COPY)), "utf-8")
        again = set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
        clean = set_galley(file, tmp_path / "c.pdf", SHEET, STYLE, fonts)
        told.append([d.code for d in again.diagnostics if "glyph" in d.code])

        assert again.diagnostics == clean.diagnostics
        assert again.path.read_bytes() == clean.path.read_bytes()
    assert list(map(len, told)) == [0, 1, 1, 0]


def test_two_characters_of_one_glyph_are_told_wherever_they_come(
    tmp_path: Path, fonts: FontSet
) -> None:
    """The second of them to come needs its text told beside it."""
    file, shop = tmp_path / "a.txt", Workshop()
    face = fonts.chain("song")[0]
    assert face.glyph("水") == face.glyph("⽔")
    copy = [sentence for sentence in COPY if len(sentence) > 40]
    for first, last in ("田田", "⽔田", "⽔水", "水⽔", "水水"):
        paragraphs = (first + copy[0], *copy[1:], last + copy[0])
        file.write_text("\n".join(paragraphs), "utf-8")
        again = set_galley_again(file, tmp_path / "b.pdf", SHEET, STYLE, fonts, shop)
        clean = set_galley(file, tmp_path / "c.pdf", SHEET, STYLE, fonts)

        assert again.path.read_bytes() == clean.path.read_bytes()
