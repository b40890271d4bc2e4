"""XLSX to rows: looked through before it is opened, then read a row at a time.

openpyxl reads it; it comes with the extra `xlsx` and is imported here alone. Nothing is computed:
of a formula the value counts that the spreadsheet kept when it saved.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.parsers.expat import ExpatError

from ftcli.errors import MissingExtra, UsageError, shortened
from ftcli.importing.cells import EMPTY, Cell, Typed, error_of_formula, text_of, whole
from ftcli.importing.comments import comments_remark
from ftcli.importing.dates import shown_date, updated_of
from ftcli.importing.layout import NONE, layout_of
from ftcli.importing.numberformats import shown_number
from ftcli.importing.sheet import Content, Limit, Sheet, trimmed
from ftcli.render.delimited import unguarded
from ftcli.store.datafile import UnreadableFile

INSTALL = "pip install 'ftcli[xlsx]'"
MOST_BYTES = 64 * 2**20  # of all parts, unpacked
MOST_PARTS = 2_000
MOST_SHEETS = 50
HIGHEST_RATIO = 200  # unpacked to packed; XML of a spreadsheet has 5 to 40
_FROM = 2**20  # below, a part may be packed as much as it likes
_BLOCK = 2**16
_DOCTYPE = b"<!doctype"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_HEEDS = frozenset({"sheet"})
_MADE_WITH = "made_with"  # of the sheet about the data, in every export
_AS_CSV = "save it as CSV, which needs nothing more"
# How openpyxl and the parsers below it fail on a file that is none, or is broken on purpose.
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
    OSError, RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
    ExpatError,
)  # fmt: skip
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML has not


def workbook_sheets(raw: bytes, name: str, wanted: str | None) -> list[Sheet]:
    """The sheets of a workbook.

    Args:
        raw: the bytes of the file.
        name: what messages call it.
        wanted: the sheet to read alone, by its name.

    Raises:
        MissingExtra: openpyxl is not installed.
        UnreadableFile: it is no workbook, is broken, or unpacks to more than ftcli reads.
        UsageError: it has no sheet of that name.
    """
    has_formulas = check_archive(raw, name)
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        said = f"{name} is a workbook, and reading one needs an extra"
        raise MissingExtra(said, f"{INSTALL}; or {_AS_CSV}") from error
    with _whole(name):
        # Two files: one gives the values that were kept, one tells which of them are of formulas.
        books = [
            load_workbook(io.BytesIO(raw), read_only=True, data_only=kept, keep_links=False)
            for kept in ((True, False) if has_formulas else (True,))
        ]
        names = [sheet.title for sheet in books[0].worksheets if sheet.sheet_state == "visible"]
        if wanted is not None and wanted not in names:
            known = ", ".join(shortened(each, 40) for each in names[:20])
            raise UsageError(f"{name}: no sheet called {shortened(wanted)!r}", f"it has {known}")
        chosen = names[:MOST_SHEETS] if wanted is None else [wanted]
        limit = Limit(name)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return [_sheet(books, archive, each, limit, alone=len(chosen) == 1) for each in chosen]


def check_archive(raw: bytes, name: str) -> bool:
    """Looks through a ZIP before anything else opens it; returns whether it holds a formula.

    Raises:
        UnreadableFile: it is broken, unpacks to more than ftcli reads, or defines entities.
    """
    with _whole(name), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise UnreadableFile(f"{name}: more than {MOST_PARTS:,} parts", _AS_CSV)
        for part in parts:
            large = part.file_size > _FROM
            if large and part.file_size > HIGHEST_RATIO * max(part.compress_size, 1):
                said = f"{shortened(part.filename)} is packed more than {HIGHEST_RATIO} times"
                raise UnreadableFile(f"{name}: {said}: no spreadsheet writes that", _AS_CSV)
        if sum(part.file_size for part in parts) > MOST_BYTES:
            most = f"{MOST_BYTES >> 20} MiB, the most ftcli reads"
            raise UnreadableFile(f"{name}: unpacks to more than {most}", "split it by sheet")
        found = [_looked_through(archive, part, name) for part in parts]
        return any(found)


def _looked_through(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bool:
    """Whether a part holds a formula; what it says of its size is checked as it is unpacked."""
    tail, found = b"", False
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            text = (tail + block).replace(b"\0", b"")  # UTF-16 has one beside each letter
            if _DOCTYPE in text.lower():
                said = f"{shortened(part.filename)} defines a document type"
                raise UnreadableFile(f"{name}: {said}: no spreadsheet writes that", _AS_CSV)
            found = found or bool(_FORMULA.search(text))
            tail = text[-16:]
    return found


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Tells in one line what fails in a file that is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of a workbook that are no cells
        try:
            yield
        except _BROKEN as error:
            reason = shortened(" ".join(str(error).split()) or type(error).__name__, 120)
            raise UnreadableFile(f"{name}: no whole workbook ({reason})", _AS_CSV) from error


def _sheet(
    books: Sequence[Any], archive: zipfile.ZipFile, title: str, limit: Limit, *, alone: bool
) -> Sheet:
    """A sheet, row by row, however large it says to be."""
    name, sheets = limit.name, [book[title] for book in books]
    for sheet in sheets:
        sheet.reset_dimensions()
    rows: list[tuple[Cell, ...]] = []
    formulas = 0
    both = zip(*(sheet.iter_rows() for sheet in sheets), strict=False)
    for kept, *written in both:
        limit.add(len(kept))
        is_formula = [cell.data_type == "f" for cell in written[0]] if written else ()
        formulas += sum(
            is_one and cell.value is not None
            for is_one, cell in zip(is_formula, kept, strict=False)
        )
        cells = [
            _cell(cell, is_formula=index < len(is_formula) and is_formula[index])
            for index, cell in enumerate(kept)
        ]
        rows.append(trimmed(cells))
    detected = [f"values of formulas as last saved: {formulas}"] if formulas else []
    whole = name if alone else f"{name}, sheet {shortened(title, 40)}"
    remark = comments_remark(archive, sheets[0]._worksheet_path)
    remarks = (remark,) if remark else ()
    return Sheet(whole, rows, ("workbook", *detected), is_grid=True, remarks=remarks, title=title)


def _cell(cell: Any, *, is_formula: bool) -> Cell:
    """A cell of openpyxl."""
    value = cell.value
    if value is None:
        fault = "a formula without the value it gives: open the file in a spreadsheet and save it"
        return Typed("=", fault=fault) if is_formula else EMPTY
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "General")
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        told = shown_date(day, cell.number_format or "")
        return Typed(told, date=told)
    if cell.data_type == "e":
        return Typed(str(value), fault=error_of_formula(str(value)))
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return whole(unguarded(text))


def _number(value: float, number_format: str) -> Cell:
    """A number, as its cell shows it: 0.074 as 7.4 %, 12.5 as 12.5 M€."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124  # not a number
        return Typed(str(value), fault=f"{value} is no number")
    # Spreadsheets keep, and show, at most 15 digits: 0.1 + 0.2 is 0.3 to whoever typed it.
    number = Fraction(value) if isinstance(value, int) else Fraction(Decimal(f"{value:.15g}"))
    return shown_number(number, number_format)


