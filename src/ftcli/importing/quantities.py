"""Cells to the words of a statement, and the least that a record needs beside its words.

The words are the truth. Where a row has none, the cell with the number is what is stated, in its
own digits; what other columns say of the number must then be what those words entail.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.importing.beside import refuse_bare_money
from ftcli.importing.cells import BadCell, Cell, Typed, fault_of, text_of, told
from ftcli.importing.fitting import (
    Given,
    Record,
    either,
    fitted,
    refuse_ambiguous,
)
from ftcli.importing.metrics import Told, Unit, told_in
from ftcli.importing.numberformats import SHOW_PLAIN
from ftcli.importing.numbers import POINT, Manner, digits, plain, readings
from ftcli.importing.phrases import NOT_WHOLE, counts_heads, in_words
from ftcli.importing.worded import refuse_lesser

_FIELD = "value"  # which holds the figure of a row without words
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+", re.ASCII)
_SIGNED = re.compile(r"\(\s*[\d., ]+\)|[+−-]\s?[\d., ]+", re.ASCII)
_DIGITS_ONLY = re.compile(r"[\d.,\s'’]*\d[\d.,\s'’]*")


def numbers_of(cell: Cell, field: str, mark: str | None, unit: Unit) -> tuple[Fraction, ...]:
    """What the number of a cell may be, more than one where its decimal mark is not certain.

    Args:
        cell: a cell of a number alone.
        field: which field of the row it is, for messages.
        mark: the decimal mark of its column; None where nothing tells.
        unit: the unit that the row names.

    Raises:
        BadCell: it holds no number alone, or shows another unit than that of its row.
    """
    if isinstance(cell, Typed):
        number, own, is_exact, _ = _measured(cell, unit, field)
        if not is_exact:
            raise BadCell(field, f"no number in {told(cell)}")
        if own.id and unit.id and own.id != unit.id:
            raise BadCell(field, f"{told(cell)} counts {own.id}, the row {unit.id}")
        return (number * own.factor,)
    text = text_of(cell)
    if fault := fault_of(cell):
        raise BadCell(field, fault)
    negative = text[:1] in "-−"
    found = readings(text[1:].strip() if negative else text)
    if found is None:
        raise BadCell(field, f"no number in {told(cell)}")
    sign = -1 if negative else 1
    return tuple(sign * one * unit.factor for one in found.all(mark))


def _whole_as_shown(cell: Typed) -> Fraction:
    """A count with a fraction as its format shows it, where that is whole: 2500.4 as 2500.

    Raises:
        BadCell: it is shown with its fraction.
    """
    if cell.shown is None or cell.scale != 1 or cell.shown.denominator != 1:
        raise BadCell(_FIELD, f"{told(cell)} {NOT_WHOLE}")
    return cell.shown


class _Measured(NamedTuple):
    """The number of a cell, and what it is told in.

    Attributes:
        number: the number, to the digits that are shown where it is only about that.
        unit: the unit it is told in.
        is_exact: whether the cell says just that number: no "about", no "more than".
        divisor: what the value of the cell was divided by.
    """

    number: Fraction
    unit: Unit
    is_exact: bool
    divisor: int = 1


def _measured(cell: Typed, unit: Unit, field: str) -> _Measured:
    """The number of a cell in the unit that it shows, else in that of its column.

    A number that its format divides is told divided where a unit multiplies it again, and whole
    where none does: both give the value of the cell.

    Raises:
        BadCell: it has no number, the unit gives another number than the value of the cell, or
            it shows a lesser scale than that of its column, and no unit.
    """
    if cell.fault or cell.number is None:
        raise BadCell(field, cell.fault or f"no number in {told(cell)}")
    own, is_exact, is_vague = told_in(cell.template) or Told(Unit())
    number = cell.number if cell.shown is None or not is_vague else cell.shown
    has_own = own.factor != 1 or own.id not in {None, "count"}
    counted = own._replace(template=cell.template, id=own.id or unit.id) if has_own else unit
    if own.id is None:
        refuse_lesser(text_of(cell), own.factor, unit, field)
    if cell.scale != unit.factor:
        refuse_bare_money(text_of(cell), own.id, int(own.factor), unit, field)
    if 1 in {cell.scale, counted.factor}:
        return _Measured(number, counted, is_exact)
    if counted.factor in {cell.scale, cell.scale * unit.factor}:
        return _Measured(number / cell.scale, counted, is_exact, cell.scale)
    said = f"{told(cell)} is shown where {digits(cell.number, POINT)} stands"
    raise BadCell(field, f"{said}: {SHOW_PLAIN}")


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
    if isinstance(cell, Typed):
        number, counted, is_exact, divisor = _measured(cell, unit, _FIELD)
        mark = manner.own_mark
        if counts_heads(record, counted) and number.denominator != 1:
            number = _whole_as_shown(cell)
        is_told = cell.template in {"{}", counted.template}
        if is_exact and is_told and (number >= 0 or _is_share(record)):
            return _of_number(number, plain(number, mark), record, counted, mark)
        # Shown divided and told whole, it has no digits behind the mark that its cell shows.
        decimals = cell.decimals if cell.scale == divisor else 0
        words = cell.template.format(digits(number, mark, decimals))
        return in_own_words(words, record, unit, manner._replace(mark=mark, is_given=True))
    text = text_of(cell)
    if fault := fault_of(cell):
        raise BadCell(_FIELD, fault)
    if _SCIENTIFIC.fullmatch(text):
        raise BadCell(_FIELD, f"{told(cell)} may have lost digits: show the cell as a number")
    metric = METRICS[record["metric"]]
    if _SIGNED.fullmatch(text) and metric.unit != "%":
        raise BadCell(_FIELD, f"{told(cell)} is a change or a loss, no figure")
    if _DIGITS_ONLY.fullmatch(text.lstrip("+-−")):
        return _of_digits(text, record, unit, manner)
    return in_words(text, record, unit, manner)


def _of_digits(text: str, record: Record, unit: Unit, manner: Manner) -> Record:
    digits = text.lstrip("+-−")
    found = readings(digits)
    if found is None:
        raise BadCell(_FIELD, f'no number in "{text}": several, or its thousands are not whole')
    numbers = found.all(manner.mark)
    if (
        counts_heads(record, unit)
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
    if number.denominator != 1 and counts_heads(record, unit):
        raise BadCell(_FIELD, f'"{text}" {NOT_WHOLE}')
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


def _is_share(record: Record) -> bool:
    return METRICS[record["metric"]].unit == "%"


def in_bounds(record: Record, given: Given, manner: Manner) -> Record:
    """The words for a row that gives bounds and no words, and what the record needs beside them.

    Raises:
        BadCell: they give no quantity.
    """
    refuse_ambiguous(given)
    mark = manner.own_mark
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
