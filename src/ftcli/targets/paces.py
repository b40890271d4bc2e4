"""Time between dates that are intervals, what is to be done in it a year, and the mark to reach."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ftcli.dates import DAYS_A_YEAR, Period
from ftcli.quantity import Quantity, Verdict

PER_YEAR = {"year": Fraction(1), "month": Fraction(12), "day": DAYS_A_YEAR}


def years_between(earlier: Period, later: Period) -> Quantity | None:
    """The time from any day of a date to any day of a later one, in years of 365.25 days.

    Where the two overlap it may be none at all; None where the later ends before the earlier.

    >>> time = years_between(Period.parse("2014-10-08"), Period.parse("2016-02/2016-03"))
    >>> time.low * DAYS_A_YEAR, time.high * DAYS_A_YEAR
    (Fraction(481, 1), Fraction(540, 1))
    """
    most = (later.last - earlier.first).days
    if most < 0:
        return None
    least = max((later.first - earlier.last).days, 0)
    return Quantity(low=least / DAYS_A_YEAR, high=most / DAYS_A_YEAR, unit="year")


def pace(amount: Quantity, time: Quantity) -> Quantity:
    """How much a year an amount is, over a time in years; without bounds where that may be none.

    >>> quick = pace(Quantity.exactly(500, "jobs"), Quantity.exactly(2, "year"))
    >>> quick.nominal, quick.unit, quick.per
    (Fraction(250, 1), 'jobs', 'year')
    """
    return replace(amount / time, unit=amount.unit, per="year")


def yearly(quantity: Quantity) -> Quantity:
    """A rate in so much a year; one that names no length of time is taken as yearly."""
    return replace(quantity * PER_YEAR[quantity.per or "year"], per="year")


class Mark(NamedTuple):
    """What a number has to come up to.

    "Plus d'une centaine" is reached by any number above 100: a floor is its own mark. Of "environ
    4 000" the mark lies between the bounds.

    Attributes:
        bounds: where the mark lies.
        is_excluded: whether it has to be exceeded ("plus de").
    """

    bounds: Quantity
    is_excluded: bool = False

    @classmethod
    def of(cls, aim: Quantity) -> "Mark":
        """The mark of an aim."""
        if aim.high is not None or aim.low is None or aim.is_indeterminate:
            return cls(aim)
        return cls(replace(aim, high=aim.low, low_open=False), aim.low_open)

    def met_by(self, number: Quantity) -> Verdict:
        """HIGHER where a number surely reaches it, LOWER where it surely falls short.

        >>> mark = Mark.of(Quantity(low=Fraction(100), low_open=True, unit="firms"))
        >>> str(mark.met_by(Quantity.exactly(101, "firms")))
        'higher'
        >>> str(mark.met_by(Quantity.exactly(100, "firms")))
        'lower'
        """
        low, high = self.bounds.low, self.bounds.high
        if number.low is not None and high is not None:
            exceeds = number.low_open or not self.is_excluded
            if number.low > high or (number.low == high and exceeds):
                return Verdict.HIGHER
        if number.high is not None and low is not None:
            short = number.high_open or self.bounds.low_open or self.is_excluded
            if number.high < low or (number.high == low and short):
                return Verdict.LOWER
        return Verdict.UNDECIDED


def days_until(deadline: Period, on: date) -> tuple[int, int]:
    """The least and most days left until a deadline; negative where it has passed.

    >>> days_until(Period.parse("2017"), date(2016, 12, 31))
    (1, 365)
    """
    return (deadline.first - on).days, (deadline.last - on).days


def slip(first: Period, later: Period) -> tuple[int, int]:
    """By how many days a deadline was moved: its first and its last day, the lesser move first.

    >>> slip(Period.parse("2024"), Period.parse("2024/2025"))
    (0, 365)
    """
    moves = (later.first - first.first).days, (later.last - first.last).days
    return min(moves), max(moves)
