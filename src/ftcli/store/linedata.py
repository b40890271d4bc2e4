"""Datasets of JSON Lines files: what is asked for is read and validated, the rest is left alone.

An ecosystem is validated as if it stood in a data file in JSON, alone with the sources it uses, so
that both have the same faults.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from ftcli.errors import FtcliError
from ftcli.model import Dataset, Ecosystem, Narrowing, Record, Source
from ftcli.model.on_demand import Ecosystems, OnDemand
from ftcli.store.datafile import opened
from ftcli.store.faults import Fault, FaultyData, NoJson
from ftcli.store.integrity import used_by
from ftcli.store.jsonlines import STRING, Line, LineFile, first_line
from ftcli.store.jsontext import MAX_KEYS
from ftcli.store.parsing import held_together, modelled, parse, validated

_HINT = (
    "in JSON Lines each line is a whole object: format, updated and sources first, "
    "then one ecosystem a line; a data file in JSON ends in .json"
)
_ALONE = b'{"format": "ftcli/1", "updated": "2000", "sources": {%b}, "ecosystems": {%b}}'
_ANY_SOURCE = {"title": "-", "publisher": "-", "kind": "press"}
_LONGEST_SOURCE = 2**17  # in bytes; five texts of 2,000 characters fit in
_MOST_KNOWN = 2000  # looking for the nearest of more takes too long

_OPENING = re.compile(rb"\s*+\{")
_FLAT = re.compile(rb'\{(?:[^{}"]++|%b)*+\}' % STRING, re.DOTALL)
_ENTRY = re.compile(rb'"([a-z0-9-]{1,80}+)"\s*+:\s*+(%b)' % _FLAT.pattern, re.DOTALL)
_SOURCES = re.compile(
    rb'"sources"\s*+:\s*+(\{\s*+(?:%b(?:\s*+,\s*+%b)*+)?\s*+\})' % (_ENTRY.pattern, _ENTRY.pattern),
    re.DOTALL,
)


def dataset_of_lines(path: Path, name: str) -> Dataset:
    """The dataset of a file, its sources and ecosystems validated when they are asked for.

    Args:
        path: where it is.
        name: what faults call it.

    Raises:
        UnreadableFile: it cannot be read, or its first line is no JSON.
        FaultyData: its first line breaks the format, a line has no id, or two have the same.
    """
    head, sources, end = _head(path, name)
    file = LineFile(path, name, end)

    def made(id_: str) -> Ecosystem:
        return ecosystem_of(file.line(id_), id_, name, sources)

    ecosystems = Ecosystems(file.places, made, file.names)
    return head.model_copy(update={"sources": sources, "ecosystems": ecosystems})


def _head(path: Path, name: str) -> tuple[Dataset, Mapping[str, Source], tuple[int, int]]:
    """The dataset of a first line, its sources, made when they are asked for, and its end."""
    line = first_line(path, name)
    found = _split(line)
    if found is not None:
        with suppress(FtcliError):  # read as a whole, the line tells of it
            sources = OnDemand(found.places, partial(_source, path, found.places, name), {})
            return parse(found.rest, name), sources, line.end
    head = whole_head(line, name)
    return head, head.sources, line.end


def whole_head(line: Line, name: str) -> Dataset:
    """The dataset of a first line with all its sources, validated, and no ecosystem.

    Raises:
        UnreadableFile: it is no JSON.
        FaultyData: it breaks the format.
    """
    try:
        held = json.loads(line.text(name), object_pairs_hook=_keys)
    except NoJson as error:
        if error.fault.said.startswith("no JSON"):
            raise NoJson(name, error.fault._replace(suggestion=_HINT)) from error
        raise
    raw = line.raw
    if isinstance(held, dict):
        if "ecosystems" in held:
            fault = Fault("unknown-key", "unknown key", ("ecosystems",), suggestion=_HINT)
            raise FaultyData(name, [fault._replace(line=line.number)])
        raw = b'{"ecosystems": {}%b' % (b"," if held else b"") + raw[raw.index(b"{") + 1 :]
    with line.telling(name, shifted=True):
        return validated(raw, name, lambda: json.loads(raw))


def _keys(pairs: list[tuple[str, object]]) -> dict[str, None]:
    """The keys of an object, what it holds let go."""
    return {key: None for key, _ in pairs}


def ecosystem_of(
    line: Line, id_: str, name: str, sources: Mapping[str, Source], *, words: bool = False
) -> Ecosystem:
    """The ecosystem of a line, validated together with the sources that it uses.

    Args:
        line: the line.
        id_: its id.
        name: what faults call the file.
        sources: those of the first line.
        words: whether every phrase is read, too.

    Raises:
        UnreadableFile: the line is no JSON.
        FaultyData: it breaks the format, or one of those sources does.
    """
    raw = _ALONE % (b"", b"%b: %b" % (json.dumps(id_).encode(), line.record(name)))
    alone = _plain(line, id_, raw)
    if alone is None:
        with line.telling(name, ("ecosystems", id_)):
            line.text(name)
        document = partial(_document, line, id_, sources)
        with line.telling(name, shifted=True):
            alone = modelled(raw, name, document, words=words)
    with line.telling(name, shifted=True):
        held_together(alone, name, sources, words=words)
    ecosystem = alone[id_].among(sources)
    if isinstance(sources, OnDemand):
        for source in used_by(ecosystem):
            sources[source]
    return ecosystem


def _plain(line: Line, id_: str, raw: bytes) -> Dataset | None:
    """The dataset of a line of which no key can stand twice; None where that is to be looked into.

    Each key has a colon. Where there are no more of them than keys that the model took, none was
    passed over: one pass over the line is saved, which takes half the time of the model.
    """
    colons = line.raw.count(b":")
    if colons > MAX_KEYS:
        return None
    try:
        alone = Dataset.model_validate_json(raw)
    except ValidationError:
        return None
    return alone if _key_count(alone[id_]) + 1 == colons else None


def _key_count(ecosystem: Ecosystem) -> int:
    """How many keys the objects of an ecosystem have, its id apart."""
    records: list[Record] = [ecosystem, *ecosystem.figures, *ecosystem.targets, *ecosystem.labels]
    for stated in (*ecosystem.figures, *ecosystem.targets):
        if stated.area is not None:
            records.append(stated.area)
        if isinstance(stated.value, Narrowing):
            records.append(stated.value)
    years = 0
    if ecosystem.perimeter is not None:
        population = ecosystem.perimeter.population
        records += [ecosystem.perimeter, *ecosystem.perimeter.units, *population.values()]
        years = len(population)
    return years + sum(len(record.model_fields_set) for record in records)


def _document(line: Line, id_: str, sources: Mapping[str, Source]) -> dict[str, Any]:
    """A document of one ecosystem, with a source for each that it may refer to."""
    used: set[str] = set()

    def noted(record: dict[str, Any]) -> dict[str, Any]:
        source = record.get("source")
        if isinstance(source, str):
            used.add(source)
        return record

    record = json.loads(line.raw, object_hook=noted)
    record.pop("id")
    # All of them where one is misspelt: the nearest is asked for.
    is_misspelt = not all(source in sources for source in used)
    known = sources if is_misspelt and len(sources) <= _MOST_KNOWN else used
    held = {source: _ANY_SOURCE for source in known if source in sources}
    return {"format": "ftcli/1", "updated": "2000", "sources": held, "ecosystems": {id_: record}}


def _source(path: Path, places: Mapping[str, int], name: str, id_: str) -> Source:
    """A source of a first line, validated."""
    with opened(path) as file:
        file.seek(places[id_])
        found = _FLAT.match(file.read(_LONGEST_SOURCE))
    record = b"%b: %b" % (json.dumps(id_).encode(), found[0] if found else b"{}")
    try:
        return parse(_ALONE % (record, b""), name).sources[id_]
    except FtcliError:
        whole_head(first_line(path, name), name)  # tells it with its place, and the others
        raise


class _Split(NamedTuple):
    """A first line taken apart without being read.

    Attributes:
        rest: its object without any source, and with no ecosystem.
        places: where each source begins in the file, by id.
    """

    rest: bytes
    places: dict[str, int]


def _split(line: Line) -> _Split | None:
    """A first line taken apart; None where it is not as plain as those that ftcli writes."""
    raw = line.raw
    opening, found = _OPENING.match(raw), _SOURCES.search(raw)
    if opening is None or found is None:
        return None
    start, end = found.span(1)
    places: dict[str, int] = {}
    for count, entry in enumerate(_ENTRY.finditer(raw, start + 1, end - 1), 1):
        places[entry[1].decode()] = line.at + entry.start(2)
        if len(places) != count:
            return None  # an id stands twice
    before = raw[opening.end() : start]
    return _Split(b'{"ecosystems": {},%b{}%b' % (before, raw[end:]), places)
