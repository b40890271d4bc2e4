"""Whether a text was entered whole: each of its numbers beside the data of an ecosystem."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ftcli.model import Ecosystem, Figure, Target
from ftcli.quantity import COUNTS, Quantity
from ftcli.text.candidates import Candidate, Kind
from ftcli.text.numbers import Reason


class State(StrEnum):
    """What became of a number of a text."""

    REPRESENTED = "represented"
    EXPLAINED = "explained"
    MISSING = "missing"


class Audited(NamedTuple):
    """A number of a text, and where it is in the data.

    Attributes:
        candidate: the number.
        state: whether it is in the data, is none of the ecosystem's figures, or is missing.
        statement: the figure or target that represents it.
    """

    candidate: Candidate
    state: State
    statement: Figure | Target | None = None


def audited(candidates: Iterable[Candidate], ecosystem: Ecosystem) -> list[Audited]:
    """What became of each number of a text in the data of an ecosystem.

    A figure is represented by one of the same metric and quantity, whoever states it, of the year
    that the text names, if it names one; a target by a target. A number whose words do not name a
    metric is represented by any of the same quantity; one that is not understood and not in the
    data is missing, since nobody has explained it.
    """
    statements: list[Figure | Target] = [*ecosystem.figures, *ecosystem.targets]
    known = [(statement, ecosystem.quantity(statement)) for statement in statements]
    return [_audited(candidate, known) for candidate in candidates]


def _audited(candidate: Candidate, known: Iterable[tuple[Figure | Target, Quantity]]) -> Audited:
    quantity = candidate.quantity
    if quantity is not None and candidate.reason not in {Reason.COMPANY, Reason.OTHER_TERRITORY}:
        for statement, stated in known:
            if _may_be(candidate, statement) and _is_same(quantity, stated):
                return Audited(candidate, State.REPRESENTED, statement)
    if candidate.is_taken or candidate.reason is Reason.UNCLEAR:
        return Audited(candidate, State.MISSING)
    return Audited(candidate, State.EXPLAINED)


def _may_be(candidate: Candidate, statement: Figure | Target) -> bool:
    """Whether a statement is of the metric, the kind and the year that a number is of."""
    if candidate.metric is None:
        return True
    same_kind = isinstance(statement, Target) is (candidate.kind is Kind.TARGET)
    same_year = candidate.on is None or candidate.on.shares_year(statement.on)
    return candidate.metric == statement.metric and same_kind and same_year


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same: number and bounds, of units that can be one."""
    units = one.unit == other.unit or {one.unit, other.unit} <= COUNTS | {None}
    one, other = one.strict(), other.strict()
    return units and (one.nominal, *_bounds(one)) == (other.nominal, *_bounds(other))


def _bounds(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.low or 0, quantity.high, quantity.low_open, quantity.high_open)
