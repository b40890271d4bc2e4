"""A text cut into sentences, each with its tokens, its line and the headings above it.

Work goes sentence by sentence, so that memory and time stay bounded on any text: a sentence longer
than the press writes is cut at a space.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftcli.wording.tokens import Token, tokens

LONGEST_SENTENCE = 2000
# A title is short and ends without a full stop.
LONGEST_HEADING = 120
_NOT_A_HEADING = (".", ";", ",", "…", "!", "?")
# A line shorter than this was ended by its writer, not by the width of a page.
_SHORTEST_WRAPPED = 50

# A mark, the quotation marks it ends, and a space; what begins behind it is looked at by hand.
_END = re.compile(r"""(?P<mark>[.!?…]{1,4})(?:[ \u00a0\u202f]?["»”’)\]])*\s+""")
_OPENERS = '"«“‘([—–-\u00a0\u202f '
_ABBREVIATIONS = frozenset({
    "m", "mm", "mme", "mlle", "dr", "env", "etc", "ex", "cf", "st", "ste", "av", "bd", "art", "no",
    "p", "pp", "vol", "approx", "ca", "inc", "ltd", "mr", "mrs", "ms", "jr", "sr", "vs", "min",
    "max", "hab", "tel", "nb", "j", "r",
})  # fmt: skip
_LAST_WORD = re.compile(r"\w+\Z")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


class Sentence(NamedTuple):
    """A sentence of a text.

    Attributes:
        text: its words.
        start: offset of its first code point in the whole text.
        line: number of the line it begins on, from 1.
        paragraph: number of the paragraph it stands in, from 0.
        is_heading: whether it is a short line of its own, without a full stop.
        words: its tokens; their offsets count from `start`.
    """

    text: str
    start: int
    line: int
    paragraph: int
    is_heading: bool
    words: Sequence[Token]


def sentences(text: str) -> Iterator[Sentence]:
    r"""The sentences of a text, in order, made one at a time.

    >>> [s.text for s in sentences("Les chiffres\n750 entreprises. M. X en compte 300 !")]
    ['Les chiffres', '750 entreprises.', 'M. X en compte 300 !']
    """
    for paragraph, (start, end, first_line) in enumerate(_paragraphs(text)):
        whole = text[start:end]
        heading = _is_heading(whole)
        line, at = first_line, 0
        for first, last in _cuts(whole):
            piece = whole[first:last]
            line += whole.count("\n", at, first)
            at = first
            yield Sentence(piece, start + first, line, paragraph, heading, tokens(piece))


def _paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and line number of each paragraph: a line, with the lines that it wraps onto."""
    begin = end = at = 0
    line = counted = 1
    for match in _LINE.finditer(text):
        start, stop = match.span()
        counted += text.count("\n", at, start)
        at = start
        if match.group().isspace():
            continue
        if end and _wraps(text, begin, end, start):
            end = stop
            continue
        if end:
            yield begin, end, line
        begin, end, line = start, stop, counted
    if end:
        yield begin, end, line


def _wraps(text: str, begin: int, end: int, start: int) -> bool:
    """Whether a line goes on in the next, as texts of a fixed width do: it ends inside a sentence.

    Lines of tables and lists end where their writer ended them.
    """
    between = text[end:start]
    if between.count("\n") != 1 or end - begin > LONGEST_SENTENCE:
        return False
    last = text.rfind("\n", begin, end) + 1
    is_long = end - max(last, begin) >= _SHORTEST_WRAPPED
    return is_long and text[end - 1] not in ".!?…:;|" and text[start].islower()


def _is_heading(paragraph: str) -> bool:
    text = paragraph.strip()
    return len(text) <= LONGEST_HEADING and not text.endswith(_NOT_A_HEADING)


def _cuts(paragraph: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a paragraph."""
    start = 0
    for match in _END.finditer(paragraph):
        if not _begins(paragraph, match.end()):
            continue
        if match["mark"] == "." and _is_abbreviation(paragraph, match.start()):
            continue
        yield from _short(paragraph, start, match.end())
        start = match.end()
    yield from _short(paragraph, start, len(paragraph))


def _begins(paragraph: str, index: int) -> bool:
    """Whether a sentence can begin at an index: with a capital or a digit, perhaps quoted."""
    opening = paragraph[index : index + 4].lstrip(_OPENERS)
    return opening[:1].isalnum() and not opening[:1].islower()


def _is_abbreviation(paragraph: str, dot: int) -> bool:
    """Whether a full stop ends "M." or an initial, not a sentence."""
    found = _LAST_WORD.search(paragraph, max(0, dot - 12), dot)
    if found is None:
        return False
    word = found.group()
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _short(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at spaces where it is longer than any that people write."""
    while start < end:
        stop = end
        if end - start > LONGEST_SENTENCE:
            space = paragraph.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            stop = space if space > start else start + LONGEST_SENTENCE
        trimmed = start + len(paragraph[start:stop]) - len(paragraph[start:stop].lstrip())
        kept = paragraph[trimmed:stop].rstrip()
        if kept:
            yield trimmed, trimmed + len(kept)
        start = stop
