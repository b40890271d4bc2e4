"""Datasets to files for others: tables, workbooks, databases, data packages, data files.

One registry, format name to writer: `TEXTS` gives pieces of text, `FILES` fills a new file or
folder. None of them holds a dataset whole: rows go out as they are made.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ftcli.store.datafile import LINES

if TYPE_CHECKING:
    from ftcli.model import Dataset
    from ftcli.table import Table


class Export(NamedTuple):
    """What to export.

    Attributes:
        dataset: the data.
        table: the one that formats of a single table hold, a name of `ftcli.tables.NAMES`.
        raw: whether cells of CSV are left unguarded against spreadsheets.
    """

    dataset: "Dataset"
    table: str = "figures"
    raw: bool = False

    @property
    def tables(self) -> "Mapping[str, Table]":
        """The four tables."""
        from ftcli.tables import dataset_tables

        return dataset_tables(self.dataset)

    @property
    def about(self) -> dict[str, str]:
        """What travels with the tables: the date and the credit of the dataset, the program."""
        from ftcli import __version__

        facts = {"updated": str(self.dataset.updated), "credit": self.dataset.credit or ""}
        return {key: value for key, value in facts.items() if value} | {
            "made_with": f"ftcli {__version__}"
        }


Text = Callable[[Export], Iterator[str]]
File = Callable[[Export, Path], None]


def _delimited(dialect: str) -> Text:
    def pieces(export: Export) -> Iterator[str]:
        from ftcli.render.delimited import DIALECTS, delimited_pieces

        return delimited_pieces(export.tables[export.table], DIALECTS[dialect], raw=export.raw)

    return pieces


def _json(export: Export) -> Iterator[str]:
    from ftcli.store.datawriter import json_pieces

    return json_pieces(export.dataset)


def _jsonl(export: Export) -> Iterator[str]:
    from ftcli.store.datawriter import jsonl_pieces

    return jsonl_pieces(export.dataset)


def _xlsx(export: Export, path: Path) -> None:
    from ftcli.export.xlsx import write_xlsx

    write_xlsx(export, path)


def _parquet(export: Export, path: Path) -> None:
    from ftcli.export.parquet import write_parquet

    write_parquet(export, path)


def _sqlite(export: Export, path: Path) -> None:
    from ftcli.export.sqlite import write_sqlite

    write_sqlite(export, path)


def _package(export: Export, path: Path) -> None:
    from ftcli.export.datapackage import write_zip

    write_zip(export, path)


TEXTS: Mapping[str, Text] = {
    "csv": _delimited("csv"),
    "csv-fr": _delimited("csv-fr"),
    "tsv": _delimited("tsv"),
    "json": _json,
    "jsonl": _jsonl,
}
FILES: Mapping[str, File] = {
    "xlsx": _xlsx,
    "parquet": _parquet,
    "sqlite": _sqlite,
    "datapackage": _package,
}
FORMATS = (*TEXTS, *FILES)
# The formats that hold one table.
SINGLE = frozenset({"csv", "csv-fr", "tsv", "parquet"})
ENDINGS: Mapping[str, str] = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", **dict.fromkeys(LINES, "jsonl"),
    ".xlsx": "xlsx", ".parquet": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite",
    ".db": "sqlite", ".zip": "datapackage",
}  # fmt: skip
