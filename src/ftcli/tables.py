"""A dataset as four tables: figures, targets, ecosystems and sources.

They are the sheets of a workbook, the tables of a database and the files of a data package. Rows
are made as they are walked over, from ecosystems that may come one at a time, so that a table may
be longer than memory. What stands behind the source of a statement (`source_title` to `source_url`)
repeats the table of sources for those who read one table alone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from ftcli.model import Dataset, Ecosystem, Figure, Source, Statement, Target
from ftcli.store.datawriter import ecosystem_record
from ftcli.table import QUANTITY_COLUMNS, Cell, Column, Kind, LongRows, Row, Table, quantity_cells

NAMES = ("figures", "targets", "ecosystems", "sources")

_SOURCE_FIELDS = (
    "title", "publisher", "author", "published", "kind", "url", "language", "licence",
)  # fmt: skip
_OF_SOURCE = ("title", "publisher", "published", "kind", "url")  # repeated behind a statement
SOURCE_COLUMNS = tuple(map(Column, ("id", *_SOURCE_FIELDS)))
ECOSYSTEM_COLUMNS = tuple(
    map(Column, ("id", "name", "aliases", "demonyms", "region", "perimeter", "labels", "note"))
)
_BEHIND = tuple(Column(f"source_{name}") for name in _OF_SOURCE)
_SCOPE = tuple(map(Column, ("on", "source", "area_type", "area_name", "sector", "counts")))
FIGURE_COLUMNS = (
    *map(Column, ("ecosystem", "metric", "stated")),
    *QUANTITY_COLUMNS,
    *_SCOPE,
    Column("part_of"),
    Column("context", kind=Kind.FLAG),
    Column("note"),
    *_BEHIND,
)
TARGET_COLUMNS = (
    *map(Column, ("ecosystem", "metric", "mode", "stated")),
    *QUANTITY_COLUMNS,
    *map(Column, ("horizon", "deadline")),
    *_SCOPE,
    Column("note"),
    *_BEHIND,
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "figures": FIGURE_COLUMNS,
    "targets": TARGET_COLUMNS,
    "ecosystems": ECOSYSTEM_COLUMNS,
    "sources": SOURCE_COLUMNS,
}
# Cells that hold JSON, as CSV and databases have no lists: what each is.
JSON_COLUMNS: Mapping[str, str] = {
    "aliases": "array", "demonyms": "array", "perimeter": "object", "labels": "array",
}  # fmt: skip


class _Rows(LongRows):
    """Rows that nobody has counted: their number is known once they were walked over."""

    def __init__(self, make: Callable[[], Iterator[Row]]) -> None:
        super().__init__(make, 0)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def dataset_tables(dataset: Dataset) -> dict[str, Table]:
    """The four tables of a dataset, by name; each walks over the ecosystems anew.

    >>> from ftcli import load
    >>> tables = dataset_tables(load())
    >>> [len(table.rows) for table in tables.values()]
    [214, 37, 29, 111]
    >>> next(iter(tables["figures"].rows))[:4]
    ('saint-etienne', 'jobs', '9500 salariés du numérique', Fraction(9500, 1))
    """
    each = dataset.ecosystems.values()
    makers: Mapping[str, Callable[[], Iterator[Row]]] = {
        "figures": lambda: (row for one in each for row in figure_rows(one)),
        "targets": lambda: (row for one in each for row in target_rows(one)),
        "ecosystems": lambda: map(ecosystem_row, each),
        "sources": lambda: source_rows(dataset.sources),
    }
    return {name: Table(COLUMNS[name], _Rows(makers[name])) for name in NAMES}


def part(dataset: Dataset, ecosystems: Iterable[Ecosystem]) -> Dataset:
    """The dataset of some ecosystems: each once, and only the sources that they refer to.

    >>> from ftcli import load
    >>> whole = load()
    >>> some = part(whole, [whole["nantes"], whole["nantes"]])
    >>> list(some), len(some.sources) < len(whole.sources)
    (['nantes'], True)
    """
    chosen = {one.id: one for one in ecosystems}
    return with_used_sources(dataset.model_copy(update={"ecosystems": chosen}))


def with_used_sources(dataset: Dataset) -> Dataset:
    """The same without the sources that nothing in it refers to."""
    used = {id_ for one in dataset.ecosystems.values() for id_ in _referred(one)}
    sources = {id_: dataset.sources[id_] for id_ in dataset.sources if id_ in used}
    return dataset.model_copy(update={"sources": sources})


def figure_rows(ecosystem: Ecosystem) -> Iterator[Row]:
    """The rows of the figures of an ecosystem, in the order of the file.

    Raises:
        Unreadable: the words of one give no number.
    """
    for figure in ecosystem.figures:
        yield _figure_row(ecosystem, figure)


def target_rows(ecosystem: Ecosystem) -> Iterator[Row]:
    """The rows of the targets of an ecosystem, in the order of the file.

    Raises:
        Unreadable: the words of one give no number.
    """
    for target in ecosystem.targets:
        yield _target_row(ecosystem, target)


def ecosystem_row(ecosystem: Ecosystem) -> Row:
    """The row of an ecosystem; lists, and what has parts, as JSON."""
    record = ecosystem_record(ecosystem)
    cells = (
        _json(record.get(column.key)) if column.key in JSON_COLUMNS else record.get(column.key)
        for column in ECOSYSTEM_COLUMNS[1:]
    )
    return (ecosystem.id, *cells)


def source_rows(sources: Mapping[str, Source]) -> Iterator[Row]:
    """The rows of sources, by id."""
    for id_, source in sources.items():
        yield (id_, *(getattr(source, name) for name in _SOURCE_FIELDS))


def _figure_row(ecosystem: Ecosystem, figure: Figure) -> Row:
    return (
        ecosystem.id,
        figure.metric,
        figure.stated,
        *quantity_cells(ecosystem.quantity(figure)),
        *_scope(figure),
        figure.part_of,
        figure.context,
        figure.note,
        *_behind(ecosystem, figure),
    )


def _target_row(ecosystem: Ecosystem, target: Target) -> Row:
    return (
        ecosystem.id,
        target.metric,
        target.mode,
        target.stated,
        *quantity_cells(ecosystem.quantity(target)),
        target.horizon,
        target.deadline,
        *_scope(target),
        target.note,
        *_behind(ecosystem, target),
    )


def _scope(statement: Statement) -> Row:
    area = statement.area
    return (
        statement.on,
        statement.source,
        area.type if area else None,
        area.name if area else None,
        statement.sector,
        statement.counts,
    )


def _behind(ecosystem: Ecosystem, statement: Statement) -> Row:
    source = ecosystem.sources[statement.source]
    return (source.title, source.publisher, source.published, source.kind, source.url)


def _referred(ecosystem: Ecosystem) -> Iterator[str]:
    """The ids of the sources of an ecosystem, some more than once."""
    for statement in (*ecosystem.figures, *ecosystem.targets):
        yield statement.source
    for label in ecosystem.labels:
        yield label.source
    if ecosystem.perimeter is not None:
        for population in ecosystem.perimeter.population.values():
            yield population.source


def _json(value: object) -> Cell:
    """A list or an object as a cell; nothing for an empty one."""
    return json.dumps(value, ensure_ascii=False) if value else None
