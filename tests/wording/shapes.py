"""Readings on one line each, for comparing them whole."""

from fractions import Fraction

from ftcli.quantity import Quantity
from ftcli.wording.reading import readings


def number(value: Fraction | None) -> str:
    if value is None:
        return "…"
    return str(value) if value.denominator > 1 else f"{value.numerator:_}"


def shape(quantity: Quantity) -> str:
    """A quantity on one line: bounds, ~ for a bound that is a convention, nominal, unit, rate."""
    bounds = (
        f"{'(' if quantity.low_open else '['}{'~' * quantity.low_assumed}{number(quantity.low)}, "
        f"{'~' * quantity.high_assumed}{number(quantity.high)}{')' if quantity.high_open else ']'}"
    )
    if quantity.is_exact:
        bounds = number(quantity.low)
    elif quantity.nominal is not None:
        bounds += f" of {number(quantity.nominal)}"
    assumed = quantity.low_assumed or quantity.high_assumed
    mark = " approximate" if quantity.approximate and not assumed else ""
    unit = f" {quantity.unit}" if quantity.unit else ""
    return bounds + mark + unit + (f" per {quantity.per}" if quantity.per else "")


def shapes(text: str) -> list[str]:
    return [shape(reading.quantity) for reading in readings(text)]
