"""No character of copy is lost or doubled, whatever the frames and the flow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from makeup.leaflet import english, frame, made, page, paragraph, story, text_of

FLOWS = ("free", "level", "panels", "over")
roles = st.sampled_from(["body"] * 6 + ["crosshead", "quote", "item"])
lengths = st.integers(1, 90)
bodies = st.lists(st.tuples(roles, lengths), min_size=1, max_size=6)
#: Height, columns, and whether a picture stands in the way.
frames = st.lists(
    st.tuples(st.integers(12, 200), st.integers(1, 2), st.booleans()),
    min_size=1,
    max_size=4,
)


def copy_of(body, letters):
    """Return paragraphs of which each has a letter of its own."""
    return [
        paragraph((letters[n] * length), f"p{n}", role if n else "body")
        for n, (role, length) in enumerate(body)
    ]


def kept(made, name):
    """Return the copy that stands on pages, and that which found no room."""
    rest = "".join(o.text for o in made.overset if o.story == name)
    return text_of(made, name) + rest.replace("\n", "")


def pages_of(shapes, flow):
    for high, columns, pictured in shapes:
        zh = frame(
            "hens:body", (20, 60, 120, high), columns=columns, gutter=10, flow=flow
        )
        en = frame(
            "hens.en:body", (150, 60, 120, high), columns=columns, gutter=10, flow=flow
        )
        aside = frame("hens:#none", (60, 70, 40, 20), exclusion="ellipse")
        own = (zh,) if flow == "over" else (zh, en)
        yield page(*own, *((aside._replace(name="hens:byline"),) if pictured else ()))


@given(bodies, frames, st.sampled_from(FLOWS))
@settings(max_examples=60, deadline=None)
def test_all_copy_stands_once_or_is_told(square, body, shapes, flow):
    zh, en = copy_of(body, "甲乙丙丁戊己"), copy_of(body, "ABCDEF")
    done = made(
        square,
        [story("hens", *zh, twin="hens.en"), english(*en)],
        *pages_of(shapes, flow),
    )

    for name, whole in (("hens", zh), ("hens.en", en)):
        told = sorted(kept(done, name))
        assert told == sorted("".join(one.text for one in whole))


@given(bodies, frames)
@settings(max_examples=30, deadline=None)
def test_lines_stay_in_their_frames_and_in_order(square, body, shapes):
    zh = copy_of(body, "甲乙丙丁戊己")
    done = made(square, [story("hens", *zh)], *pages_of_one(shapes))

    for number, (high, _, _) in enumerate(shapes, 1):
        for item in done.pages[number - 1].items:
            if getattr(item, "story", ""):
                size = item.runs[0].size
                assert item.y - 0.88 * size >= 60 - 0.01
                assert item.y + 0.12 * size <= 60 + high + 0.01
                assert item.x + item.width <= 140 + 0.01
    letters = text_of(done, "hens")
    order = [one for n, one in enumerate(letters) if n == 0 or letters[n - 1] != one]
    assert order == sorted(set(order), key="甲乙丙丁戊己".index)


def pages_of_one(shapes):
    for high, columns, _ in shapes:
        yield page(frame("hens:body", (20, 60, 120, high), columns=columns, gutter=10))
