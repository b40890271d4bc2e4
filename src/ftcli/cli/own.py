"""The command that puts a figure into one's own data: add."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ftcli.cli import entry
from ftcli.cli.options import City, Urls
from ftcli.cli.output import Page, check_output, page_of, put_out, say
from ftcli.cli.settings import Settings, dated
from ftcli.cli.userdata import user_file
from ftcli.errors import FtcliError, UsageError

if TYPE_CHECKING:
    from ftcli.editing.adding import Addition, Place
    from ftcli.editing.entries import Wanted


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


class _Plan(NamedTuple):
    """What adding a figure comes to, before anything is done.

    Attributes:
        before: the bytes of the file as they were read; None where it is not there.
        added: what adding the figure gives.
        page: what is shown of it.
        against: why nothing is written, "" where something is.
    """

    before: bytes | None
    added: "Addition"
    page: Page
    against: str

    @property
    def after(self) -> bytes | None:
        """The bytes of the file with the figure; None where nothing is written."""
        return None if self.against else self.added.raw


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
    language: entry.Language = None,
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
    from ftcli.editing.entries import Wanted

    dated("--on", on)
    dated("--published", published)
    dated("--as-of", settings.as_of)
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
        title=title, publisher=publisher, author=author, published=published, kind=kind, url=url,
        language=language,
    )  # fmt: skip
    wanted = Wanted(city, figure, source, described, name)
    _add(settings, wanted, _Manner(_file(to, settings), dry_run, yes, urls))


def _add(settings: Settings, wanted: "Wanted", manner: _Manner) -> None:
    """Writes a figure into a file where nothing is against it, and shows it.

    All that can fail comes first, the page included; then the file is changed, under a lock; then
    the page is put out.
    """
    from ftcli.files import exchange, locked

    check_output(settings)
    plan, asks = _planned(settings, wanted, manner), False
    if plan.after is not None:
        with locked(manner.file, makes_folder=manner.file == user_file()):
            if _content(manner.file) != plan.before:  # another run was faster
                plan = _planned(settings, wanted, manner)
            asks = not plan.against and plan.added.replaces is not None and not manner.yes
            if asks:
                _ask(plan, settings, manner)
            if plan.after is not None:
                exchange(manner.file, plan.before, plan.after)
    _put_out(plan, settings, manner, is_shown=asks and settings.file is None)


def _put_out(plan: _Plan, settings: Settings, manner: _Manner, *, is_shown: bool) -> None:
    """The page, and what was done.

    Raises:
        WriteError: the page cannot be written; the figure is.
    """
    from ftcli.files import WriteError

    try:
        if not is_shown:
            put_out(plan.page, settings)
    except WriteError as error:
        if plan.after is not None:
            error.hint = f"only the page is lost: the figure is in {manner.file}"
        raise
    finally:
        _tell(plan, settings, manner.file)


def _ask(plan: _Plan, settings: Settings, manner: _Manner) -> None:
    """Shows a figure that takes the place of another, and asks whether it may.

    Raises:
        FtcliError: nobody can be asked: standard input or standard error is no terminal.
        Exit: the answer is no.
    """
    stated = plan.added.replaces.stated if plan.added.replaces else ""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise FtcliError(
            f'{manner.file} says "{stated}" of the same metric, date and source',
            "--yes replaces it; --counts TEXT says what another figure counts",
        )
    is_sure = False
    try:
        if settings.file is None:
            put_out(plan.page, settings)
        is_sure = typer.confirm(f'Replace "{stated}" in {manner.file}?', err=True)
    finally:  # also where the reader of the page has left
        if not is_sure:
            say("nothing is written")
    if not is_sure:
        raise typer.Exit(1)


def _tell(plan: _Plan, settings: Settings, file: Path) -> None:
    """Where the figure is now, and where what was there before."""
    if plan.against:
        say(f"nothing is written: {plan.against}")
    elif not settings.quiet:
        done = "replaced in" if plan.added.replaces else "added to"
        is_new = plan.before is None
        say(f"{done} {file}" + ("" if is_new else f"; what it held before is in {file.name}.bak"))
        if not any(_is_same(path, file) for path in settings.paths):
            say(f"  --with {file} adds it to the data of a command")


def _planned(settings: Settings, wanted: "Wanted", manner: _Manner) -> _Plan:
    """What adding the figure comes to, with the file as it is now."""
    from datetime import UTC, datetime

    from ftcli.editing.adding import addition

    place = _place(settings, manner.file)
    added = addition(place, wanted, datetime.now(UTC).astimezone().date())
    page = _page(added, settings, manner)
    against = ""
    if added.known_in:
        against = f"{added.known_in} holds it already"
    elif manner.dry_run or page.failed:
        against = f"not added to {manner.file}"
    return _Plan(place.raw, added, page, against)


def _page(added: "Addition", settings: Settings, manner: _Manner) -> Page:
    """What is shown, as a whole text."""
    from ftcli.views.adding import add_view

    if settings.strict:
        data = added.dataset.strictly()
        added = added._replace(dataset=data, ecosystem=data[added.ecosystem.id])
    view = add_view(added, settings.language, urls=manner.urls)
    # The date of --as-of has no say in what a file is to hold.
    page = page_of(view, settings._replace(as_of=None))
    return page._replace(text="".join(page.text))


def _place(settings: Settings, file: Path) -> "Place":
    """The file to add to, among those that the options name."""
    from ftcli.editing.adding import Place
    from ftcli.store.loading import parsed

    paths = settings.paths
    at = next((index for index, path in enumerate(paths) if _is_same(path, file)), len(paths))
    others = [path for index, path in enumerate(paths) if index != at]
    raw = _content(file)
    files = parsed(others) if others else []
    return Place(str(file), raw, files[:at], files[at:])


def _content(file: Path) -> bytes | None:
    """The bytes of a file, None where it is not there."""
    from ftcli.store.datafile import content

    return content(file) if file.exists() else None


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:  # one is not there
        return os.path.realpath(path) == os.path.realpath(file)


def _file(to: Path | None, settings: Settings) -> Path:
    """The file to add to.

    Raises:
        UsageError: it is the user's own, which is left out; it is no JSON; the page would go there.
    """
    from ftcli.store.datafile import is_json_lines

    if to is None and settings.no_user_data:
        raise UsageError(
            "--no-user-data leaves out the file that 'add' adds to", "name another: --to FILE"
        )
    file = to or user_file()
    if is_json_lines(file):
        raise UsageError("'add' changes data files in JSON", f"name another than {file}")
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise UsageError(f"{file} is no file that can be added to", "name another: --to FILE")
    if settings.file is not None and _is_same(settings.file, file):
        raise UsageError(f"--output names {file}, which is added to", "name another: -o FILE")
    return file
