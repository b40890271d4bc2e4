"""Ecosystems side by side: figures, ratios, verdicts and ranks."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ftcli.catalogue import METRICS, RATIOS, Ratio, near_metric, parse_ratio
from ftcli.choose import Choice, Quotient, chosen, known_metrics, quotient
from ftcli.errors import FtcliError, UsageError
from ftcli.longform import COLUMNS, long_row, wide_table
from ftcli.model import Dataset, Ecosystem
from ftcli.names import find
from ftcli.quantity import Quantity, Verdict
from ftcli.table import Table
from ftcli.warnings import (
    CodedWarning,
    between,
    counts_over_unequal_periods,
    of_figure,
    of_ratio,
)

if TYPE_CHECKING:
    import pandas as pd


class UnknownMetric(FtcliError, KeyError):
    """No metric has that name."""

    def __str__(self) -> str:
        return self.message


class NothingToCompare(UsageError, ValueError):
    """No ecosystem was named."""


class Row(NamedTuple):
    """One metric or ratio of all ecosystems compared.

    Attributes:
        cells: one choice or quotient per ecosystem, in their order.
        verdict: the first beside the second, where two are compared; else None.
        ranks: the interval of possible ranks per ecosystem, greatest first; None where unknown.
        warnings: what to know before comparing.
    """

    cells: tuple[Choice | Quotient, ...]
    verdict: Verdict | None
    ranks: tuple[tuple[int, int] | None, ...]
    warnings: tuple[CodedWarning, ...]

    @property
    def id(self) -> str:
        """The name of the metric or ratio."""
        return self.cells[0].id

    @property
    def is_known(self) -> bool:
        """Whether any ecosystem has it."""
        return any(cell.quantity is not None for cell in self.cells)


class Comparison(NamedTuple):
    """Ecosystems side by side.

    Attributes:
        ecosystems: the ecosystems, in the order asked for.
        figures: the rows of metrics.
        ratios: the rows of ratios.
    """

    ecosystems: tuple[Ecosystem, ...]
    figures: tuple[Row, ...]
    ratios: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, metrics first."""
        return self.figures + self.ratios

    @property
    def warnings(self) -> tuple[CodedWarning, ...]:
        """Every warning of every row."""
        return tuple(warning for row in self.rows for warning in row.warnings)

    def to_table(self) -> Table:
        """One row per ecosystem and metric or ratio, in the columns of `ftcli.longform`."""
        lines = []
        for row in self.rows:
            codes: dict[str, list[str]] = {}
            for warning in row.warnings:
                for name in warning.ecosystems:
                    codes.setdefault(name, []).append(warning.code)
            for name, cell in {cell.ecosystem.id: cell for cell in row.cells}.items():
                lines.append(long_row(cell, codes.get(name, ())))
        return Table(COLUMNS, tuple(lines))

    def to_wide_table(self) -> Table:
        """One row per metric or ratio; value, low and high per ecosystem."""
        return wide_table([row.cells for row in self.rows])

    def to_frame(self) -> "pd.DataFrame":
        """The long table as a pandas DataFrame.

        One row per (ecosystem, metric); columns as in `docs/formats.md`: value, low, high (float),
        low_open, high_open, approximate (boolean), rivals (Int64), the rest text.
        """
        from ftcli.frame import frame_of  # pandas only where it is asked for

        return frame_of(self.to_table())


def compare(
    dataset: Dataset,
    *cities: str,
    metrics: Iterable[str] | None = None,
    ratios: Iterable[Ratio | str] | None = None,
) -> Comparison:
    """Ecosystems of a dataset side by side.

    Args:
        dataset: where to look.
        cities: their names, in any spelling.
        metrics: the metrics to compare; by default the core ones, and those that two cities share.
        ratios: the ratios to compare, by name or formula too; by default the core ones.

    Raises:
        UnknownEcosystem: a name fits none, or several.
        UnknownMetric: a metric is none of the catalogue.
        NothingToCompare: no city is named.

    >>> from ftcli.store import load
    >>> result = compare(load(), "saint-etienne", "aix-marseille")
    >>> {row.id: str(row.verdict) for row in result.figures}["revenue"]
    'undecided'
    """
    if not cities:
        raise NothingToCompare(
            "no ecosystem to compare", "name at least one; 'ftcli list' shows them"
        )
    return side_by_side([find(dataset, city) for city in cities], metrics=metrics, ratios=ratios)


def side_by_side(
    ecosystems: Sequence[Ecosystem],
    *,
    metrics: Iterable[str] | None = None,
    ratios: Iterable[Ratio | str] | None = None,
) -> Comparison:
    """The same of ecosystems at hand."""
    if not ecosystems:
        return Comparison((), (), ())
    names = list(metrics) if metrics is not None else _shared_metrics(ecosystems)
    for name in names:
        if name not in METRICS:
            raise UnknownMetric(f"no metric called {name!r}", near_metric(name))
    wanted = core_ratios() if ratios is None else ratios
    chosen_ratios = [parse_ratio(item) if isinstance(item, str) else item for item in wanted]
    return Comparison(
        tuple(ecosystems),
        tuple(_row(ecosystems, partial(chosen, metric=name)) for name in names),
        tuple(_row(ecosystems, partial(quotient, ratio=ratio)) for ratio in chosen_ratios),
    )


