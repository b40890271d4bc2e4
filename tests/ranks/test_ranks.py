from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import city, dataset, figure
from ftcli import Quantity, compare
from ftcli.ranks import ranks

NUMBERS = [Fraction(n) for n in range(4)]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A quantity with bounds among the numbers 0 to 3, or without."""
    low, high = (draw(st.sampled_from([None, *NUMBERS])) for _ in range(2))
    if low is not None and high is not None and low > high:
        low, high = high, low
    exact = low == high
    return Quantity(
        low=low,
        high=high,
        low_open=low is not None and not exact and draw(st.booleans()),
        high_open=high is not None and not exact and draw(st.booleans()),
    )


# Enough points to tell any two such intervals apart, two of them inside every gap and beyond.
LATTICE = [Fraction(thirds, 3) for thirds in range(-2, 12)]


def points(quantity: Quantity) -> list[Fraction]:
    return [point for point in LATTICE if point in quantity]


def true_ranks(numbers: Sequence[Fraction]) -> list[int]:
    return [1 + sum(other > number for other in numbers) for number in numbers]


@given(st.lists(quantities(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_true_rank_of_any_possible_numbers_lies_inside(several: list[Quantity], chance):
    found = ranks(several)
    for _ in range(10):
        numbers = [chance.choice(points(quantity)) for quantity in several]
        for rank, bounds in zip(true_ranks(numbers), found, strict=True):
            assert bounds is not None
            assert bounds[0] <= rank <= bounds[1]


def attained(several: Sequence[Quantity]) -> tuple[tuple[int, int], ...]:
    """The lowest and highest rank of each, over every combination of their points."""
    combinations = [true_ranks(numbers) for numbers in product(*map(points, several))]
    return tuple((min(column), max(column)) for column in zip(*combinations, strict=True))


@given(st.lists(quantities(), min_size=1, max_size=3))
def test_the_best_rank_is_attained(several: list[Quantity]):
    assert [bounds and bounds[0] for bounds in ranks(several)] == [
        best for best, _ in attained(several)
    ]


@given(st.lists(quantities(), min_size=2, max_size=3))
@example([Quantity.exactly(3), Quantity(low=Fraction(3))])
def test_the_worst_rank_is_attained(several: list[Quantity]):
    assert [bounds and bounds[1] for bounds in ranks(several)] == [
        worst for _, worst in attained(several)
    ]


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        ([], ()),
        ([None, None], (None, None)),
        ([Quantity.exactly(1), None, Quantity.exactly(2)], ((2, 2), None, (1, 1))),
        ([Quantity.exactly(2), Quantity.exactly(2), Quantity.exactly(1)], ((1, 1), (1, 1), (3, 3))),
        ([Quantity(), Quantity.exactly(1)], ((1, 2), (1, 2))),
        (
            [Quantity(low=Fraction(3), low_open=True), Quantity.exactly(3), Quantity.exactly(1)],
            ((1, 1), (2, 2), (3, 3)),
        ),
        # Equal lows: a number can only be passed where one may lie above it.
        ([Quantity(low=Fraction(3)), Quantity.exactly(3)], ((1, 1), (1, 2))),
        ([Quantity(low=Fraction(3)), Quantity(low=Fraction(3))], ((1, 2), (1, 2))),
        ([Quantity(Fraction(3), Fraction(5)), Quantity.exactly(3)], ((1, 1), (1, 2))),
        (
            [Quantity(Fraction(3), Fraction(5)), Quantity(Fraction(3), Fraction(4))],
            ((1, 2), (1, 2)),
        ),
        # A ceiling that touches a floor does not pass it.
        ([Quantity(high=Fraction(3)), Quantity(low=Fraction(3))], ((1, 2), (1, 1))),
        (
            [Quantity(high=Fraction(3), high_open=True), Quantity(low=Fraction(3))],
            ((2, 2), (1, 1)),
        ),
        ([Quantity.exactly(1, "EUR"), Quantity.exactly(2, "USD")], ((1, 2), (1, 2))),
    ],
)
def test_ranks_of_known_cases(several: list[Quantity | None], expected: object):
    assert ranks(several) == expected


def test_a_comparison_ranks_its_cities():
    data = dataset(
        alpha=city(figure("jobs", "plus de 100 emplois")),
        beta=city(figure("jobs", "100 emplois")),
        gamma=city(figure("jobs", "500 emplois")),
        delta=city(),
    )
    row = compare(data, "alpha", "beta", "gamma", "delta", metrics=["jobs"], ratios=[]).figures[0]
    assert row.ranks == ((1, 2), (3, 3), (1, 2), None)


def test_a_city_beside_itself_shares_its_rank():
    data = dataset(alpha=city(figure("jobs", "100 emplois")))
    row = compare(data, "alpha", "alpha", metrics=["jobs"], ratios=[]).figures[0]
    assert row.ranks == ((1, 1), (1, 1))


def test_a_quantity_given_twice_has_no_rank_beside_itself():
    floor = Quantity(low=Fraction(3))
    assert ranks([floor, floor, Quantity.exactly(2)]) == ((1, 1), (1, 1), (3, 3))


def test_two_cities_with_the_same_words_are_not_one():
    data = dataset(
        alpha=city(figure("jobs", "plus de 100 emplois")),
        beta=city(figure("jobs", "plus de 100 emplois")),
    )
    row = compare(data, "alpha", "beta", metrics=["jobs"], ratios=[]).figures[0]
    assert row.ranks == ((1, 2), (1, 2))


def test_quantities_of_other_kinds_leave_each_other_any_rank():
    five, four, three = map(Quantity.exactly, (5, 4, 3))
    assert ranks([five, four, three], ["one year", "one year", "four years"]) == (
        (1, 2),
        (2, 3),
        (1, 3),
    )


def test_totals_over_other_lengths_of_time_do_not_outrank_each_other():
    data = dataset(
        alpha=city(figure("funds_raised", "100 millions d'euros", "2014/2018")),
        beta=city(figure("funds_raised", "10 millions d'euros", "2014")),
        gamma=city(figure("funds_raised", "5 millions d'euros", "2016")),
    )
    row = compare(data, "alpha", "beta", "gamma", metrics=["funds_raised"], ratios=[]).figures[0]
    assert row.ranks == ((1, 3), (1, 2), (2, 3))
