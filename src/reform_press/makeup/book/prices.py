"""What a reader would see of a page's faults, as prices (分页代价).

In: nothing.  Out: one value; whoever breaks pages may be given another.  The
unit is a tenth of a row left white at a column's foot.

"""

from math import inf
from typing import NamedTuple


class Prices(NamedTuple):
    """Prices of what a breaker may do, and how far it looks."""

    white: float = 10.0  # rows left white at a column's foot, squared
    empty: float = 1_000.0  # a column without anything
    #: A spread that ends one row, two rows or more early, both pages alike.
    lowered: tuple[float, ...] = (0.0, 6.0, 20.0, 60.0, 120.0)
    #: Rows that a last page's last column is short of the others, squared, and
    #: about as much as they cost at most.
    level: float = 3.0
    unlike: float = 40.0
    slipped: float = 15.0  # a float that is to stand in its text and stands lower
    waits: float = 30.0  # a float that was called, at the foot of a right-hand page
    waits_left: float = 8.0  # the same where the page that faces it may have it
    aside: float = 9.0  # a float of a few columns in others than its call's
    late: float = 60.0  # a page of floats without text, after the last line
    parted: float = 60.0  # a note that goes on at the foot of the next column
    #: A page left white before a picture over a spread; of a late page the share
    #: that floats leave white.
    blank: float = 200.0
    scant: float = 60.0  # a last page of a few rows
    few: int = 4  # those few: they may stand in one column
    saved: int = 3  # rows that shorter paragraphs of a column save at most
    #: Costs beyond those of the best way as far, with which a way is given up,
    #: and the same in a chapter with floats, whose places cost more: two that
    #: slipped on a page are not too dear.
    purse: float = 12.0
    wide_purse: float = 40.0
    alive: int = 8  # ways looked at from page to page

    def unfilled(self, rows: int, early: int) -> float:
        """Return the price of rows left white on a spread that ends so many early.

        They are the dearer the earlier it ends: a depth that no column has is none.
        """
        return self.white * rows * (rows + early)

    def unlevel(self, rows: int) -> float:
        """Return the price of a last column so many rows short of the others.

        Squared for a few rows, hardly more for others: no table is parted for it.
        """
        return min(self.level * rows * rows, self.unlike + rows / 2)


PRICES = Prices()
#: Nothing is given up: for small chapters and for tests.
EXHAUSTIVE = PRICES._replace(
    saved=1_000_000, purse=inf, wide_purse=inf, alive=1_000_000
)
