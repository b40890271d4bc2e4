"""All ecosystems ranked on one metric, ratio or gap: the interval of ranks that each may have.

Nobody is placed first who might not be: where bounds overlap, a rank is an interval; what does not
compare with the others (whole regions, other currencies, totals over other lengths of time) and
what is unknown stands apart, without a rank.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from ftcli.catalogue import METRICS, Metric, Subject, metric_named
from ftcli.choose import Choice, Quotient, chosen, quotient
from ftcli.comparison import warnings_of
from ftcli.gaps import Gap, gaps
from ftcli.longform import COLUMNS as LONG
from ftcli.longform import long_row
from ftcli.model import Ecosystem, Figure
from ftcli.ranks import ranks
from ftcli.table import Cell, Column, Kind, Table
from ftcli.warnings import (
    CONCEPT_CODES,
    SELF_DECLARED,
    CodedWarning,
    between,
    concept_of,
    in_order,
    total_years,
)
from ftcli.wording.phrasing import years_text

# Why a row has no rank, in the order in which such rows stand.
APART = (
    "region", "currency", "rate", "period", "withheld", "no-claim", "no-yardstick", "elsewhere",
    "unknown",
)  # fmt: skip
COLUMNS = (
    Column("rank_low", kind=Kind.COUNT),
    Column("rank_high", kind=Kind.COUNT),
    *LONG,
    Column("apart"),
)

_Cell: TypeAlias = Choice | Quotient


class Standing(NamedTuple):
    """One ecosystem in a ranking.

    Attributes:
        cell: its figure, its ratio, or its gap as a ratio.
        ranks: the best and the worst rank it may have; None where it stands apart.
        apart: why it has no rank: one of `APART`; "" where it has one.
        differs: the codes in which it is unlike more than half of the others that are ranked.
        warnings: what to know of it by itself.
    """

    cell: Choice | Quotient
    ranks: tuple[int, int] | None
    apart: str
    differs: tuple[str, ...]
    warnings: tuple[CodedWarning, ...]

    @property
    def ecosystem(self) -> Ecosystem:
        """Whose rank."""
        return self.cell.ecosystem

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all that concerns it, in the order of the codes."""
        return in_order((*self.differs, *(warning.code for warning in self.warnings)))


class Standings(NamedTuple):
    """Ecosystems ranked, the greatest first.

    Attributes:
        name: the metric or ratio.
        ranked: those that have a rank, the best possible rank first.
        apart: those that have none, in the order of `APART`.
        warnings: what to know before quoting a rank.
        sector: the definition that claims are held against; "" where no gaps are ranked.
    """

    name: str
    ranked: tuple[Standing, ...]
    apart: tuple[Standing, ...]
    warnings: tuple[CodedWarning, ...]
    sector: str = ""

    def top(self, number: int) -> tuple[Standing, ...]:
        """Those that may have a rank up to a number: where ranks overlap, more than that many."""
        return tuple(one for one in self.ranked if one.ranks and one.ranks[0] <= number)

    def warnings_of_top(self, number: int) -> tuple[CodedWarning, ...]:
        """What to know before quoting a rank of the `top`: of these alone, and beside each other.

        Where one of them is unlike most of the others that are ranked, that is said of all.
        """
        shown = self.top(number)
        if len(shown) == len(self.ranked):
            return self.warnings
        found = [warning for row in shown for warning in row.warnings]
        if not self.sector:
            found += between([row.cell for row in shown], None)
        unlike = {code for row in shown for code in row.differs} - {w.code for w in found}
        found += [warning for warning in self.warnings if warning.code in unlike]
        return tuple(dict.fromkeys(found))

    def to_table(self, number: int | None = None) -> Table:
        """One row per ecosystem, those without a rank last; with a number, only its `top`.

        Columns: rank_low, rank_high, those of `ftcli.longform`, apart.
        """
        shown = (*self.ranked, *self.apart) if number is None else self.top(number)
        return Table(COLUMNS, tuple(map(self._row, shown)))

    def _row(self, one: Standing) -> tuple[Cell, ...]:
        row = long_row(one.cell, one.codes)
        if self.sector:
            row = (*row[:2], "gap", *row[3:])
        return (*(one.ranks or (None, None)), *row, one.apart or None)


