"""The names of columns: which row has them, or which two, and what each stands for."""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ftcli.errors import UsageError, shortened
from ftcli.importing.cells import Cell, Typed, is_blank, text_of
from ftcli.importing.dates import DAY_FIRST, certain_date
from ftcli.importing.fields import FIELDS, field_of
from ftcli.importing.metrics import Named, metric_named
from ftcli.importing.numbers import readings
from ftcli.store.faults import near
from ftcli.store.names import key

_WITHIN = 20  # rows: titles and blank ones may stand above
_OF_OUR_TIME = re.compile(r"(?:19|20)\d\d")


class Header(NamedTuple):
    """The names of the columns of a table.

    Attributes:
        row: the index of their row, the lower one of two.
        names: the names.
        is_double: whether they stand in two rows, metrics above and dates below.
    """

    row: int
    names: tuple[str, ...]
    is_double: bool = False


def header_of(
    rows: Sequence[Sequence[Cell]], mapping: Mapping[str, str], *, is_one_row: bool = False
) -> Header:
    """The names of the columns of a table.

    They stand in the row with most names that are known, in the first with several cells where
    none is. A row of dates below names, or names that dates stand below, make it two rows.

    Args:
        rows: the rows of the table.
        mapping: what columns stand for by name; "" leaves out.
        is_one_row: whether names never stand in two rows, as in a list of objects.
    """
    first = rows[:_WITHIN]
    counts = [recognised(row, mapping) for row in first]
    if any(counts):
        index = counts.index(max(counts))
    else:
        index = next((i for i, row in enumerate(first) if sum(map(bool, map(text_of, row))) > 1), 0)
    for upper in () if is_one_row else (index, index - 1):
        if 0 <= upper < len(rows) - 1 and not is_blank(rows[upper]):
            names = _joined(rows[upper], rows[upper + 1], mapping)
            if names:
                return Header(upper + 1, names, is_double=True)
    return Header(index, tuple(map(text_of, rows[index])) if rows else ())


def recognised(row: Sequence[Cell], mapping: Mapping[str, str] | None = None) -> int:
    """How many cells of a row are names of columns.

    >>> recognised(["Ville", "Emplois 2014", "Maire"])
    2
    """
    names = map(text_of, row)
    return sum(1 for name in names if name and (meant_by(name, mapping or {}) or "") != "")


def _joined(
    upper: Sequence[Cell], lower: Sequence[Cell], mapping: Mapping[str, str]
) -> tuple[str, ...] | None:
    """The names in two rows, of which the lower holds dates and what no name stands above.

    A name holds for the dates below it and right of it. None where the lower row is one of data.

    >>> _joined(["Ville", "Emplois"], ["", "2015", "juin-16"], {})
    ('Ville', 'Emplois 2015', 'Emplois juin-16')
    >>> _joined(["Ville", "Emplois"], ["Lyon", "2015"], {}) is None
    True
    """
    names: list[str] = []
    carried, is_dated = "", False
    for above, cell in zip_longest(map(text_of, upper), lower, fillvalue=""):
        below = text_of(cell)
        if below and is_date(cell):
            carried, is_dated = above or carried, True
            if isinstance(meant_by(carried, mapping), str):
                return None  # the date of a row, below "Date"
            names.append(f"{carried} {_edtf(cell) or below}".strip())
        elif below and (above or not _is_name(below, mapping, is_dated=is_dated)):
            return None
        else:
            names.append(above or below)
            carried = ""
    return tuple(names) if is_dated else None


def _is_name(text: str, mapping: Mapping[str, str], *, is_dated: bool) -> bool:
    """Whether a cell in a row of dates is the name of a column; left of them it must be known."""
    return readings(text) is None if is_dated else meant_by(text, mapping) is not None


def is_date(cell: Cell) -> bool:
    """Whether a cell holds a date of the last century or of this one, and nothing else.

    >>> is_date("T3 2015"), is_date("2015"), is_date("9500")
    (True, True, False)
    """
    return bool(_OF_OUR_TIME.match(_edtf(cell) or certain_date(text_of(cell), DAY_FIRST)))


def _edtf(cell: Cell) -> str:
    return cell.date if isinstance(cell, Typed) else ""


def meant_by(name: str, mapping: Mapping[str, str]) -> str | Named | None:
    """The field or the metric that a column stands for; "" where it is to be left out."""
    told = mapping.get(key(name))
    if told is not None:
        name = told
        if not name:
            return ""
    return (name if name in FIELDS else None) or field_of(name) or metric_named(name)


def mapping_of(pairs: Sequence[str]) -> dict[str, str]:
    """What `--map COLUMN=FIELD` says, by the keys of the columns.

    Raises:
        UsageError: one is no pair, or maps to neither a field nor a metric.

    >>> mapping_of(["Effectif total=jobs 2014", "Code="])
    {'effectif total': 'jobs 2014', 'code': ''}
    """
    mapping = {}
    for pair in pairs:
        column, equals, meant = (part.strip() for part in pair.rpartition("="))
        if equals and not column:
            said = f"--map {shortened(pair)!r} names no column"
            raise UsageError(said, "write a name above the column, in the table")
        if not equals or not key(column):
            raise UsageError(f"--map {shortened(pair)!r} is no COLUMN=FIELD", "Ville=ecosystem")
        if meant and meant_by(meant, {}) is None:
            from ftcli.catalogue import METRICS

            hint = near(meant, [*FIELDS, *METRICS]) or f"known: {', '.join(sorted(FIELDS))}"
            raise UsageError(f"--map: no field or metric called {shortened(meant)!r}", hint)
        mapping[key(column)] = meant
    return mapping
