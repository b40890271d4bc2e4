"""What a phrase claims of an ecosystem: each figure in it, with its metric, its date or its aim.

A phrase is read as an article of one line, so that a claim means here what it means there. What the
words leave out may be told beside them: the metric, and the date that the claim is about.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from ftcli.catalogue import METRICS, metric_named
from ftcli.dates import BadDate, Period
from ftcli.errors import UsageError, shortened
from ftcli.model import Dataset, Ecosystem
from ftcli.quantity import COUNTS, MONEY, Quantity
from ftcli.text.candidates import Candidate, Kind
from ftcli.text.extract import extract
from ftcli.text.numbers import Reason
from ftcli.text.parts import of_parts
from ftcli.text.phrases import encoded
from ftcli.warnings import concept_in
from ftcli.wording.horizons import horizon
from ftcli.wording.reading import Unreadable, read
from ftcli.wording.tokens import fold

MOST_CLAIMS = 50
# "12 emplois pour 1 000 habitants" is a ratio, not a number of jobs.
_PER_HEAD = re.compile(
    r"[^,;.:()]{0,40}?\b(?:pour|par|per|for)\b[^;:()]{0,20}?"
    r"\b(?:habitant|inhabitant|people|resident|capita|tete)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CLAUSE_END = re.compile(r"[,;:.!?()\n]")
# Numbers that a name for what they count makes a claim of.
_NAMELESS = frozenset({Reason.COUNT, Reason.VAGUE, Reason.MONEY, Reason.SHARE, Reason.DURATION})
# Numbers that claim something all the same, but nothing that figures of the ecosystem can judge.
_NO_JUDGE = frozenset({
    Reason.CHANGE, Reason.UNCLEAR, Reason.COMPANY, Reason.OTHER_TERRITORY, Reason.NATIONAL,
})  # fmt: skip


class NothingToCheck(UsageError, ValueError):
    """A phrase claims nothing that figures of the ecosystem can judge."""


class Claim(NamedTuple):
    """A figure that a phrase claims of an ecosystem.

    Attributes:
        stated: its words.
        quantity: what they entail, in the metric's unit.
        metric: what it counts.
        concept: the noun it counts, singular, as in `ftcli.warnings.concept_of`; None for none.
        mode: how an aim is meant, as in the data file; None for what is or was.
        on: the date it is about; None where neither the words nor the caller say.
        deadline: when an aim is due, as far as it is known.
        area: type and name of the region or site that it counts instead of the whole territory.
    """

    stated: str
    quantity: Quantity
    metric: str
    concept: str | None = None
    mode: str | None = None
    on: Period | None = None
    deadline: Period | None = None
    area: tuple[str, str] | None = None

    @property
    def date(self) -> Period | None:
        """The date that statements must share a year with: of an aim, when it is due."""
        return self.deadline or self.on


class Unchecked(NamedTuple):
    """A number of a phrase that no figure of the ecosystem can judge.

    Attributes:
        stated: its words.
        reason: why.
        unit: its unit, None where the words give none.
        territory: whose figure it is, where another's.
    """

    stated: str
    reason: Reason
    unit: str | None = None
    territory: str | None = None


def claims(  # noqa: PLR0913  # a phrase, and what its words may leave out
    phrase: str,
    dataset: Dataset,
    ecosystem: Ecosystem,
    *,
    metric: str | None = None,
    on: Period | None = None,
    strict: bool = False,
) -> tuple[list[Claim], list[Unchecked]]:
    """The claims of a phrase in its order, and the numbers in it that cannot be judged.

    Args:
        phrase: the words.
        dataset: the territories that may be named.
        ecosystem: the one that it is said of.
        metric: what numbers count whose words do not say.
        on: the date it is about; by default the one that its words name.
        strict: whether bounds that are a convention are dropped.

    Raises:
        UnknownMetric: `metric` is none of the catalogue.
        NothingToCheck: it holds no claim, or more than anybody says in a phrase.
        UnreadablePhrases: it is no UTF-8.

    >>> from ftcli import load
    >>> dataset = load()
    >>> said, _ = claims("en 2014, 9 500 emplois", dataset, dataset["saint-etienne"])
    >>> [(claim.metric, str(claim.on)) for claim in said]
    [('jobs', '2014')]
    """
    if metric is not None:
        metric_named(metric)
    encoded(phrase, "PHRASE")
    several = of_parts(extract(phrase, dataset, city=ecosystem.id), phrase, ecosystem)
    candidates = [_said(one, phrase) for one in several]
    found, left = _sifted(candidates, phrase, metric, on)
    if strict:
        found = [_strictly(claim) for claim in found]
    _check_counted(found, left, metric, phrase)
    if not found:
        raise _refusal(phrase, left, ecosystem)
    return found, left


def _sifted(
    candidates: Sequence[Candidate], phrase: str, metric: str | None, on: Period | None
) -> tuple[list[Claim], list[Unchecked]]:
    """The claims among numbers, and those that claim something and cannot be judged."""
    only = _only_date(candidates)
    found: list[Claim] = []
    left: list[Unchecked] = []
    for index, candidate in enumerate(candidates):
        concept = _concept(candidate.stated, _words(candidates, index, phrase))
        claim, reason = _claim(candidate, concept, metric, on, only), candidate.reason
        if claim is not None:
            found.append(claim)
        elif reason is not None and reason in _NAMELESS | _NO_JUDGE:
            unit = candidate.quantity.unit if candidate.quantity else None
            left.append(Unchecked(_line(candidate.stated), reason, unit, candidate.territory))
    return found, left


def _check_counted(
    found: Sequence[Claim], left: Sequence[Unchecked], metric: str | None, phrase: str
) -> None:
    """Raises NothingToCheck where a metric fits no number, or where there are too many."""
    if metric and (found or left) and not any(claim.metric == metric for claim in found):
        raise NothingToCheck(
            f"no figure in {_shown(phrase)} can be {metric}",
            f"{metric} is told in {_unit(metric)}; leave --metric out, or name another",
        )
    if len(found) > MOST_CLAIMS:
        raise NothingToCheck(
            f"{len(found)} figures in one phrase, more than {MOST_CLAIMS}",
            "give the words of one claim; 'ftcli audit' takes a whole article",
        )


def _said(candidate: Candidate, phrase: str) -> Candidate:
    """A number as said of the ecosystem, where no word gives it to a firm; a ratio is none."""
    if _PER_HEAD.match(fold(phrase[candidate.end : candidate.end + 99])):
        return candidate._replace(reason=Reason.UNCLEAR)
    holder = dict(candidate.why).get("territory")
    if candidate.reason is not Reason.COMPANY:
        return candidate
    if holder:
        return candidate._replace(territory=holder)
    kind = Kind.TARGET if candidate.aim else Kind.OBSERVATION
    return candidate._replace(kind=kind, reason=None)


def _claim(
    candidate: Candidate,
    concept: str | None,
    metric: str | None,
    on: Period | None,
    only: Period | None,
) -> Claim | None:
    """What a number of the phrase claims; None where figures cannot judge it."""
    quantity = candidate.quantity
    if quantity is None or candidate.kind is Kind.CONTEXT or candidate.reason in _NO_JUDGE:
        return None
    counted = metric if metric and _can_be(candidate, metric, concept) else candidate.metric
    if counted is None or not (candidate.is_taken or candidate.reason in _NAMELESS):
        return None
    aim = candidate.aim
    return Claim(
        _line(candidate.stated),
        _in_unit(quantity, counted),
        counted,
        concept,
        aim.mode if aim else None,
        on or (None if aim else candidate.on or only),
        _deadline(candidate, on),
        candidate.area,
    )


def _can_be(candidate: Candidate, metric: str, concept: str | None) -> bool:
    """Whether a number can be of a metric: 384 entreprises can be members, 384 € cannot."""
    unit = candidate.quantity.unit if candidate.quantity else None
    wanted = METRICS[metric]
    if unit is None or unit == wanted.unit or {unit, wanted.unit} <= MONEY:
        return True
    is_noun = concept in wanted.nouns or candidate.metric is None
    return {unit, wanted.unit} <= COUNTS and is_noun


def _in_unit(quantity: Quantity, metric: str) -> Quantity:
    """The quantity in the unit of a metric; a yearly metric needs no saying that it is."""
    wanted = METRICS[metric]
    if quantity.unit is None or {quantity.unit, wanted.unit} <= COUNTS:
        quantity = quantity.with_unit(wanted.unit)
    is_implied = wanted.is_yearly and quantity.per == "year"
    return replace(quantity, per=None) if is_implied else quantity


def _concept(stated: str, words: str) -> str | None:
    """What a number counts, by its own words and those up to the end of its clause."""
    with suppress(Unreadable):
        return concept_in(read(stated).concept, words)
    return None


def _words(candidates: Sequence[Candidate], index: int, phrase: str) -> str:
    """The words of a number, as far as the next one or the end of the clause."""
    start, end = candidates[index].start, candidates[index].end
    behind = [one.start for one in candidates[index + 1 :] if one.start >= end]
    stop = min(behind, default=len(phrase))
    clause = _CLAUSE_END.search(phrase, end, stop)
    return phrase[start : clause.start() if clause else stop]


def _deadline(candidate: Candidate, on: Period | None) -> Period | None:
    with suppress(BadDate):  # it lies past the calendar
        return candidate.horizon.deadline(on) if candidate.horizon else None
    return None


def _only_date(candidates: Sequence[Candidate]) -> Period | None:
    """The one date that a phrase names: "12 000 emplois (2014)"; None for none, or several."""
    dated = [_date(one.stated) for one in candidates if one.reason is Reason.DATE]
    return dated[0] if len(dated) == 1 else None


def _date(stated: str) -> Period | None:
    found, year = horizon(stated), _YEAR.search(stated)
    if found is not None and found.date is not None:
        return found.date
    return Period.parse(year[0]) if year else None


def _strictly(claim: Claim) -> Claim:
    # Without its step a number is not taken for another that was rounded.
    return claim._replace(quantity=replace(claim.quantity.strict(), step=None))


def _refusal(phrase: str, left: Sequence[Unchecked], ecosystem: Ecosystem) -> NothingToCheck:
    """Why nothing in a phrase can be judged, and what to do."""
    if not left:
        return NothingToCheck(
            f"no figure in {_shown(phrase)}", 'give the words of the claim: "12 000 emplois"'
        )
    first = left[0]
    said = _shown(first.stated)
    if first.reason in _NAMELESS:
        near = "revenue" if first.unit in MONEY else "jobs_share" if first.unit == "%" else "jobs"
        return NothingToCheck(
            f"{said} does not say what it counts ({first.reason.value})",
            f"name the metric: --metric {near}; 'ftcli metrics' lists them",
        )
    if first.territory:
        return NothingToCheck(
            f"{said} is said of {first.territory}, not of {ecosystem.name}",
            "name the city that it is said of, or give the words of the claim alone",
        )
    return NothingToCheck(
        f"{said} cannot be checked: {first.reason.value}",
        'numbers are checked, not ratios or changes: "12 000 emplois", "créer 500 emplois"',
    )


def _unit(metric: str) -> str:
    unit = METRICS[metric].unit
    return "numbers" if unit == "count" else unit


def _shown(text: str) -> str:
    return f'"{shortened(_line(text))}"'


def _line(text: str) -> str:
    return " ".join(text.split())
