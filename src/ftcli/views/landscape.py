"""The list of ecosystems: what is known of each and how old it is, or figures of all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import ranking
from ftcli.comparison import Comparison
from ftcli.dates import Period
from ftcli.landscape import Order, census_year, people, ranks_of
from ftcli.longform import COLUMNS, long_row
from ftcli.model import Dataset, Ecosystem
from ftcli.quantity import Quantity
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, LongRows, Row, Table
from ftcli.views import View
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.compare import entry_of, row_label
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import STATUSES, said, say
from ftcli.wording.phrasing import period_text

FIRST_OF_FIGURE = 3  # of the long columns: before it, whose and which figure it is
COUNTS = ("population_2016", "population_2023", "figures", "targets", "first", "last")


def list_view(  # noqa: PLR0913  # what a list may hold
    dataset: Dataset,
    lang: str,
    comparison: Comparison,
    *,
    names: Sequence[str] = (),
    has_coverage: bool = True,
    order: Order | None = None,
    urls: bool = False,
) -> View:
    """The ecosystems, with what is known of each and how old it is.

    Args:
        dataset: where they were found.
        lang: "en" or "fr".
        comparison: the ecosystems to list, with the figures and ratios to show.
        names: those figures and ratios, which have their columns even where nobody is listed.
        has_coverage: whether to say how much is known, beside figures.
        order: what puts them in order, which is shown as well.
        urls: whether to print the addresses of sources.
    """
    page = _Page(comparison, dataset, lang, has_coverage, order)

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(comparison.warnings, comparison.ecosystems, lang)

    return View(
        lambda: page.document(cautions(), urls=urls),
        lambda: _table(comparison, names, has_coverage=has_coverage),
        None,
        cautions,
    )


def figure_columns(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of metrics and ratios in a row per ecosystem: `<name>_value` and on."""
    return tuple(
        column._replace(key=f"{name}_{column.key}")
        for name in names
        for column in COLUMNS[FIRST_OF_FIGURE:]
    )


