"""Numbers in digits, and the scale behind them: "9 500", "1,2 milliard", "€12m".

A point or comma is read by what is certain about it: groups of three digits are thousands, anything
else is a fraction.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.wording.lexicon import (
    AND_A_HALF,
    BILLION,
    CURRENCIES,
    CURRENCY_SIGNS,
    FUSED,
    HALF_BEHIND,
    SCALES,
    TRILLION,
    step_of,
)
from ftcli.wording.tokens import GROUPERS, Token, word, words_at

_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*")
_UNGROUPED = dict.fromkeys(map(ord, GROUPERS))


class Scale(NamedTuple):
    """The scale behind a number.

    Attributes:
        factor: what it multiplies by, 1 where there is none.
        end: index of the token behind it.
        half: whether "et demi" or "and a half" follows, half of the scale.
    """

    factor: int
    end: int
    half: bool = False


def scale_at(line: Sequence[Token], index: int, lang: str | None) -> Scale:
    """The scale at an index, of one word or two ("dizaines de milliers").

    Args:
        line: the tokens of the text.
        index: the index behind the number.
        lang: "fr" or "en"; French where None, for "billion".
    """
    factor = _factor(line, index, lang)
    if factor == 1:
        return Scale(1, index)
    if word(line, index) in FUSED:
        return Scale(factor, index + 1)  # the currency in it is read as the unit
    further, end = scale_of(line, index + 1, lang)
    behind = half_end(line, end)
    return Scale(factor * further, behind, behind > end)


def half_end(line: Sequence[Token], index: int) -> int:
    """The index behind "et demi" or "and a half"; the same where neither stands there."""
    if words_at(line, index, 2) in HALF_BEHIND:
        return index + 2
    return index + 3 if words_at(line, index, 3) == AND_A_HALF else index


def scale_of(line: Sequence[Token], index: int, lang: str | None) -> tuple[int, int]:
    """A second scale ("de milliers", "thousand"), and the index behind it."""
    place = index + 1 if word(line, index) in {"de", "d", "of"} else index
    factor = _factor(line, place, lang)
    return (factor, place + 1) if factor > 1 and word(line, place) not in FUSED else (1, index)


def _factor(line: Sequence[Token], index: int, lang: str | None) -> int:
    name = word(line, index)
    if name in {"billion", "billions"}:
        return BILLION[lang or "fr"]
    if name in {"trillion", "trillions"}:
        return TRILLION[lang or "fr"]
    if name in FUSED:
        return FUSED[name][0]
    if name == "m" and _is_million(line, index):
        return 10**6
    if name == "k" and (line[index].tight or word(line, index + 1) in CURRENCIES):
        return 10**3
    return SCALES.get(name, 1)


def _is_million(line: Sequence[Token], index: int) -> bool:
    """Whether an "m" is a million: beside money, never a metre."""
    before = {word(line, index - 2), word(line, index - 4)}  # "€12m" and "€10-12m"
    behind = index + 2 if word(line, index + 1) == "d" else index + 1  # "7 M d'euros"
    return word(line, behind) in CURRENCIES or bool(before & (CURRENCY_SIGNS | {"eur"}))


def digits(text: str, *, decimal: bool) -> tuple[Fraction, Fraction] | None:
    """The value of a literal and the unit of its last significant digit; None for "1.2.3".

    Args:
        text: digits with separators.
        decimal: whether one mark before exactly three digits is a decimal point, as it is before
            a scale or a percent sign ("4.125 millions"); else it groups thousands ("31.673").

    >>> digits("31.673", decimal=False), digits("4.125", decimal=True)
    ((Fraction(31673, 1), Fraction(1, 1)), (Fraction(33, 8), Fraction(1, 1000)))
    """
    plain = text.translate(_UNGROUPED)
    split = _split(plain, decimal=decimal)
    if split is None:
        return None
    whole, fraction = split
    integer = whole.replace(".", "").replace(",", "")
    if not fraction:
        return Fraction(int(integer)), step_of(int(integer))
    parts = 10 ** len(fraction)
    return Fraction(int(integer + fraction), parts), Fraction(1, parts)


def _split(plain: str, *, decimal: bool) -> tuple[str, str] | None:
    """The digits before and behind the decimal mark; None where the marks make no number."""
    marks = {char for char in plain if char in ".,"}
    if not marks:
        return plain, ""
    last = max(plain.rfind("."), plain.rfind(","))
    if len(marks) == 2:  # "1.234,56": the last mark is the decimal one
        return (plain[:last], plain[last + 1 :]) if _GROUPED.fullmatch(plain[:last]) else None
    single = plain.count(plain[last]) == 1
    if _GROUPED.fullmatch(plain) and not (single and (decimal or plain[0] == "0")):
        return plain, ""
    if single and decimal and len(plain) == last + 4 and plain[-1] == "0" and plain[0] != "0":
        # "1.000 Mds€" are thousands; "1,250 million" is 1.25 in French, 1,250 in English.
        return (plain, "") if plain.endswith("000") else None
    return (plain[:last], plain[last + 1 :]) if single else None
