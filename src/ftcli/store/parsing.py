"""The dataset that a document in JSON holds, validated."""

import json
from collections.abc import Callable, Mapping
from itertools import chain, islice

from pydantic import ValidationError

from ftcli.model import Dataset, Source
from ftcli.store.faults import MOST_FAULTS, FaultyData
from ftcli.store.integrity import readings, references
from ftcli.store.jsontext import checked_text, refused_text


def parse(raw: bytes, name: str) -> Dataset:
    """The dataset that the bytes of a file hold; `name` is what faults call the file.

    Raises:
        UnreadableFile: the bytes are no JSON.
        FaultyData: they break the format.
    """
    text = checked_text(raw, name)
    return validated(raw, name, lambda: json.loads(text))


def validated(
    raw: bytes,
    name: str,
    document: Callable[[], object],
    *,
    words: bool = False,
) -> Dataset:
    """The dataset that JSON holds in which no key stands twice.

    Args:
        raw: the JSON.
        name: what faults call the file.
        document: what it holds, where its faults are looked for.
        words: whether every phrase is read, too, which is left to first use otherwise.

    Raises:
        UnreadableFile: it holds half a character.
        FaultyData: it breaks the format.
    """
    dataset = modelled(raw, name, document, words=words)
    held_together(dataset, name, words=words)
    return dataset


def modelled(
    raw: bytes, name: str, document: Callable[[], object], *, words: bool = False
) -> Dataset:
    """The same, its references not looked at. Raises like `validated`."""
    try:
        return Dataset.model_validate_json(raw)  # faster than from a text
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        if detail["type"] == "json_invalid":
            raise refused_text(detail["msg"], name) from error
        from ftcli.store.diagnosis import diagnosed  # only a faulty file pays for it

        raise FaultyData(name, diagnosed(document(), words=words)) from error


def held_together(
    dataset: Dataset,
    name: str,
    sources: Mapping[str, Source] | None = None,
    *,
    words: bool = False,
) -> None:
    """Makes sure that all that a dataset refers to is there; `sources` take the place of its own.

    Raises:
        FaultyData: something is not, or a phrase gives no number where `words` are read.
    """
    found = chain(references(dataset, sources), readings(dataset) if words else ())
    if faults := list(islice(found, MOST_FAULTS)):
        raise FaultyData(name, faults)