def has_part(raw: bytes, name: str, part: str) -> bool:
    """Whether a ZIP has a part of a name.

    Raises:
        UnreadableFile: it is broken.
    """
    with _whole(name), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return part in archive.namelist()


def workbook_content(raw: bytes, name: str, wanted: str | None) -> Content:
    """What a workbook holds; what ftcli says of its data on a sheet "about", too.

    Raises:
        MissingExtra: openpyxl is not installed.
        UnreadableFile: it is no workbook, is broken, or unpacks to more than ftcli reads.
        UsageError: it has no sheet of that name.
    """
    sheets = workbook_sheets(raw, name, wanted)
    about = next((sheet for sheet in sheets if _is_about(sheet)), None)
    if about is None:
        return Content(tuple(sheets), heeds=_HEEDS)
    facts = _facts(about)
    updated, remarks = updated_of(facts.get("updated", EMPTY), about.name)
    credit = facts.get("credit", EMPTY)
    rest = tuple(sheet for sheet in sheets if sheet is not about)
    said = credit if isinstance(credit, str) else text_of(credit)
    return Content(rest, updated=updated, credit=said, remarks=remarks, heeds=_HEEDS)


def _is_about(sheet: Sheet) -> bool:
    """Whether a sheet is the one in which an export says what it is; people may call theirs so."""
    is_called_so = sheet.name.endswith(", sheet about")
    return is_called_so and _MADE_WITH in _facts(sheet) and layout_of(sheet, {}).kind == NONE


def _facts(about: Sheet) -> dict[str, Cell]:
    """What a sheet about the data says, by the names in its first column."""
    return {text_of(row[0]): row[1] for row in about.rows if len(row) > 1}
