"""The words of a figure: a cell in words, and those that a source has printed.

A cell may be written otherwise than it stands there, so that everybody reads it alike; the words
of a source are kept as they are, or are a fault.
"""

from contextlib import suppress

from ftcli.catalogue import METRICS
from ftcli.importing.beside import refuse_bare_money, refuse_beside
from ftcli.importing.cells import BadCell, told
from ftcli.importing.fitting import DECIMAL, Given, Record, fitted, statement_of
from ftcli.importing.metrics import Unit
from ftcli.importing.numbers import (
    COMMA,
    POINT,
    Manner,
    digits,
    has_two_readings,
    thousandths,
    unmistakable,
)
from ftcli.importing.worded import scale_in, worded
from ftcli.quantity import COUNTS, Quantity
from ftcli.wording.reading import readings as quantities_in

_VALUE, _STATED = "value", "stated"  # the fields that hold words
_MARKS = {COMMA: "comma", POINT: "point"}
NOT_WHOLE = (
    "is no whole number: round it, or keep it as it is in a long table, as stated with its value "
    "beside it; if its column counts in thousands, say so in the header, as in Emplois (milliers)"
)
_SAID = {
    _VALUE: NOT_WHOLE,
    _STATED: "is no whole number; give its value beside it, or name its scale (milliers)",
}


def counts_heads(record: Record, unit: Unit) -> bool:
    """Whether a number counts heads one by one, so that it is whole."""
    return METRICS[record["metric"]].unit in COUNTS and unit.factor == 1 and "mode" not in record


def in_words(text: str, record: Record, unit: Unit, manner: Manner) -> Record:
    """The record of a cell in words; its numerals are read with the decimal mark of the file.

    Words that ftcli reads otherwise than by that mark are written so that both are the same.

    Raises:
        BadCell: it holds no number, several, or one that may be two.
    """
    refuse_beside(text, record["metric"], _VALUE)
    if len(quantities_in(text)) > 1:
        said = f'several numbers in "{text}": leave one, or put one in each row'
        raise BadCell(_VALUE, said)
    _refuse_bare(text, unit, _VALUE)
    as_read = _attempt(text, record, unit)
    if isinstance(as_read, BadCell):
        raise as_read
    marks = (manner.mark,) if manner.mark else (COMMA, POINT)
    plainly = [_attempt(unmistakable(text, mark), record, unit) for mark in marks]
    sound = [one for one in plainly if not isinstance(one, BadCell)]
    numbers = {_numbers(one) for one in sound}
    is_read_so = _numbers(as_read) in numbers
    if len(numbers) != 1 or not (is_read_so or _is_certain(text, record, unit, manner)):
        raise BadCell(_VALUE, f'a number in "{text}" has two readings; {DECIMAL}')
    chosen = as_read if is_read_so else sound[0]
    if not is_read_so and statement_of(chosen).quantity.approximate and thousandths(text, marks[0]):
        said = f'no words are as vague as "{text}" and read so'
        raise BadCell(_VALUE, f"{said}: write it with fewer digits, or in thousands")
    _refuse_fraction(text, chosen, unit, _VALUE)
    return chosen


def _refuse_bare(text: str, unit: Unit, field: str) -> None:
    """Makes sure that words name no currency without a scale under one."""
    for one in quantities_in(text):
        scale = scale_in(text[one.start : one.end])
        refuse_bare_money(text, one.quantity.unit, scale, unit, field)


def _attempt(text: str, record: Record, unit: Unit) -> Record | BadCell:
    stated = text
    try:
        stated, beside = worded(text, unit, _VALUE)
        return fitted({**record, "stated": stated}, Given(unit=beside), most=("unit",))
    except BadCell as error:
        return BadCell(_VALUE, error.message.replace(f'"{stated}"', f'"{text}"'))


def _numbers(record: Record) -> tuple[object, ...]:
    """What tells two readings of words apart; how vague they are is for the words as written."""
    quantity = statement_of(record).quantity
    bounds = (quantity.low, quantity.high) if quantity.nominal is None else ()
    return (quantity.nominal, quantity.unit, *bounds)


