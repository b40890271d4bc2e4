"""How a figure measures up to an aim: the arithmetic of each kind of aim.

A `FromBaseline` is counted from a baseline (4 000 more jobs, 24 000 jobs, 30 % more, twice as
many), a `Total` is summed up over time (200 million raised in ten years), a `Rate` is kept every
year (1 000 jobs a year).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias

from ftcli.catalogue import FLOW_OF, METRICS
from ftcli.dates import DAYS_A_YEAR
from ftcli.model import Ecosystem, Figure, Statement, Target
from ftcli.quantity import Quantity, Verdict
from ftcli.targets.paces import PER_YEAR, Mark, pace, yearly, years_between
from ftcli.warnings import total_years

_GROWING = frozenset({"growth", "multiply"})  # aims that are a part or a multiple of the baseline


@dataclass(frozen=True)
class FromBaseline:
    """An aim counted from a baseline: so many more, a level, a growth, a multiple.

    Attributes:
        ecosystem: whose aim.
        target: the aim as stated.
        aim: what it entails.
        baseline: the figure it counts from; None where there is none.
    """

    ecosystem: Ecosystem
    target: Target
    aim: Quantity
    baseline: Figure | None = None

    is_reached_once: ClassVar[bool] = True  # an earlier figure can settle it

    @property
    def needs_baseline(self) -> bool:
        """Whether it means nothing without a figure to count from."""
        return self.target.mode != "level"

    @property
    def _base(self) -> Quantity | None:
        return self.ecosystem.quantity(self.baseline) if self.baseline else None

    def fits(self, figure: Figure) -> bool:
        """Whether a figure counts in the unit of the baseline, and over as long a time."""
        found = self.ecosystem.quantity(figure)
        if self.baseline is None:
            return self.target.mode in _GROWING or _unit(found) == _unit(self.aim)
        same_time = total_years(figure) == total_years(self.baseline)
        return _unit(found) == _unit(self.ecosystem.quantity(self.baseline)) and same_time

    def wanted(self, aim: Quantity) -> Quantity | None:
        """How much more than the baseline an aim is."""
        base = self._base
        if self.target.mode == "increment":
            return aim
        if base is None:
            return None
        return base * (self._factor(aim) - 1) if self.target.mode in _GROWING else aim - base

    def _goal(self, aim: Quantity) -> Quantity | None:
        """The number that an aim leads to, each bound used once so that none is widened."""
        base = self._base
        if self.target.mode == "level":
            return aim
        if base is None:
            return None
        return base * self._factor(aim) if self.target.mode in _GROWING else base + aim

    def _factor(self, aim: Quantity) -> Quantity:
        """How many times the baseline an aim is: 30 % more is 1.3 times."""
        factor = replace(aim, unit=None, per=None)
        return factor / 100 + 1 if self.target.mode == "growth" else factor

    def verdict(self, figure: Figure) -> Verdict:
        """Whether a figure reaches the aim; UNKNOWN where there is no baseline to count from."""
        mark = Mark.of(self.aim)
        goal = self._goal(mark.bounds)
        if goal is None:
            return Verdict.UNKNOWN
        return Mark(goal, mark.is_excluded).met_by(self.ecosystem.quantity(figure))

    def progress(self, figure: Figure) -> Quantity | None:
        """How much more than the baseline a figure is."""
        base = self._base
        return None if base is None else self.ecosystem.quantity(figure) - base

    def seen(self, figure: Figure) -> Quantity | None:
        """The progress a year, between the dates of the baseline and the figure."""
        return _pace_since(self.baseline, figure, self.ecosystem)

    def needed(self, aim: Quantity) -> Quantity | None:
        """The whole aim a year, between its statement and its deadline."""
        return _needed(self.target, self.wanted(aim))


@dataclass(frozen=True)
class Total:
    """An aim summed up since its statement: money to raise, start-ups to take in.

    Attributes:
        ecosystem: whose aim.
        target: the aim as stated.
        aim: what it entails.
    """

    ecosystem: Ecosystem
    target: Target
    aim: Quantity

    is_reached_once: ClassVar[bool] = True
    needs_baseline: ClassVar[bool] = False
    baseline: ClassVar[None] = None  # a sum begins at nothing

    def fits(self, figure: Figure) -> bool:
        """Whether a figure is the total since the statement: of a part nothing follows."""
        begins = self.target.on.first <= figure.on.first <= self.target.on.last
        return begins and _unit(self.ecosystem.quantity(figure)) == _unit(self.aim)

    def wanted(self, aim: Quantity) -> Quantity:
        """The aim itself."""
        return aim

    def verdict(self, figure: Figure) -> Verdict:
        """Whether a total reaches the aim."""
        return Mark.of(self.aim).met_by(self.ecosystem.quantity(figure))

    def progress(self, figure: Figure) -> Quantity:
        """The total."""
        return self.ecosystem.quantity(figure)

    def seen(self, figure: Figure) -> Quantity:
        """The total a year, over the time that it covers."""
        days = (figure.on.last - figure.on.first).days + 1
        return pace(self.progress(figure), Quantity.exactly(days / DAYS_A_YEAR, "year"))

    def needed(self, aim: Quantity) -> Quantity | None:
        """The whole aim a year, between its statement and its deadline."""
        return _needed(self.target, aim)


@dataclass(frozen=True)
class Rate:
    """An aim kept every year: of a stock, by its pace; of a flow, by the flow of a year.

    Attributes:
        ecosystem: whose aim.
        target: the aim as stated.
        aim: what it entails.
        baseline: the figure from which the pace of a stock is measured; None where there is none.
    """

    ecosystem: Ecosystem
    target: Target
    aim: Quantity
    baseline: Figure | None = None

    is_reached_once: ClassVar[bool] = False
    needs_baseline: ClassVar[bool] = False  # the aim is known without one

    def fits(self, figure: Figure) -> bool:
        """Whether a figure is of the stock, or is a flow that tells so much a year."""
        found = self.ecosystem.quantity(figure)
        if found.unit != self.aim.unit:
            return False
        if _is_flow(figure):
            return a_year(figure, found) is not None
        return found.per not in PER_YEAR

    def wanted(self, aim: Quantity) -> None:
        """Nothing: a rate has no end that progress leads to."""

    def verdict(self, figure: Figure) -> Verdict:
        """Whether the pace until a figure keeps the aim; UNKNOWN where none is known."""
        seen, mark = self.seen(figure), Mark.of(self.aim)
        if seen is None:
            return Verdict.UNKNOWN
        return Mark(self.needed(mark.bounds), mark.is_excluded).met_by(seen)

    def progress(self, figure: Figure) -> None:
        """Nothing: each year counts for itself."""

    def seen(self, figure: Figure) -> Quantity | None:
        """The flow of a year, or the pace of the stock since the baseline."""
        if _is_flow(figure):
            return a_year(figure, self.ecosystem.quantity(figure))
        return _pace_since(self.baseline, figure, self.ecosystem)

    def needed(self, aim: Quantity) -> Quantity:
        """The aim, per year: that is its mode, where the words name no length of time."""
        return yearly(aim)


Measure: TypeAlias = FromBaseline | Total | Rate


def measure_of(ecosystem: Ecosystem, target: Target, figures: Sequence[Figure]) -> Measure:
    """How a target is measured; `figures` are those of its metric and scope, latest first."""
    aim, metric = ecosystem.quantity(target), METRICS[target.metric]
    if target.mode == "flow":
        rate = Rate(ecosystem, target, aim)
        stock = [figure for figure in figures if not _is_flow(figure)]
        return replace(rate, baseline=_baseline(rate, stock))
    is_sum = metric.kind == "flow" and not metric.is_yearly and aim.per is None
    if is_sum and target.mode in {"increment", "level"}:
        return Total(ecosystem, target, aim)
    change = FromBaseline(ecosystem, target, aim)
    return replace(change, baseline=_baseline(change, figures))


def _baseline(measure: FromBaseline | Rate, figures: Sequence[Figure]) -> Figure | None:
    """The figure to count from: of the year of the statement, else the nearest before it.

    Of that year the statement's own source speaks first, then the figure nearest in time; of one
    time the statement's own source; then the order of the figures decides.
    """
    said, source = measure.target.on, measure.target.source
    fitting = [figure for figure in figures if measure.fits(figure)]
    then = [figure for figure in fitting if figure.on.shares_year(said)]
    if then:
        return min(then, key=lambda figure: (figure.source != source, figure.on.days_from(said)))
    before = [figure for figure in fitting if figure.on.last < said.first]
    return min(
        before,
        key=lambda figure: (figure.on.days_from(said), figure.source != source),
        default=None,
    )


def _unit(quantity: Quantity) -> tuple[str | None, str | None]:
    return quantity.unit, quantity.per


def _is_flow(statement: Statement) -> bool:
    return METRICS[statement.metric].kind == "flow"


def a_year(figure: Figure, quantity: Quantity) -> Quantity | None:
    """What a flow is a year; None where neither its words nor its dates say.

    What was created in whole calendar years is divided by their number; other totals, as of
    start-ups accelerated, may have begun before the date they are stated at.

    >>> from ftcli import load
    >>> net = next(f for f in load()["rennes"].figures if f.metric == "jobs_created")
    >>> net.stated, a_year(net, net.quantity).nominal
    ('solde net de 950 emplois', Fraction(950, 1))
    """
    if quantity.per in PER_YEAR or METRICS[figure.metric].is_yearly:
        return yearly(quantity)
    years, first, last = total_years(figure), figure.on.first, figure.on.last
    is_whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    is_dated = is_whole and not figure.on.open_end and figure.metric in FLOW_OF.values()
    if years is None or not is_dated:
        return None
    return pace(quantity, Quantity.exactly(years, "year"))


def _pace_since(baseline: Figure | None, figure: Figure, ecosystem: Ecosystem) -> Quantity | None:
    time = years_between(baseline.on, figure.on) if baseline else None
    if baseline is None or time is None:
        return None
    return pace(ecosystem.quantity(figure) - ecosystem.quantity(baseline), time)


def _needed(target: Target, wanted: Quantity | None) -> Quantity | None:
    if wanted is None or target.deadline is None:
        return None
    time = years_between(target.on, target.deadline)
    return None if time is None else pace(wanted, time)
