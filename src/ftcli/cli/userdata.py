"""The user's own data file, which adds to the shipped dataset by itself."""

import os
from contextlib import suppress
from pathlib import Path

import typer

from ftcli.errors import FtcliError


def user_file() -> Path:
    """Where it is: in the platform's folder for configurations, whether it is there or not."""
    folder = Path(typer.get_app_dir("ftcli"))
    if not folder.is_absolute():  # XDG_CONFIG_HOME is empty: a file of any folder is not the user's
        with suppress(RuntimeError):  # there is no home
            folder = Path.home() / ".config" / "ftcli"
    return folder / "ecosystems.json"


def user_files() -> list[Path]:
    """The user's own file, or none where there is none.

    What has its name and cannot be read, as a link to a disk that is away, is one: loading says so.
    """
    own = user_file()
    return [own] if os.path.lexists(own) else []


def tell_way_out(error: FtcliError) -> None:
    """Adds to an error how to go on without the user's own file, where it is at fault."""
    if str(user_file()) in error.message:
        error.hint = "; ".join(filter(None, (error.hint, "--no-user-data goes without the file")))
