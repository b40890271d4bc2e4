"""Options and arguments of some commands, each declared once."""

from typing import Annotated

import typer

from ftcli.cli.completion import (
    complete_city,
    complete_filter,
    complete_metric,
    complete_order,
    complete_sector,
)
from ftcli.errors import UsageError

City = Annotated[
    str,
    typer.Argument(
        metavar="CITY", autocompletion=complete_city, help="An ecosystem, any spelling."
    ),
]
Cities = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CITY...",
        autocompletion=complete_city,
        help="Ecosystems, any spelling.  Default with --filter: all that pass.",
        show_default=False,
    ),
]
AnyCities = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[CITY]...",
        autocompletion=complete_city,
        help="Ecosystems, any spelling.  Default: all.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--metrics",
        metavar="NAME,NAME",
        autocompletion=complete_metric,
        help="Only these metrics, ratios or formulas.  Repeatable.",
    ),
]
Also = Annotated[
    list[str] | None,
    typer.Option(
        "--add",
        "--ratio",
        metavar="NAME",
        autocompletion=complete_metric,
        help='These as well: a metric, a ratio, or a formula: "revenue / firms", '
        '"members / population * 1000".  Repeatable.',
    ),
]
Filters = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        metavar="KEY=VALUE",
        autocompletion=complete_filter,
        help="Only those of label=STATUS (its latest event), region=NAME, or year=YYYY (only the "
        "figures of that year).  A comma means or.  Repeatable: all must hold.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="SECTOR",
        autocompletion=complete_sector,
        help="Hold claims against the figures of one definition of digital: jde-2015.",
    ),
]
Subject = Annotated[
    str,
    typer.Argument(
        metavar="METRIC|RATIO",
        autocompletion=complete_metric,
        help='A metric or a ratio by name, or a formula: "revenue / firms".',
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help='Date of the words: 2014, 2014-10-08.  "In ten years" counts from it.',
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="KEY",
        autocompletion=complete_order,
        help="Order of the cities: name, population, figures, label, or a metric or ratio by the "
        "ranks that each may have.",
    ),
]
Like = Annotated[
    str | None,
    typer.Option(
        "--like",
        metavar="CITY",
        autocompletion=complete_city,
        help="Only those alike CITY in population, label or size, and why.",
    ),
]
Every = Annotated[
    bool, typer.Option("--all", "-a", help="All there is: every metric, ratio and figure known.")
]
Urls = Annotated[bool, typer.Option("--urls", help="Print the addresses of the sources.")]
Wide = Annotated[
    bool,
    typer.Option("--wide", help="Machine formats: one row per metric, columns per ecosystem."),
]


def no_metric_against() -> UsageError:
    """The error of `--against` where no metric is asked for."""
    return UsageError("--against holds figures of one metric together", "name a metric")
