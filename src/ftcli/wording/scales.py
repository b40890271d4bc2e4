"""Numbers in digits, and the scale behind them: "9 500", "1,2 milliard", "€12m".

A point or comma is read by what is certain about it: groups of three digits are thousands, anything
else is a fraction.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.nouns import nouns
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
from ftcli.wording.tokens import GROUPERS, Token, is_number, is_word, word, words_at

# The scales that may stand on the other side of a currency: "12.5 €m", "M€ 12,5".
BESIDE_MONEY = {"k": 10**3, "m": 10**6} | {
    name: SCALES[name]
    for name in ("mio", "mn", "mln", "million", "millions", "md", "mds", "mrd", "mrds", "bn",
                 "milliard", "milliards")
}  # fmt: skip
# What may be one: "5 €b", "5 € m".
_UNCERTAIN = BESIDE_MONEY.keys() | {"b", "mm", "tn"}
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


class Money(NamedTuple):
    """The currency in front of a number.

    Attributes:
        currency: folded; None where there is none.
        start: index of the first token that belongs.
        factor: what its scale multiplies the number by, 1 where it has none.
    """

    currency: str | None
    start: int
    factor: int = 1


def scale_at(line: Sequence[Token], index: int, lang: str | None) -> Scale:
    """The scale at an index, of one word or two ("dizaines de milliers").

    Args:
        line: the tokens of the text.
        index: the index behind the number.
        lang: "fr" or "en"; French where None, for "billion".
    """
    factor = _factor(line, index, lang)
    if factor == 1:
        turned = _factor_behind_money(line, index)
        return Scale(turned, index + 2) if turned > 1 else Scale(1, index)
    if word(line, index) in FUSED:
        return Scale(factor, index + 1)  # the currency in it is read as the unit
    further, end = scale_of(line, index + 1, lang)
    behind = half_end(line, end)
    return Scale(factor * further, behind, behind > end)


def _factor_behind_money(line: Sequence[Token], index: int) -> int:
    """The scale behind the currency at an index, "€m", "€ M", "EUR bn"; 1 where there is none."""
    if word(line, index) not in CURRENCIES:
        return 1
    name, place = word(line, index + 1), index + 1
    if name not in BESIDE_MONEY or word(line, index - 1) in SCALES or _is_mister(line, place):
        return 1  # "deux millions €m" have two
    certain = len(name) > 1 or line[place].tight or line[place].text == "M"
    return BESIDE_MONEY[name] if certain else 1


def _is_mister(line: Sequence[Token], index: int) -> bool:
    """Whether an "M." is a man: "pour 5 € M. Durand"."""
    letter = line[index].text == "M" and not line[index].tight
    return letter and word(line, index + 1) == "." and is_word(line, index + 2)


def currency_in(line: Sequence[Token], end: int) -> str | None:
    """The currency in the scale that ends at an index, "MEUR", "€m"; None where it has none."""
    fused = FUSED.get(word(line, end - 1))
    if fused is not None:
        return fused[1]
    return word(line, end - 2) if _factor_behind_money(line, end - 2) > 1 else None


def is_scale_left(line: Sequence[Token], end: int) -> bool:
    """Whether what stands behind a number holds a scale that is not read: "5 €b", "12 kEmplois"."""
    name, behind = word(line, end), word(line, end + 1)
    if name in CURRENCIES:
        return behind in _UNCERTAIN and not _is_mister(line, end + 1)
    glued = name[:1] == "k" and name.isalpha() and (name,) not in nouns()  # not "km2"
    return glued and (name[1:],) in nouns()


def money_before(line: Sequence[Token], start: int, since: int = 0) -> Money:
    """The currency in front of a number, with its scale: "€12m", "US$ 5m", "M€ 12,5", "€m 12.5".

    Args:
        line: the tokens of the text.
        start: index of the number.
        since: words before this index belong to another number.
    """
    begin, name = start - 1, word(line, start - 1)
    currency, factor = name, 1
    if begin < since:
        return Money(None, start)
    if name in FUSED:
        factor, currency = FUSED[name]
    elif name in CURRENCIES:
        if name == "$" and line[begin].tight and word(line, begin - 1) == "us":
            begin -= 1
        if line[begin].tight and word(line, begin - 1) in BESIDE_MONEY:
            begin -= 1
            factor = BESIDE_MONEY[word(line, begin)]
    else:
        begin -= 1
        factor, currency = _factor_behind_money(line, begin), word(line, begin)
        if factor == 1:
            return Money(None, start)
    if factor > 1 and (begin < since or is_number(line, begin - 1)):
        return Money(None, start)
    return Money(currency, begin, factor)


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
