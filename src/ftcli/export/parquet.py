"""A table as Parquet: typed columns, a dictionary for words that repeat, row groups of a bound.

pyarrow writes it; it comes with the extra `parquet` and is imported here alone.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ftcli.errors import MissingExtra
from ftcli.export import Export
from ftcli.export.cells import NUMBERS, typed
from ftcli.table import Cell, Column, Kind, Row

if TYPE_CHECKING:
    import pyarrow as pa

INSTALL = "pip install 'ftcli[parquet]'"
GROUP = 20_000  # rows that are held in memory, and that a reader may skip together
# Words that differ from row to row: a dictionary of them would only be dropped again.
_VARIED = frozenset({"id", "stated", "note", "name", "title", "url", "perimeter", "labels"})


def write_parquet(export: Export, path: Path) -> None:
    """Writes the table that is asked for, a row group at a time.

    Raises:
        MissingExtra: pyarrow is not installed.
        Unreadable: the words of a figure give no number.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("writing Parquet needs an extra", INSTALL) from error
    table = export.tables[export.table]
    fields = [pa.field(column.key, _type(column)) for column in table.columns]
    about = {f"ftcli.{key}": value for key, value in export.about.items()}
    schema = pa.schema(fields, metadata=about)
    repeated = [column.key for column in table.columns if _repeats(column)]
    with pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=repeated) as writer:
        for rows in _groups(iter(table.rows)):
            columns = zip(table.columns, zip(*rows, strict=True), strict=True)
            arrays = [_array(cells, column) for column, cells in columns]
            writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=GROUP)


def _type(column: Column) -> "pa.DataType":
    import pyarrow as pa

    if column.kind in NUMBERS:
        return pa.float64()
    return pa.bool_() if column.kind is Kind.FLAG else pa.string()


def _repeats(column: Column) -> bool:
    return column.kind not in NUMBERS | {Kind.FLAG} and column.key not in _VARIED


def _groups(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _array(cells: Sequence[Cell], column: Column) -> "pa.Array":
    import pyarrow as pa

    return pa.array([typed(cell, column.kind) for cell in cells], _type(column))
