"""A dataset as a data package of Frictionless Data: four CSV files and what describes them.

`datapackage.json` holds a Table Schema for each file, the licences and the credit that the data
give, and every source. The descriptor is written last: it names the size and the hash of each file.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ftcli.errors import shortened
from ftcli.export import Export
from ftcli.export.descriptions import COLUMNS, TABLES
from ftcli.model import Source
from ftcli.render.delimited import DIALECTS, delimited_pieces
from ftcli.store.ids import made_id
from ftcli.table import Column, Kind, Table
from ftcli.tables import JSON_COLUMNS
from ftcli.views.words import say

# Opens a new file of the package, by its name.
Opener = Callable[[str], AbstractContextManager[IO[bytes]]]

_TYPES = {Kind.NUMBER: "number", Kind.LOW: "number", Kind.HIGH: "number", Kind.FLAG: "boolean"}
_REFERS = {"ecosystem": "ecosystems", "source": "sources"}
_BLOCK = 2**20


class _Written(NamedTuple):
    """A file of the package: its size in bytes, its hash, and its rows."""

    size: int
    hash: str
    rows: int


def write_zip(export: Export, path: Path) -> None:
    """Writes a data package as one ZIP file; the same data give the same bytes.

    Raises:
        Unreadable: the words of a figure give no number.
    """
    with ZipFile(path, "w") as archive:

        def opened(name: str) -> IO[bytes]:
            entry = ZipInfo(name)  # of no date: of 1980
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            return archive.open(entry, "w", force_zip64=True)

        write_package(export, opened)


def write_folder(export: Export, folder: Path) -> None:
    """Writes a data package into a folder that is there, and empty.

    Raises:
        Unreadable: the words of a figure give no number.
    """
    write_package(export, lambda name: (folder / name).open("xb"))


def write_package(export: Export, opened: Opener) -> None:
    """Writes the files of a data package, the descriptor last."""
    written = {}
    for name, table in export.tables.items():
        with opened(f"{name}.csv") as file:
            written[name] = _csv(table, file, raw=export.raw)
    with opened("datapackage.json") as file:
        text = json.dumps(descriptor(export, written), ensure_ascii=False, indent=1)
        file.write(text.encode() + b"\n")


def descriptor(export: Export, written: Mapping[str, _Written]) -> dict[str, Any]:
    """What `datapackage.json` holds."""
    about = export.about
    sources = export.dataset.sources
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "ftcli-dataset",
        "title": say(
            "dataset",
            "en",
            n=written["figures"].rows,
            cities=written["ecosystems"].rows,
            date=about["updated"],
        ),
        "description": about.get("credit"),
        "updated": about["updated"],
        "made_with": about["made_with"],
        "licenses": list(_licences(sources)),
        "sources": [_source(source) for source in sources.values()],
        "resources": [
            _resource(name, table, written[name]) for name, table in export.tables.items()
        ],
    }
    return {name: value for name, value in package.items() if value}


def _csv(table: Table, file: IO[bytes], *, raw: bool) -> _Written:
    """Writes a table; rows are encoded and hashed some at a time."""
    digest = hashlib.sha256()
    size, rows = 0, -1  # the header is no row
    block = bytearray()
    for piece in delimited_pieces(table, DIALECTS["csv"], raw=raw):
        block += piece.encode()
        rows += 1
        if len(block) >= _BLOCK:
            digest.update(block)
            size += file.write(block)
            block.clear()
    digest.update(block)
    size += file.write(block)
    return _Written(size, f"sha256:{digest.hexdigest()}", rows)


def _resource(name: str, table: Table, written: _Written) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": TABLES[name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "bytes": written.size,
        "hash": written.hash,
        "schema": _schema(table.columns),
    }


def _schema(columns: tuple[Column, ...]) -> dict[str, Any]:
    names = [column.key for column in columns]
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    if "id" in names:
        schema["primaryKey"] = "id"
    keys = [
        {"fields": name, "reference": {"resource": table, "fields": "id"}}
        for name, table in _REFERS.items()
        if name in names
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column) -> dict[str, Any]:
    name = column.key
    kind = JSON_COLUMNS.get(name) or _TYPES.get(column.kind, "string")
    return {"name": name, "type": kind, "description": COLUMNS[name]}


def _licences(sources: Mapping[str, Source]) -> Iterator[dict[str, str]]:
    """The licences that sources name, each with the sources it is of: nothing is said of others."""
    named: dict[str, list[str]] = {}
    for id_, source in sources.items():
        if source.licence:
            named.setdefault(source.licence, []).append(id_)
    for licence, ids in named.items():
        name = made_id(licence) or "licence"
        title = f"{licence} (data of {shortened(', '.join(ids), 500)})"
        yield {"name": name, "title": title}


def _source(source: Source) -> dict[str, str]:
    title = {"title": f"{source.publisher}: {source.title}"}
    return {**title, "path": source.url} if source.url else title
