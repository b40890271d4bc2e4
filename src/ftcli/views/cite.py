"""A number as a sentence to quote, which keeps its words or bound, its date and its source."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ftcli.choose import Headcount
from ftcli.comparison import Row
from ftcli.dates import Period
from ftcli.lineage import Node, lineage
from ftcli.longform import COLUMNS as LONG
from ftcli.longform import long_row
from ftcli.model import Dataset, Ecosystem, Figure
from ftcli.quantity import Quantity
from ftcli.table import Block, Column, Document, Kind, Quote, Table
from ftcli.views import View
from ftcli.views.blocks import prose
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.explain import node_label, node_metric, page_blocks, source_id, sources_of
from ftcli.views.reasons import lowered, metric_name, reason_text
from ftcli.views.references import References
from ftcli.views.words import SECTORS, quoted, said, say
from ftcli.wording.phrasing import number_text, period_text, quantity_text
from ftcli.wording.rules import Family

COLUMNS = (*LONG, Column("sentence_en"), Column("sentence_fr"))
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"),
}  # fmt: skip
# Months of one year that lie within a part of it; others are named one by one.
PARTS: Mapping[tuple[int, int], tuple[str, str]] = {
    (1, 3): ("early {year}", "début {year}"),
    (5, 8): ("mid-{year}", "mi-{year}"),
    (10, 12): ("late {year}", "fin {year}"),
}
SIGNS: Mapping[str, tuple[str, str]] = {
    "> ": ("more than ", "plus de "),
    "≥ ": ("at least ", "au moins "),
    "< ": ("less than ", "moins de "),
    "≤ ": ("at most ", "au plus "),
    "≈ ": ("about ", "environ "),
}
NEAR: Mapping[Family, tuple[str, str]] = {
    Family.NEARLY: ("nearly ", "près de "),
    Family.JUST_OVER: ("just over ", "un peu plus de "),
    Family.AT_LEAST_ABOUT: ("at least about ", "au moins environ "),
    Family.AT_MOST_ABOUT: ("at most about ", "au plus environ "),
}
LANGUAGES: Mapping[str, tuple[str, str]] = {
    "fr": ("in French", "en français"),
    "en": ("in English", "en anglais"),
}
ORIGINAL = ("in the original", "dans l'original")


def cite_view(row: Row, dataset: Dataset, lang: str) -> View:
    """The sentence with its warnings and sources, and the row of machine formats.

    Args:
        row: the figure or ratio of one ecosystem, with its warnings.
        dataset: where it was found.
        lang: "en" or "fr".
    """
    cell = row.cells[0]
    root, ecosystem = lineage(cell), cell.ecosystem
    nodes = root.operands or (root,)

    def cautions() -> list[tuple[str, str]]:
        return caution_lines(row.warnings, [ecosystem], lang)

    def table() -> Table:
        sentences = (sentence(root, ecosystem, each) for each in ("en", "fr"))
        codes = [warning.code for warning in row.warnings]
        return Table(COLUMNS, ((*long_row(cell, codes), *sentences),))

    def document() -> Document:
        references = References(dataset.sources)
        references.numbers(*sources_of(nodes, ecosystem))
        return Document(
            (
                prose(sentence(root, ecosystem, lang)),
                *_note_blocks(nodes, lang),
                *page_blocks(nodes, ecosystem, references, lang),
                *caution_blocks(cautions(), lang),
                *references.blocks(lang, urls=False),
            )
        )

    return View(document, table, cautions=cautions, sources=lambda: sources_of(nodes, ecosystem))


def sentence(root: Node, ecosystem: Ecosystem, lang: str) -> str:
    """A figure or a ratio in a sentence that can be quoted.

    Words of the language of the sentence are quoted; others stand behind the bounds they entail. A
    ratio names both its sides.

    >>> from ftcli.choose import chosen
    >>> from ftcli import load
    >>> city = load(as_of="2014")["saint-etienne"]
    >>> sentence(lineage(chosen(city, "jobs")), city, "en")
    "Saint-Étienne, jobs: 9,500 jobs (in French: “emploie 9 500 personnes”), 8 October 2014 (La Tribune [Acteurs de l'économie])."
    """  # noqa: E501  # a sentence is one line
    colon = "\u00a0: " if lang == "fr" else ": "
    begin = f"{ecosystem.name}, {lowered(node_label(root, lang))}{colon}"
    if root.quantity is None:
        reason = reason_text(root, ecosystem, lang)
        withheld = root.reason.code.startswith("withheld-")
        return f"{begin}{say('withheld', lang) + colon if withheld else ''}{reason}."
    if root.figure is not None:
        return f"{begin}{_stated(root, ecosystem, lang)}."
    sides = [
        f"{metric_name(node_metric(side), lang)}, {_stated(side, ecosystem, lang)}"
        for side in root.operands
    ]
    computed = "calculé d'après" if lang == "fr" else "computed from"
    operands = ("\u00a0; " if lang == "fr" else "; ").join(sides)
    value = spoken(root.quantity, lang)
    if any(_is_convention(side.quantity) for side in root.operands):
        value += f" ({say('approximate', lang)})"
    return f"{begin}{value}, {computed}{colon}{operands}."


def spoken(quantity: Quantity, lang: str, *, noun: bool = False) -> str:
    """A quantity in words without signs: "more than €1.5bn".

    >>> from ftcli.wording.reading import read
    >>> spoken(read("plus d'1 milliard d'euros").quantity, "en")
    'more than €1bn'
    >>> spoken(read("une vingtaine de start-ups").quantity, "fr", noun=True)
    'environ 20 start-ups'
    """
    text = quantity_text(quantity, lang, noun=noun)
    for sign, words in SIGNS.items():
        if text.startswith(sign):
            return words[lang == "fr"] + text.removeprefix(sign)
    return text


def spoken_date(period: Period, lang: str) -> str:
    """A date as a sentence names it: months in full, and parts of a year where they hold it.

    January to March is early, May to August mid, October to December late; an interval of months
    across those is told by its months.

    >>> spoken_date(Period.parse("2016-02/2016-03"), "fr")
    'début 2016'
    >>> spoken_date(Period.parse("2014-07/2014-09"), "en")
    'July–September 2014'
    >>> spoken_date(Period.parse("2014-11/.."), "fr")
    'depuis novembre 2014'
    """
    start, _, end = period.edtf.partition("/")
    if len(start) == len(end) == 7 and start[:4] == end[:4]:
        first, last, year = period.first.month, period.last.month, period.first.year
        for (begin, until), words in PARTS.items():
            if begin <= first and last <= until:
                return words[lang == "fr"].format(year=year)
        return f"{MONTHS[lang][first - 1]}–{MONTHS[lang][last - 1]} {year}"
    if period.open_end:
        return ("depuis " if lang == "fr" else "since ") + _day(start, lang)
    if not end:
        return _day(start, lang)
    if len(start) == len(end) == 4:
        return period_text(period, lang)
    return f"{_day(start, lang)} – {_day(end, lang)}"


def _day(edtf: str, lang: str) -> str:
    """A day, a month or a year, the month in full."""
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = MONTHS[lang][int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    number = int(rest[1])
    return f"{'1er' if lang == 'fr' and number == 1 else number} {month} {year}"


def _stated(node: Node, ecosystem: Ecosystem, lang: str) -> str:
    """A figure or a population with its date, its publisher and its definition of digital."""
    source = ecosystem.sources[source_id(node) or ""]
    publisher = source.publisher.replace("(", "[").replace(")", "]")
    if isinstance(node.subject, Headcount):
        number = number_text(Fraction(node.subject.population.value), lang)
        return f"{say('people_in', lang, n=number, year=node.subject.year)} ({publisher})"
    figure = node.figure
    if figure is None or node.quantity is None:
        return reason_text(node, ecosystem, lang)
    words = _words(node, figure, source.language, lang)
    text = f"{words}, {spoken_date(figure.on, lang)} ({publisher})"
    if not figure.sector:
        return text
    sector, colon = lowered(say("sector", lang)), "\u00a0: " if lang == "fr" else ": "
    return f"{text}, {sector}{colon}{said(SECTORS, figure.sector, lang)}"


def _words(node: Node, figure: Figure, language: str, lang: str) -> str:
    """The words of a source where they are of the language, with what they leave unsaid."""
    words, value = quoted(Quote(figure.stated), lang), _value(node, lang)
    if language != lang:
        colon = "\u00a0: " if lang == "fr" else ": "
        tongue = LANGUAGES.get(language, ORIGINAL)[lang == "fr"]
        return f"{value} ({tongue}{colon}{words})"
    says_it_all = node.reading is not None and not node.reading.given
    return words if says_it_all else f"{words} ({value})"


def _value(node: Node, lang: str) -> str:
    """The quantity of a figure in words: "nearly 500", not the bound that is its convention."""
    quantity, reading = node.quantity or Quantity(), node.reading
    rule = reading.rule if reading and "narrowed" not in reading.given else None
    if rule is None or rule.family not in NEAR or rule.quantity.nominal is None:
        return spoken(quantity, lang, noun=True)
    number = Quantity.exactly(rule.quantity.nominal, quantity.unit)
    number = replace(number, per=quantity.per, step=rule.quantity.step)
    return NEAR[rule.family][lang == "fr"] + quantity_text(number, lang, noun=True)


def _is_convention(quantity: Quantity | None) -> bool:
    """Whether a bound of a quantity is a convention, and so one of what is computed from it."""
    return quantity is not None and (quantity.low_assumed or quantity.high_assumed)


def _note_blocks(nodes: Sequence[Node], lang: str) -> list[Block]:
    """What is known against the figures of the sentence."""
    rows = tuple(
        (metric_name(node_metric(node), lang), node.figure.note)
        for node in nodes
        if node.figure is not None and node.figure.note
    )
    if not rows:
        return []
    columns = (Column("metric", kind=Kind.LABEL), Column("note", kind=Kind.PROSE))
    return [Block((Table(columns, rows, say("notes", lang)),))]
