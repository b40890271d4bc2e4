"""What the columns of a table stand for, and which kind of table it is."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ftcli.errors import UsageError, shortened
from ftcli.importing.cells import Cell, Typed, is_blank, letters, text_of
from ftcli.importing.fields import DERIVED, NUMBERS, is_french
from ftcli.importing.headers import header_of, is_date, meant_by
from ftcli.importing.metrics import Named
from ftcli.importing.numbers import has_mark, has_two_readings, mark_of, readings
from ftcli.importing.sheet import Sheet
from ftcli.store.names import key
from ftcli.tables import COLUMNS
from ftcli.wording.reading import LONGEST_PHRASE
from ftcli.wording.reading import readings as quantities_in

LONG, WIDE, SOURCES, ECOSYSTEMS, NONE = "long", "wide", "sources", "ecosystems", ""
_LONGEST_NUMBER, _MOST_WORDS = 40, 5  # of a cell that holds a number and its unit
_UNQUOTED = "a separator in an unquoted cell?"
_TWO_ROWS = (
    "a header of two rows, or of merged cells? name each column in one row, as in Emplois 2015"
)
_SIGNS, _SCALES = "+-− ", " kKM"
_DIGIT = re.compile(r"\d")
CITY = ("ecosystem", "name", "id")

_EXPORTED = frozenset(tuple(column.key for column in columns) for columns in COLUMNS.values())


class Layout(NamedTuple):
    """The columns of a table.

    Attributes:
        kind: LONG, WIDE, SOURCES or ECOSYSTEMS; NONE for a table of none of these.
        header: the index of the row with their names, the lower one of two.
        names: their names.
        fields: the index of the column of each field.
        metrics: the columns of a wide table that hold figures, with what their names say.
        others: the columns that stand for nothing known; unnamed ones, where they hold anything.
        marks: the decimal mark of each column of numbers; None where nothing tells.
        words_mark: that of the column of words; None where nothing tells, or nobody needs it.
        is_french: whether names, separators or numbers are French.
        mark_is_given: whether the user has said the decimal mark.
        is_exact: whether it is a table as ftcli exports it, whose texts are taken as they stand.
        is_double: whether the names stand in two rows, metrics above and dates below.
        surplus: what cells beyond the header may come of.
    """

    kind: str
    header: int
    names: tuple[str, ...]
    fields: Mapping[str, int]
    metrics: tuple[tuple[int, Named], ...] = ()
    others: tuple[int, ...] = ()
    marks: Mapping[int, str | None] = {}
    words_mark: str | None = None
    is_french: bool = False
    mark_is_given: bool = False
    is_exact: bool = False
    is_double: bool = False
    surplus: str = ""

    def name(self, index: int) -> str:
        """The name of a column; "" where it has none."""
        return self.names[index] if index < len(self.names) else ""

    def called(self, index: int) -> str:
        """A column as messages name it: "B (Emplois)", or "B" where it has no name."""
        name = self.name(index)
        return f"{letters(index)} ({shortened(name, 40)})" if name else letters(index)


def layout_of(sheet: Sheet, mapping: Mapping[str, str], decimal: str | None = None) -> Layout:
    """What the columns of a table stand for.

    Args:
        sheet: the table.
        mapping: what columns stand for by name, in place of what their names say; "" leaves out.
        decimal: the decimal mark, found out where None.

    Raises:
        UsageError: two columns stand for one field, or a column is mapped to what is no field.
    """
    header = header_of(sheet.rows, mapping, is_one_row=bool(sheet.key))
    names = header.names
    body = sheet.rows[header.row + 1 :]
    fields: dict[str, int] = {}
    metrics, others = [], []
    for index, name in enumerate(names):
        meant = meant_by(name, mapping) if name else None
        if isinstance(meant, Named):
            metrics.append((index, meant))
        elif meant in fields:
            _refuse_both(sheet, meant, fields[meant], index, names)
        elif meant:
            fields[meant] = index
        elif meant is None and _is_unknown(name, body, index):
            others.append(index)
    if _is_city_unnamed(fields, metrics, others, names, body):
        fields["ecosystem"] = others.pop(0)
    kind = _kind(fields, metrics)
    layout = Layout(kind, header.row, names, fields, tuple(metrics), tuple(others),
                    is_exact=not mapping and names in _EXPORTED, is_double=header.is_double,
                    surplus=_TWO_ROWS if sheet.is_grid else _UNQUOTED)  # fmt: skip
    return _with_numbers(sheet, layout, decimal)


def _is_unknown(name: str, body: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether a column that stands for nothing known holds what must not be lost in silence."""
    if name:
        return key(name) not in DERIVED
    return any(index < len(row) and text_of(row[index]) for row in body)


