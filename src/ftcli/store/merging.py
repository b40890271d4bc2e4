"""Adding a data file to a dataset: what is stated is kept beside what was, metadata is corrected.

Nothing is lost: rival figures stay, base first, and a record that the dataset holds already is not
added a second time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ftcli.model import Dataset, Ecosystem, Source
from ftcli.model.on_demand import Ecosystems, Names, OnDemand
from ftcli.store.faults import Fault
from ftcli.store.names import names_of

STATED = ("figures", "targets", "labels")
CREDITS = " | "  # between the credits of several files
_IDENTITY = ("title", "publisher", "published")  # what makes a source one, beside its address


def merged(base: Dataset, added: Dataset, *, base_name: str, name: str) -> Dataset:
    """A dataset with another's sources, ecosystems, figures, targets and labels added to it.

    What the added file gives of the metadata of an ecosystem or a source replaces what the dataset
    had. The date is the later of both; credits are all kept.

    Args:
        base: the dataset, which stays as it is.
        added: the dataset of the added file; its sources do not clash with those of the first.
        base_name: what faults call the file of the dataset.
        name: what faults call the added file.
    """
    sources = _sources(base.sources, added.sources)
    held: Mapping[str, Ecosystem] = base.ecosystems
    more: Mapping[str, Ecosystem] = added.ecosystems

    def whole(id_: str) -> Ecosystem:
        known, extra = held.get(id_), more.get(id_)
        if extra is None:
            return held[id_].among(sources)
        before = (known.parts or ((base_name, known),)) if known else ()
        return (_joined(known, extra) if known else extra).among(sources, (*before, (name, extra)))

    update = {
        "updated": max(base.updated, added.updated, key=lambda day: (day.first, day.last)),
        "credit": CREDITS.join(dict.fromkeys(_credits(base) + _credits(added))) or None,
        "sources": sources,
        "ecosystems": _ecosystems(held, more, whole),
    }
    return base.model_copy(update=update)


def _sources(base: Mapping[str, Source], added: Mapping[str, Source]) -> Mapping[str, Source]:
    """Those of both, corrected by the added; of a large file none is made for it."""

    def whole(id_: str) -> Source:
        known, extra = base.get(id_), added.get(id_)
        if known is None or extra is None:
            return known or added[id_]
        return known.model_copy(update=metadata(extra))

    ids = dict.fromkeys((*base, *added))
    if isinstance(base, dict) and isinstance(added, dict):
        return {id_: whole(id_) for id_ in ids}
    return OnDemand(ids, whole, {})


def _ecosystems(
    base: Mapping[str, Ecosystem],
    added: Mapping[str, Ecosystem],
    whole: Callable[[str], Ecosystem],
) -> Mapping[str, Ecosystem]:
    """Those of both, each joined: at once, or of a large file when it is asked for."""
    ids = dict.fromkeys((*base, *added))
    if isinstance(base, dict) and isinstance(added, dict):
        return {id_: whole(id_) for id_ in ids}

    def names() -> dict[str, Names]:
        known, extra = names_of(base), names_of(added)
        return {id_: _called(known.get(id_), extra.get(id_)) for id_ in ids}

    return Ecosystems(ids, whole, names)


def _called(known: Names | None, extra: Names | None) -> Names:
    """The names of an ecosystem, as `_joined` gives them."""
    if known is None or extra is None:
        return known or extra or Names("")
    return Names(extra.name, known.aliases if extra.aliases is None else extra.aliases)


def clashing_sources(files: Sequence[tuple[str, Dataset]], added: Dataset) -> Iterator[Fault]:
    """Source ids of an added dataset that stand for another source in a file before it.

    Two records are of one source where they have the same address, or else the same title,
    publisher and date; if that is no day, pages of two addresses are two. What else differs is a
    correction.
    """
    for id_ in added.sources:
        for name, dataset in files:
            known = dataset.sources.get(id_)
            if known is not None and (fields := _contradictions(known, added.sources[id_])):
                said = f"another source has this id in {name} ({', '.join(fields)})"
                yield Fault("source-clash", said, ("sources", id_))
                break


def _contradictions(known: Source, source: Source) -> list[str]:
    """The fields that make two records two sources; none where they are one."""
    if known.url is not None and known.url == source.url:
        return []
    other = [key for key in _IDENTITY if getattr(known, key) != getattr(source, key)]
    if other or None in {known.url, source.url}:
        return other
    day = known.published
    # Pages of one title in a year, or undated, may be many: "Bilan".
    return [] if day is not None and day.first == day.last else ["url"]


def metadata(record: Source | Ecosystem) -> dict[str, Any]:
    """The metadata that a record gives, by field: all but what is stated."""
    names = [key for key in type(record).model_fields if key in record.model_fields_set]
    given = {key: getattr(record, key) for key in names if key not in STATED}
    return {key: value for key, value in given.items() if value is not None}


def _joined(known: Ecosystem, extra: Ecosystem) -> Ecosystem:
    """An ecosystem with what another file states of it, and with the metadata given there."""
    update = metadata(extra)
    for kind in STATED:
        held = getattr(known, kind)
        seen = frozenset(held)
        new = tuple(item for item in getattr(extra, kind) if item not in seen)
        update[kind] = held + new
    if len(update["labels"]) > len(known.labels):  # the last event is the one that holds
        update["labels"] = tuple(
            sorted(update["labels"], key=lambda label: (label.on.first, label.on.last))
        )
    return known.model_copy(update=update)


def _credits(dataset: Dataset) -> list[str]:
    return dataset.credit.split(CREDITS) if dataset.credit else []