def standings(ecosystems: Sequence[Ecosystem], what: Subject) -> Standings:
    """Ecosystems ranked on a metric or a ratio.

    >>> from ftcli import load
    >>> yardstick = load().of_sector("jde-2015").ecosystems.values()
    >>> found = standings([*yardstick], METRICS["jobs"])
    >>> [one.ecosystem.id for one in found.top(3)], len(found.ranked)
    (['lyon', 'aix-marseille', 'toulouse'], 9)
    """
    cells: list[_Cell] = [
        chosen(item, what.id) if isinstance(what, Metric) else quotient(item, what)
        for item in ecosystems
    ]
    reasons = _reasons(cells)
    ranked = [cell for cell, reason in zip(cells, reasons, strict=True) if not reason]
    together, own = warnings_of(ranked, ecosystems), [warnings_of([cell]) for cell in cells]
    return _ordered(what.id, cells, reasons, together, own)


def gap_standings(ecosystems: Sequence[Ecosystem], metric: str, sector: str) -> Standings:
    """Ecosystems ranked on how many times their claim is of their yardstick, the greatest first.

    The claim of each is the one nearest in date to the yardstick.

    Raises:
        UnknownMetric: the catalogue has no such metric.

    >>> from ftcli import load
    >>> found = gap_standings([*load().ecosystems.values()], "jobs", "jde-2015")
    >>> found.ranked[0].ecosystem.id, found.ranked[0].ranks
    ('grenoble', (1, 2))
    """
    metric_named(metric)
    found = [nearest_gap(item, metric, sector) for item in ecosystems]
    cells = [gap.quotient for gap in found]
    reasons = [
        reason if reason != "unknown" else "no-claim" if gap.yardstick.figure else "no-yardstick"
        for gap, reason in zip(found, _reasons(cells), strict=True)
    ]
    own = [gap.warnings for gap in found]
    of_ranked = [w for some, reason in zip(own, reasons, strict=True) if not reason for w in some]
    return _ordered(metric, cells, reasons, of_ranked, own)._replace(sector=sector)


def nearest_gap(ecosystem: Ecosystem, metric: str, sector: str) -> Gap:
    """The gap of the claim nearest in date to the yardstick; one without, if there is none."""
    found = gaps(ecosystem, [metric], sector)
    return found[0] if found else Gap(Choice(ecosystem, metric, None, None), sector, None)


def _ordered(
    name: str,
    cells: Sequence[_Cell],
    reasons: Sequence[str],
    warnings: Sequence[CodedWarning],
    own: Sequence[Sequence[CodedWarning]],
) -> Standings:
    """The rows in order, those with a reason for having no rank last."""
    ranked = [cell for cell, reason in zip(cells, reasons, strict=True) if not reason]
    bounds = ranks([cell.quantity for cell in ranked])
    ids = [cell.ecosystem.id for cell in ranked]
    intervals = dict(zip(ids, bounds, strict=True))
    differing = dict(zip(ids, _differing(ranked), strict=True))
    alone = {
        cell.ecosystem.id: tuple(dict.fromkeys([*some, *_of_reason(cell, name, reason)]))
        for cell, reason, some in zip(cells, reasons, own, strict=True)
    }
    # What only all of them together show of one, such as an outlier.
    for warning in warnings:
        if len(warning.ecosystems) == 1 and warning not in alone[warning.ecosystems[0]]:
            alone[warning.ecosystems[0]] += (warning,)
    rows = []
    for cell, reason in zip(cells, reasons, strict=True):
        id_ = cell.ecosystem.id
        differs = () if reason else differing[id_]
        rows.append(Standing(cell, intervals.get(id_), reason, differs, alone[id_]))
    return Standings(
        name,
        tuple(sorted((row for row in rows if row.ranks), key=_place)),
        tuple(sorted((row for row in rows if row.apart), key=lambda row: APART.index(row.apart))),
        tuple(dict.fromkeys(warnings)),
    )


