"""Adding a data file to a dataset: what is stated is kept beside what was, metadata is corrected.

Nothing is lost: rival figures stay, base first, and a record that the dataset holds already is not
added a second time.
"""

from collections.abc import Iterator, Sequence

from ftcli.model import Dataset, Ecosystem, Source

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
    sources = {**base.sources, **added.sources}
    ecosystems = {id_: known.among(sources) for id_, known in base.ecosystems.items()}
    for id_, extra in added.ecosystems.items():
        known = base.ecosystems.get(id_)
        before = (known.parts or ((base_name, known),)) if known else ()
        whole = _joined(known, extra) if known else extra
        ecosystems[id_] = whole.among(sources, (*before, (name, extra)))
    update = {
        "updated": max(base.updated, added.updated, key=lambda day: (day.first, day.last)),
        "credit": CREDITS.join(dict.fromkeys(_credits(base) + _credits(added))) or None,
        "sources": sources,
        "ecosystems": ecosystems,
    }
    return base.model_copy(update=update)


def clashing_sources(files: Sequence[tuple[str, Dataset]], added: Dataset) -> Iterator[str]:
    """Source ids of an added dataset that stand for another source in a file before it."""
    for id_, source in added.sources.items():
        for name, dataset in files:
            known = dataset.sources.get(id_)
            if known is not None and known != source:
                fields = [
                    key
                    for key in Source.model_fields
                    if getattr(known, key) != getattr(source, key)
                ]
                yield f"source {id_}: another source has this id in {name} ({', '.join(fields)})"
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
