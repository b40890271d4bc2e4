"""A dataset as a workbook: a sheet for each table, one about the data; no formula anywhere.

openpyxl writes it, the library that reads workbooks here too; it comes with the extra `xlsx`.
XlsxWriter is as fast, but passes a text that begins with `<r>` and ends with `</r>` into the file
as it is, formulas in it included.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from ftcli.errors import FtcliError, MissingExtra
from ftcli.export import Export
from ftcli.export.cells import NUMBERS
from ftcli.export.descriptions import COLUMNS, TABLES
from ftcli.render.delimited import RUN, unguarded
from ftcli.render.objects import plain_value
from ftcli.table import Column, Row, Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

INSTALL = "pip install 'ftcli[xlsx]'"
MOST_ROWS = 1_048_575  # of a sheet, under its header
MOST_CHARACTERS = 32_767  # of a cell
MOST_LINKS = 20_000  # of a sheet: each is held in memory, and Excel opens no more than 65,530

_ADDRESSES = frozenset({"url", "source_url"})
_WIDTHS = {
    "stated": 40, "counts": 40, "note": 40, "title": 50, "name": 26, "source_title": 40,
    "publisher": 26, "source_publisher": 26, "source": 28, "ecosystem": 18, "id": 28,
    "metric": 18, "on": 16, "horizon": 30, "region": 26, "url": 40, "source_url": 40,
}  # fmt: skip
# XML has no such characters; and what already looks like one written in its place.
_UNWRITABLE = re.compile("[\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class TooLarge(FtcliError):
    """More than a workbook holds."""


def write_xlsx(export: Export, path: Path) -> None:
    """Writes the four tables and a sheet about them.

    Rows go to disk as they come: memory holds none of them, but the first links of each sheet.

    Raises:
        MissingExtra: openpyxl is not installed.
        TooLarge: a table has more rows, or a cell more characters, than a sheet holds.
        Unreadable: the words of a figure give no number.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter
    except ImportError as error:
        raise MissingExtra("writing XLSX needs an extra", INSTALL) from error
    book = Workbook(write_only=True)
    try:
        with _disk_faults():
            for name, table in export.tables.items():
                _Sheet(book, name).fill(table)
            _about(book, export)
            with ZipFile(path, "w", ZIP_DEFLATED) as archive:  # closed also where the disk is full
                ExcelWriter(book, archive).save()
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:  # nothing was saved: it lets go of the file its rows wait in
                with suppress(OSError), _disk_faults():
                    sheet.close()


@contextmanager
def _disk_faults() -> Iterator[None]:
    """Where lxml is installed openpyxl writes by way of it, and a full disk is a fault of its own.

    Raises:
        OSError: the disk is full, or cannot be written.
    """
    try:
        from lxml.etree import SerialisationError
    except ImportError:
        yield
        return
    try:
        yield
    except SerialisationError as error:
        code = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(code, os.strerror(code)) from error


class _Sheet:
    """A sheet that is being written: its cells, made from those of a table."""

    def __init__(self, book: "Workbook", name: str) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        self.name = name
        self.sheet: Any = book.create_sheet(name)  # its stubs leave half of it out
        self.links = 0
        self._cell = WriteOnlyCell
        self._bold = Font(bold=True)
        self._link = Font(color="0563C1", underline="single")

    def fill(self, table: Table) -> None:
        """Writes the header and the rows of a table."""
        from openpyxl.utils import get_column_letter

        for index, column in enumerate(table.columns, 1):
            width = _WIDTHS.get(column.key, 12)
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self.sheet.freeze_panes = "A2"
        last = get_column_letter(len(table.columns))
        self.sheet.append([self._header(column.key) for column in table.columns])
        count = 1
        for row in table.rows:
            if count > MOST_ROWS:
                raise TooLarge(
                    f"more {self.name} than the {MOST_ROWS:,} rows that a sheet holds",
                    "name cities, or export as sqlite or parquet",
                )
            self.sheet.append(list(self._cells(row, table.columns)))
            count += 1
        self.sheet.auto_filter.ref = f"A1:{last}{count}"

    def append(self, words: Iterable[str]) -> None:
        """Writes a row of texts, the first of them bold."""
        first, *others = words
        self.sheet.append([self._header(first), *map(self._text, others)])

    def _cells(self, row: Row, columns: tuple[Column, ...]) -> Iterator[Any]:
        """The cells of a row as openpyxl takes them."""
        for cell, column in zip(row, columns, strict=True):
            value = plain_value(cell, column.kind)
            if value is None:
                yield None
            elif column.kind in NUMBERS:
                yield self._number(value)
            elif isinstance(value, str):
                yield self._text(value, column.key)
            else:
                yield value

    def _header(self, text: str) -> Any:
        cell = self._text(text)
        cell = cell if not isinstance(cell, str) else self._cell(self.sheet, cell)
        cell.font = self._bold
        return cell

    def _number(self, value: Any) -> Any:
        cell = self._cell(self.sheet, value)
        cell.number_format = "#,##0" if isinstance(value, int) else "General"
        return cell

    def _text(self, text: str, key: str = "") -> Any:
        """A text that stays one, whatever it begins with, also where it is typed anew."""
        if len(text) > MOST_CHARACTERS:
            raise TooLarge(
                f"{key} of {len(text):,} characters: a cell of XLSX holds {MOST_CHARACTERS:,}",
                "export as sqlite, parquet or datapackage",
            )
        text = _writable(f"'{text}" if unguarded(text) != text else text)
        is_link = key in _ADDRESSES and self.links < MOST_LINKS
        if not (is_link or text.startswith((*RUN, "#"))):
            return text
        cell = self._cell(self.sheet, text)
        cell.data_type = "s"  # openpyxl takes a beginning with "=" for a formula
        if is_link:
            cell.hyperlink = text
            cell.font = self._link
            self.links += 1
        elif text.startswith(RUN):
            cell.quotePrefix = True
        return cell


def _writable(text: str) -> str:
    """A text in the characters of XML; Excel shows the others from their escapes."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def _about(book: "Workbook", export: Export) -> None:
    """The sheet that says what the others hold, of when, and whom to credit."""
    book.properties.title = f"ftcli dataset of {export.dataset.updated}"
    book.properties.creator = export.about["made_with"]
    book.properties.description = _writable(export.dataset.credit or "")
    about = _Sheet(book, "about")
    about.sheet.column_dimensions["A"].width = 26
    about.sheet.column_dimensions["B"].width = 110
    for name, text in export.about.items():
        about.append([name, text])
    for source in export.dataset.sources.values():
        if source.licence:
            about.append(["licence", f"{source.licence}: {source.title} ({source.publisher})"])
    for name, text in TABLES.items():
        about.append([f"sheet {name}", text])
    for name, text in COLUMNS.items():
        about.append([f"column {name}", text])
