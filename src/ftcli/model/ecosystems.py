"""Sources, labels, perimeters, ecosystems, and the dataset that holds them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import FailFast, Field, PrivateAttr, model_validator

from ftcli.dates import Period
from ftcli.model.fields import (
    EdtfDate,
    InseeCode,
    Language,
    Name,
    Record,
    Siren,
    Slug,
    Text,
    Url,
    Year,
)
from ftcli.model.on_demand import Ecosystems
from ftcli.model.statements import Figure, Statement, Target
from ftcli.quantity import Quantity
from ftcli.wording.reading import Unreadable


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
    language: Language = "fr"
    licence: Text | None = None


class Label(Record):
    """An event in the history of an ecosystem's label.

    Attributes:
        on: when it happened, as an EDTF date.
        status: candidate, labelled, network, capitale, communauté, refused or exempt.
        name: the name of the label or of the network.
        source: id of the source.
        note: anything a reader should know.
    """

    on: EdtfDate
    status: Literal[
        "candidate", "labelled", "network", "capitale", "communauté", "refused", "exempt"
    ]  # fmt: skip
    name: Text | None = None
    source: Slug
    note: Text | None = None


class PerimeterUnit(Record):
    """An official territorial unit: an EPCI by its SIREN, a commune by its INSEE code.

    Attributes:
        siren: the SIREN of an EPCI, nine digits.
        code: the INSEE code of a commune.
        name: its name.
        type: what kind of unit it is.
    """

    siren: Siren | None = None
    code: InseeCode | None = None
    name: Text
    type: Literal["METRO", "MET69", "CU", "CA", "CC", "COMMUNE", "REGION", "DEPARTMENT"]


class Population(Record):
    """A municipal population.

    Attributes:
        value: how many people.
        source: id of the source.
    """

    value: Annotated[int, Field(gt=0, lt=10**9)]
    source: Slug


class Perimeter(Record):
    """The official units that an ecosystem is measured on, and their population by year.

    Attributes:
        units: the official units, at least one.
        against_bid: what they are beside the territory of the bid: same, wider, narrower, unknown.
        population: the municipal population of all of them, by year.
        note: anything a reader should know.
    """

    units: Annotated[tuple[PerimeterUnit, ...], Field(strict=False, min_length=1), FailFast()]
    against_bid: Literal["same", "wider", "narrower", "unknown"] = "unknown"
    population: Annotated[dict[Year, Population], FailFast()] = Field(default_factory=dict)
    note: Text | None = None

    @property
    def is_region(self) -> bool:
        """Whether it is a whole region."""
        return any(unit.type == "REGION" for unit in self.units)


class Ecosystem(Record):
    """A territory's tech ecosystem.

    Attributes:
        name: its name.
        aliases: other names it is known by.
        demonyms: adjectives of its towns, masculine singular, for finding it in a text.
        region: the region it lies in.
        perimeter: the official units it is measured on.
        labels: the history of its label.
        figures: what is stated of it; rival figures are all kept.
        targets: what it aims at.
        note: anything a reader should know.
    """

    name: Name
    aliases: Annotated[tuple[Text, ...], Field(strict=False), FailFast()] = ()
    demonyms: Annotated[tuple[Text, ...], Field(strict=False), FailFast()] = ()
    region: Text | None = None
    perimeter: Perimeter | None = None
    labels: Annotated[tuple[Label, ...], Field(strict=False), FailFast()] = ()
    figures: Annotated[tuple[Figure, ...], Field(strict=False), FailFast()] = ()
    targets: Annotated[tuple[Target, ...], Field(strict=False), FailFast()] = ()
    note: Text | None = None

    _id: str = PrivateAttr(default="")
    _strict: bool = PrivateAttr(default=False)
    _sources: Mapping[str, Source] = PrivateAttr(default_factory=dict)
    _parts: "tuple[tuple[str, Ecosystem], ...]" = PrivateAttr(default=())

    @property
    def id(self) -> str:
        """Its name in commands and machine formats: "saint-etienne"."""
        return self._id

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources of its dataset, by id."""
        return self._sources

    @property
    def parts(self) -> "tuple[tuple[str, Ecosystem], ...]":
        """The files it was put together from, each with what stands there; none if from one."""
        return self._parts

    @property
    def label(self) -> Label | None:
        """The latest event of its label, the one that holds; None where none is known."""
        return self.labels[-1] if self.labels else None

    def among(
        self, sources: Mapping[str, Source], parts: "tuple[tuple[str, Ecosystem], ...]" = ()
    ) -> "Ecosystem":
        """The same among the sources of several files; `parts`: where its statements stand."""
        copy = self.model_copy()
        copy._sources = sources
        copy._parts = parts or self._parts
        return copy

    def as_of(self, date: Period) -> "Ecosystem":
        """What was known on the last day of a date: figures, targets and labels until then."""
        until = {
            kind: tuple(item for item in getattr(self, kind) if item.on.last <= date.last)
            for kind in ("figures", "targets", "labels")
        }
        return self._with(until)

    def of_sector(self, sector: str | None) -> "Ecosystem":
        """Only the figures of one definition of digital; None for the self-declared one."""
        return self._with({"figures": tuple(f for f in self.figures if f.sector == sector)})

    def of_years(self, *years: int) -> "Ecosystem":
        """Only the figures whose dates touch one of these calendar years."""
        dated = (f for f in self.figures if any(year in f.on.years for year in years))
        return self._with({"figures": tuple(dated)})

    def of_metrics(self, *metrics: str) -> "Ecosystem":
        """Only the figures and targets of these metrics."""
        kinds = {"figures": self.figures, "targets": self.targets}
        return self._with(
            {kind: tuple(s for s in said if s.metric in metrics) for kind, said in kinds.items()}
        )

    def _with(self, statements: "Mapping[str, tuple[Record, ...]]") -> "Ecosystem":
        copy = self.model_copy(update=statements)
        copy._parts = self._parts or (("", self),)  # where faults find the place of a figure
        return copy

    def strictly(self) -> "Ecosystem":
        """The same in strict reading: bounds that are a convention are dropped."""
        strict = self.model_copy()
        strict._strict = True
        return strict

    @property
    def is_region(self) -> bool:
        """Whether it is a whole region, which no territory compares with."""
        return self.perimeter is not None and self.perimeter.is_region

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
        for file, part in self._parts or (("", self),):
            for kind in ("figures", "targets"):
                for index, candidate in enumerate(getattr(part, kind)):
                    if candidate is statement:
                        place = f"{self._id}, {kind}[{index}].stated"
                        return f"{file}: {place}" if file else place
        return self._id


