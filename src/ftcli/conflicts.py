"""Rival figures that exclude each other: how far apart they are, and what could explain it.

Rivals are figures of one metric, area and period: their dates touch one calendar year. A total of
a flow is only a rival of one over the same years.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from heapq import nlargest
from typing import NamedTuple, TypeAlias

from ftcli.agreement import is_rounding_of
from ftcli.catalogue import METRICS
from ftcli.dates import DAYS_A_YEAR
from ftcli.model import Area, Ecosystem, Figure
from ftcli.quantity import COUNTS, Quantity
from ftcli.rivals import Rivals, number_of
from ftcli.warnings import (
    SELF_DECLARED,
    are_rivals,
    concept_of,
    counts_private_only,
)

EXPLANATIONS = (
    "hedge-differs",
    "rounding",
    "concept-differs",
    "private-only",
    "sector-differs",
    "counts-differ",
    "date-differs",
    "source-kind-differs",
    "same-source",
    "same-publisher",
)


class Side(NamedTuple):
    """One number, and the figures that state it.

    Attributes:
        quantity: what each of them entails.
        figures: who says so, in time order.
    """

    quantity: Quantity
    figures: tuple[Figure, ...]


Details: TypeAlias = tuple[tuple[str, ...] | Quantity, ...]


class Cause(NamedTuple):
    """What could explain that two claims exclude each other, though both be right.

    Attributes:
        code: one of `EXPLANATIONS`.
        details: what differs: the texts of the greater, then of the lesser; for rounding the finer
            number, the step it is rounded to, and the rounder one; for dates the least time
            between; for the same source or publisher their ids or names; for the private sector
            the words that name it.
    """

    code: str
    details: Details = ()


class Conflict(NamedTuple):
    """Two claims that cannot both hold of one metric, area and period.

    Attributes:
        ecosystem: whose figures.
        greater: the claim that lies wholly above.
        lesser: the claim that lies wholly below.
        ratio: the greater over the lesser, a multiple; indeterminate where the lesser may be 0.
        difference: the greater less the lesser, in their unit.
        explanations: what could explain it, in the order of `EXPLANATIONS`.
    """

    ecosystem: Ecosystem
    greater: Side
    lesser: Side
    ratio: Quantity
    difference: Quantity
    explanations: tuple[Cause, ...]

    @property
    def metric(self) -> str:
        """What both count."""
        return self.greater.figures[0].metric

    @property
    def area(self) -> Area | None:
        """The area both count; None for the whole territory."""
        return self.greater.figures[0].area

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of both claims, the greater first."""
        return self.greater.figures + self.lesser.figures


class Widest(NamedTuple):
    """The conflicts that are the widest apart.

    Attributes:
        shown: these, the widest first.
        total: how many there are.
    """

    shown: tuple[Conflict, ...]
    total: int


def conflicts_of(*ecosystems: Ecosystem) -> tuple[Conflict, ...]:
    """The pairs of claims that exclude each other, the widest apart first.

    They are in the order of the ratio that is certain, then of that of the stated numbers.
    Statements of one number are one claim, whoever makes them. Background figures make none.

    >>> from ftcli import load
    >>> conflict = conflicts_of(load()["aix-marseille"])[0]
    >>> [figure.stated for figure in conflict.figures]
    ['9 600 entreprises', '7000 entreprises numériques', '7 000 entreprises']
    >>> conflict.ratio.low, conflict.difference.low
    (Fraction(48, 35), Fraction(2600, 1))
    """
    return widest(ecosystems).shown


def widest(ecosystems: Iterable[Ecosystem], most: int | None = None) -> Widest:
    """The conflicts that are the widest apart, in the order of `conflicts_of`.

    Args:
        ecosystems: whose figures.
        most: how many to work out; None for all. There may be as many as pairs of figures.

    >>> from ftcli import load
    >>> found = widest(load().ecosystems.values(), 2)
    >>> [conflict.ecosystem.id for conflict in found.shown], found.total > 2
    (['toulouse', 'aix-marseille'], True)
    """
    once = {id(ecosystem): ecosystem for ecosystem in ecosystems}
    pairs = [pair for ecosystem in once.values() for pair in _pairs(ecosystem)]
    kept = len(pairs) if most is None else most
    return Widest(tuple(_conflict(*pair) for pair in nlargest(kept, pairs, _width)), len(pairs))


def conflict_count(ecosystem: Ecosystem, metric: str) -> int:
    """How many conflicts there are between the figures of a metric.

    >>> from ftcli import load
    >>> conflict_count(load()["aix-marseille"], "jobs")
    2
    """
    return sum(1 for _ in _pairs(ecosystem, metric))


_Pair: TypeAlias = tuple[Ecosystem, Side, Side]  # the greater claim before the lesser


def _width(pair: _Pair) -> tuple[bool, Fraction, Fraction]:
    """How far apart two claims are: of nothing, any number is infinitely far."""
    greater, lesser = pair[1].quantity, pair[2].quantity
    if lesser.low is None or lesser.low < 0 or lesser.high is None or greater.low is None:
        return False, Fraction(0), Fraction(0)
    if lesser.high == 0:
        return True, Fraction(0), Fraction(0)
    low = greater.low / lesser.high
    if not greater.nominal or not lesser.nominal:
        return False, low, low
    return False, low, greater.nominal / lesser.nominal


