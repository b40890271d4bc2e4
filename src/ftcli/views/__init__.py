"""Results as documents for people and tables for machines; cells are still quantities."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ftcli.table import Document, Record, Table, Tree

if TYPE_CHECKING:
    from ftcli.model import Source


class View(NamedTuple):
    """What a command shows, each form made only when asked for.

    Attributes:
        document: what people read.
        table: the long table of machine formats.
        wide: one row per metric, where the command has that form; else None.
        cautions: one (code, text) per warning code; None for a view that has none.
        records: what JSON gives instead of the rows of the table, where rows hold rows.
        tree: what JSON gives instead, where a row rests on rows of its own kind.
        sources: the sources by id, for a bibliography; None for a view that has none.
    """

    document: Callable[[], Document]
    table: Callable[[], Table]
    wide: Callable[[], Table] | None = None
    cautions: Callable[[], list[tuple[str, str]]] | None = None
    records: Callable[[], Iterator[Record]] | None = None
    tree: Callable[[], Tree] | None = None
    sources: Callable[[], Mapping[str, "Source"]] | None = None
