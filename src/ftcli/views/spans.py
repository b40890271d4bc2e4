"""Bounds drawn on a scale, for people: where a figure lies among its like, and how far it reaches.

The drawing stands beside the numbers and says nothing that they do not; machines never get it.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.quantity import Quantity
from ftcli.wording.phrasing import quantity_text, round_half_away

# A dot where there is nothing: markup runs spaces together, and the drawing would shift.
NOTHING, NUMBER, LOW, HIGH, BETWEEN = "·│├┤─"
NO_LOW, NO_HIGH = "←→"


class Scale(NamedTuple):
    """A line of characters from one number to another; its two ends are kept for arrows.

    Attributes:
        low: the least number on it.
        high: the greatest number on it, greater than the least.
        unit: their unit.
        width: how many characters it has.
    """

    low: Fraction
    high: Fraction
    unit: str | None
    width: int

    def label(self, lang: str) -> str:
        """Its two ends in numbers, at their places."""
        low, high = (
            quantity_text(Quantity.exactly(end, self.unit), lang) for end in (self.low, self.high)
        )
        return f" {low}{' ' * max(1, self.width - 2 - len(low) - len(high))}{high}"

    def drawn(self, quantity: Quantity) -> str:
        """A quantity on the line: one number, from bound to bound, or on to an arrow.

        >>> scale = Scale(Fraction(0), Fraction(100), "jobs", 13)
        >>> scale.drawn(Quantity.exactly(50, "jobs"))
        '······│······'
        >>> scale.drawn(Quantity(Fraction(20), Fraction(70), unit="jobs"))
        '···├────┤····'
        >>> scale.drawn(Quantity(low=Fraction(50), low_open=True, unit="jobs"))
        '······├─────→'
        """
        low = quantity.without_bare_zero().low
        first = 0 if low is None else self._place(low)
        last = self.width - 1 if quantity.high is None else self._place(quantity.high)
        if first == last:
            line = NUMBER
        else:
            start = NO_LOW if low is None else LOW
            end = NO_HIGH if quantity.high is None else HIGH
            line = start + BETWEEN * (last - first - 1) + end
        return NOTHING * first + line + NOTHING * (self.width - 1 - last)

    def _place(self, number: Fraction | None) -> int:
        share = (Fraction(number or 0) - self.low) / (self.high - self.low)
        return 1 + round_half_away(share * (self.width - 3))


def scale_of(quantities: Sequence[Quantity], width: int) -> Scale | None:
    """The scale from the least to the greatest bound; None for one figure, or two units."""
    ends = [(quantity.without_bare_zero().low, quantity.high) for quantity in quantities]
    bounds = {bound for pair in ends for bound in pair if bound is not None}
    units = {(quantity.unit, quantity.per) for quantity in quantities}
    if len(quantities) < 2 or len(bounds) < 2 or len(units) > 1:
        return None
    return Scale(min(bounds), max(bounds), quantities[0].unit, width)
