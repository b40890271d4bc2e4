"""The figures of a metric in time order: which are compared, which are copies, what is told."""

from typing import Any

import pytest

from building import ecosystem, figure, interval
from ftcli import load
from ftcli.catalogue import UnknownMetric
from ftcli.history import History, history_of

REGION = {"type": "region", "name": "Région d'essai"}


def traced(*figures: dict[str, Any], metric: str = "jobs") -> History:
    return history_of(ecosystem(*figures), metric)


def amounts(history: History) -> list[str | None]:
    """The change of each point, in the notation of mathematics."""
    return [point.change and interval(point.change.amount) for point in history.points]


def test_figures_stand_in_time_order_whatever_their_order_in_the_file():
    found = traced(
        figure("jobs", "30 emplois", "2016"),
        figure("jobs", "10 emplois", "2014-03"),
        figure("jobs", "20 emplois", "2014"),
        figure("firms", "5 entreprises", "2013"),
    )
    assert [point.figure.stated for point in found.points] == [
        "20 emplois", "10 emplois", "30 emplois",
    ]  # fmt: skip


def test_a_change_is_from_the_latest_figure_of_an_earlier_year():
    found = traced(
        figure("jobs", "100 emplois", "2012"),
        figure("jobs", "150 emplois", "2014-03"),
        figure("jobs", "140 emplois", "2014-11"),
        figure("jobs", "200 emplois", "2016"),
    )
    changes = [point.change for point in found.points]
    assert [change and change.since.on.edtf for change in changes] == [
        None, "2012", "2012", "2014-11",
    ]  # fmt: skip
    assert amounts(found) == [None, "[50, 50] jobs", "[40, 40] jobs", "[60, 60] jobs"]


def test_of_one_date_the_better_source_is_compared_with():
    found = traced(
        figure("jobs", "100 emplois", "2014", "blog"),
        figure("jobs", "150 emplois", "2014", "official-statistics"),
        figure("jobs", "120 emplois", "2014", "press"),
        figure("jobs", "200 emplois", "2016"),
    )
    assert amounts(found)[-1] == "[50, 50] jobs"


def test_figures_of_one_calendar_year_are_rivals_and_no_change():
    found = traced(
        figure("jobs", "100 emplois", "2014-01"), figure("jobs", "150 emplois", "2014-12")
    )
    assert amounts(found) == [None, None]


@pytest.mark.parametrize(
    "later",
    [
        figure("jobs", "200 salariés", "2016"),
        figure("jobs", "200 emplois directs", "2016"),
        figure("jobs", "200 emplois directs et indirects", "2016"),
        figure("jobs", "200 emplois privés", "2016"),
        figure("jobs", "200", "2016"),
        figure("jobs", "200 emplois par an", "2016"),
        figure("jobs", "200 emplois", "2016", sector="oecd-ict"),
        figure("jobs", "200 emplois", "2016", area=REGION),
        figure("jobs", "200 emplois", "2016", context=True),
        figure("jobs", "200 emplois", "2014/2016"),
    ],
    ids=[
        "concept", "direct", "indirect", "private", "no noun", "rate", "sector", "area", "context",
        "year",
    ],
)  # fmt: skip
def test_figures_that_count_otherwise_have_no_change_between_them(later: dict[str, Any]):
    found = traced(figure("jobs", "100 emplois", "2014"), later)
    assert set(amounts(found)) == {None}


def test_money_of_one_currency_changes_and_of_two_does_not():
    found = traced(
        figure("revenue", "1 milliard d'euros", "2012"),
        figure("revenue", "2 milliards de dollars", "2014"),
        figure("revenue", "3 milliards d'euros", "2016"),
        metric="revenue",
    )
    assert amounts(found) == [None, None, "[2000000000, 2000000000] EUR"]


def test_money_needs_no_noun_to_be_money():
    found = traced(
        figure("revenue", "1 milliard d'euros", "2012"),
        figure("revenue", "2 milliards de chiffre d'affaires", "2014", unit="EUR"),
        metric="revenue",
    )
    assert amounts(found) == [None, "[1000000000, 1000000000] EUR"]


def test_totals_over_unequal_lengths_of_time_do_not_change():
    found = traced(
        figure("funds_raised", "10 millions d'euros", "2010/2012"),
        figure("funds_raised", "20 millions d'euros", "2014"),
        figure("funds_raised", "30 millions d'euros", "2016"),
        metric="funds_raised",
    )
    assert amounts(found) == [None, None, "[10000000, 10000000] EUR"]


@pytest.mark.parametrize(
    ("before", "after", "amount", "percent"),
    [
        ("100 emplois", "plus de 150 emplois", "(50, ∞) jobs", "(50, ∞) %"),
        ("plus de 100 emplois", "150 emplois", "(-∞, 50) jobs", "(-∞, 50) %"),
        ("plus de 100 emplois", "plus de 150 emplois", "(-∞, ∞) jobs", "unknown"),
        ("au moins 100 emplois", "80 emplois", "(-∞, -20] jobs", "(-∞, -20] %"),
        ("100 emplois", "moins de 80 emplois", "(-∞, -20) jobs", "(-∞, -20) %"),
        ("moins de 80 emplois", "100 emplois", "(20, ∞) jobs", "(25, ∞) %"),
        ("entre 100 et 200 emplois", "150 emplois", "[-50, 50] jobs", "[-25, 50] %"),
        ("0 emploi", "150 emplois", "[150, 150] jobs", "unknown"),
        ("150 emplois", "0 emploi", "[-150, -150] jobs", "[-100, -100] %"),
    ],
)
def test_bounds_of_a_change_are_the_extremes(before: str, after: str, amount: str, percent: str):
    found = traced(figure("jobs", before, "2014"), figure("jobs", after, "2016"))
    change = found.points[1].change
    assert change is not None
    assert (interval(change.amount), interval(change.percent)) == (amount, percent)


