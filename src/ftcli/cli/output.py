"""The one place that prints: results to standard output or a file, talk to standard error."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import typer

from ftcli.cli.settings import Settings
from ftcli.errors import FAULTS_FOUND, FtcliError
from ftcli.files import WriteError, refuse_unwritable, write_file

if TYPE_CHECKING:
    from ftcli.model import Dataset
    from ftcli.views import View


class Page(NamedTuple):
    """A view as it is to be written.

    Attributes:
        view: what it shows, under the conditions of the options.
        text: its text, in pieces.
        failed: the warnings of it that `--fail-on` names.
    """

    view: "View"
    text: Iterable[str]
    failed: Sequence[str]


def emit(
    view: "View", settings: Settings, dataset: "Dataset | None" = None, *, wide: bool = False
) -> None:
    """Renders a view and writes it where the options say; warnings go to standard error.

    Args:
        view: what to show.
        settings: the shared options.
        dataset: the dataset behind it, for its date and size in JSON.
        wide: one row per metric in machine formats.

    Raises:
        typer.Exit: with status 3, where the view has a warning that `--fail-on` names.
    """
    put_out(page_of(view, settings, dataset, wide=wide), settings)


def page_of(
    view: "View", settings: Settings, dataset: "Dataset | None" = None, *, wide: bool = False
) -> Page:
    """What `emit` writes of a view.

    Raises:
        UsageError: there is no such format, or no such warning as `--fail-on` names.
    """
    from ftcli.render import rendered
    from ftcli.views.conditions import conditioned

    name, failing = settings.format_name, settings.failing_codes
    facts = about(dataset) | ({"as_of": settings.as_of} if settings.as_of else {})
    view = conditioned(view, settings.language, as_of=settings.as_of, strict=settings.strict)
    if settings.explain_warnings and not settings.is_for_machines:
        from ftcli.views.explanations import explained

        view = explained(view, settings.language)
    told = view.cautions() if failing and view.cautions else ()
    failed = [code for code, _ in told if code in failing]
    return Page(view, rendered(name, view, settings.style(wide=wide, about=facts)), failed)


def put_out(page: Page, settings: Settings) -> None:
    """Writes a page where the options say; warnings go to standard error.

    Raises:
        typer.Exit: with status 3, where it has a warning that `--fail-on` names.
    """
    deliver(page.text, settings)
    if settings.is_for_machines and not settings.quiet:
        _say_cautions(page.view, settings)
    if page.failed:
        say(f"ftcli: failed on {', '.join(page.failed)}")
        raise typer.Exit(FAULTS_FOUND)


def _say_cautions(view: "View", settings: Settings) -> None:
    """The warnings of a view on standard error, a line each, explained where that is asked."""
    for code, caution in view.cautions() if view.cautions else ():
        say(f"{code}: {caution}")
        if settings.explain_warnings:
            from ftcli.views.explanations import explanation

            meaning, advice = explanation(code, settings.language)
            say(f"  {meaning}")
            say(f"  → {advice}")


def check_output(settings: Settings) -> None:
    """Makes sure, as far as that shows beforehand, that the output can be written.

    Raises:
        WriteError: standard output is closed, or the file of `--output` cannot be made.
    """
    if settings.file is not None:
        refuse_unwritable(settings.file, force=settings.force)
    elif sys.stdout is None:
        raise _closed()


def deliver(text: str | Iterable[str], settings: Settings) -> None:
    """Writes a text, or its pieces, where the options say: to standard output or a file."""
    pieces = (text,) if isinstance(text, str) else text
    if settings.file is None:
        write_out(pieces)
    else:
        write_file(settings.file, pieces, force=settings.force)


def about(dataset: "Dataset | None") -> dict[str, str | int]:
    """The date and the size of a dataset, and its licence and credit.

    The figures of a large file are left out: to count them, all would have to be read.
    """
    if dataset is None:
        return {}
    facts: dict[str, str | int] = {"updated": str(dataset.updated), "ecosystems": len(dataset)}
    if not dataset.is_on_demand:
        facts["figures"] = dataset.figure_count
    facts["sources"] = len(dataset.sources)
    return facts | ({"credit": dataset.credit} if dataset.credit else {})


reported: list[FtcliError] = []  # what this run has reported, for its status


def report(error: FtcliError) -> None:
    """An error on standard error: what and where on one line, the next step below."""
    reported.append(error)
    first, *rest = error.message.split("\n")
    say(f"ftcli: {first}")
    for line in rest:
        say(line)
    if error.hint:
        say(f"  {error.hint}")


def say(line: str) -> None:
    """One line on standard error; silence where that is closed."""
    if sys.stderr is None:
        return
    from ftcli.render.cells import safe

    with suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "ascii"
        text = safe(line).encode(encoding, "backslashreplace").decode(encoding)
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def write_out(text: Iterable[str]) -> None:
    """Writes the pieces of a text to standard output, in UTF-8, and makes sure that it arrived.

    A reader that closed the pipe has what it wanted: that ends the program with status 0.

    Raises:
        WriteError: it is closed, or its disk is full.
    """
    if sys.stdout is None:
        raise _closed()
    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        sys.stdout.writelines(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        drop_output()
        raise typer.Exit(0) from error
    except (OSError, ValueError) as error:
        drop_output()
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write to standard output: {reason}") from error


def _closed() -> WriteError:
    return WriteError("standard output is closed", "name a file: -o FILE")


def flush() -> None:
    """Makes sure that what Typer printed has arrived.

    Raises:
        WriteError: it has not; a reader that closed the pipe has what it wanted.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
    except (OSError, ValueError) as error:
        drop_output()
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write to standard output: {reason}") from error


def drop_output() -> None:
    """Points standard output nowhere, so that Python does not fail again when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
