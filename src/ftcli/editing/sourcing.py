"""The source of a figure: a known one, or a new one of what a person or a table says of it.

A known source that is named must agree with what is said of it. A new one needs title and
publisher; it has the id that it is given, else one made of publisher and date, without a date of
publisher and title, with -2, -3… behind it where that is taken by another source.
"""

from collections.abc import Mapping

from pydantic import ValidationError

from ftcli.errors import FtcliError, shortened
from ftcli.model import Source
from ftcli.store.faults import fault_of, near
from ftcli.store.ids import LONGEST, RULE, is_id, made_id

NEEDED = ("title", "publisher")
DEFAULT_KIND = "press"


class BadSource(FtcliError):
    """What is said of a source breaks a rule, is not enough, or is not what is known of it.

    Attributes:
        field: the field that is at fault; "id" for its id.
        missing: the fields that a new source would need; none where a field is at fault.
    """

    def __init__(
        self, field: str, message: str, hint: str = "", missing: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.field = field
        self.missing = missing


class OtherSource(BadSource):
    """A known source says something else than is said of it."""


def source_of(
    known: Mapping[str, Source], id_: str | None, said: Mapping[str, str]
) -> tuple[str, Source]:
    """The source that is meant, and its id.

    Args:
        known: the sources there are.
        id_: its id; None to find it, or to make one.
        said: title, publisher and the like, those that are given.

    Raises:
        BadSource: the id is none, a field breaks the rules of the data file, a known source says
            something else, or too little is said of a new one.

    >>> said = {"title": "La tech", "publisher": "L'Écho", "published": "2014"}
    >>> id_, source = source_of({}, None, said)
    >>> id_, source_of({id_: source}, None, said)[0]
    ('l-echo-2014', 'l-echo-2014')
    >>> source_of({id_: source}, None, {**said, "title": "Le reste"})[0]
    'l-echo-2014-2'
    """
    check_id(id_)
    source = checked(said)
    if id_ is not None and id_ in known:
        other = _disagreement(known[id_], source, said)
        if other:
            own = getattr(known[id_], other)
            raise OtherSource(other, f"the source {id_} says {str(own or 'nothing')!r}")
        return id_, known[id_]
    if missing := tuple(name for name in NEEDED if name not in said):
        named = "no source" if id_ is None else f"no source called {id_!r}"
        raise BadSource("id", named, near(id_ or "", known), missing)
    id_ = id_ or _own_id(known, source, said)
    return id_, known.get(id_, source)


def check_id(id_: str | None) -> None:
    """Makes sure that an id is one, where one is given.

    Raises:
        BadSource: it is none.
    """
    if id_ is not None and not is_id(id_):
        raise BadSource("id", f"{shortened(id_)!r} is no id", RULE)


def checked(said: Mapping[str, str]) -> Source:
    """A source of what is said of it, of the press where nothing says its kind.

    Raises:
        BadSource: a field breaks the rules of the data file.
    """
    try:
        return Source.model_validate({**dict.fromkeys(NEEDED, "-"), "kind": DEFAULT_KIND, **said})
    except ValidationError as error:
        fault = fault_of(error.errors(include_url=False)[0], ())
        field, told = str(fault.keys[0]), fault.said
        if field == "url":
            told = "an address begins with http:// or https:// and holds no space"
        elif field == "language":
            told = "a language is two small letters, such as fr or en"
        raise BadSource(field, told, fault.suggestion) from error


def _disagreement(known: Source, source: Source, said: Mapping[str, str]) -> str:
    """The first field that is said otherwise than it is known; "" where all agree."""
    for name in said:
        if getattr(known, name) != getattr(source, name):
            return name
    return ""


def _own_id(known: Mapping[str, Source], source: Source, said: Mapping[str, str]) -> str:
    """An id made for a source, which no source has that is another."""
    name = source.publisher if source.published else f"{source.publisher} {source.title}"
    made = made_id(name, source.published) or made_id("source", source.published)
    id_, number = made, 1
    while (other := known.get(id_)) is not None and _disagreement(other, source, said):
        number += 1
        id_ = f"{made[: LONGEST - len(str(number)) - 1].rstrip('-')}-{number}"
    return id_
