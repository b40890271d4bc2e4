"""The data file as Pydantic models: sources, figures, targets, labels, ecosystems.

The words are the source of truth: `stated` is read into a `Quantity` on first use. Unknown keys,
NaN, infinity and control characters are refused; every fault names its place.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    Tag,
    WithJsonSchema,
    model_validator,
)

from ftcli.catalogue import METRICS
from ftcli.dates import BadDate, Period
from ftcli.quantity import COUNTS, MONEY, Quantity
from ftcli.wording.horizons import horizon
from ftcli.wording.reading import Reading, Unreadable, read

FORMAT = "ftcli/1"
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = frozenset("\u200c\u200d\u00ad")


def _visible(text: str) -> str:
    if not text.isprintable():
        for char in text:
            if unicodedata.category(char) in HIDDEN and char not in JOINERS:
                name = unicodedata.name(char, "control character")
                raise ValueError(f"holds U+{ord(char):04X} ({name.lower()}), which cannot be seen")
    return text


def _date(text: object) -> Period:
    if not isinstance(text, str):
        raise ValueError('a date is a text such as "2014-10"')  # noqa: TRY004  # pydantic's way
    try:
        return Period.parse(text)
    except BadDate as error:
        raise ValueError(
            f"{error.message}; {error.hint}" if error.hint else error.message
        ) from error


def _metric(name: str) -> str:
    if name not in METRICS:
        from difflib import get_close_matches  # only a misspelt file pays for it

        near = get_close_matches(name, METRICS, 1)
        hint = f"did you mean {near[0]!r}?" if near else "'ftcli metrics' lists them"
        raise ValueError(f"no metric called {name!r}; {hint}")
    return name


def _number(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number of at most 15 digits, or a longer one as a text")  # noqa: TRY004
    text = str(value)
    if len(text) > 60:
        raise ValueError("a number of at most 60 characters")
    if isinstance(value, int | float) and sum(char.isdigit() for char in text) > 17:
        raise ValueError("a number of more than 15 digits is written as a text")
    try:
        number = Decimal(text)
    except ArithmeticError as error:
        raise ValueError(f"{text!r} is no number") from error
    if not number.is_finite() or abs(number.adjusted()) > 60:
        raise ValueError(f"{text!r} is no finite number")
    return Fraction(number)


Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_visible)]
Phrase = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_visible)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s\x00-\x1f\x7f]+$", max_length=2000)]
Year = Annotated[str, Field(pattern=r"^\d{4}$")]
EdtfDate = Annotated[
    Period,
    PlainValidator(_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "description": "EDTF: 2014, 2014-10, 2014-07/2014-09"}),
]
Exact = Annotated[
    Fraction,
    PlainValidator(_number),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"]}),
]
MetricName = Annotated[str, AfterValidator(_metric)]
UnitName = Literal[
    "jobs", "firms", "startups", "people", "count", "EUR", "USD", "GBP", "%", "m2", "ha", "day",
    "month", "year", "multiple",
]  # fmt: skip
Sector = Literal[
    "jde-2015", "oecd-ict", "insee-economie-numerique",
    "insee-numerique-sectors-and-occupations", "digital+electronics",
]  # fmt: skip


class Record(BaseModel):
    """What all records of the file share: frozen, no unknown key, no NaN."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True)


class Source(Record):
    """Where a figure was read.

    Attributes:
        title: title of the page or study.
        publisher: who published it.
        author: who wrote it.
        published: when, as an EDTF date.
        kind: official-statistics, institution, press, blog or register.
        url: its address.
        language: ISO 639-1, French by default.
        licence: the licence of its data, where one is given.
    """

    title: Text
    publisher: Text
    author: Text | None = None
    published: EdtfDate | None = None
    kind: Literal["official-statistics", "institution", "press", "blog", "register"]
    url: Url | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "fr"
    licence: Text | None = None


