"""What a text states: its figures in their sentences, and what became of each in the data."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.dates import Period
from ftcli.table import (
    QUANTITY_COLUMNS,
    Block,
    Cell,
    Column,
    Document,
    Kind,
    Quote,
    Table,
    quantity_cells,
)
from ftcli.text.audit import Audited, State
from ftcli.text.candidates import Candidate
from ftcli.text.candidates import Kind as CandidateKind
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.words import CANDIDATES, MODES, REASONS, STATES, quoted, said, say
from ftcli.wording.phrasing import period_text, quantity_text

# So much of a sentence stands around the phrase that a person reads.
_AROUND = 50

COLUMNS = (
    *map(Column, ("kind", "metric", "stated")),
    *(Column(key, kind=Kind.COUNT) for key in ("start", "end", "line")),
    *QUANTITY_COLUMNS,
    Column("increment", kind=Kind.FLAG),
    *map(Column, ("mode", "horizon", "deadline", "territory", "area", "part_of", "on")),
    *map(Column, ("reason", "why")),
)


class Page(NamedTuple):
    """A text with its numbers, to be shown.

    Attributes:
        name: what to call the text.
        text: the text.
        candidates: every number of it.
        on: its date, which resolves "in ten years".
        lang: "en" or "fr".
        every: whether to show the numbers that are no figure, too.
    """

    name: str
    text: str
    candidates: Sequence[Candidate]
    on: Period | None
    lang: str
    every: bool


def extract_view(page: Page) -> View:
    """The figures and targets that a text states."""
    shown = [one for one in page.candidates if page.every or one.is_taken]
    return View(
        lambda: _document(page),
        lambda: Table(COLUMNS, tuple(_row(one, page.on) for one in shown)),
    )


def audit_view(page: Page, numbers: Sequence[Audited], city: str) -> View:
    """What became of each number of a text in the data of an ecosystem."""
    columns = (
        Column("state"),
        *COLUMNS[:14],
        *map(Column, ("reason", "data_metric", "data_stated", "data_on", "data_source")),
    )
    shown = [one for one in numbers if page.every or one.state is State.MISSING]
    return View(
        lambda: _audit_document(page, numbers, shown, city),
        lambda: Table(columns, tuple(_audit_row(one) for one in shown)),
    )


def _row(one: Candidate, on: Period | None) -> tuple[Cell, ...]:
    horizon = one.horizon
    deadline = horizon.deadline(on) if horizon else None
    return (
        *_identity(one),
        one.aim is not None and one.aim.mode == "increment",
        one.aim.mode if one.aim else None,
        one.due,
        str(deadline) if deadline else None,
        one.territory,
        ": ".join(one.area) if one.area else None,
        one.part_of,
        str(one.on) if one.on else None,
        one.reason.value if one.reason else None,
        "; ".join(f"{what}: {_line(words)}" for what, words in one.why) or None,
    )


def _identity(one: Candidate) -> tuple[Cell, ...]:
    """The first fourteen cells of a row: what it is, where it stands, and its quantity."""
    return (
        one.kind.value,
        one.metric,
        one.stated,
        one.start,
        one.end,
        one.line,
        *quantity_cells(one.quantity),
    )


def _audit_row(one: Audited) -> tuple[Cell, ...]:
    statement = one.statement
    data: tuple[Cell, ...] = (None,) * 4
    if statement is not None:
        data = (statement.metric, statement.stated, str(statement.on), statement.source)
    reason = one.candidate.reason
    return (one.state.value, *_identity(one.candidate), reason.value if reason else None, *data)


def _document(page: Page) -> Document:
    taken = [one for one in page.candidates if one.is_taken]
    others = [one for one in page.candidates if not one.is_taken]
    targets = sum(one.kind is CandidateKind.TARGET for one in taken)
    title = say("found", page.lang, name=page.name, n=len(taken) - targets, targets=targets)
    blocks = [_figures(page, taken, title)] if taken else []
    if not taken:
        blocks.append(prose(say("none_found", page.lang, name=page.name)))
    if page.every and others:
        blocks.append(_passed_over(page, others))
    elif others:
        blocks.append(prose(say("others_found", page.lang, n=len(others))))
    return Document(tuple(blocks))


def _figures(page: Page, taken: Iterable[Candidate], title: str) -> Block:
    lang = page.lang
    columns = (
        Column("line", say("line", lang), Kind.COUNT),
        Column("metric", say("metric", lang), Kind.LABEL),
        Column("figure", say("figure", lang), Kind.VALUE),
        Column("kind", say("kind", lang)),
        Column("territory", say("id", lang)),
        Column("sentence", say("in_sentence", lang), Kind.EXCERPT),
        Column("why", say("because", lang), Kind.PROSE),
    )
    rows = tuple(
        (
            one.line,
            METRICS[one.metric].label(lang) if one.metric else "",
            one.quantity,
            _kind_text(one, page.on, lang),
            _territory(one),
            excerpt(one, page.text),
            ", ".join(quoted(Quote(_line(words)), lang) for _, words in one.why),
        )
        for one in taken
    )
    layouts = [Table(columns, rows, title)]
    for kept in ((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 5)):
        lines = tuple(tuple(row[i] for i in kept) for row in rows)
        layouts.append(Table(tuple(columns[i] for i in kept), lines, title))
    what = Column("what", say("metric", lang), Kind.PROSE)
    several = len({row[4] for row in rows}) > 1
    slim = tuple(
        (f"{row[1]}, {row[4]} ({row[3]})" if several else f"{row[1]} ({row[3]})", row[2], row[5])
        for row in rows
    )
    layouts.append(Table((what, columns[2], columns[5]), slim, title))
    return Block(tuple(layouts))


def _passed_over(page: Page, others: Iterable[Candidate]) -> Block:
    lang = page.lang
    columns = (
        Column("line", say("line", lang), Kind.COUNT),
        Column("reason", say("reason", lang), Kind.CODE),
        Column("sentence", say("in_sentence", lang), Kind.EXCERPT),
    )
    rows = tuple((one.line, _reason(one, lang), excerpt(one, page.text)) for one in others)
    return Block((Table(columns, rows, say("not_taken", lang)),))


def _audit_document(
    page: Page, numbers: Sequence[Audited], shown: Sequence[Audited], city: str
) -> Document:
    lang = page.lang
    counts = {state.value: sum(one.state is state for one in numbers) for state in State}
    title = say("audited", lang, name=page.name, city=city, n=len(numbers), **counts)
    if not shown:
        return Document((prose(title),))
    columns = (
        Column("line", say("line", lang), Kind.COUNT),
        Column("state", say("state", lang), Kind.CODE),
        Column("what", say("what", lang)),
        Column("sentence", say("in_sentence", lang), Kind.EXCERPT),
        Column("data", say("in_data", lang), Kind.PROSE),
    )
    rows = tuple(
        (
            one.candidate.line,
            said(STATES, one.state.value, lang),
            _what(one.candidate, lang),
            excerpt(one.candidate, page.text),
            _in_data(one, lang),
        )
        for one in shown
    )
    slim = Table(columns[:4], tuple(row[:4] for row in rows), title)
    return Document((Block((Table(columns, rows, title), slim)),))


def _in_data(one: Audited, lang: str) -> str:
    statement = one.statement
    if statement is None:
        return ""
    words = quoted(Quote(statement.stated), lang)
    return f"{words} {period_text(statement.on, lang)}, {statement.source}"


def _what(one: Candidate, lang: str) -> str:
    """What a number is: its metric and quantity, else why it is none."""
    if one.metric is None or one.quantity is None:
        return _reason(one, lang)
    return f"{METRICS[one.metric].label(lang)} {quantity_text(one.quantity, lang)}"


def _reason(one: Candidate, lang: str) -> str:
    return said(REASONS, one.reason.value, lang) if one.reason else ""


def _kind_text(one: Candidate, on: Period | None, lang: str) -> str:
    """Observation, part, or the kind of target with its deadline."""
    if one.aim is None:
        whole = METRICS[one.part_of].label(lang).lower() if one.part_of else ""
        part = f" ({say('part_of', lang, metric=whole)})" if whole else ""
        return said(CANDIDATES, one.kind.value, lang) + part
    deadline = one.aim.horizon.deadline(on) if one.aim.horizon else None
    due = f", {period_text(deadline, lang)}" if deadline else f", {one.due}" if one.due else ""
    return f"{said(MODES, one.aim.mode, lang)}{due}"


def _territory(one: Candidate) -> str:
    name = one.territory or ""
    return f"{name} ({one.area[1]})" if one.area and one.area[1] != name else name


def excerpt(one: Candidate, text: str) -> str:
    """The phrase of a number in its sentence, between ‹ and ›, cut where the sentence is long."""
    first, last = one.sentence
    start, end = max(first, one.start - _AROUND), min(last, one.end + _AROUND)
    before, behind = text[start : one.start], text[one.end : end]
    if start > first:
        before = "…" + before.partition(" ")[2]
    if end < last:
        behind = behind.rpartition(" ")[0] + "…"
    return _line(f"{before}‹{text[one.start : one.end]}›{behind}")


def _line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
