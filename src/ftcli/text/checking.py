"""A claim beside the figures of its ecosystem: it agrees, contradicts, or they cannot tell.

A figure agrees with a claim that it entails, contradicts one that it excludes, and cannot tell
where it leaves the claim open. What is of another date, another definition of digital, or told in
another way is shown and does not count; what else has the very number of the claim may explain it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from ftcli.agreement import is_rounding_of
from ftcli.catalogue import METRICS
from ftcli.choose import ranking
from ftcli.dates import Period
from ftcli.model import Area, Ecosystem, Figure, Target
from ftcli.quantity import COUNTS, Quantity
from ftcli.store.names import key
from ftcli.text.answers import Answer, answer
from ftcli.text.claims import Claim
from ftcli.text.metrics import aimed
from ftcli.warnings import CONCEPT_CODES, concept_of, counts_private_only, total_years

_NO_DATE = 4_000_000  # days: more than lie between any two dates


class Cause(StrEnum):
    """What may explain that a figure does not say what a claim says."""

    DATE = "date-gap"
    PERIOD = "period-differs"
    SECTOR = "sector-differs"
    CONCEPT = "concept-differs"
    FIRM_UNIT = "firm-unit-differs"
    PRIVATE = "private-only"
    HEDGE = "hedge-differs"
    ROUNDING = "rounding"
    UNIT = "unit-differs"
    MODE = "mode-differs"
    AREA = "area-differs"
    AIM = "aim-not-fact"
    FACT = "fact-not-aim"
    METRIC = "metric-differs"


class Compared(NamedTuple):
    """A figure or target beside a claim.

    Attributes:
        statement: the figure or target.
        quantity: what it entails.
        answer: what it says of the claim, whether or not it counts.
        counted: whether it counts for the answer to the claim.
        times: the claim divided by it; None where the units differ.
        more: the claim less it; None where the units differ.
        causes: what may explain a difference.
    """

    statement: Figure | Target
    quantity: Quantity
    answer: Answer
    counted: bool
    times: Quantity | None
    more: Quantity | None
    causes: tuple[Cause, ...] = ()


class Checked(NamedTuple):
    """A claim with what figures say of it.

    Attributes:
        claim: the claim.
        answer: what all figures that count say together.
        compared: the statements of what is claimed; those that count first, best source first.
        elsewhere: statements of something else that have the number of the claim.
        causes: what may explain the answer: what all figures that do not agree have in common.
    """

    claim: Claim
    answer: Answer
    compared: tuple[Compared, ...]
    elsewhere: tuple[Compared, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def counted(self) -> tuple[Compared, ...]:
        """The statements that count."""
        return tuple(one for one in self.compared if one.counted)

    @property
    def differing(self) -> dict[Cause, tuple[Compared, ...]]:
        """By cause, the statements that count, do not agree, and have it."""
        several = [one for one in self.counted if one.answer is not Answer.AGREES]
        alike = {cause: tuple(one for one in several if cause in one.causes) for cause in Cause}
        return {cause: those for cause, those in alike.items() if those}

    def count(self, answer: Answer) -> int:
        """How many of those that count say so."""
        return sum(one.answer is answer for one in self.counted)


def checked(claim: Claim, ecosystem: Ecosystem) -> Checked:
    """What the figures of an ecosystem say of a claim; of an aim, what its targets say.

    Counted are statements of the same metric, area, unit and mode, of a year that the claim is
    about (all years where it names none); of these, those without a definition of digital of their
    own, and the others only where there are none. The claim agrees where any of them agrees, and
    contradicts where all of them contradict, unless one of another definition agrees.

    >>> from ftcli import load
    >>> from ftcli.text.claims import claims
    >>> dataset = load()
    >>> [claim], _ = claims("12 000 emplois", dataset, dataset["saint-etienne"])
    >>> checked(claim, dataset["saint-etienne"]).answer.value
    'contradicts'
    """
    found = [_compared(claim, one, ecosystem) for one in _statements(claim, ecosystem)]
    found = _explained(claim, _of_one_definition(found))
    counted = [one for one in found if one.counted]
    together = _together(found)
    elsewhere = [] if together is Answer.AGREES else list(_elsewhere(claim, ecosystem))
    apart = sorted((one for one in found if not one.counted), key=lambda one: _days(claim, one))
    return Checked(claim, together, (*counted, *apart), tuple(elsewhere), _common(counted))


def _common(counted: Sequence[Compared]) -> tuple[Cause, ...]:
    """What all figures that do not agree have in common, and none that agrees has."""
    differing = [one.causes for one in counted if one.answer is not Answer.AGREES]
    return tuple(
        cause for cause in Cause if differing and all(cause in causes for causes in differing)
    )


def _statements(claim: Claim, ecosystem: Ecosystem) -> Sequence[Figure | Target]:
    """The figures of what is claimed, or its targets, the latest first."""
    if claim.mode is None and claim.area is None:
        return ranking(ecosystem, claim.metric)
    several: Sequence[Figure | Target] = ecosystem.targets if claim.mode else ecosystem.figures
    alike = [one for one in several if one.metric == claim.metric and _is_there(claim, one.area)]
    return sorted(alike, key=lambda one: (one.on.first, one.on.last), reverse=True)


def _is_there(claim: Claim, area: Area | None) -> bool:
    """Whether an area is the one that is claimed of: both the whole territory, or one region."""
    if claim.area is None or area is None:
        return claim.area is None and area is None
    kind, name = claim.area
    return kind == area.type and key(name) == key(area.name.partition(" (")[0])


def _compared(claim: Claim, statement: Figure | Target, ecosystem: Ecosystem) -> Compared:
    """A statement of what is claimed beside the claim."""
    quantity = ecosystem.quantity(statement)
    causes = tuple(_apart(claim, statement, quantity))
    if Cause.UNIT in causes:
        return Compared(
            statement, quantity, Answer.CANNOT_TELL, counted=False, times=None, more=None,
            causes=causes,
        )  # fmt: skip
    return Compared(
        statement,
        quantity,
        answer(claim.quantity, quantity),
        counted=not causes,
        times=replace(claim.quantity / quantity, unit="multiple"),
        more=claim.quantity - quantity,
        causes=causes,
    )


def _apart(claim: Claim, statement: Figure | Target, quantity: Quantity) -> Iterator[Cause]:
    """Why a statement does not count, whatever it says."""
    if (quantity.unit, quantity.per) != (claim.quantity.unit, claim.quantity.per):
        yield Cause.UNIT
    if isinstance(statement, Target):
        if statement.mode != claim.mode:
            yield Cause.MODE
    elif claim.on is not None and total_years(statement) not in {None, len(claim.on.years)}:
        yield Cause.PERIOD
    dated = _date(claim, statement)
    if claim.date is not None and (dated is None or not dated.shares_year(claim.date)):
        yield Cause.DATE


def _date(claim: Claim, statement: Figure | Target) -> Period | None:
    """The date of a statement that compares with that of a claim: of a deadline, a deadline."""
    is_due = isinstance(statement, Target) and claim.deadline is not None
    return statement.deadline if is_due else statement.on  # type: ignore[union-attr]


def _days(claim: Claim, one: Compared) -> int:
    """How many days lie between a claim and a statement; as many as there are where it has none."""
    date, dated = claim.date, _date(claim, one.statement)
    if date is None:
        return 0
    if dated is None:
        return _NO_DATE
    return dated.days_from(date)


def _of_one_definition(found: Sequence[Compared]) -> list[Compared]:
    """The same, other definitions of digital not counted where any statement names none."""
    if not any(one.counted and one.statement.sector is None for one in found):
        return list(found)
    return [
        one._replace(counted=False, causes=(*one.causes, Cause.SECTOR))
        if one.statement.sector is not None
        else one
        for one in found
    ]


def _explained(claim: Claim, found: Sequence[Compared]) -> list[Compared]:
    """The same, with what may explain that statements do not agree."""
    agreeing = [one for one in found if one.counted and one.answer is Answer.AGREES]
    # What a figure that agrees has as well explains nothing.
    shared = {cause for one in agreeing for cause in _causes(claim, one, agreeing)}

    def causes(one: Compared) -> tuple[Cause, ...]:
        found = (cause for cause in _causes(claim, one, agreeing) if cause not in shared)
        return tuple(dict.fromkeys((*one.causes, *found)))

    return [
        one if one.answer is Answer.AGREES else one._replace(causes=causes(one)) for one in found
    ]


def _causes(claim: Claim, one: Compared, agreeing: Sequence[Compared]) -> Iterator[Cause]:
    statement = one.statement
    others = [other.statement.on for other in agreeing if one.counted]
    if others and not any(statement.on.shares_year(on) for on in others):
        yield Cause.DATE
    if statement.sector is not None:
        yield Cause.SECTOR
    if isinstance(statement, Figure):
        concept, code = concept_of(statement), CONCEPT_CODES.get(METRICS[claim.metric].unit)
        if code and concept and claim.concept and concept != claim.concept:
            yield Cause(code)
        if counts_private_only(statement):
            yield Cause.PRIVATE
    if one.times is None:
        return
    if is_rounding_of(one.quantity, claim.quantity):
        yield Cause.ROUNDING
    is_bound = one.quantity.is_one_sided or claim.quantity.is_one_sided
    if is_bound and one.quantity.nominal == claim.quantity.nominal is not None:
        yield Cause.HEDGE


def _together(found: Sequence[Compared]) -> Answer:
    """What statements say together of a claim."""
    answers = {one.answer for one in found if one.counted}
    if Answer.AGREES in answers:
        return Answer.AGREES
    # The words do not say which definition of digital they follow: it may be the one that agrees.
    other = any(one.causes == (Cause.SECTOR,) and one.answer is Answer.AGREES for one in found)
    return (
        Answer.CONTRADICTS if answers == {Answer.CONTRADICTS} and not other else Answer.CANNOT_TELL
    )


def _elsewhere(claim: Claim, ecosystem: Ecosystem) -> Iterator[Compared]:
    """Statements of something else that have the number of a claim."""
    several: list[Figure | Target] = [*ecosystem.figures, *ecosystem.targets]
    for statement in several:
        cause = _other(claim, statement)
        quantity = ecosystem.quantity(statement) if cause else None
        if cause is None or quantity is None or not _has_number(claim, statement, quantity):
            continue
        alike = quantity.with_unit(claim.quantity.unit)
        yield Compared(
            statement,
            quantity,
            answer(claim.quantity, alike),
            counted=False,
            times=replace(claim.quantity / alike, unit="multiple"),
            more=claim.quantity - alike,
            causes=(cause,),
        )


def _other(claim: Claim, statement: Figure | Target) -> Cause | None:
    """In what a statement is of something else than a claim; None where in too much, or nothing."""
    is_aim = isinstance(statement, Target)
    is_like, same = is_aim == bool(claim.mode), statement.metric == claim.metric
    if not _is_there(claim, statement.area):
        return Cause.AREA if is_like and same else None
    if is_like:
        return None if same else Cause.METRIC
    is_due = statement.metric == aimed(claim.metric)  # jobs created, and jobs to create
    return (Cause.AIM if is_aim else Cause.FACT) if same or is_due else None


def _has_number(claim: Claim, statement: Figure | Target, quantity: Quantity) -> bool:
    """Whether a statement has the number of a claim, in a unit that may be meant by its noun."""
    said = claim.quantity
    if said.nominal is None or (said.nominal, said.per) != (quantity.nominal, quantity.per):
        return False
    is_noun = claim.concept in METRICS[statement.metric].nouns
    return said.unit == quantity.unit or ({said.unit, quantity.unit} <= COUNTS and is_noun)