def _place(row: Standing) -> tuple[tuple[int, int], str]:
    return row.ranks or (0, 0), row.ecosystem.name


def _reasons(cells: Sequence[_Cell]) -> list[str]:
    """Why each has no rank, "" where it has one: most of the figures known say what compares."""
    kinds = [_kind(cell) for cell in cells]
    common = Counter(kind for kind in kinds if kind is not None).most_common(1)
    standard = common[0][0] if common else None
    return [_reason(cell, kind, standard) for cell, kind in zip(cells, kinds, strict=True)]


_Kind: TypeAlias = tuple[str | None, str | None, tuple[int | None, ...]]


def _kind(cell: _Cell) -> _Kind | None:
    """What a quantity has to share with others to compare: unit, rate, and length of totals."""
    if cell.quantity is None or cell.ecosystem.is_region:
        return None
    return cell.quantity.unit, cell.quantity.per, tuple(map(total_years, cell.figures))


def _reason(cell: _Cell, kind: _Kind | None, standard: _Kind | None) -> str:
    if kind is not None and standard is not None:
        names = ("currency", "rate", "period")
        pairs = zip(names, kind, standard, strict=True)
        return next((name for name, mine, theirs in pairs if mine != theirs), "")
    if cell.quantity is not None:
        return "region"
    if isinstance(cell, Quotient):
        return "withheld" if cell.withheld else "unknown"
    return "elsewhere" if cell.elsewhere else "unknown"


def _of_reason(cell: _Cell, name: str, reason: str) -> list[CodedWarning]:
    """What is to be said of a row that has no rank, beyond what is said of its figures."""
    me = (cell.ecosystem.id,)
    if reason == "region":
        return [CodedWarning("area-differs", name, me, (cell.ecosystem.name,))]
    if reason == "period":
        periods = dict.fromkeys(years_text(figure.on) for figure in cell.figures)
        return [CodedWarning("period-differs", name, me, tuple(periods))]
    return []


def _differing(cells: Sequence[_Cell]) -> list[tuple[str, ...]]:
    """Per cell the codes in which a figure of it is unlike most of the others."""
    found: list[set[str]] = [set() for _ in cells]
    for side in range(max((len(cell.figures) for cell in cells), default=0)):
        having = [index for index, cell in enumerate(cells) if len(cell.figures) > side]
        figures = [cells[index].figures[side] for index in having]
        is_choice = isinstance(cells[having[0]], Choice)
        for index, codes in zip(having, _unlike_most(figures, concepts=is_choice), strict=True):
            found[index] |= codes
    return [in_order(codes) for codes in found]


def _unlike_most(figures: Sequence[Figure], *, concepts: bool) -> list[set[str]]:
    """Per figure the codes in which it is unlike most; in what it counts too, if `concepts`."""
    size = len(figures)
    sectors = Counter(figure.sector or SELF_DECLARED for figure in figures)
    counted = Counter(filter(None, map(concept_of, figures)))
    firsts = sorted(figure.on.first.year for figure in figures)
    lasts = sorted(figure.on.last.year for figure in figures)
    found = []
    for figure in figures:
        earlier = bisect_left(lasts, figure.on.first.year)
        later = size - bisect_right(firsts, figure.on.last.year)
        codes = set()
        if 2 * (earlier + later) > size - 1:
            codes.add("date-gap")
        if 2 * (size - sectors[figure.sector or SELF_DECLARED]) > size - 1:
            codes.add("sector-differs")
        concept, code = concept_of(figure), CONCEPT_CODES.get(METRICS[figure.metric].unit)
        if code and concept and 2 * counted[concept] < counted.total() + 1 and concepts:
            codes.add(code)
        found.append(codes)
    return found
