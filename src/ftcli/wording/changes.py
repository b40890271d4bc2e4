"""What was added or lost, in words: every bound with its sign, rounded outward."""

from fractions import Fraction
from math import ceil, floor, log10

from ftcli.quantity import Quantity
from ftcli.wording.phrasing import (
    INDETERMINATE,
    ONE_SIDED,
    OVER,
    RATE,
    TO,
    UNDER,
    Rounding,
    quantity_text,
    round_half_away,
    terminates,
)


def change_text(change: Quantity, lang: str = "en") -> str:
    """A change in words: "+500", "-50 to +100", "> +€250m".

    Args:
        change: how much was added; less than 0 where something was lost.
        lang: "en" or "fr".

    >>> change_text(Quantity.exactly(-2600, "firms"))
    '-2,600'
    >>> change_text(Quantity(Fraction(-1, 3), Fraction(10, 3), unit="%", per="year"))
    '-0.34 to +3.4 % a year'
    >>> change_text(Quantity(low=Fraction(250_000_000), low_open=True, unit="EUR"))
    '> +€250m'
    """
    return _bounds(change, lang) + RATE[lang].get(change.per or "", "")


def _bounds(change: Quantity, lang: str) -> str:
    low, high, unit = change.low, change.high, change.unit
    signs = ONE_SIDED[lang]
    if low is not None and low == high:
        return _signed(low, unit, Rounding.NEAREST, lang)
    if low is not None and high is not None:
        first, last = (
            _signed(bound, unit, side, lang)
            for bound, side in ((low, Rounding.DOWN), (high, Rounding.UP))
        )
        start = OVER[lang] if change.low_open else ""
        if unit == "%":  # named once
            first = first.removesuffix("%").rstrip()
        return f"{start}{first}{(UNDER if change.high_open else TO)[lang]}{last}"
    if low is not None:
        sign = signs[">" if change.low_open else ">="]
        return sign + _signed(low, unit, Rounding.DOWN, lang)
    if high is not None:
        sign = signs["<" if change.high_open else "<="]
        return sign + _signed(high, unit, Rounding.UP, lang)
    return INDETERMINATE[lang]


def _signed(value: Fraction, unit: str | None, rounding: Rounding, lang: str) -> str:
    places = _places(abs(value))
    scaled = value * 10**places
    whole = {
        Rounding.DOWN: floor(scaled), Rounding.UP: ceil(scaled),
        Rounding.NEAREST: round_half_away(scaled),
    }[rounding]  # fmt: skip
    # What is left of stated numbers has few digits, and keeps them all.
    rounded = value if unit != "%" and terminates(value) else Fraction(whole, 10**places)
    sign = "+" if rounded > 0 else "-" if rounded < 0 else ""
    size = abs(rounded)
    return sign + quantity_text(Quantity(size, size, unit=unit, step=Fraction(1, 10**places)), lang)


def _places(size: Fraction) -> int:
    """How many decimals a change of a size is worth: two digits of a small one."""
    if size >= 100 or size == 0:
        return 0
    return 1 if size >= 1 else 1 - floor(log10(size))
