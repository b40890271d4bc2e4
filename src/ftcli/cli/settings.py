"""The options that stand on every command, as `Settings`."""

import inspect
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ftcli.cli.completion import complete_format, complete_warning
from ftcli.cli.userdata import tell_way_out, user_files
from ftcli.errors import FtcliError, UsageError, near_hint, shortened
from ftcli.store.datafile import LINES

if TYPE_CHECKING:
    from ftcli.dates import Period
    from ftcli.model import Dataset
    from ftcli.render import Style

SHARED = "Shared options"
PIPE_WIDTH = 120
ANY = "any"

SUFFIXES = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", **dict.fromkeys(LINES, "jsonl"),
    ".md": "markdown", ".html": "html", ".htm": "html", ".tex": "latex", ".rst": "rst",
    ".bib": "bibtex", ".ris": "ris",
}  # fmt: skip


class Lang(StrEnum):
    """A language of the screens."""

    EN = "en"
    FR = "fr"


class Settings(NamedTuple):
    """The shared options of a command, as given."""

    data: Annotated[
        Path | None,
        typer.Option(
            "--data",
            envvar="FTCLI_DATA",
            show_envvar=True,
            metavar="FILE",
            help="Data file that takes the place of the shipped dataset.",
            rich_help_panel=SHARED,
        ),
    ] = None
    with_files: Annotated[
        list[Path] | None,
        typer.Option(
            "--with",
            metavar="FILE",
            help="Data file that adds to the dataset.  Repeatable.",
            rich_help_panel=SHARED,
        ),
    ] = None
    no_user_data: Annotated[
        bool,
        typer.Option(
            "--no-user-data",
            help="Leave your own file of data out, which else adds to the shipped dataset.",
            rich_help_panel=SHARED,
        ),
    ] = False
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            autocompletion=complete_format,
            help="table, csv, csv-fr, tsv, json, jsonl, markdown, html, latex and others.  "
            "Default: table, or by the ending of --output.",
            rich_help_panel=SHARED,
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to a file, whole or not at all; - is standard output.",
            rich_help_panel=SHARED,
        ),
    ] = None
    force: Annotated[
        bool,
        typer.Option("--force", help="Let --output replace a file.", rich_help_panel=SHARED),
    ] = False
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Only what was dated until then: 2014, 2014-10, 2014-10-08.",
            rich_help_panel=SHARED,
        ),
    ] = None
    lang: Annotated[
        Lang | None,
        typer.Option(
            "--lang",
            envvar="FTCLI_LANG",
            show_envvar=True,
            case_sensitive=False,
            help="Words and number style for people.  Default: the locale's.",
            rich_help_panel=SHARED,
        ),
    ] = None
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Keep only the bounds that the words entail.",
            rich_help_panel=SHARED,
        ),
    ] = False
    raw: Annotated[
        bool,
        typer.Option(
            "--raw",
            help="Leave CSV cells that a spreadsheet would run as they are.",
            rich_help_panel=SHARED,
        ),
    ] = False
    explain_warnings: Annotated[
        bool,
        typer.Option(
            "--explain-warnings",
            help="Say what each warning means and what to do.",
            rich_help_panel=SHARED,
        ),
    ] = False
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="CODE",
            autocompletion=complete_warning,
            help="Exit with 3 on this warning, or on any.  Repeatable.",
            rich_help_panel=SHARED,
        ),
    ] = None
    no_color: Annotated[
        bool,
        typer.Option("--no-color", help="No colour (also NO_COLOR).", rich_help_panel=SHARED),
    ] = False
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            help="No warnings on standard error, explained or not.",
            rich_help_panel=SHARED,
        ),
    ] = False

    @property
    def added(self) -> list[Path]:
        """The files that add to the dataset: the user's own where no other is named, then others.

        Whoever names the data with --data gets those, on any machine.
        """
        named = self.with_files or []
        if self.data is not None or self.no_user_data:
            return named
        return [*(own for own in user_files() if own not in named), *named]

    @property
    def paths(self) -> list[Path]:
        """The files that make up the dataset, in the order in which they are added."""
        from ftcli.store.datafile import shipped

        return [self.data or shipped(), *self.added]

    def load(self) -> "Dataset":
        """The dataset that the options name.

        Raises:
            UsageError: `--as-of` is no date.
        """
        from ftcli.store.loading import load

        dated("--as-of", self.as_of)
        try:
            return load(self.data, with_files=self.added, as_of=self.as_of, strict=self.strict)
        except FtcliError as error:
            tell_way_out(error)
            raise

    @property
    def language(self) -> str:
        """The language of the screens: `--lang`, else the locale's, else English."""
        if self.lang is not None:
            return self.lang.value
        names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        locale = next((name for name in names if name), "")
        return "fr" if locale.lower().startswith("fr") else "en"

    @property
    def failing_codes(self) -> frozenset[str]:
        """The warnings that `--fail-on` names.

        Raises:
            UsageError: there is no such warning.
        """
        from ftcli.warnings import CODES

        for code in self.fail_on or ():
            if code not in {*CODES, ANY}:
                raise UsageError(
                    f"--fail-on: no warning called {shortened(code)!r}",
                    near_hint(code, (ANY, *CODES)),
                )
        named = frozenset(self.fail_on or ())
        return frozenset(CODES) if ANY in named else named

    @property
    def file(self) -> Path | None:
        """The file to write, None for standard output."""
        return None if self.output is None or str(self.output) == "-" else self.output

    @property
    def format_name(self) -> str:
        """The format: `--format`, else by the ending of the file, else a table.

        Raises:
            UsageError: there is no such format.
        """
        from ftcli.render import RENDERERS

        if self.format is None:
            return _format_of(self.file)
        if self.format not in RENDERERS:
            raise UsageError(
                f"no format called {shortened(self.format)!r}", near_hint(self.format, RENDERERS)
            )
        return self.format

    @property
    def is_for_machines(self) -> bool:
        """Whether the output is data alone."""
        from ftcli.render import MACHINE

        return self.format_name in MACHINE

    def style(self, *, wide: bool, about: dict[str, str | int]) -> "Style":
        """How to lay the output out, from the options and the terminal."""
        from ftcli.render import Style

        is_terminal = self.file is None and sys.stdout is not None and sys.stdout.isatty()
        dull = self.no_color or bool(os.environ.get("NO_COLOR"))
        return Style(
            lang=self.language,
            width=_width(is_terminal=is_terminal),
            is_terminal=is_terminal,
            has_colour=not dull and os.environ.get("TERM") not in {"dumb", "unknown"},
            raw=self.raw,
            wide=wide,
            about=about,
        )


