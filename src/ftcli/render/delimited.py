"""CSV for machines (RFC 4180), CSV for a French spreadsheet, TSV."""

import csv
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ftcli.render.cells import decimal_text
from ftcli.table import Cell, Kind, Table

# A cell that begins with one of these is run as a formula by spreadsheets.
RUN = ("=", "+", "-", "@", "\t", "\r")
# Either of these in a cell would end a row: Python quotes cells that hold what ends its own.
_ENDS = "\r\n"


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


def delimited_pieces(table: Table, dialect: Dialect, *, raw: bool) -> Iterator[str]:
    """The rows of a table, headers first, one at a time.

    Args:
        table: what to write.
        dialect: one of `DIALECTS`.
        raw: leave cells that a spreadsheet would run as they are.
    """
    writer = csv.writer(_Line(dialect.line_end), delimiter=dialect.delimiter, lineterminator=_ENDS)
    yield dialect.mark + writer.writerow([column.key for column in table.columns])
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        yield writer.writerow(
            [_cell(cell, kind, dialect, raw=raw) for cell, kind in zip(row, kinds, strict=True)]
        )


class _Line:
    """A file that gives back what is written, so that a writer of csv gives each row as text."""

    def __init__(self, end: str) -> None:
        self._end = end

    def write(self, text: str) -> str:
        return text.removesuffix(_ENDS) + self._end


def _cell(cell: Cell, kind: Kind, dialect: Dialect, *, raw: bool) -> str:
    if cell is None:
        return ""
    if type(cell) is str:  # by far the most
        return cell if raw else guarded(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | Fraction):
        return decimal_text(cell, kind).replace(".", dialect.point)
    return str(cell) if raw else guarded(str(cell))


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: one that it would gets an apostrophe in front.

    So does one that looks guarded already, or `unguarded` could not give it back.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'90s")
    ("'=1+1", "''=1+1", "'90s")
    """
    return f"'{text}" if text.lstrip("'").startswith(RUN) else text


def unguarded(cell: str) -> str:
    """The text that was guarded as this cell.

    >>> [unguarded(guarded(text)) for text in ("=1+1", "'=1+1", "'90s")]
    ['=1+1', "'=1+1", "'90s"]
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(RUN) else cell
