"""The objects of a file: numbers, names, strings, offsets."""

import io

import pikepdf
import pytest

from reform_press.pdf.objects import Name, PdfFile, Value, literal, name, number


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, b"0"), (-0.0, b"0"), (-0.00001, b"0"), (1200.0, b"1200"),
        (0.00004, b"0"), (1.5, b"1.5"), (-3.14159, b"-3.1416"), (1e6, b"1000000"),
    ],
)  # fmt: skip
def test_number_is_short_and_never_in_powers_of_ten(value: float, told: bytes) -> None:
    assert number(value) == told


def test_name_escapes_all_that_is_not_regular() -> None:
    assert name("PANTONE 185/C(中)#") == b"/PANTONE#20185#2FC#28#E4#B8#AD#29#23"


def file_of(value: Value) -> bytes:
    sink = io.BytesIO()
    file = PdfFile(sink)
    root = file.put(
        {"Type": Name("Catalog"), "Value": value, "Pages": {"Kids": [], "Count": 0}}
    )
    file.finish(root, file.put({}))
    return sink.getvalue()


@pytest.mark.parametrize(
    "text",
    ["a(b", "\\)", ")(", "]]>", "中\r文", "\x00\x01", "‮abc", "<FEFF>", "", "𠮷"],
)
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    """T8: whatever a title holds, it stays inside its string."""
    with pikepdf.open(io.BytesIO(file_of(text))) as document:
        assert str(document.Root.Value) == text


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    with pikepdf.open(io.BytesIO(file_of("a\ud800b"))) as document:
        assert str(document.Root.Value) == "a?b"


@pytest.mark.parametrize("data", [b"a(b)c\\", b"\r\n\r", bytes(range(256))])
def test_binary_comes_back_from_a_literal_string(data: bytes) -> None:
    """Codes are written as bytes, not hex: a third less to pack."""
    with pikepdf.open(io.BytesIO(file_of(b"(%b)" % literal(data)))) as document:
        assert bytes(document.Root.Value) == data


def test_object_that_was_named_but_never_written_is_a_fault() -> None:
    file = PdfFile(io.BytesIO())
    root = file.put({"Pages": file.reserve()})

    with pytest.raises(AssertionError, match="never written"):
        file.finish(root, root)


def test_identifier_follows_the_content() -> None:
    """The trailer's /ID is a digest of what stands before it."""
    one, same, other = file_of("a"), file_of("a"), file_of("b")

    assert one == same
    assert one.split(b"/ID")[1] != other.split(b"/ID")[1]
