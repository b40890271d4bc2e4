"""Which ecosystems are looked at, in which order, with which metrics: the same in all commands."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from ftcli.catalogue import (
    METRICS,
    RATIOS,
    Metric,
    Ratio,
    Subject,
    UnknownMetric,
    subject_named,
)
from ftcli.errors import UsageError, near_hint, shortened
from ftcli.model import Dataset, Ecosystem, Label
from ftcli.model.on_demand import Each
from ftcli.store.names import find, key

STATUSES: tuple[str, ...] = get_args(Label.model_fields["status"].annotation)
NO_LABEL = "none"  # as a status: where no label event is known
FILTERS = ("label", "region", "year")
ORDERS = ("name", "population", "figures", "label")
_CALLED = {"label": ("label status", "label statuses"), "region": ("region", "regions")}
_YEAR = re.compile(r"\d{4}", re.ASCII)


class Filter(NamedTuple):
    """A condition that ecosystems pass or not.

    Attributes:
        key: "label" (its latest event), "region", or "year" (of the figures).
        values: statuses, names of regions, or years; one of them is enough.
    """

    key: str
    values: tuple[str, ...]


class Order(NamedTuple):
    """What puts ecosystems in order.

    Attributes:
        key: one of `ORDERS`, or the name of a metric or ratio.
        measure: the metric or the ratio; None for one of `ORDERS`.
    """

    key: str
    measure: Subject | None = None


class Selection(NamedTuple):
    """The ecosystems that are looked at.

    Attributes:
        ecosystems: those that pass, in order; their figures of the years asked for only.
        filters: what they had to pass.
        order: what put them in order; None for the order they were named in, or that of the file.
        left_out: those that were named and do not pass.
    """

    ecosystems: Sequence[Ecosystem]
    filters: tuple[Filter, ...] = ()
    order: Order | None = None
    left_out: tuple[Ecosystem, ...] = ()


class Wanted(NamedTuple):
    """Names of metrics, and ratios of the catalogue or of a formula, as they were asked for."""

    metrics: tuple[str, ...] = ()
    ratios: tuple[Ratio, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all, metrics first."""
        return (*self.metrics, *(ratio.id for ratio in self.ratios))

    def and_also(self, other: "Wanted") -> "Wanted":
        """These, then the others that are not among them."""
        return Wanted(
            tuple(dict.fromkeys(self.metrics + other.metrics)),
            tuple(dict.fromkeys(self.ratios + other.ratios)),
        )


def wanted(names: Iterable[str]) -> Wanted:
    """The metrics and ratios of names and formulas; commas stand between several.

    Raises:
        UnknownMetric: a name is neither; the hint names the nearest of both.
        BadRatio: a formula has a metric that is unknown.

    >>> found = wanted(["jobs, revenue_per_job", "revenue / firms"])
    >>> found.metrics, [ratio.id for ratio in found.ratios]
    (('jobs',), ['revenue_per_job', 'revenue_per_firm'])
    """
    subjects = dict.fromkeys(subject_named(name) for text in names for name in text.split(","))
    return Wanted(
        tuple(item.id for item in subjects if isinstance(item, Metric)),
        tuple(item for item in subjects if isinstance(item, Ratio)),
    )


def select(
    dataset: Dataset,
    cities: Sequence[str] = (),
    *,
    filters: Iterable[str] = (),
    sort: str | None = None,
) -> Selection:
    """The ecosystems of a dataset that are named and pass every filter, in order.

    Args:
        dataset: where to look.
        cities: their names, in any spelling; none for all.
        filters: conditions such as "label=capitale", "region=bretagne", "year=2016".
        sort: "name", "population", "figures", "label", a metric, a ratio or a formula.

    Raises:
        UnknownEcosystem: a city's name fits none, or several.
        UsageError: a filter has another form, or names what the dataset has not.
        UnknownMetric: nothing of the name of `sort` puts ecosystems in order.

    >>> from ftcli import load
    >>> found = select(load(), filters=["region=bretagne"], sort="figures")
    >>> [ecosystem.id for ecosystem in found.ecosystems]
    ['rennes', 'brest']
    """
    conditions = tuple(filter_named(text, dataset) for text in filters)
    order = order_named(sort) if sort is not None else None
    if not (cities or conditions or order):
        return Selection(Each(dataset.ecosystems))
    named = [find(dataset, city) for city in cities] if cities else [*dataset.ecosystems.values()]
    passing = {item.id: passed for item in named if (passed := _passed(item, conditions))}
    kept = [passing[item.id] for item in named if item.id in passing]
    left_out = {item.id: item for item in named if item.id not in passing}
    return Selection(
        tuple(ordered(kept, order) if order else kept),
        conditions,
        order,
        tuple(left_out.values()) if cities else (),
    )


def filter_named(text: str, dataset: Dataset) -> Filter:
    """The condition that a text states: "region=bretagne", "label=labelled,capitale".

    Statuses and regions may be shortened to a beginning, or that of a later word, if it fits one
    only; accents and case do not count. Raises UsageError where it states none, or names what the
    dataset has not.

    >>> from ftcli import load
    >>> filter_named("region=auvergne,ile de france", load()).values
    ('Auvergne-Rhône-Alpes', 'Île-de-France')
    """
    name, equals, value = text.partition("=")
    name = name.strip().casefold()
    if name not in FILTERS or not equals:
        raise UsageError(
            f"--filter: {shortened(text)!r} is no condition",
            "write label=STATUS, region=NAME or year=YYYY",
        )
    parts = [part.strip() for part in value.split(",")]
    if name == "year":
        return Filter(name, tuple(dict.fromkeys(map(_year, parts))))
    regions = (ecosystem.region for ecosystem in dataset.ecosystems.values())
    known = (*STATUSES, NO_LABEL) if name == "label" else filter(None, regions)
    spellings = {key(item): item for item in known}
    return Filter(name, tuple(dict.fromkeys(_known(name, part, spellings) for part in parts)))


