"""What an import would write: each figure as it is read, with its words, date, source and row."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.importing.assembly import TABLES, Imported
from ftcli.importing.placed import Place
from ftcli.model import Ecosystem, Statement, Target
from ftcli.table import (
    QUANTITY_COLUMNS,
    Block,
    Column,
    Document,
    Entry,
    Kind,
    LongRows,
    Quote,
    Row,
    Table,
    quantity_cells,
)
from ftcli.views import View
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import MODES, quoted, said, say
from ftcli.wording.phrasing import period_text, quantity_text

COLUMNS = (
    Column("row"),
    *map(Column, ("ecosystem", "metric", "kind", "mode")),
    *QUANTITY_COLUMNS,
    *map(Column, ("stated", "on", "deadline", "source", "url")),
)
MOST_ON_A_PAGE = 2_000


class _Shown(NamedTuple):
    """A figure or a target, with its ecosystem and where it stands."""

    ecosystem: Ecosystem
    statement: Statement
    place: Place


def preview(found: Imported, lang: str) -> View:
    """The figures and targets that files hold, in the order of the dataset.

    Args:
        found: what they hold.
        lang: the language of the page.
    """
    shown = [one for each in found.dataset.ecosystems.values() for one in _statements(found, each)]
    return View(lambda: _document(found, shown, lang), lambda: _table(shown))


def _statements(found: Imported, ecosystem: Ecosystem) -> Iterator[_Shown]:
    """The statements of an ecosystem, each with its place in the first file that has it."""
    places = {
        id(statement): found.places[ecosystem.id, kind, index].place
        if (file or found.file) == TABLES
        else _place(file or found.file, ecosystem.id, f"{kind}[{index}]")
        for file, part in ecosystem.parts or ((found.file, ecosystem),)
        for kind in ("figures", "targets")
        for index, statement in enumerate(getattr(part, kind))
    }
    for statement in (*ecosystem.figures, *ecosystem.targets):
        yield _Shown(ecosystem, statement, places[id(statement)])


def _place(file: str, city: str, spot: str) -> Place:
    return Place(f"{file}: {city}, {spot}", file, spot)


def _table(shown: Sequence[_Shown]) -> Table:
    return Table(COLUMNS, LongRows(lambda: _rows(shown), len(shown)))


def _rows(shown: Sequence[_Shown]) -> Iterator[Row]:
    for ecosystem, statement, place in shown:
        quantity = ecosystem.quantity(statement)
        is_target = isinstance(statement, Target)
        yield (
            place.whole, ecosystem.id, statement.metric, "target" if is_target else "figure",
            statement.mode if isinstance(statement, Target) else None,
            *quantity_cells(quantity), statement.stated, statement.on,
            statement.deadline if isinstance(statement, Target) else None,
            statement.source, ecosystem.sources[statement.source].url,
        )  # fmt: skip


def _document(found: Imported, shown: Sequence[_Shown], lang: str) -> Document:
    dataset = found.dataset
    title = say(
        "dataset", lang, n=dataset.figure_count, cities=len(dataset),
        date=period_text(dataset.updated, lang),
    )  # fmt: skip
    references = References(dataset.sources)
    rows: list[Row] = []
    is_alone = sum(1 for report in found.reports if report.counts) == 1
    entries = []
    for ecosystem, statement, where in shown[:MOST_ON_A_PAGE]:
        place = where.spot if is_alone else f"{where.file} {where.spot}"
        quantity = ecosystem.quantity(statement)
        entries.append(Entry(quantity))
        metric = METRICS[statement.metric].label(lang)
        if isinstance(statement, Target):
            metric = f"{metric} ({said(MODES, statement.mode, lang)})"
        when = f"{period_text(statement.on, lang)} [{references.number(statement.source)}]"
        words = Quote(statement.stated)
        rows.append(
            (place, ecosystem.name, metric, quantity_text(quantity, lang, noun=True), words, when)
        )
    blocks = [Block(_layouts(rows, title, lang))]
    if more := len(shown[MOST_ON_A_PAGE:]):
        told = Table((Column("more", kind=Kind.PROSE),), ((say("more_of", lang, n=more),),))
        blocks.append(Block((told,)))
    blocks += legend_block(entries, (), lang)
    return Document((*blocks, *references.blocks(lang, urls=False)))


def _layouts(rows: list[Row], title: str, lang: str) -> tuple[Table, ...]:
    """The figures with their places; each as running text, where that is too wide."""
    columns = (
        Column("row", say("place", lang), Kind.NOTE),
        Column("ecosystem", say("id", lang), Kind.LABEL),
        Column("metric", say("metric", lang)),
        Column("figure", say("value", lang), Kind.VALUE),
        Column("stated", say("words", lang), Kind.PROSE),
        Column("when", say("when", lang)),
    )
    colon = "\u00a0: " if lang == "fr" else ": "
    texts = tuple(
        (f"{place}{colon}{city}, {metric}{colon}{figure}, {quoted(words, lang)}, {when}",)
        for place, city, metric, figure, words, when in rows
        if isinstance(words, Quote)
    )
    return (
        Table(columns, tuple(rows), title),
        Table((Column("text", kind=Kind.PROSE),), texts, title),
    )
