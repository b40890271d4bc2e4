from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, ecosystem, figure, interval, perimeter
from ftcli import RATIOS, Ecosystem, Figure, Period, parse_ratio, quotient
from ftcli.choose import Quotient

JOBS_PER_FIRM = RATIOS["jobs_per_firm"]
PER_HEAD = RATIOS["jobs_per_1000_people"]


def sides(result: Quotient) -> list[tuple[str, str]]:
    return [(side.stated, side.source) for side in result.figures]


def test_a_ratio_takes_both_sides_from_one_source_rather_than_the_latest_of_two():
    place = ecosystem(
        figure("jobs", "1 000 emplois", "2014", "press"),
        figure("firms", "100 entreprises", "2014", "press"),
        figure("jobs", "3 000 emplois", "2018", "press-2"),
        figure("firms", "200 entreprises", "2017", "press-3"),
    )
    result = quotient(place, JOBS_PER_FIRM)
    assert sides(result) == [("1 000 emplois", "press"), ("100 entreprises", "press")]
    assert interval(result.quantity) == "[10, 10] jobs per firm"
    assert not result.has_mixed_sources


def test_of_several_sources_with_both_sides_the_one_whose_earlier_side_is_latest_counts():
    place = ecosystem(
        figure("jobs", "1 000 emplois", "2018", "press"),
        figure("firms", "100 entreprises", "2012", "press"),
        figure("jobs", "1 100 emplois", "2014", "press-2"),
        figure("firms", "100 entreprises", "2015", "press-2"),
        figure("jobs", "1 200 emplois", "2013", "press-3"),
        figure("firms", "100 entreprises", "2019", "press-3"),
    )
    result = quotient(place, JOBS_PER_FIRM)
    assert sides(result) == [("1 100 emplois", "press-2"), ("100 entreprises", "press-2")]


def test_of_one_source_the_latest_figure_of_each_side_counts():
    place = ecosystem(
        figure("jobs", "1 000 emplois", "2014"),
        figure("jobs", "1 500 emplois", "2016"),
        figure("firms", "100 entreprises", "2016"),
        figure("firms", "90 entreprises", "2014"),
    )
    result = quotient(place, JOBS_PER_FIRM)
    assert sides(result) == [("1 500 emplois", "press"), ("100 entreprises", "press")]


def test_without_a_source_for_both_sides_the_chosen_figures_mix():
    place = ecosystem(
        figure("jobs", "1 000 emplois", "2014", "press"),
        figure("jobs", "1 500 emplois", "2016", "press-2"),
        figure("firms", "100 entreprises", "2015", "press-3"),
    )
    result = quotient(place, JOBS_PER_FIRM)
    assert sides(result) == [("1 500 emplois", "press-2"), ("100 entreprises", "press-3")]
    assert interval(result.quantity) == "[15, 15] jobs per firm"
    assert result.has_mixed_sources


def test_figures_of_a_region_and_background_make_no_ratio():
    area = {"type": "region", "name": "Région d'essai"}
    place = ecosystem(
        figure("jobs", "1 000 emplois"),
        figure("firms", "100 entreprises", area=area),
        figure("firms", "50 entreprises", context=True),
    )
    result = quotient(place, JOBS_PER_FIRM)
    assert (result.quantity, result.figures, result.denominator) == (None, (), None)
    assert result.numerator is not None
    assert result.numerator.stated == "1 000 emplois"


def test_a_ratio_without_either_side_is_unknown_and_not_withheld():
    result = quotient(ecosystem(), JOBS_PER_FIRM)
    assert result == Quotient(result.ecosystem, JOBS_PER_FIRM, None, None, None)
    assert (result.id, result.withheld, result.has_mixed_sources) == ("jobs_per_firm", "", False)


@pytest.mark.parametrize(
    ("jobs", "firms", "expected"),
    [
        ("1 000 emplois", "100 entreprises", "[10, 10] jobs per firm"),
        ("plus de 1 000 emplois", "100 entreprises", "(10, ∞) jobs per firm"),
        ("1 000 emplois", "plus de 100 entreprises", "(0, 10) jobs per firm"),
        ("1 000 emplois", "moins de 100 entreprises", "(10, ∞) jobs per firm"),
        ("moins de 1 000 emplois", "au moins 100 entreprises", "[0, 10) jobs per firm"),
        ("entre 900 et 1 000 emplois", "entre 30 et 100 entreprises", "[9, 100/3] jobs per firm"),
        ("environ 1 000 emplois", "100 entreprises", "≈ [15/2, 25/2] jobs per firm"),
    ],
)
def test_bounds_are_the_extremes_and_stay_open(jobs: str, firms: str, expected: str):
    place = ecosystem(figure("jobs", jobs), figure("firms", firms))
    assert interval(quotient(place, JOBS_PER_FIRM).quantity) == expected


