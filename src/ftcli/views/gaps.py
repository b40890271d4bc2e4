"""Claims beside a yardstick as a page: how many times the one is of the other, and why."""

from collections.abc import Sequence

from ftcli.catalogue import METRICS
from ftcli.gaps import Gap, Held
from ftcli.model import Dataset, Figure
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Quote, Table
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import CAVEATS, KINDS, listed, quoted, said, say
from ftcli.wording.phrasing import years_text

KINDS_OF_COLUMNS = {"id": Kind.LABEL, "words": Kind.PROSE, "differ": Kind.PROSE}
LAYOUTS = (
    ("id", "metric", "times", "claim", "yardstick", "words", "differ"),
    ("id", "metric", "times", "claim", "yardstick", "differ"),
)
# What the reasons of a row say in figures and words of their own, or the title says of all.
SAID = frozenset(
    {"concept-differs", "date-gap", "firm-unit-differs", "rivals-disagree", "sector-differs"}
)


def gaps_view(held: Held, dataset: Dataset, lang: str, *, urls: bool) -> View:
    """The page and the table of claims beside a yardstick.

    Args:
        held: the claims held against one definition.
        dataset: where they were found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """

    def cautions() -> list[tuple[str, str]]:
        warnings = dict.fromkeys(warning for gap in held.gaps for warning in gap.warnings)
        return caution_lines([*warnings], held.ecosystems, lang)

    def document() -> Document:
        page = _Page(held, References(dataset.sources), lang)
        return Document(
            (
                *page.gaps(),
                *page.without(),
                *page.how_to_read(),
                *caution_blocks(cautions(), lang),
                *legend_block(page.entries, (), lang),
                *page.references.blocks(lang, urls=urls),
            )
        )

    return View(document, held.to_table, cautions=cautions)


class _Page:
    """The blocks of claims beside a yardstick.

    Attributes:
        entries: the figures it shows, for the legend.
        references: the sources it names.
    """

    def __init__(self, held: Held, references: References, lang: str) -> None:
        self.entries: list[Entry] = [Entry(None, sector=held.sector)]
        self.references = references
        self._held = held
        self._found = held.gaps
        self._sector = held.sector
        self._lang = lang

    def gaps(self) -> list[Block]:
        """A line per claim, with its yardstick and why the two differ."""
        if not self._found:
            return []
        rows = [self._cells(gap) for gap in self._found]
        title = say("gaps", self._lang, sector=self._sector)
        having = {key for row in rows for key, cell in row.items() if cell}
        tables = [
            self._table([key for key in keys if key in having], rows, title) for keys in LAYOUTS
        ]
        return [Block((*tables, self._narrow(rows, title)))]

    def _cells(self, gap: Gap) -> dict[str, Cell]:
        yardstick = gap.yardstick.figure
        cells: dict[str, Cell] = {
            "id": gap.ecosystem.name,
            "metric": METRICS[gap.metric].label(self._lang),
            "times": self._times(gap),
            "claim": self._entry(gap, gap.claim),
            "yardstick": self._entry(gap, yardstick, rivals=len(gap.yardstick.rivals)),
            "words": Quote(gap.claim.stated) if gap.claim else "",
            "differ": ("\u00a0; " if self._lang == "fr" else "; ").join(self._reasons(gap)),
        }
        return cells

    def _times(self, gap: Gap) -> Entry:
        key = "withheld" if gap.withheld else "unknown"
        entry = Entry(gap.quantity, say(key, self._lang))
        self.entries.append(entry)
        return entry

    def _entry(self, gap: Gap, figure: Figure | None, rivals: int = 0) -> Entry:
        if figure is None:
            return Entry(None, say("unknown", self._lang))
        quantity = gap.ecosystem.quantity(figure)
        numbers = self.references.numbers(figure.source)
        entry = Entry(quantity, period=figure.on, references=numbers, rivals=rivals)
        self.entries.append(entry)
        return entry

    def _reasons(self, gap: Gap) -> list[str]:
        """Why a claim and its yardstick differ, beside the definition that the title names."""
        if gap.claim is None or gap.yardstick.figure is None:
            return []
        claim, yardstick = gap.claim, gap.yardstick.figure
        texts = [say(f"gap_{gap.withheld}", self._lang)] if gap.withheld else []
        if not claim.on.shares_year(yardstick.on):
            texts.append(self._beside(years_text(claim.on), years_text(yardstick.on)))
        sources = gap.ecosystem.sources
        kinds = [said(KINDS, sources[f.source].kind, self._lang) for f in (claim, yardstick)]
        if kinds[0] != kinds[1]:
            texts.append(self._beside(*kinds))
        for warning in gap.warnings:
            if warning.code in {"concept-differs", "firm-unit-differs"}:
                words = [quoted(Quote(detail), self._lang) for detail in warning.details]
                texts.append(self._beside(*words))
            elif warning.code not in SAID and warning.code in CAVEATS:
                texts.append(said(CAVEATS, warning.code, self._lang))
        return texts

    def _beside(self, one: str, other: str) -> str:
        return say("beside", self._lang, one=one, other=other)

    def _table(self, keys: Sequence[str], rows: Sequence[dict[str, Cell]], title: str) -> Table:
        columns = (
            Column(key, say(key, self._lang), KINDS_OF_COLUMNS.get(key, Kind.VALUE)) for key in keys
        )
        return Table(tuple(columns), tuple(tuple(row[key] for key in keys) for row in rows), title)

    def _narrow(self, rows: Sequence[dict[str, Cell]], title: str) -> Table:
        """The cells of a row under each other, each with its name."""
        lines: list[tuple[Cell, ...]] = []
        for row in rows:
            lines.append((f"{row['id']}, {row['metric']}", ""))
            lines += [
                (f"  {say(key, self._lang)}", row[key])
                for key in ("times", "claim", "yardstick", "differ")
                if row[key]
            ]
        columns = (Column("id", kind=Kind.LABEL), Column("value", kind=Kind.PROSE))
        return Table(columns, tuple(lines), title)

    def without(self) -> list[Block]:
        """The plain word that an ecosystem has no such yardstick."""
        having = {gap.ecosystem.id for gap in self._found}
        names = {item.id: item.name for item in self._held.ecosystems if item.id not in having}
        if not names:
            return []
        who = listed([*names.values()], self._lang)
        return [prose(say("no_yardstick", self._lang, who=who, sector=self._sector))]

    def how_to_read(self) -> list[Block]:
        """What the times are of, where there are any."""
        if not any(gap.quantity for gap in self._found):
            return []
        return [prose(say("reading_gaps", self._lang, sector=self._sector))]
