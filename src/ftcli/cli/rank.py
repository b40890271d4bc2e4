"""The command that ranks all ecosystems: rank."""

from typing import Annotated

import typer

from ftcli.cli.completion import complete_sector
from ftcli.cli.options import Against, Subject, Urls, no_metric_against
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings
from ftcli.errors import UsageError


def rank(  # noqa: PLR0913  # the options of a command are its arguments
    settings: Settings,
    *,
    subject: Subject,
    same: Annotated[
        str | None,
        typer.Option(
            "--same",
            metavar="SECTOR",
            autocompletion=complete_sector,
            help="Only figures of one definition of digital: jde-2015, self-declared.",
        ),
    ] = None,
    against: Against = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", help="Only those that may be among the first N."),
    ] = None,
    urls: Urls = False,
) -> None:
    """Rank all ecosystems on METRIC|RATIO, with the ranks that each may have.

    Example: ftcli rank jobs --same jde-2015
    """
    from ftcli.catalogue import Metric, subject_named
    from ftcli.gaps import sector_named, yardstick_named
    from ftcli.standings import gap_standings, standings
    from ftcli.views.rank import Asked, rank_view

    if top is not None and top < 1:
        raise UsageError(f"--top {top} shows nobody", "the first rank is 1")
    if same is not None and against is not None:
        raise UsageError("--same and --against do not go together", "leave one of the two out")
    what = subject_named(subject)
    asked = Asked(
        what.label(settings.language), settings.language, urls=urls, top=top, same=same or ""
    )
    dataset = settings.load()
    ecosystems = [*dataset.ecosystems.values()]
    if against is not None:
        if not isinstance(what, Metric):
            raise no_metric_against()
        found = gap_standings(ecosystems, what.id, yardstick_named(against))
    else:
        if same is not None:
            ecosystems = [*dataset.of_sector(sector_named(same)).ecosystems.values()]
        found = standings(ecosystems, what)
    emit(rank_view(found, dataset, asked), settings, dataset)