def _year(text: str) -> str:
    if not _YEAR.fullmatch(text):
        raise UsageError(f"--filter: {shortened(text)!r} is no year", "write year=2016")
    return text


def _known(kind: str, text: str, spellings: Mapping[str, str]) -> str:
    """The status or region that a text means."""
    what, several = _CALLED[kind]
    word = key(text)
    if word in spellings:
        return spellings[word]
    names = spellings.items() if word else ()
    begun = [name for spelling, name in names if spelling.startswith(word)]
    fitting = begun or [name for spelling, name in names if f" {word}" in spelling]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UsageError(
            f"--filter: {shortened(text)!r} fits several {several}",
            f"name one of {', '.join(fitting)}",
        )
    from difflib import get_close_matches  # only a misspelt name pays for it

    near = [spellings[spelling] for spelling in get_close_matches(word, spellings, 1)]
    known = f"known: {', '.join(spellings.values())}" if spellings else f"the data name no {what}"
    raise UsageError(
        f"--filter: no {what} called {shortened(text)!r}",
        f"did you mean {near[0]!r}?" if near else known,
    )


def dated(ecosystem: Ecosystem, filters: Iterable[Filter]) -> Ecosystem:
    """The ecosystem with the figures only that touch the years asked for."""
    for condition in filters:
        if condition.key == "year":
            ecosystem = ecosystem.of_years(*map(int, condition.values))
    return ecosystem


def _passed(ecosystem: Ecosystem, filters: Sequence[Filter]) -> Ecosystem | None:
    """The ecosystem with the figures that the filters leave; None where it does not pass."""
    status = ecosystem.label.status if ecosystem.label else NO_LABEL
    region = key(ecosystem.region or "")
    for condition in filters:
        if condition.key == "label" and status not in condition.values:
            return None
        if condition.key == "region" and region not in map(key, condition.values):
            return None
    then = dated(ecosystem, filters)
    return then if then is ecosystem or any(not f.context for f in then.figures) else None


def order_named(name: str) -> Order:
    """What a name puts ecosystems in order by. Raises UnknownMetric, or BadRatio of a formula.

    >>> order_named("population"), order_named("jobs").measure.label("fr")
    (Order(key='population', measure=None), 'Emplois')
    """
    name = name.strip()
    if name in ORDERS:
        return Order(name)
    try:
        measure = subject_named(name)
    except UnknownMetric as error:
        known = f"known: {', '.join(ORDERS)}, and what 'ftcli metrics' lists"
        raise UnknownMetric(
            f"--sort: no order, metric or ratio called {shortened(name)!r}",
            near_hint(name, (*ORDERS, *METRICS, *RATIOS), known),
        ) from error
    return Order(measure.id, measure)


def ordered(ecosystems: Sequence[Ecosystem], order: Order) -> list[Ecosystem]:
    """Ecosystems in order, the greatest and the latest first, what is unknown last.

    By a metric or a ratio, it is the order of the ranks that each may have, the best possible
    first; what does not compare with the others, as whole regions, stands behind them.
    """
    if order.measure is not None:
        places = {name: place for place, name in enumerate(ranks_of(ecosystems, order.measure))}
        return sorted(ecosystems, key=lambda item: places[item.id])
    match order.key:
        case "name":
            return sorted(ecosystems, key=lambda item: key(item.name))
        case "figures":
            return sorted(ecosystems, key=lambda item: -len(item.figures))
        case "label":
            return _by_label(ecosystems)
        case _:
            year = census_year(ecosystems)
            return sorted(ecosystems, key=lambda item: -(people(item, year) or 0))


def ranks_of(
    ecosystems: Iterable[Ecosystem], measure: Subject
) -> dict[str, tuple[int, int] | None]:
    """The ranks that each may have by its id, best first; None where it stands apart, last."""
    from ftcli.standings import standings

    once = {ecosystem.id: ecosystem for ecosystem in ecosystems}
    found = standings([*once.values()], measure)
    return {one.ecosystem.id: one.ranks for one in (*found.ranked, *found.apart)}


def _by_label(ecosystems: Sequence[Ecosystem]) -> list[Ecosystem]:
    """By the date of the latest label event, those of one status together."""
    known = [(item.label, item) for item in ecosystems if item.label]
    known.sort(key=lambda pair: STATUSES.index(pair[0].status))
    known.sort(key=lambda pair: (pair[0].on.first, pair[0].on.last), reverse=True)
    return [*(item for _, item in known), *(item for item in ecosystems if not item.label)]


def census_year(ecosystems: Iterable[Ecosystem]) -> str | None:
    """The year that most ecosystems have a population of, the latest such; None for none."""
    counts = Counter(
        year
        for ecosystem in ecosystems
        if ecosystem.perimeter
        for year in ecosystem.perimeter.population
    )
    return max(counts, key=lambda year: (counts[year], year), default=None)


def people(ecosystem: Ecosystem, year: str | None) -> int | None:
    """The population of an ecosystem in a year; None where it is unknown."""
    population = ecosystem.perimeter.population if ecosystem.perimeter else {}
    return population[year].value if year in population else None
