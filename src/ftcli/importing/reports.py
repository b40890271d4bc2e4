"""What was made of a table, in counts and words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ftcli.importing.layout import NONE, WIDE, Layout, holds_numbers
from ftcli.importing.numbers import COMMA, POINT
from ftcli.importing.row import guessed_orders
from ftcli.importing.rows import Stated
from ftcli.importing.sheet import Sheet
from ftcli.model import Dataset

_ONE = {
    "rows": "row", "figures": "figure", "targets": "target", "sources": "source",
    "ecosystems": "ecosystem",
}  # fmt: skip
_MOST_NAMED = 8


class Report(NamedTuple):
    """What was made of a table.

    Attributes:
        name: the table.
        detected: what was found out of how it is written.
        counts: how many rows, figures and the like there are, by their names.
        left_out: how many rows are left out.
        remarks: what else a reader should know, a line each.
    """

    name: str
    detected: tuple[str, ...]
    counts: Mapping[str, int]
    left_out: int = 0
    remarks: tuple[str, ...] = ()

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
        self._dated_by_source = 0
        self._seen: set[tuple[object, ...]] = set()
        self._repeated = 0

    def add(self, name: str) -> None:
        """Counts one."""
        self._counts[name] = self._counts.get(name, 0) + 1

    def leave(self, row: int, why: str) -> None:
        """Notes that a row, or a cell of it, is left out."""
        self._left[row] = why

    def drop(self, kind: str, row: int) -> None:
        """Takes back what was counted of a statement that is left out in the end."""
        self._counts[kind] -= 1
        self._taken.discard(row)
        self.leave(row, "at fault")

    def note(self, one: Stated) -> None:
        """Notes what is to be said of a statement."""
        self._taken.add(one.row)
        self._sources.add(one.record["source"])
        self._dated_by_source += one.of_source
        record = (one.city, *(f"{key}={value}" for key, value in one.record.items()))
        self._repeated += record in self._seen
        self._seen.add(record)

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
        return Report(name, tuple(self._detected()), counts, len(left), remarks)

    def _detected(self) -> Iterator[str]:
        yield from self._sheet.detected
        words = {COMMA: "comma", POINT: "point"}
        marks = sorted({mark for mark in self._layout.marks.values() if mark})
        if marks:
            yield "decimal " + " and ".join(map(words.__getitem__, marks))
        if self._layout.header:
            yield f"header in row {self._layout.header + 1}"

    def _remarks(self, left: set[int]) -> Iterator[str]:
        for why in ("without a figure", "a ratio", "no figure of an ecosystem", "a total"):
            rows = sorted(row for row in left if self._left[row] == why)
            if rows:
                yield f"left out, {why}: {self._sheet.item} {_listed(rows)}"
        others = self._others()
        if others:
            yield f"columns left out: {', '.join(others)}"
        if guessed := guessed_orders(self._sheet, self._layout):
            yield f"dates such as 03/04/2014 read day first: {guessed}"
        if self._dated_by_source:
            yield f"figures that have the date of their source: {self._dated_by_source}"
        if self._repeated:
            yield f"rows that repeat another: {self._repeated}"

    def _others(self) -> list[str]:
        """The columns that nothing is taken of."""
        names = [self._layout.called(index) for index in self._layout.others]
        if self._layout.kind == WIDE:
            unread = {"value", "low", "high", "unit", "stated", "per"} & self._layout.fields.keys()
            names += [self._layout.called(self._layout.fields[field]) for field in sorted(unread)]
        more = len(names) - _MOST_NAMED
        return names[:_MOST_NAMED] + ([f"and {more} more"] if more > 0 else [])


def _listed(rows: list[int]) -> str:
    more = len(rows) - _MOST_NAMED
    told = ", ".join(map(str, rows[:_MOST_NAMED]))
    return f"{told} and {more} more" if more > 0 else told


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
