"""Every fault of a document: record by record where the model refuses it, then what it refers to.

The model itself stops at the first faulty record of a list, so that a file of a million faults
takes no more memory than one without; this goes on from there, to a stated number of faults.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ftcli.dates import Period
from ftcli.errors import shortened
from ftcli.model import (
    Area,
    Dataset,
    Ecosystem,
    Figure,
    Label,
    Narrowing,
    Perimeter,
    PerimeterUnit,
    Population,
    Record,
    Source,
    Target,
)
from ftcli.model.fields import Slug, Text, Year
from ftcli.store.faults import MOST_FAULTS, Fault, Keys, fault_of
from ftcli.store.integrity import STATED, readings, references
from ftcli.store.names import clashing_names, names_of
from ftcli.store.names import key as spelling


class _Children(NamedTuple):
    """What stands in a field that holds records: a list, a map by key, or one alone.

    Attributes:
        held: list, dict, or None for one record.
        item: the type of each.
        key: the type of the keys of a map.
    """

    held: type | None
    item: Any
    key: Any = None


_CHILDREN: Mapping[Any, Mapping[str, _Children]] = {
    Dataset: {
        "sources": _Children(dict, Source, Slug),
        "ecosystems": _Children(dict, Ecosystem, Slug),
    },
    Ecosystem: {
        "aliases": _Children(list, Text),
        "demonyms": _Children(list, Text),
        "perimeter": _Children(None, Perimeter),
        "labels": _Children(list, Label),
        "figures": _Children(list, Figure),
        "targets": _Children(list, Target),
    },
    Perimeter: {
        "units": _Children(list, PerimeterUnit),
        "population": _Children(dict, Population, Year),
    },
}
_INNER: Mapping[str | int, type[Record]] = {"area": Area, "value": Narrowing}
_UNIT = {"name": "x", "type": "CU"}  # a perimeter has at least one


def diagnosed(document: object, *, words: bool = False) -> list[Fault]:
    """All faults of a document that the model refuses, at most 10,000 of them.

    Args:
        document: what its JSON holds.
        words: whether the words of its figures are read, too.
    """
    kept: dict[Keys, Any] = {}
    faults = list(islice(_faults(Dataset, document, (), kept), MOST_FAULTS))
    if isinstance(document, dict) and isinstance(document.get("ecosystems"), dict):
        faults += islice(_of_the_rest(document, kept, words=words), MOST_FAULTS - len(faults))
    return faults


def _faults(model: Any, value: Any, keys: Keys, kept: dict[Keys, Any]) -> Iterator[Fault]:
    """The faults of a record, then of those in it; what has none is kept."""
    children = _CHILDREN.get(model, {}) if isinstance(value, dict) else {}
    alone = {**value, **_emptied(value, children)} if children else value
    try:
        kept[keys] = _adapter(model).validate_python(alone)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            known = _keys(_INNER.get(detail["loc"][0], model) if len(detail["loc"]) > 1 else model)
            yield fault_of(detail, keys, known)
    for name, child in children.items():
        held = value.get(name)
        if child.held is None and isinstance(held, dict):
            yield from _faults(child.item, held, (*keys, name), kept)
        elif child.held is list and isinstance(held, list):
            for index, item in enumerate(held):
                yield from _faults(child.item, item, (*keys, name, index), kept)
        elif child.held is dict and isinstance(held, dict):
            for key, item in held.items():
                yield from _of_key(key, child.key, (*keys, name, key))
                yield from _faults(child.item, item, (*keys, name, key), kept)


def _emptied(value: Mapping[str, Any], children: Mapping[str, _Children]) -> dict[str, Any]:
    """The fields of a record that hold records, without them; what is of a wrong type stays."""
    return {
        name: _EMPTY[child.held](name, held)
        for name, child in children.items()
        if name in value and isinstance(held := value[name], child.held or dict)
    }


_EMPTY: Mapping[type | None, Callable[[str, Any], Any]] = {
    None: lambda name, held: None,
    list: lambda name, held: [_UNIT] if name == "units" and held else [],
    dict: lambda name, held: {},
}


def _of_key(key: str, allowed: Any, keys: Keys) -> Iterator[Fault]:
    try:
        _adapter(allowed).validate_python(key)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            fault = fault_of(detail, keys)
            slug = spelling(key).replace(" ", "-") if allowed is Slug else ""
            meant = f"did you mean {shortened(slug)!r}?" if slug.isascii() and slug else ""
            yield fault._replace(code="bad-key", suggestion=meant)


@cache
def _adapter(of: Any) -> TypeAdapter[Any]:
    return TypeAdapter(of)


@cache
def _keys(model: type[Record]) -> tuple[str, ...]:
    fields = getattr(model, "model_fields", {})
    return tuple(field.alias or name for name, field in fields.items())


def _of_the_rest(
    document: Mapping[str, Any], kept: Mapping[Keys, Any], *, words: bool
) -> Iterator[Fault]:
    """What else is wrong, once the faulty records are left out."""
    sources = document.get("sources")
    ecosystems, indexes = {}, {}
    for id_, value in document["ecosystems"].items():
        ecosystems[id_], indexes[id_] = _left(id_, value if isinstance(value, dict) else {}, kept)
    rest = Dataset.model_construct(
        format="ftcli/1", updated=Period.parse("2000"), sources={}, ecosystems=ecosystems
    )
    found = (
        references(rest, sources)
        if isinstance(sources, dict)
        else clashing_names(names_of(ecosystems))
    )
    for fault in (*found, *(readings(rest) if words else ())):
        _, id_, *behind = fault.keys
        if len(behind) < 2 or behind[0] not in indexes[id_]:
            yield fault
            continue
        kind, index, *field = behind
        places = indexes[id_][kind]
        is_whole = len(places) == len(document["ecosystems"][id_][kind])
        if fault.code != "part-of-nothing" or is_whole:  # the whole may be the faulty record
            yield fault._replace(keys=("ecosystems", id_, kind, places[index], *field))


def _left(
    id_: str, value: Mapping[str, Any], kept: Mapping[Keys, Any]
) -> tuple[Ecosystem, dict[str, list[int]]]:
    """What is without fault of an ecosystem, and which index each statement has in the file."""
    me = ("ecosystems", id_)
    whole = kept.get(me) or Ecosystem.model_construct(name=id_)
    fields: dict[str, Any] = {}
    indexes: dict[str, list[int]] = {}
    for kind in (*STATED, "aliases"):
        held = value.get(kind)
        items = held if isinstance(held, list) else []
        indexes[kind] = [index for index in range(len(items)) if (*me, kind, index) in kept]
        fields[kind] = tuple(kept[*me, kind, index] for index in indexes[kind])
    if perimeter := kept.get((*me, "perimeter")):
        years = value["perimeter"].get("population") or {}
        at = (*me, "perimeter", "population")
        population = {year: kept[*at, year] for year in years if (*at, year) in kept}
        fields["perimeter"] = perimeter.model_copy(update={"population": population})
    return whole.model_copy(update=fields), indexes
