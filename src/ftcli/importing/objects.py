"""JSON and JSON Lines to tables: a list of objects, tables by name, or a data file of ftcli."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ftcli.importing.cells import EMPTY, Cell, Typed, whole
from ftcli.importing.sheet import Content, Limit, Sheet, trimmed
from ftcli.render.delimited import unguarded
from ftcli.store.datafile import UnreadableFile
from ftcli.store.jsonlines import Line
from ftcli.store.jsontext import checked_text
from ftcli.store.parsing import parse
from ftcli.tables import NAMES

_DIGITS = 60
_NESTED = "a list or an object, where a text or a number is wanted"
_MARK = b"\xef\xbb\xbf"  # of UTF-8, which some programs write
_ROWS = 'write a list of objects, one a row: [{"city": "Lyon", "jobs 2014": 42000}]'


def json_content(raw: bytes, name: str) -> Content:
    """What a JSON file holds.

    Raises:
        UnreadableFile: it is no JSON, too large, or holds no tables.
        FaultyData: it is a data file, and breaks the format.
    """
    document = _parsed(checked_text(raw.removeprefix(_MARK), name))
    if isinstance(document, dict) and "format" in document:
        return Content(name=name, datasets=(parse(raw.removeprefix(_MARK), name),))
    if isinstance(document, dict) and isinstance(document.get("rows"), list):
        return Content((_sheet(document["rows"], name),))
    if isinstance(document, dict) and document.keys() & set(NAMES):
        tables = {key: rows for key, rows in document.items() if isinstance(rows, list)}
        return Content(tuple(_sheet(rows, f"{name}, {key}")
                             for key, rows in tables.items()))  # fmt: skip
    if isinstance(document, list):
        return Content((_sheet(document, name),))
    raise UnreadableFile(f"{name}: an object, and no table", _ROWS)


def lines_content(raw: bytes, name: str) -> Content:
    """What a file of JSON Lines holds: a row a line.

    Raises:
        UnreadableFile: a line is no JSON, or the file is too large.
    """
    records: list[Any] = []
    limit = Limit(name)
    for number, line in enumerate(raw.removeprefix(_MARK).split(b"\n"), 1):
        if not line.strip():
            continue
        record = _parsed(Line(number, 0, line).text(name))
        limit.add(len(record) if isinstance(record, dict) else 1)
        records.append(record)
    return Content((_sheet(records, name),))


def begins_data_file(line: bytes) -> bool:
    """Whether a line is the first one of a data file in JSON Lines.

    >>> begins_data_file(b'{"format": "ftcli/1", "sources": {}}'), begins_data_file(b'{"city": ""}')
    (True, False)
    """
    try:
        first = json.loads(line.removeprefix(_MARK))
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and "format" in first


class _Digits(str):
    """A number of a JSON file, in its own digits."""

    __slots__ = ()


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=_Digits, parse_float=_Digits)


def _sheet(records: Sequence[Any], name: str) -> Sheet:
    """A list of objects as a table: the keys in the order in which they come are the header."""
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            raise UnreadableFile(f"{name}: item {number} is no object", _ROWS)
    names = list(dict.fromkeys(key for record in records for key in record))
    rows = [tuple(map(whole, names)), *_rows(records, names, Limit(name))]
    return Sheet(name, rows, ("JSON",), item="item", key="key")


def _rows(
    records: Iterable[Mapping[str, Any]], names: Sequence[str], limit: Limit
) -> Iterator[tuple[Cell, ...]]:
    for record in records:
        limit.add(len(names))
        yield trimmed([_cell(record.get(name)) for name in names])


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, _Digits):
        return _number(str(value))
    if isinstance(value, str):
        return whole(unguarded(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return Typed(whole(json.dumps(value, ensure_ascii=False)), fault=_NESTED)


def _number(text: str) -> Cell:
    """A number as JSON writes it: exact, whatever its size."""
    number = Decimal(text) if len(text) <= _DIGITS else None
    if number is None or abs(number.adjusted()) > _DIGITS:
        return Typed(text[:40], fault="a number of too many digits")
    return Typed(text, Fraction(number))
