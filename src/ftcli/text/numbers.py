"""Every number of a sentence: a quantity that may be a figure, or a reason why it is none.

Nothing is passed over: whoever checks that a text was entered whole needs the dates, the ordinals
and the addresses named as well.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple

from ftcli.dates import BadDate, Period
from ftcli.text.sentences import Sentence
from ftcli.wording.horizons import Horizon, horizons
from ftcli.wording.lexicon import MONTHS, ONE, ORDINALS, TIMES
from ftcli.wording.numerals import NUMBER_WORDS
from ftcli.wording.reading import Reading, readings
from ftcli.wording.shares import is_frequency
from ftcli.wording.tokens import Token, is_word, word, words_at


class Reason(StrEnum):
    """Why a number is no figure of the ecosystem."""

    DATE = "date"
    DEADLINE = "deadline"
    TIME = "time"
    AGE = "age"
    ORDINAL = "ordinal"
    ADDRESS = "address"
    NAME = "name"
    DURATION = "duration"
    COUNT = "no metric"
    VAGUE = "too vague"
    MONEY = "money of what is not said"
    SHARE = "share of what is not said"
    CHANGE = "change or loss"
    UNCLEAR = "not understood"
    COMPANY = "another subject's figure"
    OTHER_TERRITORY = "other territory"
    NATIONAL = "national total"


class Number(NamedTuple):
    """A number of a sentence.

    Attributes:
        first: index of its first token.
        end: index of the token behind it.
        reading: what its words entail; None where they are no quantity.
        reason: why it is no figure, where that is plain from its form.
        horizon: the date or length of time that it names.
        is_start: whether a change begins at it: the 600 of "passer de 600 à 1 000".
    """

    first: int
    end: int
    reading: Reading | None = None
    reason: Reason | None = None
    horizon: Horizon | None = None
    is_start: bool = False


_ORDINAL_WORDS = frozenset({
    "premier", "premiers", "premiere", "premieres", "second", "seconde", "secondes", "deuxieme",
    "deuxiemes", "troisieme", "troisiemes", "quatrieme", "cinquieme", "sixieme", "septieme",
    "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "vingtieme", "centieme", "first",
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
})  # fmt: skip
# "XXIe", "IIIème", "Ve"; "Le" and "Ce" are words.
_ROMAN = re.compile(r"(?:[IVXLC]{2,7}|[IVX])(?:e|ème|è|er|re)|[IVXLC]{2,7}")
_ROMAN_NAMED = frozenset({"siecle", "siecles", "arrondissement", "edition", "plan", "republique"})
_HOURS = frozenset({"h", "heures", "heure", "am", "pm"})
_STREETS = frozenset({"rue", "avenue", "boulevard", "place", "quai", "cours", "bis", "ter", "allee",
                      "allees", "impasse", "chemin", "street", "road", "cedex"})  # fmt: skip
_NUMBERED = frozenset({"n", "no", "numero", "page", "article", "art", "chapitre", "figure", "loi",
                       "lot", "number", "batiment", "porte", "tome", "act"})  # fmt: skip
# The words a number in words can hold; "un" and "zéro" alone are articles and names.
_NUMERIC = NUMBER_WORDS - ONE - {"zero", "cent", "a", "and", "et"} | {
    "cent", "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine",
    "cinquantaine", "soixantaine", "centaine", "millier", "milliers", "centaines", "dizaines",
    "million", "millions", "milliard", "milliards", "billion", "trillion", "moitie", "half",
    "tiers", "quart", "quarts", "terme", "doubler", "double", "tripler", "triple", "multiplier",
    "dozen", "dozens", "hundreds", "thousands", "quadrupler",
}  # fmt: skip
# Numerals that no reading took: "une année sur deux" is a frequency, told as not understood.
_LEFT_WORDS = _NUMERIC - {"tiers", "quart", "quarts", "double", "triple", "terme", "million",
                          "millions", "milliard", "milliards", "cent", "quadruple"}  # fmt: skip
_SPELLS = ("semaine", "heure", "minute", "seconde", "decennie", "siecle", "week", "hour", "decade")
# "passer de 600 à 1 000" is a change.
_CHANGES = ("pass", "grimp", "bondi", "progress", "from", "mont", "tomb", "evolu")
_AGES = frozenset({"age", "agee", "ages", "agees", "aged"})


def numbers(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence, in order; no two share a word.

    >>> from ftcli.text.sentences import sentences
    >>> [sentence] = sentences("En 2014, la 3e édition réunit 750 entreprises")
    >>> [number.reason and number.reason.value for number in numbers(sentence)]
    ['date', 'ordinal', None]
    """
    line = sentence.words
    if not any(_may_be_number(line, index) for index in range(len(line))):
        return []
    found = _read(sentence)
    taken = {index for number in found for index in range(number.first, number.end)}
    for horizon in horizons(line):
        place = range(horizon.first, horizon.end)
        if taken.isdisjoint(place):
            found.append(Number(horizon.first, horizon.end, None, Reason.DATE, horizon))
            taken.update(place)
    index = 0
    while index < len(line):
        end = index + 1
        if index not in taken:
            reason, end = _leftover(line, index)
            held = next((place for place in range(index, end) if place in taken), end)
            dated = [_with_day(line, index, number) for number in found] if held < end else found
            if dated != found:
                found = dated
            else:
                end = held
                found += [Number(index, end, None, reason)] if reason is not None else []
        index = end
    return sorted(found)


