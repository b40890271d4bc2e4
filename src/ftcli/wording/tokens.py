"""Text cut into numbers, words and signs, each with its place.

Every token knows its code-point offsets in the text as given, so that a reading can always be
pointed at; comparison uses `fold`, which is without case, accents and kinds of apostrophe.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SPACES = " \u00a0\u202f\u2009"

_TOKEN = re.compile(
    rf"""
    (?P<number>
        \d{{1,3}} (?:[{SPACES}]\d{{3}})+ (?!\d) (?:[.,]\d+)?   # 9 500   1 234,56
      | \d+ (?:[.,]\d+)*                                       # 750   16.000   4.7   1,234.5
    )
  | (?P<elision> (?: [^\W\d_] | (?:jus|lors|puis|pres)?qu ) ['’ʼ] )  # d'   l'   jusqu'
  | (?P<word> [^\W\d_] [\w\u0300-\u036f]* )
  | (?P<sign> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A number, word, elision or sign.

    Attributes:
        kind: "number", "word", "elision" or "sign".
        text: as written.
        fold: without case, accents and apostrophe.
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

    >>> fold("Près"), fold("L’")
    ('pres', 'l')
    """
    folded = text.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return folded.rstrip("'’ʼ")


def is_hyphen(token: Token) -> bool:
    """Whether the token is a hyphen or a dash."""
    return token.text in {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014"}  # - ‐ ‑ ‒ – —
