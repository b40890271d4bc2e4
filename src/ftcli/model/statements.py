"""Figures and targets: a metric stated in words, by a source, at a date."""

from dataclasses import replace
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Discriminator, Field, Tag, model_validator

from ftcli.catalogue import METRICS
from ftcli.dates import Period
from ftcli.model.fields import (
    EdtfDate,
    Exact,
    MetricName,
    Phrase,
    Record,
    Sector,
    Slug,
    Text,
    UnitName,
)
from ftcli.quantity import COUNTS, MONEY, NEVER_NEGATIVE, Quantity
from ftcli.wording.horizons import horizon
from ftcli.wording.reading import Reading, Unreadable, read

_PEOPLE = frozenset({"jobs", "people"})
_FIRMS = frozenset({"firms", "startups"})


class Area(Record):
    """The part, or the larger unit, that a figure counts instead of the whole territory.

    Attributes:
        type: region, department, city or site.
        name: its name.
    """

    type: Literal["region", "department", "city", "site"]
    name: Text

    def __str__(self) -> str:
        return f"{self.type}: {self.name}"


class Narrowing(Record):
    """A range that the words alone do not give; it may only narrow them.

    Attributes:
        low: the least it may be.
        high: the most it may be.
    """

    low: Exact | None = None
    high: Exact | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a range has low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        return self


def _value_tag(value: object) -> str:
    return "range" if isinstance(value, dict | Narrowing) else "number"


Value = Annotated[
    Annotated[Exact, Tag("number")] | Annotated[Narrowing, Tag("range")],
    Discriminator(_value_tag),
]


class Statement(Record):
    """What a figure and a target share: a metric stated in words, by a source, at a date.

    Attributes:
        metric: what is counted, a name of the catalogue.
        stated: the shortest phrase of the source that holds the figure, hedge included.
        on: when it held, as an EDTF date.
        source: id of the source.
        value: the number, where the words don't give it; a `Narrowing` (low, high) narrows
            their bounds.
        unit: the unit, where the words don't give it.
        per: "year" and the like, where the words don't say it.
        area: what it counts instead of the whole territory.
        sector: the definition of digital it uses; absent for the self-declared one.
        counts: what exactly is counted.
        note: anything a reader should know.
    """

    metric: MetricName
    stated: Phrase
    on: EdtfDate
    source: Slug
    value: Value | None = None
    unit: UnitName | None = None
    per: Literal["year", "month", "day"] | None = None
    area: Area | None = None
    sector: Sector | None = None
    counts: Text | None = None
    note: Text | None = None

    @cached_property
    def reading(self) -> Reading:
        """The words as read, with the unit of the metric where they count heads.

        Raises:
            Unreadable: the words give no number, or one that contradicts `value` or the metric.
        """
        is_target = isinstance(self, Target)
        return _reading(self.metric, self.stated, self.value, self.unit, self.per, is_target)

    @property
    def quantity(self) -> Quantity:
        """What the words entail. Raises Unreadable like `reading`."""
        return self.reading.quantity


class Figure(Statement):
    """One statement of one metric, for one ecosystem, by one source, at one date.

    Attributes:
        part_of: the metric, of the same source and date, that this is a part of.
        context: whether it is background, never chosen.
    """

    part_of: MetricName | None = None
    context: bool = False


class Target(Statement):
    """An announced aim.

    Attributes:
        mode: increment, level, flow, multiply or growth.
        horizon: when it is due, as stated.
        due: `deadline` in the file: the date it is due, where the words don't give it.
    """

    mode: Literal["increment", "level", "flow", "multiply", "growth"]
    horizon: Phrase | None = None
    due: EdtfDate | None = Field(default=None, alias="deadline")

    @cached_property
    def deadline(self) -> Period | None:
        """When it is due: `deadline` of the file, else the horizon, else words in `stated`."""
        if self.due is not None:
            return self.due
        found = horizon(self.horizon or "") or horizon(self.stated)
        return found.deadline(self.on) if found else None


class _Words(NamedTuple):
    """All that decides how a statement is read."""

    metric: str
    stated: str
    value: Fraction | Narrowing | None
    unit: str | None
    per: str | None
    is_target: bool