class Area(Record):
    """The part, or the larger unit, that a figure counts instead of the whole territory."""

    type: Literal["region", "department", "city", "site"]
    name: Text


class Narrowing(Record):
    """A range that the words alone do not give; it may only narrow them."""

    low: Exact | None = None
    high: Exact | None = None


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
        value: the number, where the words don't give it; a `Narrowing` narrows their bounds.
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
        return _read(self)

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


class Label(Record):
    """An event in the history of an ecosystem's label."""

    on: EdtfDate
    status: Literal[
        "candidate", "labelled", "network", "capitale", "communauté", "refused", "exempt"
    ]  # fmt: skip
    name: Text | None = None
    source: Slug
    note: Text | None = None


class PerimeterUnit(Record):
    """An official territorial unit: an EPCI by its SIREN, a commune by its INSEE code."""

    siren: Annotated[str, Field(pattern=r"^\d{9}$")] | None = None
    code: Annotated[str, Field(pattern=r"^[0-9A-B]{5}$")] | None = None
    name: Text
    type: Literal["METRO", "MET69", "CU", "CA", "CC", "COMMUNE", "REGION", "DEPARTMENT"]


class Population(Record):
    """A municipal population."""

    value: Annotated[int, Field(gt=0, lt=10**9)]
    source: Slug


class Perimeter(Record):
    """The official units that an ecosystem is measured on, and their population by year."""

    units: Annotated[tuple[PerimeterUnit, ...], Field(strict=False, min_length=1)]
    against_bid: Literal["same", "wider", "narrower", "unknown"] = "unknown"
    population: dict[Year, Population] = {}
    note: Text | None = None


