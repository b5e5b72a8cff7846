"""A Traditional edition is made up as a Simplified one: words, fonts, marks."""

import shutil
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reform_press.build import BuildOptions, build
from reform_press.content import lexicon
from reform_press.content.convert import Converter
from reform_press.content.edition import read
from reform_press.makeup.characters import pieces_of
from reform_press.makeup.words import turning_places
from reform_press.style.load import load

ROOT = Path(__file__).parent.parent.parent
HEADS = [
    "村干部带头修路三年打通最后一公里",
    "县委书记王建国调研营商环境",
    "高质量发展迈出新步伐",
    "从“一窗通办”到“最多跑一次”",
    "五里镇供水管网改造惠及三千户",
    "为群众办实事解难题",
]


@cache
def converter(language: str) -> Converter:
    return Converter(lexicon.load(language), {}, traditional=True)


@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize("head", HEADS)
def test_a_traditional_head_turns_where_the_simplified_does(
    head: str, language: str
) -> None:
    """The dictionaries of words are of Simplified."""
    turned = converter(language).text(head)

    assert turned != head
    assert turning_places(turned, ["五里鎮"]) == turning_places(head, ["五里镇"])


def test_marks_bind_without_the_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_folds", dict)
    places = turning_places("「早市」開到村口")

    assert not {1, 3} & set(places)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose edition asks to be set for Taiwan."""
    root: Path = tmp_path_factory.mktemp("taiwan")
    shutil.copytree(ROOT / "content" / "review-2020", root / "content" / "tw")
    shutil.copytree(ROOT / "layouts", root / "layouts")
    file = root / "content" / "tw" / "edition.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}language: zh-Hant-TW\nconvert: true\n", "utf-8")
    return root


def test_every_han_piece_asks_for_the_fonts_of_the_region(project: Path) -> None:
    edition = read(project / "content" / "tw")
    layout = load(project / "layouts" / edition.layout, edition.lang)
    roles = {role for _, role, _ in pieces_of(edition, layout)}

    assert {"song-tw", "title-tw", "kai-tw", "hei-black-tw"} <= roles
    assert all(role.endswith("-tw") for role in roles)


@pytest.mark.slow
def test_the_page_is_traditional_through_and_through(
    project: Path, tmp_path: Path
) -> None:
    folder = project / "content" / "tw"
    done = build(folder, BuildOptions(out=tmp_path), lambda words: None)
    document = pypdfium2.PdfDocument(done.pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    simplified = [c for c in set(text) if _only_simplified(c)]

    assert done.pdf.name == "print.pdf"
    assert "改革專版" in text
    assert "「十條措施」" in text.replace("\r\n", "")
    assert simplified == []
    with pikepdf.open(done.pdf) as pdf:
        assert str(pdf.Root.Lang) == "zh-Hant-TW"


def _only_simplified(character: str) -> bool:
    """Tell whether GB 2312 has a Han character and Big5 has not."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return character > "\u4dff" and not character.encode("big5", "ignore")
