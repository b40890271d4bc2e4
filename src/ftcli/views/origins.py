"""Which file gave what, where a dataset is put together from several."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ftcli.model import Dataset, Ecosystem, Source
from ftcli.store.merging import STATED, metadata
from ftcli.table import Block, Cell, Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.layouts import in_columns, line
from ftcli.views.words import LAYERS, said, say
from ftcli.wording.phrasing import period_text

COLUMNS = (
    *map(Column, ("file", "layer", "updated", "ecosystem")),
    Column("new", kind=Kind.FLAG),
    *(Column(key, kind=Kind.COUNT) for key in (*STATED, "known")),
    Column("corrects"),
    Column("source"),
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


class Correction(NamedTuple):
    """What a file corrects of a source that a file before it describes.

    Attributes:
        origin: the file.
        source: the id of the source.
        corrects: the fields in whose place it puts something else.
    """

    origin: Origin
    source: str
    corrects: tuple[str, ...]


def gifts(origins: Sequence[Origin]) -> Iterator[Gift]:
    """What each file gives of each ecosystem that it names, in their order."""
    held: dict[str, set[object]] = {}
    known: dict[str, Ecosystem | Source] = {}
    for origin in origins:
        for id_, ecosystem in origin.dataset.ecosystems.items():
            is_new = id_ not in held
            seen = held.setdefault(id_, set())
            lists = [list(getattr(ecosystem, name)) for name in STATED]
            new = [sum(item not in seen for item in items) for items in lists]
            old = sum(map(len, lists)) - sum(new)
            seen.update(item for items in lists for item in items)
            other = _corrected(known, id_, ecosystem)
            yield Gift(origin, ecosystem, is_new, (new[0], new[1], new[2]), old, other)


def corrections(origins: Sequence[Origin]) -> Iterator[Correction]:
    """What each file corrects of sources, in their order."""
    known: dict[str, Ecosystem | Source] = {}
    for origin in origins:
        for id_, source in origin.dataset.sources.items():
            if fields := _corrected(known, id_, source):
                yield Correction(origin, id_, fields)


def _corrected(
    known: dict[str, Ecosystem | Source], id_: str, record: Ecosystem | Source
) -> tuple[str, ...]:
    """The fields in whose place a record puts something else; it is among the known then."""
    before, given = known.get(id_), metadata(record)
    known[id_] = before.model_copy(update=given) if before else record
    held = {name: getattr(before, name, None) for name in given}
    return tuple(name for name in given if held[name] and held[name] != given[name])


def origins_view(origins: Sequence[Origin], lang: str) -> View:
    """The files that the data come from, and what each added one gives."""
    return View(lambda: _document(origins, lang), lambda: _table(origins))


def _table(origins: Sequence[Origin]) -> Table:
    """A row for each file and ecosystem, one for a file without any, and for corrected sources."""
    rows: list[tuple[Cell, ...]] = []
    found, corrected = list(gifts(origins)), list(corrections(origins))
    for origin in origins:
        about = (origin.file, origin.layer, str(origin.dataset.updated))
        given = [gift for gift in found if gift.origin is origin]
        rows += [
            (
                *about,
                one.ecosystem.id,
                one.is_new,
                *one.counts,
                one.known,
                ";".join(one.corrects),
                None,
            )
            for one in given
        ]
        if not given:
            rows.append((*about, None, None, 0, 0, 0, 0, "", None))
        rows += [
            (*about, *(None,) * 6, ";".join(one.corrects), one.source)
            for one in corrected
            if one.origin is origin
        ]
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
    given = [gift for gift in gifts(origins) if gift.origin is not origins[0]]
    corrected = list(corrections(origins))
    blocks = [_given_block(given, lang)] if given else []
    blocks += [_corrected_block(corrected, lang)] if corrected else []
    files = in_columns(columns, rows, say("origins", lang), narrow)
    return Document((files, *(blocks or [line(say("origin_none", lang))])))


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


def _corrected_block(corrected: Sequence[Correction], lang: str) -> Block:
    """The sources that added files correct."""
    columns = (
        Column("source", say("origin_source", lang), Kind.LABEL),
        Column("file", say("file", lang)),
        Column("corrects", kind=Kind.PROSE),
    )
    rows = [(one.source, one.origin.file, _corrects(one, lang)) for one in corrected]
    return in_columns(columns, rows, say("origin_sources", lang))


def _besides(gift: Gift, lang: str) -> str:
    return say("new_city", lang) if gift.is_new else _corrects(gift, lang)


def _corrects(one: Gift | Correction, lang: str) -> str:
    return say("corrects", lang, fields=", ".join(one.corrects)) if one.corrects else ""


_COUNTED = (
    ("figures", "figures"), ("targets", "aims"), ("labels", "label"), ("known", "known_already"),
)  # fmt: skip


def _in_words(row: Sequence[Cell], columns: Sequence[Column]) -> tuple[Cell, ...]:
    """A row whose counts say what they count, for a page without room for columns."""
    return tuple(
        f"{column.label} {cell}" if column.kind is Kind.COUNT and cell else cell or ""
        for cell, column in zip(row, columns, strict=True)
    )
