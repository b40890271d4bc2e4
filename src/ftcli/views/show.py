"""One ecosystem as a page: who it is, its figures in their words, ratios, targets, sources."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import Choice, Quotient, why_taken
from ftcli.comparison import Comparison
from ftcli.longform import COLUMNS, figure_row, long_row
from ftcli.model import Dataset, Ecosystem, Figure, Label, Target
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Quote, Table
from ftcli.views import View
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.compare import operands, row_label
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import STATUSES, area_text, quoted, said, say
from ftcli.wording.phrasing import number_text, period_text, quantity_text


def show_view(  # noqa: PLR0913  # what a page may hold
    comparison: Comparison,
    dataset: Dataset,
    lang: str,
    *,
    every: bool,
    urls: bool,
    asked: bool = False,
) -> View:
    """The page and the tables of one ecosystem.

    Args:
        comparison: the ecosystem alone, with the metrics and ratios to show.
        dataset: where it was found.
        lang: "en" or "fr".
        every: whether to list every figure, chosen or not.
        urls: whether to print the addresses of sources.
        asked: whether a ratio was asked for, to be shown even where it is unknown.
    """
    page = _Page(comparison, References(dataset.sources), lang, asked)

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(comparison.warnings, comparison.ecosystems, lang)

    return View(
        lambda: page.document(cautions(), every=every, urls=urls),
        lambda: _every_table(comparison) if every else comparison.to_table(),
        comparison.to_wide_table,
        cautions,
    )


def _every_table(comparison: Comparison) -> Table:
    """The chosen figure of each metric, then all others, then the ratios."""
    lines = []
    for row in comparison.rows:
        for cell in row.cells:
            lines.append(long_row(cell, [warning.code for warning in row.warnings]))
            if isinstance(cell, Choice):
                others = (*cell.rivals, *cell.elsewhere)
                lines += [figure_row(cell.ecosystem, figure) for figure in others]
    for ecosystem in comparison.ecosystems:
        lines += [figure_row(ecosystem, figure) for figure in _background(ecosystem)]
    return Table(COLUMNS, tuple(lines))


def _background(ecosystem: Ecosystem) -> list[Figure]:
    return [figure for figure in ecosystem.figures if figure.context]


class _Page(NamedTuple):
    comparison: Comparison
    references: References
    lang: str
    asked: bool

    @property
    def ecosystem(self) -> Ecosystem:
        return self.comparison.ecosystems[0]

    def document(self, cautions: Sequence[tuple[str, str]], *, every: bool, urls: bool) -> Document:
        choices = [c for row in self.comparison.figures for c in row.cells if isinstance(c, Choice)]
        blocks = [self._identity(), *([self._figures(choices)] if choices else [])]
        elsewhere = [figure for choice in choices for figure in choice.elsewhere]
        if every:
            blocks += self._listing("all_figures", [f for c in choices for f in c.all_figures])
        blocks += self._listing("elsewhere", elsewhere)
        if every:
            blocks += self._listing("background", _background(self.ecosystem))
        blocks += self._notes(choices, every=every)
        blocks += self._ratios()
        blocks += self._targets()
        entries = [
            cell
            for block in blocks
            for row in block.widest.rows
            for cell in row
            if isinstance(cell, Entry)
        ]
        return Document(
            (
                *blocks,
                *caution_blocks(cautions, self.lang),
                *legend_block(entries, (), self.lang),
                *self.references.blocks(self.lang, urls=urls),
            )
        )

    @property
    def _semicolon(self) -> str:
        return "\u00a0; " if self.lang == "fr" else "; "

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def _identity(self) -> Block:
        ecosystem = self.ecosystem
        rows: list[tuple[Cell, ...]] = []
        if ecosystem.aliases:
            rows.append((self._say("aliases"), ", ".join(ecosystem.aliases)))
        rows.append((self._say("label"), self._label_history()))
        rows += self._perimeter()
        if ecosystem.note:
            rows.append((self._say("note"), ecosystem.note))
        # `--metrics` leaves some figures of the ecosystem on the page; the cells know of all.
        if not any(cell.ecosystem.figures for row in self.comparison.rows for cell in row.cells):
            rows.append((self._say("figures"), self._say("none_known")))
        columns = (Column("field", kind=Kind.NOTE), Column("text", kind=Kind.PROSE))
        events = ecosystem.labels[-1:]
        latest = [self._event(label) for label in events]
        title = " · ".join(filter(None, (ecosystem.name, ecosystem.region, *latest)))
        return Block((Table(columns, tuple(rows), title),))

    def _event(self, label: Label) -> str:
        return f"{said(STATUSES, label.status, self.lang)} {period_text(label.on, self.lang)}"

    def _label_history(self) -> str:
        events = [
            self._event(label)
            + (f" ({label.name})" if label.name else "")
            + f" [{self.references.number(label.source)}]"
            for label in reversed(self.ecosystem.labels)
        ]
        return self._semicolon.join(events) or self._say("no_label")

    def _perimeter(self) -> list[tuple[Cell, ...]]:
        perimeter = self.ecosystem.perimeter
        if perimeter is None:
            return []
        against = {
            "wider": "wider", "narrower": "narrower", "same": "same", "unknown": "against_unknown",
        }[perimeter.against_bid]  # fmt: skip
        units = ", ".join(unit.name for unit in perimeter.units)
        bid = "" if perimeter.is_region else f" ({self._say(against)})"
        rows: list[tuple[Cell, ...]] = [(self._say("perimeter"), units + bid)]
        people = [
            self._say("people_in", n=number_text(Fraction(entry.value), self.lang), year=year)
            + f" [{self.references.number(entry.source)}]"
            for year, entry in perimeter.population.items()
        ]
        if people:
            rows.append((self._say("population"), ", ".join(people)))
        return rows

    def _figures(self, choices: Sequence[Choice]) -> Block:
        rows = [self._figure_line(choice) for choice in choices]
        title = self._say("figures")
        wide = Table(
            (
                Column("metric", self._say("metric"), Kind.LABEL),
                Column("figure", self._say("value"), Kind.VALUE),
                Column("stated", self._say("words"), Kind.PROSE),
                Column("on", self._say("when"), Kind.NOTE),
                Column("why", self._say("why"), Kind.NOTE),
            ),
            tuple((label, *cells) for label, *cells in rows),
            title,
        )
        medium = Table(wide.columns[:-1], tuple(row[:-1] for row in wide.rows), title)
        return Block((wide, medium, _list_of(wide.rows, title)))

    def _figure_line(self, choice: Choice) -> tuple[Cell, ...]:
        label = METRICS[choice.metric].label(self.lang)
        if choice.figure is None:
            where = ""
            if choice.elsewhere:
                areas = [area_text(f.area, self.lang) for f in choice.elsewhere if f.area]
                where = self._say("see_area", area=", ".join(dict.fromkeys(areas)))
            return label, Entry(None, self._say("unknown")), where, "", ""
        return (
            label,
            Entry(choice.quantity, sector=choice.figure.sector or "", rivals=len(choice.rivals)),
            Quote(choice.figure.stated),
            self._dated(choice.figure),
            self._reason(choice),
        )

    def _reason(self, choice: Choice) -> str:
        return self._say(f"taken_{why_taken(choice)}", n=len(choice.all_figures))

    def _dated(self, figure: Figure | Target) -> str:
        number = self.references.number(figure.source)
        return f"{period_text(figure.on, self.lang)} [{number}]"

    def _area(self, figure: Figure) -> str:
        return area_text(figure.area, self.lang) if figure.area else ""

    def _notes(self, choices: Sequence[Choice], *, every: bool) -> list[Block]:
        """What is known against the figures shown, and with `--all` what each counts."""
        if every:
            figures = [*self.ecosystem.figures]
        else:
            figures = [figure for choice in choices for figure in choice.figures if figure.note]
        rows: list[tuple[Cell, ...]] = []
        for figure in figures:
            text = "; ".join(filter(None, ((every and figure.counts) or "", figure.note)))
            label = METRICS[figure.metric].label(self.lang)
            words = quoted(Quote(figure.stated), self.lang)
            if text:
                rows.append((f"{label}, {words} [{self.references.number(figure.source)}]", text))
        columns = (Column("figure", kind=Kind.LABEL), Column("note", kind=Kind.PROSE))
        narrow = tuple((f"{label}: {text}",) for label, text in rows)
        title = self._say("notes")
        if not rows:
            return []
        return [Block((Table(columns, tuple(rows), title), Table(columns[1:], narrow, title)))]

    def _listing(self, title: str, figures: Sequence[Figure]) -> list[Block]:
        """Figures one by one, with what they count."""
        if not figures:
            return []
        rows = tuple(
            (
                METRICS[figure.metric].label(self.lang),
                Entry(self.ecosystem.quantity(figure)),
                ", ".join(filter(None, (self._area(figure), figure.sector))),
                Quote(figure.stated),
                self._dated(figure),
            )
            for figure in figures
        )
        scope = self._say("area" if title == "elsewhere" else "sector")
        columns: tuple[Column, ...] = (
            Column("metric", self._say("metric"), Kind.LABEL),
            Column("figure", self._say("value"), Kind.VALUE),
            Column("area", scope, Kind.PROSE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("on", self._say("when"), Kind.NOTE),
        )
        table = Table(columns, rows, self._say(title))
        if not any(row[2] for row in rows):
            table = Table(
                (*columns[:2], *columns[3:]), tuple((*r[:2], *r[3:]) for r in rows), table.title
            )
            return [Block((table, _list_of(table.rows, table.title)))]
        # Where they do not fit side by side, the area leads to the words.
        lean = tuple(
            (label, entry, _led(area, words, self.lang), on)
            for label, entry, area, words, on in rows
        )
        medium = Table((*columns[:2], *columns[3:]), lean, table.title)
        return [Block((table, medium, _list_of(rows, table.title)))]

    def _ratios(self) -> list[Block]:
        rows: list[tuple[Cell, ...]] = []
        for row in self.comparison.ratios:
            for cell in row.cells:
                if isinstance(cell, Quotient):
                    rows.append((row_label(row, self.lang), *self._ratio_cells(cell)))
        columns = (
            Column("ratio", kind=Kind.LABEL),
            Column("value", kind=Kind.VALUE),
            Column("stated", kind=Kind.PROSE),
        )
        known = [row for row in rows if isinstance(row[1], Entry) and row[1].value]
        if not (known or (self.asked and rows) or any(row[2] for row in rows)):
            return []
        title = self._say("ratios")
        return [Block((Table(columns, tuple(rows), title), _list_of(rows, title)))]

    def _ratio_cells(self, quotient: Quotient) -> tuple[Cell, ...]:
        """The ratio, and the two statements it rests on, which may not be those shown above."""
        if quotient.quantity is None:
            note = self._say(f"withheld_{quotient.withheld}") if quotient.withheld else ""
            missing = self._say("withheld" if quotient.withheld else "unknown")
            return Entry(None, missing), note
        return Entry(quotient.quantity), operands(quotient, self.references, self.lang)

    def _targets(self) -> list[Block]:
        targets = self.ecosystem.targets
        if not targets:
            return []
        rows = tuple(
            (
                METRICS[target.metric].label(self.lang),
                self._aim(target),
                Quote(target.stated),
                self._due(target),
                self._dated(target),
            )
            for target in targets
        )
        columns = (
            Column("metric", self._say("metric"), Kind.LABEL),
            Column("aim", self._say("aim"), Kind.VALUE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("due", self._say("due"), Kind.PROSE),
            Column("announced", self._say("announced"), Kind.NOTE),
        )
        table = Table(columns, rows, self._say("targets"))
        return [Block((table, _list_of(rows, table.title)))]

    def _aim(self, target: Target) -> str:
        """An aim as a number: "4,000 more" is on top of what there is, "4,000" a level."""
        text = quantity_text(self.ecosystem.quantity(target), self.lang)
        more = target.mode in {"increment", "growth"}
        return self._say("more_of", n=text) if more else text

    def _due(self, target: Target) -> str:
        due = period_text(target.deadline, self.lang) if target.deadline else ""
        words = quoted(Quote(target.horizon), self.lang) if target.horizon else ""
        return " ".join(filter(None, (due, words))) or self._say("no_date")


def _led(area: str, words: Quote, lang: str) -> str:
    colon = "\u00a0:" if lang == "fr" else ":"
    return f"{area}{colon} {quoted(words, lang)}" if area else quoted(words, lang)


def _list_of(rows: Sequence[Sequence[Cell]], title: str) -> Table:
    """Two columns: each row's first cell, and beside it the others under each other."""
    lines: list[tuple[Cell, ...]] = []
    for first, *others in rows:
        beside = [cell for cell in others if cell]
        lines += [(first if not index else "", cell) for index, cell in enumerate(beside)]
    columns = (Column("field", kind=Kind.LABEL), Column("line", kind=Kind.PROSE))
    return Table(columns, tuple(lines), title)
