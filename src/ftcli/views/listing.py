"""The lists: metrics and ratios, sources; and what a data file holds."""

from collections.abc import Iterable, Sequence

from ftcli.catalogue import METRICS, RATIOS, UNITS
from ftcli.model import Dataset, Ecosystem
from ftcli.table import Block, Cell, Column, Document, Kind, Table
from ftcli.views import View
from ftcli.views.references import citation
from ftcli.views.words import KINDS, said, say


def metrics_view(lang: str) -> View:
    """The metrics and ratios, with what they count."""
    return View(lambda: _metrics_document(lang), _metrics_table)


def _metrics_table() -> Table:
    columns = tuple(map(Column, ("metric", "kind", "unit", "per", "label", "definition")))
    rows: list[tuple[Cell, ...]] = [
        (m.id, m.kind, m.unit, None, m.en, m.definition) for m in METRICS.values()
    ]
    rows += [(r.id, "ratio", r.unit, r.per, r.en, r.formula) for r in RATIOS.values()]
    return Table(columns, tuple(rows))


def _definition(metric: str, lang: str) -> str:
    return METRICS[metric].definition_fr if lang == "fr" else METRICS[metric].definition


def _metrics_document(lang: str) -> Document:
    columns = (
        Column("metric", say("metric", lang), Kind.LABEL),
        Column("label", say("name", lang)),
        Column("unit", say("unit", lang)),
        Column("kind", say("kind", lang)),
        Column("definition", say("definition", lang), Kind.PROSE),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            metric.id,
            metric.label(lang),
            _unit(metric.unit, lang),
            said(KINDS, metric.kind, lang),
            _definition(name, lang),
        )
        for name, metric in METRICS.items()
    ]
    ratio_rows: list[tuple[Cell, ...]] = [
        (
            ratio.id,
            ratio.label(lang),
            _unit(ratio.unit, lang),
            said(KINDS, "ratio", lang),
            ratio.formula,
        )
        for ratio in RATIOS.values()
    ]
    both = Table(columns, (*rows, *ratio_rows), breaks=frozenset({len(rows)}))
    slim = Table(
        (*columns[:2], columns[4]), tuple((*r[:2], r[4]) for r in both.rows), breaks=both.breaks
    )
    slimmest = Table(
        (columns[0], columns[4]), tuple((r[0], r[4]) for r in both.rows), breaks=both.breaks
    )
    return Document((Block((both, slim, slimmest)),))


def _unit(unit: str, lang: str) -> str:
    names = UNITS[unit].fr if lang == "fr" else UNITS[unit].en
    return names[1] or ("nombre" if lang == "fr" else unit)


def sources_view(
    dataset: Dataset, ecosystems: Iterable[Ecosystem], lang: str, *, urls: bool
) -> View:
    """The sources of ecosystems, with how many statements each gives."""
    counts: dict[str, int] = {}
    for ecosystem in ecosystems:
        used_by = [item.source for item in (*ecosystem.figures, *ecosystem.targets)]
        used_by += [label.source for label in ecosystem.labels]
        if ecosystem.perimeter:
            used_by += [people.source for people in ecosystem.perimeter.population.values()]
        for source in used_by:
            counts[source] = counts.get(source, 0) + 1
    used = [source for source in dataset.sources if source in counts]
    return View(
        lambda: _sources_document(dataset, used, counts, lang, urls=urls),
        lambda: _sources_table(dataset, used, counts),
        sources=lambda: {name: dataset.sources[name] for name in used},
    )


def _sources_table(dataset: Dataset, used: Sequence[str], counts: dict[str, int]) -> Table:
    names = ("source", "title", "publisher", "author", "published", "kind", "language", "licence")
    columns = (*map(Column, names), Column("url"), Column("statements", kind=Kind.COUNT))
    rows = []
    for name in used:
        source = dataset.sources[name]
        rows.append(
            (
                name,
                source.title,
                source.publisher,
                source.author,
                str(source.published) if source.published else None,
                source.kind,
                source.language,
                source.licence,
                source.url,
                counts[name],
            )
        )
    return Table(columns, tuple(rows))


def _sources_document(
    dataset: Dataset, used: Sequence[str], counts: dict[str, int], lang: str, *, urls: bool
) -> Document:
    columns = [
        Column("source", say("id", lang) if not used else "Id", Kind.LABEL),
        Column("kind", say("kind", lang), Kind.NOTE),
        Column("statements", "N", Kind.COUNT),
        Column("citation", say("sources", lang), Kind.PROSE),
    ]
    rows: list[tuple[Cell, ...]] = []
    for name in used:
        source = dataset.sources[name]
        row = (name, said(KINDS, source.kind, lang), counts[name], citation(source, lang))
        rows.append((*row, source.url or "") if urls else row)
    if urls:
        columns.append(Column("url", "URL"))
    table = Table(tuple(columns), tuple(rows))
    slim = Table((columns[0], columns[3]), tuple((row[0], row[3]) for row in rows))
    return Document((Block((table, slim) if not urls else (table,)),))
