"""The sources of rows: known ones by their ids, new ones of title, publisher and the like."""

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from ftcli.editing.entries import of_options
from ftcli.editing.sourcing import NEEDED, BadSource, check_id, checked, source_of
from ftcli.errors import UsageError
from ftcli.importing.cells import BadCell
from ftcli.importing.fields import OF_SOURCE
from ftcli.model import Source
from ftcli.store.datawriter import dumped
from ftcli.store.faults import near
from ftcli.store.ids import is_id

_PREFIX = "source_"
KINDS = ("official-statistics", "institution", "press", "blog", "register")


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
        of_press: new ones that were taken for press, as nothing says their kind.
    """

    def __init__(self, known: Mapping[str, Source], origin: Origin) -> None:
        self.used: dict[str, dict[str, Any]] = {}
        self.of_press: set[str] = set()
        self._known = ChainMap[str, Source]({}, known)  # type: ignore[arg-type]  # never written to
        self._origin = origin
        self._declared: set[str] = set()
        self._made: dict[tuple[tuple[str, str], ...], str] = {}

    def check_origin(self, *, is_needed: bool) -> None:
        """Makes sure that what is said once of the source of all rows can be written down.

        Args:
            is_needed: whether the rows themselves say nothing of their source.

        Raises:
            UsageError: it breaks the rules of the data file, is not enough, or is not what is
                known of that source.
        """
        id_, fields = self._origin.id or None, self._origin.fields
        try:
            if is_needed or id_ in self._known:
                source_of(self._known, id_, fields)
            check_id(id_)
            checked(fields)
        except BadSource as error:
            told = of_options(error, id_)
            nothing = "no column says where the figures are from"
            said = nothing if error.missing and id_ is None else told.message
            raise UsageError(said, told.hint) from error

    def declare(self, id_: str, record: dict[str, Any]) -> None:
        """A source of a table of sources, which is used whether rows refer to it or not.

        Raises:
            BadCell: a field breaks the rules of the data file.
        """
        if id_ in self._declared:
            raise BadCell("id", f"the source {id_} stands there twice")
        for field in (*NEEDED, "kind"):
            if field not in record:
                raise BadCell(f"{_PREFIX}{field}", f"no {field}")
        try:
            _, source = source_of({}, id_, record)
        except BadSource as error:
            raise _of_columns(error, id_, "id") from error
        self._known[id_] = source
        self.used[id_] = dumped(source)
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
        fields: Mapping[str, str] = {
            name.removeprefix(_PREFIX): value for name, value in said.items()
        }
        id_ = named or None
        if not (named or said):
            id_, fields = self._origin.id or None, self._origin.fields
        elif named not in self._known:
            fields = {**self._origin.fields, **fields}
        if named and not is_id(named):
            # "La Tribune" in the column of sources is who published it, else what it is called.
            other = "title" if "source_publisher" in said else "publisher"
            fields = {**fields, **({} if f"{_PREFIX}{other}" in said else {other: named})}
            id_ = None
        try:
            found, source = source_of(self._known, id_, fields)
        except BadSource as error:
            raise _of_columns(error, named) from error
        if found not in self._known:
            self._known[found] = source
            if "kind" not in fields:
                self.of_press.add(found)
        return self._use(found)

    def _use(self, id_: str) -> str:
        if id_ not in self.used:
            self.used[id_] = dumped(self._known[id_])
        return id_


def _of_columns(error: BadSource, named: str, column: str = "source") -> BadCell:
    """What is wrong with a source, told of the columns that describe it.

    Args:
        error: what is wrong.
        named: the cell of its id.
        column: the column that this stands in.
    """
    if not error.missing:
        field = column if error.field == "id" else f"{_PREFIX}{error.field}"
        return BadCell(field, ": ".join(filter(None, (error.message, error.hint))))
    add = " and ".join(f"a column {name} (or --{name})" for name in error.missing)
    if not named:
        return BadCell("source", f"no source: add a column source (or --source ID), or {add}")
    return BadCell("source", f"no source called {named!r}; {error.hint or f'add {add}'}")