def _is_city_unnamed(
    fields: Mapping[str, int],
    metrics: Sequence[tuple[int, Named]],
    others: Sequence[int],
    names: Sequence[str],
    body: Sequence[Sequence[Cell]],
) -> bool:
    """Whether the first column names the ecosystems, though it has no name.

    It does where it holds texts, and no other left of the figures does. A first row of texts and
    dates may be a second one of names.
    """
    has_city = any(name in fields for name in CITY)
    if has_city or not (metrics or "metric" in fields) or not others or others[0] != 0 or names[0]:
        return False
    first = next(row for row in body if not is_blank(row))
    held = [cell for cell in first[1:] if text_of(cell)]
    if holds_numbers(body, 0) or (held and all(map(is_date, held))):
        return False
    known = [*fields.values(), *(index for index, _ in metrics)]
    return all(holds_numbers(body, index) for index in others[1:] if index < min(known))


def _refuse_both(sheet: Sheet, field: str, first: int, second: int, names: Sequence[str]) -> None:
    raise UsageError(
        f"{sheet.name}: columns {letters(first)} ({names[first]}) and {letters(second)} "
        f"({names[second]}) both stand for {field}",
        f"--map '{names[second]}=' leaves one out; --map '{names[second]}=FIELD' names another",
    )


def _kind(fields: Mapping[str, int], metrics: Sequence[tuple[int, Named]]) -> str:
    has_city = any(name in fields for name in CITY)
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
    return next(name for name in CITY if name in layout.fields)


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
    words = decimal or _mark_of_words(_texts(body, layout.fields.get("stated", len(layout.names))))
    return layout._replace(
        marks=marks, words_mark=words, is_french=french, mark_is_given=decimal is not None
    )


def _mark_of_words(texts: Sequence[str]) -> str | None:
    """The decimal mark that words show in their figures, where the number of some rests on it.

    >>> _mark_of_words(["1,234 M€", "Web 2.0", "0.5 M€"]), _mark_of_words(["0.5 M€"])
    ('.', None)
    """
    if not any(map(has_two_readings, texts)):
        return None
    figures = (
        text[one.start : one.end]
        for text in texts
        if len(text) <= LONGEST_PHRASE and has_mark(text)
        for one in quantities_in(text)
    )
    return mark_of(figures) or None


def _texts(rows: Sequence[Sequence[Cell]], index: int) -> list[str]:
    cells = (row[index] for row in rows if index < len(row))
    return [cell for cell in cells if isinstance(cell, str) and cell]


def holds_numbers(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether a column holds a number, alone or with its unit: "7 %", "env. 12 M€"."""
    return any(index < len(row) and _is_number(row[index]) for row in rows)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, Typed):
        return cell.number is not None
    bare = text_of(cell).lstrip(_SIGNS).rstrip(_SCALES)
    if readings(bare) is not None:
        return True
    if len(bare) > _LONGEST_NUMBER or len(bare.split()) > _MOST_WORDS or not _DIGIT.search(bare):
        return False  # most texts, and at no cost
    return any((one.start, one.end) == (0, len(bare)) for one in quantities_in(bare))
