"""The figure of a row of a long table: its words, checked by its numbers, or these alone."""

from fractions import Fraction
from typing import Any

from ftcli.catalogue import UNITS
from ftcli.importing.cells import BadCell, flag_of, text_of, told
from ftcli.importing.fields import NUMBERS
from ftcli.importing.fitting import Given, Record, fitted, refuse_ambiguous, statement_of
from ftcli.importing.metrics import Named, Unit, unit_named
from ftcli.importing.numbers import POINT, Manner, digits
from ftcli.importing.phrases import as_printed
from ftcli.importing.quantities import in_bounds, in_own_words, numbers_of
from ftcli.importing.row import Row

# Where a bound lies: not given, at the number, away from it.
_NOWHERE, _AT, _AWAY = range(3)
_ABOUT = ("about", "environ")
_HEDGES = {
    (_AT, _AWAY): ("at least", "au moins"),
    (_AWAY, _AT): ("at most", "au plus"),
    (_AWAY, _AWAY): _ABOUT,
    (_AWAY, _NOWHERE): ("at least about", "au moins environ"),
    (_NOWHERE, _AWAY): ("at most about", "au plus environ"),
}
_BOUNDS = frozenset({"low", "high", "low_open", "high_open", "approximate"})


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
    if text := row.text("stated"):
        return _stated(row, text, base, unit, given)
    value = row.cell("value")
    if not text_of(value):
        return in_bounds(base, given, row.manner(fields.get("low", fields.get("high"))))
    manner = row.manner(fields["value"])
    record = in_own_words(value, base, unit, manner)
    return record if given == Given() else _hedged(record, given, is_french=manner.is_french)


def _stated(row: Row, text: str, base: Record, unit: Unit, given: Given) -> Record:
    """The record of a row with words: as they are printed; a number has none of its own."""
    layout, cell = row.layout, row.cell("stated")
    manner = Manner(layout.words_mark, layout.is_french, layout.mark_is_given)
    if isinstance(cell, str):
        return as_printed(text, base, unit, given, manner)
    try:
        record = in_own_words(cell, base, unit, manner)
    except BadCell as error:
        raise BadCell("stated", error.message) from error
    return fitted(record, given)


def _hedged(record: Record, given: Given, *, is_french: bool) -> Record:
    """A number with what other columns say of it; other bounds than itself become its hedge.

    A row without words of its own gives 500, at least 500: its words are those of the bounds.

    Raises:
        BadCell: the number lies outside its bounds, no words say both, or another column
            contradicts the words of its cell.
    """
    refuse_ambiguous(given)
    quantity = statement_of(record).quantity
    number = quantity.nominal
    if number is None or not quantity.is_exact:
        return fitted(record, given)
    for name, bounds, way in (("low", given.low, 1), ("high", given.high, -1)):
        if bounds and way * (number - bounds[0]) < 0:
            told_as = f"{name} is {digits(bounds[0], POINT)}"
            raise BadCell("value", f'"{record["stated"]}" lies outside its bounds, {told_as}')
    hedge = _hedge(number, given)[is_french]
    stated = f"{hedge} {record['stated']}".lstrip()
    try:
        return fitted({**record, "stated": stated}, given._replace(value=(number,)))
    except BadCell as error:
        if not hedge or error.field not in _BOUNDS:
            raise
        said = f'no words say both "{record["stated"]}" and its bounds'
        raise BadCell("value", f"{said}: leave one out, or state those of the source") from error


def _hedge(number: Fraction, given: Given) -> tuple[str, str]:
    """The hedge of a number that says its bounds, English and French; none where it is they."""
    low, high = (
        _NOWHERE if one is None else _AT if one[0] == number else _AWAY
        for one in (given.low, given.high)
    )
    if given.approximate:
        return _ABOUT
    if low == _AT and given.low_open:
        return "more than", "plus de"
    if high == _AT and given.high_open:
        return "less than", "moins de"
    return _HEDGES.get((low, high), ("", ""))


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
            said[field] = numbers_of(cell, field, mark, unit)
    for field in ("low_open", "high_open", "approximate"):
        said[field] = flag_of(row.cell(field), field)
    return Given(**said)
