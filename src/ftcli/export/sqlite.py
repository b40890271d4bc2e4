"""A dataset as a SQLite database: four tables that refer to each other, and views for readers.

What a statement repeats of its source in the other formats is a view here: `figures_with_sources`
and `targets_with_sources` have all columns. The view `about` holds date and credit.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from ftcli.export import Export
from ftcli.export.cells import NUMBERS, typed
from ftcli.model import Ecosystem
from ftcli.table import Column, Kind, Row
from ftcli.tables import (
    COLUMNS,
    JSON_COLUMNS,
    ecosystem_row,
    figure_rows,
    source_rows,
    target_rows,
)

BATCH = 1_000  # rows that go into the database at once
# Cells that are never empty, and what a cell refers to.
_REQUIRED = frozenset({
    "id", "name", "title", "publisher", "kind", "language", "ecosystem", "metric", "mode",
    "stated", "low_open", "high_open", "approximate", "unit", "on", "source", "context",
})  # fmt: skip
_REFERS = {"ecosystem": "ecosystems", "source": "sources"}
_STRICT_SINCE = (3, 37)
_INDEXES = (
    'CREATE INDEX figures_by_ecosystem ON figures (ecosystem, metric, "on")',
    'CREATE INDEX figures_by_metric ON figures (metric, "on")',
    "CREATE INDEX figures_by_source ON figures (source)",
    'CREATE INDEX targets_by_ecosystem ON targets (ecosystem, metric, "on")',
    "CREATE INDEX targets_by_source ON targets (source)",
)


def write_sqlite(export: Export, path: Path) -> None:
    """Makes a database of a dataset in a file that is not there yet, or is empty.

    Ecosystems are walked over once; memory holds one of them and a batch of rows.

    Raises:
        Unreadable: the words of a figure give no number.
        OSError: the file cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            # The file takes its place once it is whole: nothing needs to be undone in it.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN")
            for statement in schema(export):
                database.execute(statement)
            _fill(database, export)
            for statement in _INDEXES:
                database.execute(statement)
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:  # a full disk, for one
        raise OSError(f"{error}") from error


def schema(export: Export) -> Iterator[str]:
    """The statements that make the tables, those that are referred to first, and the views."""
    for name in ("sources", "ecosystems", "figures", "targets"):
        yield _table(name)
    for name in ("figures", "targets"):
        own = ", ".join(f't."{column.key}"' for column in _own(name))
        behind = ", ".join(
            f's."{column.key.removeprefix("source_")}" AS "{column.key}"'
            for column in COLUMNS[name]
            if column.key.startswith("source_")
        )
        yield (
            f"CREATE VIEW {name}_with_sources AS SELECT {own}, {behind} "  # noqa: S608  # our names
            f"FROM {name} AS t JOIN sources AS s ON s.id = t.source"
        )
    facts = ", ".join(f"{_literal(value)} AS {key}" for key, value in export.about.items())
    yield f"CREATE VIEW about AS SELECT {facts}"


def _table(name: str) -> str:
    lines = [_definition(column) for column in _own(name)]
    strict = " STRICT" if sqlite3.sqlite_version_info >= _STRICT_SINCE else ""
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + f"\n){strict}"


def _definition(column: Column) -> str:
    """A column with its type, and what holds of its cells."""
    key = column.key
    if column.kind in NUMBERS:
        kind = "REAL"
    elif column.kind is Kind.FLAG:
        kind = f'INTEGER CHECK ("{key}" IN (0, 1))'
    else:
        kind = "TEXT"
    needed = " NOT NULL" if key in _REQUIRED else ""
    if key == "id":
        needed = " PRIMARY KEY NOT NULL"
    if key in JSON_COLUMNS:
        needed = f' CHECK ("{key}" IS NULL OR json_valid("{key}"))'
    refers = f" REFERENCES {_REFERS[key]} (id)" if key in _REFERS else ""
    return f'"{key}" {kind}{needed}{refers}'


def _own(name: str) -> list[Column]:
    """The columns of a table: without those that it would repeat of another."""
    return [column for column in COLUMNS[name] if not column.key.startswith("source_")]


def _fill(database: sqlite3.Connection, export: Export) -> None:
    _insert(database, "sources", source_rows(export.dataset.sources))
    for batch in _batches(export.dataset.ecosystems.values()):
        _insert(database, "ecosystems", map(ecosystem_row, batch))
        _insert(database, "figures", chain.from_iterable(map(figure_rows, batch)))
        _insert(database, "targets", chain.from_iterable(map(target_rows, batch)))


def _batches(ecosystems: Iterable[Ecosystem]) -> Iterator[Sequence[Ecosystem]]:
    """Ecosystems some at a time: as many as have a batch of figures together."""
    batch: list[Ecosystem] = []
    figures = 0
    for each in ecosystems:
        batch.append(each)
        figures += len(each.figures)
        if figures >= BATCH or len(batch) >= BATCH:
            yield batch
            batch, figures = [], 0
    yield batch


def _insert(database: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    columns = _own(name)
    kinds = [column.kind for column in columns]
    places = ", ".join("?" * len(columns))
    database.executemany(
        f"INSERT INTO {name} VALUES ({places})",  # noqa: S608  # our own name
        # A row is longer than its table where it repeats its source.
        ([typed(*pair) for pair in zip(row, kinds, strict=False)] for row in rows),
    )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
