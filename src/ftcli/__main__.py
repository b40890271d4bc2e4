"""The program: `ftcli`, and `python -m ftcli`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Runs the command line and exits with its status."""
    # A short-lived process: the collector would walk over modules that all live to its end.
    gc.disable()
    # Looking for plugins of pydantic reads the metadata of every package installed; ftcli has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        status = _run()
    except KeyboardInterrupt:
        status = 130
    # What is done is done: an interrupt while Python shuts down would only print a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)


def _run() -> int | str | None:
    """The status of the command line; help and completion, which Typer prints, included."""
    from ftcli.cli.app import app
    from ftcli.cli.output import drop_output, flush, report, reported
    from ftcli.files import WriteError

    if _completes_nothing():
        return 0
    reader = _reader()
    try:
        app(prog_name="ftcli")
        flush()
    except SystemExit as end:
        if _reader() != reader and not reported:
            return 0  # it has closed the pipe, with what it wanted
        try:
            flush()
        except WriteError as error:
            report(error)
            return end.code or error.status
        return end.code
    except OSError as error:  # a full disk under Typer's own help
        drop_output()
        report(WriteError(f"cannot write to standard output: {error.strerror}"))
        return 1
    return 0


def _reader() -> tuple[str, int, int]:
    """Who reads standard output: Rich and Typer put something else in its place when it leaves."""
    try:
        place = os.fstat(1)
    except OSError:
        return "", 0, 0
    return type(sys.stdout).__name__, place.st_dev, place.st_ino


def _completes_nothing() -> bool:
    """Whether the shell asks to complete, but not what."""
    asked = os.environ.get("_FTCLI_COMPLETE", "").startswith("complete_")
    return asked and not {"COMP_WORDS", "_TYPER_COMPLETE_ARGS"} & os.environ.keys()


if __name__ == "__main__":
    main()
