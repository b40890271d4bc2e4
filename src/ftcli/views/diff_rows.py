"""Changes as rows, for machines: each record that changed, with the figure before and after."""

import json
from collections.abc import Sequence

from ftcli.differences import Change, Difference, Item, What
from ftcli.model import Ecosystem, Figure, Label, Source, Target
from ftcli.quantity import Quantity
from ftcli.store.datawriter import dumped
from ftcli.table import QUANTITY_COLUMNS, Column, LongRows, Row, Table, quantity_cells

_LISTED = ("labels", "figures", "targets")  # of an ecosystem: records of their own


def _side(name: str) -> tuple[Column, ...]:
    """The columns of a figure before, or after."""
    return (
        Column(f"{name}_stated"),
        *(column._replace(key=f"{name}_{column.key}") for column in QUANTITY_COLUMNS),
        *(Column(f"{name}_{key}") for key in ("on", "source", "url")),
    )


COLUMNS = (
    Column("change"),
    Column("what"),
    Column("ecosystem"),
    Column("metric"),
    Column("fields"),
    *_side("old"),
    *_side("new"),
    Column("old"),
    Column("new"),
)


def diff_table(found: Difference) -> Table:
    """One row for each change, in their order.

    >>> from ftcli.differences import difference
    >>> from ftcli import load
    >>> table = diff_table(difference(load(as_of="2010"), load(as_of="2011")))
    >>> [str(cell) for cell in table.rows[0][:4]]
    ['added', 'figure', 'clermont-ferrand', 'firms']
    """
    changes = found.changes
    return Table(COLUMNS, LongRows(lambda: map(_row, changes), len(changes)))


def _row(change: Change) -> Row:
    record = change.record
    return (
        change.kind,
        change.what,
        None if change.what is What.SOURCE else change.id,
        record.metric if isinstance(record, Figure | Target) else None,
        ";".join(change.fields),
        *_side_cells(change, change.old, change.old_home, change.old_quantity),
        *_side_cells(change, change.new, change.new_home, change.new_quantity),
        _json(change.old, change.fields),
        _json(change.new, change.fields),
    )


def _side_cells(
    change: Change, record: object, home: Ecosystem | None, quantity: Quantity | None
) -> Row:
    """The cells of a record before, or after; all empty where there is none."""
    if isinstance(record, Source):
        on = str(record.published) if record.published else None
        return (None,) * 9 + (on, change.id, record.url)
    if not isinstance(record, Figure | Target | Label) or home is None:
        return (None,) * 12
    behind = (str(record.on), record.source, home.sources[record.source].url)
    if isinstance(record, Label):
        return (None,) * 9 + behind
    return (record.stated, *quantity_cells(quantity), *behind)


def _json(record: Item | None, fields: Sequence[str]) -> str:
    """A record as the data file has it; only the fields that differ, where there are such."""
    if record is None:
        return ""
    return json.dumps(changed_record(record, fields), ensure_ascii=False)


def changed_record(record: Item, fields: Sequence[str]) -> dict[str, object]:
    """A record as the data file has it, or those of its fields that are named."""
    if not fields:
        return dumped(record, exclude={*_LISTED})
    whole = record.model_dump(mode="json", by_alias=True, exclude={*_LISTED})
    return {name: whole[name] for name in fields}
