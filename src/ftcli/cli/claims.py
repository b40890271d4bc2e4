"""The commands that hold a claim against the figures: check."""

from typing import Annotated

import typer

from ftcli.cli.completion import complete_metric
from ftcli.cli.options import City, On, Urls
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings, dated
from ftcli.errors import FAULTS_FOUND

Said = Annotated[
    str,
    typer.Argument(
        metavar="PHRASE", help='The words of the claim: "12 000 emplois", "plus de 700 start-up".'
    ),
]
MetricOption = Annotated[
    str | None,
    typer.Option(
        "--metric",
        metavar="METRIC",
        autocompletion=complete_metric,
        help="What is counted, where the words do not say.",
    ),
]


def check(  # noqa: PLR0913  # the options of a command are its arguments
    settings: Settings,
    *,
    city: City,
    phrase: Said,
    metric: MetricOption = None,
    on: On = None,
    urls: Urls = False,
) -> None:
    """Check what a PHRASE claims of a CITY: the figures agree, contradict it, or cannot tell.

    Without --on a claim is about the date that its words name, else about any.

    Exits with 3 where a claim is contradicted.

    Example: ftcli check saint-etienne "9 500 emplois" --on 2014
    """
    from ftcli.store.names import find
    from ftcli.text.answers import Answer
    from ftcli.text.checking import checked
    from ftcli.text.claims import claims
    from ftcli.views.check import check_view

    dataset = settings.load()
    ecosystem = find(dataset, city)
    date = dated("--on", on)
    found, left = claims(phrase, dataset, ecosystem, metric=metric, on=date, strict=settings.strict)
    checks = [checked(claim, ecosystem) for claim in found]
    emit(
        check_view(checks, left, ecosystem, dataset, settings.language, urls=urls),
        settings,
        dataset,
    )
    if any(each.answer is Answer.CONTRADICTS for each in checks):
        raise typer.Exit(FAULTS_FOUND)
