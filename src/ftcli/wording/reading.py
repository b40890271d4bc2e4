"""Words to quantities: the grammar of a stated figure.

A figure is `[hedge] amount [to amount] [unit] [hedge] [rate]`. The reader walks over the tokens
once; at each it looks for an amount, then a bounded number of tokens back for hedges and forward
for a second amount, a unit and a rate, so that reading is linear in the length of the text.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ftcli.errors import FtcliError
from ftcli.quantity import Quantity
from ftcli.wording.amounts import Amount, amount_at, one_at
from ftcli.wording.counting import Counted, counted, rate_at, says_new_before, says_new_behind
from ftcli.wording.hedges import Hedge, hedge_after, hedge_before, hedged
from ftcli.wording.lexicon import (
    BEFORE_A_HORIZON,
    BEFORE_A_YEAR,
    BETWEEN,
    CURRENCIES,
    DURATIONS,
    EMPLOYS,
    ENGLISH,
    FRENCH,
    HALF_BEHIND,
    MONTHS,
    ONE,
)
from ftcli.wording.shares import is_frequency
from ftcli.wording.spans import Span, span_at
from ftcli.wording.tokens import Token, tokens, word, words_at

LONGEST_PHRASE = 1000
# "au moins près de la moitié": more hedges than these are no phrase of the press.
MOST_HEDGES = 3
_OPENERS = BETWEEN | {"from"}
_OF_A_RANGE = frozenset({Hedge.MORE, Hedge.AT_LEAST, Hedge.ABOUT})


class Unreadable(FtcliError, ValueError):
    """A phrase holds no number that ftcli reads."""


class Reading(NamedTuple):
    """A quantity found in a text.

    Attributes:
        quantity: what the words entail.
        start: offset of its first code point in the text.
        end: offset behind its last.
        concept: the noun counted, singular ("salarié"); None where the words name none.
        increment: whether the words say new ones ("10 nouveaux", "créer 4 000 emplois").
    """

    quantity: Quantity
    start: int
    end: int
    concept: str | None = None
    increment: bool = False


@lru_cache(maxsize=65536)
def read(phrase: str, unit: str | None = None, *, lang: str | None = None) -> Reading:
    """The quantity that a phrase states: its first, where it holds several.

    Args:
        phrase: at most 1,000 characters, as printed by the press.
        unit: the unit where the words give none ("31.673").
        lang: "fr" or "en"; guessed from the words by default.

    Raises:
        Unreadable: no number in it.

    >>> read("plus d'1 milliard d'euros").quantity.low
    Fraction(1000000000, 1)
    >>> read("dont 300 « pure players »").concept
    'pure player'
    """
    if len(phrase) > LONGEST_PHRASE:
        raise Unreadable(
            f"a phrase of {len(phrase):,} characters",
            f"give at most {LONGEST_PHRASE:,}: the words of one figure",
        )
    for reading in readings(phrase, unit, lang=lang):
        return reading
    raise Unreadable(
        f'no number in "{phrase}"',
        'write the figure as the source prints it, such as "750 entreprises"',
    )


def readings(text: str, unit: str | None = None, *, lang: str | None = None) -> list[Reading]:
    """All quantities of a text, in order; years and horizons are not among them.

    >>> found = readings("750 entreprises, dont 300 pure-players en 2014")
    >>> [str(reading.quantity.nominal) for reading in found]
    ['750', '300']
    """
    line = tokens(text)
    lang = lang or _language(line)
    found = []
    index = since = 0
    while index < len(line):
        amount = amount_at(line, index, lang) or one_at(line, index)
        if amount is None:
            index += 1
            continue
        reading, index = _reading(line, amount, unit, lang, since)
        if reading is not None:
            found.append(reading)
            since = index
    return found


def _language(line: Sequence[Token]) -> str:
    """The likelier language of a phrase; French where nothing tells."""
    words = {token.fold for token in line}
    return "en" if len(words & ENGLISH) > len(words & FRENCH) else "fr"


def _reading(
    line: Sequence[Token], amount: Amount, unit: str | None, lang: str, since: int
) -> tuple[Reading | None, int]:
    """What an amount states with the words around it, and the index to go on from.

    Words before the index `since` belong to the reading before: a hedge or a currency serves one
    number.
    """
    currency, start = _currency_before(line, amount.start, since)
    span = span_at(line, amount, currency, lang)
    if span is None and (_is_article(line, amount) or is_frequency(line, amount.start)):
        return None, amount.end
    last = span.upper if span else amount
    trailing, end = hedge_after(line, last.end)
    noun = Counted(last.unit, None, end) if last.unit else counted(line, end, currency)
    if _is_date(line, amount, span, noun.unit) or _is_horizon(line, start, span, noun.unit):
        return None, noun.end
    amount, end = _and_a_half(line, amount, noun)
    if noun.unit == "%" and _is_negative(line, start):
        amount, start = amount._replace(value=-amount.value), start - 1
    if trailing is None:
        trailing, end = hedge_after(line, end)
    hedge, first = _outer_hedge(line, start, since, is_range=span is not None)
    per, end = rate_at(line, end)
    behind = says_new_behind(line, end)
    new = noun.new or behind > 0 or says_new_before(line, first)
    end += behind
    if per is None:
        per, end = rate_at(line, end)
    if trailing is None:
        trailing, end = hedge_after(line, end)
    named = _unit(line, first, noun.unit, unit)
    quantity = _quantity(amount, span, hedge or trailing, named)
    if quantity is None:
        return None, end
    where = line[first].start, line[end - 1].end
    if per is not None:
        quantity = replace(quantity, per=per)
    return Reading(quantity, *where, noun.concept, new), end


def _is_article(line: Sequence[Token], amount: Amount) -> bool:
    """Whether "un" or "one" stands alone, which is a number only at the end of a range."""
    return amount.end == amount.start + 1 and word(line, amount.start) in ONE


def _currency_before(line: Sequence[Token], start: int, since: int) -> tuple[str | None, int]:
    """The currency in front of an amount ("€12m", "US$ 5m"), and the index it begins at."""
    if start <= since or word(line, start - 1) not in CURRENCIES:
        return None, start
    begin = start - 1
    if word(line, begin) == "$" and line[begin].tight and word(line, begin - 1) == "us":
        begin -= 1
    return word(line, start - 1), begin


def _unit(line: Sequence[Token], first: int, stated: str | None, given: str | None) -> str | None:
    """The unit of the words, else the one given; people that a firm employs are jobs."""
    if stated == "people" and EMPLOYS & {word(line, first - back) for back in (1, 2)}:
        return "jobs"
    if stated is None or stated == "count":
        return given or stated
    return stated


def _quantity(
    amount: Amount, span: Span | None, hedge: Hedge | None, unit: str | None
) -> Quantity | None:
    """The quantity of an amount or a range under a hedge; None where no number is left."""
    if span is not None:
        about = hedge is Hedge.ABOUT
        bare = Quantity(
            low=span.low,
            high=span.upper.value,
            low_open=hedge is Hedge.MORE,
            high_open=span.high_open,
            approximate=about,
            step=span.upper.step,
            low_assumed=about,
            high_assumed=about,
        )
        return bare.with_unit(unit)
    if amount.floor_only:
        return Quantity(low=amount.value, approximate=True, unit=unit, step=amount.step)
    if amount.value == 0 and hedge in {Hedge.LESS, Hedge.NEARLY, Hedge.ABOUT, Hedge.JUST_OVER}:
        return None
    if hedge is None and amount.loose:
        hedge = Hedge.ABOUT
    return hedged(hedge, amount.value, amount.step, unit)


def _and_a_half(line: Sequence[Token], amount: Amount, noun: Counted) -> tuple[Amount, int]:
    """The amount with a half behind its noun: "trois ans et demi"."""
    if noun.unit not in DURATIONS or words_at(line, noun.end, 2) not in HALF_BEHIND:
        return amount, noun.end
    half = Fraction(1, 2)
    return amount._replace(value=amount.value + half, step=half), noun.end + 2


def _is_negative(line: Sequence[Token], start: int) -> bool:
    """Whether a minus sign stands at a number: "-5 %", not "10-5 %" and no dash of a list."""
    if word(line, start - 1) != "-" or not line[start].tight:
        return False
    return start == 1 or not line[start - 1].tight or line[start - 2].kind == "sign"


def _is_date(line: Sequence[Token], amount: Amount, span: Span | None, unit: str | None) -> bool:
    """Whether digits that count nothing are a year or a day: "en 2014", "24 juin"."""
    beside = {word(line, amount.start - 1), word(line, amount.end)}
    if amount.literal and amount.value <= 31 and unit in {None, "count"}:
        return bool(beside & MONTHS.keys())
    if unit not in {None, "count"} or not _is_year(line, amount.start):
        return False
    if span is not None:
        return _is_year(line, span.upper.start) and span.upper.scale == 1
    before = word(line, amount.start - 1)
    if before == "," and MONTHS.keys() & {word(line, amount.start - back) for back in (2, 3)}:
        return True  # "June 24, 2015"
    listed = before in {"et", "and", "ou", "or", ","} and _is_year(line, amount.start - 2)
    return amount.scale == 1 and (amount.start == 0 or before in BEFORE_A_YEAR or listed)


def _is_year(line: Sequence[Token], index: int) -> bool:
    text = word(line, index)
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def _is_horizon(line: Sequence[Token], start: int, span: Span | None, unit: str | None) -> bool:
    """Whether a duration says when ("d'ici deux ans"), not how long."""
    if span is not None or unit not in DURATIONS:
        return False
    return bool(BEFORE_A_HORIZON & {word(line, start - back) for back in (1, 2)})


def _outer_hedge(
    line: Sequence[Token], start: int, since: int, *, is_range: bool
) -> tuple[Hedge | None, int]:
    """The outermost hedge in front of an amount, and the index of the first word that belongs.

    "environ plus de 500" is about 500 only in its outer word: the outer hedge wins. Of a range
    only the lower end can be hedged in front.
    """
    outer, first = None, start
    for _ in range(MOST_HEDGES):
        hedge, begin = hedge_before(line, first)
        opener = word(line, first - 1) if first > since else ""
        if is_range and (opener in _OPENERS or (opener == "de" and hedge is None)):
            first -= 1
            continue
        if hedge is None or begin < since or (is_range and hedge not in _OF_A_RANGE):
            break
        outer, first = hedge, begin
    return outer, first
