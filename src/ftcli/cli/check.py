"""The commands that check data files: validate, schema."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ftcli.cli.completion import complete_finding
from ftcli.cli.output import deliver, emit, report
from ftcli.cli.settings import Settings
from ftcli.errors import FAULTS_FOUND, FtcliError, UsageError, shortened

if TYPE_CHECKING:
    from ftcli.store.datafile import UnreadableFile
    from ftcli.validation.checking import Checked

GITHUB = "github"  # a format of this command alone
ANY = "warning"


def validate(
    settings: Settings,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Data files, each by itself; also -f github.  Default: the shipped one.",
        ),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="CODE",
            autocompletion=complete_finding,
            help="Exit with 3 for a warning, too: of that code, or `warning` for any.  Repeatable.",
        ),
    ] = None,
) -> None:
    """Validate data FILES: format, references, every phrase, and what to look at besides.

    Exits with 3 where it finds faults, with 1 where a file cannot be read.

    Example: ftcli validate my-ecosystems.json
    """
    codes = _codes(fail_on or [])
    every, unread = _checked(files or [], settings)
    is_faulty = any(one.faults for one in every)
    if settings.format == GITHUB or settings.is_for_machines:
        _show([*every, *map(_unread, unread)], settings)
    elif is_faulty:
        report(_refusal(every))
    elif every:
        _show(every, settings)
    for _, error in unread:
        report(error)
    if unread:
        raise typer.Exit(unread[0][1].status)
    if is_faulty or any(finding.code in codes for one in every for finding in one.findings):
        raise typer.Exit(FAULTS_FOUND)


def _checked(
    files: Sequence[Path], settings: Settings
) -> "tuple[list[Checked], list[tuple[Path, UnreadableFile]]]":
    """Each file with what `--with` adds to it, of the shipped one then only what is wrong.

    And those that cannot be read, with the reason: the others are checked all the same.
    """
    from ftcli.store.datafile import UnreadableFile, shipped
    from ftcli.validation.checking import checked

    named = files or ([settings.data] if settings.data else [])
    if not named:
        added = settings.added
        return [checked(shipped(), added, name=shipped().name, quietly=bool(added))], []
    every: list[Checked] = []
    unread: list[tuple[Path, UnreadableFile]] = []
    for path in named:
        try:
            every.append(checked(path, settings.with_files or []))
        except UnreadableFile as error:
            unread.append((path, error))
    return every, unread


def _unread(one: "tuple[Path, UnreadableFile]") -> "Checked":
    """A file that cannot be read, as machines are told of it."""
    from ftcli.store.faults import Fault
    from ftcli.validation.checking import Checked

    path, error = one
    fault = Fault("unreadable-file", error.message, suggestion=error.hint, file=str(path))
    return Checked(str(path), None, (fault,))


def _codes(given: Sequence[str]) -> frozenset[str]:
    """The codes of the warnings to fail on.

    Raises:
        UsageError: one is none.
    """
    from ftcli.validation.findings import FINDING_CODES

    known = (ANY, *FINDING_CODES)
    for code in given:
        if code not in known:
            from ftcli.store.faults import near

            meant = f"{near(code, known)} " if near(code, known) else ""
            known_ones = f"{meant}Known: {', '.join(known)}."
            raise UsageError(f"--fail-on: no warning called {shortened(code)!r}", known_ones)
    return frozenset(FINDING_CODES if ANY in given else given)


def _show(every: "Sequence[Checked]", settings: Settings) -> None:
    """What was found, where the options say: a page, rows, one object, or annotations."""
    from ftcli.views.validation import problems_table, validation_record, validation_view

    if settings.format == GITHUB:
        from ftcli.render.annotations import github_pieces

        deliver(github_pieces(problems_table(every)), settings)
    elif settings.format_name == "json":
        from ftcli.render.objects import object_pieces

        deliver(object_pieces(validation_record(every)), settings)
    else:
        # The whole file is checked, whatever its dates, and none of its bounds is shown.
        whole = settings._replace(as_of=None, strict=False)
        emit(validation_view(every, settings.language), whole)


def _refusal(every: "Sequence[Checked]") -> FtcliError:
    """The faults, one a line, at most 50, and what to do."""
    from ftcli.store.faults import at_most

    faults = [fault for one in every for fault in one.faults]
    files = list(dict.fromkeys(fault.file for fault in faults))
    again = "'ftcli validate' with the same files checks them again once mended"
    hint = f"'ftcli validate {files[0]}' checks it again once mended" if len(files) == 1 else again
    if len(faults) == 1 and faults[0].suggestion not in faults[0].message:
        hint = faults[0].suggestion
    return FtcliError("\n".join(at_most([fault.located for fault in faults])), hint)


def schema(settings: Settings) -> None:
    """Print the JSON Schema of data files, by which editors complete and check them.

    Example: ftcli schema

    Raises:
        UsageError: another format than JSON is asked for.
    """
    from ftcli.validation.schema import schema_text

    if settings.format not in {None, "json"}:
        raise UsageError("the schema is in JSON", "leave --format out")
    deliver(schema_text(), settings)
