"""The commands that trace a number to its sources: explain, cite."""

from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli.completion import complete_metric
from ftcli.cli.options import City, Settings, Urls
from ftcli.cli.output import emit

if TYPE_CHECKING:
    from ftcli.comparison import Row
    from ftcli.model import Dataset

Subject = Annotated[
    str,
    typer.Argument(
        metavar="METRIC|RATIO",
        autocompletion=complete_metric,
        help='A metric or a ratio by name, or a formula: "revenue / firms".',
    ),
]


def explain(settings: Settings, *, city: City, subject: Subject, urls: Urls = False) -> None:
    """Explain a number of a CITY: the words, dates and sources it rests on, and what lost to them.

    Example: ftcli explain saint-etienne revenue_per_job
    """
    from ftcli.views.explain import explain_view

    dataset = settings.load()
    row = _row(dataset, city, subject)
    emit(explain_view(row, dataset, settings.language, urls=urls), settings, dataset)


def cite(settings: Settings, *, city: City, subject: Subject) -> None:
    """Cite a number of a CITY: a sentence to quote, which keeps its bound, date and source.

    Example: ftcli cite saint-etienne revenue --lang fr
    """
    from ftcli.views.cite import cite_view

    dataset = settings.load()
    row = _row(dataset, city, subject)
    emit(cite_view(row, dataset, settings.language), settings, dataset)


def _row(dataset: "Dataset", city: str, name: str) -> "Row":
    """The figure or the ratio of a city that a name means."""
    from ftcli.comparison import compare
    from ftcli.standings import subject

    what = subject(name)
    if isinstance(what, str):
        return compare(dataset, city, metrics=[what], ratios=()).rows[0]
    return compare(dataset, city, metrics=(), ratios=[what]).rows[0]
