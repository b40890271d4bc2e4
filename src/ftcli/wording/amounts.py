"""Amounts: the number in a phrase, before hedges and units.

An amount is a literal ("9 500", "1,2"), a numeral in words, a collective ("une vingtaine"), a
vague plural ("plusieurs centaines"), a share ("deux tiers") or a multiple ("doubler"), with its
scale ("milliard", "bn") and its half ("et demi").
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.nouns import nouns
from ftcli.wording.lexicon import (
    AND_A_HALF,
    ARTICLES_TOO,
    COLLECTIVE_ADJECTIVES,
    COLLECTIVE_ARTICLES,
    COLLECTIVES,
    ENGLISH_COLLECTIVES,
    FUSED,
    MULTIPLES,
    MULTIPLY,
    ONE,
    ORDINALS,
    SCALES,
    SEVERAL,
    VAGUE,
    VAGUE_ALONE,
)
from ftcli.wording.numerals import NUMBER_WORDS, NUMERAL_WORDS, numeral
from ftcli.wording.scales import digits, half_end, scale_at, scale_of
from ftcli.wording.shares import multiple_at, share_at
from ftcli.wording.tokens import Token, is_in_an_error, is_word, joins, word, words_at

MAX_DIGITS = 40
LONGEST_NUMERAL = 90  # words and hyphens: 81 are the most below 10^18
# The words an amount can begin with: any other is passed over at once.
_STARTERS = (
    NUMBER_WORDS
    | COLLECTIVE_ARTICLES
    | COLLECTIVES.keys()
    | SEVERAL
    | VAGUE_ALONE
    | MULTIPLES.keys()
    | MULTIPLY
    | {"demi", "half", "moitie", "tiers", "quart", "tens", "×"}
)


class Amount(NamedTuple):
    """A number found in a text.

    Attributes:
        value: the number.
        step: the unit of its last significant digit as written.
        start: index of its first token.
        end: index behind its last token.
        unit: the unit it brings along (a fraction is a share, "doubler" a multiple), else None.
        loose: whether it is a collective, which is about that many.
        floor_only: whether it is a vague plural, which is at least that many.
        scale: the factor that a scale word gave it ("millions"), else 1.
        literal: whether it is written in digits.
    """

    value: Fraction
    step: Fraction
    start: int
    end: int
    unit: str | None = None
    loose: bool = False
    floor_only: bool = False
    scale: int = 1
    literal: bool = False


def begins_amount(token: Token) -> bool:
    """Whether an amount can begin with a token: with few of them, so look here first."""
    return token.kind == "number" or token.fold in _STARTERS


def amount_at(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """The amount that begins at a token, the longest reading first; None where there is none.

    Args:
        line: the tokens of the text.
        start: index of the token.
        lang: "fr", "en" or None; decides what "billion" is.
    """
    token = line[start]
    if token.kind == "number":
        return _portion(line, start) or _literal(line, start, lang)
    if token.fold not in _STARTERS or _ends_a_name(line, start):
        return None
    return (
        _several(line, start, lang)
        or _portion(line, start)
        or _multiple(line, start, lang)
        or _collective(line, start, lang)
        or plain_amount_at(line, start, lang)
    )


def plain_amount_at(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """The number in digits or in numerals that begins at a token."""
    if start >= len(line):
        return None
    if line[start].kind == "number":
        return _literal(line, start, lang)
    if line[start].kind == "word":
        return (
            _half(line, start, lang) or _another(line, start, lang) or _spelled(line, start, lang)
        )
    return None


def one_at(line: Sequence[Token], start: int) -> Amount | None:
    """The "un" or "one" that is a number at the lower end of a range: "un ou deux sites"."""
    if word(line, start) not in ONE:
        return None
    return Amount(Fraction(1), Fraction(1), start, start + 1)


def _literal(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    text = line[start].text
    if len(text) > MAX_DIGITS or _is_part_of_a_name(line, start) or is_in_an_error(line, start):
        return None
    if text[0] == "0" and text[1:2].isdecimal():
        return None  # "04", "007": a code
    scale, end, half = scale_at(line, start + 1, lang)
    share = word(line, end) in {"%", "pour"} and scale == 1
    if share and text[-4:] == ".000":
        return None  # "1.000 %" is 1 % in English, 1,000 % in French
    # An English comma groups thousands everywhere: "1,200 %".
    decimal = (scale > 1 or share) and not (lang == "en" and "," in text)
    read = digits(text, decimal=decimal)
    if read is None:
        return None
    value, step = read
    if scale > 1:
        value, step = value * scale, step * scale
    if half:
        value, step = value + Fraction(scale, 2), Fraction(scale, 2)
    return Amount(value, step, start, end, scale=scale, literal=True)


def _is_part_of_a_name(line: Sequence[Token], start: int) -> bool:
    """Whether digits are an ordinal or belong to a name: "10e", "3D", "Covid-19"."""
    if joins(line, start - 1) and is_word(line, start - 2):
        return line[start - 3].kind != "number" if start > 2 else True  # not in "10k-20k€"
    if word(line, start - 1) == "+" and line[start].tight and line[start - 1].tight:
        return is_word(line, start - 2)  # "R+3"
    if word(line, start - 1) in {",", "."} and line[start].tight and not line[start - 1].tight:
        return True  # ".5 million"
    if not is_word(line, start + 1) or not line[start + 1].tight:
        return False
    behind = word(line, start + 1)
    if behind in ORDINALS:
        return True
    return not (behind in SCALES or behind in FUSED or behind in {"k", "m"} or (behind,) in nouns())


def _ends_a_name(line: Sequence[Token], start: int) -> bool:
    """Whether a hyphen makes a numeral the end of a word: "Entre-Deux-Mers", not "deux-trois"."""
    return (
        joins(line, start - 1)
        and is_word(line, start - 2)
        and word(line, start - 2) not in NUMBER_WORDS
    )


def _words(line: Sequence[Token], start: int) -> list[str]:
    """The folded words of numerals from an index on, tight hyphens as "-"; none of too many."""
    words: list[str] = []
    for index in range(start, len(line)):
        name = line[index].fold
        if name not in NUMERAL_WORDS or (name == "-" and not joins(line, index)):
            break
        words.append(name)
        if len(words) > LONGEST_NUMERAL:
            return []
    return words


def _spelled(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """A numeral in words, with its half: "mille deux cents", "two and a half million"."""
    found = numeral(_words(line, start))
    if found is None:
        return None
    end = start + found.size
    halved = half_end(line, end)
    if halved == end + len(AND_A_HALF):
        scale, behind, _ = scale_at(line, halved, "en")
        if scale > 1:  # "two and a half million"
            value = (found.value + Fraction(1, 2)) * scale
            return Amount(value, Fraction(scale, 2), start, behind, scale=scale)
    elif found.size == 1 and word(line, start) in ARTICLES_TOO:
        return None
    if halved > end:
        # "un milliard et demi": the half is of the last scale named.
        half = Fraction(_last_scale(found.value), 2)
        return Amount(found.value + half, half, start, halved, scale=int(half * 2))
    scale, behind, half_behind = scale_at(line, end, lang or found.lang)
    value, step = Fraction(found.value * scale), found.step * scale
    if half_behind:
        value, step = value + Fraction(scale, 2), Fraction(scale, 2)
    named = scale if scale > 1 else _last_scale(found.value)
    return Amount(value, step, start, behind, scale=named)


def _last_scale(value: int) -> int:
    """The greatest scale word that a numeral can end with: 2 500 000 is told in thousands."""
    return max(factor for factor in (1, 10**3, 10**6, 10**9, 10**12) if value % factor == 0)


def _half(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """Half of a scale: "un demi-million", "une demi-douzaine", "half a billion"."""
    place = start + 1 if word(line, start) in {"un", "une", "a"} else start
    if word(line, place) not in {"demi", "half"}:
        return None
    english = word(line, place) == "half"
    place += 1
    if joins(line, place) or (english and word(line, place) in {"a", "an"}):
        place += 1
    name = word(line, place)
    if name in COLLECTIVES:
        number, step = COLLECTIVES[name]
        return Amount(Fraction(number, 2), Fraction(step), start, place + 1, loose=True)
    scale, end, _ = scale_at(line, place, "en" if english else lang)
    if scale == 1:
        return None
    return Amount(Fraction(scale, 2), Fraction(scale, 2), start, end, scale=scale)


def _another(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """One more of a scale: "un autre million"."""
    if word(line, start) not in {"un", "une"} or word(line, start + 1) != "autre":
        return None
    scale, end, _ = scale_at(line, start + 2, lang)
    if scale == 1:
        return None
    return Amount(Fraction(scale), Fraction(scale), start, end, scale=scale)


def _collective(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """About so many: "une vingtaine", "un millier", "a dozen", "une vingtaine de milliers"."""
    place = start
    if word(line, place) in COLLECTIVE_ARTICLES:
        place += 1
        place += word(line, place) in COLLECTIVE_ADJECTIVES
    name = word(line, place)
    if name not in COLLECTIVES:
        return None
    if name in ENGLISH_COLLECTIVES and word(line, start) != "a":
        return None
    number, step = COLLECTIVES[name]
    factor, end = scale_of(line, place + 1, lang)
    value, unit_of_last = Fraction(number * factor), Fraction(step * factor)
    return Amount(value, unit_of_last, start, end, loose=True, scale=factor)


def _several(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """At least two: "plusieurs centaines", "des milliers", "dozens", "a few hundred"."""
    place = start
    if words_at(line, start, 2) == ("a", "few"):
        place += 2
    elif word(line, start) in SEVERAL:
        place += 1
    one = VAGUE.get(word(line, place), 0)
    factor, end = scale_of(line, place + 1, lang)
    alone = word(line, place) in VAGUE_ALONE or (word(line, place) == "tens" and factor > 1)
    if not one or (place == start and not alone):
        return None
    one *= factor
    return Amount(Fraction(2 * one), Fraction(one), start, end, floor_only=True)


def _portion(line: Sequence[Token], start: int) -> Amount | None:
    """A share, in percent; a part of a scale is an amount: "trois quarts de million"."""
    found = share_at(line, start)
    if found is None:
        return None
    share, end = found
    scale, behind = scale_of(line, end, None)
    if scale > 1:
        return Amount(share * scale, Fraction(scale, share.denominator), start, behind)
    return Amount(share * 100, Fraction(1), start, end, unit="%")


def _multiple(line: Sequence[Token], start: int, lang: str | None) -> Amount | None:
    """A factor: "doubler", "le double", "multiplier par trois", "×2"."""
    found = multiple_at(line, start)
    if found is None:
        return None
    number, end = found
    if number is not None:
        return Amount(Fraction(number), Fraction(1), start, end, unit="multiple")
    factor = plain_amount_at(line, end, lang)
    if factor is None:
        return None
    return Amount(factor.value, factor.step, start, factor.end, unit="multiple")
