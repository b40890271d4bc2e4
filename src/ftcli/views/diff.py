"""What changed between two datasets: a page by what happened, and a row for each record."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.differences import Change, ChangeKind, Difference, Stated, What
from ftcli.model import Ecosystem, Figure, Label, Source, Target
from ftcli.quantity import Quantity
from ftcli.table import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Kind,
    Quote,
    Table,
)
from ftcli.views import View
from ftcli.views.diff_rows import changed_record, diff_table
from ftcli.views.layouts import in_columns, line
from ftcli.views.legend import legend_block
from ftcli.views.references import References, citation
from ftcli.views.words import CHANGES, RECORDS, STATUSES, area_text, quoted, said, say
from ftcli.wording.phrasing import period_text, quantity_text

MOST_OF_A_KIND = 1_000  # changes that a page shows
ARROW = " → "
# The order of the page: what readers look for first.
_ORDER = (
    ChangeKind.REVISED, ChangeKind.REMOVED, ChangeKind.ADDED, ChangeKind.REDATED,
    ChangeKind.RESOURCED, ChangeKind.REWORDED, ChangeKind.ANNOTATED, ChangeKind.CORRECTED,
)  # fmt: skip


def diff_view(found: Difference, names: tuple[str, str], lang: str, *, urls: bool) -> View:
    """The page and the table of what changed.

    Args:
        found: the changes.
        names: what the two datasets are called.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
    """
    return View(
        lambda: _Page(found, References({**found.old.sources, **found.new.sources}), lang).document(
            names, urls=urls
        ),
        lambda: diff_table(found),
    )


class _Line(NamedTuple):
    """A change on the page.

    Attributes:
        label: whose, and of what.
        before: the figure before.
        after: the figure after, or the only one.
        text: words, or fields with what they held and hold.
        when: date and source.
    """

    label: str
    before: Cell = ""
    after: Cell = ""
    text: Cell = ""
    when: str = ""


class _Page(NamedTuple):
    found: Difference
    references: References
    lang: str

    def document(self, names: tuple[str, str], *, urls: bool) -> Document:
        title = self._say("changed_from", old=names[0], new=names[1])
        if not self.found.changes:
            return Document((line(title), line(self._say("no_change"))))
        blocks = [self._summary(title)]
        blocks += [block for kind in _ORDER for block in self._section(kind)]
        entries = [
            cell
            for block in blocks
            for row in block.widest.rows
            for cell in row
            if isinstance(cell, Entry)
        ]
        legend = legend_block(entries, (), self.lang)
        return Document((*blocks, *legend, *self.references.blocks(self.lang, urls=urls)))

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)

    @property
    def _colon(self) -> str:
        return "\u00a0: " if self.lang == "fr" else ": "

    @property
    def _semicolon(self) -> str:
        return "\u00a0; " if self.lang == "fr" else "; "

    def _summary(self, title: str) -> Block:
        """How much of what changed, and how."""
        counts = Counter((change.what, change.kind) for change in self.found.changes)
        rows = []
        for what in What:
            told = [
                self._say("change_count", n=counts[what, kind], kind=said(CHANGES, kind, self.lang))
                for kind in _ORDER
                if counts[what, kind]
            ]
            if told:
                rows.append((said(RECORDS, what, self.lang), ", ".join(told)))
        columns = (Column("what", kind=Kind.LABEL), Column("counts", kind=Kind.PROSE))
        return Block((Table(columns, tuple(rows), title),))

    def _section(self, kind: ChangeKind) -> list[Block]:
        """The changes of one kind; a city that came or went as a whole is one of them."""
        changes = [
            change
            for change in self.found.changes
            if change.kind is kind
            and (change.what in {What.ECOSYSTEM, What.SOURCE} or not _goes_with_city(change))
        ]
        if not changes:
            return []
        rows = [self._line(change) for change in changes[:MOST_OF_A_KIND]]
        more = len(changes) - len(rows)
        if more:
            rows.append(_Line("…", text=self._say("more_changes", n=more)))
        both = kind is ChangeKind.REVISED
        columns = (
            Column("label", kind=Kind.LABEL),
            Column("before", self._say("before"), Kind.VALUE),
            Column("after", self._say("after" if both else "value"), Kind.VALUE),
            Column("text", self._say("change" if _is_of_fields(kind) else "words"), Kind.PROSE),
            Column("when", self._say("when"), Kind.NOTE),
        )
        title = said(CHANGES, kind, self.lang)
        narrow = [(one.label, self._from_to(one), one.text, one.when) for one in rows]
        return [in_columns(columns, rows, title[:1].upper() + title[1:], narrow)]

    def _from_to(self, one: _Line) -> Cell:
        """The figure, or both of a revision in one."""
        before, after = one.before, one.after
        if not (isinstance(before, Entry) and isinstance(after, Entry)):
            return after
        return ARROW.join(
            quantity_text(entry.value, self.lang) if entry.value else entry.missing
            for entry in (before, after)
        )

    def _line(self, change: Change) -> _Line:
        record = change.record
        match record:
            case Figure() | Target():
                return self._stated_line(change, record)
            case Label():
                return self._label_line(change, record)
            case Ecosystem():
                text = self._say("holds", n=len(record.figures), targets=len(record.targets))
                return _Line(record.name, text=self._changed(change) or text)
            case Source():
                label = f"{change.id} [{self.references.number(change.id)}]"
                return _Line(label, text=self._changed(change) or citation(record, self.lang))

    def _stated_line(self, change: Change, record: Stated) -> _Line:
        home = change.new_home or change.old_home
        metric = METRICS[record.metric].label(self.lang)
        if isinstance(record, Target):
            metric = self._say("as_target", metric=metric)
        area = area_text(record.area, self.lang) if record.area else ""
        label = ", ".join(filter(None, (home.name if home else change.id, metric, area)))
        when = self._when(change, record)
        after = self._entry(change.new_quantity if change.new else change.old_quantity, record)
        if _is_of_fields(change.kind):
            return _Line(label, "", after, self._changed(change), when)
        is_revised = change.kind is ChangeKind.REVISED
        before = self._entry(change.old_quantity, record) if is_revised else ""
        return _Line(label, before, after, self._words(change, record), when)

    def _entry(self, quantity: Quantity | None, record: Stated) -> Entry:
        if quantity is None:
            return Entry(None, self._say("unknown"))
        return Entry(quantity, sector=record.sector or "")

    def _words(self, change: Change, record: Stated) -> Cell:
        """The words, before and after where they differ; what else changed is named."""
        old, new = change.old, change.new
        if not (isinstance(old, Figure | Target) and isinstance(new, Figure | Target)):
            return Quote(record.stated)
        both = dict.fromkeys((old.stated, new.stated))
        rest = tuple(name for name in change.fields if name not in {"stated", "on", "source"})
        if len(both) == 1 and not rest:
            return Quote(record.stated)
        text = ARROW.join(quoted(Quote(words), self.lang) for words in both)
        more = self._changed(change._replace(fields=rest))
        return self._semicolon.join(filter(None, (text, more)))

    def _when(self, change: Change, record: Stated | Label) -> str:
        """Date and source, before and after where they differ."""
        old, new = change.old, change.new
        if isinstance(old, Figure | Target | Label) and isinstance(new, Figure | Target | Label):
            dates = dict.fromkeys(period_text(one.on, self.lang) for one in (old, new))
            numbers = dict.fromkeys(self.references.number(one.source) for one in (old, new))
            return f"{ARROW.join(dates)} {ARROW.join(f'[{number}]' for number in numbers)}"
        number = self.references.number(record.source)
        return f"{period_text(record.on, self.lang)} [{number}]"

    def _label_line(self, change: Change, label: Label) -> _Line:
        home = change.new_home or change.old_home
        status = said(STATUSES, label.status, self.lang)
        event = f"{status} ({label.name})" if label.name else status
        text = self._changed(change) if _is_of_fields(change.kind) else event
        return _Line(
            f"{home.name if home else change.id}, {self._say('label')}",
            text=text,
            when=self._when(change, label),
        )

    def _changed(self, change: Change) -> str:
        """The fields that differ, each with what it held and holds."""
        if change.old is None or change.new is None or not change.fields:
            return ""
        old, new = (changed_record(one, change.fields) for one in (change.old, change.new))
        return self._semicolon.join(
            f"{path}{self._colon}{before or self._say('nothing')}{ARROW}"
            f"{after or self._say('nothing')}"
            for path, before, after in _unlike(old, new)
        )


def _is_of_fields(kind: ChangeKind) -> bool:
    return kind in {ChangeKind.ANNOTATED, ChangeKind.CORRECTED}


def _goes_with_city(change: Change) -> bool:
    """Whether its city is in one of the datasets only: the city is told instead."""
    return change.old_home is None or change.new_home is None


def _unlike(old: object, new: object, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Where two records differ, down to the values: ("perimeter.against_bid", "same", "wider")."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _unlike(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    else:
        yield path, _told(old), _told(new)


def _told(value: object) -> str:
    """A value of a record in words, "" for none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
