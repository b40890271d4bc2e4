"""Changes and growth enclose whatever numbers and days the words and the dates allow."""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from building import ecosystem, figure
from ftcli import Period, Quantity
from ftcli.history import LEAST_DAYS, Change, history_of

COUNTS = st.integers(1, 100_000)
HEDGES = st.sampled_from(
    ["{} emplois", "plus de {} emplois", "au moins {} emplois", "moins de {} emplois",
     "jusqu'à {} emplois", "environ {} emplois", "près de {} emplois", "un peu plus de {} emplois"]
)  # fmt: skip
# "entre 1 et 5 000" is not read: one end may lack its scale.
RANGES = st.tuples(COUNTS, st.integers(1, 5_000)).map(
    lambda pair: f"entre {pair[0]} et {pair[0] + min(pair[1], 100 * pair[0])} emplois"
)
PHRASES = st.one_of(st.builds(str.format, HEDGES, COUNTS), RANGES)
YEARS = st.integers(2005, 2020)
DATES = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, YEARS, st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda year, more: f"{year}/{year + more}", YEARS, st.integers(1, 2)),
)
SHARES = st.integers(0, 1000).map(lambda thousandths: Fraction(thousandths, 1000))


def number_in(quantity: Quantity, share: Fraction) -> Fraction:
    """A number of a quantity: an end where it is closed, a hair inside where not, or between."""
    low = quantity.low if quantity.low is not None else Fraction(0)
    high = quantity.high if quantity.high is not None else 3 * low + 1000
    hair = (high - low) / 10**6
    least = low + hair if quantity.low_open else low
    most = high - hair if quantity.high_open else high
    return least + share * (most - least)


def day_in(period: Period, share: Fraction) -> date:
    return period.first + timedelta(days=int(share * (period.last - period.first).days))


def truth(start: Fraction, end: Fraction, days: int) -> Fraction:
    """The compound growth in % a year, to 90 digits."""
    with localcontext(prec=90):
        factor = Decimal(end.numerator) * start.denominator / end.denominator / start.numerator
        return Fraction(factor ** (Decimal(1461) / (4 * days))) * 100 - 100


def change(start: tuple[str, str], end: tuple[str, str]) -> tuple[Change, Quantity, Quantity]:
    """The change of a city from one statement to another, and what these entail."""
    city = ecosystem(figure("jobs", *start), figure("jobs", *end))
    (series,) = history_of(city, "jobs").series
    first, last = series.points
    assert last.change is not None
    return last.change, first.quantity, last.quantity


def between_years(start: str, end: str) -> bool:
    return Period.parse(start).last.year < Period.parse(end).first.year


@given(PHRASES, PHRASES, DATES, DATES, st.lists(SHARES, min_size=4, max_size=4))
def test_every_change_and_growth_that_may_be_true_lies_within_the_bounds(
    before: str, after: str, since: str, until: str, shares: list[Fraction]
) -> None:
    assume(between_years(since, until))
    found, first, last = change((before, since), (after, until))
    start, end = number_in(first, shares[0]), number_in(last, shares[1])
    assume(start > 0)
    days = (day_in(Period.parse(until), shares[2]) - day_in(Period.parse(since), shares[3])).days

    assert end - start in found.amount
    assert found.percent is None or (end / start - 1) * 100 in found.percent
    if found.yearly is not None:
        assert days >= LEAST_DAYS
        assert truth(start, end, days) in found.yearly


@given(COUNTS, COUNTS, DATES, DATES)
def test_the_bounds_of_growth_are_reached_by_the_first_and_last_days(
    start: int, end: int, since: str, until: str
) -> None:
    earlier, later = Period.parse(since), Period.parse(until)
    least, most = (later.first - earlier.last).days, (later.last - earlier.first).days
    assume(between_years(since, until))
    assume(least >= LEAST_DAYS)
    found, _, _ = change((f"{start} emplois", since), (f"{end} emplois", until))
    assert found.yearly is not None
    reached = sorted(truth(Fraction(start), Fraction(end), days) for days in (least, most))

    assert found.yearly.low is not None
    assert found.yearly.high is not None
    assert 0 <= reached[0] - found.yearly.low < Fraction(1, 10**30)
    assert 0 <= found.yearly.high - reached[1] < Fraction(1, 10**30)


@given(PHRASES, PHRASES, DATES, DATES)
def test_growth_is_told_only_where_a_year_at_least_lies_between(
    before: str, after: str, since: str, until: str
) -> None:
    assume(between_years(since, until))
    found, _, _ = change((before, since), (after, until))
    is_long = (Period.parse(until).first - Period.parse(since).last).days >= LEAST_DAYS

    assert (found.yearly is not None) == (is_long and found.percent is not None)
