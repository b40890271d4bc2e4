"""Coded reasons why two figures do not compare well. The codes are stable.

`docs/warnings.md` explains each with an example.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.agreement import excludes
from ftcli.catalogue import METRICS, RATIOS
from ftcli.choose import Choice, Quotient, quotient, speaking
from ftcli.model import Area, Ecosystem, Figure, Statement
from ftcli.quantity import Quantity, Verdict
from ftcli.wording.phrasing import years_text
from ftcli.wording.tokens import fold

SELF_DECLARED = "self-declared"  # the sector of figures that name no definition of digital
CODES = (
    "area-differs",
    "baseline-missing",
    "concept-differs",
    "date-gap",
    "firm-unit-differs",
    "horizon-vague",
    "mixed-sources",
    "outlier",
    "part-exceeds-whole",
    "period-differs",
    "perimeter-wider",
    "private-only",
    "recopied",
    "rivals-disagree",
    "sector-differs",
    "unbounded",
)
# By unit: what is said where figures of it count other things.
CONCEPT_CODES = {"jobs": "concept-differs", "firms": "firm-unit-differs"}
LARGER_AREAS = frozenset({"region", "department"})  # of which a territory is a part
LEAST_FOR_A_MEDIAN = 5
FAR = 3  # times the median, or a third of it, and a ratio is probably of another scope
_PRIVATE = frozenset({"prive", "prives", "privee", "privees", "private"})


class CodedWarning(NamedTuple):
    """One reason for care.

    Attributes:
        code: one of `CODES`.
        subject: the metric or ratio it is about.
        ecosystems: ids of the ecosystems it is about.
        details: what differs: the concepts, sectors, years, words, or whole regions.
        areas: the areas that are counted instead of the territory.
    """

    code: str
    subject: str
    ecosystems: tuple[str, ...]
    details: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of `CODES`, each once."""
    found = set(codes)
    return tuple(code for code in CODES if code in found)


def of_figure(choice: Choice) -> Iterator[CodedWarning]:
    """What to know of a chosen figure by itself."""
    me = (choice.ecosystem.id,)
    if choice.figure is None:
        if choice.elsewhere:
            areas = [figure.area for figure in choice.elsewhere if figure.area]
            yield CodedWarning("area-differs", choice.metric, me, areas=tuple(areas))
        return
    if counts_private_only(choice.figure):
        yield CodedWarning("private-only", choice.metric, me)
    copies = copies_of(choice.ecosystem, choice.figure, choice.rivals)
    if years := dict.fromkeys(years_text(figure.on) for figure in copies):
        yield CodedWarning("recopied", choice.metric, me, tuple(years))
    yield from _exceeded_wholes(choice)
    against = [rival.stated for rival in choice.rivals if _contradicts(choice, rival)]
    if against:
        yield CodedWarning(
            "rivals-disagree",
            choice.metric,
            me,
            (str(choice.figure.on.first.year), *dict.fromkeys(against)),
        )


def counts_private_only(figure: Figure) -> bool:
    """Whether the words say that only the private sector is counted: "40 000 salariés privés"."""
    is_count = METRICS[figure.metric].unit in {"jobs", "firms"}
    return is_count and not _PRIVATE.isdisjoint(fold(figure.stated).split())


def copies_of(ecosystem: Ecosystem, figure: Figure, figures: Iterable[Figure]) -> list[Figure]:
    """Those of other figures of its metric and scope that gave its very number in an earlier year.

    Two sources of one year may have counted alike; a number that is the same years later was
    probably copied.
    """
    number = ecosystem.quantity(figure).stated_number
    return [
        other
        for other in figures
        if other.on.precedes(figure.on)
        and (other.metric, other.area, other.sector) == (figure.metric, figure.area, figure.sector)
        and ecosystem.quantity(other).stated_number == number
    ]


