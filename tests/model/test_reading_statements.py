"""How the words of a figure, its `value` and its `unit` make a quantity."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import city, dataset, ecosystem, figure, interval, target
from ftcli import read
from ftcli.catalogue import METRICS
from ftcli.model import Narrowing
from ftcli.quantity import Quantity
from ftcli.store.faults import FaultyData
from ftcli.wording.reading import Unreadable

FLOOR = "plus de 100 emplois"


def understood(metric: str, stated: str, **more: Any) -> str:
    """What a figure says, in the notation of intervals."""
    place = ecosystem(figure(metric, stated, **more))
    return interval(place.quantity(place.figures[0]))


def refusal(metric: str, stated: str, **more: Any) -> tuple[str, str]:
    """Why a figure is refused, and the next step."""
    place = ecosystem(figure(metric, stated, **more))
    with pytest.raises(Unreadable) as caught:
        place.quantity(place.figures[0])
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("metric", "stated", "more", "expected"),
    [
        ("jobs", "750 emplois", {}, "[750, 750] jobs"),
        ("jobs", "750 salariés", {}, "[750, 750] jobs"),
        ("jobs", "emploie 750 personnes", {}, "[750, 750] jobs"),
        ("jobs", "31.673", {}, "[31673, 31673] jobs"),
        ("startups", "50 entreprises", {}, "[50, 50] startups"),
        ("firms", "moins de 50 start-ups", {}, "[0, 50) firms"),
        ("jobs_share", "7,4 %", {}, "[37/5, 37/5] %"),
        ("revenue", "plus d'1 milliard d'euros", {}, "(1000000000, ∞) EUR"),
        ("revenue", "$5 million", {}, "[5000000, 5000000] USD"),
        ("revenue", "8 milliards", {"unit": "EUR"}, "[8000000000, 8000000000] EUR"),
        ("visitors", "140 000 visiteurs par an", {}, "[140000, 140000] people per year"),
        ("visitors", "140 000 visiteurs", {"per": "month"}, "[140000, 140000] people per month"),
        ("district_area", "100 hectares", {}, "[100, 100] ha"),
    ],
)
def test_words_are_read_in_the_unit_of_the_metric(
    metric: str, stated: str, more: dict[str, str], expected: str
):
    assert understood(metric, stated, **more) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1_000_000, "[1000000, 1000000] EUR"),
        (0.1, "[1/10, 1/10] EUR"),
        ("0.1", "[1/10, 1/10] EUR"),
        ("12345678901234567890123", "[12345678901234567890123, 12345678901234567890123] EUR"),
        ("9" * 40, f"[{10**40 - 1}, {10**40 - 1}] EUR"),
        ("0." + "0" * 19 + "1", f"[1/{10**20}, 1/{10**20}] EUR"),
        (123456789012345, "[123456789012345, 123456789012345] EUR"),
    ],
)
def test_a_value_stands_where_the_words_give_no_number(value: object, expected: str):
    assert understood("revenue", "autant qu'avant", value=value, unit="EUR") == expected


def test_a_value_that_repeats_the_words_changes_nothing():
    assert understood("jobs", FLOOR, value=100) == "(100, ∞) jobs"


@pytest.mark.parametrize(
    ("stated", "value", "expected"),
    [
        (FLOOR, {"high": 120}, "(100, 120] jobs"),
        (FLOOR, {"low": 101}, "[101, ∞) jobs"),
        (FLOOR, {"low": 101, "high": "120"}, "[101, 120] jobs"),
        ("entre 100 et 200 emplois", {"low": 100, "high": 200}, "[100, 200] jobs"),
        ("entre 100 et 200 emplois", {"low": 150, "high": 150}, "[150, 150] jobs"),
        ("environ 100 emplois", {"low": 95}, "≈ [95, 125] jobs"),
    ],
)
def test_low_and_high_narrow_what_the_words_give(stated: str, value: object, expected: str):
    assert understood("jobs", stated, value=value) == expected


def test_a_bound_that_narrows_is_stated_and_stays_in_strict_reading():
    data = dataset(
        essai=city(figure("jobs", "environ 100 emplois", value={"low": 95})),
        other=city(figure("jobs", "environ 100 emplois", value={"high": 110})),
    ).strictly()
    found = [interval(data[name].quantity(data[name].figures[0])) for name in data]
    assert found == ["≈ [95, ∞) jobs", "≈ [0, 110] jobs"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"low": 50}, 'value 50 lies outside "plus de 100 emplois"'),
        ({"low": 100}, 'value 100 lies outside "plus de 100 emplois"'),
        ({"high": 99.5}, 'value 99.5 lies outside "plus de 100 emplois"'),
        ({"low": 99.5, "high": 150}, 'value 99.5 lies outside "plus de 100 emplois"'),
    ],
)
def test_a_bound_outside_the_words_is_refused(value: object, said: str):
    assert refusal("jobs", FLOOR, value=value) == (
        f"essai, figures[0].stated: {said}",
        "low and high may only narrow what the words give",
    )


def test_a_value_that_contradicts_the_words_is_refused():
    assert refusal("jobs", "9 500 emplois", value=9600) == (
        'essai, figures[0].stated: "9 500 emplois" says 9,500, value 9,600',
        "correct one of the two",
    )


@pytest.mark.parametrize(
    ("metric", "stated", "counted"),
    [
        ("jobs", "31 000 entreprises", "firms, the metric jobs jobs"),
        ("jobs", "300 startups", "startups, the metric jobs jobs"),
        ("firms", "31 000 emplois", "jobs, the metric firms firms"),
        ("startups", "300 habitants", "people, the metric startups startups"),
        ("students", "300 entreprises", "firms, the metric students people"),
    ],
)
def test_people_are_no_firms_and_firms_no_people(metric: str, stated: str, counted: str):
    assert refusal(metric, stated)[0].endswith(f'"{stated}" counts {counted}')


@pytest.mark.parametrize(
    ("metric", "stated"),
    [
        ("jobs", "300 personnes"),
        ("firms", "300 startups"),
        ("startups", "300 entreprises"),
        ("members", "300 entreprises"),
        ("supporters", "300 personnes"),
        ("firms", "300 acteurs"),
    ],
)
def test_people_are_jobs_and_start_ups_firms_by_another_name(metric: str, stated: str):
    assert understood(metric, stated) == f"[300, 300] {METRICS[metric].unit}"


def test_money_without_a_currency_is_refused():
    assert refusal("revenue", "8 milliards") == (
        'essai, figures[0].stated: no currency in "8 milliards"',
        'give the figure a unit: "unit": "EUR"',
    )


def test_words_that_count_something_else_are_refused():
    assert refusal("jobs", "750 m2") == (
        'essai, figures[0].stated: "750 m2" counts m2, the metric jobs jobs',
        "state the words that hold the figure, or another metric",
    )
    assert refusal("revenue", "750 emplois")[0] == (
        'essai, figures[0].stated: "750 emplois" counts jobs, the metric revenue EUR'
    )
    assert refusal("jobs", "7,4 %")[0] == (
        'essai, figures[0].stated: "7,4 %" counts %, the metric jobs jobs'
    )


@pytest.mark.parametrize("value", [{}, {"value": {"low": 5}}])
def test_words_without_a_number_are_refused(value: dict[str, object]):
    assert refusal("jobs", "beaucoup d'emplois", **value) == (
        'essai, figures[0].stated: no number in "beaucoup d\'emplois"',
        'write the figure as the source prints it, such as "750 entreprises"',
    )


def test_the_place_of_a_refusal_is_that_of_the_target():
    place = ecosystem(
        figure("jobs", "1 emploi"),
        targets=[target("jobs", "2 emplois"), target("jobs", "beaucoup d'emplois")],
    )
    with pytest.raises(Unreadable, match=r"^essai, targets\[1\]\.stated: no number in "):
        place.quantity(place.targets[1])


def test_a_statement_of_another_ecosystem_is_placed_by_the_ecosystem_alone():
    place, other = ecosystem(), ecosystem(figure("jobs", "beaucoup d'emplois"))
    with pytest.raises(Unreadable, match=r"^essai: no number in "):
        place.quantity(other.figures[0])


def test_a_target_may_be_a_percentage_or_a_multiple():
    place = ecosystem(
        targets=[
            target("jobs", "20 %", mode="growth"),
            target("jobs", "4 000 emplois directs et indirects"),
        ]
    )
    assert [interval(place.quantity(item)) for item in place.targets] == [
        "[20, 20] %",
        "[4000, 4000] jobs",
    ]


@pytest.mark.parametrize(
    ("stated", "more", "deadline"),
    [
        ("10 emplois", {"horizon": "d'ici 2015"}, "2015"),
        ("10 emplois", {"horizon": "dans les dix prochaines années"}, "2024"),
        ("10 emplois", {"horizon": "à terme"}, None),
        ("10 emplois", {}, None),
        ("10 emplois d'ici 2016", {}, "2016"),
        ("10 emplois d'ici 2016", {"horizon": "à terme"}, "2016"),
        ("10 emplois d'ici 2016", {"horizon": "d'ici 2017"}, "2017"),
        ("10 emplois d'ici 2016", {"horizon": "d'ici 2017", "deadline": "2018-06"}, "2018-06"),
    ],
)
def test_a_deadline_is_given_else_the_horizon_else_in_the_words(
    stated: str, more: dict[str, str], deadline: str | None
):
    place = ecosystem(targets=[target("jobs", stated, "2014-10-08", **more)])
    found = place.targets[0].deadline
    assert (str(found) if found else None) == deadline


@pytest.mark.parametrize(
    ("value", "said"),
    [({"low": 180, "high": 120}, "low is above high"), ({}, "a range has low, high or both")],
)
def test_a_range_without_a_number_in_it_is_refused_when_loading(value: object, said: str):
    with pytest.raises(FaultyData) as caught:
        ecosystem(figure("jobs", "entre 100 et 200 emplois", value=value))
    assert caught.value.faults == (f"essai, figures[0].value: {said}",)
    with pytest.raises(ValueError, match=said):
        Narrowing.model_validate(value)


@pytest.mark.parametrize(
    ("metric", "stated", "more", "said"),
    [
        ("jobs", "entre 100 et 200 emplois", {"value": 500}, "says a range, value 500"),
        ("jobs", "entre 100 et 200 emplois", {"value": 150}, "says a range, value 150"),
        ("jobs", FLOOR, {"value": 150}, "says 100, value 150"),
        ("revenue", "1 milliard d'euros", {"unit": "USD"}, "counts EUR, its unit says USD"),
        ("jobs", "9 500 emplois", {"unit": "m2"}, "counts jobs, its unit says m2"),
        ("visitors", "90 visiteurs par an", {"per": "day"}, "is per year, its per says day"),
    ],
)
def test_what_contradicts_the_words_is_refused(
    metric: str, stated: str, more: dict[str, object], said: str
):
    assert refusal(metric, stated, **more) == (
        f'essai, figures[0].stated: "{stated}" {said}',
        "correct one of the two",
    )


@pytest.mark.parametrize(
    ("metric", "stated", "more", "expected"),
    [
        ("jobs", "9 500 emplois", {"unit": "jobs"}, "[9500, 9500] jobs"),
        ("jobs", "750 personnes", {"unit": "people"}, "[750, 750] jobs"),
        ("revenue", "1 milliard d'euros", {"unit": "EUR"}, "[1000000000, 1000000000] EUR"),
        ("visitors", "90 visiteurs par an", {"per": "year"}, "[90, 90] people per year"),
    ],
)
def test_what_repeats_the_words_changes_nothing(
    metric: str, stated: str, more: dict[str, str], expected: str
):
    assert understood(metric, stated, **more) == expected


@pytest.mark.parametrize(
    ("stated", "more", "expected"),
    [
        ("8 millions d'euros par an", {}, "[8000000, 8000000] EUR"),
        ("8 millions d'euros", {"per": "year"}, "[8000000, 8000000] EUR"),
        ("8 millions d'euros", {}, "[8000000, 8000000] EUR"),
        ("8 millions d'euros", {"per": "month"}, "[8000000, 8000000] EUR per month"),
    ],
)
def test_revenue_is_per_year_by_definition_and_need_not_say_so(
    stated: str, more: dict[str, str], expected: str
):
    assert understood("revenue", stated, **more) == expected


@pytest.mark.parametrize(
    ("metric", "more"),
    [("jobs", {"value": -5}), ("revenue", {"value": "-0.5", "unit": "EUR"})],
)
def test_what_is_counted_or_paid_cannot_be_negative(metric: str, more: dict[str, object]):
    assert refusal(metric, "à définir", **more) == (
        f"essai, figures[0].stated: {metric} cannot be negative",
        "correct the value",
    )


@pytest.mark.parametrize(
    ("stated", "value", "nominal"),
    [
        (FLOOR, {"low": 150}, None),
        (FLOOR, {"high": 150}, None),
        ("environ 100 emplois", {"low": 101}, None),
        ("environ 100 emplois", {"low": 100, "high": 110}, 100),
        ("environ 100 emplois", {"high": 99}, None),
    ],
)
def test_a_range_that_leaves_the_number_in_the_words_out_has_no_nominal(
    stated: str, value: object, nominal: int | None
):
    place = ecosystem(figure("jobs", stated, value=value))
    assert place.quantity(place.figures[0]).nominal == nominal


def encloses(outer: Quantity, inner: Quantity) -> bool:
    """Whether no bound of the inner quantity passes one of the outer."""
    below = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return below and above


@given(
    st.sampled_from(("plus de 100", "moins de 100", "environ 100", "entre 50 et 150")),
    st.integers(0, 1200).map(lambda quarters: Fraction(quarters, 4)),
    st.integers(0, 200).map(lambda quarters: Fraction(quarters, 4)),
)
def test_narrowing_never_widens(words: str, low: Fraction, width: Fraction):
    value = {"low": float(low), "high": float(low + width)}
    place = ecosystem(figure("jobs", f"{words} emplois", value=value))
    wide = read(f"{words} emplois").quantity
    try:
        narrow = place.quantity(place.figures[0])
    except Unreadable:
        assert not (low in wide and low + width in wide)
    else:
        assert (narrow.low, narrow.high) == (low, low + width)
        assert encloses(wide, narrow)
