"""The commands that set the figures of one metric beside each other: history, conflicts."""

from typing import Annotated

import typer

from ftcli.cli.completion import complete_city, complete_counted
from ftcli.cli.options import City, Urls
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings

WORST = 10

Metric = Annotated[
    str,
    typer.Argument(
        metavar="METRIC", autocompletion=complete_counted, help="A metric of 'ftcli metrics'."
    ),
]


def history(settings: Settings, *, city: City, metric: Metric, urls: Urls = False) -> None:
    """Trace a METRIC of a CITY through time: every figure, its change, its growth a year.

    Example: ftcli history aix-marseille firms
    """
    from ftcli.history import history_of
    from ftcli.store.names import find
    from ftcli.views.history import history_view

    dataset = settings.load()
    found = history_of(find(dataset, city), metric)
    emit(history_view(found, dataset, settings.language, urls=urls), settings, dataset)


def conflicts(
    settings: Settings,
    *,
    city: Annotated[
        str | None,
        typer.Argument(
            metavar="[CITY]",
            autocompletion=complete_city,
            help="An ecosystem, any spelling.  Default: the worst conflicts of all.",
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", "-a", help=f"All conflicts, not only the {WORST} worst.")
    ] = False,
    urls: Urls = False,
) -> None:
    """Find the figures of a CITY that exclude each other: how far apart, who says which, and why.

    Example: ftcli conflicts grenoble
    """
    from ftcli.conflicts import widest
    from ftcli.store.names import find
    from ftcli.views.conflicts import conflicts_view

    dataset = settings.load()
    ecosystem = find(dataset, city) if city else None
    several = [ecosystem] if ecosystem else dataset.ecosystems.values()
    found = widest(several, None if every else WORST)
    view = conflicts_view(found, dataset, settings.language, ecosystem=ecosystem, urls=urls)
    emit(view, settings, dataset)
