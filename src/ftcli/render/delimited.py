"""CSV for machines (RFC 4180), CSV for a French spreadsheet, TSV."""

import csv
import io
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from ftcli.render.cells import decimal_text
from ftcli.table import Cell, Kind, Table

# A cell that begins with one of these is run as a formula by spreadsheets.
RUN = ("=", "+", "-", "@", "\t", "\r")


class Dialect(NamedTuple):
    """A way to write delimited text.

    Attributes:
        delimiter: what stands between cells.
        point: the decimal sign.
        line_end: what ends a row.
        mark: what the text begins with: a byte order mark, or nothing.
    """

    delimiter: str
    point: str
    line_end: str
    mark: str = ""


DIALECTS: Mapping[str, Dialect] = {
    "csv": Dialect(",", ".", "\n"),
    # What Excel and LibreOffice of a French locale open right without a question.
    "csv-fr": Dialect(";", ",", "\r\n", "\ufeff"),
    "tsv": Dialect("\t", ".", "\n"),
}


def delimited_text(table: Table, dialect: Dialect, *, raw: bool) -> str:
    """The rows of a table, headers first.

    Args:
        table: what to write.
        dialect: one of `DIALECTS`.
        raw: leave cells that a spreadsheet would run as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow([column.key for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        writer.writerow(
            [_cell(cell, kind, dialect, raw=raw) for cell, kind in zip(row, kinds, strict=True)]
        )
    return dialect.mark + out.getvalue()


def _cell(cell: Cell, kind: Kind, dialect: Dialect, *, raw: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | Fraction):
        return decimal_text(cell, kind).replace(".", dialect.point)
    text = str(cell)
    return f"'{text}" if not raw and text.startswith(RUN) else text
