"""Time between dates, paces and marks: intervals that enclose every truth."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import interval

from ftcli.dates import DAYS_A_YEAR, Period
from ftcli.quantity import Quantity, Verdict
from ftcli.targets.paces import (
    Mark,
    days_until,
    pace,
    slip,
    yearly,
    years_between,
)

DATES = (
    "2014", "2014-10", "2014-10-08", "2014-07/2014-09", "2014-11/2015-06", "2015", "2015-12-31",
    "2016-02/2016-03", "2016-02", "2016", "2016-11/..", "2013/2014", "2024/2025",
)  # fmt: skip
periods = st.sampled_from(DATES).map(Period.parse)
bounds = st.one_of(st.none(), st.integers(-20, 20).map(Fraction))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Any interval of jobs, open or closed, bounded or not."""
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_point = low is not None and low == high
    return Quantity(
        low,
        high,
        low_open=low is not None and not is_point and draw(st.booleans()),
        high_open=high is not None and not is_point and draw(st.booleans()),
        unit="jobs",
    )


def numbers_in(quantity: Quantity) -> list[Fraction]:
    """Numbers of an interval: its ends where they belong to it, and others between."""
    low = quantity.low if quantity.low is not None else (quantity.high or Fraction(0)) - 50
    high = quantity.high if quantity.high is not None else low + 100
    steps = [low + (high - low) * Fraction(part, 1000) for part in (0, 1, 333, 500, 999, 1000)]
    return [number for number in steps if number in quantity]


def days_in(period: Period) -> list[date]:
    """The first day of a date, the last, and one between."""
    middle = period.first + (period.last - period.first) / 2
    return [period.first, middle, period.last]


@given(periods, periods)
def test_the_time_between_two_dates_holds_that_between_any_two_of_their_days(earlier, later):
    time = years_between(earlier, later)

    for start in days_in(earlier):
        for end in days_in(later):
            if end >= start:
                assert time is not None
                assert (end - start).days / DAYS_A_YEAR in time


@given(periods, periods)
def test_the_ends_of_a_time_are_reached_by_days_in_order(earlier, later):
    time = years_between(earlier, later)
    lengths = [
        (end - start).days / DAYS_A_YEAR
        for start in (earlier.first, earlier.last)
        for end in (later.first, later.last)
    ]

    if time is None:
        assert max(lengths) < 0
    else:
        assert (time.low, time.high) == (max(min(lengths), Fraction(0)), max(lengths))


@given(quantities(), periods, periods)
def test_a_pace_holds_that_of_any_amount_over_any_time(amount, earlier, later):
    time = years_between(earlier, later)
    if time is None:
        return
    result = pace(amount, time)

    assert (result.unit, result.per) == ("jobs", "year")
    for start in days_in(earlier):
        for end in days_in(later):
            if end > start:
                length = (end - start).days / DAYS_A_YEAR
                assert all(number / length in result for number in numbers_in(amount))


@given(quantities(), quantities())
def test_a_mark_that_is_surely_met_is_met_by_every_number(number, aim):
    mark = Mark.of(aim)
    verdict = mark.met_by(number)

    for reached in numbers_in(number):
        for least in numbers_in(mark.bounds):
            meets = reached > least if mark.is_excluded else reached >= least
            if verdict is Verdict.HIGHER:
                assert meets
            if verdict is Verdict.LOWER:
                assert not meets


@pytest.mark.parametrize(
    ("low", "high", "low_open", "reached", "verdict"),
    [
        (100, None, True, 100, "lower"),  # plus de 100
        (100, None, True, 101, "higher"),
        (100, None, False, 100, "higher"),  # au moins 100
        (100, None, False, 99, "lower"),
        (100, 100, False, 100, "higher"),
        (80, 120, False, 120, "higher"),  # environ 100
        (80, 120, False, 100, "undecided"),
        (80, 120, False, 79, "lower"),
    ],
)
def test_the_words_of_an_aim_say_what_reaches_it(low, high, low_open, reached, verdict):
    top = None if high is None else Fraction(high)
    aim = Quantity(Fraction(low), top, low_open=low_open, unit="firms")

    assert Mark.of(aim).met_by(Quantity.exactly(reached, "firms")) == verdict


def test_an_aim_of_which_nothing_is_known_is_never_surely_met():
    nothing = Quantity(low=Fraction(0), unit="jobs")

    assert Mark.of(nothing).met_by(Quantity.exactly(10**9, "jobs")) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("per", "year"), [("year", "5"), ("month", "60"), ("day", "7305/4"), (None, "5")]
)
def test_a_rate_is_told_by_the_year(per, year):
    rate = Quantity(Fraction(5), Fraction(5), unit="jobs", per=per)

    assert interval(yearly(rate)) == f"[{year}, {year}] jobs per year"


def test_a_pace_over_no_time_has_no_upper_bound():
    same = Period.parse("2015")
    time = years_between(same, same)

    assert interval(pace(Quantity.exactly(100, "jobs"), time)) == "[36525/364, ∞) jobs per year"


@given(periods, st.dates(date(2010, 1, 1), date(2030, 12, 31)))
def test_the_days_left_are_those_until_the_first_and_the_last_day(deadline, on):
    least, most = days_until(deadline, on)

    assert on + timedelta(least) == deadline.first
    assert on + timedelta(most) == deadline.last


@pytest.mark.parametrize(
    ("first", "later", "days"),
    [
        ("2024", "2024", (0, 0)),
        ("2024", "2024/2025", (0, 365)),
        ("2024/2025", "2021", (-1461, -1095)),
        ("2015-06", "2016", (214, 550)),
    ],
)
def test_a_slip_tells_how_far_both_ends_of_a_deadline_moved(first, later, days):
    assert slip(Period.parse(first), Period.parse(later)) == days
