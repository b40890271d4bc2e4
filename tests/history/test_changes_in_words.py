"""Changes in words: each bound with its sign, rounded outward, in the style of a language."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftcli import Quantity
from ftcli.wording.changes import change_text

THIN = "\u202f"


def change(low: str | None, high: str | None, unit: str, **more: bool) -> Quantity:
    bounds = (None if bound is None else Fraction(bound) for bound in (low, high))
    return Quantity(*bounds, unit=unit, per="year" if unit == "%" else None, **more)


@pytest.mark.parametrize(
    ("quantity", "english", "french"),
    [
        (change("500", "500", "jobs"), "+500", "+500"),
        (change("-2600", "-2600", "jobs"), "-2,600", f"-2{THIN}600"),
        (change("0", "0", "jobs"), "0", "0"),
        (change("-50", "100", "firms"), "-50 to +100", "-50 à +100"),
        (change("5/2", "5/2", "ha"), "+2.5 ha", f"+2,5{THIN}ha"),
        (change("2501/10", "2501/10", "ha"), "+250.1 ha", f"+250,1{THIN}ha"),
        (change("250000000", "500000000", "EUR", high_open=True),
         "+€250m to under +€500m", f"+250{THIN}M€ à moins de +500{THIN}M€"),
        (change("-100", None, "jobs"), "≥ -100", "au moins -100"),
        (change("0", None, "jobs", low_open=True), "> 0", "plus de 0"),
        (change(None, "9000", "jobs", high_open=True), "< +9,000", f"moins de +9{THIN}000"),
        (change(None, "-20", "jobs"), "≤ -20", "au plus -20"),
        (change(None, None, "jobs"), "indeterminate", "indéterminé"),
        (change("100/3", "100/3", "%"), "+33.3 % a year", f"+33,3{THIN}% par an"),
        (change("-100/3", "100/3", "%", low_open=True),
         "over -33.4 to +33.4 % a year", f"plus de -33,4 à +33,4{THIN}% par an"),
        (change("1/300", "1/300", "%"), "+0.0033 % a year", f"+0,0033{THIN}% par an"),
        (change("1000/3", "2000/3", "%"), "+333 to +667 % a year", f"+333 à +667{THIN}% par an"),
    ],
)  # fmt: skip
def test_a_change_reads_as_it_is(quantity: Quantity, english: str, french: str):
    assert (change_text(quantity), change_text(quantity, "fr")) == (english, french)


@given(st.fractions(-500, 500), st.fractions(0, 500))
def test_printed_bounds_never_lie_inside_the_true_ones(low: Fraction, width: Fraction):
    text = change_text(Quantity(low, low + width + 1, unit="%")).replace(",", "")
    first, last = (Fraction(part) for part in text.removesuffix(" %").split(" to "))
    assert first <= low
    assert low + width + 1 <= last
