"""Targets as a long table: one row per statement of an aim, for machines.

The columns are stable; `docs/formats.md` lists them.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ftcli.longform import codes_cell, statement_cells, statement_columns
from ftcli.table import (
    BOUND_COLUMNS,
    VALUE_COLUMNS,
    Cell,
    Column,
    Kind,
    Table,
    bound_cells,
    prefixed,
    value_cells,
)
from ftcli.targets.aims import Aim
from ftcli.targets.outcomes import Outcome

_SAID = ("stated", "horizon", "deadline", "on", "area", "sector", "counts", "source", "url")
_SIDE = ("stated", "on", "source", "url")
COLUMNS = (
    Column("as_of"),
    Column("ecosystem"),
    Column("metric"),
    Column("aim", kind=Kind.COUNT),
    Column("restates"),
    Column("mode"),
    *statement_columns(*_SAID),
    Column("slip_low", kind=Kind.COUNT),
    Column("slip_high", kind=Kind.COUNT),
    *prefixed("baseline", statement_columns(*_SIDE)),
    *prefixed("latest", statement_columns(*_SIDE)),
    *prefixed("progress", VALUE_COLUMNS),
    *prefixed("share", VALUE_COLUMNS),
    *prefixed("needed", BOUND_COLUMNS),
    *prefixed("seen", BOUND_COLUMNS),
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
                one.target.mode,
                *statement_cells(one.ecosystem, one.target, *_SAID),
                *(moved or (None, None)),
                *_known(one),
            )


def _known(one: Outcome) -> tuple[Cell, ...]:
    """What was known of it, from its baseline to its warnings."""
    return (
        *statement_cells(one.ecosystem, one.baseline, *_SIDE),
        *statement_cells(one.ecosystem, one.latest, *_SIDE),
        *value_cells(one.progress),
        *value_cells(one.share),
        *bound_cells(one.needed),
        *bound_cells(one.seen),
        *(one.days_left or (None, None)),
        one.status.value,
        one.reason.value if one.reason else None,
        codes_cell(warning.code for warning in one.warnings),
    )
