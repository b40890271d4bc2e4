"""Figures that exclude each other: which do, how far apart they are, and what could explain it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, ecosystem, figure, interval
from ftcli import load
from ftcli.conflicts import (
    EXPLANATIONS,
    Conflict,
    Widest,
    conflict_count,
    conflicts_of,
    widest,
)
from ftcli.quantity import Verdict
from ftcli.warnings import are_rivals, excludes

REGION = {"type": "region", "name": "Région d'essai"}
OTHER = {"type": "site", "name": "Halle d'essai"}


def found(*figures: dict[str, Any], **more: Any) -> tuple[Conflict, ...]:
    return conflicts_of(ecosystem(*figures, **more))


def words(conflict: Conflict) -> tuple[list[str], list[str]]:
    """The statements of the greater, then of the lesser."""
    greater, lesser = conflict.greater.figures, conflict.lesser.figures
    return [f.stated for f in greater], [f.stated for f in lesser]


def codes(*figures: dict[str, Any]) -> list[str]:
    (conflict,) = found(*figures)
    return [explanation.code for explanation in conflict.explanations]


# Which


@pytest.mark.parametrize(
    ("city_id", "metric", "greater", "lesser"),
    [
        ("saint-etienne", "district_area", ["107 ha"],
         ["100 hectares", "Un quartier totem de 100 hectares"]),
        ("aix-marseille", "firms", ["9 600 entreprises"],
         ["7000 entreprises numériques", "7 000 entreprises"]),
        ("grenoble", "jobs", ["40 000 emplois"], ["environ 30 000 emplois"]),
        ("angers", "jobs", ["9.000 emplois"], ["près de 7000 salariés", "près de 7.000 emplois"]),
        ("lorraine", "jobs", ["plus de 10 000 emplois"], ["près de 10.000 emplois"]),
    ],
)  # fmt: skip
def test_the_shipped_contradictions_are_found(
    city_id: str, metric: str, greater: list[str], lesser: list[str]
):
    pairs = [words(c) for c in conflicts_of(load()[city_id]) if c.metric == metric]
    assert (greater, lesser) in pairs


@pytest.mark.parametrize(
    "rival",
    [
        figure("jobs", "100 emplois", "2014-03"),
        figure("jobs", "au moins 100 emplois", "2014-03"),
        figure("jobs", "environ 100 emplois", "2014-03"),
        figure("jobs", "près de 100 emplois", "2014-03"),
        figure("jobs", "90 emplois", "2013"),
        figure("jobs", "90 emplois", "2014-03", area=REGION),
        figure("jobs", "90 emplois", "2014-03", context=True),
        figure("jobs", "90 emplois par an", "2014-03"),
        figure("firms", "90 entreprises", "2014-03"),
    ],
    ids=["same", "floor", "about", "rounded", "year", "area", "context", "rate", "metric"],
)
def test_a_figure_that_may_hold_as_well_is_no_conflict(rival: dict[str, Any]):
    assert found(figure("jobs", "100 emplois", "2014-12"), rival) == ()


@pytest.mark.parametrize("area", [None, REGION])
def test_dates_that_touch_one_calendar_year_make_rivals(area: dict[str, str] | None):
    (conflict,) = found(
        figure("jobs", "100 emplois", "2012/2014-01", area=area),
        figure("jobs", "90 emplois", "2014-12", area=area),
        figure("jobs", "80 emplois", "2014", area=OTHER),
    )
    assert words(conflict) == (["100 emplois"], ["90 emplois"])
    assert (conflict.area and conflict.area.name) == (area and area["name"])


def test_totals_of_a_flow_are_rivals_only_over_the_same_years():
    assert (
        found(
            figure("funds_raised", "10 millions d'euros", "2014"),
            figure("funds_raised", "30 millions d'euros", "2013/2014"),
            figure("funds_raised", "40 millions d'euros", "2014/2015"),
        )
        == ()
    )
    (conflict,) = found(
        figure("funds_raised", "30 millions d'euros", "2013/2014"),
        figure("funds_raised", "40 millions d'euros", "2013-06/2014"),
    )
    assert conflict.ratio.low == Fraction(4, 3)


def test_statements_of_one_number_are_one_claim_of_those_that_have_a_rival():
    (conflict,) = found(
        figure("firms", "9 600 entreprises", "2014-11"),
        figure("firms", "7000 entreprises", "2014-03", "press-2"),
        figure("firms", "7 000 établissements", "2014-02", "press-3"),
        figure("firms", "7 000 entreprises", "2016"),
    )
    assert words(conflict) == (
        ["9 600 entreprises"],
        ["7 000 établissements", "7000 entreprises"],
    )
    assert conflict.metric == "firms"


def test_an_ecosystem_given_twice_conflicts_once():
    place = ecosystem(figure("jobs", "100 emplois"), figure("jobs", "90 emplois"))
    assert len(conflicts_of(place, place)) == 1


def test_strict_reading_keeps_no_conflict_that_rests_on_a_convention():
    data = dataset(
        alpha=city(figure("jobs", "1 000 emplois"), figure("jobs", "environ 100 emplois"))
    )
    kinds = (data["alpha"], data.strictly()["alpha"])
    assert [len(conflicts_of(kind)) for kind in kinds] == [1, 0]


# How far apart


@pytest.mark.parametrize(
    ("greater", "lesser", "ratio", "difference"),
    [
        ("150 emplois", "100 emplois", "[3/2, 3/2] multiple", "[50, 50] jobs"),
        ("plus de 150 emplois", "100 emplois", "(3/2, ∞) multiple", "(50, ∞) jobs"),
        ("plus de 100 emplois", "100 emplois", "(1, ∞) multiple", "(0, ∞) jobs"),
        ("150 emplois", "moins de 100 emplois", "(3/2, ∞) multiple", "(50, 150] jobs"),
        ("entre 150 et 200 emplois", "entre 50 et 100 emplois", "[3/2, 4] multiple",
         "[50, 150] jobs"),
        ("150 emplois", "0 emploi", "(-∞, ∞) multiple", "[150, 150] jobs"),
    ],
)  # fmt: skip
def test_the_distance_has_bounds(greater: str, lesser: str, ratio: str, difference: str):
    (conflict,) = found(figure("jobs", lesser), figure("jobs", greater))
    assert (interval(conflict.ratio), interval(conflict.difference)) == (ratio, difference)


def test_there_are_no_times_of_less_than_nothing():
    (conflict,) = found(
        figure("jobs_growth", "3 %", "2014"),
        figure("jobs_growth", "la baisse", "2014", value=-2, unit="%"),
    )
    assert interval(conflict.ratio) == "(-∞, ∞) multiple"
    assert interval(conflict.difference) == "[5, 5] %"


def test_the_widest_apart_stand_first_by_the_ratio_that_is_certain():
    data = dataset(
        alpha=city(figure("jobs", "110 emplois"), figure("jobs", "100 emplois")),
        beta=city(figure("jobs", "moins de 100 emplois"), figure("jobs", "130 emplois")),
        gamma=city(figure("jobs", "500 emplois"), figure("jobs", "0 emploi")),
        delta=city(figure("jobs", "150 emplois"), figure("jobs", "120 emplois")),
    )
    order = [conflict.ecosystem.id for conflict in conflicts_of(*data.ecosystems.values())]
    assert order == ["gamma", "beta", "delta", "alpha"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["{}", "plus de {}", "moins de {}", "environ {}", "près de {}"]),
            st.integers(1, 50),
            st.integers(2013, 2015),
        ),
        max_size=8,
    )
)
def test_every_pair_that_excludes_each_other_is_in_one_conflict(stated: list[tuple[str, int, int]]):
    figures = [
        figure("jobs", hedge.format(f"{number * 10} emplois"), str(year))
        for hedge, number, year in stated
    ]
    place = ecosystem(*figures)
    together = [
        {(id(f), id(g)) for f in c.greater.figures for g in c.lesser.figures}
        for c in conflicts_of(place)
    ]
    for one in place.figures:
        for other in place.figures:
            higher, lower = place.quantity(one), place.quantity(other)
            is_above = (
                one.on.shares_year(other.on)
                and not higher.meets(lower)
                and higher.compare(lower) == "higher"
                and not (  # one claim, rounded
                    higher.nominal == lower.nominal
                    and higher.is_exact != lower.is_exact
                    and (higher.approximate or lower.approximate)
                )
            )
            assert sum((id(one), id(other)) in pairs for pairs in together) == is_above


# Why


def test_nothing_explains_what_differs_in_nothing_known():
    assert (
        codes(figure("jobs", "90 emplois"), figure("jobs", "130 emplois", source="press-2")) == []
    )


@pytest.mark.parametrize(
    ("lesser", "greater", "explanation"),
    [
        (figure("jobs", "130 emplois"), figure("jobs", "plus de 130 emplois", source="press-2"),
         "hedge-differs"),
        (figure("jobs", "28 807 emplois"), figure("jobs", "29 000 emplois", source="press-2"),
         "rounding"),
        (figure("jobs", "29 000 emplois"), figure("jobs", "29 193 emplois", source="press-2"),
         "rounding"),
        (figure("jobs", "28 500 emplois"), figure("jobs", "29 000 emplois", source="press-2"),
         "rounding"),
        (figure("jobs", "90 emplois"), figure("jobs", "130 salariés", source="press-2"),
         "concept-differs"),
        (figure("jobs", "90 emplois privés"), figure("jobs", "130 emplois", source="press-2"),
         "private-only"),
        (figure("jobs", "90 emplois"),
         figure("jobs", "130 emplois", source="press-2", sector="jde-2015"), "sector-differs"),
        (figure("jobs", "90 emplois", counts="the agglomeration"),
         figure("jobs", "130 emplois", source="press-2", counts="the urban area"), "counts-differ"),
        (figure("jobs", "90 emplois", "2014-01"),
         figure("jobs", "130 emplois", "2014-04", "press-2"), "date-differs"),
        (figure("jobs", "90 emplois"), figure("jobs", "130 emplois", source="register"),
         "source-kind-differs"),
        (figure("jobs", "90 emplois"), figure("jobs", "130 emplois"), "same-source"),
    ],
)  # fmt: skip
def test_what_differs_between_the_two_could_explain_it(
    lesser: dict[str, Any], greater: dict[str, Any], explanation: str
):
    assert codes(lesser, greater) == [explanation]
    assert explanation in EXPLANATIONS


def test_two_articles_of_one_publisher_are_told():
    assert [
        explanation.details
        for conflict in conflicts_of(load()["angers"])
        for explanation in conflict.explanations
        if explanation.code == "same-publisher"
    ] == [(("Le Journal des Entreprises",),)]


@pytest.mark.parametrize(
    ("finer", "rounder"),
    [
        ("28 807 emplois", "29 500 emplois"),
        ("28 807 emplois", "29 400 emplois"),
        ("28 807 emplois", "28 306 emplois"),
        ("28 400 emplois", "29 000 emplois"),
        ("35 500 emplois", "40 000 emplois"),
        ("107 emplois", "100 emplois"),
        ("plus de 28 807 emplois", "28 800 emplois"),
    ],
    ids=[
        "too far",
        "too fine",
        "as fine",
        "over half way",
        "one digit",
        "one digit alone",
        "bound",
    ],
)
def test_what_no_rounding_gives_is_not_called_rounding(finer: str, rounder: str):
    assert "rounding" not in codes(figure("jobs", finer), figure("jobs", rounder))


def test_what_only_some_statements_of_a_claim_differ_in_explains_nothing():
    figures = [
        figure("jobs", "90 emplois", source="press-2", counts="all"),
        figure("jobs", "130 salariés", source="press-3", sector="jde-2015", counts="some"),
        figure("jobs", "130 emplois", source="press"),
    ]
    assert codes(*figures) == []
    assert codes(*figures[:2]) == ["concept-differs", "sector-differs", "counts-differ"]


def test_the_private_sector_is_told_where_one_statement_of_one_side_names_it():
    lesser = figure("jobs", "90 emplois", source="press-2")
    both = [figure("jobs", "130 emplois"), figure("jobs", "130 emplois privés", source="press-3")]
    assert codes(lesser, *both) == ["private-only"]
    assert codes(figure("jobs", "90 emplois privés", source="press-2"), *both) == []


@pytest.mark.parametrize(
    ("dates", "apart"),
    [
        (("2014-01", "2014-02"), "[1, 1] day"),
        (("2014-01-01", "2014-01-31"), "[30, 30] day"),
        (("2014-01", "2014-05"), "[2, 2] month"),
        (("2014-05", "2014-01"), "[2, 2] month"),
    ],
)
def test_the_time_between_is_the_least_there_may_be(dates: tuple[str, str], apart: str):
    (conflict,) = found(
        figure("jobs", "90 emplois", dates[0]),
        figure("jobs", "130 emplois", dates[1], "press-2"),
    )
    (explanation,) = conflict.explanations
    (time,) = explanation.details
    assert not isinstance(time, tuple)
    assert interval(time) == apart


# How many


def test_a_number_repeated_in_another_year_is_a_conflict_of_its_own():
    first, second = found(
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "90 emplois", "2014-05", "press-2"),
        figure("jobs", "100 emplois", "2016-02", "press-2"),
        figure("jobs", "90 emplois", "2016"),
    )
    assert [[f.on.edtf for f in conflict.figures] for conflict in (first, second)] == [
        ["2014", "2014-05"],
        ["2016-02", "2016"],
    ]


def test_a_date_over_two_years_links_the_figures_of_both():
    (conflict,) = found(
        figure("jobs", "100 emplois", "2014"),
        figure("jobs", "90 emplois", "2014/2015", "press-2"),
        figure("jobs", "100 emplois", "2015"),
        figure("jobs", "100 emplois", "2016"),
    )
    assert [f.on.edtf for f in conflict.greater.figures] == ["2014", "2015"]


STATED = st.lists(
    st.builds(
        figure,
        st.just("jobs"),
        st.sampled_from(["100 emplois", "plus de 100 emplois", "90 emplois", "environ 80 emplois"]),
        st.sampled_from(["2013", "2014", "2013/2014", "2014-05", "2015", "2014/2015"]),
    ),
    max_size=8,
)


@given(STATED)
def test_each_two_rivals_that_exclude_each_other_stand_in_one_conflict(
    stated: list[dict[str, Any]],
):
    place = ecosystem(*stated)
    conflicts = conflicts_of(place)
    pairs = [
        (id(f), id(g))
        for f in place.figures
        for g in place.figures
        if are_rivals(f, g) and place.quantity(f).compare(place.quantity(g)) is Verdict.HIGHER
        and excludes(place.quantity(f), place.quantity(g))
    ]  # fmt: skip
    together = [
        (id(f), id(g)) for c in conflicts for f in c.greater.figures for g in c.lesser.figures
    ]
    assert len(together) == len(set(together))
    assert set(pairs) <= set(together)
    for conflict in conflicts:  # and nobody stands in it without a rival
        for mine, others in (
            (conflict.greater, conflict.lesser),
            (conflict.lesser, conflict.greater),
        ):
            assert all(any(are_rivals(f, g) for g in others.figures) for f in mine.figures)
    assert conflict_count(place, "jobs") == len(conflicts)
    assert conflict_count(place, "firms") == 0


@given(STATED, st.integers(1, 4))
def test_the_widest_are_the_first_of_all(stated: list[dict[str, Any]], most: int):
    place = ecosystem(*stated)
    every = conflicts_of(place)
    assert widest([place], most) == Widest(every[:most], len(every))
