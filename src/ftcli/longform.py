"""Choices and ratios as long tables: one row per ecosystem and metric, for machines.

The columns are stable; `docs/formats.md` lists them.
"""

from collections.abc import Iterable, Sequence

from ftcli.catalogue import METRICS, POPULATION
from ftcli.choose import Choice, Headcount, Quotient
from ftcli.model import Ecosystem, Figure, Statement
from ftcli.quantity import Quantity
from ftcli.table import QUANTITY_COLUMNS, Cell, Column, Kind, Table, quantity_cells
from ftcli.warnings import in_order

SAID = ("stated", "on", "area", "sector", "counts", "source", "url")
COLUMNS = (
    Column("ecosystem"),
    Column("metric"),
    Column("kind"),
    *QUANTITY_COLUMNS,
    *map(Column, SAID),
    Column("rivals", kind=Kind.COUNT),
    Column("warnings"),
)


def long_row(cell: Choice | Quotient, codes: Iterable[str] = ()) -> tuple[Cell, ...]:
    """The row of a chosen figure or a ratio, with the codes of the warnings about it."""
    return _figure_row(cell, codes) if isinstance(cell, Choice) else _ratio_row(cell, codes)


def figure_row(ecosystem: Ecosystem, figure: Figure) -> tuple[Cell, ...]:
    """The row of any figure, chosen or not."""
    return _row(ecosystem, figure.metric, "figure", ecosystem.quantity(figure), sides=[figure])


def headcount_row(ecosystem: Ecosystem, headcount: Headcount) -> tuple[Cell, ...]:
    """The row of the population that a ratio divides by."""
    people = Quantity.exactly(headcount.population.value, "people")
    return _row(ecosystem, POPULATION, "figure", people, sides=[headcount])


def wide_table(rows: Sequence[Sequence[Choice | Quotient]]) -> Table:
    """One row per metric or ratio; value, low and high per ecosystem.

    Columns: metric, kind, unit, per, then `<ecosystem>_value`, `_low`, `_high` for each.
    """
    ecosystems = [cell.ecosystem.id for cell in rows[0]] if rows else []
    columns = [Column("metric"), Column("kind"), Column("unit"), Column("per")]
    for name in dict.fromkeys(ecosystems):
        columns += [
            Column(f"{name}_value", kind=Kind.NUMBER),
            Column(f"{name}_low", kind=Kind.LOW),
            Column(f"{name}_high", kind=Kind.HIGH),
        ]
    return Table(tuple(columns), tuple(line for cells in rows for line in _wide_rows(cells)))


def _wide_rows(cells: Sequence[Choice | Quotient]) -> list[tuple[Cell, ...]]:
    """The wide row of a metric; one per unit where ecosystems state it in several currencies."""
    once = {cell.ecosystem.id: cell for cell in cells}.values()
    rows = [(cell.quantity is not None, long_row(cell)) for cell in once]
    units = dict.fromkeys(row[9:11] for is_known, row in rows if is_known)
    lines: list[tuple[Cell, ...]] = []
    for unit in units or {rows[0][1][9:11]: None}:
        bounds = [
            bound
            for _, row in rows
            for bound in (row[3:6] if row[9:11] == unit else (None, None, None))
        ]
        lines.append((*rows[0][1][1:3], *unit, *bounds))
    return lines


def _figure_row(choice: Choice, codes: Iterable[str]) -> tuple[Cell, ...]:
    return _row(
        choice.ecosystem,
        choice.metric,
        "figure",
        choice.quantity,
        sides=choice.figures,
        unit=(METRICS[choice.metric].unit, None),
        rivals=len(choice.rivals),
        codes=codes,
    )


def _ratio_row(quotient: Quotient, codes: Iterable[str]) -> tuple[Cell, ...]:
    ratio = quotient.ratio
    sides = [
        side
        for side in (quotient.numerator, quotient.denominator)
        if side is not None and quotient.quantity is not None
    ]
    return _row(
        quotient.ecosystem,
        ratio.id,
        "ratio",
        quotient.quantity,
        sides=sides,
        unit=(ratio.unit, ratio.per),
        codes=codes,
    )


def _row(  # noqa: PLR0913  # the one place that lays a row out
    ecosystem: Ecosystem,
    name: str,
    kind: str,
    quantity: Quantity | None,
    *,
    sides: Sequence[Figure | Headcount],
    unit: tuple[str | None, str | None] = (None, None),
    rivals: int | None = None,
    codes: Iterable[str] = (),
) -> tuple[Cell, ...]:
    known = quantity is not None
    return (
        ecosystem.id,
        name,
        kind,
        *quantity_cells(quantity, *unit),
        *(joined(_side(ecosystem, side, key) for side in sides) for key in SAID),
        rivals if known else 0 if rivals is not None else None,
        codes_cell(codes),
    )


def statement_columns(*keys: str) -> tuple[Column, ...]:
    """The columns of `statement_cells`: of the quantity, then those asked for."""
    return (*QUANTITY_COLUMNS, *map(Column, keys))


def statement_cells(
    ecosystem: Ecosystem, statement: Statement | None, *keys: str
) -> tuple[Cell, ...]:
    """The quantity of a figure or target, then what it says of each key; nothing without one."""
    if statement is None:
        return (None,) * len(statement_columns(*keys))
    quantity = ecosystem.quantity(statement)
    said = (said_of(ecosystem, statement, key) for key in keys)
    return (*quantity_cells(quantity), *said)


def said_of(ecosystem: Ecosystem, statement: Statement, key: str) -> str | None:
    """What a figure or target says: its words, its date, its area … or the `url` of its source."""
    if key == "url":
        return ecosystem.sources[statement.source].url
    value = getattr(statement, key, None)  # only targets have a mode and a deadline
    return None if value is None else str(value)


def joined(parts: Iterable[str | None]) -> str | None:
    """What several statements say, in their order: "a | b"; nothing where none says anything.

    >>> joined(["2014", "2015"]), joined([None, "press"]), joined([None, None])
    ('2014 | 2015', ' | press', None)
    """
    texts = [part or "" for part in parts]
    return " | ".join(texts) if any(texts) else None


def codes_cell(codes: Iterable[str]) -> str:
    """Codes of warnings in one cell, in their order."""
    return ";".join(in_order(codes))


def _side(ecosystem: Ecosystem, side: Figure | Headcount, key: str) -> str | None:
    """What a side of a ratio says."""
    if isinstance(side, Figure):
        return said_of(ecosystem, side, key)
    number, source = str(side.population.value), side.population.source
    said = {"stated": number, "on": side.year, "counts": "municipal population", "source": source}
    return ecosystem.sources[source].url if key == "url" else said.get(key)