def _exceeded_wholes(choice: Choice) -> Iterator[CodedWarning]:
    """The wholes that a chosen figure is a part of, and surely larger than: nobody can be right."""
    figure, quantity = choice.figure, choice.quantity
    if figure is None or quantity is None:
        return
    for other in choice.ecosystem.figures:
        if not _is_whole_of(other, figure):
            continue
        whole = choice.ecosystem.quantity(other)
        if whole.per != quantity.per or quantity.meets(whole.with_unit(quantity.unit)):
            continue
        if quantity.compare(whole.with_unit(quantity.unit)) is Verdict.HIGHER:
            areas = (other.area,) if other.area else ()
            names = () if other.area else (other.metric,)
            me = (choice.ecosystem.id,)
            yield CodedWarning("part-exceeds-whole", choice.metric, me, names, areas)


def _is_whole_of(other: Figure, figure: Figure) -> bool:
    """Whether a figure counts what another is a part of: the region's jobs, all the firms."""
    if other.metric == figure.part_of:
        return (other.source, other.on, other.area) == (figure.source, figure.on, figure.area)
    return (
        other.metric == figure.metric
        and other.area is not None
        and other.area.type in LARGER_AREAS
        and figure.area is None
        and METRICS[figure.metric].kind != "share"
        and other.sector == figure.sector
        and other.on.shares_year(figure.on)
    )


def _contradicts(choice: Choice, rival: Figure) -> bool:
    """Whether a figure of the same period and sector excludes the chosen one."""
    figure = choice.figure
    if figure is None or choice.quantity is None:
        return False
    if not are_rivals(figure, rival) or figure.sector != rival.sector:
        return False
    return excludes(choice.quantity, choice.ecosystem.quantity(rival))


