"""The ink limit (总墨量): no pixel may carry more than the paper takes.

In: a picture in four inks.  Out: the same, cyan, magenta and yellow lowered
where the sum is over the limit; black is left, it carries the drawing.

"""

from PIL import Image, ImageChops, ImageMath

#: JPEG lets pixels ring by a few percent; that room is kept free.
_HEADROOM = 0.06
#: Rows done at a time, so that the floats of a whole page never stand at once.
_ROWS = 128


def limited(picture: Image.Image, limit: float) -> Image.Image:
    """Return ``picture`` with no pixel over ``limit`` (2.4 is 240 %)."""
    most = 255 * (limit - _HEADROOM)
    if _highest(picture) <= most:
        return picture
    done = Image.new("CMYK", picture.size)
    for top in range(0, picture.height, _ROWS):
        box = (0, top, picture.width, min(top + _ROWS, picture.height))
        done.paste(_strip(picture.crop(box), most), box)
    return done


def _highest(picture: Image.Image) -> float:
    """Return an upper bound of the ink of any pixel, 0 to 1020."""
    c, m, y, k = picture.split()
    pairs = (ImageChops.add(c, m, 2), ImageChops.add(y, k, 2))
    _, most = ImageChops.add(*pairs, 2).getextrema()
    assert isinstance(most, int | float)  # of one channel
    return 4.0 * most + 4  # what three halvings may have rounded off


def _strip(picture: Image.Image, most: float) -> Image.Image:
    c, m, y, k = picture.split()
    factor = ImageMath.lambda_eval(
        lambda a: a["min"](
            a["max"](most - a["float"](a["k"]), 0.0)
            / a["max"](a["float"](a["c"]) + a["m"] + a["y"], 1.0),
            1.0,
        ),
        c=c, m=m, y=y, k=k,
    )  # fmt: skip
    lowered = [
        ImageMath.lambda_eval(
            lambda a: a["convert"](a["float"](a["ink"]) * a["factor"], "L"),
            ink=ink,
            factor=factor,
        )
        for ink in (c, m, y)
    ]
    return Image.merge("CMYK", [*lowered, k])