def _is_certain(text: str, record: Record, unit: Unit, manner: Manner) -> bool:
    """Whether the decimal mark of the file decides: nobody writes 42,000 jobs for 42."""
    return manner.is_given or not _counts_one_by_one(text, record, unit)


def _counts_one_by_one(text: str, record: Record, unit: Unit) -> bool:
    """Whether words count heads one by one; those of "9,5 milliers" they do not."""
    return counts_heads(record, unit) and scale_in(text) == 1


def _refuse_fraction(text: str, record: Record, unit: Unit, field: str) -> None:
    """Makes sure that heads are whole.

    Raises:
        BadCell: there is half a head.
    """
    quantity = statement_of(record).quantity
    told_low = None if quantity.low_assumed else quantity.low
    told_high = None if quantity.high_assumed else quantity.high
    numbers = (told_low, told_high) if quantity.nominal is None else (quantity.nominal,)
    is_whole = all(one is None or one.denominator == 1 for one in numbers)
    if not is_whole and _counts_one_by_one(text, record, unit):
        raise BadCell(field, f"{told(text)} {_SAID[field]}")


def as_printed(text: str, record: Record, unit: Unit, given: Given, manner: Manner) -> Record:
    """The record of words of the source: kept as they are printed, or a fault.

    Args:
        text: the words.
        record: what is known of the statement but its words.
        unit: the unit of the row; words that name none are told in it.
        given: what the other columns say.
        manner: how the words of the column are written.

    Raises:
        BadCell: they give no number and no column does; a column contradicts them; or the decimal
            mark of the column makes another number of them, and no column says which it is.
    """
    has_numbers = any(getattr(given, name) for name in ("value", "low", "high"))
    if not has_numbers:
        _refuse_bare(text, unit, _STATED)
    made = _kept(text, record, unit, given)
    if not has_numbers:
        _refuse_fraction(text, made, unit, _STATED)
    # Words as they are printed are read as the press is; with a unit that is added, they are not.
    marks = manner.mark or ("" if made["stated"] == text else f"{COMMA}{POINT}")
    if not has_two_readings(text) or not _is_certain(text, record, unit, manner):
        return made
    for mark in marks:
        plainly = unmistakable(text, mark)
        other = _unlike(made, plainly, record, unit, given)
        if other is not None:
            raise BadCell(_STATED, _two_readings(text, plainly, (made, other), manner))
    return made


def _unlike(made: Record, plainly: str, record: Record, unit: Unit, given: Given) -> Record | None:
    """What words give that are written plainly; None where no other number, or no column has it."""
    try:
        other = _kept(plainly, record, unit, given)
    except BadCell:
        return None
    return other if _numbers(other) != _numbers(made) else None


def _kept(text: str, record: Record, unit: Unit, given: Given) -> Record:
    """The record of words; where they need no unit of the row to say what its columns say, bare."""
    stated = text if unit.factor == 1 else worded(text, unit, _STATED).stated
    try:
        return fitted({**record, "stated": stated}, given)
    except BadCell:
        if stated != text and (given.value or given.low or given.high):
            with suppress(BadCell):
                return fitted({**record, "stated": text}, given)
        raise


def _two_readings(text: str, plainly: str, both: tuple[Record, Record], manner: Manner) -> str:
    if not manner.mark:
        return f"a number in {told(text)} has two readings; {DECIMAL}"
    first, second = (statement_of(record).quantity for record in both)
    name = _MARKS[manner.mark]
    by = f"--decimal {name}" if manner.is_given else f"the decimal {name} of its column"
    return (
        f"{told(text)} is read as {_as_number(first)}, and by {by} as {_as_number(second)}: "
        f'for the latter write "{plainly}", for the former give its value beside it'
    )


def _as_number(quantity: Quantity) -> str:
    numbers = (quantity.low, quantity.high) if quantity.nominal is None else (quantity.nominal,)
    return " to ".join(digits(number, POINT) for number in numbers if number is not None)