def test_a_floor_over_a_floor_is_bounded_by_nothing():
    place = ecosystem(
        figure("jobs", "plus de 1 000 emplois"), figure("firms", "plus de 100 entreprises")
    )
    result = quotient(place, JOBS_PER_FIRM).quantity
    assert interval(result) == "(0, ∞) jobs per firm"


def test_a_floor_over_a_floor_is_indeterminate():
    place = ecosystem(
        figure("jobs", "plus de 1 000 emplois"), figure("firms", "plus de 100 entreprises")
    )
    result = quotient(place, JOBS_PER_FIRM).quantity
    assert result is not None
    assert result.is_indeterminate


def test_a_ratio_of_a_ceiling_over_a_floor_of_none_is_indeterminate():
    place = ecosystem(
        figure("jobs", "moins de 1 000 emplois"), figure("firms", "moins de 100 entreprises")
    )
    result = quotient(place, JOBS_PER_FIRM).quantity
    assert result is not None
    assert (result.is_indeterminate, result.high) == (True, None)


def test_division_by_nothing_is_indeterminate_and_raises_nothing():
    place = ecosystem(figure("jobs", "1 000 emplois"), figure("firms", "0 entreprises"))
    result = quotient(place, JOBS_PER_FIRM).quantity
    assert result is not None
    assert (result.is_indeterminate, result.high, result.nominal) == (True, None, None)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        ("2009", "2011"),
        ("2011", "2011"),
        ("2013", "2011"),
        ("2014", "2016"),
        ("2012/2015", "2011"),
        ("2015/2022", "2016"),
        ("2021-03/..", "2023"),
        ("2030", "2023"),
    ],
)
def test_a_ratio_per_head_takes_the_population_of_the_nearest_year(on: str, year: str):
    population = perimeter(y2023=400_000, y2016=300_000, y2011=200_000)
    place = ecosystem(figure("jobs", "6 000 emplois", on), perimeter=population)
    result = quotient(place, PER_HEAD)
    assert result.headcount is not None
    assert result.headcount.year == year
    expected = {"2011": "[30, 30]", "2016": "[20, 20]", "2023": "[15, 15]"}[year]
    assert interval(result.quantity) == f"{expected} jobs per 1000 people"


def test_population_is_exempt_from_as_of_and_from_mixed_sources():
    data = dataset(
        essai=city(figure("jobs", "6 000 emplois", "2014"), perimeter=perimeter(y2016=300_000))
    ).as_of(Period.parse("2014"))
    result = quotient(data["essai"], PER_HEAD)
    assert interval(result.quantity) == "[20, 20] jobs per 1000 people"
    assert sides(result) == [("6 000 emplois", "press")]
    assert not result.has_mixed_sources


def test_a_ratio_per_head_is_withheld_where_the_perimeter_is_narrower_than_the_bid():
    place = ecosystem(
        figure("jobs", "6 000 emplois"), perimeter=perimeter("narrower", y2016=300_000)
    )
    result = quotient(place, PER_HEAD)
    assert (result.quantity, result.withheld, result.figures) == (None, "population", ())
    assert result.numerator is not None
    assert result.headcount is not None


@pytest.mark.parametrize("against_bid", ["same", "wider", "unknown"])
def test_a_ratio_per_head_stands_on_any_other_perimeter(against_bid: str):
    place = ecosystem(
        figure("jobs", "6 000 emplois"), perimeter=perimeter(against_bid, y2016=300_000)
    )
    result = quotient(place, PER_HEAD)
    assert (interval(result.quantity), result.withheld) == ("[20, 20] jobs per 1000 people", "")


