"""The tables of files, put together as one dataset."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ftcli.dates import Period
from ftcli.errors import UsageError, shortened
from ftcli.importing import Request
from ftcli.importing.cells import BadCell
from ftcli.importing.cities import Cities, checked_ecosystem
from ftcli.importing.dates import certain_date
from ftcli.importing.fields import OF_SOURCE
from ftcli.importing.fitting import Record
from ftcli.importing.headers import is_date
from ftcli.importing.hints import mapping_hint, no_metric
from ftcli.importing.layout import (
    ECOSYSTEMS,
    LONG,
    NONE,
    SOURCES,
    WIDE,
    layout_of,
)
from ftcli.importing.placed import (
    Groups,
    Misfit,
    Placed,
    Spot,
    Table,
    of_two_towns,
    parts_of_nothing,
    repeats,
    rivals_of_one_source,
)
from ftcli.importing.reports import (
    LATER,
    REPEATED,
    Report,
    Tally,
    data_file_report,
    lack,
    unknown_columns,
)
from ftcli.importing.row import Row, rows_of
from ftcli.importing.rows import Bad, Nothing, Resolver, Stated, statements
from ftcli.importing.sheet import Content, RowFault
from ftcli.importing.sources import Origin, Sources
from ftcli.importing.tables import ecosystem_of, source_of, sources_in
from ftcli.model import Dataset
from ftcli.store.datafile import UnreadableFile
from ftcli.store.loading import joined
from ftcli.store.names import key
from ftcli.store.parsing import parse

MOST_FIGURES = 100_000


TABLES = "the tables"


class Imported(NamedTuple):
    """What files hold.

    Attributes:
        dataset: the good rows.
        faults: what is wrong in the others.
        reports: what was made of each table.
        remarks: what was made of names, and of figures beside each other, a line each.
        places: where each statement of a table stands, by ecosystem, kind ("figures") and index.
        file: what the first file is called; `TABLES` for the tables, where no data file is.
    """

    dataset: Dataset
    faults: tuple[RowFault, ...]
    reports: tuple[Report, ...]
    remarks: tuple[str, ...]
    places: Mapping[tuple[str, str, int], Spot]
    file: str


class Assembly:
    """What is gathered from the tables of one import."""

    def __init__(
        self,
        request: Request,
        mapping: Mapping[str, str],
        known: Dataset,
        contents: Sequence[Content],
    ) -> None:
        self._request = request
        self._mapping = mapping
        self._contents = contents
        self._held = [(content.name, each) for content in contents for each in content.datasets]
        # What rows may name stands in the data files beside them, too.
        if self._held and any(content.sheets for content in contents):
            known = joined([("the data", known), *self._held])
        self._known = known
        self._cities = Cities(known)
        self._sources = Sources(known.sources, Origin(request.source, dict(request.fields)))
        self._placed: Groups = {}
        self._referred: set[str] = set()
        self._faults: list[RowFault] = []
        self._count = 0
        self._resolver = Resolver(
            self._cities.of, self._cities.is_total, self._sources.of, self._sources.published,
            request.on,
        )  # fmt: skip

    def of(self) -> Imported:
        """All that files hold, as one dataset."""
        tables = [
            Table(sheet, layout := layout_of(sheet, self._mapping, self._request.decimal),
                   Tally(sheet, layout))
            for content in self._contents for sheet in content.sheets
        ]  # fmt: skip
        self._refuse_unmapped(tables)
        used = [table for table in tables if table.layout.kind != NONE]
        if not used and not self._held and tables:
            layout = tables[0].layout
            raise UnreadableFile(f"{tables[0].sheet.name}: {lack(layout)}", mapping_hint(layout))
        for table in sorted(used, key=lambda table: _ORDER.get(table.layout.kind, 2)):
            self._add(table)
        self._settle()
        places = {(*at, index): one.spot
                  for at, placed in self._placed.items()
                  for index, one in enumerate(placed)}  # fmt: skip
        remarks = tuple(rivals_of_one_source(self._placed))
        files = [*self._held, (TABLES, self._dataset())] if used else self._held
        reports = (*(data_file_report(name, self._until(one)) for name, one in self._held),
                   *(table.tally.report() for table in tables))  # fmt: skip
        whole = joined(files)
        dataset = self._until(whole) if self._held else whole
        names = tuple(_name_remarks(self._cities, self._sources, dataset))
        faults = tuple(self._faults)
        said = [remark for content in self._contents for remark in content.remarks]
        told = (*said, *names, *remarks)
        return Imported(dataset, faults, reports, told, places, files[0][0])

    def _until(self, dataset: Dataset) -> Dataset:
        """What of a dataset is not dated later than what is asked for."""
        return dataset.as_of(self._request.until) if self._request.until else dataset

    def _is_later(self, on: str) -> bool:
        until = self._request.until
        return until is not None and Period.parse(on).last > until.last

    def _refuse_unmapped(self, tables: Iterable[Table]) -> None:
        """Makes sure that each column of `--map` is there."""
        names = {key(name): name for table in tables for name in table.layout.names if name}
        for column in self._mapping:
            if column not in names:
                has = ", ".join(shortened(name, 30) for name in [*names.values()][:20])
                raise UsageError(f"--map: no column called {shortened(column)!r}", f"it has {has}")

    def _add(self, table: Table) -> None:
        """Takes the rows of a table in."""
        sheet, layout, tally = table
        if layout.kind in {LONG, WIDE}:
            named = {"source", *OF_SOURCE, "kind"} & layout.fields.keys()
            self._sources.check_origin(is_needed=not named)
        if layout.kind == WIDE:
            for index in unknown_columns(sheet, layout):
                self._fault(table, layout.header + 1, index, no_metric(layout.name(index)))
        resolver = self._resolver._replace(
            of_sheet=certain_date(sheet.title) if is_date(sheet.title) else ""
        )
        for row in rows_of(sheet, layout):
            tally.add("rows")
            if layout.kind in {SOURCES, ECOSYSTEMS}:
                self._declare(table, row)
                continue
            for one in statements(row, resolver):
                self._take(table, one)

    def _declare(self, table: Table, row: Row) -> None:
        """Takes a row of a table of sources or of ecosystems in."""
        try:
            if table.layout.kind == SOURCES:
                self._sources.declare(*source_of(row))
                table.tally.add("sources")
                return
            id_, record = ecosystem_of(row)
            checked_ecosystem(id_, record)
            if "labels" in record:
                labels = record["labels"]
                record["labels"] = [one for one in labels if not self._is_later(one["on"])]
            self._referred.update(self._sources.all_of(sources_in(record)))
            self._cities.declare(id_, record)
            table.tally.add("ecosystems")
        except BadCell as error:
            fields = table.layout.fields
            column = fields.get(error.field, fields.get(error.field.removeprefix("source_")))
            self._fault(table, row.number, column, error.message)

    def _take(self, table: Table, one: Stated | Bad | Nothing) -> None:
        if isinstance(one, Bad):
            self._fault(table, one.row, one.column, one.said)
        elif isinstance(one, Nothing):
            table.tally.leave(one.row, one.why)
        else:
            self._place(table, one)

    def _place(self, table: Table, one: Stated) -> None:
        """Keeps a statement, until all are there."""
        if self._is_later(one.record["on"]):
            table.tally.drop(one.row, LATER)
            return
        self._count += 1
        if self._count > MOST_FIGURES:
            most = f"{MOST_FIGURES:,} figures, the most ftcli imports at once"
            raise UnreadableFile(f"{table.sheet.name}: more than {most}", "split the file")
        at = one.city, "targets" if one.is_target else "figures"
        self._placed.setdefault(at, []).append(Placed(one, table))

    def _fault(self, table: Table, row: int, column: int | None, said: str) -> None:
        self._faults.append(RowFault(table.place(row, column), said))
        table.tally.fault(row, column)

    def _settle(self) -> None:
        """Takes out what does not go with the other rows, and counts what is left."""
        for at, placed in self._placed.items():
            left = self._good(placed, of_two_towns(placed, self._cities.alias))
            left = self._good(left, parts_of_nothing(left))
            again = set(map(id, repeats(left)))
            for one in left:
                if id(one) in again:
                    one.table.tally.drop(one.stated.row, REPEATED)
                else:
                    one.table.tally.take(one.stated)
                    self._referred.add(one.record["source"])
            self._placed[at] = [one for one in left if id(one) not in again]

    def _good(self, placed: list[Placed], wrong: Iterable[Misfit]) -> list[Placed]:
        """The others, once the bad ones are told."""
        bad, told = set(), set()
        for misfit in wrong:
            one = misfit.placed
            fault = RowFault(misfit.place, misfit.said)
            if fault not in told:  # a city is so for all the figures of its row
                self._faults.append(fault)
            told.add(fault)
            one.table.tally.fault(one.stated.row, one.stated.column)
            bad.add(id(one))
        return [one for one in placed if id(one) not in bad]

    def _dataset(self) -> Dataset:
        """The data file of all that was taken in, read like any other."""
        stated: dict[str, Record] = {}
        for (city, kind), placed in self._placed.items():
            if placed:
                stated.setdefault(city, {})[kind] = [one.record for one in placed]
        ecosystems = {id_: {**one, **stated.get(id_, {})}
                      for id_, one in self._cities.records.items()
                      if id_ in stated or id_ in self._cities.declared}  # fmt: skip
        sources = self._sources.records(self._referred)
        updated = max((one.updated for one in self._contents if one.updated), default="")
        credit = [one.credit for one in self._contents if one.credit]
        document: Record = {
            "format": "ftcli/1",
            "updated": updated or self._latest(sources),
            **({"credit": " | ".join(dict.fromkeys(credit))} if credit else {}),
            "sources": sources,
            "ecosystems": ecosystems,
        }
        raw = json.dumps(document, ensure_ascii=False).encode()
        del document, ecosystems, stated
        self._placed.clear()  # what is parsed takes their room
        return parse(raw, "the imported data")

    def _latest(self, sources: Mapping[str, Record]) -> str:
        """The last day that rows name: a file made of them twice is the same."""
        dates = [one.record["on"] for placed in self._placed.values() for one in placed]
        dates += [source["published"] for source in sources.values() if "published" in source]
        days = (Period.parse(date).last for date in set(dates))
        last = max(days, default=None)
        return last.isoformat() if last else str(self._known.updated)


_ORDER = {SOURCES: 0, ECOSYSTEMS: 1}


def _name_remarks(cities: Cities, sources: Sources, dataset: Dataset) -> Iterator[str]:
    """What was made of names that are not those of the dataset."""
    for name, id_ in cities.taken.items():
        yield f"{name!r} is taken for {id_}"
    for id_, meant in cities.new.items():
        if id_ in dataset.ecosystems:
            yield f"new ecosystem {id_!r}" + (f"; {meant}" if meant else "")
    if of_press := sum(id_ in dataset.sources for id_ in sources.of_press):
        yield f"new sources taken for press: {of_press}; --kind says otherwise"