def _with_day(line: Sequence[Token], index: int, number: Number) -> Number:
    """A date with the day in front of its month: "30 juin 2015"."""
    if number.first != index + 1 or number.horizon is None:
        return number
    horizon = number.horizon._replace(first=index)
    if horizon.date is not None and line[index].text.isdecimal():
        with suppress(BadDate):
            day = Period.parse(f"{horizon.date}-{int(line[index].text):02d}")
            horizon = horizon._replace(date=day)
    return number._replace(first=index, horizon=horizon)


def _may_be_number(line: Sequence[Token], index: int) -> bool:
    token = line[index]
    is_numeral = token.kind == "number" or token.fold in _NUMERIC
    return is_numeral or _is_name(token) or _is_ordinal(line, index)


def _read(sentence: Sentence) -> list[Number]:
    """The quantities of a sentence, with the reason where their form shows that they are none."""
    line = sentence.words
    begins = {token.start: index for index, token in enumerate(line)}
    ends = {token.end: index + 1 for index, token in enumerate(line)}
    found = []
    for reading in readings(sentence.text):
        first, end = begins[reading.start], ends[reading.end]
        parts = _change(sentence, first, end, reading)
        if parts:
            found += parts
            continue
        found.append(Number(first, end, reading, _plain_reason(line, first, end, reading)))
    return found


def _change(sentence: Sentence, first: int, end: int, reading: Reading) -> list[Number]:
    """The two numbers of a change, which is no range: "passer de 600 à 1 000 emplois"."""
    line = sentence.words
    lead = first - (word(line, first) != "de")
    middle = next((i for i in range(first, end) if line[i].text in {"à", "to"}), 0)
    changes = word(line, lead) == "de" and word(line, lead - 1).startswith(_CHANGES)
    if not (middle and changes and reading.quantity.nominal is None):
        return []
    parts = []
    for start, stop in ((lead + 1, middle), (middle + 1, end)):
        piece = sentence.text[line[start].start : line[stop - 1].end]
        is_start = start == lead + 1
        parts += [Number(start, stop, one, is_start=is_start) for one in readings(piece)[:1]]
    return parts if len(parts) == 2 else []


def _plain_reason(line: Sequence[Token], first: int, end: int, reading: Reading) -> Reason | None:
    """Why a quantity is no figure, from its form and the words right beside it."""
    quantity, before = reading.quantity, word(line, first - 1)
    counts = quantity.unit in {None, "count"}
    street = {word(line, first + 1), word(line, first + 2)}
    tests = (
        (Reason.ORDINAL, word(line, first + 1) in ORDINALS and line[first + 1].tight),
        (Reason.DURATION, counts and word(line, end - 1).startswith(_SPELLS)),
        # "des milliers d'emplois"
        (Reason.VAGUE, quantity.nominal is quantity.high is None and quantity.approximate),
        (Reason.AGE, quantity.unit == "year" and _tells_age(line, first, end)),
        (Reason.NAME, counts and (before in _NUMBERED or before == "°")),
        (Reason.ADDRESS, line[first].kind == "number" and bool(street & _STREETS)),
    )
    return next((reason for reason, is_so in tests if is_so), None)


