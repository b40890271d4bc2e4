"""JSON and JSON Lines: the long table as objects."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ftcli.render.cells import decimal_text
from ftcli.table import Cell, Kind, Table

Value = str | int | float | bool | None


def json_text(table: Table, about: Mapping[str, str | int]) -> str:
    """One object: `dataset` (date, size, credit), then `rows`, one object per row."""
    document = {"dataset": dict(about), "rows": list(_objects(table))}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def jsonl_text(table: Table) -> str:
    """One object a line, without the dataset."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _objects(table))


def _objects(table: Table) -> Iterator[dict[str, Value]]:
    for row in table.rows:
        yield {
            column.key: _value(cell, column.kind)
            for column, cell in zip(table.columns, row, strict=True)
        }


def _value(cell: Cell, kind: Kind) -> Value:
    if isinstance(cell, Fraction):
        text = decimal_text(cell, kind)
        return float(text) if "." in text else int(text)
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    return str(cell)
