"""Tables: what every renderer takes. Cells are values (quantities, dates, words), never layout."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from ftcli.dates import Period
from ftcli.quantity import Quantity, Verdict


class Kind(StrEnum):
    """What a column holds, so that a renderer can align, type and style it."""

    TEXT = "text"
    LABEL = "label"
    VALUE = "value"
    NOTE = "note"
    CODE = "code"
    PROSE = "prose"
    EXCERPT = "excerpt"
    NUMBER = "number"
    LOW = "low"
    HIGH = "high"
    COUNT = "count"
    FLAG = "flag"


class Link(NamedTuple):
    """A text that leads to a URL where the output can."""

    text: str
    url: str | None


class Quote(NamedTuple):
    """Words of a source, as printed."""

    text: str


class Entry(NamedTuple):
    """A figure with what stands beside it.

    Attributes:
        value: the figure; None where it is missing.
        missing: what to say where it is missing.
        period: when it held.
        references: the numbers of its sources in the list of sources.
        sector: the definition of digital it uses; "" for the self-declared one.
        rivals: how many other figures there are.
        rank: the ranks it may have, lowest and highest; None for no rank.
    """

    value: Quantity | None
    missing: str = ""
    period: Period | None = None
    references: tuple[int, ...] = ()
    sector: str = ""
    rivals: int = 0
    rank: tuple[int, int] | None = None


Cell: TypeAlias = (
    Quantity | Fraction | Period | Verdict | Link | Quote | Entry | str | int | bool | None
)


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        key: its stable name, the header of machine formats.
        label: its header for people, "" for none.
        kind: what its cells hold.
    """

    key: str
    label: str = ""
    kind: Kind = Kind.TEXT


# What every machine format says of a quantity, in this order.
QUANTITY_COLUMNS = (
    Column("value", kind=Kind.NUMBER),
    Column("low", kind=Kind.LOW),
    Column("high", kind=Kind.HIGH),
    Column("low_open", kind=Kind.FLAG),
    Column("high_open", kind=Kind.FLAG),
    Column("approximate", kind=Kind.FLAG),
    Column("unit"),
    Column("per"),
)


VALUE_COLUMNS = QUANTITY_COLUMNS[:5]  # where the unit is known, and "about" says nothing
BOUND_COLUMNS = QUANTITY_COLUMNS[1:5]  # where there is no number in words either


def quantity_cells(
    quantity: Quantity | None, unit: str | None = None, per: str | None = None
) -> tuple[Cell, ...]:
    """The cells under `QUANTITY_COLUMNS`; where there is no quantity, the unit it would have.

    The value is the number in the words: a range has none, nor has what nothing bounds, unless
    the words say "about" a number.
    """
    if quantity is None:
        return (*(None,) * 6, unit, per)
    is_said = quantity.approximate or not quantity.is_indeterminate
    return (
        quantity.nominal if is_said else None,
        quantity.low,
        quantity.high,
        quantity.low_open,
        quantity.high_open,
        quantity.approximate,
        quantity.unit,
        quantity.per,
    )


def value_cells(quantity: Quantity | None) -> tuple[Cell, ...]:
    """The cells under `VALUE_COLUMNS`."""
    return quantity_cells(quantity)[: len(VALUE_COLUMNS)]


def bound_cells(quantity: Quantity | None) -> tuple[Cell, ...]:
    """The cells under `BOUND_COLUMNS`."""
    return value_cells(quantity)[1:]


def prefixed(prefix: str, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns for a row that holds several quantities: `baseline_low` and the like."""
    return tuple(column._replace(key=f"{prefix}_{column.key}") for column in columns)


Row: TypeAlias = tuple[Cell, ...]


class LongRows(Sequence[Row]):
    """Rows that are made anew each time they are walked over: there may be too many to keep.

    Attributes:
        make: the rows, in order.
        size: how many there are.
    """

    def __init__(self, make: Callable[[], Iterator[Row]], size: int) -> None:
        self.make = make
        self.size = size

    def __iter__(self) -> Iterator[Row]:
        return self.make()

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: Any) -> Any:  # an index or a slice, as of any sequence
        return list(self)[index]


class Table(NamedTuple):
    """Rows of cells under columns.

    Attributes:
        columns: the columns, in order.
        rows: one tuple of cells per row, as long as the columns.
        title: what it shows, "" for none.
        breaks: indexes of the rows before which a new part begins.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    breaks: frozenset[int] = frozenset()


class Tree(NamedTuple):
    """A row with the rows it rests on, all under the same columns.

    Attributes:
        columns: the columns, in order.
        row: one cell per column.
        children: what it rests on.
    """

    columns: tuple[Column, ...]
    row: Row
    children: tuple["Tree", ...] = ()


# What JSON makes an object of where rows hold rows: a table in it becomes a list of objects.
Record: TypeAlias = Mapping[str, "str | int | float | bool | Table | Sequence[Record] | None"]


class Block(NamedTuple):
    """One thing to show, in layouts from the widest to the narrowest."""

    layouts: tuple[Table, ...]

    @property
    def widest(self) -> Table:
        """The layout for output without a width."""
        return self.layouts[0]


class Document(NamedTuple):
    """What a person reads: blocks under each other."""

    blocks: tuple[Block, ...]
