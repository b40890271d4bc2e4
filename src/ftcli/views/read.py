"""Phrases as a page, and as rows: each quantity with its words, bounds, metric and deadline."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.errors import FtcliError, shortened
from ftcli.quantity import NEVER_NEGATIVE, Quantity
from ftcli.table import (
    QUANTITY_COLUMNS,
    Block,
    Column,
    Document,
    Entry,
    Kind,
    LongRows,
    Quote,
    Record,
    Row,
    Table,
    quantity_cells,
)
from ftcli.text.phrases import Mention, Phrase
from ftcli.views import View
from ftcli.views.legend import legend_block
from ftcli.views.words import quoted, say
from ftcli.wording.phrasing import is_about, period_text, quantity_text

COLUMNS = (
    Column("stated"),
    Column("start", kind=Kind.COUNT),
    Column("end", kind=Kind.COUNT),
    *QUANTITY_COLUMNS,
    Column("metric"),
    Column("increment", kind=Kind.FLAG),
    Column("multiple", kind=Kind.NUMBER),
    Column("deadline"),
    Column("horizon"),
)
MOST_REPEATED = 256 * 2**20  # bytes of phrases, each told anew for every figure in it
MOST_ON_A_PAGE = 5_000  # figures, and phrases without one
LONGEST_SHOWN = 300  # characters of a phrase without a figure
HARD_SPACE = "\u00a0"


class TooLong(FtcliError):
    """A format cannot show so many phrases."""


def read_view(phrases: Sequence[Phrase], lang: str) -> View:
    """What phrases state: a row per quantity; in JSON an object per phrase, which holds them."""
    return View(
        lambda: _document(phrases, lang),
        lambda: _table(phrases),
        records=lambda: _records(phrases),
    )


def _records(phrases: Sequence[Phrase]) -> Iterator[Record]:
    for phrase in phrases:
        text = phrase.text
        rows = LongRows(partial(_rows, text, phrase.mentions), len(phrase.mentions))
        yield {"text": text, "quantities": Table(COLUMNS, rows)}


def _table(phrases: Sequence[Phrase]) -> Table:
    """One row per quantity; a phrase without any has one, empty but for its text.

    Raises:
        TooLong: the rows would repeat long phrases too often.
    """
    counts = [max(len(phrase.mentions), 1) for phrase in phrases]
    if sum(len(p.raw) * count for p, count in zip(phrases, counts, strict=True)) > MOST_REPEATED:
        raise TooLong(
            "each row would repeat a long phrase",
            "put each phrase on a line of its own; or -f jsonl, which gives a phrase once",
        )
    return Table((Column("text"), *COLUMNS), LongRows(partial(_all_rows, phrases), sum(counts)))


def _all_rows(phrases: Sequence[Phrase]) -> Iterator[Row]:
    empty = (None,) * len(COLUMNS)
    for phrase in phrases:
        text = phrase.text
        rows = _rows(text, phrase.mentions) if phrase.mentions else (empty,)
        for row in rows:
            yield (text, *row)


def _rows(text: str, mentions: Sequence[Mention]) -> Iterator[Row]:
    """The cells of `COLUMNS` for each quantity of a phrase."""
    for start, end, quantity, metric, increment, horizon, deadline in mentions:
        is_length = horizon is not None and horizon.date is None
        yield (
            text[start:end],
            start,
            end,
            *quantity_cells(quantity),
            metric,
            increment,
            quantity.nominal if quantity.unit == "multiple" else None,
            str(deadline) if deadline else None,
            horizon.iso if horizon and is_length else None,
        )


def _document(phrases: Sequence[Phrase], lang: str) -> Document:
    """A line per quantity, or per phrase that states none.

    Raises:
        TooLong: more lines than anybody reads.
    """
    if sum(max(len(phrase.mentions), 1) for phrase in phrases) > MOST_ON_A_PAGE:
        raise TooLong(
            f"more than {MOST_ON_A_PAGE:,} figures and phrases, too many for a page",
            "-f jsonl and -f csv give them all",
        )
    if not phrases:
        return Document((Block((Table((Column("text"),), ((say("no_phrase", lang),),)),)),))
    lines = [line for i, phrase in enumerate(phrases, 1) for line in _lines(i, phrase, lang)]
    layouts = _layouts(lines, lang, several=len(phrases) > 1)
    entries = [Entry(one.quantity) for phrase in phrases for one in phrase.mentions]
    return Document((Block(layouts), *legend_block(entries, (), lang)))


class _Line(NamedTuple):
    """A line of the page, in words.

    Attributes:
        phrase: the number of the phrase.
        words: those of the figure, or of the phrase where it states none.
        figure: the figure.
        floor: the lower bound, or that there is none.
        ceiling: the same of the upper bound.
        metric: what it counts.
        due: when it is due.
        is_about: whether the figure is told as about a number, so that it does not show its bounds.
    """

    phrase: int
    words: Quote
    figure: str
    floor: str = ""
    ceiling: str = ""
    metric: str = ""
    due: str = ""
    is_about: bool = False


def _layouts(lines: Sequence[_Line], lang: str, *, several: bool) -> tuple[Table, ...]:
    """The lines in columns; with all that is beside the figure in one; each line in one piece."""
    columns = (
        Column("phrase", say("phrase", lang), Kind.COUNT),
        Column("words", say("phrase_words", lang), Kind.PROSE),
        Column("figure", say("figure", lang), Kind.VALUE),
        Column("floor", say("floor", lang)),
        Column("ceiling", say("ceiling", lang)),
        Column("metric", say("metric", lang)),
        Column("due", say("due", lang)),
        Column("more", say("more", lang), Kind.PROSE),
    )
    rows = [(*line[:7], _beside(line)) for line in lines]
    first = [0, 1, 2] if several else [1, 2]

    def layout(*rest: int) -> Table:
        shown = first + [index for index in rest if any(row[index] for row in rows)]
        return Table(
            tuple(columns[index] for index in shown),
            tuple(tuple(row[index] for index in shown) for row in rows),
        )

    return (layout(3, 4, 5, 6), layout(7), _pieces(lines, lang))


def _pieces(lines: Sequence[_Line], lang: str) -> Table:
    """Each line as running text, for the narrowest screens."""
    colon = f"{HARD_SPACE}: " if lang == "fr" else ": "
    texts = (
        quoted(line.words, lang) + colon + ", ".join(filter(None, (line.figure, _beside(line))))
        for line in lines
    )
    return Table((Column("text", kind=Kind.PROSE),), tuple((text,) for text in texts))


def _beside(line: _Line) -> str:
    """What is told beside a figure: the bounds that it does not tell itself, metric, deadline."""
    bounds = (line.floor, line.ceiling) if line.is_about else ()
    told = (part.replace(" ", HARD_SPACE) for part in (*bounds, line.metric, line.due) if part)
    return ", ".join(told)


def _lines(number: int, phrase: Phrase, lang: str) -> Iterator[_Line]:
    text = phrase.text
    if not phrase.mentions:
        words = Quote(shortened(_one_line(text), LONGEST_SHOWN))
        yield _Line(number, words, say("no_figure", lang))
    for one in phrase.mentions:
        yield _Line(
            number,
            Quote(_one_line(text[one.start : one.end])),
            quantity_text(one.quantity, lang, noun=True),
            _floor(one.quantity, lang),
            _ceiling(one.quantity, lang),
            _metric(one, lang),
            _due(one, lang),
            is_about(one.quantity),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _floor(quantity: Quantity, lang: str) -> str:
    """The lower bound in words."""
    low = quantity.low
    if low is None:
        return say("no_bound", lang)
    if quantity.is_exact or (low == 0 and quantity.unit in NEVER_NEGATIVE):
        return quantity_text(Quantity.exactly(low, quantity.unit), lang)
    side = Quantity(low, low_open=quantity.low_open, unit=quantity.unit, step=quantity.step)
    return quantity_text(side, lang)


def _ceiling(quantity: Quantity, lang: str) -> str:
    """The upper bound in words."""
    high = quantity.high
    if high is None:
        return say("no_bound", lang)
    if quantity.is_exact:
        return quantity_text(Quantity.exactly(high, quantity.unit), lang)
    side = Quantity(high=high, high_open=quantity.high_open, unit=quantity.unit, step=quantity.step)
    return quantity_text(side, lang)


def _metric(one: Mention, lang: str) -> str:
    names = [METRICS[one.metric].label(lang)] if one.metric else []
    return ", ".join([*names, *[say("additional", lang)] * one.increment])


def _due(one: Mention, lang: str) -> str:
    """When a figure is due: a date, a length of time, or both where the one gives the other."""
    horizon = one.horizon
    if horizon is None:
        return ""
    if horizon.is_vague:
        return say("no_date", lang)
    date = period_text(one.deadline, lang) if one.deadline else ""
    if horizon.date is not None:
        return date
    years, months = divmod(horizon.months, 12)
    length = (
        Quantity.exactly(horizon.months, "month") if months else Quantity.exactly(years, "year")
    )
    words = quantity_text(length, lang)
    return f"{date} ({words})" if date else say("in_time", lang, length=words)
