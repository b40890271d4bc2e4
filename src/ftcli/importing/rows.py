"""Rows of figures to records of the data file: long tables and wide ones."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ftcli.catalogue import near_metric
from ftcli.errors import shortened
from ftcli.importing.cells import EMPTY, BadCell, flag_of, is_no_figure, text_of
from ftcli.importing.fields import NUMBERS, OF_SOURCE
from ftcli.importing.fitting import Record, statement_of
from ftcli.importing.layout import WIDE, Layout, city_field
from ftcli.importing.long import long_record
from ftcli.importing.metrics import Named, Unit, metric_named
from ftcli.importing.quantities import in_own_words
from ftcli.importing.row import Row
from ftcli.importing.sources import KINDS
from ftcli.model import Target

AREAS = {"departement": "department", "ville": "city", "commune": "city", "lieu": "site"}
_AREAS = ("region", "department", "city", "site")
_KEPT = ("sector", "counts", "note")  # fields that a record has as the cell has them
# What the column `kind` of machine formats says of rows that are no figures of their own.
LEFT_OUT_KINDS = frozenset({"ratio", "context", "none"})


class Resolver(NamedTuple):
    """What rows are looked up in.

    Attributes:
        city: the id of the ecosystem of a name.
        is_total: whether a row of a name is one of a total.
        source: the id of the source that the cells of a row name, by field.
        published: the date of publication of a source, in EDTF; "" for none.
        on: the date of figures whose row gives none; "" for none.
        of_sheet: the date that the name of their sheet is, for those that have no other; "" for
            none.
    """

    city: Callable[[str], str]
    is_total: Callable[[str], bool]
    source: Callable[[dict[str, str]], str]
    published: Callable[[str], str]
    on: str
    of_sheet: str = ""


SOURCE, SHEET = "source", "sheet"  # what a figure may have its date of


class Stated(NamedTuple):
    """A record that a row gives.

    Attributes:
        city: the id of its ecosystem.
        name: what the row calls that.
        record: the record, of a target where it has a mode.
        row: the number of the row.
        column: the index of the column that holds the figure.
        dated_by: SOURCE or SHEET where its date is only that of one; "" where it is its own.
    """

    city: str
    name: str
    record: Record
    row: int
    column: int
    dated_by: str

    @property
    def is_target(self) -> bool:
        """Whether it is a target."""
        return "mode" in self.record


class Bad(NamedTuple):
    """A row, or one cell of it, that gives no record.

    Attributes:
        row: the number of the row.
        column: the index of the column; None for the whole row.
        said: what is wrong.
    """

    row: int
    column: int | None
    said: str


class Nothing(NamedTuple):
    """A row or a cell that is left out, as it holds no figure.

    Attributes:
        row: the number of the row.
        why: "without a figure", "a ratio", "a total".
    """

    row: int
    why: str


def statements(row: Row, resolver: Resolver) -> Iterator[Stated | Bad | Nothing]:
    """What a row of figures gives: one statement in a long table, one per metric in a wide one."""
    layout = row.layout
    surplus = [i for i in range(len(layout.names), len(row.cells)) if text_of(row.cells[i])]
    if surplus:
        said = f"the row has {surplus[-1] + 1} cells, the header {len(layout.names)}"
        yield Bad(row.number, surplus[0], f"{said}: {layout.surplus}")
        return
    try:
        why = _no_figure(row, resolver)
    except BadCell as error:
        yield Bad(row.number, _column(layout, error.field, -1), error.message)
        return
    if why:
        yield Nothing(row.number, why)
        return
    yield from _figures(row, resolver)


def _figures(row: Row, resolver: Resolver) -> Iterator[Stated | Bad | Nothing]:
    """The statements of a row that is one of figures."""
    layout = row.layout
    columns = layout.metrics if layout.kind == WIDE else ((layout.fields.get("value", -1), None),)
    told: set[Bad] = set()  # what is wrong with a city or a source is so for all its figures
    for index, named in columns:
        try:
            yield _of_cell(row, index, named, resolver)
        except BadCell as error:
            bad = Bad(row.number, _column(layout, error.field, index), error.message)
            if bad not in told:
                yield bad
            told.add(bad)


def _no_figure(row: Row, resolver: Resolver) -> str:
    """Why a row is none of figures; "" where it is one."""
    if not row.layout.is_exact and resolver.is_total(row.text(city_field(row.layout))):
        return "a total"
    kind = row.text("kind") if row.layout.kind != WIDE else ""
    if kind in LEFT_OUT_KINDS:
        return "a ratio" if kind == "ratio" else "no figure of an ecosystem"
    return ""


def _column(layout: Layout, field: str, index: int) -> int | None:
    """The column that a fault is in: that of its field, else the one that holds the figure."""
    city = city_field(layout)
    place = layout.fields.get(city if field == "ecosystem" else field)
    if place is None and (layout.kind == WIDE or field in {"stated", "value"}):
        place = layout.fields.get("stated", index) if layout.kind != WIDE else index
    return None if place is None or place < 0 else place


def _of_cell(row: Row, index: int, named: Named | None, resolver: Resolver) -> "Stated | Nothing":
    """The statement of a row, or of one column of a wide row.

    Raises:
        BadCell: a cell does not hold what its column needs.
    """
    if named is not None:
        cell = row.cells[index] if index < len(row.cells) else EMPTY
        if is_no_figure(cell):
            return Nothing(row.number, "without a figure")
    elif not any(text_of(row.cell(field)) for field in ("stated", *NUMBERS)):
        return Nothing(row.number, "without a figure")
    else:
        named = _metric(row)
    city = row.text(city_field(row.layout))
    if not city:
        raise BadCell("ecosystem", "no ecosystem; of merged cells, repeat it in each row")
    source = resolver.source(_source_cells(row))
    on, dated_by = _date(row, named, source, resolver)
    base = _base(row, named, on, source)
    if row.layout.kind == WIDE:
        unit = named.unit or Unit()
        record = in_own_words(cell, base, unit, row.manner(index))
    else:
        record = long_record(row, named, base)
        index = row.layout.fields["stated"] if row.text("stated") else index
    return Stated(resolver.city(city), city, _least_of(record), row.number, index, dated_by)


def _least_of(record: Record) -> Record:
    """The record without the deadline that its words give."""
    if "deadline" not in record:
        return record
    rest = {name: value for name, value in record.items() if name != "deadline"}
    implied = statement_of(rest)
    is_said = isinstance(implied, Target) and str(implied.deadline) == record["deadline"]
    return rest if is_said else record


def _metric(row: Row) -> Named:
    name = row.text("metric")
    if not name:
        raise BadCell("metric", "no metric")
    named = metric_named(name)
    if named is None:
        raise BadCell("metric", f"no metric called {shortened(name)!r}; {near_metric(name)}")
    return named


def _date(row: Row, named: Named, source: str, resolver: Resolver) -> tuple[str, str]:
    """The date of a statement, and what else it is the date of: SHEET, SOURCE or "".

    Raises:
        BadCell: there is none.
    """
    column = row.date("on")
    own = (named.on or column) if row.layout.kind == WIDE else (column or named.on)
    if own or resolver.on:
        return own or resolver.on, ""
    if resolver.of_sheet:
        return resolver.of_sheet, SHEET
    published = resolver.published(source)
    if not published:
        raise BadCell("on", "no date: add a column date, or --on DATE")
    return published, SOURCE


def _source_cells(row: Row) -> dict[str, str]:
    """The cells that name the source of a row, by field; dates in EDTF."""
    cells = {name: row.text(name) for name in ("source", *OF_SOURCE)}
    cells["source_published"] = row.date("source_published")
    if not cells["source_kind"] and row.text("kind") in KINDS:
        cells["source_kind"] = row.text("kind")
    return cells


def _base(row: Row, named: Named, on: str, source: str) -> Record:
    """What a record holds besides its words and its number."""
    record: dict[str, Any] = {"metric": named.metric, "on": on, "source": source}
    for field in ("mode", "horizon"):
        if text := row.text(field):
            record[field] = text
    if deadline := row.date("deadline"):
        record["deadline"] = deadline
    if area := _area(row):
        record["area"] = area
    for field in _KEPT:
        if text := row.text(field):
            record[field] = text
    if named.counts:
        record.setdefault("counts", named.counts)
    if part_of := row.text("part_of"):
        whole = metric_named(part_of)
        record["part_of"] = whole.metric if whole else part_of
    if flag_of(row.cell("context"), "context"):
        record["context"] = True
    if "mode" not in record and record.keys() & {"horizon", "deadline"}:
        raise BadCell("mode", "a target needs a mode: increment, level, flow, multiply or growth")
    return record


def _area(row: Row) -> dict[str, str] | None:
    """The area of a row: of two columns, or of one as machine formats have it."""
    kind, name = row.text("area_type"), row.text("area_name")
    field = "area_type"
    if not kind and not name:
        whole, field = row.text("area"), "area"
        if not whole:
            return None
        kind, _, name = (part.strip() for part in whole.partition(":"))
    word = AREAS.get(kind.lower().replace("é", "e"), kind.lower().replace("é", "e"))
    if word not in _AREAS or not name:
        raise BadCell(field, f'no area in "{kind} {name}"; write region: Occitanie, city: Lille')
    return {"type": word, "name": name}
