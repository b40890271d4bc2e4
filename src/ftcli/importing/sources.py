"""The sources of rows: known ones by their ids, new ones of title, publisher and the like."""

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from ftcli.errors import UsageError, shortened
from ftcli.faults import near
from ftcli.ids import RULE, is_id, made_id
from ftcli.importing.cells import BadCell
from ftcli.importing.fields import OF_SOURCE
from ftcli.model import Source

_PREFIX = "source_"
KINDS = ("official-statistics", "institution", "press", "blog", "register")
DEFAULT_KIND = "press"


class Origin(NamedTuple):
    """What is said once of the source of all rows that name none.

    Attributes:
        id: its id; "" for none.
        fields: its title, publisher and the like, those that are given.
    """

    id: str = ""
    fields: Mapping[str, str] = {}


class Sources:
    """The sources that rows refer to.

    Attributes:
        used: the sources of the rows so far, by id, as records of the data file.
        of_press: how many new ones were taken for press, as nothing says their kind.
    """

    def __init__(self, known: Mapping[str, Source], origin: Origin) -> None:
        self.used: dict[str, dict[str, Any]] = {}
        self.of_press = 0
        self._known = ChainMap[str, Source]({}, known)  # type: ignore[arg-type]  # never written to
        self._origin = origin
        self._declared: set[str] = set()
        self._made: dict[tuple[tuple[str, str], ...], str] = {}

    def check_origin(self, *, is_needed: bool) -> None:
        """Makes sure that what is said once of the source of all rows can be written down.

        Args:
            is_needed: whether the rows themselves say nothing of their source.

        Raises:
            UsageError: it breaks the rules of the data file, or is not enough.
        """
        id_, fields = self._origin
        if id_ and not is_id(id_):
            raise UsageError(f"--source: {shortened(id_)!r} is no id", RULE)
        try:
            _checked({"title": "-", "publisher": "-", "kind": DEFAULT_KIND, **fields})
        except BadCell as error:
            option = error.field.removeprefix(_PREFIX)
            raise UsageError(f"--{option}: {error.message}", "correct it") from error
        missing = [f"--{name}" for name in ("title", "publisher") if not fields.get(name)]
        if is_needed and missing and id_ not in self._known:
            if not id_:
                said = "no column says where the figures are from"
                hint = "add --source ID, or --title TEXT and --publisher NAME"
            else:
                said = f"--source: no source called {id_!r}"
                hint = near(id_, self._known) or f"for a new one add {' and '.join(missing)}"
            raise UsageError(said, hint)

    def declare(self, id_: str, record: dict[str, Any]) -> None:
        """A source of a table of sources, which is used whether rows refer to it or not.

        Raises:
            BadCell: a field breaks the rules of the data file.
        """
        _check(id_, "id")
        if id_ in self._declared:
            raise BadCell("id", f"the source {id_} stands there twice")
        self._known[id_] = _checked(record)
        self.used[id_] = record
        self._declared.add(id_)

    def all_of(self, named: Iterable[tuple[str, str]]) -> set[str]:
        """The ids of sources that cells refer to, each with the field of the cell.

        Raises:
            BadCell: one is not known.
        """
        ids = set()
        for field, id_ in named:
            if id_ not in self._known:
                raise BadCell(field, f"no source called {id_!r}; {near(id_, self._known)}")
            ids.add(self._use(id_))
        return ids

    def published(self, id_: str) -> str:
        """When a source was published, in EDTF; "" where it does not say."""
        return str(self._known[id_].published or "")

    def records(self, referred: Collection[str]) -> dict[str, dict[str, Any]]:
        """The sources that are referred to, and those of tables of sources."""
        return {id_: record for id_, record in self.used.items()
                if id_ in referred or id_ in self._declared}  # fmt: skip

    def of(self, row: Mapping[str, str]) -> str:
        """The id of the source of a row: its cells, by field, in EDTF where they are dates.

        Raises:
            BadCell: it names none, or says of a known one what that does not say.
        """
        said = tuple((name, row[name]) for name in ("source", *OF_SOURCE) if row.get(name))
        if said not in self._made:
            self._made[said] = self._resolved(dict(said))
        return self._made[said]

    def _resolved(self, said: dict[str, str]) -> str:
        named = said.pop("source", "")
        id_ = named or ("" if said else self._origin.id)
        if id_ in self._known:
            self._agree(id_, said)
            return self._use(id_)
        fields = {name.removeprefix(_PREFIX): value for name, value in said.items()}
        record = {**self._origin.fields, **fields}
        if named and not is_id(named):
            # "La Tribune" in the column of sources is who published it, else what it is called.
            record |= {"title": named} if "publisher" in fields and "title" not in fields else (
                {} if "publisher" in fields else {"publisher": named})  # fmt: skip
        self._need(record, id_)
        if "kind" not in record:
            self.of_press += 1
        whole = {"kind": DEFAULT_KIND, **record}
        source = _checked(whole)
        new = id_ if is_id(id_) else self._id_of(source)
        _check(new, "source")
        self._known[new] = source
        self.used[new] = _as_record(source)
        return new

    def _agree(self, id_: str, said: Mapping[str, str]) -> None:
        """Makes sure that a row says of a known source what that says."""
        source = self._known[id_]
        for field, value in said.items():
            own = getattr(source, field.removeprefix(_PREFIX))
            if str(own or "") != value:
                raise BadCell(field, f"the source {id_} says {str(own or 'nothing')!r}")

    def _use(self, id_: str) -> str:
        self.used.setdefault(id_, _as_record(self._known[id_]))
        return id_

    def _need(self, record: Mapping[str, str], id_: str) -> None:
        missing = [name for name in ("title", "publisher") if not record.get(name)]
        if not missing:
            return
        add = " and ".join(f"a column {name} (or --{name})" for name in missing)
        if not id_:
            raise BadCell("source", f"no source: add a column source (or --source ID), or {add}")
        meant = near(id_, self._known)
        raise BadCell("source", f"no source called {id_!r}; {meant or f'add {add}'}")

    def _id_of(self, source: Source) -> str:
        """An id made of publisher and date, which no other source has."""
        made = made_id(source.publisher, source.published) or "source"
        record, number = _as_record(source), 1
        id_ = made
        while id_ in self._known and _as_record(self._known[id_]) != record:
            number += 1
            id_ = made_id(made, number)
        return id_


def _check(id_: str, field: str) -> None:
    if not is_id(id_):
        raise BadCell(field, f"{shortened(id_)!r} is no id: {RULE}")


def _checked(record: Mapping[str, Any]) -> Source:
    try:
        return Source.model_validate(record)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        said = detail["msg"].removeprefix("Value error, ")
        raise BadCell(f"{_PREFIX}{detail['loc'][0]}", said) from error


def _as_record(source: Source) -> dict[str, Any]:
    return source.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
