"""The commands that read: list, show, compare, ratios, metrics, sources."""

from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli.options import (
    Against,
    Also,
    AnyCities,
    Cities,
    City,
    Every,
    Filters,
    Like,
    Only,
    Sort,
    Urls,
    Wide,
    no_metric_against,
)
from ftcli.cli.output import emit, say
from ftcli.cli.settings import Settings
from ftcli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ftcli.catalogue import Ratio
    from ftcli.comparison import Comparison
    from ftcli.landscape import Order, Selection, Wanted
    from ftcli.model import Dataset, Ecosystem
    from ftcli.views import View

FEW = 4  # more ecosystems than that, where none was named, are too many to list the unknown ones


def compare(
    settings: Settings,
    *,
    cities: Cities = None,
    only: Only = None,
    also: Also = None,
    filters: Filters = None,
    sort: Sort = None,
    against: Against = None,
    every: Every = False,
    wide: Wide = False,
    urls: Urls = False,
) -> None:
    """Compare CITIES side by side: figures, ratios, and which is known to be higher.

    Example: ftcli compare saint-etienne aix-marseille --as-of 2014 -f csv
    """
    from ftcli.catalogue import RATIOS
    from ftcli.comparison import core_ratios, every_metric, shared_metrics
    from ftcli.landscape import select
    from ftcli.views.compare import compare_view

    if not cities and not filters:
        raise UsageError(
            "no CITY to compare", "name at least one, or choose by --filter; 'ftcli list' shows all"
        )
    if only and every:
        raise UsageError("--metrics names some rows, --all asks for all", "give one of the two")
    if against is not None and wide:
        raise UsageError("--against and --wide do not go together", "leave one of the two out")
    dataset = settings.load()
    selection = select(dataset, cities or (), filters=filters or (), sort=sort)
    chosen = selection.ecosystems
    metrics = (every_metric if every else shared_metrics)(chosen)
    ratios = RATIOS.values() if every else core_ratios()
    rows = _rows(metrics, ratios, only, also, selection.order)
    if against is not None:
        view = _against_view(dataset, chosen, rows, against, settings.language, urls=urls)
        _emit(view, selection, settings, dataset)
        return
    result = _compared(dataset, chosen, rows)
    crowded = not cities and len(chosen) > FEW
    view = compare_view(result, dataset, settings.language, urls=urls, known_only=crowded)
    _emit(view, selection, settings, dataset, wide=wide)


