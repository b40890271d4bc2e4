"""A ranking as a page: ranks with their figures, and apart from them whoever has no rank."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.choose import Choice, Quotient
from ftcli.model import Dataset, Figure
from ftcli.quantity import Quantity
from ftcli.standings import Standing, Standings
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Quote, Table
from ftcli.views import View
from ftcli.views.blocks import pairs, prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.compare import operands
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import APART, CAVEATS, UNLIKE_MOST, area_text, said, say
from ftcli.warnings import SELF_DECLARED, CodedWarning

# Of a claim beside a yardstick these go without saying: both dates stand beside the figures.
EXPECTED_OF_GAPS = frozenset({"date-gap", "sector-differs"})


class Asked(NamedTuple):
    """What a ranking was asked for.

    Attributes:
        label: the name of the metric or ratio, for people.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
        top: the last rank to show; None for all.
        same: the definition of digital that all figures follow; "" for any.
    """

    label: str
    lang: str
    urls: bool = False
    top: int | None = None
    same: str = ""


def rank_view(found: Standings, dataset: Dataset, asked: Asked) -> View:
    """The page and the table of a ranking."""

    def cautions(warnings: Sequence[CodedWarning]) -> list[tuple[str, str]]:
        lines = caution_lines(warnings, [*dataset.ecosystems.values()], asked.lang)
        hint = "" if asked.same or found.sector else say("rank_same_hint", asked.lang)
        return [(code, text + hint * (code == "sector-differs")) for code, text in lines]

    shown = found.warnings_of_top(asked.top) if asked.top else found.warnings
    # On the page those that have no rank stand apart already, with the reason.
    apart = [] if asked.top else [w for one in found.apart for w in one.warnings]
    return View(
        lambda: _document(found, dataset, cautions(shown), asked),
        lambda: found.to_table(asked.top),
        cautions=lambda: cautions([*shown, *apart]),
    )


def _document(
    found: Standings, dataset: Dataset, cautions: Sequence[tuple[str, str]], asked: Asked
) -> Document:
    if not dataset.ecosystems:
        return Document((prose(say("empty", asked.lang)),))
    references = References(dataset.sources)
    page = _Page(found, references, asked)
    return Document(
        (
            page.ranking(),
            *page.not_ranked(),
            *page.without_figure(),
            *page.how_to_read(),
            *caution_blocks(cautions, asked.lang),
            *legend_block(page.entries, (), asked.lang),
            *references.blocks(asked.lang, urls=asked.urls),
        )
    )


class _Page:
    """The blocks of a ranking.

    Attributes:
        entries: the figures it shows, for the legend.
    """

    def __init__(self, found: Standings, references: References, asked: Asked) -> None:
        self.entries: list[Entry] = []
        self._found = found
        self._references = references
        self._asked = asked
        self._lang = asked.lang
        self._shown = found.ranked if asked.top is None else found.top(asked.top)
        self._sector = found.sector or asked.same
        if self._sector == SELF_DECLARED:
            self._sector = say("self_declared", asked.lang)
        elif self._sector:
            self.entries.append(Entry(None, sector=self._sector))
        # What all rows differ in distinguishes none: the warnings below say it.
        differing = [frozenset(row.differs) for row in found.ranked]
        self._shared = frozenset.intersection(*differing) if differing else frozenset()

    def ranking(self) -> Block:
        """The ranks, or the plain word that there are none."""
        title = self._title()
        if not self._shown:
            return prose(title)
        rows = [self._cells(row) for row in self._shown]
        keys = [key for key in rows[0] if any(row[key] for row in rows)]
        slim = [key for key in keys if key not in {"words", "rests_on"}]
        bare = [key for key in slim if key != "caveats"]  # the warnings below say them too
        layouts = (
            self._table(keys, rows, title),
            self._table(slim, rows, title),
            self._table(bare if self._found.sector else slim, rows, title, wrapped={"value"}),
            self._narrow(slim, rows, title),
        )
        return Block(layouts)

    def _title(self) -> str:
        name, found = self._asked.label, self._found
        if found.sector:
            name = say("rank_against", self._lang, name=name, sector=self._sector)
        elif self._asked.same:
            name = say("rank_same", self._lang, name=name, sector=self._sector)
        known, total = len(found.ranked), len(found.ranked) + len(found.apart)
        if not known:
            return say("rank_none", self._lang, name=name, total=total)
        if self._asked.top is not None:
            key = "rank_first" if self._asked.top == 1 else "rank_top"
            return say(key, self._lang, name=name, n=known, top=self._asked.top)
        return say("rank_title", self._lang, name=name, n=known, total=total)

    def _cells(self, row: Standing) -> dict[str, Cell]:
        """What stands in the line of a row, by the column."""
        cell = row.cell
        cells: dict[str, Cell] = {"rank": _rank(row), "id": cell.ecosystem.name}
        if self._found.sector:
            cells["times"] = self._noted(Entry(cell.quantity))
            claim, yardstick = cell.figures
            cells["claim"] = self._figure(cell, claim)
            cells["yardstick"] = self._figure(cell, yardstick)
            cells["words"] = Quote(claim.stated)
        else:
            cells["value"] = self._entry(cell)
            if isinstance(cell, Choice):
                cells["words"] = Quote(cell.figures[0].stated)
            else:
                cells["rests_on"] = operands(cell, self._references, self._lang)
        cells["caveats"] = ", ".join(self._caveats(row))
        return cells

    def _table(
        self,
        keys: Sequence[str],
        rows: Sequence[Mapping[str, Cell]],
        title: str,
        *,
        wrapped: Iterable[str] = (),
    ) -> Table:
        kinds = dict.fromkeys({"words", "rests_on", "caveats", *wrapped}, Kind.PROSE)
        kinds["id"] = Kind.LABEL
        columns = [Column(key, say(key, self._lang), kinds.get(key, Kind.VALUE)) for key in keys]
        return Table(tuple(columns), tuple(tuple(row[key] for key in keys) for row in rows), title)

    def _narrow(self, keys: Sequence[str], rows: Sequence[Mapping[str, Cell]], title: str) -> Table:
        """All of a row under each other, beside its rank; the three figures of a gap named."""
        lines: list[tuple[Cell, ...]] = []
        for row in rows:
            lines.append((row["rank"], row["id"], ""))
            lines += [
                ("", say(key, self._lang) if self._found.sector else "", row[key])
                for key in keys
                if key not in {"rank", "id"} and row[key]
            ]
        columns = (
            Column("rank", kind=Kind.VALUE),
            Column("id", kind=Kind.LABEL),
            Column("value", kind=Kind.PROSE),
        )
        if self._found.sector:
            return Table(columns, tuple(lines), title)
        both = tuple((rank, name or cell) for rank, name, cell in lines)
        return Table((columns[0], columns[2]), both, title)

    def _caveats(self, row: Standing) -> list[str]:
        own = [warning.code for warning in row.warnings]
        if self._found.sector:
            own = [code for code in own if code not in EXPECTED_OF_GAPS]
        unlike = [code for code in row.differs if code not in self._shared]
        texts = [said(UNLIKE_MOST, code, self._lang) for code in unlike]
        texts += [said(CAVEATS, code, self._lang) for code in own if code in CAVEATS]
        return list(dict.fromkeys(texts))

    def _noted(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        return entry

    def _figure(self, cell: Quotient | Choice, figure: Figure) -> Entry:
        """One side of a gap."""
        return self._noted(
            Entry(
                cell.ecosystem.quantity(figure),
                period=figure.on,
                references=self._references.numbers(figure.source),
            )
        )

    def _entry(self, cell: Choice | Quotient) -> Entry:
        sources = [figure.source for figure in cell.figures]
        if isinstance(cell, Quotient) and cell.headcount:
            sources.append(cell.headcount.population.source)
        return self._noted(
            Entry(
                cell.quantity,
                period=cell.figures[0].on,
                references=self._references.numbers(*sources),
                sector="" if self._asked.same else _sectors(cell),
                rivals=len(cell.rivals) if isinstance(cell, Choice) else 0,
            )
        )

    def not_ranked(self) -> list[Block]:
        """Those whose figure does not compare with the ranked ones, and why."""
        rows: list[tuple[Cell, ...]] = [
            (row.ecosystem.name, self._entry(row.cell), said(APART, row.apart, self._lang))
            for row in self._found.apart
            if row.cell.quantity is not None
        ]
        if not rows:
            return []
        title = say("not_ranked", self._lang)
        keys = {"id": Kind.LABEL, "value": Kind.VALUE, "apart": Kind.PROSE}
        columns = tuple(Column(key, kind=kind) for key, kind in keys.items())
        stacked = tuple(
            (row[0] if not n else "", cell) for row in rows for n, cell in enumerate(row[1:])
        )
        narrow = Table((columns[0], columns[1]._replace(kind=Kind.PROSE)), stacked, title)
        return [Block((Table(columns, tuple(rows), title), narrow))]

    def without_figure(self) -> list[Block]:
        """The names of all others, by why they have no rank."""
        groups: dict[str, list[str]] = {}
        for row in self._found.apart:
            if row.cell.quantity is None:
                groups.setdefault(row.apart, []).append(self._named(row))
        rows = [(self._reason(key), ", ".join(names)) for key, names in groups.items()]
        return pairs(rows, say("no_rank", self._lang))

    def _reason(self, key: str) -> str:
        """Why there is no figure; by another definition there may be one."""
        key = "no-yardstick" if key == "unknown" and self._asked.same else key
        return said(APART, key, self._lang).format(sector=self._sector)

    def _named(self, row: Standing) -> str:
        cell = row.cell
        if row.apart != "elsewhere" or not isinstance(cell, Choice):
            return row.ecosystem.name
        areas = dict.fromkeys(area_text(f.area, self._lang) for f in cell.elsewhere if f.area)
        return f"{row.ecosystem.name} ({', '.join(areas)})"

    def how_to_read(self) -> list[Block]:
        """What an interval, a tie, a missing city and a rival mean here."""
        intervals = [row.ranks for row in self._shown if row.ranks]
        if not intervals:
            return []
        texts = []
        open_ = next((ends for ends in intervals if ends[0] < ends[1]), None)
        if open_:
            best, worst = open_
            span = f"{best}–{worst}"
            texts.append(say("rank_interval", self._lang, span=span, best=best, worst=worst))
        sure = [ends for ends in intervals if ends[0] == ends[1]]
        if len(set(sure)) < len(sure):
            texts.append(say("rank_tie", self._lang))
        if self._found.apart:
            texts.append(say("rank_among", self._lang))
        if any(entry.rivals for entry in self.entries):
            texts.append(say("rank_rivals", self._lang))
        return [prose(*texts, title=say("reading_ranks", self._lang))] if texts else []


def _sectors(cell: Choice | Quotient) -> str:
    return " / ".join(dict.fromkeys(f.sector for f in cell.figures if f.sector))


def _rank(row: Standing) -> Quantity:
    best, worst = row.ranks or (1, 1)
    return Quantity(low=Fraction(best), high=Fraction(worst))
