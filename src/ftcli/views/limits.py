"""How much a page holds: what is beyond that is counted, and machine formats have all of it."""

from collections.abc import Sequence

from ftcli.table import Cell, Column, Kind, Table
from ftcli.views.words import listed, say

MOST_POINTS = 200  # figures of one series
MOST_ROWS = 100  # figures beside one claim, or passed over for one
MOST_NAMED = 10  # phrases in one sentence


def left_out(count: int, lang: str, key: str = "rows_left_out") -> list[Table]:
    """The line that says how many rows a page leaves out, as a layout; none where it has all."""
    if count <= 0:
        return []
    line: tuple[Cell, ...] = (say(key, lang, n=count),)
    return [Table((Column("text", kind=Kind.PROSE),), (line,))]


def some(texts: Sequence[str], lang: str) -> list[str]:
    """The first few of texts, and how many more there are.

    >>> some([str(number) for number in range(12)], "en")[8:]
    ['8', '9', '2 more']
    """
    beyond = len(texts) - MOST_NAMED
    more = [say("n_more", lang, n=beyond)] if beyond > 0 else []
    return [*texts[:MOST_NAMED], *more]


def listed_some(texts: Sequence[str], lang: str) -> str:
    """The first few of texts and how many more there are, as a list in words."""
    return listed(some(texts, lang), lang)
