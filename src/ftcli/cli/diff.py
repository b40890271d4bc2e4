"""The command that tells what changed between data files: diff."""

from pathlib import Path
from typing import Annotated

import typer

from ftcli.cli.options import Urls
from ftcli.cli.output import emit
from ftcli.cli.settings import Settings
from ftcli.errors import FAULTS_FOUND, UsageError


def diff(
    settings: Settings,
    *,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[OLD] [NEW]",
            help="Data files.  Without OLD: the shipped data.  Without both: what your own file "
            "and --with change.",
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 3 where they differ.")
    ] = False,
    urls: Urls = False,
) -> None:
    """Compare data files OLD and NEW: figures added, removed, revised, re-dated, re-sourced.

    Example: ftcli diff old.json new.json --exit-code
    """
    from ftcli.differences import difference
    from ftcli.views.diff import diff_view

    old, new = _sides(settings, files or [])
    found = difference(old.load(), new.load())
    names = (_name(old, settings), _name(new, settings))
    emit(diff_view(found, names, settings.language, urls=urls), settings, found.new)
    if exit_code and found.changes:
        raise typer.Exit(FAULTS_FOUND)


def _sides(settings: Settings, files: list[Path]) -> tuple[Settings, Settings]:
    """Where the data before and after come from; what `--with` adds, it adds to those after.

    Raises:
        UsageError: there is nothing to compare, or too much.
    """
    base = settings._replace(with_files=None, no_user_data=True)
    if len(files) > 2:
        raise UsageError("three files or more", "diff compares two: OLD and NEW")
    if files:
        old = base._replace(data=files[0]) if len(files) == 2 else base
        return old, settings._replace(data=files[-1])
    if not settings.added:
        raise UsageError(
            "nothing to compare the data with", "name a file, or two: ftcli diff old.json new.json"
        )
    return base, settings


def _name(side: Settings, settings: Settings) -> str:
    """What the files of a side are called."""
    from ftcli.views.words import say

    shipped = say("shipped", settings.language)
    first = shipped if side.data is None else str(side.data)
    return " + ".join([first, *map(str, side.added)])
