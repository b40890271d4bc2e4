"""Words to quantities: the grammar of a stated figure.

A figure is `[hedge] amount [to amount] [unit] [hedge] [rate]`. The reader walks over the tokens
once; at each it looks for an amount, then a bounded number of tokens back for hedges and forward
for a second amount, a unit and a rate, so that reading is linear in the length of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ftcli.errors import FtcliError
from ftcli.quantity import Quantity
from ftcli.wording.amounts import Amount, amount_at, begins_amount, one_at
from ftcli.wording.brackets import is_scale_in_brackets, is_scale_in_brackets_before, noted_end
from ftcli.wording.compounds import (
    HOURS,
    code_end,
    compound,
    is_adjective,
    is_age,
    is_date,
    is_horizon,
    is_name,
    is_strange,
    strange_end,
)
from ftcli.wording.counting import (
    Counted,
    counted,
    is_shared_out,
    rate_at,
    says_lost,
    says_new_before,
    says_new_behind,
)
from ftcli.wording.hedge_forms import Hedge
from ftcli.wording.hedges import around, combined, hedge_after, hedge_before, hedged, margin
from ftcli.wording.lexicon import (
    BETWEEN,
    DURATIONS,
    EMPLOYS,
    ENGLISH,
    FRENCH,
    MOVES,
    MULTIPLY,
    ONE,
)
from ftcli.wording.scales import Money, currency_in, half_end, money_before
from ftcli.wording.shares import is_frequency
from ftcli.wording.spans import Span, broken_span_end, signed, span_at
from ftcli.wording.tokens import BREAK, Token, joins, tokens, word

LONGEST_PHRASE = 1000
# "au moins près de la moitié": more hedges than these are no phrase of the press.
MOST_HEDGES = 3
_OPENERS = BETWEEN | {"from"}
_AND = frozenset({"et", "and", "ou", "or"})


class Unreadable(FtcliError, ValueError):
    """A phrase holds no number that ftcli reads."""


class _NotUnderstood(Exception):
    """A figure whose bounds are not certain; `end` is the index to go on from."""

    def __init__(self, end: int) -> None:
        super().__init__()
        self.end = end


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


class _Parts(NamedTuple):
    """A figure taken apart: its hedges in front and behind, its noun, where it begins and ends."""

    amount: Amount
    span: Span | None
    hedge: Hedge | None
    trailing: Hedge | None
    noun: Counted
    first: int
    end: int


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
    hint = 'write the figure as the source prints it, such as "750 entreprises"'
    for reading in _figures(phrase, unit, lang):
        if reading is None or _is_change(phrase, reading):
            raise Unreadable(f'no bounds that are certain in "{phrase}"', hint)
        return reading
    raise Unreadable(f'no number in "{phrase}"', hint)


def readings(text: str, unit: str | None = None, *, lang: str | None = None) -> list[Reading]:
    """All quantities of a text, in order; years and horizons are not among them.

    Figures whose bounds are not understood are passed over. What goes from one number to another
    ("passer de 40 à 60") is read as the range between them; `read` refuses it.

    >>> found = readings("750 entreprises, dont 300 pure-players en 2014")
    >>> [str(reading.quantity.nominal) for reading in found]
    ['750', '300']
    """
    return [reading for reading in _figures(text, unit, lang) if reading is not None]


def _is_change(phrase: str, reading: Reading) -> bool:
    """Whether a range is a way from one number to another: "passé de 40 à 60 postes"."""
    if reading.quantity.nominal is not None:
        return False
    leads = tokens(phrase[: reading.start])[-2:]
    return any(token.fold in MOVES for token in leads)


def _figures(text: str, unit: str | None, lang: str | None) -> Iterator[Reading | None]:
    """The quantities of a text, None for each figure that is not understood."""
    line = tokens(text)
    lang = lang or language_of(line)
    index = since = 0
    doubtful = len(line)
    for start in [place for place, token in enumerate(line) if begins_amount(token)]:
        if start < index:
            continue
        index = code_end(line, start) if line[start].kind == "number" else start
        amount = None if index > start else amount_at(line, start, lang) or one_at(line, start)
        if amount is None:
            continue
        try:
            reading, index = _reading(line, amount, unit, lang, since)
        except _NotUnderstood as stop:
            reading, index = None, max(stop.end, amount.end)
            yield None
            doubtful = index
        if reading is not None:
            # "a perdu 30 postes et 4 sociétés": what holds of the one holds of the other.
            joined = word(line, doubtful) in _AND and line[doubtful + 1].start == reading.start
            yield None if joined else reading
            since = index
            doubtful = index if joined else len(line)


def language_of(line: Sequence[Token]) -> str:
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
    amount = compound(line, amount, lang)
    currency, start, factor = _money_before(line, amount, since)
    span = span_at(line, amount, currency, lang)
    if span is None and (_is_article(line, amount) or is_frequency(line, amount.start)):
        return None, amount.end
    last = span.upper if span else amount
    trailing, end = hedge_after(line, last.end)
    inside = currency or currency_in(line, last.end)
    noun = Counted(last.unit, None, end) if last.unit else counted(line, end, inside)
    if _counts_nothing(line, amount, span, noun.unit, start):
        noted = noted_end(line, amount.start)
        if noted is not None:
            raise _NotUnderstood(noted)
        return None, noun.end
    if is_strange(line, last.end, noun.unit) or is_scale_in_brackets(line, noun.end, last.value):
        raise _NotUnderstood(strange_end(line, last.end))
    if trailing is None and is_adjective(line, last.end, noun.unit):
        raise _NotUnderstood(last.end)
    if span is None:
        broken = broken_span_end(line, amount, noun, lang)
        if broken is not None:
            raise _NotUnderstood(broken)
    last, end = _and_a_half(line, last, noun)
    amount, span = (amount, span._replace(upper=last)) if span else (last, None)
    amount, span = _scaled(amount, span, factor)
    if trailing is None:
        trailing, end = hedge_after(line, end)
    hedge, first = _outer_hedge(line, start, since, is_range=span is not None)
    if span is None and hedge is None:
        amount, first = _signed(line, amount, noun, first, since)
    multiplies = word(line, first - 1) in {"par", "by"} and word(line, first - 2) in MULTIPLY
    if multiplies and first - 2 >= since:
        noun, first = noun._replace(unit="multiple"), first - 2
    return _with_rate(line, _Parts(amount, span, hedge, trailing, noun, first, end), unit)


def _with_rate(
    line: Sequence[Token], parts: _Parts, unit: str | None
) -> tuple[Reading | None, int]:
    """The reading of a figure with what stands behind its noun: new ones, a rate, a hedge."""
    amount, span, hedge, trailing, noun, first, end = parts
    per, end = rate_at(line, end)
    behind = says_new_behind(line, end)
    new = noun.new or behind > 0 or says_new_before(line, first)
    end += behind
    if per is None:
        per, end = rate_at(line, end)
    if is_shared_out(line, end, noun.unit):
        raise _NotUnderstood(end)
    further, end = hedge_after(line, end)
    hedge = around(hedge, around(trailing, further))
    if is_age(line, first, noun.end, noun.unit, bounded=bool(hedge or span)):
        return None, end
    quantity = _quantity(amount, span, hedge, _unit(line, first, noun.unit, unit))
    if quantity is None or says_lost(line, first, (span.upper if span else amount).end, noun.end):
        raise _NotUnderstood(end)
    if per is not None:
        quantity = replace(quantity, per=per)
    return Reading(quantity, line[first].start, line[end - 1].end, noun.concept, new), end


def _signed(
    line: Sequence[Token], amount: Amount, noun: Counted, start: int, since: int
) -> tuple[Amount, int]:
    """The amount with the minus in front of it, which only a share can have."""
    minus = start > since and word(line, start - 1) in {"moins", "minus"}
    if not minus and signed(line, start) >= 0:
        return amount, start
    if noun.unit != "%" or hedge_before(line, start - 1)[0]:  # "jusqu'à -30 %"
        raise _NotUnderstood(noun.end)
    return amount._replace(value=-amount.value), start - 1


def _is_article(line: Sequence[Token], amount: Amount) -> bool:
    """Whether "un" or "one" stands alone, which is a number only at the end of a range."""
    return amount.end == amount.start + 1 and word(line, amount.start) in ONE


def _money_before(line: Sequence[Token], amount: Amount, since: int) -> Money:
    """The currency in front of an amount; behind the brackets of a scale nothing is certain."""
    if is_scale_in_brackets_before(line, amount.start, amount.value):
        raise _NotUnderstood(amount.end)
    return money_before(line, amount.start, since)


def _scaled(amount: Amount, span: Span | None, factor: int) -> tuple[Amount, Span | None]:
    """A figure times the scale in front of it: "M€ 12,5", "k€ 10 à 12"."""
    if factor == 1:
        return amount, span
    last = span.upper if span else amount
    if last.unit or amount.scale > 1 or last.scale > 1:
        raise _NotUnderstood(last.end)
    last = last._replace(value=last.value * factor, step=last.step * factor, scale=factor)
    if span is None:
        return last, None
    loose = span.loose_step and span.loose_step * factor
    return amount, span._replace(low=span.low * factor, upper=last, loose_step=loose)


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
    if hedge is Hedge.UNCLEAR:
        return None
    if span is not None:
        return _range(span, hedge, unit)
    if amount.floor_only:
        if hedge in {Hedge.LESS, Hedge.AT_MOST, Hedge.AT_MOST_ABOUT, Hedge.NEARLY}:
            return None  # "jusqu'à plusieurs centaines" has no upper bound
        return Quantity(low=amount.value, approximate=True, unit=unit, step=amount.step)
    if amount.value == 0 and hedge in {Hedge.LESS, Hedge.NEARLY, Hedge.ABOUT, Hedge.JUST_OVER}:
        return None
    if hedge is None and amount.loose:
        hedge = Hedge.ABOUT
    return hedged(hedge, amount.value, amount.step, unit)


def _range(span: Span, hedge: Hedge | None, unit: str | None) -> Quantity | None:
    """The quantity of a range under a hedge: "at least 40 to 60" may be more than 60."""
    upper, loose = span.upper, span.loose_step is not None or span.upper.loose
    if hedge in {Hedge.LESS, Hedge.NEARLY, Hedge.JUST_OVER} or (loose and hedge is not None):
        return None
    about = hedge in {Hedge.ABOUT, Hedge.AT_LEAST_ABOUT, Hedge.AT_MOST_ABOUT}
    floored = hedge not in {Hedge.AT_MOST, Hedge.AT_MOST_ABOUT}
    capped = hedge not in {Hedge.AT_LEAST, Hedge.AT_LEAST_ABOUT} or span.is_capped
    low = span.low - (margin(span.low, span.loose_step, unit) if span.loose_step else 0)
    high = upper.value + (margin(upper.value, upper.step, unit) if upper.loose else 0)
    bare = Quantity(
        low=low if floored else None,
        high=high if capped else None,
        low_open=hedge is Hedge.MORE,
        high_open=span.high_open,
        approximate=about or loose,
        step=upper.step,
        low_assumed=floored and (about or span.loose_step is not None),
        high_assumed=capped and (about or upper.loose),
    )
    return bare.with_unit(unit)


def _and_a_half(line: Sequence[Token], amount: Amount, noun: Counted) -> tuple[Amount, int]:
    """The amount with a half behind its noun: "trois ans et demi"."""
    end = half_end(line, noun.end) if noun.unit in DURATIONS else noun.end
    if end == noun.end:
        return amount, end
    half = Fraction(1, 2)
    return amount._replace(value=amount.value + half, step=half), end


def _counts_nothing(
    line: Sequence[Token], amount: Amount, span: Span | None, unit: str | None, start: int
) -> bool:
    """Whether a number is a date, a time of day, a horizon or a name."""
    last = span.upper if span else amount
    if is_date(line, amount, last, unit) or word(line, last.end) in HOURS:
        return True
    if is_horizon(line, start, unit, is_range=span is not None) and not joins(line, amount.end):
        return True
    if span is not None or unit not in {None, "count"}:
        return False
    return is_name(line, amount) and hedge_before(line, start)[0] is None


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
        if is_range and word(line, begin) == "-":  # "- de 50 à 60": a bullet
            hedge = None
        opener = word(line, first - 1) if first > since else ""
        signs = first > since and is_range and signed(line, first) != 0
        if signs or (is_range and (opener in _OPENERS or (opener == "de" and hedge is None))):
            first -= 1
            continue
        if hedge is None or begin < since:
            break
        outer, first = combined(hedge, outer), begin
    if word(line, first - 1) == BREAK:
        hedge, begin = hedge_before(line, first - 1)
        if hedge is not None and begin >= since:
            return Hedge.UNCLEAR, first  # "environ" at the end of the line before
    return outer, first
