"""Arithmetic on intervals encloses every truth, and is open where a bound is not reached."""

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.quantity import Quantity, UnitMismatch

Operation = Callable[..., Quantity]
numbers = st.fractions(min_value=-6, max_value=6, max_denominator=4)
ends = st.one_of(st.none(), st.integers(-3, 3).map(Fraction), numbers)


@st.composite
def intervals(draw: st.DrawFn) -> Quantity:
    """Any interval; integers near zero are frequent, so that zero is often inside or an end."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    return Quantity(
        low=low,
        high=high,
        low_open=low is not None and not point and draw(st.booleans()),
        high_open=high is not None and not point and draw(st.booleans()),
    )


def samples(quantity: Quantity) -> list[Fraction]:
    """Numbers of an interval: its closed ends, numbers just inside, one between, and zero."""
    low = quantity.low if quantity.low is not None else (quantity.high or Fraction(0)) - 7
    high = quantity.high if quantity.high is not None else low + 14
    width = high - low
    candidates = [low, high, low + width / 1000, high - width / 1000, low + width / 3, Fraction(0)]
    return [number for number in candidates if number in quantity]


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul, operator.truediv])
@given(intervals(), intervals())
def test_a_result_encloses_what_any_two_truths_give(
    operation: Operation, a: Quantity, b: Quantity
) -> None:
    result = operation(a, b)

    for x in samples(a):
        for y in samples(b):
            if operation is operator.truediv and y == 0:
                continue
            assert operation(x, y) in result


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul])
@given(intervals(), intervals())
def test_a_closed_bound_of_a_result_is_reached_by_ends_of_the_operands(
    operation: Operation, a: Quantity, b: Quantity
) -> None:
    result = operation(a, b)
    reached = {operation(x, y) for x in samples(a) for y in samples(b)}

    if result.low is not None and not result.low_open:
        assert result.low in reached
    if result.high is not None and not result.high_open:
        assert result.high in reached


def test_a_sum_is_open_where_one_addend_is() -> None:
    more_than_10 = Quantity(low=Fraction(10), low_open=True)
    up_to_5 = Quantity(Fraction(1), Fraction(5))

    assert more_than_10 + up_to_5 == Quantity(low=Fraction(11), low_open=True)
    assert up_to_5 + 2 == Quantity(Fraction(3), Fraction(7))
    assert 2 + up_to_5 == Quantity(Fraction(3), Fraction(7))
    assert up_to_5 - 2 == Quantity(Fraction(-1), Fraction(3))
    assert -more_than_10 == Quantity(high=Fraction(-10), high_open=True)


def test_a_product_by_a_negative_number_turns_the_bounds_round() -> None:
    half_open = Quantity(Fraction(2), Fraction(3), high_open=True)

    assert half_open * -1 == Quantity(Fraction(-3), Fraction(-2), low_open=True)
    assert 2 * half_open == Quantity(Fraction(4), Fraction(6), high_open=True)


def test_a_zero_that_is_reached_closes_a_product_that_is_open_elsewhere() -> None:
    from_zero = Quantity(Fraction(0), Fraction(2))
    above_one = Quantity(low=Fraction(1), low_open=True)

    assert from_zero * above_one == Quantity(low=Fraction(0))
    above_zero = Quantity(Fraction(0), Fraction(2), low_open=True)
    assert above_zero * above_one == Quantity(low=Fraction(0), low_open=True)


def test_a_floor_over_an_exact_number_is_a_floor() -> None:
    revenue = Quantity(low=Fraction(1000), low_open=True, nominal=Fraction(1000), unit="EUR")
    jobs = Quantity.exactly(8, "jobs")

    assert revenue / jobs == Quantity(
        low=Fraction(125), low_open=True, nominal=Fraction(125), unit="EUR", per="jobs"
    )
    assert revenue / 8 == Quantity(
        low=Fraction(125), low_open=True, nominal=Fraction(125), unit="EUR"
    )


def test_an_exact_number_over_a_floor_is_above_zero_and_below_a_ceiling() -> None:
    firms = Quantity(low=Fraction(4), low_open=True, nominal=Fraction(4), unit="firms")

    assert Quantity.exactly(8, "jobs") / firms == Quantity(
        low=Fraction(0),
        high=Fraction(2),
        low_open=True,
        high_open=True,
        nominal=Fraction(2),
        unit="jobs",
        per="firms",
    )


@pytest.mark.parametrize(
    "divisor",
    [Quantity(Fraction(-1), Fraction(1)), Quantity(high=Fraction(3)), Quantity.exactly(0)],
)
@pytest.mark.parametrize("dividend", [Quantity.exactly(0), Quantity.exactly(5)])
def test_dividing_by_an_interval_with_zero_inside_bounds_nothing(
    dividend: Quantity, divisor: Quantity
) -> None:
    result = dividend / divisor

    assert result == Quantity()
    assert result.is_indeterminate


def test_dividing_by_an_interval_with_zero_at_its_edge_leaves_one_side_unbounded() -> None:
    upwards = Quantity(Fraction(0), Fraction(4))
    downwards = Quantity(Fraction(-4), Fraction(0), low_open=True)

    assert Quantity.exactly(8) / upwards == Quantity(low=Fraction(2))
    assert Quantity.exactly(8) / downwards == Quantity(high=Fraction(-2), high_open=True)


def test_a_quotient_of_one_unit_is_a_plain_number_and_keeps_what_is_approximate() -> None:
    about = Quantity(Fraction(2), Fraction(4), nominal=Fraction(3), approximate=True, unit="firms")

    assert about / Quantity.exactly(6, "firms") == Quantity(
        Fraction(1, 3), Fraction(2, 3), nominal=Fraction(1, 2), approximate=True
    )


def test_a_rate_takes_plain_numbers_and_keeps_what_it_is_per() -> None:
    rate = Quantity.exactly(50, "startups").with_unit("startups", "year")

    assert rate + 10 == Quantity.exactly(60, "startups").with_unit("startups", "year")
    assert rate - 10 == Quantity.exactly(40, "startups").with_unit("startups", "year")
    assert Quantity.exactly(2) * rate == Quantity.exactly(100, "startups").with_unit(
        "startups", "year"
    )


def test_a_product_of_two_units_has_none_of_them() -> None:
    assert (Quantity.exactly(2, "jobs") * Quantity.exactly(3, "EUR")).unit is None


def test_quantities_of_other_units_do_not_add() -> None:
    with pytest.raises(UnitMismatch, match="jobs and firms do not compare"):
        Quantity.exactly(1, "jobs") + Quantity.exactly(1, "firms")


@given(intervals(), st.integers(1, 9))
def test_multiplying_and_dividing_by_a_number_come_back_to_the_same_interval(
    quantity: Quantity, number: int
) -> None:
    assert quantity * number / number == quantity
