"""What a quantity says of itself, and how it compares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.quantity import Quantity, UnitMismatch, Verdict

OPPOSITE = {
    Verdict.HIGHER: Verdict.LOWER,
    Verdict.LOWER: Verdict.HIGHER,
    Verdict.EQUAL: Verdict.EQUAL,
    Verdict.UNDECIDED: Verdict.UNDECIDED,
}
numbers = st.fractions(min_value=-20, max_value=20, max_denominator=6)


@st.composite
def quantities_with_a_truth(draw: st.DrawFn) -> tuple[Quantity, Fraction]:
    """An interval with open, closed or absent ends, and a number that lies in it."""
    truth = draw(numbers)
    below, above = (abs(draw(numbers)) for _ in range(2))
    low_open = below > 0 and draw(st.booleans())
    high_open = above > 0 and draw(st.booleans())
    low = None if draw(st.integers(0, 4)) == 0 else truth - below
    high = None if draw(st.integers(0, 4)) == 0 else truth + above
    quantity = Quantity(
        low=low,
        high=high,
        low_open=low is not None and low_open,
        high_open=high is not None and high_open,
    )
    return quantity, truth


def between(low: int | None, high: int | None, unit: str | None = None) -> Quantity:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Quantity(low=ends[0], high=ends[1], unit=unit)


def test_an_exact_number_is_one_number_and_nothing_else() -> None:
    quantity = Quantity.exactly(750, "firms")

    assert quantity == Quantity(
        low=Fraction(750), high=Fraction(750), nominal=Fraction(750), unit="firms"
    )
    assert (quantity.is_exact, quantity.is_one_sided, quantity.is_indeterminate) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("quantity", "is_exact", "is_one_sided", "is_indeterminate"),
    [
        (between(None, None), False, True, True),
        (between(5, None), False, True, False),
        (between(None, 5), False, True, False),
        (between(3, 5), False, False, False),
        (between(0, None, "jobs"), False, True, True),
        (between(0, None, "%"), False, True, False),
        (between(0, 50, "jobs"), False, True, False),
        (between(0, 0, "jobs"), True, False, False),
        (Quantity(low=Fraction(0), low_open=True, unit="jobs"), False, True, True),
    ],
)
def test_a_quantity_knows_how_far_it_is_bounded(
    quantity: Quantity, is_exact: bool, is_one_sided: bool, is_indeterminate: bool
) -> None:
    assert (quantity.is_exact, quantity.is_one_sided, quantity.is_indeterminate) == (
        is_exact,
        is_one_sided,
        is_indeterminate,
    )


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [(2, 1, False, False), (1, 1, True, False), (1, 1, False, True)],
)
def test_bounds_that_leave_no_number_are_refused(
    low: int, high: int, low_open: bool, high_open: bool
) -> None:
    with pytest.raises(ValueError, match=f"no number lies between {low} and {high}"):
        Quantity(Fraction(low), Fraction(high), low_open, high_open)


def test_an_open_bound_is_not_contained_and_a_closed_one_is() -> None:
    half_open = Quantity(Fraction(1), Fraction(3), low_open=True)

    assert [number in half_open for number in (0, 1, 2, 3, 4)] == [False, False, True, True, False]
    assert [number in between(None, 3) for number in (-(10**9), 3, 4)] == [True, True, False]


def test_a_count_without_lower_bound_begins_at_none() -> None:
    assert between(None, 50).with_unit("jobs") == between(0, 50, "jobs")
    assert between(None, 50).with_unit("%") == between(None, 50, "%")
    assert between(5, 50).with_unit("EUR", "job").per == "job"


def test_strict_reading_drops_what_is_a_convention_and_keeps_what_is_entailed() -> None:
    nearly = Quantity(
        Fraction(450), Fraction(500), False, True, Fraction(500), True, "firms", low_assumed=True
    )
    just_over = Quantity(
        Fraction(5), Fraction(6), True, False, Fraction(5), True, "%", high_assumed=True
    )

    assert nearly.strict() == Quantity(
        Fraction(0), Fraction(500), False, True, Fraction(500), True, "firms"
    )
    assert just_over.strict() == Quantity(
        low=Fraction(5), low_open=True, nominal=Fraction(5), approximate=True, unit="%"
    )
    assert between(3, 5).strict() == between(3, 5)


@given(quantities_with_a_truth(), st.booleans(), st.booleans())
def test_strict_reading_never_excludes_a_number_that_the_usual_reading_allows(
    drawn: tuple[Quantity, Fraction], low_assumed: bool, high_assumed: bool
) -> None:
    bare, truth = drawn
    quantity = Quantity(
        bare.low,
        bare.high,
        bare.low_open,
        bare.high_open,
        low_assumed=low_assumed,
        high_assumed=high_assumed,
    )

    assert truth in quantity.strict()
    assert quantity.strict() == quantity.strict().strict()


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (between(5, 5), between(4, 4), Verdict.HIGHER),
        (between(4, 4), between(5, 5), Verdict.LOWER),
        (between(4, 4), between(4, 4), Verdict.EQUAL),
        (between(4, 6), between(4, 6), Verdict.UNDECIDED),
        (between(4, 6), between(6, 8), Verdict.UNDECIDED),
        (between(4, 6), Quantity(Fraction(6), Fraction(8), low_open=True), Verdict.LOWER),
        (between(10, None), between(None, 9), Verdict.HIGHER),
        (between(10, None), between(8, None), Verdict.UNDECIDED),
    ],
)
def test_bounds_decide_a_comparison_or_leave_it_undecided(
    a: Quantity, b: Quantity, verdict: Verdict
) -> None:
    assert a.compare(b) is verdict
    assert b.compare(a) is OPPOSITE[verdict]
    assert a.meets(b) is (verdict not in {Verdict.HIGHER, Verdict.LOWER})


@given(quantities_with_a_truth(), quantities_with_a_truth())
def test_a_comparison_is_antisymmetric_and_never_contradicts_the_truth(
    first: tuple[Quantity, Fraction], second: tuple[Quantity, Fraction]
) -> None:
    (a, x), (b, y) = first, second
    verdict = a.compare(b)

    assert b.compare(a) is OPPOSITE[verdict]
    allowed = {
        Verdict.HIGHER: x > y,
        Verdict.LOWER: x < y,
        Verdict.EQUAL: x == y,
        Verdict.UNDECIDED: True,
    }
    assert allowed[verdict]
    assert a.meets(b) or x != y


def test_quantities_of_other_units_or_rates_do_not_compare() -> None:
    rate = Quantity.exactly(5, "jobs").with_unit("jobs", "year")

    with pytest.raises(UnitMismatch, match=r"^jobs and EUR do not compare$"):
        Quantity.exactly(1, "jobs").compare(Quantity.exactly(1, "EUR"))
    with pytest.raises(UnitMismatch, match=r"^jobs per year and a number without unit do not"):
        rate.compare(Quantity.exactly(5))
