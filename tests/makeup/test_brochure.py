"""Frames of designed pages filled: chains, columns, runaround, what is told."""

import pytest

from makeup.leaflet import (
    BODY,
    HOUSE,
    STYLES,
    codes,
    edition,
    english,
    frame,
    lines,
    made,
    page,
    paragraph,
    story,
    text_of,
)
from reform_press.content.model import Headline, Photo
from reform_press.errors import LayoutError, Source
from reform_press.geometry import Rect
from reform_press.makeup.brochure import check_format, check_frames
from reform_press.page import Embed, Group, Picture

HEAD = frame("hens:head", (20, 20, 200, 30))


def heads(*frames):
    return page(HEAD, *frames)


def test_text_stands_in_its_frame_at_its_leading(square):
    done = made(
        square, [story("hens", "字" * 25)], heads(frame("hens:body", (20, 60, 100, 80)))
    )

    body = lines(done, story="hens", role="body")
    assert [line.text for line in body] == ["字" * 8, "字" * 10, "字" * 7]
    # White above a line is half of what its leading has more than its type.
    assert [(line.x, line.y) for line in body] == [
        (40, 60 + 3 + 8.8), (20, 60 + 19 + 8.8), (20, 60 + 35 + 8.8),
    ]  # fmt: skip
    assert codes(done) == []


def test_a_chain_goes_on_in_the_next_frame_and_on_the_next_page(square):
    done = made(
        square,
        [story("hens", "字" * 58)],
        heads(frame("hens:body", (20, 60, 100, 48))),
        page(frame("hens:body", (50, 10, 100, 48))),
    )

    assert [line.y for line in lines(done, 2)] == [10 + 11.8, 26 + 11.8, 42 + 11.8]
    assert {line.x for line in lines(done, 2)} == {50}
    assert text_of(done, "hens").count("字") == 58


def test_the_order_of_a_chain_is_the_templates(square):
    first = frame("hens:body", (150, 60, 100, 32), order=1)
    second = frame("hens:body", (20, 60, 100, 32), order=2)
    done = made(square, [story("hens", "字" * 30)], heads(second, first))

    body = lines(done, role="body")
    assert [line.x for line in body][:2] == [170, 150]


def test_columns_are_as_wide_as_the_gutter_leaves_and_end_level(square):
    wide = frame("hens:body", (20, 60, 220, 160), columns=2, gutter=20)
    done = made(square, [story("hens", *["字" * 28] * 4)], heads(wide))

    body = lines(done, role="body")
    left = [line for line in body if line.x < 130]
    right = [line for line in body if line.x >= 140]
    assert len(left) == len(right) == 6
    assert [line.y for line in left] == [line.y for line in right]


def test_no_line_of_a_paragraph_stands_alone_at_a_foot(square):
    # Five rows: the second paragraph would leave one line below the first.
    texts = ("字" * 38, "文" * 38)
    done = made(
        square,
        [story("hens", *texts)],
        heads(
            frame("hens:body", (20, 60, 100, 80)),
            frame("hens:body", (150, 60, 100, 80)),
        ),
    )

    left = [line for line in lines(done, role="body") if line.x < 150]
    assert "文" not in "".join(line.text for line in left)


def test_a_crosshead_goes_with_its_text(square):
    body = ("字" * 48, paragraph("小标题", role="crosshead"), "文" * 38)
    done = made(
        square,
        [story("hens", *body)],
        heads(
            frame("hens:body", (20, 60, 100, 112)),
            frame("hens:body", (150, 60, 100, 112)),
        ),
    )

    (head,) = lines(done, role="crosshead")
    assert head.x == 150
    following = [line for line in lines(done, role="body") if line.x >= 150]
    # It ends on a row: text below it is level with text beside it.
    assert (following[0].y - 60 - 11.8) / 16 == pytest.approx(2)