def figure_cells(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """The cells of those columns, for each ecosystem."""
    lines: list[tuple[Cell, ...]] = [()] * len(comparison.ecosystems)
    for row in comparison.rows:
        codes = row.codes
        for index, cell in enumerate(row.cells):
            lines[index] += long_row(cell, codes[cell.ecosystem.id])[FIRST_OF_FIGURE:]
    return lines


def _years(ecosystem: Ecosystem) -> tuple[int, int] | None:
    figures = [figure for figure in ecosystem.figures if not figure.context]
    if not figures:
        return None
    return min(f.on.first.year for f in figures), max(f.on.last.year for f in figures)


def _missing(ecosystem: Ecosystem) -> list[str]:
    core = [metric for metric in METRICS.values() if metric.core]
    return [metric.id for metric in core if not ranking(ecosystem, metric.id)]


def _table(comparison: Comparison, names: Sequence[str], *, has_coverage: bool) -> Table:
    columns: tuple[Column, ...] = (Column("ecosystem"), Column("name"))
    if has_coverage:
        columns += (
            *map(Column, ("region", "label", "label_on")),
            *(Column(key, kind=Kind.COUNT) for key in COUNTS),
            Column("unknown"),
        )

    def rows() -> Iterator[Row]:
        for item, figures in zip(comparison.ecosystems, figure_cells(comparison), strict=True):
            coverage = _coverage(item) if has_coverage else ()
            yield (item.id, item.name, *coverage, *figures)

    size = len(comparison.ecosystems)
    return Table((*columns, *figure_columns(names)), LongRows(rows, size))


def _coverage(ecosystem: Ecosystem) -> tuple[Cell, ...]:
    label = ecosystem.label
    first, last = _years(ecosystem) or (None, None)
    return (
        ecosystem.region,
        label.status if label else None,
        str(label.on) if label else None,
        *(people(ecosystem, year) for year in ("2016", "2023")),
        len(ecosystem.figures),
        len(ecosystem.targets),
        first,
        last,
        ";".join(_missing(ecosystem)),
    )


class _Page(NamedTuple):
    comparison: Comparison
    dataset: Dataset
    lang: str
    has_coverage: bool
    order: Order | None

    def document(self, cautions: Sequence[tuple[str, str]], *, urls: bool) -> Document:
        references = References(self.dataset.sources)
        labels = self._labels()
        entries = self._entries(references)
        layouts = self._layouts(labels, entries)
        if labels:
            layouts += self._stacked(labels, entries)
        return Document(
            (
                Block(layouts),
                *caution_blocks(cautions, self.lang),
                *legend_block([entry for line in entries for entry in line], (), self.lang),
                *references.blocks(self.lang, urls=urls),
            )
        )

    @property
    def _title(self) -> str:
        ecosystems = self.comparison.ecosystems
        return say(
            "dataset", self.lang, n=sum(len(item.figures) for item in ecosystems),
            cities=len(ecosystems), date=period_text(self.dataset.updated, self.lang),
        )  # fmt: skip

    @property
    def _census(self) -> str | None:
        """The year whose population is shown, since it puts the ecosystems in order."""
        by_people = self.order is not None and self.order.key == "population"
        return census_year(self.comparison.ecosystems) if by_people else None

    def _labels(self) -> list[str]:
        """The names of what is shown beside how much is known."""
        rows = [row_label(row, self.lang) for row in self.comparison.rows]
        return [say("population", self.lang), *rows] if self._census else rows

    def _entries(self, references: References) -> list[list[Entry]]:
        """What is shown of each ecosystem, one by one, so that sources are numbered as read."""
        measure = self.order.measure if self.order else None
        ecosystems, rows = self.comparison.ecosystems, self.comparison.rows
        ranks = ranks_of(ecosystems, measure) if measure is not None else {}
        return [
            [
                *([self._people(item, self._census, references)] if self._census else []),
                *(
                    entry_of(
                        row.cells[index],
                        ranks.get(item.id) if self.order and row.id == self.order.key else None,
                        references,
                        self.lang,
                    )
                    for row in rows
                ),
            ]
            for index, item in enumerate(ecosystems)
        ]

    def _people(self, ecosystem: Ecosystem, year: str, references: References) -> Entry:
        population = ecosystem.perimeter.population if ecosystem.perimeter else {}
        if year not in population:
            return Entry(None, say("unknown", self.lang))
        count = Quantity.exactly(Fraction(population[year].value), "people")
        numbers = references.numbers(population[year].source)
        return Entry(count, period=Period.parse(year), references=numbers)

    def _layouts(
        self, labels: Sequence[str], entries: Sequence[Sequence[Entry]]
    ) -> tuple[Table, ...]:
        """City, name, figures, coverage, side by side; then without what is least needed."""
        shown = (Column(label, label, Kind.VALUE) for label in labels)
        known = (
            Column("figures", say("count", self.lang), Kind.COUNT),
            Column("years", say("years", self.lang)),
            Column("label", say("label", self.lang)),
            Column("unknown", say("missing", self.lang), Kind.PROSE),
        )
        columns = (
            Column("ecosystem", say("id", self.lang), Kind.LABEL),
            Column("name", say("name", self.lang)),
            *shown,
            *(known if self.has_coverage else ()),
        )
        rows: list[tuple[Cell, ...]] = [
            (item.id, item.name, *line, *(self._known(item) if self.has_coverage else ()))
            for item, line in zip(self.comparison.ecosystems, entries, strict=True)
        ]
        least, less = ("label", "unknown") if self._is_by_label else ("unknown", "label")
        return tuple(
            _without(away, Table(columns, tuple(rows), self._title))
            for away in ((), ("name", less), ("name", less, least))
        )

    @property
    def _is_by_label(self) -> bool:
        return self.order is not None and self.order.key == "label"

    def _known(self, ecosystem: Ecosystem) -> tuple[Cell, ...]:
        """How much is known of an ecosystem: figures, their years, its label, what is unknown."""
        label = ecosystem.label
        missing = [METRICS[name].label(self.lang).lower() for name in _missing(ecosystem)]
        return (
            len(ecosystem.figures),
            _span(_years(ecosystem)),
            f"{said(STATUSES, label.status, self.lang)} {label.on.first.year}" if label else "",
            ", ".join(missing) or say("all_known", self.lang),
        )

    def _stacked(
        self, labels: Sequence[str], entries: Sequence[Sequence[Entry]]
    ) -> tuple[Table, ...]:
        """Ecosystems under each other, each with its known figures, which wrap at the worst."""
        lines: list[tuple[Cell, ...]] = []
        for item, line in zip(self.comparison.ecosystems, entries, strict=True):
            known = [
                (f"  {label}", entry)
                for label, entry in zip(labels, line, strict=True)
                if entry.value is not None
            ]
            head = "" if known else say("unknown", self.lang)
            if self.has_coverage:
                count = f"{say('count', self.lang)} {len(item.figures)}"
                head = ", ".join(filter(None, (count, _span(_years(item)))))
            lines += [(item.id, head), *known]
        first = Column("ecosystem", kind=Kind.LABEL)
        return tuple(
            Table((first, Column("figure", kind=kind)), tuple(lines), self._title)
            for kind in (Kind.VALUE, Kind.PROSE)
        )


def _span(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    return f"{years[0]}–{years[1]}" if years[0] < years[1] else str(years[0])


def _without(away: Collection[str], table: Table) -> Table:
    """A table without the columns of some keys."""
    keep = [index for index, column in enumerate(table.columns) if column.key not in away]
    return table._replace(
        columns=tuple(table.columns[index] for index in keep),
        rows=tuple(tuple(row[index] for index in keep) for row in table.rows),
    )
