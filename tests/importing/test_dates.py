"""Dates as spreadsheets and people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.dates import Period
from ftcli.importing.cells import BadCell, Typed
from ftcli.importing.dates import (
    DAY_FIRST,
    MONTH_FIRST,
    date_of,
    date_within,
    is_of_two_readings,
    order_of,
    shown_date,
)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2014", "2014"),
        ("2014-10", "2014-10"),
        ("2014-07/2014-09", "2014-07/2014-09"),
        ("2014-11/..", "2014-11/.."),
        ("31/12/2014", "2014-12-31"),
        ("31-12-2014", "2014-12-31"),
        ("31.12.2014", "2014-12-31"),
        ("12/31/2014", "2014-12-31"),
        ("05/05/2014", "2014-05-05"),
        ("2014/12/31", "2014-12-31"),
        ("2014/1", "2014-01"),
        ("12/2014", "2014-12"),
        ("2014-12-31 00:00:00", "2014-12-31"),
        ("2014-12-31T00:00:00Z", "2014-12-31"),
        ("2014-12-31T00:00:00.000+01:00", "2014-12-31"),
        ("31/12/2014 00:00", "2014-12-31"),
        ("8 octobre 2014", "2014-10-08"),
        ("le 1er août 2014", "2014-08-01"),
        ("oct. 2014", "2014-10"),
        ("October 8, 2014", "2014-10-08"),
        ("8th Oct 2014", "2014-10-08"),
        ("2013-2014", "2013/2014"),
        ("T3 2014", "2014-07/2014-09"),
        ("2014-Q1", "2014-01/2014-03"),
        ("1er trimestre 2015", "2015-01/2015-03"),
        ("4e trimestre 2015", "2015-10/2015-12"),
        ("2nd quarter 2015", "2015-04/2015-06"),
        ("S1 2015", "2015-01/2015-06"),
        ("2015 S2", "2015-07/2015-12"),
        ("2ème semestre 2015", "2015-07/2015-12"),
        ("fin 2015", "2015"),
        ("Fin de juin 2015", "2015-06"),
        ("au 31 décembre 2014", "2014-12-31"),
        ("au 31/12/2014", "2014-12-31"),
        ("en 2014", "2014"),
        ("end of March 2014", "2014-03"),
        ("juin-15", "2015-06"),
        ("Jun-15", "2015-06"),
        ("janv.-00", "2000-01"),
        ("déc-68", "2068-12"),
        ("déc-69", "1969-12"),
        (Typed("2014-10", date="2014-10"), "2014-10"),
    ],
)
def test_a_date_is_read_as_it_stands(text, edtf):
    assert date_of(text, "on", None) == edtf


@pytest.mark.parametrize(
    ("order", "edtf"), [(DAY_FIRST, "2014-04-03"), (MONTH_FIRST, "2014-03-04")]
)
def test_a_date_of_two_readings_is_read_in_the_order_of_its_column(order, edtf):
    assert date_of("03/04/2014", "on", order) == edtf
    assert date_of("03/04/14", "on", order) == edtf


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/04/2014", '"03/04/2014" may be two days; write 2014-04-03 or 2014-03-04'),
        *[
            (text, f'no date in "{text}"; write 2014, 2014-10, 2014-10-08, 31/12/2014, T1 2015 or '
             "juin 2015")
            for text in ("31/02/2014", "15-juin", "jui-15", "hier", "ma 2014", "8 juin 9 2014",
                         "T5 2015", "S3 2015", "2015 T0", "fin", "le 12")
        ],
        ("31/12/14", '"31/12/14" may be several days; write its year in full'),
        ("juin 15", '"juin 15" may be a day or a month; write juin 2015, or 15 juin and its year'),
        ("Sept. 99", '"Sept. 99" may be a day or a month; write Sept. 1999, or 99 Sept. and its '
         "year"),
        (Typed("#N/A", fault="the error #N/A"), "the error #N/A"),
    ],
)  # fmt: skip
def test_what_is_no_certain_date_is_refused(text, said):
    with pytest.raises(BadCell) as caught:
        date_of(text, "on", None)
    assert (caught.value.field, caught.value.message) == ("on", said)


def test_one_sure_date_tells_the_order_of_a_column():
    assert order_of(["03/04/2014", "25/12/2014"]) == DAY_FIRST
    assert order_of(["03/04/2014", "12/25/2014"]) == MONTH_FIRST
    assert order_of(["12/25/2014", "25/12/2014"]) is None
    assert order_of(["03/04/2014", "05/05/2014"]) is None


def test_only_days_that_differ_have_two_readings():
    found = [is_of_two_readings(text) for text in ("03/04/2014", "05/05/2014", "31/12/2014")]
    assert found == [True, False, False]
    assert is_of_two_readings("31/12/14")


@pytest.mark.parametrize(
    ("number_format", "edtf"),
    [
        ("yyyy-mm-dd", "2014-10-01"),
        ("jj/mm/aaaa", "2014-10-01"),
        ("mmm-yy", "2014-10"),
        ("mmmm yyyy", "2014-10"),
        ("yyyy", "2014"),
        ('"Année "yyyy', "2014"),
        ("General", "2014-10-01"),
    ],
)
def test_a_date_cell_has_the_precision_that_it_shows(number_format, edtf):
    assert shown_date(date(2014, 10, 1), number_format) == edtf


SHORT = {
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


@pytest.mark.parametrize("language", SHORT)
def test_months_that_excel_has_made_of_dates_are_read_again(language):
    found = [date_of(f"{name}-15", "on", None) for name in SHORT[language].split()]

    assert found == [f"2015-{month:02d}" for month in range(1, 13)]


@given(day=st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_every_day_is_read_day_first_and_in_edtf(day):
    assert date_of(day.isoformat(), "on", None) == day.isoformat()
    assert date_of(f"{day:%d/%m}/{day.year:04d}", "on", DAY_FIRST) == day.isoformat()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Emplois juin-15", ("Emplois ", "2015-06")),
        ("Emplois (directs) au 31 décembre 2014", ("Emplois (directs) ", "2014-12-31")),
        ("T3 2014 Emplois", (" Emplois", "2014-07/2014-09")),
        ("Emplois 2014-2015", ("Emplois ", "2014/2015")),
        ("CA2014", ("CA ", "2014")),
        ("jobs_2014-10", ("jobs_", "2014-10")),
        ("Emplois 2014 2015", ("Emplois  2015", "2014")),
        ("Emplois 2012 2013 2014 2015", ("Emplois 2012 2013 2014 2015", "")),
        ("Emplois au 03/04/2014", ("Emplois au 03/04/2014", "")),
        ("Emplois juin 15", ("Emplois juin 15", "")),
        ("Emplois 1850", ("Emplois 1850", "")),
        ("Emplois", ("Emplois", "")),
    ],
)
def test_the_date_in_a_name_is_what_a_cell_would_be_read_as(name, found):
    assert date_within(name) == found


@given(text=st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text):
    try:
        edtf = date_of(text, "on", DAY_FIRST)
    except BadCell:
        return
    assert str(Period.parse(edtf)) == edtf