def test_text_runs_round_a_picture(square):
    photo = frame("hens:photo", (70, 76, 50, 32), exclusion="rect")
    pictured = story(
        "hens", "字" * 60, photos=(Photo("a.jpg", width=3, height=2, digest="00"),)
    )
    done = made(
        square, [pictured], heads(photo, frame("hens:body", (20, 60, 100, 200)))
    )

    widths = [round(line.width) for line in lines(done, role="body")]
    assert widths[:4] == [80, 50, 50, 100]
    assert {line.x for line in lines(done, role="body")[1:]} == {20}


def test_text_runs_round_an_ellipse(square):
    photo = frame("hens:photo", (20, 60, 100, 96), exclusion="ellipse")
    pictured = story(
        "hens", "字" * 99, photos=(Photo("a.jpg", width=3, height=2, digest="00"),)
    )
    done = made(
        square, [pictured], heads(photo, frame("hens:body", (20, 60, 200, 200)))
    )

    body = lines(done, role="body")[:7]
    begins = [line.x - 20 for line in body[1:6]]
    assert begins == sorted(begins[:2]) + begins[2:3] + sorted(begins[3:], reverse=True)
    assert max(begins) == 100
    assert min(begins) < 100
    assert body[6].x == 20


def test_a_vertical_frame_fills_from_the_right(square):
    upright = frame("hens:body", (20, 60, 80, 100), mode="vertical")
    done = made(square, [story("hens", "字" * 25)], heads(upright))

    body = lines(done, role="body")
    assert all(line.vertical for line in body)
    assert [line.x for line in body] == [100 - 8, 100 - 24, 100 - 40]
    assert [line.y for line in body] == [80, 60, 60]


def test_a_head_is_turned_to_its_frame(square):
    long = story("hens", "字", headline=Headline("五层笼架照料十万只鸡"))
    done = made(
        square,
        [long],
        page(
            frame("hens:head", (20, 20, 120, 60)), frame("hens:body", (20, 90, 100, 60))
        ),
    )

    assert len(lines(done, role="main")) == 2
    assert codes(done) == []


@pytest.mark.parametrize(("style", "size"), [("note", 8.0), ("small", 6.5)])
def test_a_style_named_after_a_role_is_set_as_it_is(square, style, size):
    """Other roles depart from their frame's style as they depart from body."""
    note = BODY._replace(size=8, leading=11, indent=0)
    styles = STYLES | {"note": note, "small": BODY._replace(size=8, indent=0)}
    done = made(
        square,
        [story("hens", paragraph("字" * 8, "p1", "note"))],
        heads(frame("hens:body", (20, 60, 100, 20), style=style)),
        house=HOUSE._replace(styles=tuple(styles.items())),
    )

    assert {run.size for line in lines(done, role="note") for run in line.runs} == {
        size
    }


def test_an_english_head_leaves_no_word_alone(square):
    """Its lines are even, as a compositor would turn them."""
    head = Headline("Fields and hills behind canals")
    done = made(
        square,
        [story("hens", "Words.", headline=head, lang="en")],
        page(
            frame("hens:head", (20, 20, 210, 60)), frame("hens:body", (20, 90, 90, 60))
        ),
    )

    assert [line.text for line in lines(done, role="main")] == [
        "Fields and hills", "behind canals"
    ]  # fmt: skip


def test_what_finds_no_room_is_told_and_kept(square):
    done = made(
        square, [story("hens", "字" * 58)], heads(frame("hens:body", (20, 60, 100, 48)))
    )

    (told,) = [d for d in done.diagnostics if d.code == "makeup.overset"]
    (rest,) = done.overset
    assert rest.lines == 3
    assert rest.characters == 30
    assert rest.text == "字" * 30
    assert rest.millimetres == pytest.approx(48 / 72 * 25.4, abs=0.05)
    assert told.severity == "error"
    assert told.source.file == "hens.zh.md"


