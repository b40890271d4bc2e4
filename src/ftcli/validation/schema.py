"""The JSON Schema of data files (draft 2020-12), by which editors complete and check them.

It is made of the models and published as a file; what needs more than one place to be seen wrong
(a source that is not there, words that give no number) only `ftcli validate` finds.
"""

import inspect
import json
import re
from collections.abc import Mapping
from typing import Any

from ftcli.catalogue import METRICS
from ftcli.store.datafile import content, shipped

PUBLISHED = "ftcli-1.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SLUG_LENGTH = 80
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def schema_text() -> str:
    """The schema as it is published, beside the data file that comes with ftcli.

    Raises:
        UnreadableFile: it is missing.
    """
    return content(shipped().with_name(PUBLISHED), "schema").decode("utf-8")


def current_schema() -> dict[str, Any]:
    """The schema as the models are now; the published one says the same.

    >>> current_schema()["required"]
    ['format', 'updated', 'sources', 'ecosystems']
    """
    from ftcli import model

    made = model.Dataset.model_json_schema(by_alias=True)
    records = made.pop("$defs")
    for name, record in records.items():
        _describe(record, getattr(model, name))
    _describe(made, model.Dataset)
    whole = _plain({**made, "title": "ftcli data file", "$defs": records})
    shared = _shared()
    named = {name: _named(record, shared) for name, record in whole.pop("$defs").items()}
    return {"$schema": DIALECT, **_named(whole, shared), "$defs": {**shared, **named}}


def written(schema: Mapping[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _shared() -> dict[str, dict[str, Any]]:
    """What many fields are, under a name: texts, ids, dates, numbers, metrics."""
    from pydantic import TypeAdapter

    from ftcli.model import fields

    types = {
        "text": fields.Text,
        "phrase": fields.Phrase,
        "name": fields.Name,
        "id": fields.Slug,
        "date": fields.EdtfDate,
        "number": fields.Exact,
        "metric": fields.MetricName,
    }
    return {name: _plain(TypeAdapter(kind).json_schema()) for name, kind in types.items()}


def _named(node: Any, shared: Mapping[str, dict[str, Any]]) -> Any:
    """A schema in which what is shared stands by its name."""
    if isinstance(node, list):
        return [_named(item, shared) for item in node]
    if not isinstance(node, dict):
        return node
    for name, kind in shared.items():
        if all(node.get(key) == value for key, value in kind.items()):
            rest = {key: value for key, value in node.items() if key not in kind}
            return {"$ref": f"#/$defs/{name}", **rest}
    return {key: _named(value, shared) for key, value in node.items()}


def _describe(record: dict[str, Any], model: type[Any]) -> None:
    """Gives a record and its fields the words of the model's documentation."""
    record["description"] = (inspect.getdoc(model) or "").partition("\n\n")[0]
    for name, text in _attributes(model).items():
        field = model.model_fields.get(name)
        known = record["properties"].get(field.alias or name) if field else None
        if known is not None:
            known["description"] = text


def _attributes(model: type[Any]) -> dict[str, str]:
    """What the documentation of a model and of those it is made of says of each attribute."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        attributes = inspect.cleandoc(owner.__doc__ or "").partition("Attributes:\n")[2]
        found |= {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(attributes)}
    return found


def _plain(node: Any) -> Any:
    """A schema without what pydantic adds for itself, its maps strict about their keys."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("properties"), dict):
        node["properties"] = {
            name: {key: value for key, value in field.items() if key not in {"title", "default"}}
            for name, field in node["properties"].items()
        }
    if "patternProperties" in node:
        ((pattern, value),) = node.pop("patternProperties").items()
        most = {"maxLength": _SLUG_LENGTH} if "a-z" in pattern else {}
        keys = {"pattern": pattern, "type": "string", **most}
        node |= {"propertyNames": keys, "additionalProperties": value}
    if node.get("enum") == [*METRICS]:
        # No keyword of the standard; editors show the texts beside the names.
        node["enumDescriptions"] = [metric.definition for metric in METRICS.values()]
    return {key: _plain(value) for key, value in node.items()}
