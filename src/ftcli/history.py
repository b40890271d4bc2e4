"""The figures of one metric in time order, with the change between those that count alike.

Two figures count alike where they have one scope (area, definition of digital), one concept
("salariés" are not "emplois", nor all of them the private ones) and one unit. Figures of one
calendar year are rivals, so that a change is only taken between years.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import accumulate
from typing import Any, NamedTuple

from ftcli.catalogue import METRICS, metric_named
from ftcli.choose import chosen, recency
from ftcli.dates import DAYS_A_YEAR
from ftcli.longform import COLUMNS, figure_row
from ftcli.model import Area, Ecosystem, Figure
from ftcli.quantity import COUNTS, Quantity
from ftcli.rivals import Rivals
from ftcli.table import BOUND_COLUMNS, Cell, Column, Kind, Table, bound_cells, prefixed
from ftcli.warnings import (
    CodedWarning,
    beside,
    concept_of,
    counts_private_only,
    of_figure,
    total_years,
)

LEAST_DAYS = 365  # less than a year says nothing of "a year": three good months are no trend
_PRECISE = Context(prec=60)
_SLACK = Fraction(1, 10**50)  # far more than what 60 digits may be wrong by

HISTORY_COLUMNS = (
    *COLUMNS,
    Column("since"),
    *prefixed("change", BOUND_COLUMNS),
    *prefixed("growth", BOUND_COLUMNS),
    Column("contested", kind=Kind.FLAG),
    Column("recopied", kind=Kind.FLAG),
    Column("context", kind=Kind.FLAG),
)


class Change(NamedTuple):
    """What became of a figure since the one before.

    Attributes:
        since: the figure compared with.
        amount: how much was added, in the unit of both; less than 0 where it shrank.
        percent: the same in % of the earlier figure; None where that is 0, or in % itself.
        yearly: the compound growth in % a year; None where less than a year may lie between.
        is_contested: whether a rival that counts alike excludes one of the two in its own year.
    """

    since: Figure
    amount: Quantity
    percent: Quantity | None
    yearly: Quantity | None
    is_contested: bool = False


class Point(NamedTuple):
    """One figure of a series.

    Attributes:
        figure: what was stated.
        quantity: what it entails.
        change: since the latest figure of an earlier year that counts alike; None if none does.
        copy_of: the first figure of an earlier year, of the same scope, that gave its number.
    """

    figure: Figure
    quantity: Quantity
    change: Change | None
    copy_of: Figure | None


class Series(NamedTuple):
    """The figures of one scope in time order.

    Attributes:
        area: what they count instead of the whole territory; None for that.
        sector: the definition of digital they use; None for the self-declared one.
        points: the figures.
    """

    area: Area | None
    sector: str | None
    points: tuple[Point, ...]


class History(NamedTuple):
    """All figures of one metric of an ecosystem.

    Attributes:
        ecosystem: whose figures.
        metric: what is counted.
        series: one per scope: the territory's own, those by other definitions, those of areas.
        background: figures that are context only, in time order.
    """

    ecosystem: Ecosystem
    metric: str
    series: tuple[Series, ...]
    background: tuple[Figure, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of every series."""
        return tuple(point for series in self.series for point in series.points)

    @property
    def warnings(self) -> tuple[CodedWarning, ...]:
        """What to know of the chosen figure, and where those of the territory count otherwise."""
        own = [p.figure for series in self.series if not series.area for p in series.points]
        found = [*of_figure(chosen(self.ecosystem, self.metric))]
        found += beside(own, self.metric, (self.ecosystem.id,))
        return tuple(warning for warning in found if warning.code != "date-gap")

    def to_table(self) -> Table:
        """One row per figure, in the columns of `ftcli.longform` and twelve more.

        These are since (EDTF), the bounds of change (in the unit of the row) and growth (% a year),
        contested, recopied and context (flags).
        """
        rows = [self._row(point) for point in self.points]
        nothing: tuple[Cell, ...] = (None,) * (len(HISTORY_COLUMNS) - len(COLUMNS) - 2)
        rows += [
            (*figure_row(self.ecosystem, figure), *nothing, False, True)
            for figure in self.background
        ]
        return Table(HISTORY_COLUMNS, tuple(rows))

    def _row(self, point: Point) -> tuple[Cell, ...]:
        change = point.change
        return (
            *figure_row(self.ecosystem, point.figure),
            str(change.since.on) if change else None,
            *bound_cells(change.amount if change else None),
            *bound_cells(change.yearly if change else None),
            change.is_contested if change else None,
            point.copy_of is not None,
            False,
        )


def history_of(ecosystem: Ecosystem, metric: str) -> History:
    """The figures of a metric in time order, with their changes.

    Raises:
        UnknownMetric: the metric is none of the catalogue.

    >>> from ftcli import load
    >>> firms = history_of(load()["saint-etienne"], "firms").series[0].points
    >>> [(point.figure.on.edtf, int(point.change.amount.low)) for point in firms if point.change]
    [('2015-06', -50), ('2015-06', -50), ('2016-02', 50), ('2016-02/2016-03', 50)]
    """
    metric_named(metric)
    figures = sorted((f for f in ecosystem.figures if f.metric == metric), key=_time)
    scopes: dict[tuple[Area | None, str | None], list[Figure]] = {}
    for figure in figures:
        if not figure.context:
            scopes.setdefault((figure.area, figure.sector), []).append(figure)
    series = [
        Series(area, sector, tuple(_points(ecosystem, own)))
        for (area, sector), own in scopes.items()
    ]
    series.sort(key=lambda one: (one.area is not None, one.sector is not None))
    return History(ecosystem, metric, tuple(series), tuple(f for f in figures if f.context))


