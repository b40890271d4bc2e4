"""When two numbers are one claim in other words, and when they exclude each other."""

import pytest

from ftcli import Quantity, read
from ftcli.agreement import excludes, is_one_number, is_rounding_of


def said(number: str) -> Quantity:
    return read(f"{number} emplois").quantity


@pytest.mark.parametrize(
    ("coarse", "fine", "expected"),
    [
        ("32 000", "31 673", True),
        ("36 000", "35 500", True),
        ("36 000", "36 500", True),
        ("36 000", "36 501", False),
        ("40 000", "35 500", False),
        ("100", "107", False),
        ("31 673", "32 000", False),
        ("32 000", "plus de 31 673", False),
        ("environ 32 000", "31 673", False),
    ],
)
def test_a_rounding_keeps_two_digits_and_lies_within_half_a_step(coarse, fine, expected):
    assert is_rounding_of(said(coarse), said(fine)) is expected


@pytest.mark.parametrize(
    ("one", "other", "same", "apart"),
    [
        ("38 500", "près de 38 500", True, False),
        ("38 500", "environ 38 500", True, False),
        ("près de 38 500", "environ 38 500", True, False),
        ("plus de 38 500", "près de 38 500", False, True),
        ("38 500", "plus de 38 500", False, True),
        ("38 500", "38 500", False, False),
        ("38 500", "près de 38 400", False, True),
    ],
)
def test_one_number_rounded_excludes_nothing(one, other, same, apart):
    pair = said(one), said(other)
    assert (is_one_number(*pair), excludes(*pair)) == (same, apart)
    assert (is_one_number(*pair[::-1]), excludes(*pair[::-1])) == (same, apart)


def test_in_strict_reading_nearly_a_number_excludes_it():
    nearly = said("près de 38 500").strict()
    assert excludes(said("38 500"), nearly)
    assert not excludes(said("38 500"), said("environ 38 500").strict())


def test_numbers_of_different_units_do_not_exclude_each_other():
    assert not excludes(said("100"), read("200 entreprises").quantity)
