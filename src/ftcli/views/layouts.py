"""Layouts that pages share."""

from collections.abc import Sequence

from ftcli.table import Block, Cell, Column, Kind, Table


def under_each_other(rows: Sequence[Sequence[Cell]], title: str = "") -> Table:
    """Two columns: each row's first cell, and beside it the others that say something."""
    lines: list[tuple[Cell, ...]] = []
    for first, *others in rows:
        beside = [cell for cell in others if cell]
        lines += [(first if not index else "", cell) for index, cell in enumerate(beside)]
    columns = (Column("field", kind=Kind.LABEL), Column("line", kind=Kind.PROSE))
    return Table(columns, tuple(lines), title)


def in_columns(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    title: str = "",
    narrow: Sequence[Sequence[Cell]] | None = None,
) -> Block:
    """Rows in those of the columns that hold anything, or under each other on a narrow page.

    Args:
        columns: the columns; the first names what a row is about, and is always there.
        rows: the rows.
        title: what they show.
        narrow: the rows of the narrow page, where they are others.
    """
    shown = [0, *(i for i in range(1, len(columns)) if any(row[i] for row in rows))]
    wide = Table(
        tuple(columns[index] for index in shown),
        tuple(tuple(row[index] for index in shown) for row in rows),
        title,
    )
    return Block((wide, under_each_other(narrow or wide.rows, title)))


def line(text: str) -> Block:
    """A line of text by itself."""
    return Block((Table((Column("text", kind=Kind.PROSE),), ((text,),)),))
