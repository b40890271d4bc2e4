"""The history of a metric as a page: figures in time order, on a scale, with their changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.conflicts import conflict_count
from ftcli.dates import Period
from ftcli.history import Change, History, Point, Series
from ftcli.model import Dataset, Figure
from ftcli.quantity import Quantity
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Quote, Table
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.legend import legend_block
from ftcli.views.limits import MOST_POINTS, left_out
from ftcli.views.references import References
from ftcli.views.spans import scale_of
from ftcli.views.words import SECTORS, area_text, quoted, said, say
from ftcli.wording.changes import change_text
from ftcli.wording.phrasing import period_text

SCALE_WIDTHS = (30, 16)  # of the roomy layout, and of the one for 80 columns


def history_view(history: History, dataset: Dataset, lang: str, *, urls: bool) -> View:
    """The page and the table of the history of a metric.

    Args:
        history: the figures in time order.
        dataset: where they were found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """
    page = _Page(history, References(dataset.sources), lang)

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(history.warnings, [history.ecosystem], lang)

    return View(lambda: page.document(cautions(), urls=urls), history.to_table, cautions=cautions)


class _Page(NamedTuple):
    history: History
    references: References
    lang: str

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    def document(self, cautions: Sequence[tuple[str, str]], *, urls: bool) -> Document:
        metric = METRICS[self.history.metric].label(self.lang)
        city = self.history.ecosystem.name
        if not self.history.points and not self.history.background:
            return Document((prose(self._say("history_none", city=city, metric=metric)),))
        series = [
            block
            for one in self.history.series
            for block in self._series(one, f"{city} · {metric}")
        ]
        return Document(
            (
                *series,
                *self._background(f"{city} · {metric}"),
                *self._conflicts(),
                *caution_blocks(cautions, self.lang),
                *self._legend(),
                *self.references.blocks(self.lang, urls=urls),
            )
        )

    def _series(self, series: Series, name: str) -> list[Block]:
        """The latest figures of one scope, on a scale where they differ and there is room for it.

        Those that the page leaves out are counted below.
        """
        title = " · ".join((name, *self._scope(series)))
        points = series.points[-MOST_POINTS:]
        rows = [self._cells(point) for point in points]
        layouts = []
        for width in (*SCALE_WIDTHS, 0):
            scale = scale_of([point.quantity for point in points], width) if width else None
            columns = [
                Column("on", self._say("when"), Kind.NOTE),
                Column("figure", self._say("value"), Kind.VALUE),
                Column("stated", self._say("words"), Kind.PROSE),
                Column("change", self._say("history_change"), Kind.PROSE),
            ]
            lines: list[list[Cell]] = [list(row) for row in rows]
            if scale:
                columns.insert(2, Column("scale", scale.label(self.lang)))
                for line, point in zip(lines, points, strict=True):
                    line.insert(2, scale.drawn(point.quantity))
            if not any(row[-1] for row in rows):
                columns.pop()
                lines = [line[:-1] for line in lines]
            layouts.append(Table(tuple(columns), tuple(map(tuple, lines)), title))
        beyond = left_out(len(series.points) - len(points), self.lang, "rows_left_out_earlier")
        return [Block((*layouts, *_lists_of(rows, title))), *(Block((line,)) for line in beyond)]

    def _scope(self, series: Series) -> list[str]:
        parts = [area_text(series.area, self.lang)] if series.area else []
        if series.sector:
            sector = said(SECTORS, series.sector, self.lang)
            parts.append(self._say("history_definition", sector=sector))
        return parts

    def _cells(self, point: Point) -> tuple[Cell, ...]:
        return (
            self._dated(point.figure),
            point.quantity,
            Quote(point.figure.stated),
            self._became(point),
        )

    def _dated(self, figure: Figure) -> str:
        number = self.references.number(figure.source)
        return f"{period_text(figure.on, self.lang)} [{number}]"

    def _became(self, point: Point) -> str:
        """What became of the figure: "+500 (+5.3 %) since Oct 2014, +3.1 to +3.9 % a year"."""
        parts = []
        if point.change:
            parts.append(self._change(point.change))
            if point.change.yearly and not _is_nothing(point.change.amount):
                parts.append(change_text(point.change.yearly, self.lang))
            if point.change.is_contested:
                parts.append(self._say("history_contested"))
        if point.copy_of:
            parts.append(self._say("history_recopied", date=self._start(point.copy_of)))
        return ("\u00a0; " if self.lang == "fr" else "; ").join(parts)

    def _change(self, change: Change) -> str:
        if _is_nothing(change.amount):
            text = self._say("history_unchanged")
        elif change.amount.unit == "%":  # what is added to a share is points, not percent of it
            points = change_text(replace(change.amount, unit="count"), self.lang)
            text = self._say("history_points", n=points)
        else:
            text = change_text(change.amount, self.lang)
            if change.percent:
                text += f" ({change_text(change.percent, self.lang)})"
        return self._say("history_since", change=text, date=self._start(change.since))

    def _start(self, figure: Figure) -> str:
        """The date of a figure; of one that goes on ("since 2014"), its start."""
        return period_text(Period.parse(figure.on.edtf.removesuffix("/..")), self.lang)

    def _background(self, name: str) -> list[Block]:
        ecosystem, figures = self.history.ecosystem, self.history.background
        if not figures:
            return []
        rows = tuple(
            (
                self._dated(figure),
                ecosystem.quantity(figure),
                quoted(Quote(figure.stated), self.lang),
                area_text(figure.area, self.lang) if figure.area else "",
            )
            for figure in figures
        )
        columns = (
            Column("on", self._say("when"), Kind.NOTE),
            Column("figure", self._say("value"), Kind.VALUE),
            Column("stated", self._say("words"), Kind.PROSE),
            Column("area", self._say("area"), Kind.PROSE),
        )
        title = f"{name} · {self._say('background')}"
        return [Block((Table(columns, rows, title), *_lists_of(rows, title)))]

    def _conflicts(self) -> list[Block]:
        """How many pairs of the figures exclude each other, and where to read of it."""
        ecosystem = self.history.ecosystem
        count = conflict_count(ecosystem, self.history.metric)
        if not count:
            return []
        return [prose(self._say("history_conflicts", n=count, city=ecosystem.id))]

    def _legend(self) -> list[Block]:
        """The signs of the page, and what stands in the columns of the changes."""
        points = self.history.points
        entries = [Entry(point.quantity) for point in points]
        blocks = legend_block(entries, (), self.lang)
        changes = [point.change for point in points if point.change]
        signs = {
            "legend_scale": any(
                scale_of([point.quantity for point in series.points], SCALE_WIDTHS[0])
                for series in self.history.series
            ),
            "legend_change": bool(changes),
            "legend_contested": any(change.is_contested for change in changes),
            "legend_recopied": any(point.copy_of for point in points),
        }
        rows = [(self._say(sign), self._say(f"{sign}_text")) for sign, on in signs.items() if on]
        known = blocks[0].widest.rows if blocks else ()
        if not rows:
            return blocks
        columns = (Column("sign", kind=Kind.NOTE), Column("meaning", kind=Kind.PROSE))
        return [Block((Table(columns, (*known, *rows), self._say("legend")),))]


def _is_nothing(amount: Quantity) -> bool:
    return amount.is_exact and amount.low == 0


def _lists_of(rows: Sequence[tuple[Cell, ...]], title: str) -> tuple[Table, Table]:
    """Each date, and beside it the other cells under each other; or all below, for less room."""
    lines: list[tuple[Cell, ...]] = []
    for first, *others in rows:
        beside = [cell for cell in others if cell]
        lines += [("" if index else first, cell) for index, cell in enumerate(beside)]
    columns = (Column("on", kind=Kind.NOTE), Column("line", kind=Kind.PROSE))
    below = tuple((cell,) for row in rows for cell in row if cell)
    return Table(columns, tuple(lines), title), Table(columns[1:], below, title)