def _format_of(file: Path | None) -> str:
    suffix = file.suffix.lower() if file else ""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix in {"", ".txt"} or (file and not file.is_file() and file.exists()):
        return "table"  # also into a device or a pipe
    raise UsageError(
        f"no format for files that end in {suffix!r}",
        f"name one with -f, or end it in {', '.join(SUFFIXES)}",
    )


def _width(*, is_terminal: bool) -> int:
    """COLUMNS, else the terminal's width, in a pipe too, else what a page of a note holds."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return min(int(columns), 1000)
    for stream in (sys.stdout, sys.stderr) if is_terminal else (sys.stderr,):
        with suppress(OSError, ValueError, AttributeError):  # closed, or no terminal
            return max(os.get_terminal_size(stream.fileno()).columns, 20)
    return PIPE_WIDTH


def dated(option: str, date: str | None) -> "Period | None":
    """The date of an option.

    Raises:
        UsageError: it is none.
    """
    from ftcli.dates import BadDate, Period

    try:
        return Period.parse(date) if date is not None else None
    except BadDate as error:
        hint = _edtf_hint(date or "") or error.hint
        raise UsageError(f"{option}: {error.message}", hint) from error


def _edtf_hint(date: str) -> str:
    """How a date that is not in EDTF is written there: "mars 2024"; "" where it is no date."""
    from ftcli.importing.cells import BadCell
    from ftcli.importing.dates import DAY_FIRST, MONTH_FIRST, date_of

    try:
        readings = dict.fromkeys(date_of(date, "", order) for order in (DAY_FIRST, MONTH_FIRST))
    except BadCell:
        return ""
    return f"write {' or '.join(readings)}"


def with_settings(function: Any) -> Callable[..., None]:
    """Gives a command the shared options; its first parameter receives them as `Settings`."""
    own = list(inspect.signature(function).parameters.values())[1:]
    mine = {parameter.name for parameter in own}  # a command may declare a shared option anew
    shared = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=Settings._field_defaults[name],
            annotation=Settings.__annotations__[name],
        )
        for name in Settings._fields
        if name not in mine
    ]
    names = [parameter.name for parameter in shared]
    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]

    @wraps(function)
    def command(**values: Any) -> None:  # what Typer parsed
        settings = Settings(**{name: values.pop(name) for name in names})
        function(settings, **values)

    parameters = [*own, *shared]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del command.__wrapped__  # Typer would read its signature instead
    return command
