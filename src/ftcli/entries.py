"""A figure and its source as a person gives them: what they become in a data file."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from ftcli.errors import UsageError, shortened
from ftcli.faults import near
from ftcli.ids import RULE, is_id, made_id
from ftcli.model import Dataset, Figure, Source
from ftcli.wording.reading import Unreadable


class BadEntry(UsageError):
    """What is said of a figure or of its source breaks the rules of the data file."""


class Wanted(NamedTuple):
    """A figure to add, as a person gives it.

    Attributes:
        city: its ecosystem, in any spelling.
        figure: its record in the data file, without its source.
        source: the id of the source, None to make one of publisher and date.
        described: what is said of the source: title, publisher and the like.
        name: the name of an ecosystem that no file knows; "" for one that is known.
    """

    city: str
    figure: Mapping[str, Any]
    source: str | None
    described: Mapping[str, str]
    name: str = ""


def record_of(figure: Mapping[str, Any], source: str) -> dict[str, Any]:
    """A figure as it stands in a data file: its source behind its date, as people write it.

    >>> list(record_of({"metric": "jobs", "on": "2014", "note": "…"}, "gazette"))
    ['metric', 'on', 'source', 'note']
    """
    keys = list(figure)
    at = keys.index("on") + 1
    return {**{name: figure[name] for name in keys[:at]}, "source": source} | {
        name: figure[name] for name in keys[at:]
    }


def source_of(whole: Dataset, wanted: Wanted) -> tuple[str, Source]:
    """The source of a figure and its id: a known one, or one that is described.

    Raises:
        BadEntry: there is none of that id and too little is said of it, or another than is said.

    >>> from ftcli.store import load
    >>> source_of(load(), Wanted("lyon", {}, "figaro2018", {}))[1].publisher
    'Le Figaro'
    """
    described = {name: value for name, value in wanted.described.items() if value}
    if wanted.source is not None and not is_id(wanted.source):
        raise BadEntry(f"--source: {shortened(wanted.source)!r} is no id", RULE)
    id_ = wanted.source or _id_of(described)
    known = whole.sources.get(id_)
    if known is not None:
        other = [name for name in described if str(getattr(known, name)) != described[name]]
        if other:
            raise BadEntry(
                f"the source {id_} is known with another {' and '.join(other)}",
                f"leave {_options(other)} out, or give this one another id: --source ID",
            )
        return id_, known
    missing = [name for name in ("title", "publisher") if name not in described]
    if missing:
        meant = f"{near(id_, whole.sources)} " if near(id_, whole.sources) else ""
        raise BadEntry(
            f"no source called {id_!r}",
            f"{meant}'ftcli sources' lists them; a new one needs {_options(missing)}",
        )
    return id_, _described(described)


def _id_of(described: Mapping[str, str]) -> str:
    """An id of publisher and date, for a source that is given none."""
    if "publisher" not in described:
        raise BadEntry(
            "no source",
            "--source ID of a known one ('ftcli sources' lists them), or --title and --publisher",
        )
    made = made_id(described["publisher"], described.get("published"))
    if not made:
        raise BadEntry("the publisher makes no id of a source", "give it one: --source ID")
    return made


def _described(described: Mapping[str, str]) -> Source:
    try:
        return Source.model_validate({"kind": "press", **described})
    except ValidationError as error:
        raise _refused(error) from error


def figure_of(record: Mapping[str, Any]) -> Figure:
    """The figure of a record, its words read.

    Raises:
        BadEntry: the record breaks the rules of the data file.
        Unreadable: the words give no number, or one that contradicts what is given beside them.

    >>> figure_of({"metric": "jobs", "stated": "12 emplois", "on": "2014", "source": "x"}).stated
    '12 emplois'
    """
    try:
        figure = Figure.model_validate(record)
    except ValidationError as error:
        raise _refused(error) from error
    try:
        figure.quantity  # noqa: B018  # reading is what may fail
    except Unreadable as error:
        hint = "give it one: --unit EUR" if "unit" in error.hint else error.hint
        raise Unreadable(error.message, hint) from error
    return figure


def _refused(error: ValidationError) -> BadEntry:
    """The first fault of a record, told of the option that gave it."""
    fault = error.errors(include_url=False, include_input=False)[0]
    said, _, hint = fault["msg"].removeprefix("Value error, ").partition("; ")
    field = str(fault["loc"][0])
    if field == "url":
        said = "an address begins with http:// or https:// and holds no space"
    name = "PHRASE" if field == "stated" else _options([field])
    return BadEntry(f"{name}: {said}", hint or "correct it")


def _options(fields: Sequence[str]) -> str:
    return " and ".join(f"--{field.replace('_', '-')}" for field in fields)