def test_a_byline_without_room_is_told_at_its_own_line(square):
    place = Source("hens.zh.md", 4, 9)
    one = story("hens", "字", byline="记" * 20, byline_source=place)
    narrow = frame("hens:byline", (20, 5, 100, 16))
    done = made(square, [one], heads(narrow, frame("hens:body", (20, 60, 100, 48))))

    (told,) = [d for d in done.diagnostics if d.code == "makeup.overset"]
    assert told.source == place


def test_frames_that_stay_white_are_noted(square):
    done = made(
        square, [story("hens", "字" * 8)], heads(frame("hens:body", (20, 60, 100, 160)))
    )

    assert codes(done) == ["makeup.bare-frame"]


def test_text_without_a_frame_is_an_error_and_a_head_is_a_note(square):
    done = made(square, [story("hens", "字")], page())

    assert [(d.severity, d.code) for d in done.diagnostics] == [
        ("error", "makeup.unframed-text"), ("note", "makeup.unframed"),
    ]  # fmt: skip


def _pictured(*frames):
    """Return two languages with two pictures, which have captions."""
    files = ("a.jpg", "b.jpg")

    def photos(word):
        return tuple(Photo(f, word + f, width=3, height=2, digest="0") for f in files)

    body = frame("hens:body", (0, 60, 100, 60)), frame("hens.en:body", (0, 90, 200, 60))
    stories = [
        story("hens", "字", twin="hens.en", photos=photos("图")),
        english("Hens", photos=photos("Picture ")),
    ]
    heads = [frame("hens:head", (0, 0, 90, 24)), frame("hens.en:head", (0, 30, 90, 24))]
    return stories, page(*heads, *body, *frames)


@pytest.mark.parametrize(
    ("names", "zh", "en"),
    [
        (("photo", "photo-2"), "caption-1, caption-2", "caption-1, caption-2"),
        (("photo", "caption", "photo-2", "caption-2"), "", "caption-1, caption-2"),
        (("photo", "caption"), "photo-2", "caption-1"),
        ((), "photo-1, photo-2", ""),
    ],
)
def test_pictures_and_captions_without_a_frame_are_noted(square, names, zh, en):
    """A picture stands once for both languages, its caption in each."""
    frames = (frame(f"hens:{name}", (200, 0, 90, 40)) for name in names)
    stories, sheet = _pictured(*frames)
    told = {
        one.source.file: one.message.en.rpartition(": ")[2]
        for one in made(square, stories, sheet).diagnostics
        if one.code == "makeup.unframed"
    }

    assert told == {
        name: parts for name, parts in (("hens.md", zh), ("hens.en.md", en)) if parts
    }


def test_a_chinese_frame_of_an_english_edition_is_told_as_that(square):
    twin = english("Hens")
    whole = edition([story("hens", "字", twin="hens.en"), twin], lang="en")
    plan = whole.pages[0]._replace(stories=("hens.en",))
    with pytest.raises(LayoutError) as refused:
        check_frames(
            whole._replace(pages=(plan,)), [page(frame("hens:body", (0, 0, 9, 9)))]
        )

    (told,) = refused.value.diagnostics
    assert told.code == "makeup.frame-not-english"
    assert "hens.en:body" in told.hint.en
    assert '{% if lang != "en" %}' in told.hint.en


def test_one_paragraph_may_have_its_own_frame(square):
    done = made(
        square,
        [story("hens", "字" * 8, "文" * 8)],
        heads(
            frame("hens:body", (20, 60, 100, 16)), frame("hens:#p1", (150, 60, 100, 16))
        ),
    )

    placed = {line.text[0]: line.x for line in lines(done, role="body")}
    assert placed == {"字": 170, "文": 40}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("cocks:body", "makeup.frame-story"),
        ("hens:bodies", "makeup.frame-part"),
        ("hens:photo-3", "makeup.frame-photo"),
        ("hens:#p9", "makeup.frame-paragraph"),
        ("body", "makeup.frame-story"),
    ],
)
def test_frames_for_nothing_are_refused_at_their_place(square, name, code):
    with pytest.raises(LayoutError) as refused:
        made(square, [story("hens", "字")], page(frame(name, (0, 0, 9, 9))))

    (told,) = refused.value.diagnostics
    assert told.code == code
    assert str(told.source) == "layouts/leaflet/page.html:7:1"


