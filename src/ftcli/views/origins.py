"""Which file gave what, where a dataset is put together from several."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ftcli.model import Dataset, Ecosystem
from ftcli.table import Block, Cell, Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.layouts import in_columns, line
from ftcli.views.words import LAYERS, said, say
from ftcli.wording.phrasing import period_text

_STATED = ("figures", "targets", "labels")
COLUMNS = (
    *map(Column, ("file", "layer", "updated", "ecosystem")),
    Column("new", kind=Kind.FLAG),
    *(Column(key, kind=Kind.COUNT) for key in (*_STATED, "known")),
    Column("corrects"),
)


class Origin(NamedTuple):
    """A data file among those that are put together.

    Attributes:
        file: where it is.
        layer: why it is read: "shipped", "data", "own" or "with".
        dataset: what it holds.
    """

    file: str
    layer: str
    dataset: Dataset


class Gift(NamedTuple):
    """What a file gives of an ecosystem.

    Attributes:
        origin: the file.
        ecosystem: what stands there of it.
        is_new: whether no file before knows it.
        counts: how many figures, targets and labels no file before holds.
        known: how many are held already.
        corrects: the fields in whose place it puts something else.
    """

    origin: Origin
    ecosystem: Ecosystem
    is_new: bool
    counts: tuple[int, int, int]
    known: int
    corrects: tuple[str, ...]


def gifts(origins: Sequence[Origin]) -> Iterator[Gift]:
    """What each file gives of each ecosystem that it names, in their order."""
    held: dict[str, set[object]] = {}
    fields: dict[str, dict[str, object]] = {}
    for origin in origins:
        for id_, ecosystem in origin.dataset.ecosystems.items():
            is_new = id_ not in held
            seen = held.setdefault(id_, set())
            lists = [list(getattr(ecosystem, name)) for name in _STATED]
            new = [sum(item not in seen for item in items) for items in lists]
            known = sum(map(len, lists)) - sum(new)
            seen.update(item for items in lists for item in items)
            before = fields.setdefault(id_, {})
            given = {
                name: value
                for name in Ecosystem.model_fields
                if name in ecosystem.model_fields_set - set(_STATED)
                and (value := getattr(ecosystem, name)) is not None
            }
            other = [name for name, value in given.items() if value != before.get(name, value)]
            before.update(given)
            yield Gift(origin, ecosystem, is_new, (new[0], new[1], new[2]), known, tuple(other))


def origins_view(origins: Sequence[Origin], lang: str) -> View:
    """The files that the data come from, and what each added one gives."""
    return View(lambda: _document(origins, lang), lambda: _table(origins))


def _table(origins: Sequence[Origin]) -> Table:
    """A row for each file and ecosystem; a file without any has one of its own."""
    rows: list[tuple[Cell, ...]] = []
    found = list(gifts(origins))
    for origin in origins:
        about = (origin.file, origin.layer, str(origin.dataset.updated))
        given = [gift for gift in found if gift.origin is origin]
        rows += [
            (*about, one.ecosystem.id, one.is_new, *one.counts, one.known, ";".join(one.corrects))
            for one in given
        ]
        if not given:
            rows.append((*about, None, None, 0, 0, 0, 0, ""))
    return Table(COLUMNS, tuple(rows))


def _document(origins: Sequence[Origin], lang: str) -> Document:
    columns = (
        Column("file", say("file", lang), Kind.LABEL),
        Column("layer", say("layer", lang)),
        Column("updated", say("updated", lang)),
        Column("cities", say("cities", lang), Kind.COUNT),
        Column("figures", say("figures", lang), Kind.COUNT),
        Column("targets", say("aims", lang), Kind.COUNT),
        Column("sources", say("sources", lang), Kind.COUNT),
    )
    rows = [_file_row(origin, lang) for origin in origins]
    narrow = [_in_words(row, columns) for row in rows]
    return Document(
        (
            in_columns(columns, rows, say("origins", lang), narrow),
            _given_block([gift for gift in gifts(origins) if gift.origin is not origins[0]], lang),
        )
    )


def _file_row(origin: Origin, lang: str) -> tuple[Cell, ...]:
    dataset = origin.dataset
    is_shipped = origin.layer == "shipped"  # where it is installed is of no use to a reader
    return (
        Path(origin.file).name if is_shipped else origin.file,
        said(LAYERS, origin.layer, lang),
        period_text(dataset.updated, lang),
        len(dataset),
        dataset.figure_count,
        sum(len(ecosystem.targets) for ecosystem in dataset.ecosystems.values()),
        len(dataset.sources),
    )


def _given_block(given: Sequence[Gift], lang: str) -> Block:
    """What the files give that add to the first."""
    if not given:
        return line(say("origin_none", lang))
    columns = (
        Column("city", say("id", lang), Kind.LABEL),
        Column("file", say("file", lang)),
        *(Column(name, say(key, lang), Kind.COUNT) for name, key in _COUNTED),
        Column("corrects", say("besides", lang), Kind.PROSE),
    )
    rows = [
        (
            gift.ecosystem.name,
            gift.origin.file,
            *gift.counts,
            gift.known,
            _besides(gift, lang),
        )
        for gift in given
    ]
    narrow = [_in_words(row, columns) for row in rows]
    return in_columns(columns, rows, say("origin", lang), narrow)


def _besides(gift: Gift, lang: str) -> str:
    if gift.is_new:
        return say("new_city", lang)
    return say("corrects", lang, fields=", ".join(gift.corrects)) if gift.corrects else ""


_COUNTED = (
    ("figures", "figures"), ("targets", "aims"), ("labels", "label"), ("known", "known_already"),
)  # fmt: skip


def _in_words(row: Sequence[Cell], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """A row whose counts say what they count, for a page without room for columns."""
    return tuple(
        f"{column.label} {cell}" if column.kind is Kind.COUNT and cell else cell or ""
        for cell, column in zip(row, columns, strict=True)
    )
