"""Ecosystems side by side: figures, ratios, verdicts and ranks."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ftcli.catalogue import METRICS, RATIOS, Ratio, metric_named, parse_ratio
from ftcli.choose import Choice, Quotient, chosen, known_metrics, quotient
from ftcli.errors import UsageError
from ftcli.longform import COLUMNS, long_row, wide_table
from ftcli.model import Dataset, Ecosystem
from ftcli.quantity import Verdict
from ftcli.ranks import ranks
from ftcli.store.names import find
from ftcli.table import Table
from ftcli.warnings import (
    CodedWarning,
    between,
    counts_over_unequal_periods,
    of_figure,
    of_ratio,
    outliers,
    total_years,
)

if TYPE_CHECKING:
    import pandas as pd


class NothingToCompare(UsageError, ValueError):
    """No ecosystem was named."""


class Row(NamedTuple):
    """One metric or ratio of all ecosystems compared.

    Attributes:
        cells: one choice or quotient per ecosystem, in their order.
        verdict: the first beside the second, where two are compared; else None.
        ranks: the interval of possible ranks per ecosystem, greatest first; None where unknown,
            and for a whole region beside territories.
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

    @property
    def codes(self) -> dict[str, list[str]]:
        """The codes of the warnings about each ecosystem, by its id; none where there is none."""
        codes: dict[str, list[str]] = {cell.ecosystem.id: [] for cell in self.cells}
        for warning in self.warnings:
            for name in warning.ecosystems:
                codes[name].append(warning.code)
        return codes


class Comparison(NamedTuple):
    """Ecosystems side by side.

    Attributes:
        ecosystems: the ecosystems, in the order asked for.
        figures: the rows of metrics.
        ratios: the rows of ratios.
    """

    ecosystems: Sequence[Ecosystem]
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
            codes = row.codes
            for name, cell in {cell.ecosystem.id: cell for cell in row.cells}.items():
                lines.append(long_row(cell, codes[name]))
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

    >>> from ftcli import load
    >>> result = compare(load(), "saint-etienne", "aix-marseille")
    >>> {row.id: str(row.verdict) for row in result.figures}["revenue"]
    'undecided'
    """
    if not cities:
        raise NothingToCompare(
            "no ecosystem to compare", "name at least one; 'ftcli list' shows them"
        )
    named = tuple(find(dataset, city) for city in cities)
    return side_by_side(named, among=dataset.at_hand, metrics=metrics, ratios=ratios)


def side_by_side(
    ecosystems: Sequence[Ecosystem],
    *,
    among: Iterable[Ecosystem] = (),
    metrics: Iterable[str] | None = None,
    ratios: Iterable[Ratio | str] | None = None,
) -> Comparison:
    """The same of ecosystems at hand.

    Args:
        ecosystems: those to compare.
        among: all of which they are some, beside which one may be an outlier.
        metrics: the metrics to compare.
        ratios: the ratios to compare.
    """
    if not ecosystems:
        return Comparison((), (), ())
    names = list(metrics) if metrics is not None else shared_metrics(ecosystems)
    for name in names:
        metric_named(name)
    wanted = core_ratios() if ratios is None else ratios
    chosen_ratios = [parse_ratio(item) if isinstance(item, str) else item for item in wanted]
    return Comparison(
        ecosystems,
        tuple(_row(ecosystems, partial(chosen, metric=name)) for name in names),
        tuple(_row(ecosystems, partial(quotient, ratio=ratio), among) for ratio in chosen_ratios),
    )


def core_ratios() -> tuple[Ratio, ...]:
    """The ratios that are compared without being asked for."""
    return tuple(ratio for ratio in RATIOS.values() if ratio.core)


def all_metrics(dataset: Dataset, *cities: str) -> list[str]:
    """The core metrics, and every metric that any of the cities states, in catalogue order."""
    return every_metric([find(dataset, city) for city in cities])


def every_metric(ecosystems: Iterable[Ecosystem]) -> list[str]:
    """The same of ecosystems at hand."""
    stated = {name for ecosystem in ecosystems for name in known_metrics(ecosystem)}
    return [name for name, metric in METRICS.items() if metric.core or name in stated]


def shared_metrics(ecosystems: Sequence[Ecosystem]) -> list[str]:
    """The core metrics, and every metric that two of the ecosystems state, in catalogue order."""
    counts = [name for item in {e.id: e for e in ecosystems}.values() for name in _stated(item)]
    return [name for name, metric in METRICS.items() if metric.core or counts.count(name) > 1]


def _stated(ecosystem: Ecosystem) -> list[str]:
    return [
        name
        for name in known_metrics(ecosystem)
        if any(f.metric == name and not f.area and not f.context for f in ecosystem.figures)
    ]


def _row(
    ecosystems: Sequence[Ecosystem],
    cell_of: Callable[[Ecosystem], Choice | Quotient],
    among: Iterable[Ecosystem] = (),
) -> Row:
    # An ecosystem that is named twice has one cell, which is equal to itself.
    once = {item.id: cell_of(item) for item in ecosystems}
    cells = [once[item.id] for item in ecosystems]
    verdict = _verdict(*cells) if len(cells) == 2 else None
    lengths = [tuple(map(total_years, cell.figures)) for cell in cells]
    # Beside territories a whole region has no rank: they would be measured against it.
    is_mixed = len({item.is_region for item in ecosystems}) > 1
    ranked = ranks(
        [None if is_mixed and cell.ecosystem.is_region else cell.quantity for cell in cells],
        lengths,
    )
    return Row(tuple(cells), verdict, ranked, warnings_of(cells, among))


def warnings_of(
    cells: Sequence[Choice | Quotient], among: Iterable[Ecosystem] = ()
) -> tuple[CodedWarning, ...]:
    """What to know of figures or ratios of one kind: of each by itself, and side by side.

    Args:
        cells: the figures or the ratios.
        among: all ecosystems of which they are some, beside which one may be an outlier.
    """
    once = {cell.ecosystem.id: cell for cell in cells}.values()
    found: list[CodedWarning] = []
    for cell in once:
        found += of_figure(cell) if isinstance(cell, Choice) else of_ratio(cell)
    found += outliers([cell for cell in once if isinstance(cell, Quotient)], among)
    found += between(cells, _verdict(*cells) if len(cells) == 2 else None)
    return tuple(found)


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
