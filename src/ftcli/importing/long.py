"""The figure of a row of a long table: its words, checked by its numbers, or these alone."""

from typing import Any

from ftcli.catalogue import UNITS
from ftcli.importing.cells import BadCell, flag_of, text_of, told
from ftcli.importing.fields import NUMBERS
from ftcli.importing.fitting import Given, Record, fitted
from ftcli.importing.metrics import Named, Unit, unit_named
from ftcli.importing.quantities import Manner, in_bounds, in_own_words, numbers_of
from ftcli.importing.row import Row


def long_record(row: Row, named: Named, base: Record) -> Record:
    """The record of a row of a long table.

    Args:
        row: the row.
        named: what its metric says.
        base: what is known of it but its words.

    Raises:
        BadCell: a cell does not hold what its column needs, or the columns contradict the words.
    """
    unit = _unit(row) or named.unit or Unit()
    fields = row.layout.fields
    given = _given(row, unit)
    if row.text("stated"):
        return fitted({**base, "stated": row.text("stated")}, given)
    value = row.cell("value")
    if not text_of(value):
        return in_bounds(base, given, row.manner(fields.get("low", fields.get("high"))))
    record = in_own_words(value, base, unit, row.manner(fields["value"]))
    if given == Given(unit=given.unit, value=given.value):
        return record
    try:
        return fitted(record, given._replace(value=None))
    except BadCell:
        hedged = _hedged(record, given, row.manner(fields["value"]))
        if hedged is None:
            raise
        return hedged


def _hedged(record: Record, given: Given, manner: Manner) -> Record | None:
    """A number with other bounds than itself, as words that entail them; None where it is not so.

    A row without words of its own gives 500, at least 500: its words are those of the bounds.
    """
    bare = {name: value for name, value in record.items() if name not in {"stated", "value"}}
    if given.approximate:
        about = "environ" if manner.is_french else "about"
        return fitted({**bare, "stated": f"{about} {record['stated']}"}, given)
    if not (given.low or given.high):
        return None
    return in_bounds(bare, given, manner)


def _unit(row: Row) -> Unit | None:
    text = row.text("unit")
    if not text:
        return None
    unit = unit_named(text)
    if unit is None:
        raise BadCell("unit", f"no unit called {told(text)}; known: {', '.join(UNITS)}, M€, k€")
    return unit


def _given(row: Row, unit: Unit) -> Given:
    """What the columns of a row say of its quantity."""
    said: dict[str, Any] = {"unit": unit.id, "per": row.text("per") or None}
    has_words = bool(row.text("stated"))
    for field in NUMBERS:
        cell = row.cell(field)
        if text_of(cell) and (has_words or field != "value"):
            mark = row.layout.marks.get(row.layout.fields[field])
            said[field] = numbers_of(cell, field, mark, unit.factor)
    for field in ("low_open", "high_open", "approximate"):
        said[field] = flag_of(row.cell(field), field)
    return Given(**said)
