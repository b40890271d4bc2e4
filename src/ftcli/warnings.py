"""Coded reasons why two figures do not compare well. The codes are stable.

`docs/warnings.md` explains each with an example.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import Choice, Quotient
from ftcli.model import Area, Figure
from ftcli.quantity import Verdict
from ftcli.wording.phrasing import years_text
from ftcli.wording.tokens import fold

SELF_DECLARED = "self-declared"  # the sector of figures that name no definition of digital
CODES = (
    "area-differs",
    "concept-differs",
    "date-gap",
    "firm-unit-differs",
    "mixed-sources",
    "period-differs",
    "perimeter-wider",
    "rivals-disagree",
    "sector-differs",
    "unbounded",
)


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


def of_figure(choice: Choice) -> Iterator[CodedWarning]:
    """What to know of a chosen figure by itself."""
    me = (choice.ecosystem.id,)
    if choice.figure is None:
        if choice.elsewhere:
            areas = [figure.area for figure in choice.elsewhere if figure.area]
            yield CodedWarning("area-differs", choice.metric, me, areas=tuple(areas))
        return
    against = [rival.stated for rival in choice.rivals if _contradicts(choice, rival)]
    if against:
        yield CodedWarning(
            "rivals-disagree",
            choice.metric,
            me,
            (str(choice.figure.on.first.year), *dict.fromkeys(against)),
        )


def _contradicts(choice: Choice, rival: Figure) -> bool:
    """Whether a rival of the same calendar year and sector excludes the chosen figure."""
    figure = choice.figure
    if figure is None or choice.quantity is None:
        return False
    if not figure.on.shares_year(rival.on) or figure.sector != rival.sector:
        return False
    other = choice.ecosystem.quantity(rival)
    same_unit = (other.unit, other.per) == (choice.quantity.unit, choice.quantity.per)
    if not same_unit or choice.quantity.meets(other):
        return False
    # "38 500" beside "près de 38 500" is one claim, rounded; "plus de" beside "près de" is not.
    return other.nominal != choice.quantity.nominal or not (
        {other.is_exact, choice.quantity.is_exact} == {True, False}
        and (other.approximate or choice.quantity.approximate)
    )


def of_ratio(quotient: Quotient) -> Iterator[CodedWarning]:
    """What to know of a ratio by itself."""
    me, name = (quotient.ecosystem.id,), quotient.ratio.id
    if quotient.quantity is None:
        return
    if quotient.has_mixed_sources:
        yield CodedWarning("mixed-sources", name, me, tuple(f.source for f in quotient.figures))
    yield from _between_figures(quotient.figures, name, me)
    perimeter = quotient.ecosystem.perimeter
    if quotient.headcount and perimeter and perimeter.against_bid == "wider":
        yield CodedWarning("perimeter-wider", name, me)
    if quotient.quantity.is_one_sided:
        yield CodedWarning("unbounded", name, me)


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
            found += _concepts(alike, subject, names)
    yield from dict.fromkeys(found)  # both sides of the same years have one gap
    regions = [cell.ecosystem for cell in known if cell.ecosystem.is_region]
    if regions and len(regions) < len(known):
        yield CodedWarning("area-differs", subject, names, tuple(item.name for item in regions))
    sides = [cell.quantity for cell in known if cell.quantity is not None]
    if verdict in {None, Verdict.UNDECIDED} and any(side.is_one_sided for side in sides):
        yield CodedWarning("unbounded", subject, names)


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
    totals = [figure for figure in figures if _is_total(figure)]
    return len({len(figure.on.years) for figure in totals}) > 1


def _is_total(figure: Figure) -> bool:
    metric = METRICS[figure.metric]
    return metric.kind == "flow" and not metric.is_yearly and figure.quantity.per is None


def _concepts(
    figures: Sequence[Figure], subject: str, names: tuple[str, ...]
) -> Iterator[CodedWarning]:
    """Salariés are not emplois, établissements not entreprises."""
    code = {"jobs": "concept-differs", "firms": "firm-unit-differs"}.get(METRICS[subject].unit)
    if code is None:
        return
    concepts = dict.fromkeys(concept for figure in figures if (concept := _concept(figure)))
    if len(concepts) > 1:
        yield CodedWarning(code, subject, names, tuple(concepts))


def _concept(figure: Figure) -> str | None:
    concept = figure.reading.concept
    if concept and "indirect" in fold(figure.stated):
        return f"{concept} direct + indirect"
    return concept
