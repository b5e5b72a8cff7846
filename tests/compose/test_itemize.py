"""Pieces of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.anytext import TEXTS, checked
from reform_press.compose.blanks import kept
from reform_press.compose.itemize import Divided, Western, by_script, divide, is_latin
from reform_press.compose.script import spelled

#: A text in runs.
RUNS = st.lists(TEXTS | st.sampled_from("“”‘’—…·– "), min_size=1, max_size=5)


def shown(*texts: str, latin: bool = False, whole: tuple[bool, ...] = ()) -> str:
    """Return pieces parted by | and runs by ‖; a Latin sign stands in « »."""
    return "‖".join(
        "|".join(f"«{p}»" if isinstance(p, Western) else p for p in run.pieces)
        for run in divide(texts, latin=latin, whole=whole)
    )


def places(run: Divided) -> list[int]:
    """Return the offset of each piece."""
    starts, at = [], 0
    for piece in run.pieces:
        starts.append(run.where[at])
        at += len(piece)
    return starts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("春天来了", "春|天|来|了"),
        ("他——她……它", "他|——|她|……|它"),
        ("………", "……|…"),
        ("是？！！！！是", "是|？！|！！！|是"),
        ("葛\U000e0100城", "葛\U000e0100|城"),
        ("葛\U000e0100城ABC——", "葛\U000e0100|城|ABC|——"),
        ("a b", "a| |b"),
        ("％12.5%", "％|12.5%"),
    ],
)
def test_text_falls_into_pieces(text: str, pieces: str) -> None:
    """A piece is a character, a sign of several, or a Latin word."""
    assert shown(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("共12,345.67元", "共|12,345.67|元"),
        ("约30°C至28℃", "约|30°C|至|28|℃"),
        ("降-5升+8%和±3", "降|-5|升|+8%|和|±3"),
        ("比1:2积3×4", "比|1:2|积|3×4"),
        ("2018–2023年", "2018–2023|年"),
        ("2023-08-01日08:30", "2023-08-01|日|08:30"),
        ("电0818-1234567", "电|0818-1234567"),
        ("约12 345 678元", "约|12 345 678|元"),
        ("长5 km，密100 kg/m³", "长|5 km|，|密|100 kg/m³"),
        ("按GB/T 15834—2011", "按|GB/T 15834—2011"),
        ("付￥5和US$300", "付|￥|5|和|US$300"),
        ("10⁻⁶和H₂O", "10⁻⁶|和|H₂O"),
    ],
)
def test_a_number_is_one_piece(text: str, pieces: str) -> None:
    """R13, R36: with its sign, its separators and its unit."""
    assert shown(text) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("见it’s“it”好", "见|it’s|“|it|”|好"),
        ("和/或km/h", "和|/|或|km/h"),
        ("列夫·托N·m", "列|夫|·|托|N·m"),
        ("https://a.cn/b/完", "https://a.cn/b/|完"),
        ("改 the “A” team", "改|the| |“A”| |team"),
        ("rock ’n’ roll", "rock| |’n’| |roll"),
        ("word — word…", "word| |«—»| |word…"),
        ("a ……", "a| |«……»"),
        ("他说——a", "他|说|——|a"),
    ],
)
def test_a_latin_sign_belongs_to_its_word(text: str, pieces: str) -> None:
    """R02: one that touches no letter is a word of its own."""
    assert shown(text) == pieces


@pytest.mark.parametrize(
    ("texts", "pieces"),
    [
        (("the “", "A", "” team"), "the| |«“»‖A‖«”»| |team"),
        (("他说“", "A", "”了"), "他|说|“‖A‖”|了"),
        (("it", "’s"), "it‖’s"),
        (("5", " ", "km"), "5‖« »‖km"),
        (("5 ", "km"), "5 ‖km"),
        (("在", " A ", "字"), "在‖A‖字"),
        (("in", "\u00adto"), "in\u00ad‖to"),
        (("—", "—改"), "——‖改"),
        (("！", "！！改"), "！！！‖改"),
        (("改", "", "革"), "改‖‖革"),
    ],
)
def test_the_end_of_a_run_decides_nothing(texts: tuple[str, ...], pieces: str) -> None:
    """R16b: bold must not turn an apostrophe into a quote."""
    assert shown(*texts) == pieces


def test_code_is_latin_and_keeps_its_blanks() -> None:
    """R34: its quotes are not those of the text around it."""
    code = (False, True, False)

    assert shown("用", "a  b “x”/改", "好", whole=code) == "用‖a| | |b| |“x”/|改‖好"
    assert shown("说“", "a", "”", whole=code) == "说|“‖a‖”"


def test_a_latin_paragraph_is_latin_throughout() -> None:
    """Its language says so; Han is still Han."""
    assert shown("A “改” — B", latin=True) == "A| |«“»|改|«”»| |«—»| |B"
    assert shown("№", "改", latin=True) == "«№»‖改"


def test_a_latin_sign_is_not_the_han_sign() -> None:
    """Type cases keep the sorts of both."""
    table = {"—": "Han", Western("—"): "Latin"}

    assert (table["—"], table[Western("—")]) == ("Han", "Latin")
    assert [is_latin(p) for p in ("—", "——", "葛\U000e0100")] == [False] * 3
    assert [is_latin(p) for p in (Western("—"), "“A", " km")] == [True] * 3


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("共ABC项", [(0, "共", False), (1, "ABC", True), (4, "项", False)]),
        ("ABC", [(0, "ABC", True)]),
        ("说“it’s”", [(0, "说“", False), (2, "it’s", True), (6, "”", False)]),
        ("A—B\n“好”", [(0, "A—B", True), (3, "\n“好”", False)]),
        ("", []),
    ],
)
def test_a_text_is_divided_between_two_faces(
    text: str, stretches: list[tuple[int, str, bool]]
) -> None:
    """The doctor asks the face that will show the character."""
    assert list(by_script(text)) == stretches


@checked
@given(texts=RUNS)
def test_pieces_are_the_text_that_is_kept(texts: list[str]) -> None:
    """Nothing is lost or doubled, and all of it knows where it stood."""
    text = "".join(texts)
    where = kept(spelled(text))
    runs = divide(texts)
    begins = [sum(map(len, texts[:i])) for i in range(len(texts))]

    assert "".join(p for run in runs for p in run.pieces) == "".join(
        " " if text[i] in "\t\n" else text[i] for i in where
    )
    for run, begin in zip(runs, begins, strict=True):
        firsts = [text[begin + place] for place in places(run)]
        begun = [str(p)[0].replace(" ", "\t") for p in run.pieces]
        assert begun == [c.replace(" ", "\t") for c in firsts]
        assert list(run.several) == [i for i, p in enumerate(run.pieces) if len(p) > 1]


@checked
@given(text=TEXTS)
def test_pieces_and_faces_agree(text: str) -> None:
    """What ``divide`` calls Latin, ``by_script`` calls Latin."""
    latin = {
        at + i
        for at, part, western in by_script(text)
        for i in range(len(part))
        if western
    }
    (run,) = divide([text])
    for piece, at in zip(run.pieces, places(run), strict=True):
        if piece.strip():
            assert (at in latin) == is_latin(piece)
