"""Which ecosystems are alike one: in population, in the course of their label, or in size.

Alike in population: within a factor 1.5, in one census year, of units not narrower than the bid. In
label: the same first and the same latest event, each in the same year. In size: jobs or firms that
may be within a factor 2, as far as their bounds tell. A whole region is alike no territory.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from ftcli.choose import chosen
from ftcli.model import Ecosystem, Population
from ftcli.quantity import Quantity

PEOPLE_FACTOR = Fraction(3, 2)
SIZE_FACTOR = Fraction(2)
SIZES = ("jobs", "firms")


class Census(NamedTuple):
    """The populations of two ecosystems in the latest year that both have one of.

    Attributes:
        year: the census year.
        mine: that of the ecosystem which others are held against.
        theirs: that of the other.
    """

    year: str
    mine: Population
    theirs: Population

    @property
    def factor(self) -> Fraction:
        """How many times the larger is of the smaller."""
        values = self.mine.value, self.theirs.value
        return Fraction(max(values), min(values))


class Likeness(NamedTuple):
    """How an ecosystem is alike another.

    Attributes:
        ecosystem: the other.
        census: their populations; None where no year has both.
        label: whether their labels had the same course.
        sizes: of jobs and firms, those that may be within a factor 2.
    """

    ecosystem: Ecosystem
    census: Census | None
    label: bool
    sizes: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What they are alike in: "population", "label", "size"."""
        near = self.census is not None and self.census.factor <= PEOPLE_FACTOR
        found = {"population": near, "label": self.label, "size": bool(self.sizes)}
        return tuple(reason for reason, holds in found.items() if holds)


def alike(city: Ecosystem, ecosystems: Iterable[Ecosystem]) -> list[Likeness]:
    """The other ecosystems that are alike one: for most reasons first, then nearest in population.

    >>> from ftcli import load
    >>> data = load()
    >>> found = alike(data["angers"], data.ecosystems.values())
    >>> found[0].ecosystem.id, found[0].reasons
    ('saint-etienne', ('population', 'size'))
    """
    mine = _sizes(city)
    found = [
        Likeness(other, _census(city, other), _same_course(city, other), _alike_sizes(mine, other))
        for other in ecosystems
        if other.id != city.id and other.is_region == city.is_region
    ]
    return sorted((one for one in found if one.reasons), key=_nearness)


def _nearness(one: Likeness) -> tuple[int, bool, Fraction]:
    factor = one.census.factor if one.census else Fraction(0)
    return -len(one.reasons), one.census is None, factor


def _census(city: Ecosystem, other: Ecosystem) -> Census | None:
    mine, theirs = comparable_population(city), comparable_population(other)
    year = max(mine.keys() & theirs.keys(), default=None)
    return Census(year, mine[year], theirs[year]) if year else None


def comparable_population(ecosystem: Ecosystem) -> Mapping[str, Population]:
    """The populations by year; none of a unit narrower than the bid, which is only its core."""
    perimeter = ecosystem.perimeter
    if perimeter is None or perimeter.against_bid == "narrower":
        return {}
    return perimeter.population


def course(ecosystem: Ecosystem) -> tuple[tuple[str, int], ...]:
    """The first and the latest event of a label, each with its year; none, or one, or two.

    >>> from ftcli import load
    >>> course(load()["saint-etienne"])
    (('labelled', 2015), ('capitale', 2019))
    """
    events = ecosystem.labels[:1] + ecosystem.labels[-1:]
    return tuple(dict.fromkeys((event.status, event.on.first.year) for event in events))


def _same_course(city: Ecosystem, other: Ecosystem) -> bool:
    return bool(city.labels) and course(city) == course(other)


def _sizes(ecosystem: Ecosystem) -> dict[str, Quantity]:
    known = ((name, chosen(ecosystem, name).quantity) for name in SIZES)
    return {name: quantity for name, quantity in known if quantity is not None}


def _alike_sizes(mine: dict[str, Quantity], other: Ecosystem) -> tuple[str, ...]:
    theirs = _sizes(other)
    return tuple(
        name
        for name in SIZES
        if name in mine and name in theirs and may_be_within(mine[name], theirs[name], SIZE_FACTOR)
    )


def may_be_within(first: Quantity, second: Quantity, factor: Fraction) -> bool:
    """Whether two quantities of one unit may be within a factor of each other.

    Two floors may always be: nothing bounds their quotient, which then is no sign of likeness.

    >>> may_be_within(Quantity.exactly(10, "jobs"), Quantity.exactly(20, "jobs"), SIZE_FACTOR)
    True
    """
    if (first.unit, first.per) != (second.unit, second.per):
        return False
    quotient = first / second
    return not quotient.is_indeterminate and quotient.meets(Quantity(low=1 / factor, high=factor))
