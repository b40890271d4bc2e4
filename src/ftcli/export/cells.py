"""Cells to values of typed columns, the same in a database and in Parquet."""

from ftcli.render.objects import plain_value
from ftcli.table import Cell, Kind

NUMBERS = frozenset({Kind.NUMBER, Kind.LOW, Kind.HIGH})


def typed(cell: Cell, kind: Kind) -> str | float | bool | None:
    """A cell of a column of texts, flags or floating-point numbers.

    A number has at most 15 digits, a bound is rounded outward, as in the other machine formats.

    >>> from fractions import Fraction
    >>> typed(Fraction(750), Kind.LOW), typed(True, Kind.FLAG), typed(None, Kind.TEXT)
    (750.0, True, None)
    """
    value = plain_value(cell, kind)
    return value if value is None or kind not in NUMBERS else float(value)
