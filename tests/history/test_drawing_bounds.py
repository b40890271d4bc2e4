"""Bounds on a scale: nothing is drawn past it, and what is open runs into an arrow."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ecosystem, figure
from ftcli import Quantity
from ftcli.views.spans import Scale, scale_of

SCALE = Scale(Fraction(100), Fraction(200), "jobs", 13)


def read(stated: str) -> Quantity:
    place = ecosystem(figure("jobs", stated))
    return place.quantity(place.figures[0])


@pytest.mark.parametrize(
    ("stated", "drawn"),
    [
        ("100 emplois", "·│···········"),
        ("200 emplois", "···········│·"),
        ("entre 100 et 200 emplois", "·├─────────┤·"),
        ("entre 149 et 151 emplois", "······│······"),
        ("plus de 100 emplois", "·├──────────→"),
        ("plus de 200 emplois", "···········├→"),
        ("moins de 200 emplois", "←──────────┤·"),
        ("au plus 100 emplois", "←┤···········"),
    ],
)
def test_a_figure_is_drawn_where_it_lies(stated: str, drawn: str):
    assert SCALE.drawn(read(stated)) == drawn


def test_what_nothing_bounds_is_drawn_from_arrow_to_arrow():
    assert SCALE.drawn(Quantity(unit="jobs")) == "←───────────→"


def test_the_ends_of_the_scale_stand_over_their_places():
    assert SCALE.label("en") == " 100     200"
    assert Scale(Fraction(10**9), Fraction(2 * 10**9), "EUR", 6).label("en") == " €1bn €2bn"


def test_a_scale_reaches_from_the_least_to_the_greatest_bound():
    figures = [read("plus de 300 emplois"), read("100 emplois"), read("moins de 50 emplois")]
    assert scale_of(figures, 20) == Scale(Fraction(50), Fraction(300), "jobs", 20)


@pytest.mark.parametrize(
    "stated", [["100 emplois"], ["100 emplois", "plus de 100 emplois"], []],
    ids=["one figure", "one bound", "no figure"],
)  # fmt: skip
def test_there_is_no_scale_without_a_length(stated: list[str]):
    assert scale_of([read(words) for words in stated], 20) is None


def test_there_is_no_scale_over_two_units():
    figures = [Quantity.exactly(1, "EUR"), Quantity.exactly(2, "USD")]
    assert scale_of(figures, 20) is None


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), min_size=2), st.data())
def test_every_drawing_is_as_wide_as_its_scale(spans: list[tuple[int, int]], data: st.DataObject):
    figures = [Quantity(Fraction(low), Fraction(low + more), unit="jobs") for low, more in spans]
    width = data.draw(st.integers(4, 40))
    scale = scale_of(figures, width)
    if scale:
        assert {len(scale.drawn(quantity)) for quantity in figures} == {width}
