"""The targets of ecosystems on a day; restatements of one aim are joined under the first."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ftcli.catalogue import FLOW_OF
from ftcli.choose import recency
from ftcli.dates import Period
from ftcli.model import Area, Ecosystem, Figure, Statement, Target
from ftcli.table import Table
from ftcli.targets.aims import Aim
from ftcli.targets.measures import a_year
from ftcli.targets.outcomes import Outcome, outcome
from ftcli.targets.rows import targets_table
from ftcli.warnings import CodedWarning

if TYPE_CHECKING:
    import pandas as pd


class Review(NamedTuple):
    """The aims of ecosystems on a day.

    Attributes:
        on: the day.
        ecosystems: what was known of each on that day, in the order asked for.
        aims: their aims, in that order, then in that of the data.
    """

    on: date
    ecosystems: tuple[Ecosystem, ...]
    aims: tuple[Aim, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every statement of every aim."""
        return tuple(one for aim in self.aims for one in aim.outcomes)

    @property
    def warnings(self) -> tuple[CodedWarning, ...]:
        """Every warning of the first statements; of restatements, that their horizon is vague."""
        found = [warning for aim in self.aims for warning in aim.first.warnings]
        later = [again for aim in self.aims for one in aim.restatements for again in one.warnings]
        return (*found, *(warning for warning in later if warning.code == "horizon-vague"))

    def of(self, ecosystem: Ecosystem) -> tuple[Aim, ...]:
        """The aims of one of its ecosystems."""
        return tuple(aim for aim in self.aims if aim.first.ecosystem is ecosystem)

    def to_table(self) -> Table:
        """One row per target, restatements under the first statement; see `docs/formats.md`."""
        return targets_table(self.on, self.aims)

    def to_frame(self) -> "pd.DataFrame":
        """The table as a pandas DataFrame: bounds are float, flags boolean, days Int64."""
        from ftcli.frame import frame_of

        return frame_of(self.to_table())


def review(ecosystems: Sequence[Ecosystem], on: date | Period) -> Review:
    """The aims of ecosystems, with what was known at the end of a date.

    Args:
        ecosystems: whose targets; one that is given twice counts once.
        on: the date; of a period its last day.

    >>> from ftcli import load
    >>> found = review([load()["saint-etienne"]], date(2016, 12, 31))
    >>> jobs = next(aim for aim in found.aims if aim.first.metric == "jobs")
    >>> str(jobs.first.status), float(jobs.first.share.nominal), len(jobs.restatements)
    ('behind', 12.5, 2)
    """
    day = on.last if isinstance(on, Period) else on
    known = [known_on(item, day) for item in {item.id: item for item in ecosystems}.values()]
    return Review(day, tuple(known), tuple(aim for item in known for aim in _aims(item, day)))


def known_on(ecosystem: Ecosystem, day: date) -> Ecosystem:
    """What was known of an ecosystem at the end of a day.

    Figures and targets dated until then, of sources that were published by then; a source without
    a date is taken to have been.
    """

    def published(statement: Statement) -> bool:
        since = ecosystem.sources[statement.source].published
        return since is None or since.first <= day

    then = ecosystem.as_of(Period(day.isoformat(), day, day))
    kept = {
        kind: tuple(item for item in getattr(then, kind) if published(item))
        for kind in ("figures", "targets")
    }
    return then.model_copy(update=kept)


def _aims(ecosystem: Ecosystem, day: date) -> Iterator[Aim]:
    scopes = _by_scope(ecosystem)
    joined: dict[Hashable, list[Target]] = {}
    metrics = list(dict.fromkeys(target.metric for target in ecosystem.targets))
    # Python's sort is stable: aims of one metric stand beside each other, in file order.
    for target in sorted(ecosystem.targets, key=lambda target: metrics.index(target.metric)):
        joined.setdefault(_same(ecosystem, target), []).append(target)
    for targets in joined.values():
        # Of statements that begin on one day, again file order decides.
        first, *others = [
            outcome(ecosystem, target, day, _answering(target, scopes))
            for target in sorted(targets, key=lambda target: target.on.first)
        ]
        yield Aim(first, tuple(others))


_Scope = tuple[str, Area | None, str | None]


def _scope(statement: Statement) -> _Scope:
    return statement.metric, statement.area, statement.sector


def _answering(target: Target, scopes: Mapping[_Scope, Sequence[Figure]]) -> Sequence[Figure]:
    """The figures of what is aimed at; of so many more a year, those of what was created since."""
    created = FLOW_OF.get(target.metric) if target.mode == "flow" else None
    if created is not None:
        figures = scopes.get((created, target.area, target.sector), ())
        since = [f for f in figures if f.on.first > target.on.last and a_year(f, f.quantity)]
        if since:
            return since
    return scopes.get(_scope(target), ())


def _same(ecosystem: Ecosystem, target: Target) -> Hashable:
    """What statements of one aim share: scope, mode, and the number."""
    return _scope(target), target.mode, ecosystem.quantity(target).stated_number


def _by_scope(ecosystem: Ecosystem) -> dict[_Scope, list[Figure]]:
    """The figures of each metric, area and sector, background apart, the latest first."""
    found: dict[_Scope, list[Figure]] = {}
    latest = sorted(ecosystem.figures, key=lambda figure: recency(ecosystem, figure), reverse=True)
    for figure in latest:
        if not figure.context:
            found.setdefault(_scope(figure), []).append(figure)
    return found
