"""Text cut into numbers, words and signs, each with its place.

Every token knows its code-point offsets in the text as given, so that a reading can always be
pointed at; comparison uses `fold`, which is without case, accents and kinds of apostrophe or dash.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# What groups thousands in print: a space of any width, and the apostrophe of Swiss texts.
GROUPERS = " \u00a0\u202f\u2009'’"
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")  # - ‐ ‑ ‒ – — −
BREAK = "\n"
# A line that ends in one of these goes on in the next: "plus de", "entre 10 et".
_UNFINISHED = frozenset({
    "a", "au", "aux", "d", "de", "des", "du", "l", "la", "le", "les", "un", "une", "et", "ou", "en",
    "dans", "entre", "par", "pour", "sur", "ici", "jusqu", "que", "qu", "soit", "dont", "the", "an",
    "of", "to", "and", "or", "than", "between", "from", "in", "by", "at",
})  # fmt: skip

_TOKEN = re.compile(
    rf"""
    (?P<number>
        \d{{1,3}} (?:[{GROUPERS}]\d{{3}})+ (?!\d) (?:[.,]\d+)?  # 9 500   1 234,56   12'500
      | \d+ (?:[.,]\d+)*                                         # 750   16.000   4.7   1,234.5
    )
  | (?P<elision> (?: [^\W\d_] | (?:jus|lors|puis|pres)?qu ) ['’ʼ] )  # d'   l'   jusqu'
  | (?P<word>
        [ck]?m[²³] (?!\w)
      | [^\W\d_] [\w\u0300-\u036f]* (?<![⁰¹²³⁴-⁹])             # no footnote: mille¹
    )
  | (?P<sign> \S )
  | (?P<break> [\n\r\f\v\x1c-\x1e\x85\u2028\u2029] \s* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """A number, word, elision or sign.

    Attributes:
        kind: "number", "word", "elision" or "sign"; the end of a line is a sign, too.
        text: as written.
        fold: without case, accents and apostrophe; "-" for every hyphen and dash, BREAK for the
            end of a line.
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
    r"""The tokens of a text, in order.

    The end of a line is one where the next does not go on in lower case: no figure crosses it.

    >>> [token.fold for token in tokens("près d'1 milliard")]
    ['pres', 'd', '1', 'milliard']
    >>> [token.fold for token in tokens("300\nemplois\nNantes")]
    ['300', 'emplois', '\n', 'nantes']
    """
    found: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        piece = match.group()
        start, end = match.span()
        if kind == "break":
            if not (found and _goes_on(found[-1], piece, text[end : end + 2])):
                found.append(Token("sign", piece, BREAK, start, end, tight=False))
            previous_end = -1
            continue
        found.append(Token(kind, piece, fold(piece), start, end, start == previous_end))
        previous_end = end
    return found


def _goes_on(last: Token, gap: str, following: str) -> bool:
    """Whether a sentence goes on over the gap between a line and the next."""
    if len(f"{gap}.".splitlines()) > 2:  # over an empty line none does
        return False
    unit = following[:1] == "%" or (following[:1] == "€" and not following[1:].isdecimal())
    return unit or following[:1].islower() or last.fold in _UNFINISHED


# A word longer than any language's is folded anew each time, so that none fills the memory.
_LONGEST_KEPT = 64


def fold(text: str) -> str:
    """A text without case, accents and apostrophes, for comparing words.

    >>> fold("Près"), fold("L’"), fold("–")
    ('pres', 'l', '-')
    """
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    if text in HYPHENS:
        return "-"
    folded = text.casefold()
    if not folded.isascii():
        # Bare before it is taken apart: to sort a row of accents costs the square of its length.
        folded = _bare(unicodedata.normalize("NFKD", _bare(folded)))
    return folded.rstrip("'’ʼ")


def _bare(text: str) -> str:
    """A text without its combining accents."""
    return "".join([char for char in text if not unicodedata.combining(char)])


def word(line: Sequence[Token], index: int) -> str:
    """The folded word at an index, "" outside the text."""
    return line[index].fold if 0 <= index < len(line) else ""


def words_at(line: Sequence[Token], start: int, size: int) -> tuple[str, ...]:
    """The folded words from an index on, fewer at the end of the text."""
    return tuple([token.fold for token in line[max(start, 0) : start + size]])


def is_word(line: Sequence[Token], index: int) -> bool:
    """Whether a word, not a number or a sign, stands at an index."""
    return 0 <= index < len(line) and line[index].kind == "word"


def is_number(line: Sequence[Token], index: int) -> bool:
    """Whether digits stand at an index."""
    return 0 <= index < len(line) and line[index].kind == "number"


def is_year(line: Sequence[Token], index: int) -> bool:
    """Whether the digits of a year stand at an index."""
    text = word(line, index)
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def is_in_an_error(line: Sequence[Token], index: int) -> bool:
    """Whether digits belong to an error of a spreadsheet: "#DIV/0!"."""
    is_tight = all(token.tight for token in line[max(index - 2, 0) : index + 1])
    return is_tight and word(line, index - 1) == "/" and word(line, index - 3) == "#"


def joins(line: Sequence[Token], index: int) -> bool:
    """Whether a hyphen at an index joins the words around it."""
    return (
        0 < index < len(line) - 1
        and line[index].fold == "-"
        and line[index].tight
        and line[index + 1].tight
    )
