"""What a dataset must hold together: its references, its names, and words that give numbers."""

from collections.abc import Iterator, Mapping

from ftcli.model import Dataset, Ecosystem
from ftcli.store.faults import Fault, near, told
from ftcli.store.names import clashing_names, names_of
from ftcli.wording.reading import Unreadable

STATED = ("figures", "targets", "labels")


def references(dataset: Dataset, sources: Mapping[str, object] | None = None) -> Iterator[Fault]:
    """References to sources and wholes that are not there, and names that mean two ecosystems.

    Args:
        dataset: what refers to them.
        sources: the sources there are, by id; those of the dataset by default.
    """
    known = (dataset.sources if sources is None else sources).keys()
    meant: dict[str, str] = {}

    def unknown(source: str, *keys: str | int) -> Fault:
        if source not in meant:
            meant[source] = near(source, known) if len(meant) < 50 else ""
        said = f"no source called {source!r}"
        suggestion = meant[source]
        return Fault("unknown-source", said, keys, told(source), "the id of a source", suggestion)

    for id_, ecosystem in dataset.ecosystems.items():
        for kind in STATED:
            items = getattr(ecosystem, kind)
            if {item.source for item in items} <= known:
                continue
            for index, item in enumerate(items):
                if item.source not in known:
                    yield unknown(item.source, "ecosystems", id_, kind, index, "source")
        if ecosystem.perimeter is not None:
            for year, people in ecosystem.perimeter.population.items():
                if people.source not in known:
                    at = ("ecosystems", id_, "perimeter", "population", year, "source")
                    yield unknown(people.source, *at)
        yield from _parts_of_nothing(id_, ecosystem)
    yield from clashing_names(names_of(dataset.ecosystems))


def used_by(ecosystem: Ecosystem) -> set[str]:
    """The ids of the sources that an ecosystem uses."""
    stated = (*ecosystem.figures, *ecosystem.targets, *ecosystem.labels)
    population = ecosystem.perimeter.population.values() if ecosystem.perimeter else ()
    return {one.source for one in (*stated, *population)}


def _parts_of_nothing(id_: str, ecosystem: Ecosystem) -> Iterator[Fault]:
    """Figures that are a part of a metric which no figure of their source and date states."""
    if not any(figure.part_of for figure in ecosystem.figures):
        return
    stated = {(figure.metric, figure.source, str(figure.on)) for figure in ecosystem.figures}
    for index, figure in enumerate(ecosystem.figures):
        if figure.part_of and (figure.part_of, figure.source, str(figure.on)) not in stated:
            yield Fault(
                "part-of-nothing",
                f"no {figure.part_of} of {figure.source} at {figure.on}",
                ("ecosystems", id_, "figures", index, "part_of"),
                told(figure.part_of),
                "a metric that a figure of the same source and date states",
            )


def readings(dataset: Dataset) -> Iterator[Fault]:
    """Figures and targets whose words give no number, or another than their `value`."""
    for id_, ecosystem in dataset.ecosystems.items():
        for kind in ("figures", "targets"):
            for index, statement in enumerate(getattr(ecosystem, kind)):
                try:
                    statement.reading  # noqa: B018  # reading is what may fail
                except Unreadable as error:
                    keys = ("ecosystems", id_, kind, index, "stated")
                    found = told(statement.stated)
                    yield Fault(
                        "unreadable-words", error.message, keys, found, suggestion=error.hint
                    )
