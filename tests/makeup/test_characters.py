"""Everything that is printed is proved first, in the face that shows it."""

from makeup.newsroom import desk, story
from reform_press.content.model import Paragraph, Run
from reform_press.errors import Source
from reform_press.makeup.characters import pieces_of

PLACE = Source("story.md", 3, 5)


def test_readings_are_proved_in_the_latin_face_of_their_words(square):
    """Pinyin needs ǎ and ǚ, which not every Latin face has."""
    runs = (
        Run("旅", source=PLACE, ruby="lǚ"),
        Run("客", ("strong",), source=PLACE, ruby="kè"),
    )
    table = desk(square, story("a", Paragraph("body", runs)))
    body = table.layout.style("body")
    pieces = list(pieces_of(table.edition, table.layout))

    assert ("lǚ", body.latin, PLACE) in pieces
    assert ("kè", body.strong_latin, PLACE) in pieces
