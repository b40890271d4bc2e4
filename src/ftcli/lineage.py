"""Where a number comes from: the tree from a figure or a ratio down to words, dates and sources.

Each node says why it is there: why a figure was taken, why another was passed over, why nothing is
known. The reasons repeat the rules of `ftcli.choose`; they decide nothing.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from ftcli.catalogue import METRICS, POPULATION
from ftcli.choose import Choice, Headcount, Quotient, chosen, ranking, recency, why_taken
from ftcli.model import Ecosystem, Figure, Narrowing
from ftcli.quantity import MONEY, Quantity
from ftcli.wording.reading import Unreadable, read
from ftcli.wording.rules import Rule, rule_of

DIRECTIVE = ":~:"  # what parts a text fragment from the rest of an address
Subject: TypeAlias = Choice | Quotient | Figure | Headcount | None


class Why(NamedTuple):
    """Why a node is in the tree.

    Attributes:
        code: a stable name: "latest", "earlier", "other-area" and others.
        figures: the figures that it speaks of: this one first, then the one it is held against.
        names: the metrics, census years or source kinds that it names.
        size: how many figures or sources there were to choose from.
    """

    code: str
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    size: int = 0


class Reading(NamedTuple):
    """How the words of a figure became its quantity.

    Attributes:
        rule: the rule that read them; None where they hold no number and the file gives it.
        given: what they do not say by themselves: "value", "narrowed" and "unit" are given by the
            data file, "per" too; "metric-unit" is that of the metric, where they name none.
        is_cut: whether strict reading dropped a bound.
    """

    rule: Rule | None
    given: tuple[str, ...] = ()
    is_cut: bool = False


class Node(NamedTuple):
    """A number of the tree, or the place where one is missing.

    Attributes:
        role: "figure", "ratio", "numerator", "denominator", "population" or "passed-over".
        subject: the figure, choice, ratio or population; None for a population that is unknown.
        quantity: what it entails; None where it is unknown or withheld.
        reason: why it is here, or why it is unknown.
        reading: how its words were read; None where it has none.
        children: the operands of a ratio, the figures passed over for a figure.
    """

    role: str
    subject: Subject
    quantity: Quantity | None
    reason: Why
    reading: Reading | None = None
    children: tuple["Node", ...] = ()

    @property
    def figure(self) -> Figure | None:
        """The figure that it is, if it is one."""
        if isinstance(self.subject, Choice):
            return self.subject.figure
        return self.subject if isinstance(self.subject, Figure) else None

    @property
    def operands(self) -> tuple["Node", ...]:
        """The nodes that it is computed from."""
        return tuple(child for child in self.children if child.role != "passed-over")

    @property
    def passed_over(self) -> tuple["Node", ...]:
        """The figures that were not taken for it."""
        return tuple(child for child in self.children if child.role == "passed-over")


def lineage(cell: Choice | Quotient) -> Node:
    """The tree of a chosen figure or of a ratio.

    Raises:
        Unreadable: the words of a figure give no number.

    >>> from ftcli import load
    >>> root = lineage(chosen(load()["saint-etienne"], "revenue"))
    >>> root.figure.stated, root.reading.rule.hedge, root.reason.code
    ('plus d’un milliard et demi d’euros', 'plus d’', 'latest')
    >>> [node.reason.code for node in root.passed_over][:2]
    ['ends-earlier', 'earlier']
    """
    return _of_choice("figure", cell) if isinstance(cell, Choice) else _of_quotient(cell)


def fragment_url(url: str | None, words: str) -> str | None:
    """The address that opens a page at a phrase, by a text fragment; None without an address.

    All but letters, digits, `_`, `.` and `~` is percent-encoded: `-`, `,` and `&` part the pieces
    of a text directive (WICG, URL Fragment Text Directives).

    >>> fragment_url("https://x.example/a#b", "10-20 %, d'1 M€")
    'https://x.example/a#b:~:text=10%2D20%20%25%2C%20d%271%20M%E2%82%AC'
    """
    if url is None:
        return None
    page = url.partition(DIRECTIVE)[0]
    sign = "" if "#" in page else "#"
    return f"{page}{sign}{DIRECTIVE}text={quote(words, safe='').replace('-', '%2D')}"


def _of_choice(role: str, choice: Choice) -> Node:
    """The node of the figure that speaks for a metric, with those it was taken before."""
    figure = choice.figure
    if figure is None:
        return Node(role, choice, None, _unknown(choice), children=_passed_over(choice, None))
    return Node(
        role,
        choice,
        choice.quantity,
        _taken(choice),
        _reading(choice.ecosystem, figure),
        _passed_over(choice, lambda other: _behind(choice.ecosystem, figure, other)),
    )


def _taken(choice: Choice) -> Why:
    """Why a figure speaks for its metric."""
    return Why(why_taken(choice), size=len(choice.all_figures) if choice.rivals else 0)


def _unknown(choice: Choice) -> Why:
    """Why no figure speaks for a metric."""
    if choice.elsewhere:
        return Why("other-area-only", choice.elsewhere)
    return Why("background-only" if _background(choice) else "no-figure")


def _background(choice: Choice) -> list[Figure]:
    figures = choice.ecosystem.figures
    return [figure for figure in figures if figure.metric == choice.metric and figure.context]


def _passed_over(
    choice: Choice,
    why: Callable[[Figure], Why] | None,
    taken: Figure | None = None,
) -> tuple[Node, ...]:
    """The other figures of a metric: those of the territory, of other areas, of the background.

    Args:
        choice: the metric, with all its figures.
        why: why a figure of the territory was passed over; None where there is none.
        taken: the figure in whose favour; by default the one that speaks for the metric.
    """
    kept = taken or choice.figure
    found = []
    if why is not None:
        found += [(figure, why(figure)) for figure in choice.all_figures if figure is not kept]
    found += [(figure, Why("other-area", (figure,))) for figure in choice.elsewhere]
    found += [(figure, Why("background", (figure,))) for figure in _background(choice)]
    ecosystem = choice.ecosystem
    return tuple(
        Node("passed-over", f, ecosystem.quantity(f), reason, _reading(ecosystem, f))
        for f, reason in found
    )


def _behind(ecosystem: Ecosystem, taken: Figure, other: Figure) -> Why:
    """Why a figure of the territory comes behind the one taken."""
    mine, its = recency(ecosystem, taken), recency(ecosystem, other)
    if its[:2] != mine[:2]:
        return Why("earlier" if its[0] != mine[0] else "ends-earlier", (other, taken))
    if its[2] != mine[2]:
        kinds = tuple(ecosystem.sources[figure.source].kind for figure in (other, taken))
        return Why("source-kind", (other, taken), kinds)
    return Why("later-in-file", (other, taken))


def _of_quotient(quotient: Quotient) -> Node:
    """The node of a ratio with its two sides."""
    sides = _sides(quotient)
    return Node("ratio", quotient, quotient.quantity, _computed(quotient, sides), children=sides)


def _sides(quotient: Quotient) -> tuple[Node, ...]:
    """What a ratio divides by what; no population where there is nothing to divide."""
    ecosystem, ratio = quotient.ecosystem, quotient.ratio
    above, below = quotient.numerator, quotient.denominator
    if isinstance(below, Figure) and above is not None and above.source == below.source:
        return (
            _shared_side("numerator", ecosystem, above, below),
            _shared_side("denominator", ecosystem, below, above),
        )
    top = _of_choice("numerator", chosen(ecosystem, ratio.numerator))
    if ratio.denominator != POPULATION:
        return top, _of_choice("denominator", chosen(ecosystem, ratio.denominator))
    return (top, _population(ecosystem, above, below)) if above else (top,)


def _computed(quotient: Quotient, sides: Sequence[Node]) -> Why:
    """How a ratio was computed, or why it was not."""
    if quotient.withheld:
        return Why(f"withheld-{quotient.withheld}")
    if quotient.quantity is None:
        names = {"numerator": quotient.ratio.numerator}
        missing = [side.role for side in sides if side.quantity is None]
        absent = tuple(names.get(role, quotient.ratio.denominator) for role in missing)
        return Why("operand-missing", names=absent)
    if quotient.headcount:
        return Why("per-head")
    if quotient.has_mixed_sources:
        return Why("mixed-sources")
    return Why("one-source", quotient.figures, size=len(_shared_sources(quotient)))


def _shared_sources(quotient: Quotient) -> set[str]:
    """The sources that state both sides of a ratio."""
    ratio = quotient.ratio
    above, below = (
        {figure.source for figure in ranking(quotient.ecosystem, name)}
        for name in (ratio.numerator, ratio.denominator)
    )
    return above & below


def _shared_side(role: str, ecosystem: Ecosystem, taken: Figure, partner: Figure) -> Node:
    """A side of a ratio whose sides one source states: it may not be the figure that speaks."""
    choice = chosen(ecosystem, taken.metric)
    # The best of each source, for the other side: the last to be written is the first in rank.
    partners = {f.source: f for f in reversed(ranking(ecosystem, partner.metric))}

    def older(*figures: Figure) -> Figure:
        return min(figures, key=lambda figure: recency(ecosystem, figure))

    def why(other: Figure) -> Why:
        if other.source == taken.source:
            return _behind(ecosystem, taken, other)
        if other.source not in partners:
            return Why("other-side-missing", (other, taken), (partner.metric,))
        its, mine = older(other, partners[other.source]), older(taken, partner)
        if recency(ecosystem, its)[:2] == recency(ecosystem, mine)[:2]:
            return Why("pair-no-later", (its, mine), (partner.metric,))
        code = "pair-earlier" if its is other else "partner-earlier"
        return Why(code, (its, mine), (partner.metric,))

    return Node(
        role,
        taken,
        ecosystem.quantity(taken),
        Why("one-source", (taken, partner), (partner.metric,)),
        _reading(ecosystem, taken),
        _passed_over(choice, why, taken),
    )


def _population(ecosystem: Ecosystem, above: Figure, below: Figure | Headcount | None) -> Node:
    """The population below a per-head ratio, of the census year nearest to the figure."""
    if not isinstance(below, Headcount) or ecosystem.perimeter is None:
        return Node("population", None, None, Why("no-population"))
    years = tuple(ecosystem.perimeter.population)
    people = Quantity.exactly(below.population.value, "people")
    code = "nearest-census" if len(years) > 1 else "only-census"
    return Node("population", below, people, Why(code, (above,), (below.year, *years)))


def _reading(ecosystem: Ecosystem, figure: Figure) -> Reading:
    """How the words of a figure were read, and what the data file adds to them."""
    is_cut = ecosystem.quantity(figure) != figure.quantity
    unit = METRICS[figure.metric].unit
    try:
        words = read(figure.stated, figure.unit or (None if unit in MONEY else unit))
    except Unreadable:
        return Reading(None, ("value",), is_cut=is_cut)
    said = read(figure.stated).quantity
    facts = {
        "narrowed": isinstance(figure.value, Narrowing),
        "unit": said.unit is None and figure.unit is not None,
        "metric-unit": said.unit is None and figure.unit is None,
        "per": said.per is None and figure.per is not None,
    }
    quantity = words.quantity.with_unit(figure.quantity.unit)
    given = tuple(name for name, holds in facts.items() if holds)
    return Reading(rule_of(figure.stated, quantity), given, is_cut)
