"""Each warning code twice: where it is due, and beside it where it is not."""

from typing import Any

import pytest

from building import city, dataset, figure, perimeter
from ftcli import RATIOS, chosen, compare, load, parse_ratio, quotient
from ftcli.catalogue import Ratio
from ftcli.model import Area
from ftcli.views.cautions import TEXTS
from ftcli.views.explanations import EXPLANATIONS
from ftcli.warnings import CODES, CodedWarning, between, of_figure, of_ratio

REGION = {"type": "region", "name": "Région d'essai"}
JOBS_PER_FIRM = RATIOS["jobs_per_firm"]


def said(warning: CodedWarning) -> tuple[object, ...]:
    return warning.code, warning.subject, warning.ecosystems, *warning.details


def alone(*figures: dict[str, Any], metric: str = "jobs") -> list[tuple[object, ...]]:
    """The warnings of a chosen figure by itself."""
    place = dataset(alpha=city(*figures))["alpha"]
    return [said(warning) for warning in of_figure(chosen(place, metric))]


def of(
    *figures: dict[str, Any], ratio: Ratio = JOBS_PER_FIRM, **more: Any
) -> list[tuple[object, ...]]:
    """The warnings of a ratio by itself."""
    place = dataset(alpha=city(*figures, **more))["alpha"]
    return [said(warning) for warning in of_ratio(quotient(place, ratio))]


def beside(
    alpha: dict[str, Any], beta: dict[str, Any], **more: dict[str, Any]
) -> list[tuple[object, ...]]:
    """The warnings of one figure per city, side by side."""
    places = {"alpha": alpha, "beta": beta, **more}
    data = dataset(**{name: city(item) for name, item in places.items()})
    result = compare(data, *places, metrics=[alpha["metric"]], ratios=[])
    return [said(warning) for warning in result.warnings]


# rivals-disagree


def test_a_rival_of_the_same_year_that_excludes_the_figure_disagrees():
    assert alone(
        figure("jobs", "100 emplois", "2014-12"),
        figure("jobs", "90 emplois", "2014-03", "press-2"),
        figure("jobs", "90 emplois", "2014-02", "press-3"),
        figure("jobs", "plus de 100 emplois", "2014-01", "press-3"),
    ) == [("rivals-disagree", "jobs", ("alpha",), "2014", "90 emplois", "plus de 100 emplois")]


@pytest.mark.parametrize(
    "rival",
    [
        figure("jobs", "100 emplois", "2014-03"),
        figure("jobs", "au moins 100 emplois", "2014-03"),
        figure("jobs", "environ 100 emplois", "2014-03"),
        figure("jobs", "90 emplois", "2013"),
        figure("jobs", "90 emplois", "2014-03", sector="oecd-ict"),
        figure("jobs", "900 emplois", "2014-03", area=REGION),
        figure("jobs", "90 emplois", "2014-03", context=True),
        figure("jobs", "90 emplois par an", "2014-03"),
    ],
    ids=["same", "floor", "about", "year", "sector", "area", "context", "rate"],
)
def test_any_other_rival_does_not_disagree(rival: dict[str, Any]):
    assert alone(figure("jobs", "100 emplois", "2014-12"), rival) == []


def test_rivals_in_another_currency_do_not_disagree():
    assert (
        alone(
            figure("revenue", "8 millions d'euros", "2014-12"),
            figure("revenue", "$5 million", "2014-11"),
            metric="revenue",
        )
        == []
    )


def test_strict_reading_keeps_a_rival_from_disagreeing_by_convention():
    data = dataset(
        alpha=city(
            figure("jobs", "1 000 emplois", "2014-12"),
            figure("jobs", "environ 100 emplois", "2014-11"),
        )
    )
    found = [
        [warning.code for warning in of_figure(chosen(kind["alpha"], "jobs"))]
        for kind in (data, data.strictly())
    ]
    assert found == [["rivals-disagree"], []]


# area-differs


def test_figures_of_another_area_alone_are_told():
    place = dataset(alpha=city(figure("jobs", "900 emplois", area=REGION)))["alpha"]
    assert list(of_figure(chosen(place, "jobs"))) == [
        CodedWarning(
            "area-differs", "jobs", ("alpha",), areas=(Area(type="region", name=REGION["name"]),)
        )
    ]


def test_figures_of_another_area_beside_one_of_the_territory_are_not_told():
    assert (
        alone(figure("jobs", "900 emplois", area=REGION), figure("jobs", "100 emplois", "2010"))
        == []
    )


def test_an_unknown_metric_has_no_warning():
    assert alone() == []
    assert alone(figure("jobs", "900 emplois", area=REGION, context=True)) == []


