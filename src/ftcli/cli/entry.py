"""The fields of a figure and of its source, as options of a command; and a record made of them."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from ftcli.cli.completion import complete_metric
from ftcli.errors import UsageError


class AreaType(StrEnum):
    """What a figure counts instead of the whole territory."""

    REGION = "region"
    DEPARTMENT = "department"
    CITY = "city"
    SITE = "site"


class SourceKind(StrEnum):
    """What kind of source a figure is from, as in the data file."""

    PRESS = "press"
    INSTITUTION = "institution"
    BLOG = "blog"
    STATISTICS = "official-statistics"
    REGISTER = "register"


Metric = Annotated[
    str, typer.Argument(metavar="METRIC", autocompletion=complete_metric, help="What is counted.")
]
Stated = Annotated[
    str,
    typer.Argument(
        metavar="PHRASE",
        help='The shortest words of the source that hold the figure: "près de 9 500 emplois".',
    ),
]
On = Annotated[
    str, typer.Option("--on", metavar="DATE", help="When it held: 2014, 2014-11, 2014-11-12.")
]
SourceId = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="ID",
        help="Id of its source, a known one or a new one.  Default: made of publisher and date, "
        "or title.",
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="New source: its title.")
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="New source: who published.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="New source: when.")
]
Author = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help="New source: who wrote it.")
]
KindOfSource = Annotated[
    SourceKind | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="New source: press, institution, blog, official-statistics or register.  "
        "Default: press.",
    ),
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="New source: its address.")]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="New source: its language, fr, en, …  Default: fr."
    ),
]
Value = Annotated[
    str | None,
    typer.Option("--value", metavar="N", help="The number, where the words don't give it."),
]
Unit = Annotated[
    str | None,
    typer.Option("--unit", metavar="UNIT", help="The unit, where the words don't give it."),
]
Per = Annotated[
    str | None,
    typer.Option("--per", metavar="TIME", help="year, month, day: where the words don't say it."),
]
AreaOption = Annotated[
    AreaType | None,
    typer.Option(
        "--area",
        metavar="TYPE",
        help="It counts a region, department, city or site, not the whole territory.",
    ),
]
AreaName = Annotated[
    str | None, typer.Option("--area-name", metavar="NAME", help="With --area: its name.")
]
SectorOption = Annotated[
    str | None,
    typer.Option("--sector", metavar="NAME", help="Definition of digital, as in the data."),
]
Counts = Annotated[
    str | None, typer.Option("--counts", metavar="TEXT", help="What exactly is counted.")
]
PartOf = Annotated[
    str | None,
    typer.Option(
        "--part-of",
        metavar="METRIC",
        autocompletion=complete_metric,
        help="It is a part of this, which the same source states of the same date.",
    ),
]
Context = Annotated[
    bool, typer.Option("--context", help="Background, which never speaks for the territory.")
]
Note = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="What a reader should know.")
]


def given(**fields: Any) -> dict[str, Any]:
    """The fields that were given; a choice as its name."""
    return {
        name: value.value if isinstance(value, StrEnum) else value
        for name, value in fields.items()
        if value is not None
    }


def number(text: str | None) -> int | str | None:
    """A number as the data file has it: a whole one of 15 digits, else a text."""
    if text is not None and text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    return text


def area_record(kind: AreaType | None, name: str | None) -> dict[str, str] | None:
    """The area of a figure as the data file has it.

    Raises:
        UsageError: its type or its name is missing.
    """
    if kind is None and name is None:
        return None
    if kind is None or name is None:
        raise UsageError("--area and --area-name go together", "give both")
    return {"type": kind.value, "name": name}
