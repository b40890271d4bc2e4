"""Adding a data file to a dataset: what is stated is kept beside what was, metadata is corrected.

Nothing is lost: rival figures stay, base first, and a record that the dataset holds already is not
added a second time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ftcli.faults import Fault
from ftcli.model import Dataset, Ecosystem, Source
from ftcli.model.on_demand import Ecosystems, Names, OnDemand
from ftcli.names import names_of

STATED = ("figures", "targets", "labels")
CREDITS = " | "  # between the credits of several files


def merged(base: Dataset, added: Dataset, *, base_name: str, name: str) -> Dataset:
    """A dataset with another's sources, ecosystems, figures, targets and labels added to it.

    What the added file gives of an ecosystem's metadata replaces what the dataset had. The date is
    the later of both; credits are all kept.

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
    """Those of both; of a large file none is made for it."""
    if isinstance(base, dict) and isinstance(added, dict):
        return {**base, **added}
    ids = dict.fromkeys((*base, *added))
    return OnDemand(ids, lambda id_: base[id_] if id_ in base else added[id_], {})


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
    """Source ids of an added dataset that stand for another source in a file before it."""
    for id_ in added.sources:
        for name, dataset in files:
            if id_ in dataset.sources and dataset.sources[id_] != added.sources[id_]:
                known, source = dataset.sources[id_], added.sources[id_]
                fields = [
                    key
                    for key in Source.model_fields
                    if getattr(known, key) != getattr(source, key)
                ]
                said = f"another source has this id in {name} ({', '.join(fields)})"
                yield Fault("source-clash", said, ("sources", id_))
                break


def _joined(known: Ecosystem, extra: Ecosystem) -> Ecosystem:
    """An ecosystem with what another file states of it, and with the metadata given there."""
    given = extra.model_fields_set - set(STATED)
    update = {key: value for key in given if (value := getattr(extra, key)) is not None}
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
