"""Rival figures that exclude each other: how far apart they are, and what could explain it.

Rivals are figures of one metric, area and period: their dates touch one calendar year. A total of
a flow is only a rival of one over the same years.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeAlias

from ftcli.catalogue import METRICS
from ftcli.model import Area, Ecosystem, Figure
from ftcli.quantity import COUNTS, Quantity, Verdict
from ftcli.warnings import (
    SELF_DECLARED,
    concept_of,
    counts_private_only,
    excludes,
    total_years,
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
DAYS_A_MONTH = Fraction(1461, 48)


class Claim(NamedTuple):
    """One number, and the figures that state it.

    Attributes:
        quantity: what each of them entails.
        figures: who says so, in time order.
    """

    quantity: Quantity
    figures: tuple[Figure, ...]


Details: TypeAlias = tuple[tuple[str, ...] | Quantity, ...]


class Explanation(NamedTuple):
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
    greater: Claim
    lesser: Claim
    ratio: Quantity
    difference: Quantity
    explanations: tuple[Explanation, ...]

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


def conflicts_of(*ecosystems: Ecosystem) -> tuple[Conflict, ...]:
    """The pairs of claims that exclude each other, the widest apart first.

    They are in the order of the ratio that is certain, then of that of the stated numbers.
    Statements of one number are one claim, whoever makes them. Background figures make none.

    >>> from ftcli.store import load
    >>> conflict = conflicts_of(load()["aix-marseille"])[0]
    >>> [figure.stated for figure in conflict.figures]
    ['9 600 entreprises', '7000 entreprises numériques', '7 000 entreprises']
    >>> conflict.ratio.low, conflict.difference.low
    (Fraction(48, 35), Fraction(2600, 1))
    """
    once = {id(ecosystem): ecosystem for ecosystem in ecosystems}
    found = [conflict for ecosystem in once.values() for conflict in _conflicts(ecosystem)]
    return tuple(sorted(found, key=_width, reverse=True))


def _width(conflict: Conflict) -> tuple[bool, Fraction, Fraction]:
    """How far apart a conflict is: of nothing, any number is infinitely far."""
    low, nominal = conflict.ratio.low, conflict.ratio.nominal
    return conflict.lesser.quantity.high == 0, low or Fraction(0), nominal or low or Fraction(0)


def _conflicts(ecosystem: Ecosystem) -> Iterator[Conflict]:
    claims: dict[tuple[object, ...], dict[tuple[object, ...], Claim]] = {}
    for figure in sorted(ecosystem.figures, key=lambda one: (one.on.first, one.on.last)):
        if figure.context:
            continue
        quantity = ecosystem.quantity(figure)
        scope = (figure.metric, figure.area, quantity.unit, quantity.per)
        number = (
            quantity.low, quantity.high, quantity.low_open, quantity.high_open, quantity.nominal,
        )  # fmt: skip
        alike = claims.setdefault(scope, {})
        known = alike.get(number, Claim(quantity, ()))
        alike[number] = Claim(known.quantity, (*known.figures, figure))
    for alike in claims.values():
        for one, other in combinations(alike.values(), 2):
            if excludes(one.quantity, other.quantity):
                yield from _between(ecosystem, one, other)


def _between(ecosystem: Ecosystem, one: Claim, other: Claim) -> Iterator[Conflict]:
    """The conflict of two claims, between those figures of each that have a rival in the other."""
    is_less = one.quantity.compare(other.quantity) is Verdict.LOWER
    greater, lesser = (other, one) if is_less else (one, other)
    above = tuple(f for f in greater.figures if any(_are_rivals(f, g) for g in lesser.figures))
    below = tuple(f for f in lesser.figures if any(_are_rivals(f, g) for g in above))
    if above:
        greater, lesser = Claim(greater.quantity, above), Claim(lesser.quantity, below)
        yield Conflict(
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


def _are_rivals(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one metric and area are of one period."""
    if total_years(figure) is not None:
        return figure.on.years == other.on.years
    return figure.on.shares_year(other.on)


def _explanations(ecosystem: Ecosystem, greater: Claim, lesser: Claim) -> Iterator[Explanation]:
    """What differs between the sides; what only some of a side's figures share explains nothing."""
    if greater.quantity.nominal == lesser.quantity.nominal is not None:
        yield Explanation("hedge-differs")
    elif rounded := _rounded(greater.quantity, lesser.quantity) or _rounded(
        lesser.quantity, greater.quantity
    ):
        yield Explanation("rounding", rounded)
    if METRICS[greater.figures[0].metric].unit in COUNTS:
        yield from _differing("concept-differs", greater, lesser, concept_of)
    private = [any(map(counts_private_only, side.figures)) for side in (greater, lesser)]
    if private[0] != private[1]:
        yield Explanation("private-only", (tuple(_private_words(greater, lesser)),))
    yield from _differing("sector-differs", greater, lesser, lambda f: f.sector or SELF_DECLARED)
    yield from _differing("counts-differ", greater, lesser, lambda f: f.counts)
    if apart := _time_between(greater, lesser):
        yield Explanation("date-differs", (apart,))
    yield from _differing(
        "source-kind-differs", greater, lesser, lambda f: ecosystem.sources[f.source].kind
    )
    if both := _shared(greater, lesser, lambda f: f.source):
        yield Explanation("same-source", (both,))
    elif both := _shared(greater, lesser, lambda f: ecosystem.sources[f.source].publisher):
        yield Explanation("same-publisher", (both,))


def _differing(
    code: str, greater: Claim, lesser: Claim, attribute: Callable[[Figure], str | None]
) -> Iterator[Explanation]:
    """An attribute that every figure has, and none of one side shares with one of the other."""
    sides = [tuple(dict.fromkeys(map(attribute, claim.figures))) for claim in (greater, lesser)]
    known = [tuple(text for text in side if text is not None) for side in sides]
    folded = [{text.casefold() for text in side} for side in known]
    if known == sides and folded[0].isdisjoint(folded[1]):
        yield Explanation(code, tuple(known))


def _shared(greater: Claim, lesser: Claim, attribute: Callable[[Figure], str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(attribute, greater.figures)) & set(map(attribute, lesser.figures))))


def _rounded(finer: Quantity, rounder: Quantity) -> tuple[Quantity, ...]:
    """A number, the step it is rounded to, and the result, where another may come of that."""
    if finer.nominal is None or rounder.nominal is None or not finer.step or not rounder.step:
        return ()
    half = min(rounder.step / 2, abs(rounder.nominal) / 4)  # as everywhere: docs/method.md
    if finer.step >= rounder.step or abs(finer.nominal - rounder.nominal) >= half:
        return ()
    numbers = (finer.nominal, rounder.step, rounder.nominal)
    return tuple(Quantity.exactly(number, rounder.unit) for number in numbers)


def _private_words(*claims: Claim) -> Iterator[str]:
    for claim in claims:
        yield from (figure.stated for figure in claim.figures if counts_private_only(figure))


def _time_between(greater: Claim, lesser: Claim) -> Quantity | None:
    """The least time between the dates of two sides, in months or days; None where they meet."""
    days = min(
        max((f.on.first - g.on.last).days, (g.on.first - f.on.last).days)
        for f in greater.figures
        for g in lesser.figures
    )
    if days <= 0:
        return None
    months = int(days / DAYS_A_MONTH)
    return Quantity.exactly(months, "month") if months else Quantity.exactly(days, "day")