def _tells_age(line: Sequence[Token], first: int, end: int) -> bool:
    """Whether so many years are an age: "âgé de 45 ans", "Mme Roy, 45 ans,"."""
    before = word(line, first - 1)
    apart = before == "," and word(line, end) in {",", ")"}
    return apart or bool(_AGES & {before, word(line, first - 2)})


def _leftover(line: Sequence[Token], index: int) -> tuple[Reason | None, int]:
    """Why a token that no quantity covers is no figure, and the index behind it; None for words."""
    if line[index].kind == "number":
        return _bare_digits(line, index)
    if line[index].kind != "word":
        return None, index + 1
    if _is_ordinal(line, index):
        return Reason.ORDINAL, index + 1
    if _is_name(line[index]):
        return Reason.NAME, index + 1
    if word(line, index) in _LEFT_WORDS:
        return _length(line, index) or (Reason.UNCLEAR, index + 1)
    return None, index + 1


def _bare_digits(line: Sequence[Token], index: int) -> tuple[Reason, int]:
    """Why digits that no quantity covers are none, and the index behind what they belong to."""
    return (
        _date_or_time(line, index)
        or _length(line, index)
        or _name_or_address(line, index)
        or (Reason.UNCLEAR, index + 1)
    )


def _date_or_time(line: Sequence[Token], index: int) -> tuple[Reason, int] | None:
    """A date ("12/05/2014", "9 juillet", "2014"), a time ("18 h 30") or an ordinal."""
    behind, text = word(line, index + 1), line[index].text
    parts = line[index : index + 5 : 2]
    is_dated = len(parts) == 3 and all(part.kind == "number" for part in parts)
    if is_dated and behind in {"/", "."} and behind == word(line, index + 3):
        return Reason.DATE, index + 5
    if behind[:1] == "h" and behind[1:].isdecimal() and line[index + 1].tight:
        return Reason.TIME, index + 2  # "18h30"
    if behind in _HOURS or (behind == ":" and line[index + 1].tight):
        is_exact = index + 2 < len(line) and line[index + 2].kind == "number"
        return Reason.TIME, index + (3 if is_exact else 2)
    if behind in ORDINALS and line[index + 1].tight:
        return (Reason.DATE if word(line, index + 2) in MONTHS else Reason.ORDINAL), index + 2
    if behind in MONTHS:
        return Reason.DATE, index + 2
    is_year = text.isdecimal() and len(text) == 4 and text[:2] in {"19", "20"}
    return (Reason.DATE, index + 1) if is_year or word(line, index - 1) in MONTHS else None


def _length(line: Sequence[Token], index: int) -> tuple[Reason, int] | None:
    """A length of time that is no quantity: "sur 3 jours", "une semaine sur deux"."""
    spells = word(line, index + 1) in TIMES or word(line, index + 1).startswith(_SPELLS)
    if spells or is_frequency(line, index):
        return Reason.DURATION, index + 1 + spells
    return None


def _is_pair(text: str) -> bool:
    return len(text) == 2 and text.isdecimal()


def _name_or_address(line: Sequence[Token], index: int) -> tuple[Reason, int] | None:
    """A numbered thing ("n° 12", "Covid-19"), a house in a street, a postcode."""
    before, text = word(line, index - 1), line[index].text
    telephone = [token.text for token in line[index : index + 5]]
    if text[0] == "0" and len(telephone) == 5 and all(map(_is_pair, telephone)):
        return Reason.NAME, index + 5  # "02 99 12 34 56"
    if text.count(".") == 4:
        return Reason.NAME, index + 1
    if before in _NUMBERED or before == "°" or (before == "-" and line[index].tight):
        return Reason.NAME, index + 1
    is_postcode = (
        text.isdecimal()
        and len(text) == 5
        and index + 1 < len(line)
        and line[index + 1].text.istitle()
    )
    in_street = _STREETS & {before, word(line, index + 1), word(line, index + 2)}
    return (Reason.ADDRESS, index + 1) if is_postcode or in_street else None


def _is_ordinal(line: Sequence[Token], index: int) -> bool:
    token = line[index]
    if token.fold in _ORDINAL_WORDS:
        return True
    if not _ROMAN.fullmatch(token.text) or not is_word(line, index):
        return False
    if token.text[-1].islower():
        return True
    return bool(_ROMAN_NAMED & {*words_at(line, index - 1, 1), word(line, index + 1)})


def _is_name(token: Token) -> bool:
    """Whether digits stand inside a word: "BBH300"."""
    return token.kind == "word" and any(char.isdecimal() for char in token.text)