@pytest.mark.parametrize(
    "place",
    [
        ecosystem(figure("jobs", "6 000 emplois")),
        ecosystem(figure("jobs", "6 000 emplois"), perimeter=perimeter()),
        ecosystem(perimeter=perimeter(y2016=300_000)),
    ],
    ids=["no perimeter", "no population", "no jobs"],
)
def test_a_ratio_per_head_without_one_side_is_unknown(place: Ecosystem):
    result = quotient(place, PER_HEAD)
    assert (result.quantity, result.withheld, result.headcount) == (None, "", None)


def test_strict_reading_drops_conventional_bounds_from_ratios():
    data = dataset(
        essai=city(figure("jobs", "environ 1 000 emplois"), figure("firms", "100 entreprises"))
    )
    loose, strict = (
        quotient(kind["essai"], JOBS_PER_FIRM).quantity for kind in (data, data.strictly())
    )
    assert interval(loose) == "≈ [15/2, 25/2] jobs per firm"
    assert interval(strict) == "≈ [0, ∞) jobs per firm"
    assert strict is not None
    assert strict.is_indeterminate


def test_a_ratio_of_the_users_own_multiplies_by_its_scale():
    place = ecosystem(figure("startups", "30 start-ups"), figure("firms", "400 entreprises"))
    result = quotient(place, parse_ratio("startups / firms * 100"))
    assert (result.id, interval(result.quantity)) == (
        "startups / firms * 100",
        "[15/2, 15/2] startups per 100 firms",
    )


def test_a_ratio_of_dollars_is_in_dollars():
    place = ecosystem(figure("revenue", "$5 million"), figure("firms", "100 entreprises"))
    result = quotient(place, RATIOS["revenue_per_firm"])
    assert interval(result.quantity) == "[50000, 50000] USD per firm"


def test_dollars_over_euros_are_withheld():
    place = ecosystem(
        figure("funds_raised", "$5 million"), figure("revenue", "10 millions d'euros")
    )
    result = quotient(place, parse_ratio("funds_raised / revenue * 100"))
    assert (result.quantity, result.withheld, result.figures) == (None, "currencies", ())
    assert result.numerator is not None
    assert isinstance(result.denominator, Figure)
    assert (result.numerator.stated, result.denominator.stated) == (
        "$5 million",
        "10 millions d'euros",
    )


@pytest.mark.parametrize(
    ("funds", "revenue"),
    [("$5 million", "$10 million"), ("5 millions d'euros", "10 millions d'euros")],
)
def test_one_currency_over_itself_is_a_percentage(funds: str, revenue: str):
    place = ecosystem(figure("funds_raised", funds), figure("revenue", revenue))
    result = quotient(place, parse_ratio("funds_raised / revenue * 100"))
    assert (interval(result.quantity), result.withheld) == ("[50, 50] %", "")


def test_a_ratio_whose_other_side_is_missing_is_not_withheld():
    place = ecosystem(figure("funds_raised", "$5 million"))
    result = quotient(place, parse_ratio("funds_raised / revenue * 100"))
    assert (result.quantity, result.withheld) == (None, "")


AMOUNT = st.integers(1, 5000)
PHRASES = st.one_of(
    AMOUNT.map(lambda n: f"{n}"),
    AMOUNT.map(lambda n: f"plus de {n}"),
    AMOUNT.map(lambda n: f"moins de {n}"),
    AMOUNT.map(lambda n: f"environ {n}"),
    AMOUNT.map(lambda n: f"près de {n}"),
    st.tuples(AMOUNT, AMOUNT).map(lambda pair: f"entre {pair[0]} et {sum(pair)}"),
)


@given(
    PHRASES,
    PHRASES,
    st.fractions(min_value=0, max_value=1),
    st.fractions(min_value=0, max_value=1),
)
def test_a_ratio_holds_the_quotient_of_any_two_numbers_its_sides_allow(
    jobs: str, firms: str, along: Fraction, across: Fraction
):
    place = ecosystem(figure("jobs", f"{jobs} emplois"), figure("firms", f"{firms} entreprises"))
    result = quotient(place, JOBS_PER_FIRM)
    points = []
    for side, share in zip(result.figures, (along, across), strict=True):
        allowed = place.quantity(side)
        low = allowed.low or Fraction(0)
        point = low + share * ((low + 10_000 if allowed.high is None else allowed.high) - low)
        if point not in allowed or (points and point == 0):
            return
        points.append(point)
    assert result.quantity is not None
    assert points[0] / points[1] in result.quantity
