"""The command that turns tables into a data file: import."""

import gc
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli import entry
from ftcli.cli.output import deliver, emit, say
from ftcli.cli.settings import SUFFIXES, Settings, dated
from ftcli.errors import UsageError

if TYPE_CHECKING:
    from ftcli.importing.assembly import Imported
    from ftcli.model import Dataset

STANDARD_INPUT = "-"
MEND = "mend them, or leave them out: --skip"


class Decimal(StrEnum):
    """A decimal mark."""

    COMMA = "comma"
    POINT = "point"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="CSV, TSV, XLSX, JSON, JSON Lines, a data package; - for standard input.",
    ),
]


def import_(  # noqa: PLR0913  # what a file does not tell of its rows and of their source
    settings: Settings,
    *,
    files: Files,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="What a column stands for: a field, a metric (jobs 2014), or nothing.  "
            "Repeatable.",
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Date of figures whose row gives none."),
    ] = None,
    source: entry.SourceId = None,
    title: entry.Title = None,
    publisher: entry.Publisher = None,
    published: entry.Published = None,
    author: entry.Author = None,
    kind: entry.KindOfSource = None,
    url: entry.Url = None,
    language: entry.Language = None,
    decimal: Annotated[
        Decimal | None,
        typer.Option("--decimal", help="The decimal mark, where the file does not tell."),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="Encoding of a CSV.  Default: found out."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="The one sheet to read.  Default: all."),
    ] = None,
    skip: Annotated[
        bool, typer.Option("--skip", help="Leave bad rows out, and write the others.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show how each figure is read; write nothing.")
    ] = False,
) -> None:
    """Import tables as a data file: rows of figures, or a row per city and a column per metric.

    Exits with 3 and writes nothing where a row is bad, unless --skip leaves it out.

    Example: ftcli import villes.csv --title "Tableau" --publisher "La Ville" --dry-run
    """
    from ftcli.importing import Request, imported

    fields = {
        "title": title, "publisher": publisher, "author": author, "published": published,
        "kind": kind, "url": url, "language": language,
    }  # fmt: skip
    dated("--on", on)
    dated("--published", published)
    request = Request(
        _paths(files),
        tuple(maps or ()),
        {None: None, Decimal.COMMA: ",", Decimal.POINT: "."}[decimal],
        encoding,
        sheet,
        on or "",
        source or "",
        tuple((name, value.strip()) for name, value in fields.items() if value and value.strip()),
        dated("--as-of", settings.as_of),
    )
    if not dry_run:
        _form(settings)
    gc.enable()  # bad rows leave garbage, and there may be as many as rows
    found = imported(request, settings._replace(as_of=None, strict=False).load())
    _tell(found, settings, skip=skip)
    if dry_run:
        _preview(found, settings)
    else:
        deliver(_pieces(found.dataset, settings), settings)


def _paths(files: Sequence[str]) -> list[Path | None]:
    """The files, None for standard input.

    Raises:
        UsageError: standard input is named twice.
    """
    if list(files).count(STANDARD_INPUT) > 1:
        raise UsageError("- stands for standard input, which can be read once", "name files")
    return [None if file == STANDARD_INPUT else Path(file) for file in files]


def _form(settings: Settings) -> str:
    """The format to write: JSON, or JSON Lines where that or the ending of the file asks for it.

    Raises:
        UsageError: another one is asked for.
    """
    suffix = settings.file.suffix.lower() if settings.file else ""
    name = settings.format or SUFFIXES.get(suffix, "json")
    if name not in {"json", "jsonl"}:
        other = "leave --format out" if settings.format else "end the file in .json or .jsonl"
        raise UsageError(
            "import writes a data file, which is in json or jsonl",
            f"{other}; --dry-run shows the figures in any format",
        )
    return name


def _tell(found: "Imported", settings: Settings, *, skip: bool) -> None:
    """Says what was found out of the files, and what is wrong in them.

    Raises:
        FaultyTable: rows are bad, and are not to be left out.
    """
    from ftcli.importing.sheet import FaultyTable, fault_lines
    from ftcli.store.faults import MAX_FAULTS

    if not settings.quiet:
        for report in found.reports:
            say(str(report))
            for remark in report.remarks:
                say(remark)
        for remark in found.remarks[:MAX_FAULTS]:
            say(remark)
        if more := len(found.remarks[MAX_FAULTS:]):
            say(f"and {more:,} more such lines")
        for line in fault_lines(found.faults) if skip else ():
            say(line)
    if found.faults and not skip:
        raise FaultyTable(found.faults, MEND)
    # What is lost is said to whoever wants no talk, too.
    for report in found.reports if settings.quiet else ():
        if report.faulty:
            say(f"{report.name}: left out, at fault: {report.faulty}")


def _preview(found: "Imported", settings: Settings) -> None:
    """Shows the figures as they are read, and writes no file."""
    from ftcli.importing.preview import preview

    dataset = found.dataset.strictly() if settings.strict else found.dataset
    view = preview(found._replace(dataset=dataset), settings.language)
    emit(view, settings._replace(output=None), dataset)


def _pieces(dataset: "Dataset", settings: Settings) -> Iterator[str]:
    """The data file, in pieces."""
    from ftcli.store.datawriter import json_pieces, jsonl_pieces

    return jsonl_pieces(dataset) if _form(settings) == "jsonl" else json_pieces(dataset)
