"""Ranges: "entre 10 et 20 millions", "5-8 M€", "supérieur à 10 et inférieur à 20"."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ftcli.wording.amounts import Amount, amount_at
from ftcli.wording.counting import counted
from ftcli.wording.hedges import Hedge, hedge_at, hedge_before
from ftcli.wording.lexicon import BETWEEN, CURRENCIES
from ftcli.wording.tokens import Token, word

_TO = frozenset({"a", "to", "ou", "or", "-"})
_AND = frozenset({"et", "and", "mais", "but"})
_ARTICLES = frozenset({"la", "le", "les", "l", "the"})


class Span(NamedTuple):
    """A range: its lower number and the amount at its upper end.

    Attributes:
        low: the lower number, with the scale it shares with the upper ("10 et 20 millions").
        upper: the amount at the upper end.
        high_open: whether the words exclude the upper number ("450 to under 500").
    """

    low: Fraction
    upper: Amount
    high_open: bool


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
    if first.loose or first.floor_only:
        return None
    link, unit = first.end, None
    if word(line, link) not in _TO | _AND:
        noun = counted(line, link, currency)
        link, unit = noun.end, noun.unit
        if unit in {None, "count"}:
            return None
    hedge, upper = _upper(line, link, lang)
    if upper is not None and upper.unit is None and first.unit == "multiple":
        upper = upper._replace(unit=first.unit)  # "multiplier par 2 à 3"
    if upper is None or upper.unit != first.unit:
        return None
    if unit is not None and currency is None and counted(line, upper.end).unit != unit:
        return None
    shared = first.value * upper.scale
    shares = unit is None and upper.scale > first.scale == 1 and shared < upper.value
    if not _is_range(line, first, link, hedge, shares=shares):
        return None
    low = shared if shares else first.value
    return Span(low, upper, hedge is Hedge.LESS) if low < upper.value else None


def _upper(
    line: Sequence[Token], link: int, lang: str | None
) -> tuple[Hedge | None, Amount | None]:
    """The amount at the upper end behind a linking word, with the hedge in front of it."""
    if word(line, link) not in _TO | _AND:
        return None, None
    hedge, place = hedge_at(line, link + 1)
    if hedge not in {None, Hedge.LESS, Hedge.AT_MOST}:
        return None, None
    place += word(line, place) in CURRENCIES | _ARTICLES
    upper = amount_at(line, place, lang) if place < len(line) else None
    if upper is None or upper.loose or upper.floor_only:
        return None, None
    return hedge, upper


def _is_range(
    line: Sequence[Token], first: Amount, link: int, hedge: Hedge | None, *, shares: bool
) -> bool:
    """Whether a link makes a range of the numbers beside it.

    "and" makes one after "between", between a floor and a ceiling ("plus de 10 et moins de 20"),
    and where both share a scale ("250 et 300 M€").
    """
    if word(line, link) in _TO:
        return hedge is not Hedge.AT_MOST
    start = first.start - (word(line, first.start - 1) in CURRENCIES)
    if BETWEEN & {word(line, start - back) for back in (1, 2)}:
        return True
    if hedge is not None:
        return hedge_before(line, start)[0] in {Hedge.MORE, Hedge.AT_LEAST}
    return shares
