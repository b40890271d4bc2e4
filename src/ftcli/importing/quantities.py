"""Cells to the words of a statement, and the least that a record needs beside its words.

The words are the truth. Where a row has none, the cell with the number is what is stated, in its
own digits; what other columns say of the number must then be what those words entail.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.importing.cells import BadCell, Cell, Typed, text_of, told
from ftcli.importing.fitting import (
    DECIMAL,
    Given,
    Record,
    either,
    fitted,
    refuse_ambiguous,
    statement_of,
)
from ftcli.importing.metrics import Unit, unit_of
from ftcli.importing.numbers import COMMA, POINT, plain, readings, unmistakable
from ftcli.quantity import COUNTS
from ftcli.wording.reading import readings as quantities_in

_FIELD = "value"  # which holds the figure of a row without words
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+", re.ASCII)
_SIGNED = re.compile(r"\(\s*[\d., ]+\)|[+−-]\s?[\d., ]+", re.ASCII)
_DIGITS_ONLY = re.compile(r"[\d.,\s'’]*\d[\d.,\s'’]*")


class Manner(NamedTuple):
    """How the numbers of a column are written.

    Attributes:
        mark: its decimal mark; None where nothing tells.
        is_french: whether words that have to be added are French.
        is_given: whether the mark is given by the user, and not found out.
    """

    mark: str | None
    is_french: bool
    is_given: bool = False


def numbers_of(cell: Cell, field: str, mark: str | None, factor: Fraction) -> tuple[Fraction, ...]:
    """What the number of a cell may be, more than one where its decimal mark is not certain.

    Raises:
        BadCell: it holds no number alone.
    """
    if isinstance(cell, Typed):
        if cell.fault or cell.number is None:
            raise BadCell(field, cell.fault or f"no number in {told(cell)}")
        return (cell.number * factor,)
    text = text_of(cell)
    negative = text[:1] in "-−"
    found = readings(text[1:].strip() if negative else text)
    if found is None:
        raise BadCell(field, f"no number in {told(cell)}")
    sign = -1 if negative else 1
    return tuple(sign * one * factor for one in found.all(mark))


def in_own_words(cell: Cell, record: Record, unit: Unit, manner: Manner) -> Record:
    """The words of a cell that holds a figure, and what the record needs beside them.

    Args:
        cell: the cell, in digits or in words.
        record: what is known of the statement but its words; its `mode` makes it a target.
        unit: the unit that the column or the row names.
        manner: how its numbers are written.

    Raises:
        BadCell: it holds no number, several, or one that may be two.
    """
    text = text_of(cell)
    if isinstance(cell, Typed):
        if cell.fault or cell.number is None:
            raise BadCell(_FIELD, cell.fault or f"no number in {told(cell)}")
        mark = manner.mark or (COMMA if manner.is_french else POINT)
        words = plain(cell.number, mark)
        return _of_number(cell.number, words, record, _shown_in(cell.template, unit), mark)
    if _SCIENTIFIC.fullmatch(text):
        raise BadCell(_FIELD, f"{told(cell)} may have lost digits: show the cell as a number")
    metric = METRICS[record["metric"]]
    if _SIGNED.fullmatch(text) and metric.unit != "%":
        raise BadCell(_FIELD, f"{told(cell)} is a change or a loss, no figure")
    if _DIGITS_ONLY.fullmatch(text.lstrip("+-−")):
        return _of_digits(text, record, unit, manner)
    return _of_words(text, record, unit, manner.mark)


def _shown_in(template: str, unit: Unit) -> Unit:
    """The unit that a cell shows beside its digits, else that of its column."""
    if template == "{}":
        return unit
    return (unit_of(template) or Unit())._replace(template=template)


def _of_digits(text: str, record: Record, unit: Unit, manner: Manner) -> Record:
    digits = text.lstrip("+-−")
    found = readings(digits)
    if found is None:
        raise BadCell(_FIELD, f'no number in "{text}": several, or its thousands are not whole')
    numbers = found.all(manner.mark)
    if (
        _is_count(record, unit)
        and not manner.is_given
        and found.thousands not in {None, *numbers[:1]}
    ):
        numbers = found.all(None)  # nobody writes 42,000 for 42 jobs
    if len(numbers) > 1:
        raise BadCell(_FIELD, f'"{text}" may be {either(numbers)}')
    number = -numbers[0] if text[0] in "-−" else numbers[0]
    return _of_number(number, text, record, unit, found.evidence or manner.mark or POINT)


def _of_number(number: Fraction, text: str, record: Record, unit: Unit, mark: str) -> Record:
    """The record of a number: in its own digits, where these are read as that number."""
    if number.denominator != 1 and _is_count(record, unit):
        said = "is no whole number; a scale goes into the header, as in Emplois (milliers)"
        raise BadCell(_FIELD, f'"{text}" {said}')
    wanted = number * unit.factor
    first_fault = ""
    given = Given((wanted,), (wanted,), (wanted,), unit=unit.id)
    for words in dict.fromkeys((text, plain(number, mark))):
        stated = unit.template.format(words)
        templates = (stated, f"{stated} %") if _is_share(record) else (stated,)
        for told_as in templates:
            try:
                return fitted({**record, "stated": told_as}, given, most=("unit", "value"))
            except BadCell as error:
                first_fault = first_fault or error.message
    raise BadCell(_FIELD, first_fault)


def _is_count(record: Record, unit: Unit) -> bool:
    """Whether a number counts heads one by one, so that it is whole."""
    return METRICS[record["metric"]].unit in COUNTS and unit.factor == 1 and "mode" not in record


def _is_share(record: Record) -> bool:
    return METRICS[record["metric"]].unit == "%"


def _of_words(text: str, record: Record, unit: Unit, mark: str | None) -> Record:
    """The record of a figure in words; its numerals are read with the decimal mark of the file."""
    if len(quantities_in(text)) > 1:
        raise BadCell(_FIELD, f'several numbers in "{text}": leave one, or put one in each row')
    found = quantities_in(text)
    has_unit = bool(found) and found[0].quantity.unit not in {None, "count"}
    template = "{}" if has_unit or unit.template == "{}" else unit.template
    stated = template.format(text)
    own_unit = Given() if has_unit else Given(unit=unit.id)
    as_read = _fitted_or_fault(record, stated, own_unit)
    plainly = [
        _fitted_or_fault(record, template.format(unmistakable(text, each)), own_unit)
        for each in ((mark,) if mark else (COMMA, POINT))
    ]
    if isinstance(as_read, BadCell):
        raise BadCell(_FIELD, as_read.message.replace(f'"{stated}"', f'"{text}"'))
    sound = [one for one in plainly if not isinstance(one, BadCell)]
    bounds = {_bounds(one) for one in sound}
    if len(bounds) > 1:
        raise BadCell(_FIELD, f'a number in "{text}" has two readings; {DECIMAL}')
    return as_read if not sound or _bounds(as_read) in bounds else sound[0]


def _fitted_or_fault(record: Record, stated: str, given: Given) -> Record | BadCell:
    try:
        return fitted({**record, "stated": stated}, given, most=("unit",))
    except BadCell as error:
        return BadCell(_FIELD, error.message)


def _bounds(record: Record) -> tuple[object, ...]:
    quantity = statement_of(record).quantity
    return (quantity.low, quantity.high, quantity.nominal, quantity.unit)


def in_bounds(record: Record, given: Given, manner: Manner) -> Record:
    """The words for a row that gives bounds and no words, and what the record needs beside them.

    Raises:
        BadCell: they give no quantity.
    """
    refuse_ambiguous(given)
    mark = manner.mark or (COMMA if manner.is_french else POINT)
    low, high = (plain(one[0], mark) if one else "" for one in (given.low, given.high))
    french = manner.is_french
    if low and low == high:
        stated = low
    elif low and high:
        stated = f"entre {low} et {high}" if french else f"between {low} and {high}"
    elif low and given.low_open:
        stated = f"plus de {low}" if french else f"more than {low}"
    elif low:
        stated = f"au moins {low}" if french else f"at least {low}"
    elif given.high_open:
        stated = f"moins de {high}" if french else f"less than {high}"
    else:
        stated = f"au plus {high}" if french else f"at most {high}"
    return fitted({**record, "stated": stated}, given)
