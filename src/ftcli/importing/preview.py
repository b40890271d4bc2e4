"""What an import would write: each figure as it is read, with its words, date, source and row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ftcli.catalogue import METRICS
from ftcli.dates import Period
from ftcli.importing.assembly import Imported
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
_Shown: TypeAlias = tuple[Ecosystem, Statement, str]


def preview(found: Imported, lang: str, until: Period | None = None) -> View:
    """The figures and targets that files hold, in the order of the dataset.

    Args:
        found: what they hold.
        lang: the language of the page.
        until: leaves out what was dated later.
    """
    shown = list(_statements(found, until))
    return View(lambda: _document(found, shown, lang), lambda: _table(shown))


def _statements(found: Imported, until: Period | None) -> Iterator[_Shown]:
    """The statements, each with its ecosystem and the place it comes from."""
    for ecosystem in found.dataset.ecosystems.values():
        kinds: Mapping[str, tuple[Statement, ...]] = {
            "figures": ecosystem.figures, "targets": ecosystem.targets,
        }  # fmt: skip
        for kind, held in kinds.items():
            for index, statement in enumerate(held):
                if until is not None and statement.on.last > until.last:
                    continue
                yield ecosystem, statement, found.places.get((ecosystem.id, kind, index), "")


def _table(shown: Sequence[_Shown]) -> Table:
    return Table(COLUMNS, LongRows(lambda: _rows(shown), len(shown)))


def _rows(shown: Sequence[_Shown]) -> Iterator[Row]:
    for ecosystem, statement, place in shown:
        quantity = ecosystem.quantity(statement)
        is_target = isinstance(statement, Target)
        yield (
            place, ecosystem.id, statement.metric, "target" if is_target else "figure",
            statement.mode if isinstance(statement, Target) else None,
            quantity.nominal, quantity.low, quantity.high, quantity.low_open, quantity.high_open,
            quantity.approximate, quantity.unit, quantity.per, statement.stated, statement.on,
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
    for ecosystem, statement, whole_place in shown[:MOST_ON_A_PAGE]:
        place = _short(whole_place) if is_alone else whole_place
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


def _short(place: str) -> str:
    """A place in the only table there is: "row 12, column B"."""
    return place.partition(": ")[2].partition(" (")[0]


def _layouts(rows: list[Row], title: str, lang: str) -> tuple[Table, ...]:
    """The figures with their rows; without these; each as running text."""
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
        (f"{city}, {metric}{colon}{figure}, {quoted(words, lang)}, {when}",)
        for _, city, metric, figure, words, when in rows
        if isinstance(words, Quote)
    )
    return (
        Table(columns, tuple(rows), title),
        Table(columns[1:], tuple(row[1:] for row in rows), title),
        Table((Column("text", kind=Kind.PROSE),), texts, title),
    )
