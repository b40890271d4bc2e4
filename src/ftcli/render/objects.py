"""JSON and JSON Lines: the long table as objects, written piece by piece."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ftcli.render.cells import decimal_text
from ftcli.table import Cell, Kind, Record, Table, Tree

Value = str | int | float | bool | None

_ENCODER = json.JSONEncoder(ensure_ascii=False)
# JSON lets these stand in a string as they are, but to many readers they end a line.
_LINE_ENDS = {"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def json_pieces(records: Iterable[Record], about: Mapping[str, str | int]) -> Iterator[str]:
    """One object: `dataset` (date, size, credit), then `rows`; a plain list where no dataset is."""
    if not about:
        yield "["
        yield from _joined((_record_pieces(record, 1) for record in records), 0)
        yield "]\n"
        return
    yield f"{{{_line(1)}{_dumped('dataset')}: "
    yield from _record_pieces(about, 1)
    yield f",{_line(1)}{_dumped('rows')}: ["
    yield from _joined((_record_pieces(record, 2) for record in records), 1)
    yield f"]{_line(0)}}}\n"


def object_pieces(record: Record) -> Iterator[str]:
    """One object alone, its tables as lists of objects."""
    yield from _record_pieces(record, 0)
    yield "\n"


def jsonl_pieces(records: Iterable[Record]) -> Iterator[str]:
    """One object a line, without the dataset."""
    for record in records:
        yield from _record_pieces(record, None)
        yield "\n"


def table_records(table: Table) -> Iterator[dict[str, Value]]:
    """The rows of a table as objects, their keys those of the columns."""
    for row in table.rows:
        yield {
            column.key: plain_value(cell, column.kind)
            for column, cell in zip(table.columns, row, strict=True)
        }


def tree_record(tree: Tree) -> Record:
    """A tree as an object, whose `children` are those it rests on."""
    row = next(table_records(Table(tree.columns, (tree.row,))))
    return row | {"children": [tree_record(child) for child in tree.children]}


def _record_pieces(record: Record, depth: int | None) -> Iterator[str]:
    """An object, indented under a depth; on one line where there is none.

    A table in it is written row by row: it may be longer than what fits in memory as text.
    """
    if depth is None and not any(isinstance(value, Table) for value in record.values()):
        yield _dumped(dict(record))
        return
    yield "{"
    yield from _joined((_member(*member, _under(depth)) for member in record.items()), depth)
    yield "}"


def _member(key: str, value: Value | Table | Sequence[Record], depth: int | None) -> Iterator[str]:
    """A key of an object with its value."""
    yield f"{_dumped(key)}: "
    if not isinstance(value, Table | list):
        yield _dumped(value)
        return
    records = table_records(value) if isinstance(value, Table) else value
    yield "["
    yield from _joined((_record_pieces(record, _under(depth)) for record in records), depth)
    yield "]"


def _joined(items: Iterable[Iterable[str]], depth: int | None) -> Iterator[str]:
    """What stands between brackets at a depth: the items, each on a line where there is one."""
    comma = ""
    for item in items:
        yield comma + _line(_under(depth))
        yield from item
        comma = ", " if depth is None else ","
    if comma:
        yield _line(depth)


def _under(depth: int | None) -> int | None:
    return None if depth is None else depth + 1


def _line(depth: int | None) -> str:
    return "" if depth is None else "\n" + " " * depth


def _dumped(value: object) -> str:
    """A value on one line.

    Python's own indenting leaves cycles behind, which nothing collects in a short-lived process.
    """
    text = _ENCODER.encode(value)
    for sign, escape in _LINE_ENDS.items():
        if sign in text:
            text = text.replace(sign, escape)
    return text


def plain_value(cell: Cell, kind: Kind) -> Value:
    """A cell as JSON has it: a number of at most 15 digits, a bound rounded outward.

    >>> plain_value(Fraction(2_000_000, 19), Kind.LOW), plain_value(Fraction(12), Kind.NUMBER)
    (105263.157894736, 12)
    """
    if isinstance(cell, Fraction):
        text = decimal_text(cell, kind)
        return float(text) if "." in text else int(text)
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    return str(cell)
