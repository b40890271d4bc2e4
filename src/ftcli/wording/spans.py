"""Ranges: "entre 10 et 20 millions", "5-8 M€", "supérieur à 10 et inférieur à 20"."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.wording.amounts import Amount, amount_at
from ftcli.wording.counting import Counted, counted
from ftcli.wording.hedge_forms import Hedge
from ftcli.wording.hedges import hedge_at, hedge_before
from ftcli.wording.lexicon import ALWAYS_BEFORE_A_YEAR, BETWEEN, CURRENCIES
from ftcli.wording.tokens import Token, is_number, is_year, word

_TO = frozenset({"a", "to", "ou", "or", "-", "voire"})
_AND = frozenset({"et", "and", "mais", "but"})
# What may begin a link: the comma that of ", voire".
_JOINTS = _TO | _AND
_LINKS = _JOINTS | {","}
_CLOSING = frozenset({"et", "and", "ou", "or"})
LONGEST_LIST = 12
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_ARTICLES = frozenset({"la", "le", "les", "l", "the"})
_BEFORE_UPPER = _ARTICLES | CURRENCIES


class Span(NamedTuple):
    """A range: its lower number and the amount at its upper end.

    Attributes:
        low: the lower number, with the scale it shares with the upper ("10 et 20 millions").
        upper: the amount at the upper end.
        high_open: whether the words exclude the upper number ("450 to under 500").
        is_capped: whether a hedge of its own bounds the upper number.
        loose_step: the unit of the last digit of a lower number that is only about ("une dizaine").
    """

    low: Fraction
    upper: Amount
    high_open: bool
    is_capped: bool = False
    loose_step: Fraction | None = None


def span_at(
    line: Sequence[Token], first: Amount, currency: str | None, lang: str | None
) -> Span | None:
    """The range that an amount begins, else None.

    Args:
        line: the tokens of the text.
        first: the amount at the lower end.
        currency: the folded currency in front of it, where there is one.
        lang: "fr" or "en".
    """
    if first.floor_only:
        return None
    link, unit = _link(line, first.end), None
    if word(line, link) not in _JOINTS:
        noun = counted(line, link, currency)
        link, unit = _link(line, noun.end), noun.unit
        if unit in {None, "count"}:
            return None
    hedge, upper = _upper(line, link, lang)
    if upper is not None and upper.unit is None and first.unit == "multiple":
        upper = upper._replace(unit=first.unit)  # "multiplier par 2 à 3"
    if upper is None or upper.unit != first.unit or _misleads(line, first, upper, unit):
        return None
    doubtful = unit is None and lang != "en" and _may_be_scaled(line, first, upper)
    if unit is not None and currency is None and counted(line, upper.end).unit != unit:
        return None
    scale = _shared_scale(first, upper)
    shares = unit is None and scale > first.scale == 1 and first.value * scale < upper.value
    if doubtful or not _is_range(line, first, link, hedge, shares=shares):
        return None
    factor = scale if shares else 1
    ends = first.value * factor, upper.value
    span = _ordered(line, ends, upper, link, (signed(line, first.start), hedge))
    return span._replace(loose_step=first.step * factor) if span and first.loose else span


def _ordered(
    line: Sequence[Token],
    ends: tuple[Fraction, Fraction],
    upper: Amount,
    link: int,
    lower: tuple[int, Hedge | None],
) -> Span | None:
    """The range between two ends that rise; `lower` is the sign of one, the hedge of the other."""
    sign, hedge = lower
    signs = sign, signed(line, upper.start, link)
    if -1 in signs:
        # "-5 à 10 %" may end at -10; "entre -5 et 10 %" says 10.
        certain = signs[1] != 0 or word(line, link) in _AND
        return _signed_span(ends, signs, upper) if certain and _is_share(line, upper) else None
    if ends[0] >= ends[1]:
        return None
    return Span(ends[0], upper, high_open=hedge is Hedge.LESS, is_capped=hedge is not None)


def _misleads(line: Sequence[Token], first: Amount, upper: Amount, unit: str | None) -> bool:
    """Whether digits that look like a range may be none: "en 2012 à 11 000", "3 à 4 000".

    The second may begin at 3 000, and is meant so or not.
    """
    if unit is not None or not (
        first.literal and upper.literal and first.scale == upper.scale == 1
    ):
        return False
    if word(line, first.start - 1) in ALWAYS_BEFORE_A_YEAR and is_year(line, first.start):
        return not is_year(line, upper.start)
    thousands = upper.value / 1000
    return thousands.denominator == 1 and first.value < thousands <= 10 * first.value


def _may_be_scaled(line: Sequence[Token], first: Amount, upper: Amount) -> bool:
    """Whether a number is thousands, or has decimals and the scale of the upper: "1,234 à 2 M€"."""
    is_grouped = first.literal and _ONE_GROUP.fullmatch(line[first.start].text)
    return bool(
        is_grouped
        and upper.scale > first.scale == 1
        and first.value / 1000 * upper.scale < upper.value
    )


def _shared_scale(first: Amount, upper: Amount) -> int:
    """The scale that both ends share: "10 à 20 millions", "deux ou trois cents"."""
    spelled = not (first.literal or upper.literal or upper.loose) and upper.value.denominator == 1
    if upper.scale == 1 and spelled and first.value < 10 and upper.end - upper.start == 2:
        return 100 if upper.value % 100 == 0 and upper.value < 1000 else 1
    return upper.scale


def _link(line: Sequence[Token], index: int) -> int:
    """The index of a linking word, behind the comma of ", voire"."""
    return index + (word(line, index) == "," and word(line, index + 1) == "voire")


def signed(line: Sequence[Token], start: int, link: int = -1) -> int:
    """The sign that stands at a number: -1, 1, or 0 where none does.

    "-5 %" has one; "10-5 %" and a dash of a list have none.
    """
    sign = word(line, start - 1)
    if sign not in {"-", "+"} or start - 1 == link or start == len(line) or not line[start].tight:
        return 0
    bound = start > 1 and line[start - 1].tight and line[start - 2].kind != "sign"
    return 0 if bound else (-1 if sign == "-" else 1)


def _is_share(line: Sequence[Token], upper: Amount) -> bool:
    return upper.unit == "%" or counted(line, upper.end).unit == "%"


def _signed_span(
    ends: tuple[Fraction, Fraction], signs: tuple[int, int], upper: Amount
) -> Span | None:
    """The range between numbers with signs: "-5 à -10 %" runs from -10 to -5."""
    low, high = (-end if sign < 0 else end for end, sign in zip(ends, signs, strict=True))
    if signs == (-1, -1) and low > high:
        low, high = high, low
    if low >= high:
        return None
    return Span(low, upper._replace(value=high), high_open=False)


def broken_span_end(
    line: Sequence[Token], first: Amount, noun: Counted, lang: str | None
) -> int | None:
    """The index behind a second number that a link joins to the first without making a range.

    "entre 1 000 et 500", "500 à plus de 600": neither number stands alone.
    """
    if word(line, first.end) not in _LINKS and word(line, noun.end) not in _LINKS:
        return None
    listed = _list_end(line, first, lang)
    if listed is not None:
        return listed
    for link, unit in ((_link(line, first.end), None), (_link(line, noun.end), noun.unit)):
        joined = word(line, link) in _TO or (
            word(line, link) in _AND
            and (
                bool(BETWEEN & {word(line, first.start - back) for back in range(1, 6)})
                or (link == first.end and first.scale >= 1000)
            )
        )
        if not joined:
            continue
        _, place = hedge_at(line, link + 1)
        place += word(line, place) in _BEFORE_UPPER
        place += word(line, place) in {"-", "+"}
        upper = amount_at(line, place, lang) if place < len(line) else None
        if upper is None:
            continue
        other = upper.unit or counted(line, upper.end).unit
        if other is None and is_year(line, upper.start):
            continue  # "500 emplois - 2014"
        # "640 emplois à 18 mois", "500 emplois ou 5 %": another thing is counted.
        if unit in {None, "count"} or other in {None, unit}:
            return upper.end
    return None


def _list_end(line: Sequence[Token], first: Amount, lang: str | None) -> int | None:
    """The index behind a list whose numbers cannot stand alone: "2, 5 et 10 M€", "2, 3 ou 4"."""
    end = first.end
    while word(line, end) == "," and is_number(line, end + 1) and end < first.end + LONGEST_LIST:
        end += 2
    if end == first.end or word(line, end) not in _CLOSING or end + 1 == len(line):
        return None
    last = amount_at(line, end + 1, lang)
    if last is None or not (last.scale > first.scale or word(line, end) in {"ou", "or"}):
        return None
    return last.end


def _upper(
    line: Sequence[Token], link: int, lang: str | None
) -> tuple[Hedge | None, Amount | None]:
    """The amount at the upper end behind a linking word, with the hedge in front of it."""
    if word(line, link) not in _JOINTS:
        return None, None
    hedge, place = hedge_at(line, link + 1)
    if hedge not in {None, Hedge.LESS, Hedge.AT_MOST}:
        return None, None
    place += word(line, place) in _BEFORE_UPPER
    place += word(line, place) in {"-", "+"} and signed(line, place + 1, link) != 0
    upper = amount_at(line, place, lang) if place < len(line) else None
    if upper is None or upper.floor_only or (upper.loose and hedge is not None):
        return None, None
    return hedge, upper


def _is_range(
    line: Sequence[Token], first: Amount, link: int, hedge: Hedge | None, *, shares: bool
) -> bool:
    """Whether a link makes a range of the numbers beside it.

    "and" makes one after "between", between a floor and a ceiling ("plus de 10 et moins de 20"),
    and where both share a scale ("250 et 300 M€").
    """
    if word(line, link) == "voire":  # "plus de 500, voire 600" may be more
        return hedge is None and hedge_before(line, first.start)[0] is None
    if word(line, link) in _TO:
        return hedge is not Hedge.AT_MOST
    start = first.start - (word(line, first.start - 1) in CURRENCIES)
    if BETWEEN & {word(line, start - back) for back in (1, 2)}:
        return True
    if hedge is not None:
        return hedge_before(line, start)[0] in {Hedge.MORE, Hedge.AT_LEAST}
    return shares
