"""The one place that prints: results to standard output or a file, talk to standard error."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ftcli.cli.options import Settings
from ftcli.errors import FtcliError

if TYPE_CHECKING:
    from ftcli.model import Dataset
    from ftcli.views import View


FAULTS_FOUND = 3  # the status of a check that found some


class WriteError(FtcliError):
    """The result could not be written; nothing was changed."""


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
    from ftcli.render import rendered
    from ftcli.views.conditions import conditioned

    name, failing = settings.format_name, settings.failing_codes
    facts = about(dataset) | ({"as_of": settings.as_of} if settings.as_of else {})
    view = conditioned(view, settings.language, as_of=settings.as_of, strict=settings.strict)
    if settings.explain_warnings and not settings.is_for_machines:
        from ftcli.views.explanations import explained

        view = explained(view, settings.language)
    text = rendered(name, view, settings.style(wide=wide, about=facts))
    deliver(text, settings)
    if settings.is_for_machines and not settings.quiet:
        _say_cautions(view, settings)
    if failing and view.cautions:
        found = [code for code, _ in view.cautions() if code in failing]
        if found:
            say(f"ftcli: failed on {', '.join(found)}")
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


def deliver(text: str | Iterable[str], settings: Settings) -> None:
    """Writes a text, or its pieces, where the options say: to standard output or a file."""
    pieces = (text,) if isinstance(text, str) else text
    if settings.file is None:
        write_out(pieces)
    else:
        write_file(settings.file, pieces, force=settings.force)


def about(dataset: "Dataset | None") -> dict[str, str | int]:
    """The date and the size of a dataset, and its licence and credit."""
    if dataset is None:
        return {}
    facts: dict[str, str | int] = {
        "updated": str(dataset.updated),
        "ecosystems": len(dataset),
        "figures": dataset.figure_count,
        "sources": len(dataset.sources),
    }
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
        raise WriteError("standard output is closed", "name a file: -o FILE")
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


def write_file(path: Path, text: Iterable[str], *, force: bool) -> None:
    """Writes a file, given as pieces, whole or not at all.

    Raises:
        WriteError: it exists and `force` is not given, or it cannot be written.
    """
    try:
        if path.is_dir():
            raise WriteError(f"{path} is a folder", "name a file")
        if path.exists() and not force:
            raise WriteError(f"{path} exists", "--force replaces it")
        if path.exists() and not path.is_file():
            _write_special(path, text)
        else:
            _replace(_target(path), text)
    except (OSError, RuntimeError, ValueError) as error:  # a link to itself, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write {path}: {reason}") from error


def _target(path: Path) -> Path:
    """The file that a path means: a link keeps pointing where it points."""
    target = path.resolve()
    if target.is_symlink():  # only a link in a circle is still one
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _replace(target: Path, text: Iterable[str]) -> None:
    """Puts a whole new file in the place of a file, or leaves that as it was."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".ftcli-", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write_special(path: Path, text: Iterable[str]) -> None:
    """A device or a named pipe is written to: there is no file to replace."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(text)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