def are_rivals(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one metric and area are of one period.

    Their dates touch one calendar year; a total of a flow is only a rival of one over the same
    years.
    """
    if total_years(figure) is not None:
        return figure.on.years == other.on.years
    return figure.on.shares_year(other.on)


def of_ratio(quotient: Quotient) -> Iterator[CodedWarning]:
    """What to know of a ratio by itself, and of each figure that it rests on."""
    me, name = (quotient.ecosystem.id,), quotient.ratio.id
    if quotient.quantity is None:
        return
    for figure in quotient.figures:
        yield from of_figure(speaking(quotient.ecosystem, figure))
    if quotient.has_mixed_sources:
        yield CodedWarning("mixed-sources", name, me, tuple(f.source for f in quotient.figures))
    yield from _between_figures(quotient.figures, name, me)
    perimeter = quotient.ecosystem.perimeter
    if quotient.headcount and perimeter and perimeter.against_bid == "wider":
        yield CodedWarning("perimeter-wider", name, me)
    if quotient.quantity.is_one_sided:
        yield CodedWarning("unbounded", name, me)


def outliers(cells: Sequence[Quotient], among: Iterable[Ecosystem]) -> Iterator[CodedWarning]:
    """Jobs per firm that are surely over 3 times, or under a third of, the median of all.

    The median is that of the ecosystems that have the ratio, of five at least. Where their bounds
    leave it open it is an interval: from the median of the lower bounds to that of the upper ones.
    """
    ratio = RATIOS["jobs_per_firm"]
    known = [cell for cell in cells if cell.ratio is ratio and cell.quantity is not None]
    if not known:
        return
    found = (quotient(ecosystem, ratio).quantity for ecosystem in among)
    ordinary = _ordinary([quantity for quantity in found if quantity is not None])
    for cell in known:
        if ordinary and cell.quantity and not cell.quantity.meets(ordinary):
            yield CodedWarning("outlier", ratio.id, (cell.ecosystem.id,))


def _ordinary(quantities: Sequence[Quantity]) -> Quantity | None:
    """From a third of the median to 3 times the median; None where too few have one."""
    if len(quantities) < LEAST_FOR_A_MEDIAN:
        return None
    low = _median([quantity.low or Fraction(0) for quantity in quantities])
    high = _median([quantity.high for quantity in quantities])
    return Quantity(
        low=low and low / FAR, high=high and high * FAR, unit=quantities[0].unit,
        per=quantities[0].per,
    )  # fmt: skip


def _median(bounds: Sequence[Fraction | None]) -> Fraction | None:
    """The median of bounds, None standing for infinity."""
    ordered = sorted(bounds, key=lambda bound: (bound is None, bound or 0))
    lower, upper = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return None if lower is None or upper is None else (lower + upper) / 2


def between(cells: Sequence[Choice | Quotient], verdict: Verdict | None) -> Iterator[CodedWarning]:
    """What to know when the figures or ratios of several ecosystems stand side by side."""
    known = [cell for cell in cells if cell.quantity is not None]
    names = tuple(dict.fromkeys(cell.ecosystem.id for cell in known))
    if len(names) < 2:
        return
    subject = known[0].id
    # Numerators beside numerators, denominators beside denominators.
    found: list[CodedWarning] = []
    for side in range(max(len(cell.figures) for cell in known)):
        alike = [cell.figures[side] for cell in known if len(cell.figures) > side]
        found += _between_figures(alike, subject, names)
        if isinstance(known[0], Choice):
            found += concepts_of(alike, subject, names)
    yield from dict.fromkeys(found)  # both sides of the same years have one gap
    regions = [cell.ecosystem for cell in known if cell.ecosystem.is_region]
    if regions and len(regions) < len(known):
        yield CodedWarning("area-differs", subject, names, tuple(item.name for item in regions))
    sides = [cell.quantity for cell in known if cell.quantity is not None]
    if verdict in {None, Verdict.UNDECIDED} and any(side.is_one_sided for side in sides):
        yield CodedWarning("unbounded", subject, names)


def beside(
    figures: Sequence[Figure], metric: str, names: tuple[str, ...]
) -> Iterator[CodedWarning]:
    """What to know when figures of one metric stand side by side, be they of one ecosystem."""
    yield from _between_figures(figures, metric, names)
    yield from concepts_of(figures, metric, names)


def _between_figures(
    figures: Sequence[Figure], subject: str, names: tuple[str, ...]
) -> Iterator[CodedWarning]:
    sectors = dict.fromkeys(figure.sector or SELF_DECLARED for figure in figures)
    if len(sectors) > 1:
        yield CodedWarning("sector-differs", subject, names, tuple(sectors))
    # Two periods share no year as soon as the latest begins after the earliest has ended.
    if figures and max(f.on.first.year for f in figures) > min(f.on.last.year for f in figures):
        periods = sorted({years_text(figure.on) for figure in figures})
        yield CodedWarning("date-gap", subject, names, tuple(periods))
    if counts_over_unequal_periods(figures):
        periods = sorted({years_text(figure.on) for figure in figures})
        yield CodedWarning("period-differs", subject, names, tuple(periods))


def counts_over_unequal_periods(figures: Sequence[Figure]) -> bool:
    """Whether totals of one flow cover other numbers of years: four years beside one."""
    return len({years for figure in figures if (years := total_years(figure))}) > 1


def total_years(figure: Figure) -> int | None:
    """How many calendar years a total of a flow covers; None for a stock, a share or a rate."""
    metric = METRICS[figure.metric]
    is_total = metric.kind == "flow" and not metric.is_yearly and figure.quantity.per is None
    return len(figure.on.years) if is_total else None


def concepts_of(
    statements: Sequence[Statement], subject: str, names: tuple[str, ...]
) -> Iterator[CodedWarning]:
    """That statements count different things: salariés are not emplois, PME not entreprises."""
    code = CONCEPT_CODES.get(METRICS[subject].unit)
    if code is None:
        return
    concepts = dict.fromkeys(name for one in statements if (name := concept_of(one)))
    if len(concepts) > 1:
        yield CodedWarning(code, subject, names, tuple(concepts))


def concept_of(statement: Statement) -> str | None:
    """What the words of a statement count: "emploi", "salarié", "emploi direct + indirect"."""
    return concept_in(statement.reading.concept, statement.stated)


def concept_in(noun: str | None, words: str) -> str | None:
    """What words count that have a noun: direct jobs and indirect ones are told apart.

    >>> concept_in("emploi", "900 emplois directs et indirects")
    'emploi direct + indirect'
    """
    if noun is None:
        return None
    folded = fold(words)
    if "indirect" in folded:
        return f"{noun} direct + indirect"
    return f"{noun} direct" if re.search(r"\bdirecte?s?\b", folded) else noun
