"""A claim beside a yardstick of the same ecosystem: how many times the one is of the other.

A yardstick is a figure that follows a named definition of digital, such as the 35 NAF codes of
`jde-2015`; a claim is one that names none. What an ecosystem declares of itself can so be held
against what a study counted there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple, get_args

from ftcli.catalogue import METRICS, Ratio
from ftcli.choose import Choice, Quotient, chosen, ranking
from ftcli.dates import Period
from ftcli.errors import FtcliError, UsageError, near_hint, shortened
from ftcli.longform import codes_cell, statement_cells, statement_columns
from ftcli.model import Ecosystem, Figure
from ftcli.model.fields import Sector
from ftcli.quantity import Quantity
from ftcli.table import QUANTITY_COLUMNS, Cell, Column, Kind, Table, prefixed, quantity_cells
from ftcli.warnings import (
    SELF_DECLARED,
    CodedWarning,
    beside,
    counts_over_unequal_periods,
    of_figure,
)

YARDSTICKS: tuple[str, ...] = get_args(Sector)
SIDE = ("stated", "on", "counts", "source", "url")
COLUMNS = (
    Column("ecosystem"),
    Column("metric"),
    Column("sector"),
    Column("nearest", kind=Kind.FLAG),
    *QUANTITY_COLUMNS,
    *prefixed("claim", statement_columns(*SIDE)),
    *prefixed("yardstick", statement_columns(*SIDE)),
    Column("warnings"),
)


class UnknownSector(FtcliError, KeyError):
    """No definition of digital has that name."""

    def __str__(self) -> str:
        return self.message


class Gap(NamedTuple):
    """A claim beside the yardstick of its ecosystem and metric.

    Attributes:
        yardstick: the figure of the named definition, with its rivals of that definition.
        sector: the definition.
        claim: a self-declared figure; None where there is none.
        is_nearest: whether it is the claim nearest in date to the yardstick.
        quantity: claim / yardstick, in "multiple"; None where a side is missing, or withheld.
        withheld: why there is none though both are known: other "units", or totals over other
            "periods"; "" otherwise.
    """

    yardstick: Choice
    sector: str
    claim: Figure | None
    is_nearest: bool = True
    quantity: Quantity | None = None
    withheld: str = ""

    @property
    def ecosystem(self) -> Ecosystem:
        """Whose claim."""
        return self.yardstick.ecosystem

    @property
    def metric(self) -> str:
        """What is claimed."""
        return self.yardstick.metric

    @property
    def quotient(self) -> Quotient:
        """The gap as a ratio: the claim above, the yardstick below."""
        metric = METRICS[self.metric]
        ratio = Ratio(
            metric.id, metric.en, metric.fr, metric.id, metric.id, Fraction(1), "multiple", None
        )
        below = self.yardstick.figure
        return Quotient(self.ecosystem, ratio, self.claim, below, self.quantity, self.withheld)

    @property
    def warnings(self) -> tuple[CodedWarning, ...]:
        """Why the two differ, and what to know of each."""
        if self.claim is None or self.yardstick.figure is None:
            return tuple(of_figure(self.yardstick))
        me = (self.ecosystem.id,)
        said = self.ecosystem.quantity(self.claim)
        claim = Choice(self.ecosystem, self.metric, self.claim, said)
        found = [
            *of_figure(claim),
            *of_figure(self.yardstick),
            *beside([self.claim, self.yardstick.figure], self.metric, me),
        ]
        if self.quantity is not None and self.quantity.is_one_sided:
            found.append(CodedWarning("unbounded", self.metric, me))
        return tuple(dict.fromkeys(found))


class Held(NamedTuple):
    """The claims of several ecosystems held against one definition.

    Attributes:
        ecosystems: those asked for, each once.
        sector: the definition that the yardsticks follow.
        gaps: their gaps, by ecosystem and metric; the claim nearest in date first.
    """

    ecosystems: tuple[Ecosystem, ...]
    sector: str
    gaps: tuple[Gap, ...]

    def to_table(self) -> Table:
        """One row per claim, or per yardstick without one; columns as in `docs/formats.md`."""
        return Table(COLUMNS, tuple(map(_row, self.gaps)))


def sector_named(name: str) -> str | None:
    """The definition of digital that a word names; None for the self-declared one.

    Raises:
        UnknownSector: there is none of that name; the hint says which there are.

    >>> sector_named("jde-2015"), sector_named("self-declared")
    ('jde-2015', None)
    """
    if name == SELF_DECLARED:
        return None
    return _known(name, (SELF_DECLARED, *YARDSTICKS))


def yardstick_named(name: str) -> str:
    """The definition of digital to hold claims against, which is none of their own.

    Raises:
        UnknownSector: there is none of that name; the hint says which there are.
        UsageError: it is the self-declared one.
    """
    if name == SELF_DECLARED:
        raise UsageError(
            "claims are self-declared already", f"hold them against {' or '.join(YARDSTICKS[:2])}"
        )
    return _known(name, YARDSTICKS)


def _known(name: str, names: Sequence[str]) -> str:
    if name in names:
        return name
    raise UnknownSector(
        f"no definition of digital called {shortened(name)!r}", near_hint(name, names)
    )


def gaps(ecosystem: Ecosystem, metrics: Iterable[str], sector: str) -> tuple[Gap, ...]:
    """The claims of an ecosystem beside its yardsticks, for the metrics that have one.

    The yardstick is the figure of the sector that would speak if there were no other; each claim
    is a gap of its own, the nearest in date to the yardstick first. A metric without a claim has
    one gap without.

    >>> from ftcli import load
    >>> from ftcli.wording.phrasing import quantity_text
    >>> found = gaps(load()["grenoble"], ["jobs"], "jde-2015")
    >>> [(gap.claim.stated, quantity_text(gap.quantity)) for gap in found]
    [('40 000 emplois', '×2.55'), ('environ 30 000 emplois', '×1.59–2.23')]
    """
    found: list[Gap] = []
    for metric in metrics:
        yardstick = chosen(ecosystem.of_sector(sector), metric)
        if yardstick.figure is None:
            continue
        claims = claims_near(ecosystem, metric, yardstick.figure.on)
        found += [
            _gap(yardstick, sector, claim, is_nearest=not index)
            for index, claim in enumerate(claims)
        ] or [Gap(yardstick, sector, None)]
    return tuple(found)


def claims_near(ecosystem: Ecosystem, metric: str, on: Period) -> list[Figure]:
    """The self-declared figures of a metric, the nearest in date to another first.

    Distance is in calendar years; among equals stand those first that would speak first.
    """
    claims = [figure for figure in ranking(ecosystem, metric) if figure.sector is None]
    return sorted(claims, key=lambda claim: claim.on.years_from(on))


def _gap(yardstick: Choice, sector: str, claim: Figure, *, is_nearest: bool) -> Gap:
    above, below = yardstick.ecosystem.quantity(claim), yardstick.quantity
    gap = Gap(yardstick, sector, claim, is_nearest)
    if below is None or (above.unit, above.per) != (below.unit, below.per):
        return gap._replace(withheld="units")
    if counts_over_unequal_periods([claim, *yardstick.figures]):
        return gap._replace(withheld="periods")
    times = replace(above / below, unit="multiple")
    return gap._replace(quantity=times.without_bare_zero())


def held_against(ecosystems: Iterable[Ecosystem], metrics: Iterable[str], sector: str) -> Held:
    """The claims of ecosystems beside their yardsticks; an ecosystem named twice stands once.

    >>> from ftcli import load
    >>> data = load()
    >>> found = held_against([data["grenoble"], data["toulon"]], ["firms"], "jde-2015")
    >>> [(gap.ecosystem.id, gap.claim.stated) for gap in found.gaps]
    [('grenoble', '550 entreprises'), ('grenoble', '500 entreprises')]
    """
    once = tuple({item.id: item for item in ecosystems}.values())
    names = tuple(metrics)
    return Held(once, sector, tuple(gap for item in once for gap in gaps(item, names, sector)))


def _row(gap: Gap) -> tuple[Cell, ...]:
    return (
        gap.ecosystem.id,
        gap.metric,
        gap.sector,
        gap.is_nearest if gap.claim else None,
        *quantity_cells(gap.quantity, "multiple"),
        *statement_cells(gap.ecosystem, gap.claim, *SIDE),
        *statement_cells(gap.ecosystem, gap.yardstick.figure, *SIDE),
        codes_cell(warning.code for warning in gap.warnings),
    )