def core_ratios() -> tuple[Ratio, ...]:
    """The ratios that are compared without being asked for."""
    return tuple(ratio for ratio in RATIOS.values() if ratio.core)


def all_metrics(dataset: Dataset, *cities: str) -> list[str]:
    """The core metrics, and every metric that any of the cities states, in catalogue order."""
    stated = {name for city in cities for name in known_metrics(find(dataset, city))}
    return [name for name, metric in METRICS.items() if metric.core or name in stated]


def _shared_metrics(ecosystems: Sequence[Ecosystem]) -> list[str]:
    counts = [name for item in {e.id: e for e in ecosystems}.values() for name in _stated(item)]
    return [name for name, metric in METRICS.items() if metric.core or counts.count(name) > 1]


def _stated(ecosystem: Ecosystem) -> list[str]:
    return [
        name
        for name in known_metrics(ecosystem)
        if any(f.metric == name and not f.area and not f.context for f in ecosystem.figures)
    ]


def _row(ecosystems: Sequence[Ecosystem], cell_of: Callable[[Ecosystem], Choice | Quotient]) -> Row:
    # An ecosystem that is named twice has one cell, which is equal to itself.
    once = {item.id: cell_of(item) for item in ecosystems}
    cells = [once[item.id] for item in ecosystems]
    verdict = _verdict(*cells) if len(cells) == 2 else None
    found: list[CodedWarning] = []
    for cell in once.values():
        found += of_figure(cell) if isinstance(cell, Choice) else of_ratio(cell)
    found += between(cells, verdict)
    return Row(tuple(cells), verdict, ranks([cell.quantity for cell in cells]), tuple(found))


def _verdict(first: Choice | Quotient, second: Choice | Quotient) -> Verdict:
    if first.quantity is None or second.quantity is None:
        return Verdict.UNKNOWN
    if first is second:
        return Verdict.EQUAL  # the same figure is equal to itself, whatever its bounds
    if (first.quantity.unit, first.quantity.per) != (second.quantity.unit, second.quantity.per):
        return Verdict.UNDECIDED  # dollars beside euros, a yearly rate beside a total
    if counts_over_unequal_periods([*first.figures[:1], *second.figures[:1]]):
        return Verdict.UNDECIDED  # four years of funds beside one
    return first.quantity.compare(second.quantity)


def ranks(quantities: Sequence[Quantity | None]) -> tuple[tuple[int, int] | None, ...]:
    """The ranks that each quantity may have among those known, the greatest first.

    A rank is one more than the number of greater quantities: at best only those surely above
    count, at worst all that may be. A quantity given twice stands beside itself.

    >>> ranks([Quantity.exactly(5), Quantity(low=Quantity.exactly(4).low), None])
    ((1, 2), (1, 2), None)
    """
    known = [quantity for quantity in quantities if quantity is not None]
    units = dict.fromkeys((quantity.unit, quantity.per) for quantity in known)
    fields = {unit: _Field([q for q in known if (q.unit, q.per) == unit]) for unit in units}
    times = Counter(map(id, known))

    def interval(quantity: Quantity) -> tuple[int, int]:
        field = fields[quantity.unit, quantity.per]
        elsewhere = len(known) - field.size  # another unit: nothing is known of it
        itself = times[id(quantity)] if _may_exceed(quantity, quantity) else 0
        maybe = field.maybe_above(quantity) - itself + elsewhere
        return field.surely_above(quantity) + 1, maybe + 1

    return tuple(None if quantity is None else interval(quantity) for quantity in quantities)


def _may_exceed(other: Quantity, quantity: Quantity) -> bool:
    return other.high is None or quantity.low is None or other.high > quantity.low


class _Field:
    """Quantities of one unit, sorted once, so that ranks of many take no time per pair."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self.size = len(quantities)
        # A bound that is excluded lies a little inside: (number, 1) above, (number, -1) below.
        self._lows = sorted((q.low, int(q.low_open)) for q in quantities if q.low is not None)
        self._highs = sorted(q.high for q in quantities if q.high is not None)

    def surely_above(self, quantity: Quantity) -> int:
        """How many lie wholly above a quantity."""
        if quantity.high is None:
            return 0
        # "from 5 on" is not above "up to 5", but "more than 5" is, and so is 5 above "under 5".
        edge = (quantity.high, 0 if quantity.high_open else 1)
        return len(self._lows) - bisect_left(self._lows, edge)

    def maybe_above(self, quantity: Quantity) -> int:
        """How many may lie above a quantity, itself included where it is no exact number."""
        if quantity.low is None:
            return self.size
        return self.size - bisect_right(self._highs, quantity.low)
