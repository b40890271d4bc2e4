"""Numbers written in words, French and English, up to the trillions.

French follows the long scale ("billion" is 10¹²) and takes the 1990 hyphens, the older spelling and
the Swiss and Belgian forms ("septante", "huitante", "nonante"); English follows the short scale.
Source of the forms: Académie française, *Dictionnaire*, 9th edition, s.v. the numerals.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ftcli.wording.lexicon import step_of

FR_UNITS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9,
}  # fmt: skip
FR_TEENS = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
            "seize": 16}  # fmt: skip
FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
           "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
EN_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9}  # fmt: skip
EN_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
EN_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
           "eighty": 80, "ninety": 90}  # fmt: skip

# Greatest first: a numeral is groups of falling scale.
FR_SCALES = (("trillion", 10**18), ("billiard", 10**15), ("billion", 10**12),
             ("milliard", 10**9), ("million", 10**6), ("mille", 10**3))  # fmt: skip
EN_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6),
             ("thousand", 10**3))  # fmt: skip
# The names that both languages have, for other numbers.
_FALSE_FRIENDS = frozenset({"trillion", "billion"})
_FRENCH_WORDS = {*FR_UNITS, *FR_TEENS, *FR_TENS, "cent", "cents", "mille"}
_ENGLISH_WORDS = {*EN_UNITS, *EN_TEENS, *EN_TENS, "a"}
NUMBER_WORDS = frozenset(_FRENCH_WORDS | _ENGLISH_WORDS | {"zero"})
# Every word of a numeral, from its first on.
NUMERAL_WORDS = NUMBER_WORDS | {
    *(name + plural for name, _ in (*FR_SCALES, *EN_SCALES) for plural in ("", "s")),
    "vingts", "hundred", "et", "and", "-",
}  # fmt: skip


class Numeral(NamedTuple):
    """A number read from words.

    Attributes:
        value: the number.
        step: the unit of its last non-zero digit.
        size: how many words it took.
        lang: "fr" or "en".
    """

    value: int
    step: Fraction
    size: int
    lang: str


def numeral(words: Sequence[str]) -> Numeral | None:
    """The longest number in words that the words begin with; hyphens are words of their own.

    >>> numeral("quatre - vingt - dix start - up".split()).value
    90
    >>> numeral("mille deux cents entreprises".split())[:3]
    (1200, Fraction(100, 1), 3)
    >>> numeral("two hundred and fifty thousand".split()).value
    250000
    """
    if not words or words[0] not in NUMBER_WORDS:
        return None
    if len(words) > 1 and words[1] in NUMERAL_WORDS:
        return _longest(words)
    return _alone(words[0])  # by far the most: "un projet"


@cache
def _alone(name: str) -> Numeral | None:
    """The number that one word makes."""
    return _longest((name,))


def _longest(words: Sequence[str]) -> Numeral | None:
    first = words[0]
    if first == "zero":
        return Numeral(0, Fraction(1), 1, "fr")  # one word in both languages
    french = _french(words) if first in _FRENCH_WORDS else (0, 0, "fr")
    english = _english(words) if first in _ENGLISH_WORDS else (0, 0, "en")
    value, size, lang = max(french, english, key=lambda found: found[1])
    if size == 0:
        return None
    return Numeral(value, step_of(value), size, lang)


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _after(words: Sequence[str], index: int, *joints: str) -> int:
    """The index behind the joining words that stand there, in their order."""
    for joint in joints:
        if _at(words, index) == joint:
            index += 1
    return index


def _french(words: Sequence[str]) -> tuple[int, int, str]:
    total = index = 0
    for scale, factor in FR_SCALES:
        start = _after(words, index, "-") if index else 0
        value, behind = _french_below_thousand(words, start)
        if factor > 1000 and behind > start:
            # "deux cent mille milliards": thousands count the greater scales too.
            thousands = _after(words, behind, "-")
            if _at(words, thousands) == "mille":
                rest, end = _french_below_thousand(words, _after(words, thousands + 1, "-"))
                value, behind = value * 1000 + rest, end if rest else thousands + 1
        mark = _after(words, behind, "-") if behind > start else start
        named = _at(words, mark)
        if scale in _FALSE_FRIENDS and value > 1 and named == scale:
            break  # French counts "six billions": without an s it is English
        if named in {scale, scale + "s"} and (value or scale == "mille"):
            total += (value or 1) * factor
            index = mark + 1
    start = _after(words, index, "-") if index else 0
    if total == 1000 and _at(words, index) == "et" and _at(words, index + 1) in {"un", "une"}:
        return total + 1, index + 2, "fr"  # "mille et une entreprises"
    rest, end = _french_below_thousand(words, start)
    return (total + rest, end, "fr") if end > start else (total, index, "fr")


def _french_below_thousand(words: Sequence[str], start: int) -> tuple[int, int]:
    """The number below 1 000 that stands at a place, and the place behind it."""
    value, index = 0, start
    unit = FR_UNITS.get(_at(words, start), 0)
    cent = _after(words, start + 1, "-") if unit > 1 else start
    if _at(words, cent) in {"cent", "cents"}:
        value, index = max(unit, 1) * 100, cent + 1
    tail = _after(words, index, "-") if index > start else start
    tens, end = _french_below_hundred(words, tail)
    return (value + tens, end) if end > tail else (value, index)


def _french_below_hundred(words: Sequence[str], start: int) -> tuple[int, int]:
    word = _at(words, start)
    second = _after(words, start + 1, "-")
    if word == "quatre" and _at(words, second) in {"vingt", "vingts"}:
        return _french_tens_and_units(words, 80, second + 1)
    if word in FR_TENS:
        return _french_tens_and_units(words, FR_TENS[word], start + 1)
    if word == "dix" and 7 <= FR_UNITS.get(_at(words, second), 0) <= 9:
        return 10 + FR_UNITS[_at(words, second)], second + 1
    small = FR_TEENS.get(word, 0) or FR_UNITS.get(word, 0)
    return (small, start + 1) if small else (0, start)


def _french_tens_and_units(words: Sequence[str], base: int, index: int) -> tuple[int, int]:
    """What follows the tens: "-deux", " et un", and after sixty and eighty "-onze"."""
    joined = _after(words, index, "-", "et", "-")
    following = _at(words, joined)
    if following in FR_UNITS and (following != "une" or "et" in words[index:joined]):
        return base + FR_UNITS[following], joined + 1
    if base in {60, 80} and following in FR_TEENS:
        teen, end = _french_below_hundred(words, joined)
        return base + teen, end
    return base, index


def _english(words: Sequence[str]) -> tuple[int, int, str]:
    total = index = 0
    for scale, factor in EN_SCALES:
        start = _after(words, index, "-", "and", "-") if index else 0
        value, behind = _english_below_thousand(words, start)
        if _at(words, start) == "a" and _at(words, start + 1) == scale:
            value, behind = 1, start + 1  # "a million"
        mark = _after(words, behind, "-") if behind > start else start
        if behind > start and _at(words, mark) == scale:
            total += value * factor
            index = mark + 1
    start = _after(words, index, "-", "and", "-") if index else 0
    rest, end = _english_below_thousand(words, start)
    return (total + rest, end, "en") if end > start else (total, index, "en")


def _english_below_thousand(words: Sequence[str], start: int) -> tuple[int, int]:
    value, index = 0, start
    unit = 1 if _at(words, start) == "a" else EN_UNITS.get(_at(words, start), 0)
    if unit and _at(words, _after(words, start + 1, "-")) == "hundred":
        value, index = unit * 100, _after(words, start + 1, "-") + 1
    tail = _after(words, index, "-", "and", "-") if index > start else start
    tens, end = _english_below_hundred(words, tail)
    return (value + tens, end) if end > tail else (value, index)


def _english_below_hundred(words: Sequence[str], start: int) -> tuple[int, int]:
    word = _at(words, start)
    if word in EN_TENS:
        unit = _after(words, start + 1, "-")
        if _at(words, unit) in EN_UNITS:
            return EN_TENS[word] + EN_UNITS[_at(words, unit)], unit + 1
        return EN_TENS[word], start + 1
    if word in EN_TEENS or word in EN_UNITS:
        return (EN_TEENS | EN_UNITS)[word], start + 1
    return 0, start
