"""A figure and its source as a person gives them: what they become in a data file."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from ftcli.editing import sourcing
from ftcli.errors import UsageError
from ftcli.model import Dataset, Figure, Source
from ftcli.wording.reading import Unreadable

# What makes two figures of an ecosystem two versions of one: fields that they share.
SLOT = ("metric", "on", "source", "area", "sector", "counts")


class BadEntry(UsageError):
    """What is said of a figure or of its source breaks the rules of the data file."""


class Wanted(NamedTuple):
    """A figure to add, as a person gives it.

    Attributes:
        city: its ecosystem, in any spelling.
        figure: its record in the data file, without its source.
        source: the id of the source, None to make one of what is said of it.
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

    >>> from ftcli import load
    >>> source_of(load(), Wanted("lyon", {}, "figaro2018", {}))[1].publisher
    'Le Figaro'
    """
    described = {name: value for name, value in wanted.described.items() if value}
    try:
        return sourcing.source_of(whole.sources, wanted.source, described)
    except sourcing.BadSource as error:
        raise of_options(error, wanted.source) from error


def of_options(error: sourcing.BadSource, id_: str | None) -> BadEntry:
    """What is wrong with a source, told of the options that describe it.

    Args:
        error: what is wrong.
        id_: the id that `--source` gives; None for none.
    """
    if not error.missing:
        option = "--source" if error.field == "id" else _option(error.field)
        hint = error.hint or "correct it"
        if isinstance(error, sourcing.OtherSource):
            hint = f"leave {option} out, or name another source: --source ID"
        return BadEntry(f"{option}: {error.message}", hint)
    needs = " and ".join(map(_option, error.missing))
    if id_ is None:
        listed = "--source ID of a known one ('ftcli sources' lists them)"
        return BadEntry(error.message, f"{listed}, or {needs} of a new one")
    hint = f"{error.hint} 'ftcli sources' lists them; a new one needs {needs}".lstrip()
    return BadEntry(error.message, hint)


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
    """The first fault of a figure, told of the option that gave it."""
    fault = error.errors(include_url=False, include_input=False)[0]
    said, _, hint = fault["msg"].removeprefix("Value error, ").partition("; ")
    field = str(fault["loc"][0])
    name = "PHRASE" if field == "stated" else _option(field)
    return BadEntry(f"{name}: {said}", hint or "correct it")


def _option(field: str) -> str:
    return f"--{field.replace('_', '-')}"
