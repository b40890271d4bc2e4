"""Which ecosystems are alike one, and in what."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from building import METRO, city, dataset, figure, perimeter
from ftcli.likeness import alike, course, may_be_within
from ftcli.quantity import Quantity
from ftcli.store.loading import load


def event(on: str, status: str) -> dict[str, str]:
    return {"on": on, "status": status, "source": "press"}


def reasons(data, name: str = "me") -> dict[str, tuple[str, ...]]:
    found = alike(data[name], data.ecosystems.values())
    return {one.ecosystem.id: one.reasons for one in found}


@pytest.mark.parametrize(
    ("people", "is_near"),
    [(150, True), (151, False), (100, True), (67, True), (66, False)],
)
def test_populations_are_near_within_a_factor_of_one_and_a_half(people, is_near):
    data = dataset(
        me=city(perimeter=perimeter(y2016=100)), other=city(perimeter=perimeter(y2016=people))
    )

    assert reasons(data) == ({"other": ("population",)} if is_near else {})


@pytest.mark.parametrize("narrower", ["me", "other"])
def test_a_population_of_a_unit_narrower_than_the_bid_is_not_compared(narrower):
    perimeters = {name: perimeter(y2016=100) for name in ("me", "other")}
    perimeters[narrower] = perimeter("narrower", y2016=100)
    data = dataset(**{name: city(perimeter=held) for name, held in perimeters.items()})

    assert reasons(data) == {}


def test_populations_are_of_the_latest_year_that_both_have():
    data = dataset(
        me=city(perimeter=perimeter(y2011=900, y2016=100, y2023=900)),
        other=city(perimeter=perimeter(y2011=1, y2016=120)),
        apart=city(perimeter=perimeter(y2020=100)),
    )

    [other] = alike(data["me"], data.ecosystems.values())
    assert (other.ecosystem.id, other.census.year, other.census.factor) == (
        "other",
        "2016",
        Fraction(6, 5),
    )


@pytest.mark.parametrize(
    ("events", "is_same"),
    [
        ([("2015-06", "labelled"), ("2019", "capitale")], True),
        ([("2015", "labelled"), ("2016", "network"), ("2019-04", "capitale")], True),
        ([("2014", "labelled"), ("2019", "capitale")], False),
        ([("2015", "refused"), ("2019", "capitale")], False),
        ([("2015", "labelled"), ("2020", "capitale")], False),
        ([("2015", "labelled")], False),
        ([], False),
    ],
)
def test_labels_are_alike_by_their_first_and_their_latest_event(events, is_same):
    data = dataset(
        me=city(labels=[event("2015", "labelled"), event("2019", "capitale")]),
        other=city(labels=[event(*one) for one in events]),
    )

    assert reasons(data) == ({"other": ("label",)} if is_same else {})


def test_two_without_a_label_are_not_alike_for_it():
    assert reasons(dataset(me=city(), other=city())) == {}


def test_the_course_of_a_label_of_one_event_is_that_event():
    data = dataset(me=city(labels=[event("2015", "labelled")]), other=city())

    assert course(data["me"]) == (("labelled", 2015),)
    assert course(data["other"]) == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "sizes"),
    [
        ("100 emplois", "200 emplois", ("jobs",)),
        ("100 emplois", "201 emplois", ()),
        ("100 emplois", "50 emplois", ("jobs",)),
        ("100 emplois", "49 emplois", ()),
        ("100 emplois", "plus de 150 emplois", ("jobs",)),
        ("100 emplois", "plus de 200 emplois", ()),
        ("100 emplois", "au moins 200 emplois", ("jobs",)),
        ("plus de 100 emplois", "plus de 100 emplois", ()),
        ("entre 300 et 400 emplois", "entre 100 et 150 emplois", ("jobs",)),
    ],
)
def test_sizes_are_alike_where_they_may_be_within_a_factor_of_two(mine, theirs, sizes):
    data = dataset(me=city(figure("jobs", mine)), other=city(figure("jobs", theirs)))

    found = alike(data["me"], data.ecosystems.values())
    assert [one.sizes for one in found] == ([sizes] if sizes else [])


def test_a_strict_reading_knows_less_of_a_size():
    about = dataset(
        me=city(figure("firms", "environ 20 entreprises")),
        other=city(figure("firms", "environ 30 entreprises")),
    )

    assert reasons(about) == {"other": ("size",)}
    assert reasons(about.strictly()) == {}


def test_most_reasons_come_first_then_the_nearest_population():
    me = figure("firms", "10 entreprises")
    data = dataset(
        far=city(perimeter=perimeter(y2016=140)),
        size=city(me),
        near=city(perimeter=perimeter(y2016=90)),
        both=city(me, perimeter=perimeter(y2016=149)),
        me=city(me, perimeter=perimeter(y2016=100)),
        stranger=city(perimeter=perimeter(y2016=1000)),
    )

    assert list(reasons(data)) == ["both", "near", "far", "size"]


def test_a_whole_region_is_alike_no_territory():
    firms = figure("firms", "10 entreprises")
    whole = {"units": [METRO | {"type": "REGION"}]}
    data = dataset(
        me=city(firms),
        region=city(firms, perimeter=whole),
        another=city(firms, perimeter=whole),
    )

    assert reasons(data) == {}
    assert reasons(data, "region") == {"another": ("size",)}


BOUNDS = st.tuples(st.integers(1, 30), st.integers(0, 30) | st.none(), st.booleans(), st.booleans())


def quantity(bounds) -> Quantity:
    low, width, low_open, high_open = bounds
    is_open = width is None or width > 0
    return Quantity(
        low=Fraction(low),
        high=None if width is None else Fraction(low + width),
        low_open=low_open and is_open,
        high_open=high_open and bool(width),
        unit="jobs",
    )


def inside(quantity: Quantity, share: Fraction) -> Fraction:
    """A number of a quantity: a share of the way from its lower bound."""
    high = 60 if quantity.high is None else quantity.high
    return quantity.low + share * (high - quantity.low)


@given(BOUNDS, BOUNDS, st.fractions(0, 1), st.fractions(0, 1))
def test_two_numbers_within_the_factor_are_never_missed(first, second, one, other):
    first, second = quantity(first), quantity(second)
    one, other = inside(first, one), inside(second, other)
    assume(one in first and other in second)

    if first.high is not None and Fraction(1, 2) <= one / other <= 2:
        assert may_be_within(first, second, Fraction(2))


@given(BOUNDS, BOUNDS)
def test_being_alike_in_size_is_mutual(first, second):
    first, second = quantity(first), quantity(second)

    assert may_be_within(first, second, Fraction(2)) is may_be_within(second, first, Fraction(2))


def test_other_units_are_never_alike():
    job, euro = Quantity.exactly(1, "jobs"), Quantity.exactly(1, "EUR")

    assert not may_be_within(job, euro, Fraction(2))


def test_likeness_is_mutual_in_the_shipped_data():
    data = load()
    everyone = data.ecosystems.values()
    pairs = {
        (item.id, one.ecosystem.id, one.reasons)
        for item in everyone
        for one in alike(item, everyone)
    }

    assert pairs
    assert {(b, a, why) for a, b, why in pairs} == pairs
