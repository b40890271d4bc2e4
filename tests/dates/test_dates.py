"""Dates as intervals of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.dates import BadDate, Period, after

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))


@st.composite
def dates_in_edtf(draw: st.DrawFn) -> tuple[str, date]:
    """A date as written, to the year, the month or the day, and a day in it."""
    day = draw(days)
    return draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])), day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014-10-08", date(2014, 10, 8), date(2014, 10, 8)),
        ("2014-07/2014-09", date(2014, 7, 1), date(2014, 9, 30)),
        ("2014/2015-06", date(2014, 1, 1), date(2015, 6, 30)),
        ("2014-11/..", date(2014, 11, 1), date(2014, 11, 30)),
    ],
)
def test_a_date_allows_every_day_from_its_first_to_its_last(
    edtf: str, first: date, last: date
) -> None:
    assert Period.parse(edtf) == Period(edtf, first, last, open_end=edtf.endswith(".."))


@pytest.mark.parametrize(
    "text",
    ["", "14", "2014-1", "2014-13", "2014-02-30", "0000", "２０１４", " 2014", "2014/", "/2014",
     "../2014", "2014-10-08T10:00", "2014~", "2015/2014", "2014-09/2014-07", "10000"],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_its_words(text: str) -> None:
    with pytest.raises(BadDate) as caught:
        Period.parse(text)

    assert repr(text) in caught.value.message


def test_a_text_of_another_form_is_told_the_forms_there_are() -> None:
    with pytest.raises(BadDate) as caught:
        Period.parse("octobre 2014")

    assert (caught.value.message, caught.value.hint) == (
        "'octobre 2014' is no date",
        "write 2014, 2014-10, 2014-10-08, or an interval 2014-07/2014-09",
    )


@given(dates_in_edtf())
def test_a_date_holds_the_day_it_was_written_from(drawn: tuple[str, date]) -> None:
    form, day = drawn
    period = Period.parse(day.strftime(form))

    assert period.first <= day <= period.last
    assert str(period) == period.edtf
    assert list(period.years) == [day.year]


@given(days, st.integers(0, 4000))
def test_two_dates_share_a_year_when_their_years_have_one_in_common(day: date, more: int) -> None:
    end = day + timedelta(days=more)
    a, b = Period.parse(f"{day}/{end}"), Period.parse(str(end.year + 1))

    assert a.shares_year(Period.parse(str(end.year)))
    assert a.shares_year(b) is bool(set(a.years) & set(b.years)) is False
    assert b.shares_year(a) is False


@pytest.mark.parametrize(
    ("edtf", "years", "months", "expected"),
    [
        ("2014-10-08", 10, 0, "2024"),
        ("2014-11/..", 3, 0, "2017"),
        ("2014-11/2015-06", 10, 0, "2024/2025"),
        ("2016-06", 0, 18, "2017-12"),
        ("2016-06", 1, 6, "2017-12"),
        ("2014-07/2014-09", 0, 6, "2015-01/2015-03"),
        ("2014-12", 0, 1, "2015-01"),
    ],
)
def test_a_time_later_is_as_exact_as_the_time_is_told(
    edtf: str, years: int, months: int, expected: str
) -> None:
    assert str(after(Period.parse(edtf), years=years, months=months)) == expected


def test_a_time_past_the_calendar_is_no_date() -> None:
    with pytest.raises(BadDate, match="'10009' is no date"):
        after(Period.parse("9999"), years=10)


@given(days, st.integers(1, 600))
def test_as_many_months_later_is_that_many_months_away(day: date, months: int) -> None:
    later = after(Period.parse(day.strftime("%Y-%m")), months=months)

    apart = (later.first.year - day.year) * 12 + later.first.month - day.month
    assert (apart, later.first.day) == (months, 1)
