"""Ecosystems like one, as a page and a table: what they are alike in, the figures they share."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import chosen
from ftcli.comparison import Comparison, Row
from ftcli.likeness import SIZES, Likeness, comparable_population, course
from ftcli.model import Dataset, Ecosystem
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Table
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.compare import entry_of, row_label
from ftcli.views.landscape import figure_cells, figure_columns
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import STATUSES, said, say
from ftcli.wording.phrasing import number_text, quantity_text


def like_view(
    found: Sequence[Likeness], comparison: Comparison, dataset: Dataset, lang: str, *, urls: bool
) -> View:
    """The ecosystems like one, and the figures they share with it.

    Args:
        found: how each is alike.
        comparison: the one they are like, then they, in that order.
        dataset: where they were found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """
    page = _Page(found, comparison, dataset, lang)

    def cautions() -> list[tuple[str, str]]:
        # Only of the figures that the page shows.
        warnings = [warning for row in page.rows for warning in row.warnings]
        return caution_lines(warnings, comparison.ecosystems, lang) if found else []

    return View(
        lambda: page.document(cautions(), urls=urls),
        lambda: _table(found, comparison),
        None,
        cautions,
    )


def _table(found: Sequence[Likeness], comparison: Comparison) -> Table:
    columns = (
        *map(Column, ("ecosystem", "name", "region", "alike", "label", "label_on")),
        Column("population_year", kind=Kind.COUNT),
        Column("population", kind=Kind.COUNT),
        Column("city_population", kind=Kind.COUNT),
        *map(Column, ("population_source", "city_population_source", "shared")),
    )
    rows = []
    for index, (one, figures) in enumerate(
        zip(found, figure_cells(comparison)[1:], strict=True), start=1
    ):
        item, census, label = one.ecosystem, one.census, one.ecosystem.label
        rows.append(
            (
                item.id,
                item.name,
                item.region,
                ";".join(one.reasons),
                label.status if label else None,
                str(label.on) if label else None,
                int(census.year) if census else None,
                census.theirs.value if census else None,
                census.mine.value if census else None,
                census.theirs.source if census else None,
                census.mine.source if census else None,
                ";".join(row.id for row in comparison.rows if _is_shared(row, index)),
                *figures,
            )
        )
    return Table((*columns, *figure_columns(row.id for row in comparison.rows)), tuple(rows))


def _is_shared(row: Row, index: int) -> bool:
    """Whether both the first ecosystem of a row and another have it."""
    return row.cells[0].quantity is not None and row.cells[index].quantity is not None


class _Page(NamedTuple):
    found: Sequence[Likeness]
    comparison: Comparison
    dataset: Dataset
    lang: str

    @property
    def city(self) -> Ecosystem:
        return self.comparison.ecosystems[0]

    @property
    def rows(self) -> list[Row]:
        """The rows to show: what is unknown of the one they are like is shared by none."""
        return [row for row in self.comparison.rows if row.cells[0].quantity is not None]

    def document(self, cautions: Sequence[tuple[str, str]], *, urls: bool) -> Document:
        references = References(self.dataset.sources)
        rows = self.rows
        about = [self._about(references), *(self._why(one, references) for one in self.found)]
        entries = [  # ecosystem by ecosystem, so that sources are numbered as read
            [entry_of(row.cells[index], None, references, self.lang) for row in rows]
            for index in range(len(about))
        ]
        return Document(
            (
                Block(self._layouts(rows, about, entries)),
                self._notes(),
                *caution_blocks(cautions, self.lang),
                *legend_block([one for line in entries for one in line], (), self.lang),
                *references.blocks(self.lang, urls=urls),
            )
        )

    def _layouts(
        self, rows: Sequence[Row], about: Sequence[str], entries: Sequence[Sequence[Entry]]
    ) -> tuple[Table, ...]:
        """One line each; or under each other, with the figures that both have."""
        title = say("alike_title", self.lang, name=self.city.name)
        alike = say("alike_in", self.lang, name=self.city.name)
        columns = (
            Column("ecosystem", say("id", self.lang), Kind.LABEL),
            Column("alike", alike, Kind.PROSE),
            *(Column(row.id, row_label(row, self.lang), Kind.VALUE) for row in rows),
        )
        ecosystems = self.comparison.ecosystems
        wide: list[tuple[Cell, ...]] = []
        stacked: list[tuple[Cell, ...]] = []
        for item, why, figures in zip(ecosystems, about, entries, strict=True):
            wide.append((item.id, why, *figures))
            stacked.append((item.id, why))
            stacked += [
                (f"  {row_label(row, self.lang)}", figure)
                for row, figure in zip(rows, figures, strict=True)
                if figure.value is not None
            ]
        second = (Column("ecosystem", columns[0].label, Kind.LABEL), columns[1])
        return (
            Table(columns, tuple(wide), title, frozenset({1})),
            Table(second, tuple(stacked), title, frozenset({1 + len(rows)})),
        )

    def _about(self, references: References) -> str:
        """The one they are like: its latest population, the course of its label."""
        people = self.city.perimeter.population if self.city.perimeter else {}
        parts = [
            say("people_in", self.lang, n=number_text(Fraction(entry.value), self.lang), year=year)
            + f" [{references.number(entry.source)}]"
            for year, entry in sorted(people.items())[-1:]
        ]
        return self._joined([*parts, self._course()])

    def _course(self) -> str:
        events = (
            f"{said(STATUSES, status, self.lang)} {year}" for status, year in course(self.city)
        )
        return ", ".join(events)

    def _why(self, one: Likeness, references: References) -> str:
        """What it is alike in, with the numbers of both."""
        parts = []
        if "population" in one.reasons and one.census:
            mine, theirs = (
                number_text(Fraction(people.value), self.lang)
                for people in (one.census.mine, one.census.theirs)
            )
            sources = references.numbers(one.census.mine.source, one.census.theirs.source)
            text = say(
                "alike_population", self.lang, mine=mine, theirs=theirs, year=one.census.year
            )
            parts.append(" ".join((text, *(f"[{number}]" for number in sources))))
        if one.label:
            parts.append(self._course())
        parts += [self._sizes(name, one.ecosystem) for name in one.sizes]
        return self._joined(parts)

    def _sizes(self, name: str, other: Ecosystem) -> str:
        mine, theirs = (
            quantity_text(quantity, self.lang).replace(" ", "\u00a0")
            for item in (self.city, other)
            if (quantity := chosen(item, name).quantity)
        )
        return f"{self._lower(name)} {mine} / {theirs}"

    def _lower(self, metric: str) -> str:
        return METRICS[metric].label(self.lang).lower()

    def _notes(self) -> Block:
        """The rule; what is unknown of the one they are like; that there is none."""
        unknown = [self._lower(name) for name in SIZES if chosen(self.city, name).figure is None]
        if not self.city.labels:
            unknown.insert(0, say("label", self.lang).lower())
        is_narrower = self.city.perimeter and self.city.perimeter.against_bid == "narrower"
        if not is_narrower and not comparable_population(self.city):
            unknown.insert(0, say("population", self.lang).lower())
        lines = [say("alike_rule", self.lang)]
        if is_narrower:
            lines.append(say("alike_narrower", self.lang, name=self.city.name))
        if unknown:
            what = ", ".join(unknown)
            lines.append(say("alike_unknown", self.lang, name=self.city.name, what=what))
        if not self.found:
            lines.append(say("alike_none", self.lang))
        return prose(*lines)

    def _joined(self, parts: Sequence[str]) -> str:
        return ("\u00a0; " if self.lang == "fr" else "; ").join(filter(None, parts))
