"""The comments of cells of a workbook: which cells have one. They are told, and not read.

A comment is what people say to each other about a cell; whether it belongs into published data is
theirs to say, in a column of notes.
"""

import posixpath
import zipfile
from collections.abc import Callable
from xml.parsers.expat import ParserCreate

from ftcli.errors import shortened
from ftcli.importing.cells import MOST_LISTED, listed

_KIND = "/comments"  # of a part; each thread of newer ones has a comment there, too


def comments_remark(archive: zipfile.ZipFile, sheet: str) -> str:
    """What is to be said of the comments of a sheet; "" where it has none.

    Args:
        archive: the workbook, looked through before: it defines no entities.
        sheet: the path of the part of the sheet.

    Raises:
        ExpatError: a part is broken.
        KeyError: a part is missing.
    """
    first: list[str] = []
    count = 0

    def add(attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(first) < MOST_LISTED:
            first.append(shortened(attributes.get("ref", "?"), 10))

    part = _part(archive, sheet)
    if part:
        _each(archive, part, "comment", add)
    said = f"comments left out, of {listed(first, count)}"
    return f"{said}; what stands in a column note is kept" if count else ""


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part with the comments of a sheet; "" where it has none."""
    folder, file = posixpath.split(sheet)
    relations = f"{folder}/_rels/{file}.rels"
    found = ""

    def add(attributes: dict[str, str]) -> None:
        nonlocal found
        if attributes.get("Type", "").endswith(_KIND):
            found = attributes.get("Target", "")

    if relations in archive.namelist():
        _each(archive, relations, "Relationship", add)
    return posixpath.normpath(posixpath.join("/", folder, found)).lstrip("/") if found else ""


def _each(
    archive: zipfile.ZipFile, part: str, name: str, add: Callable[[dict[str, str]], None]
) -> None:
    """Hands on the attributes of each element of a name; none of them is kept."""

    def begins(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            add(attributes)

    parser = ParserCreate()
    parser.StartElementHandler = begins
    with archive.open(part) as file:
        parser.ParseFile(file)