def test_a_whole_region_beside_a_city_differs_in_area():
    def whole(name: str) -> dict[str, Any]:
        units = [{"name": name, "type": "REGION"}]
        return city(figure("jobs", "100 emplois"), perimeter={"units": units})

    # A city that is called like its region is no region.
    namesake = city(figure("jobs", "100 emplois"), region="Alpha", perimeter=perimeter())
    data = dataset(alpha=namesake, bretagne=whole("Bretagne"), corse=whole("Corse"))

    def warnings(*names: str) -> list[tuple[object, ...]]:
        result = compare(data, *names, metrics=["jobs"], ratios=[])
        return [said(warning) for warning in result.warnings]

    assert warnings("alpha", "bretagne") == [
        ("area-differs", "jobs", ("alpha", "bretagne"), "Bretagne")
    ]
    assert warnings("alpha", "bretagne", "corse") == [
        ("area-differs", "jobs", ("alpha", "bretagne", "corse"), "Bretagne", "Corse")
    ]
    assert warnings("bretagne", "corse") == []


# date-gap


def test_figures_without_a_common_year_have_a_gap():
    assert beside(figure("jobs", "1 emploi", "2016"), figure("jobs", "1 emploi", "2014-12")) == [
        ("date-gap", "jobs", ("alpha", "beta"), "2014", "2016")
    ]


def test_figures_with_a_common_year_have_none():
    assert (
        beside(figure("jobs", "1 emploi", "2014-12/2016"), figure("jobs", "1 emploi", "2014")) == []
    )


def test_an_open_end_reaches_no_later_year():
    assert beside(figure("jobs", "1 emploi", "2014/.."), figure("jobs", "1 emploi", "2015")) == [
        ("date-gap", "jobs", ("alpha", "beta"), "2014", "2015")
    ]


def test_one_pair_without_a_common_year_is_enough_for_a_gap():
    assert beside(
        figure("jobs", "1 emploi", "2014"),
        figure("jobs", "1 emploi", "2014/2015"),
        gamma=figure("jobs", "1 emploi", "2015"),
    ) == [("date-gap", "jobs", ("alpha", "beta", "gamma"), "2014", "2014–2015", "2015")]


def test_ratios_from_different_years_have_a_gap_told_once():
    def both(on: str) -> dict[str, Any]:
        return city(figure("jobs", "100 emplois", on), figure("firms", "10 entreprises", on))

    data = dataset(alpha=both("2014"), beta=both("2016"))
    result = compare(data, "alpha", "beta", metrics=[])
    assert [said(warning) for warning in result.warnings] == [
        ("date-gap", "jobs_per_firm", ("alpha", "beta"), "2014", "2016")
    ]


def test_sides_of_one_source_without_a_common_year_have_a_gap():
    found = of(figure("jobs", "100 emplois", "2010"), figure("firms", "10 entreprises", "2016"))
    assert found == [("date-gap", "jobs_per_firm", ("alpha",), "2010", "2016")]


def test_sides_of_one_source_in_two_sectors_differ():
    found = of(figure("jobs", "100 emplois"), figure("firms", "10 entreprises", sector="oecd-ict"))
    assert found == [("sector-differs", "jobs_per_firm", ("alpha",), "self-declared", "oecd-ict")]


def test_denominators_alone_may_have_a_gap():
    data = dataset(
        alpha=city(figure("jobs", "100 emplois"), figure("firms", "10 entreprises", "2014")),
        beta=city(figure("jobs", "100 emplois"), figure("firms", "10 entreprises", "2013")),
    )
    result = compare(data, "alpha", "beta", metrics=[], ratios=[JOBS_PER_FIRM])
    assert [said(warning) for warning in result.warnings] == [
        ("date-gap", "jobs_per_firm", ("beta",), "2013", "2014"),
        ("date-gap", "jobs_per_firm", ("alpha", "beta"), "2013", "2014"),
    ]


# sector-differs


def test_two_definitions_of_digital_differ():
    assert beside(
        figure("jobs", "1 emploi"),
        figure("jobs", "1 emploi", sector="jde-2015"),
        gamma=figure("jobs", "1 emploi", sector="oecd-ict"),
    ) == [
        (
            "sector-differs",
            "jobs",
            ("alpha", "beta", "gamma"),
            "self-declared",
            "jde-2015",
            "oecd-ict",
        )
    ]


def test_one_definition_does_not_differ():
    study = figure("jobs", "1 emploi", sector="jde-2015")
    assert beside(study, study) == []


