"""What can go wrong, said as: what, where, and the next step."""

from collections.abc import Iterable

FAULTS_FOUND = 3  # the status of a check that found some


class FtcliError(Exception):
    """A failure the user can act on.

    Attributes:
        message: what is wrong, and where (file, ecosystem, field), on one line.
        hint: the next step, or "" where there is none.
        status: the exit status of the program: 1 for data and operations, 2 for usage, 3 where
            a check found faults.
    """

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FtcliError):
    """The words of the command do not fit together."""

    status = 2


class MissingExtra(FtcliError):
    """A part of ftcli that is installed on demand is not installed."""


def shortened(text: str, most: int = 80) -> str:
    """A text that an error repeats, cut where it is absurdly long.

    >>> shortened("x" * 100, 5)
    'xxxxx…'
    """
    return text if len(text) <= most else f"{text[:most]}…"


def on_one_line(name: object) -> str:
    r"""A name in a message, such as that of a file: a line break in it begins no new line.

    >>> on_one_line("a\nb.json")
    'a\\nb.json'
    """
    return str(name).replace("\n", "\\n").replace("\r", "\\r")


def near_hint(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint for a misspelt name: the one that is near, then all, or another word if none is.

    >>> near_hint("jsno", ["csv", "json"])
    "did you mean 'json'? Known: csv, json."
    >>> near_hint("jsno", ["csv", "json"], "see the manual"), near_hint("x", ["y"], "see there")
    ("did you mean 'json'?", 'see there')
    """
    from difflib import get_close_matches  # only a misspelt name pays for it

    names = [*known]
    begun = [one for one in names if name and one.startswith(name)]
    near = get_close_matches(name, names, 1) or begun
    meant = f"did you mean {near[0]!r}?" if near else ""
    return (meant or otherwise) if otherwise else f"{meant} Known: {', '.join(names)}.".lstrip()
