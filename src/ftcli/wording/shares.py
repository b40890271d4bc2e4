"""Shares and multiples in words: "deux tiers", "une entreprise sur trois", "doubler"."""

from collections.abc import Sequence
from fractions import Fraction

from ftcli.nouns import nouns
from ftcli.wording.lexicon import (
    ADJECTIVE_MULTIPLES,
    BEFORE_A_MULTIPLE,
    BEHIND_A_MULTIPLE,
    BEHIND_HALF,
    MULTIPLES,
    MULTIPLY,
    ONE,
    ORDINAL_PARTS,
    PARTITIVES,
    PARTS,
    TIMES,
)
from ftcli.wording.numerals import numeral
from ftcli.wording.scales import scale_of
from ftcli.wording.tokens import Token, is_word, joins, word, words_at

_BEHIND_A_PART = PARTITIVES | {"and", "et", "or", "ou", "to", "a"}


def share_at(line: Sequence[Token], start: int) -> tuple[Fraction, int] | None:
    """The share that begins at a token, 0 to 1, and the index behind it."""
    found = _share_at(line, start)
    return None if found and _is_of_time(line, found[1]) else found


def _is_of_time(line: Sequence[Token], end: int) -> bool:
    """Whether a part is one of time: "trois quarts d'heure", "un quart de siècle"."""
    return word(line, end) in {"d", "de", "of", "a"} and bool(
        {"heure", "siecle", "hour", "century"} & {word(line, end + 1), word(line, end + 2)}
    )


def _share_at(line: Sequence[Token], start: int) -> tuple[Fraction, int] | None:
    first = word(line, start)
    if first in {"moitie", "half"}:
        return (Fraction(1, 2), start + 1) if _says_half(line, start) else None
    if first in {"tiers", "quart"} and word(line, start - 1) in {"le", "du", "au"}:
        # "le quart des emplois"; "le tiers-lieu" and "au tiers" alone are no shares.
        behind = word(line, start + 1)
        return (Fraction(1, PARTS[first]), start + 1) if behind in {"des", "du"} else None
    count, end = _count(line, start)
    if not count:
        return None
    if line[start].kind == "number" and word(line, end) == "/":
        share = _of_total(line, end + 1, count)  # "1/3 des emplois"
        marked = word(line, end + 1) in {"5", "10", "20"}  # "8/10" alone is a mark
        return None if share and marked and word(line, share[1]) not in PARTITIVES else share
    place = end + 1 if joins(line, end) else end
    if word(line, place) in PARTS and word(line, place) != "moitie":
        return _parts(line, place, count)
    return _out_of(line, end, count) if first != "a" else None


def _says_half(line: Sequence[Token], start: int) -> bool:
    """Whether a half is one of something: "la moitié", not "à moitié vide", "half price"."""
    if word(line, start) == "moitie":
        return word(line, start - 1) != "a"
    behind = word(line, start + 1)
    alone = not is_word(line, start + 1) and not joins(line, start + 1)
    return (alone or behind in BEHIND_HALF) and not _scales(line, start + 1)


def _count(line: Sequence[Token], start: int) -> tuple[int, int]:
    """The small number that may begin a share, 0 where none does, and the index behind it."""
    if word(line, start) == "a":
        return 1, start + 1
    if line[start].kind == "number":
        # In digits only up to ten: "9 entreprises sur 10"; "200 places sur 500 prévues" are 200.
        text = line[start].text
        return (int(text), start + 1) if len(text) == 1 and text.isdecimal() else (0, start)
    found = numeral(words_at(line, start, 6))
    return (found.value, start + found.size) if found else (0, start)


def _parts(line: Sequence[Token], place: int, count: int) -> tuple[Fraction, int] | None:
    part = word(line, place)
    if joins(line, place + 1):  # a hyphen makes another word of it: "tiers-lieu"
        return None
    behind = word(line, place + 1)
    if part in ORDINAL_PARTS and is_word(line, place + 1) and behind not in _BEHIND_A_PART:
        return None
    return Fraction(count, PARTS[part]), place + 1


def _scales(line: Sequence[Token], index: int) -> bool:
    """Whether a scale follows, or an article and a scale: "half a million"."""
    article = word(line, index) in {"a", "an"}
    return article or scale_of(line, index, None)[0] > 1


def _out_of(line: Sequence[Token], end: int, count: int) -> tuple[Fraction, int] | None:
    """So many of a total: "une entreprise sur trois", "one firm in three", "nine out of ten"."""
    for place in range(end, min(end + 5, len(line))):
        if words_at(line, place, 2) == ("out", "of"):
            return _of_total(line, place + 2, count)
        if word(line, place) in {"sur", "in"}:
            return _of_total(line, place + 1, count)
        if word(line, place) in TIMES or not (is_word(line, place) or joins(line, place)):
            return None
    return None


def _of_total(line: Sequence[Token], index: int, count: int) -> tuple[Fraction, int] | None:
    index += word(line, index) == "every"
    if index >= len(line):
        return None
    if line[index].kind == "number":
        text = line[index].text
        total, end = (int(text), index + 1) if text.isdecimal() and len(text) <= 2 else (0, index)
        total = total if total <= 10 or count == 1 else 0  # "1 emploi sur 20"
    else:
        found = numeral(words_at(line, index, 4))
        total, end = (found.value, index + found.size) if found else (0, index)
    if total <= count or word(line, end) in TIMES:
        return None
    # "un bâtiment sur dix hectares" shares nothing out; "one in four firms" does.
    measured = word(line, index - 1) == "sur" and (word(line, end),) in nouns()
    return None if measured else (Fraction(count, total), end)


def multiple_at(line: Sequence[Token], start: int) -> tuple[int | None, int] | None:
    """The multiple that begins at a token and the index behind it.

    The number is None where it is the amount that stands at that index: "multiplier par trois".
    """
    name = word(line, start)
    if name in MULTIPLES:
        return (MULTIPLES[name], start + 1) if _says_multiple(line, start) else None
    if name in MULTIPLY and word(line, start + 1) in {"par", "by"}:
        return None, start + 2
    return (None, start + 1) if name == "×" else None


def _says_multiple(line: Sequence[Token], start: int) -> bool:
    """Whether "double" doubles something: "le double", "a doublé", not "un double diplôme"."""
    if word(line, start) not in ADJECTIVE_MULTIPLES:
        return True
    return (
        not line[start].text.isascii()
        or word(line, start - 1) in BEFORE_A_MULTIPLE
        or word(line, start + 1) in BEHIND_A_MULTIPLE
    )


def is_frequency(line: Sequence[Token], start: int) -> bool:
    """Whether a number only says how often: the 2 of "une année sur deux"."""
    return (
        word(line, start - 1) in {"sur", "in"}
        and word(line, start - 2) in TIMES
        and word(line, start - 3) in ONE | {"1"}
    )
