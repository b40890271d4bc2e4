"""The command that writes data for others: export."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli.options import AnyCities
from ftcli.cli.output import deliver
from ftcli.cli.settings import Settings
from ftcli.errors import UsageError, shortened
from ftcli.files import fill_file, fill_folder

if TYPE_CHECKING:
    from ftcli.export import Export
    from ftcli.model import Dataset

PACKAGE = "datapackage"


class TableName(StrEnum):
    """A table of a dataset."""

    FIGURES = "figures"
    TARGETS = "targets"
    ECOSYSTEMS = "ecosystems"
    SOURCES = "sources"


def export(
    settings: Settings,
    *,
    cities: AnyCities = None,
    table: Annotated[
        TableName | None,
        typer.Option("--table", help="The table of csv, tsv and parquet.  Default: figures."),
    ] = None,
) -> None:
    """Export the data of CITIES: csv, csv-fr, tsv, xlsx, parquet, sqlite, datapackage, json, jsonl.

    Example: ftcli export lyon nantes -f csv-fr
    """
    from ftcli.export import SINGLE, TEXTS, Export

    name = _format(settings)
    if table is not None and name not in SINGLE:
        raise UsageError(
            f"--table goes with {', '.join(sorted(SINGLE))}", f"leave it out: {name} holds all"
        )
    shown = (table or TableName.FIGURES).value
    what = Export(_chosen(settings, cities), table=shown, raw=settings.raw)
    if settings.file is None and name not in {"json", "jsonl"}:
        _read(what.dataset)
    if name in TEXTS:
        deliver(TEXTS[name](what), settings)
    elif settings.file is not None:
        _fill(settings.file, name, what, force=settings.force)


def _fill(path: Path, name: str, what: "Export", *, force: bool) -> None:
    """Makes the file, or the folder of a data package."""
    from ftcli.export import FILES

    if name == PACKAGE and path.suffix.lower() != ".zip":
        from ftcli.export.datapackage import write_folder

        fill_folder(path, lambda part: write_folder(what, part))
    else:
        fill_file(path, lambda part: FILES[name](what, part), force=force)


def _format(settings: Settings) -> str:
    """The format: `--format`, else by the ending of the file, else CSV.

    Raises:
        UsageError: there is no such format, or one that only a file holds has none.
    """
    from ftcli.export import ENDINGS, FILES, FORMATS

    known = f"Known: {', '.join(FORMATS)}."
    name = settings.format
    if name is None:
        suffix = settings.file.suffix.lower() if settings.file else ".csv"
        name = ENDINGS.get(suffix)
        if name is None:
            said = f"files that end in {suffix!r}" if suffix else "a file without an ending"
            raise UsageError(
                f"no export format for {said}",
                f"name one with -f, or end it in {', '.join(ENDINGS)}",
            )
    if name not in FORMATS:
        from difflib import get_close_matches

        near = get_close_matches(name, FORMATS, 1)
        meant = f"did you mean {near[0]!r}? " if near else ""
        raise UsageError(f"no export format called {shortened(name)!r}", f"{meant}{known}")
    if name in FILES and settings.file is None:
        ending = next(ending for ending, form in ENDINGS.items() if form == name)
        raise UsageError(f"{name} is written to a file", f"name one: -o FILE{ending}")
    return name


def _chosen(settings: Settings, cities: list[str] | None) -> "Dataset":
    """The dataset to export: of a part of it, only the sources that the part refers to."""
    from ftcli.store.names import find
    from ftcli.tables import part, with_used_sources

    dataset = settings.load()
    if not (dataset.json_schema or "").startswith("http"):
        # A path to the schema leads nowhere from where the export will be.
        dataset = dataset.model_copy(update={"json_schema": None})
    if cities:
        return part(dataset, [find(dataset, city) for city in cities])
    return with_used_sources(dataset) if settings.as_of else dataset


def _read(dataset: "Dataset") -> None:
    """Reads every phrase, so that one without a number fails before anything is printed.

    Raises:
        Unreadable: the words of a figure or a target give no number.
    """
    for ecosystem in dataset.ecosystems.values():
        for statement in (*ecosystem.figures, *ecosystem.targets):
            ecosystem.quantity(statement)
