"""A data package to tables: its descriptor and the CSV files it names, of a folder or a ZIP."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from ftcli.errors import shortened
from ftcli.importing.dates import updated_of
from ftcli.importing.delimited import HEEDS, Recognised, delimited_sheet, is_encoding
from ftcli.importing.sheet import Content
from ftcli.importing.workbook import check_archive
from ftcli.store.datafile import MAX_BYTES, UnreadableFile, content
from ftcli.store.jsontext import checked_text

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


def folder_package(folder: Path, name: str) -> Opened:
    """The data package of a folder; `name` is what messages call it."""

    def read(path: str) -> bytes:
        if not _is_within(folder, folder / path):
            raise _leads_out(f"{name}/{DESCRIPTOR}", path)
        return content(folder / path, "table", "split it")

    return Opened(name, read)


def _is_within(folder: Path, path: Path) -> bool:
    """Whether a path stays in a folder once its links are followed."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve())
    except FileNotFoundError:  # where a link would lead, if anything were there
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle: RuntimeError before Python 3.13
        return False


def _leads_out(name: str, path: str) -> UnreadableFile:
    return UnreadableFile(f"{name}: {shortened(path)} leads out of the package")


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


def package_content(
    package: Opened, recognised: Recognised, encoding: str | None = None
) -> Content:
    """The tables of a data package, with its date and its credit.

    Args:
        package: the package.
        recognised: how many cells of a row are names of columns.
        encoding: the encoding of its tables, in place of those that its descriptor names.

    Raises:
        UnreadableFile: its descriptor is no JSON or names what is not in it.
        UsageError: there is no such encoding.
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
            used = encoding or _encoding(resource, name)
            sheets.append(delimited_sheet(raw, called, recognised, encoding=used, is_tsv=is_tsv))
    updated, remarks = updated_of(_text(described, "updated"), name)
    credit = _text(described, "description")
    return Content(tuple(sheets), updated=updated, credit=credit, remarks=remarks, heeds=HEEDS)


def _encoding(resource: dict[str, Any], name: str) -> str | None:
    """The encoding that a descriptor names for a table; None where it names none."""
    named = _text(resource, "encoding")
    if named and not is_encoding(named):
        said = f"{name}: no encoding called {shortened(named)!r}"
        raise UnreadableFile(said, "name it: --encoding windows-1252")
    return named or None


def _text(described: dict[str, Any], key: str) -> str:
    found = described.get(key)
    return found if isinstance(found, str) else "" if found is None else json.dumps(found)


def _path(resource: Any, name: str) -> str:
    """The path of a resource, which leads to nowhere but into the package."""
    path = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(path, str) or not path or "\0" in path:
        raise UnreadableFile(f"{name}: a resource without path", "name the CSV files themselves")
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in path:
        raise _leads_out(name, path)
    return path
