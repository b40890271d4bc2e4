"""Targets as a long table: one row per statement of an aim, for machines.

The columns are stable; `docs/formats.md` lists them.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ftcli.model import Ecosystem, Figure
from ftcli.table import QUANTITY_COLUMNS, Cell, Column, Kind, Table, prefixed, quantity_cells
from ftcli.targets.aims import Aim
from ftcli.targets.outcomes import Outcome
from ftcli.warnings import in_order

_BOUNDS = QUANTITY_COLUMNS[1:5]  # low, high, low_open, high_open
_SIDE = (*QUANTITY_COLUMNS, *map(Column, ("stated", "on", "source", "url")))


COLUMNS = (
    Column("as_of"),
    Column("ecosystem"),
    Column("metric"),
    Column("aim", kind=Kind.COUNT),
    Column("restates"),
    Column("mode"),
    *QUANTITY_COLUMNS,
    *map(
        Column,
        ("stated", "horizon", "deadline", "on", "area", "sector", "counts", "source", "url"),
    ),
    Column("slip_low", kind=Kind.COUNT),
    Column("slip_high", kind=Kind.COUNT),
    *prefixed("baseline", _SIDE),
    *prefixed("latest", _SIDE),
    *prefixed("progress", QUANTITY_COLUMNS[:5]),
    *prefixed("share", QUANTITY_COLUMNS[:5]),
    *prefixed("needed", _BOUNDS),
    *prefixed("seen", _BOUNDS),
    Column("days_left_low", kind=Kind.COUNT),
    Column("days_left_high", kind=Kind.COUNT),
    Column("status"),
    Column("reason"),
    Column("warnings"),
)


def targets_table(on: date, aims: Sequence[Aim]) -> Table:
    """One row per target; the aims of an ecosystem are numbered from 1."""
    return Table(COLUMNS, tuple(_rows(on, aims)))


def _rows(on: date, aims: Sequence[Aim]) -> Iterator[tuple[Cell, ...]]:
    numbers: dict[str, int] = {}
    for aim in aims:
        name = aim.first.ecosystem.id
        numbers[name] = numbers.get(name, 0) + 1
        for one in aim.outcomes:
            restates = None if one is aim.first else aim.first.target.source
            moved = aim.slip(one) if restates else None
            yield (
                on.isoformat(),
                name,
                one.metric,
                numbers[name],
                restates,
                *_said(one),
                *(moved or (None, None)),
                *_known(one),
            )


def _said(one: Outcome) -> tuple[Cell, ...]:
    """The target as stated, from its mode to its address."""
    target = one.target
    return (
        target.mode,
        *quantity_cells(one.aim),
        target.stated,
        target.horizon,
        str(target.deadline) if target.deadline else None,
        str(target.on),
        str(target.area) if target.area else None,
        target.sector,
        target.counts,
        target.source,
        one.ecosystem.sources[target.source].url,
    )


def _known(one: Outcome) -> tuple[Cell, ...]:
    """What was known of it, from its baseline to its warnings."""
    return (
        *_side(one.ecosystem, one.baseline),
        *_side(one.ecosystem, one.latest),
        *quantity_cells(one.progress)[:5],
        *quantity_cells(one.share)[:5],
        *quantity_cells(one.needed)[1:5],
        *quantity_cells(one.seen)[1:5],
        *(one.days_left or (None, None)),
        one.status.value,
        one.reason.value if one.reason else None,
        ";".join(in_order(warning.code for warning in one.warnings)),
    )


def _side(ecosystem: Ecosystem, figure: Figure | None) -> tuple[Cell, ...]:
    if figure is None:
        return (None,) * len(_SIDE)
    url = ecosystem.sources[figure.source].url
    said = (figure.stated, str(figure.on), figure.source, url)
    return (*quantity_cells(ecosystem.quantity(figure)), *said)
