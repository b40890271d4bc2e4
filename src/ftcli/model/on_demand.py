"""Records of a large file, each made when it is asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakValueDictionary

if TYPE_CHECKING:
    from ftcli.model.ecosystems import Ecosystem

Made = TypeVar("Made")


class Names(NamedTuple):
    """What an ecosystem is called, beside its id.

    Attributes:
        name: its name.
        aliases: other names it is known by; None where none are given.
    """

    name: str
    aliases: tuple[str, ...] | None = None


class OnDemand(Mapping[str, Made]):
    """Records by id that are made when they are asked for; each once, as long as it is held.

    Args:
        ids: the ids there are, in the order of the file.
        make: the record of an id; what it raises, asking for the record raises.
        made: where the records made are kept.
    """

    def __init__(
        self, ids: Collection[str], make: Callable[[str], Made], made: MutableMapping[str, Made]
    ) -> None:
        self._ids = ids
        self._make = make
        self._made = made

    def __getitem__(self, id_: str) -> Made:
        """The record of an id. Raises KeyError where there is none."""
        found = self._made.get(id_)
        if found is None:
            if id_ not in self._ids:
                raise KeyError(id_)
            found = self._made[id_] = self._make(id_)
        return found

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    # Two are equal where they are one: to compare them would make all there is.
    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Each(Sequence[Made]):
    """Records in their order, of which none is kept where they are made on demand.

    Args:
        records: the records by id.
    """

    def __init__(self, records: Mapping[str, Made]) -> None:
        self._records = records

    def __iter__(self) -> Iterator[Made]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, index: Any) -> Any:  # an index or a slice, as of any sequence
        return tuple(self)[index]


class Ecosystems(OnDemand["Ecosystem"]):
    """The ecosystems of a large file: walking over all of them keeps none.

    Args:
        ids: the ids there are, in the order of the file.
        make: the ecosystem of an id.
        names: what they are called, by id, found without making any; called at most once.
    """

    def __init__(
        self,
        ids: Collection[str],
        make: "Callable[[str], Ecosystem]",
        names: Callable[[], Mapping[str, Names]],
    ) -> None:
        super().__init__(ids, make, WeakValueDictionary())
        self._find_names = names
        self._names: Mapping[str, Names] | None = None

    @property
    def names(self) -> Mapping[str, Names]:
        """What the ecosystems are called, by id."""
        if self._names is None:
            self._names = self._find_names()
        return self._names

    def changed(self, change: "Callable[[Ecosystem], Ecosystem]") -> "Ecosystems":
        """The same, each changed once it is made."""
        return Ecosystems(self._ids, lambda id_: change(self[id_]), lambda: self.names)
