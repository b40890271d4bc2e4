"""The commands that trace a number to its sources: explain, cite."""

from typing import TYPE_CHECKING

from ftcli.cli.options import City, Subject, Urls
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings

if TYPE_CHECKING:
    from ftcli.comparison import Row
    from ftcli.model import Dataset


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
    from ftcli.catalogue import Metric, subject_named
    from ftcli.comparison import compare

    what = subject_named(name)
    if isinstance(what, Metric):
        return compare(dataset, city, metrics=[what.id], ratios=()).rows[0]
    return compare(dataset, city, metrics=(), ratios=[what]).rows[0]
