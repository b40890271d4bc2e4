"""The commands for one's own data: add, diff."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ftcli.cli import entry
from ftcli.cli.options import City, Urls
from ftcli.cli.output import emit, say
from ftcli.cli.settings import Settings, dated
from ftcli.cli.userdata import user_file
from ftcli.errors import FtcliError, UsageError

if TYPE_CHECKING:
    from ftcli.adding import Addition, Place
    from ftcli.entries import Wanted

DIFFERENT = 3


class _Manner(NamedTuple):
    """How a figure is to be added.

    Attributes:
        file: the file to add it to.
        dry_run: whether to write nothing.
        yes: whether to replace a figure without asking.
        urls: whether to print the addresses of sources.
    """

    file: Path
    dry_run: bool
    yes: bool
    urls: bool


def add(  # noqa: PLR0913  # the fields of a figure and of its source
    settings: Settings,
    *,
    city: City,
    metric: entry.Metric,
    phrase: entry.Stated,
    on: entry.On,
    source: entry.SourceId = None,
    title: entry.Title = None,
    publisher: entry.Publisher = None,
    published: entry.Published = None,
    author: entry.Author = None,
    kind: entry.KindOfSource = None,
    url: entry.Url = None,
    value: entry.Value = None,
    unit: entry.Unit = None,
    per: entry.Per = None,
    area: entry.AreaOption = None,
    area_name: entry.AreaName = None,
    sector: entry.SectorOption = None,
    counts: entry.Counts = None,
    part_of: entry.PartOf = None,
    context: entry.Context = False,
    note: entry.Note = None,
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Make CITY a new ecosystem, called so.")
    ] = "",
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Data file to add to.  Default: your own."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show and check it; write nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Replace a figure without asking.")
    ] = False,
    urls: Urls = False,
) -> None:
    """Add a figure to your own data: its METRIC, its words, its date and its source.

    It is read, checked and shown with its rivals; what the file held before is kept beside it.

    Example: ftcli add toulouse jobs "29 000 emplois" --on 2014 --source figaro2018 --dry-run
    """
    from ftcli.catalogue import metric_named
    from ftcli.entries import Wanted

    dated("--on", on)
    figure = entry.given(
        metric=metric_named(metric).id,
        stated=phrase,
        value=entry.number(value),
        unit=unit,
        per=per,
        on=on,
        area=entry.area_record(area, area_name),
        sector=sector,
        counts=counts,
        part_of=part_of,
        context=context or None,
        note=note,
    )
    described = entry.given(
        title=title, publisher=publisher, author=author, published=published, kind=kind, url=url
    )
    wanted = Wanted(city, figure, source, described, name)
    _add(settings, wanted, _Manner(_file(to, settings), dry_run, yes, urls))


def _add(settings: Settings, wanted: "Wanted", manner: _Manner) -> None:
    """Shows what adding a figure gives, and writes it under a lock where nothing is against it."""
    from ftcli.files import exchange, locked, refuse_taken

    file = manner.file
    # What is wrong with the output is told before anything is written.
    settings.format_name  # noqa: B018
    if settings.file is not None:
        refuse_taken(settings.file, force=settings.force)
    before, added = _planned(settings, wanted, file)
    if manner.dry_run or added.raw is None:
        _show(added, settings, manner)
        where = f"{added.known_in} holds it already" if added.known_in else f"not added to {file}"
        say(f"nothing is written: {where}")
        return
    with locked(file, makes_folder=file == user_file()):
        before, added = _planned(settings, wanted, file)  # another run may have been faster
        asks = added.replaces is not None and not manner.yes
        if asks:
            _ask(added, settings, manner)
        if added.raw is not None:
            exchange(file, before, added.raw)
    if not asks:
        _show(added, settings, manner)
    if not settings.quiet:
        _tell(file, settings, is_new=before is None)


def _show(added: "Addition", settings: Settings, manner: _Manner) -> None:
    from ftcli.views.adding import add_view

    if settings.strict:
        data = added.dataset.strictly()
        added = added._replace(dataset=data, ecosystem=data[added.ecosystem.id])
    # The date of --as-of has no say in what a file is to hold.
    emit(add_view(added, settings.language, urls=manner.urls), settings._replace(as_of=None))


def _ask(added: "Addition", settings: Settings, manner: _Manner) -> None:
    """Shows a figure that takes the place of another, and asks whether it may.

    Raises:
        FtcliError: nobody can be asked: standard input or standard error is no terminal.
        Exit: the answer is no.
    """
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        stated = added.replaces.stated if added.replaces else ""
        raise FtcliError(
            f'{manner.file} says "{stated}" of the same metric, date and source',
            "--yes replaces it; --counts TEXT says what another figure counts",
        )
    _show(added, settings, manner)
    if not typer.confirm(f"Replace it in {manner.file}?", err=True):
        say("nothing is written")
        raise typer.Exit(1)


def _tell(file: Path, settings: Settings, *, is_new: bool) -> None:
    """Where the figure is now, and where what was there before."""
    kept = "" if is_new else f"; what it held before is in {file.name}.bak"
    say(f"added to {file}{kept}")
    if not any(_is_same(path, file) for path in (settings.data, *settings.added) if path):
        say(f"  --with {file} adds it to the data of a command")


def _planned(settings: Settings, wanted: "Wanted", file: Path) -> "tuple[bytes | None, Addition]":
    """The bytes of the file, and what adding the figure gives."""
    from datetime import UTC, datetime

    from ftcli.adding import addition

    place = _place(settings, file)
    today = datetime.now(UTC).astimezone().date()
    return place.raw, addition(place, wanted, today)


def _place(settings: Settings, file: Path) -> "Place":
    """The file to add to, among those that the options name."""
    from ftcli.adding import Place
    from ftcli.datafile import content, shipped
    from ftcli.store import parsed

    paths = [settings.data or shipped(), *settings.added]
    at = next((index for index, path in enumerate(paths) if _is_same(path, file)), len(paths))
    others = [path for index, path in enumerate(paths) if index != at]
    raw = content(file) if file.exists() else None
    files = parsed(others) if others else []
    return Place(str(file), raw, files[:at], files[at:])


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:  # one is not there
        return False


def _file(to: Path | None, settings: Settings) -> Path:
    """The file to add to.

    Raises:
        UsageError: it is the user's own, which is left out, or it is no JSON.
    """
    if to is None and settings.no_user_data:
        raise UsageError(
            "--no-user-data leaves out the file that 'add' adds to", "name another: --to FILE"
        )
    file = to or user_file()
    if file.suffix.lower() in {".jsonl", ".ndjson"}:
        raise UsageError("'add' changes data files in JSON", f"name another than {file}")
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise UsageError(f"{file} is no file that can be added to", "name another: --to FILE")
    return file


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
        raise typer.Exit(DIFFERENT)


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
