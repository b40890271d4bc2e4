"""What became of a target on a day: baseline, latest figure, progress, paces, and a status."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.choose import chosen
from ftcli.dates import Period
from ftcli.model import Ecosystem, Figure, Target
from ftcli.quantity import Quantity, Verdict
from ftcli.targets.measures import Measure, Total, measure_of
from ftcli.targets.paces import Mark, days_until
from ftcli.warnings import CodedWarning, concepts_of, copies_of
from ftcli.wording.phrasing import years_text


class Status(StrEnum):
    """What is known of an aim on a day."""

    REACHED = "reached"
    MISSED = "missed"
    ON_PACE = "on-pace"
    BEHIND = "behind"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"
    UNDATED = "undated"


class Reason(StrEnum):
    """Why the status of an aim is unknown."""

    NO_FIGURE_SINCE = "no-figure-since"
    NO_FIGURE_AT_DEADLINE = "no-figure-at-deadline"
    NO_BASELINE = "no-baseline"
    NO_TOTAL = "no-total"


class Outcome(NamedTuple):
    """A target on a day.

    Attributes:
        ecosystem: whose target.
        target: the target as stated.
        on: the day.
        aim: what the words of the target entail.
        baseline: the figure it counts from; None where there is none, or none is needed.
        lacks_baseline: whether it means nothing without a baseline, and has none.
        latest: the latest figure after the statement; None where there is none.
        progress: how far the latest is from the baseline; None where one is missing.
        wanted: how far the aim is from the baseline; None where that is not known.
        share: progress in percent of what is wanted; None where nothing bounds it.
        needed: the whole aim a year, from the statement to the deadline.
        seen: the progress a year, from the baseline to the latest figure.
        status: what is known of it.
        reason: why the status is unknown; None where it is not.
        decider: the figure that decides a status of reached or missed, or leaves it undecided
            after the deadline; None where none does.
    """

    ecosystem: Ecosystem
    target: Target
    on: date
    aim: Quantity
    baseline: Figure | None
    lacks_baseline: bool
    latest: Figure | None
    progress: Quantity | None
    wanted: Quantity | None
    share: Quantity | None
    needed: Quantity | None
    seen: Quantity | None
    status: Status
    reason: Reason | None
    decider: Figure | None

    @property
    def metric(self) -> str:
        """What is to be reached."""
        return self.target.metric

    @property
    def deadline(self) -> Period | None:
        """When it is due; None where the words name no date."""
        return self.target.deadline

    @property
    def days_left(self) -> tuple[int, int] | None:
        """The least and most days left, negative once it has passed; None without a deadline."""
        return days_until(self.deadline, self.on) if self.deadline else None

    @property
    def warnings(self) -> tuple[CodedWarning, ...]:
        """What to know before quoting it."""
        return tuple(_warnings(self))


def outcome(ecosystem: Ecosystem, target: Target, on: date, figures: Sequence[Figure]) -> Outcome:
    """What became of a target on a day.

    Args:
        ecosystem: whose target.
        target: the target.
        on: the day; a deadline after it has not passed.
        figures: what was known on that day of its metric, area and sector, latest first.
    """
    measure = measure_of(ecosystem, target, figures)
    baseline = measure.baseline
    later = [figure for figure in figures if _is_later(figure, measure) and measure.fits(figure)]
    latest = later[0] if later else None
    progress = measure.progress(latest) if latest else None
    wanted, needed = measure.wanted(measure.aim), measure.needed(measure.aim)
    status, reason, decider = _status(measure, later, on)
    return Outcome(
        ecosystem=ecosystem,
        target=target,
        on=on,
        aim=measure.aim,
        baseline=baseline,
        lacks_baseline=baseline is None and measure.needs_baseline,
        latest=latest,
        progress=progress,
        wanted=wanted,
        share=_share(progress, wanted),
        needed=needed,
        seen=measure.seen(latest) if latest else None,
        status=status,
        reason=reason,
        decider=decider,
    )


def _is_later(figure: Figure, measure: Measure) -> bool:
    """Whether a figure is dated after the statement, and after the baseline."""
    if isinstance(measure, Total):
        return figure.on.last > measure.target.on.last
    baseline = measure.baseline
    is_after = baseline is None or figure.on.first > baseline.on.last
    return is_after and figure.on.first > measure.target.on.last


def _share(progress: Quantity | None, wanted: Quantity | None) -> Quantity | None:
    """Progress in percent of what is wanted; nothing where that may be none, or less than none."""
    if progress is None or wanted is None or wanted.low is None or wanted.low < 0:
        return None
    part = progress / wanted
    return None if part.is_indeterminate else replace(part * 100, unit="%")


_Answer = tuple[Status, Reason | None, Figure | None]


def _status(measure: Measure, later: Sequence[Figure], on: date) -> _Answer:
    """The status on a day, why it is unknown, and the figure that decides it."""
    deadline = measure.target.deadline
    for figure in _in_time_order(later):
        is_due = deadline is not None and on > deadline.last and _is_at(figure, deadline, measure)
        if is_due or (measure.is_reached_once and measure.verdict(figure) is Verdict.HIGHER):
            return _decided(measure.verdict(figure), figure)
    if deadline is None:
        return Status.UNDATED, None, None
    if on > deadline.last:
        return Status.UNKNOWN, _lack(measure, Reason.NO_FIGURE_AT_DEADLINE), None
    if not later:
        return Status.UNKNOWN, _lack(measure, Reason.NO_FIGURE_SINCE), None
    return _pace_status(measure, later[0])


def _decided(verdict: Verdict, figure: Figure) -> _Answer:
    """What a figure that settles the aim says of it."""
    match verdict:
        case Verdict.HIGHER:
            return Status.REACHED, None, figure
        case Verdict.LOWER:
            return Status.MISSED, None, figure
        case Verdict.UNDECIDED:
            return Status.UNDECIDED, None, figure
        case _:
            return Status.UNKNOWN, Reason.NO_BASELINE, None


def _lack(measure: Measure, reason: Reason) -> Reason:
    """A sum has figures enough, perhaps, but none that covers the time."""
    return Reason.NO_TOTAL if isinstance(measure, Total) else reason


def _pace_status(measure: Measure, latest: Figure) -> _Answer:
    """Whether the pace until the latest figure is the one that is needed."""
    mark = Mark.of(measure.aim)
    seen, needed = measure.seen(latest), measure.needed(mark.bounds)
    if seen is None or needed is None:
        return Status.UNKNOWN, Reason.NO_BASELINE, None
    verdict = Mark(needed, mark.is_excluded).met_by(seen)
    paces = {Verdict.HIGHER: Status.ON_PACE, Verdict.LOWER: Status.BEHIND}
    return paces.get(verdict, Status.UNDECIDED), None, None


def _in_time_order(later: Sequence[Figure]) -> list[Figure]:
    """The figures that may decide, earliest first; of one date only the first of them speaks."""
    speaking: dict[tuple[date, date], Figure] = {}
    for figure in later:
        speaking.setdefault((figure.on.first, figure.on.last), figure)
    return [speaking[when] for when in sorted(speaking)]


def _is_at(figure: Figure, deadline: Period, measure: Measure) -> bool:
    """Whether a figure is dated at a deadline, or after it: 2015 is at 2015, June 2015 before.

    A sum begins long before, and has to go on until then.
    """
    begins = isinstance(measure, Total) or figure.on.first >= deadline.first
    return begins and figure.on.last >= deadline.last


def _warnings(result: Outcome) -> Iterator[CodedWarning]:
    me, target, metric = (result.ecosystem.id,), result.target, result.metric
    sides = [figure for figure in (result.baseline, result.latest) if figure]
    choice = chosen(result.ecosystem, metric)
    if target.area is None and choice.figure is None and choice.elsewhere:
        areas = tuple(figure.area for figure in choice.elsewhere if figure.area)
        yield CodedWarning("area-differs", metric, me, areas=areas)
    if result.lacks_baseline:
        yield CodedWarning("baseline-missing", metric, me)
    if sides:
        is_counted = result.aim.unit == METRICS[metric].unit
        yield from concepts_of([target, *sides] if is_counted else sides, metric, me)
    if target.horizon and target.deadline is None:
        yield CodedWarning("horizon-vague", metric, me, (target.horizon,))
    if mixed := _mixed(result):
        yield CodedWarning("mixed-sources", metric, me, mixed)
    if result.baseline and result.latest:
        copies = copies_of(result.ecosystem, result.latest, [result.baseline])
        if copies:
            yield CodedWarning("recopied", metric, me, (years_text(result.baseline.on),))
    if result.status is Status.UNDECIDED and _is_open(result.seen):
        yield CodedWarning("unbounded", metric, me)


def _mixed(result: Outcome) -> tuple[str, ...]:
    """Which of aim, baseline and latest figure come from different sources; none where one does."""
    if result.baseline is None:
        return ()
    aim, baseline = result.target.source, result.baseline.source
    latest = result.latest.source if result.latest else baseline
    if aim == baseline:
        return () if latest == baseline else ("baseline", "latest")
    return ("aim", "baseline") if latest in {aim, baseline} else ("aim", "baseline", "latest")


def _is_open(seen: Quantity | None) -> bool:
    return seen is not None and seen.is_one_sided