def test_denominators_of_two_definitions_differ():
    data = dataset(
        alpha=city(
            figure("jobs", "100 emplois"), figure("firms", "10 entreprises", sector="jde-2015")
        ),
        beta=city(figure("jobs", "100 emplois"), figure("firms", "10 entreprises")),
    )
    result = compare(data, "alpha", "beta", metrics=[])
    assert "sector-differs" in {
        warning.code for warning in result.warnings if len(warning.ecosystems) == 2
    }


# concept-differs and firm-unit-differs


@pytest.mark.parametrize(
    ("first", "second", "concepts"),
    [
        ("100 emplois", "100 salariés", ("emploi", "salarié")),
        ("100 emplois", "100 emplois directs et indirects", ("emploi", "emploi direct + indirect")),
    ],
)
def test_two_concepts_of_jobs_differ(first: str, second: str, concepts: tuple[str, ...]):
    assert beside(figure("jobs", first), figure("jobs", second)) == [
        ("concept-differs", "jobs", ("alpha", "beta"), *concepts)
    ]


def test_establishments_are_not_firms():
    assert beside(
        figure("firms", "10 entreprises"),
        figure("firms", "10 établissements"),
        gamma=figure("firms", "10 start-ups"),
    ) == [
        (
            "firm-unit-differs",
            "firms",
            ("alpha", "beta", "gamma"),
            "entreprise",
            "établissement",
            "start-up",
        )
    ]


@pytest.mark.parametrize(
    ("metric", "first", "second"),
    [
        ("jobs", "100 emplois", "100 jobs"),
        ("jobs", "100 emplois", "100"),
        ("firms", "10 entreprises", "10 sociétés"),
        ("revenue", "10 euros", "10 €"),
        ("visitors", "10 visiteurs", "10 personnes"),
    ],
)
def test_one_concept_does_not_differ(metric: str, first: str, second: str):
    assert beside(figure(metric, first), figure(metric, second)) == []


# perimeter-wider


@pytest.mark.parametrize(
    ("against_bid", "expected"),
    [
        ("wider", [("perimeter-wider", "jobs_per_1000_people", ("alpha",))]),
        ("same", []),
        ("unknown", []),
        ("narrower", []),
    ],
)
def test_a_ratio_per_head_on_a_wider_unit_is_told(against_bid: str, expected: object):
    found = of(
        figure("jobs", "100 emplois"),
        ratio=RATIOS["jobs_per_1000_people"],
        perimeter=perimeter(against_bid, y2016=1000),
    )
    assert found == expected


def test_a_ratio_of_two_figures_has_no_perimeter():
    assert (
        of(
            figure("jobs", "100 emplois"),
            figure("firms", "10 entreprises"),
            perimeter=perimeter("wider", y2016=1000),
        )
        == []
    )


# mixed-sources


def test_sides_of_two_sources_are_mixed_and_compared_with_each_other():
    assert of(
        figure("jobs", "100 emplois", "2014", "press"),
        figure("firms", "10 entreprises", "2016", "blog", sector="oecd-ict"),
    ) == [
        ("mixed-sources", "jobs_per_firm", ("alpha",), "press", "blog"),
        ("sector-differs", "jobs_per_firm", ("alpha",), "self-declared", "oecd-ict"),
        ("date-gap", "jobs_per_firm", ("alpha",), "2014", "2016"),
    ]


def test_sides_of_one_source_are_not_mixed():
    assert of(figure("jobs", "100 emplois"), figure("firms", "10 entreprises")) == []


def test_a_population_of_another_source_is_not_mixed():
    found = of(
        figure("jobs", "100 emplois"),
        ratio=RATIOS["jobs_per_1000_people"],
        perimeter=perimeter(y2016=1000),
    )
    assert found == []


def test_a_ratio_without_a_result_has_no_warning():
    assert of(figure("jobs", "plus de 100 emplois")) == []
    assert of() == []


# unbounded


@pytest.mark.parametrize(
    ("jobs", "firms", "expected"),
    [
        ("100 emplois", "10 entreprises", []),
        ("entre 100 et 200 emplois", "10 entreprises", []),
        ("environ 100 emplois", "10 entreprises", []),
        ("plus de 100 emplois", "10 entreprises", [("unbounded", "jobs_per_firm", ("alpha",))]),
        ("100 emplois", "moins de 10 entreprises", [("unbounded", "jobs_per_firm", ("alpha",))]),
    ],
)
def test_a_ratio_that_a_one_sided_figure_leaves_open_is_unbounded(
    jobs: str, firms: str, expected: object
):
    assert of(figure("jobs", jobs), figure("firms", firms)) == expected


