"""What the exports are compared with: the tables of the dataset."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from ftcli import Dataset
from ftcli.export import Export
from ftcli.render.cells import decimal_text
from ftcli.tables import NAMES, dataset_tables

Rows = list[tuple[object, ...]]


def plain(cell: object, kind: object) -> object:
    """A cell as Python has it once it was written and read: a number, a text, a flag or None."""
    if isinstance(cell, Fraction):
        return float(decimal_text(cell, kind))
    return cell if cell is None or isinstance(cell, bool) else str(cell)


@pytest.fixture
def cells() -> Callable[..., Rows]:
    """The cells of a table of a dataset, those behind the source of a statement left out or not."""

    def call(data: Dataset, name: str, *, bare: bool = False) -> Rows:
        table = dataset_tables(data)[name]
        kept = [
            index
            for index, column in enumerate(table.columns)
            if not (bare and column.key.startswith("source_"))
        ]
        return [
            tuple(plain(row[index], table.columns[index].kind) for index in kept)
            for row in table.rows
        ]

    return call


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each table."""
    return str(request.param)


@pytest.fixture
def shipped() -> Export:
    """The whole shipped dataset."""
    from ftcli import load

    return Export(load())
