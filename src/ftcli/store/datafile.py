"""Where the data file is, and reading its bytes: to a stated size only, whatever it is."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ftcli.errors import FtcliError, on_one_line

MAX_BYTES = 32 * 2**20
STDIN = "standard input"
LINES = (".jsonl", ".ndjson")


class UnreadableFile(FtcliError):
    """A data file cannot be opened, or is no JSON."""


def shipped() -> Path:
    """The data file that comes with ftcli: in the package, or in the checkout it runs from."""
    here = Path(__file__).resolve().parents[1]
    for path in (here / "data" / "ecosystems.json", here.parents[1] / "data" / "ecosystems.json"):
        if path.is_file():
            return path
    raise UnreadableFile(
        "the dataset that ships with ftcli is missing",
        "install ftcli again, or name a file: --data FILE",
    )


def is_json_lines(path: Path) -> bool:
    """Whether a file is in JSON Lines, by its ending.

    >>> is_json_lines(Path("france.jsonl")), is_json_lines(Path("france.json"))
    (True, False)
    """
    return path.suffix.lower() in LINES


def names_for(paths: Sequence[Path]) -> list[str]:
    """What messages call files: each by its name, by its path where two share that.

    >>> names_for([Path("a/t.csv"), Path("b/t.csv"), Path("b/u.csv")])
    ['a/t.csv', 'b/t.csv', 'u.csv']
    """
    names = [on_one_line(path.name or path) for path in paths]
    shared = {name for name, number in Counter(names).items() if number > 1}
    return [
        on_one_line(path) if name in shared else name
        for name, path in zip(names, paths, strict=True)
    ]


def content(path: Path, kind: str = "data file", smaller: str = "split it by ecosystem") -> bytes:
    """The bytes of a file.

    Args:
        path: where it is.
        kind: what messages call it.
        smaller: what to do about one that is too large.

    Raises:
        UnreadableFile: it is missing, a folder, larger than 32 MiB, or cannot be opened.
    """
    with opened(path, kind) as file:
        raw = file.read(MAX_BYTES + 1)
    return within_limit(raw, on_one_line(path), kind, smaller)


@contextmanager
def opened(path: Path, kind: str = "data file") -> Iterator[BinaryIO]:
    """A file opened for reading bytes; `kind` is what messages call it.

    Raises:
        UnreadableFile: it is missing, a folder, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            yield file
    except IsADirectoryError as error:
        raise UnreadableFile(f"{on_one_line(path)} is a folder", f"name a {kind}") from error
    except FileNotFoundError as error:
        raise UnreadableFile(f"no file {on_one_line(path)}", "check its path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"cannot read {on_one_line(path)}: {reason}") from error


def piped() -> bytes:
    """The bytes of standard input, one more than the limit where there are so many.

    Raises:
        UnreadableFile: it is closed, or cannot be read.
    """
    if sys.stdin is None:
        raise UnreadableFile(f"{STDIN} is closed")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"cannot read {STDIN}: {reason}") from error


def within_limit(raw: bytes, name: str, kind: str, smaller: str) -> bytes:
    """The bytes that were read, at most one more than the limit.

    Raises:
        UnreadableFile: there are more than the limit.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableFile(
            f"{name} is larger than {MAX_BYTES >> 20} MiB, the most ftcli reads of a {kind}",
            smaller,
        )
    return raw
