"""What to look at in a data file that breaks no rule: dates, parts, copies, what nothing uses.

The codes are stable; `docs/validating.md` explains each with an example.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.catalogue import METRICS
from ftcli.dates import Period
from ftcli.model import Dataset, Ecosystem, Figure, Source, Statement
from ftcli.quantity import COUNTS, MONEY, Quantity
from ftcli.store.faults import Keys, json_path, place
from ftcli.store.integrity import STATED, used_by
from ftcli.wording.horizons import horizon
from ftcli.wording.reading import Unreadable, read

FINDING_CODES = (
    "count-not-whole",
    "date-after-publication",
    "horizon-vague",
    "other-date-in-words",
    "part-exceeds-whole",
    "recopied",
    "source-undated",
    "source-unused",
    "target-undated",
    "value-not-in-words",
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
# "412 membres, contre 300 en 2014", "412 membres (300 en 2014)"
_COMPARED = re.compile(
    r"\b(?:contre|rapport|depuis|vs|versus|compared|since|against)\b|\(", re.IGNORECASE
)
_IN_PARTS = re.compile(
    r"\b(?:ETP|FTE|équivalents?|equivalents?)\b", re.IGNORECASE
)  # full-time jobs
_DAYS_BETWEEN_YEARS = 31  # "au 1er janvier 2015" holds at the end of 2014
SMALL = 20  # below it, a count may well be the same again years later


class Finding(NamedTuple):
    """Something to look at.

    Attributes:
        code: one of `FINDING_CODES`.
        keys: where it stands: keys and indexes from the root of the document.
        values: what its text names: phrases, dates, ids.
        file: what the file is called.
        line: its line in the file, from 1; None where it was not looked for.
        column: its column in that line, from 1, in characters; None like `line`.
    """

    code: str
    keys: Keys
    values: Mapping[str, str]
    file: str = ""
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words: "saint-etienne, figures[2].on"."""
        return place(self.keys)

    @property
    def path(self) -> str:
        """Where it stands, as JSON path: "$.ecosystems['saint-etienne'].figures[2].on"."""
        return json_path(self.keys)


def findings(dataset: Dataset) -> Iterator[Finding]:
    """What to look at in a dataset whose words are all readable, city by city, then its sources.

    >>> from ftcli import load
    >>> [(one.place, one.values["stated"]) for one in findings(load())
    ...  if one.code == "target-undated"][0]
    ('saint-etienne, targets[4]', '50 startups par an')
    """
    used: set[str] = set()
    for ecosystem in dataset.ecosystems.values():
        used |= used_by(ecosystem)
        yield from of_ecosystem(ecosystem)
    yield from of_sources(dataset.sources, used)


def of_ecosystem(ecosystem: Ecosystem) -> Iterator[Finding]:
    """What to look at in an ecosystem, among the sources it knows."""
    me = ("ecosystems", ecosystem.id)
    yield from _after_publication(ecosystem, me)
    yield from _above_their_whole(ecosystem, me)
    yield from _recopied(ecosystem, me)
    yield from _of_other_dates(ecosystem, me)
    yield from _not_whole(ecosystem, me)
    for kind in ("figures", "targets"):
        for index, statement in enumerate(getattr(ecosystem, kind)):
            if statement.value is not None or statement.unit or statement.per:
                yield from _not_in_words(statement, (*me, kind, index))
    yield from _without_deadline(ecosystem, me)


def of_sources(sources: Mapping[str, Source], used: Container[str]) -> Iterator[Finding]:
    """What to look at in sources, of which some are used."""
    for id_, source in sources.items():
        if id_ not in used:
            yield Finding("source-unused", ("sources", id_), {"source": id_})
        if source.published is None:
            yield Finding("source-undated", ("sources", id_), {"source": id_})


