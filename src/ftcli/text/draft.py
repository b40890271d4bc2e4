"""Candidates to a fragment of a data file, which a person reviews and keeps."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ftcli.dates import Period
from ftcli.model import Dataset, Figure, Target
from ftcli.store import key
from ftcli.text.candidates import Candidate, Kind
from ftcli.wording.reading import Unreadable

Record = dict[str, Any]


class Origin(NamedTuple):
    """Where a text was published.

    Attributes:
        id: the id of the source in the data file.
        record: the source: title, publisher, published and the like.
        on: the date of the text, at which its figures hold unless they say another.
    """

    id: str
    record: Mapping[str, str]
    on: Period


def origin(id_: str | None, record: Mapping[str, str], on: Period) -> Origin:
    """Where a text was published, with an id made of publisher and date where none is given.

    >>> origin(None, {"publisher": "L'Écho du soir"}, Period.parse("2014-10-08")).id
    'l-echo-du-soir-2014-10-08'
    """
    made = key(f"{record.get('publisher', '')} {on}").replace(" ", "-")
    return Origin(id_ or made[:80].strip("-"), {**record, "published": str(on)}, on)


def draft(candidates: Iterable[Candidate], dataset: Dataset, origin: Origin) -> Record:
    """A data file of the figures and targets of a text, for each ecosystem that it names.

    Each is in its own words; a unit or a value is written only where those do not give it.
    """
    ecosystems: dict[str, Record] = {}
    for candidate in candidates:
        ecosystem = dataset.ecosystems.get(candidate.territory or "")
        if ecosystem is None or not candidate.is_taken:
            continue
        entry = ecosystems.setdefault(
            ecosystem.id,
            {"name": ecosystem.name, "region": ecosystem.region, "figures": [], "targets": []},
        )
        kind = "targets" if candidate.kind is Kind.TARGET else "figures"
        record = _target(candidate, origin) if kind == "targets" else _figure(candidate, origin)
        if record not in entry[kind]:
            entry[kind].append(record)
    for entry in ecosystems.values():
        _keep_true_parts(entry["figures"])
    return {
        "format": "ftcli/1",
        "updated": str(origin.on.last),
        "sources": {origin.id: dict(origin.record)},
        "ecosystems": ecosystems,
    }


def _figure(candidate: Candidate, origin: Origin) -> Record:
    record: Record = {
        "metric": candidate.metric,
        "stated": candidate.stated,
        "on": str(candidate.on or origin.on),
        "source": origin.id,
    }
    if candidate.area is not None:
        kind, name = candidate.area
        record["area"] = {"type": kind, "name": name}
    if candidate.part_of is not None:
        record["part_of"] = candidate.part_of
    return _with_value(record, candidate, Figure)


def _target(candidate: Candidate, origin: Origin) -> Record:
    aim = candidate.aim
    record: Record = {
        "metric": candidate.metric,
        "stated": candidate.stated,
        "mode": aim.mode if aim else "level",
        "on": str(origin.on),
        "source": origin.id,
    }
    if candidate.due is not None:
        record["horizon"] = candidate.due
    if candidate.area is not None:
        record["area"] = {"type": candidate.area[0], "name": candidate.area[1]}
    return _with_value(record, candidate, Target)


def _with_value(record: Record, candidate: Candidate, model: type[Figure | Target]) -> Record:
    """The record with the unit and the value that its words alone do not give.

    "20 à l'horizon 2016" needs neither beside its metric; "un autre million" needs "EUR".
    """
    wanted = candidate.quantity
    if wanted is None:
        return record
    unit = {"unit": wanted.unit} if wanted.unit else {}
    value = {"value": _number(candidate)} if wanted.nominal is not None else {}
    per = {"per": wanted.per} if wanted.per else {}
    for more in ({}, unit, per, {**unit, **per}, {**unit, **value}, {**unit, **per, **value}):
        try:
            found = model.model_validate({**record, **more}).quantity
        except (Unreadable, ValueError):
            continue
        if (found.low, found.high, found.nominal) == (wanted.low, wanted.high, wanted.nominal):
            return {**record, **more}
    return {**record, **unit, **value}


def _number(candidate: Candidate) -> int | float | str | None:
    nominal = candidate.quantity.nominal if candidate.quantity else None
    if nominal is None:
        return None
    return int(nominal) if nominal.denominator == 1 else float(nominal)


def _keep_true_parts(figures: list[Record]) -> None:
    """Leaves `part_of` only where the whole stands beside: same source, same date."""
    wholes = {(figure["metric"], figure["on"]) for figure in figures}
    for figure in figures:
        if "part_of" in figure and (figure["part_of"], figure["on"]) not in wholes:
            del figure["part_of"]


def draft_text(record: Record) -> str:
    """A data file as people write it: a figure a line.

    >>> print(draft_text({"format": "ftcli/1", "sources": {}, "ecosystems": {}}))
    {"format": "ftcli/1",
     "sources": {},
     "ecosystems": {}}
    <BLANKLINE>
    """
    return _laid_out(record, 0) + "\n"


def _laid_out(value: object, depth: int) -> str:
    """JSON with a line for each figure and each source."""
    import json

    items = [*value.values()] if isinstance(value, dict) else value
    if not isinstance(items, list) or not any(isinstance(item, dict | list) for item in items):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and depth > 2 and "metric" in value:
        return json.dumps(value, ensure_ascii=False)  # a figure with an area
    joint = ",\n" + " " * (depth + 1)
    if isinstance(value, dict):
        entries = (
            f"{json.dumps(name)}: {_laid_out(item, depth + 1)}" for name, item in value.items()
        )
        return "{" + joint.join(entries) + "}"
    return f"[{joint.join(_laid_out(item, depth + 1) for item in items)}]"
