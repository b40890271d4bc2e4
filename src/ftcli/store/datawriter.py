"""Datasets to data files: JSON in the layout of the shipped one, and JSON Lines.

What is written loads again as the same dataset. A figure stands on a line of its own, with its keys
in the order in which people write them, so that a version control shows a change as one line.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ftcli.model import Dataset, Ecosystem, Record

# The order of the keys in the file, where it is another than that of the models.
STATEMENT_KEYS = (
    "metric", "stated", "value", "unit", "per", "mode", "horizon", "deadline", "on", "source",
    "area", "sector", "counts", "part_of", "context", "note",
)  # fmt: skip
ECOSYSTEM_KEYS = (
    "name", "aliases", "demonyms", "region", "perimeter", "note", "labels", "figures", "targets",
)  # fmt: skip
_A_LINE_EACH = frozenset({"labels", "figures", "targets"})
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def json_pieces(dataset: Dataset) -> Iterator[str]:
    r"""A dataset as a data file in JSON, a piece for each source and each ecosystem.

    >>> from ftcli.store.parsing import parse
    >>> text = '{"format": "ftcli/1", "updated": "2020", "sources": {}, "ecosystems": {}}'
    >>> print("".join(json_pieces(parse(text.encode(), "empty.json"))), end="")
    {
     "format": "ftcli/1",
     "updated": "2020",
     "sources": {},
     "ecosystems": {}
    }
    """
    yield "{\n"
    for key, value in _head(dataset).items():
        yield f" {_text(key)}: {_text(value)},\n"
    yield ' "sources": '
    yield from _block(
        (f"{_text(id_)}: {_text(dumped(source))}" for id_, source in dataset.sources.items()),
        "{}",
    )
    yield ',\n "ecosystems": '
    yield from _block(
        (
            f"{_text(each.id)}: {_laid_out(ecosystem_record(each))}"
            for each in dataset.ecosystems.values()
        ),
        "{}",
    )
    yield "\n}\n"


def jsonl_pieces(dataset: Dataset) -> Iterator[str]:
    """A dataset as a data file in JSON Lines, a line for each ecosystem.

    The first line holds `format`, `updated`, `credit` and `sources`, each other line an ecosystem
    with its `id` in front.
    """
    sources = {id_: dumped(source) for id_, source in dataset.sources.items()}
    yield _text({**_head(dataset), "sources": sources}) + "\n"
    for each in dataset.ecosystems.values():
        yield _text({"id": each.id, **ecosystem_record(each)}) + "\n"


def dumped(record: Record, exclude: set[str] | None = None) -> dict[str, Any]:
    """A record as it stands in a data file: the keys that are given, as JSON has them.

    Args:
        record: a source, a figure, an ecosystem or the like.
        exclude: fields to leave out.

    >>> from ftcli.model import Source
    >>> dumped(Source(title="T", publisher="P", kind="blog", author=None))
    {'title': 'T', 'publisher': 'P', 'kind': 'blog'}
    """
    return record.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude_none=True, exclude=exclude
    )


def ecosystem_record(ecosystem: Ecosystem) -> dict[str, Any]:
    """An ecosystem as it stands in a data file: the keys that are given, in their usual order."""
    record = dumped(ecosystem)
    for kind in ("figures", "targets"):
        if kind in record:
            record[kind] = [_ordered(item, STATEMENT_KEYS) for item in record[kind]]
    return _ordered(record, ECOSYSTEM_KEYS)


def _head(dataset: Dataset) -> dict[str, Any]:
    """All of a dataset but its sources and ecosystems, which may be too many to hold."""
    return dumped(dataset, exclude={"sources", "ecosystems"})


def _ordered(record: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """A record with some keys in front, in their order; all others follow."""
    return {key: record[key] for key in dict.fromkeys((*keys, *record)) if key in record}


def _laid_out(record: dict[str, Any]) -> str:
    """An ecosystem, a line for each key, and for each figure, target and label."""
    return "".join(_block((f"{_text(key)}: {_value(key, record[key])}" for key in record), "{}", 2))


def _value(key: str, value: Any) -> str:
    """What stands behind a key of an ecosystem."""
    if key == "perimeter":
        return "".join(_block((f"{_text(name)}: {_text(value[name])}" for name in value), "{}", 3))
    if key in _A_LINE_EACH:
        return "".join(_block(map(_text, value), "[]", 3))
    return _text(value)


def _block(items: Iterable[str], brackets: str, depth: int = 1) -> Iterator[str]:
    """What stands between brackets: an item a line, one deeper than their own."""
    opening, closing = brackets[0], brackets[1]
    lead = opening + "\n" + " " * (depth + 1)
    empty = True
    for item in items:
        yield lead + item
        lead = ",\n" + " " * (depth + 1)
        empty = False
    yield opening + closing if empty else "\n" + " " * depth + closing


def _text(value: object) -> str:
    return _ENCODER.encode(value)