def _after_publication(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    """Statements whose earliest day lies behind the last on which their source was published."""
    sources = ecosystem.sources
    for kind in STATED:
        for index, statement in enumerate(getattr(ecosystem, kind)):
            published = sources[statement.source].published
            if published is not None and statement.on.first > published.last:
                values = {"on": str(statement.on), "published": str(published)}
                values["source"] = statement.source
                yield Finding("date-after-publication", (*me, kind, index, "on"), values)


def _above_their_whole(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    """Parts that are larger than every figure of their source and date that they may be part of."""
    if not any(figure.part_of for figure in ecosystem.figures):
        return
    wholes: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in ecosystem.figures:
        wholes.setdefault((figure.metric, figure.source, str(figure.on)), []).append(figure)
    for index, figure in enumerate(ecosystem.figures):
        if figure.part_of:
            held = wholes[figure.part_of, figure.source, str(figure.on)]
            if all(_is_above(figure.quantity, whole.quantity) for whole in held):
                values = {"stated": figure.stated, "whole": held[0].stated}
                yield Finding("part-exceeds-whole", (*me, "figures", index, "stated"), values)


def _is_above(part: Quantity, whole: Quantity) -> bool:
    """Whether the words alone make a part more than a whole of the same kind."""
    part, whole = part.strict(), whole.strict()
    alike = {part.unit, whole.unit} <= COUNTS or part.unit == whole.unit
    if not alike or part.per != whole.per or part.low is None or whole.high is None:
        return False
    touches = part.low == whole.high
    return part.low > whole.high or (touches and (part.low_open or whole.high_open))


def _recopied(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    """Figures that give the number of an earlier year again, told of the first that gave it."""
    figures = ecosystem.figures
    alike: dict[object, list[int]] = {}
    for index, figure in enumerate(figures):
        number = _telling(figure.quantity)
        if number is not None:
            alike.setdefault((figure.metric, number.numerator), []).append(index)
    for near in alike.values():
        if len(near) == 1:
            continue
        same: dict[object, list[int]] = {}
        for index in near:
            same.setdefault(_claim(figures[index]), []).append(index)
        for indexes in same.values():
            yield from _again(figures, indexes, me)


def _again(figures: Sequence[Figure], same: Sequence[int], me: Keys) -> Iterator[Finding]:
    first = min(same, key=lambda index: figures[index].on.first)
    for index in same:
        on = figures[index].on
        if on.first.year > figures[first].on.last.year:
            values = {
                "stated": figures[index].stated,
                "on": str(on),
                "first": figures[first].stated,
                "first_on": str(figures[first].on),
                "first_place": f"figures[{first}]",
            }
            yield Finding("recopied", (*me, "figures", index, "stated"), values)


def _of_other_dates(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    """Figures whose words give a date outside the one they hold at: aims, and other years."""
    for index, figure in enumerate(ecosystem.figures):
        # Looking for a date takes long; what it is compared with may be of any.
        if not _YEAR.search(figure.stated) or _COMPARED.search(figure.stated):
            continue
        said = horizon(figure.stated)
        if said is not None and said.date is not None and _is_apart(said.date, figure.on):
            values = {"stated": figure.stated, "date": str(said.date), "on": str(figure.on)}
            yield Finding("other-date-in-words", (*me, "figures", index, "on"), values)


def _is_apart(date: Period, on: Period) -> bool:
    is_other = date.precedes(on) or (on.precedes(date) and not on.open_end)
    return is_other and date.days_from(on) > _DAYS_BETWEEN_YEARS


def _not_whole(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    """Counts of what comes whole, as a number that is not."""
    for index, figure in enumerate(ecosystem.figures):
        quantity = figure.quantity
        number = quantity.nominal
        is_whole = number is None or number.denominator == 1 or _IN_PARTS.search(figure.stated)
        if not is_whole and quantity.is_exact and quantity.unit in COUNTS and not quantity.per:
            values = {"stated": figure.stated}
            yield Finding("count-not-whole", (*me, "figures", index, "stated"), values)


def _telling(quantity: Quantity) -> Fraction | None:
    """The number of a quantity that it would be strange to count again years later."""
    number = quantity.nominal if quantity.nominal is not None else quantity.low
    if number is not None and quantity.unit in COUNTS:
        is_small = number.numerator < SMALL * number.denominator  # comparing fractions is slow
        return None if is_small else number
    return number


def _claim(figure: Figure) -> tuple[object, ...]:
    """What two figures say that say the same."""
    quantity = figure.quantity
    ends = (quantity.low, quantity.high, quantity.low_open, quantity.high_open)
    counted = (quantity.nominal, quantity.unit, quantity.per)
    return (*ends, *counted, figure.area, figure.sector, figure.context)


def _not_in_words(statement: Statement, me: Keys) -> Iterator[Finding]:
    """Values, units and rates that stand beside the words because those do not say them."""
    for name, says in _SAYS.items():
        if getattr(statement, name) is not None and not says(statement):
            values = {"stated": statement.stated, "key": name, "value": _told(statement, name)}
            yield Finding("value-not-in-words", (*me, name), values)


def _told(statement: Statement, name: str) -> str:
    value = getattr(statement, name)
    if isinstance(value, str):
        return value
    ends = (value, value) if isinstance(value, Fraction) else (value.low, value.high)
    low, high = (f"{float(end):.15g}" if end is not None else "…" for end in ends)
    return low if low == high else f"{low}–{high}"


def _says_value(statement: Statement) -> bool:
    metric = METRICS[statement.metric]
    unit = statement.unit or (None if metric.unit in MONEY else metric.unit)
    try:
        words = read(statement.stated, unit).quantity
    except Unreadable:
        return False
    quantity = statement.quantity
    return (words.low, words.high) == (quantity.low, quantity.high)


def _says_unit(statement: Statement) -> bool:
    try:
        unit = read(statement.stated).quantity.unit
    except Unreadable:
        return False
    # "8 milliards de chiffre d'affaires" counts something, in no currency.
    return unit == statement.unit or {unit, statement.unit} <= COUNTS


def _says_rate(statement: Statement) -> bool:
    try:
        return read(statement.stated, statement.unit).quantity.per is not None
    except Unreadable:
        return False


_SAYS = {"value": _says_value, "unit": _says_unit, "per": _says_rate}


def _without_deadline(ecosystem: Ecosystem, me: Keys) -> Iterator[Finding]:
    for index, target in enumerate(ecosystem.targets):
        if target.deadline is not None:
            continue
        values, keys = {"stated": target.stated}, (*me, "targets", index)
        if target.horizon is None:
            yield Finding("target-undated", keys, values)
        else:
            values["horizon"] = target.horizon
            yield Finding("horizon-vague", (*keys, "horizon"), values)