@lru_cache(maxsize=65536)  # large files say the same thousands of times
def _reading(  # noqa: PLR0913, PLR0917
    metric: str,
    stated: str,
    value: Fraction | Narrowing | None,
    unit: str | None,
    per: str | None,
    is_target: bool,  # noqa: FBT001
) -> Reading:
    """A reading by all that it rests on, each by itself: the cache tells them apart fastest so."""
    return _read(_Words(metric, stated, value, unit, per, is_target))


def _read(statement: _Words) -> Reading:
    metric = METRICS[statement.metric]
    given = statement.unit or (None if metric.unit in MONEY else metric.unit)
    try:
        reading = read(statement.stated, given)
    except Unreadable:
        if not isinstance(statement.value, Fraction):
            raise
        reading = Reading(Quantity.exactly(statement.value, given), 0, len(statement.stated))
    quantity = _narrowed(statement, _in_metric_unit(statement, reading.quantity))
    if metric.unit in NEVER_NEGATIVE and quantity.low is not None and quantity.low < 0:
        raise Unreadable(f"{statement.metric} cannot be negative", "correct the value")
    rate = _rate(statement, quantity.per)
    if rate != quantity.per:
        quantity = replace(quantity, per=rate)
    return reading if quantity is reading.quantity else reading._replace(quantity=quantity)


def _in_metric_unit(statement: _Words, quantity: Quantity) -> Quantity:
    """The quantity in the metric's unit; whoever counts heads counts the metric's."""
    unit, metric_unit = quantity.unit, METRICS[statement.metric].unit
    said = f'"{statement.stated}"'
    if unit is None:
        raise Unreadable(f"no currency in {said}", 'give the figure a unit: "unit": "EUR"')
    if statement.unit not in {None, unit} and not {statement.unit, unit} <= COUNTS:
        raise Unreadable(
            f"{said} counts {unit}, its unit says {statement.unit}", "correct one of the two"
        )
    if statement.is_target and unit in {"%", "multiple"}:
        return quantity
    if {unit, metric_unit} <= COUNTS and not _are_others(unit, metric_unit):
        is_same = unit == metric_unit and quantity.low is not None
        return quantity if is_same else quantity.with_unit(metric_unit)
    if unit != metric_unit and not {unit, metric_unit} <= MONEY:
        raise Unreadable(
            f"{said} counts {unit}, the metric {statement.metric} {metric_unit}",
            "state the words that hold the figure, or another metric",
        )
    return quantity


def _are_others(unit: str, other: str) -> bool:
    """Whether one counts people and the other firms, so that one is not the other by any name."""
    return any(
        unit in some and other in more for some, more in ((_PEOPLE, _FIRMS), (_FIRMS, _PEOPLE))
    )


def _rate(statement: _Words, stated: str | None) -> str | None:
    """What the figure is per: by its words, else by the file; a yearly metric needs no saying."""
    if stated and statement.per and stated != statement.per:
        raise Unreadable(
            f'"{statement.stated}" is per {stated}, its per says {statement.per}',
            "correct one of the two",
        )
    per = stated or statement.per
    return None if per == "year" and METRICS[statement.metric].is_yearly else per


def _narrowed(statement: _Words, quantity: Quantity) -> Quantity:
    """The quantity within the `value` of the file, which may not contradict the words."""
    value, said = statement.value, f'"{statement.stated}"'
    if value is None:
        return quantity
    if isinstance(value, Fraction):
        if value != quantity.nominal:
            number = "a range" if quantity.nominal is None else f"{float(quantity.nominal):,g}"
            raise Unreadable(
                f"{said} says {number}, value {float(value):,g}", "correct one of the two"
            )
        return quantity
    for bound in (value.low, value.high):
        if bound is not None and bound not in quantity:
            raise Unreadable(
                f"value {float(bound):,g} lies outside {said}",
                "low and high may only narrow what the words give",
            )
    if value.low is not None:
        quantity = replace(quantity, low=value.low, low_open=False, low_assumed=False)
    if value.high is not None:
        quantity = replace(quantity, high=value.high, high_open=False, high_assumed=False)
    if quantity.nominal is not None and quantity.nominal not in quantity:
        quantity = replace(quantity, nominal=None)
    return quantity
