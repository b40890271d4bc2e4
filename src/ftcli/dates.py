"""Dates as intervals of days, written in EDTF (ISO 8601-2): `2014`, `2014-10`, `2014-07/2014-09`.

The press rarely gives a day. A `Period` keeps what it does give: the first and the last day that
the words allow. An open end (`2014-11/..`) counts as its start, so that a figure which held on
from a date is one of that date.
"""

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Self

from ftcli.errors import FtcliError, shortened

DAYS_A_YEAR = Fraction(1461, 4)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class BadDate(FtcliError, ValueError):
    """A text is no date that ftcli reads."""


class Period(NamedTuple):
    """An interval of days, both ends included.

    Attributes:
        edtf: the date as written.
        first: the earliest day it allows.
        last: the latest day it allows.
        open_end: whether it goes on from its start (`2014-11/..`).
    """

    edtf: str
    first: date
    last: date
    open_end: bool = False

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """The period that an EDTF date names.

        Raises:
            BadDate: the text is none of `2014`, `2014-10`, `2014-10-08`, `A/B`, `A/..`.

        >>> Period.parse("2014-07/2014-09").last
        datetime.date(2014, 9, 30)
        >>> Period.parse("2014-11/..").last
        datetime.date(2014, 11, 30)
        """
        start, slash, end = edtf.partition("/")
        first, last = _days(start, edtf)
        if not slash:
            return cls(edtf, first, last)
        if end == "..":
            return cls(edtf, first, last, open_end=True)
        end_first, end_last = _days(end, edtf)
        if end_first < first or end_last < last:
            raise BadDate(f"the date {shortened(edtf)!r} ends before it begins")
        return cls(edtf, first, end_last)

    @property
    def years(self) -> range:
        """The calendar years it touches."""
        return range(self.first.year, self.last.year + 1)

    def shares_year(self, other: "Period") -> bool:
        """Whether both touch one calendar year."""
        return self.first.year <= other.last.year and other.first.year <= self.last.year

    def precedes(self, other: "Period") -> bool:
        """Whether it is of earlier calendar years than another, with none in common."""
        return self.last.year < other.first.year

    def days_from(self, other: "Period") -> int:
        """How many days lie at least between it and another; 0 where they touch.

        >>> Period.parse("2014").days_from(Period.parse("2015-01"))
        1
        """
        return max((self.first - other.last).days, (other.first - self.last).days, 0)

    def years_from(self, other: "Period") -> int:
        """The same in calendar years: 0 where they touch one."""
        return max(self.first.year - other.last.year, other.first.year - self.last.year, 0)

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=4096)
def _days(text: str, edtf: str) -> tuple[date, date]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadDate(
            f"{shortened(edtf)!r} is no date",
            "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise BadDate(f"{shortened(edtf)!r} is no date of the calendar") from error


def after(period: Period, *, years: int = 0, months: int = 0) -> Period:
    """The period that lies a number of years or months after another, to that precision.

    Ten years after 8 October 2014 is 2024: nobody who says "in ten years" means a day.

    Raises:
        BadDate: it lies past the year 9999.

    >>> str(after(Period.parse("2014-10-08"), years=10))
    '2024'
    >>> str(after(Period.parse("2016-06"), months=18))
    '2017-12'
    >>> str(after(Period.parse("2014-11/2015-06"), years=10))
    '2024/2025'
    """
    if months:
        first, last = (_month(day, 12 * years + months) for day in (period.first, period.last))
    else:
        first, last = (f"{day.year + years:04d}" for day in (period.first, period.last))
    return Period.parse(first if first == last else f"{first}/{last}")


def _month(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}"