def test_shares_change_in_points_and_have_no_growth():
    found = traced(
        figure("jobs_share", "4 %", "2012"), figure("jobs_share", "6 %", "2016"),
        metric="jobs_share",
    )  # fmt: skip
    change = found.points[1].change
    assert change is not None
    assert interval(change.amount) == "[2, 2] %"
    assert (change.percent, change.yearly) == (None, None)


@pytest.mark.parametrize(
    ("since", "until", "is_told"),
    [
        ("2014-06-01", "2015-06-01", True),
        ("2014-06-02", "2015-06-01", False),
        ("2014", "2015", False),
        ("2014", "2016", True),
        ("2014-11/..", "2016-01", True),
    ],
)
def test_growth_a_year_needs_a_year(since: str, until: str, is_told: bool):
    found = traced(figure("jobs", "100 emplois", since), figure("jobs", "110 emplois", until))
    change = found.points[1].change
    assert change is not None
    assert (change.yearly is not None) == is_told


def test_an_unchanged_number_grows_by_nothing_at_all():
    found = traced(figure("jobs", "100 emplois", "2014"), figure("jobs", "100 emplois", "2016"))
    change = found.points[1].change
    assert change is not None
    assert interval(change.yearly) == "[0, 0] % per year"


def test_a_number_of_an_earlier_year_is_recopied():
    found = traced(
        figure("jobs", "100 emplois", "2012"),
        figure("jobs", "100 emplois", "2012-06"),
        figure("jobs", "120 emplois", "2014"),
        figure("jobs", "environ 100 personnes", "2016"),
        figure("jobs", "100 emplois", "2018", sector="oecd-ict"),
        figure("jobs", "100 emplois", "2018", area=REGION),
    )
    copied = {point.figure.stated: point.copy_of for point in found.points if point.copy_of}
    assert list(copied) == ["environ 100 personnes"]
    assert copied["environ 100 personnes"].on.edtf == "2012"


def test_a_change_from_or_to_a_figure_that_a_rival_excludes_is_contested():
    found = traced(
        figure("jobs", "100 emplois", "2012"),
        figure("jobs", "200 emplois", "2014-01"),
        figure("jobs", "250 emplois", "2014-02"),
        figure("jobs", "près de 300 emplois", "2016-01"),
        figure("jobs", "300 emplois", "2016-02"),
        figure("jobs", "400 emplois", "2018"),
    )
    contested = [point.change and point.change.is_contested for point in found.points]
    assert contested == [None, True, True, True, True, False]


def test_the_territory_stands_first_then_other_definitions_then_areas_and_background_apart():
    found = traced(
        figure("jobs", "900 emplois", "2010", area=REGION),
        figure("jobs", "90 emplois", "2011", sector="jde-2015"),
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "5 000 emplois", "2009", context=True),
    )
    scopes = [(s.area and s.area.name, s.sector, len(s.points)) for s in found.series]
    assert scopes == [(None, None, 1), (None, "jde-2015", 1), (REGION["name"], None, 1)]
    assert [figure.stated for figure in found.background] == ["5 000 emplois"]


def test_what_differs_within_the_territory_is_warned_of():
    found = traced(
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "120 salariés", "2016"),
        figure("jobs", "90 emplois", "2016", sector="jde-2015"),
        figure("jobs", "900 personnes", "2016", area=REGION),
    )
    assert [(warning.code, warning.details) for warning in found.warnings] == [
        ("sector-differs", ("self-declared", "jde-2015")),
        ("concept-differs", ("emploi", "salarié")),
    ]


def test_a_metric_without_figures_has_an_empty_history():
    found = traced(figure("firms", "5 entreprises", "2013"))
    assert (found.series, found.background, found.to_table().rows) == ((), (), ())


@pytest.mark.parametrize(
    ("metric", "hint"),
    [
        ("job", "did you mean 'jobs'?"),
        ("jobs_per_firm", "it is the ratio jobs / firms; name one of its metrics"),
        ("zzz", "'ftcli metrics' lists them"),
    ],
)
def test_an_unknown_metric_is_refused_with_the_next_step(metric: str, hint: str):
    with pytest.raises(UnknownMetric) as caught:
        traced(metric=metric)
    assert (caught.value.message, caught.value.hint) == (f"no metric called {metric!r}", hint)


def test_the_shipped_firms_of_saint_etienne_fall_and_come_back_as_a_copy():
    found = history_of(load()["saint-etienne"], "firms")
    table = found.to_table()
    keys = [column.key for column in table.columns]
    row = dict(zip(keys, table.rows[-1], strict=True))
    assert {key: row[key] for key in keys[-12:]} == {
        "since": "2015-06", "change_low": 50, "change_high": 50, "change_low_open": False,
        "change_high_open": False, "growth_low": None, "growth_high": None,
        "growth_low_open": None, "growth_high_open": None,
        "contested": False, "recopied": True, "context": False,
    }  # fmt: skip
