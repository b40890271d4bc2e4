"""Tables: what every renderer takes. Cells are values (quantities, dates, words), never layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from ftcli.dates import Period
from ftcli.quantity import Quantity, Verdict


class Kind(StrEnum):
    """What a column holds, so that a renderer can align, type and word it."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a URL where the output can."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as printed."""

    text: str


Cell: TypeAlias = (
    Quantity | Fraction | Period | Verdict | Link | Quote | str | int | bool | None
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its stable name, the header of machine formats.
        label: its header for people, "" for none.
        kind: what its cells hold.
    """

    key: str
    label: str = ""
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns.

    Attributes:
        columns: the columns, in order.
        rows: one tuple of cells per row, as long as the columns.
        title: what it shows, "" for none.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""

    def records(self) -> list[Mapping[str, Cell]]:
        """One mapping from column key to cell per row."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row, strict=True)) for row in self.rows]
