"""Which figure speaks for a metric, and how a ratio takes its two sides.

The rule, in one place: figures of the whole territory, background apart; the latest (greatest
earliest day, then greatest latest day); then by kind of source; then file order. A ratio takes both
sides from one source where one states both.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ftcli.catalogue import METRICS, POPULATION, Ratio
from ftcli.dates import Period
from ftcli.model import Ecosystem, Figure, Population
from ftcli.quantity import MONEY, Quantity

SOURCE_KINDS = ("official-statistics", "institution", "press", "blog", "register")


class Choice(NamedTuple):
    """The figure that speaks for a metric of an ecosystem.

    Attributes:
        ecosystem: whose figure.
        metric: what is counted.
        figure: the chosen one; None where the territory has none.
        quantity: what it entails; None where there is none.
        rivals: the other figures of the same metric and scope.
        elsewhere: figures of a region, department, city or site instead.
    """

    ecosystem: Ecosystem
    metric: str
    figure: Figure | None
    quantity: Quantity | None
    rivals: tuple[Figure, ...] = ()
    elsewhere: tuple[Figure, ...] = ()

    @property
    def id(self) -> str:
        """The name of the metric."""
        return self.metric

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it rests on: one, or none."""
        return (self.figure,) if self.figure else ()

    @property
    def all_figures(self) -> tuple[Figure, ...]:
        """The chosen figure, then its rivals, latest first."""
        return (*self.figures, *self.rivals)


class Headcount(NamedTuple):
    """The population that a per-head ratio divides by.

    Attributes:
        year: the census year.
        population: the number and its source.
    """

    year: str
    population: Population


