"""A comparison as a page: cities side by side, or under each other where they do not fit."""

from collections.abc import Sequence
from fractions import Fraction

from ftcli.catalogue import METRICS
from ftcli.choose import Choice, Quotient
from ftcli.comparison import Comparison, Row, side_by_side
from ftcli.dates import Period
from ftcli.model import Dataset
from ftcli.quantity import Verdict
from ftcli.table import Block, Cell, Column, Document, Entry, Kind, Table
from ftcli.views import View
from ftcli.views.blocks import pairs
from ftcli.views.cautions import caution_blocks, caution_lines
from ftcli.views.legend import legend_block
from ftcli.views.references import References
from ftcli.views.words import say
from ftcli.wording.phrasing import number_text, period_text, quantity_text, verdict_text


def compare_view(
    comparison: Comparison, dataset: Dataset, lang: str, *, urls: bool, known_only: bool = False
) -> View:
    """The page and the tables of a comparison.

    Args:
        comparison: what was compared.
        dataset: where it was found.
        lang: "en" or "fr".
        urls: whether to print the addresses of sources.
        known_only: whether to count the ecosystems that a row is unknown of, not to list them.
    """

    def cautions() -> list[tuple[str, str]]:
        year = year_without_gap(comparison)
        return caution_lines(comparison.warnings, comparison.ecosystems, lang, year)

    return View(
        lambda: _document(comparison, dataset, cautions(), lang, urls=urls, known_only=known_only),
        comparison.to_table,
        comparison.to_wide_table,
        cautions,
    )


def year_without_gap(comparison: Comparison) -> int | None:
    """The latest year whose `--as-of` compares a metric that has a gap of dates without one."""
    apart = [row.id for row in comparison.figures if _has_gap(row)]
    if not apart:
        return None
    figures = [f for row in comparison.rows for cell in row.cells for f in cell.figures]
    latest = max(figure.on.last.year for figure in figures)
    years = {f.on.last.year for item in comparison.ecosystems for f in item.figures}
    for year in sorted((year for year in years if year < latest), reverse=True):
        date = Period.parse(str(year))
        until = [ecosystem.as_of(date) for ecosystem in comparison.ecosystems]
        then = side_by_side(until, metrics=apart, ratios=()).rows
        compared = [row for row in then if sum(cell.quantity is not None for cell in row.cells) > 1]
        dated = {
            y for row in compared for cell in row.cells for f in cell.figures for y in f.on.years
        }
        if year in dated and not any(map(_has_gap, then)):
            return year
    return None


def _has_gap(row: Row) -> bool:
    return any(warning.code == "date-gap" for warning in row.warnings)


def _document(  # noqa: PLR0913  # a page is made of all of these
    comparison: Comparison,
    dataset: Dataset,
    cautions: Sequence[tuple[str, str]],
    lang: str,
    *,
    urls: bool,
    known_only: bool,
) -> Document:
    references = References(dataset.sources)
    is_ranked = len(comparison.ecosystems) > 2
    entries = {
        id(cell): entry_of(cell, row.ranks[index] if is_ranked else None, references, lang)
        for row in comparison.rows
        for index, cell in enumerate(row.cells)
    }
    if not comparison.ecosystems:
        return Document((Block((Table((Column("text"),), ((say("empty", lang),),)),)),))
    rows = [(row, [entries[id(cell)] for cell in row.cells]) for row in comparison.rows]
    layouts = (
        _side_by_side(comparison, rows, lang),
        _stacked(comparison, rows, lang, known_only=known_only),
        _narrow(comparison, rows, lang, known_only=known_only),
    )[known_only:]
    shown = [entry for _, cells in rows for entry in cells]
    verdicts = [row.verdict for row in comparison.rows]
    return Document(
        (
            Block(layouts),
            *_other_figures(comparison, references, lang),
            *_withheld(comparison, lang),
            *caution_blocks(cautions, lang),
            *legend_block(shown, verdicts, lang),
            *references.blocks(lang, urls=urls),
        )
    )


def entry_of(
    cell: Choice | Quotient, rank: tuple[int, int] | None, references: References, lang: str
) -> Entry:
    """A figure or a ratio with its date, its sources, and the ranks it may have."""
    if cell.quantity is None:
        withheld = isinstance(cell, Quotient) and cell.withheld
        return Entry(None, say("withheld" if withheld else "unknown", lang))
    return Entry(
        cell.quantity,
        period=cell.figures[0].on,
        references=references.numbers(*(figure.source for figure in cell.figures)),
        sector=" / ".join(dict.fromkeys(f.sector for f in cell.figures if f.sector)),
        rivals=len(cell.rivals) if isinstance(cell, Choice) else 0,
        rank=rank,
    )


def _other_figures(comparison: Comparison, references: References, lang: str) -> list[Block]:
    """The operands of ratios that rest on other figures than those shown above them."""
    above = {id(f) for row in comparison.figures for cell in row.cells for f in cell.figures}
    if not above:
        return []
    rows: list[tuple[str, str]] = []
    for row in comparison.ratios:
        for cell in row.cells:
            if isinstance(cell, Quotient) and _rests_elsewhere(cell, above):
                name = f"{row_label(row, lang)}, {cell.ecosystem.name}"
                rows.append((name, operands(cell, references, lang)))
    return pairs(rows, say("other_figures", lang))