def test_a_verdict_that_a_one_sided_figure_leaves_open_is_unbounded():
    assert beside(figure("jobs", "plus de 100 emplois"), figure("jobs", "200 emplois")) == [
        ("unbounded", "jobs", ("alpha", "beta"))
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("plus de 100 emplois", "90 emplois"),
        ("moins de 100 emplois", "100 emplois"),
        ("environ 100 emplois", "100 emplois"),
        ("entre 100 et 200 emplois", "150 emplois"),
    ],
)
def test_a_verdict_that_bounds_decide_or_two_sides_leave_open_is_not_unbounded(
    first: str, second: str
):
    assert beside(figure("jobs", first), figure("jobs", second)) == []


def test_one_sided_figures_of_three_cities_are_unbounded():
    floor, number = figure("jobs", "plus de 100 emplois"), figure("jobs", "90 emplois")
    names = ("alpha", "beta", "gamma")
    assert beside(number, floor, gamma=number) == [("unbounded", "jobs", names)]
    assert beside(number, number, gamma=number) == []


# between


def test_one_known_figure_has_nothing_beside_it():
    assert beside(
        figure("jobs", "plus de 100 emplois"), figure("jobs", "9 emplois", "2010", area=REGION)
    ) == [("area-differs", "jobs", ("beta",))]
    assert list(between([], None)) == []


def test_a_city_beside_itself_has_nothing_beside_it():
    place = dataset(alpha=city(figure("jobs", "plus de 100 emplois")))["alpha"]
    choice = chosen(place, "jobs")
    assert list(between([choice, choice], None)) == []


def test_every_warning_of_the_shipped_dataset_has_a_code_of_the_list():
    data = load()
    found = compare(data, *data, ratios=[*RATIOS.values(), parse_ratio("jobs / startups")]).warnings
    assert {warning.code for warning in found} <= set(CODES)
    assert len(CODES) == len(set(CODES))


def test_a_total_disagrees_only_with_one_over_the_same_years():
    latest = figure("funds_raised", "10 millions d'euros", "2014")
    longer = figure("funds_raised", "40 millions d'euros", "2011/2014", "press-2")
    assert alone(latest, longer, metric="funds_raised") == []
    same = figure("funds_raised", "40 millions d'euros", "2014-01/2014-06", "press-2")
    assert alone(latest, same, metric="funds_raised") == [
        ("rivals-disagree", "funds_raised", ("alpha",), "2014", "40 millions d'euros")
    ]


# recopied


def test_the_number_of_an_earlier_year_is_recopied():
    assert alone(
        figure("jobs", "100 emplois", "2016"),
        figure("jobs", "90 emplois", "2015"),
        figure("jobs", "environ 100 emplois", "2014"),
        figure("jobs", "plus de 100 emplois", "2012/2013"),
    ) == [("recopied", "jobs", ("alpha",), "2014", "2012–2013")]


@pytest.mark.parametrize(
    "earlier",
    [
        figure("jobs", "100 emplois", "2016-01"),
        figure("jobs", "100 emplois", "2015/2016"),
        figure("jobs", "101 emplois", "2014"),
        figure("jobs", "100 emplois", "2014", sector="oecd-ict"),
        figure("jobs", "100 emplois", "2014", area=REGION),
        figure("jobs", "100 emplois", "2014", context=True),
        figure("jobs", "100 emplois par an", "2014"),
        figure("firms", "100 entreprises", "2014"),
    ],
    ids=["year", "touches", "number", "sector", "area", "context", "rate", "metric"],
)
def test_any_other_earlier_figure_is_not_recopied(earlier: dict[str, Any]):
    assert alone(figure("jobs", "100 emplois", "2016"), earlier) == []


def test_a_range_is_recopied_with_both_its_bounds():
    between_two, another = "entre 100 et 200 emplois", "entre 100 et 300 emplois"
    latest = figure("jobs", between_two, "2016")
    assert alone(latest, figure("jobs", between_two, "2014")) == [
        ("recopied", "jobs", ("alpha",), "2014")
    ]
    assert alone(latest, figure("jobs", another, "2014")) == []


# private-only


@pytest.mark.parametrize(
    ("metric", "stated", "expected"),
    [
        ("jobs", "100 salariés privés", True),
        ("jobs", "100 emplois du secteur privé", True),
        ("firms", "100 entreprises privées", True),
        ("jobs", "100 salariés", False),
        ("private_investment", "100 euros privés", False),
    ],
)
def test_words_that_count_the_private_sector_only_are_told(
    metric: str, stated: str, *, expected: bool
):
    found = alone(figure(metric, stated), metric=metric)
    assert found == ([("private-only", metric, ("alpha",))] if expected else [])


