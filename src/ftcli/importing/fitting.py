"""The least that a record needs beside its words, to give what the columns of its row say."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from ftcli.catalogue import METRICS
from ftcli.importing.cells import BadCell
from ftcli.importing.numbers import POINT, digits, plain
from ftcli.model import Figure, Target
from ftcli.quantity import COUNTS, Quantity
from ftcli.render.cells import decimal_text
from ftcli.table import Kind
from ftcli.wording.reading import Unreadable

DECIMAL = "--decimal comma or --decimal point says which"
Record: TypeAlias = dict[str, Any]
_KINDS = {"value": Kind.NUMBER, "low": Kind.LOW, "high": Kind.HIGH}


class Given(NamedTuple):
    """What the columns of a row say of its quantity; None where they are silent.

    Attributes:
        value: what the nominal may be, several where its decimal mark is not certain.
        low: the same of the lower bound.
        high: the same of the upper bound.
        low_open: whether the lower bound is excluded.
        high_open: whether the upper bound is excluded.
        approximate: whether it is approximate.
        unit: its unit.
        per: what it is per.
    """

    value: tuple[Fraction, ...] | None = None
    low: tuple[Fraction, ...] | None = None
    high: tuple[Fraction, ...] | None = None
    low_open: bool | None = None
    high_open: bool | None = None
    approximate: bool | None = None
    unit: str | None = None
    per: str | None = None


def statement_of(record: Record) -> Figure | Target:
    """A record as the model of the data file reads it."""
    return (Target if "mode" in record else Figure).model_validate(record)


def fitted(
    record: Record, given: Given, most: tuple[str, ...] = ("unit", "per", "value", "low", "high")
) -> Record:
    """The record with the least of unit, rate and value that gives what the columns say.

    Args:
        record: the record, with its words.
        given: what the columns of the row say of the quantity.
        most: what may be added.

    Raises:
        BadCell: the words give no number, or the columns contradict them.
    """
    given = _without_what_is_implied(record, given)
    fault: BadCell | None = None
    for more in _additions(given, most):
        try:
            quantity = statement_of({**record, **more}).quantity
        except Unreadable as error:
            fault = fault or BadCell("stated", _next_step(error))
            continue
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            field = str(detail["loc"][0])
            if not more:
                said = detail["msg"].removeprefix("Value error, ")
                raise BadCell(field, said) from error
            continue
        unlike = _contradiction(quantity, given)
        if unlike is None:
            return {**record, **more}
        if fault is None or fault.field == "stated":
            fault = _unlike(record, quantity, unlike)
    if not (fault and fault.field not in {"stated", *_KINDS}):
        refuse_ambiguous(given)
    raise fault or BadCell("stated", "no number")


def refuse_ambiguous(given: Given) -> None:
    """Makes sure that the decimal mark of each number is certain.

    Raises:
        BadCell: one may be two numbers.
    """
    for field in _KINDS:
        numbers = getattr(given, field)
        if numbers is not None and len(numbers) > 1:
            raise BadCell(field, f"the number may be {either(numbers)}")


def either(numbers: tuple[Fraction, ...]) -> str:
    """What a number may be, and how to say which."""
    return f"{' or '.join(digits(number, POINT) for number in numbers)}; {DECIMAL}"


def _next_step(error: Unreadable) -> str:
    """What is wrong with words, and what to do where that is about a currency."""
    if error.message.startswith("no currency"):
        return f"{error.message}; name its unit: in the cell, or in the header as in CA (M€)"
    return error.message


def _unlike(record: Record, quantity: Quantity, field: str) -> BadCell:
    """What the words of a record say of a column that says something else."""
    own = quantity.nominal if field == "value" else getattr(quantity, field)
    if isinstance(own, Fraction):
        says = decimal_text(own, _KINDS[field])
    else:
        says = "nothing" if own is None else str(own).lower() if isinstance(own, bool) else own
    return BadCell(field, f'contradicts "{record["stated"]}", of which {field} is {says}')


def _without_what_is_implied(record: Record, given: Given) -> Given:
    """The columns without what every figure of the metric is: a yearly revenue is per year."""
    metric = METRICS[record["metric"]]
    if given.unit in COUNTS and metric.unit in COUNTS:
        given = given._replace(unit=metric.unit)
    return given._replace(per=None) if metric.is_yearly and given.per == "year" else given


def _additions(given: Given, most: tuple[str, ...]) -> Iterator[Record]:
    """What may be added to the words, the least first."""
    options: list[Record] = [{"unit": given.unit}] if given.unit else []
    options += [{"per": given.per}] if given.per else []
    bounds = {name: one[0] for name in ("low", "high") if (one := getattr(given, name))}
    narrowings = chain(combinations(bounds, 1), combinations(bounds, 2))
    values: list[Record] = [{"value": _written(given.value[0])}] if given.value else []
    if "low" in most:
        values += [{"value": {name: _written(bounds[name]) for name in names}}
                   for names in narrowings]  # fmt: skip
    plain_ones = [
        {key: value for part in parts for key, value in part.items()}
        for size in range(len(options) + 1)
        for parts in combinations(options, size)
    ]
    if any(one and len(one) > 1 for one in (given.value, given.low, given.high)):
        values = []  # nothing is written down that is not certain
    both = [*plain_ones, *({**one, **value} for value in values for one in plain_ones)]
    yield from (more for more in sorted(both, key=len) if more.keys() <= set(most))


def _written(number: Fraction) -> int | str:
    """A number as the data file has it: a whole one of 15 digits, else a text."""
    if number.denominator == 1 and abs(number) < 10**15:
        return int(number)
    return plain(number, POINT)


def _contradiction(quantity: Quantity, given: Given) -> str | None:
    """The first column that says something else than a quantity; None where none does."""
    for name in ("low_open", "high_open", "approximate", "unit", "per"):
        said = getattr(given, name)
        if said is not None and said != getattr(quantity, name):
            return name
    for name, own in (("value", quantity.nominal), ("low", quantity.low), ("high", quantity.high)):
        said = getattr(given, name)
        if said is not None and not any(_same(one, own) for one in said):
            return name
    return None


def _same(number: Fraction, own: Fraction | None) -> bool:
    """Whether a column has a number: as it is, or in the 15 digits that tables have."""
    return own is not None and abs(number - own) * 10**14 <= abs(own)
