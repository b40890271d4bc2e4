"""What was made of a table, in counts and words."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ftcli.importing.cells import letters, listed
from ftcli.importing.layout import LONG, NONE, WIDE, Layout, city_field, holds_numbers
from ftcli.importing.numbers import COMMA, POINT
from ftcli.importing.row import guessed_orders
from ftcli.importing.rows import SHEET, SOURCE, Stated
from ftcli.importing.sheet import Sheet
from ftcli.model import Dataset

_ONE = {
    "rows": "row", "figures": "figure", "targets": "target", "sources": "source",
    "ecosystems": "ecosystem", "columns": "column",
}  # fmt: skip
_MOST_NAMED = 8
# Why a row may be left out that is not at fault.
_REASONS = ("without a figure", "a ratio", "no figure of an ecosystem", "a total")
REPEATED, LATER = "as another says the same", "as dated later"  # of statements


class Report(NamedTuple):
    """What was made of a table.

    Attributes:
        name: the table.
        detected: what was found out of how it is written.
        counts: how many rows, figures and the like there are, by their names.
        left_out: how many rows are left out.
        remarks: what else a reader should know, a line each.
        faulty: what is lost to faults: "2 of 3 rows"; "" where nothing is.
    """

    name: str
    detected: tuple[str, ...]
    counts: Mapping[str, int]
    left_out: int = 0
    remarks: tuple[str, ...] = ()
    faulty: str = ""

    def __str__(self) -> str:
        counts = [_counted(number, name) for name, number in self.counts.items()]
        counts += [f"{_counted(self.left_out, 'rows')} left out"] if self.left_out else []
        told = "; ".join(filter(None, (", ".join(self.detected), ", ".join(counts))))
        return f"{self.name}: {told}"


def _counted(number: int, name: str) -> str:
    return f"{number:,} {_ONE[name] if number == 1 else name}"


def data_file_report(name: str, dataset: Dataset) -> Report:
    """What is to be said of a data file."""
    targets = sum(len(each.targets) for each in dataset.ecosystems.values())
    counts = {
        "ecosystems": len(dataset), "figures": dataset.figure_count, "targets": targets,
        "sources": len(dataset.sources),
    }  # fmt: skip
    return Report(name, ("a data file",), counts)


class Tally:
    """Counts what is taken from a table."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet = sheet
        self._layout = layout
        self._counts: dict[str, int] = {"rows": 0}
        self._sources: set[str] = set()
        self._taken: set[int] = set()
        self._left: dict[int, str] = {}  # rows, each with the reason
        self._dated: Counter[str] = Counter()  # figures, by what they have their date of
        self._dropped: dict[str, set[int]] = {}  # rows of statements, by the reason
        self._faulty_rows: set[int] = set()
        self._faulty_columns: set[int] = set()

    def add(self, name: str) -> None:
        """Counts one."""
        self._counts[name] = self._counts.get(name, 0) + 1

    def leave(self, row: int, why: str) -> None:
        """Notes that a row, or a cell of it, is left out."""
        self._left[row] = why

    def fault(self, row: int, column: int | None) -> None:
        """Notes that a row is at fault, a cell of it, or the header of a column."""
        if row == self._layout.header + 1:
            self._faulty_columns.add(-1 if column is None else column)
        else:
            self._faulty_rows.add(row)
            self.leave(row, "at fault")

    def drop(self, row: int, why: str) -> None:
        """Notes that a statement is left out, though it is one, whatever becomes of its row."""
        self._dropped.setdefault(why, set()).add(row)
        self.leave(row, why)

    def take(self, one: Stated) -> None:
        """Counts a statement that is taken, and notes what is to be said of it."""
        self.add("targets" if one.is_target else "figures")
        self._taken.add(one.row)
        self._sources.add(one.record["source"])
        self._dated[one.dated_by] += 1

    def report(self) -> Report:
        """What is to be said of the table."""
        name = self._sheet.name
        if self._layout.kind == NONE:
            return Report(name, (f"left out: {lack(self._layout)}",), {})
        counts = dict(self._counts)
        if self._sources:
            counts["sources"] = len(self._sources)
        left = self._left.keys() - self._taken
        remarks = tuple(f"{name}: {remark}" for remark in self._remarks(left))
        return Report(name, tuple(self._detected()), counts, len(left), remarks, self._faulty())

    def _faulty(self) -> str:
        """What is lost to faults, in words."""
        rows, columns = len(self._faulty_rows), len(self._faulty_columns)
        told = [f"{rows:,} of {_counted(self._counts['rows'], 'rows')}"] if rows else []
        told += [_counted(columns, "columns")] if columns else []
        return " and ".join(told)

    def _detected(self) -> Iterator[str]:
        yield from self._sheet.detected
        words = {COMMA: "comma", POINT: "point"}
        marks = sorted({mark for mark in self._layout.marks.values() if mark})
        if marks:
            yield "decimal " + " and ".join(map(words.__getitem__, marks))
        if self._layout.header:
            below = self._layout.header + 1
            is_double = self._layout.is_double
            yield (
                f"header in rows {below - 1} and {below}" if is_double else f"header in row {below}"
            )

    def _remarks(self, left: set[int]) -> Iterator[str]:
        for why in _REASONS:
            if rows := [row for row in left if self._left[row] == why]:
                yield f"left out, {why}: {self._listed(rows)}"
        for why, dropped in self._dropped.items():
            yield f"left out, {why}: {self._listed(dropped)}"
        yield from self._sheet.remarks
        if self._layout.kind in {LONG, WIDE}:
            column = self._layout.fields[city_field(self._layout)]
            if not self._layout.name(column):
                yield f"column {letters(column)} has no name, and is taken for the ecosystems"
        others = self._others()
        if others:
            yield f"columns left out: {', '.join(others)}"
        if counted := self._what_is_counted():
            yield f"what is counted is named by the columns {counted}"
        if guessed := guessed_orders(self._sheet, self._layout):
            yield f"dates such as 03/04/2014 read day first: {guessed}"
        for what in (SHEET, SOURCE):
            if count := self._dated[what]:
                yield f"figures that have the date of their {what}: {count}"

    def _listed(self, rows: Collection[int]) -> str:
        """Rows by their numbers, at most eight: "row 2, 3"."""
        above = 1 if self._sheet.key else 0  # the header of a list of objects is no object of it
        told = ", ".join(str(row - above) for row in sorted(rows)[:_MOST_NAMED])
        more = len(rows) - _MOST_NAMED
        return f"{self._sheet.item} {told}" + (f" and {more} more" if more > 0 else "")

    def _what_is_counted(self) -> str:
        """The columns whose names say what they count."""
        metrics = self._layout.metrics
        names = [self._layout.called(index) for index, named in metrics if named.counts]
        return listed(names[:_MOST_NAMED], len(names))

    def _others(self) -> list[str]:
        """The columns that nothing is taken of."""
        names = [self._layout.called(index) for index in self._layout.others]
        if self._layout.kind == WIDE:
            unread = {"value", "low", "high", "unit", "stated", "per"} & self._layout.fields.keys()
            names += [self._layout.called(self._layout.fields[field]) for field in sorted(unread)]
        more = len(names) - _MOST_NAMED
        return names[:_MOST_NAMED] + ([f"and {more} more"] if more > 0 else [])


def unknown_columns(sheet: Sheet, layout: Layout) -> Iterator[int]:
    """The columns of a wide table that hold numbers, and stand for nothing known."""
    body = sheet.rows[layout.header + 1 :]
    return (index for index in layout.others if holds_numbers(body, index))


def lack(layout: Layout) -> str:
    """What a table lacks to be one of figures."""
    if not layout.fields and not layout.metrics:
        return "no name of a column is known"
    if "metric" in layout.fields or layout.metrics:
        has_city = {"ecosystem", "name", "id"} & layout.fields.keys()
        return "no column has the figures" if has_city else "no column names the ecosystems"
    return "no column is a metric, and none names the metric of each row"
