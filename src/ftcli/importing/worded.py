"""Words in the unit of their column, where they name none: "env. 12" under CA (M€) is "env. 12 M€".

What words say alone, times the scale of their column, is what they say with its unit, or they are
a fault. A unit or a scale of their own takes the place of the column's.
"""

from fractions import Fraction
from typing import NamedTuple

from ftcli.importing.cells import BadCell, told
from ftcli.importing.metrics import Unit
from ftcli.importing.numbers import NUMERAL, POINT, unmistakable
from ftcli.quantity import Quantity
from ftcli.wording.amounts import amount_at, begins_amount
from ftcli.wording.reading import Reading, Unreadable, language_of, read
from ftcli.wording.tokens import tokens

_BOTH = "write its unit beside the number"


class Worded(NamedTuple):
    """Words in the unit of their column.

    Attributes:
        stated: the words, with that unit where they need it.
        unit: what has to be kept beside them; None where they name a unit of their own.
    """

    stated: str
    unit: str | None


def worded(text: str, unit: Unit, field: str) -> Worded:
    """Words in the unit of their column; a unit or a scale of their own takes its place.

    Args:
        text: the words.
        unit: the unit of their column.
        field: which field of the row they are, for messages.

    Raises:
        BadCell: nobody knows whether their scale stands in place of the column's, or beside it;
            or they say something else with the unit than without.

    >>> from ftcli.importing.metrics import unit_named
    >>> [worded(text, unit_named("M€"), "value").stated
    ...  for text in ("env. 12", "12 (est.)", "2 milliards", "12 k€")]
    ['env. 12 M€', '12 M€ (est.)', '2 milliards', '12 k€']
    """
    alone = _reading(text)
    if alone is None:  # "5 k" is read with its currency only
        return Worded(unit.template.format(text) if unit.factor == 1 else text, unit.id)
    if _has_own_unit(alone):
        return Worded(text, None)
    scale = scale_in(text[alone.start : alone.end])
    if scale > 1 or unit.template == "{}":
        refuse_lesser(text, scale, unit, field)
        return Worded(text, unit.id)
    plain = unmistakable(text, POINT)  # where the unit goes is the same for either mark
    by_itself = _reading(plain)
    for stated, plainly in zip(_placed(text, unit), _placed(plain, unit), strict=True):
        if by_itself and _is_so_many(plainly, by_itself.quantity, unit):
            return Worded(stated, unit.id)
    raise BadCell(field, f"{told(text)} is not understood in {_name(unit)}: {_BOTH}")


def refuse_lesser(text: str, scale: int | Fraction, unit: Unit, field: str) -> None:
    """Makes sure that a scale can stand in place of that of the column.

    Raises:
        BadCell: it is a lesser one, so that "9k" under M€ may be 9 thousand million.
    """
    if 1 < scale < unit.factor:
        said = f'"{text}" has another scale than its column, {_name(unit)}'
        raise BadCell(field, f"{said}: {_BOTH}")


def _name(unit: Unit) -> str:
    return unit.template.format("").strip()


def _reading(text: str) -> Reading | None:
    try:
        return read(text)
    except Unreadable:
        return None


def _has_own_unit(reading: Reading) -> bool:
    return reading.quantity.unit is not None or reading.concept is not None


def scale_in(figure: str) -> int:
    """The greatest scale in the words of a figure: 1000 of "9 milliers", "9k", "deux mille".

    >>> [scale_in(text) for text in ("9 000", "9k", "9 à 12 millions", "deux mille", "plusieurs "
    ...  "milliers", "une centaine")]
    [1, 1000, 1000000, 1000, 1000, 1]
    """
    line = tokens(figure)
    lang = language_of(line)
    index, greatest = 0, 1
    while index < len(line):
        amount = amount_at(line, index, lang) if begins_amount(line[index]) else None
        if amount is None:
            index += 1
            continue
        index = amount.end
        in_words = 1 if amount.literal else 1000 ** ((len(str(int(amount.value))) - 1) // 3)
        greatest = max(greatest, amount.scale, in_words)
    return greatest


def _placed(text: str, unit: Unit) -> list[str]:
    """Words with the unit at their last numeral, or around all of them."""
    whole = unit.template.format(text)
    found = _reading(text)
    numerals = [*NUMERAL.finditer(text, found.start, found.end)] if found else []
    if not numerals:
        return [whole, whole]
    start, end = numerals[-1].span()
    return [f"{text[:start]}{unit.template.format(text[start:end])}{text[end:]}", whole]


def _is_so_many(stated: str, alone: Quantity, unit: Unit) -> bool:
    """Whether words with a unit say what they say alone, times its scale, hedges and all."""
    found = _reading(stated)
    if found is None or (unit.id and found.quantity.unit != unit.id):
        return False
    return _shape(found.quantity) == _shape(alone, unit.factor)


def _shape(quantity: Quantity, factor: Fraction = Fraction(1)) -> tuple[object, ...]:
    """What words say but for how vague they are: nothing below nothing is said by no words."""
    numbers = (
        (quantity.low, quantity.high) if quantity.nominal is None else (quantity.nominal, None)
    )
    sides = (not quantity.low, quantity.high is None, quantity.low_open, quantity.high_open)
    return (*((one or 0) * factor for one in numbers), *sides, quantity.approximate, quantity.per)