# part-exceeds-whole


def test_a_part_larger_than_its_whole_is_told():
    whole = figure("firms", "10 entreprises")
    part = figure("pure_players", "dont 12 pure players", part_of="firms")
    assert alone(whole, part, metric="pure_players") == [
        ("part-exceeds-whole", "pure_players", ("alpha",), "firms")
    ]


def test_a_territory_larger_than_its_region_is_told():
    place = dataset(
        alpha=city(figure("jobs", "100 emplois", "2014"), figure("jobs", "90 emplois", area=REGION))
    )["alpha"]
    assert list(of_figure(chosen(place, "jobs"))) == [
        CodedWarning(
            "part-exceeds-whole",
            "jobs",
            ("alpha",),
            areas=(Area(type="region", name=REGION["name"]),),
        )
    ]


@pytest.mark.parametrize(
    "whole",
    [
        figure("jobs", "100 emplois", area=REGION),
        figure("jobs", "plus de 90 emplois", area=REGION),
        figure("jobs", "90 emplois", "2013", area=REGION),
        figure("jobs", "90 emplois", sector="oecd-ict", area=REGION),
        figure("jobs", "90 emplois", area={"type": "city", "name": "Alpha"}),
        figure("jobs", "90 emplois par an", area=REGION),
    ],
    ids=["equal", "floor", "year", "sector", "smaller", "rate"],
)
def test_a_territory_beside_any_other_area_does_not_exceed_it(whole: dict[str, Any]):
    assert alone(figure("jobs", "100 emplois"), whole) == []


def test_a_share_may_exceed_that_of_its_region():
    share, of_region = figure("jobs_share", "12 %"), figure("jobs_share", "3 %", area=REGION)
    assert alone(share, of_region, metric="jobs_share") == []


# outlier


def outlying(*jobs: str) -> list[object]:
    """Which of cities with ten firms each are outliers beside each other."""
    cities = {
        f"c{index}": city(figure("jobs", words), figure("firms", "10 entreprises"))
        for index, words in enumerate(jobs)
    }
    result = compare(dataset(**cities), *cities, metrics=[])
    return [warning.ecosystems for warning in result.warnings if warning.code == "outlier"]


def test_three_times_the_median_or_a_third_of_it_is_no_outlier_but_more_is():
    ordinary = ["100 emplois"] * 4
    assert outlying(*ordinary, "301 emplois") == [("c4",)]
    assert outlying(*ordinary, "33 emplois") == [("c4",)]
    assert outlying(*ordinary, "300 emplois") == []
    assert outlying(*ordinary, "34 emplois") == []


def test_a_ratio_that_may_be_ordinary_is_no_outlier():
    ordinary = ["100 emplois"] * 4
    assert outlying(*ordinary, "plus de 50 emplois") == []
    assert outlying(*ordinary, "entre 200 et 400 emplois") == []
    assert outlying(*ordinary, "plus de 300 emplois") == [("c4",)]


def test_a_median_that_floors_leave_open_has_no_outlier_above_it():
    assert outlying(*["plus de 100 emplois"] * 4, "9 000 emplois") == []
    assert outlying(*["plus de 100 emplois"] * 4, "9 emplois") == [("c4",)]


def test_fewer_than_five_ecosystems_have_no_median():
    assert outlying("100 emplois", "100 emplois", "100 emplois", "9 000 emplois") == []


def test_one_city_is_an_outlier_beside_all_those_of_its_dataset():
    found = [warning.code for warning in compare(load(), "grenoble").warnings]
    assert "outlier" in found


def test_every_code_is_explained_and_worded_in_both_languages():
    assert (list(EXPLANATIONS), set(TEXTS)) == (list(CODES), set(CODES))


# Ratios


def test_a_ratio_has_the_warnings_of_the_figures_it_rests_on():
    assert of(
        figure("jobs", "100 salariés privés", "2016"),
        figure("jobs", "90 emplois", "2016", "press-2"),
        figure("firms", "10 entreprises", "2016"),
        figure("firms", "10 entreprises", "2014"),
    ) == [
        ("private-only", "jobs", ("alpha",)),
        ("rivals-disagree", "jobs", ("alpha",), "2016", "90 emplois"),
        ("recopied", "firms", ("alpha",), "2014"),
    ]


def test_a_ratio_is_warned_of_the_figure_it_takes_not_of_the_one_that_speaks():
    taken = figure("jobs", "100 emplois", "2014")
    assert (
        of(
            figure("jobs", "100 emplois", "2016", "press-2"),  # speaks, and would be recopied
            taken,
            figure("firms", "10 entreprises", "2014"),
        )
        == []
    )