def _time(figure: Figure) -> tuple[date, date]:
    return figure.on.first, figure.on.last


def _points(ecosystem: Ecosystem, figures: list[Figure]) -> Iterator[Point]:
    """The points of one scope; each looks up what came before it, so that many take no longer."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    numbers: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(_counted(ecosystem, figure), []).append(figure)
        numbers.setdefault(ecosystem.quantity(figure).stated_number, []).append(figure)
    copies = {number: _Earlier(same) for number, same in numbers.items()}
    alike = {counted: _Alike(ecosystem, own) for counted, own in groups.items()}
    for figure in figures:
        quantity = ecosystem.quantity(figure)
        change = alike[_counted(ecosystem, figure)].change(figure)
        yield Point(figure, quantity, change, copies[quantity.stated_number].than(figure))


class _Earlier:
    """Figures in time order, to find the one to name before another: the first, by default.

    Args:
        figures: the figures.
        rank: what is the greatest for the one to name; of equals it is the first.
    """

    def __init__(
        self, figures: Sequence[Figure], rank: Callable[[Figure], Any] = lambda _: 0
    ) -> None:
        places = {id(figure): place for place, figure in enumerate(figures)}
        ended = sorted(figures, key=lambda figure: figure.on.last.year)
        self._years = [figure.on.last.year for figure in ended]
        self._best = [
            *accumulate(ended, lambda *two: max(two, key=lambda f: (rank(f), -places[id(f)])))
        ]

    def than(self, figure: Figure) -> Figure | None:
        """The one to name of those of earlier years than a figure."""
        ended = bisect_left(self._years, figure.on.first.year)
        return self._best[ended - 1] if ended else None


class _Alike:
    """Figures that count alike: which is compared with which, and which a rival excludes."""

    def __init__(self, ecosystem: Ecosystem, figures: Sequence[Figure]) -> None:
        self._ecosystem = ecosystem
        self._earlier = _Earlier(figures, lambda figure: recency(ecosystem, figure))
        self._rivals = Rivals((figure, ecosystem.quantity(figure)) for figure in figures)

    def change(self, figure: Figure) -> Change | None:
        """The change since the latest of an earlier year; of one date, by the better source."""
        since = self._earlier.than(figure)
        if since is None:
            return None
        contested = any(
            self._rivals.are_against(one, self._ecosystem.quantity(one)) for one in (since, figure)
        )
        return change_between(self._ecosystem, since, figure)._replace(is_contested=contested)


def _counted(ecosystem: Ecosystem, figure: Figure) -> tuple[object, ...]:
    """What figures of one scope have in common where the one can be subtracted from the other."""
    quantity = ecosystem.quantity(figure)
    heads = METRICS[figure.metric].unit in COUNTS
    concept = concept_of(figure) if heads else None
    private = counts_private_only(figure)
    return quantity.unit, quantity.per, concept, private, total_years(figure)


def change_between(ecosystem: Ecosystem, earlier: Figure, later: Figure) -> Change:
    """The change from one figure to another of the same unit.

    Bounds are the extremes: the least later number less the greatest earlier one, and the reverse;
    for growth also the least and the most time that may lie between.

    Raises:
        UnitMismatch: their units differ.
    """
    start, end = ecosystem.quantity(earlier), ecosystem.quantity(later)
    amount = end.without_bare_zero() - start.without_bare_zero()
    if end.unit == "%":  # percent of percent would be taken for points
        return Change(earlier, amount, None, None)
    factor = end / start
    least = (later.on.first - earlier.on.last).days
    most = (later.on.last - earlier.on.first).days
    return Change(
        earlier,
        amount,
        _in_percent(factor),
        _in_percent(_a_year(factor, least, most), per="year") if least >= LEAST_DAYS else None,
    )


def _in_percent(factor: Quantity, per: str | None = None) -> Quantity | None:
    """What a factor adds, in percent; None where nothing bounds it."""
    bounded = factor.without_bare_zero()  # that nothing falls by more than 100 % is no news
    if bounded.low is None and bounded.high is None:
        return None
    return replace((bounded - 1) * 100, unit="%", per=per)


def _a_year(factor: Quantity, least: int, most: int) -> Quantity:
    """The factor of one year, where another is that of as many days: from `least` to `most`."""
    low, high = factor.low, factor.high
    # What grows does so slowest over the most days; what shrinks, fastest over the least.
    if low is not None:
        low = _root(low, most if low > 1 else least, 1 - _SLACK)
    if high is not None:
        high = _root(high, least if high > 1 else most, 1 + _SLACK)
    return replace(factor, low=low, high=high, nominal=None)


def _root(factor: Fraction, days: int, outward: Fraction) -> Fraction:
    """The yearly factor of a factor over some days, a hair to the side asked for."""
    if factor in {0, 1}:
        return factor
    with localcontext(_PRECISE):
        logarithm = (Decimal(factor.numerator) / factor.denominator).ln()
        root = (logarithm * DAYS_A_YEAR.numerator / (DAYS_A_YEAR.denominator * days)).exp()
    return Fraction(root) * outward