def _pairs(ecosystem: Ecosystem, metric: str | None = None) -> Iterator[_Pair]:
    """The pairs of claims that exclude each other, of one metric or of all."""
    scopes: dict[tuple[object, ...], list[tuple[Figure, Quantity]]] = {}
    for figure in sorted(ecosystem.figures, key=lambda one: (one.on.first, one.on.last)):
        if figure.context or metric not in {None, figure.metric}:
            continue
        quantity = ecosystem.quantity(figure)
        scope = (figure.metric, figure.area, quantity.unit, quantity.per)
        scopes.setdefault(scope, []).append((figure, quantity))
    for stated in scopes.values():
        rivals = Rivals(stated)
        stating: dict[int, list[Figure]] = {}
        for figure, quantity in stated:
            stating.setdefault(id(rivals.numbers[number_of(quantity)]), []).append(figure)
        claims = {
            id(number): Side(number, tuple(stating[id(number)]))
            for number in rivals.numbers.values()
        }
        for lesser in claims.values():
            above = rivals.above(lesser.figures, lesser.quantity)
            for number in dict.fromkeys(map(id, above)):
                yield from _parted(ecosystem, claims[number], lesser)


def _parted(ecosystem: Ecosystem, greater: Side, lesser: Side) -> Iterator[_Pair]:
    """Two claims between those figures that are rivals, parted where no year links them.

    What was said in 2014 and again in 2016, each time against the same other number, are two
    conflicts.
    """
    if len(greater.figures) == len(lesser.figures) == 1:
        yield ecosystem, greater, lesser
        return
    above, below = ({f.on.years: f for f in side.figures} for side in (greater, lesser))
    parts: list[tuple[set[range], set[range]]] = []
    for years, figure in above.items():
        mine = {other for other, rival in below.items() if are_rivals(figure, rival)}
        linked = [part for part in parts if not mine.isdisjoint(part[1])]
        parts = [part for part in parts if mine.isdisjoint(part[1])]
        if mine:
            parts.append(
                ({years}.union(*(p[0] for p in linked)), mine.union(*(p[1] for p in linked)))
            )
    for a, b in parts:
        yield ecosystem, _of_years(greater, a), _of_years(lesser, b)


def _of_years(claim: Side, years: set[range]) -> Side:
    return Side(claim.quantity, tuple(f for f in claim.figures if f.on.years in years))


def _conflict(ecosystem: Ecosystem, greater: Side, lesser: Side) -> Conflict:
    return Conflict(
        ecosystem,
        greater,
        lesser,
        _ratio(greater.quantity, lesser.quantity),
        greater.quantity - lesser.quantity,
        tuple(_explanations(ecosystem, greater, lesser)),
    )


def _ratio(greater: Quantity, lesser: Quantity) -> Quantity:
    """How many times the lesser the greater is; of less than nothing there are no times."""
    is_amount = lesser.low is not None and lesser.low >= 0
    ratio = greater / lesser if is_amount else Quantity()
    return replace(ratio, unit="multiple", per=None)


def _explanations(ecosystem: Ecosystem, greater: Side, lesser: Side) -> Iterator[Cause]:
    """What differs between the sides; what only some of a side's figures share explains nothing."""
    if greater.quantity.nominal == lesser.quantity.nominal is not None:
        yield Cause("hedge-differs")
    else:
        yield from _rounding(greater.quantity, lesser.quantity)
        yield from _rounding(lesser.quantity, greater.quantity)
    if METRICS[greater.figures[0].metric].unit in COUNTS:
        yield from _differing("concept-differs", greater, lesser, concept_of)
    private = [any(map(counts_private_only, side.figures)) for side in (greater, lesser)]
    if private[0] != private[1]:
        yield Cause("private-only", (tuple(_private_words(greater, lesser)),))
    yield from _differing("sector-differs", greater, lesser, lambda f: f.sector or SELF_DECLARED)
    yield from _differing("counts-differ", greater, lesser, lambda f: f.counts)
    if apart := _time_between(greater, lesser):
        yield Cause("date-differs", (apart,))
    yield from _differing(
        "source-kind-differs", greater, lesser, lambda f: ecosystem.sources[f.source].kind
    )
    if both := _shared(greater, lesser, lambda f: f.source):
        yield Cause("same-source", (both,))
    elif both := _shared(greater, lesser, lambda f: ecosystem.sources[f.source].publisher):
        yield Cause("same-publisher", (both,))


def _differing(
    code: str, greater: Side, lesser: Side, attribute: Callable[[Figure], str | None]
) -> Iterator[Cause]:
    """An attribute that every figure has, and none of one side shares with one of the other."""
    sides = [tuple(dict.fromkeys(map(attribute, claim.figures))) for claim in (greater, lesser)]
    known = [tuple(text for text in side if text is not None) for side in sides]
    folded = [{text.casefold() for text in side} for side in known]
    if known == sides and folded[0].isdisjoint(folded[1]):
        yield Cause(code, tuple(known))


def _shared(greater: Side, lesser: Side, attribute: Callable[[Figure], str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(attribute, greater.figures)) & set(map(attribute, lesser.figures))))


def _rounding(coarse: Quantity, fine: Quantity) -> Iterator[Cause]:
    """That the one number may be the other, rounded: the finer, the step, and the rounder."""
    if is_rounding_of(coarse, fine):
        numbers = (fine.nominal, coarse.step, coarse.nominal)
        told = (Quantity.exactly(number, coarse.unit) for number in numbers if number is not None)
        yield Cause("rounding", tuple(told))


def _private_words(*claims: Side) -> Iterator[str]:
    for claim in claims:
        yield from (figure.stated for figure in claim.figures if counts_private_only(figure))


def _time_between(greater: Side, lesser: Side) -> Quantity | None:
    """The least time between the dates of two sides, in months or days; None where they meet."""
    days = min(f.on.days_from(g.on) for f in greater.figures for g in lesser.figures)
    if not days:
        return None
    months = int(days * 12 / DAYS_A_YEAR)
    return Quantity.exactly(months, "month") if months else Quantity.exactly(days, "day")