class Quotient(NamedTuple):
    """A ratio of an ecosystem.

    Attributes:
        ecosystem: whose ratio.
        ratio: what is divided by what.
        numerator: the figure above, None where there is none.
        denominator: the figure or the population below, None where there is none.
        quantity: the result with its bounds; None where a side is missing.
        withheld: why there is none though both sides are known: "population" of a smaller unit
            than the figures, two "currencies"; "" otherwise.
    """

    ecosystem: Ecosystem
    ratio: Ratio
    numerator: Figure | None
    denominator: Figure | Headcount | None
    quantity: Quantity | None
    withheld: str = ""

    @property
    def id(self) -> str:
        """The name of the ratio."""
        return self.ratio.id

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures it rests on, numerator first, where both sides are known."""
        if self.quantity is None:
            return ()
        return tuple(
            side for side in (self.numerator, self.denominator) if isinstance(side, Figure)
        )

    @property
    def headcount(self) -> Headcount | None:
        """The population it divides by, if it does."""
        return self.denominator if isinstance(self.denominator, Headcount) else None

    @property
    def has_mixed_sources(self) -> bool:
        """Whether its sides come from two sources; populations are exempt."""
        return len({figure.source for figure in self.figures}) > 1


def chosen(ecosystem: Ecosystem, metric: str) -> Choice:
    """The figure that speaks for a metric, with its rivals.

    >>> from ftcli import load
    >>> choice = chosen(load()["saint-etienne"], "jobs")
    >>> choice.figure.stated, len(choice.rivals)
    ('déjà 10 000 emplois', 3)
    """
    ranked = ranking(ecosystem, metric)
    elsewhere = tuple(
        sorted(
            (f for f in ecosystem.figures if f.metric == metric and f.area and not f.context),
            key=lambda figure: recency(ecosystem, figure),
            reverse=True,
        )
    )
    if not ranked:
        return Choice(ecosystem, metric, None, None, elsewhere=elsewhere)
    best, *rivals = ranked
    # Equal words are read once; what is chosen has a quantity of its own, since ranks tell by
    # identity that a figure stands beside itself.
    quantity = copy(ecosystem.quantity(best))
    return Choice(ecosystem, metric, best, quantity, tuple(rivals), elsewhere)


def ranking(ecosystem: Ecosystem, metric: str) -> list[Figure]:
    """The figures that may speak for a metric, the one that does first."""
    candidates = [
        figure
        for figure in ecosystem.figures
        if figure.metric == metric and figure.area is None and not figure.context
    ]
    # Python's sort is stable and reverse keeps it so: file order breaks the last ties.
    return sorted(candidates, key=lambda figure: recency(ecosystem, figure), reverse=True)


def why_taken(choice: Choice) -> str:
    """Why the chosen figure speaks, as a code: by what it comes before the next of its rivals.

    One of "only", "latest", "best-source" and "first-in-file".

    >>> from ftcli import load
    >>> why_taken(chosen(load()["saint-etienne"], "jobs"))
    'latest'
    """
    if choice.figure is None or not choice.rivals:
        return "only"
    mine, second = (recency(choice.ecosystem, f) for f in choice.all_figures[:2])
    if mine[:2] != second[:2]:
        return "latest"
    return "best-source" if mine != second else "first-in-file"


def recency(ecosystem: Ecosystem, figure: Figure) -> tuple[date, date, int]:
    """What figures are ranked by, the greatest first: first day, last day, kind of source."""
    kind = ecosystem.sources[figure.source].kind
    return figure.on.first, figure.on.last, -SOURCE_KINDS.index(kind)


def speaking(ecosystem: Ecosystem, figure: Figure) -> Choice:
    """A figure as if it had been chosen for its metric, with all others as its rivals.

    A ratio may rest on another figure than the one that speaks for the metric.
    """
    rivals = (other for other in ranking(ecosystem, figure.metric) if other is not figure)
    return Choice(ecosystem, figure.metric, figure, ecosystem.quantity(figure), tuple(rivals))


def quotient(ecosystem: Ecosystem, ratio: Ratio) -> Quotient:
    """A ratio of an ecosystem, both sides from one source where one states both.

    Bounds are the extremes: the least numerator over the greatest denominator, and the reverse.

    >>> from ftcli.catalogue import RATIOS
    >>> from ftcli import load
    >>> result = quotient(load(as_of="2014")["saint-etienne"], RATIOS["jobs_per_firm"])
    >>> result.quantity.low
    Fraction(38, 3)
    """
    if ratio.denominator == POPULATION:
        return _per_head(ecosystem, ratio)
    above, below = _sides(ecosystem, ratio)
    if above is None or below is None:
        return Quotient(ecosystem, ratio, above, below, None)
    top, bottom = ecosystem.quantity(above), ecosystem.quantity(below)
    if {top.unit, bottom.unit} <= MONEY and top.unit != bottom.unit:
        return Quotient(ecosystem, ratio, above, below, None, withheld="currencies")
    return Quotient(ecosystem, ratio, above, below, _finished(top / bottom, top, ratio))


def _finished(result: Quantity, top: Quantity, ratio: Ratio) -> Quantity:
    """The quotient in the unit of the ratio; money stays in the currency it was stated in."""
    unit = top.unit if ratio.unit in MONEY and top.unit in MONEY else ratio.unit
    per = ratio.per or (result.per if result.per in {"year", "month", "day"} else None)
    return replace(result * ratio.scale, unit=unit, per=per)


def _sides(ecosystem: Ecosystem, ratio: Ratio) -> tuple[Figure | None, Figure | None]:
    above, below = (ranking(ecosystem, name) for name in (ratio.numerator, ratio.denominator))
    pairs = [(a, b) for a in _best_by_source(above) for b in _best_by_source(below)]
    shared = [pair for pair in pairs if pair[0].source == pair[1].source]
    if shared:
        return max(shared, key=lambda pair: min(recency(ecosystem, side) for side in pair))
    return (above[0] if above else None, below[0] if below else None)


def _best_by_source(ranked: Sequence[Figure]) -> list[Figure]:
    best: dict[str, Figure] = {}
    for figure in ranked:
        best.setdefault(figure.source, figure)
    return list(best.values())


def _per_head(ecosystem: Ecosystem, ratio: Ratio) -> Quotient:
    ranked = ranking(ecosystem, ratio.numerator)
    above = ranked[0] if ranked else None
    perimeter = ecosystem.perimeter
    if above is None or perimeter is None or not perimeter.population:
        return Quotient(ecosystem, ratio, above, None, None)
    below = _headcount(perimeter.population, above.on)
    if perimeter.against_bid == "narrower":
        # The figures count the whole bid, the population only its core.
        return Quotient(ecosystem, ratio, above, below, None, withheld="population")
    people = Quantity.exactly(below.population.value, "people")
    top = ecosystem.quantity(above)
    result = _finished(top / people, top, ratio)
    return Quotient(ecosystem, ratio, above, below, result)


def _headcount(population: dict[str, Population], on: Period) -> Headcount:
    def distance(year: str) -> tuple[int, int]:
        return on.years_from(Period.parse(year)), int(year)

    nearest = min(population, key=distance)
    return Headcount(nearest, population[nearest])


def known_metrics(ecosystem: Ecosystem) -> list[str]:
    """The metrics an ecosystem has any figure of, background apart, in catalogue order."""
    stated = {figure.metric for figure in ecosystem.figures if not figure.context}
    return [metric for metric in METRICS if metric in stated]
