"""Claims that were checked as rows for machines: one per claim and figure."""

from collections.abc import Sequence
from typing import TypeAlias

from ftcli.model import Ecosystem, Figure, Target
from ftcli.table import QUANTITY_COLUMNS, Cell, Column, Kind, Row, Table, prefixed, quantity_cells
from ftcli.text.checking import Checked, Compared
from ftcli.text.claims import Claim, Unchecked

_BOUNDS = QUANTITY_COLUMNS[:5]


COLUMNS = (
    Column("ecosystem"),
    Column("claim"),
    Column("claim_metric"),
    *prefixed("claim", QUANTITY_COLUMNS),
    *map(Column, ("claim_mode", "claim_on", "claim_deadline", "claim_area", "answer")),
    Column("counted", kind=Kind.FLAG),
    *map(Column, ("says", "kind", "metric")),
    *QUANTITY_COLUMNS,
    *map(Column, ("stated", "mode", "on", "deadline", "area", "sector", "counts")),
    *map(Column, ("source", "url")),
    *prefixed("quotient", _BOUNDS),
    *prefixed("difference", _BOUNDS),
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
    statement: Figure | Target = one.statement
    is_target = isinstance(statement, Target)
    deadline = statement.deadline if isinstance(statement, Target) else None
    return (
        one.counted,
        one.answer.value,
        "target" if is_target else "figure",
        statement.metric,
        *quantity_cells(one.quantity),
        statement.stated,
        statement.mode if isinstance(statement, Target) else None,
        str(statement.on),
        str(deadline) if deadline else None,
        str(statement.area) if statement.area else None,
        statement.sector,
        statement.counts,
        statement.source,
        ecosystem.sources[statement.source].url,
        *quantity_cells(one.times)[:5],
        *quantity_cells(one.more)[:5],
        ";".join(cause.value for cause in one.causes),
    )