class Ecosystem(Record):
    """A territory's tech ecosystem.

    Attributes:
        name: its name.
        aliases: other names it is known by.
        region: the region it lies in.
        perimeter: the official units it is measured on.
        labels: the history of its label.
        figures: what is stated of it; rival figures are all kept.
        targets: what it aims at.
        note: anything a reader should know.
    """

    name: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_visible)]
    aliases: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    region: Text | None = None
    perimeter: Perimeter | None = None
    labels: Annotated[tuple[Label, ...], Field(strict=False)] = ()
    figures: Annotated[tuple[Figure, ...], Field(strict=False)] = ()
    targets: Annotated[tuple[Target, ...], Field(strict=False)] = ()
    note: Text | None = None

    _id: str = PrivateAttr(default="")
    _strict: bool = PrivateAttr(default=False)
    _sources: Mapping[str, Source] = PrivateAttr(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in commands and machine formats: "saint-etienne"."""
        return self._id

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources of its dataset, by id."""
        return self._sources

    def quantity(self, statement: Statement) -> Quantity:
        """What a figure of this ecosystem says, in the reading of its dataset.

        Raises:
            Unreadable: the words give no number; the message names ecosystem and field.
        """
        try:
            quantity = statement.quantity
        except Unreadable as error:
            raise Unreadable(f"{self._place(statement)}: {error.message}", error.hint) from error
        return quantity.strict() if self._strict else quantity

    def _place(self, statement: Statement) -> str:
        for kind in ("figures", "targets"):
            for index, candidate in enumerate(getattr(self, kind)):
                if candidate is statement:
                    return f"{self._id}, {kind}[{index}].stated"
        return self._id


class Dataset(Record):
    """A data file: sources and ecosystems.

    Attributes:
        format: the version of the format.
        updated: the day the file was last revised.
        credit: licence and credit of the data.
        sources: the sources, by id.
        ecosystems: the ecosystems, by id.
    """

    json_schema: str | None = Field(default=None, alias="$schema")
    format: Literal["ftcli/1"]
    updated: EdtfDate
    credit: Text | None = None
    sources: dict[Slug, Source]
    ecosystems: dict[Slug, Ecosystem]

    @model_validator(mode="after")
    def _name_ecosystems(self) -> Self:
        for name, ecosystem in self.ecosystems.items():
            ecosystem._id = name
            ecosystem._sources = self.sources
        return self

    def __getitem__(self, name: str) -> Ecosystem:
        """The ecosystem of an id. Raises KeyError; `ftcli.store.find` takes any spelling."""
        return self.ecosystems[name]

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        """The ids of the ecosystems, in file order."""
        return iter(self.ecosystems)

    def __len__(self) -> int:
        return len(self.ecosystems)

    @property
    def figure_count(self) -> int:
        """How many figures it holds, targets apart."""
        return sum(len(ecosystem.figures) for ecosystem in self.ecosystems.values())

    def as_of(self, date: Period) -> "Dataset":
        """What was known on the last day of a date: figures, targets and labels until then."""

        def until(ecosystem: Ecosystem) -> dict[str, object]:
            return {
                kind: tuple(item for item in getattr(ecosystem, kind) if item.on.last <= date.last)
                for kind in ("figures", "targets", "labels")
            }

        return self._with({name: until(item) for name, item in self.ecosystems.items()})

    def strictly(self) -> "Dataset":
        """The same in strict reading: bounds that are a convention are dropped."""
        copy = self._with({name: {} for name in self.ecosystems})
        for ecosystem in copy.ecosystems.values():
            ecosystem._strict = True
        return copy

    def _with(self, changes: Mapping[str, Mapping[str, object]]) -> "Dataset":
        ecosystems = {
            name: ecosystem.model_copy(update=dict(changes[name]))
            for name, ecosystem in self.ecosystems.items()
        }
        return self.model_copy(update={"ecosystems": ecosystems})


def _read(statement: Statement) -> Reading:
    metric = METRICS[statement.metric]
    heads = metric.unit in COUNTS
    fallback = statement.unit or (None if metric.unit in MONEY else metric.unit)
    try:
        reading = read(statement.stated, fallback)
    except Unreadable:
        if not isinstance(statement.value, Fraction):
            raise
        reading = Reading(Quantity.exactly(statement.value, fallback), 0, len(statement.stated))
    return _checked(statement, reading, heads=heads)


def _checked(statement: Statement, reading: Reading, *, heads: bool) -> Reading:
    quantity = reading.quantity
    unit = quantity.unit
    if unit is None:
        raise Unreadable(
            f'no currency in "{statement.stated}"', 'give the figure a unit: "unit": "EUR"'
        )
    metric_unit = METRICS[statement.metric].unit
    if isinstance(statement, Target) and unit in {"%", "multiple"}:
        pass
    elif heads and unit in COUNTS:
        quantity = quantity.with_unit(metric_unit)
    elif unit != metric_unit and not (unit in MONEY and metric_unit in MONEY):
        raise Unreadable(
            f'"{statement.stated}" counts {unit}, the metric {statement.metric} {metric_unit}',
            "state the words that hold the figure, or another metric",
        )
    quantity = _narrowed(statement, quantity)
    per = quantity.per or statement.per
    return replace(reading, quantity=replace(quantity, per=per))


def _narrowed(statement: Statement, quantity: Quantity) -> Quantity:
    value = statement.value
    if isinstance(value, Fraction) and quantity.nominal is not None and value != quantity.nominal:
        raise Unreadable(
            f'"{statement.stated}" says {float(quantity.nominal):,g}, value {float(value):,g}',
            "correct one of the two",
        )
    if not isinstance(value, Narrowing):
        return quantity
    for bound in (value.low, value.high):
        if bound is not None and bound not in quantity:
            raise Unreadable(
                f'value {float(bound):,g} lies outside "{statement.stated}"',
                "low and high may only narrow what the words give",
            )
    if value.low is not None:
        quantity = replace(quantity, low=value.low, low_open=False, low_assumed=False)
    if value.high is not None:
        quantity = replace(quantity, high=value.high, high_open=False, high_assumed=False)
    return quantity
