"""Rows of the tables of ecosystems and of sources to records of the data file."""

import json
from collections.abc import Iterator
from typing import Any

from ftcli.errors import FtcliError
from ftcli.importing.cells import BadCell
from ftcli.importing.fields import OF_SOURCE
from ftcli.importing.row import Row
from ftcli.store.jsontext import checked_text

_LISTS = ("aliases", "demonyms")
_TEXTS = ("region", "note")
_OBJECTS = ("perimeter", "labels")


def source_of(row: Row) -> tuple[str, dict[str, Any]]:
    """The id and the record of a row of a table of sources.

    Raises:
        BadCell: it has no id, or a cell does not hold what its column needs.
    """
    id_ = row.text("id") or row.text("source")
    if not id_:
        raise BadCell("id", "no id")
    texts = {field.removeprefix("source_"): row.text(field) for field in OF_SOURCE}
    texts["published"] = row.date("source_published")
    texts["kind"] = row.text("kind") or row.text("source_kind")
    return id_, {name: text for name, text in texts.items() if text}


def ecosystem_of(row: Row) -> tuple[str, dict[str, Any]]:
    """The id and the record of a row of a table of ecosystems.

    Raises:
        BadCell: it has no id or no name, or a cell does not hold what its column needs.
    """
    id_, name = row.text("id"), row.text("name")
    if not id_ or not name:
        missing = "name" if id_ else "id"
        raise BadCell(missing, f"no {missing}")
    record: dict[str, Any] = {"name": name}
    for field in _LISTS:
        if text := row.text(field):
            record[field] = _list(text, field)
    for field in (*_TEXTS, *_OBJECTS):
        if text := row.text(field):
            record[field] = _json(text, field) if field in _OBJECTS else text
    return id_, record


def sources_in(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The sources that a record of an ecosystem refers to, each with the field that does."""
    for label in record.get("labels", ()):
        yield "labels", label["source"]
    for people in record.get("perimeter", {}).get("population", {}).values():
        yield "perimeter", people["source"]


def _list(text: str, field: str) -> Any:
    """A list in JSON, or names with semicolons between them."""
    if text.startswith("["):
        return _json(text, field)
    return [part for each in text.split(";") if (part := each.strip())]


def _json(text: str, field: str) -> Any:
    try:
        return json.loads(checked_text(text.encode(), "the cell"))
    except FtcliError as error:
        raise BadCell(field, f"no JSON: {error.message.removeprefix('the cell: ')}") from error
