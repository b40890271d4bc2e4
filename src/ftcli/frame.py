"""Tables as pandas DataFrames: the only module that imports pandas, and only when called."""

from fractions import Fraction
from typing import TYPE_CHECKING

from ftcli.table import Cell, Kind, Table

if TYPE_CHECKING:
    import pandas as pd


def frame_of(table: Table) -> "pd.DataFrame":
    """A table as a tidy DataFrame: one column per column, one row per row, missing cells NA.

    Numbers are float (`rivals` Int64), flags boolean, the rest string.
    """
    import pandas as pd  # half a second that only notebooks need

    frame = pd.DataFrame(index=range(len(table.rows)))
    for position, column in enumerate(table.columns):
        cells = [row[position] for row in table.rows]
        frame[column.key] = pd.Series(
            [_value(cell) for cell in cells],
            dtype=_DTYPES.get(column.kind, "string"),
            index=frame.index,
        )
    return frame


_DTYPES = {
    Kind.FLAG: "boolean",
    Kind.COUNT: "Int64",
    Kind.NUMBER: "float64",
    Kind.LOW: "float64",
    Kind.HIGH: "float64",
}


def _value(cell: Cell) -> float | str | bool | int | None:
    if isinstance(cell, Fraction):
        return float(cell)
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    return str(cell)
