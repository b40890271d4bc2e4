"""The ecosystems of rows: known ones by any spelling of their names, new ones by their own."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from ftcli.errors import shortened
from ftcli.importing.cells import BadCell
from ftcli.model import Dataset, Ecosystem
from ftcli.store.ids import RULE, is_id, made_id
from ftcli.store.names import UnknownEcosystem, find, key, names_of

# Rows of a table that are no territory: what they are called, and what their names begin with.
_TOTALS = frozenset({"sum", "mean", "median", "average", "all", "toutes", "tous"})
_BEGIN_TOTALS = frozenset({
    "total", "totaux", "sous total", "sous totaux", "subtotal", "sub total", "grand total", "somme",
    "moyenne", "moy", "mediane", "ensemble",
})  # fmt: skip
_MOST_MEANT = 50  # looking for what a name may mean takes longer than all the rest of a row


class Cities:
    """The ecosystems that rows name.

    Attributes:
        records: those of the rows so far, by id, as records of the data file.
        taken: ids by the names that are taken for them, though they are neither id nor name.
        declared: ids of those that a table of ecosystems has.
        new: hints by the id of each new one; "" where none is near.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        self.taken: dict[str, str] = {}
        self.new: dict[str, str] = {}
        self.declared: set[str] = set()
        self._dataset = dataset
        self._ids: dict[str, str] = {}
        self._told: set[str] = set()
        self._owners: dict[str, str] = {}  # of the names of those that are declared
        self._beginning: dict[str, set[str]] = {}  # ids by the first words of their names
        for id_, names in names_of(dataset.ecosystems).items():
            self._know(id_, (id_, names.name, *(names.aliases or ())))

    def _know(self, id_: str, names: Iterable[str]) -> None:
        for spelling in map(key, names):
            self._ids.setdefault(spelling, id_)
            words = spelling.split()
            for size in range(1, len(words)):
                self._beginning.setdefault(" ".join(words[:size]), set()).add(id_)

    def declare(self, id_: str, record: dict[str, Any]) -> None:
        """An ecosystem of a table of ecosystems.

        Raises:
            BadCell: it stands there twice, or a name of it means another.
        """
        if id_ in self.declared:
            raise BadCell("id", f"the ecosystem {id_} stands there twice")
        names = (id_, record["name"], *record.get("aliases", ()))
        for spelling in map(key, names):
            other = self._owners.setdefault(spelling, id_)
            if other != id_:
                raise BadCell("name", f"{spelling!r} also means {other}")
            self._ids[spelling] = id_
        self.records[id_] = record
        self.declared.add(id_)

    def of(self, name: str) -> str:
        """The id of the ecosystem that a cell names; a new one where none is known.

        Raises:
            BadCell: the name fits several, or has no letter.
        """
        spelling = key(name)
        id_ = self._ids.get(spelling)
        if id_ is None:
            id_ = self._ids[spelling] = self._near(name, spelling) or self._make(name)
        if id_ not in self.records:
            self.records[id_] = {"name": self._dataset[id_].name}
        if spelling not in self._told:
            self._told.add(spelling)
            if self.alias(id_, name):
                self.taken[name] = id_
        return id_

    def is_total(self, name: str) -> bool:
        """Whether a row is one of a total, by its name; none that is called as an ecosystem is."""
        spelling = key(name)
        first, _, rest = spelling.partition(" ")
        begins = {first, f"{first} {rest.partition(' ')[0]}"}
        is_named_so = spelling in _TOTALS or not _BEGIN_TOTALS.isdisjoint(begins)
        return is_named_so and spelling not in self._ids

    def alias(self, id_: str, name: str) -> str:
        """The spelling of a name by which an ecosystem is meant; "" for its id and its name."""
        spelling = key(name)
        return "" if spelling in {key(id_), key(self.records[id_]["name"])} else spelling

    def _near(self, name: str, spelling: str) -> str | None:
        """The known one whose name begins with these words: "Brest" of "Brest Bretagne Ouest"."""
        found = sorted(self._beginning.get(spelling, ()))
        if len(found) > 1:
            raise BadCell("ecosystem", f"{name!r} fits several: {', '.join(found)}")
        return found[0] if found else None

    def _make(self, name: str) -> str:
        """A new ecosystem, called as the cell calls it."""
        id_ = made_id(name)
        if not id_:
            said = f"no id can be made of {name!r}: write one, of small letters and digits"
            raise BadCell("ecosystem", said)
        known = self.records.get(id_, {}).get("name")
        if known is None and id_ in self._dataset.ecosystems:
            known = self._dataset[id_].name
        if known is not None:
            if key(known) == key(name):
                return id_  # "l oeuvre" is "L'Œuvre"
            raise BadCell("ecosystem", f"{name!r} has the id of another, {id_}")
        record = {"name": name}
        checked_ecosystem(id_, record)
        self.new[id_] = self._meant(name) if len(self.new) < _MOST_MEANT else ""
        self.records[id_] = record
        return id_

    def _meant(self, name: str) -> str:
        """The question whether a known one was meant; "" where none is near."""
        try:
            return f"did you mean {find(self._dataset, name).id!r}?"
        except UnknownEcosystem as error:
            return error.hint.partition("?")[0] + "?" if "?" in error.hint else ""


def checked_ecosystem(id_: str, record: dict[str, Any]) -> None:
    """Makes sure that an id and a record are those of an ecosystem of the data file.

    Raises:
        BadCell: a field breaks the rules of the data file.
    """
    if not is_id(id_):
        raise BadCell("ecosystem", f"{shortened(id_)!r} is no id: {RULE}")
    try:
        Ecosystem.model_validate(record)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        said = detail["msg"].removeprefix("Value error, ")
        raise BadCell(str(detail["loc"][0]), said) from error
