"""Decimal commas and points: read as the file shows, never guessed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli.importing.numbers import COMMA, POINT, mark_of, plain, readings, unmistakable
from ftcli.wording.reading import read


@pytest.mark.parametrize(
    ("numeral", "comma", "point"),
    [
        ("9500", 9500, 9500),
        ("9 500", 9500, 9500),
        ("9\u202f500", 9500, 9500),
        ("9'500", 9500, 9500),
        ("12,67", "12.67", None),
        ("12.67", None, "12.67"),
        ("0,123", "0.123", None),
        ("1,234", "1.234", 1234),
        ("1.234", 1234, "1.234"),
        ("1 234,567", "1234.567", None),
        ("1234,567", "1234.567", None),
        ("1.234,5", "1234.5", None),
        ("1,234.5", None, "1234.5"),
        ("1,234,567", None, 1234567),
        ("1.234.567", 1234567, None),
    ],
)
def test_a_numeral_means_what_each_decimal_mark_makes_of_it(numeral, comma, point):
    expected = tuple(None if one is None else Fraction(one) for one in (comma, point))

    assert readings(numeral) == expected


@pytest.mark.parametrize(
    "text", ["12 67", "1.2.3", "1,2,3", "1 23", "", "abc", "12,", ",5", "1 2345", "1" * 41]
)
def test_what_is_no_numeral_has_no_meaning(text):
    assert readings(text) is None


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1,234", "5,678"], None),
        (["1,234", "12,67"], COMMA),
        (["1,234", "12.67"], POINT),
        (["1,234", "1,234,567"], POINT),
        (["9 500", "750"], None),
        (["environ 12,5 M€"], COMMA),
        (["12,5M€"], COMMA),
        (["1,234M€"], None),
        (["12,67", "12.67"], ""),
        (["31.12.2014", "10.11.12"], None),
        ([], None),
    ],
)
def test_the_cells_of_a_column_show_its_decimal_mark(cells, mark):
    assert mark_of(cells) == mark


numbers = st.decimals(0, 10**12, places=4).map(Fraction)


@given(number=numbers, mark=st.sampled_from((COMMA, POINT)))
def test_a_number_told_plainly_is_read_as_itself_by_everybody(number, mark):
    told = plain(number, mark)

    found = readings(told)
    assert found is not None
    assert {one for one in found if one is not None} == {number}
    assert read(f"{told} €").quantity.nominal == number


@given(number=numbers, mark=st.sampled_from((COMMA, POINT)))
def test_a_grouped_number_is_read_with_its_mark_and_rewritten_plainly(number, mark):
    other = POINT if mark == COMMA else COMMA
    whole, _, fraction = f"{float(number):,.4f}".partition(".")
    text = whole.replace(",", other) + mark + fraction

    found = readings(text)
    assert found is not None
    value = Fraction(f"{float(number):.4f}")
    assert found.all(mark) == (value,)
    assert unmistakable(f"plus de {text} €", mark) == f"plus de {plain(value, mark, 4)} €"


@pytest.mark.parametrize(
    ("text", "mark", "told"),
    [
        ("1,234M€", POINT, "1234M€"),
        ("1,234M€", COMMA, "1,2340M€"),
        ("plus de 1 234,5k", COMMA, "plus de 1234,5k"),
        ("la 2e, 3D", COMMA, "la 2e, 3D"),
    ],
)
def test_a_numeral_may_have_its_unit_close_behind_it(text, mark, told):
    assert unmistakable(text, mark) == told


def test_12_67_is_never_1267():
    for mark in (COMMA, POINT, None):
        found = readings("12,67")
        assert found is not None
        assert found.all(mark) == (Fraction("12.67"),)
