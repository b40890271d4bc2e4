"""Claims that were checked as rows for machines: one per claim and figure."""

from collections.abc import Sequence
from typing import TypeAlias

from ftcli.longform import statement_cells, statement_columns
from ftcli.model import Ecosystem, Target
from ftcli.table import (
    QUANTITY_COLUMNS,
    VALUE_COLUMNS,
    Cell,
    Column,
    Kind,
    Row,
    Table,
    prefixed,
    quantity_cells,
    value_cells,
)
from ftcli.text.checking import Checked, Compared
from ftcli.text.claims import Claim, Unchecked

_SAID = ("stated", "mode", "on", "deadline", "area", "sector", "counts", "source", "url")
COLUMNS = (
    Column("ecosystem"),
    Column("claim"),
    Column("claim_metric"),
    *prefixed("claim", QUANTITY_COLUMNS),
    *map(Column, ("claim_mode", "claim_on", "claim_deadline", "claim_area", "answer")),
    Column("counted", kind=Kind.FLAG),
    *map(Column, ("says", "kind", "metric")),
    *statement_columns(*_SAID),
    *prefixed("quotient", VALUE_COLUMNS),
    *prefixed("difference", VALUE_COLUMNS),
    Column("causes"),
)
Cells: TypeAlias = tuple[Cell, ...]


def check_table(
    checks: Sequence[Checked], left: Sequence[Unchecked], ecosystem: Ecosystem
) -> Table:
    """One row per claim and statement; one without statements for a claim that has none."""
    rows: list[Row] = []
    for check in checks:
        claim = _claim(check, ecosystem)
        several = (*check.compared, *check.elsewhere)
        rows += [(*claim, *_statement(one, ecosystem)) for one in several]
        if not several:
            rows.append(_filled(claim))
    for one in left:
        words = _filled((ecosystem.id, one.stated))
        rows.append((*words[:-1], one.reason.value))
    return Table(COLUMNS, tuple(rows))


def _filled(cells: Cells) -> Cells:
    return (*cells, *(None,) * (len(COLUMNS) - len(cells)))


def _claim(check: Checked, ecosystem: Ecosystem) -> Cells:
    claim: Claim = check.claim
    return (
        ecosystem.id,
        claim.stated,
        claim.metric,
        *quantity_cells(claim.quantity),
        claim.mode,
        str(claim.on) if claim.on else None,
        str(claim.deadline) if claim.deadline else None,
        ": ".join(claim.area) if claim.area else None,
        check.answer.value,
    )


def _statement(one: Compared, ecosystem: Ecosystem) -> Cells:
    return (
        one.counted,
        one.answer.value,
        "target" if isinstance(one.statement, Target) else "figure",
        one.statement.metric,
        *statement_cells(ecosystem, one.statement, *_SAID),
        *value_cells(one.times),
        *value_cells(one.more),
        ";".join(cause.value for cause in one.causes),
    )
