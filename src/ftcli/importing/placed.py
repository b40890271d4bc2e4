"""Statements of rows, each with its place; and what several of them make of each other.

Two rows may say one thing twice, two things of one cell, or mean two towns that are known as one
ecosystem. None of that shows in a row alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from ftcli.editing.entries import SLOT
from ftcli.errors import shortened
from ftcli.importing.cells import letters
from ftcli.importing.fitting import Record
from ftcli.importing.layout import Layout, city_field
from ftcli.importing.reports import Tally
from ftcli.importing.rows import Stated
from ftcli.importing.sheet import Sheet

_AIM = ("mode", "horizon", "deadline")  # what makes two targets of a slot two
_MOST_TOLD = 8
_MOST_NAMED = 3  # figures in one line
_AREA = "columns area_type (city) and area_name say what each counts, or name them otherwise"


class Place(NamedTuple):
    """Where a statement stands.

    Attributes:
        whole: in words: "villes.csv: row 2, column B (Emplois 2024)".
        file: the table or the file: "villes.csv".
        spot: the same in it as short as can be: "B2", "item 2", "figures[0]".
    """

    whole: str
    file: str
    spot: str


class Table(NamedTuple):
    """A table, what its columns stand for, and what is counted of it."""

    sheet: Sheet
    layout: Layout
    tally: Tally

    def place(self, row: int, column: int | None) -> str:
        """Where a cell stands, or a row, in words."""
        name = "" if column is None else self.layout.name(column)
        return self.sheet.place(row, column, name)


class Spot(NamedTuple):
    """Where a figure stands in a table: its row, and its column, below 0 for none."""

    table: Table
    row: int
    column: int

    @property
    def place(self) -> Place:
        """The same in words."""
        column = self.column if self.column >= 0 else None
        sheet = self.table.sheet
        if sheet.key:
            spot = f"{sheet.item} {self.row - 1}"
        else:
            spot = f"{sheet.item} {self.row}" if column is None else f"{letters(column)}{self.row}"
        return Place(self.table.place(self.row, column), sheet.name, spot)


class Placed(NamedTuple):
    """A statement, and the table it stands in."""

    stated: Stated
    table: Table

    @property
    def record(self) -> Record:
        """The statement as it will stand in the data file."""
        return self.stated.record

    @property
    def spot(self) -> Spot:
        """Where its figure stands."""
        return Spot(self.table, self.stated.row, self.stated.column)

    @property
    def place_of_city(self) -> str:
        """Where the name of its ecosystem stands."""
        layout = self.table.layout
        return self.table.place(self.stated.row, layout.fields[city_field(layout)])


# By ecosystem and kind, "figures" or "targets".
Groups: TypeAlias = dict[tuple[str, str], list[Placed]]


class Misfit(NamedTuple):
    """A statement that cannot be taken beside the others: where that shows, and why."""

    placed: Placed
    place: str
    said: str


def of_two_towns(placed: Sequence[Placed], alias: Callable[[str, str], str]) -> Iterator[Misfit]:
    """All of the rows that name an ecosystem otherwise than a row that states the same cell.

    Args:
        placed: statements of one ecosystem.
        alias: the spelling of a name by which an ecosystem is taken for it; "" for its own.
    """
    if len({one.stated.name for one in placed}) < 2:
        return
    others: dict[tuple[int, int], str] = {}  # how another row names it, by table and row
    for held in _slots(placed):
        names: dict[str, str] = {}
        spelt = [alias(one.stated.city, one.stated.name) for one in held]
        for spelling, one in zip(spelt, held, strict=True):
            names.setdefault(spelling, one.stated.name)
        for spelling, one in zip(spelt, held, strict=True) if len(names) > 1 else ():
            other = next(name for another, name in names.items() if another != spelling)
            others.setdefault((id(one.table), one.stated.row), other)
    for one in placed:
        if other := others.get((id(one.table), one.stated.row), ""):
            said = f"{one.stated.name!r} and {other!r} are both taken for {one.stated.city}"
            yield Misfit(one, one.place_of_city, f"{said}: {_AREA}")


def parts_of_nothing(placed: Sequence[Placed]) -> Iterator[Misfit]:
    """Figures that are a part of what no figure of their source and date states, or of such."""
    left = list(placed)
    while True:
        wholes = {_dated(one.record, "metric") for one in left}
        lost = [
            one for one in left
            if "part_of" in one.record and _dated(one.record, "part_of") not in wholes
        ]  # fmt: skip
        if not lost:
            return
        for one in lost:
            said = f"a part of {one.record['part_of']}, which no row of its source and date has"
            yield Misfit(one, one.spot.place.whole, said)
        gone = set(map(id, lost))
        left = [one for one in left if id(one) not in gone]


def repeats(placed: Sequence[Placed]) -> Iterator[Placed]:
    """What says again what another says already."""
    seen: set[tuple[str, ...]] = set()
    for one in placed:
        record = tuple(f"{name}={value}" for name, value in sorted(one.record.items()))
        if record in seen:
            yield one
        seen.add(record)


def rivals_of_one_source(groups: Groups) -> Iterator[str]:
    """What is to be said of figures that state one cell otherwise, a line each; at most eight."""
    found = [held for placed in groups.values() for held in _slots(placed) if len(held) > 1]
    for held in found[:_MOST_TOLD]:
        record = held[0].record
        told = [
            f'"{shortened(one.record["stated"], 60)}" ({one.spot.place.whole})'
            for one in held[:_MOST_NAMED]
        ]
        more = [f"{len(held) - _MOST_NAMED} more"] if len(held) > _MOST_NAMED else []
        what = f"{held[0].stated.city}, {record['metric']}, {record['on']}, {record['source']}"
        yield f"{len(held)} figures of {what}, all kept: {', '.join(told + more)}"
    if more_found := len(found[_MOST_TOLD:]):
        yield f"and {more_found:,} more cells of which several figures are kept"


def _slots(placed: Iterable[Placed]) -> Iterable[list[Placed]]:
    """Statements by what makes two of them two versions of one."""
    slots: dict[tuple[str, ...], list[Placed]] = defaultdict(list)
    for one in placed:
        slots[tuple(str(one.record.get(name)) for name in (*SLOT, *_AIM))].append(one)
    return slots.values()


def _dated(record: Record, field: str) -> tuple[str, str, str]:
    return record[field], record["source"], record["on"]