def _rests_elsewhere(quotient: Quotient, above: set[int]) -> bool:
    """Whether a ratio has an operand that no line above shows: a population, or another figure."""
    if quotient.quantity is None:
        return False
    return bool(quotient.headcount) or any(id(figure) not in above for figure in quotient.figures)


def _withheld(comparison: Comparison, lang: str) -> list[Block]:
    """Why ratios whose sides are both known are not computed."""
    rows = tuple(
        (f"{row_label(row, lang)}, {cell.ecosystem.name}", say(f"withheld_{cell.withheld}", lang))
        for row in comparison.ratios
        for cell in row.cells
        if isinstance(cell, Quotient) and cell.withheld
    )
    return pairs(rows, say("withheld_ratios", lang))


def _judged(comparison: Comparison, row: Row, lang: str) -> str:
    """A verdict that says whose: "Saint-Étienne: lower"."""
    if row.verdict is None:
        return ""
    if row.verdict not in {Verdict.HIGHER, Verdict.LOWER}:
        return verdict_text(row.verdict, lang)
    colon = "\u00a0:" if lang == "fr" else ":"
    return f"{comparison.ecosystems[0].name}{colon} {verdict_text(row.verdict, lang)}"


def operands(quotient: Quotient, references: References, lang: str) -> str:
    """What a ratio divides by what: "300 firms, June 2015 [3] / 700 firms, June 2015 [3]"."""
    sides = [
        f"{quantity_text(quotient.ecosystem.quantity(figure), lang, noun=True)}, "
        f"{period_text(figure.on, lang)} [{references.number(figure.source)}]"
        for figure in quotient.figures
    ]
    if quotient.headcount:
        people = quotient.headcount.population
        number = number_text(Fraction(people.value), lang)
        year = say("people_in", lang, n=number, year=quotient.headcount.year)
        sides.append(f"{year} [{references.number(people.source)}]")
    return " / ".join(sides)


def row_label(row: Row, lang: str) -> str:
    """The name of a row: of its metric, or of its ratio."""
    cell = row.cells[0]
    return METRICS[cell.metric].label(lang) if isinstance(cell, Choice) else cell.ratio.label(lang)


def _side_by_side(
    comparison: Comparison, rows: Sequence[tuple[Row, list[Entry]]], lang: str
) -> Table:
    columns = [Column("metric", kind=Kind.LABEL)]
    columns += [Column(item.id, item.name, Kind.VALUE) for item in comparison.ecosystems]
    if len(comparison.ecosystems) == 2:
        columns.append(Column("verdict", say("verdict", lang)))
    lines: list[tuple[Cell, ...]] = []
    for row, entries in rows:
        verdict: tuple[Cell, ...] = (row.verdict,) if row.verdict is not None else ()
        lines.append((row_label(row, lang), *entries, *verdict))
    return Table(tuple(columns), tuple(lines), breaks=frozenset({len(comparison.figures)}))


def _stacked(
    comparison: Comparison, rows: Sequence[tuple[Row, list[Entry]]], lang: str, *, known_only: bool
) -> Table:
    """Cities under each other, one line each below the name of the metric."""
    columns = (Column("metric", kind=Kind.LABEL), Column("figure", kind=Kind.VALUE))
    lines: list[tuple[Cell, ...]] = []
    breaks = set()
    for index, (row, entries) in enumerate(rows):
        if index == len(comparison.figures):
            breaks.add(len(lines))
        lines.append((row_label(row, lang), _judged(comparison, row, lang)))
        lines += [
            (f"  {name}", cell)
            for name, cell in _lines(comparison, entries, lang, known_only=known_only)
        ]
    return Table(columns, tuple(lines), breaks=frozenset(breaks))


def _narrow(
    comparison: Comparison, rows: Sequence[tuple[Row, list[Entry]]], lang: str, *, known_only: bool
) -> Table:
    """City and figure under each other, beside the name of the metric."""
    lines: list[tuple[Cell, ...]] = []
    for row, entries in rows:
        beside: list[Cell] = []
        for name, cell in _lines(comparison, entries, lang, known_only=known_only):
            beside += [name, cell]
        beside += filter(None, [_judged(comparison, row, lang)])
        label = row_label(row, lang)
        lines += [("" if index else label, cell) for index, cell in enumerate(beside)]
    columns = (Column("metric", kind=Kind.LABEL), Column("figure", kind=Kind.PROSE))
    return Table(columns, tuple(lines))


def _lines(
    comparison: Comparison, entries: Sequence[Entry], lang: str, *, known_only: bool
) -> list[tuple[str, Cell]]:
    """The cities of a row with their figures; the unknown ones counted where asked."""
    pairs = list(zip((item.name for item in comparison.ecosystems), entries, strict=True))
    if not known_only:
        return list(pairs)
    known: list[tuple[str, Cell]] = [(name, cell) for name, cell in pairs if cell.value is not None]
    missing = len(pairs) - len(known)
    if missing:
        known.append((say("unknown", lang), say("of_cities", lang, n=missing, total=len(pairs))))
    return known
