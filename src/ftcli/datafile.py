"""Where the data file is, and reading its bytes: to a stated size only, whatever it is."""

from pathlib import Path

from ftcli.errors import FtcliError

MAX_BYTES = 32 * 2**20


class UnreadableFile(FtcliError):
    """A data file cannot be opened, or is no JSON."""


def shipped() -> Path:
    """The data file that comes with ftcli: in the package, or in the checkout it runs from."""
    here = Path(__file__).resolve().parent
    for path in (here / "data" / "ecosystems.json", here.parents[1] / "data" / "ecosystems.json"):
        if path.is_file():
            return path
    raise UnreadableFile(
        "the dataset that ships with ftcli is missing",
        "install ftcli again, or name a file: --data FILE",
    )


def content(path: Path) -> bytes:
    """The bytes of a data file.

    Raises:
        UnreadableFile: it is missing, a folder, larger than 32 MiB, or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableFile(f"{path} is a folder", "name a data file") from error
    except FileNotFoundError as error:
        raise UnreadableFile(f"no file {path}", "check its path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"cannot read {path}: {reason}") from error
    if len(raw) > MAX_BYTES:
        raise UnreadableFile(
            f"{path} is larger than {MAX_BYTES >> 20} MiB, the most ftcli reads of a data file",
            "split it by ecosystem",
        )
    return raw
