"""The tables of files, put together as one dataset."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ftcli.datafile import UnreadableFile
from ftcli.dates import Period
from ftcli.errors import UsageError, shortened
from ftcli.importing import Request
from ftcli.importing.cells import BadCell
from ftcli.importing.cities import Cities, checked_ecosystem
from ftcli.importing.fields import OF_SOURCE
from ftcli.importing.layout import ECOSYSTEMS, LONG, NONE, SOURCES, WIDE, Layout, layout_of
from ftcli.importing.reports import Report, Tally, data_file_report, lack, unknown_columns
from ftcli.importing.row import Row, rows_of
from ftcli.importing.rows import Bad, Nothing, Resolver, Stated, statements
from ftcli.importing.sheet import Content, RowFault, Sheet
from ftcli.importing.sources import Origin, Sources
from ftcli.importing.tables import ecosystem_of, source_of, sources_in
from ftcli.model import Dataset
from ftcli.names import key
from ftcli.parsing import parse
from ftcli.store import joined

Record = dict[str, Any]
MOST_FIGURES = 100_000


class Imported(NamedTuple):
    """What files hold.

    Attributes:
        dataset: the good rows.
        faults: what is wrong in the others.
        reports: what was made of each table.
        remarks: what was made of names, a line each.
        places: where each statement stands, by ecosystem, kind ("figures") and index.
    """

    dataset: Dataset
    faults: tuple[RowFault, ...]
    reports: tuple[Report, ...]
    remarks: tuple[str, ...]
    places: Mapping[tuple[str, str, int], str]


class _Placed(NamedTuple):
    """A statement, where it stands in its file, and what counts it there."""

    record: Record
    place: str
    row: int
    tally: Tally


class _Table(NamedTuple):
    """A table, what its columns stand for, and what is counted of it."""

    sheet: Sheet
    layout: Layout
    tally: Tally


class Assembly:
    """What is gathered from the tables of one import."""

    def __init__(self, request: Request, mapping: Mapping[str, str], known: Dataset) -> None:
        self._request = request
        self._mapping = mapping
        self._known = known
        self._cities = Cities(known)
        self._sources = Sources(known.sources, Origin(request.source, dict(request.fields)))
        self._placed: dict[tuple[str, str], list[_Placed]] = {}  # by ecosystem and kind
        self._referred: set[str] = set()
        self._faults: list[RowFault] = []
        self._count = 0
        self._resolver = Resolver(
            self._cities.of, self._sources.of, self._sources.published, request.on
        )

    def of(self, contents: Sequence[Content]) -> Imported:
        """All that files hold, as one dataset."""
        tables = [
            _Table(sheet, layout := layout_of(sheet, self._mapping, self._request.decimal),
                   Tally(sheet, layout))
            for content in contents for sheet in content.sheets
        ]  # fmt: skip
        self._refuse_unmapped(tables)
        held = [(content.name, each) for content in contents for each in content.datasets]
        used = [table for table in tables if table.layout.kind != NONE]
        if not used and not held and tables:
            raise UnreadableFile(f"{tables[0].sheet.name}: {lack(tables[0].layout)}", _MAP)
        for table in sorted(used, key=lambda table: _ORDER.get(table.layout.kind, 2)):
            self._add(table)
        self._drop_parts_of_nothing()
        places = {(city, kind, index): placed.place
                  for (city, kind), held_there in self._placed.items()
                  for index, placed in enumerate(held_there)}  # fmt: skip
        dataset = self._dataset(contents)
        if held:
            dataset = joined([*held, ("the tables", dataset)] if used else held)
        reports = (*(data_file_report(*one) for one in held),
                   *(table.tally.report() for table in tables))  # fmt: skip
        return Imported(dataset, tuple(self._faults), reports, self._remarks(), places)

    def _refuse_unmapped(self, tables: Iterable[_Table]) -> None:
        """Makes sure that each column of `--map` is there."""
        names = {key(name): name for table in tables for name in table.layout.names if name}
        for column in self._mapping:
            if column not in names:
                has = ", ".join(shortened(name, 30) for name in [*names.values()][:20])
                raise UsageError(f"--map: no column called {shortened(column)!r}", f"it has {has}")

    def _add(self, table: _Table) -> None:
        """Takes the rows of a table in."""
        sheet, layout, tally = table
        if layout.kind in {LONG, WIDE}:
            named = {"source", *OF_SOURCE, "kind"} & layout.fields.keys()
            self._sources.check_origin(is_needed=not named)
        if layout.kind == WIDE:
            for index in unknown_columns(sheet, layout):
                self._fault(table, layout.header + 1, index, _no_metric(layout.name(index)))
        for row in rows_of(sheet, layout):
            tally.add("rows")
            if layout.kind in {SOURCES, ECOSYSTEMS}:
                self._declare(table, row)
                continue
            for one in statements(row, self._resolver):
                self._take(table, one)

    def _declare(self, table: _Table, row: Row) -> None:
        """Takes a row of a table of sources or of ecosystems in."""
        try:
            if table.layout.kind == SOURCES:
                self._sources.declare(*source_of(row))
                table.tally.add("sources")
                return
            id_, record = ecosystem_of(row)
            checked_ecosystem(id_, record)
            self._referred.update(self._sources.all_of(sources_in(record)))
            self._cities.declare(id_, record)
            table.tally.add("ecosystems")
        except BadCell as error:
            fields = table.layout.fields
            column = fields.get(error.field, fields.get(error.field.removeprefix("source_")))
            self._fault(table, row.number, column, error.message)

    def _take(self, table: _Table, one: Stated | Bad | Nothing) -> None:
        if isinstance(one, Bad):
            self._fault(table, one.row, one.column, one.said)
        elif isinstance(one, Nothing):
            table.tally.leave(one.row, one.why)
        else:
            kind = "targets" if "mode" in one.record else "figures"
            column = one.column if one.column >= 0 else None
            place = table.sheet.place(one.row, column, table.layout.name(one.column))
            placed = _Placed(one.record, place, one.row, table.tally)
            self._placed.setdefault((one.city, kind), []).append(placed)
            self._count += 1
            if self._count > MOST_FIGURES:
                most = f"{MOST_FIGURES:,} figures, the most ftcli imports at once"
                raise UnreadableFile(f"{table.sheet.name}: more than {most}", "split the file")
            self._referred.add(one.record["source"])
            table.tally.add(kind)
            table.tally.note(one)

    def _fault(self, table: _Table, row: int, column: int | None, said: str) -> None:
        name = table.layout.name(column) if column is not None else ""
        self._faults.append(RowFault(table.sheet.place(row, column, name), said))
        if row > table.layout.header + 1:
            table.tally.leave(row, "at fault")

    def _drop_parts_of_nothing(self) -> None:
        """Takes figures out that are a part of what no figure of their source and date states."""
        for (city, kind), held in self._placed.items():
            placed = held
            while kind == "figures":
                wholes = {_part_key(one.record, "metric") for one in placed}
                lost = [one for one in placed if _is_part_of_nothing(one.record, wholes)]
                if not lost:
                    break
                for one in lost:
                    whole = one.record["part_of"]
                    said = f"a part of {whole}, which no row of its source and date has"
                    self._faults.append(RowFault(one.place, said))
                    one.tally.drop(kind, one.row)
                placed = [one for one in placed if not _is_part_of_nothing(one.record, wholes)]
            self._placed[city, kind] = placed

    def _dataset(self, contents: Iterable[Content]) -> Dataset:
        """The data file of all that was taken in, read like any other."""
        ecosystems: dict[str, Record] = {
            id_: dict(one) for id_, one in self._cities.records.items()
        }
        for (city, kind), placed in self._placed.items():
            ecosystems[city][kind] = [one.record for one in placed]
        sources = self._sources.records(self._referred)
        updated = max((content.updated for content in contents if content.updated), default="")
        credit = [content.credit for content in contents if content.credit]
        document: Record = {
            "format": "ftcli/1",
            "updated": updated or self._latest(sources),
            **({"credit": " | ".join(dict.fromkeys(credit))} if credit else {}),
            "sources": sources,
            "ecosystems": ecosystems,
        }
        raw = json.dumps(document, ensure_ascii=False).encode()
        del document, ecosystems
        self._placed.clear()  # what is parsed takes their room
        return parse(raw, "the imported data")

    def _latest(self, sources: Mapping[str, Record]) -> str:
        """The last day that rows name: a file made of them twice is the same."""
        dates = [one.record["on"] for placed in self._placed.values() for one in placed]
        dates += [source["published"] for source in sources.values() if "published" in source]
        days = (Period.parse(date).last for date in set(dates))
        last = max(days, default=None)
        return last.isoformat() if last else str(self._known.updated)

    def _remarks(self) -> tuple[str, ...]:
        """What was made of names that are not those of the dataset."""
        return tuple(_name_remarks(self._cities, self._sources))


_ORDER = {SOURCES: 0, ECOSYSTEMS: 1}
_MAP = "--map COLUMN=FIELD says what one is: --map 'Agglo=ecosystem', --map '2012=jobs 2012'"


def _no_metric(name: str) -> str:
    return (
        f"it holds numbers and is no metric: --map '{name}=METRIC' says which, "
        f"--map '{name}=' leaves it out"
    )


def _is_part_of_nothing(record: Record, wholes: Container[tuple[str, str, str]]) -> bool:
    return "part_of" in record and _part_key(record, "part_of") not in wholes


def _part_key(record: Record, field: str) -> tuple[str, str, str]:
    return record[field], record["source"], record["on"]


def _name_remarks(cities: Cities, sources: Sources) -> Iterator[str]:
    for name, id_ in cities.taken.items():
        yield f"{name!r} is taken for {id_}"
    for id_, meant in cities.new.items():
        if id_ in cities.records:
            yield f"new ecosystem {id_!r}" + (f"; {meant}" if meant else "")
    if sources.of_press:
        yield f"new sources taken for press: {sources.of_press}; --kind says otherwise"
