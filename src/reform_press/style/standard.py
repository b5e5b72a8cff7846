"""The house's standard styles (标准样式): what a layout need not say.

In: nothing.  Out: tables.  Every style begins from the body's and changes
what stands here; a layout changes it further.  Values are those of trade
practice for a page set 9 on 12 pt; sizes are points.

"""

from typing import Any

#: Role of text: how it departs from body.
STYLES: dict[str, dict[str, Any]] = {
    "body": {},
    "introduction": {"han": "kai", "size": 11.0, "leading": 16.0},
    "crosshead": {
        "han": "title",
        "latin": "serif-black",
        "size": 15.0,
        "leading": 18.0,
        "indent": 0.0,
        "align": "centre",
    },
    "quote": {"han": "kai", "indent": 4.0, "hang": 2.0},
    # A line of verse begins where the one above it began.
    "verse": {"han": "kai", "hang": 2.0, "align": "start"},
    "item": {"hang": 2.0},
    "source": {"han": "kai", "indent": 0.0, "align": "end"},
    "note": {"size": 8.0},
    "caption": {"han": "kai", "size": 8.5, "leading": 11.0, "indent": 0.0},
    "credit": {
        "han": "kai",
        "size": 8.5,
        "leading": 11.0,
        "indent": 0.0,
        "align": "end",
    },
    "byline": {"han": "kai", "size": 10.5, "indent": 0.0, "align": "centre"},
    "dateline": {"han": "hei", "latin": "sans"},
    # Heads in frames of their own, on designed pages.
    "head": {
        "han": "title",
        "latin": "serif-black",
        "size": 18.0,
        "leading": 24.0,
        "indent": 0.0,
        "align": "start",
    },
    "kicker": {
        "han": "kai",
        "size": 10.5,
        "leading": 14.0,
        "indent": 0.0,
        "align": "start",
    },
    "deck": {
        "han": "kai",
        "size": 12.0,
        "leading": 16.0,
        "indent": 0.0,
        "align": "start",
    },
    "correspondent": {"han": "kai"},
    "staff": {"size": 7.5, "leading": 10.0, "indent": 0.0, "align": "end"},
    "figures-title": {
        "han": "hei-bold",
        "latin": "sans-bold",
        "size": 12.0,
        "leading": 18.0,
        "indent": 0.0,
        "align": "start",
    },
    "figure": {
        "han": "hei-bold",
        "latin": "sans-black",
        "size": 28.0,
        "leading": 36.0,
        "indent": 0.0,
        "align": "start",
        "colour": "accent",
    },
    "figure-label": {
        "han": "hei-regular",
        "latin": "sans",
        "size": 8.5,
        "indent": 0.0,
        "align": "start",
    },
}

#: Kind of story: how its head departs from the common one.
HEADS: dict[str, dict[str, Any]] = {
    "": {},
    "lead": {},
    "news": {"main": "hei-bold", "main_latin": "sans-bold"},
    "feature": {},
    "photo": {"main": "hei-bold", "main_latin": "sans-bold"},
    "review": {},
    "notice": {"main": "hei-bold", "main_latin": "sans-bold"},
}

#: Head sizes that the house owns (字号表).
LADDER = (14.0, 16.0, 18.0, 20.0, 22.0, 26.0, 30.0, 36.0, 42.0, 48.0, 54.0, 63.0, 72.0)

#: Priority: smallest and largest main line.
BANDS = {
    1: (36.0, 63.0),
    2: (26.0, 42.0),
    3: (20.0, 30.0),
    4: (16.0, 22.0),
    5: (14, 18),
}

#: Names of colours that every layout has.
PALETTE = {
    "black": "K100",
    "paper": "K0",
    "accent": "C15 M100 Y100 K5",
    "tint": "C2 M6 Y8 K0",
}