def test_a_page_names_the_stories_of_its_frames():
    whole = edition([story("hens", "字")])
    silent = whole._replace(pages=(whole.pages[0]._replace(stories=()),))
    designed = [page(frame("hens:body", (20, 60, 100, 60)))]

    check_frames(whole, designed)
    with pytest.raises(LayoutError) as refused:
        check_frames(silent, designed)

    (told,) = refused.value.diagnostics
    assert told.code == "makeup.frame-not-here"
    assert str(told.source) == "layouts/leaflet/page.html:7:1"


def test_a_picture_over_the_fold_is_parted_with_bleed_on_both_pages(square):
    """Two pages of 300 pt with 9 of bleed; each shows its own half."""
    photo = Photo("a.jpg", width=3, height=1, digest="00")
    left, right = (frame("hens:photo", (x, -9, 618, 206)) for x in (-9.0, -309.0))
    text = frame("hens:body", (20, 220, 200, 60))
    done = made(
        square, [story("hens", "字", photos=(photo,))], page(left, text), page(right)
    )
    halves = [
        next(item for item in one.items if isinstance(item, Group))
        for one in done.pages
    ]

    assert [half.clip for half in halves] == [Rect(-9, -9, 318, 318)] * 2
    one, other = (next(iter(half.items)) for half in halves)
    assert one.crop == other.crop
    assert one.rect == other.rect._replace(x=other.rect.x + 300)


def test_a_page_has_its_furniture_below_and_over_the_text(square):
    photo = frame("hens:photo", (0, 0, 90, 60))
    pictured = story(
        "hens", "字", photos=(Photo("a.jpg", width=3, height=2, digest="00"),)
    )
    body = frame("hens:body", (20, 60, 100, 60))
    done = made(
        square, [pictured], page(HEAD, body, photo, under=b"1", over=b"2", digest="d")
    )

    items = done.pages[0].items
    assert items[0] == Embed(Rect(-9, -9, 318, 318), b"1", "d")
    assert isinstance(items[1], Picture)
    assert items[1].rect == Rect(0, 0, 90, 60)
    assert items[-1].pdf == b"2"


def test_pages_tell_their_frames(square):
    two = frame("hens:body", (20, 60, 220, 64), columns=2, gutter=20)
    done = made(square, [story("hens", "字" * 58)], heads(two))

    told = [(f.role, f.story, f.leg, f.lines) for f in done.frames[0].frames]
    assert told == [
        ("head", "hens", 0, 1),
        ("text", "hens", 1, 3),
        ("text", "hens", 2, 3),
    ]
    assert [mark.story for mark in done.pages[0].marks] == ["hens"]


@pytest.mark.parametrize(
    ("form", "count", "severity"),
    [("tri-fold", 5, "error"), ("saddle", 6, "warning"), ("saddle", 8, "")],
)
def test_the_number_of_pages_is_the_formats(form, count, severity):
    whole = edition([story("hens", "字")], count)
    try:
        told = check_format(whole, HOUSE._replace(format=form))
    except LayoutError as error:
        told = error.diagnostics

    assert [one.severity for one in told] == ([severity] if severity else [])
    assert {one.code for one in told} <= {"makeup.page-count"}


def test_an_accordion_is_called_so():
    with pytest.raises(LayoutError) as refused:
        check_format(
            edition([story("hens", "字")], 3), HOUSE._replace(format="accordion")
        )

    assert refused.value.diagnostics[0].message.en.startswith("an accordion has ")


def test_a_layout_of_newspapers_makes_no_brochure():
    with pytest.raises(LayoutError) as refused:
        check_format(edition([story("hens", "字")]), HOUSE._replace(format=""))

    assert [one.code for one in refused.value.diagnostics] == ["makeup.no-format"]
