"""The commands that check: validate."""

from pathlib import Path
from typing import Annotated

import typer

from ftcli.cli.options import Settings
from ftcli.cli.output import FAULTS_FOUND, emit, report


def validate(
    settings: Settings,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Data file.  Default: the shipped one.")
    ] = None,
) -> None:
    """Validate a data FILE: its format, its references, and every phrase in it.

    Exits with 3 where it finds faults.

    Example: ftcli validate my-ecosystems.json
    """
    from ftcli.datafile import shipped
    from ftcli.store import FaultyData, check, joined, parsed
    from ftcli.views.listing import validation_view

    try:
        files = parsed([file or settings.data or shipped(), *(settings.with_files or ())])
        for name, each in files:
            check(each, name)
        dataset = joined(files)
    except FaultyData as error:
        report(error)
        raise typer.Exit(FAULTS_FOUND) from error
    name = " + ".join(name for name, _ in files)
    emit(validation_view(dataset, name, settings.language), settings, dataset)