def show(
    settings: Settings,
    *,
    city: City,
    only: Only = None,
    also: Also = None,
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
    ratios = RATIOS.values() if every else core_ratios()
    rows = _rows(all_metrics(dataset, city), ratios, only, also)
    result = compare(dataset, city, metrics=rows.metrics, ratios=rows.ratios)
    if only:
        alone = result.ecosystems[0].of_metrics(*rows.metrics)  # its other targets and notes go
        result = result._replace(ecosystems=(alone,))
    asked = bool(only or also)
    view = show_view(result, dataset, settings.language, every=every, urls=urls, asked=asked)
    emit(view, settings, dataset, wide=wide)


def list_(
    settings: Settings,
    *,
    like: Like = None,
    only: Only = None,
    also: Also = None,
    filters: Filters = None,
    sort: Sort = None,
    origins: Annotated[
        bool, typer.Option("--origins", help="List the data files instead: which gave what.")
    ] = False,
    urls: Urls = False,
) -> None:
    """List the ecosystems: how much is known of each, figures of all, or those like one.

    Example: ftcli list --filter label=capitale --metrics jobs,firms --sort jobs
    """
    from ftcli.catalogue import METRICS
    from ftcli.landscape import select
    from ftcli.views.landscape import list_view

    if origins:
        from ftcli.cli.origins import show_origins

        show_origins(settings)
        return
    dataset = settings.load()
    selection = select(dataset, filters=filters or (), sort=sort)
    if like is not None:
        core = [metric.id for metric in METRICS.values() if metric.core]
        rows = _rows(core, (), only, also, selection.order)
        view = _like_view(dataset, selection, like, rows, settings.language, urls=urls)
    else:
        rows = _rows((), (), only, also, selection.order)
        result = _compared(dataset, selection.ecosystems, rows)
        view = list_view(
            dataset, settings.language, result, names=rows.names,
            has_coverage=not only, order=selection.order, urls=urls,
        )  # fmt: skip
    _emit(view, selection, settings, dataset)


def _like_view(
    dataset: "Dataset",
    selection: "Selection",
    like: str,
    rows: "Wanted",
    lang: str,
    *,
    urls: bool,
) -> "View":
    """The ecosystems selected that are like one, the most alike first if no order is asked for."""
    from ftcli.landscape import dated
    from ftcli.likeness import alike
    from ftcli.store.names import find
    from ftcli.views.likeness import like_view

    city = dated(find(dataset, like), selection.filters)
    found = alike(city, selection.ecosystems)
    if selection.order:
        places = {item.id: place for place, item in enumerate(selection.ecosystems)}
        found.sort(key=lambda one: places[one.ecosystem.id])
    result = _compared(dataset, [city, *(one.ecosystem for one in found)], rows)
    return like_view(found, result, dataset, lang, urls=urls)


def ratios(
    settings: Settings,
    *,
    cities: AnyCities = None,
    only: Only = None,
    also: Also = None,
    filters: Filters = None,
    sort: Sort = None,
    wide: Wide = False,
    urls: Urls = False,
) -> None:
    """Compute the RATIOS of cities, all cities by default, with the ranks they may have.

    Example: ftcli ratios lyon nantes --metrics "funds_raised / jobs"
    """
    from ftcli.catalogue import RATIOS
    from ftcli.landscape import select
    from ftcli.views.compare import compare_view

    dataset = settings.load()
    selection = select(dataset, cities or (), filters=filters or (), sort=sort)
    rows = _rows((), RATIOS.values(), only, also, selection.order)
    result = _compared(dataset, selection.ecosystems, rows)
    view = compare_view(result, dataset, settings.language, urls=urls, known_only=not cities)
    _emit(view, selection, settings, dataset, wide=wide)


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


def _named(dataset: "Dataset", cities: list[str] | None) -> "Iterable[Ecosystem]":
    """The ecosystems named, all of them by default, which of a large file are made one by one."""
    from ftcli.store.names import find

    return [find(dataset, city) for city in cities] if cities else dataset.ecosystems.values()


def _compared(
    dataset: "Dataset", ecosystems: "Sequence[Ecosystem]", rows: "Wanted"
) -> "Comparison":
    """Ecosystems side by side, among all of the dataset."""
    from ftcli.comparison import side_by_side

    return side_by_side(ecosystems, among=dataset.at_hand, metrics=rows.metrics, ratios=rows.ratios)


def _rows(
    metrics: "Iterable[str]",
    ratios: "Iterable[Ratio]",
    only: list[str] | None,
    also: list[str] | None,
    order: "Order | None" = None,
) -> "Wanted":
    """The metrics and ratios to show: the default ones or those of `--metrics`, and of `--add`.

    What the ecosystems are put in order by is shown as well.
    """
    from ftcli.landscape import Wanted, wanted

    first = wanted(only) if only else Wanted(tuple(metrics), tuple(ratios))
    rows = first.and_also(wanted(also or ()))
    if order is None or order.measure is None:
        return rows
    return rows.and_also(wanted([order.key]))


def _against_view(
    dataset: "Dataset",
    ecosystems: "Iterable[Ecosystem]",
    rows: "Wanted",
    against: str,
    lang: str,
    *,
    urls: bool,
) -> "View":
    """The claims of ecosystems beside the figures of one definition of digital."""
    from ftcli.gaps import held_against, yardstick_named
    from ftcli.views.gaps import gaps_view

    if not rows.metrics:
        raise no_metric_against()
    held = held_against(ecosystems, rows.metrics, yardstick_named(against))
    return gaps_view(held, dataset, lang, urls=urls)


def _emit(
    view: "View",
    selection: "Selection",
    settings: Settings,
    dataset: "Dataset",
    *,
    wide: bool = False,
) -> None:
    """Writes a view of the ecosystems selected, headed by what selected them."""
    if selection.filters or selection.order:
        from ftcli.views.selection import selected

        view = selected(view, selection, settings.language)
    emit(view, settings, dataset, wide=wide)
    if selection.left_out and settings.is_for_machines and not settings.quiet:
        say(f"left out by --filter: {', '.join(item.id for item in selection.left_out)}")
