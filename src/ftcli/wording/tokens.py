"""Text cut into numbers, words and signs, each with its place.

Every token knows its code-point offsets in the text as given, so that a reading can always be
pointed at; comparison uses `fold`, which is without case, accents and kinds of apostrophe or dash.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# What groups thousands in print: a space of any width, and the apostrophe of Swiss texts.
from typing import NamedTuple

GROUPERS = " \u00a0\u202f\u2009'’"
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")  # - ‐ ‑ ‒ – — −

_TOKEN = re.compile(
    rf"""
    (?P<number>
        \d{{1,3}} (?:[{GROUPERS}]\d{{3}})+ (?!\d) (?:[.,]\d+)?  # 9 500   1 234,56   12'500
      | \d+ (?:[.,]\d+)*                                         # 750   16.000   4.7   1,234.5
    )
  | (?P<elision> (?: [^\W\d_] | (?:jus|lors|puis|pres)?qu ) ['’ʼ] )  # d'   l'   jusqu'
  | (?P<word> [^\W\d_] [\w\u0300-\u036f]* )
  | (?P<sign> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A number, word, elision or sign.

    Attributes:
        kind: "number", "word", "elision" or "sign".
        text: as written.
        fold: without case, accents and apostrophe; "-" for every hyphen and dash.
        start: offset of its first code point.
        end: offset after its last code point.
        tight: whether it follows the token before it without a space.
    """

    kind: str
    text: str
    fold: str
    start: int
    end: int
    tight: bool


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [token.fold for token in tokens("près d'1 milliard")]
    ['pres', 'd', '1', 'milliard']
    """
    found = []
    previous_end = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        piece = match.group()
        start, end = match.span()
        found.append(Token(kind, piece, fold(piece), start, end, start == previous_end))
        previous_end = end
    return found


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A text without case, accents and apostrophes, for comparing words.

    >>> fold("Près"), fold("L’"), fold("–")
    ('pres', 'l', '-')
    """
    if text in HYPHENS:
        return "-"
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return folded.rstrip("'’ʼ")


def word(line: Sequence[Token], index: int) -> str:
    """The folded word at an index, "" outside the text."""
    return line[index].fold if 0 <= index < len(line) else ""


def words_at(line: Sequence[Token], start: int, size: int) -> tuple[str, ...]:
    """The folded words from an index on, fewer at the end of the text."""
    return tuple([token.fold for token in line[max(start, 0) : start + size]])


def is_word(line: Sequence[Token], index: int) -> bool:
    """Whether a word, not a number or a sign, stands at an index."""
    return 0 <= index < len(line) and line[index].kind == "word"


def joins(line: Sequence[Token], index: int) -> bool:
    """Whether a hyphen at an index joins the words around it."""
    return (
        0 < index < len(line) - 1
        and line[index].fold == "-"
        and line[index].tight
        and line[index + 1].tight
    )
