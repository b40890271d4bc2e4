"""The commands that read: list, show, compare, ratios, metrics, sources."""

from typing import TYPE_CHECKING

from ftcli.cli.options import (
    AnyCities,
    Cities,
    City,
    Every,
    RatioOption,
    Settings,
    Urls,
    Wide,
)
from ftcli.cli.output import emit

if TYPE_CHECKING:
    from ftcli.catalogue import Ratio
    from ftcli.model import Dataset, Ecosystem


def compare(
    settings: Settings,
    *,
    cities: Cities,
    ratio: RatioOption = None,
    every: Every = False,
    wide: Wide = False,
    urls: Urls = False,
) -> None:
    """Compare CITIES side by side: figures, ratios, and which is known to be higher.

    Example: ftcli compare saint-etienne aix-marseille --as-of 2014 -f csv
    """
    from ftcli.catalogue import RATIOS
    from ftcli.comparison import all_metrics, core_ratios
    from ftcli.comparison import compare as compared
    from ftcli.views.compare import compare_view

    dataset = settings.load()
    ratios = [*(RATIOS.values() if every else core_ratios()), *_ratios(ratio)]
    result = compared(
        dataset,
        *cities,
        metrics=all_metrics(dataset, *cities) if every else None,
        ratios=dict.fromkeys(ratios),
    )
    view = compare_view(result, dataset, settings.language, urls=urls)
    emit(view, settings, dataset, wide=wide)


def show(
    settings: Settings,
    *,
    city: City,
    ratio: RatioOption = None,
    every: Every = False,
    wide: Wide = False,
    urls: Urls = False,
) -> None:
    """Show one CITY: figures in their words, ratios, targets, label, sources.

    Example: ftcli show clermont-ferrand --all --urls
    """
    from ftcli.catalogue import RATIOS
    from ftcli.comparison import all_metrics, compare, core_ratios
    from ftcli.views.show import show_view

    dataset = settings.load()
    ratios = [*(RATIOS.values() if every else core_ratios()), *_ratios(ratio)]
    result = compare(
        dataset, city, metrics=all_metrics(dataset, city), ratios=dict.fromkeys(ratios)
    )
    view = show_view(result, dataset, settings.language, every=every, urls=urls, asked=bool(ratio))
    emit(view, settings, dataset, wide=wide)


def list_(settings: Settings) -> None:
    """List the ecosystems: how many figures of each, of which years, and what is unknown.

    Example: ftcli list -f csv
    """
    from ftcli.views.listing import list_view

    dataset = settings.load()
    emit(list_view(dataset, settings.language), settings, dataset)


def ratios(
    settings: Settings,
    *,
    cities: AnyCities = None,
    ratio: RatioOption = None,
    wide: Wide = False,
    urls: Urls = False,
) -> None:
    """Compute the RATIOS of cities, all cities by default, with the ranks they may have.

    Example: ftcli ratios lyon nantes --ratio "funds_raised / jobs"
    """
    from ftcli.catalogue import RATIOS
    from ftcli.comparison import side_by_side
    from ftcli.views.compare import ratios_view

    dataset = settings.load()
    wanted = _ratios(ratio) or list(RATIOS.values())
    result = side_by_side(_named(dataset, cities), metrics=(), ratios=wanted)
    view = ratios_view(result, dataset, settings.language, urls=urls, named=bool(cities))
    emit(view, settings, dataset, wide=wide)


def metrics(settings: Settings) -> None:
    """List the metrics and ratios: what each counts, in which unit.

    Example: ftcli metrics --lang fr
    """
    from ftcli.views.listing import metrics_view

    emit(metrics_view(settings.language), settings, settings.load())


def sources(settings: Settings, *, cities: AnyCities = None, urls: Urls = False) -> None:
    """List the sources of cities, all cities by default.

    Example: ftcli sources saint-etienne --urls
    """
    from ftcli.views.listing import sources_view

    dataset = settings.load()
    ecosystems = _named(dataset, cities)
    emit(sources_view(dataset, ecosystems, settings.language, urls=urls), settings, dataset)


def _named(dataset: "Dataset", cities: list[str] | None) -> "list[Ecosystem]":
    """The ecosystems named, all of them by default."""
    from ftcli.names import find

    return [find(dataset, city) for city in cities] if cities else [*dataset.ecosystems.values()]


def _ratios(formulas: list[str] | None) -> "list[Ratio]":
    from ftcli.catalogue import parse_ratio

    return [parse_ratio(formula) for formula in formulas or ()]