class Dataset(Record):
    """A data file: sources and ecosystems.

    Lists and maps end at their first faulty record; `ftcli.store.diagnosis` tells the others. Of a
    large file, sources and ecosystems are made when they are asked for.

    Attributes:
        json_schema: `$schema` in the file: where editors find this schema; ftcli does not read it.
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
    sources: Annotated[dict[Slug, Source], FailFast()]
    ecosystems: Annotated[dict[Slug, Ecosystem], FailFast()]

    @model_validator(mode="after")
    def _name_ecosystems(self) -> Self:
        for name, ecosystem in self.ecosystems.items():
            ecosystem._id = name
            ecosystem._sources = self.sources
        return self

    def __getitem__(self, name: str) -> Ecosystem:
        """The ecosystem of an id. Raises KeyError; `ftcli.store.names.find` takes any spelling."""
        return self.ecosystems[name]

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        """The ids of the ecosystems, in file order."""
        return iter(self.ecosystems)

    def __len__(self) -> int:
        return len(self.ecosystems)

    @property
    def is_on_demand(self) -> bool:
        """Whether ecosystems are made when they are asked for: counting figures makes them all."""
        held: Mapping[str, Ecosystem] = self.ecosystems
        return isinstance(held, Ecosystems)

    @property
    def at_hand(self) -> Collection[Ecosystem]:
        """All ecosystems; none of a large file, where they are made one by one."""
        return () if self.is_on_demand else self.ecosystems.values()

    @property
    def figure_count(self) -> int:
        """How many figures it holds, targets apart."""
        return sum(len(ecosystem.figures) for ecosystem in self.ecosystems.values())

    def as_of(self, date: Period) -> "Dataset":
        """What was known on the last day of a date: figures, targets and labels until then."""
        return self._with(lambda ecosystem: ecosystem.as_of(date))

    def of_sector(self, sector: str | None) -> "Dataset":
        """Only the figures of one definition of digital; None for the self-declared one.

        >>> from ftcli import load
        >>> yardstick = load().of_sector("jde-2015")
        >>> [figure.stated for figure in yardstick["grenoble"].figures]
        ['15 700', '871 entreprises']
        """
        return self._with(lambda ecosystem: ecosystem.of_sector(sector))

    def strictly(self) -> "Dataset":
        """The same in strict reading: bounds that are a convention are dropped."""
        return self._with(Ecosystem.strictly)

    def _with(self, change: Callable[[Ecosystem], Ecosystem]) -> "Dataset":
        held: Mapping[str, Ecosystem] = self.ecosystems
        changed = (
            held.changed(change)
            if isinstance(held, Ecosystems)
            else {name: change(ecosystem) for name, ecosystem in held.items()}
        )
        return self.model_copy(update={"ecosystems": changed})
