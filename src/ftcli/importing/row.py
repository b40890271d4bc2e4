"""A row of a table of figures, with what is known of its columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftcli.importing.cells import (
    EMPTY,
    BadCell,
    Cell,
    fault_of,
    is_blank,
    is_no_figure,
    is_unknown,
    text_of,
)
from ftcli.importing.dates import DAY_FIRST, date_of, is_of_two_readings, order_of
from ftcli.importing.fields import NUMBERS
from ftcli.importing.layout import Layout
from ftcli.importing.numbers import Manner
from ftcli.importing.sheet import Sheet
from ftcli.tables import JSON_COLUMNS

_OF_FIGURE = frozenset({"stated", *NUMBERS})
_DATES = ("on", "source_published", "deadline")


class Row(NamedTuple):
    """A row of a table, with what is known of its columns.

    Attributes:
        number: its number, as spreadsheets count.
        cells: its cells.
        layout: the columns.
        order: the order of day and month in each column of dates.
    """

    number: int
    cells: Sequence[Cell]
    layout: Layout
    order: dict[str, str | None]

    def cell(self, field: str) -> Cell:
        """The cell of a field; empty where the table has none, or says it is unknown."""
        index = self.layout.fields.get(field)
        cell = self.cells[index] if index is not None and index < len(self.cells) else EMPTY
        if cell == EMPTY:
            return EMPTY
        is_nothing = is_no_figure if field in _OF_FIGURE else is_unknown
        return cell if self.layout.is_exact or not is_nothing(cell) else EMPTY

    def text(self, field: str) -> str:
        """The text of a field.

        Raises:
            BadCell: nothing can be read of its cell.
        """
        cell = self.cell(field)
        if cell == EMPTY:
            return ""
        if self.layout.is_exact and isinstance(cell, str):
            return cell
        if (fault := fault_of(cell)) and field not in JSON_COLUMNS:
            raise BadCell(field, fault)
        return text_of(cell)

    def date(self, field: str) -> str:
        """The date of a field in EDTF; "" for none."""
        cell = self.cell(field)
        return date_of(cell, field, self.order.get(field)) if text_of(cell) else ""

    def manner(self, index: int | None) -> Manner:
        """How the numbers of a column are written."""
        mark = None if index is None else self.layout.marks.get(index)
        return Manner(mark, self.layout.is_french, self.layout.mark_is_given)


def rows_of(sheet: Sheet, layout: Layout) -> Iterator[Row]:
    """The rows of a table below its header, but blank ones."""
    body = sheet.rows[layout.header + 1 :]
    order = {field: _order(body, layout, field) for field in _DATES if field in layout.fields}
    for number, cells in enumerate(body, layout.header + 2):
        if not is_blank(cells):
            yield Row(number, cells, layout, order)


def _order(body: Sequence[Sequence[Cell]], layout: Layout, field: str) -> str | None:
    index = layout.fields[field]
    shown = order_of(row[index] for row in body if index < len(row))
    return shown or (DAY_FIRST if layout.is_french else None)


def guessed_orders(sheet: Sheet, layout: Layout) -> int:
    """How many dates are read day first only because the table is French."""
    if not layout.is_french:
        return 0
    body = sheet.rows[layout.header + 1 :]
    count = 0
    for index in (layout.fields[field] for field in _DATES if field in layout.fields):
        cells = [row[index] for row in body if index < len(row)]
        if order_of(cells) is None:
            count += sum(map(is_of_two_readings, cells))
    return count
