"""A figure that is added to a file: how it is read, how it is stored, and what it stands beside."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import Choice, chosen
from ftcli.editing.adding import Addition
from ftcli.longform import COLUMNS, figure_row
from ftcli.model import Figure
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, LongRows, Quote, Row, Table
from ftcli.views import View
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.layouts import in_columns, line
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.validation import finding_text
from ftcli.views.words import SECTORS, area_text, quoted, said, say
from ftcli.warnings import of_figure
from ftcli.wording.phrasing import period_text, quantity_text


def add_view(added: Addition, lang: str, *, urls: bool) -> View:
    """The page and the table of a figure and of those beside it.

    Args:
        added: what adding the figure gives.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """
    choice = chosen(added.ecosystem, added.figure.metric)
    beside = _beside(added, choice)

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(list(of_figure(choice)), (added.ecosystem,), lang)

    return View(
        lambda: _Page(added, choice, References(added.dataset.sources), lang).document(
            beside, cautions(), urls=urls
        ),
        lambda: _table(added, beside),
        cautions=cautions,
    )


def _beside(added: Addition, choice: Choice) -> list[Figure]:
    """The other figures of the same metric and scope, the one that speaks first."""
    if added.figure.context:
        return []
    if added.figure.area is not None:
        same = [figure for figure in choice.elsewhere if figure.area == added.figure.area]
    else:
        same = list(choice.all_figures)
    return [figure for figure in same if figure != added.figure]


def _table(added: Addition, beside: Sequence[Figure]) -> Table:
    """The figure, then those beside it."""
    state = "known" if added.known_in else "replacing" if added.replaces else "new"

    def rows() -> "list[Row]":
        first = (state, *figure_row(added.ecosystem, added.figure))
        return [first, *(("beside", *figure_row(added.ecosystem, one)) for one in beside)]

    return Table((Column("state"), *COLUMNS), LongRows(lambda: iter(rows()), len(beside) + 1))


class _Page(NamedTuple):
    added: Addition
    choice: Choice
    references: References
    lang: str

    def document(
        self, beside: Sequence[Figure], cautions: Sequence[tuple[str, str]], *, urls: bool
    ) -> Document:
        blocks = [self._figure(), *self._others(beside)]
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

    def _say(self, key: str) -> str:
        return say(key, self.lang)

    def _figure(self) -> Block:
        """The figure: its words, what is read in them, and its record."""
        figure, old = self.added.figure, self.added.replaces
        read = quantity_text(self.added.ecosystem.quantity(figure), self.lang, noun=True)
        rows: list[tuple[Cell, ...]] = [
            (self._say("words"), Quote(figure.stated)),
            (self._say("read_as"), read),
            (self._say("when"), self._dated(figure)),
            (self._say("warnings_found"), "; ".join(self._findings())),
            (self._say("area"), area_text(figure.area, self.lang) if figure.area else ""),
            (self._say("sector"), said(SECTORS, figure.sector, self.lang) if figure.sector else ""),
            (self._say("counts"), figure.counts or ""),
            (self._say("note"), figure.note or ""),
            (self._say("in_place_of"), self._old(old) if old else ""),
            (self._say("in_file"), json.dumps(self.added.record, ensure_ascii=False)),
        ]
        columns = (Column("field", kind=Kind.NOTE), Column("text", kind=Kind.PROSE))
        title = f"{self.added.ecosystem.name} · {METRICS[figure.metric].label(self.lang)}"
        return Block((Table(columns, tuple(row for row in rows if row[1]), title),))

    def _findings(self) -> list[str]:
        return [finding_text(one, self.lang) for one in self.added.findings]

    def _old(self, old: Figure) -> str:
        return f"{quoted(Quote(old.stated), self.lang)}, {self._dated(old)}"

    def _dated(self, figure: Figure) -> str:
        return f"{period_text(figure.on, self.lang)} [{self.references.number(figure.source)}]"

    def _others(self, beside: Sequence[Figure]) -> list[Block]:
        """The figures beside it, and which one speaks for the city."""
        if self.added.figure.context:
            return []
        if not beside:
            return [line(self._say("beside_none"))]
        figures = [self.added.figure, *beside]
        columns = (
            Column("mark", kind=Kind.LABEL),
            Column("figure", self._say("value"), Kind.VALUE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("on", self._say("when"), Kind.NOTE),
        )
        rows = [
            (
                self._mark(figure),
                Entry(self.added.ecosystem.quantity(figure), sector=figure.sector or ""),
                Quote(figure.stated),
                self._dated(figure),
            )
            for figure in figures
        ]
        return [in_columns(columns, rows, self._say("stands_beside"))]

    def _mark(self, figure: Figure) -> str:
        mark = self._say("this_one" if figure == self.added.figure else "another")
        return f"{mark}, {self._say('speaks')}" if figure == self.choice.figure else mark
