"""What can go wrong, said as: what, where, and the next step."""


class FtcliError(Exception):
    """A failure the user can act on.

    Attributes:
        message: what is wrong, and where (file, ecosystem, field), on one line.
        hint: the next step, or "" where there is none.
        status: the exit status of the program: 1 for data and operations, 2 for usage.
    """

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FtcliError):
    """The words of the command do not fit together."""

    status = 2


def shortened(text: str, most: int = 80) -> str:
    """A text that an error repeats, cut where it is absurdly long.

    >>> shortened("x" * 100, 5)
    'xxxxx…'
    """
    return text if len(text) <= most else f"{text[:most]}…"
