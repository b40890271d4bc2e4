"""Candidates to a fragment of a data file, which a person reviews and keeps."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import ValidationError

from ftcli.dates import Period
from ftcli.editing.entries import of_options
from ftcli.editing.sourcing import BadSource, source_of
from ftcli.model import Dataset, Figure, Target
from ftcli.quantity import Quantity
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


class Draft(NamedTuple):
    """A data file drafted from a text.

    Attributes:
        record: the data file.
        left_out: how many figures are not in it: of no ecosystem known, or in words that alone do
            not give what they mean in the text.
    """

    record: Record
    left_out: int


def origin(id_: str | None, record: Mapping[str, str], on: Period) -> Origin:
    """Where a text was published, with an id made of publisher and date where none is given.

    Raises:
        BadEntry: a field breaks the rules of the data file.

    >>> record = {"title": "La ville", "publisher": "L'Écho du soir", "kind": "press"}
    >>> origin(None, record, Period.parse("2014-10-08")).id
    'l-echo-du-soir-2014-10-08'
    """
    whole = {**record, "published": str(on)}
    try:
        own_id, _ = source_of({}, id_, whole)
    except BadSource as error:
        raise of_options(error, id_) from error
    return Origin(own_id, whole, on)


def draft(candidates: Iterable[Candidate], dataset: Dataset, origin: Origin) -> Draft:
    """A data file of the figures and targets of a text, for each ecosystem that it names.

    Each is in its own words; a unit, a rate or a value is written only where those do not give it.
    Every record has been read by the model of the data file.
    """
    ecosystems: dict[str, Record] = {}
    left_out = 0
    for candidate in candidates:
        if not candidate.is_taken:
            continue
        ecosystem = dataset.ecosystems.get(candidate.territory or "")
        is_target = candidate.kind is Kind.TARGET
        record = _target(candidate, origin) if is_target else _figure(candidate, origin)
        whole = _with_value(record, candidate, Target if is_target else Figure)
        if ecosystem is None or whole is None:
            left_out += 1
            continue
        entry = ecosystems.setdefault(
            ecosystem.id,
            {"name": ecosystem.name, "region": ecosystem.region, "figures": [], "targets": []},
        )
        records = entry["targets" if is_target else "figures"]
        if whole not in records:
            records.append(whole)
    for entry in ecosystems.values():
        _keep_true_parts(entry["figures"])
    document = {
        "format": "ftcli/1",
        "updated": str(origin.on.last),
        "sources": {origin.id: dict(origin.record)},
        "ecosystems": ecosystems,
    }
    return Draft(document, left_out)


def _figure(candidate: Candidate, origin: Origin) -> Record:
    record = _statement(candidate, origin, candidate.on or origin.on)
    if candidate.part_of is not None:
        record["part_of"] = candidate.part_of
    return record


def _target(candidate: Candidate, origin: Origin) -> Record:
    record = _statement(candidate, origin, origin.on)
    record["mode"] = candidate.aim.mode if candidate.aim else "level"
    if candidate.due is not None:
        record["horizon"] = _line(candidate.due)
    return record


def _statement(candidate: Candidate, origin: Origin, on: Period) -> Record:
    """What figures and targets share."""
    record: Record = {
        "metric": candidate.metric,
        "stated": _line(candidate.stated),
        "on": str(on),
        "source": origin.id,
    }
    if candidate.area is not None:
        kind, name = candidate.area
        record["area"] = {"type": kind, "name": _line(name)}
    return record


def _with_value(
    record: Record, candidate: Candidate, model: type[Figure | Target]
) -> Record | None:
    """The record with the unit, the rate and the value that its words alone do not give.

    "20 à l'horizon 2016" needs none beside its metric; "un autre million" needs "EUR". None where
    no addition gives what the words mean in the text.
    """
    wanted = candidate.quantity
    if wanted is None:
        return None
    unit = {"unit": wanted.unit} if wanted.unit else {}
    value = {"value": _number(wanted.nominal)} if wanted.nominal is not None else {}
    per = {"per": wanted.per} if wanted.per else {}
    for more in ({}, unit, per, {**unit, **per}, {**unit, **value}, {**unit, **per, **value}):
        try:
            found = model.model_validate({**record, **more}).quantity
        except (Unreadable, ValidationError):
            continue
        if _bounds(found) == _bounds(wanted):
            return {**record, **more}
    return None


def _bounds(quantity: Quantity) -> tuple[object, ...]:
    return (
        quantity.low, quantity.high, quantity.low_open, quantity.high_open, quantity.nominal,
        quantity.unit,
    )  # fmt: skip


def _number(nominal: Fraction) -> int | str:
    """A number as the data file has it: a whole one of 15 digits, else a text."""
    if nominal.denominator == 1 and abs(nominal) < 10**15:
        return int(nominal)
    return f"{Decimal(nominal.numerator) / nominal.denominator:f}"


def _line(text: str) -> str:
    """Words on one line, as the data file wants them."""
    return " ".join(text.split())


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
