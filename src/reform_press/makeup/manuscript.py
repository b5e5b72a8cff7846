"""The parts of a story as pieces ready to be poured (待排稿).

In: a story, the part of it that a frame asks for, and the house style in the
story's language.  Out: pieces in reading order: paragraphs with their styles
and the white before them.  Nothing of the part is left out; what is added
(brackets about a byline, 本报讯) is the story's own matter.

"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reform_press.compose.paragraph import natural_width
from reform_press.content.model import Paragraph, Photo, Run, Story
from reform_press.errors import Source
from reform_press.geometry import fits
from reform_press.makeup.block import Desk
from reform_press.makeup.filling import Piece
from reform_press.makeup.setting import with_dateline
from reform_press.makeup.turn import even, hopeless, turned
from reform_press.style.model import Layout, TextStyle
from reform_press.style.region import in_language

#: Styles of parts where a frame names none.
_STYLES = {
    "body": "body", "introduction": "introduction", "caption": "caption",
    "byline": "byline",
}  # fmt: skip
#: English beside Chinese: its size and leading to theirs, the indent at most.
_SMALLER, _CLOSER, _INDENT, _AIRLESS = 0.85, 0.75, 1.5, 1.3
_RASTER = 4.0  # steps of a point
#: Lines that follow a crosshead in its bay, and its white to its leading.
_HELD, _CROSSHEAD_AIR = 2, 0.5
_MOST_LINES = 3
#: What keeps a row of white before and after it, see CLREQ 3.4.2.
_APART = frozenset(("quote", "verse"))
_HEADS = {"head": "main", "kicker": "kicker", "deck": "deck", "byline": "byline"}


class Asked(NamedTuple):
    """What a chain of frames asks for of its story."""

    part: str
    number: int = 0  # of a picture's caption
    apart: frozenset[str] = frozenset()  # parts that have frames of their own
    style: str = ""  # that the frames name


def style_of(part: str, named: str, story: Story, layout: Layout) -> TextStyle:
    """Return the style of a part; ``named`` is one of the layout's, or "".

    English beside Chinese is smaller, unless the layout says how it is set.
    """
    spoken = in_language(layout, story.lang)
    if named:
        return spoken.style(named)
    style = spoken.style(_STYLES.get(part, part if part in _HEADS else "body"))
    if story.lang == "en" and layout.lang != "en":
        return _english(style)
    return style


def _english(style: TextStyle) -> TextStyle:
    """Return a style for English that stands beside Chinese in ``style``."""
    size = round(_SMALLER * style.size * _RASTER) / _RASTER
    leading = max(_CLOSER * style.leading, _AIRLESS * size)
    return style._replace(
        size=size,
        leading=round(leading * _RASTER) / _RASTER,
        indent=min(style.indent, _INDENT),
        emphasis="face",
        optical=True,
    )


def pieces_of(
    story: Story, asked: Asked, style: TextStyle, desk: Desk
) -> tuple[Piece, ...]:
    """Return the pieces of one part of a story."""
    part = asked.part
    if part == "caption":
        return tuple(_caption(story, story.photos[asked.number - 1], style))
    if part in _HEADS:
        return tuple(_plain(story, _HEADS[part], *_head(story, part), style))
    return tuple(_text(story, asked, style, desk))


def head_in(piece: Piece, width: float, desk: Desk) -> Piece:
    """Return a line of head turned, where it is wider than its frame.

    Chinese by its meaning, English so that its lines are even.
    """
    text = piece.paragraph.text
    if "\n" in text:
        return piece

    def wide(words: str) -> float:
        return natural_width(words, piece.style, desk.compositor)

    whole = wide(text)
    if fits(whole, width):
        return piece
    if piece.style.lang.startswith("en"):
        return _of_lines(piece, even(text, width, wide))
    for count in range(2, _MOST_LINES + 1):
        if hopeless(whole, count, width, piece.style.size):
            continue
        lines = turned(text, count, wide, desk.edition.terms)
        if all(fits(wide(line), width) for line in lines):
            return _of_lines(piece, lines)
    return piece


def _of_lines(piece: Piece, lines: Sequence[str]) -> Piece:
    """Return a head in these lines."""
    run = piece.paragraph.runs[0]._replace(text="\n".join(lines))
    return piece._replace(paragraph=piece.paragraph._replace(runs=(run,)))


def _head(story: Story, part: str) -> tuple[str, Source | None]:
    """Return the words of a head or a byline, and where they stand."""
    head = story.headline
    match part:
        case "head":
            return head.main, head.source
        case "kicker":
            return head.kicker, head.kicker_source
        case "deck":
            return head.deck, head.deck_source
    return story.byline, story.byline_source


def _plain(
    story: Story, role: str, words: str, source: Source | None, style: TextStyle
) -> Iterator[Piece]:
    if words:
        paragraph = Paragraph("body", (Run(words, source=source),), source)
        yield Piece(paragraph, style, story.id, role, alone=True)


def _caption(story: Story, photo: Photo, style: TextStyle) -> Iterator[Piece]:
    """Return a caption, and the credit an em behind it."""
    runs = [Run(photo.caption, source=photo.source)] if photo.caption else []
    if photo.credit:
        apart = ("　" if story.lang != "en" else "\u2002") if runs else ""
        runs.append(Run(apart + photo.credit, source=photo.source))
    if runs:
        paragraph = Paragraph("note", tuple(runs), photo.source)
        yield Piece(paragraph, style, story.id, "caption")


def _text(story: Story, asked: Asked, style: TextStyle, desk: Desk) -> Iterator[Piece]:
    """Yield the paragraphs of a text, each in its style."""
    part = asked.part
    wanted = [one for one in story.body if _holds(asked, one)]
    if part == "body" and story.dateline and wanted:
        wanted[0] = with_dateline(wanted[0], story)
    if part == "body":
        wanted += _closing(story, "byline" not in asked.apart)
    body = in_language(desk.layout, story.lang).style("body")
    for at, paragraph in enumerate(wanted):
        own = _own_style(paragraph, asked, style, body, desk)
        before = wanted[at - 1] if at else None
        first = before is None or before.role in ("crosshead", "introduction")
        if first and paragraph.role == "body" and style.lang.startswith("en"):
            own = own._replace(indent=0.0)  # as English has it
        crosshead = paragraph.role == "crosshead"
        yield Piece(
            paragraph,
            own,
            story.id,
            paragraph.role,
            white=_white(paragraph, before, own, style),
            held=_HELD if crosshead else 0,
            alone=crosshead,
        )


def _holds(asked: Asked, paragraph: Paragraph) -> bool:
    """Tell whether a part of a text holds a paragraph."""
    name = f"#{paragraph.id}"
    if asked.part != "body":
        return asked.part in (name, paragraph.role)
    return name not in asked.apart and paragraph.role not in asked.apart


def _own_style(
    paragraph: Paragraph, asked: Asked, style: TextStyle, body: TextStyle, desk: Desk
) -> TextStyle:
    """Return a paragraph's style: that of the frame, as its role departs from body.

    A style named after a role, ``note`` or ``note-english``, departs already.
    Every role keeps to the rows of the frame unless it is larger than they are.
    """
    if paragraph.role in ("body", asked.part, asked.style.partition("-")[0]):
        return style
    role = in_language(desk.layout, style.lang).style(paragraph.role)
    said: dict[str, Any] = {
        name: value
        for name, value, common in zip(role._fields, role, body, strict=True)
        if value != common and name != "leading"
    }
    scale = style.size / body.size
    if "size" in said:
        said["size"] = round(role.size * scale * _RASTER) / _RASTER
    own = style._replace(**said)
    if role.leading > body.leading and own.size > style.size:
        own = own._replace(leading=role.leading * scale)
    return own._replace(align="justify_all") if paragraph.open else own


def _white(
    paragraph: Paragraph, before: Paragraph | None, own: TextStyle, style: TextStyle
) -> float:
    """Return the white before a paragraph, in points."""
    if before is None:
        return 0.0
    if paragraph.role == "crosshead":
        return _CROSSHEAD_AIR * style.leading
    apart = paragraph.role != before.role
    if apart and (paragraph.role in _APART or before.role in _APART):
        return style.leading
    flush = paragraph.role == before.role == "body" and not style.indent
    return style.leading / 2 if flush and own.hang == 0 else 0.0


def _closing(story: Story, byline: bool) -> Sequence[Paragraph]:
    """Return the closing lines of a story: supplier, and a byline without a frame."""
    said = [story.byline if byline else "", story.supplier.strip("（）()")]
    english = story.lang == "en"
    return [
        Paragraph(
            "source",
            (Run(f"({words})" if english else f"（{words}）", source=story.source),),
            story.source,
        )
        for words in said
        if words
    ]
