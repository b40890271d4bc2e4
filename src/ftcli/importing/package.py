"""A data package to tables: its descriptor and the CSV files it names, of a folder or a ZIP."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ftcli.datafile import MAX_BYTES, UnreadableFile, content
from ftcli.errors import shortened
from ftcli.importing.delimited import Recognised, delimited_sheet
from ftcli.importing.sheet import Content
from ftcli.importing.workbook import check_archive
from ftcli.jsontext import checked_text

DESCRIPTOR = "datapackage.json"
_MOST_FILES = 50


class Opened(NamedTuple):
    """A package whose files can be read.

    Attributes:
        name: what messages call it.
        read: the bytes of a file in it, by its path.
    """

    name: str
    read: Callable[[str], bytes]


def folder_package(folder: Path) -> Opened:
    """The data package of a folder."""
    return Opened(
        folder.name or str(folder), lambda path: content(folder / path, "table", "split it")
    )


def zip_package(raw: bytes, name: str) -> Opened:
    """The data package of a ZIP file.

    Raises:
        UnreadableFile: it is broken, or unpacks to more than ftcli reads.
    """
    check_archive(raw, name)

    def read(path: str) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(path) as file:
                found = file.read(MAX_BYTES + 1)
        except (KeyError, OSError, RuntimeError, ValueError, zipfile.BadZipFile) as error:
            raise UnreadableFile(f"{name}: no file {shortened(path)} in it") from error
        if len(found) > MAX_BYTES:
            raise UnreadableFile(f"{name}: {shortened(path)} is larger than {MAX_BYTES >> 20} MiB")
        return found

    return Opened(name, read)


def package_content(package: Opened, recognised: Recognised) -> Content:
    """The tables of a data package, with its date and its credit.

    Raises:
        UnreadableFile: its descriptor is no JSON or names what is not in it.
    """
    name = f"{package.name}/{DESCRIPTOR}"
    described = json.loads(checked_text(package.read(DESCRIPTOR), name))
    resources = described.get("resources") if isinstance(described, dict) else None
    if not isinstance(resources, list) or len(resources) > _MOST_FILES:
        raise UnreadableFile(f"{name}: no list of resources", "name the CSV files themselves")
    sheets = []
    for resource in resources:
        path = _path(resource, name)
        if PurePosixPath(path).suffix.lower() in {".csv", ".tsv"}:
            is_tsv = path.lower().endswith(".tsv")
            raw, called = package.read(path), f"{package.name}/{path}"
            sheets.append(delimited_sheet(raw, called, recognised, encoding=None, is_tsv=is_tsv))
    updated, credit = (_text(described, key) for key in ("updated", "description"))
    return Content(tuple(sheets), updated=updated, credit=credit)


def _text(described: dict[str, Any], key: str) -> str:
    found = described.get(key)
    return found if isinstance(found, str) else ""


def _path(resource: Any, name: str) -> str:
    """The path of a resource, which leads to nowhere but into the package."""
    path = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(path, str) or not path or "\0" in path:
        raise UnreadableFile(f"{name}: a resource without path", "name the CSV files themselves")
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in path:
        raise UnreadableFile(f"{name}: {shortened(path)} leads out of the package")
    return path
