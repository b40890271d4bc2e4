"""A table as its file holds it, and what a file holds besides: where a cell stands, in words."""

from collections.abc import Sequence
from typing import NamedTuple

from ftcli.errors import FAULTS_FOUND, FtcliError, shortened
from ftcli.importing.cells import EMPTY, Cell, letters
from ftcli.model import Dataset
from ftcli.store.datafile import UnreadableFile
from ftcli.store.faults import MAX_FAULTS

MAX_ROWS = 250_000
MAX_COLUMNS = 1_000
MAX_CELLS = 2_500_000


class Sheet(NamedTuple):
    """A table to import.

    Attributes:
        name: what messages call it: "figures.csv", "villes.xlsx, sheet 2014".
        rows: its rows from the first on, blank ones included, so that they can be counted.
        detected: what was found out of how it is written: "semicolon", "Windows-1252".
        is_french: whether what it is written in says French: a semicolon between cells.
        item: what messages call a row.
        key: what messages call a column; "" where spreadsheets have letters for them.
        is_grid: whether no separators stand between its cells, as in a workbook.
        remarks: what else a reader should know of it, a line each.
        title: what it is called in its workbook; "" elsewhere.
    """

    name: str
    rows: Sequence[tuple[Cell, ...]]
    detected: tuple[str, ...] = ()
    is_french: bool = False
    item: str = "row"
    key: str = ""
    is_grid: bool = False
    remarks: tuple[str, ...] = ()
    title: str = ""

    def place(self, row: int, column: int | None = None, header: str = "") -> str:
        """Where a cell stands, or a row: "figures.csv: row 12, column B (emplois)"."""
        # The header of a list of objects is no object of it.
        at = f"{self.name}: {self.item} {row - 1 if self.key else row}"
        if column is None:
            return at
        if self.key:
            return f"{at}, {self.key} {shortened(header, 40)}"
        named = f" ({shortened(header, 40)})" if header else ""
        return f"{at}, column {letters(column)}{named}"


class Content(NamedTuple):
    """What a file to import holds.

    Attributes:
        sheets: its tables.
        name: what messages call the file.
        datasets: what is a data file already.
        updated: the date of the data in EDTF, where the file says it.
        credit: the credit of the data, where the file says it.
        remarks: what else a reader should know of it, a line each.
        heeds: the options that say how it is read: "encoding", "sheet".
    """

    sheets: tuple[Sheet, ...] = ()
    name: str = ""
    datasets: tuple[Dataset, ...] = ()
    updated: str = ""
    credit: str = ""
    remarks: tuple[str, ...] = ()
    heeds: frozenset[str] = frozenset()


class RowFault(NamedTuple):
    """What is wrong in a row.

    Attributes:
        place: where: "figures.csv: row 12, column B (emplois)".
        said: what is wrong.
    """

    place: str
    said: str

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"


class FaultyTable(FtcliError):
    """Rows of a table cannot be imported.

    Attributes:
        faults: all of them; the message tells the first 50.
    """

    status = FAULTS_FOUND

    def __init__(self, faults: Sequence[RowFault], hint: str) -> None:
        super().__init__("\n".join(fault_lines(faults)), hint)
        self.faults = tuple(faults)


def fault_lines(faults: Sequence[RowFault]) -> list[str]:
    """The first 50 faults, a line each, then how many more there are."""
    more = len(faults) - MAX_FAULTS
    last = [f"and {more:,} more faults"] if more > 0 else []
    return [*map(str, faults[:MAX_FAULTS]), *last]


class Limit:
    """Counts the rows and cells of a file as they come, so that no file takes the machine down."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = 0
        self.cells = 0

    def add(self, width: int) -> None:
        """Counts one row.

        Raises:
            UnreadableFile: the file holds more rows, columns or cells than ftcli reads.
        """
        self.rows += 1
        self.cells += width
        for held, most, what in (
            (width, MAX_COLUMNS, "columns"),
            (self.rows, MAX_ROWS, "rows"),
            (self.cells, MAX_CELLS, "cells"),
        ):
            if held > most:
                said = f"row {self.rows}: more than {most:,} {what}, the most ftcli reads"
                hint = "leave out what is empty, or split the file"
                raise UnreadableFile(f"{self.name}: {said}", hint)


def trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] == EMPTY:
        end -= 1
    return tuple(row[:end])
