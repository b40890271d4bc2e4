"""What changed from one dataset to another: added, removed, revised, re-dated, re-sourced.

A record that stands in both is no change. Of the others, two are one that changed where what they
share names one record alone in each dataset: metric, source and date first, then their words, then
what these entail. Where it names several, nobody knows which became which, and they are told as
removed and added. Each dataset is walked over once for each of these: the work grows with their
size, not with its square.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ftcli.model import Dataset, Ecosystem, Figure, Label, Source, Target
from ftcli.quantity import Quantity
from ftcli.wording.reading import Unreadable

Item: TypeAlias = Figure | Target | Label | Source | Ecosystem
Stated: TypeAlias = Figure | Target


class ChangeKind(StrEnum):
    """What happened to a record, the gravest first."""

    ADDED = "added"
    REMOVED = "removed"
    REVISED = "revised"
    REDATED = "re-dated"
    RESOURCED = "re-sourced"
    REWORDED = "reworded"
    ANNOTATED = "annotated"
    CORRECTED = "corrected"


class What(StrEnum):
    """What kind of record changed."""

    FIGURE = "figure"
    TARGET = "target"
    LABEL = "label"
    ECOSYSTEM = "ecosystem"
    SOURCE = "source"


class Change(NamedTuple):
    """One record that is not the same in two datasets.

    Attributes:
        kind: what happened to it.
        what: what it is.
        id: the ecosystem it belongs to, or of a source its own id.
        old: the record before, None where there was none.
        new: the record after, None where there is none.
        old_home: the ecosystem before, as a whole; None where there was none, and of a source.
        new_home: the same after.
        fields: the names of the fields that differ, of a record that stands in both.
    """

    kind: ChangeKind
    what: What
    id: str
    old: Item | None
    new: Item | None
    old_home: Ecosystem | None = None
    new_home: Ecosystem | None = None
    fields: tuple[str, ...] = ()

    @property
    def record(self) -> Item:
        """The record after, or before where there is none after."""
        record = self.new or self.old
        if record is None:
            raise ValueError("a change is of a record")
        return record

    @property
    def old_quantity(self) -> Quantity | None:
        """What the words before entail; None where there are none, or no number is in them."""
        return _quantity(self.old, self.old_home)

    @property
    def new_quantity(self) -> Quantity | None:
        """The same of the words after."""
        return _quantity(self.new, self.new_home)


class Difference(NamedTuple):
    """What changed from one dataset to another.

    Attributes:
        old: the dataset before.
        new: the dataset after.
        changes: what changed, by ecosystem in the order of the datasets; sources come last.
    """

    old: Dataset
    new: Dataset
    changes: tuple[Change, ...]

    def of(self, *whats: What) -> list[Change]:
        """The changes of some kinds of records."""
        return [change for change in self.changes if change.what in whats]


# What two records share that are one.
_Key: TypeAlias = Callable[[Any], Hashable]


def difference(old: Dataset, new: Dataset) -> Difference:
    """What changed from one dataset to another.

    >>> from ftcli import load
    >>> data = load()
    >>> difference(data, data).changes
    ()
    >>> then = difference(load(as_of="2014"), load(as_of="2015"))
    >>> Counter(str(change.kind) for change in then.of(What.FIGURE))
    Counter({'added': 38})
    """
    found: list[Change] = []
    for id_ in dict.fromkeys((*old, *new)):
        found += _of_ecosystem(id_, old.ecosystems.get(id_), new.ecosystems.get(id_))
    for id_ in dict.fromkeys((*old.sources, *new.sources)):
        found += _of_record(What.SOURCE, id_, old.sources.get(id_), new.sources.get(id_))
    return Difference(old, new, tuple(found))


def _of_ecosystem(id_: str, old: Ecosystem | None, new: Ecosystem | None) -> Iterator[Change]:
    """What changed of an ecosystem: itself, then its labels, figures and targets."""
    for change in _of_record(What.ECOSYSTEM, id_, old, new):
        yield change._replace(old_home=old, new_home=new)
    keys = _stated_keys(old or new)
    lists: tuple[tuple[What, str, Sequence[_Key]], ...] = (
        (What.LABEL, "labels", _LABEL_KEYS),
        (What.FIGURE, "figures", keys),
        (What.TARGET, "targets", keys),
    )
    for what, name, shared in lists:
        before: Sequence[Item] = getattr(old, name, ())
        after: Sequence[Item] = getattr(new, name, ())
        for one, other in _pairs(before, after, shared):
            fields = _fields(one, other) if one is not None and other is not None else ()
            kind = _kind(one, other, fields, old, new)
            yield Change(kind, what, id_, one, other, old, new, fields)


def _of_record(
    what: What, id_: str, old: Source | Ecosystem | None, new: Source | Ecosystem | None
) -> Iterator[Change]:
    """What changed of a record that has an id of its own."""
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        yield Change(kind, what, id_, old, new)
    elif fields := _fields(old, new):
        yield Change(ChangeKind.CORRECTED, what, id_, old, new, fields=fields)


def _fields(old: Item, new: Item) -> tuple[str, ...]:
    """The fields that differ; what an ecosystem lists is looked at by itself."""
    return tuple(
        "deadline" if name == "due" else name
        for name in type(old).model_fields
        if name not in {"labels", "figures", "targets"} and getattr(old, name) != getattr(new, name)
    )


def _kind(
    old: Item | None,
    new: Item | None,
    fields: Sequence[str],
    old_home: Ecosystem | None,
    new_home: Ecosystem | None,
) -> ChangeKind:
    """What happened to a record of an ecosystem."""
    if old is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.REMOVED
    if "mode" in fields or _entailed(old, old_home) != _entailed(new, new_home):
        return ChangeKind.REVISED
    if {"on", "deadline", "horizon"} & set(fields):
        return ChangeKind.REDATED
    if "source" in fields:
        return ChangeKind.RESOURCED
    return ChangeKind.REWORDED if "stated" in fields else ChangeKind.ANNOTATED


def _pairs(
    old: Sequence[Item], new: Sequence[Item], keys: Sequence[_Key]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Records that changed, before and after, in the order of the old list; then the new ones."""
    before, after = _unlike(old, new), _unlike(new, old)
    found: dict[int, Item] = {}
    taken: set[int] = set()
    for key_of in keys:
        if not before or not after:
            break
        left = _only({index: one for index, one in before.items() if index not in found}, key_of)
        right = _only({index: one for index, one in after.items() if index not in taken}, key_of)
        for shared, index in left.items():
            if shared in right:
                found[index] = after[right[shared]]
                taken.add(right[shared])
    for index, one in before.items():
        yield one, found.get(index)
    for index, one in after.items():
        if index not in taken:
            yield None, one


