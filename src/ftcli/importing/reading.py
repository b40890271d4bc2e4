"""Files to tables, by what they hold: delimited text, a workbook, JSON, JSON Lines, a package."""

from pathlib import Path
from typing import NamedTuple

from ftcli.importing.delimited import HEEDS, Recognised, delimited_sheet
from ftcli.importing.objects import begins_data_file, json_content, lines_content
from ftcli.importing.package import DESCRIPTOR, folder_package, package_content, zip_package
from ftcli.importing.sheet import Content
from ftcli.store.datafile import (
    LINES,
    STDIN,
    UnreadableFile,
    content,
    is_json_lines,
    piped,
    within_limit,
)

_KIND, _SMALLER = "table", "split it"
_ZIP = b"PK\x03\x04"
# How files begin that are no tables ftcli reads, and what to do with them.
_FORMATS = {
    b"\xd0\xcf\x11\xe0": ("a workbook of the old kind (XLS)", "save it as XLSX or CSV"),
    b"%PDF-": ("a PDF", "copy its table into a spreadsheet, and save that as CSV"),
    b"PAR1": ("a Parquet file", "write it as CSV first"),
    b"SQLite format 3\0": ("a database", "write its tables as CSV first"),
    b"\x1f\x8b": ("a compressed file", "unpack it first"),
    b"{\\rtf": ("a document in RTF", "save its table as CSV"),
    b"<": ("a web page or XML", "save its table as CSV"),
}


class How(NamedTuple):
    """How to read a file, where that is not to be found out.

    Attributes:
        encoding: the encoding of delimited texts, of a package too.
        sheet: the one sheet of a workbook to read.
    """

    encoding: str | None = None
    sheet: str | None = None


def content_of(path: Path | None, name: str, recognised: Recognised, how: How) -> Content:
    """What a file holds, or a folder: a table at least.

    Args:
        path: where it is; None for standard input.
        name: what messages call it.
        recognised: how many cells of a row are names of columns.
        how: how to read it.

    Raises:
        UnreadableFile: it is missing, too large, broken, or no table.
        FaultyData: it is a data file of ftcli, and breaks the format.
        MissingExtra: it is a workbook, and the extra that reads one is not installed.
        UsageError: there is no such encoding, or no such sheet.
    """
    found = _content(path, name, recognised, how)
    if not found.sheets and not found.datasets:
        raise UnreadableFile(f"{name}: no table in it")
    return found


def _content(path: Path | None, name: str, recognised: Recognised, how: How) -> Content:
    if path is not None and path.is_dir():
        if not (path / DESCRIPTOR).is_file():
            raise UnreadableFile(f"{path} is a folder without {DESCRIPTOR}", "name the files in it")
        return package_content(folder_package(path, name), recognised, how.encoding)
    if path is not None and path.name == DESCRIPTOR:
        whole = folder_package(path.parent, path.absolute().parent.name)
        return package_content(whole, recognised, how.encoding)
    suffix = path.suffix.lower() if path else ""
    if path is not None and is_json_lines(path) and _is_data_file(path):
        from ftcli.store.linedata import dataset_of_lines

        return Content(name=name, datasets=(dataset_of_lines(path, name),))
    raw = content(path, _KIND, _SMALLER) if path else within_limit(piped(), STDIN, _KIND, _SMALLER)
    return _of_bytes(raw, name, suffix, recognised, how)


def _is_data_file(path: Path) -> bool:
    """Whether a file of JSON Lines is a data file of ftcli; its first line tells."""
    try:
        with path.open("rb") as file:
            return begins_data_file(file.readline(2**25))
    except (OSError, ValueError):
        return False  # reading it whole tells why


def _of_bytes(raw: bytes, name: str, suffix: str, recognised: Recognised, how: How) -> Content:
    if not raw.strip():
        raise UnreadableFile(f"{name} is empty")
    if raw.startswith(_ZIP):
        return _of_archive(raw, name, recognised, how)
    for start, (what, hint) in _FORMATS.items():
        if raw.lstrip().startswith(start) if start == b"<" else raw.startswith(start):
            raise UnreadableFile(f"{name} is {what}", hint)
    text = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix in LINES or (text[:1] == b"{" and suffix != ".json" and _is_lines(text)):
        return lines_content(raw, name)
    if suffix == ".json" or text[:1] in {b"{", b"["}:
        return json_content(raw, name)
    is_tsv = suffix in {".tsv", ".tab"}
    sheet = delimited_sheet(raw, name, recognised, encoding=how.encoding, is_tsv=is_tsv)
    return Content((sheet,), heeds=HEEDS)


def _is_lines(text: bytes) -> bool:
    """Whether a text that begins an object has a whole one on each of its first two lines."""
    first, _, rest = text.partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _of_archive(raw: bytes, name: str, recognised: Recognised, how: How) -> Content:
    """A workbook, or a data package."""
    from ftcli.importing.workbook import has_part, workbook_content

    if has_part(raw, name, DESCRIPTOR):
        return package_content(zip_package(raw, name), recognised, how.encoding)
    if not has_part(raw, name, "xl/workbook.xml"):
        said = f"{name}: neither a workbook nor a data package"
        raise UnreadableFile(said, "an OpenDocument or another archive: save it as XLSX or CSV")
    return workbook_content(raw, name, how.sheet)
