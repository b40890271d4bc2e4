"""What the columns of a table stand for, and which kind of table it is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ftcli.errors import UsageError, shortened
from ftcli.faults import near
from ftcli.importing.cells import Cell, Typed, letters, text_of
from ftcli.importing.fields import DERIVED, FIELDS, NUMBERS, field_of, is_french
from ftcli.importing.metrics import Named, metric_named
from ftcli.importing.numbers import mark_of, readings
from ftcli.importing.sheet import Sheet
from ftcli.names import key
from ftcli.tables import COLUMNS

LONG, WIDE, SOURCES, ECOSYSTEMS, NONE = "long", "wide", "sources", "ecosystems", ""
_HEADERS_WITHIN = 20  # rows: titles and blank ones may stand above
_CITY = ("ecosystem", "name", "id")

_EXPORTED = frozenset(tuple(column.key for column in columns) for columns in COLUMNS.values())


class Layout(NamedTuple):
    """The columns of a table.

    Attributes:
        kind: LONG, WIDE, SOURCES or ECOSYSTEMS; NONE for a table of none of these.
        header: the index of the row with their names.
        names: their names.
        fields: the index of the column of each field.
        metrics: the columns of a wide table that hold figures, with what their names say.
        others: the columns that stand for nothing known.
        marks: the decimal mark of each column of numbers; None where nothing tells.
        is_french: whether names, separators or numbers are French.
        mark_is_given: whether the user has said the decimal mark.
        is_exact: whether it is a table as ftcli exports it, whose texts are taken as they stand.
    """

    kind: str
    header: int
    names: tuple[str, ...]
    fields: Mapping[str, int]
    metrics: tuple[tuple[int, Named], ...] = ()
    others: tuple[int, ...] = ()
    marks: Mapping[int, str | None] = {}
    is_french: bool = False
    mark_is_given: bool = False
    is_exact: bool = False

    def name(self, index: int) -> str:
        """The name of a column; "" where it has none."""
        return self.names[index] if index < len(self.names) else ""

    def called(self, index: int) -> str:
        """A column as messages name it: "B (Emplois)"."""
        return f"{letters(index)} ({shortened(self.name(index), 40)})"


def recognised(row: Sequence[Cell], mapping: Mapping[str, str] | None = None) -> int:
    """How many cells of a row are names of columns.

    >>> recognised(["Ville", "Emplois 2014", "Maire"])
    2
    """
    names = map(text_of, row)
    return sum(1 for name in names if name and (_meant(name, mapping or {}) or "") != "")


def layout_of(sheet: Sheet, mapping: Mapping[str, str], decimal: str | None = None) -> Layout:
    """What the columns of a table stand for.

    Args:
        sheet: the table.
        mapping: what columns stand for by name, in place of what their names say; "" leaves out.
        decimal: the decimal mark, found out where None.

    Raises:
        UsageError: two columns stand for one field, or a column is mapped to what is no field.
    """
    rows = sheet.rows[:_HEADERS_WITHIN]
    counts = [recognised(row, mapping) for row in rows]
    header = counts.index(max(counts)) if counts else 0
    names = tuple(map(text_of, rows[header])) if rows else ()
    fields: dict[str, int] = {}
    metrics, others = [], []
    for index, name in enumerate(names):
        meant = _meant(name, mapping)
        if isinstance(meant, Named):
            metrics.append((index, meant))
        elif meant in fields:
            _refuse_both(sheet, meant, fields[meant], index, names)
        elif meant:
            fields[meant] = index
        elif name and meant is None and key(name) not in DERIVED:
            others.append(index)
    layout = Layout(_kind(fields, metrics), header, names, fields, tuple(metrics), tuple(others),
                    is_exact=not mapping and names in _EXPORTED)  # fmt: skip
    return _with_numbers(sheet, layout, decimal)


def _meant(name: str, mapping: Mapping[str, str]) -> str | Named | None:
    """The field or the metric that a column stands for; "" where it is to be left out."""
    told = mapping.get(key(name))
    if told is not None:
        name = told
        if not name:
            return ""
    return (name if name in FIELDS else None) or field_of(name) or metric_named(name)


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """What `--map COLUMN=FIELD` says, by the keys of the columns.

    Raises:
        UsageError: one is no pair, or maps to neither a field nor a metric.

    >>> mapping_of(["Effectif total=jobs 2014", "Code="])
    {'effectif total': 'jobs 2014', 'code': ''}
    """
    mapping = {}
    for pair in pairs:
        column, equals, meant = (part.strip() for part in pair.rpartition("="))
        if not equals or not key(column):
            raise UsageError(f"--map {shortened(pair)!r} is no COLUMN=FIELD", "Ville=ecosystem")
        if meant and _meant(meant, {}) is None:
            from ftcli.catalogue import METRICS

            hint = near(meant, [*FIELDS, *METRICS]) or f"known: {', '.join(sorted(FIELDS))}"
            raise UsageError(f"--map: no field or metric called {shortened(meant)!r}", hint)
        mapping[key(column)] = meant
    return mapping


def _refuse_both(sheet: Sheet, field: str, first: int, second: int, names: Sequence[str]) -> None:
    raise UsageError(
        f"{sheet.name}: columns {letters(first)} ({names[first]}) and {letters(second)} "
        f"({names[second]}) both stand for {field}",
        f"--map '{names[second]}=' leaves one out; --map '{names[second]}=FIELD' names another",
    )


def _kind(fields: Mapping[str, int], metrics: Sequence[tuple[int, Named]]) -> str:
    has_city = any(name in fields for name in _CITY)
    if "metric" in fields:
        holds = {"stated", *NUMBERS} & fields.keys()
        return LONG if has_city and holds else NONE
    if metrics:
        return WIDE if has_city else NONE
    if {"source_title", "source_publisher"} <= fields.keys() and {"id", "source"} & fields.keys():
        return SOURCES
    return ECOSYSTEMS if {"id", "name"} <= fields.keys() else NONE


def city_field(layout: Layout) -> str:
    """The field of the column that names the ecosystems of a table of figures."""
    return next(name for name in _CITY if name in layout.fields)


def _with_numbers(sheet: Sheet, layout: Layout, decimal: str | None) -> Layout:
    """The layout with the decimal mark of each column of numbers."""
    body = sheet.rows[layout.header + 1 :]
    indexes = [layout.fields[name] for name in NUMBERS if name in layout.fields]
    indexes += [index for index, _ in layout.metrics]
    own = {index: mark_of(_texts(body, index)) for index in indexes}
    shown = {mark for mark in own.values() if mark}
    of_all = shown.pop() if len(shown) == 1 else None
    # A comma in one column and a point in another decide for these only.
    marks = {
        index: decimal or (of_all if mark is None else mark) or None for index, mark in own.items()
    }
    french = any(map(is_french, layout.names)) or sheet.is_french or of_all == ","
    return layout._replace(marks=marks, is_french=french, mark_is_given=decimal is not None)


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    cells = (row[index] for row in rows if index < len(row))
    return [cell for cell in cells if isinstance(cell, str) and cell]


def holds_numbers(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether a column holds a number."""
    for row in rows:
        cell = row[index] if index < len(row) else ""
        is_number = cell.number is not None if isinstance(cell, Typed) else False
        if is_number or (isinstance(cell, str) and readings(text_of(cell)) is not None):
            return True
    return False