def _unlike(records: Sequence[Item], others: Sequence[Item]) -> dict[int, Item]:
    """The records that have no equal among others, by their index; of two alike, one pairs off."""
    spare = Counter(others)
    left = {}
    for index, record in enumerate(records):
        if spare[record]:
            spare[record] -= 1
        else:
            left[index] = record
    return left


def _only(records: Mapping[int, Item], key_of: _Key) -> dict[Hashable, int]:
    """The indexes of records by a key, of those that have it alone."""
    found: dict[Hashable, int] = {}
    shared: set[Hashable] = {None}
    for index, record in records.items():
        name = key_of(record)
        if found.setdefault(name, index) != index:
            shared.add(name)
    return {name: index for name, index in found.items() if name not in shared}


def _scope(one: Stated) -> tuple[Hashable, ...]:
    mode = one.mode if isinstance(one, Target) else None
    return one.metric, mode, one.area, one.sector


def _stated_keys(home: Ecosystem | None) -> tuple[_Key, ...]:
    """What two figures or targets share that are one."""

    def by(*parts: Callable[[Stated], Hashable]) -> _Key:
        return lambda one: tuple(part(one) for part in parts)

    @cache
    def entailed(one: Stated) -> Hashable:
        return _entailed(one, home)

    def alike(*parts: Callable[[Stated], Hashable]) -> _Key:
        shared = by(*parts)
        return lambda one: entailed(one) and (entailed(one), shared(one))

    def on(one: Stated) -> str:
        return str(one.on)

    source, words, counts, metric = map(attrgetter, ("source", "stated", "counts", "metric"))
    return (
        by(_scope, source, on, words, counts),
        by(_scope, source, on, words),
        by(metric, source, on, words),  # another area or sector
        by(_scope, source, on, counts),
        by(_scope, source, on),
        by(_scope, source, words),  # re-dated
        by(_scope, on, words),  # re-sourced
        alike(_scope, source, counts),  # re-dated, in other words
        alike(_scope, on, counts),  # re-sourced, in other words
    )


_LABEL_KEYS: tuple[_Key, ...] = (
    lambda label: (label.status, str(label.on), label.name),
    lambda label: (label.status, str(label.on)),
    lambda label: (label.status, label.source),
)


def _quantity(record: Item | None, home: Ecosystem | None) -> Quantity | None:
    """What a figure or a target entails, in the reading of its dataset."""
    if not isinstance(record, Figure | Target) or home is None:
        return None
    try:
        record.quantity  # noqa: B018  # by itself: its ecosystem would look for its place
    except Unreadable:
        return None
    return home.quantity(record)


def _entailed(record: Item, home: Ecosystem | None) -> Hashable:
    """The same as something to compare: its bounds, its number and its unit; None for none."""
    quantity = _quantity(record, home)
    if quantity is None:
        return None
    return (
        quantity.low, quantity.high, quantity.low_open, quantity.high_open, quantity.nominal,
        quantity.unit, quantity.per, quantity.approximate,
    )  # fmt: skip
